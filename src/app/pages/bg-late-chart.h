/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Overdue tasks by lead agency, as bars that open the list. */
#pragma once

#include <gtk/gtk.h>

#include "bg-session.h"

G_BEGIN_DECLS

#define BG_TYPE_LATE_CHART (bg_late_chart_get_type ())
G_DECLARE_FINAL_TYPE (BgLateChart, bg_late_chart, BG, LATE_CHART, GtkBox)

GtkWidget *bg_late_chart_new (BgSession *session);
void bg_late_chart_refresh (BgLateChart *chart);

G_END_DECLS
