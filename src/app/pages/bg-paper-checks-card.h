/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card that says which rules a paper meets: green, or yellow with the reason. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BG_TYPE_PAPER_CHECKS_CARD (bg_paper_checks_card_get_type ())
G_DECLARE_FINAL_TYPE (BgPaperChecksCard, bg_paper_checks_card, BG, PAPER_CHECKS_CARD, GtkWidget)

void bg_paper_checks_card_set_checks (BgPaperChecksCard *card, GPtrArray *checks);

G_END_DECLS
