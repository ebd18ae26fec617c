/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What belongs to records, such as the tasks of delegations, read for many of them at once. */
#include "bg-config.h"

#include "bg-own-records.h"

#include "bg-record-sql.h"

static char *
dup_id_array (GPtrArray *records)
{
  json_t *ids = json_array ();
  char *text;

  for (guint i = 0; i < records->len; i++)
    if (g_ptr_array_index (records, i) != NULL)
      json_array_append_new (ids, json_string (bg_record_get_id (g_ptr_array_index (records, i))));
  text = json_dumps (ids, JSON_COMPACT);
  json_decref (ids);
  return text;
}

static GArray *
find_rows (BgSql *sql, const BgRelation *relation, const char *ids, GError **error)
{
  g_autoptr (GArray) seqs = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *text =
    g_strdup_printf ("SELECT seq FROM %s WHERE %s IN (SELECT value FROM json_each (:ids))"
                     " AND trashed = 0 ORDER BY seq",
                     relation->kind->name, relation->field);
  sqlite3_stmt *statement = bg_sql_prepare (sql, text, error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  bg_sql_bind_text (statement, ":ids", ids);
  while (bg_sql_step (sql, statement, &row, error))
    {
      gint64 seq = row ? sqlite3_column_int64 (statement, 0) : 0;

      if (!row)
        return g_steal_pointer (&seqs);
      g_array_append_val (seqs, seq);
    }
  return NULL;
}

static void
add_to_owner (GHashTable *owners, const char *owner, BgRecord *record)
{
  GPtrArray *own = g_hash_table_lookup (owners, owner);

  if (own == NULL)
    {
      own = g_ptr_array_new_with_free_func (g_object_unref);
      g_hash_table_insert (owners, g_strdup (owner), own);
    }
  g_ptr_array_add (own, g_object_ref (record));
}

static gboolean
read_relation (BgSql *sql, GHashTable *owners, const BgRelation *relation, const char *ids, GError **error)
{
  g_autoptr (GArray) seqs = find_rows (sql, relation, ids, error);
  g_autoptr (GPtrArray) found = NULL;

  if (seqs == NULL || seqs->len == 0)
    return seqs != NULL;
  found = bg_record_sql_load_many (sql, relation->kind, (const gint64 *) seqs->data, seqs->len, error);
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      BgRecord *record = g_ptr_array_index (found, i);
      const char *owner = bg_record_get_text (record, relation->field);

      /* Another program may have moved or trashed it since its row was found. */
      if (owner != NULL && !bg_record_is_trashed (record))
        add_to_owner (owners, owner, record);
    }
  return found != NULL;
}

/**
 * bg_own_records_read:
 * @sql: a connection
 * @kind: a kind
 * @records: (element-type BgRecord): records of @kind; %NULL among them is passed over
 * @error: what went wrong
 *
 * A few queries, however many records there are.
 *
 * Returns: (transfer full) (element-type utf8 GPtrArray): from the id of a record to what belongs to its
 * dossier and is not in the trash, in the order in which it was written down; nothing for a record that has
 * none
 */
GHashTable *
bg_own_records_read (BgSql *sql, const BgKind *kind, GPtrArray *records, GError **error)
{
  g_autoptr (GHashTable) owners =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  const BgRelation *relation;
  g_autofree char *ids = NULL;

  g_return_val_if_fail (sql != NULL && kind != NULL && records != NULL, NULL);

  if (records->len == 0)
    return g_steal_pointer (&owners);
  ids = dup_id_array (records);
  for (relation = kind->relations; relation != NULL && relation->label != NULL; relation++)
    if (relation->is_own && !read_relation (sql, owners, relation, ids, error))
      return NULL;
  return g_steal_pointer (&owners);
}
