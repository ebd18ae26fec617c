/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tổng quan: what needs a hand today, this week, soon. */
#pragma once

#include <adwaita.h>

#include "bg-session.h"

G_BEGIN_DECLS

#define BG_TYPE_OVERVIEW_PAGE (bg_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (BgOverviewPage, bg_overview_page, BG, OVERVIEW_PAGE, AdwBin)

GtkWidget *bg_overview_page_new (BgSession *session);
void bg_overview_page_follow_flap (BgOverviewPage *page, AdwFlap *flap);

G_END_DECLS
