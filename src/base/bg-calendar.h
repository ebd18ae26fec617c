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
void bg_calendar_add_day_off (BgCalendar *calendar, BgDate date, const char *name);
void bg_calendar_add_working_day (BgCalendar *calendar, BgDate date, const char *name);

gboolean bg_calendar_is_working_day (const BgCalendar *calendar, BgDate date, char **reason);
BgDate bg_calendar_roll_forward (const BgCalendar *calendar, BgDate date);
BgDate bg_calendar_add_working_days (const BgCalendar *calendar, BgDate date, int days);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgCalendar, bg_calendar_unref)

G_END_DECLS
