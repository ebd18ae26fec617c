/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day of a paper: today, another day, or room to write it by hand. */
#pragma once

#include <adwaita.h>

#include "bg-date.h"

G_BEGIN_DECLS

#define BG_TYPE_PAPER_DATE_BUTTON (bg_paper_date_button_get_type ())
G_DECLARE_FINAL_TYPE (BgPaperDateButton, bg_paper_date_button, BG, PAPER_DATE_BUTTON, AdwBin)

void bg_paper_date_button_set_today (BgPaperDateButton *button, BgDate today);
BgDate bg_paper_date_button_get_date (BgPaperDateButton *button);

G_END_DECLS
