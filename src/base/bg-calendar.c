/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which days state offices work: the week, the holidays of the Labour Code, and what an office adds. */
#include "bg-calendar.h"

/*
 * Bộ luật Lao động 2019, Điều 112: one day for 01/01, five for Tết, one each for 10/3 of the lunar calendar,
 * 30/4 and 01/5, two for 02/9. The Prime Minister fixes the days of Tết and the one beside 02/9 each year
 * (khoản 3); until an office enters them, the usual ones are taken and called planned. A holiday on a
 * weekly day off is made up for on the next working day (Điều 111(3)).
 */
#define TET_DAYS 5
#define PLANNED  " (dự kiến)"

struct _BgCalendar
{
  gatomicrefcount n_refs;
  /* Guards all below: a calendar is read by workers while the officer changes its settings. */
  GMutex mutex;
  gboolean has_culture_day;
  /* Day key → Change, what an office entered. */
  GHashTable *changes;
  /* Year → BgHolidayDecision. */
  GHashTable *decisions;
  /* Year → table of day key → name; filled when a year is first asked for. */
  GHashTable *years;
};

typedef struct
{
  gboolean is_working;
  char *name;
} Change;

static gpointer
make_key (BgDate date)
{
  return GINT_TO_POINTER (date.year * 512 + date.month * 32 + date.day);
}

static void
free_change (gpointer data)
{
  Change *change = data;

  g_free (change->name);
  g_free (change);
}

static gboolean
is_weekend (BgDate date)
{
  return bg_date_get_weekday (date) >= 6;
}

/* Where two holidays fall on one day the first keeps its name. */
static void
add_holiday (GHashTable *holidays, BgDate date, const char *name)
{
  if (bg_date_is_known (date) && !g_hash_table_contains (holidays, make_key (date)))
    g_hash_table_insert (holidays, make_key (date), g_strdup (name));
}

/* More days in a row than a decision ever gave are a slip of the pen; they are not taken. */
#define LONGEST_HOLIDAY 16

static gboolean
is_decided_range (BgDate from, BgDate to, int year)
{
  return bg_date_is_full (from) && bg_date_is_full (to) && from.year == year && to.year == year &&
         bg_date_compare (from, to) <= 0 && bg_date_days_between (from, to) < LONGEST_HOLIDAY;
}

/* Whether the days were decided: they then stand in @holidays. */
static gboolean
add_decided (GHashTable *holidays, BgDate from, BgDate to, int year, const char *name)
{
  if (!is_decided_range (from, to, year))
    return FALSE;
  for (BgDate date = from; bg_date_compare (date, to) <= 0; date = bg_date_add_days (date, 1))
    add_holiday (holidays, date, name);
  return TRUE;
}

static void
add_national_day (GHashTable *holidays, int year, const BgHolidayDecision *decision)
{
  if (decision != NULL &&
      add_decided (holidays, decision->national_from, decision->national_to, year, "Quốc khánh 02/9"))
    return;
  add_holiday (holidays, bg_date_new (year, 9, 2), "Quốc khánh 02/9");
  add_holiday (holidays, bg_date_new (year, 9, 1), "Quốc khánh 02/9" PLANNED);
}

static void
add_fixed_holidays (GHashTable *holidays, int year, gboolean has_culture_day)
{
  add_holiday (holidays, bg_date_new (year, 1, 1), "Tết Dương lịch");
  add_holiday (holidays, bg_date_new (year, 4, 30), "Ngày Chiến thắng 30/4");
  add_holiday (holidays, bg_date_new (year, 5, 1), "Quốc tế lao động 01/5");
  if (has_culture_day)
    add_holiday (holidays, bg_date_new (year, 11, 24), "Ngày Văn hóa Việt Nam");
}

