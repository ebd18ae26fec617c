/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A month to choose a day from; weeks begin on Monday, whatever the locale of the machine says. */
#pragma once

#include <gtk/gtk.h>

#include "bg-date.h"

G_BEGIN_DECLS

#define BG_TYPE_MONTH_VIEW (bg_month_view_get_type ())
G_DECLARE_FINAL_TYPE (BgMonthView, bg_month_view, BG, MONTH_VIEW, GtkBox)

GtkWidget *bg_month_view_new (BgDate today);
void bg_month_view_set_date (BgMonthView *view, BgDate date);
BgDate bg_month_view_get_date (BgMonthView *view);

G_END_DECLS
