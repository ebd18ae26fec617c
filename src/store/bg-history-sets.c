/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The change sets of the whole office, newest first, by officer, kind and day; and which were taken back. */
#include "bg-config.h"

#include "bg-history-read.h"
#include "bg-store-private.h"

#define HEAD_COLUMNS "SELECT s.seq, s.time, s.officer, s.label, s.act, s.undoes FROM change_set s "

/**
 * bg_history_set_free:
 * @set: (transfer full): a change set
 */
void
bg_history_set_free (BgHistorySet *set)
{
  g_free (set->officer);
  g_free (set->label);
  g_free (set->kind);
  g_free (set->record);
  g_free (set);
}

static gboolean
read_undoing (BgSql *sql, gint64 seq, gint64 *undoing, GError **error)
{
  sqlite3_stmt *statement =
    bg_sql_prepare (sql, "SELECT max (seq) FROM change_set WHERE undoes = :seq", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  bg_sql_bind_number (statement, ":seq", seq);
  if (!bg_sql_step (sql, statement, &row, error))
    return FALSE;
  *undoing = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}

/**
 * bg_history_is_undone:
 * @sql: a connection
 * @seq: number of a change set
 * @undone: (out): whether it was taken back, and not done again since
 * @error: what went wrong
 *
 * Only a change set that holds can be taken back, so the last one that took it back is the one that counts;
 * whether that one still holds is the same question again.
 *
 * Returns: whether that could be read
 */
gboolean
bg_history_is_undone (BgSql *sql, gint64 seq, gboolean *undone, GError **error)
{
  *undone = FALSE;
  if (!read_undoing (sql, seq, &seq, error))
    return FALSE;
  while (seq != 0)
    {
      *undone = !*undone;
      if (!read_undoing (sql, seq, &seq, error))
        return FALSE;
    }
  return TRUE;
}

static BgHistorySet *
read_head (sqlite3_stmt *statement)
{
  BgHistorySet *set = g_new0 (BgHistorySet, 1);

  set->seq = sqlite3_column_int64 (statement, 0);
  set->time = sqlite3_column_int64 (statement, 1);
  set->officer = g_strdup (bg_sql_column_text (statement, 2));
  set->label = g_strdup (bg_sql_column_text (statement, 3));
  set->act = bg_act_from_code (bg_sql_column_text (statement, 4));
  set->undoes = sqlite3_column_int64 (statement, 5);
  return set;
}

/* What stands in other rows than its own: the first record that it changed, and whether it still holds. */
static gboolean
read_rest (BgSql *sql, BgHistorySet *set, GError **error)
{
  sqlite3_stmt *statement = bg_sql_prepare (
    sql,
    "SELECT kind, record, (SELECT count (DISTINCT record) FROM change WHERE change_set = :seq)"
    " FROM change WHERE change_set = :seq ORDER BY position LIMIT 1",
    error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  bg_sql_bind_number (statement, ":seq", set->seq);
  if (!bg_sql_step (sql, statement, &row, error))
    return FALSE;
  if (row)
    {
      set->kind = g_strdup (bg_sql_column_text (statement, 0));
      set->record = g_strdup (bg_sql_column_text (statement, 1));
      set->n_records = (guint) sqlite3_column_int (statement, 2);
    }
  sqlite3_reset (statement);
  return bg_history_is_undone (sql, set->seq, &set->undone, error);
}

/**
 * bg_history_read_head:
 * @sql: a connection
 * @seq: number of a change set
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable): what it says of itself; NULL without an error where there is none
 */
BgHistorySet *
bg_history_read_head (BgSql *sql, gint64 seq, GError **error)
{
  sqlite3_stmt *statement = bg_sql_prepare (sql, HEAD_COLUMNS "WHERE s.seq = :seq", error);
  g_autoptr (BgHistorySet) set = NULL;
  gboolean row;

  if (statement == NULL)
    return NULL;
  bg_sql_bind_number (statement, ":seq", seq);
  if (!bg_sql_step (sql, statement, &row, error) || !row)
    return NULL;
  set = read_head (statement);
  sqlite3_reset (statement);
  return read_rest (sql, set, error) ? g_steal_pointer (&set) : NULL;
}

static GPtrArray *
read_sets (BgSql *sql, const BgHistoryFilter *filter, guint limit, GError **error)
{
  g_autoptr (GPtrArray) sets = g_ptr_array_new_with_free_func ((GDestroyNotify) bg_history_set_free);
  sqlite3_stmt *statement = bg_sql_prepare (
    sql,
    HEAD_COLUMNS "WHERE (:older = 0 OR s.seq < :older) AND (:officer IS NULL OR s.officer = :officer)"
                 " AND (:from IS NULL OR s.time >= (strftime ('%s', :from) - 25200) * 1000000)"
                 " AND (:to IS NULL OR s.time < (strftime ('%s', :to) + 61200) * 1000000)"
                 " AND (:record IS NULL OR s.seq IN (SELECT change_set FROM change WHERE record = :record))"
                 " AND (:kind IS NULL OR EXISTS"
                 " (SELECT 1 FROM change c WHERE c.change_set = s.seq AND c.kind = :kind))"
                 " ORDER BY s.seq DESC LIMIT :limit",
    error);
  gboolean row = FALSE;
  gboolean good;

  if (statement == NULL)
    return NULL;
  bg_sql_bind_number (statement, ":older", filter->older_than);
  bg_sql_bind_text (statement, ":officer", filter->officer);
  bg_sql_bind_text (statement, ":record", filter->record);
  bg_sql_bind_text (statement, ":from", filter->from);
  bg_sql_bind_text (statement, ":to", filter->to);
  bg_sql_bind_text (statement, ":kind", filter->kind != NULL ? filter->kind->name : NULL);
  bg_sql_bind_number (statement, ":limit", limit);
  while ((good = bg_sql_step (sql, statement, &row, error)) && row)
    g_ptr_array_add (sets, read_head (statement));
  for (guint i = 0; good && i < sets->len; i++)
    good = read_rest (sql, g_ptr_array_index (sets, i), error);
  return good ? g_steal_pointer (&sets) : NULL;
}

/**
 * bg_store_list_history:
 * @store: a record book
 * @filter: which are wanted
 * @limit: how many at the most
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type BgHistorySet): change sets of the office, newest first
 */
GPtrArray *
bg_store_list_history (BgStore *store, const BgHistoryFilter *filter, guint limit, GError **error)
{
  BgSql *reader;
  GPtrArray *sets;

  g_return_val_if_fail (BG_IS_STORE (store) && filter != NULL, NULL);

  reader = bg_store_acquire_reader (store, error);
  if (reader == NULL)
    return NULL;
  sets = read_sets (reader, filter, limit, error);
  bg_store_release_reader (store, reader);
  return sets;
}

typedef struct
{
  BgHistoryFilter filter;
  guint limit;
} List;

static void
free_list (gpointer data)
{
  List *list = data;

  g_free ((char *) list->filter.officer);
  g_free ((char *) list->filter.record);
  g_free ((char *) list->filter.from);
  g_free ((char *) list->filter.to);
  g_free (list);
}

static void
list_in_worker (GTask *task, gpointer store, gpointer data, GCancellable *cancellable)
{
  List *list = data;
  GError *error = NULL;
  GPtrArray *sets = bg_store_list_history (store, &list->filter, list->limit, &error);

  if (sets != NULL)
    g_task_return_pointer (task, sets, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * bg_store_list_history_async:
 * @store: a record book
 * @filter: which are wanted; copied
 * @limit: how many at the most
 * @cancellable: (nullable): drops the answer
 * @callback: called with the result
 * @data: for @callback
 *
 * bg_store_list_history() in a worker.
 */
void
bg_store_list_history_async (BgStore *store,
                             const BgHistoryFilter *filter,
                             guint limit,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  g_autoptr (GTask) task = NULL;
  List *list;

  g_return_if_fail (BG_IS_STORE (store) && filter != NULL);

  list = g_new0 (List, 1);
  list->limit = limit;
  list->filter = *filter;
  list->filter.officer = g_strdup (filter->officer);
  list->filter.record = g_strdup (filter->record);
  list->filter.from = g_strdup (filter->from);
  list->filter.to = g_strdup (filter->to);
  task = g_task_new (store, cancellable, callback, data);
  g_task_set_task_data (task, list, free_list);
  bg_store_run_task (store, task, list_in_worker);
}

/**
 * bg_store_list_history_finish:
 * @store: a record book
 * @result: the result
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type BgHistorySet): see bg_store_list_history()
 */
GPtrArray *
bg_store_list_history_finish (BgStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static GPtrArray *
read_officers (BgSql *sql, GError **error)
{
  g_autoptr (GPtrArray) officers = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = bg_sql_prepare (
    sql, "SELECT DISTINCT officer FROM change_set WHERE officer IS NOT NULL ORDER BY 1", error);
  gboolean row = FALSE;
  gboolean good = statement != NULL;

  while (good && (good = bg_sql_step (sql, statement, &row, error)) && row)
    g_ptr_array_add (officers, g_strdup (bg_sql_column_text (statement, 0)));
  return good ? g_steal_pointer (&officers) : NULL;
}

/**
 * bg_store_list_officers:
 * @store: a record book
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type utf8): everybody who ever changed something, by name
 */
GPtrArray *
bg_store_list_officers (BgStore *store, GError **error)
{
  BgSql *reader;
  GPtrArray *officers;

  g_return_val_if_fail (BG_IS_STORE (store), NULL);

  reader = bg_store_acquire_reader (store, error);
  if (reader == NULL)
    return NULL;
  officers = read_officers (reader, error);
  bg_store_release_reader (store, reader);
  return officers;
}
