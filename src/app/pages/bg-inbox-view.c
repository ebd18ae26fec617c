/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One question of the inbox: all places of a record that two wrote differently, a card each, or two records
 * that are likely the same, one card for the two. What is chosen is read from the cards. */
#include "bg-config.h"

#include "bg-inbox-view.h"

#include <glib/gi18n-lib.h>

#include "bg-inbox-card.h"
#include "bg-link.h"
#include "bg-twin-card.h"

struct _BgInboxView
{
  AdwBin parent_instance;

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
  /* NULL for none. */
  const BgInboxRecord *shown;
};

G_DEFINE_FINAL_TYPE (BgInboxView, bg_inbox_view, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* NULL where places are shown. */
static BgTwinCard *
get_twin_card (BgInboxView *self)
{
  GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards));

  return BG_IS_TWIN_CARD (card) ? BG_TWIN_CARD (card) : NULL;
}

static BgInboxCard *
get_first_card (BgInboxView *self)
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
card_changed_cb (BgInboxView *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
clear_cards (BgInboxView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_box_remove (self->cards, child);
}

/* What needed nobody is told, but folded away. */
static void
show_joined (BgInboxView *self, GPtrArray *lines)
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
add_card (BgInboxView *self, GtkWidget *card)
{
  g_signal_connect_object (card, "changed", G_CALLBACK (card_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->cards, card);
}

static void
show_places (BgInboxView *self, const BgInboxRecord *record)
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
show_twins (BgInboxView *self, const BgInboxRecord *pair)
{
  if (pair->is_answered)
    gtk_label_set_label (
      self->explanation,
      _ ("These two were said to be different. Nothing waits; choose another answer if they are one."));
  else
    gtk_label_set_label (
      self->explanation,
      _ ("This record was written on this computer before it was joined to the server, where "
         "there is one that is likely the same. Are they one?"));
  add_card (self, bg_twin_card_new (pair));
}

/* The card that has the focus; else the first in which nothing is chosen yet. */
static BgInboxCard *
find_card (BgInboxView *self)
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
clear_decision (gpointer data)
{
  json_decref ((json_t *) ((BgInboxDecision *) data)->value);
}

/* What was chosen, place by place; NULL where something that was typed cannot be read. */
static GArray *
read_decisions (BgInboxView *self, GError **error)
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

static gboolean
bg_inbox_view_grab_focus (GtkWidget *widget)
{
  GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (BG_INBOX_VIEW (widget)->cards));

  return card != NULL && gtk_widget_grab_focus (card);
}

static void
bg_inbox_view_dispose (GObject *object)
{
  g_clear_object (&BG_INBOX_VIEW (object)->session);

  G_OBJECT_CLASS (bg_inbox_view_parent_class)->dispose (object);
}

static void
bg_inbox_view_class_init (BgInboxViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bg_inbox_view_dispose;
  widget_class->grab_focus = bg_inbox_view_grab_focus;

  /**
   * BgInboxView::changed:
   *
   * Something else is chosen, or shown.
   */
  signals[CHANGED] =
    g_signal_new ("changed", BG_TYPE_INBOX_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/banggiao/BangGiao/ui/bg-inbox-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BgInboxView, scroller);
  gtk_widget_class_bind_template_child (widget_class, BgInboxView, kind);
  gtk_widget_class_bind_template_child (widget_class, BgInboxView, open);
  gtk_widget_class_bind_template_child (widget_class, BgInboxView, heading);
  gtk_widget_class_bind_template_child (widget_class, BgInboxView, explanation);
  gtk_widget_class_bind_template_child (widget_class, BgInboxView, message);
  gtk_widget_class_bind_template_child (widget_class, BgInboxView, cards);
  gtk_widget_class_bind_template_child (widget_class, BgInboxView, joined);
  gtk_widget_class_bind_template_child (widget_class, BgInboxView, joined_lines);
  gtk_widget_class_bind_template_child (widget_class, BgInboxView, keys);
}

static void
bg_inbox_view_init (BgInboxView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bg_inbox_view_show:
 * @view: the view
 * @session: the record book
 * @record: (nullable): a question, to be kept by the caller until another is shown; NULL for none
 *
 * Shows a question with nothing chosen, or with the answer that it has.
 */
void
bg_inbox_view_show (BgInboxView *view, BgSession *session, const BgInboxRecord *record)
{
  g_return_if_fail (BG_IS_INBOX_VIEW (view) && BG_IS_SESSION (session));

  clear_cards (view);
  bg_inbox_view_say (view, NULL);
  g_set_object (&view->session, session);
  view->shown = record;
  if (record != NULL)
    {
      const BgKind *kind = bg_record_get_kind (record->record);

      gtk_label_set_label (view->kind, bg_kind_get_label (kind));
      gtk_label_set_label (view->heading, bg_record_get_title (record->record));
      bg_link_make_target (view->open, kind->name, bg_record_get_id (record->record));
      if (record->twin != NULL)
        show_twins (view, record);
      else
        show_places (view, record);
      show_joined (view, record->joined);
      gtk_widget_set_visible (view->keys, record->twin == NULL);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (view->scroller), 0);
    }
  g_signal_emit (view, signals[CHANGED], 0);
}

/**
 * bg_inbox_view_say:
 * @view: the view
 * @words: (nullable): why it was not written down; NULL for nothing
 *
 * Shows or hides a message above the cards.
 */
void
bg_inbox_view_say (BgInboxView *view, const char *words)
{
  g_return_if_fail (BG_IS_INBOX_VIEW (view));

  gtk_label_set_label (view->message, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (view->message), words != NULL);
}

/**
 * bg_inbox_view_get_shown:
 * @view: the view
 *
 * Returns: (nullable): the question
 */
const BgInboxRecord *
bg_inbox_view_get_shown (BgInboxView *view)
{
  g_return_val_if_fail (BG_IS_INBOX_VIEW (view), NULL);
  return view->shown;
}

/**
 * bg_inbox_view_has_answer:
 * @view: the view
 *
 * Returns: whether something is chosen that is not written down yet
 */
gboolean
bg_inbox_view_has_answer (BgInboxView *view)
{
  BgTwinAnswer answer;

  g_return_val_if_fail (BG_IS_INBOX_VIEW (view), FALSE);

  for (BgInboxCard *card = get_first_card (view); card != NULL; card = get_next_card (card))
    if (bg_inbox_card_get_choice (card) != BG_INBOX_NONE)
      return TRUE;
  answer = bg_inbox_view_get_twin_answer (view);
  return answer != BG_TWIN_UNANSWERED && (!view->shown->is_answered || answer != BG_TWIN_DISTINCT);
}

/**
 * bg_inbox_view_get_twin_answer:
 * @view: the view
 *
 * Returns: what is said of two records that are likely the same
 */
BgTwinAnswer
bg_inbox_view_get_twin_answer (BgInboxView *view)
{
  BgTwinCard *card;

  g_return_val_if_fail (BG_IS_INBOX_VIEW (view), BG_TWIN_UNANSWERED);

  card = get_twin_card (view);
  return card != NULL ? bg_twin_card_get_answer (card) : BG_TWIN_UNANSWERED;
}

/**
 * bg_inbox_view_create_decisions:
 * @view: the view
 * @error: what was typed and cannot be read, or what is gone
 *
 * Returns: (transfer full) (nullable): the step that decides all places for which something is chosen; NULL
 * without an error where nothing is
 */
BgChangeSet *
bg_inbox_view_create_decisions (BgInboxView *view, GError **error)
{
  g_autoptr (GArray) decisions = NULL;

  g_return_val_if_fail (BG_IS_INBOX_VIEW (view), NULL);

  decisions = read_decisions (view, error);
  if (decisions == NULL || decisions->len == 0)
    return NULL;
  return bg_sync_create_decisions (bg_session_get_store (view->session), (BgInboxDecision *) decisions->data,
                                   decisions->len, error);
}

/**
 * bg_inbox_view_choose:
 * @view: the view
 * @choice: a #BgInboxChoice, or a #BgTwinAnswer where two records are shown
 *
 * Chooses as a click does, in the card that has the focus or wants an answer.
 */
void
bg_inbox_view_choose (BgInboxView *view, int choice)
{
  BgTwinCard *twin;
  BgInboxCard *card;

  g_return_if_fail (BG_IS_INBOX_VIEW (view));

  twin = get_twin_card (view);
  card = find_card (view);
  if (twin != NULL)
    {
      bg_twin_card_choose (twin, (BgTwinAnswer) choice);
      gtk_widget_grab_focus (GTK_WIDGET (twin));
    }
  if (card == NULL)
    return;
  bg_inbox_card_choose (card, (BgInboxChoice) choice);
  gtk_widget_grab_focus (GTK_WIDGET (card));
}

/**
 * bg_inbox_view_move:
 * @view: the view
 * @step: 1 for the next card, -1 for the one before
 *
 * Moves the focus from card to card.
 */
void
bg_inbox_view_move (BgInboxView *view, int step)
{
  BgInboxCard *card;
  GtkWidget *next = NULL;

  g_return_if_fail (BG_IS_INBOX_VIEW (view));

  card = find_card (view);
  if (card != NULL)
    next = step > 0 ? gtk_widget_get_next_sibling (GTK_WIDGET (card))
                    : gtk_widget_get_prev_sibling (GTK_WIDGET (card));
  if (next != NULL)
    gtk_widget_grab_focus (next);
}
