/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands above a list: chips of the ready filters, and what it is grouped and ordered by. */
#pragma once

#include <adwaita.h>

#include "bg-session.h"

G_BEGIN_DECLS

GtkWidget *bg_filter_chip_new (const BgFilter *filter, GtkToggleButton *group);
void bg_filter_chip_count (GtkWidget *chip, BgSession *session, const BgKind *kind);

void bg_group_chooser_fill (GtkDropDown *chooser, const BgKind *kind);
gboolean bg_group_chooser_has_choice (GtkDropDown *chooser);
const char *bg_group_chooser_get (GtkDropDown *chooser);
void bg_group_chooser_follow_filter (GtkDropDown *chooser, const BgFilter *filter);

void bg_order_chooser_fill (GtkDropDown *chooser, const BgKind *kind);
const char *bg_order_chooser_get (GtkDropDown *chooser);

G_END_DECLS
