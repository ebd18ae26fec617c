/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a deadline was counted, in words. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-deadline.h"

/* More days off than these are not told one by one. */
#define MOST_DAYS_OFF 8

static char *
dup_term (const BgCount *count, const char *from, const char *event)
{
  static const char *const after[BG_N_TERM_UNITS] = {
    N_ ("%d days after %s (%s), that day not counted"),
    N_ ("%d working days after %s (%s), that day not counted"),
    N_ ("%d months after %s (%s), to the same day of the month"),
    N_ ("%d years after %s (%s), to the same day of the year"),
  };
  static const char *const before[BG_N_TERM_UNITS] = {
    N_ ("%d days before %s (%s)"),
    N_ ("%d working days before %s (%s)"),
    N_ ("%d months before %s (%s)"),
    N_ ("%d years before %s (%s)"),
  };
  const char *format = count->offset < 0 ? before[count->unit] : after[count->unit];

  return g_strdup_printf (_ (format), ABS (count->offset), from, event);
}

static gboolean
is_weekday_off (const BgCalendar *calendar, BgDate date, char **reason)
{
  return bg_date_get_weekday (date) <= 5 && !bg_calendar_is_working_day (calendar, date, reason);
}

/* The holidays between the event and the last day: "16/02/2026 Tết Nguyên đán, …". */
static char *
dup_days_off (const BgCount *count, const BgCalendar *calendar)
{
  g_autoptr (GString) text = g_string_new (NULL);
  BgDate first = count->offset < 0 ? count->reached : count->from;
  BgDate last = count->offset < 0 ? count->from : count->reached;
  int n = 0;

  for (BgDate date = first; bg_date_compare (date, last) <= 0 && n < MOST_DAYS_OFF;
       date = bg_date_add_days (date, 1))
    {
      g_autofree char *reason = NULL;
      g_autofree char *day = NULL;

      if (!is_weekday_off (calendar, date, &reason))
        continue;
      day = bg_date_format (date);
      g_string_append_printf (text, "%s%s %s", n++ > 0 ? ", " : "", day, reason);
    }
  return g_strdup (text->str);
}

static void
append_roll (GString *text, const BgCount *count, const BgCalendar *calendar)
{
  g_autofree char *due = bg_date_format_with_weekday (count->due);
  g_autofree char *reason = NULL;

  bg_calendar_is_working_day (calendar, count->reached, &reason);
  if (bg_date_compare (count->due, count->reached) > 0)
    g_string_append_printf (
      text, _ ("; a day off (%s), so it ends on the next working day: %s (Civil Code 2015, Article 148(5))"),
      reason != NULL ? reason : "", due);
  else
    g_string_append_printf (text, _ ("; a day off (%s), so it is done on the working day before: %s"),
                            reason != NULL ? reason : "", due);
}

/**
 * bg_deadline_dup_how:
 * @deadline: a deadline
 * @book: the rules it was made by
 *
 * Returns: (transfer full): counted from which day, by what, over which days off, and moved from which day
 */
char *
bg_deadline_dup_how (const BgDeadline *deadline, const BgRuleBook *book)
{
  const BgCount *count = &deadline->count;
  const BgCalendar *calendar = bg_rule_book_get_numbers (book)->calendar;
  g_autofree char *from = bg_date_format_with_weekday (count->from);
  g_autofree char *reached = bg_date_format_with_weekday (count->reached);
  GString *text = g_string_new (NULL);
  g_autofree char *term = NULL;
  g_autofree char *days_off = NULL;

  if (deadline->rule->has_no_term)
    g_string_append_printf (text, _ ("from %s (%s) on; the rule has no term, the office sets the due date"),
                            from, deadline->rule->event);
  else if (deadline->rule->month > 0)
    g_string_append_printf (text, _ ("every year by %s"), reached);
  else
    {
      term = dup_term (count, from, deadline->rule->event);
      g_string_append (g_string_append (g_string_append (text, term), ": "), reached);
    }
  if (deadline->rule->month == 0 && count->unit == BG_TERM_WORKING_DAYS)
    days_off = dup_days_off (count, calendar);
  if (days_off != NULL && *days_off != '\0')
    g_string_append_printf (text, _ ("; days off passed over: %s"), days_off);
  if (!deadline->rule->has_no_term && bg_count_is_rolled (count))
    append_roll (text, count, calendar);
  return g_string_free (text, FALSE);
}

/**
 * bg_deadline_dup_number:
 * @rule: a rule
 *
 * Returns: (transfer full): "R3" for "R3a"; "" for a step of the office's own
 */
char *
bg_deadline_dup_number (const BgDeadlineRule *rule)
{
  g_return_val_if_fail (rule != NULL, NULL);

  if (bg_deadline_rule_find (rule->code) == NULL)
    return g_strdup ("");
  return g_strndup (rule->code, 1 + strspn (rule->code + 1, "0123456789"));
}
