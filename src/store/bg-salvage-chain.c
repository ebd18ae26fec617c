/* SPDX-License-Identifier: GPL-3.0-or-later */
/* History of a repaired record book: where some of it could not be read, what is left is numbered and chained
 * anew, and its last change set says so openly. The damaged file, which is kept, has the old chain. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>

#include "bg-history-chain.h"
#include "bg-history-verify.h"
#include "bg-salvage-private.h"

static void
count_fault_cb (const BgHistoryFault *fault, gpointer data)
{
  guint *faults = data;

  (*faults)++;
}

/* Sets and rows are numbered without gaps. Two steps each, for no number may be there twice. */
static const char renumber[] =
  "PRAGMA defer_foreign_keys = ON;"
  "CREATE TEMP TABLE new_set AS SELECT seq AS old, row_number () OVER (ORDER BY seq) AS new FROM change_set;"
  "CREATE UNIQUE INDEX temp.new_set_old ON new_set (old);"
  "UPDATE change_set SET undoes = (SELECT new FROM new_set WHERE old = undoes) WHERE undoes IS NOT NULL;"
  "UPDATE change_set SET seq = -(SELECT new FROM new_set WHERE old = seq);"
  "UPDATE change SET change_set = -(SELECT new FROM new_set WHERE old = change_set);"
  "UPDATE change_set SET seq = -seq;"
  "UPDATE change SET change_set = -change_set;"
  "CREATE TEMP TABLE new_row AS SELECT change_set, position AS old,"
  " row_number () OVER (PARTITION BY change_set ORDER BY position) - 1 AS new FROM change;"
  "CREATE UNIQUE INDEX temp.new_row_old ON new_row (change_set, old);"
  "UPDATE change SET position = -1 - (SELECT new FROM new_row AS n WHERE n.change_set = change.change_set"
  " AND n.old = change.position);"
  "UPDATE change SET position = -1 - position;"
  "DROP TABLE new_set; DROP TABLE new_row; DELETE FROM chain_end";

static gboolean
save_digest (BgSql *sql, gint64 set, gint64 position, const guint8 *digest, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (digest, BG_HASH_SIZE);
  sqlite3_stmt *statement = bg_sql_prepare (
    sql, "UPDATE change SET digest = :digest WHERE change_set = :set AND position = :position", error);

  if (statement == NULL)
    return FALSE;
  bg_sql_bind_blob (statement, ":digest", bytes);
  bg_sql_bind_number (statement, ":set", set);
  bg_sql_bind_number (statement, ":position", position);
  return bg_sql_finish (sql, statement, error);
}

/* kind, record, path, before, after, salt, digest, blanked, position */
static gboolean
chain_row (BgSql *sql, gint64 set, sqlite3_stmt *row, GChecksum *hash, GError **error)
{
  g_autoptr (GBytes) salt =
    sqlite3_column_type (row, 5) != SQLITE_NULL
      ? g_bytes_new (sqlite3_column_blob (row, 5), (gsize) sqlite3_column_bytes (row, 5))
      : NULL;
  guint8 digest[BG_HASH_SIZE] = { 0 };

  if (sqlite3_column_int (row, 7) == 0)
    bg_chain_digest_values (salt, bg_sql_column_text (row, 3), bg_sql_column_text (row, 4), digest);
  else if (sqlite3_column_bytes (row, 6) == BG_HASH_SIZE)
    memcpy (digest, sqlite3_column_blob (row, 6), BG_HASH_SIZE);
  bg_chain_hash_row (hash, bg_sql_column_text (row, 0), bg_sql_column_text (row, 1),
                     bg_sql_column_text (row, 2), digest);
  return save_digest (sql, set, sqlite3_column_int64 (row, 8), digest, error);
}

static gboolean
chain_rows (BgSql *sql, gint64 set, GChecksum *hash, gint64 *n, GError **error)
{
  sqlite3_stmt *rows =
    bg_sql_prepare (sql,
                    "SELECT kind, record, path, before, after, salt, digest, blanked, position"
                    " FROM change WHERE change_set = :set ORDER BY position",
                    error);
  gboolean row;

  *n = 0;
  if (rows == NULL)
    return FALSE;
  bg_sql_bind_number (rows, ":set", set);
  while (bg_sql_step (sql, rows, &row, error))
    {
      if (!row)
        return TRUE;
      if (!chain_row (sql, set, rows, hash, error))
        break;
      (*n)++;
    }
  sqlite3_reset (rows);
  return FALSE;
}

