/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decisions on a task without leaving the list: done, a new date, the agency was reminded. */
#include "bg-config.h"

#include "bg-decisions.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "bg-task.h"

#define MOST_ENTRIES 3

/**
 * Decision:
 * @name: name in actions
 * @title: what the popover asks for
 * @labels: what each entry takes; the first takes a date
 * @required: how many of them must be filled
 * @date_is_today: whether the date is today at first
 * @said: label of the change set and words of the toast
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *labels[MOST_ENTRIES];
  int required;
  gboolean date_is_today;
  const char *said;
  void (*apply) (BgRecord *task, BgDate date, const char *second, const char *third, BgDate today);
} Decision;

struct _BgDecisionPopover
{
  GtkPopover parent_instance;

  BgSession *session;
  BgRecord *task;
  BgChangeSet *set;
  const Decision *decision;
  GtkWidget *entries[MOST_ENTRIES];
  GtkLabel *reading;
  GtkLabel *problem;
  GtkWidget *save;
};

G_DEFINE_FINAL_TYPE (BgDecisionPopover, bg_decision_popover, GTK_TYPE_POPOVER)

enum
{
  DECIDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
apply_done (BgRecord *task, BgDate date, const char *result, const char *number, BgDate today)
{
  bg_record_set_date (task, "completed_date", date);
  bg_record_set_integer (task, "progress", 100);
  if (*result != '\0')
    bg_record_set_text (task, "result", result);
  if (*number != '\0')
    bg_record_set_text (task, "reply_number", number);
}

static void
apply_move (BgRecord *task, BgDate date, const char *reason, const char *number, BgDate today)
{
  bg_task_move_due_date (task, date, reason, number, today);
}

static void
apply_remind (BgRecord *task, BgDate date, const char *number, const char *note, BgDate today)
{
  BgRecord *reminder = bg_record_add_item (task, "reminders");

  bg_record_set_date (reminder, "date", date);
  bg_record_set_text (reminder, "number", number);
  bg_record_set_text (reminder, "note", note);
}

static const Decision decisions[] = {
  { "done",
    N_ ("The task is done"),
    { N_ ("Done on"), N_ ("Result"), N_ ("Reply: number and symbol") },
    1,
    TRUE,
    N_ ("Written down: done"),
    apply_done },
  { "move",
    N_ ("New due date"),
    { N_ ("New due date"), N_ ("Reason"), N_ ("Document: number and symbol") },
    2,
    FALSE,
    N_ ("Written down: new due date"),
    apply_move },
  { "remind",
    N_ ("The agency was reminded"),
    { N_ ("Reminded on"), N_ ("Letter: number and symbol"), N_ ("Note") },
    1,
    TRUE,
    N_ ("Written down: reminded"),
    apply_remind },
};

static const char *
get_entry (BgDecisionPopover *self, int index)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entries[index]));
}

static gboolean
read_date (BgDecisionPopover *self, BgDate *date, GError **error)
{
  BgDate today = bg_session_get_today (self->session);

  return bg_date_read (get_entry (self, 0), today, BG_DATE_NONE, date, error);
}

/* What is understood is shown while it is typed; what is not says why. */
static void
typed_cb (BgDecisionPopover *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  gboolean good;
  BgDate date;

  gtk_label_set_label (self->problem, "");
  good = read_date (self, &date, &error) && bg_date_is_known (date);
  words = good ? bg_date_format_with_weekday (date) : NULL;
  gtk_label_set_label (self->reading, good ? words : error != NULL ? error->message : _ ("Type a date"));
  gtk_widget_remove_css_class (GTK_WIDGET (self->reading), good ? "tone-red" : "tone-green");
  gtk_widget_add_css_class (GTK_WIDGET (self->reading), good ? "tone-green" : "tone-red");
  for (int i = 1; i < self->decision->required; i++)
    good = good && *get_entry (self, i) != '\0';
  gtk_widget_set_sensitive (self->save, good);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgDecisionPopover) self = data;
  g_autoptr (GError) error = NULL;

  if (bg_store_commit_finish (BG_STORE (source), result, &error))
    {
      g_signal_emit (self, signals[DECIDED], 0, _ (self->decision->said),
                     bg_change_set_get_stored (self->set));
      gtk_popover_popdown (GTK_POPOVER (self));
      return;
    }
  gtk_label_set_label (self->problem, error->message);
  gtk_widget_set_sensitive (self->save, TRUE);
}

