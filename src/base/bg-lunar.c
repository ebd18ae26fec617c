/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lunar calendar of Viet Nam: new moons and the sun's place, seen from UTC+7. */
#include "bg-calendar.h"

#include <math.h>

/*
 * The method is that of Hồ Ngọc Đức ("Thuật toán tính âm lịch", informatik.uni-leipzig.de/~duc/amlich),
 * with the formulas of Jean Meeus for the moon and the sun. Months begin on the day of the new moon; the
 * month with the winter solstice is the eleventh; between two eleventh months with thirteen moons, the
 * first month without a principal term is the leap month. All days are counted at the meridian of 105°
 * east, which is why Tết of 2007 and 2030 is a day before the Chinese new year.
 */
#define HOURS_FROM_UTC 7.0

/* Julian day of 1 January 1970, and the first new moon of 1900. */
#define JULIAN_EPOCH   2440588
#define FIRST_NEW_MOON 2415021.076998695
#define MONTH_LENGTH   29.530588853

#define PRINCIPAL_TERMS      12
#define WINTER_SOLSTICE_TERM 9

static double
sin_degrees (double degrees)
{
  return sin (degrees * (G_PI / 180));
}

static int
to_julian_day (BgDate date)
{
  return bg_date_days_between (bg_date_new (1970, 1, 1), date) + JULIAN_EPOCH;
}

static BgDate
from_julian_day (int day)
{
  return bg_date_add_days (bg_date_new (1970, 1, 1), day - JULIAN_EPOCH);
}

/* What the moon's and the sun's uneven motion adds to the mean new moon @k, in days (Meeus, chapter 32). */
static double
correct_new_moon (double k, double t)
{
  double sun = 359.2242 + 29.10535608 * k - 0.0000333 * t * t - 0.00000347 * t * t * t;
  double moon = 306.0253 + 385.81691806 * k + 0.0107306 * t * t + 0.00001236 * t * t * t;
  double node = 21.2964 + 390.67050646 * k - 0.0016528 * t * t - 0.00000239 * t * t * t;

  return (0.1734 - 0.000393 * t) * sin_degrees (sun) + 0.0021 * sin_degrees (2 * sun) -
         0.4068 * sin_degrees (moon) + 0.0161 * sin_degrees (2 * moon) - 0.0004 * sin_degrees (3 * moon) +
         0.0104 * sin_degrees (2 * node) - 0.0051 * sin_degrees (sun + moon) -
         0.0074 * sin_degrees (sun - moon) + 0.0004 * sin_degrees (2 * node + sun) -
         0.0004 * sin_degrees (2 * node - sun) - 0.0006 * sin_degrees (2 * node + moon) +
         0.0010 * sin_degrees (2 * node - moon) + 0.0005 * sin_degrees (2 * moon + sun);
}

/* How far the earth's turning lags behind even time, in days. */
static double
get_clock_error (double t)
{
  if (t < -11)
    return 0.001 + 0.000839 * t + 0.0002261 * t * t - 0.00000845 * t * t * t - 0.000000081 * t * t * t * t;
  return -0.000278 + 0.000265 * t + 0.000262 * t * t;
}

/* The Julian day on which the new moon number @k, counted from 1900, falls in Viet Nam. */
static int
get_new_moon (int k)
{
  double t = k / 1236.85;
  double mean = 2415020.75933 + 29.53058868 * k + 0.0001178 * t * t - 0.000000155 * t * t * t +
                0.00033 * sin_degrees (166.56 + 132.87 * t - 0.009173 * t * t);
  double moment = mean + correct_new_moon (k, t) - get_clock_error (t);

  return (int) floor (moment + 0.5 + HOURS_FROM_UTC / 24);
}

/* Which twelfth of its path the sun is in when @julian_day begins in Viet Nam; 0 begins in March. */
static int
get_sun_term (int julian_day)
{
  double t = (julian_day - 0.5 - HOURS_FROM_UTC / 24 - 2451545.0) / 36525;
  double anomaly = 357.52910 + 35999.05030 * t - 0.0001559 * t * t - 0.00000048 * t * t * t;
  double mean = 280.46645 + 36000.76983 * t + 0.0003032 * t * t;
  double longitude = mean + (1.914600 - 0.004817 * t - 0.000014 * t * t) * sin_degrees (anomaly) +
                     (0.019993 - 0.000101 * t) * sin_degrees (2 * anomaly) +
                     0.000290 * sin_degrees (3 * anomaly);

  return (int) floor ((longitude - 360 * floor (longitude / 360)) / (360 / PRINCIPAL_TERMS));
}

