/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a kind: its list with filters and search, and the chosen record beside it. */
#pragma once

#include <adwaita.h>

#include "bg-session.h"

G_BEGIN_DECLS

#define BG_TYPE_LIST_PAGE (bg_list_page_get_type ())
G_DECLARE_FINAL_TYPE (BgListPage, bg_list_page, BG, LIST_PAGE, AdwBin)

GtkWidget *bg_list_page_new (BgSession *session, const BgKind *kind);
const BgKind *bg_list_page_get_kind (BgListPage *page);
BgRecord *bg_list_page_get_chosen (BgListPage *page);
const char *bg_list_page_get_filter (BgListPage *page);
void bg_list_page_set_filter (BgListPage *page, const char *filter);
void bg_list_page_set_trashed (BgListPage *page, gboolean trashed);
void bg_list_page_open (BgListPage *page, const char *id, gboolean full);
void bg_list_page_focus_search (BgListPage *page);
GtkWidget *bg_list_page_get_decision_anchor (BgListPage *page, GdkRectangle *at);
void bg_list_page_step (BgListPage *page, int step);
gboolean bg_list_page_go_back (BgListPage *page);
void bg_list_page_follow_flap (BgListPage *page, AdwFlap *flap);

G_END_DECLS
