/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lịch: visits, deadlines and holidays, a month or a week at a time. */
#pragma once

#include <adwaita.h>

#include "bg-session.h"

G_BEGIN_DECLS

#define BG_TYPE_CALENDAR_PAGE (bg_calendar_page_get_type ())
G_DECLARE_FINAL_TYPE (BgCalendarPage, bg_calendar_page, BG, CALENDAR_PAGE, AdwBin)

GtkWidget *bg_calendar_page_new (BgSession *session);
void bg_calendar_page_follow_flap (BgCalendarPage *page, AdwFlap *flap);

G_END_DECLS