/* Tết is the last day of the old year and the first four of the new one. */
static void
add_tet (GHashTable *holidays, int year, const BgHolidayDecision *decision)
{
  BgDate new_year = bg_lunar_to_solar (year, 1, 1, FALSE);

  if (decision != NULL &&
      add_decided (holidays, decision->tet_from, decision->tet_to, year, "Tết Nguyên đán"))
    return;
  for (int i = 0; i < TET_DAYS; i++)
    add_holiday (holidays, bg_date_add_days (new_year, i - 1), "Tết Nguyên đán" PLANNED);
}

static void
make_up_for (GHashTable *holidays, BgDate date)
{
  const char *name = g_hash_table_lookup (holidays, make_key (date));
  g_autofree char *made_up = g_strdup_printf ("nghỉ bù %s", name);
  BgDate free_day = date;

  while (is_weekend (free_day) || g_hash_table_contains (holidays, make_key (free_day)))
    free_day = bg_date_add_days (free_day, 1);
  add_holiday (holidays, free_day, made_up);
}

static gboolean
is_within (BgDate date, BgDate from, BgDate to)
{
  return is_decided_range (from, to, date.year) && bg_date_compare (from, date) <= 0 &&
         bg_date_compare (date, to) <= 0;
}

static gboolean
is_in_decision (const BgHolidayDecision *decision, BgDate date)
{
  return decision != NULL && (is_within (date, decision->tet_from, decision->tet_to) ||
                              is_within (date, decision->national_from, decision->national_to));
}

/* In the order of the days, so that each holiday takes the next day that no earlier one has taken. What was
 * decided has its days in lieu in it. */
static void
add_days_in_lieu (GHashTable *holidays, int year, const BgHolidayDecision *decision)
{
  g_autoptr (GArray) on_weekends = g_array_new (FALSE, FALSE, sizeof (BgDate));

  for (BgDate date = bg_date_new (year, 1, 1); date.year == year; date = bg_date_add_days (date, 1))
    if (is_weekend (date) && g_hash_table_contains (holidays, make_key (date)) &&
        !is_in_decision (decision, date))
      g_array_append_val (on_weekends, date);
  for (guint i = 0; i < on_weekends->len; i++)
    make_up_for (holidays, g_array_index (on_weekends, BgDate, i));
}

/* With the mutex held: the holidays of @year, all of which fall into that year. */
static GHashTable *
get_holidays (const BgCalendar *calendar, int year)
{
  GHashTable *holidays = g_hash_table_lookup (calendar->years, GINT_TO_POINTER (year));
  const BgHolidayDecision *decision = g_hash_table_lookup (calendar->decisions, GINT_TO_POINTER (year));

  if (holidays != NULL)
    return holidays;
  holidays = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  add_fixed_holidays (holidays, year, calendar->has_culture_day);
  add_national_day (holidays, year, decision);
  add_tet (holidays, year, decision);
  add_holiday (holidays, bg_lunar_to_solar (year, 3, 10, FALSE), "Giỗ Tổ Hùng Vương");
  add_days_in_lieu (holidays, year, decision);
  g_hash_table_insert (calendar->years, GINT_TO_POINTER (year), holidays);
  return holidays;
}

/* With the mutex held: whether @date is worked; @reason is borrowed, NULL for an ordinary working day. */
static gboolean
look_up (const BgCalendar *calendar, BgDate date, const char **reason)
{
  const Change *change = g_hash_table_lookup (calendar->changes, make_key (date));

  if (change != NULL)
    {
      *reason = change->name;
      return change->is_working;
    }
  *reason = g_hash_table_lookup (get_holidays (calendar, date.year), make_key (date));
  if (*reason == NULL && is_weekend (date))
    *reason = bg_date_get_weekday_name (bg_date_get_weekday (date));
  return *reason == NULL;
}

static void
add_change (BgCalendar *calendar, BgDate date, gboolean is_working, const char *name)
{
  Change *change = g_new0 (Change, 1);

  change->is_working = is_working;
  change->name = g_strdup (name);
  g_mutex_lock (&calendar->mutex);
  g_hash_table_replace (calendar->changes, make_key (date), change);
  g_mutex_unlock (&calendar->mutex);
}

