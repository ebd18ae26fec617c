/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is seen while the curtain is down: a place for the password, and nothing of the record book. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BG_TYPE_CURTAIN_PAGE (bg_curtain_page_get_type ())
G_DECLARE_FINAL_TYPE (BgCurtainPage, bg_curtain_page, BG, CURTAIN_PAGE, AdwBin)

GtkWidget *bg_curtain_page_new (GSettings *settings);
void bg_curtain_page_clear (BgCurtainPage *page);
void bg_curtain_page_say (BgCurtainPage *page, const char *words);
guint bg_curtain_page_get_pause (guint failures);

G_END_DECLS
