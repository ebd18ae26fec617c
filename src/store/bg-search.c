/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search index: kept in step with the records, in the same transaction. */
#include "bg-config.h"

#include "bg-commit.h"

static gboolean
run_index (BgSql *sql, const char *statement_text, gint64 seq, const char *text, GError **error)
{
  sqlite3_stmt *statement = bg_sql_prepare (sql, statement_text, error);

  if (statement == NULL)
    return FALSE;
  bg_sql_bind_number (statement, ":seq", seq);
  bg_sql_bind_text (statement, ":text", text);
  return bg_sql_finish (sql, statement, error);
}

/* The index keeps no copy of the text, so it must be given the old text to forget it. */
static gboolean
forget (BgSql *sql, const char *table, gint64 seq, const char *text, GError **error)
{
  g_autofree char *statement = g_strdup_printf (
    "INSERT INTO %s_search (%s_search, rowid, text) VALUES ('delete', :seq, :text)", table, table);

  return run_index (sql, statement, seq, text, error);
}

static gboolean
remember (BgSql *sql, const char *table, gint64 seq, const char *text, GError **error)
{
  g_autofree char *statement =
    g_strdup_printf ("INSERT INTO %s_search (rowid, text) VALUES (:seq, :text)", table);

  return run_index (sql, statement, seq, text, error);
}

/**
 * bg_search_index:
 * @sql: a connection inside a transaction
 * @before: (nullable): the record as the index knows it
 * @after: (nullable): the record as it is now; NULL when it goes
 * @seq: its row
 * @error: what went wrong
 *
 * Returns: whether the index knows the words of @after, and of @before no longer
 */
gboolean
bg_search_index (BgSql *sql, BgRecord *before, BgRecord *after, gint64 seq, GError **error)
{
  const char *table = bg_record_get_kind (after != NULL ? after : before)->name;
  g_autofree char *old = before != NULL ? bg_record_dup_search_text (before) : NULL;
  g_autofree char *new = after != NULL ? bg_record_dup_search_text (after) : NULL;

  if (g_strcmp0 (old, new) == 0)
    return TRUE;
  if (old != NULL && !forget (sql, table, seq, old, error))
    return FALSE;
  return new == NULL || remember (sql, table, seq, new, error);
}
