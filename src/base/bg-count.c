/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting a term from an event, as the Civil Code and the calendar of state offices say. */
#include "bg-count.h"

static BgDate
reach (const BgCalendar *calendar, BgDate from, int offset, BgTermUnit unit)
{
  switch (unit)
    {
    case BG_TERM_WORKING_DAYS:
      return bg_calendar_add_working_days (calendar, from, offset);
    case BG_TERM_MONTHS:
      return bg_date_add_months (from, offset);
    case BG_TERM_YEARS:
      return bg_date_add_months (from, offset * 12);
    case BG_TERM_DAYS:
    case BG_N_TERM_UNITS:
    default:
      return bg_date_add_days (from, offset);
    }
}

/**
 * bg_calendar_count:
 * @calendar: the working days
 * @from: the day of the event; a date without a day counts as its last day
 * @offset: how many units, backwards when negative
 * @unit: the unit
 * @rolls: whether a last day off moves to a working day
 *
 * Bộ luật Dân sự 2015: the day of the event is not counted (Điều 147(2)); months and years end on the same
 * day of the last month, or on its last day where it has no such day (Điều 148(3), (4)); a last day off moves
 * to the next working day (Điều 148(5)). What must be done so many days before an event moves to the working
 * day before instead, since it would otherwise be late. Any thread.
 *
 * Returns: the count; its dates are %BG_DATE_NONE where @from is not known or no day is reached
 */
BgCount
bg_calendar_count (const BgCalendar *calendar, BgDate from, int offset, BgTermUnit unit, gboolean rolls)
{
  BgCount count = { bg_date_last_day (from), offset, unit, BG_DATE_NONE, BG_DATE_NONE };

  g_return_val_if_fail (calendar != NULL, count);

  if (!bg_date_is_known (from))
    return count;
  count.reached = reach (calendar, count.from, offset, unit);
  count.due = count.reached;
  if (rolls)
    count.due = offset < 0 ? bg_calendar_roll_back (calendar, count.reached)
                           : bg_calendar_roll_forward (calendar, count.reached);
  return count;
}

/** bg_count_is_rolled: whether the last day was moved to a working day. */
gboolean
bg_count_is_rolled (const BgCount *count)
{
  g_return_val_if_fail (count != NULL, FALSE);

  return bg_date_compare (count->reached, count->due) != 0;
}
