/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Collects the strips of a document and puts them on pages: nothing cut, no heading alone at a foot. */
#include "bg-flow.h"

#include "bg-page-font.h"

/* A strip taller than a page begins on the current page only when this much is free, in points. */
#define WORTH_BEGINNING 90.0
/* Sums of doubles may be off by a hair; a strip is not sent to the next page for that. */
#define HAIR 0.01

struct _BgFlow
{
  BgLayout layout;
  PangoContext *context;
  GPtrArray *pieces;
  double pending_gap;
  gboolean pending_page;
  char *pending_part;
  guint n_groups;
};

/* The state of the paginator while it fills pages. */
typedef struct
{
  GPtrArray *pages;
  GArray *page;
  double height;
  double y;
} Pager;

/**
 * bg_flow_new:
 * @layout: the numbers of the page; copied
 *
 * Returns: (transfer full): an empty flow, for one thread at a time
 */
BgFlow *
bg_flow_new (const BgLayout *layout)
{
  BgFlow *flow;

  g_return_val_if_fail (layout != NULL, NULL);

  flow = g_new0 (BgFlow, 1);
  flow->layout = *layout;
  flow->context = bg_page_font_create_context ();
  flow->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) bg_piece_unref);
  return flow;
}

/**
 * bg_flow_free:
 * @flow: (transfer full): a flow
 */
void
bg_flow_free (BgFlow *flow)
{
  g_return_if_fail (flow != NULL);

  g_ptr_array_unref (flow->pieces);
  g_object_unref (flow->context);
  g_free (flow->pending_part);
  g_free (flow);
}

/**
 * bg_flow_get_layout:
 * @flow: a flow
 *
 * Returns: the numbers of its page
 */
const BgLayout *
bg_flow_get_layout (BgFlow *flow)
{
  g_return_val_if_fail (flow != NULL, NULL);

  return &flow->layout;
}

/**
 * bg_flow_get_context:
 * @flow: a flow
 *
 * Returns: (transfer none): the text context that its layouts are made with
 */
PangoContext *
bg_flow_get_context (BgFlow *flow)
{
  g_return_val_if_fail (flow != NULL, NULL);

  return flow->context;
}

/**
 * bg_flow_begin_group:
 * @flow: a flow
 *
 * Returns: the number that the strips of the next paragraph or table share
 */
guint
bg_flow_begin_group (BgFlow *flow)
{
  g_return_val_if_fail (flow != NULL, 0);

  return ++flow->n_groups;
}

/**
 * bg_flow_add_piece:
 * @flow: a flow
 * @piece: (transfer full): the next strip
 */
void
bg_flow_add_piece (BgFlow *flow, BgPiece *piece)
{
  g_return_if_fail (flow != NULL && piece != NULL);

  piece->gap = MAX (piece->gap, flow->pending_gap);
  flow->pending_gap = 0;
  piece->begins_page = flow->pending_page;
  flow->pending_page = FALSE;
  piece->part = g_steal_pointer (&flow->pending_part);
  g_ptr_array_add (flow->pieces, piece);
}

/**
 * bg_flow_add_space:
 * @flow: a flow
 * @height: in points
 *
 * Asks for at least this much space above the next strip.
 */
void
bg_flow_add_space (BgFlow *flow, double height)
{
  g_return_if_fail (flow != NULL);

  flow->pending_gap = MAX (flow->pending_gap, height);
}

/** bg_flow_begin_page: the next strip begins a page. */
void
bg_flow_begin_page (BgFlow *flow)
{
  g_return_if_fail (flow != NULL);

  flow->pending_page = TRUE;
}

/**
 * bg_flow_begin_part:
 * @flow: a flow
 * @title: title of a part
 *
 * The next strip begins the part.
 */
void
bg_flow_begin_part (BgFlow *flow, const char *title)
{
  g_return_if_fail (flow != NULL && title != NULL);

  g_free (flow->pending_part);
  flow->pending_part = g_strdup (title);
}

/**
 * bg_flow_keep_last:
 * @flow: a flow
 * @n_pieces: how many of the last strips
 *
 * Ties the last strips to what comes next, so that a signature never stands alone on its page.
 */
void
bg_flow_keep_last (BgFlow *flow, guint n_pieces)
{
  g_return_if_fail (flow != NULL);

  for (guint i = 0; i < MIN (n_pieces, flow->pieces->len); i++)
    ((BgPiece *) g_ptr_array_index (flow->pieces, flow->pieces->len - 1 - i))->keep_next = TRUE;
}

