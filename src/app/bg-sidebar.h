/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sidebar: the pages, what is late, and where the records are kept. */
#pragma once

#include <adwaita.h>

#include "bg-session.h"

G_BEGIN_DECLS

#define BG_TYPE_SIDEBAR (bg_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (BgSidebar, bg_sidebar, BG, SIDEBAR, AdwBin)

void bg_sidebar_set_session (BgSidebar *sidebar, BgSession *session);
void bg_sidebar_select (BgSidebar *sidebar, const char *page);
void bg_sidebar_open_menu (BgSidebar *sidebar);

G_END_DECLS
