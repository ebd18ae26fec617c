/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a date as officers type it: 5/9, 05/09/2026, tháng 5/2014, T5/2014, 2022, +7, hôm nay. */
#include "bg-config.h"

#include "bg-date.h"

#include "bg-error.h"
#include "bg-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What an office may mean; anything else is a slip of the finger. */
#define FIRST_YEAR 1900
#define LAST_YEAR  2200
/* A year of two digits up to this many years ahead is in the future, otherwise in the past century. */
#define YEARS_AHEAD 30
/* Enough for +73000 days; more digits are refused before they can overflow. */
#define MAX_DIGITS 5

typedef enum
{
  ROLE_ANY,
  ROLE_DAY,
  ROLE_MONTH,
  ROLE_YEAR,
} Role;

/* A number that was typed, and what the word before it says it is. */
typedef struct
{
  int value;
  int digits;
  Role role;
} Number;

typedef struct
{
  Number numbers[3];
  int count;
} Typed;

static gboolean
fail_to_read (GError **error)
{
  g_set_error_literal (error, BG_ERROR, BG_ERROR_INVALID,
                       _ ("Cannot be read as a date; type for example 5/9, 05/09/2026, tháng 5/2014, 2022"));
  return FALSE;
}

static const char *
get_month_name (int month)
{
  static const char *const names[] = {
    N_ ("January"), N_ ("February"), N_ ("March"),     N_ ("April"),   N_ ("May"),      N_ ("June"),
    N_ ("July"),    N_ ("August"),   N_ ("September"), N_ ("October"), N_ ("November"), N_ ("December"),
  };

  return _ (names[month - 1]);
}

static gboolean
check_day (int year, int month, int day, GError **error)
{
  int last = bg_date_get_days_in_month (year, month);

  if (day <= last)
    return TRUE;
  if (month == 2)
    /* Translators: a month, a year, a number of days: "February 2026 has only 28 days" */
    g_set_error (error, BG_ERROR, BG_ERROR_INVALID, _ ("%s %d has only %d days"), get_month_name (month),
                 year, last);
  else
    /* Translators: a month and a number of days: "November has only 30 days" */
    g_set_error (error, BG_ERROR, BG_ERROR_INVALID, _ ("%s has only %d days"), get_month_name (month), last);
  return FALSE;
}

static gboolean
accept_date (int year, int month, int day, BgDate *date, GError **error)
{
  if (year < FIRST_YEAR || year > LAST_YEAR)
    {
      g_set_error (error, BG_ERROR, BG_ERROR_INVALID, _ ("The year must be from %d to %d"), FIRST_YEAR,
                   LAST_YEAR);
      return FALSE;
    }
  if (month > 12)
    {
      g_set_error (error, BG_ERROR, BG_ERROR_INVALID, _ ("There is no month %d"), month);
      return FALSE;
    }
  if (month > 0 && !check_day (year, month, day, error))
    return FALSE;
  *date = bg_date_new (year, month, day);
  return TRUE;
}

/* What was counted from the base day may leave the years an office can mean. */
static gboolean
accept_counted (BgDate counted, BgDate *date, GError **error)
{
  return accept_date (counted.year, counted.month, counted.day, date, error);
}

static gboolean
find_named_day (const char *typed, int *offset)
{
  static const struct
  {
    const char *name;
    int offset;
  } days[] = { { "hom nay", 0 }, { "nay", 0 }, { "mai", 1 }, { "ngay mai", 1 }, { "hom qua", -1 } };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    if (g_str_equal (days[i].name, typed))
      {
        *offset = days[i].offset;
        return TRUE;
      }
  return FALSE;
}

/* Reads digits at @cursor; a number of more than MAX_DIGITS digits is not read. */
static gboolean
read_number (const char **cursor, int *value, int *digits)
{
  const char *p = *cursor;

  *value = 0;
  for (*digits = 0; g_ascii_isdigit (*p) && *digits <= MAX_DIGITS; p++, (*digits)++)
    *value = *value * 10 + (*p - '0');
  *cursor = p;
  return *digits > 0 && *digits <= MAX_DIGITS;
}

static void
skip_spaces (const char **cursor)
{
  while (**cursor == ' ')
    (*cursor)++;
}

/* "+7", "-3 ngay", "+2t", "+2 thang", "+1 tuan", "+1 nam", behind the sign. */
static gboolean
read_counted (const char *typed, int sign, BgDate start, BgDate *date, GError **error)
{
  static const struct
  {
    const char *name;
    int days, months;
  } units[] = {
    { "", 1, 0 }, { "ngay", 1, 0 }, { "tuan", 7, 0 }, { "t", 0, 1 }, { "thang", 0, 1 }, { "nam", 0, 12 },
  };
  int value, digits;

  skip_spaces (&typed);
  if (!read_number (&typed, &value, &digits))
    return fail_to_read (error);
  skip_spaces (&typed);
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (units[i].name, typed))
      return accept_counted (units[i].days != 0 ? bg_date_add_days (start, sign * value * units[i].days)
                                                : bg_date_add_months (start, sign * value * units[i].months),
                             date, error);
  return fail_to_read (error);
}

/* Skips separators and at most one word that says what the next number is. */
static gboolean
read_role (const char **cursor, Role *role)
{
  static const struct
  {
    const char *name;
    Role role;
  } words[] = {
    { "ngay", ROLE_DAY }, { "thang", ROLE_MONTH }, { "t", ROLE_MONTH },
    { "th", ROLE_MONTH }, { "nam", ROLE_YEAR },
  };
  gsize length;

  *role = ROLE_ANY;
  *cursor += strspn (*cursor, " /.-,");
  length = strspn (*cursor, "abcdefghijklmnopqrstuvwxyz");
  if (length == 0)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i].name) == length && strncmp (words[i].name, *cursor, length) == 0)
      *role = words[i].role;
  *cursor += length;
  *cursor += strspn (*cursor, " .");
  return *role != ROLE_ANY;
}

