/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which deadlines follow from a record or a year: the table of rules, applied. */
#include "bg-config.h"

#include <string.h>

#include "bg-agreement.h"
#include "bg-agreement-succession.h"
#include "bg-condition.h"
#include "bg-deadline.h"
#include "bg-delegation.h"

static gboolean
is_halted (BgRecord *agreement, const BgRules *numbers)
{
  static const char *const codes[] = { "terminated", "replaced", "suspended", NULL };

  return g_strv_contains (codes, bg_record_get_status (agreement, numbers).code);
}

/* "@end", "@start" and "@succession", by the record's own rules. */
static BgDate
get_computed (BgRecord *record, const char *trigger, const BgRules *numbers)
{
  const BgKind *kind = bg_record_get_kind (record);

  if (strcmp (trigger, "@succession") == 0)
    return bg_agreement_get_succession_day (record, numbers);
  if (kind == &bg_agreement_kind)
    return is_halted (record, numbers) ? BG_DATE_NONE : bg_agreement_get_end (record, numbers->today);
  if (strcmp (trigger, "@start") == 0)
    return bg_delegation_get_start (record);
  if (kind == &bg_delegation_kind)
    return bg_delegation_get_end (record);
  return bg_record_get_date (record, bg_record_is_set (record, "end_date") ? "end_date" : "start_date");
}

/* What was postponed or cancelled makes no deadline. */
static gboolean
is_held (BgRecord *record)
{
  return bg_kind_get_field (bg_record_get_kind (record), "hold") != NULL && bg_record_is_set (record, "hold");
}

/* "list.field": done when every item that the rule is about has it, on the last of those days. */
static BgDate
get_done_by_items (BgRecord *record, const char *path, const char *when)
{
  g_auto (GStrv) parts = g_strsplit (path, ".", 2);
  const char *clause = when != NULL ? strstr (when, parts[0]) : NULL;
  BgDate last = BG_DATE_NONE;

  for (guint i = 0; i < bg_record_get_n_items (record, parts[0]); i++)
    {
      BgRecord *item = bg_record_get_item (record, parts[0], i);
      BgDate date = bg_record_get_date (item, parts[1]);

      if (clause != NULL && !bg_record_holds (item, clause + strlen (parts[0]) + 1))
        continue;
      if (!bg_date_is_known (date))
        return BG_DATE_NONE;
      if (bg_date_compare (date, last) > 0)
        last = date;
    }
  return last;
}

static BgDate
get_done (BgRecord *record, BgRecord *item, const BgDeadlineRule *rule)
{
  if (rule->done == NULL)
    return BG_DATE_NONE;
  if (strchr (rule->done, '.') != NULL)
    return get_done_by_items (record, rule->done, rule->when);
  return bg_record_get_date (item != NULL ? item : record, rule->done);
}

static char *
dup_title (BgRecord *record, BgRecord *item, const BgDeadlineRule *rule)
{
  const char *of_item = item != NULL ? bg_record_get_title (item) : NULL;

  if (of_item != NULL && *of_item != '\0')
    return g_strconcat (rule->title, " (", of_item, "): ", bg_record_get_title (record), NULL);
  return g_strconcat (rule->title, ": ", bg_record_get_title (record), NULL);
}

static gboolean
get_offset (BgRecord *record, const BgDeadlineRule *rule, int *offset)
{
  gint64 number;

  *offset = rule->offset;
  if (rule->offset_field == NULL)
    return TRUE;
  if (!bg_record_get_integer (record, rule->offset_field, &number) || number < 1 || number > 1200)
    return FALSE;
  *offset = -(int) number;
  return TRUE;
}

/* Each renewal of an agreement that renews itself asks anew; it is inherited once. */
static char *
dup_key (BgRecord *record, BgRecord *item, const BgDeadlineRule *rule, BgDate from)
{
  if (item != NULL)
    return g_strdup (bg_record_get_id (item));
  if (strcmp (rule->trigger, "@end") == 0 && rule->kind == &bg_agreement_kind &&
      bg_record_get_answer (record, "auto_renewal") == BG_ANSWER_YES)
    return g_strdup_printf ("end-%d", from.year);
  return g_strdup ("");
}

/* Only a date known to the day sets a term going; an end known to the year is the last day of it. */
static void
add_deadline (GPtrArray *deadlines,
              BgRecord *record,
              BgRecord *item,
              const BgDeadlineRule *rule,
              const BgRules *numbers)
{
  BgDate from = rule->trigger[0] == '@' ? get_computed (record, rule->trigger, numbers)
                : item != NULL          ? bg_record_get_date (item, strchr (rule->trigger, '.') + 1)
                                        : bg_record_get_date (record, rule->trigger);
  BgDeadline *deadline;
  BgCount count;
  int offset;

  if (!bg_date_is_known (from) || (rule->trigger[0] != '@' && !bg_date_is_full (from)) ||
      !get_offset (record, rule, &offset))
    return;
  if (rule->has_no_term)
    count = (BgCount){ .from = from };
  else
    count = bg_calendar_count (numbers->calendar, from, offset, rule->unit, numbers->rolls_forward);
  if (!rule->has_no_term && !bg_date_is_known (count.due))
    return;
  deadline = g_new0 (BgDeadline, 1);
  deadline->rule = rule;
  deadline->key = dup_key (record, item, rule, from);
  deadline->title = dup_title (record, item, rule);
  deadline->count = count;
  deadline->done = get_done (record, item, rule);
  g_ptr_array_add (deadlines, deadline);
}

