/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What waits for a decision: two wrote the same place differently, and a person says which holds. A list of
 * the records, and beside it all places of the chosen one, decided in one step that can be undone. */
#include "bg-config.h"

#include "bg-inbox-page.h"

#include <glib/gi18n-lib.h>

#include "bg-inbox-card.h"
#include "bg-inbox-row.h"
#include "bg-link.h"
#include "bg-twin-card.h"

struct _BgInboxPage
{
  AdwBin parent_instance;

  GtkStack *stack;
  AdwWindowTitle *title;
  GtkListBox *list;
  GtkWidget *write;
  GtkScrolledWindow *scroller;
  GtkLabel *kind;
  GtkWidget *open;
  GtkLabel *heading;
  GtkLabel *explanation;
  GtkLabel *message;
  GtkBox *cards;
  GtkExpander *joined;
  GtkLabel *joined_lines;
  GtkWidget *keys;

  BgSession *session;
  GCancellable *reading;
  GPtrArray *records;
  /* The record that is shown; NULL for none. */
  const BgInboxRecord *shown;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (BgInboxPage, bg_inbox_page, ADW_TYPE_BIN)

enum
{
  CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_message (BgInboxPage *self, const char *words)
{
  gtk_label_set_label (self->message, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), words != NULL);
}

/* Two records that are likely the same have one card for the two; NULL where places are shown. */
static BgTwinCard *
get_twin_card (BgInboxPage *self)
{
  GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards));

  return BG_IS_TWIN_CARD (card) ? BG_TWIN_CARD (card) : NULL;
}

static BgInboxCard *
get_first_card (BgInboxPage *self)
{
  GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards));

  return BG_IS_INBOX_CARD (card) ? BG_INBOX_CARD (card) : NULL;
}

static BgInboxCard *
get_next_card (BgInboxCard *card)
{
  return BG_INBOX_CARD (gtk_widget_get_next_sibling (GTK_WIDGET (card)));
}

static void
update_write (BgInboxPage *self)
{
  BgTwinCard *twin = get_twin_card (self);
  gboolean is_chosen = twin != NULL && bg_twin_card_get_answer (twin) != BG_TWIN_UNANSWERED;

  for (BgInboxCard *card = get_first_card (self); card != NULL; card = get_next_card (card))
    is_chosen = is_chosen || bg_inbox_card_get_choice (card) != BG_INBOX_NONE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "inbox.write", is_chosen);
}

static void
clear_cards (BgInboxPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_box_remove (self->cards, child);
  self->shown = NULL;
}

/* What needed nobody is told, but folded away. */
static void
show_joined (BgInboxPage *self, GPtrArray *lines)
{
  g_autofree char *label = g_strdup_printf (
    ngettext ("%u other place was joined by itself", "%u other places were joined by themselves", lines->len),
    lines->len);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (char *) g_ptr_array_index (lines, i));
  gtk_expander_set_label (self->joined, label);
  gtk_expander_set_expanded (self->joined, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->joined), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_label_set_label (self->joined_lines, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->joined), lines->len > 0);
}

static void
add_card (BgInboxPage *self, GtkWidget *card)
{
  g_signal_connect_object (card, "changed", G_CALLBACK (update_write), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->cards, card);
}

static void
show_places (BgInboxPage *self, const BgInboxRecord *record)
{
  guint n = record->places->len;
  g_autofree char *explanation =
    g_strdup_printf (ngettext ("Two computers changed the place below. Choose one value; the other stays in "
                               "the history.",
                               "Two computers changed the %u places below. Choose one value for each; the "
                               "others stay in the history.",
                               n),
                     n);

  gtk_label_set_label (self->explanation, explanation);
  for (guint i = 0; i < n; i++)
    add_card (self, bg_inbox_card_new (self->session, record->record, g_ptr_array_index (record->places, i)));
}

