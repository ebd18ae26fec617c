/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page of a document as it comes out of the printer, at any size. */
#pragma once

#include <gtk/gtk.h>

#include "bg-document.h"

G_BEGIN_DECLS

#define BG_TYPE_PAGE_VIEW (bg_page_view_get_type ())
G_DECLARE_FINAL_TYPE (BgPageView, bg_page_view, BG, PAGE_VIEW, GtkWidget)

void bg_page_view_set_document (BgPageView *view, BgDocument *document);
BgDocument *bg_page_view_get_document (BgPageView *view);
int bg_page_view_get_page (BgPageView *view);
void bg_page_view_set_page (BgPageView *view, int page);
double bg_page_view_get_scale (BgPageView *view);
void bg_page_view_zoom_in (BgPageView *view);
void bg_page_view_zoom_out (BgPageView *view);
void bg_page_view_zoom_to_fit (BgPageView *view);

G_END_DECLS
