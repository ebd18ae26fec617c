/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The working days of the office: those of the law, and the days that the office wrote down itself. */
#include "bg-config.h"

#include "bg-office-calendar.h"

typedef void (*AddDayFunc) (BgCalendar *calendar, BgDate date, const char *name);

static void
add_days (BgCalendar *calendar, BgRecord *office, const char *list, AddDayFunc add)
{
  for (guint i = 0; i < bg_record_get_n_items (office, list); i++)
    {
      BgRecord *day = bg_record_get_item (office, list, i);
      BgDate date = bg_record_get_date (day, "date");

      if (bg_date_is_full (date))
        add (calendar, date, bg_record_get_text (day, "name"));
    }
}

static void
add_decisions (BgCalendar *calendar, BgRecord *office)
{
  for (guint i = 0; i < bg_record_get_n_items (office, "holiday_decisions"); i++)
    {
      BgRecord *item = bg_record_get_item (office, "holiday_decisions", i);
      gint64 year = 0;
      BgHolidayDecision decision;

      if (!bg_record_get_integer (item, "year", &year) || year < 1 || year > 9999)
        continue;
      decision =
        (BgHolidayDecision){ (int) year, bg_record_get_date (item, "tet_from"),
                             bg_record_get_date (item, "tet_to"), bg_record_get_date (item, "national_from"),
                             bg_record_get_date (item, "national_to") };
      bg_calendar_set_decision (calendar, &decision);
    }
}

/**
 * bg_office_create_calendar:
 * @office: (nullable): the record of the office
 *
 * Returns: (transfer full): its working days; those of the law alone where there is no office yet
 */
BgCalendar *
bg_office_create_calendar (BgRecord *office)
{
  BgCalendar *calendar = bg_calendar_new ();

  if (office == NULL)
    return calendar;
  bg_calendar_set_culture_day (calendar, bg_record_get_answer (office, "culture_day") == BG_ANSWER_YES);
  add_decisions (calendar, office);
  add_days (calendar, office, "days_off", bg_calendar_add_day_off);
  add_days (calendar, office, "working_days", bg_calendar_add_working_day);
  return calendar;
}