static void
save_cb (BgDecisionPopover *self)
{
  g_autoptr (BgRecord) after = bg_record_copy (self->task);
  BgDate date;

  if (!gtk_widget_get_sensitive (self->save) || !read_date (self, &date, NULL) || !bg_date_is_known (date))
    return;
  self->decision->apply (after, date, get_entry (self, 1), get_entry (self, 2),
                         bg_session_get_today (self->session));
  g_clear_pointer (&self->set, bg_change_set_unref);
  self->set = bg_change_set_new (_ (self->decision->title));
  bg_change_set_add (self->set, self->task, after);
  gtk_widget_set_sensitive (self->save, FALSE);
  bg_store_commit_async (bg_session_get_store (self->session), self->set, NULL, saved_cb,
                         g_object_ref (self));
}

static void
bg_decision_popover_dispose (GObject *object)
{
  BgDecisionPopover *self = BG_DECISION_POPOVER (object);

  g_clear_object (&self->session);
  g_clear_object (&self->task);
  g_clear_pointer (&self->set, bg_change_set_unref);

  G_OBJECT_CLASS (bg_decision_popover_parent_class)->dispose (object);
}

static void
bg_decision_popover_class_init (BgDecisionPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bg_decision_popover_dispose;

  /**
   * BgDecisionPopover::decided:
   * @words: words for the toast
   * @set: number of the change set, by which it can be undone
   *
   * The disk has the decision.
   */
  signals[DECIDED] = g_signal_new ("decided", BG_TYPE_DECISION_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
}

static void
bg_decision_popover_init (BgDecisionPopover *self)
{
}

static GtkWidget *
add_entry (BgDecisionPopover *self, GtkWidget *box, int index)
{
  const char *words = _ (self->decision->labels[index]);
  GtkWidget *label = gtk_label_new (words);
  GtkWidget *entry = gtk_entry_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "secondary");
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 34);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), entry);
  g_signal_connect_object (entry, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  return entry;
}

static GtkLabel *
add_words (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 38);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
build (BgDecisionPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = gtk_label_new (_ (self->decision->title));

  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_box_append (GTK_BOX (box), title);
  self->save = gtk_button_new_with_label (_ ("Write down"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  gtk_widget_set_halign (self->save, GTK_ALIGN_END);
  for (int i = 0; i < MOST_ENTRIES; i++)
    {
      self->entries[i] = add_entry (self, box, i);
      if (i == 0)
        self->reading = add_words (box);
    }
  self->problem = add_words (box);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "tone-red");
  gtk_box_append (GTK_BOX (box), self->save);
  g_signal_connect_object (self->save, "clicked", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

/**
 * bg_decision_popover_new:
 * @session: the session
 * @task: a task as it is stored
 * @decision: "done", "move" or "remind"
 *
 * Returns: a popover that asks for what the decision needs, and stores it
 */
GtkWidget *
bg_decision_popover_new (BgSession *session, BgRecord *task, const char *decision)
{
  BgDecisionPopover *self = g_object_new (BG_TYPE_DECISION_POPOVER, NULL);

  self->session = g_object_ref (session);
  self->task = g_object_ref (task);
  self->decision = &decisions[0];
  for (gsize i = 0; i < G_N_ELEMENTS (decisions); i++)
    if (g_str_equal (decisions[i].name, decision))
      self->decision = &decisions[i];
  build (self);
  if (self->decision->date_is_today)
    {
      g_autofree char *today = bg_date_format (bg_session_get_today (session));

      gtk_editable_set_text (GTK_EDITABLE (self->entries[0]), today);
    }
  typed_cb (self);
  return GTK_WIDGET (self);
}
