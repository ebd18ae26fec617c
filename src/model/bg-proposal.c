/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which tasks the rules ask for, beside those that are there already: new, moved, done, gone, left alone. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-proposal.h"
#include "bg-task.h"

/* A term that ran out longer ago than this is history: it makes no new task, or each agreement of the last
 * decade would ask for its report. */
#define OLDEST_DAYS 365

typedef struct
{
  BgRecord *record;
  GPtrArray *tasks;
  const BgRuleBook *book;
  GPtrArray *proposals;
  /* No tasks are made: most of the time and nearly all of the memory goes into them. */
  gboolean in_words;
} Work;

static BgDate
get_today (const Work *work)
{
  return bg_rule_book_get_numbers (work->book)->today;
}

static BgRecord *
find_task (const Work *work, const char *code, const char *key)
{
  for (guint i = 0; i < work->tasks->len; i++)
    {
      BgRecord *task = g_ptr_array_index (work->tasks, i);
      const char *task_key = bg_record_get_text (task, "rule_key");

      if (g_strcmp0 (bg_record_get_text (task, "rule"), code) == 0 &&
          g_strcmp0 (task_key != NULL ? task_key : "", key) == 0)
        return task;
    }
  return NULL;
}

static BgProposal *
add (Work *work, BgProposalKind kind, const BgDeadline *deadline, BgRecord *before)
{
  BgProposal *proposal = g_new0 (BgProposal, 1);

  proposal->kind = kind;
  if (deadline != NULL)
    {
      proposal->code = g_intern_string (deadline->rule->code);
      proposal->law = g_intern_string (deadline->rule->law);
      proposal->counted_from = deadline->count.from;
      proposal->due = deadline->count.due;
      proposal->how = bg_deadline_dup_how (deadline, work->book);
    }
  proposal->title = g_strdup (before != NULL ? bg_record_get_title (before) : deadline->title);
  proposal->before = before != NULL ? g_object_ref (before) : NULL;
  g_ptr_array_add (work->proposals, proposal);
  return proposal;
}

static void
add_left (Work *work, const BgDeadline *deadline, BgRecord *task, const char *why)
{
  BgProposal *proposal = add (work, BG_PROPOSAL_LEFT, deadline, task);

  if (deadline == NULL)
    proposal->code = g_intern_string (bg_record_get_text (task, "rule"));
  g_free (proposal->how);
  proposal->how = g_strdup (why);
}

static gboolean
is_moved_by_hand (BgRecord *task)
{
  return bg_date_compare (bg_record_get_date (task, "due_date"), bg_record_get_date (task, "rule_due")) != 0;
}

/* Why the rules keep their hands off a task; NULL where they need not. */
static const char *
get_reason_to_leave (BgRecord *task)
{
  if (bg_record_is_set (task, "completed_date"))
    return _ ("already done; left as it is");
  if (bg_record_is_set (task, "hold"))
    return _ ("paused or cancelled; left as it is");
  if (is_moved_by_hand (task))
    return _ ("its due date was moved by hand; left as it is");
  return NULL;
}

static gboolean
is_worked_on (BgRecord *task)
{
  return bg_record_get_n_items (task, "progress_notes") > 0 ||
         bg_record_get_n_items (task, "reminders") > 0 || bg_record_is_set (task, "progress");
}

static const char *
find_lead (const Work *work, const BgDeadlineRule *rule)
{
  static const char *const fields[] = { "lead_agency", "host_agency" };
  const char *agency = NULL;

  for (gsize i = 0; rule->lead == BG_LEAD_RECORD && i < G_N_ELEMENTS (fields) && agency == NULL; i++)
    if (bg_kind_get_field (bg_record_get_kind (work->record), fields[i]) != NULL)
      agency = bg_record_get_text (work->record, fields[i]);
  if (agency == NULL)
    agency = bg_rule_book_get_agency (work->book);
  for (gsize i = 0; work->record != NULL && i < G_N_ELEMENTS (fields) && agency == NULL; i++)
    if (bg_kind_get_field (bg_record_get_kind (work->record), fields[i]) != NULL)
      agency = bg_record_get_text (work->record, fields[i]);
  return agency;
}

static void
write_rule (BgRecord *task, const BgDeadline *deadline, const char *how)
{
  g_autofree char *number = bg_deadline_dup_number (deadline->rule);
  g_autofree char *detail =
    g_strconcat (number, *number != '\0' ? " · " : "", deadline->rule->law, ".\n", how, NULL);

  bg_record_set_text (task, "detail", detail);
  bg_record_set_text (task, "due_kind", bg_date_is_known (deadline->count.due) ? "date" : "none");
  bg_record_set_date (task, "due_date", deadline->count.due);
  bg_record_set_text (task, "rule", deadline->rule->code);
  bg_record_set_text (task, "rule_key", *deadline->key != '\0' ? deadline->key : NULL);
  bg_record_set_date (task, "rule_due", deadline->count.due);
}

