/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates: arithmetic, order, what officers type, and how dates are written. */
#include "bg-date.h"
#include "bg-error.h"

#define NONE                                                                                                 \
  {                                                                                                          \
    0, 0, 0                                                                                                  \
  }
#define TODAY ((BgDate){ 2026, 11, 22 })

static void
assert_date (BgDate actual, BgDate expected, const char *what)
{
  if (actual.year != expected.year || actual.month != expected.month || actual.day != expected.day)
    g_error ("%s: %d-%d-%d instead of %d-%d-%d", what, actual.year, actual.month, actual.day, expected.year,
             expected.month, expected.day);
}

static void
test_new (void)
{
  static const struct
  {
    int year, month, day;
    BgPrecision precision;
  } cases[] = {
    { 2026, 11, 22, BG_PRECISION_DAY },  { 2026, 11, 0, BG_PRECISION_MONTH },
    { 2026, 0, 0, BG_PRECISION_YEAR },   { 0, 0, 0, BG_PRECISION_NONE },
    { 2026, 2, 29, BG_PRECISION_NONE },  { 2024, 2, 29, BG_PRECISION_DAY },
    { 1900, 2, 29, BG_PRECISION_NONE },  { 2000, 2, 29, BG_PRECISION_DAY },
    { 2026, 11, 31, BG_PRECISION_NONE }, { 2026, 13, 1, BG_PRECISION_NONE },
    { 2026, 0, 5, BG_PRECISION_NONE },   { 10000, 1, 1, BG_PRECISION_NONE },
    { 2026, -1, 1, BG_PRECISION_NONE },  { 2026, 1, -1, BG_PRECISION_NONE },
    { -1, 1, 1, BG_PRECISION_NONE },     { 9999, 12, 31, BG_PRECISION_DAY },
    { 1, 1, 1, BG_PRECISION_DAY },       { 2026, 1, 300, BG_PRECISION_NONE },
    { 70000, 1, 1, BG_PRECISION_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BgDate date = bg_date_new (cases[i].year, cases[i].month, cases[i].day);

      g_assert_cmpint (bg_date_get_precision (date), ==, cases[i].precision);
      g_assert_cmpint (bg_date_is_known (date), ==, cases[i].precision != BG_PRECISION_NONE);
      g_assert_cmpint (bg_date_is_full (date), ==, cases[i].precision == BG_PRECISION_DAY);
    }
}

static void
test_iso (void)
{
  static const struct
  {
    const char *text;
    gboolean valid;
    BgDate date;
  } cases[] = {
    { "2022-11-30", TRUE, { 2022, 11, 30 } },
    { "2022-11", TRUE, { 2022, 11, 0 } },
    { "2022", TRUE, { 2022, 0, 0 } },
    { "", TRUE, NONE },
    { "0001-01-01", TRUE, { 1, 1, 1 } },
    { "9999-12-31", TRUE, { 9999, 12, 31 } },
    { "2022-11-31", FALSE, NONE },
    { "2022-13", FALSE, NONE },
    { "2022-00", FALSE, NONE },
    { "2022-01-00", FALSE, NONE },
    { "0000", FALSE, NONE },
    { "2022-1-1", FALSE, NONE },
    { "2022/11/30", FALSE, NONE },
    { "2022-11-30 ", FALSE, NONE },
    { "22-11-30", FALSE, NONE },
    { "2022-11-", FALSE, NONE },
    { "20a2", FALSE, NONE },
    { "2022-11/30", FALSE, NONE },
  };
  BgDate date;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char buffer[BG_DATE_ISO_SIZE];

      date = TODAY;
      if (bg_date_from_iso (cases[i].text, &date) != cases[i].valid)
        g_error ("%s", cases[i].text);
      assert_date (date, cases[i].date, cases[i].text);
      if (cases[i].valid)
        g_assert_cmpstr (bg_date_to_iso (date, buffer), ==, cases[i].text);
    }
  g_assert_true (bg_date_from_iso (NULL, &date));
  g_assert_false (bg_date_is_known (date));
}

/* Against GLib's calendar, an independent one, over every day of four centuries. */
static void
test_days (void)
{
  g_autoptr (GDate) other = g_date_new_dmy (1, G_DATE_JANUARY, 1850);
  BgDate start = bg_date_new (1850, 1, 1);

  for (int i = 0; i < 146097; i++, g_date_add_days (other, 1))
    {
      BgDate date = bg_date_add_days (start, i);

      g_assert_cmpint (date.year, ==, g_date_get_year (other));
      g_assert_cmpint (date.month, ==, g_date_get_month (other));
      g_assert_cmpint (date.day, ==, g_date_get_day (other));
      g_assert_cmpint (bg_date_get_weekday (date), ==, g_date_get_weekday (other));
      g_assert_cmpint (bg_date_days_between (start, date), ==, i);
    }
}

