/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What day it is in Vietnam, and what moment; a test or a demonstration may fix the day. */
#include "bg-date.h"

/* Vietnam has had UTC+7 without summer time since 1975. */
#define SECONDS_FROM_UTC (7 * 60 * 60)
/* The years 1000 and 9999: four digits. */
#define FIRST_SECOND     G_GINT64_CONSTANT (-30610224000)
#define LAST_SECOND      G_GINT64_CONSTANT (253402300799)
#define SECONDS_OF_A_DAY (24 * 60 * 60)

/* The fixed day as year * 512 + month * 32 + day, or 0: one word, so that any thread may read it. */
static int fixed_today;

/** bg_clock_get_today: today in Asia/Ho_Chi_Minh, or the day that was set. Any thread. */
BgDate
bg_clock_get_today (void)
{
  int fixed = g_atomic_int_get (&fixed_today);
  gint64 seconds = g_get_real_time () / G_USEC_PER_SEC + SECONDS_FROM_UTC;

  if (fixed != 0)
    return bg_date_new (fixed / 512, fixed / 32 % 16, fixed % 32);
  return bg_date_add_days (bg_date_new (1970, 1, 1), seconds / SECONDS_OF_A_DAY);
}

/**
 * bg_clock_set_today:
 * @today: a full date, or %BG_DATE_NONE to follow the machine's clock again
 *
 * Fixes today for tests, demonstrations and documents that must come out the same. Any thread.
 */
void
bg_clock_set_today (BgDate today)
{
  g_return_if_fail (!bg_date_is_known (today) || bg_date_is_full (today));

  g_atomic_int_set (&fixed_today, today.year * 512 + today.month * 32 + today.day);
}

/* Whole days by which moments are wrong, for tests. */
static int shifted_days;

/** bg_clock_get_now: this moment in microseconds since 1970 UTC. Not changed by bg_clock_set_today(). */
gint64
bg_clock_get_now (void)
{
  return g_get_real_time () + g_atomic_int_get (&shifted_days) * G_TIME_SPAN_DAY;
}

/**
 * bg_clock_shift:
 * @days: days by which bg_clock_get_now() shall be wrong; 0 for the machine's own clock
 *
 * For tests of what must not depend on a clock. Any thread.
 */
void
bg_clock_shift (int days)
{
  g_atomic_int_set (&shifted_days, days);
}

/* A damaged file may hold any number: one that no calendar reaches becomes the nearest that it does. */
static GDateTime *
make_time (gint64 seconds)
{
  return g_date_time_new_from_unix_utc (CLAMP (seconds, FIRST_SECOND, LAST_SECOND));
}

/**
 * bg_clock_to_vietnam:
 * @moment: microseconds since 1970 UTC, any number
 *
 * Returns: (transfer full): the moment as clocks in Vietnam show it, whatever zone the computer is set to
 */
GDateTime *
bg_clock_to_vietnam (gint64 moment)
{
  return make_time (moment / G_USEC_PER_SEC + SECONDS_FROM_UTC);
}

/**
 * bg_clock_format_moment:
 * @moment: microseconds since 1970 UTC, any number
 *
 * Returns: (transfer full): "23/11/2026 14:05" in Vietnam, whatever zone the computer is set to
 */
char *
bg_clock_format_moment (gint64 moment)
{
  g_autoptr (GDateTime) time = bg_clock_to_vietnam (moment);

  return g_date_time_format (time, "%d/%m/%Y %H:%M");
}

/**
 * bg_clock_format_iso:
 * @moment: microseconds since 1970 UTC, any number
 *
 * Returns: (transfer full): "2026-11-23T07:05:00Z", for programs
 */
char *
bg_clock_format_iso (gint64 moment)
{
  g_autoptr (GDateTime) time = make_time (moment / G_USEC_PER_SEC);

  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
}