static void
apply_rule (GPtrArray *deadlines, BgRecord *record, const BgDeadlineRule *rule, const BgRules *numbers)
{
  g_auto (GStrv) parts = NULL;

  if (!bg_record_holds (record, rule->when))
    return;
  if (strchr (rule->trigger, '.') == NULL)
    {
      add_deadline (deadlines, record, NULL, rule, numbers);
      return;
    }
  parts = g_strsplit (rule->trigger, ".", 2);
  for (guint i = 0; i < bg_record_get_n_items (record, parts[0]); i++)
    {
      BgRecord *item = bg_record_get_item (record, parts[0], i);

      if (bg_record_holds (item, rule->item_when))
        add_deadline (deadlines, record, item, rule, numbers);
    }
}

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) bg_deadline_free);
}

/**
 * bg_deadlines_of_record:
 * @record: a record of any kind
 * @book: the rules in use
 *
 * Returns: (transfer full) (element-type BgDeadline): the deadlines that follow from it, in the order of the
 * rules; they live no longer than @book
 */
GPtrArray *
bg_deadlines_of_record (BgRecord *record, const BgRuleBook *book)
{
  GPtrArray *deadlines = new_list ();

  g_return_val_if_fail (BG_IS_RECORD (record) && book != NULL, deadlines);

  if (is_held (record))
    return deadlines;
  for (guint i = 0; i < bg_rule_book_get_n_rules (book); i++)
    {
      const BgDeadlineRule *rule = bg_rule_book_get_rule (book, i);

      if (!rule->is_off && rule->kind == bg_record_get_kind (record))
        apply_rule (deadlines, record, rule, bg_rule_book_get_numbers (book));
    }
  return deadlines;
}

/* "By 15/11" is missed on the next working day: a fixed day that is off moves to the working day before. */
static BgCount
count_fixed_day (int year, const BgDeadlineRule *rule, const BgRules *numbers)
{
  int last = bg_date_get_days_in_month (year, rule->month);
  BgDate day = bg_date_new (year, rule->month, MIN (rule->day, last));
  BgCount count = { day, 0, BG_TERM_DAYS, day, day };

  if (numbers->rolls_forward)
    count.due = bg_calendar_roll_back (numbers->calendar, day);
  return count;
}

/**
 * bg_deadlines_of_year:
 * @year: a year
 * @book: the rules in use
 *
 * Returns: (transfer full) (element-type BgDeadline): what the rules of every year ask in it
 */
GPtrArray *
bg_deadlines_of_year (int year, const BgRuleBook *book)
{
  GPtrArray *deadlines = new_list ();

  g_return_val_if_fail (book != NULL && year >= 1 && year <= 9999, deadlines);

  for (guint i = 0; i < bg_rule_book_get_n_rules (book); i++)
    {
      const BgDeadlineRule *rule = bg_rule_book_get_rule (book, i);
      BgDeadline *deadline;

      if (rule->is_off || rule->month == 0)
        continue;
      deadline = g_new0 (BgDeadline, 1);
      deadline->rule = rule;
      deadline->key = g_strdup_printf ("%d", year);
      deadline->title = g_strdup_printf ("%s: năm %d", rule->title, year);
      deadline->count = count_fixed_day (year, rule, bg_rule_book_get_numbers (book));
      g_ptr_array_add (deadlines, deadline);
    }
  return deadlines;
}

/** bg_deadline_free: frees @deadline. */
void
bg_deadline_free (BgDeadline *deadline)
{
  g_return_if_fail (deadline != NULL);

  g_free (deadline->key);
  g_free (deadline->title);
  g_free (deadline);
}

static gboolean
has_same (GPtrArray *deadlines, const BgDeadline *wanted)
{
  for (guint i = 0; i < deadlines->len; i++)
    {
      const BgDeadline *deadline = g_ptr_array_index (deadlines, i);

      if (deadline->rule == wanted->rule && strcmp (deadline->key, wanted->key) == 0 &&
          bg_date_compare (deadline->count.due, wanted->count.due) == 0 &&
          bg_date_compare (deadline->done, wanted->done) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * bg_deadlines_differ:
 * @before: (nullable): a record before it was changed; NULL when it is new
 * @after: the record after
 * @book: the rules in use
 *
 * Returns: whether a deadline came, moved, was met or went with the change
 */
gboolean
bg_deadlines_differ (BgRecord *before, BgRecord *after, const BgRuleBook *book)
{
  g_autoptr (GPtrArray) old = NULL;
  g_autoptr (GPtrArray) new = NULL;

  g_return_val_if_fail (BG_IS_RECORD (after) && book != NULL, FALSE);

  old = before != NULL ? bg_deadlines_of_record (before, book) : g_ptr_array_new ();
  new = bg_deadlines_of_record (after, book);
  if (old->len != new->len)
    return TRUE;
  for (guint i = 0; i < new->len; i++)
    if (!has_same (old, g_ptr_array_index (new, i)))
      return TRUE;
  return FALSE;
}
