/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting terms: Bộ luật Dân sự 2015, Điều 147 and 148, over the holidays of the Labour Code. */
#include "bg-count.h"

static void
assert_date (BgDate actual, BgDate expected, const char *what)
{
  char a[BG_DATE_ISO_SIZE], b[BG_DATE_ISO_SIZE];

  if (bg_date_compare (actual, expected) != 0)
    g_error ("%s: %s instead of %s", what, bg_date_to_iso (actual, a), bg_date_to_iso (expected, b));
}

static void
test_count (void)
{
  static const struct
  {
    const char *article;
    BgDate from;
    int offset;
    BgTermUnit unit;
    BgDate reached, due;
  } cases[] = {
    { "147(2): the day itself is not counted",
      { 2026, 11, 23 },
      1,
      BG_TERM_DAYS,
      { 2026, 11, 24 },
      { 2026, 11, 24 } },
    { "148(1): signed before Tết", { 2026, 2, 12 }, 15, BG_TERM_DAYS, { 2026, 2, 27 }, { 2026, 2, 27 } },
    { "148(5): into Tết", { 2026, 2, 2 }, 15, BG_TERM_DAYS, { 2026, 2, 17 }, { 2026, 2, 23 } },
    { "148(5): the day before Tết holds",
      { 2026, 1, 29 },
      15,
      BG_TERM_DAYS,
      { 2026, 2, 13 },
      { 2026, 2, 13 } },
    { "148(5): first day of Tết", { 2026, 2, 1 }, 15, BG_TERM_DAYS, { 2026, 2, 16 }, { 2026, 2, 23 } },
    { "148(5): the weekend behind Tết", { 2026, 2, 7 }, 15, BG_TERM_DAYS, { 2026, 2, 22 }, { 2026, 2, 23 } },
    { "148(5): behind the weekend", { 2026, 2, 8 }, 15, BG_TERM_DAYS, { 2026, 2, 23 }, { 2026, 2, 23 } },
    { "148(5): Saturday", { 2026, 11, 6 }, 15, BG_TERM_DAYS, { 2026, 11, 21 }, { 2026, 11, 23 } },
    { "148(5): Friday holds", { 2026, 11, 5 }, 15, BG_TERM_DAYS, { 2026, 11, 20 }, { 2026, 11, 20 } },
    { "148(5): over the year's end", { 2026, 12, 17 }, 15, BG_TERM_DAYS, { 2027, 1, 1 }, { 2027, 1, 4 } },
    { "148(3): same day", { 2026, 8, 31 }, 1, BG_TERM_MONTHS, { 2026, 9, 30 }, { 2026, 9, 30 } },
    { "148(3): no such day", { 2026, 1, 31 }, 1, BG_TERM_MONTHS, { 2026, 2, 28 }, { 2026, 3, 2 } },
    { "148(3): leap year", { 2028, 1, 31 }, 1, BG_TERM_MONTHS, { 2028, 2, 29 }, { 2028, 2, 29 } },
    { "148(4): from 29/02", { 2028, 2, 29 }, 1, BG_TERM_YEARS, { 2029, 2, 28 }, { 2029, 2, 28 } },
    { "148(4): 29/02 to 29/02", { 2024, 2, 29 }, 4, BG_TERM_YEARS, { 2028, 2, 29 }, { 2028, 2, 29 } },
    { "working days over Tết", { 2026, 2, 12 }, 7, BG_TERM_WORKING_DAYS, { 2026, 3, 2 }, { 2026, 3, 2 } },
    { "working days over 30/4", { 2026, 4, 24 }, 7, BG_TERM_WORKING_DAYS, { 2026, 5, 8 }, { 2026, 5, 8 } },
    { "before an event: the working day before",
      { 2026, 12, 22 },
      -30,
      BG_TERM_DAYS,
      { 2026, 11, 22 },
      { 2026, 11, 20 } },
    { "before an event: a working day holds",
      { 2026, 12, 23 },
      -30,
      BG_TERM_DAYS,
      { 2026, 11, 23 },
      { 2026, 11, 23 } },
    { "months before the end", { 2027, 2, 28 }, -6, BG_TERM_MONTHS, { 2026, 8, 28 }, { 2026, 8, 28 } },
    { "a year counts as its last day", { 2027, 0, 0 }, -30, BG_TERM_DAYS, { 2027, 12, 1 }, { 2027, 12, 1 } },
    { "nothing known", { 0, 0, 0 }, 15, BG_TERM_DAYS, { 0, 0, 0 }, { 0, 0, 0 } },
    { "the end of all days", { 9999, 12, 30 }, 15, BG_TERM_DAYS, { 0, 0, 0 }, { 0, 0, 0 } },
  };
  g_autoptr (BgCalendar) calendar = bg_calendar_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BgCount count = bg_calendar_count (calendar, cases[i].from, cases[i].offset, cases[i].unit, TRUE);
      BgCount plain = bg_calendar_count (calendar, cases[i].from, cases[i].offset, cases[i].unit, FALSE);

      assert_date (count.reached, cases[i].reached, cases[i].article);
      assert_date (count.due, cases[i].due, cases[i].article);
      assert_date (plain.due, cases[i].reached, cases[i].article);
      g_assert_cmpint (bg_count_is_rolled (&count), ==,
                       bg_date_compare (cases[i].reached, cases[i].due) != 0);
    }
}

