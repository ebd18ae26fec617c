/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One sub-record on a form: its number and title, and its fields when it is opened. */
#include "bg-config.h"

#include "bg-item-card.h"

#include <glib/gi18n-lib.h>

#include "bg-field-grid.h"
#include "bg-problem-note.h"

struct _BgItemCard
{
  AdwBin parent_instance;

  BgForm *form;
  BgRecord *item;
  /* Made when the card is opened for the first time. */
  BgFieldGrid *grid;

  GtkWidget *header;
  GtkWidget *handle;
  GtkLabel *number_label;
  GtkLabel *title_label;
  GtkLabel *subtitle_label;
  GtkWidget *pill;
  GtkImage *pill_icon;
  GtkLabel *pill_label;
  GtkButton *remove_button;
  GtkToggleButton *expand_button;
  GtkBox *notes_box;
  GtkRevealer *revealer;
  AdwBin *grid_bin;
};

G_DEFINE_FINAL_TYPE (BgItemCard, bg_item_card, ADW_TYPE_BIN)

enum
{
  MOVED,
  DROPPED,
  REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The title, or else the first thing known of the item, or else what it would be. */
static char *
dup_title (BgItemCard *self)
{
  const BgKind *kind = bg_record_get_kind (self->item);
  BgStore *store = bg_form_get_store (self->form);

  if (bg_record_is_set (self->item, kind->title))
    return bg_record_dup_display (self->item, bg_kind_get_field (kind, kind->title), bg_store_title_func,
                                  store);
  for (const BgField *field = kind->fields; field->name != NULL; field++)
    if ((field->flags & (BG_FIELD_HIDDEN | BG_FIELD_PERSONAL)) == 0 &&
        bg_record_is_set (self->item, field->name))
      return bg_record_dup_display (self->item, field, bg_store_title_func, store);
  return g_strdup_printf (_ ("%s, still empty"), bg_kind_get_label (kind));
}

static void
show_titles (BgItemCard *self)
{
  g_autofree char *title = dup_title (self);
  g_autofree char *subtitle = bg_record_dup_subtitle (self->item, bg_form_get_rules (self->form),
                                                      bg_store_title_func, bg_form_get_store (self->form));
  g_autofree char *remove = g_strdup_printf (_ ("Remove %s"), title);

  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->subtitle_label, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle_label),
                          *subtitle != '\0' && !g_str_equal (subtitle, title));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expand_button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->remove_button), remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove,
                                  -1);
}

static gboolean
is_own_problem (const BgProblem *problem, gpointer data)
{
  BgItemCard *self = data;

  return g_strcmp0 (problem->item_id, bg_record_get_id (self->item)) == 0 &&
         bg_form_shows_problem (self->form, problem);
}

/* What a single field is to blame for stands beside that field. */
static gboolean
is_note (const BgProblem *problem, gpointer data)
{
  return is_own_problem (problem, data) && g_strcmp0 (problem->rule, "required") != 0 &&
         g_strcmp0 (problem->rule, "unread") != 0;
}

static void
show_pill (BgItemCard *self, gboolean error, gboolean warning)
{
  gtk_widget_set_visible (self->pill, error || warning);
  gtk_widget_remove_css_class (self->pill, error ? "yellow" : "red");
  gtk_widget_add_css_class (self->pill, error ? "red" : "yellow");
  gtk_image_set_from_icon_name (self->pill_icon, error ? "dialog-error-symbolic" : "dialog-warning-symbolic");
  gtk_label_set_label (self->pill_label, error ? _ ("To be mended") : _ ("Needs a reason"));
}

static void
show_problems_cb (BgItemCard *self)
{
  const BgProblems *problems = bg_form_get_problems (self->form);
  gboolean error = FALSE;
  gboolean warning = FALSE;

  g_assert (BG_IS_ITEM_CARD (self));

  for (guint i = 0; i < bg_problems_get_n (problems); i++)
    {
      const BgProblem *problem = bg_problems_get (problems, i);

      if (!is_own_problem (problem, self) || !bg_problem_is_open (problem, bg_form_get_record (self->form)))
        continue;
      error = error || problem->grade == BG_GRADE_ERROR;
      warning = warning || problem->grade == BG_GRADE_WARNING;
    }
  show_pill (self, error, warning);
  bg_problem_note_sync (self->notes_box, self->form, is_note, self);
}