static void
show_twins (BgInboxPage *self, const BgInboxRecord *pair)
{
  gtk_label_set_label (
    self->explanation,
    _ ("This record was written on this computer before it was joined to the server, where "
       "there is one that is likely the same. Are they one?"));
  add_card (self, bg_twin_card_new (pair));
}

static void
show_record (BgInboxPage *self, const BgInboxRecord *record)
{
  const BgKind *kind = bg_record_get_kind (record->record);

  clear_cards (self);
  show_message (self, NULL);
  self->shown = record;
  gtk_label_set_label (self->kind, bg_kind_get_label (kind));
  gtk_label_set_label (self->heading, bg_record_get_title (record->record));
  bg_link_make_target (self->open, kind->name, bg_record_get_id (record->record));
  if (record->twin != NULL)
    show_twins (self, record);
  else
    show_places (self, record);
  show_joined (self, record->joined);
  gtk_widget_set_visible (self->keys, record->twin == NULL);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  update_write (self);
}

static void
row_selected_cb (BgInboxPage *self, GtkListBoxRow *row)
{
  if (row != NULL && !self->filling)
    show_record (self, g_ptr_array_index (self->records, gtk_list_box_row_get_index (row)));
}

/* The question that was shown before; else the first. */
static guint
find_record (BgInboxPage *self, BgRecord *record, gboolean is_twin)
{
  for (guint i = 0; record != NULL && i < self->records->len; i++)
    {
      const BgInboxRecord *other = g_ptr_array_index (self->records, i);

      if (g_str_equal (bg_record_get_id (other->record), bg_record_get_id (record)) &&
          (other->twin != NULL) == is_twin)
        return i;
    }
  return 0;
}

static char *
dup_counts (BgInboxPage *self)
{
  guint n = 0;

  for (guint i = 0; i < self->records->len; i++)
    n += bg_inbox_record_count (g_ptr_array_index (self->records, i));
  return g_strdup_printf (ngettext ("%u decision is waiting", "%u decisions are waiting", n), n);
}

/* The record that was shown stays in front, for as long as it waits. Takes over @records. */
static void
fill (BgInboxPage *self, GPtrArray *records)
{
  g_autoptr (BgRecord) shown = self->shown != NULL ? g_object_ref (self->shown->record) : NULL;
  gboolean is_twin = self->shown != NULL && self->shown->twin != NULL;
  g_autofree char *counts = NULL;
  GtkWidget *child;
  guint chosen;

  clear_cards (self);
  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records = records;
  for (guint i = 0; i < records->len; i++)
    gtk_list_box_append (self->list, bg_inbox_row_new (g_ptr_array_index (records, i)));
  counts = dup_counts (self);
  adw_window_title_set_subtitle (self->title, counts);
  gtk_stack_set_visible_child_name (self->stack, records->len > 0 ? "inbox" : "nothing");
  self->filling = FALSE;
  update_write (self);
  if (records->len == 0)
    return;
  chosen = find_record (self, shown, is_twin);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) chosen));
  if (gtk_widget_get_first_child (GTK_WIDGET (self->cards)) != NULL)
    gtk_widget_grab_focus (gtk_widget_get_first_child (GTK_WIDGET (self->cards)));
}

/* What is being chosen is not pulled away by a colleague's edit of another record. */
static gboolean
is_as_shown (BgInboxPage *self, GPtrArray *records)
{
  if (self->records == NULL || self->records->len != records->len)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    if (!bg_inbox_record_equal (g_ptr_array_index (self->records, i), g_ptr_array_index (records, i)))
      return FALSE;
  return TRUE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgInboxPage) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *records = bg_inbox_read_finish (result, &error);

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_clear_pointer (&records, g_ptr_array_unref);
  else if (records == NULL)
    show_message (self, error->message);
  else if (is_as_shown (self, records))
    g_ptr_array_unref (records);
  else
    fill (self, records);
}

static void
refresh (BgInboxPage *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  bg_inbox_read_async (bg_session_get_store (self->session), self->reading, read_cb, g_object_ref (self));
}

