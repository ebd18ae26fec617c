/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lunar calendar, the holidays of the Labour Code, and counting by working days. */
#include "bg-calendar.h"

static void
assert_date (BgDate actual, BgDate expected, const char *what)
{
  char a[BG_DATE_ISO_SIZE], b[BG_DATE_ISO_SIZE];

  if (bg_date_compare (actual, expected) != 0)
    g_error ("%s: %s instead of %s", what, bg_date_to_iso (actual, a), bg_date_to_iso (expected, b));
}

/* Published dates; 1985, 2007 and 2030 are those in which China celebrated on another day. */
static void
test_lunar_known (void)
{
  static const struct
  {
    int year, month, day;
    gboolean leap;
    BgDate solar;
  } cases[] = {
    { 1945, 7, 26, FALSE, { 1945, 9, 2 } },  { 1968, 1, 1, FALSE, { 1968, 1, 29 } },
    { 1985, 1, 1, FALSE, { 1985, 1, 21 } },  { 1985, 2, 1, TRUE, { 1985, 3, 21 } },
    { 1990, 1, 1, FALSE, { 1990, 1, 27 } },  { 2000, 1, 1, FALSE, { 2000, 2, 5 } },
    { 2007, 1, 1, FALSE, { 2007, 2, 17 } },  { 2010, 1, 1, FALSE, { 2010, 2, 14 } },
    { 2020, 1, 1, FALSE, { 2020, 1, 25 } },  { 2020, 4, 1, TRUE, { 2020, 5, 23 } },
    { 2023, 1, 1, FALSE, { 2023, 1, 22 } },  { 2023, 2, 1, TRUE, { 2023, 3, 22 } },
    { 2023, 3, 10, FALSE, { 2023, 4, 29 } }, { 2024, 1, 1, FALSE, { 2024, 2, 10 } },
    { 2024, 3, 10, FALSE, { 2024, 4, 18 } }, { 2025, 1, 1, FALSE, { 2025, 1, 29 } },
    { 2025, 3, 10, FALSE, { 2025, 4, 7 } },  { 2025, 6, 1, TRUE, { 2025, 7, 25 } },
    { 2026, 1, 1, FALSE, { 2026, 2, 17 } },  { 2026, 3, 10, FALSE, { 2026, 4, 26 } },
    { 2027, 1, 1, FALSE, { 2027, 2, 6 } },   { 2027, 3, 10, FALSE, { 2027, 4, 16 } },
    { 2028, 1, 1, FALSE, { 2028, 1, 26 } },  { 2028, 3, 10, FALSE, { 2028, 4, 4 } },
    { 2029, 1, 1, FALSE, { 2029, 2, 13 } },  { 2029, 3, 10, FALSE, { 2029, 4, 23 } },
    { 2030, 1, 1, FALSE, { 2030, 2, 2 } },   { 2030, 3, 10, FALSE, { 2030, 4, 12 } },
    { 2031, 1, 1, FALSE, { 2031, 1, 23 } },  { 2031, 3, 10, FALSE, { 2031, 4, 1 } },
    { 2032, 1, 1, FALSE, { 2032, 2, 11 } },  { 2032, 3, 10, FALSE, { 2032, 4, 19 } },
    { 2033, 1, 1, FALSE, { 2033, 1, 31 } },  { 2033, 3, 10, FALSE, { 2033, 4, 9 } },
    { 2033, 11, 1, TRUE, { 2033, 12, 22 } }, { 2034, 1, 1, FALSE, { 2034, 2, 19 } },
    { 2034, 3, 10, FALSE, { 2034, 4, 28 } }, { 2035, 1, 1, FALSE, { 2035, 2, 8 } },
    { 2035, 3, 10, FALSE, { 2035, 4, 17 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *what = g_strdup_printf ("%d/%d/%d", cases[i].day, cases[i].month, cases[i].year);
      int year, month, day;
      gboolean leap;

      assert_date (bg_lunar_to_solar (cases[i].year, cases[i].month, cases[i].day, cases[i].leap),
                   cases[i].solar, what);
      bg_lunar_from_solar (cases[i].solar, &year, &month, &day, &leap);
      g_assert_cmpint (year, ==, cases[i].year);
      g_assert_cmpint (month, ==, cases[i].month);
      g_assert_cmpint (day, ==, cases[i].day);
      g_assert_cmpint (leap, ==, cases[i].leap);
    }
}

/* The leap months of Viet Nam; every other year has none. */
static void
test_lunar_leap_months (void)
{
  static const struct
  {
    int year, month;
  } leaps[] = {
    { 1984, 0 }, { 1985, 2 }, { 1987, 7 }, { 1990, 5 }, { 1993, 3 }, { 1995, 8 },  { 1998, 5 },
    { 2001, 4 }, { 2004, 2 }, { 2006, 7 }, { 2009, 5 }, { 2012, 4 }, { 2014, 9 },  { 2017, 6 },
    { 2020, 4 }, { 2023, 2 }, { 2025, 6 }, { 2028, 5 }, { 2031, 3 }, { 2033, 11 }, { 2036, 6 },
    { 2039, 5 }, { 2042, 2 }, { 2044, 7 }, { 2047, 5 }, { 2050, 3 },
  };
  gsize next = 0;

  for (int year = 1984; year <= 2050; year++)
    {
      int leap = 0;

      for (int month = 1; month <= 12; month++)
        if (bg_date_is_known (bg_lunar_to_solar (year, month, 1, TRUE)))
          leap = month;
      if (next < G_N_ELEMENTS (leaps) && leaps[next].year == year)
        g_assert_cmpint (leap, ==, leaps[next++].month);
      else
        g_assert_cmpint (leap, ==, 0);
    }
  g_assert_cmpuint (next, ==, G_N_ELEMENTS (leaps));
}

/* Day by day: there and back again, and each day follows the one before. */
static void
test_lunar_every_day (void)
{
  int year = 0, month = 0, day = 0;
  gboolean leap = FALSE;

  for (BgDate date = bg_date_new (1901, 1, 1); date.year <= 2199; date = bg_date_add_days (date, 1))
    {
      int last_year = year, last_month = month, last_day = day;
      gboolean last_leap = leap;

      bg_lunar_from_solar (date, &year, &month, &day, &leap);
      assert_date (bg_lunar_to_solar (year, month, day, leap), date, "there and back");
      if (last_year == 0)
        continue;
      if (day == last_day + 1)
        {
          g_assert_true (year == last_year && month == last_month && leap == last_leap);
          continue;
        }
      g_assert_cmpint (day, ==, 1);
      g_assert_true (last_day == 29 || last_day == 30);
      assert_date (bg_lunar_to_solar (last_year, last_month, last_day + 1, last_leap), BG_DATE_NONE, "day");
      if (leap)
        g_assert_true (year == last_year && month == last_month && !last_leap);
      else
        g_assert_true (month == last_month % 12 + 1 && year == last_year + (month == 1));
    }
}

static void
test_lunar_refused (void)
{
  static const struct
  {
    int year, month, day;
    gboolean leap;
  } cases[] = {
    { 2026, 0, 1, FALSE },  { 2026, 13, 1, FALSE }, { 2026, 1, 0, FALSE },
    { 2026, 1, 31, FALSE }, { 2026, 1, 1, TRUE },   { 2025, 5, 1, TRUE },
    { 2025, 7, 1, TRUE },   { 0, 1, 1, FALSE },     { 99999, 1, 1, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_date (bg_lunar_to_solar (cases[i].year, cases[i].month, cases[i].day, cases[i].leap), BG_DATE_NONE,
                 "refused");
}

#define TET         "Tết Nguyên đán (dự kiến)"
#define TET_IN_LIEU "nghỉ bù " TET

static void
test_days (void)
{
  static const struct
  {
    BgDate date;
    const char *reason;
  } cases[] = {
    { { 2026, 1, 1 }, "Tết Dương lịch" },
    { { 2026, 1, 2 }, NULL },
    { { 2026, 1, 3 }, "thứ Bảy" },
    { { 2026, 1, 4 }, "Chủ nhật" },
    { { 2026, 1, 5 }, NULL },
    /* Tết 2026: Monday to Friday. */
    { { 2026, 2, 13 }, NULL },
    { { 2026, 2, 16 }, TET },
    { { 2026, 2, 17 }, TET },
    { { 2026, 2, 20 }, TET },
    { { 2026, 2, 21 }, "thứ Bảy" },
    { { 2026, 2, 23 }, NULL },
    /* Giỗ Tổ on a Sunday. */
    { { 2026, 4, 26 }, "Giỗ Tổ Hùng Vương" },
    { { 2026, 4, 27 }, "nghỉ bù Giỗ Tổ Hùng Vương" },
    { { 2026, 4, 28 }, NULL },
    { { 2026, 4, 30 }, "Ngày Chiến thắng 30/4" },
    { { 2026, 5, 1 }, "Quốc tế lao động 01/5" },
    { { 2026, 5, 4 }, NULL },
    { { 2026, 9, 1 }, "Quốc khánh 02/9 (dự kiến)" },
    { { 2026, 9, 2 }, "Quốc khánh 02/9" },
    { { 2026, 9, 3 }, NULL },
    { { 2026, 8, 31 }, NULL },
    { { 2026, 11, 24 }, NULL },
    /* Tết 2027 from Friday to Tuesday: two days in lieu. */
    { { 2027, 2, 5 }, TET },
    { { 2027, 2, 6 }, TET },
    { { 2027, 2, 7 }, TET },
    { { 2027, 2, 8 }, TET },
    { { 2027, 2, 9 }, TET },
    { { 2027, 2, 10 }, TET_IN_LIEU },
    { { 2027, 2, 11 }, TET_IN_LIEU },
    { { 2027, 2, 12 }, NULL },
    /* 01/5/2027 is a Saturday. */
    { { 2027, 5, 3 }, "nghỉ bù Quốc tế lao động 01/5" },
    { { 2027, 5, 4 }, NULL },
    /* 01/01/2028 is a Saturday. */
    { { 2028, 1, 3 }, "nghỉ bù Tết Dương lịch" },
    /* As it was in 2023: Giỗ Tổ on Saturday 29/4, 30/4 on Sunday, work again on Thursday. */
    { { 2023, 4, 29 }, "Giỗ Tổ Hùng Vương" },
    { { 2023, 5, 1 }, "Quốc tế lao động 01/5" },
    { { 2023, 5, 2 }, "nghỉ bù Giỗ Tổ Hùng Vương" },
    { { 2023, 5, 3 }, "nghỉ bù Ngày Chiến thắng 30/4" },
    { { 2023, 5, 4 }, NULL },
    /* 02/9/2028 is a Saturday. */
    { { 2028, 9, 1 }, "Quốc khánh 02/9 (dự kiến)" },
    { { 2028, 9, 4 }, "nghỉ bù Quốc khánh 02/9" },
    { { 2028, 9, 5 }, NULL },
    /* A month counts as its first day. */
    { { 2026, 9, 0 }, "Quốc khánh 02/9 (dự kiến)" },
  };
  g_autoptr (BgCalendar) calendar = bg_calendar_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *reason = NULL;
      char iso[BG_DATE_ISO_SIZE];
      gboolean is_working = bg_calendar_is_working_day (calendar, cases[i].date, &reason);

      if (g_strcmp0 (reason, cases[i].reason) != 0)
        g_error ("%s: %s", bg_date_to_iso (cases[i].date, iso), reason);
      g_assert_cmpint (is_working, ==, cases[i].reason == NULL);
      g_assert_cmpint (bg_calendar_is_working_day (calendar, cases[i].date, NULL), ==, is_working);
    }
  g_assert_false (bg_calendar_is_working_day (calendar, BG_DATE_NONE, NULL));
}

/* Eleven days a year are the office's own by law, whatever weekday they fall on. */
static void
test_days_a_year (void)
{
  g_autoptr (BgCalendar) calendar = bg_calendar_new ();

  for (int year = 2021; year <= 2100; year++)
    {
      int days_off = 0, weekdays_off = 0;
      BgDate tomb = bg_lunar_to_solar (year, 3, 10, FALSE);

      for (BgDate date = bg_date_new (year, 1, 1); date.year == year; date = bg_date_add_days (date, 1))
        if (!bg_calendar_is_working_day (calendar, date, NULL))
          {
            days_off++;
            weekdays_off += bg_date_get_weekday (date) <= 5;
          }
      g_assert_cmpint (days_off, >, weekdays_off);
      /* When two holidays share a day there is one less. */
      g_assert_cmpint (weekdays_off, ==, tomb.month == 4 && tomb.day == 30 ? 10 : 11);
    }
}

static void
test_culture_day (void)
{
  g_autoptr (BgCalendar) calendar = bg_calendar_new ();
  g_autofree char *reason = NULL;
  BgDate day = bg_date_new (2026, 11, 24);

  g_assert_true (bg_calendar_is_working_day (calendar, day, NULL));
  bg_calendar_set_culture_day (calendar, TRUE);
  g_assert_false (bg_calendar_is_working_day (calendar, day, &reason));
  g_assert_cmpstr (reason, ==, "Ngày Văn hóa Việt Nam");
  /* 24/11/2029 is a Saturday. */
  g_assert_false (bg_calendar_is_working_day (calendar, bg_date_new (2029, 11, 26), NULL));
  bg_calendar_set_culture_day (calendar, FALSE);
  g_assert_true (bg_calendar_is_working_day (calendar, day, NULL));
}

static void
test_changes (void)
{
  g_autoptr (BgCalendar) calendar = bg_calendar_new ();
  g_autofree char *off = NULL;
  g_autofree char *worked = NULL;
  BgDate friday = bg_date_new (2026, 1, 2), saturday = bg_date_new (2026, 1, 10);

  bg_calendar_add_day_off (calendar, friday, "hoán đổi ngày 10/01");
  bg_calendar_add_working_day (calendar, saturday, "làm bù ngày 02/01");
  g_assert_false (bg_calendar_is_working_day (calendar, friday, &off));
  g_assert_cmpstr (off, ==, "hoán đổi ngày 10/01");
  g_assert_true (bg_calendar_is_working_day (calendar, saturday, &worked));
  g_assert_cmpstr (worked, ==, "làm bù ngày 02/01");

  /* What the Prime Minister decides replaces what was planned. */
  bg_calendar_add_working_day (calendar, bg_date_new (2026, 9, 1), "không nghỉ");
  bg_calendar_add_day_off (calendar, bg_date_new (2026, 9, 3), "Quốc khánh 02/9");
  g_assert_true (bg_calendar_is_working_day (calendar, bg_date_new (2026, 9, 1), NULL));
  g_assert_false (bg_calendar_is_working_day (calendar, bg_date_new (2026, 9, 3), NULL));
  /* The last word counts. */
  bg_calendar_add_working_day (calendar, friday, "như thường");
  g_assert_true (bg_calendar_is_working_day (calendar, friday, NULL));
}

static void
test_roll_forward (void)
{
  static const struct
  {
    BgDate from, to;
  } cases[] = {
    { { 2026, 11, 20 }, { 2026, 11, 20 } },
    { { 2026, 11, 21 }, { 2026, 11, 23 } },
    { { 2026, 11, 22 }, { 2026, 11, 23 } },
    { { 2026, 2, 14 }, { 2026, 2, 23 } },
    { { 2026, 4, 25 }, { 2026, 4, 28 } },
    { { 2026, 4, 30 }, { 2026, 5, 4 } },
    { { 2026, 9, 1 }, { 2026, 9, 3 } },
    { { 2027, 1, 1 }, { 2027, 1, 4 } },
    { { 2026, 8, 0 }, { 2026, 8, 3 } },
    { { 0, 0, 0 }, { 0, 0, 0 } },
    /* The last day there is, a Friday. */
    { { 9999, 12, 31 }, { 9999, 12, 31 } },
  };
  g_autoptr (BgCalendar) calendar = bg_calendar_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_date (bg_calendar_roll_forward (calendar, cases[i].from), cases[i].to, "roll forward");
  bg_calendar_add_day_off (calendar, bg_date_new (9999, 12, 31), "hết");
  assert_date (bg_calendar_roll_forward (calendar, bg_date_new (9999, 12, 31)), BG_DATE_NONE, "the end");
}

static void
test_add_working_days (void)
{
  static const struct
  {
    BgDate from;
    int days;
    BgDate to;
  } cases[] = {
    /* Thursday and five working days: the next Thursday. */
    { { 2026, 11, 19 }, 5, { 2026, 11, 26 } },
    { { 2026, 11, 19 }, 1, { 2026, 11, 20 } },
    { { 2026, 11, 20 }, 1, { 2026, 11, 23 } },
    { { 2026, 11, 21 }, 1, { 2026, 11, 23 } },
    { { 2026, 11, 21 }, 0, { 2026, 11, 21 } },
    { { 2026, 11, 23 }, -1, { 2026, 11, 20 } },
    { { 2026, 11, 26 }, -5, { 2026, 11, 19 } },
    /* Over Tết. */
    { { 2026, 2, 12 }, 5, { 2026, 2, 26 } },
    { { 2026, 2, 26 }, -5, { 2026, 2, 12 } },
    /* Over Giỗ Tổ, 30/4 and 01/5. */
    { { 2026, 4, 24 }, 7, { 2026, 5, 8 } },
    /* Into the next year. */
    { { 2026, 12, 31 }, 1, { 2027, 1, 4 } },
    { { 0, 0, 0 }, 5, { 0, 0, 0 } },
    { { 9999, 12, 30 }, 100, { 0, 0, 0 } },
  };
  g_autoptr (BgCalendar) calendar = bg_calendar_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_date (bg_calendar_add_working_days (calendar, cases[i].from, cases[i].days), cases[i].to,
                 "add working days");
}

static gpointer
ask_in_worker (gpointer data)
{
  int working = 0;

  for (BgDate date = bg_date_new (2020, 1, 1); date.year < 2030; date = bg_date_add_days (date, 1))
    working += bg_calendar_is_working_day (data, date, NULL);
  bg_calendar_unref (data);
  return GINT_TO_POINTER (working);
}

static void
test_threads (void)
{
  BgCalendar *calendar = bg_calendar_new ();
  GThread *threads[4];
  int counted[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("calendar", ask_in_worker, bg_calendar_ref (calendar));
  bg_calendar_unref (calendar);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    counted[i] = GPOINTER_TO_INT (g_thread_join (threads[i]));
  for (gsize i = 1; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpint (counted[i], ==, counted[0]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lunar/known", test_lunar_known);
  g_test_add_func ("/lunar/leap-months", test_lunar_leap_months);
  g_test_add_func ("/lunar/every-day", test_lunar_every_day);
  g_test_add_func ("/lunar/refused", test_lunar_refused);
  g_test_add_func ("/calendar/days", test_days);
  g_test_add_func ("/calendar/days/a-year", test_days_a_year);
  g_test_add_func ("/calendar/culture-day", test_culture_day);
  g_test_add_func ("/calendar/changes", test_changes);
  g_test_add_func ("/calendar/roll-forward", test_roll_forward);
  g_test_add_func ("/calendar/add-working-days", test_add_working_days);
  g_test_add_func ("/calendar/threads", test_threads);
  return g_test_run ();
}
