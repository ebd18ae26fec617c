/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of the decree: every chosen number in its range, every departure said. */
#include "document-samples.h"

#include "bg-page-font.h"

static void
test_chosen_numbers_are_allowed (void)
{
  for (guint i = 0; i < BG_LAYOUT_N_NUMBERS; i++)
    {
      const BgLayoutRule *rule = bg_layout_get_rule (i);

      g_assert_nonnull (rule->label);
      g_assert_cmpfloat (rule->min, <=, rule->chosen);
      g_assert_cmpfloat (rule->chosen, <=, rule->max);
    }
}

/* The ranges as read in Phụ lục I, written a second time on purpose. */
static void
test_ranges_are_the_decrees (void)
{
  static const struct
  {
    BgLayoutNumber number;
    double min, max;
  } ranges[] = {
    { BG_LAYOUT_MARGIN_TOP, 20, 25 },   { BG_LAYOUT_MARGIN_BOTTOM, 20, 25 },
    { BG_LAYOUT_MARGIN_LEFT, 30, 35 },  { BG_LAYOUT_MARGIN_RIGHT, 15, 20 },
    { BG_LAYOUT_NATION, 12, 13 },       { BG_LAYOUT_MOTTO, 13, 14 },
    { BG_LAYOUT_NUMBER, 13, 13 },       { BG_LAYOUT_BODY, 13, 14 },
    { BG_LAYOUT_PAGE_NUMBER, 13, 14 },  { BG_LAYOUT_RECIPIENTS_HEAD, 12, 12 },
    { BG_LAYOUT_RECIPIENTS, 11, 11 },   { BG_LAYOUT_INDENT, 10, 12.7 },
    { BG_LAYOUT_LINE_SPACING, 1, 1.5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      g_assert_cmpfloat (bg_layout_get_rule (ranges[i].number)->min, ==, ranges[i].min);
      g_assert_cmpfloat (bg_layout_get_rule (ranges[i].number)->max, ==, ranges[i].max);
      g_assert_nonnull (bg_layout_get_rule (ranges[i].number)->paragraph);
    }
}

static void
test_violations_are_said (void)
{
  static const struct
  {
    BgLayoutNumber number;
    double value;
    guint n_violations;
  } cases[] = {
    { BG_LAYOUT_MARGIN_LEFT, 30, 0 },   { BG_LAYOUT_MARGIN_LEFT, 35, 0 }, { BG_LAYOUT_MARGIN_LEFT, 29.5, 1 },
    { BG_LAYOUT_MARGIN_LEFT, 36, 1 },   { BG_LAYOUT_BODY, 12, 1 },        { BG_LAYOUT_BODY, 13, 0 },
    { BG_LAYOUT_BODY, 15, 1 },          { BG_LAYOUT_RECIPIENTS, 12, 1 },  { BG_LAYOUT_PARAGRAPH_GAP, 5, 1 },
    { BG_LAYOUT_LINE_SPACING, 1.6, 1 }, { BG_LAYOUT_TABLE, 11, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BgLayout layout;
      g_auto (GStrv) violations = NULL;

      bg_layout_init (&layout);
      layout.numbers[cases[i].number] = cases[i].value;
      violations = bg_layout_dup_violations (&layout);
      g_assert_cmpuint (g_strv_length (violations), ==, cases[i].n_violations);
    }
}

static void
test_body_size_carries_its_companions (void)
{
  BgLayout layout;

  bg_layout_init (&layout);
  bg_layout_set_body_size (&layout, 13);
  g_assert_cmpfloat (bg_layout_get (&layout, BG_LAYOUT_BODY), ==, 13);
  g_assert_cmpfloat (bg_layout_get (&layout, BG_LAYOUT_SIGNER), ==, 13);
  g_assert_cmpfloat (bg_layout_get (&layout, BG_LAYOUT_RECIPIENTS), ==, 11);
  g_assert_cmpfloat_with_epsilon (bg_layout_get (&layout, BG_LAYOUT_MARGIN_LEFT), 85.04, 0.01);
}

static void
test_paper_is_a4 (void)
{
  BgLayout layout;

  bg_layout_init (&layout);
  g_assert_cmpfloat_with_epsilon (bg_layout_get_page_width (&layout), 595.28, 0.01);
  g_assert_cmpfloat_with_epsilon (bg_layout_get_page_height (&layout), 841.89, 0.01);
  layout.landscape = TRUE;
  g_assert_cmpfloat_with_epsilon (bg_layout_get_page_width (&layout), 841.89, 0.01);
}

static void
test_font_is_times_with_vietnamese (void)
{
  gboolean covers = FALSE;
  g_autofree char *family = bg_page_font_dup_family (&covers);

  g_assert_true (g_str_equal (family, "Liberation Serif") || g_str_equal (family, "Times New Roman"));
  g_assert_true (covers);
  g_assert_true (bg_page_font_is_proper ());
}

static void
test_font_size_is_in_points (void)
{
  PangoContext *context = bg_page_font_create_context ();
  g_autoptr (BgRuns) runs = bg_runs_new_with_text (BG_RUN_PLAIN, "Độc lập");
  g_autoptr (PangoLayout) small = bg_runs_create_layout (runs, context, 10);
  g_autoptr (PangoLayout) large = bg_runs_create_layout (runs, context, 20);
  PangoRectangle a, b;

  pango_layout_get_extents (small, NULL, &a);
  pango_layout_get_extents (large, NULL, &b);
  /* Without hinting twice the size is exactly twice the width. */
  g_assert_cmpint (ABS (b.width - 2 * a.width), <=, 16);
  g_assert_cmpfloat_with_epsilon (b.height / (double) PANGO_SCALE, 20 * 1.107, 0.2);
  g_object_unref (context);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/documents/layout/chosen-numbers-are-allowed", test_chosen_numbers_are_allowed);
  g_test_add_func ("/documents/layout/ranges-are-the-decrees", test_ranges_are_the_decrees);
  g_test_add_func ("/documents/layout/violations-are-said", test_violations_are_said);
  g_test_add_func ("/documents/layout/body-size-carries-its-companions",
                   test_body_size_carries_its_companions);
  g_test_add_func ("/documents/layout/paper-is-a4", test_paper_is_a4);
  g_test_add_func ("/documents/font/is-times-with-vietnamese", test_font_is_times_with_vietnamese);
  g_test_add_func ("/documents/font/size-is-in-points", test_font_size_is_in_points);
  return g_test_run ();
}