static void
item_changed_cb (BgItemCard *self)
{
  g_assert (BG_IS_ITEM_CARD (self));
  show_titles (self);
}

static void
make_grid (BgItemCard *self)
{
  if (self->grid != NULL)
    return;
  self->grid = BG_FIELD_GRID (bg_field_grid_new (self->form, self->item, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "item-fields");
  adw_bin_set_child (self->grid_bin, GTK_WIDGET (self->grid));
}

static void
expand_toggled_cb (BgItemCard *self)
{
  gboolean expanded = gtk_toggle_button_get_active (self->expand_button);

  g_assert (BG_IS_ITEM_CARD (self));

  if (expanded && self->form != NULL)
    make_grid (self);
  gtk_button_set_icon_name (GTK_BUTTON (self->expand_button),
                            expanded ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_revealer_set_reveal_child (self->revealer, expanded);
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), expanded);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->expand_button), GTK_ACCESSIBLE_STATE_EXPANDED, expanded,
                               -1);
}

static void
header_clicked_cb (BgItemCard *self)
{
  g_assert (BG_IS_ITEM_CARD (self));
  gtk_toggle_button_set_active (self->expand_button, !gtk_toggle_button_get_active (self->expand_button));
}

static void
remove_clicked_cb (BgItemCard *self)
{
  g_assert (BG_IS_ITEM_CARD (self));
  g_signal_emit (self, signals[REMOVED], 0);
}

static GdkContentProvider *
drag_prepared_cb (BgItemCard *self)
{
  g_assert (BG_IS_ITEM_CARD (self));
  return gdk_content_provider_new_typed (BG_TYPE_ITEM_CARD, self);
}

static void
drag_begun_cb (BgItemCard *self, GdkDrag *drag, GtkDragSource *source)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, 12, 12);
}

static gboolean
dropped_cb (BgItemCard *self, const GValue *value)
{
  BgItemCard *other = g_value_get_object (value);

  if (other == NULL || other == self ||
      gtk_widget_get_parent (GTK_WIDGET (other)) != gtk_widget_get_parent (GTK_WIDGET (self)))
    return FALSE;
  g_signal_emit (self, signals[DROPPED], 0, other->item);
  return TRUE;
}

static void
move_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[MOVED], 0, g_str_equal (action, "item.move-up") ? -1 : 1);
}

static gboolean
bg_item_card_grab_focus (GtkWidget *widget)
{
  BgItemCard *self = BG_ITEM_CARD (widget);

  if (self->grid != NULL && gtk_toggle_button_get_active (self->expand_button))
    return gtk_widget_grab_focus (GTK_WIDGET (bg_field_grid_get_row (self->grid, 0)));
  return gtk_widget_grab_focus (GTK_WIDGET (self->expand_button));
}

static void
bg_item_card_dispose (GObject *object)
{
  BgItemCard *self = BG_ITEM_CARD (object);

  self->grid = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), BG_TYPE_ITEM_CARD);
  g_clear_object (&self->form);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (bg_item_card_parent_class)->dispose (object);
}

