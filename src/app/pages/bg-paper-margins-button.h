/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The four margins of a paper, in millimetres. */
#pragma once

#include <adwaita.h>

#include "bg-layout.h"

G_BEGIN_DECLS

#define BG_TYPE_PAPER_MARGINS_BUTTON (bg_paper_margins_button_get_type ())
G_DECLARE_FINAL_TYPE (BgPaperMarginsButton, bg_paper_margins_button, BG, PAPER_MARGINS_BUTTON, AdwBin)

void bg_paper_margins_button_set_layout (BgPaperMarginsButton *button, const BgLayout *layout);
void bg_paper_margins_button_fill_layout (BgPaperMarginsButton *button, BgLayout *layout);

G_END_DECLS
