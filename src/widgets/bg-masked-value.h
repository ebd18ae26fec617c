/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A personal value on a page: masked, shown for half a minute to who asks, which is written down. */
#pragma once

#include <adwaita.h>

#include "bg-store.h"

G_BEGIN_DECLS

/* A personal value that was asked for is masked again after this time: no more than is needed. */
#define BG_REVEAL_SECONDS 30

#define BG_TYPE_MASKED_VALUE (bg_masked_value_get_type ())
G_DECLARE_FINAL_TYPE (BgMaskedValue, bg_masked_value, BG, MASKED_VALUE, GtkBox)

GtkWidget *bg_masked_value_new (BgStore *store, BgRecord *record, BgRecord *inner, const BgField *field);
void bg_masked_value_say (GtkWidget *widget, const char *words);

G_END_DECLS