static void
clear_placed (gpointer data)
{
  BgPlaced *placed = data;

  g_clear_pointer (&placed->piece, bg_piece_unref);
}

static void
begin_page (Pager *pager)
{
  pager->page = g_array_new (FALSE, FALSE, sizeof (BgPlaced));
  g_array_set_clear_func (pager->page, clear_placed);
  pager->y = 0;
  g_ptr_array_add (pager->pages, pager->page);
}

static void
put_at_top (Pager *pager, BgPiece *piece)
{
  BgPlaced placed = { bg_piece_ref (piece), pager->y };

  g_array_append_val (pager->page, placed);
  pager->y += piece->height;
}

static void
place (Pager *pager, BgPiece *piece)
{
  if (pager->page->len > 0)
    pager->y += piece->gap;
  else if (piece->header != NULL)
    put_at_top (pager, piece->header);
  put_at_top (pager, piece);
}

/* Room that a strip takes on an empty page. */
static double
get_height_at_top (const BgPiece *piece)
{
  return piece->height + (piece->header != NULL ? piece->header->height : 0);
}

static gboolean
is_too_tall (const Pager *pager, const BgPiece *piece)
{
  return get_height_at_top (piece) > pager->height + HAIR;
}

/* Lays a strip that no page can hold, cut between its lines. */
static void
place_in_parts (Pager *pager, BgPiece *piece)
{
  BgPiece *part = piece;

  if (pager->page->len > 0 && pager->height - pager->y - piece->gap < WORTH_BEGINNING)
    begin_page (pager);
  while (part != NULL)
    {
      gboolean at_top = pager->page->len == 0;
      double header = at_top && part->header != NULL ? part->header->height : 0;
      double limit = pager->height - pager->y - header - (at_top ? 0 : part->gap);
      g_autoptr (BgPiece) rest = NULL;

      if (part->height > limit + HAIR)
        rest = bg_piece_split (part, limit);
      place (pager, part);
      if (part != piece)
        bg_piece_unref (part);
      if (rest != NULL)
        begin_page (pager);
      part = g_steal_pointer (&rest);
    }
}

/* Height of the strips from @first to @last as they stand on a page that is not empty. */
static double
measure_chain (BgFlow *flow, const Pager *pager, guint first, guint last)
{
  double height = 0;

  for (guint i = first; i <= last; i++)
    {
      const BgPiece *piece = g_ptr_array_index (flow->pieces, i);

      height += piece->gap + (is_too_tall (pager, piece) ? WORTH_BEGINNING : piece->height);
    }
  return height;
}

static void
place_chain (BgFlow *flow, Pager *pager, guint first, guint last)
{
  double height = measure_chain (flow, pager, first, last);
  const BgPiece *head = g_ptr_array_index (flow->pieces, first);

  if (pager->page->len > 0 && head->begins_page)
    begin_page (pager);
  if (pager->page->len > 0 && pager->y + height > pager->height + HAIR && height <= pager->height)
    begin_page (pager);
  for (guint i = first; i <= last; i++)
    {
      BgPiece *piece = g_ptr_array_index (flow->pieces, i);

      if (is_too_tall (pager, piece))
        {
          place_in_parts (pager, piece);
          continue;
        }
      if (pager->page->len > 0 && pager->y + piece->gap + piece->height > pager->height + HAIR)
        begin_page (pager);
      place (pager, piece);
    }
}

/**
 * bg_flow_paginate:
 * @flow: a flow, whose strips may be cut by this; call it once
 *
 * Lays the strips on pages. Strips tied to the next one go to a new page together with it; only what no
 * page can hold is cut, between lines.
 *
 * Returns: (transfer full) (element-type GArray): the pages, each an array of #BgPlaced that owns its
 *   strips; at least one page
 */
GPtrArray *
bg_flow_paginate (BgFlow *flow)
{
  Pager pager = { 0 };
  guint first = 0;

  g_return_val_if_fail (flow != NULL, NULL);

  pager.pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  pager.height = bg_layout_get_text_height (&flow->layout);
  begin_page (&pager);
  while (first < flow->pieces->len)
    {
      guint last = first;

      while (last + 1 < flow->pieces->len && ((BgPiece *) g_ptr_array_index (flow->pieces, last))->keep_next)
        last++;
      place_chain (flow, &pager, first, last);
      first = last + 1;
    }
  return pager.pages;
}
