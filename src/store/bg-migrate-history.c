/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The step to form 2: history is copied into its new tables, each change set with its number, and chained
 * anew.
 *
 * The old chain is checked on the way. A change set whose old hash was wrong gets a hash that is wrong too,
 * so that copying does not make a forged history look whole. */
#include "bg-config.h"

#include "bg-migrate-private.h"

#include <string.h>

#include "bg-history-chain.h"

typedef struct
{
  BgSql *sql;
  guint8 last[BG_HASH_SIZE];
  gboolean has_last;
} Copy;

static json_t *
read_value (sqlite3_stmt *statement, int column)
{
  const char *text = bg_sql_column_text (statement, column);

  return text != NULL ? json_loads (text, JSON_DECODE_ANY, NULL) : NULL;
}

static gboolean
copy_row (BgChainWriter *writer, sqlite3_stmt *row, GError **error)
{
  const BgKind *kind = bg_kind_find (bg_sql_column_text (row, 0));
  json_t *before = read_value (row, 3);
  json_t *after = read_value (row, 4);
  gboolean good = TRUE;

  if (kind != NULL)
    good = bg_chain_add (writer, kind, bg_sql_column_text (row, 1), bg_sql_column_text (row, 2), before,
                         after, error);
  json_decref (before);
  json_decref (after);
  return good;
}

/* Copies the rows of one change set, and puts them into the hash of the first form. */
static gboolean
copy_rows (BgChainWriter *writer, gint64 seq, GChecksum *old_hash, GError **error)
{
  sqlite3_stmt *rows = bg_sql_prepare (writer->sql,
                                       "SELECT kind, record, path, before, after FROM old_change"
                                       " WHERE change_set = :seq ORDER BY position",
                                       error);
  gboolean row = FALSE;
  gboolean good;

  if (rows == NULL)
    return FALSE;
  bg_sql_bind_number (rows, ":seq", seq);
  while ((good = bg_sql_step (writer->sql, rows, &row, error)) && row)
    {
      for (int column = 0; column < 5; column++)
        bg_chain_hash_text (old_hash, bg_sql_column_text (rows, column));
      if (!copy_row (writer, rows, error))
        {
          sqlite3_reset (rows);
          return FALSE;
        }
    }
  return good;
}

/* Whether the hash of the first form is that of its content. */
static gboolean
check_old_hash (Copy *copy, const BgChainSet *set, sqlite3_stmt *statement, GChecksum *hash)
{
  guint8 digest[BG_HASH_SIZE];
  gsize size = sizeof digest;
  gboolean good;

  bg_chain_hash_number (hash, set->time);
  bg_chain_hash_text (hash, set->officer);
  bg_chain_hash_text (hash, set->label);
  g_checksum_get_digest (hash, digest, &size);
  good = sqlite3_column_bytes (statement, 4) == BG_HASH_SIZE &&
         memcmp (digest, sqlite3_column_blob (statement, 4), BG_HASH_SIZE) == 0;
  /* The next one was chained to what is stored here, right or wrong. */
  copy->has_last = sqlite3_column_bytes (statement, 4) == BG_HASH_SIZE;
  if (copy->has_last)
    memcpy (copy->last, sqlite3_column_blob (statement, 4), BG_HASH_SIZE);
  return good;
}

static gboolean
copy_set (Copy *copy, sqlite3_stmt *statement, GError **error)
{
  g_auto (BgChainWriter) writer = { 0 };
  g_autoptr (GChecksum) old_hash = g_checksum_new (G_CHECKSUM_SHA256);
  BgChainSet set = { .seq = sqlite3_column_int64 (statement, 0),
                     .time = sqlite3_column_int64 (statement, 1),
                     .officer = bg_sql_column_text (statement, 2),
                     .label = bg_sql_column_text (statement, 3) };

  if (copy->has_last)
    g_checksum_update (old_hash, copy->last, BG_HASH_SIZE);
  if (!bg_chain_begin (&writer, copy->sql, error))
    return FALSE;
  writer.seq = set.seq;
  if (!copy_rows (&writer, set.seq, old_hash, error))
    return FALSE;
  if (!check_old_hash (copy, &set, statement, old_hash))
    g_checksum_update (writer.hash, (const guchar *) "broken", -1);
  return bg_chain_end (&writer, &set, error);
}

/**
 * bg_migrate_history:
 * @sql: a connection inside the transaction of the step, with the old tables renamed
 * @error: what went wrong
 *
 * Returns: whether history is whole in its new tables
 */
gboolean
bg_migrate_history (BgSql *sql, GError **error)
{
  Copy copy = { .sql = sql };
  sqlite3_stmt *sets =
    bg_sql_prepare (sql, "SELECT seq, time, officer, label, hash FROM old_change_set ORDER BY seq", error);
  gboolean row = FALSE;
  gboolean good;

  if (sets == NULL)
    return FALSE;
  while ((good = bg_sql_step (sql, sets, &row, error)) && row)
    if (!copy_set (&copy, sets, error))
      {
        sqlite3_reset (sets);
        return FALSE;
      }
  return good && bg_sql_run (sql, "DROP TABLE old_change; DROP TABLE old_change_set", error);
}
