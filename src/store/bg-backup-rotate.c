/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which backups are kept: 7 days, 4 weeks, 12 months, and never fewer than three that are proved. */
#include "bg-config.h"

#include "bg-backup.h"

#define SECONDS_FROM_UTC (7 * 60 * 60)
#define SECONDS_OF_A_DAY (24 * 60 * 60)

/* Every copy of the newest days is kept, up to so many: one made before a restore is wanted for a while. */
#define WHOLE_DAYS   2
#define MOST_OF_THEM 24
#define LEAST_PROVED 3

/* A span of time, such as a month, is a number that grows. Days are counted in Vietnam. */
typedef gint64 (*SpanFunc) (gint64 day);

static gint64
get_day (gint64 time)
{
  gint64 seconds = time / G_USEC_PER_SEC + SECONDS_FROM_UTC;

  return seconds >= 0 ? seconds / SECONDS_OF_A_DAY : -1 - (-1 - seconds) / SECONDS_OF_A_DAY;
}

static gint64
same_day (gint64 day)
{
  return day;
}

/* 1 January 1970 was a Thursday; weeks begin on Monday. */
static gint64
week_of_day (gint64 day)
{
  return (day + 3) / 7;
}

static gint64
month_of_day (gint64 day)
{
  BgDate date = bg_date_add_days (bg_date_new (1970, 1, 1), day);

  return date.year * 12 + date.month;
}

static const struct
{
  SpanFunc func;
  guint n;
} rules[] = {
  { same_day, 7 },
  { week_of_day, 4 },
  { month_of_day, 12 },
};

static int
compare_newest_first (gconstpointer a, gconstpointer b, gpointer data)
{
  const BgBackupSpan *spans = data;
  gint64 first = spans[*(const guint *) a].time;
  gint64 second = spans[*(const guint *) b].time;

  return (first < second) - (first > second);
}

static guint *
sort_spans (const BgBackupSpan *spans, guint n)
{
  guint *order = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n, sizeof *order, compare_newest_first, (gpointer) spans);
  return order;
}

/* The newest proved one of each span, as many spans back as the rule says; spans without any do not count. */
static void
keep_by_rule (const BgBackupSpan *spans,
              const guint *order,
              guint n,
              SpanFunc func,
              guint most,
              gboolean *keep)
{
  gint64 last = G_MAXINT64;
  guint found = 0;

  for (guint i = 0; i < n && found < most; i++)
    {
      gint64 span = func (get_day (spans[order[i]].time));

      if (!spans[order[i]].proved || span == last)
        continue;
      keep[order[i]] = TRUE;
      last = span;
      found++;
    }
}

static void
keep_newest (const BgBackupSpan *spans, const guint *order, guint n, gboolean *keep)
{
  gint64 last = G_MAXINT64;
  guint days = 0;
  guint proved = 0;

  for (guint i = 0; i < n && i < MOST_OF_THEM; i++)
    {
      gint64 day = get_day (spans[order[i]].time);

      days += day != last;
      last = day;
      if (days > WHOLE_DAYS)
        break;
      keep[order[i]] |= spans[order[i]].proved;
    }
  for (guint i = 0; i < n && proved < LEAST_PROVED; i++)
    {
      proved += spans[order[i]].proved;
      keep[order[i]] = TRUE;
    }
}

/**
 * bg_backup_rotate:
 * @spans: (array length=n): the backups of one record book, in any order
 * @n: how many
 * @keep: (out caller-allocates) (array length=n): which of them stay
 *
 * Keeps the newest proved one of each of the last 7 days, 4 weeks and 12 months that have any, all proved
 * ones of the newest two days, and whatever is newer than the third proved one. A clock that was wrong for a
 * while cannot empty the folder: only backups are compared, never the present time.
 */
void
bg_backup_rotate (const BgBackupSpan *spans, guint n, gboolean *keep)
{
  g_autofree guint *order = NULL;

  g_return_if_fail (n == 0 || (spans != NULL && keep != NULL));

  order = sort_spans (spans, n);
  for (guint i = 0; i < n; i++)
    keep[i] = FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    keep_by_rule (spans, order, n, rules[i].func, rules[i].n, keep);
  keep_newest (spans, order, n, keep);
}