/* Cuts "ngay 05 thang 9 nam 2026", "5/9/26", "t5/2014" into numbers. */
static gboolean
read_numbers (const char *text, Typed *typed)
{
  if (*text != '\0' && strchr ("/.-,", *text) != NULL)
    return FALSE;
  for (typed->count = 0; *text != '\0'; typed->count++)
    {
      Number *number = &typed->numbers[typed->count];

      if (typed->count == G_N_ELEMENTS (typed->numbers) || !read_role (&text, &number->role) ||
          !read_number (&text, &number->value, &number->digits) || number->value == 0)
        return FALSE;
    }
  return typed->count > 0;
}

/* A year of two digits is the one nearest: 26 is 2026, 70 is 1970. */
static gboolean
read_year (const Number *number, BgDate today, int *year)
{
  if (number->digits == 4)
    *year = number->value;
  else if (number->digits == 2)
    *year = number->value + (2000 + number->value <= today.year + YEARS_AHEAD ? 2000 : 1900);
  else
    return FALSE;
  return TRUE;
}

/* Whether the words before the numbers allow these roles, in order; days and months have two digits. */
static gboolean
fits (const Typed *typed, const Role *roles)
{
  for (int i = 0; i < typed->count; i++)
    {
      if (typed->numbers[i].role != ROLE_ANY && typed->numbers[i].role != roles[i])
        return FALSE;
      if (roles[i] != ROLE_YEAR && typed->numbers[i].digits > 2)
        return FALSE;
    }
  return TRUE;
}

/* The first order of day, month and year that the numbers fit into; order says which is meant. */
static gboolean
assign_roles (const Typed *typed, Role roles[3])
{
  static const Role orders[3][4][3] = {
    { { ROLE_MONTH }, { ROLE_YEAR } },
    { { ROLE_DAY, ROLE_MONTH }, { ROLE_MONTH, ROLE_YEAR }, { ROLE_YEAR, ROLE_MONTH } },
    { { ROLE_DAY, ROLE_MONTH, ROLE_YEAR }, { ROLE_YEAR, ROLE_MONTH, ROLE_DAY } },
  };

  for (int i = 0; i < 4 && orders[typed->count - 1][i][0] != ROLE_ANY; i++)
    {
      const Role *order = orders[typed->count - 1][i];

      memcpy (roles, order, 3 * sizeof (Role));
      /* A single number is a month only when it is called so. */
      if (typed->count == 1 && order[0] == ROLE_MONTH && typed->numbers[0].role != ROLE_MONTH)
        continue;
      if (fits (typed, order))
        return TRUE;
    }
  return FALSE;
}

static gboolean
read_written (const char *text, BgDate today, BgDate *date, GError **error)
{
  Typed typed = { 0 };
  Role roles[3] = { ROLE_ANY };
  int day = 0, month = 0, year = today.year;

  if (!read_numbers (text, &typed) || !assign_roles (&typed, roles))
    return fail_to_read (error);
  for (int i = 0; i < typed.count; i++)
    {
      if (roles[i] == ROLE_DAY)
        day = typed.numbers[i].value;
      else if (roles[i] == ROLE_MONTH)
        month = typed.numbers[i].value;
      else if (!read_year (&typed.numbers[i], today, &year))
        return fail_to_read (error);
    }
  /* Only a year called by its name or written whole stands alone. */
  if (typed.count == 1 && month == 0 && typed.numbers[0].digits != 4)
    return fail_to_read (error);
  return accept_date (year, month, day, date, error);
}

/**
 * bg_date_read:
 * @typed: (nullable): what an officer typed, in any normal form, with spaces around it or not
 * @today: today, which gives the year of "5/9"
 * @base: the day "+7" and "-3" are counted from when it is full; otherwise they are counted from @today
 * @date: (out): the date; %BG_DATE_NONE for empty text; untouched on failure
 * @error: why not, in words for the officer: %BG_ERROR_INVALID
 *
 * Takes 5/9, 5-9, 5.9, 05/09/2026, 5/9/26, 2026-09-05, tháng 5/2014, 5/2014, T5/2014, ngày 05 tháng 9 năm
 * 2026, 2022, năm 2022, +7, -3, +2t, +2 tháng, hôm nay, nay, mai. Years are from 1900 to 2200; of two
 * digits, up to 30 years ahead of @today, otherwise in the 20th century.
 *
 * Returns: whether it could be read
 */
gboolean
bg_date_read (const char *typed, BgDate today, BgDate base, BgDate *date, GError **error)
{
  g_autofree char *line = bg_text_normalize (typed, BG_TEXT_LINE);
  g_autofree char *text = bg_text_fold (line);
  BgDate start = bg_date_is_full (base) ? base : today;
  int offset;

  g_return_val_if_fail (bg_date_is_full (today), FALSE);
  g_return_val_if_fail (date != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (*text == '\0')
    {
      *date = BG_DATE_NONE;
      return TRUE;
    }
  if (find_named_day (text, &offset))
    return accept_counted (bg_date_add_days (today, offset), date, error);
  if (*text == '+' || *text == '-')
    return read_counted (text + 1, *text == '+' ? 1 : -1, start, date, error);
  return read_written (text, today, date, error);
}
