/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Working days of Vietnamese state offices: weekends, holidays, swapped days, and counting by them. */
#pragma once

#include "bg-date.h"

G_BEGIN_DECLS

typedef struct _BgCalendar BgCalendar;

BgDate bg_lunar_to_solar (int lunar_year, int lunar_month, int lunar_day, gboolean leap_month);
void bg_lunar_from_solar (BgDate date,
                          int *lunar_year,
                          int *lunar_month,
                          int *lunar_day,
                          gboolean *leap_month);

BgCalendar *bg_calendar_new (void) G_GNUC_WARN_UNUSED_RESULT;
BgCalendar *bg_calendar_ref (BgCalendar *calendar) G_GNUC_WARN_UNUSED_RESULT;
void bg_calendar_unref (BgCalendar *calendar);
void bg_calendar_set_culture_day (BgCalendar *calendar, gboolean is_holiday);

/**
 * BgHolidayDecision:
 * @year: the year it is for
 * @tet_from: first day off for Tết
 * @tet_to: last day off for Tết
 * @national_from: first day off for 02/9
 * @national_to: last day off for 02/9
 *
 * What the Prime Minister decided of a year (Bộ luật Lao động 2019, Điều 112(3)), days made up for and weekly
 * days off between them included. A pair of days that is not known is not decided yet.
 */
typedef struct
{
  int year;
  BgDate tet_from;
  BgDate tet_to;
  BgDate national_from;
  BgDate national_to;
} BgHolidayDecision;

void bg_calendar_set_decision (BgCalendar *calendar, const BgHolidayDecision *decision);
gboolean bg_calendar_is_decided (const BgCalendar *calendar, int year);
void bg_calendar_add_day_off (BgCalendar *calendar, BgDate date, const char *name);
void bg_calendar_add_working_day (BgCalendar *calendar, BgDate date, const char *name);

gboolean bg_calendar_is_working_day (const BgCalendar *calendar, BgDate date, char **reason);
BgDate bg_calendar_roll_forward (const BgCalendar *calendar, BgDate date);
BgDate bg_calendar_roll_back (const BgCalendar *calendar, BgDate date);
BgDate bg_calendar_add_working_days (const BgCalendar *calendar, BgDate date, int days);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgCalendar, bg_calendar_unref)

G_END_DECLS
