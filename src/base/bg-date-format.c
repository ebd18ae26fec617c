/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as Vietnamese offices write them: in tables, in lists and at the head of an official document. */
#include "bg-date.h"

/*
 * The words here are Vietnamese in every language of the window: dates also stand on printed pages, which
 * are always Vietnamese, and a date must look the same in both places.
 */

/**
 * bg_date_get_weekday_name:
 * @weekday: 1 for Monday to 7 for Sunday
 *
 * Returns: "thứ Hai" to "thứ Bảy", "Chủ nhật"
 */
const char *
bg_date_get_weekday_name (int weekday)
{
  static const char *const names[] = {
    "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật",
  };

  g_return_val_if_fail (weekday >= 1 && weekday <= 7, "");

  return names[weekday - 1];
}

static void
write_digits (char *end, int value, int n)
{
  for (int i = 1; i <= n; i++, value /= 10)
    end[-i] = (char) ('0' + value % 10);
}

/* Pages and lists are full of days. */
static char *
format_day (BgDate date)
{
  char *text = g_strdup ("00/00/0000");

  write_digits (text + 2, date.day, 2);
  write_digits (text + 5, date.month, 2);
  write_digits (text + 10, date.year, 4);
  return text;
}

/** bg_date_format: "03/02/2026", "tháng 5/2014", "2022", or "" when unknown. */
char *
bg_date_format (BgDate date)
{
  switch (bg_date_get_precision (date))
    {
    case BG_PRECISION_DAY:
      return format_day (date);
    case BG_PRECISION_MONTH:
      return g_strdup_printf ("tháng %d/%d", date.month, date.year);
    case BG_PRECISION_YEAR:
      return g_strdup_printf ("%d", date.year);
    case BG_PRECISION_NONE:
    default:
      return g_strdup ("");
    }
}

/** bg_date_format_with_weekday: "thứ Bảy 05/12/2026"; a date without a day as bg_date_format(). */
char *
bg_date_format_with_weekday (BgDate date)
{
  g_autofree char *plain = bg_date_format (date);

  if (!bg_date_is_full (date))
    return g_steal_pointer (&plain);
  return g_strconcat (bg_date_get_weekday_name (bg_date_get_weekday (date)), " ", plain, NULL);
}

/**
 * bg_date_format_range:
 * @from: the first day
 * @to: the last day
 *
 * Writes what both share once: "01–05/12/2026", "28/11–02/12/2026". When the end is unknown only the start
 * is written; when the start is unknown, "đến 05/12/2026".
 *
 * Returns: (transfer full): the text, "" when both are unknown
 */
char *
bg_date_format_range (BgDate from, BgDate to)
{
  g_autofree char *first = bg_date_format (from);
  g_autofree char *last = bg_date_format (to);

  if (!bg_date_is_known (to) || bg_date_compare (from, to) == 0)
    return g_steal_pointer (&first);
  if (!bg_date_is_known (from))
    return g_strdup_printf ("đến %s", last);
  if (!bg_date_is_full (from) || !bg_date_is_full (to) || from.year != to.year)
    return g_strdup_printf ("%s–%s", first, last);
  if (from.month != to.month)
    return g_strdup_printf ("%02d/%02d–%s", from.day, from.month, last);
  return g_strdup_printf ("%02d–%s", from.day, last);
}

/**
 * bg_date_format_document:
 *
 * Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.4: days below 10 and the months 1 and 2 have a zero
 * before them, the months 3 to 9 do not. An undated draft leaves room to write by hand.
 *
 * Returns: (transfer full): "ngày 05 tháng 9 năm 2026", "tháng 02 năm 2026", "năm 2026",
 *   "ngày … tháng … năm …"
 */
char *
bg_date_format_document (BgDate date)
{
  const char *zero = date.month <= 2 ? "0" : "";

  switch (bg_date_get_precision (date))
    {
    case BG_PRECISION_DAY:
      return g_strdup_printf ("ngày %02d tháng %s%d năm %d", date.day, zero, date.month, date.year);
    case BG_PRECISION_MONTH:
      return g_strdup_printf ("tháng %s%d năm %d", zero, date.month, date.year);
    case BG_PRECISION_YEAR:
      return g_strdup_printf ("năm %d", date.year);
    case BG_PRECISION_NONE:
    default:
      return g_strdup ("ngày … tháng … năm …");
    }
}
