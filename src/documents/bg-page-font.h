/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one font of official pages, asked for so that it comes out the same on every machine. */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/* What the decree asks for; the comma keeps "Roman" from being read as a style. */
#define BG_PAGE_FONT_FAMILY "Times New Roman,"

PangoContext *bg_page_font_create_context (void) G_GNUC_WARN_UNUSED_RESULT;
PangoFontDescription *bg_page_font_describe (double size) G_GNUC_WARN_UNUSED_RESULT;
char *bg_page_font_dup_family (gboolean *covers_vietnamese) G_GNUC_WARN_UNUSED_RESULT;
gboolean bg_page_font_is_proper (void);

G_END_DECLS
