/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which records of a page this computer knows anything of. In a first exchange nearly all are new, and need
 * not be looked for one by one in three tables. */
#include "bg-config.h"

#include "bg-sync-apply-private.h"

static void
add_id (GHashTable *by_kind, const json_t *document)
{
  g_autofree char *kind = NULL;
  const char *id;
  json_t *ids;

  if (!bg_sync_split_id (document, &kind, &id))
    return;
  ids = g_hash_table_lookup (by_kind, kind);
  if (ids == NULL)
    {
      ids = json_array ();
      g_hash_table_insert (by_kind, g_steal_pointer (&kind), ids);
    }
  json_array_append_new (ids, json_string (id));
}

static gboolean
add_found (BgSql *sql, const char *text, const char *ids, GHashTable *known, GError **error)
{
  sqlite3_stmt *statement = bg_sql_prepare (sql, text, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  bg_sql_bind_text (statement, ":ids", ids);
  while (bg_sql_step (sql, statement, &row, error))
    {
      const char *id = row ? bg_sql_column_text (statement, 0) : NULL;

      if (!row)
        return TRUE;
      if (id != NULL)
        g_hash_table_add (known, g_strdup (id));
    }
  return FALSE;
}

static gboolean
find_of_kind (BgSql *sql, const char *kind, const json_t *array, GHashTable *known, GError **error)
{
  char *ids = json_dumps (array, JSON_COMPACT);
  g_autofree char *text =
    g_strdup_printf ("SELECT id FROM %s WHERE id IN (SELECT value FROM json_each (:ids))", kind);
  gboolean good =
    add_found (sql, "SELECT record FROM sync_rev WHERE record IN (SELECT value FROM json_each (:ids))", ids,
               known, error) &&
    add_found (sql, "SELECT record FROM sync_queue WHERE record IN (SELECT value FROM json_each (:ids))", ids,
               known, error) &&
    (bg_kind_find (kind) == NULL || bg_kind_find (kind)->is_item || add_found (sql, text, ids, known, error));

  free (ids);
  return good;
}

/**
 * bg_sync_find_known:
 * @sql: a connection inside a transaction
 * @documents: (element-type json_t): documents as the server has them
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type utf8): the ids of those that are here, wait to be sent, or came
 * before
 */
GHashTable *
bg_sync_find_known (BgSql *sql, GPtrArray *documents, GError **error)
{
  g_autoptr (GHashTable) by_kind =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) json_decref);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer kind, ids;

  for (guint i = 0; i < documents->len; i++)
    add_id (by_kind, g_ptr_array_index (documents, i));
  g_hash_table_iter_init (&iter, by_kind);
  while (g_hash_table_iter_next (&iter, &kind, &ids))
    if (!find_of_kind (sql, kind, ids, known, error))
      return NULL;
  return g_steal_pointer (&known);
}
