/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading history: what happened to a record, to a field, in one change set. */
#include "bg-config.h"

#include "bg-history-read.h"

#include "bg-store-private.h"

#define ENTRY_COLUMNS                                                                                        \
  "SELECT s.seq, s.time, s.officer, s.label, s.act, c.kind, c.record, c.path, c.before, c.after, c.blanked"  \
  " FROM change c JOIN change_set s ON s.seq = c.change_set "

static void
free_entry (gpointer data)
{
  BgHistoryEntry *entry = data;

  g_free (entry->officer);
  g_free (entry->label);
  g_free (entry->kind);
  g_free (entry->record);
  g_free (entry->path);
  g_free (entry->before);
  g_free (entry->after);
  g_free (entry);
}

static BgHistoryEntry *
read_entry (sqlite3_stmt *statement)
{
  BgHistoryEntry *entry = g_new0 (BgHistoryEntry, 1);

  entry->set = sqlite3_column_int64 (statement, 0);
  entry->time = sqlite3_column_int64 (statement, 1);
  entry->officer = g_strdup (bg_sql_column_text (statement, 2));
  entry->label = g_strdup (bg_sql_column_text (statement, 3));
  entry->act = bg_act_from_code (bg_sql_column_text (statement, 4));
  entry->kind = g_strdup (bg_sql_column_text (statement, 5));
  entry->record = g_strdup (bg_sql_column_text (statement, 6));
  entry->path = g_strdup (bg_sql_column_text (statement, 7));
  entry->before = g_strdup (bg_sql_column_text (statement, 8));
  entry->after = g_strdup (bg_sql_column_text (statement, 9));
  entry->blanked = sqlite3_column_int (statement, 10) != 0;
  return entry;
}

static GPtrArray *
read_entries (BgSql *sql, sqlite3_stmt *statement, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (free_entry);
  gboolean row = FALSE;
  gboolean good;

  while ((good = bg_sql_step (sql, statement, &row, error)) && row)
    g_ptr_array_add (entries, read_entry (statement));
  return good ? g_steal_pointer (&entries) : NULL;
}

static GPtrArray *
load_entries (BgStore *store, const char *id, const char *field, guint limit, GError **error)
{
  BgSql *reader = bg_store_acquire_reader (store, error);
  sqlite3_stmt *statement;
  GPtrArray *entries = NULL;

  if (reader == NULL)
    return NULL;
  statement = bg_sql_prepare (reader,
                              ENTRY_COLUMNS "WHERE c.record = :id AND (:field IS NULL OR c.path = :field"
                                            " OR c.path GLOB :field || '[[]*')"
                                            " ORDER BY c.change_set DESC, c.position LIMIT :limit",
                              error);
  if (statement != NULL)
    {
      bg_sql_bind_text (statement, ":id", id);
      bg_sql_bind_text (statement, ":field", field);
      bg_sql_bind_number (statement, ":limit", limit);
      entries = read_entries (reader, statement, error);
    }
  bg_store_release_reader (store, reader);
  return entries;
}

/**
 * bg_store_load_history:
 * @store: a record book
 * @id: id of a record
 * @limit: how many entries at the most
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type BgHistoryEntry): what changed, newest first
 */
GPtrArray *
bg_store_load_history (BgStore *store, const char *id, guint limit, GError **error)
{
  g_return_val_if_fail (BG_IS_STORE (store) && id != NULL, NULL);
  return load_entries (store, id, NULL, limit, error);
}

/**
 * bg_store_load_recent_history:
 * @store: a record book
 * @id: id of a record
 * @n_sets: how many change sets at the most
 * @error: what went wrong
 *
 * Costs what those change sets cost, however long the history is; short enough for the main thread.
 *
 * Returns: (transfer full) (element-type BgHistoryEntry): what changed in the latest of them, newest first
 */
GPtrArray *
bg_store_load_recent_history (BgStore *store, const char *id, guint n_sets, GError **error)
{
  BgSql *reader;
  sqlite3_stmt *statement;
  GPtrArray *entries = NULL;

  g_return_val_if_fail (BG_IS_STORE (store) && id != NULL, NULL);

  reader = bg_store_acquire_reader (store, error);
  if (reader == NULL)
    return NULL;
  statement = bg_sql_prepare (reader,
                              ENTRY_COLUMNS "WHERE c.record = :id AND c.change_set IN"
                                            " (SELECT DISTINCT change_set FROM change WHERE record = :id"
                                            " ORDER BY change_set DESC LIMIT :sets)"
                                            " ORDER BY c.change_set DESC, c.position",
                              error);
  if (statement != NULL)
    {
      bg_sql_bind_text (statement, ":id", id);
      bg_sql_bind_number (statement, ":sets", n_sets);
      entries = read_entries (reader, statement, error);
    }
  bg_store_release_reader (store, reader);
  return entries;
}

/**
 * bg_store_load_field_history:
 * @store: a record book
 * @id: id of a record
 * @field: name of a field; of a list, its items too
 * @limit: how many entries at the most
 * @error: what went wrong
 *
 * What the field was when the record was new stands in the entry whose path is "", which is not among these.
 *
 * Returns: (transfer full) (element-type BgHistoryEntry): what changed in it, newest first
 */
GPtrArray *
bg_store_load_field_history (BgStore *store, const char *id, const char *field, guint limit, GError **error)
{
  g_return_val_if_fail (BG_IS_STORE (store) && id != NULL && field != NULL, NULL);
  return load_entries (store, id, field, limit, error);
}

/**
 * bg_history_read_set:
 * @sql: a connection
 * @seq: number of a change set
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type BgHistoryEntry): its rows in the order they were written
 */
GPtrArray *
bg_history_read_set (BgSql *sql, gint64 seq, GError **error)
{
  sqlite3_stmt *statement =
    bg_sql_prepare (sql, ENTRY_COLUMNS "WHERE c.change_set = :seq ORDER BY c.position", error);

  if (statement == NULL)
    return NULL;
  bg_sql_bind_number (statement, ":seq", seq);
  return read_entries (sql, statement, error);
}

/**
 * bg_store_load_set:
 * @store: a record book
 * @seq: number of a change set
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type BgHistoryEntry): its rows in the order they were written
 */
GPtrArray *
bg_store_load_set (BgStore *store, gint64 seq, GError **error)
{
  BgSql *reader;
  GPtrArray *entries;

  g_return_val_if_fail (BG_IS_STORE (store), NULL);

  reader = bg_store_acquire_reader (store, error);
  if (reader == NULL)
    return NULL;
  entries = bg_history_read_set (reader, seq, error);
  bg_store_release_reader (store, reader);
  return entries;
}

/**
 * bg_history_describe_entry:
 * @words: what is known of the record
 * @entry: one change
 *
 * Returns: (transfer full) (nullable): the change in one line, see bg_change_describe()
 */
char *
bg_history_describe_entry (const BgChangeWords *words, const BgHistoryEntry *entry)
{
  json_t *before = entry->before != NULL ? json_loads (entry->before, JSON_DECODE_ANY, NULL) : NULL;
  json_t *after = entry->after != NULL ? json_loads (entry->after, JSON_DECODE_ANY, NULL) : NULL;
  char *text = bg_change_describe (words, entry->path, before, after, entry->blanked);

  json_decref (before);
  json_decref (after);
  return text;
}
