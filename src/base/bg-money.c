/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads and writes sums as Vietnamese offices do: dots between thousands, a comma before the decimals. */
#include "bg-config.h"

#include "bg-money.h"

#include "bg-error.h"
#include "bg-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* 10^18 is the largest power of ten that a gint64 holds. */
#define MAX_POWER 18

/* A sum as it was typed: digits without any separator, and how many of them are behind the decimal sign. */
typedef struct
{
  gint64 digits;
  int n_decimals;
} Figure;

static gboolean
fail_to_read (GError **error)
{
  g_set_error_literal (
    error, BG_ERROR, BG_ERROR_INVALID,
    _ ("Cannot be read as a sum of money; type for example 1.300.000.000, 1,3 tỷ, 250 triệu"));
  return FALSE;
}

static gboolean
fail_too_large (GError **error)
{
  g_set_error_literal (error, BG_ERROR, BG_ERROR_INVALID, _ ("The sum of money is too large"));
  return FALSE;
}

static gint64
get_power_of_ten (int exponent)
{
  gint64 power = 1;

  g_assert (exponent >= 0 && exponent <= MAX_POWER);

  while (exponent-- > 0)
    power *= 10;
  return power;
}

/**
 * bg_money_get_decimals:
 * @currency: (nullable): an ISO 4217 code; %NULL is VND
 *
 * Returns: how many decimals a minor unit stands for in practice: 0 for VND, KRW, JPY, LAK, otherwise 2
 */
int
bg_money_get_decimals (const char *currency)
{
  static const char *const whole[] = { "VND", "KRW", "JPY", "LAK", NULL };

  return currency == NULL || g_strv_contains (whole, currency) ? 0 : 2;
}

/**
 * bg_number_format:
 * @number: any number
 *
 * Returns: (transfer full): "1.300.000"
 */
char *
bg_number_format (gint64 number)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  gsize length = strlen (digits);
  GString *text = g_string_sized_new (length + length / 3);

  for (gsize i = 0; i < length; i++)
    {
      g_string_append_c (text, digits[i]);
      if (g_ascii_isdigit (digits[i]) && i + 1 < length && (length - i - 1) % 3 == 0)
        g_string_append_c (text, '.');
    }
  return g_string_free (text, FALSE);
}

/**
 * bg_size_format:
 * @bytes: how large a file is
 *
 * GLib's own words need its own translation, which not every computer has; its units are the same everywhere.
 *
 * Returns: (transfer full): "4,4 MB", "17 B"
 */
char *
bg_size_format (gint64 bytes)
{
  if (bytes < 1000)
    return g_strdup_printf ("%" G_GINT64_FORMAT " B", MAX (bytes, 0));
  return g_strdelimit (g_format_size ((guint64) bytes), ".", ',');
}

/**
 * bg_money_format:
 * @minor: a sum in minor units of @currency
 * @currency: (nullable): an ISO 4217 code; %NULL is VND
 *
 * Decimals are written when they are not all zero. In official text the unit stands behind the number, and
 * that of VND is the word (DOMAIN 4.10).
 *
 * Returns: (transfer full): "2.600.000 đồng", "11.974.405,56 USD"
 */
char *
bg_money_format (gint64 minor, const char *currency)
{
  int n_decimals = bg_money_get_decimals (currency);
  gint64 unit = get_power_of_ten (n_decimals);
  gint64 whole = minor / unit;
  int decimals = ABS ((int) (minor % unit));
  g_autofree char *number = bg_number_format (whole);
  const char *sign = minor < 0 && whole == 0 ? "-" : "";
  const char *name = currency == NULL || g_str_equal (currency, "VND") ? "đồng" : currency;

  if (decimals == 0)
    return g_strdup_printf ("%s %s", number, name);
  return g_strdup_printf ("%s%s,%0*d %s", sign, number, n_decimals, decimals, name);
}

static int
count (const char *text, gsize length, char c)
{
  int n = 0;

  for (gsize i = 0; i < length; i++)
    n += text[i] == c;
  return n;
}

/*
 * Finds the sign before the decimals, NULL when there is none. A comma is one unless several commas stand
 * between thousands in the English way; a dot is one when it is the only one and not before three digits.
 */
static const char *
find_decimal_sign (const char *text, gsize length, gboolean may_be_dot)
{
  int commas = count (text, length, ',');
  int dots = count (text, length, '.');
  const char *dot = memchr (text, '.', length);

  if (commas == 1)
    return memchr (text, ',', length);
  if (dots == 1 && commas > 1)
    return dot;
  if (dots == 1 && may_be_dot && text + length - dot <= 3)
    return dot;
  return NULL;
}

/* Whether the part before the decimals is digits alone, or groups of three behind a first one. */
static gboolean
check_groups (const char *text, gsize length)
{
  char separator = '\0';
  gsize group = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (g_ascii_isdigit (text[i]))
        {
          group++;
          continue;
        }
      if (separator == '\0' ? group == 0 || group > 3 : group != 3 || text[i] != separator)
        return FALSE;
      separator = text[i];
      group = 0;
    }
  return separator == '\0' ? group > 0 : group == 3;
}

static gboolean
append_digits (Figure *figure, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        continue;
      if (__builtin_mul_overflow (figure->digits, 10, &figure->digits) ||
          __builtin_add_overflow (figure->digits, text[i] - '0', &figure->digits))
        return FALSE;
    }
  return TRUE;
}

