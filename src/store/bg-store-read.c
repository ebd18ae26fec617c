/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one door out: records by id and by query, the office, and what happened to a record. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>

#include "bg-error.h"
#include "bg-query-private.h"
#include "bg-record-sql.h"
#include "bg-store-private.h"

typedef struct
{
  BgQuery *query;
  guint limit;
} Search;

static void
free_search (gpointer data)
{
  Search *search = data;

  bg_query_free (search->query);
  g_free (search);
}

/**
 * bg_store_load:
 * @store: a record book
 * @kind: the kind
 * @id: id of the record
 * @error: BG_ERROR_NOT_FOUND where there is none
 *
 * Returns: (transfer full): the record; one in the trash too. Short enough for the main thread.
 */
BgRecord *
bg_store_load (BgStore *store, const BgKind *kind, const char *id, GError **error)
{
  g_autoptr (GError) failure = NULL;
  BgRecord *record;
  BgSql *reader;

  g_return_val_if_fail (BG_IS_STORE (store) && kind != NULL && id != NULL, NULL);

  reader = bg_store_acquire_reader (store, error);
  if (reader == NULL)
    return NULL;
  record = bg_record_sql_load (reader, kind, id, NULL, &failure);
  bg_store_release_reader (store, reader);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (record == NULL)
    g_set_error (error, BG_ERROR, BG_ERROR_NOT_FOUND, _ ("There is no such record (%s)"),
                 bg_kind_get_label (kind));
  return record;
}

/**
 * bg_store_load_any:
 * @store: a record book
 * @id: id of a record of any kind
 * @error: BG_ERROR_NOT_FOUND where there is none
 *
 * Returns: (transfer full): the record
 */