static BgRecord *
create_task (const Work *work, const BgDeadline *deadline, const char *how)
{
  BgRecord *task =
    work->record != NULL ? bg_task_new_from (work->record, NULL) : bg_record_new (&bg_task_kind);

  if (work->record == NULL)
    bg_record_set_text (task, "source", "other");
  bg_record_set_text (task, "title", deadline->title);
  bg_record_set_text (task, "lead_agency", find_lead (work, deadline->rule));
  write_rule (task, deadline, how);
  return task;
}

static gboolean
is_history (const Work *work, const BgDeadline *deadline)
{
  return bg_date_is_known (deadline->count.due) &&
         bg_date_days_between (deadline->count.due, get_today (work)) > OLDEST_DAYS;
}

static void
propose_new (Work *work, const BgDeadline *deadline)
{
  BgProposal *proposal;

  if (bg_date_is_known (deadline->done) || is_history (work, deadline))
    return;
  proposal = add (work, BG_PROPOSAL_NEW, deadline, NULL);
  if (!work->in_words)
    proposal->after = create_task (work, deadline, proposal->how);
}

/* A day to come cannot be the day on which a task was done. */
static void
propose_done (Work *work, const BgDeadline *deadline, BgRecord *task)
{
  BgProposal *proposal = add (work, BG_PROPOSAL_DONE, deadline, task);
  BgDate done = bg_date_last_day (deadline->done);
  BgDate today = get_today (work);

  g_free (proposal->how);
  proposal->how = g_strdup (_ ("the record says that it was done"));
  if (work->in_words)
    return;
  proposal->after = bg_record_copy (task);
  bg_record_set_date (proposal->after, "completed_date", bg_date_compare (done, today) > 0 ? today : done);
}

static void
propose_moved (Work *work, const BgDeadline *deadline, BgRecord *task)
{
  const char *why = get_reason_to_leave (task);
  BgProposal *proposal;

  if (why != NULL)
    {
      add_left (work, deadline, task, why);
      return;
    }
  proposal = add (work, BG_PROPOSAL_MOVED, deadline, task);
  if (work->in_words)
    return;
  proposal->after = bg_record_copy (task);
  bg_task_move_due_date (proposal->after, deadline->count.due, _ ("The date it is counted from has moved"),
                         NULL, get_today (work));
  write_rule (proposal->after, deadline, proposal->how);
}

static void
propose (Work *work, const BgDeadline *deadline)
{
  BgRecord *task = find_task (work, deadline->rule->code, deadline->key);

  if (task == NULL)
    propose_new (work, deadline);
  else if (bg_date_is_known (deadline->done) && !bg_record_is_set (task, "completed_date") &&
           !bg_record_is_set (task, "hold"))
    propose_done (work, deadline, task);
  else if (bg_date_is_known (deadline->count.due) &&
           bg_date_compare (bg_record_get_date (task, "rule_due"), deadline->count.due) != 0)
    propose_moved (work, deadline, task);
}

static void
propose_gone (Work *work, BgRecord *task)
{
  const char *why = get_reason_to_leave (task);
  BgProposal *proposal;

  if (bg_record_is_set (task, "completed_date"))
    return;
  if (why == NULL && is_worked_on (task))
    why = _ ("no longer asked for, but work on it has begun; left as it is");
  if (why != NULL)
    {
      add_left (work, NULL, task, why);
      return;
    }
  proposal = add (work, BG_PROPOSAL_GONE, NULL, task);
  proposal->code = g_intern_string (bg_record_get_text (task, "rule"));
  proposal->how = g_strdup (_ ("no rule asks for it any more"));
  if (work->in_words)
    return;
  proposal->after = bg_record_copy (task);
  bg_record_set_trashed (proposal->after, TRUE);
}

static gboolean
is_asked_for (GPtrArray *deadlines, BgRecord *task)
{
  const char *key = bg_record_get_text (task, "rule_key");

  for (guint i = 0; i < deadlines->len; i++)
    {
      const BgDeadline *deadline = g_ptr_array_index (deadlines, i);

      if (g_strcmp0 (deadline->rule->code, bg_record_get_text (task, "rule")) == 0 &&
          g_strcmp0 (deadline->key, key != NULL ? key : "") == 0)
        return TRUE;
    }
  return FALSE;
}