/* Reads "11.974.405,56"; @may_be_dot says whether "1.5" is one and a half. */
static gboolean
read_figure (const char *text, gsize length, gboolean may_be_dot, Figure *figure, GError **error)
{
  const char *sign = find_decimal_sign (text, length, may_be_dot);
  gsize before = sign != NULL ? (gsize) (sign - text) : length;
  gsize behind = sign != NULL ? length - before - 1 : 0;

  *figure = (Figure){ 0, behind };
  if (!check_groups (text, before))
    return fail_to_read (error);
  if (sign != NULL && (behind == 0 || behind > MAX_POWER || strspn (sign + 1, "0123456789") < behind))
    return fail_to_read (error);
  if (!append_digits (figure, text, before) || (sign != NULL && !append_digits (figure, sign + 1, behind)))
    return fail_too_large (error);
  return TRUE;
}

/* @figure times ten to the power of @exponent, which must come out as a whole number of minor units. */
static gboolean
scale_figure (const Figure *figure, int exponent, gint64 *minor, GError **error)
{
  int power = exponent - figure->n_decimals;

  if (power >= 0)
    {
      if (__builtin_mul_overflow (figure->digits, get_power_of_ten (power), minor))
        return fail_too_large (error);
      return TRUE;
    }
  if (figure->digits % get_power_of_ten (-power) != 0)
    {
      g_set_error_literal (error, BG_ERROR, BG_ERROR_INVALID,
                           _ ("The sum of money has more digits behind the comma than its currency"));
      return FALSE;
    }
  *minor = figure->digits / get_power_of_ten (-power);
  return TRUE;
}

/* Spreadsheets keep thousands together with U+00A0; it becomes a plain space and the text shorter. */
static void
replace_no_break_spaces (char *text)
{
  for (char *p = strstr (text, "\u00a0"); p != NULL; p = strstr (p, "\u00a0"))
    {
      *p = ' ';
      memmove (p + 1, p + 2, strlen (p + 2) + 1);
    }
}

/* Reads a word such as "ty" or "trieu" and says which power of ten it is. */
static gboolean
read_multiplier (const char **cursor, int *exponent)
{
  static const struct
  {
    const char *name;
    int exponent;
  } words[] = {
    { "ty", 9 }, { "ti", 9 }, { "trieu", 6 }, { "tr", 6 }, { "nghin", 3 }, { "ngan", 3 }, { "k", 3 },
  };
  gsize length = strspn (*cursor, "abcdefghijklmnopqrstuvwxyz");

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i].name) == length && strncmp (words[i].name, *cursor, length) == 0)
      {
        *exponent = words[i].exponent;
        *cursor += length;
        *cursor += strspn (*cursor, " ");
        return TRUE;
      }
  *exponent = 0;
  return FALSE;
}

/* What is left behind the numbers may be the currency's name. */
static gboolean
is_name_of (const char *text, const char *currency)
{
  static const char *const dong[] = { "", "d", "dong", "₫", "vnd", NULL };
  g_autofree char *code = g_ascii_strdown (currency, -1);

  if (g_str_equal (currency, "VND"))
    return g_strv_contains (dong, text);
  return *text == '\0' || g_str_equal (text, code);
}

/* Bytes of the figure at the start of @text; spaces belong to it when a group of digits follows. */
static gsize
measure_figure (const char *text)
{
  gsize length = strspn (text, "0123456789.,");

  while (length > 0 && text[length] == ' ' && g_ascii_isdigit (text[length + 1]))
    length += 1 + strspn (text + length + 1, "0123456789.,");
  return length;
}

/* Sums "1 ty 300 trieu": each part has a smaller unit than the one before. */
static gboolean
read_parts (const char *text, const char *currency, gint64 *minor, GError **error)
{
  int n_decimals = bg_money_get_decimals (currency);
  int last_exponent = MAX_POWER;

  *minor = 0;
  while (last_exponent > 0 && !is_name_of (text, currency))
    {
      gsize length = measure_figure (text);
      const char *behind = text + length + strspn (text + length, " ");
      int exponent;
      gboolean has_unit = read_multiplier (&behind, &exponent);
      Figure figure;
      gint64 part;

      if (length == 0 || exponent >= last_exponent)
        return fail_to_read (error);
      if (!read_figure (text, length, has_unit || n_decimals > 0, &figure, error) ||
          !scale_figure (&figure, exponent + n_decimals, &part, error))
        return FALSE;
      if (__builtin_add_overflow (*minor, part, minor))
        return fail_too_large (error);
      last_exponent = exponent;
      text = behind;
    }
  return is_name_of (text, currency) && last_exponent < MAX_POWER ? TRUE : fail_to_read (error);
}

/**
 * bg_money_read:
 * @typed: what an officer typed or a spreadsheet holds
 * @currency: (nullable): an ISO 4217 code; %NULL is VND
 * @minor: (out): the sum in minor units; untouched on failure
 * @error: why not, in words for the officer: %BG_ERROR_INVALID
 *
 * Takes 1.300.000.000, 1300000, 1 300 000, 1,3 tỷ, 1 tỷ 300 triệu, 250 triệu, 11.974.405,56, 11974405.56,
 * with the currency's name behind or without. Nothing is rounded: "1,5" đồng is refused, and so is what is
 * negative or too large.
 *
 * Returns: whether it could be read
 */
gboolean
bg_money_read (const char *typed, const char *currency, gint64 *minor, GError **error)
{
  g_autofree char *line = bg_text_normalize (typed, BG_TEXT_LINE);
  g_autofree char *text = bg_text_fold (line);
  gint64 sum;

  g_return_val_if_fail (minor != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  replace_no_break_spaces (text);
  if (*text == '-' && g_ascii_isdigit (text[1 + strspn (text + 1, " ")]))
    {
      g_set_error_literal (error, BG_ERROR, BG_ERROR_INVALID, _ ("A sum of money cannot be negative"));
      return FALSE;
    }
  if (!read_parts (text, currency != NULL ? currency : "VND", &sum, error))
    return FALSE;
  *minor = sum;
  return TRUE;
}