static void
test_days_ends (void)
{
  assert_date (bg_date_add_days (bg_date_new (1, 1, 1), -1), BG_DATE_NONE, "before the first day");
  assert_date (bg_date_add_days (bg_date_new (9999, 12, 31), 1), BG_DATE_NONE, "after the last day");
  assert_date (bg_date_add_days (bg_date_new (2026, 1, 1), G_MAXINT), BG_DATE_NONE, "far ahead");
  assert_date (bg_date_add_days (bg_date_new (2026, 1, 1), G_MININT), BG_DATE_NONE, "far back");
  assert_date (bg_date_add_days (BG_DATE_NONE, 5), BG_DATE_NONE, "unknown");
  assert_date (bg_date_add_days (bg_date_new (2026, 5, 0), 5), (BgDate){ 2026, 5, 6 }, "month");
  g_assert_cmpint (bg_date_days_between (bg_date_new (9999, 12, 31), bg_date_new (1, 1, 1)), ==, -3652058);
  g_assert_cmpint (bg_date_days_between (BG_DATE_NONE, TODAY), ==, 0);
  g_assert_cmpint (bg_date_days_between (bg_date_new (2026, 0, 0), bg_date_new (2026, 2, 0)), ==, 31);
  g_assert_cmpint (bg_date_get_weekday (bg_date_new (1, 1, 1)), ==, 1);
  g_assert_cmpint (bg_date_get_weekday (BG_DATE_NONE), ==, 0);
}

