/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes up to the server: taken from the queue, and struck off only where it did not change meanwhile. */
#include "bg-config.h"

#include <string.h>

#include "bg-patch.h"
#include "bg-record-sql.h"
#include "bg-store-private.h"
#include "bg-sync-apply-private.h"
#include "bg-sync-mark.h"

/**
 * bg_sync_item_free:
 * @item: (nullable): a record on its way up
 */
void
bg_sync_item_free (BgSyncItem *item)
{
  if (item == NULL)
    return;
  g_free (item->kind);
  g_free (item->id);
  g_free (item->rev);
  g_free (item->sent_rev);
  g_free (item->refused);
  json_decref (item->document);
  g_free (item);
}

/* Rows of the queue behind @after: kind, record, revision, and whether it was removed for good. */
static GPtrArray *
read_rows (BgSql *sql, const char *after, guint most, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) bg_sync_item_free);
  sqlite3_stmt *statement = bg_sql_prepare (
    sql,
    "SELECT q.kind, q.record, r.rev, q.purged FROM sync_queue q LEFT JOIN sync_rev r ON r.record = q.record"
    " WHERE q.record > :after AND q.refused IS NULL ORDER BY q.record LIMIT :most",
    error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  bg_sql_bind_text (statement, ":after", after);
  bg_sql_bind_number (statement, ":most", most);
  do
    {
      BgSyncItem *item;

      if (!bg_sql_step (sql, statement, &row, error))
        return NULL;
      if (!row)
        break;
      item = g_new0 (BgSyncItem, 1);
      item->kind = g_strdup (bg_sql_column_text (statement, 0));
      item->id = g_strdup (bg_sql_column_text (statement, 1));
      item->rev = g_strdup (bg_sql_column_text (statement, 2));
      item->version = sqlite3_column_int (statement, 3) != 0 ? 0 : -1;
      g_ptr_array_add (items, item);
    }
  while (row);
  return g_steal_pointer (&items);
}

static void
name_document (BgSyncItem *item)
{
  g_autofree char *name = g_strconcat (item->kind, ":", item->id, NULL);

  json_object_set_new (item->document, "_id", json_string (name));
  if (item->rev != NULL)
    json_object_set_new (item->document, "_rev", json_string (item->rev));
}

static gboolean
fill_item (BgSql *sql, BgSyncItem *item, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (BgRecord) record = NULL;
  gint64 seq = 0;

  record = bg_record_sql_load (sql, bg_kind_find (item->kind), item->id, &seq, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (record != NULL)
    {
      item->version = bg_record_get_version (record);
      item->document = bg_record_to_json (record);
    }
  else
    {
      item->version = 0;
      item->document =
        json_pack ("{s:s, s:s, s:b, s:b}", "kind", item->kind, "id", item->id, "_deleted", 1, "purged", 1);
    }
  name_document (item);
  return TRUE;
}

static gsize
measure (const json_t *document)
{
  return json_dumpb (document, NULL, 0, JSON_COMPACT);
}

static GPtrArray *
take (BgSql *sql, const char *after, guint most, gsize bytes, GError **error)
{
  g_autoptr (GPtrArray) items = read_rows (sql, after, most, error);
  gsize size = 0;

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      BgSyncItem *item = g_ptr_array_index (items, i);

      if (!fill_item (sql, item, error))
        return NULL;
      size += measure (item->document);
      if (size > bytes && i > 0)
        {
          g_ptr_array_set_size (items, (int) i);
          break;
        }
    }
  return g_steal_pointer (&items);
}

/**
 * bg_sync_take:
 * @store: a record book that is joined to a server
 * @after: id behind which to go on; "" for the first
 * @most: how many at the most
 * @bytes: how many bytes of JSON at the most; a record that is larger goes alone
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type BgSyncItem): what is to be sent next, in the order of the ids; what
 * the server refused before waits until it changes
 */
