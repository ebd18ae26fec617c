/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lays out the fields of a record, or of one group of them, in lines of one wide or two short rows. */
#pragma once

#include "bg-field-row.h"

G_BEGIN_DECLS

#define BG_TYPE_FIELD_GRID (bg_field_grid_get_type ())
G_DECLARE_FINAL_TYPE (BgFieldGrid, bg_field_grid, BG, FIELD_GRID, AdwBin)

GtkWidget *bg_field_grid_new (BgForm *form, BgRecord *record, const char *group);
guint bg_field_grid_get_n_rows (BgFieldGrid *grid);
BgFieldRow *bg_field_grid_get_row (BgFieldGrid *grid, guint index);
BgFieldRow *bg_field_grid_find_row (BgFieldGrid *grid, const char *field);

G_END_DECLS
