/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A finished document: pages that the preview, the printer, the PDF and the terminal draw alike. */
#pragma once

#include <cairo.h>
#include <glib-object.h>

#include "bg-date.h"
#include "bg-flow.h"

G_BEGIN_DECLS

#define BG_TYPE_DOCUMENT (bg_document_get_type ())
G_DECLARE_FINAL_TYPE (BgDocument, bg_document, BG, DOCUMENT, GObject)

BgDocument *bg_document_new (BgFlow *flow, const char *title, const char *author, BgDate date)
  G_GNUC_WARN_UNUSED_RESULT;
const char *bg_document_get_title (BgDocument *document);
const char *bg_document_get_author (BgDocument *document);
BgDate bg_document_get_date (BgDocument *document);
const BgLayout *bg_document_get_layout (BgDocument *document);
int bg_document_get_n_pages (BgDocument *document);

/**
 * BgPartFunc:
 * @title: title of a part
 * @page: number of the page it begins on, from 0
 */
typedef void (*BgPartFunc) (const char *title, int page, gpointer data);

void bg_document_foreach_part (BgDocument *document, BgPartFunc func, gpointer data);
void bg_document_get_page_size (BgDocument *document, double *width, double *height);
void bg_document_draw_page (BgDocument *document, cairo_t *cr, int page);
void bg_document_draw_tagged_page (BgDocument *document, cairo_t *cr, int page);
char *bg_document_dup_text (BgDocument *document) G_GNUC_WARN_UNUSED_RESULT;
char *bg_document_dup_page_text (BgDocument *document, int page) G_GNUC_WARN_UNUSED_RESULT;
gboolean bg_document_write_pdf (BgDocument *document, const char *path, GError **error);

G_END_DECLS