/** bg_calendar_new: (transfer full): a calendar of the law alone, without the day of culture. */
BgCalendar *
bg_calendar_new (void)
{
  BgCalendar *calendar = g_new0 (BgCalendar, 1);

  g_atomic_ref_count_init (&calendar->n_refs);
  g_mutex_init (&calendar->mutex);
  calendar->changes = g_hash_table_new_full (NULL, NULL, NULL, free_change);
  calendar->decisions = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  calendar->years = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  return calendar;
}

/** bg_calendar_ref: (transfer full): @calendar with one more owner. Any thread. */
BgCalendar *
bg_calendar_ref (BgCalendar *calendar)
{
  g_return_val_if_fail (calendar != NULL, NULL);

  g_atomic_ref_count_inc (&calendar->n_refs);
  return calendar;
}

/** bg_calendar_unref: gives up one ownership of @calendar. Any thread. */
void
bg_calendar_unref (BgCalendar *calendar)
{
  g_return_if_fail (calendar != NULL);

  if (!g_atomic_ref_count_dec (&calendar->n_refs))
    return;
  g_hash_table_unref (calendar->changes);
  g_hash_table_unref (calendar->decisions);
  g_hash_table_unref (calendar->years);
  g_mutex_clear (&calendar->mutex);
  g_free (calendar);
}

/**
 * bg_calendar_set_culture_day:
 * @calendar: a calendar
 * @is_holiday: whether 24/11, Ngày Văn hóa Việt Nam, is a paid holiday
 *
 * Nghị quyết 80-NQ/TW of 07/01/2026 wants it; whether the Labour Code has followed is for the office to say.
 */
void
bg_calendar_set_culture_day (BgCalendar *calendar, gboolean is_holiday)
{
  g_return_if_fail (calendar != NULL);

  g_mutex_lock (&calendar->mutex);
  calendar->has_culture_day = is_holiday;
  g_hash_table_remove_all (calendar->years);
  g_mutex_unlock (&calendar->mutex);
}

/**
 * bg_calendar_set_decision:
 * @calendar: a calendar
 * @decision: what was decided of its year
 *
 * The days of Tết and of 02/9 of that year are those decided, and no longer planned. A range that ends before
 * it begins, leaves its year or is longer than any that was ever decided is not taken.
 */
void
bg_calendar_set_decision (BgCalendar *calendar, const BgHolidayDecision *decision)
{
  g_return_if_fail (calendar != NULL && decision != NULL);

  g_mutex_lock (&calendar->mutex);
  g_hash_table_replace (calendar->decisions, GINT_TO_POINTER (decision->year),
                        g_memdup2 (decision, sizeof *decision));
  g_hash_table_remove (calendar->years, GINT_TO_POINTER (decision->year));
  g_mutex_unlock (&calendar->mutex);
}

/**
 * bg_calendar_is_decided:
 * @calendar: a calendar
 * @year: a year
 *
 * Returns: whether the days of Tết of that year were decided; until then they are planned
 */
gboolean
bg_calendar_is_decided (const BgCalendar *calendar, int year)
{
  const BgHolidayDecision *decision;
  gboolean is_decided;

  g_return_val_if_fail (calendar != NULL, FALSE);

  g_mutex_lock ((GMutex *) &calendar->mutex);
  decision = g_hash_table_lookup (calendar->decisions, GINT_TO_POINTER (year));
  is_decided = decision != NULL && is_decided_range (decision->tet_from, decision->tet_to, year);
  g_mutex_unlock ((GMutex *) &calendar->mutex);
  return is_decided;
}

/**
 * bg_calendar_add_day_off:
 * @calendar: a calendar
 * @date: a full date
 * @name: why, in words for the officer
 *
 * Overrides the law, the week, and what was said of this day before.
 */
