/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proving history: every row, every change set, and the chain between them.
 *
 * After a fault the check goes on from the hash that is stored, so that one altered row is told once and not
 * with everything behind it. Whoever rewrites the whole chain is not found by it: what a copy of the record
 * book holds as its end of the chain tells that. */
#include "bg-config.h"

#include "bg-history-verify.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-date.h"
#include "bg-change-words.h"
#include "bg-history-chain.h"
#include "bg-record-sql.h"

typedef struct
{
  BgSql *sql;
  BgHistoryFaultFunc func;
  gpointer data;
  gint64 checked;
  /* The change set before, as stored. */
  gint64 last_set;
  guint8 last_hash[BG_HASH_SIZE];
} Check;

static void G_GNUC_PRINTF (4, 5) tell (Check *check, gint64 set, gint64 position, const char *format, ...)
{
  g_autofree char *text = NULL;
  BgHistoryFault fault = { set, position, NULL };
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  fault.text = text;
  check->func (&fault, check->data);
}

static char *
describe_set (const BgChainSet *set)
{
  g_autofree char *words = bg_clock_format_moment (set->time);

  return g_strdup_printf ("%s · %s · %s", words, set->officer != NULL ? set->officer : _ ("unknown"),
                          set->label);
}

static gboolean
is_digest (sqlite3_stmt *statement, int column, const guint8 digest[BG_HASH_SIZE])
{
  return sqlite3_column_bytes (statement, column) == BG_HASH_SIZE &&
         memcmp (sqlite3_column_blob (statement, column), digest, BG_HASH_SIZE) == 0;
}

static GBytes *
read_salt (sqlite3_stmt *row)
{
  if (sqlite3_column_type (row, 5) == SQLITE_NULL)
    return NULL;
  return g_bytes_new (sqlite3_column_blob (row, 5), (gsize) sqlite3_column_bytes (row, 5));
}

/* "Số hộ chiếu · Thành viên, Đoàn tỉnh Koh Kong"; where the row itself lies, what it says. */
static char *
describe_place (Check *check, sqlite3_stmt *row)
{
  const BgKind *kind = bg_kind_find (bg_sql_column_text (row, 0));
  const char *record = bg_sql_column_text (row, 1);
  BgChangeWords words = { .kind = kind };
  g_autofree char *title = kind != NULL ? bg_record_sql_dup_title (check->sql, kind, record) : NULL;
  g_autofree char *place = NULL;

  if (title == NULL)
    return g_strdup (record);
  place = bg_change_describe_place (&words, bg_sql_column_text (row, 2));
  return *place == '\0' ? g_strdup (title) : g_strdup_printf ("%s, %s", place, title);
}

/* kind, record, path, before, after, salt, digest, blanked, position */
static void
check_row (Check *check, const BgChainSet *set, sqlite3_stmt *row, GChecksum *hash)
{
  g_autoptr (GBytes) salt = read_salt (row);
  guint8 digest[BG_HASH_SIZE] = { 0 };

  bg_chain_digest_values (salt, bg_sql_column_text (row, 3), bg_sql_column_text (row, 4), digest);
  if (sqlite3_column_int (row, 7) == 0 && !is_digest (row, 6, digest))
    {
      g_autofree char *words = describe_set (set);
      g_autofree char *place = describe_place (check, row);

      tell (check, set->seq, sqlite3_column_int64 (row, 8),
            _ ("Row %d of change set %d (%s) was altered: %s"), (int) sqlite3_column_int64 (row, 8) + 1,
            (int) set->seq, words, place);
    }
  if (sqlite3_column_bytes (row, 6) == BG_HASH_SIZE)
    memcpy (digest, sqlite3_column_blob (row, 6), BG_HASH_SIZE);
  bg_chain_hash_row (hash, bg_sql_column_text (row, 0), bg_sql_column_text (row, 1),
                     bg_sql_column_text (row, 2), digest);
  check->checked++;
}

/* Positions go from 0 without a gap; gives the one behind the last row and how many rows there are. */
static gboolean
check_rows (Check *check, const BgChainSet *set, GChecksum *hash, gint64 *n, gint64 *found, GError **error)
{
  sqlite3_stmt *rows = bg_sql_prepare (check->sql,
                                       "SELECT kind, record, path, before, after, salt, digest, blanked,"
                                       " position FROM change WHERE change_set = :set ORDER BY position",
                                       error);
  gboolean row = FALSE;
  gboolean good;

  *n = 0;
  *found = 0;
  if (rows == NULL)
    return FALSE;
  bg_sql_bind_number (rows, ":set", set->seq);
  while ((good = bg_sql_step (check->sql, rows, &row, error)) && row)
    {
      gint64 position = sqlite3_column_int64 (rows, 8);

      for (; *n < position; (*n)++)
        tell (check, set->seq, *n, _ ("Row %d of change set %d is missing"), (int) *n + 1, (int) set->seq);
      check_row (check, set, rows, hash);
      *n = position + 1;
      (*found)++;
    }
  return good;
}

static void
check_count (Check *check, const BgChainSet *set, gint64 n, gint64 expected)
{
  for (gint64 i = n; i < expected; i++)
    tell (check, set->seq, i, _ ("Row %d of change set %d is missing"), (int) i + 1, (int) set->seq);
  for (gint64 i = expected; i < n; i++)
    tell (check, set->seq, i, _ ("Row %d of change set %d was put in afterwards"), (int) i + 1,
          (int) set->seq);
}

