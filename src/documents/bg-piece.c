/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Strips of a page: filled from layouts, split by lines when taller than a page, drawn on Cairo. */
#include "bg-piece.h"

#include <pango/pangocairo.h>

static void
clear_line (gpointer data)
{
  BgPieceLine *line = data;

  g_clear_object (&line->layout);
}

static void
free_piece_contents (gpointer data)
{
  BgPiece *piece = data;

  g_array_unref (piece->lines);
  g_array_unref (piece->rules);
  g_clear_pointer (&piece->edges, g_array_unref);
  g_clear_pointer (&piece->header, bg_piece_unref);
  g_clear_pointer (&piece->part, g_free);
}

/**
 * bg_piece_new:
 * @tag: structure tag of a tagged PDF; static
 * @group: number of the paragraph or table it belongs to
 *
 * Returns: (transfer full): an empty strip
 */
BgPiece *
bg_piece_new (const char *tag, guint group)
{
  BgPiece *piece = g_rc_box_new0 (BgPiece);

  piece->lines = g_array_new (FALSE, TRUE, sizeof (BgPieceLine));
  g_array_set_clear_func (piece->lines, clear_line);
  piece->rules = g_array_new (FALSE, TRUE, sizeof (BgPieceRule));
  piece->tag = tag;
  piece->group = group;
  return piece;
}

/**
 * bg_piece_ref:
 * @piece: a strip
 *
 * Returns: (transfer full): the same strip
 */
BgPiece *
bg_piece_ref (BgPiece *piece)
{
  g_return_val_if_fail (piece != NULL, NULL);

  return g_rc_box_acquire (piece);
}

/**
 * bg_piece_unref:
 * @piece: (transfer full): a strip
 */
void
bg_piece_unref (BgPiece *piece)
{
  g_return_if_fail (piece != NULL);

  g_rc_box_release_full (piece, free_piece_contents);
}

static double
to_points (int pango_units)
{
  return pango_units / (double) PANGO_SCALE;
}

/**
 * bg_piece_add_layout:
 * @piece: a strip
 * @layout: wrapped text
 * @x: its left end from the left margin, in points
 * @y: its top from the top of the strip, in points
 * @cell: number of its table cell, else 0
 *
 * Adds every line of the layout and makes the strip at least high enough for it.
 *
 * Returns: height of the layout in points
 */
