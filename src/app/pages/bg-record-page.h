/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record: its header with actions, a jump list, and the whole of it on one scrolling page. */
#pragma once

#include <adwaita.h>

#include "bg-session.h"

G_BEGIN_DECLS

#define BG_TYPE_RECORD_PAGE (bg_record_page_get_type ())
G_DECLARE_FINAL_TYPE (BgRecordPage, bg_record_page, BG, RECORD_PAGE, AdwBin)

void bg_record_page_set_session (BgRecordPage *page, BgSession *session, const BgKind *kind);
void bg_record_page_show (BgRecordPage *page, BgRecord *record);
BgRecord *bg_record_page_get_record (BgRecordPage *page);
void bg_record_page_set_alone (BgRecordPage *page, gboolean alone, const char *back);

G_END_DECLS