static void
check_gap (Check *check, gint64 seq)
{
  for (gint64 missing = check->last_set + 1; missing < seq && missing - check->last_set <= 100; missing++)
    tell (check, missing, -1, _ ("Change set %d is missing"), (int) missing);
}

/* seq, time, officer, label, act, undoes, changes, hash */
static gboolean
check_set (Check *check, sqlite3_stmt *statement, GError **error)
{
  g_autoptr (GChecksum) hash = g_checksum_new (G_CHECKSUM_SHA256);
  BgChainSet set = { .seq = sqlite3_column_int64 (statement, 0),
                     .time = sqlite3_column_int64 (statement, 1),
                     .officer = bg_sql_column_text (statement, 2),
                     .label = bg_sql_column_text (statement, 3),
                     .act = bg_sql_column_text (statement, 4),
                     .undoes = sqlite3_column_int64 (statement, 5) };
  gint64 expected = sqlite3_column_int64 (statement, 6);
  guint8 digest[BG_HASH_SIZE];
  gint64 rows;
  gint64 found;

  check_gap (check, set.seq);
  if (set.seq > 1)
    g_checksum_update (hash, check->last_hash, BG_HASH_SIZE);
  if (!check_rows (check, &set, hash, &rows, &found, error))
    return FALSE;
  check_count (check, &set, rows, expected);
  bg_chain_hash_set (hash, &set, expected, digest);
  /* What lacks a row cannot have its hash: that was told already. */
  if (rows == expected && found == expected && check->last_set == set.seq - 1 &&
      !is_digest (statement, 7, digest))
    {
      g_autofree char *words = describe_set (&set);

      tell (check, set.seq, -1, _ ("Change set %d (%s) is not as it was written"), (int) set.seq, words);
    }
  check->last_set = set.seq;
  memset (check->last_hash, 0, BG_HASH_SIZE);
  if (sqlite3_column_bytes (statement, 7) == BG_HASH_SIZE)
    memcpy (check->last_hash, sqlite3_column_blob (statement, 7), BG_HASH_SIZE);
  check->checked++;
  return TRUE;
}

static gboolean
check_sets (Check *check, GError **error)
{
  sqlite3_stmt *sets = bg_sql_prepare (
    check->sql, "SELECT seq, time, officer, label, act, undoes, changes, hash FROM change_set ORDER BY seq",
    error);
  gboolean row = FALSE;
  gboolean good;

  if (sets == NULL)
    return FALSE;
  while ((good = bg_sql_step (check->sql, sets, &row, error)) && row)
    if (!check_set (check, sets, error))
      {
        sqlite3_reset (sets);
        return FALSE;
      }
  return good;
}

/* Where the chain ends is kept beside it: change sets that were cut off its end are missed there. */
static gboolean
check_end (Check *check, GError **error)
{
  sqlite3_stmt *end = bg_sql_prepare (check->sql, "SELECT change_set, hash FROM chain_end", error);
  gboolean row = FALSE;
  gint64 last = 0;

  if (end == NULL || !bg_sql_step (check->sql, end, &row, error))
    return FALSE;
  if (row)
    last = sqlite3_column_int64 (end, 0);
  check_gap (check, last + 1);
  for (gint64 extra = last + 1; extra <= check->last_set && extra - last <= 100; extra++)
    tell (check, extra, -1, _ ("Change set %d was put in afterwards"), (int) extra);
  if (row && last == check->last_set && !is_digest (end, 1, check->last_hash))
    tell (check, last, -1, _ ("The end of history is not as it was written"));
  sqlite3_reset (end);
  return TRUE;
}

static gboolean
check_strays (Check *check, GError **error)
{
  sqlite3_stmt *rows = bg_sql_prepare (check->sql,
                                       "SELECT change_set, position FROM change WHERE change_set NOT IN"
                                       " (SELECT seq FROM change_set) LIMIT 100",
                                       error);
  gboolean row = FALSE;
  gboolean good;

  if (rows == NULL)
    return FALSE;
  while ((good = bg_sql_step (check->sql, rows, &row, error)) && row)
    tell (check, sqlite3_column_int64 (rows, 0), sqlite3_column_int64 (rows, 1),
          _ ("Row %d of change set %d belongs to nothing"), sqlite3_column_int (rows, 1) + 1,
          sqlite3_column_int (rows, 0));
  return good;
}

/**
 * bg_history_verify:
 * @sql: a connection; reads only
 * @cancellable: (nullable): to stop it
 * @func: called for each row or change set that is altered, missing or was put in
 * @data: for @func
 * @checked: (out) (optional): how many rows and change sets were looked at
 * @error: why history could not be read
 *
 * Any thread.
 *
 * Returns: whether all of it was looked at; faults found do not make it FALSE
 */
gboolean
bg_history_verify (BgSql *sql,
                   GCancellable *cancellable,
                   BgHistoryFaultFunc func,
                   gpointer data,
                   gint64 *checked,
                   GError **error)
{
  Check check = { .sql = sql, .func = func, .data = data };
  gboolean good;

  g_return_val_if_fail (sql != NULL && func != NULL, FALSE);

  bg_sql_set_cancellable (sql, cancellable);
  good = check_sets (&check, error) && check_end (&check, error) && check_strays (&check, error);
  bg_sql_set_cancellable (sql, NULL);
  if (checked != NULL)
    *checked = check.checked;
  return good;
}
