/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two records that are likely the same, side by side, with three answers. */
#pragma once

#include <adwaita.h>

#include "bg-inbox-data.h"

G_BEGIN_DECLS

#define BG_TYPE_TWIN_CARD (bg_twin_card_get_type ())
G_DECLARE_FINAL_TYPE (BgTwinCard, bg_twin_card, BG, TWIN_CARD, GtkBox)

GtkWidget *bg_twin_card_new (const BgInboxRecord *pair);
void bg_twin_card_choose (BgTwinCard *card, BgTwinAnswer answer);
BgTwinAnswer bg_twin_card_get_answer (BgTwinCard *card);

G_END_DECLS
