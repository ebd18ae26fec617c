/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A review (rà soát quá hạn): a walk through the tasks that are late or soon due, with what was decided. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-kind-tools.h"
#include "bg-review.h"
#include "bg-task.h"

static const BgChoice decision_choices[] = {
  { "done", N_ ("Done") },     { "moved", N_ ("New due date") }, { "reminded", N_ ("Agency reminded") },
  { "paused", N_ ("Paused") }, { "dropped", N_ ("Dropped") },    { NULL },
};

static const BgField entry_fields[] = {
  { "task", BG_FIELD_REFERENCE, BG_FIELD_REQUIRED | BG_FIELD_LISTED, N_ ("Task"), .target = "task" },
  { "lead_agency", BG_FIELD_REFERENCE, BG_FIELD_LISTED, N_ ("Lead agency"), .target = "agency" },
  { "due_date", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("Due date at the review") },
  { "decision", BG_FIELD_CHOICE, BG_FIELD_LISTED, N_ ("Decision"), .choices = decision_choices },
  { "decided_date", BG_FIELD_DATE, 0, N_ ("Decided on") },
  { "new_date", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("New due date") },
  { "number", BG_FIELD_TEXT, BG_FIELD_LISTED, N_ ("Document: number and symbol") },
  { "note", BG_FIELD_TEXT, BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Result or reason") },
  { NULL },
};

static const BgKind entry_items = {
  .name = "review_entry",
  .type_name = "BgReviewEntry",
  .label = N_ ("Task reviewed"),
  .fields = entry_fields,
  .title = "task",
  .is_item = TRUE,
};

static const BgField fields[] = {
  { "title", BG_FIELD_TEXT, BG_FIELD_REQUIRED | BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Review"),
    N_ ("General") },
  { "start_date", BG_FIELD_DATE, BG_FIELD_REQUIRED | BG_FIELD_LISTED, N_ ("Begun on"), N_ ("General") },
  { "end_date", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("Ended on"), N_ ("General") },
  { "days_ahead", BG_FIELD_INTEGER, 0, N_ ("Due within, days"), N_ ("General") },
  { "chair", BG_FIELD_TEXT, BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Who chairs it"), N_ ("General") },
  { "participants", BG_FIELD_LONG_TEXT, BG_FIELD_SEARCHED, N_ ("Who takes part"), N_ ("General") },
  { "entries", BG_FIELD_LIST, 0, N_ ("Tasks reviewed"), N_ ("Tasks reviewed"), .items = &entry_items },
  { "note", BG_FIELD_LONG_TEXT, BG_FIELD_SEARCHED, N_ ("Notes"), N_ ("Notes") },
  { "sample", BG_FIELD_ANSWER, BG_FIELD_HIDDEN, N_ ("Sample data"), N_ ("Notes") },
  { NULL },
};

static void
validate (BgRecord *record, const BgRules *rules, BgProblems *problems)
{
  bg_record_check_order (record, "start_date", "end_date", _ ("The review cannot end before it begins"),
                         problems);
}

const BgKind bg_review_kind = {
  .name = "review",
  .type_name = "BgReview",
  .label = N_ ("Review"),
  .plural = N_ ("Reviews"),
  .icon = "media-playlist-consecutive-symbolic",
  .fields = fields,
  .title = "title",
  .order = "t.start_date DESC, t.seq DESC",
  .validate = validate,
};

/**
 * bg_review_new:
 * @tasks: (element-type BgRecord): what is to be reviewed, in the order of the walk
 * @today: the day it begins
 * @days_ahead: within how many days a task was due to be in it
 *
 * Returns: (transfer full): a new review, not stored, with nothing decided
 */
BgRecord *
bg_review_new (GPtrArray *tasks, BgDate today, int days_ahead)
{
  BgRecord *review = bg_record_new (&bg_review_kind);
  g_autofree char *day = bg_date_format (today);
  g_autofree char *title = g_strdup_printf (_ ("Review of %s"), day);

  bg_record_set_text (review, "title", title);
  bg_record_set_date (review, "start_date", today);
  bg_record_set_integer (review, "days_ahead", days_ahead);
  for (guint i = 0; i < tasks->len; i++)
    {
      BgRecord *task = g_ptr_array_index (tasks, i);
      BgRecord *entry = bg_record_add_item (review, "entries");

      bg_record_set_text (entry, "task", bg_record_get_id (task));
      bg_record_set_text (entry, "lead_agency", bg_record_get_text (task, "lead_agency"));
      bg_record_set_date (entry, "due_date", bg_record_get_date (task, "due_date"));
    }
  return review;
}

/**
 * bg_review_find_next:
 * @review: a review
 * @from: where to look first
 *
 * Returns: the next task without a decision, from @from on and then from the start; -1 when all have one
 */
int
bg_review_find_next (BgRecord *review, int from)
{
  int n = (int) bg_record_get_n_items (review, "entries");

  for (int i = 0; i < n; i++)
    {
      int position = (MAX (from, 0) + i) % n;

      if (!bg_record_is_set (bg_record_get_item (review, "entries", (guint) position), "decision"))
        return position;
    }
  return -1;
}

/** bg_review_count: how many tasks of @review have @decision; NULL for those that have none. */
guint
bg_review_count (BgRecord *review, const char *decision)
{
  guint n = 0;

  for (guint i = 0; i < bg_record_get_n_items (review, "entries"); i++)
    if (g_strcmp0 (bg_record_get_text (bg_record_get_item (review, "entries", i), "decision"), decision) == 0)
      n++;
  return n;
}

static gboolean
needs_reason (const char *code)
{
  return strcmp (code, "moved") == 0 || strcmp (code, "paused") == 0 || strcmp (code, "dropped") == 0;
}

/**
 * bg_review_decision_is_whole:
 * @decision: a decision
 *
 * Returns: whether it can be written down: a new date, a pause and an end need their reason, and all but a
 * pause and an end their day
 */
gboolean
bg_review_decision_is_whole (const BgReviewDecision *decision)
{
  gboolean has_note = decision->note != NULL && *decision->note != '\0';
  gboolean needs_date = strcmp (decision->code, "paused") != 0 && strcmp (decision->code, "dropped") != 0;

  return (has_note || !needs_reason (decision->code)) && (!needs_date || bg_date_is_full (decision->date));
}

static void
apply_to_task (BgRecord *task, const BgReviewDecision *decision, BgDate today)
{
  if (strcmp (decision->code, "done") == 0)
    {
      bg_record_set_date (task, "completed_date", decision->date);
      bg_record_set_integer (task, "progress", 100);
      if (decision->note != NULL && *decision->note != '\0')
        bg_record_set_text (task, "result", decision->note);
      if (decision->number != NULL && *decision->number != '\0')
        bg_record_set_text (task, "reply_number", decision->number);
    }
  else if (strcmp (decision->code, "moved") == 0)
    bg_task_move_due_date (task, decision->date, decision->note, decision->number, today);
  else if (strcmp (decision->code, "reminded") == 0)
    {
      BgRecord *reminder = bg_record_add_item (task, "reminders");

      bg_record_set_date (reminder, "date", decision->date);
      bg_record_set_text (reminder, "number", decision->number);
      bg_record_set_text (reminder, "note", decision->note);
    }
  else
    {
      bg_record_set_text (task, "hold", strcmp (decision->code, "paused") == 0 ? "paused" : "cancelled");
      bg_record_set_text (task, "hold_reason", decision->note);
    }
}

/**
 * bg_review_decide:
 * @review: a review, changed
 * @position: which of its tasks
 * @task: that task, changed
 * @decision: what was decided; whole
 * @today: the day
 *
 * Writes the decision into both; the last one ends the review.
 */
void
bg_review_decide (BgRecord *review,
                  guint position,
                  BgRecord *task,
                  const BgReviewDecision *decision,
                  BgDate today)
{
  BgRecord *entry = bg_record_get_item (review, "entries", position);

  g_return_if_fail (entry != NULL && bg_review_decision_is_whole (decision));

  apply_to_task (task, decision, today);
  bg_record_set_text (entry, "decision", decision->code);
  bg_record_set_date (entry, "decided_date", today);
  if (strcmp (decision->code, "moved") == 0)
    bg_record_set_date (entry, "new_date", decision->date);
  bg_record_set_text (entry, "note", decision->note);
  bg_record_set_text (entry, "number", decision->number);
  if (bg_review_count (review, NULL) == 0)
    bg_record_set_date (review, "end_date", today);
}