GPtrArray *
bg_sync_take (BgStore *store, const char *after, guint most, gsize bytes, GError **error)
{
  BgSql *sql = bg_store_acquire_reader (store, error);
  GPtrArray *items = NULL;

  if (sql == NULL)
    return NULL;
  /* Records and revisions of one moment. */
  if (bg_sql_run (sql, "BEGIN", error))
    {
      items = take (sql, after, most, bytes, error);
      (void) bg_sql_run (sql, "COMMIT", NULL);
    }
  bg_store_release_reader (store, sql);
  return items;
}

static gboolean
strike_off (BgSql *sql, BgSyncItem *item, GError **error)
{
  return bg_sql_run_with (sql, "DELETE FROM sync_queue WHERE record = :record", error, ":record", item->id,
                          NULL);
}

/* It changed while it was on its way: what was sent is what both sides know now. */
static gboolean
rebase_item (BgSql *sql, BgSyncItem *item, GError **error)
{
  g_autofree char *base = NULL;

  json_object_del (item->document, "_id");
  json_object_del (item->document, "_rev");
  base = bg_sync_dump (item->document);
  return bg_sql_run_with (sql, "UPDATE sync_queue SET base = :base, behind = 0 WHERE record = :record", error,
                          ":record", item->id, ":base", base, NULL);
}

static gboolean
note_sent_record (BgSql *sql, BgSyncItem *item, GError **error)
{
  g_autofree char *text = g_strdup_printf ("SELECT version FROM %s WHERE id = :id", item->kind);
  g_autofree char *version = NULL;
  gint64 now;

  if (item->version == 0 &&
      !bg_sql_run_with (sql, "DELETE FROM sync_rev WHERE record = :record", error, ":record", item->id, NULL))
    return FALSE;
  if (item->version != 0 &&
      !bg_sql_run_with (sql,
                        "INSERT INTO sync_rev (record, kind, rev) VALUES (:record, :kind, :rev)"
                        " ON CONFLICT DO UPDATE SET rev = :rev",
                        error, ":record", item->id, ":kind", item->kind, ":rev", item->sent_rev, NULL))
    return FALSE;
  if (!bg_sql_read_text (sql, text, &version, error, ":id", item->id, NULL))
    return FALSE;
  now = version != NULL ? g_ascii_strtoll (version, NULL, 10) : 0;
  return now == item->version ? strike_off (sql, item, error) : rebase_item (sql, item, error);
}

static gboolean
note_item (BgSql *sql, BgSyncItem *item, GError **error)
{
  if (item->refused != NULL)
    return bg_sql_run_with (sql, "UPDATE sync_queue SET refused = :refused WHERE record = :record", error,
                            ":record", item->id, ":refused", item->refused, NULL);
  if (item->sent_rev == NULL)
    return TRUE;
  return note_sent_record (sql, item, error);
}

static gboolean
sent_in_transaction (BgSql *sql, gpointer data, GError **error)
{
  GPtrArray *items = data;

  for (guint i = 0; i < items->len; i++)
    if (!note_item (sql, g_ptr_array_index (items, i), error))
      return FALSE;
  return TRUE;
}

/**
 * bg_sync_sent:
 * @store: a record book that is joined to a server
 * @items: (element-type BgSyncItem): what was sent, with what the server said of each
 * @error: what went wrong
 *
 * Strikes what the server took off the queue, where it did not change meanwhile; one without an answer stays.
 *
 * Returns: whether it is written down
 */
gboolean
bg_sync_sent (BgStore *store, GPtrArray *items, GError **error)
{
  g_return_val_if_fail (BG_IS_STORE (store) && items != NULL, FALSE);

  return items->len == 0 || bg_store_write (store, sent_in_transaction, items, NULL, error);
}

/**
 * bg_sync_count_waiting:
 * @store: a record book
 * @waiting: (out): how many records are to be sent
 * @refused: (out): how many the server would not take
 * @error: what went wrong
 *
 * Returns: whether they could be counted
 */
