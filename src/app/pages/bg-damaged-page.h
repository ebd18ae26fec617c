/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shown in place of a record book that is damaged: what there is to go back to, and what can be done. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BG_TYPE_DAMAGED_PAGE (bg_damaged_page_get_type ())
G_DECLARE_FINAL_TYPE (BgDamagedPage, bg_damaged_page, BG, DAMAGED_PAGE, AdwBin)

GtkWidget *bg_damaged_page_new (const char *book, const char *message);
GtkWidget *bg_waiting_page_new (const char *words);

G_END_DECLS