static void
install_signals (void)
{
  /**
   * BgItemCard::moved:
   * @card: the card
   * @steps: -1 up, 1 down
   */
  signals[MOVED] = g_signal_new ("moved", BG_TYPE_ITEM_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_INT);

  /**
   * BgItemCard::dropped:
   * @card: the card
   * @item: the item that was dropped here
   */
  signals[DROPPED] = g_signal_new ("dropped", BG_TYPE_ITEM_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, BG_TYPE_RECORD);

  /**
   * BgItemCard::removed:
   * @card: the card
   */
  signals[REMOVED] =
    g_signal_new ("removed", BG_TYPE_ITEM_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "item.move-up", NULL, move_cb);
  gtk_widget_class_install_action (widget_class, "item.move-down", NULL, move_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "item.move-up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "item.move-down", NULL);
}

static void
bg_item_card_class_init (BgItemCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bg_item_card_dispose;
  widget_class->grab_focus = bg_item_card_grab_focus;
  install_signals ();
  install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/banggiao/BangGiao/ui/bg-item-card.ui");
  gtk_widget_class_bind_template_child (widget_class, BgItemCard, header);
  gtk_widget_class_bind_template_child (widget_class, BgItemCard, handle);
  gtk_widget_class_bind_template_child (widget_class, BgItemCard, number_label);
  gtk_widget_class_bind_template_child (widget_class, BgItemCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, BgItemCard, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, BgItemCard, pill);
  gtk_widget_class_bind_template_child (widget_class, BgItemCard, pill_icon);
  gtk_widget_class_bind_template_child (widget_class, BgItemCard, pill_label);
  gtk_widget_class_bind_template_child (widget_class, BgItemCard, remove_button);
  gtk_widget_class_bind_template_child (widget_class, BgItemCard, expand_button);
  gtk_widget_class_bind_template_child (widget_class, BgItemCard, notes_box);
  gtk_widget_class_bind_template_child (widget_class, BgItemCard, revealer);
  gtk_widget_class_bind_template_child (widget_class, BgItemCard, grid_bin);
  gtk_widget_class_bind_template_callback (widget_class, expand_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, header_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_prepared_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_begun_cb);
}

static void
bg_item_card_init (BgItemCard *self)
{
  GtkDropTarget *target;

  gtk_widget_init_template (GTK_WIDGET (self));
  target = gtk_drop_target_new (BG_TYPE_ITEM_CARD, GDK_ACTION_COPY);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * bg_item_card_new:
 * @form: the form
 * @item: an item of one of its lists
 *
 * Returns: (transfer floating): a card, closed
 */
GtkWidget *
bg_item_card_new (BgForm *form, BgRecord *item)
{
  BgItemCard *self;

  g_return_val_if_fail (BG_IS_FORM (form) && BG_IS_RECORD (item), NULL);

  self = g_object_new (BG_TYPE_ITEM_CARD, NULL);
  self->form = g_object_ref (form);
  self->item = g_object_ref (item);
  show_titles (self);
  show_problems_cb (self);
  g_signal_connect_object (item, "notify", G_CALLBACK (item_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "checked", G_CALLBACK (show_problems_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * bg_item_card_get_item:
 * @card: a card
 *
 * Returns: (transfer none): its item
 */
BgRecord *
bg_item_card_get_item (BgItemCard *card)
{
  g_return_val_if_fail (BG_IS_ITEM_CARD (card), NULL);
  return card->item;
}

/**
 * bg_item_card_set_place:
 * @card: a card
 * @place: where its item stands in the list, from 0
 * @n_items: how many items there are
 */
void
bg_item_card_set_place (BgItemCard *card, guint place, guint n_items)
{
  g_autofree char *number = g_strdup_printf ("%u", place + 1);

  g_return_if_fail (BG_IS_ITEM_CARD (card));

  gtk_label_set_label (card->number_label, number);
  gtk_widget_set_visible (card->handle, n_items > 1);
}

/**
 * bg_item_card_set_expanded:
 * @card: a card
 * @expanded: whether to show the fields
 */
void
bg_item_card_set_expanded (BgItemCard *card, gboolean expanded)
{
  g_return_if_fail (BG_IS_ITEM_CARD (card));
  gtk_toggle_button_set_active (card->expand_button, expanded);
}

/**
 * bg_item_card_focus_problem:
 * @card: a card
 *
 * Puts the focus where its problem can be mended: a box for a reason, a field with an error, or the first
 * one.
 */
void
bg_item_card_focus_problem (BgItemCard *card)
{
  g_return_if_fail (BG_IS_ITEM_CARD (card));

  if (bg_problem_note_focus_open (card->notes_box))
    return;
  bg_item_card_set_expanded (card, TRUE);
  for (guint i = 0; i < bg_field_grid_get_n_rows (card->grid); i++)
    {
      BgFieldRow *row = bg_field_grid_get_row (card->grid, i);

      if (bg_field_row_has_error (row))
        {
          gtk_widget_grab_focus (GTK_WIDGET (row));
          return;
        }
    }
  gtk_widget_grab_focus (GTK_WIDGET (card));
}
