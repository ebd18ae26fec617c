/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One place that two wrote differently: what stood before, mine, theirs, or another value that is typed in
 * the editor of the field's own form. */
#include "bg-config.h"

#include "bg-inbox-card.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-error.h"
#include "bg-field-row.h"
#include "bg-patch.h"
#include "bg-text.h"

struct _BgInboxCard
{
  GtkBox parent_instance;

  GtkLabel *name;
  GtkLabel *base;
  GtkCheckButton *mine;
  GtkLabel *mine_value;
  GtkLabel *mine_by;
  GtkCheckButton *theirs;
  GtkLabel *theirs_whose;
  GtkLabel *theirs_value;
  GtkLabel *theirs_by;
  GtkCheckButton *another;
  GtkButton *both;
  AdwBin *editor_bin;

  BgSession *session;
  BgRecord *record;
  const BgInboxPlace *place;
  /* Of another value: made when it is asked for first. */
  BgForm *form;
};

G_DEFINE_FINAL_TYPE (BgInboxCard, bg_inbox_card, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The record of the form, or the item of it, in which the place is. */
static BgRecord *
find_inner (BgRecord *record, const char *path, const BgPlace *where)
{
  for (guint i = 0; where->list != NULL && i < bg_record_get_n_items (record, where->list->name); i++)
    {
      BgRecord *item = bg_record_get_item (record, where->list->name, i);
      g_autofree char *own = bg_record_dup_path (record, item, where->field);

      if (strcmp (own, path) == 0)
        return item;
    }
  return where->list == NULL ? record : NULL;
}

static BgPlace
find_place (BgInboxCard *self)
{
  return bg_patch_find_place (bg_record_get_kind (self->record), self->place->entry->path);
}

/* What is in use is where another value begins; a personal value is never shown whole without being asked
 * for. */
static void
make_editor (BgInboxCard *self)
{
  BgPlace where = find_place (self);
  BgRecord *inner;
  GtkWidget *row;

  self->form = bg_form_new (bg_session_get_store (self->session), bg_session_get_rules (self->session),
                            self->record, self->record);
  inner = find_inner (bg_form_get_record (self->form), self->place->entry->path, &where);
  if (inner == NULL)
    return;
  if ((where.field->flags & BG_FIELD_PERSONAL) != 0)
    bg_record_clear (inner, where.field->name);
  row = bg_field_row_new (self->form, inner, where.field);
  adw_bin_set_child (self->editor_bin, row);
}

static void
toggled_cb (BgInboxCard *self)
{
  gboolean is_typed = gtk_check_button_get_active (self->another);

  if (is_typed && self->form == NULL)
    make_editor (self);
  gtk_widget_set_visible (GTK_WIDGET (self->editor_bin), is_typed);
  if (is_typed && adw_bin_get_child (self->editor_bin) != NULL)
    gtk_widget_grab_focus (adw_bin_get_child (self->editor_bin));
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Words of both, the one in use first; where one holds the other nothing is said twice. */
static char *
join_both (const char *theirs, const char *mine, gboolean has_lines)
{
  if (strstr (theirs, mine) != NULL)
    return g_strdup (theirs);
  if (strstr (mine, theirs) != NULL)
    return g_strdup (mine);
  return g_strconcat (theirs, has_lines ? "\n" : "; ", mine, NULL);
}

static void
both_clicked_cb (BgInboxCard *self)
{
  BgPlace where = find_place (self);
  g_autofree char *joined = NULL;
  BgRecord *inner;

  if (self->form == NULL)
    make_editor (self);
  inner = find_inner (bg_form_get_record (self->form), self->place->entry->path, &where);
  if (inner == NULL)
    return;
  joined = join_both (json_string_value (self->place->entry->theirs),
                      json_string_value (self->place->entry->mine), where.field->type == BG_FIELD_LONG_TEXT);
  bg_record_set_text (inner, where.field->name, joined);
  bg_form_touch (self->form);
  gtk_check_button_set_active (self->another, TRUE);
}

static void
bg_inbox_card_dispose (GObject *object)
{
  BgInboxCard *self = BG_INBOX_CARD (object);

  g_clear_object (&self->form);
  g_clear_object (&self->record);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (bg_inbox_card_parent_class)->dispose (object);
}

static gboolean
bg_inbox_card_grab_focus (GtkWidget *widget)
{
  BgInboxCard *self = BG_INBOX_CARD (widget);
  GtkCheckButton *buttons[] = { self->another, self->theirs, self->mine };
  GtkWidget *editor = adw_bin_get_child (self->editor_bin);

  if (gtk_check_button_get_active (self->another) && editor != NULL)
    return gtk_widget_grab_focus (editor);
  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    if (gtk_check_button_get_active (buttons[i]))
      return gtk_widget_grab_focus (GTK_WIDGET (buttons[i]));
  return gtk_widget_grab_focus (GTK_WIDGET (self->mine));
}

static void
bg_inbox_card_class_init (BgInboxCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bg_inbox_card_dispose;
  widget_class->grab_focus = bg_inbox_card_grab_focus;

  /**
   * BgInboxCard::changed:
   *
   * Another value was chosen.
   */
  signals[CHANGED] =
    g_signal_new ("changed", BG_TYPE_INBOX_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/banggiao/BangGiao/ui/bg-inbox-card.ui");
  gtk_widget_class_bind_template_child (widget_class, BgInboxCard, name);
  gtk_widget_class_bind_template_child (widget_class, BgInboxCard, base);
  gtk_widget_class_bind_template_child (widget_class, BgInboxCard, mine);
  gtk_widget_class_bind_template_child (widget_class, BgInboxCard, mine_value);
  gtk_widget_class_bind_template_child (widget_class, BgInboxCard, mine_by);
  gtk_widget_class_bind_template_child (widget_class, BgInboxCard, theirs);
  gtk_widget_class_bind_template_child (widget_class, BgInboxCard, theirs_whose);
  gtk_widget_class_bind_template_child (widget_class, BgInboxCard, theirs_value);
  gtk_widget_class_bind_template_child (widget_class, BgInboxCard, theirs_by);
  gtk_widget_class_bind_template_child (widget_class, BgInboxCard, another);
  gtk_widget_class_bind_template_child (widget_class, BgInboxCard, both);
  gtk_widget_class_bind_template_child (widget_class, BgInboxCard, editor_bin);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, both_clicked_cb);
}

static void
bg_inbox_card_init (BgInboxCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Underlined, and bold: to be told apart without a colour. */
static void
mark_new (GtkLabel *label, const char *text, const char *against)
{
  g_autoptr (GArray) ranges = bg_text_find_new (text, against);
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();

  for (guint i = 0; i < ranges->len; i++)
    {
      const BgTextRange *range = &g_array_index (ranges, BgTextRange, i);
      PangoAttribute *attributes[] = { pango_attr_underline_new (PANGO_UNDERLINE_SINGLE),
                                       pango_attr_weight_new (PANGO_WEIGHT_BOLD) };

      for (gsize j = 0; j < G_N_ELEMENTS (attributes); j++)
        {
          attributes[j]->start_index = (guint) range->start;
          attributes[j]->end_index = (guint) range->end;
          pango_attr_list_insert (list, attributes[j]);
        }
    }
  gtk_label_set_attributes (label, list);
}

/* A value that is no words stands large, as a date does. */
static void
show_value (BgInboxCard *self, GtkLabel *label, const char *text, const char *other)
{
  gtk_label_set_label (label, *text != '\0' ? text : _ ("nothing"));
  if (!self->place->is_text)
    {
      gtk_widget_add_css_class (GTK_WIDGET (label), "title-4");
      return;
    }
  mark_new (label, text, json_is_string (self->place->entry->base) ? self->place->base : other);
}

static char *
dup_by (const char *who, const char *where, gint64 time)
{
  g_autofree char *moment = time > 0 ? bg_clock_format_moment (time) : NULL;
  const char *parts[3];
  gsize n = 0;

  if (who != NULL)
    parts[n++] = who;
  if (where != NULL)
    parts[n++] = where;
  if (moment != NULL)
    parts[n++] = moment;
  return n == 3   ? g_strdup_printf ("%s · %s · %s", parts[0], parts[1], parts[2])
         : n == 2 ? g_strdup_printf ("%s · %s", parts[0], parts[1])
                  : g_strdup (n == 1 ? parts[0] : "");
}

static void
name_choice (GtkCheckButton *button, const char *whose, const char *value, const char *by)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", whose, *value != '\0' ? value : _ ("nothing"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, by, -1);
}

static void
show (BgInboxCard *self)
{
  const BgInboxPlace *place = self->place;
  const BgInboxEntry *entry = place->entry;
  g_autofree char *mine_by = dup_by (entry->mine_by, _ ("this computer"), entry->mine_time);
  g_autofree char *theirs_by = dup_by (entry->theirs_by, NULL, entry->theirs_time);
  g_autofree char *whose =
    entry->theirs_by != NULL ? g_strdup_printf (_ ("By %s"), entry->theirs_by) : g_strdup (_ ("Theirs"));

  gtk_label_set_label (self->name, place->name);
  gtk_label_set_label (self->base, *place->base != '\0' ? place->base : _ ("nothing"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->base), place->base);
  show_value (self, self->mine_value, place->mine, place->theirs);
  show_value (self, self->theirs_value, place->theirs, place->mine);
  gtk_label_set_label (self->mine_by, mine_by);
  gtk_label_set_label (self->theirs_by, theirs_by);
  gtk_label_set_label (self->theirs_whose, whose);
  name_choice (self->mine, _ ("Mine"), place->mine, mine_by);
  name_choice (self->theirs, whose, place->theirs, theirs_by);
  gtk_widget_set_visible (GTK_WIDGET (self->another), place->takes_another);
  gtk_widget_set_visible (GTK_WIDGET (self->both), place->is_text && place->takes_another);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, place->name, -1);
}

/**
 * bg_inbox_card_new:
 * @session: the record book
 * @record: the record as it is
 * @place: a place in it; must outlive the card
 *
 * Returns: (transfer floating): the choice, with nothing chosen
 */
GtkWidget *
bg_inbox_card_new (BgSession *session, BgRecord *record, const BgInboxPlace *place)
{
  BgInboxCard *self = g_object_new (BG_TYPE_INBOX_CARD, NULL);

  self->session = g_object_ref (session);
  self->record = g_object_ref (record);
  self->place = place;
  show (self);
  return GTK_WIDGET (self);
}

/**
 * bg_inbox_card_choose:
 * @card: a card
 * @choice: what to choose
 *
 * Chooses as a click does; a value that cannot be typed is not chosen.
 */
void
bg_inbox_card_choose (BgInboxCard *card, BgInboxChoice choice)
{
  GtkCheckButton *buttons[] = { NULL, card->mine, card->theirs, card->another };

  g_return_if_fail (choice > BG_INBOX_NONE && choice < G_N_ELEMENTS (buttons));

  if (gtk_widget_get_visible (GTK_WIDGET (buttons[choice])))
    gtk_check_button_set_active (buttons[choice], TRUE);
}

/**
 * bg_inbox_card_get_choice:
 * @card: a card
 *
 * Returns: what is chosen
 */
BgInboxChoice
bg_inbox_card_get_choice (BgInboxCard *card)
{
  g_return_val_if_fail (BG_IS_INBOX_CARD (card), BG_INBOX_NONE);

  if (gtk_check_button_get_active (card->mine))
    return BG_INBOX_MINE;
  if (gtk_check_button_get_active (card->theirs))
    return BG_INBOX_THEIRS;
  return gtk_check_button_get_active (card->another) ? BG_INBOX_ANOTHER : BG_INBOX_NONE;
}

static gboolean
read_typed (BgInboxCard *card, json_t **value, GError **error)
{
  BgPlace where = find_place (card);
  BgRecord *inner = find_inner (bg_form_get_record (card->form), card->place->entry->path, &where);
  const char *unread = inner != NULL ? bg_form_get_unread_message (card->form, inner, where.field) : NULL;
  json_t *document;

  if (unread != NULL)
    {
      g_set_error_literal (error, BG_ERROR, BG_ERROR_INVALID, unread);
      return FALSE;
    }
  document = bg_record_to_json (bg_form_get_record (card->form));
  *value = bg_patch_get (document, card->place->entry->path);
  json_decref (document);
  return TRUE;
}

/**
 * bg_inbox_card_read:
 * @card: a card with something chosen
 * @value: (out) (transfer full) (nullable): what shall stand there
 * @error: what is wrong with what was typed
 *
 * Returns: whether it can be read
 */
gboolean
bg_inbox_card_read (BgInboxCard *card, json_t **value, GError **error)
{
  const BgInboxEntry *entry = card->place->entry;
  BgInboxChoice choice = bg_inbox_card_get_choice (card);

  if (choice == BG_INBOX_ANOTHER)
    return read_typed (card, value, error);
  *value = json_incref (choice == BG_INBOX_MINE ? entry->mine : entry->theirs);
  return TRUE;
}
