/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of a group in a list: its name, how many, and the arrow that folds it. */
#pragma once

#include <adwaita.h>

#include "bg-result-list.h"

G_BEGIN_DECLS

#define BG_TYPE_GROUP_ROW (bg_group_row_get_type ())
G_DECLARE_FINAL_TYPE (BgGroupRow, bg_group_row, BG, GROUP_ROW, AdwBin)

GtkWidget *bg_group_row_new (void);
void bg_group_row_show (BgGroupRow *row, BgGroup *group, BgResultList *list);

G_END_DECLS
