/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How numbers, symbols, dates and unknown facts are written on paper. */
#include "document-samples.h"

#include "bg-words.h"

#include <stdlib.h>
#include <string.h>

static void
test_symbols (void)
{
  static const struct
  {
    const char *number, *kind, *office, *expected;
  } cases[] = {
    { "5", "BC", "SNgV", "Số: 05/BC-SNgV" },
    { "05", "BC", "SNgV", "Số: 05/BC-SNgV" },
    { "12", "BC", "SNgV", "Số: 12/BC-SNgV" },
    { "7/BC-UBND", "BC", "SNgV", "Số: 7/BC-UBND" },
    { "3", "BC", NULL, "Số: 03/BC" },
    { NULL, "BC", "CQNV", "Số:\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/BC-CQNV" },
    { "", "BC", "", "Số:\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/BC" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *symbol = bg_words_dup_symbol (cases[i].number, cases[i].kind, cases[i].office);

      g_assert_cmpstr (symbol, ==, cases[i].expected);
    }
}

static void
test_terms_and_numbers (void)
{
  static const struct
  {
    int months;
    const char *expected;
  } cases[] = { { 60, "05 năm" },  { 18, "18 tháng" }, { 1, "01 tháng" },
                { 120, "10 năm" }, { 0, "chưa rõ" },   { -3, "chưa rõ" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *term = bg_words_dup_months (cases[i].months);

      g_assert_cmpstr (term, ==, cases[i].expected);
    }
  for (int i = 0; i < 120; i += 7)
    {
      g_autofree char *number = bg_words_dup_number (i);

      g_assert_cmpuint (strlen (number), ==, i < 100 ? 2 : 3);
      g_assert_cmpint (atoi (number), ==, i);
    }
}

static void
test_lists_and_unknown (void)
{
  static const char *const items[] = { " thương mại. ", "", "du lịch;", NULL };
  static const char *const nothing[] = { " ", NULL };
  g_autofree char *list = bg_words_dup_list (items, ", ");
  g_autofree char *none = bg_words_dup_list (nothing, ", ");
  g_autofree char *null = bg_words_dup_list (NULL, ", ");
  g_autofree char *capital = bg_words_dup_capital ("đổi mới");

  g_assert_cmpstr (list, ==, "thương mại, du lịch");
  g_assert_cmpstr (none, ==, "chưa rõ");
  g_assert_cmpstr (null, ==, "chưa rõ");
  g_assert_cmpstr (capital, ==, "Đổi mới");
  g_assert_cmpstr (bg_words_or_unknown (" \n"), ==, "chưa rõ");
  g_assert_cmpstr (bg_words_or_unknown ("0"), ==, "0");
}

static void
test_effect_sentences (void)
{
  static const struct
  {
    BgDate from, to;
    BgSummaryTerm term;
    int months, renews, renewal, notice;
    const char *expected;
  } cases[] = {
    { { 2022, 1, 18 },
      { 2027, 1, 18 },
      BG_SUMMARY_TERM_MONTHS,
      60,
      1,
      60,
      1,
      "từ ngày 18 tháng 01 năm 2022, thời hạn 05 năm, tự động gia hạn 05 năm nếu không bên nào thông báo "
      "trước 01 "
      "tháng. Ngày hết hạn: 18 tháng 01 năm 2027" },
    { { 2022, 0, 0 },
      { 2027, 0, 0 },
      BG_SUMMARY_TERM_PERIOD,
      0,
      0,
      0,
      0,
      "từ năm 2022, giai đoạn 2022 - 2027, không tự động gia hạn. Ngày hết hạn: năm 2027" },
    { { 2014, 5, 0 },
      { 0, 0, 0 },
      BG_SUMMARY_TERM_OPEN,
      0,
      -1,
      0,
      0,
      "từ tháng 5 năm 2014, không xác định thời hạn" },
    { { 0, 0, 0 },
      { 0, 0, 0 },
      BG_SUMMARY_TERM_UNKNOWN,
      0,
      -1,
      0,
      0,
      "ngày bắt đầu chưa rõ, thời hạn chưa rõ, việc tự động gia hạn chưa rõ. Ngày hết hạn: chưa rõ" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BgAgreementSummary summary;
      g_autofree char *effect = NULL;

      bg_agreement_summary_init (&summary);
      summary.effective_date = cases[i].from;
      summary.end_date = cases[i].to;
      summary.term = cases[i].term;
      summary.term_months = cases[i].months;
      summary.renews = cases[i].renews;
      summary.renewal_months = cases[i].renewal;
      summary.notice_months = cases[i].notice;
      effect = bg_agreement_summary_dup_effect (&summary);
      g_assert_cmpstr (effect, ==, cases[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/documents/words/symbols", test_symbols);
  g_test_add_func ("/documents/words/terms-and-numbers", test_terms_and_numbers);
  g_test_add_func ("/documents/words/lists-and-unknown", test_lists_and_unknown);
  g_test_add_func ("/documents/words/effect-sentences", test_effect_sentences);
  return g_test_run ();
}
