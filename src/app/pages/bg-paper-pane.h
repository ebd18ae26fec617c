/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The choices for one printing, beside the page: what, signed when and by whom, how laid out. */
#pragma once

#include <adwaita.h>

#include "bg-paper-data.h"

G_BEGIN_DECLS

#define BG_TYPE_PAPER_PANE (bg_paper_pane_get_type ())
G_DECLARE_FINAL_TYPE (BgPaperPane, bg_paper_pane, BG, PAPER_PANE, AdwBin)

void bg_paper_pane_set_paper (BgPaperPane *pane, const BgPaper *paper, BgDate today);
const BgPaper *bg_paper_pane_get_paper (BgPaperPane *pane);
void bg_paper_pane_set_data (BgPaperPane *pane, BgPaperData *data);
void bg_paper_pane_set_checks (BgPaperPane *pane, GPtrArray *checks);
const BgPaperOptions *bg_paper_pane_get_options (BgPaperPane *pane);

G_END_DECLS
