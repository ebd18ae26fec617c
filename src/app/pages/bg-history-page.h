/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of a record or of the whole office: who, when, what, and taking it back. */
#pragma once

#include <adwaita.h>

#include "bg-session.h"

G_BEGIN_DECLS

#define BG_TYPE_HISTORY_PAGE (bg_history_page_get_type ())
G_DECLARE_FINAL_TYPE (BgHistoryPage, bg_history_page, BG, HISTORY_PAGE, AdwBin)

GtkWidget *bg_history_page_new (BgSession *session, BgRecord *record);

G_END_DECLS
