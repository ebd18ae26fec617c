/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arithmetic of calendar dates, their order, and the form in which they are stored. */
#include "bg-date.h"

#include <string.h>

#define FIRST_YEAR 1
#define LAST_YEAR  9999

/* Days from 1 March of the year 0 to 1 January 1970 in the Gregorian calendar. */
#define DAYS_TO_EPOCH     719468
#define DAYS_OF_400_YEARS 146097

static gboolean
is_leap_year (int year)
{
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static gboolean
has_a_day (int year, int month, int day)
{
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 0 || month > 12 || day < 0)
    return FALSE;
  if (month == 0)
    return day == 0;
  return day <= bg_date_get_days_in_month (year, month);
}

/* Days since 1 January 1970. Years are counted from March, so that the leap day is the last of a year. */
static int
to_day_number (BgDate date)
{
  int year = date.month > 2 ? date.year : date.year - 1;
  int era = year / 400;
  int year_of_era = year % 400;
  int day_of_year = (153 * ((date.month + 9) % 12) + 2) / 5 + date.day - 1;

  return era * DAYS_OF_400_YEARS + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
         DAYS_TO_EPOCH;
}

static BgDate
from_day_number (gint64 number)
{
  gint64 shifted = number + DAYS_TO_EPOCH;
  int era, day_of_era, year_of_era, day_of_year, month_from_march, month, year;

  if (shifted < 0 || shifted > (gint64) DAYS_OF_400_YEARS * (LAST_YEAR / 400 + 1))
    return BG_DATE_NONE;
  era = shifted / DAYS_OF_400_YEARS;
  day_of_era = shifted % DAYS_OF_400_YEARS;
  year_of_era =
    (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / (DAYS_OF_400_YEARS - 1)) / 365;
  day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  month_from_march = (5 * day_of_year + 2) / 153;
  month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  year = era * 400 + year_of_era + (month <= 2 ? 1 : 0);
  return bg_date_new (year, month, day_of_year - (153 * month_from_march + 2) / 5 + 1);
}

/* Reads @digits digits; 0 when anything else stands there. */
static int
read_digits (const char *text, int digits)
{
  int value = 0;

  for (int i = 0; i < digits; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return 0;
      value = value * 10 + (text[i] - '0');
    }
  return value;
}

/* Writes exactly @digits digits and returns where they end; faster than printf for a million records. */
static char *
write_digits (char *to, int value, int digits)
{
  for (int i = digits - 1; i >= 0; i--, value /= 10)
    to[i] = '0' + value % 10;
  return to + digits;
}

/**
 * bg_date_new:
 * @year: 1 to 9999
 * @month: 1 to 12, or 0 when only the year is known
 * @day: 1 to the last of the month, or 0
 *
 * Returns: the date, or %BG_DATE_NONE when there is no such day
 */
BgDate
bg_date_new (int year, int month, int day)
{
  if (!has_a_day (year, month, day))
    return BG_DATE_NONE;
  return (BgDate){ .year = year, .month = month, .day = day };
}

/**
 * bg_date_get_days_in_month:
 * @year: 1 to 9999
 * @month: 1 to 12
 *
 * Returns: 28 to 31
 */
int
bg_date_get_days_in_month (int year, int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  g_return_val_if_fail (month >= 1 && month <= 12, 0);

  return month == 2 && is_leap_year (year) ? 29 : days[month - 1];
}

/** bg_date_get_precision: how much of @date is known. */
BgPrecision
bg_date_get_precision (BgDate date)
{
  if (date.year == 0)
    return BG_PRECISION_NONE;
  if (date.month == 0)
    return BG_PRECISION_YEAR;
  return date.day == 0 ? BG_PRECISION_MONTH : BG_PRECISION_DAY;
}

/** bg_date_is_known: whether at least the year is known. */
gboolean
bg_date_is_known (BgDate date)
{
  return date.year != 0;
}

/** bg_date_is_full: whether the date is known to the day. */
gboolean
bg_date_is_full (BgDate date)
{
  return bg_date_get_precision (date) == BG_PRECISION_DAY;
}

/**
 * bg_date_from_iso:
 * @text: (nullable): "2022-11-30", "2022-11", "2022"; %NULL and "" are the unknown date
 * @date: (out): the date, %BG_DATE_NONE on failure
 *
 * Reads the stored form, and nothing but it.
 *
 * Returns: whether @text is such a form and there is such a day
 */
gboolean
bg_date_from_iso (const char *text, BgDate *date)
{
  gsize length = text != NULL ? strlen (text) : 0;
  int year, month = 0, day = 0;

  g_return_val_if_fail (date != NULL, FALSE);

  *date = BG_DATE_NONE;
  if (length == 0)
    return TRUE;
  if (length != 4 && length != 7 && length != 10)
    return FALSE;
  year = read_digits (text, 4);
  if (length >= 7 && (text[4] != '-' || (month = read_digits (text + 5, 2)) == 0))
    return FALSE;
  if (length == 10 && (text[7] != '-' || (day = read_digits (text + 8, 2)) == 0))
    return FALSE;
  *date = bg_date_new (year, month, day);
  return bg_date_is_known (*date);
}

