/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds laid-out pages and draws them; knows no printer, no window and no file. */
#include "bg-document.h"

#include <pango/pangocairo.h>

struct _BgDocument
{
  GObject parent_instance;
  char *title;
  char *author;
  BgDate date;
  BgFlow *flow;
  GPtrArray *pages;
};

G_DEFINE_FINAL_TYPE (BgDocument, bg_document, G_TYPE_OBJECT)

static void
bg_document_finalize (GObject *object)
{
  BgDocument *self = BG_DOCUMENT (object);

  g_free (self->title);
  g_free (self->author);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->flow, bg_flow_free);
  G_OBJECT_CLASS (bg_document_parent_class)->finalize (object);
}

static void
bg_document_class_init (BgDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bg_document_finalize;
}

static void
bg_document_init (BgDocument *self)
{
}

/**
 * bg_document_new:
 * @flow: (transfer full): what is on the pages
 * @title: title for windows, print queues and the PDF
 * @author: (nullable): the office
 * @date: day of the document, which is also the PDF's creation date
 *
 * Lays the flow on pages.
 *
 * Returns: (transfer full): the document, for one thread at a time
 */
BgDocument *
bg_document_new (BgFlow *flow, const char *title, const char *author, BgDate date)
{
  BgDocument *self;

  g_return_val_if_fail (flow != NULL && title != NULL, NULL);

  self = g_object_new (BG_TYPE_DOCUMENT, NULL);
  self->title = g_utf8_make_valid (title, -1);
  self->author = g_strdup (author);
  self->date = date;
  self->flow = flow;
  self->pages = bg_flow_paginate (flow);
  return self;
}

/** bg_document_get_title: its title. */
const char *
bg_document_get_title (BgDocument *document)
{
  g_return_val_if_fail (BG_IS_DOCUMENT (document), NULL);

  return document->title;
}

/** bg_document_get_author: the office it comes from, or NULL. */
const char *
bg_document_get_author (BgDocument *document)
{
  g_return_val_if_fail (BG_IS_DOCUMENT (document), NULL);

  return document->author;
}

/** bg_document_get_date: the day it is dated. */
BgDate
bg_document_get_date (BgDocument *document)
{
  g_return_val_if_fail (BG_IS_DOCUMENT (document), BG_DATE_NONE);

  return document->date;
}

/** bg_document_get_layout: the numbers it is laid out with, for bg_layout_dup_violations(). */
const BgLayout *
bg_document_get_layout (BgDocument *document)
{
  g_return_val_if_fail (BG_IS_DOCUMENT (document), NULL);

  return bg_flow_get_layout (document->flow);
}

/** bg_document_get_n_pages: how many pages it has, at least 1. */
int
bg_document_get_n_pages (BgDocument *document)
{
  g_return_val_if_fail (BG_IS_DOCUMENT (document), 0);

  return (int) document->pages->len;
}

/**
 * bg_document_foreach_part:
 * @document: a document
 * @func: (scope call): takes each part, in their order
 * @data: for @func
 */
void
bg_document_foreach_part (BgDocument *document, BgPartFunc func, gpointer data)
{
  g_return_if_fail (BG_IS_DOCUMENT (document) && func != NULL);

  for (guint page = 0; page < document->pages->len; page++)
    {
      GArray *strips = g_ptr_array_index (document->pages, page);

      for (guint i = 0; i < strips->len; i++)
        if (g_array_index (strips, BgPlaced, i).piece->part != NULL)
          func (g_array_index (strips, BgPlaced, i).piece->part, (int) page, data);
    }
}

/**
 * bg_document_get_page_size:
 * @document: a document
 * @width: (out): width of the paper in points
 * @height: (out): height of the paper in points
 *
 * All pages of a document have one size.
 */
void
bg_document_get_page_size (BgDocument *document, double *width, double *height)
{
  const BgLayout *layout;

  g_return_if_fail (BG_IS_DOCUMENT (document));
  g_return_if_fail (width != NULL && height != NULL);

  layout = bg_document_get_layout (document);
  *width = bg_layout_get_page_width (layout);
  *height = bg_layout_get_page_height (layout);
}

