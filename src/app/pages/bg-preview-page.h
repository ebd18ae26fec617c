/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page that shows a paper as it will be printed, with its choices; saves it as PDF and prints it. */
#pragma once

#include <adwaita.h>

#include "bg-paper-data.h"

G_BEGIN_DECLS

#define BG_TYPE_PREVIEW_PAGE (bg_preview_page_get_type ())
G_DECLARE_FINAL_TYPE (BgPreviewPage, bg_preview_page, BG, PREVIEW_PAGE, AdwBin)

GtkWidget *bg_preview_page_new (void);
void bg_preview_page_show (BgPreviewPage *page,
                           BgSession *session,
                           const char *paper_name,
                           BgRecord *record,
                           const char *back_label);
BgDocument *bg_preview_page_get_document (BgPreviewPage *page);
void bg_preview_page_save_to (BgPreviewPage *page, const char *path);

G_END_DECLS
