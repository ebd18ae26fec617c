/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holidays of partner countries, for information only: nothing is counted by them. */
#include "bg-config.h"

#include "bg-partner-holidays.h"

#include <unicode/ucal.h>
#include <unicode/ustring.h>

/* Proper names: they are not translated. The days of Laos, Thailand and Cambodia are of the solar year; those
 * of Korea are the first day of the first and the fifteenth of the eighth month of its own lunar calendar,
 * which is counted at another meridian than the Vietnamese one. Governments may add days of their own each
 * year. */
static const struct
{
  const char *words;
  gboolean is_korean_lunar;
  int month;
  int first;
  int last;
} holidays[] = {
  { "Lào: Bunpimay", FALSE, 4, 13, 16 },
  { "Thái Lan: Songkran", FALSE, 4, 13, 16 },
  { "Campuchia: Chol Chnam Thmay", FALSE, 4, 14, 16 },
  { "Hàn Quốc: Seollal", TRUE, 1, 1, 1 },
  { "Hàn Quốc: Chuseok", TRUE, 8, 15, 15 },
};

#define MILLISECONDS_A_DAY 86400000.0

/* Noon of the day in Korea; a leap month has no holiday. Returns a date without a meaningful year. */
static BgDate
to_korean_lunar (BgDate date)
{
  UChar seoul[16];
  UErrorCode status = U_ZERO_ERROR;
  UCalendar *calendar;
  double noon = (bg_date_days_between (bg_date_new (1970, 1, 1), date) + 0.125) * MILLISECONDS_A_DAY;
  BgDate lunar = BG_DATE_NONE;

  u_uastrcpy (seoul, "Asia/Seoul");
  calendar = ucal_open (seoul, -1, "ko@calendar=dangi", UCAL_DEFAULT, &status);
  if (U_FAILURE (status))
    return lunar;
  ucal_setMillis (calendar, noon, &status);
  if (ucal_get (calendar, UCAL_IS_LEAP_MONTH, &status) == 0)
    lunar = bg_date_new (date.year, ucal_get (calendar, UCAL_MONTH, &status) + 1,
                         ucal_get (calendar, UCAL_DAY_OF_MONTH, &status));
  ucal_close (calendar);
  return U_SUCCESS (status) ? lunar : BG_DATE_NONE;
}

/**
 * bg_partner_holidays_dup_words:
 * @date: a full date
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): which countries have a holiday that day: "Lào: Bunpimay; …"; NULL for
 * none
 */
char *
bg_partner_holidays_dup_words (BgDate date)
{
  g_autoptr (GString) words = g_string_new (NULL);
  BgDate korean;

  g_return_val_if_fail (bg_date_is_full (date), NULL);

  korean = to_korean_lunar (date);
  for (gsize i = 0; i < G_N_ELEMENTS (holidays); i++)
    {
      BgDate day = holidays[i].is_korean_lunar ? korean : date;

      if (day.month == holidays[i].month && day.day >= holidays[i].first && day.day <= holidays[i].last)
        g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "", holidays[i].words);
    }
  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}
