/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The paginator: nothing cut, nothing lost, no heading at a foot, header rows repeated. */
#include "document-samples.h"

#include "bg-table.h"

#include <string.h>

static const BgColumn columns[] = {
  { "STT", 10, PANGO_ALIGN_CENTER },
  { "Nội dung", 60, PANGO_ALIGN_LEFT },
  { "Số", 30, PANGO_ALIGN_RIGHT },
};

static BgFlow *
create_flow (gboolean landscape)
{
  BgLayout layout;

  sample_layout (&layout, 14, landscape);
  return bg_flow_new (&layout);
}

static void
add_lines (BgFlow *flow, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BgRuns) runs = bg_runs_new ();

      bg_runs_add_format (runs, BG_RUN_PLAIN, "Dòng %u.", i);
      bg_flow_add_paragraph (flow, runs);
    }
}

static BgDocument *
finish (BgFlow *flow)
{
  return bg_document_new (flow, "Thử", NULL, BG_DATE_NONE);
}

static void
assert_ink_inside (BgDocument *document)
{
  const BgLayout *layout = bg_document_get_layout (document);
  double left = bg_layout_get (layout, BG_LAYOUT_MARGIN_LEFT);
  double top = bg_layout_get (layout, BG_LAYOUT_MARGIN_TOP);

  for (int i = 0; i < bg_document_get_n_pages (document); i++)
    {
      Ink ink = measure_ink_below_margin (document, i);

      g_assert_cmpfloat (ink.left, >=, left - 1.5);
      g_assert_cmpfloat (ink.right, <=, left + bg_layout_get_text_width (layout) + 1.5);
      g_assert_cmpfloat (ink.top, >=, top - 1.5);
      g_assert_cmpfloat (ink.bottom, <=, top + bg_layout_get_text_height (layout) + 1.5);
    }
}

static void
test_empty_flow_is_one_page (void)
{
  g_autoptr (BgDocument) document = finish (create_flow (FALSE));
  g_autofree char *text = bg_document_dup_text (document);

  g_assert_cmpint (bg_document_get_n_pages (document), ==, 1);
  g_assert_cmpstr (text, ==, "");
}

static void
test_long_paragraph_runs_over_pages (void)
{
  g_autofree char *words = sample_long_text (10000);
  g_autofree char *expected = squeeze_text (words);
  g_autoptr (BgRuns) runs = bg_runs_new_with_text (BG_RUN_PLAIN, words);
  BgFlow *flow = create_flow (FALSE);
  g_autoptr (BgDocument) document = NULL;
  g_autofree char *text = NULL;
  g_autofree char *got = NULL;

  bg_flow_add_paragraph (flow, runs);
  document = finish (flow);
  text = bg_document_dup_text (document);
  got = squeeze_text (text);
  g_assert_cmpint (bg_document_get_n_pages (document), >, 1);
  g_assert_cmpstr (got, ==, expected);
  assert_ink_inside (document);
}

/* Whatever is above it, a heading is never the last line of its page. */
static void
test_heading_stays_with_its_text (void)
{
  for (guint above = 25; above < 45; above++)
    {
      BgFlow *flow = create_flow (FALSE);
      g_autoptr (BgRuns) heading = bg_runs_new_with_text (BG_RUN_BOLD, "Đề mục");
      g_autoptr (BgDocument) document = NULL;

      add_lines (flow, above);
      bg_flow_add_heading (flow, heading);
      add_lines (flow, 3);
      document = finish (flow);
      for (int i = 0; i < bg_document_get_n_pages (document); i++)
        {
          g_autofree char *page = bg_document_dup_page_text (document, i);

          g_assert_false (g_str_has_suffix (page, "Đề mục\n"));
        }
    }
}

