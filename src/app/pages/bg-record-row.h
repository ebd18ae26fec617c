/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record in a list: title, second line, status, and for work the decisions. */
#pragma once

#include <adwaita.h>

#include "bg-session.h"

G_BEGIN_DECLS

#define BG_TYPE_RECORD_ROW (bg_record_row_get_type ())
G_DECLARE_FINAL_TYPE (BgRecordRow, bg_record_row, BG, RECORD_ROW, AdwBin)

GtkWidget *bg_record_row_new (void);
void bg_record_row_show (BgRecordRow *row, BgRecord *record, BgSession *session, const char *search);
gboolean bg_record_row_is_chosen (BgRecordRow *row);
void bg_record_row_set_chosen (BgRecordRow *row, gboolean chosen);
GtkWidget *bg_record_row_find_chosen (GtkWidget *widget);

G_END_DECLS
