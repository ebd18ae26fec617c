/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page on which a record of any kind is written and changed, laid out from its table of fields. */
#pragma once

#include <adwaita.h>

#include "bg-store.h"

G_BEGIN_DECLS

#define BG_TYPE_FORM_PAGE (bg_form_page_get_type ())
G_DECLARE_FINAL_TYPE (BgFormPage, bg_form_page, BG, FORM_PAGE, AdwBin)

GtkWidget *bg_form_page_new (BgStore *store, const BgRules *rules);
void bg_form_page_edit (BgFormPage *page, BgRecord *before, BgRecord *draft);
void bg_form_page_open_draft (BgFormPage *page);
gboolean bg_form_page_has_changes (BgFormPage *page);
void bg_form_page_save (BgFormPage *page);
void bg_form_page_close (BgFormPage *page);

G_END_DECLS
