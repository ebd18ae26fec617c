/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record with what belongs to it: into the trash together, and back together. */
#include "bg-config.h"

#include "bg-dossier.h"

#include <glib/gi18n-lib.h>

#include "bg-own-records.h"
#include "bg-record-sql.h"
#include "bg-store-private.h"

static gboolean
add_record (BgSql *sql, GPtrArray *records, const BgKind *kind, const char *id, GError **error)
{
  g_autoptr (GError) failure = NULL;
  BgRecord *record = bg_record_sql_load (sql, kind, id, NULL, &failure);

  if (record != NULL)
    g_ptr_array_add (records, record);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* @statement gives ids of records of @kind, or of the kind that its second column names. */
static gboolean
add_all (BgSql *sql, GPtrArray *records, const BgKind *kind, sqlite3_stmt *statement, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) kinds = g_ptr_array_new ();
  gboolean row = FALSE;
  gboolean good;

  while ((good = bg_sql_step (sql, statement, &row, error)) && row)
    {
      g_ptr_array_add (ids, g_strdup (bg_sql_column_text (statement, 0)));
      g_ptr_array_add (kinds,
                       (gpointer) (kind != NULL ? kind : bg_kind_find (bg_sql_column_text (statement, 1))));
    }
  for (guint i = 0; good && i < ids->len; i++)
    if (g_ptr_array_index (kinds, i) != NULL)
      good = add_record (sql, records, g_ptr_array_index (kinds, i), g_ptr_array_index (ids, i), error);
  return good;
}

/* All that a query on @id finds; @kind as in add_all(). */
static GPtrArray *
list_by_id (BgStore *store, const BgKind *kind, const char *text, const char *id, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  BgSql *reader = bg_store_acquire_reader (store, error);
  sqlite3_stmt *statement = reader != NULL ? bg_sql_prepare (reader, text, error) : NULL;
  gboolean good = FALSE;

  if (statement != NULL)
    {
      bg_sql_bind_text (statement, ":id", id);
      good = add_all (reader, records, kind, statement, error);
    }
  if (reader != NULL)
    bg_store_release_reader (store, reader);
  return good ? g_steal_pointer (&records) : NULL;
}

/**
 * bg_store_list_own:
 * @store: a record book
 * @record: a record
 * @error: what went wrong
 *
 * Short enough for the main thread.
 *
 * Returns: (transfer full) (element-type BgRecord): what belongs to its dossier and is not in the trash, such
 *   as the tasks of a delegation
 */
GPtrArray *
bg_store_list_own (BgStore *store, BgRecord *record, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GHashTable) owners = NULL;
  GPtrArray *own;
  BgSql *reader;

  g_return_val_if_fail (BG_IS_STORE (store) && BG_IS_RECORD (record), NULL);

  reader = bg_store_acquire_reader (store, error);
  if (reader == NULL)
    return NULL;
  g_ptr_array_add (records, record);
  owners = bg_own_records_read (reader, bg_record_get_kind (record), records, error);
  bg_store_release_reader (store, reader);
  if (owners == NULL)
    return NULL;
  own = g_hash_table_lookup (owners, bg_record_get_id (record));
  return own != NULL ? g_ptr_array_ref (own) : g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * bg_store_list_before:
 * @store: a record book
 * @agreement: an agreement
 * @error: what went wrong
 *
 * Looks through all agreements: not for the main thread.
 *
 * Returns: (transfer full) (element-type BgRecord): the agreements that it replaced, and those that were
 * inherited from it
 */
GPtrArray *
bg_store_list_before (BgStore *store, BgRecord *agreement, GError **error)
{
  g_return_val_if_fail (BG_IS_STORE (store) && BG_IS_RECORD (agreement), NULL);

  return list_by_id (store, &bg_agreement_kind,
                     "SELECT id FROM agreement WHERE trashed = 0"
                     " AND (replaced_by = :id OR inherited_from = :id) ORDER BY signed_date, seq",
                     bg_record_get_id (agreement), error);
}

/**
 * bg_store_list_trashed_with:
 * @store: a record book
 * @record: a record in the trash
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type BgRecord): what went into the trash in the same step as @record, and
 *   is still there
 */
GPtrArray *
bg_store_list_trashed_with (BgStore *store, BgRecord *record, GError **error)
{
  GPtrArray *records;

  g_return_val_if_fail (BG_IS_STORE (store) && BG_IS_RECORD (record), NULL);

  records = list_by_id (store, NULL,
                        "SELECT record, kind FROM change WHERE path = 'trashed' AND after = 'true'"
                        " AND record <> :id AND change_set = (SELECT max (change_set) FROM change"
                        " WHERE record = :id AND path = 'trashed' AND after = 'true') ORDER BY position",
                        bg_record_get_id (record), error);
  for (guint i = records != NULL ? records->len : 0; i > 0; i--)
    if (!bg_record_is_trashed (g_ptr_array_index (records, i - 1)))
      g_ptr_array_remove_index (records, i - 1);
  return records;
}

static void
add_marked (BgChangeSet *set, BgRecord *record, gboolean trashed)
{
  g_autoptr (BgRecord) after = bg_record_copy (record);

  bg_record_set_trashed (after, trashed);
  bg_change_set_add (set, record, after);
}

/**
 * bg_dossier_create_change_set:
 * @record: a record
 * @others: (nullable) (element-type BgRecord): what goes with it
 * @trashed: whether they go into the trash, or come back
 *
 * Returns: (transfer full): one step for all of them
 */
BgChangeSet *
bg_dossier_create_change_set (BgRecord *record, GPtrArray *others, gboolean trashed)
{
  BgChangeSet *set;

  g_return_val_if_fail (BG_IS_RECORD (record), NULL);

  set = bg_change_set_new (trashed ? _ ("Put into the trash") : _ ("Restored from the trash"));
  add_marked (set, record, trashed);
  for (guint i = 0; others != NULL && i < others->len; i++)
    add_marked (set, g_ptr_array_index (others, i), trashed);
  return set;
}