/* Centred in the top margin, from the second page on (NĐ 30/2020 Phụ lục I.I.6). */
static void
draw_page_number (BgDocument *document, cairo_t *cr, int page)
{
  const BgLayout *numbers = bg_document_get_layout (document);
  g_autofree char *text = g_strdup_printf ("%d", page + 1);
  g_autoptr (BgRuns) runs = bg_runs_new_with_text (BG_RUN_PLAIN, text);
  g_autoptr (PangoLayout) layout = bg_runs_create_layout (runs, bg_flow_get_context (document->flow),
                                                          bg_layout_get (numbers, BG_LAYOUT_PAGE_NUMBER));
  double middle = bg_layout_get (numbers, BG_LAYOUT_MARGIN_LEFT) + bg_layout_get_text_width (numbers) / 2;
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_move_to (cr, middle - logical.width / (2.0 * PANGO_SCALE),
                 (bg_layout_get (numbers, BG_LAYOUT_MARGIN_TOP) - logical.height / (double) PANGO_SCALE) / 2);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_placed (const BgPlaced *placed, cairo_t *cr, double left, double top, gboolean tagged)
{
  gboolean row = tagged && placed->piece->edges != NULL;

  if (row)
    cairo_tag_begin (cr, "TR", NULL);
  bg_piece_draw (placed->piece, cr, left, top + placed->y, tagged);
  if (row)
    cairo_tag_end (cr, "TR");
}

static void
draw_page (BgDocument *document, cairo_t *cr, int page, gboolean tagged)
{
  const BgLayout *layout = bg_document_get_layout (document);
  double left = bg_layout_get (layout, BG_LAYOUT_MARGIN_LEFT);
  double top = bg_layout_get (layout, BG_LAYOUT_MARGIN_TOP);
  GArray *strips = g_ptr_array_index (document->pages, (guint) page);

  cairo_save (cr);
  if (page > 0)
    draw_page_number (document, cr, page);
  for (guint i = 0; i < strips->len; i++)
    {
      const BgPlaced *placed = &g_array_index (strips, BgPlaced, i);
      gboolean first = i == 0 || placed[-1].piece->group != placed->piece->group;
      gboolean last = i + 1 == strips->len || placed[1].piece->group != placed->piece->group;

      if (tagged && first)
        cairo_tag_begin (cr, placed->piece->tag, NULL);
      draw_placed (placed, cr, left, top, tagged);
      if (tagged && last)
        cairo_tag_end (cr, placed->piece->tag);
    }
  cairo_restore (cr);
}

/**
 * bg_document_draw_page:
 * @document: a document
 * @cr: where to draw; one unit is one point, the origin is the corner of the paper
 * @page: number of the page, from 0
 *
 * Draws in black and leaves the paper as it is.
 */
void
bg_document_draw_page (BgDocument *document, cairo_t *cr, int page)
{
  g_return_if_fail (BG_IS_DOCUMENT (document) && cr != NULL);
  g_return_if_fail (page >= 0 && page < bg_document_get_n_pages (document));

  draw_page (document, cr, page, FALSE);
}

/**
 * bg_document_draw_tagged_page:
 * @document: a document
 * @cr: a context on a PDF surface
 * @page: number of the page, from 0
 *
 * Draws the same page with marks of what is a heading, a paragraph, a table, for screen readers.
 */
void
bg_document_draw_tagged_page (BgDocument *document, cairo_t *cr, int page)
{
  g_return_if_fail (BG_IS_DOCUMENT (document) && cr != NULL);
  g_return_if_fail (page >= 0 && page < bg_document_get_n_pages (document));

  draw_page (document, cr, page, TRUE);
}

/**
 * bg_document_dup_page_text:
 * @document: a document
 * @page: number of the page, from 0
 *
 * Returns: (transfer full): the words of the page as they are drawn, a line a line, without the page number
 */
char *
bg_document_dup_page_text (BgDocument *document, int page)
{
  GString *text;
  GArray *strips;

  g_return_val_if_fail (BG_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (page >= 0 && page < bg_document_get_n_pages (document), NULL);

  text = g_string_new (NULL);
  strips = g_ptr_array_index (document->pages, (guint) page);
  for (guint i = 0; i < strips->len; i++)
    bg_piece_append_text (g_array_index (strips, BgPlaced, i).piece, text);
  return g_string_free (text, FALSE);
}

/**
 * bg_document_dup_text:
 * @document: a document
 *
 * Returns: (transfer full): the words of all pages, with a form feed between pages
 */
char *
bg_document_dup_text (BgDocument *document)
{
  GString *text;

  g_return_val_if_fail (BG_IS_DOCUMENT (document), NULL);

  text = g_string_new (NULL);
  for (int i = 0; i < bg_document_get_n_pages (document); i++)
    {
      g_autofree char *page = bg_document_dup_page_text (document, i);

      g_string_append (text, i > 0 ? "\f" : "");
      g_string_append (text, page);
    }
  return g_string_free (text, FALSE);
}
