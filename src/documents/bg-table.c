/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns rows of cells into strips with rules, the header shared by all of them. */
#include "bg-table.h"

/* Room between a rule and the words of a cell, in points; less of it where many columns share the page. */
#define CELL_SIDE        4.0
#define NARROW_CELL_SIDE 2.0
#define MANY_COLUMNS     10
#define CELL_ABOVE       2.5

struct _BgTable
{
  BgFlow *flow;
  BgColumn columns[BG_TABLE_MAX_COLUMNS];
  guint n_columns;
  GArray *edges;
  GArray *outer_edges;
  BgPiece *header;
  guint group;
};

static double
get_side (const BgTable *table)
{
  return table->n_columns > MANY_COLUMNS ? NARROW_CELL_SIDE : CELL_SIDE;
}

/* Width of the longest word of a text. */
static double
measure_word (BgTable *table, const char *text, BgRunStyle style)
{
  double size = bg_layout_get (bg_flow_get_layout (table->flow), BG_LAYOUT_TABLE);
  g_autoptr (BgRuns) runs = bg_runs_new_with_text (style, text);
  g_autoptr (PangoLayout) layout = bg_runs_create_layout (runs, bg_flow_get_context (table->flow), size);
  PangoRectangle logical;

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_width (layout, 0);
  pango_layout_get_extents (layout, NULL, &logical);
  return logical.width / (double) PANGO_SCALE;
}

/* Width of a column whose header breaks between words only, never inside one. */
static double
measure_least (BgTable *table, guint column)
{
  double header = measure_word (table, table->columns[column].title, BG_RUN_BOLD);
  const char *widest = table->columns[column].widest;
  double cell = widest != NULL ? measure_word (table, widest, BG_RUN_PLAIN) : 0;

  return MAX (header, cell) + 2 * get_side (table) + 1;
}

/* What the columns without a width share, and by how many shares. */
static double
get_left (BgTable *table, double width, const double widths[], double *shares)
{
  double left = width;

  *shares = 0;
  for (guint i = 0; i < table->n_columns; i++)
    {
      left -= widths[i];
      *shares += widths[i] == 0 ? table->columns[i].share : 0;
    }
  return left;
}

/* Gives each column that gets too little of what is left its least width; TRUE when there was one. */
static gboolean
hold_least (BgTable *table, const double least[], double width, double widths[])
{
  double shares;
  double left = get_left (table, width, widths, &shares);
  gboolean held = FALSE;

  for (guint i = 0; i < table->n_columns; i++)
    if (widths[i] == 0 && left * table->columns[i].share < least[i] * shares)
      {
        widths[i] = least[i];
        held = TRUE;
      }
  return held;
}

/* Shares out the width; a column whose share is below its least width takes that from the others, which may
 * bring one of them below its own. */
static void
share_width (BgTable *table, double width, double widths[])
{
  double least[BG_TABLE_MAX_COLUMNS];
  double left, shares;

  for (guint i = 0; i < table->n_columns; i++)
    {
      least[i] = measure_least (table, i);
      widths[i] = 0;
    }
  while (hold_least (table, least, width, widths))
    ;
  left = get_left (table, width, widths, &shares);
  for (guint i = 0; i < table->n_columns; i++)
    if (widths[i] == 0)
      widths[i] = left * table->columns[i].share / shares;
}

static void
measure_edges (BgTable *table)
{
  double width = bg_layout_get_text_width (bg_flow_get_layout (table->flow)) - BG_PIECE_RULE;
  double edge = BG_PIECE_RULE / 2;
  double widths[BG_TABLE_MAX_COLUMNS];

  share_width (table, width, widths);
  g_array_append_val (table->edges, edge);
  g_array_append_val (table->outer_edges, edge);
  for (guint i = 0; i < table->n_columns; i++)
    {
      edge += widths[i];
      g_array_append_val (table->edges, edge);
    }
  g_array_append_val (table->outer_edges, edge);
}

static BgPiece *
create_row (BgTable *table, GArray *edges)
{
  BgPiece *row = bg_piece_new ("Table", table->group);

  row->edges = g_array_ref (edges);
  row->padding = CELL_ABOVE;
  row->header = table->header != NULL ? bg_piece_ref (table->header) : NULL;
  return row;
}

static PangoLayout *
create_cell (BgTable *table, const char *text, BgRunStyle style, PangoAlignment alignment, double width)
{
  double size = bg_layout_get (bg_flow_get_layout (table->flow), BG_LAYOUT_TABLE);
  g_autoptr (BgRuns) runs = bg_runs_new_with_text (style, text);
  PangoLayout *layout = bg_runs_create_layout (runs, bg_flow_get_context (table->flow), size);

  pango_layout_set_width (layout, (int) (MAX (width - 2 * get_side (table), 1) * PANGO_SCALE));
  pango_layout_set_alignment (layout, alignment);
  return layout;
}

static void
add_cell (BgTable *table,
          BgPiece *row,
          guint column,
          const char *text,
          BgRunStyle style,
          PangoAlignment alignment)
{
  double left = g_array_index (row->edges, double, column);
  double right = g_array_index (row->edges, double, column + 1);
  g_autoptr (PangoLayout) layout = create_cell (table, text, style, alignment, right - left);
  gboolean heading = table->header == NULL;
  double x = left + get_side (table) + (heading ? bg_runs_balance_layout (layout) : 0);

  bg_piece_add_layout (row, layout, x, CELL_ABOVE, column);
}

