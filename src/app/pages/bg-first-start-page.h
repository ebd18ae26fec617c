/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page a new office sees first: what the program is for, who the office is, how to begin. */
#pragma once

#include <adwaita.h>

#include "bg-first-start.h"

G_BEGIN_DECLS

#define BG_TYPE_FIRST_START_PAGE (bg_first_start_page_get_type ())
G_DECLARE_FINAL_TYPE (BgFirstStartPage, bg_first_start_page, BG, FIRST_START_PAGE, AdwBin)

GtkWidget *bg_first_start_page_new (void);
void bg_first_start_page_show_error (BgFirstStartPage *page, const char *words);

G_END_DECLS
