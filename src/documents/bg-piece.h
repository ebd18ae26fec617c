/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A strip of a page: lines of text and rules at fixed places, which the paginator moves as one. */
#pragma once

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/* Thickness of every rule on the page, in points. */
#define BG_PIECE_RULE 0.6

/**
 * BgPieceLine:
 * @layout: owned; keeps the text of the line
 * @line: its number in the layout
 * @cell: number of the table cell it is in, else 0
 * @x: left end of the line, from the left margin
 * @y: top of the line, from the top of the piece
 * @height: height of the line
 * @baseline: from the top of the piece
 *
 * One line of text; all numbers in points.
 */
typedef struct
{
  PangoLayout *layout;
  int line;
  guint cell;
  double x;
  double y;
  double height;
  double baseline;
} BgPieceLine;

typedef struct
{
  double x;
  double y;
  double width;
} BgPieceRule;

typedef struct _BgPiece BgPiece;

/**
 * BgPiece:
 * @height: its height in points
 * @gap: space above it, which falls away at the top of a page
 * @keep_next: it may not be the last on its page when another piece follows
 * @lines: of #BgPieceLine
 * @rules: of #BgPieceRule, lying
 * @edges: (nullable): of double: where the standing rules of a table row are; such a piece has a rule below
 * @top_rule: a table row has a rule above as well
 * @padding: free room that a table row keeps above and below its text
 * @header: (nullable): the header row that is repeated above it when it begins a page
 * @tag: structure tag of a tagged PDF
 * @begins_page: it is the first on its page
 * @part: (nullable): title of the part that begins with it, for the table of contents and the outline
 * @group: pieces of one paragraph or one table have the same number
 */
struct _BgPiece
{
  double height;
  double gap;
  gboolean keep_next;
  GArray *lines;
  GArray *rules;
  GArray *edges;
  gboolean top_rule;
  double padding;
  BgPiece *header;
  const char *tag;
  gboolean begins_page;
  char *part;
  guint group;
};

BgPiece *bg_piece_new (const char *tag, guint group) G_GNUC_WARN_UNUSED_RESULT;
BgPiece *bg_piece_ref (BgPiece *piece);
void bg_piece_unref (BgPiece *piece);
double bg_piece_add_layout (BgPiece *piece, PangoLayout *layout, double x, double y, guint cell);
void bg_piece_add_rule (BgPiece *piece, double x, double y, double width);
BgPiece *bg_piece_split (BgPiece *piece, double limit) G_GNUC_WARN_UNUSED_RESULT;
void bg_piece_draw (BgPiece *piece, cairo_t *cr, double x, double y, gboolean tagged);
void bg_piece_append_text (BgPiece *piece, GString *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgPiece, bg_piece_unref)

G_END_DECLS
