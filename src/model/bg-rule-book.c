/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules in use: those of the law as the office changed them, and its own steps around a visit. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "bg-deadline-rules.h"
#include "bg-office-calendar.h"

/* Ten years: no term of an office is longer. */
#define LARGEST_OFFSET 3660

struct _BgRuleBook
{
  GArray *rules;
  GStringChunk *strings;
  BgCalendar *calendar;
  BgRules numbers;
  char *agency;
};

static gboolean
find_unit (const char *code, BgTermUnit *unit)
{
  for (guint i = 0; i < BG_N_TERM_UNITS; i++)
    if (g_strcmp0 (code, bg_deadline_unit_choices[i].code) == 0)
      {
        *unit = (BgTermUnit) i;
        return TRUE;
      }
  return FALSE;
}

/* "15/11" of a leap year, in which each day there is can be meant. */
static gboolean
read_day (const char *text, int *month, int *day)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 3);

  if (g_strv_length (parts) != 2)
    return FALSE;
  *day = atoi (parts[0]);
  *month = atoi (parts[1]);
  return *month >= 1 && *month <= 12 && *day >= 1 && *day <= bg_date_get_days_in_month (2028, *month);
}

static gboolean
has_good_offset (BgRecord *item)
{
  gint64 offset = 0;

  bg_record_get_integer (item, "offset", &offset);
  return ABS (offset) <= LARGEST_OFFSET;
}

static void
change_rule (BgDeadlineRule *rule, BgRecord *change)
{
  const char *text = bg_record_get_text (change, "day");
  int month, day;
  gint64 offset;

  if (bg_record_is_set (change, "enabled"))
    rule->is_off = bg_record_get_answer (change, "enabled") == BG_ANSWER_NO;
  if (rule->month > 0)
    {
      if (text != NULL && read_day (text, &month, &day))
        {
          rule->month = month;
          rule->day = day;
        }
      return;
    }
  find_unit (bg_record_get_text (change, "unit"), &rule->unit);
  if (bg_record_get_integer (change, "offset", &offset) && has_good_offset (change))
    {
      rule->offset = (int) offset;
      rule->offset_field = NULL;
      rule->has_no_term = FALSE;
    }
}

static void
add_visit_step (BgRuleBook *book, BgRecord *step)
{
  const char *direction = bg_record_get_text (step, "direction");
  const char *level = bg_record_get_text (step, "level");
  gboolean from_end = g_strcmp0 (bg_record_get_text (step, "counted_from"), "end") == 0;
  BgDeadlineRule rule = { .kind = &bg_delegation_kind, .lead = BG_LEAD_OFFICE };
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 offset;

  if (!bg_record_get_integer (step, "offset", &offset) || !has_good_offset (step))
    return;
  if (direction != NULL)
    g_string_append_printf (text, "direction=%s", direction);
  if (level != NULL)
    g_string_append_printf (text, "%slevel=%s", text->len > 0 ? ";" : "", level);
  rule.code = g_string_chunk_insert (book->strings, bg_record_get_id (step));
  rule.trigger = from_end ? "@end" : "@start";
  rule.event = from_end ? "ngày cuối của chuyến thăm" : "ngày đầu của chuyến thăm";
  rule.offset = (int) offset;
  find_unit (bg_record_get_text (step, "unit"), &rule.unit);
  rule.when = text->len > 0 ? g_string_chunk_insert (book->strings, text->str) : NULL;
  rule.title = g_string_chunk_insert (book->strings, bg_record_get_title (step));
  rule.law = "Bước công việc của cơ quan";
  rule.is_off = bg_record_get_answer (step, "enabled") == BG_ANSWER_NO;
  g_array_append_val (book->rules, rule);
}

/* The report of a trip has had a number of its own in the settings since before there were rules. */
static void
add_shipped (BgRuleBook *book)
{
  guint n;
  const BgDeadlineRule *shipped = bg_deadline_rules_get_shipped (&n);

  g_array_append_vals (book->rules, shipped, n);
  for (guint i = 0; i < n; i++)
    if (strcmp (shipped[i].code, "R13") == 0)
      g_array_index (book->rules, BgDeadlineRule, i).offset = book->numbers.report_days;
}

static void
add_changes (BgRuleBook *book, BgRecord *office)
{
  guint n_shipped = book->rules->len;

  for (guint i = 0; i < bg_record_get_n_items (office, "rule_changes"); i++)
    {
      BgRecord *change = bg_record_get_item (office, "rule_changes", i);
      const char *code = bg_record_get_text (change, "rule");

      for (guint k = 0; k < n_shipped; k++)
        if (g_strcmp0 (g_array_index (book->rules, BgDeadlineRule, k).code, code) == 0)
          change_rule (&g_array_index (book->rules, BgDeadlineRule, k), change);
    }
  for (guint i = 0; i < bg_record_get_n_items (office, "visit_steps"); i++)
    add_visit_step (book, bg_record_get_item (office, "visit_steps", i));
}

