/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lunar calendar of 1990 to 2050 against two others: Meeus's newer theory of the moon, and ICU. */
#include "bg-calendar.h"

#include <math.h>
#include <unicode/ucal.h>
#include <unicode/ustring.h>

#define FIRST_YEAR 1990
#define LAST_YEAR  2050

typedef struct
{
  double amount;
  int power; /* of the earth's eccentricity */
  int sun, moon, node;
} Term;

/* Meeus, Astronomical Algorithms (1998), chapter 49, table for the new moon; the program uses chapter 32 of
 * an older book. */
static const Term terms[] = {
  { -0.40720, 0, 0, 1, 0 }, { 0.17241, 1, 1, 0, 0 },    { 0.01608, 0, 0, 2, 0 },  { 0.01039, 0, 0, 0, 2 },
  { 0.00739, 1, -1, 1, 0 }, { -0.00514, 1, 1, 1, 0 },   { 0.00208, 2, 2, 0, 0 },  { -0.00111, 0, 0, 1, -2 },
  { -0.00057, 0, 0, 1, 2 }, { 0.00056, 1, 1, 2, 0 },    { -0.00042, 0, 0, 3, 0 }, { 0.00042, 1, 1, 0, 2 },
  { 0.00038, 1, 1, 0, -2 }, { -0.00024, 1, -1, 2, 0 },  { -0.00007, 0, 2, 1, 0 }, { 0.00004, 0, 0, 2, -2 },
  { 0.00004, 0, 3, 0, 0 },  { 0.00003, 0, 1, 1, -2 },   { 0.00003, 0, 0, 2, 2 },  { -0.00003, 0, 1, 1, 2 },
  { 0.00003, 0, -1, 1, 2 }, { -0.00002, 0, -1, 1, -2 }, { -0.00002, 0, 1, 3, 0 }, { 0.00002, 0, 0, 4, 0 },
};

static double
sine (double degrees)
{
  return sin (degrees * (G_PI / 180));
}

/* The moment of new moon @k, counted from January 2000, as a Julian day of universal time. */
static double
get_new_moon (int k)
{
  double t = k / 1236.85, year = 2000 + k / 12.3685;
  double sun = 2.5534 + 29.10535670 * k - 0.0000014 * t * t;
  double moon = 201.5643 + 385.81693528 * k + 0.0107582 * t * t;
  double node = 160.7108 + 390.67050284 * k - 0.0016118 * t * t;
  double moment = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t;
  double eccentricity = 1 - 0.002516 * t - 0.0000074 * t * t;
  double seconds = 62.92 + 0.32217 * (year - 2000) + 0.005589 * (year - 2000) * (year - 2000);

  for (gsize i = 0; i < G_N_ELEMENTS (terms); i++)
    moment += terms[i].amount * pow (eccentricity, terms[i].power) *
              sine (terms[i].sun * sun + terms[i].moon * moon + terms[i].node * node);
  moment += -0.00017 * sine (124.7746 - 1.56375588 * k) + 0.000325 * sine (299.77 + 0.107408 * k) +
            0.000165 * sine (251.88 + 0.016321 * k) + 0.000164 * sine (251.83 + 26.651886 * k) +
            0.000126 * sine (349.42 + 36.412478 * k) + 0.000110 * sine (84.66 + 18.206239 * k);
  return moment - seconds / 86400;
}

static BgDate
get_day (double julian)
{
  int days = (int) floor (julian + 0.5 + 7.0 / 24) - 2440588;

  return bg_date_add_days (bg_date_new (1970, 1, 1), days);
}

static void
test_new_moons (void)
{
  int months = 0;

  for (int k = -124; get_day (get_new_moon (k)).year <= LAST_YEAR; k++)
    {
      BgDate day = get_day (get_new_moon (k));
      int lunar_day = 0;

      if (day.year < FIRST_YEAR)
        continue;
      bg_lunar_from_solar (day, NULL, NULL, &lunar_day, NULL);
      if (lunar_day != 1)
        g_error ("%d-%02d-%02d is day %d of its month", day.year, day.month, day.day, lunar_day);
      months++;
    }
  g_assert_cmpint (months, ==, 754);
}

static void
set_day (UCalendar *calendar, BgDate date)
{
  double days = bg_date_days_between (bg_date_new (1970, 1, 1), date);
  UErrorCode status = U_ZERO_ERROR;

  ucal_setMillis (calendar, (days * 24 + 5) * 3600e3, &status);
  g_assert_true (U_SUCCESS (status));
}

/* Months and leap months are those of the Chinese calendar as ICU has it; a month may begin a day earlier,
 * where the new moon falls into the hour between the two meridians. */
static void
test_months (void)
{
  UChar zone[32];
  UErrorCode status = U_ZERO_ERROR;
  UCalendar *calendar;
  int earlier = 0;

  u_uastrcpy (zone, "Asia/Ho_Chi_Minh");
  calendar = ucal_open (zone, -1, "zh@calendar=chinese", UCAL_TRADITIONAL, &status);
  g_assert_true (U_SUCCESS (status));
  for (BgDate date = bg_date_new (FIRST_YEAR, 1, 1); date.year <= LAST_YEAR;
       date = bg_date_add_days (date, 1))
    {
      int month, day;
      gboolean leap;

      bg_lunar_from_solar (date, NULL, &month, &day, &leap);
      if (day != 1 && day != 15)
        continue;
      set_day (calendar, day == 1 ? bg_date_add_days (date, 1) : date);
      g_assert_cmpint (ucal_get (calendar, UCAL_MONTH, &status) + 1, ==, month);
      g_assert_cmpint (ucal_get (calendar, UCAL_IS_LEAP_MONTH, &status), ==, leap);
      if (day == 1 && ucal_get (calendar, UCAL_DATE, &status) == 1)
        earlier++;
      else
        g_assert_cmpint (ucal_get (calendar, UCAL_DATE, &status), <=, day == 1 ? 2 : 15);
    }
  ucal_close (calendar);
  /* Of 754: those whose new moon fell between 23 and 24 o'clock in Viet Nam. */
  g_assert_cmpint (earlier, ==, 22);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lunar/new-moons", test_new_moons);
  g_test_add_func ("/lunar/months", test_months);
  return g_test_run ();
}