double
bg_piece_add_layout (BgPiece *piece, PangoLayout *layout, double x, double y, guint cell)
{
  PangoLayoutIter *iter;
  double bottom = y;
  int number = 0;

  g_return_val_if_fail (piece != NULL, 0);
  g_return_val_if_fail (PANGO_IS_LAYOUT (layout), 0);

  iter = pango_layout_get_iter (layout);
  do
    {
      PangoRectangle logical;
      BgPieceLine line = { .layout = g_object_ref (layout), .line = number++, .cell = cell };
      int y0, y1;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      pango_layout_iter_get_line_yrange (iter, &y0, &y1);
      line.x = x + to_points (logical.x);
      line.y = y + to_points (y0);
      line.height = to_points (y1 - y0);
      line.baseline = y + to_points (pango_layout_iter_get_baseline (iter));
      bottom = line.y + line.height;
      g_array_append_val (piece->lines, line);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  piece->height = MAX (piece->height, bottom);
  return bottom - y;
}

/**
 * bg_piece_add_rule:
 * @piece: a strip
 * @x: left end from the left margin
 * @y: its middle from the top of the strip
 * @width: its length
 *
 * Adds a lying rule; all in points.
 */
void
bg_piece_add_rule (BgPiece *piece, double x, double y, double width)
{
  BgPieceRule rule = { x, y, width };

  g_return_if_fail (piece != NULL);

  g_array_append_val (piece->rules, rule);
  piece->height = MAX (piece->height, y + BG_PIECE_RULE / 2);
}

static BgPiece *
create_rest (BgPiece *piece)
{
  BgPiece *rest = bg_piece_new (piece->tag, piece->group);

  rest->keep_next = piece->keep_next;
  rest->padding = piece->padding;
  rest->edges = piece->edges != NULL ? g_array_ref (piece->edges) : NULL;
  rest->header = piece->header != NULL ? bg_piece_ref (piece->header) : NULL;
  piece->keep_next = FALSE;
  return rest;
}

/* Moves the lines that end below the limit; the first line stays whatever its height, so that every cut
 * brings the text forward. */
static double
move_lines (BgPiece *piece, BgPiece *rest, double limit)
{
  double cut = G_MAXDOUBLE;

  for (guint i = 1; i < piece->lines->len;)
    {
      BgPieceLine line = g_array_index (piece->lines, BgPieceLine, i);

      if (line.y + line.height <= limit)
        {
          i++;
          continue;
        }
      cut = MIN (cut, line.y);
      g_object_ref (line.layout);
      g_array_append_val (rest->lines, line);
      g_array_remove_index (piece->lines, i);
    }
  return cut;
}

static void
move_rules (BgPiece *piece, BgPiece *rest, double cut)
{
  for (guint i = 0; i < piece->rules->len;)
    {
      BgPieceRule rule = g_array_index (piece->rules, BgPieceRule, i);

      if (rule.y <= cut)
        {
          i++;
          continue;
        }
      g_array_append_val (rest->rules, rule);
      g_array_remove_index (piece->rules, i);
    }
}

/* Puts everything of @rest up by @distance and gives both parts their heights. */
static void
settle_parts (BgPiece *piece, BgPiece *rest, double distance)
{
  double bottom = 0;

  for (guint i = 0; i < rest->lines->len; i++)
    {
      BgPieceLine *line = &g_array_index (rest->lines, BgPieceLine, i);

      line->y -= distance;
      line->baseline -= distance;
    }
  for (guint i = 0; i < rest->rules->len; i++)
    g_array_index (rest->rules, BgPieceRule, i).y -= distance;
  for (guint i = 0; i < piece->lines->len; i++)
    {
      const BgPieceLine *line = &g_array_index (piece->lines, BgPieceLine, i);

      bottom = MAX (bottom, line->y + line->height);
    }
  rest->height = piece->height - distance;
  piece->height = bottom + piece->padding;
}

/**
 * bg_piece_split:
 * @piece: a strip
 * @limit: the height it may have, in points
 *
 * Cuts a strip between lines: what ends below the limit moves to a new strip. A line is never cut.
 *
 * Returns: (transfer full) (nullable): the rest, or NULL when nothing had to move
 */
BgPiece *
bg_piece_split (BgPiece *piece, double limit)
{
  g_autoptr (BgPiece) rest = NULL;
  double cut;

  g_return_val_if_fail (piece != NULL, NULL);

  rest = create_rest (piece);
  cut = move_lines (piece, rest, limit - piece->padding);
  if (rest->lines->len == 0)
    {
      piece->keep_next = rest->keep_next;
      return NULL;
    }
  move_rules (piece, rest, cut);
  settle_parts (piece, rest, cut - piece->padding);
  return g_steal_pointer (&rest);
}

static void
draw_rule (cairo_t *cr, double x, double y, double width, double height)
{
  cairo_rectangle (cr, x - (width == 0 ? BG_PIECE_RULE / 2 : 0), y - (height == 0 ? BG_PIECE_RULE / 2 : 0),
                   width == 0 ? BG_PIECE_RULE : width, height == 0 ? BG_PIECE_RULE : height);
  cairo_fill (cr);
}

static void
draw_frame (BgPiece *piece, cairo_t *cr, double x, double y)
{
  const double *edges = (const double *) (gpointer) piece->edges->data;
  double left = x + edges[0] - BG_PIECE_RULE / 2;
  double width = edges[piece->edges->len - 1] - edges[0] + BG_PIECE_RULE;

  for (guint i = 0; i < piece->edges->len; i++)
    draw_rule (cr, x + edges[i], y, 0, piece->height);
  if (piece->top_rule)
    draw_rule (cr, left, y, width, 0);
  draw_rule (cr, left, y + piece->height, width, 0);
}

static void
draw_line (const BgPieceLine *line, cairo_t *cr, double x, double y)
{
  PangoLayoutLine *text = pango_layout_get_line_readonly (line->layout, line->line);

  g_assert (text != NULL);
  cairo_move_to (cr, x + line->x, y + line->baseline);
  pango_cairo_show_layout_line (cr, text);
}

/**
 * bg_piece_draw:
 * @piece: a strip
 * @cr: where to draw, in points
 * @x: the left margin
 * @y: top of the strip
 * @tagged: whether to mark the cells of a table row, for a tagged PDF
 *
 * Draws in black, the only colour the decree allows (Phụ lục I.I.3).
 */
void
bg_piece_draw (BgPiece *piece, cairo_t *cr, double x, double y, gboolean tagged)
{
  gboolean cells;

  g_return_if_fail (piece != NULL && cr != NULL);

  cells = tagged && piece->edges != NULL;
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = 0; i < piece->lines->len; i++)
    {
      const BgPieceLine *line = &g_array_index (piece->lines, BgPieceLine, i);
      gboolean first = i == 0 || line[-1].cell != line->cell;
      gboolean last = i + 1 == piece->lines->len || line[1].cell != line->cell;

      if (cells && first)
        cairo_tag_begin (cr, piece->top_rule ? "TH" : "TD", NULL);
      draw_line (line, cr, x, y);
      if (cells && last)
        cairo_tag_end (cr, piece->top_rule ? "TH" : "TD");
    }
  for (guint i = 0; i < piece->rules->len; i++)
    {
      const BgPieceRule *rule = &g_array_index (piece->rules, BgPieceRule, i);

      draw_rule (cr, x + rule->x, y + rule->y, rule->width, 0);
    }
  if (piece->edges != NULL)
    draw_frame (piece, cr, x, y);
}

/**
 * bg_piece_append_text:
 * @piece: a strip
 * @text: where its words are added, a line of the strip a line
 */
void
bg_piece_append_text (BgPiece *piece, GString *text)
{
  g_return_if_fail (piece != NULL && text != NULL);

  for (guint i = 0; i < piece->lines->len; i++)
    {
      const BgPieceLine *line = &g_array_index (piece->lines, BgPieceLine, i);
      PangoLayoutLine *words = pango_layout_get_line_readonly (line->layout, line->line);

      g_string_append_len (text, pango_layout_get_text (line->layout) + words->start_index, words->length);
      g_string_append_c (text, '\n');
    }
}