/**
 * bg_date_to_iso:
 * @date: a date
 * @buffer: where to write
 *
 * Writes the stored form, which sorts as text in the order of bg_date_compare().
 *
 * Returns: @buffer
 */
const char *
bg_date_to_iso (BgDate date, char buffer[BG_DATE_ISO_SIZE])
{
  BgPrecision precision = bg_date_get_precision (date);
  char *end = buffer;

  g_return_val_if_fail (buffer != NULL, NULL);

  if (precision >= BG_PRECISION_YEAR)
    end = write_digits (end, date.year, 4);
  if (precision >= BG_PRECISION_MONTH)
    {
      *end++ = '-';
      end = write_digits (end, date.month, 2);
    }
  if (precision >= BG_PRECISION_DAY)
    {
      *end++ = '-';
      end = write_digits (end, date.day, 2);
    }
  *end = '\0';
  return buffer;
}

/**
 * bg_date_compare:
 *
 * Orders by the first day a date may mean; of two with the same one the coarser comes first: 2026,
 * tháng 1/2026, 01/01/2026. The unknown date is before all others.
 *
 * Returns: less than, equal to or more than 0
 */
int
bg_date_compare (BgDate a, BgDate b)
{
  if (a.year != b.year)
    return a.year - b.year;
  if (MAX (a.month, 1) != MAX (b.month, 1))
    return MAX (a.month, 1) - MAX (b.month, 1);
  if (MAX (a.day, 1) != MAX (b.day, 1))
    return MAX (a.day, 1) - MAX (b.day, 1);
  return (int) bg_date_get_precision (a) - (int) bg_date_get_precision (b);
}

/** bg_date_first_day: the first day @date may mean; unknown stays unknown. */
BgDate
bg_date_first_day (BgDate date)
{
  if (!bg_date_is_known (date))
    return BG_DATE_NONE;
  return bg_date_new (date.year, MAX (date.month, 1), MAX (date.day, 1));
}

/** bg_date_last_day: the last day @date may mean; unknown stays unknown. */
BgDate
bg_date_last_day (BgDate date)
{
  int month = date.month != 0 ? date.month : 12;

  if (!bg_date_is_known (date) || bg_date_is_full (date))
    return date;
  return bg_date_new (date.year, month, bg_date_get_days_in_month (date.year, month));
}

/**
 * bg_date_days_between:
 *
 * Returns: days from the first day of @from to the first day of @to, negative when @to is earlier;
 *   0 when either is unknown
 */
int
bg_date_days_between (BgDate from, BgDate to)
{
  if (!bg_date_is_known (from) || !bg_date_is_known (to))
    return 0;
  return to_day_number (bg_date_first_day (to)) - to_day_number (bg_date_first_day (from));
}

/** bg_date_get_weekday: 1 for Monday to 7 for Sunday, of the first day of @date; 0 when unknown. */
int
bg_date_get_weekday (BgDate date)
{
  if (!bg_date_is_known (date))
    return 0;
  /* 1 January 1970 was a Thursday; the earliest day has a number above -719600, a multiple of 7. */
  return (to_day_number (bg_date_first_day (date)) + 719600 + 3) % 7 + 1;
}

/**
 * bg_date_add_days:
 *
 * Returns: the day @days after (before, when negative) the first day of @date; %BG_DATE_NONE when @date is
 *   unknown or the result is outside the years 1 to 9999
 */
BgDate
bg_date_add_days (BgDate date, int days)
{
  if (!bg_date_is_known (date))
    return BG_DATE_NONE;
  return from_day_number ((gint64) to_day_number (bg_date_first_day (date)) + days);
}

/**
 * bg_date_add_months:
 *
 * Ends on the same day number, or on the last day of the month where it has no such day (Bộ luật Dân sự
 * 2015, Điều 148). The precision stays: a year moves by whole years only, rounded down.
 *
 * Returns: the moved date, or %BG_DATE_NONE when @date is unknown or the result out of range
 */
BgDate
bg_date_add_months (BgDate date, int months)
{
  gint64 index = (gint64) date.year * 12 + MAX (date.month, 1) - 1 + months;
  int year, month;

  if (!bg_date_is_known (date) || index < FIRST_YEAR * 12 || index >= (LAST_YEAR + 1) * 12)
    return BG_DATE_NONE;
  year = index / 12;
  month = index % 12 + 1;
  if (date.month == 0)
    return bg_date_new (year, 0, 0);
  return bg_date_new (year, month, MIN (date.day, bg_date_get_days_in_month (year, month)));
}
