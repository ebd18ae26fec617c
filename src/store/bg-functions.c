/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQL functions that call the rules of the model, so that a rule is written once. */
#include "bg-config.h"

#include "bg-agreement.h"
#include "bg-sql.h"

static void
answer_date (sqlite3_context *context, BgDate date)
{
  char iso[BG_DATE_ISO_SIZE];

  if (bg_date_is_known (date))
    sqlite3_result_text (context, bg_date_to_iso (date, iso), -1, SQLITE_TRANSIENT);
}

static BgDate
get_date (sqlite3_value *value)
{
  const char *text = (const char *) sqlite3_value_text (value);
  BgDate date = BG_DATE_NONE;

  if (text == NULL || !bg_date_from_iso (text, &date))
    return BG_DATE_NONE;
  return date;
}

static void
date_first (sqlite3_context *context, int n, sqlite3_value **values)
{
  answer_date (context, bg_date_first_day (get_date (values[0])));
}

static void
date_last (sqlite3_context *context, int n, sqlite3_value **values)
{
  answer_date (context, bg_date_last_day (get_date (values[0])));
}

static void
renewed_end (sqlite3_context *context, int n, sqlite3_value **values)
{
  gint64 months = sqlite3_value_int64 (values[1]);
  BgDate end = get_date (values[0]);

  if (months > 0 && months < 6000)
    end = bg_agreement_renew_end (end, (int) months, get_date (values[2]));
  answer_date (context, end);
}

/**
 * bg_sql_register_functions:
 * @db: a connection
 *
 * Adds date_first (date) and date_last (date), the first and the last day that a date of any precision can
 * mean, and renewed_end (end, months, today), see bg_agreement_renew_end().
 *
 * Returns: whether it succeeded
 */
gboolean
bg_sql_register_functions (sqlite3 *db)
{
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;

  return sqlite3_create_function (db, "date_first", 1, flags, NULL, date_first, NULL, NULL) == SQLITE_OK &&
         sqlite3_create_function (db, "date_last", 1, flags, NULL, date_last, NULL, NULL) == SQLITE_OK &&
         sqlite3_create_function (db, "renewed_end", 3, flags, NULL, renewed_end, NULL, NULL) == SQLITE_OK;
}