/* A paragraph never leaves one line alone on either side of a page break. */
static void
test_no_orphan_and_no_widow (void)
{
  g_autofree char *words = sample_long_text (400);

  for (guint above = 25; above < 40; above++)
    {
      BgFlow *flow = create_flow (FALSE);
      g_autoptr (BgRuns) runs = bg_runs_new_with_text (BG_RUN_PLAIN, words);
      g_autoptr (BgDocument) document = NULL;
      g_autofree char *page = NULL;
      guint lines;

      add_lines (flow, above);
      bg_flow_add_paragraph (flow, runs);
      document = finish (flow);
      page = bg_document_dup_page_text (document, 0);
      lines = count_text (page, "\n");
      g_assert_cmpuint (lines, !=, above + 1);
      if (bg_document_get_n_pages (document) > 1)
        {
          g_autofree char *next = bg_document_dup_page_text (document, 1);

          g_assert_cmpuint (count_text (next, "\n"), !=, 1);
        }
    }
}

static void
add_rows (BgTable *table, guint n, const char *words)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      const char *cells[] = { number, words, "07" };

      bg_table_add_row (table, cells);
    }
}

static void
test_header_row_is_repeated (void)
{
  BgFlow *flow = create_flow (TRUE);
  BgTable *table = bg_table_new (flow, columns, G_N_ELEMENTS (columns));
  g_autoptr (BgDocument) document = NULL;
  g_autofree char *text = NULL;

  add_rows (table, 120, "Việc cần làm");
  bg_table_free (table);
  document = finish (flow);
  text = bg_document_dup_text (document);
  g_assert_cmpint (bg_document_get_n_pages (document), >, 2);
  g_assert_cmpuint (count_text (text, "Nội dung\n"), ==, (guint) bg_document_get_n_pages (document));
  g_assert_cmpuint (count_text (text, "Việc cần làm\n"), ==, 120);
  assert_ink_inside (document);
}

static void
test_group_heading_is_never_last (void)
{
  for (guint above = 20; above < 45; above++)
    {
      BgFlow *flow = create_flow (FALSE);
      BgTable *table = bg_table_new (flow, columns, G_N_ELEMENTS (columns));
      g_autoptr (BgDocument) document = NULL;

      add_rows (table, above, "a");
      bg_table_add_group (table, "Nhóm");
      add_rows (table, 4, "b");
      bg_table_add_total (table, "Cộng");
      bg_table_free (table);
      document = finish (flow);
      for (int i = 0; i < bg_document_get_n_pages (document); i++)
        {
          g_autofree char *page = bg_document_dup_page_text (document, i);

          g_assert_false (g_str_has_suffix (page, "Nhóm\n"));
          g_assert_false (g_str_has_suffix (page, "Số\nCộng\n"));
        }
    }
}

static void
test_row_taller_than_a_page_comes_out_whole (void)
{
  g_autofree char *words = sample_long_text (10000);
  g_autofree char *expected = squeeze_text (words);
  BgFlow *flow = create_flow (TRUE);
  BgTable *table = bg_table_new (flow, columns, G_N_ELEMENTS (columns));
  g_autoptr (BgDocument) document = NULL;
  g_autoptr (GString) body = g_string_new (NULL);
  g_autofree char *got = NULL;

  bg_table_add_row (table, (const char *[]){ "", words, "" });
  bg_table_free (table);
  document = finish (flow);
  g_assert_cmpint (bg_document_get_n_pages (document), >, 2);
  for (int i = 0; i < bg_document_get_n_pages (document); i++)
    {
      g_autofree char *page = bg_document_dup_page_text (document, i);

      g_assert_true (g_str_has_prefix (page, "STT\nNội dung\nSố\n"));
      g_string_append (body, page + strlen ("STT\nNội dung\nSố\n"));
    }
  got = squeeze_text (body->str);
  g_assert_cmpstr (got, ==, expected);
  assert_ink_inside (document);
}