BgRecord *
bg_store_load_any (BgStore *store, const char *id, GError **error)
{
  for (const BgKind *const *kind = bg_kind_list (); *kind != NULL; kind++)
    {
      g_autoptr (GError) failure = NULL;
      BgRecord *record = bg_store_load (store, *kind, id, &failure);

      if (record != NULL)
        return record;
      if (!g_error_matches (failure, BG_ERROR, BG_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
    }
  g_set_error (error, BG_ERROR, BG_ERROR_NOT_FOUND, _ ("There is no record “%s”"), id);
  return NULL;
}

/**
 * bg_store_read_office:
 * @store: a record book
 * @office: (out) (nullable): the record of the office; NULL before the first start is done
 * @error: what went wrong
 *
 * For whatever would do something else without an office. Short enough for the main thread.
 *
 * Returns: whether it is known that there is one, or none
 */
gboolean
bg_store_read_office (BgStore *store, BgRecord **office, GError **error)
{
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (BG_IS_STORE (store) && office != NULL, FALSE);

  *office = bg_store_load (store, &bg_office_kind, BG_OFFICE_ID, &failure);
  if (*office != NULL || g_error_matches (failure, BG_ERROR, BG_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * bg_store_load_office:
 * @store: a record book
 *
 * For what shows its words; what would do something else without it asks bg_store_read_office().
 *
 * Returns: (transfer full) (nullable): the record of the office, NULL before the first start is done
 */
BgRecord *
bg_store_load_office (BgStore *store)
{
  return bg_store_load (store, &bg_office_kind, BG_OFFICE_ID, NULL);
}

static GPtrArray *
find_records (BgStore *store, const BgQuery *query, guint limit, GCancellable *cancellable, GError **error)
{
  g_autoptr (BgQueryRows) rows = NULL;
  GPtrArray *records = NULL;
  BgSql *reader = bg_store_acquire_reader (store, error);

  if (reader == NULL)
    return NULL;
  bg_sql_set_cancellable (reader, cancellable);
  rows = bg_query_run (reader, query, limit, error);
  if (rows != NULL)
    records = bg_record_sql_load_many (reader, bg_query_get_kind (query), (const gint64 *) rows->seqs->data,
                                       limit > 0 ? MIN (limit, rows->seqs->len) : rows->seqs->len, error);
  bg_store_release_reader (store, reader);
  return records;
}

/**
 * bg_store_find:
 * @store: a record book
 * @query: what to look for
 * @limit: how many at the most, 0 for all
 * @error: what went wrong
 *
 * Blocks; for tests, the terminal, and queries known to be short.
 *
 * Returns: (transfer full) (element-type BgRecord): the records in the order of the list
 */
GPtrArray *
bg_store_find (BgStore *store, const BgQuery *query, guint limit, GError **error)
{
  g_return_val_if_fail (BG_IS_STORE (store) && query != NULL, NULL);
  return find_records (store, query, limit, NULL, error);
}

static GTask *
new_search (BgStore *store,
            const BgQuery *query,
            guint limit,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer data)
{
  GTask *task = g_task_new (store, cancellable, callback, data);
  Search *search = g_new0 (Search, 1);

  search->query = bg_query_copy (query);
  search->limit = limit;
  g_task_set_task_data (task, search, free_search);
  return task;
}

static void
find_in_worker (GTask *task, gpointer store, gpointer data, GCancellable *cancellable)
{
  Search *search = data;
  GError *error = NULL;
  GPtrArray *records = find_records (store, search->query, search->limit, cancellable, &error);

  if (records != NULL)
    g_task_return_pointer (task, records, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * bg_store_find_async:
 * @store: a record book
 * @query: what to look for; copied
 * @limit: how many at the most, 0 for all
 * @cancellable: (nullable): stops the search within a millisecond or so
 * @callback: called with the result
 * @data: for @callback
 */
void
bg_store_find_async (BgStore *store,
                     const BgQuery *query,
                     guint limit,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (BG_IS_STORE (store) && query != NULL);

  task = new_search (store, query, limit, cancellable, callback, data);
  bg_store_run_task (store, task, find_in_worker);
}

/**
 * bg_store_find_finish:
 * @store: a record book
 * @result: the result
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type BgRecord): the records in the order of the list
 */
GPtrArray *
bg_store_find_finish (BgStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
count_records (BgStore *store, const BgQuery *query, GCancellable *cancellable, guint *count, GError **error)
{
  BgSql *reader = bg_store_acquire_reader (store, error);
  gint64 number = 0;
  gboolean good;

  if (reader == NULL)
    return FALSE;
  bg_sql_set_cancellable (reader, cancellable);
  good = bg_query_run_count (reader, query, &number, error);
  bg_store_release_reader (store, reader);
  *count = (guint) number;
  return good;
}

/**
 * bg_store_count:
 * @store: a record book
 * @query: what to count
 * @count: (out): how many there are
 * @error: what went wrong
 *
 * Blocks; for tests and the terminal.
 *
 * Returns: whether they were counted
 */
gboolean
bg_store_count (BgStore *store, const BgQuery *query, guint *count, GError **error)
{
  g_return_val_if_fail (BG_IS_STORE (store) && query != NULL && count != NULL, FALSE);
  return count_records (store, query, NULL, count, error);
}

static void
count_in_worker (GTask *task, gpointer store, gpointer data, GCancellable *cancellable)
{
  Search *search = data;
  GError *error = NULL;
  guint count;

  if (count_records (store, search->query, cancellable, &count, &error))
    g_task_return_int (task, count);
  else
    g_task_return_error (task, error);
}

/**
 * bg_store_count_async:
 * @store: a record book
 * @query: what to count; copied
 * @cancellable: (nullable): stops it
 * @callback: called with the result
 * @data: for @callback
 */
void
bg_store_count_async (BgStore *store,
                      const BgQuery *query,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (BG_IS_STORE (store) && query != NULL);

  task = new_search (store, query, 0, cancellable, callback, data);
  bg_store_run_task (store, task, count_in_worker);
}

/**
 * bg_store_count_finish:
 * @store: a record book
 * @result: the result
 * @error: what went wrong
 *
 * Returns: how many there are, or -1
 */
int
bg_store_count_finish (BgStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), -1);
  return (int) g_task_propagate_int (G_TASK (result), error);
}