/**
 * bg_rule_book_new:
 * @office: (nullable): the record of the office
 * @today: the day
 *
 * Returns: (transfer full): the rules in use, with the calendar and the numbers they are counted by; fit for
 * any one thread
 */
BgRuleBook *
bg_rule_book_new (BgRecord *office, BgDate today)
{
  BgRuleBook *book = g_new0 (BgRuleBook, 1);

  book->rules = g_array_new (FALSE, FALSE, sizeof (BgDeadlineRule));
  book->strings = g_string_chunk_new (256);
  book->calendar = bg_office_create_calendar (office);
  bg_rules_from_office (&book->numbers, office, today);
  book->numbers.calendar = book->calendar;
  book->agency = office != NULL ? g_strdup (bg_record_get_text (office, "agency")) : NULL;
  add_shipped (book);
  if (office != NULL)
    add_changes (book, office);
  return book;
}

/** bg_rule_book_free: frees @book. */
void
bg_rule_book_free (BgRuleBook *book)
{
  g_return_if_fail (book != NULL);

  g_array_unref (book->rules);
  g_string_chunk_free (book->strings);
  bg_calendar_unref (book->calendar);
  g_free (book->agency);
  g_free (book);
}

/** bg_rule_book_get_n_rules: how many rules there are, those not in use included. */
guint
bg_rule_book_get_n_rules (const BgRuleBook *book)
{
  g_return_val_if_fail (book != NULL, 0);
  return book->rules->len;
}

/** bg_rule_book_get_rule: the rule at @position; it lives as long as @book. */
const BgDeadlineRule *
bg_rule_book_get_rule (const BgRuleBook *book, guint position)
{
  g_return_val_if_fail (book != NULL && position < book->rules->len, NULL);
  return &g_array_index (book->rules, BgDeadlineRule, position);
}

/** bg_rule_book_get_numbers: the office's numbers, with its calendar. */
const BgRules *
bg_rule_book_get_numbers (const BgRuleBook *book)
{
  g_return_val_if_fail (book != NULL, NULL);
  return &book->numbers;
}

/** bg_rule_book_get_agency: (nullable): id of the office among the agencies. */
const char *
bg_rule_book_get_agency (const BgRuleBook *book)
{
  g_return_val_if_fail (book != NULL, NULL);
  return book->agency;
}

static void
check_change (BgRecord *change, BgProblems *problems)
{
  const BgDeadlineRule *rule = bg_deadline_rule_find (bg_record_get_text (change, "rule"));
  const char *day = bg_record_get_text (change, "day");
  int month_read, day_read;

  if (!has_good_offset (change))
    bg_problems_add (problems, BG_GRADE_ERROR, "rule_offset", "rule_changes", bg_record_get_id (change), NULL,
                     _ ("A term of more than %d is not possible"), LARGEST_OFFSET);
  if (day != NULL && !read_day (day, &month_read, &day_read))
    bg_problems_add (problems, BG_GRADE_ERROR, "rule_day", "rule_changes", bg_record_get_id (change), NULL,
                     _ ("“%s” is no day of the year; write it as 15/11"), day);
  if (rule != NULL && rule->month == 0 && day != NULL)
    bg_problems_add (problems, BG_GRADE_ERROR, "rule_day", "rule_changes", bg_record_get_id (change), NULL,
                     _ ("The rule %s counts from a date; it has no fixed day"), rule->code);
}

/**
 * bg_deadline_rules_check:
 * @office: the record of the office
 * @problems: where problems are added
 *
 * What the office changed must be possible: no term of more than ten years, no 31/6, no decision on days off
 * that ends before it begins or lies in another year.
 */
void
bg_deadline_rules_check (BgRecord *office, BgProblems *problems)
{
  g_return_if_fail (BG_IS_RECORD (office));

  for (guint i = 0; i < bg_record_get_n_items (office, "rule_changes"); i++)
    check_change (bg_record_get_item (office, "rule_changes", i), problems);
  for (guint i = 0; i < bg_record_get_n_items (office, "visit_steps"); i++)
    {
      BgRecord *step = bg_record_get_item (office, "visit_steps", i);

      if (!has_good_offset (step))
        bg_problems_add (problems, BG_GRADE_ERROR, "rule_offset", "visit_steps", bg_record_get_id (step),
                         NULL, _ ("A term of more than %d is not possible"), LARGEST_OFFSET);
    }
  for (guint i = 0; i < bg_record_get_n_items (office, "holiday_decisions"); i++)
    {
      BgRecord *decision = bg_record_get_item (office, "holiday_decisions", i);
      BgDate from = bg_record_get_date (decision, "tet_from");
      BgDate to = bg_record_get_date (decision, "tet_to");
      gint64 year = 0;

      bg_record_get_integer (decision, "year", &year);
      if (bg_date_is_full (from) && bg_date_is_full (to) &&
          (bg_date_compare (from, to) > 0 || from.year != year || to.year != year))
        bg_problems_add (problems, BG_GRADE_ERROR, "holiday_range", "holiday_decisions",
                         bg_record_get_id (decision), NULL,
                         _ ("The days off must lie in the year %d, the first before the last"), (int) year);
    }
}
