/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day of the calendar page: its date, lunar date and holiday, and what falls on it. */
#pragma once

#include <gtk/gtk.h>

#include "bg-record.h"

G_BEGIN_DECLS

#define BG_TYPE_CALENDAR_DAY (bg_calendar_day_get_type ())
G_DECLARE_FINAL_TYPE (BgCalendarDay, bg_calendar_day, BG, CALENDAR_DAY, GtkBox)

GtkWidget *bg_calendar_day_new (void);
void bg_calendar_day_show (BgCalendarDay *day, BgDate date, const BgRules *rules, gboolean is_aside);
void bg_calendar_day_fill (BgCalendarDay *day, GPtrArray *records, const BgRules *rules, guint most);
BgDate bg_calendar_day_get_date (BgCalendarDay *day);

G_END_DECLS
