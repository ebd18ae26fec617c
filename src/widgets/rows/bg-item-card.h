/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One sub-record on a form: its number and title, and its fields when it is opened. */
#pragma once

#include "bg-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BG_TYPE_ITEM_CARD (bg_item_card_get_type ())
G_DECLARE_FINAL_TYPE (BgItemCard, bg_item_card, BG, ITEM_CARD, AdwBin)

GtkWidget *bg_item_card_new (BgForm *form, BgRecord *item);
BgRecord *bg_item_card_get_item (BgItemCard *card);
void bg_item_card_set_place (BgItemCard *card, guint place, guint n_items);
void bg_item_card_set_expanded (BgItemCard *card, gboolean expanded);
void bg_item_card_focus_problem (BgItemCard *card);

G_END_DECLS