/* The number of the new moon nearest to the one that fell on @julian_day. */
static int
get_moon_number (int julian_day)
{
  return (int) floor ((julian_day - FIRST_NEW_MOON) / MONTH_LENGTH + 0.5);
}

/* The new moon that begins the eleventh month, the one with the winter solstice of @year. */
static int
find_eleventh_month (int year)
{
  int days = bg_date_days_between (bg_date_new (1900, 1, 1), bg_date_new (year, 12, 31));
  int k = (int) floor (days / MONTH_LENGTH);

  return get_sun_term (get_new_moon (k)) >= WINTER_SOLSTICE_TERM ? k - 1 : k;
}

/* How many months behind the eleventh month @eleventh the leap month is; 0 when there is none. */
static int
find_leap_month (int eleventh, int next_eleventh)
{
  int term = get_sun_term (get_new_moon (eleventh + 1));

  if (next_eleventh - eleventh <= 12)
    return 0;
  for (int months = 2; months <= 13; months++)
    {
      int next_term = get_sun_term (get_new_moon (eleventh + months));

      if (next_term == term)
        return months - 1;
      term = next_term;
    }
  return 0;
}

/* The new moon at or before a day. */
static int
find_moon_of (int julian_day)
{
  int k = get_moon_number (julian_day) + 1;

  while (get_new_moon (k) > julian_day)
    k--;
  return k;
}

/**
 * bg_lunar_from_solar:
 * @date: a full date
 * @lunar_year: (out) (optional): the lunar year, called by the solar year in which it begins
 * @lunar_month: (out) (optional): 1 to 12
 * @lunar_day: (out) (optional): 1 to 30
 * @leap_month: (out) (optional): whether the month is the second of its number
 *
 * Any thread. Exact for the years 1900 to 2199.
 */
void
bg_lunar_from_solar (BgDate date, int *lunar_year, int *lunar_month, int *lunar_day, gboolean *leap_month)
{
  int day, moon, start, months, leap, month, year;

  g_return_if_fail (bg_date_is_full (date));

  day = to_julian_day (date);
  moon = find_moon_of (day);
  /* The lunar year's months are counted from the eleventh month at or before this one. */
  year = find_eleventh_month (date.year) <= moon ? date.year : date.year - 1;
  start = find_eleventh_month (year);
  months = moon - start;
  leap = find_leap_month (start, find_eleventh_month (year + 1));
  month = 11 + months - (leap > 0 && months >= leap ? 1 : 0);
  if (lunar_year != NULL)
    *lunar_year = month > 12 ? year + 1 : year;
  if (lunar_month != NULL)
    *lunar_month = month > 12 ? month - 12 : month;
  if (lunar_day != NULL)
    *lunar_day = day - get_new_moon (moon) + 1;
  if (leap_month != NULL)
    *leap_month = leap > 0 && months == leap;
}

/**
 * bg_lunar_to_solar:
 * @lunar_year: the lunar year, called by the solar year in which it begins
 * @lunar_month: 1 to 12
 * @lunar_day: 1 to 30
 * @leap_month: whether the second month of that number is meant
 *
 * Any thread. Exact for the years 1900 to 2199.
 *
 * Returns: the day, or %BG_DATE_NONE when that year has no such month or that month no such day
 */
BgDate
bg_lunar_to_solar (int lunar_year, int lunar_month, int lunar_day, gboolean leap_month)
{
  int year = lunar_month < 11 ? lunar_year - 1 : lunar_year;
  int months = lunar_month < 11 ? lunar_month + 1 : lunar_month - 11;
  int start, leap, length;

  if (lunar_year < 2 || lunar_year > 9990 || lunar_month < 1 || lunar_month > 12 || lunar_day < 1)
    return BG_DATE_NONE;
  start = find_eleventh_month (year);
  leap = find_leap_month (start, find_eleventh_month (year + 1));
  if (leap_month && months + 1 != leap)
    return BG_DATE_NONE;
  if (leap_month || (leap > 0 && months >= leap))
    months++;
  length = get_new_moon (start + months + 1) - get_new_moon (start + months);
  return lunar_day <= length ? from_julian_day (get_new_moon (start + months) + lunar_day - 1) : BG_DATE_NONE;
}