static GPtrArray *
make (Work *work, GPtrArray *deadlines)
{
  work->proposals = g_ptr_array_new_with_free_func ((GDestroyNotify) bg_proposal_free);
  for (guint i = 0; i < deadlines->len; i++)
    propose (work, g_ptr_array_index (deadlines, i));
  for (guint i = 0; i < work->tasks->len; i++)
    {
      BgRecord *task = g_ptr_array_index (work->tasks, i);

      if (bg_record_is_set (task, "rule") && !is_asked_for (deadlines, task))
        propose_gone (work, task);
    }
  return work->proposals;
}

static GPtrArray *
make_for_record (BgRecord *record, GPtrArray *tasks, const BgRuleBook *book, gboolean in_words)
{
  g_autoptr (GPtrArray) deadlines = bg_deadlines_of_record (record, book);
  Work work = { record, tasks, book, NULL, in_words };

  return make (&work, deadlines);
}

/**
 * bg_proposals_for_record:
 * @record: a record
 * @tasks: (element-type BgRecord): the tasks that refer to it, those in the trash left out
 * @book: the rules in use
 *
 * Pure: nothing is stored, and nothing but the arguments is looked at. Any thread.
 *
 * Returns: (transfer full) (element-type BgProposal): what has to change; empty when all is as the rules ask
 */
GPtrArray *
bg_proposals_for_record (BgRecord *record, GPtrArray *tasks, const BgRuleBook *book)
{
  g_return_val_if_fail (BG_IS_RECORD (record) && tasks != NULL && book != NULL, NULL);

  return make_for_record (record, tasks, book, FALSE);
}

/**
 * bg_proposals_in_words:
 * @record: a record
 * @tasks: (element-type BgRecord): the tasks that refer to it, those in the trash left out
 * @book: the rules in use
 *
 * As bg_proposals_for_record(), for a list that is only read: no task is made or copied.
 *
 * Returns: (transfer full) (element-type BgProposal): what has to change, each without its task as it shall
 * be
 */
GPtrArray *
bg_proposals_in_words (BgRecord *record, GPtrArray *tasks, const BgRuleBook *book)
{
  g_return_val_if_fail (BG_IS_RECORD (record) && tasks != NULL && book != NULL, NULL);

  return make_for_record (record, tasks, book, TRUE);
}

/**
 * bg_proposals_for_year:
 * @year: a year
 * @tasks: (element-type BgRecord): the tasks that rules made for that year
 * @book: the rules in use
 *
 * Returns: (transfer full) (element-type BgProposal): what has to change for the rules of every year
 */
GPtrArray *
bg_proposals_for_year (int year, GPtrArray *tasks, const BgRuleBook *book)
{
  g_autoptr (GPtrArray) deadlines = NULL;
  Work work = { NULL, tasks, book, NULL, FALSE };

  g_return_val_if_fail (tasks != NULL && book != NULL, NULL);

  deadlines = bg_deadlines_of_year (year, book);
  return make (&work, deadlines);
}

/** bg_proposals_count: how many of @proposals are of @kind. */
guint
bg_proposals_count (GPtrArray *proposals, BgProposalKind kind)
{
  guint n = 0;

  for (guint i = 0; i < proposals->len; i++)
    if (((BgProposal *) g_ptr_array_index (proposals, i))->kind == kind)
      n++;
  return n;
}

/** bg_proposals_count_changes: how many of @proposals change a task, those left alone not counted. */
guint
bg_proposals_count_changes (GPtrArray *proposals)
{
  return proposals->len - bg_proposals_count (proposals, BG_PROPOSAL_LEFT);
}

/** bg_proposal_kind_get_code: stable code of @kind for programs. */
const char *
bg_proposal_kind_get_code (BgProposalKind kind)
{
  static const char *const codes[BG_N_PROPOSAL_KINDS] = { "new", "moved", "done", "gone", "left" };

  g_return_val_if_fail (kind < BG_N_PROPOSAL_KINDS, NULL);
  return codes[kind];
}

/** bg_proposal_kind_get_label: words for @kind. */
const char *
bg_proposal_kind_get_label (BgProposalKind kind)
{
  static const char *const labels[BG_N_PROPOSAL_KINDS] = { N_ ("New task"), N_ ("Moved"), N_ ("Already done"),
                                                           N_ ("No longer needed"), N_ ("Left alone") };

  g_return_val_if_fail (kind < BG_N_PROPOSAL_KINDS, NULL);
  return _ (labels[kind]);
}

/** bg_proposal_free: frees @proposal. */
void
bg_proposal_free (BgProposal *proposal)
{
  g_return_if_fail (proposal != NULL);

  g_free (proposal->title);
  g_free (proposal->how);
  g_clear_object (&proposal->before);
  g_clear_object (&proposal->after);
  g_free (proposal);
}