gboolean
bg_sync_count_waiting (BgStore *store, guint *waiting, guint *refused, GError **error)
{
  BgSql *sql = bg_store_acquire_reader (store, error);
  sqlite3_stmt *statement;
  gboolean row = FALSE;
  gboolean good;

  if (sql == NULL)
    return FALSE;
  statement =
    bg_sql_prepare (sql, "SELECT count (*) - count (refused), count (refused) FROM sync_queue", error);
  good = statement != NULL && bg_sql_step (sql, statement, &row, error) && row;
  *waiting = good ? (guint) sqlite3_column_int (statement, 0) : 0;
  *refused = good ? (guint) sqlite3_column_int (statement, 1) : 0;
  if (good)
    sqlite3_reset (statement);
  bg_store_release_reader (store, sql);
  return good;
}

static GPtrArray *
read_refused (BgSql *sql, guint most, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) bg_sync_item_free);
  sqlite3_stmt *statement = bg_sql_prepare (
    sql, "SELECT kind, record, refused FROM sync_queue WHERE refused IS NOT NULL ORDER BY record LIMIT :most",
    error);
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;
  bg_sql_bind_number (statement, ":most", most);
  while (row)
    {
      BgSyncItem *item;

      if (!bg_sql_step (sql, statement, &row, error))
        return NULL;
      if (!row)
        break;
      item = g_new0 (BgSyncItem, 1);
      item->kind = g_strdup (bg_sql_column_text (statement, 0));
      item->id = g_strdup (bg_sql_column_text (statement, 1));
      item->refused = g_strdup (bg_sql_column_text (statement, 2));
      g_ptr_array_add (items, item);
    }
  return g_steal_pointer (&items);
}

/**
 * bg_sync_read_refused:
 * @store: a record book
 * @most: how many at the most
 * @n: (out): how many there are
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type BgSyncItem): records that the server would not take, each with the
 * server's words or %BG_SYNC_REFUSED_SIZE, and without its document
 */
GPtrArray *
bg_sync_read_refused (BgStore *store, guint most, guint *n, GError **error)
{
  guint waiting;
  BgSql *sql;
  GPtrArray *items;

  if (!bg_sync_count_waiting (store, &waiting, n, error))
    return NULL;
  sql = bg_store_acquire_reader (store, error);
  if (sql == NULL)
    return NULL;
  items = read_refused (sql, most, error);
  bg_store_release_reader (store, sql);
  return items;
}

static gboolean
check_kind (BgSql *sql, const BgKind *kind, BgSyncTotals *totals, GError **error)
{
  g_autofree char *text = g_strdup_printf (
    "SELECT count (*) FROM sync_queue q LEFT JOIN %s t ON t.id = q.record WHERE q.kind = '%s'"
    " AND q.base IS NOT NULL AND json_extract (q.base, '$.trashed') IS NOT 1"
    " AND (t.id IS NULL OR t.trashed = 1)",
    kind->name, kind->name);
  g_autofree char *n = NULL;

  if (!bg_sql_read_text (sql, text, &n, error, NULL))
    return FALSE;
  return bg_sync_brake (sql, kind->name, (guint) g_ascii_strtoull (n, NULL, 10), totals, error);
}

static gboolean
check_in_transaction (BgSql *sql, gpointer data, GError **error)
{
  for (const BgKind *const *kind = bg_kind_list (); *kind != NULL; kind++)
    if (!check_kind (sql, *kind, data, error))
      return FALSE;
  return TRUE;
}

/**
 * bg_sync_check_queue:
 * @store: a record book that is joined to a server
 * @totals: takes how many are stopped
 * @error: %BG_SYNC_BRAKE_ERROR where more records would be put away on the server than one would expect
 *
 * Returns: whether what waits may be sent
 */
gboolean
bg_sync_check_queue (BgStore *store, BgSyncTotals *totals, GError **error)
{
  return bg_store_write (store, check_in_transaction, totals, NULL, error);
}
