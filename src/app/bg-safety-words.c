/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How safe the record book is, in words; never green without a proved copy of the last three days. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>

#include "bg-safety.h"

/* Vietnam has had UTC+7 without summer time since 1975. */
#define SECONDS_FROM_UTC (7 * 60 * 60)
#define SECONDS_OF_A_DAY (24 * 60 * 60)
/* After so many days a copy is too old to rest upon. */
#define MOST_DAYS 3

static gint64
count_days (gint64 time)
{
  return (time / G_USEC_PER_SEC + SECONDS_FROM_UTC) / SECONDS_OF_A_DAY;
}

/**
 * bg_safety_dup_day:
 * @time: microseconds since 1970 UTC
 *
 * Returns: (transfer full): "today", "yesterday", or the weekday and date, to stand inside a sentence
 */
char *
bg_safety_dup_day (gint64 time)
{
  gint64 ago = count_days (bg_clock_get_now ()) - count_days (time);

  if (ago == 0)
    return g_strdup (_ ("today"));
  if (ago == 1)
    return g_strdup (_ ("yesterday"));
  return bg_date_format_with_weekday (bg_date_add_days (bg_date_new (1970, 1, 1), count_days (time)));
}

/**
 * bg_safety_dup_moment:
 * @time: microseconds since 1970 UTC
 *
 * Returns: (transfer full): time of day and day, such as "07:32 today"
 */
char *
bg_safety_dup_moment (gint64 time)
{
  g_autofree char *clock = bg_backup_dup_clock (time);
  g_autofree char *day = bg_safety_dup_day (time);

  return g_strdup_printf ("%s %s", clock, day);
}

/**
 * bg_safety_get_age:
 * @safety: the safety
 *
 * Returns: how many days ago the last proved backup was made; -1 when there is none
 */
int
bg_safety_get_age (BgSafety *safety)
{
  BgBackup *last = bg_safety_get_last (safety);

  return last != NULL ? (int) MAX (0, count_days (bg_clock_get_now ()) - count_days (last->time)) : -1;
}

/**
 * bg_safety_get_tone:
 * @safety: the safety
 *
 * Returns: the colour of the words
 */
BgTone
bg_safety_get_tone (BgSafety *safety)
{
  int age = bg_safety_get_age (safety);

  if (bg_safety_get_fault (safety) != NULL)
    return BG_TONE_RED;
  if (bg_safety_get_state (safety) == NULL)
    return BG_TONE_GREY;
  return age >= 0 && age <= MOST_DAYS ? BG_TONE_GREEN : BG_TONE_YELLOW;
}

/**
 * bg_safety_dup_words:
 * @safety: the safety
 *
 * Returns: (transfer full): one line for the foot of the sidebar
 */
char *
bg_safety_dup_words (BgSafety *safety)
{
  BgBackup *last = bg_safety_get_last (safety);
  int age = bg_safety_get_age (safety);
  g_autofree char *moment = last != NULL ? bg_safety_dup_moment (last->time) : NULL;

  if (bg_safety_get_job (safety) != NULL)
    return g_strdup (bg_safety_get_job (safety));
  if (bg_safety_get_state (safety) == NULL)
    return g_strdup (_ ("Looking for backups…"));
  if (age < 0)
    return g_strdup (_ ("Not backed up yet"));
  if (age > MOST_DAYS)
    return g_strdup_printf (_ ("No backup for %d days"), age);
  return g_strdup_printf (_ ("Backed up %s"), moment);
}

/**
 * bg_safety_dup_detail:
 * @safety: the safety
 *
 * Returns: (transfer full): the line below bg_safety_dup_words()
 */
char *
bg_safety_dup_detail (BgSafety *safety)
{
  int age = bg_safety_get_age (safety);

  if (bg_safety_get_fault (safety) != NULL)
    return g_strdup (_ ("Needs a look"));
  if (bg_safety_get_job (safety) != NULL || bg_safety_get_state (safety) == NULL)
    return g_strdup (_ ("Data stays on this computer"));
  if (age < 0)
    return g_strdup (_ ("The first backup is made by itself"));
  if (age > MOST_DAYS)
    return g_strdup (_ ("Make a backup now"));
  return g_strdup (_ ("Opened again and proved"));
}
