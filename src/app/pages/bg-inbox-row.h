/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record that waits for a decision, in the list. */
#pragma once

#include <adwaita.h>

#include "bg-inbox-data.h"

G_BEGIN_DECLS

#define BG_TYPE_INBOX_ROW (bg_inbox_row_get_type ())
G_DECLARE_FINAL_TYPE (BgInboxRow, bg_inbox_row, BG, INBOX_ROW, GtkListBoxRow)

GtkWidget *bg_inbox_row_new (const BgInboxRecord *record);

G_END_DECLS
