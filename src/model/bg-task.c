/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tasks (nhiệm vụ): who must do what until when, and how it went. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-kind-tools.h"
#include "bg-problems.h"
#include "bg-status.h"
#include "bg-task.h"

#include "bg-shared-items.h"

static const BgChoice task_source_choices[] = {
  { "document", N_ ("Directive document") },
  { "agreement", N_ ("Agreement") },
  { "delegation", N_ ("Delegation") },
  { "conference", N_ ("Conference") },
  { "aid", N_ ("Aid") },
  { "meeting", N_ ("Conclusion of a meeting") },
  { "other", N_ ("Other") },
  { NULL },
};

static const BgChoice due_kind_choices[] = {
  { "date", N_ ("By a date") },
  { "continuous", N_ ("Continuous") },
  { "none", N_ ("Without due date") },
  { NULL },
};

static const BgChoice task_hold_choices[] = {
  { "paused", N_ ("Paused") },
  { "cancelled", N_ ("Cancelled") },
  { NULL },
};

static const BgChoice repeat_choices[] = {
  { "monthly", N_ ("Every month") },
  { "quarterly", N_ ("Every three months") },
  { "half_yearly", N_ ("Every six months") },
  { "yearly", N_ ("Every year") },
  { NULL },
};

static const BgField basis_fields[] = {
  { "document", BG_FIELD_REFERENCE, BG_FIELD_REQUIRED | BG_FIELD_LISTED, N_ ("Document"),
    .target = "document" },
  { "clause", BG_FIELD_TEXT, BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Article or section") },
  { NULL },
};

static const BgKind basis_items = {
  .name = "basis",
  .type_name = "BgBasis",
  .label = N_ ("Basis"),
  .fields = basis_fields,
  .title = "document",
  .is_item = TRUE,
};

static const BgField due_change_fields[] = {
  { "from_date", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("From") },
  { "to_date", BG_FIELD_DATE, BG_FIELD_REQUIRED | BG_FIELD_LISTED, N_ ("To") },
  { "reason", BG_FIELD_TEXT, BG_FIELD_REQUIRED | BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Reason") },
  { "document_number", BG_FIELD_TEXT, BG_FIELD_SEARCHED | BG_FIELD_LISTED,
    N_ ("Document: number and symbol") },
  { "decided_date", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("Changed on") },
  { NULL },
};

static const BgKind due_change_items = {
  .name = "due_change",
  .type_name = "BgDueChange",
  .label = N_ ("Change of the due date"),
  .fields = due_change_fields,
  .title = "reason",
  .is_item = TRUE,
};

static const BgField progress_note_fields[] = {
  { "date", BG_FIELD_DATE, BG_FIELD_REQUIRED | BG_FIELD_LISTED, N_ ("Date") },
  { "text", BG_FIELD_TEXT, BG_FIELD_REQUIRED | BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Progress") },
  { "progress", BG_FIELD_INTEGER, BG_FIELD_LISTED | BG_FIELD_PERCENT, N_ ("Progress, %") },
  { "officer", BG_FIELD_TEXT, BG_FIELD_LISTED, N_ ("Written by") },
  { NULL },
};

static const BgKind progress_note_items = {
  .name = "progress_note",
  .type_name = "BgProgressNote",
  .label = N_ ("Progress note"),
  .fields = progress_note_fields,
  .title = "text",
  .is_item = TRUE,
};

static const BgField reminder_fields[] = {
  { "date", BG_FIELD_DATE, BG_FIELD_REQUIRED | BG_FIELD_LISTED, N_ ("Date") },
  { "number", BG_FIELD_TEXT, BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Letter: number and symbol") },
  { "note", BG_FIELD_TEXT, BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("What was said") },
  { "answer", BG_FIELD_TEXT, BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Answer") },
  { NULL },
};

static const BgKind reminder_items = {
  .name = "reminder",
  .type_name = "BgReminder",
  .label = N_ ("Reminder"),
  .fields = reminder_fields,
  .title = "note",
  .is_item = TRUE,
};

static const BgField fields[] = {
  { "title", BG_FIELD_TEXT, BG_FIELD_REQUIRED | BG_FIELD_SEARCHED | BG_FIELD_LISTED,
    N_ ("What is to be done"), N_ ("General") },
  { "code", BG_FIELD_TEXT, BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Code"), N_ ("General") },
  { "detail", BG_FIELD_LONG_TEXT, BG_FIELD_SEARCHED, N_ ("Detail"), N_ ("General") },
  { "lead_agency", BG_FIELD_REFERENCE, BG_FIELD_REQUIRED | BG_FIELD_LISTED, N_ ("Lead agency"),
    N_ ("General"), .target = "agency" },
  { "coordinating_agencies", BG_FIELD_LIST, 0, N_ ("Coordinating agencies"), N_ ("General"),
    .items = &bg_agency_link_items },
  { "leader", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Responsible leader"), N_ ("General") },
  { "officer", BG_FIELD_REFERENCE, BG_FIELD_LISTED, N_ ("Officer who follows it up"), N_ ("General"),
    .target = "officer" },
  { "product", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Product"), N_ ("General") },
  { "source", BG_FIELD_CHOICE, BG_FIELD_LISTED, N_ ("Where it comes from"), N_ ("Source"),
    .choices = task_source_choices },
  { "bases", BG_FIELD_LIST, 0, N_ ("Bases"), N_ ("Source"), .items = &basis_items },
  { "agreement", BG_FIELD_REFERENCE, 0, N_ ("Agreement"), N_ ("Source"), .target = "agreement" },
  { "delegation", BG_FIELD_REFERENCE, 0, N_ ("Delegation"), N_ ("Source"), .target = "delegation" },
  { "conference", BG_FIELD_REFERENCE, 0, N_ ("Conference"), N_ ("Source"), .target = "conference" },
  { "aid", BG_FIELD_REFERENCE, 0, N_ ("Aid"), N_ ("Source"), .target = "aid" },
  { "previous", BG_FIELD_REFERENCE, 0, N_ ("Follows the task"), N_ ("Source"), .target = "task" },
  { "rule", BG_FIELD_TEXT, BG_FIELD_HIDDEN, N_ ("Rule that made it"), N_ ("Source") },
  { "rule_key", BG_FIELD_TEXT, BG_FIELD_HIDDEN, N_ ("What the rule made it for"), N_ ("Source") },
  { "rule_due", BG_FIELD_DATE, BG_FIELD_HIDDEN, N_ ("Due date by the rule"), N_ ("Source") },
  { "source_item", BG_FIELD_TEXT, BG_FIELD_HIDDEN, N_ ("Commitment, promise or clause"), N_ ("Source") },
  { "due_kind", BG_FIELD_CHOICE, 0, N_ ("Kind of due date"), N_ ("Due date"), .choices = due_kind_choices },
  { "assigned_date", BG_FIELD_DATE, 0, N_ ("Assigned on"), N_ ("Due date") },
  { "due_date", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("Due date"), N_ ("Due date") },
  { "repeats", BG_FIELD_CHOICE, 0, N_ ("Repeats"), N_ ("Due date"), .choices = repeat_choices,
    .hint = N_ ("Once it is done, the next one is written down; the one that is done stays") },
  { "report_period", BG_FIELD_TEXT, 0, N_ ("Report period"), N_ ("Due date") },
  { "due_changes", BG_FIELD_LIST, 0, N_ ("Changes of the due date"), N_ ("Due date"),
    .items = &due_change_items },
  { "progress", BG_FIELD_INTEGER, BG_FIELD_LISTED | BG_FIELD_PERCENT, N_ ("Progress, %"), N_ ("Work") },
  { "progress_notes", BG_FIELD_LIST, 0, N_ ("Progress notes"), N_ ("Work"), .items = &progress_note_items },
  { "completed_date", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("Done on"), N_ ("Work") },
  { "result", BG_FIELD_LONG_TEXT, BG_FIELD_SEARCHED, N_ ("Result"), N_ ("Work") },
  { "reply_number", BG_FIELD_TEXT, BG_FIELD_SEARCHED | BG_FIELD_LISTED, N_ ("Reply: number and symbol"),
    N_ ("Work") },
  { "reply_date", BG_FIELD_DATE, 0, N_ ("Reply: date"), N_ ("Work") },
  { "assessment", BG_FIELD_TEXT, 0, N_ ("Assessment"), N_ ("Work") },
  { "next_title", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Next task once it is done"), N_ ("Work") },
  { "next_days", BG_FIELD_INTEGER, 0, N_ ("Due so many days after"), N_ ("Work") },
  { "hold", BG_FIELD_CHOICE, 0, N_ ("Paused or cancelled"), N_ ("Work"), .choices = task_hold_choices },
  { "hold_reason", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Reason for pausing or cancelling"), N_ ("Work") },
  { "reminders", BG_FIELD_LIST, 0, N_ ("Reminders"), N_ ("Reminders"), .items = &reminder_items },
  { "files", BG_FIELD_LIST, 0, N_ ("Files"), N_ ("Papers and files"), .items = &bg_file_items },
  BG_NOTE_FIELDS,
  { NULL },
};

/* Before this year no due date can be meant. */
#define FIRST_DUE_YEAR 2000

static gboolean
has_due_date (BgRecord *record)
{
  const char *kind = bg_record_get_text (record, "due_kind");

  return bg_record_is_set (record, "due_date") && (kind == NULL || strcmp (kind, "date") == 0);
}

static BgStatus
get_done_status (BgDate due, BgDate done)
{
  BgDate due_end = bg_date_last_day (due);

  if (!bg_date_is_known (due))
    return bg_status_make ("done", 0, done);
  if (bg_date_compare (bg_date_first_day (done), due_end) > 0)
    return bg_status_make ("done_late", 0, done);
  if (bg_date_compare (bg_date_last_day (done), bg_date_first_day (due)) < 0)
    return bg_status_make ("done_early", 0, done);
  return bg_status_make ("done_in_time", 0, done);
}

/* DOMAIN 2.5: overdue means past the due date and not done; the day itself is still in time. */
static BgStatus
get_open_status (BgRecord *record, BgDate due, const BgRules *rules)
{
  int days = bg_date_days_between (rules->today, bg_date_last_day (due));
  gint64 progress;

  if (days < 0)
    return bg_status_make ("overdue", -days, due);
  if (days == 0)
    return bg_status_make ("due_today", 0, due);
  if (days <= rules->warning_days)
    return bg_status_make ("due_soon", days, due);
  bg_record_get_integer (record, "progress", &progress);
  if (progress == 0 && bg_record_get_n_items (record, "progress_notes") == 0)
    return bg_status_make ("not_started", days, due);
  return bg_status_make ("in_time", days, due);
}

static BgStatus
get_status (BgRecord *record, const BgRules *rules)
{
  const char *hold = bg_record_get_text (record, "hold");
  BgDate due = has_due_date (record) ? bg_record_get_date (record, "due_date") : BG_DATE_NONE;

  if (bg_record_is_set (record, "completed_date"))
    return get_done_status (due, bg_record_get_date (record, "completed_date"));
  if (hold != NULL)
    return bg_status_make (strcmp (hold, "paused") == 0 ? "paused" : "cancelled", 0, due);
  if (bg_date_is_known (due))
    return get_open_status (record, due, rules);
  if (g_strcmp0 (bg_record_get_text (record, "due_kind"), "continuous") == 0)
    return bg_status_make ("continuous", 0, due);
  return bg_status_make ("no_due_date", 0, due);
}

/**
 * bg_task_get_original_due_date:
 * @task: a task
 *
 * Returns: the due date before it was first moved
 */
BgDate
bg_task_get_original_due_date (BgRecord *task)
{
  BgRecord *first;

  g_return_val_if_fail (BG_IS_RECORD (task), BG_DATE_NONE);

  first = bg_record_get_item (task, "due_changes", 0);
  if (first != NULL && bg_record_is_set (first, "from_date"))
    return bg_record_get_date (first, "from_date");
  return bg_record_get_date (task, "due_date");
}

static void
copy_if_both_have (BgRecord *from, const char *field, BgRecord *task, const char *task_field)
{
  const char *text =
    bg_kind_get_field (bg_record_get_kind (from), field) != NULL ? bg_record_get_text (from, field) : NULL;

  if (text != NULL)
    bg_record_set_text (task, task_field, text);
}

/* The first reference of a task that can point to @source: an agency is the one that leads. */
static void
refer_to (BgRecord *task, BgRecord *source)
{
  for (const BgField *field = bg_task_kind.fields; field->name != NULL; field++)
    if (g_strcmp0 (field->target, bg_record_get_kind (source)->name) == 0)
      {
        bg_record_set_text (task, field->name, bg_record_get_id (source));
        return;
      }
}

/**
 * bg_task_new_from:
 * @source: an agreement, a delegation, a document, or another record that it shall refer to
 * @item: (nullable): the commitment, promise or clause of it that shall be done
 *
 * Returns: (transfer full): a new task, not stored, that says where it comes from
 */
BgRecord *
bg_task_new_from (BgRecord *source, BgRecord *item)
{
  BgRecord *task = bg_record_new (&bg_task_kind);
  const BgKind *kind;

  kind = bg_record_get_kind (source);
  if (kind == &bg_document_kind)
    {
      BgRecord *basis = bg_record_add_item (task, "bases");

      bg_record_set_text (basis, "document", bg_record_get_id (source));
      if (item != NULL)
        copy_if_both_have (item, "number", basis, "clause");
    }
  else
    refer_to (task, source);
  for (const BgChoice *choice = task_source_choices; choice->code != NULL; choice++)
    if (strcmp (choice->code, kind->name) == 0)
      bg_record_set_text (task, "source", choice->code);
  if (item == NULL)
    return task;
  bg_record_set_text (task, "title", bg_record_get_title (item));
  bg_record_set_text (task, "source_item", bg_record_get_id (item));
  copy_if_both_have (item, "lead_agency", task, "lead_agency");
  copy_if_both_have (item, "due_date", task, "due_date");
  return task;
}

/**
 * bg_task_move_due_date:
 * @task: a task
 * @due: the new due date
 * @reason: why it moves
 * @document_number: (nullable): the document that moves it
 * @today: the day of the decision
 *
 * Moves the due date and writes down the change with its reason.
 */
void
bg_task_move_due_date (BgRecord *task,
                       BgDate due,
                       const char *reason,
                       const char *document_number,
                       BgDate today)
{
  BgRecord *change;

  g_return_if_fail (BG_IS_RECORD (task) && reason != NULL);

  change = bg_record_add_item (task, "due_changes");
  bg_record_set_date (change, "from_date", bg_record_get_date (task, "due_date"));
  bg_record_set_date (change, "to_date", due);
  bg_record_set_text (change, "reason", reason);
  bg_record_set_text (change, "document_number", document_number);
  bg_record_set_date (change, "decided_date", today);
  bg_record_set_date (task, "due_date", due);
  bg_record_set_text (task, "due_kind", "date");
}

/**
 * bg_task_get_how:
 * @record: a record
 * @label: words of one of its facts
 *
 * Returns: (nullable): how the due date came about, where @label is that of a task's due date and it stands
 * where a rule put it; one that was moved since tells why itself
 */
const char *
bg_task_get_how (BgRecord *record, const char *label)
{
  const BgKind *kind;

  g_return_val_if_fail (BG_IS_RECORD (record) && label != NULL, NULL);

  kind = bg_record_get_kind (record);
  if (kind != &bg_task_kind || !bg_record_is_set (record, "rule") ||
      strcmp (label, bg_field_get_label (bg_kind_get_field (kind, "due_date"))) != 0 ||
      bg_date_compare (bg_record_get_date (record, "due_date"), bg_record_get_date (record, "rule_due")) != 0)
    return NULL;
  return bg_record_get_text (record, "detail");
}

static gboolean
has_change (BgRecord *task, const char *id)
{
  for (guint i = 0; i < bg_record_get_n_items (task, "due_changes"); i++)
    if (g_strcmp0 (bg_record_get_id (bg_record_get_item (task, "due_changes", i)), id) == 0)
      return TRUE;
  return FALSE;
}

/* A change of the due date that was not there before, and leads to where it stands now. */
static gboolean
is_explained (BgRecord *before, BgRecord *after)
{
  BgDate due = bg_record_get_date (after, "due_date");

  for (guint i = 0; i < bg_record_get_n_items (after, "due_changes"); i++)
    {
      BgRecord *change = bg_record_get_item (after, "due_changes", i);

      if (!has_change (before, bg_record_get_id (change)) &&
          bg_date_compare (bg_record_get_date (change, "to_date"), due) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * bg_task_is_moved:
 * @before: a record as it is kept
 * @after: the same record, edited
 *
 * A due date moves only with a reason.
 *
 * Returns: whether it is a task whose due date is another one now, and no new change of it says why
 */
gboolean
bg_task_is_moved (BgRecord *before, BgRecord *after)
{
  BgDate from, to;

  g_return_val_if_fail (BG_IS_RECORD (before) && BG_IS_RECORD (after), FALSE);

  if (bg_record_get_kind (after) != &bg_task_kind)
    return FALSE;
  from = bg_record_get_date (before, "due_date");
  to = bg_record_get_date (after, "due_date");
  return bg_date_is_known (from) && bg_date_is_known (to) && bg_date_compare (from, to) != 0 &&
         !is_explained (before, after);
}

/**
 * bg_task_write_down_move:
 * @before: a record as it is kept
 * @after: the same record, edited
 * @today: the day of the decision
 *
 * Makes a change of the due date of a move that an edit gave only the reason of (#BG_TASK_MOVED).
 */
void
bg_task_write_down_move (BgRecord *before, BgRecord *after, BgDate today)
{
  BgDate due;
  g_autofree char *reason = NULL;

  if (!bg_task_is_moved (before, after))
    return;
  reason = g_strdup (bg_record_get_reason (after, BG_TASK_MOVED));
  if (reason == NULL)
    return;
  due = bg_record_get_date (after, "due_date");
  bg_record_set_date (after, "due_date", bg_record_get_date (before, "due_date"));
  bg_task_move_due_date (after, due, reason, NULL, today);
  bg_record_set_reason (after, BG_TASK_MOVED, NULL);
}

static void
validate_due_date (BgRecord *record, BgProblems *problems)
{
  BgDate due = bg_record_get_date (record, "due_date");
  BgDate assigned = bg_record_get_date (record, "assigned_date");

  if (!bg_date_is_known (due))
    return;
  if (due.year < FIRST_DUE_YEAR)
    bg_problems_add (problems, BG_GRADE_ERROR, "due_year", "due_date", NULL, NULL,
                     _ ("A due date in the year %d cannot be meant; check the year"), due.year);
  else if (bg_date_is_known (assigned) &&
           bg_date_compare (bg_date_last_day (due), bg_date_first_day (assigned)) < 0)
    bg_problems_add (problems, BG_GRADE_ERROR, "order_of_dates", "due_date", NULL, NULL,
                     _ ("The task cannot be due before it is assigned"));
}

static void
validate (BgRecord *record, const BgRules *rules, BgProblems *problems)
{
  BgDate done = bg_record_get_date (record, "completed_date");

  validate_due_date (record, problems);
  if (bg_date_is_known (done) && bg_date_compare (bg_date_first_day (done), rules->today) > 0)
    bg_problems_add (problems, BG_GRADE_ERROR, "done_later", "completed_date", NULL, NULL,
                     _ ("A task cannot be done on a day to come"));
  if (bg_record_is_set (record, "repeats") && !has_due_date (record))
    bg_problems_add (problems, BG_GRADE_ERROR, "repeats", "repeats", NULL, NULL,
                     _ ("A task that repeats needs its first due date"));
  if (g_strcmp0 (bg_record_get_text (record, "previous"), bg_record_get_id (record)) == 0)
    bg_problems_add (problems, BG_GRADE_ERROR, "own_previous", "previous", NULL, NULL,
                     _ ("A task cannot follow itself"));
}

BG_DEFINE_STATUS_MATCH (overdue, "overdue")
BG_DEFINE_STATUS_MATCH (due_soon, "due_today", "due_soon")
BG_DEFINE_STATUS_MATCH (in_time, "in_time", "not_started")
BG_DEFINE_STATUS_MATCH (open,
                        "overdue",
                        "due_today",
                        "due_soon",
                        "in_time",
                        "not_started",
                        "no_due_date",
                        "continuous")
BG_DEFINE_STATUS_MATCH (done, "done", "done_early", "done_in_time", "done_late")
BG_DEFINE_STATUS_MATCH (held, "paused", "cancelled")

static gboolean
match_month_ahead (BgRecord *record, const BgRules *rules)
{
  return match_in_time (record, rules) && get_status (record, rules).days <= 30;
}

/* The condition of the partial index of open tasks stands first, so that the index is used. */
#define OPEN  "t.completed_date IS NULL AND t.hold IS NULL"
#define DATED OPEN " AND coalesce (t.due_kind, 'date') = 'date'"

static const BgFilter filters[] = {
  { "overdue", N_ ("Overdue"), "emblem-important-symbolic",
    DATED " AND t.due_date < :today AND date_last (t.due_date) < :today", "t.due_date, t.seq", match_overdue,
    "lead_agency" },
  { "due_soon", N_ ("Due soon"), "alarm-symbolic",
    DATED " AND t.due_date <= :soon AND date_last (t.due_date) BETWEEN :today AND :soon", "t.due_date, t.seq",
    match_due_soon },
  { "in_time", N_ ("In time"), "media-playback-start-symbolic", DATED " AND date_last (t.due_date) > :soon",
    "t.due_date, t.seq", match_in_time },
  { "month_ahead", N_ ("Within 30 days"), NULL,
    DATED " AND date_last (t.due_date) > :soon AND date_last (t.due_date) <= :month_ahead",
    "t.due_date, t.seq", match_month_ahead },
  { "open", N_ ("Open"), NULL, OPEN, "t.due_date IS NULL, t.due_date, t.seq", match_open },
  { "done", N_ ("Done"), "emblem-default-symbolic", "t.completed_date IS NOT NULL",
    "t.completed_date DESC, t.seq DESC", match_done },
  { "held", N_ ("Paused or cancelled"), NULL, "t.completed_date IS NULL AND t.hold IS NOT NULL", NULL,
    match_held },
  { NULL },
};

static char *
describe_reminders (BgRecord *record)
{
  guint n = bg_record_get_n_items (record, "reminders");
  g_autofree char *last = NULL;

  if (n == 0)
    return g_strdup (_ ("not reminded yet"));
  last = bg_date_format (bg_record_get_date (bg_record_get_item (record, "reminders", n - 1), "date"));
  return g_strdup_printf (_ ("reminded %u times, last on %s"), n, last);
}

static char *
dup_subtitle (BgRecord *record, const BgRules *rules, BgTitleFunc title_func, gpointer title_data)
{
  GString *text = g_string_new (NULL);
  g_autofree char *due = bg_date_format (bg_record_get_date (record, "due_date"));
  g_autofree char *done = bg_date_format (bg_record_get_date (record, "completed_date"));
  guint moved = bg_record_get_n_items (record, "due_changes");

  if (*done != '\0')
    bg_text_append_part (text, g_strdup_printf (_ ("Done on %s"), done));
  if (*due != '\0')
    bg_text_append_part (text, g_strdup_printf (_ ("Due %s"), due));
  if (*done == '\0' && get_status (record, rules).tone == BG_TONE_RED)
    bg_text_append_part (text, describe_reminders (record));
  if (moved > 0)
    bg_text_append_part (text, g_strdup_printf (_ ("moved %u times"), moved));
  return g_string_free (text, FALSE);
}

static const BgRelation relations[] = {
  { N_ ("Tasks that follow it"), &bg_task_kind, "previous", NULL },
  { NULL },
};

static const BgSpan span = { N_ ("Due date"),  "due_date", "due_date", "due_date",
                             "completed_date", "due_kind", TRUE };

const BgKind bg_task_kind = {
  .name = "task",
  .type_name = "BgTask",
  .label = N_ ("Task"),
  .plural = N_ ("Tasks"),
  .icon = "task-due-symbolic",
  .fields = fields,
  .title = "title",
  .order = "t.due_date IS NULL, t.due_date, t.seq",
  .filters = filters,
  .get_status = get_status,
  .validate = validate,
  .dup_subtitle = dup_subtitle,
  .is_work = TRUE,
  .relations = relations,
  .span = &span,
};
