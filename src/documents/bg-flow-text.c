/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs, headings and the title of a document, as NĐ 30/2020 Phụ lục I.II.5 and II.6 set them. */
#include "bg-flow.h"

/* Distance of the short rule from the line above it, in points. */
#define RULE_DISTANCE 3.0

static PangoLayout *
wrap_runs (BgFlow *flow, const BgRuns *runs, BgLayoutNumber size)
{
  const BgLayout *page = bg_flow_get_layout (flow);
  PangoLayout *layout = bg_runs_create_layout (runs, bg_flow_get_context (flow), bg_layout_get (page, size));
  double spacing = bg_layout_get (page, BG_LAYOUT_LINE_SPACING);

  pango_layout_set_width (layout, (int) (bg_layout_get_text_width (page) * PANGO_SCALE));
  if (spacing > 1)
    pango_layout_set_line_spacing (layout, (float) spacing);
  return layout;
}

/* Cuts a strip of many lines into strips of one line, so that a paragraph can run over pages. */
static GPtrArray *
split_into_lines (PangoLayout *layout, double x, const char *tag, guint group)
{
  g_autoptr (GPtrArray) strips = g_ptr_array_new ();
  BgPiece *whole = bg_piece_new (tag, group);

  bg_piece_add_layout (whole, layout, x, 0, 0);
  for (guint i = 0; i < whole->lines->len; i++)
    {
      BgPieceLine line = g_array_index (whole->lines, BgPieceLine, i);
      BgPiece *strip = bg_piece_new (tag, group);

      g_object_ref (line.layout);
      line.baseline -= line.y;
      line.y = 0;
      strip->height = line.height;
      g_array_append_val (strip->lines, line);
      g_ptr_array_add (strips, strip);
    }
  bg_piece_unref (whole);
  return g_steal_pointer (&strips);
}

static gboolean
begins_paragraph (const BgPiece *strip)
{
  const BgPieceLine *line = &g_array_index (strip->lines, BgPieceLine, 0);

  return pango_layout_get_line_readonly (line->layout, line->line)->is_paragraph_start;
}

/* Ties the first two lines and the last two lines of every paragraph together: no orphan, no widow. */
static void
tie_lines (GPtrArray *strips, double gap)
{
  for (guint i = 0; i < strips->len; i++)
    {
      BgPiece *strip = g_ptr_array_index (strips, i);
      gboolean first = begins_paragraph (strip);
      gboolean ends = i + 1 == strips->len || begins_paragraph (g_ptr_array_index (strips, i + 1));
      gboolean next_ends = i + 2 >= strips->len || begins_paragraph (g_ptr_array_index (strips, i + 2));

      if (first)
        strip->gap = gap;
      if (!ends && (first || next_ends))
        strip->keep_next = TRUE;
    }
}

static void
add_lines (BgFlow *flow, PangoLayout *layout, double x, double gap, const char *tag)
{
  g_autoptr (GPtrArray) strips = split_into_lines (layout, x, tag, bg_flow_begin_group (flow));

  tie_lines (strips, gap);
  for (guint i = 0; i < strips->len; i++)
    bg_flow_add_piece (flow, g_ptr_array_index (strips, i));
}

/**
 * bg_flow_add_paragraph:
 * @flow: a flow
 * @runs: its words; a line break begins a new paragraph
 *
 * Adds justified text with a first-line indent (NĐ 30/2020 Phụ lục I.II.6).
 */
void
bg_flow_add_paragraph (BgFlow *flow, const BgRuns *runs)
{
  g_autoptr (PangoLayout) layout = NULL;

  g_return_if_fail (flow != NULL && runs != NULL);

  layout = wrap_runs (flow, runs, BG_LAYOUT_BODY);
  pango_layout_set_justify (layout, TRUE);
  pango_layout_set_indent (layout,
                           (int) (bg_layout_get (bg_flow_get_layout (flow), BG_LAYOUT_INDENT) * PANGO_SCALE));
  add_lines (flow, layout, 0, bg_layout_get (bg_flow_get_layout (flow), BG_LAYOUT_PARAGRAPH_GAP), "P");
}

/**
 * bg_flow_add_heading:
 * @flow: a flow
 * @runs: its words
 *
 * Adds a paragraph that stays with what follows it, such as the words above a table.
 */
void
bg_flow_add_heading (BgFlow *flow, const BgRuns *runs)
{
  g_return_if_fail (flow != NULL && runs != NULL);

  bg_flow_add_paragraph (flow, runs);
  bg_flow_keep_last (flow, 1);
}

/**
 * bg_flow_add_addressee:
 * @flow: a flow
 * @name: whom a letter is to
 *
 * Adds "Kính gửi: …" in the middle of the line (NĐ 30/2020 Phụ lục I.II.9).
 */
void
bg_flow_add_addressee (BgFlow *flow, const char *name)
{
  g_autoptr (BgRuns) runs = bg_runs_new ();
  g_autoptr (PangoLayout) layout = NULL;

  g_return_if_fail (flow != NULL && name != NULL);

  bg_runs_add_format (runs, BG_RUN_PLAIN, "Kính gửi: %s", name);
  layout = wrap_runs (flow, runs, BG_LAYOUT_BODY);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  bg_flow_add_space (flow, 12);
  add_lines (flow, layout, bg_runs_balance_layout (layout), 0, "P");
  bg_flow_keep_last (flow, 1);
  bg_flow_add_space (flow, 12);
}

/* Adds centred bold lines and returns the width of the longest of them. */
static double
add_centred (BgFlow *flow, const char *text, BgLayoutNumber size)
{
  g_autoptr (BgRuns) runs = bg_runs_new_with_text (BG_RUN_BOLD, text);
  g_autoptr (PangoLayout) layout = wrap_runs (flow, runs, size);
  PangoRectangle logical;
  double x;

  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  x = bg_runs_balance_layout (layout);
  pango_layout_get_extents (layout, NULL, &logical);
  add_lines (flow, layout, x, 0, "H1");
  bg_flow_keep_last (flow, 1);
  return logical.width / (double) PANGO_SCALE;
}

/**
 * bg_flow_add_title:
 * @flow: a flow
 * @kind: name of the kind of document, in any case; printed in capitals
 * @subject: what it is about
 *
 * Adds the centred title with its short rule (NĐ 30/2020 Phụ lục I.II.5); it stays with the text below.
 */
void
bg_flow_add_title (BgFlow *flow, const char *kind, const char *subject)
{
  const BgLayout *page;
  g_autofree char *upper = NULL;
  BgPiece *rule;
  double length;

  g_return_if_fail (flow != NULL && kind != NULL && subject != NULL);

  page = bg_flow_get_layout (flow);
  upper = g_utf8_strup (kind, -1);
  bg_flow_add_space (flow, 18);
  add_centred (flow, upper, BG_LAYOUT_KIND);
  length = add_centred (flow, subject, BG_LAYOUT_SUBJECT) * bg_layout_get (page, BG_LAYOUT_SHORT_RULE);
  rule = bg_piece_new ("P", bg_flow_begin_group (flow));
  bg_piece_add_rule (rule, (bg_layout_get_text_width (page) - length) / 2, RULE_DISTANCE, length);
  rule->keep_next = TRUE;
  bg_flow_add_piece (flow, rule);
  bg_flow_add_space (flow, 10);
}