static void
test_months (void)
{
  static const struct
  {
    BgDate date;
    int months;
    BgDate expected;
  } cases[] = {
    { { 2026, 1, 31 }, 1, { 2026, 2, 28 } },
    { { 2024, 1, 31 }, 1, { 2024, 2, 29 } },
    { { 2026, 1, 15 }, 12, { 2027, 1, 15 } },
    { { 2026, 1, 15 }, -1, { 2025, 12, 15 } },
    { { 2026, 3, 31 }, -1, { 2026, 2, 28 } },
    { { 2024, 2, 29 }, 12, { 2025, 2, 28 } },
    { { 2026, 5, 0 }, 9, { 2027, 2, 0 } },
    { { 2026, 0, 0 }, 12, { 2027, 0, 0 } },
    { { 2026, 0, 0 }, 11, { 2026, 0, 0 } },
    { { 2026, 0, 0 }, -1, { 2025, 0, 0 } },
    { { 9999, 12, 1 }, 1, NONE },
    { { 1, 1, 1 }, -1, NONE },
    { { 2026, 1, 1 }, G_MAXINT, NONE },
    { NONE, 1, NONE },
    { { 2026, 11, 22 }, 0, { 2026, 11, 22 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_date (bg_date_add_months (cases[i].date, cases[i].months), cases[i].expected, "months");
}

static void
test_order (void)
{
  static const BgDate sorted[] = {
    NONE,           { 2025, 12, 31 }, { 2026, 0, 0 }, { 2026, 1, 0 }, { 2026, 1, 1 },
    { 2026, 1, 2 }, { 2026, 2, 0 },   { 2026, 2, 1 }, { 2027, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sorted); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (sorted); j++)
      {
        char a[BG_DATE_ISO_SIZE], b[BG_DATE_ISO_SIZE];
        int order = bg_date_compare (sorted[i], sorted[j]);
        int stored = g_strcmp0 (bg_date_to_iso (sorted[i], a), bg_date_to_iso (sorted[j], b));

        g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
        g_assert_cmpint ((stored > 0) - (stored < 0), ==, (i > j) - (i < j));
      }
}

static void
test_first_and_last (void)
{
  static const struct
  {
    BgDate date, first, last;
  } cases[] = {
    { { 2024, 2, 0 }, { 2024, 2, 1 }, { 2024, 2, 29 } },
    { { 2026, 0, 0 }, { 2026, 1, 1 }, { 2026, 12, 31 } },
    { { 2026, 5, 7 }, { 2026, 5, 7 }, { 2026, 5, 7 } },
    { NONE, NONE, NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      assert_date (bg_date_first_day (cases[i].date), cases[i].first, "first");
      assert_date (bg_date_last_day (cases[i].date), cases[i].last, "last");
    }
}

static void
test_read (void)
{
  static const struct
  {
    const char *typed;
    BgDate date;
  } cases[] = {
    { "5/9", { 2026, 9, 5 } },
    { "5-9", { 2026, 9, 5 } },
    { "5.9", { 2026, 9, 5 } },
    { "31/12", { 2026, 12, 31 } },
    { "05/09/2026", { 2026, 9, 5 } },
    { "5/9/26", { 2026, 9, 5 } },
    { "5/9/56", { 2056, 9, 5 } },
    { "5/9/57", { 1957, 9, 5 } },
    { "05.09.2026", { 2026, 9, 5 } },
    { "05 - 09 - 2026", { 2026, 9, 5 } },
    { "2026-09-05", { 2026, 9, 5 } },
    { "2026/9/5", { 2026, 9, 5 } },
    { "2026-09", { 2026, 9, 0 } },
    { "tháng 5/2014", { 2014, 5, 0 } },
    { "Tháng 5/2014", { 2014, 5, 0 } },
    { "tha\xcc\x81ng 5/2014", { 2014, 5, 0 } },
    { "thang 5/2014", { 2014, 5, 0 } },
    { "thang 5 nam 2014", { 2014, 5, 0 } },
    { "5/2014", { 2014, 5, 0 } },
    { "T5/2014", { 2014, 5, 0 } },
    { "t5/14", { 2014, 5, 0 } },
    { "tháng 5", { 2026, 5, 0 } },
    { "T12", { 2026, 12, 0 } },
    { "2022", { 2022, 0, 0 } },
    { "năm 2022", { 2022, 0, 0 } },
    { "NĂM 2022", { 2022, 0, 0 } },
    { "nam 2022", { 2022, 0, 0 } },
    { "ngày 05 tháng 9 năm 2026", { 2026, 9, 5 } },
    { "ngày 5/9", { 2026, 9, 5 } },
    { "5 tháng 9", { 2026, 9, 5 } },
    { "29/2/2024", { 2024, 2, 29 } },
    { "01/01/1900", { 1900, 1, 1 } },
    { "31/12/2200", { 2200, 12, 31 } },
    { "+7", { 2026, 3, 8 } },
    { "-3", { 2026, 2, 26 } },
    { "+ 7", { 2026, 3, 8 } },
    { "+7 ngày", { 2026, 3, 8 } },
    { "+2 tuần", { 2026, 3, 15 } },
    { "+2t", { 2026, 5, 1 } },
    { "+2 tháng", { 2026, 5, 1 } },
    { "-2 thang", { 2026, 1, 1 } },
    { "+1 năm", { 2027, 3, 1 } },
    { "+0", { 2026, 3, 1 } },
    { "hôm nay", { 2026, 11, 22 } },
    { "hom nay", { 2026, 11, 22 } },
    { "nay", { 2026, 11, 22 } },
    { "mai", { 2026, 11, 23 } },
    { "  5/9  ", { 2026, 9, 5 } },
    { "\xc2\xa0"
      "5/9\n",
      { 2026, 9, 5 } },
    { "", NONE },
    { "   ", NONE },
    { NULL, NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      BgDate date = bg_date_new (1999, 9, 9);

      if (!bg_date_read (cases[i].typed, TODAY, bg_date_new (2026, 3, 1), &date, &error))
        g_error ("%s: %s", cases[i].typed, error->message);
      g_assert_no_error (error);
      assert_date (date, cases[i].date, cases[i].typed);
    }
}

static void
test_read_base (void)
{
  BgDate date;

  g_assert_true (bg_date_read ("+7", TODAY, BG_DATE_NONE, &date, NULL));
  assert_date (date, (BgDate){ 2026, 11, 29 }, "from today");
  g_assert_true (bg_date_read ("+7", TODAY, bg_date_new (2026, 5, 0), &date, NULL));
  assert_date (date, (BgDate){ 2026, 11, 29 }, "from today, since the base has no day");
  g_assert_true (bg_date_read ("+1t", TODAY, bg_date_new (2026, 1, 31), &date, NULL));
  assert_date (date, (BgDate){ 2026, 2, 28 }, "last of the month");
  g_assert_true (bg_date_read ("mai", TODAY, bg_date_new (2026, 1, 31), &date, NULL));
  assert_date (date, (BgDate){ 2026, 11, 23 }, "tomorrow is counted from today");
}

static void
test_read_refused (void)
{
  static const char unreadable[] =
    "Cannot be read as a date; type for example 5/9, 05/09/2026, tháng 5/2014, 2022";
  static const char years[] = "The year must be from 1900 to 2200";
  static const struct
  {
    const char *typed, *message;
  } cases[] = {
    { "31/11", "November has only 30 days" },
    { "31/11/2026", "November has only 30 days" },
    { "32/1", "January has only 31 days" },
    { "29/2/2026", "February 2026 has only 28 days" },
    { "30/2/2024", "February 2024 has only 29 days" },
    { "30/2", "February 2026 has only 28 days" },
    { "5/13", "There is no month 13" },
    { "13/2014", "There is no month 13" },
    { "2026-13-01", "There is no month 13" },
    { "1/1/1899", years },
    { "1899", years },
    { "2201", years },
    { "+99999", years },
    { "-99999", years },
    { "+99999 năm", years },
    { "+999999", unreadable },
    { "99999999999999999999", unreadable },
    { "abc", unreadable },
    { "5", unreadable },
    { "năm 22", unreadable },
    { "0/9", unreadable },
    { "5/0", unreadable },
    { "5/9/", unreadable },
    { "/5/9", unreadable },
    { "5/9/202", unreadable },
    { "5/9/2", unreadable },
    { "005/9", unreadable },
    { "5/9/2026/1", unreadable },
    { "5/9 x", unreadable },
    { "tháng", unreadable },
    { "ngày tháng 9", unreadable },
    { "năm 5/9", unreadable },
    { "tháng 5/9/2026", unreadable },
    { "+", unreadable },
    { "+x", unreadable },
    { "+7x", unreadable },
    { "--7", unreadable },
    { "05/09/2026 10:00", unreadable },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      BgDate date = TODAY;

      if (bg_date_read (cases[i].typed, TODAY, BG_DATE_NONE, &date, &error))
        g_error ("%s was read as %d-%d-%d", cases[i].typed, date.year, date.month, date.day);
      g_assert_error (error, BG_ERROR, BG_ERROR_INVALID);
      if (g_strcmp0 (error->message, cases[i].message) != 0)
        g_error ("%s: %s", cases[i].typed, error->message);
      assert_date (date, TODAY, "untouched");
    }
}

/* What is written for one day is read back as the same day. */
static void
test_read_own_words (void)
{
  for (int i = 0; i < 800; i++)
    {
      BgDate date = bg_date_add_days (TODAY, i * 3);
      g_autofree char *plain = bg_date_format (date);
      g_autofree char *document = bg_date_format_document (date);
      g_autofree char *month = bg_date_format (bg_date_new (date.year, date.month, 0));
      BgDate back;

      g_assert_true (bg_date_read (plain, TODAY, BG_DATE_NONE, &back, NULL));
      assert_date (back, date, plain);
      g_assert_true (bg_date_read (document, TODAY, BG_DATE_NONE, &back, NULL));
      assert_date (back, date, document);
      g_assert_true (bg_date_read (month, TODAY, BG_DATE_NONE, &back, NULL));
      assert_date (back, bg_date_new (date.year, date.month, 0), month);
    }
}

static void
test_format (void)
{
  static const struct
  {
    BgDate date;
    const char *plain, *weekday, *document;
  } cases[] = {
    { { 2026, 2, 3 }, "03/02/2026", "thứ Ba 03/02/2026", "ngày 03 tháng 02 năm 2026" },
    { { 2026, 9, 5 }, "05/09/2026", "thứ Bảy 05/09/2026", "ngày 05 tháng 9 năm 2026" },
    { { 2026, 1, 15 }, "15/01/2026", "thứ Năm 15/01/2026", "ngày 15 tháng 01 năm 2026" },
    { { 2026, 11, 22 }, "22/11/2026", "Chủ nhật 22/11/2026", "ngày 22 tháng 11 năm 2026" },
    { { 2026, 3, 10 }, "10/03/2026", "thứ Ba 10/03/2026", "ngày 10 tháng 3 năm 2026" },
    { { 2026, 12, 7 }, "07/12/2026", "thứ Hai 07/12/2026", "ngày 07 tháng 12 năm 2026" },
    { { 2014, 5, 0 }, "tháng 5/2014", "tháng 5/2014", "tháng 5 năm 2014" },
    { { 2014, 1, 0 }, "tháng 1/2014", "tháng 1/2014", "tháng 01 năm 2014" },
    { { 2022, 0, 0 }, "2022", "2022", "năm 2022" },
    { NONE, "", "", "ngày … tháng … năm …" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *plain = bg_date_format (cases[i].date);
      g_autofree char *weekday = bg_date_format_with_weekday (cases[i].date);
      g_autofree char *document = bg_date_format_document (cases[i].date);

      g_assert_cmpstr (plain, ==, cases[i].plain);
      g_assert_cmpstr (weekday, ==, cases[i].weekday);
      g_assert_cmpstr (document, ==, cases[i].document);
    }
}

static void
test_format_range (void)
{
  static const struct
  {
    BgDate from, to;
    const char *text;
  } cases[] = {
    { { 2026, 2, 3 }, { 2026, 2, 3 }, "03/02/2026" },
    { { 2026, 12, 1 }, { 2026, 12, 5 }, "01–05/12/2026" },
    { { 2026, 11, 28 }, { 2026, 12, 2 }, "28/11–02/12/2026" },
    { { 2026, 12, 28 }, { 2027, 1, 3 }, "28/12/2026–03/01/2027" },
    { { 2026, 5, 0 }, { 2026, 7, 0 }, "tháng 5/2026–tháng 7/2026" },
    { { 2026, 5, 0 }, { 2026, 5, 0 }, "tháng 5/2026" },
    { { 2026, 5, 3 }, { 2026, 5, 0 }, "03/05/2026–tháng 5/2026" },
    { { 2022, 0, 0 }, { 2024, 0, 0 }, "2022–2024" },
    { { 2026, 2, 3 }, NONE, "03/02/2026" },
    { NONE, { 2026, 2, 3 }, "đến 03/02/2026" },
    { NONE, NONE, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = bg_date_format_range (cases[i].from, cases[i].to);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_weekday_names (void)
{
  static const char *const names[] = {
    "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật",
  };

  for (int i = 0; i < 7; i++)
    g_assert_cmpstr (bg_date_get_weekday_name (i + 1), ==, names[i]);
}

static void
test_clock (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (7 * 60 * 60);
  g_autoptr (GDateTime) before = g_date_time_new_now (zone);
  BgDate today = bg_clock_get_today ();
  g_autoptr (GDateTime) after = g_date_time_new_now (zone);
  gint64 now = bg_clock_get_now ();

  g_assert_true (today.day == g_date_time_get_day_of_month (before) ||
                 today.day == g_date_time_get_day_of_month (after));
  g_assert_true (today.month == g_date_time_get_month (before) ||
                 today.month == g_date_time_get_month (after));
  g_assert_true (today.year == g_date_time_get_year (before) || today.year == g_date_time_get_year (after));
  g_assert_cmpint (now / G_USEC_PER_SEC, >=, g_date_time_to_unix (after));

  bg_clock_set_today (bg_date_new (2031, 12, 31));
  assert_date (bg_clock_get_today (), (BgDate){ 2031, 12, 31 }, "set");
  bg_clock_set_today (BG_DATE_NONE);
  assert_date (bg_clock_get_today (), bg_date_add_days (today, 0), "released");
}

static void
test_moments (void)
{
  const struct
  {
    gint64 moment;
    const char *words, *iso;
  } moments[] = {
    { 0, "01/01/1970 07:00", "1970-01-01T00:00:00Z" },
    { G_GINT64_CONSTANT (1795417500000000), "23/11/2026 14:05", "2026-11-23T07:05:00Z" },
    /* What a damaged file may hold. */
    { G_MAXINT64, "31/12/9999 23:59", "9999-12-31T23:59:59Z" },
    { G_MININT64, "01/01/1000 00:00", "1000-01-01T00:00:00Z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autofree char *words = bg_clock_format_moment (moments[i].moment);
      g_autofree char *iso = bg_clock_format_iso (moments[i].moment);

      g_assert_cmpstr (words, ==, moments[i].words);
      g_assert_cmpstr (iso, ==, moments[i].iso);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/new", test_new);
  g_test_add_func ("/date/iso", test_iso);
  g_test_add_func ("/date/days", test_days);
  g_test_add_func ("/date/days/ends", test_days_ends);
  g_test_add_func ("/date/months", test_months);
  g_test_add_func ("/date/order", test_order);
  g_test_add_func ("/date/first-and-last", test_first_and_last);
  g_test_add_func ("/date/read", test_read);
  g_test_add_func ("/date/read/base", test_read_base);
  g_test_add_func ("/date/read/refused", test_read_refused);
  g_test_add_func ("/date/read/own-words", test_read_own_words);
  g_test_add_func ("/date/format", test_format);
  g_test_add_func ("/date/format/range", test_format_range);
  g_test_add_func ("/date/weekday-names", test_weekday_names);
  g_test_add_func ("/date/clock", test_clock);
  g_test_add_func ("/date/moments", test_moments);
  return g_test_run ();
}