static gboolean
save_set (BgSql *sql, gint64 seq, gint64 n, const guint8 *digest, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (digest, BG_HASH_SIZE);
  sqlite3_stmt *statement =
    bg_sql_prepare (sql, "UPDATE change_set SET changes = :n, hash = :hash WHERE seq = :seq", error);

  if (statement == NULL)
    return FALSE;
  bg_sql_bind_number (statement, ":n", n);
  bg_sql_bind_blob (statement, ":hash", bytes);
  bg_sql_bind_number (statement, ":seq", seq);
  return bg_sql_finish (sql, statement, error);
}

/* seq, time, officer, label, act, undoes */
static gboolean
chain_set (BgSql *sql, sqlite3_stmt *row, guint8 last[BG_HASH_SIZE], GError **error)
{
  g_autoptr (GChecksum) hash = g_checksum_new (G_CHECKSUM_SHA256);
  BgChainSet set = { .seq = sqlite3_column_int64 (row, 0),
                     .time = sqlite3_column_int64 (row, 1),
                     .officer = bg_sql_column_text (row, 2),
                     .label = bg_sql_column_text (row, 3),
                     .act = bg_sql_column_text (row, 4),
                     .undoes = sqlite3_column_int64 (row, 5) };
  gint64 n;

  if (set.seq > 1)
    g_checksum_update (hash, last, BG_HASH_SIZE);
  if (!chain_rows (sql, set.seq, hash, &n, error))
    return FALSE;
  bg_chain_hash_set (hash, &set, n, last);
  return save_set (sql, set.seq, n, last, error);
}

static gboolean
save_end (BgSql *sql, const guint8 *last, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (last, BG_HASH_SIZE);
  sqlite3_stmt *statement = bg_sql_prepare (
    sql,
    "INSERT OR REPLACE INTO chain_end (id, change_set, hash) SELECT 1, max (seq), :hash FROM change_set"
    " HAVING max (seq) IS NOT NULL",
    error);

  if (statement == NULL)
    return FALSE;
  bg_sql_bind_blob (statement, ":hash", bytes);
  return bg_sql_finish (sql, statement, error);
}

static gboolean
chain_all (BgSql *sql, GError **error)
{
  sqlite3_stmt *sets =
    bg_sql_prepare (sql, "SELECT seq, time, officer, label, act, undoes FROM change_set ORDER BY seq", error);
  guint8 last[BG_HASH_SIZE] = { 0 };
  gboolean row;

  if (sets == NULL)
    return FALSE;
  while (bg_sql_step (sql, sets, &row, error))
    {
      if (!row)
        return save_end (sql, last, error);
      if (!chain_set (sql, sets, last, error))
        break;
    }
  sqlite3_reset (sets);
  return FALSE;
}

static gboolean
say_so (BgSql *sql, GError **error)
{
  g_auto (BgChainWriter) writer = { NULL };
  BgChainSet set = { .time = bg_clock_get_now (),
                     .label =
                       _ ("Repaired from a damaged file; part of the history before could not be read") };

  return bg_chain_begin (&writer, sql, error) && bg_chain_end (&writer, &set, error);
}

static gboolean
chain_anew (BgSql *sql, gpointer data, GError **error)
{
  return bg_sql_run (sql, renumber, error) && chain_all (sql, error) && say_so (sql, error);
}

/**
 * bg_salvage_chain:
 * @salvager: both record books, the repaired one with all that could be read
 * @whole: (out): whether history was read whole
 * @error: what went wrong
 *
 * Returns: whether the repaired record book has a history whose chain holds
 */
gboolean
bg_salvage_chain (BgSalvager *salvager, gboolean *whole, GError **error)
{
  guint faults = 0;
  gint64 has_chain;

  *whole = TRUE;
  if (!bg_sql_read_number (salvager->to, "SELECT 1 FROM sqlite_schema WHERE name = 'chain_end'", &has_chain,
                           error))
    return FALSE;
  /* An older form has another chain, which its migration reads. */
  if (has_chain == 0)
    return TRUE;
  if (!bg_history_verify (salvager->to, salvager->cancellable, count_fault_cb, &faults, NULL, error))
    return FALSE;
  *whole = faults == 0;
  return *whole || bg_sql_transaction (salvager->to, chain_anew, NULL, error);
}
