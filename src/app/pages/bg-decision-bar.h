/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an officer decides of a task in its list: done, a new date, reminded. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BG_TYPE_DECISION_BAR (bg_decision_bar_get_type ())
G_DECLARE_FINAL_TYPE (BgDecisionBar, bg_decision_bar, BG, DECISION_BAR, AdwBin)

GtkWidget *bg_decision_bar_new (void);

G_END_DECLS
