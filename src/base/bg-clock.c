/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What day it is in Vietnam, and what moment; a test or a demonstration may fix the day. */
#include "bg-date.h"

/* Vietnam has had UTC+7 without summer time since 1975. */
#define SECONDS_FROM_UTC (7 * 60 * 60)
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

/**
 * bg_clock_format_moment:
 * @moment: microseconds since 1970 UTC
 *
 * Returns: (transfer full): "23/11/2026 14:05" in Vietnam, whatever zone the computer is set to
 */
char *
bg_clock_format_moment (gint64 moment)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (moment / G_USEC_PER_SEC + SECONDS_FROM_UTC);

  return time != NULL ? g_date_time_format (time, "%d/%m/%Y %H:%M") : g_strdup ("");
}