static void
end_decision (BgInboxPage *self, const GError *error)
{
  if (self->session == NULL)
    return;
  show_message (self, error != NULL ? error->message : NULL);
  /* A decision for what is in use changes no record, and so the record book says nothing of it. */
  bg_syncer_look (bg_session_get_syncer (self->session));
  refresh (self);
}

static void
decided_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgInboxPage) self = data;
  g_autoptr (GError) error = NULL;

  (void) bg_store_commit_finish (BG_STORE (source), result, &error);
  end_decision (self, error);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgInboxPage) self = data;
  g_autoptr (GError) error = NULL;

  (void) bg_inbox_answer_finish (result, &error);
  end_decision (self, error);
}

static void
clear_decision (gpointer data)
{
  json_decref ((json_t *) ((BgInboxDecision *) data)->value);
}

/* What was chosen, place by place; NULL where something that was typed cannot be read. */
static GArray *
read_decisions (BgInboxPage *self, GError **error)
{
  g_autoptr (GArray) decisions = g_array_new (FALSE, FALSE, sizeof (BgInboxDecision));
  guint i = 0;

  g_array_set_clear_func (decisions, clear_decision);
  for (BgInboxCard *card = get_first_card (self); card != NULL; card = get_next_card (card), i++)
    {
      BgInboxDecision decision = { ((BgInboxPlace *) g_ptr_array_index (self->shown->places, i))->entry,
                                   NULL };
      json_t *value = NULL;

      if (bg_inbox_card_get_choice (card) == BG_INBOX_NONE)
        continue;
      if (!bg_inbox_card_read (card, &value, error))
        {
          gtk_widget_grab_focus (GTK_WIDGET (card));
          return NULL;
        }
      decision.value = value;
      g_array_append_val (decisions, decision);
    }
  return g_steal_pointer (&decisions);
}

static void
write_decisions (BgInboxPage *self)
{
  BgStore *store = bg_session_get_store (self->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) decisions = read_decisions (self, &error);
  g_autoptr (BgChangeSet) set = NULL;

  if (decisions != NULL && decisions->len > 0)
    set = bg_sync_create_decisions (store, (BgInboxDecision *) decisions->data, decisions->len, &error);
  if (set != NULL)
    bg_store_commit_async (store, set, NULL, decided_cb, g_object_ref (self));
  else if (error != NULL)
    show_message (self, error->message);
}

static void
write_down (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BgInboxPage *self = BG_INBOX_PAGE (widget);
  BgTwinCard *twin = get_twin_card (self);

  if (self->shown == NULL)
    return;
  if (twin == NULL)
    {
      write_decisions (self);
      return;
    }
  /* It is answered once. */
  gtk_widget_action_set_enabled (widget, "inbox.write", FALSE);
  bg_inbox_answer_async (bg_session_get_store (self->session), self->shown, bg_twin_card_get_answer (twin),
                         answered_cb, g_object_ref (self));
}

/* The card that has the focus; else the first in which nothing is chosen yet. */
static BgInboxCard *
find_card (BgInboxPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *card = focus != NULL ? gtk_widget_get_ancestor (focus, BG_TYPE_INBOX_CARD) : NULL;
  BgInboxCard *open;

  if (card != NULL)
    return BG_INBOX_CARD (card);
  for (open = get_first_card (self); open != NULL; open = get_next_card (open))
    if (bg_inbox_card_get_choice (open) == BG_INBOX_NONE)
      return open;
  return get_first_card (self);
}

static void
choose (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BgTwinCard *twin = get_twin_card (BG_INBOX_PAGE (widget));
  BgInboxCard *card = find_card (BG_INBOX_PAGE (widget));

  if (twin != NULL)
    {
      bg_twin_card_choose (twin, (BgTwinAnswer) g_variant_get_int32 (parameter));
      gtk_widget_grab_focus (GTK_WIDGET (twin));
    }
  if (card == NULL)
    return;
  bg_inbox_card_choose (card, (BgInboxChoice) g_variant_get_int32 (parameter));
  gtk_widget_grab_focus (GTK_WIDGET (card));
}