void
bg_calendar_add_day_off (BgCalendar *calendar, BgDate date, const char *name)
{
  g_return_if_fail (calendar != NULL);
  g_return_if_fail (bg_date_is_full (date));
  g_return_if_fail (name != NULL);

  add_change (calendar, date, FALSE, name);
}

/**
 * bg_calendar_add_working_day:
 * @calendar: a calendar
 * @date: a full date
 * @name: why, in words for the officer: "làm bù ngày 31/12"
 *
 * Overrides the law, the week, and what was said of this day before.
 */
void
bg_calendar_add_working_day (BgCalendar *calendar, BgDate date, const char *name)
{
  g_return_if_fail (calendar != NULL);
  g_return_if_fail (bg_date_is_full (date));
  g_return_if_fail (name != NULL);

  add_change (calendar, date, TRUE, name);
}

/**
 * bg_calendar_is_working_day:
 * @calendar: a calendar
 * @date: a date; the first day it may mean is looked at
 * @reason: (out) (optional) (nullable): why it is none ("thứ Bảy", "Tết Nguyên đán (dự kiến)"), or why an
 *   office works on a day off; %NULL for an ordinary working day
 *
 * Any thread.
 *
 * Returns: whether state offices work that day; an unknown date is no working day
 */
gboolean
bg_calendar_is_working_day (const BgCalendar *calendar, BgDate date, char **reason)
{
  const char *borrowed = NULL;
  gboolean is_working = FALSE;

  g_return_val_if_fail (calendar != NULL, FALSE);

  /* The cache behind the mutex is no part of what the calendar means. */
  g_mutex_lock ((GMutex *) &calendar->mutex);
  if (bg_date_is_known (date))
    is_working = look_up (calendar, bg_date_first_day (date), &borrowed);
  if (reason != NULL)
    *reason = g_strdup (borrowed);
  g_mutex_unlock ((GMutex *) &calendar->mutex);
  return is_working;
}

/* The nearest working day from @date on in the direction of @step, @date itself included. */
static BgDate
find_working_day (const BgCalendar *calendar, BgDate date, int step)
{
  while (bg_date_is_known (date) && !bg_calendar_is_working_day (calendar, date, NULL))
    date = bg_date_add_days (date, step);
  return date;
}

/**
 * bg_calendar_roll_forward:
 *
 * A term whose last day is a day off ends on the next working day (Bộ luật Dân sự 2015, Điều 148(5)).
 *
 * Returns: @date when it is a working day, otherwise the next one; unknown stays unknown
 */
BgDate
bg_calendar_roll_forward (const BgCalendar *calendar, BgDate date)
{
  g_return_val_if_fail (calendar != NULL, BG_DATE_NONE);

  return find_working_day (calendar, bg_date_first_day (date), 1);
}

/**
 * bg_calendar_roll_back:
 *
 * What must be done so long before an event is done on a working day before it.
 *
 * Returns: @date when it is a working day, otherwise the one before; unknown stays unknown
 */
BgDate
bg_calendar_roll_back (const BgCalendar *calendar, BgDate date)
{
  g_return_val_if_fail (calendar != NULL, BG_DATE_NONE);

  return find_working_day (calendar, bg_date_last_day (date), -1);
}

/**
 * bg_calendar_add_working_days:
 * @calendar: a calendar
 * @date: the day of the event, which is not counted itself (Bộ luật Dân sự 2015, Điều 147(2))
 * @days: working days to count, backwards when negative
 *
 * Returns: the day reached, always a working day unless @days is 0; unknown stays unknown
 */
BgDate
bg_calendar_add_working_days (const BgCalendar *calendar, BgDate date, int days)
{
  int step = days < 0 ? -1 : 1;
  BgDate reached = bg_date_first_day (date);

  g_return_val_if_fail (calendar != NULL, BG_DATE_NONE);

  for (; days != 0 && bg_date_is_known (reached); days -= step)
    reached = find_working_day (calendar, bg_date_add_days (reached, step), step);
  return reached;
}
