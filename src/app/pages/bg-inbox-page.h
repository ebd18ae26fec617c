/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What waits for a decision: two wrote the same place differently, and a person says which holds. */
#pragma once

#include <adwaita.h>

#include "bg-session.h"

G_BEGIN_DECLS

#define BG_TYPE_INBOX_PAGE (bg_inbox_page_get_type ())
G_DECLARE_FINAL_TYPE (BgInboxPage, bg_inbox_page, BG, INBOX_PAGE, AdwBin)

GtkWidget *bg_inbox_page_new (BgSession *session);

G_END_DECLS