/* A swapped day moves the end of a term: the Saturday is worked, the Friday is not. */
static void
test_swapped (void)
{
  g_autoptr (BgCalendar) calendar = bg_calendar_new ();

  bg_calendar_add_day_off (calendar, bg_date_new (2026, 1, 2), "hoán đổi");
  bg_calendar_add_working_day (calendar, bg_date_new (2026, 1, 10), "làm bù");
  assert_date (bg_calendar_count (calendar, bg_date_new (2025, 12, 18), 15, BG_TERM_DAYS, TRUE).due,
               bg_date_new (2026, 1, 5), "into the free Friday");
  assert_date (bg_calendar_count (calendar, bg_date_new (2025, 12, 26), 15, BG_TERM_DAYS, TRUE).due,
               bg_date_new (2026, 1, 10), "on the worked Saturday");
  assert_date (bg_calendar_count (calendar, bg_date_new (2025, 12, 31), 5, BG_TERM_WORKING_DAYS, TRUE).due,
               bg_date_new (2026, 1, 9), "five working days");
}

/* As Notice of 2026 could be: Tết from 14/02 to 22/02, 02/9 with the day before. */
static void
test_decision (void)
{
  BgHolidayDecision decision = { 2026, { 2026, 2, 14 }, { 2026, 2, 22 }, { 2026, 9, 1 }, { 2026, 9, 2 } };
  BgHolidayDecision later = { 2027, { 2027, 2, 4 }, { 2027, 2, 10 }, { 2027, 9, 2 }, { 2027, 9, 3 } };
  g_autoptr (BgCalendar) calendar = bg_calendar_new ();
  g_autofree char *planned = NULL;
  g_autofree char *decided = NULL;
  g_autofree char *national = NULL;

  bg_calendar_is_working_day (calendar, bg_date_new (2026, 2, 17), &planned);
  g_assert_cmpstr (planned, ==, "Tết Nguyên đán (dự kiến)");
  g_assert_false (bg_calendar_is_decided (calendar, 2026));
  bg_calendar_set_decision (calendar, &decision);
  g_assert_true (bg_calendar_is_decided (calendar, 2026));
  g_assert_false (bg_calendar_is_decided (calendar, 2027));
  bg_calendar_is_working_day (calendar, bg_date_new (2026, 2, 17), &decided);
  g_assert_cmpstr (decided, ==, "Tết Nguyên đán");
  bg_calendar_is_working_day (calendar, bg_date_new (2026, 9, 1), &national);
  g_assert_cmpstr (national, ==, "Quốc khánh 02/9");
  /* The weekends between are no holidays to be made up for. */
  g_assert_true (bg_calendar_is_working_day (calendar, bg_date_new (2026, 2, 23), NULL));

  bg_calendar_set_decision (calendar, &later);
  assert_date (bg_calendar_roll_forward (calendar, bg_date_new (2027, 2, 4)), bg_date_new (2027, 2, 11),
               "2027");
  g_assert_true (bg_calendar_is_working_day (calendar, bg_date_new (2027, 9, 1), NULL));
  g_assert_false (bg_calendar_is_working_day (calendar, bg_date_new (2027, 9, 3), NULL));
}

static void
test_decision_refused (void)
{
  static const BgHolidayDecision cases[] = {
    { 2026, { 2026, 2, 22 }, { 2026, 2, 14 }, { 0, 0, 0 }, { 0, 0, 0 } },
    { 2026, { 2025, 12, 30 }, { 2026, 1, 3 }, { 0, 0, 0 }, { 0, 0, 0 } },
    { 2026, { 2026, 2, 1 }, { 2026, 2, 28 }, { 0, 0, 0 }, { 0, 0, 0 } },
    { 2026, { 2026, 2, 0 }, { 2026, 2, 20 }, { 0, 0, 0 }, { 0, 0, 0 } },
    { 2026, { 0, 0, 0 }, { 0, 0, 0 }, { 0, 0, 0 }, { 0, 0, 0 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BgCalendar) calendar = bg_calendar_new ();

      bg_calendar_set_decision (calendar, &cases[i]);
      g_assert_false (bg_calendar_is_decided (calendar, 2026));
      assert_date (bg_calendar_roll_forward (calendar, bg_date_new (2026, 2, 16)), bg_date_new (2026, 2, 23),
                   "planned days");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/count/articles", test_count);
  g_test_add_func ("/count/swapped", test_swapped);
  g_test_add_func ("/count/decision", test_decision);
  g_test_add_func ("/count/decision/refused", test_decision_refused);
  return g_test_run ();
}
