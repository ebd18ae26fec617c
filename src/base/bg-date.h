/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendar dates that may be known only to the month or the year. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BgDate:
 * @year: 1 to 9999, or 0 when nothing is known
 * @month: 1 to 12, or 0 when only the year is known
 * @day: 1 to 31, or 0 when only the month or the year is known
 *
 * A calendar date of Asia/Ho_Chi_Minh without a time; passed by value. "tháng 5/2014" is { 2014, 5, 0 }.
 */
typedef struct
{
  gint16 year;
  gint8 month;
  gint8 day;
} BgDate;

typedef enum
{
  BG_PRECISION_NONE,
  BG_PRECISION_YEAR,
  BG_PRECISION_MONTH,
  BG_PRECISION_DAY,
} BgPrecision;

/* Nothing is known. */
#define BG_DATE_NONE ((BgDate){ 0, 0, 0 })
/* "2022-11-30" and its end. */
#define BG_DATE_ISO_SIZE 11

BgDate bg_date_new (int year, int month, int day);
int bg_date_get_days_in_month (int year, int month);
BgPrecision bg_date_get_precision (BgDate date);
gboolean bg_date_is_known (BgDate date);
gboolean bg_date_is_full (BgDate date);

gboolean bg_date_from_iso (const char *text, BgDate *date);
const char *bg_date_to_iso (BgDate date, char buffer[BG_DATE_ISO_SIZE]);
gboolean bg_date_read (const char *typed, BgDate today, BgDate base, BgDate *date, GError **error);

int bg_date_compare (BgDate a, BgDate b);
BgDate bg_date_first_day (BgDate date);
BgDate bg_date_last_day (BgDate date);
int bg_date_days_between (BgDate from, BgDate to);
int bg_date_get_weekday (BgDate date);
BgDate bg_date_add_days (BgDate date, int days);
BgDate bg_date_add_months (BgDate date, int months);

char *bg_date_format (BgDate date) G_GNUC_WARN_UNUSED_RESULT;
char *bg_date_format_with_weekday (BgDate date) G_GNUC_WARN_UNUSED_RESULT;
char *bg_date_format_range (BgDate from, BgDate to) G_GNUC_WARN_UNUSED_RESULT;
char *bg_date_format_document (BgDate date) G_GNUC_WARN_UNUSED_RESULT;
const char *bg_date_get_weekday_name (int weekday);

BgDate bg_clock_get_today (void);
void bg_clock_set_today (BgDate today);
gint64 bg_clock_get_now (void);
void bg_clock_shift (int days);
GDateTime *bg_clock_to_vietnam (gint64 moment) G_GNUC_WARN_UNUSED_RESULT;
char *bg_clock_format_moment (gint64 moment) G_GNUC_WARN_UNUSED_RESULT;
char *bg_clock_format_iso (gint64 moment) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