/* A narrow column takes room from the others rather than break a date or a word of its header. */
static void
test_columns_hold_their_widest_word (void)
{
  static const BgColumn narrow[] = {
    { "STT", 1, PANGO_ALIGN_CENTER },
    { "Nội dung", 97, PANGO_ALIGN_LEFT },
    { "Thời hạn", 1, PANGO_ALIGN_CENTER, "30/06/2026" },
  };
  BgFlow *flow = create_flow (FALSE);
  BgTable *table = bg_table_new (flow, narrow, G_N_ELEMENTS (narrow));
  g_autoptr (BgDocument) document = NULL;
  g_autofree char *text = NULL;

  bg_table_add_row (table, (const char *[]){ "1", "a", "28/02/2026" });
  bg_table_free (table);
  document = finish (flow);
  text = bg_document_dup_text (document);
  g_assert_cmpstr (text, ==, "STT\nNội dung\nThời hạn\n1\na\n28/02/2026\n");
  assert_ink_inside (document);
}

static void
test_rows_are_not_cut (void)
{
  BgFlow *flow = create_flow (FALSE);
  BgTable *table = bg_table_new (flow, columns, G_N_ELEMENTS (columns));
  g_autofree char *words = sample_long_text (600);
  g_autoptr (BgDocument) document = NULL;

  add_rows (table, 12, words);
  bg_table_free (table);
  document = finish (flow);
  g_assert_cmpint (bg_document_get_n_pages (document), >, 1);
  for (int i = 0; i < bg_document_get_n_pages (document); i++)
    {
      g_autofree char *page = bg_document_dup_page_text (document, i);

      /* As many rows begin on a page as end on it. */
      g_assert_cmpuint (count_text (page, "đường0 "), ==, count_text (page, "\n07\n"));
    }
}

static void
test_page_numbers_begin_on_the_second_page (void)
{
  BgFlow *flow = create_flow (FALSE);
  g_autoptr (BgDocument) document = NULL;
  double top;

  add_lines (flow, 100);
  document = finish (flow);
  top = bg_layout_get (bg_document_get_layout (document), BG_LAYOUT_MARGIN_TOP);
  g_assert_cmpfloat (measure_ink (document, 0).top, >=, top - 1);
  for (int i = 1; i < bg_document_get_n_pages (document); i++)
    {
      g_assert_cmpfloat (measure_ink (document, i).top, >, top / 4);
      g_assert_cmpfloat (measure_ink (document, i).top, <, top - 10);
    }
}

static void
test_strange_text_is_drawn (void)
{
  static const char *const texts[] = { "",        "\xff\xfe", "a\tb\x01c",    "<b>&amp;</b>",
                                       "😀 cờ 🇻🇳", "\n\n\n",   "e\u0302\u0301" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      BgFlow *flow = create_flow (FALSE);
      g_autoptr (BgRuns) runs = bg_runs_new_with_text (BG_RUN_BOLD | BG_RUN_ITALIC, texts[i]);
      g_autoptr (BgDocument) document = NULL;

      bg_flow_add_paragraph (flow, runs);
      document = finish (flow);
      measure_ink (document, 0);
      g_assert_cmpint (bg_document_get_n_pages (document), ==, 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/documents/flow/empty-flow-is-one-page", test_empty_flow_is_one_page);
  g_test_add_func ("/documents/flow/long-paragraph-runs-over-pages", test_long_paragraph_runs_over_pages);
  g_test_add_func ("/documents/flow/heading-stays-with-its-text", test_heading_stays_with_its_text);
  g_test_add_func ("/documents/flow/no-orphan-and-no-widow", test_no_orphan_and_no_widow);
  g_test_add_func ("/documents/flow/header-row-is-repeated", test_header_row_is_repeated);
  g_test_add_func ("/documents/flow/group-heading-is-never-last", test_group_heading_is_never_last);
  g_test_add_func ("/documents/flow/row-taller-than-a-page-comes-out-whole",
                   test_row_taller_than_a_page_comes_out_whole);
  g_test_add_func ("/documents/flow/columns-hold-their-widest-word", test_columns_hold_their_widest_word);
  g_test_add_func ("/documents/flow/rows-are-not-cut", test_rows_are_not_cut);
  g_test_add_func ("/documents/flow/page-numbers-begin-on-the-second-page",
                   test_page_numbers_begin_on_the_second_page);
  g_test_add_func ("/documents/flow/strange-text-is-drawn", test_strange_text_is_drawn);
  return g_test_run ();
}