static void
move (GtkWidget *widget, const char *name, GVariant *parameter)
{
  BgInboxCard *card = find_card (BG_INBOX_PAGE (widget));
  GtkWidget *next = NULL;

  if (card != NULL)
    next = g_variant_get_int32 (parameter) > 0 ? gtk_widget_get_next_sibling (GTK_WIDGET (card))
                                               : gtk_widget_get_prev_sibling (GTK_WIDGET (card));
  if (next != NULL)
    gtk_widget_grab_focus (next);
}

static void
close_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[CLOSED], 0);
}

static void
bg_inbox_page_dispose (GObject *object)
{
  BgInboxPage *self = BG_INBOX_PAGE (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (bg_inbox_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "inbox.close", NULL, close_page);
  gtk_widget_class_install_action (widget_class, "inbox.write", NULL, write_down);
  gtk_widget_class_install_action (widget_class, "inbox.choose", "i", choose);
  gtk_widget_class_install_action (widget_class, "inbox.move", "i", move);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "inbox.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "inbox.move", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "inbox.move", "i", 1);
  for (int i = BG_INBOX_MINE; i <= BG_INBOX_ANOTHER; i++)
    {
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0 + (guint) i, 0, "inbox.choose", "i", i);
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_0 + (guint) i, 0, "inbox.choose", "i", i);
    }
}

static void
bg_inbox_page_class_init (BgInboxPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bg_inbox_page_dispose;

  /**
   * BgInboxPage::closed:
   *
   * Emitted when the officer goes back.
   */
  signals[CLOSED] =
    g_signal_new ("closed", BG_TYPE_INBOX_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/banggiao/BangGiao/ui/bg-inbox-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BgInboxPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BgInboxPage, title);
  gtk_widget_class_bind_template_child (widget_class, BgInboxPage, list);
  gtk_widget_class_bind_template_child (widget_class, BgInboxPage, write);
  gtk_widget_class_bind_template_child (widget_class, BgInboxPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, BgInboxPage, kind);
  gtk_widget_class_bind_template_child (widget_class, BgInboxPage, open);
  gtk_widget_class_bind_template_child (widget_class, BgInboxPage, heading);
  gtk_widget_class_bind_template_child (widget_class, BgInboxPage, explanation);
  gtk_widget_class_bind_template_child (widget_class, BgInboxPage, message);
  gtk_widget_class_bind_template_child (widget_class, BgInboxPage, cards);
  gtk_widget_class_bind_template_child (widget_class, BgInboxPage, joined);
  gtk_widget_class_bind_template_child (widget_class, BgInboxPage, joined_lines);
  gtk_widget_class_bind_template_child (widget_class, BgInboxPage, keys);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
}

/* Over the first of the records that are likely twins. */
static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  BgInboxPage *self = data;
  const BgInboxRecord *record = g_ptr_array_index (self->records, gtk_list_box_row_get_index (row));
  const BgInboxRecord *above =
    before != NULL ? g_ptr_array_index (self->records, gtk_list_box_row_get_index (before)) : NULL;
  GtkWidget *label;

  if (record->twin == NULL || (above != NULL && above->twin != NULL))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (_ ("Likely the same"));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "inbox-heading");
  gtk_list_box_row_set_header (row, label);
}

static void
bg_inbox_page_init (BgInboxPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, update_header, self, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "inbox.write", FALSE);
}

/**
 * bg_inbox_page_new:
 * @session: the record book
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
bg_inbox_page_new (BgSession *session)
{
  BgInboxPage *self;

  g_return_val_if_fail (BG_IS_SESSION (session), NULL);

  self = g_object_new (BG_TYPE_INBOX_PAGE, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (bg_session_get_store (session), "changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}