/* The words of a header stand in the middle of its height, as they do in the decree's registers. */
static void
centre_header (BgPiece *header, double height)
{
  for (guint start = 0, end; start < header->lines->len; start = end)
    {
      const BgPieceLine *first = &g_array_index (header->lines, BgPieceLine, start);
      const BgPieceLine *last = first;
      double down;

      for (end = start; end < header->lines->len; end++)
        {
          const BgPieceLine *line = &g_array_index (header->lines, BgPieceLine, end);

          if (line->cell != first->cell)
            break;
          last = line;
        }
      down = (height - (last->y + last->height - first->y)) / 2;
      for (guint i = start; i < end; i++)
        {
          g_array_index (header->lines, BgPieceLine, i).y += down;
          g_array_index (header->lines, BgPieceLine, i).baseline += down;
        }
    }
}

static BgPiece *
create_header (BgTable *table)
{
  BgPiece *header = create_row (table, table->edges);

  for (guint i = 0; i < table->n_columns; i++)
    add_cell (table, header, i, table->columns[i].title, BG_RUN_BOLD, PANGO_ALIGN_CENTER);
  centre_header (header, header->height - CELL_ABOVE);
  header->height += CELL_ABOVE;
  header->top_rule = TRUE;
  header->keep_next = TRUE;
  return header;
}

/**
 * bg_table_new:
 * @flow: the flow it is part of
 * @columns: its columns; copied, their titles must live as long as the table
 * @n_columns: how many, at most %BG_TABLE_MAX_COLUMNS
 *
 * Begins a table as wide as the text and adds its header row, which is repeated on each page.
 *
 * Returns: (transfer full): the table, to be freed when its last row has been added
 */
BgTable *
bg_table_new (BgFlow *flow, const BgColumn *columns, guint n_columns)
{
  BgTable *table;

  g_return_val_if_fail (flow != NULL && columns != NULL, NULL);
  g_return_val_if_fail (n_columns > 0 && n_columns <= BG_TABLE_MAX_COLUMNS, NULL);

  table = g_new0 (BgTable, 1);
  table->flow = flow;
  memcpy (table->columns, columns, n_columns * sizeof *columns);
  table->n_columns = n_columns;
  table->edges = g_array_new (FALSE, FALSE, sizeof (double));
  table->outer_edges = g_array_new (FALSE, FALSE, sizeof (double));
  table->group = bg_flow_begin_group (flow);
  measure_edges (table);
  table->header = create_header (table);
  bg_flow_add_space (flow, bg_layout_get (bg_flow_get_layout (flow), BG_LAYOUT_PARAGRAPH_GAP));
  bg_flow_add_piece (flow, bg_piece_ref (table->header));
  return table;
}

/**
 * bg_table_free:
 * @table: (transfer full): a table
 *
 * Ends the table; its rows stay in the flow.
 */
void
bg_table_free (BgTable *table)
{
  g_return_if_fail (table != NULL);

  bg_piece_unref (table->header);
  g_array_unref (table->edges);
  g_array_unref (table->outer_edges);
  g_free (table);
}

/**
 * bg_table_add_row:
 * @table: a table
 * @cells: a text for each column
 *
 * Adds a row; its cells wrap, and it is as high as the longest of them. It is cut only when no page can hold
 * it.
 */
void
bg_table_add_row (BgTable *table, const char *const *cells)
{
  BgPiece *row;

  g_return_if_fail (table != NULL && cells != NULL);

  row = create_row (table, table->edges);
  for (guint i = 0; i < table->n_columns; i++)
    add_cell (table, row, i, cells[i], BG_RUN_PLAIN, table->columns[i].alignment);
  row->height += CELL_ABOVE;
  bg_flow_add_piece (table->flow, row);
}

static BgPiece *
add_spanning_row (BgTable *table, const char *text, BgRunStyle style, PangoAlignment alignment)
{
  BgPiece *row = create_row (table, table->outer_edges);

  add_cell (table, row, 0, text, style, alignment);
  row->height += CELL_ABOVE;
  bg_flow_add_piece (table->flow, row);
  return row;
}

/**
 * bg_table_add_group:
 * @table: a table
 * @text: name of the group
 *
 * Adds a heading across all columns, which stays with the row below it.
 */
void
bg_table_add_group (BgTable *table, const char *text)
{
  g_return_if_fail (table != NULL && text != NULL);

  add_spanning_row (table, text, BG_RUN_BOLD, PANGO_ALIGN_LEFT)->keep_next = TRUE;
}

/**
 * bg_table_add_total:
 * @table: a table
 * @text: the total in words
 *
 * Adds a total across all columns, which stays with the row above it.
 */
void
bg_table_add_total (BgTable *table, const char *text)
{
  g_return_if_fail (table != NULL && text != NULL);

  bg_flow_keep_last (table->flow, 1);
  add_spanning_row (table, text, BG_RUN_BOLD | BG_RUN_ITALIC, PANGO_ALIGN_RIGHT);
}
