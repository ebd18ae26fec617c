/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field of a record on a form: its label, what edits it, how it was read, and what is wrong with it. */
#pragma once

#include "bg-editor.h"

G_BEGIN_DECLS

#define BG_TYPE_FIELD_ROW (bg_field_row_get_type ())
G_DECLARE_FINAL_TYPE (BgFieldRow, bg_field_row, BG, FIELD_ROW, AdwBin)

GtkWidget *bg_field_row_new (BgForm *form, BgRecord *record, const BgField *field);
void bg_field_row_bind (BgFieldRow *row, BgForm *form, BgRecord *record);
const BgField *bg_field_row_get_field (BgFieldRow *row);
BgEditor *bg_field_row_get_editor (BgFieldRow *row);
gboolean bg_field_row_is_list (BgFieldRow *row);
gboolean bg_field_row_is_short (BgFieldRow *row);
gboolean bg_field_row_has_error (BgFieldRow *row);
void bg_field_row_focus_problem (BgFieldRow *row, const char *item_id);
void bg_field_row_hide_label (BgFieldRow *row);

G_END_DECLS
