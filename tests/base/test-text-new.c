/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which words of a text are new beside another: they are marked <so>. */
#include "bg-text.h"

static const struct
{
  const char *text, *against, *marked;
} cases[] = {
  { "Văn bản góp ý và bảng tổng hợp", "Văn bản góp ý", "Văn bản góp ý <và bảng tổng hợp>" },
  { "Văn bản góp ý", "Văn bản góp ý và bảng tổng hợp", "Văn bản góp ý" },
  { "Báo cáo của Sở", "Báo cáo Sở", "Báo cáo <của> Sở" },
  { "một hai ba bốn", "hai bốn", "<một> hai <ba> bốn" },
  { "một hai", "hai một", "một <hai>" },
  { "a a b", "a b", "a <a> b" },
  { "trước\nsau", "trước", "trước\n<sau>" },
  { "ma", "mà", "<ma>" },
  { "", "a", "" },
  { "a b", "", "<a b>" },
  { "  hai   khoảng ", "hai khoảng", "  hai   khoảng " },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) spans = bg_text_find_new (cases[i].text, cases[i].against);
      g_autoptr (GString) marked = g_string_new (cases[i].text);

      for (guint j = spans->len; j-- > 0;)
        {
          g_string_insert_c (marked, (gssize) g_array_index (spans, BgTextRange, j).end, '>');
          g_string_insert_c (marked, (gssize) g_array_index (spans, BgTextRange, j).start, '<');
        }
      g_assert_cmpstr (marked->str, ==, cases[i].marked);
    }
}

/* What is not compared word by word is marked whole, and only where it differs. */
static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) same = NULL;
  g_autoptr (GArray) other = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, "từ %u ", i);
  same = bg_text_find_new (text->str, text->str);
  g_assert_cmpuint (same->len, ==, 0);
  other = bg_text_find_new (text->str, "khác");
  g_assert_cmpuint (other->len, ==, 1);
  g_assert_cmpuint (g_array_index (other, BgTextRange, 0).end, ==, text->len);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/new", test_cases);
  g_test_add_func ("/text/new/long", test_long);
  return g_test_run ();
}
