/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holidays of partner countries, the day before, the days and the day after. */
#include "bg-calendar.h"
#include "bg-partner-holidays.h"

static const struct
{
  int year, month, day;
  const char *words;
} facts[] = {
  { 2026, 4, 12, NULL },
  { 2026, 4, 13, "Lào: Bunpimay; Thái Lan: Songkran" },
  { 2026, 4, 14, "Lào: Bunpimay; Thái Lan: Songkran; Campuchia: Chol Chnam Thmay" },
  { 2026, 4, 16, "Lào: Bunpimay; Thái Lan: Songkran; Campuchia: Chol Chnam Thmay" },
  { 2026, 4, 17, NULL },
  { 2025, 1, 29, "Hàn Quốc: Seollal" },
  { 2025, 10, 6, "Hàn Quốc: Chuseok" },
  { 2026, 2, 16, NULL },
  { 2026, 2, 17, "Hàn Quốc: Seollal" },
  { 2026, 2, 18, NULL },
  { 2026, 9, 25, "Hàn Quốc: Chuseok" },
  /* The new moon stood between the midnights of Ha Noi and Seoul: Seollal is a day after Tết. */
  { 2027, 2, 6, NULL },
  { 2027, 2, 7, "Hàn Quốc: Seollal" },
  { 2028, 1, 27, "Hàn Quốc: Seollal" },
  { 2026, 11, 23, NULL },
};

static void
test_days (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      BgDate day = bg_date_new (facts[i].year, facts[i].month, facts[i].day);
      g_autofree char *words = bg_partner_holidays_dup_words (day);

      if (g_strcmp0 (words, facts[i].words) != 0)
        g_error ("%d-%02d-%02d: %s", day.year, day.month, day.day, words);
    }
}

/* Each holiday comes once a year, in every year. */
static void
test_years (void)
{
  for (int year = 2000; year <= 2050; year++)
    {
      int days = 0;

      for (BgDate day = bg_date_new (year, 1, 1); day.year == year; day = bg_date_add_days (day, 1))
        {
          g_autofree char *words = bg_partner_holidays_dup_words (day);

          days += words != NULL ? 1 : 0;
        }
      g_assert_cmpint (days, ==, 6);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/partner-holidays/days", test_days);
  g_test_add_func ("/partner-holidays/years", test_years);
  return g_test_run ();
}
