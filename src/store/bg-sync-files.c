/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the record book knows of the contents of files that the server has. */
#include "bg-config.h"

#include "bg-sync-files.h"

#include <string.h>

#include "bg-file-uses.h"
#include "bg-shelf.h"
#include "bg-store-private.h"

static gboolean
set_file (BgSql *sql, const char *sha256, const char *rev, GError **error)
{
  return bg_sql_run_with (sql,
                          "INSERT INTO sync_file (sha256, rev, gone) VALUES (:sha256, :rev, 0)"
                          " ON CONFLICT DO UPDATE SET rev = :rev",
                          error, ":sha256", sha256, ":rev", rev, NULL);
}

static gboolean
forget_file (BgSql *sql, const char *sha256, GError **error)
{
  return bg_sql_run_with (sql, "DELETE FROM sync_file WHERE sha256 = :sha256", error, ":sha256", sha256,
                          NULL);
}

static gboolean
has_contents (const json_t *document)
{
  return json_is_object (
    json_object_get (json_object_get (document, "_attachments"), BG_SYNC_FILE_ATTACHMENT));
}

/**
 * bg_sync_take_file:
 * @sql: a connection inside a transaction
 * @document: a document "file:…" as the server has it; one that is announced only, or removed, has no
 * contents
 * @error: what went wrong
 *
 * Nothing leaves the shelf because the server lost or removed it: what records still name is sent again.
 *
 * Returns: whether it is noted
 */
gboolean
bg_sync_take_file (BgSql *sql, const json_t *document, GError **error)
{
  const char *name = json_string_value (json_object_get (document, "_id"));
  const char *rev = json_string_value (json_object_get (document, "_rev"));
  const char *sha256 = name + strlen (BG_SYNC_FILE_PREFIX);

  if (!bg_shelf_is_name (sha256) || rev == NULL)
    return TRUE;
  if (json_is_true (json_object_get (document, "_deleted")) || !has_contents (document))
    return forget_file (sql, sha256, error);
  return set_file (sql, sha256, rev, error);
}

/**
 * bg_sync_mark_file_gone:
 * @sql: a connection inside a transaction
 * @sha256: name of contents that nothing here names any more, since a record was removed for good
 * @error: what went wrong
 *
 * Returns: whether it is noted that the server's shall go too, where it has them
 */
gboolean
bg_sync_mark_file_gone (BgSql *sql, const char *sha256, GError **error)
{
  return bg_sql_run_with (sql, "UPDATE sync_file SET gone = 1 WHERE sha256 = :sha256", error, ":sha256",
                          sha256, NULL);
}

typedef struct
{
  /* Whether the server shall have the contents, and the shelf. */
  gboolean there;
  gboolean here;
  const char *shelf;
} Wanted;

static gboolean
is_there (BgSql *sql, const char *sha256, gboolean *is, GError **error)
{
  g_autofree char *rev = NULL;

  if (!bg_sql_read_text (sql, "SELECT rev FROM sync_file WHERE sha256 = :sha256", &rev, error, ":sha256",
                         sha256, NULL))
    return FALSE;
  *is = rev != NULL;
  return TRUE;
}

static GPtrArray *
choose (BgSql *sql, const Wanted *wanted, GError **error)
{
  g_autoptr (GPtrArray) uses = bg_file_uses_read (sql, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; uses != NULL && i < uses->len; i++)
    {
      const BgFileUse *use = g_ptr_array_index (uses, i);
      gboolean there;

      if (!g_hash_table_add (seen, use->sha256))
        continue;
      if (!is_there (sql, use->sha256, &there, error))
        return NULL;
      if (there == wanted->there && bg_shelf_has (wanted->shelf, use->sha256, -1) == wanted->here)
        g_ptr_array_add (names, g_strdup (use->sha256));
    }
  return uses != NULL ? g_steal_pointer (&names) : NULL;
}

static GPtrArray *
list_files (BgStore *store, gboolean there, gboolean here, GError **error)
{
  g_autofree char *shelf = bg_shelf_dup_folder (bg_store_get_path (store));
  Wanted wanted = { there, here, shelf };
  BgSql *sql = bg_store_acquire_reader (store, error);
  GPtrArray *names;

  if (sql == NULL)
    return NULL;
  names = choose (sql, &wanted, error);
  bg_store_release_reader (store, sql);
  return names;
}

/**
 * bg_sync_list_files_to_send:
 * @store: a record book that is joined to a server
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type utf8): contents that records name, and that the server lacks
 */
GPtrArray *
bg_sync_list_files_to_send (BgStore *store, GError **error)
{
  g_return_val_if_fail (BG_IS_STORE (store), NULL);

  return list_files (store, FALSE, TRUE, error);
}

/**
 * bg_sync_list_files_to_fetch:
 * @store: a record book that is joined to a server
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type utf8): contents that records name, and that only the server has
 */
GPtrArray *
bg_sync_list_files_to_fetch (BgStore *store, GError **error)
{
  g_return_val_if_fail (BG_IS_STORE (store), NULL);

  return list_files (store, TRUE, FALSE, error);
}

static GPtrArray *
read_gone (BgSql *sql, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) uses = bg_file_uses_read (sql, error);
  g_autoptr (GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);
  sqlite3_stmt *statement =
    uses != NULL ? bg_sql_prepare (sql, "SELECT sha256 FROM sync_file WHERE gone = 1", error) : NULL;
  gboolean row = statement != NULL;

  for (guint i = 0; uses != NULL && i < uses->len; i++)
    g_hash_table_add (used, ((BgFileUse *) g_ptr_array_index (uses, i))->sha256);
  while (row)
    {
      if (!bg_sql_step (sql, statement, &row, error))
        return NULL;
      if (row && !g_hash_table_contains (used, bg_sql_column_text (statement, 0)))
        g_ptr_array_add (names, g_strdup (bg_sql_column_text (statement, 0)));
    }
  return statement != NULL ? g_steal_pointer (&names) : NULL;
}

/**
 * bg_sync_list_files_gone:
 * @store: a record book that is joined to a server
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type utf8): contents that the server has, and that nothing names since a
 * record was removed for good
 */
GPtrArray *
bg_sync_list_files_gone (BgStore *store, GError **error)
{
  BgSql *sql;
  GPtrArray *names;

  g_return_val_if_fail (BG_IS_STORE (store), NULL);

  sql = bg_store_acquire_reader (store, error);
  if (sql == NULL)
    return NULL;
  names = read_gone (sql, error);
  bg_store_release_reader (store, sql);
  return names;
}

typedef struct
{
  const char *sha256;
  const char *rev;
} Row;

static gboolean
set_in_transaction (BgSql *sql, gpointer data, GError **error)
{
  const Row *row = data;

  return row->rev != NULL ? set_file (sql, row->sha256, row->rev, error)
                          : forget_file (sql, row->sha256, error);
}

/**
 * bg_sync_set_file:
 * @store: a record book that is joined to a server
 * @sha256: name of contents
 * @rev: (nullable): revision of the document that has them on the server; NULL where it does not have them
 * @error: what went wrong
 *
 * Returns: whether it is noted
 */
gboolean
bg_sync_set_file (BgStore *store, const char *sha256, const char *rev, GError **error)
{
  Row row = { sha256, rev };

  g_return_val_if_fail (BG_IS_STORE (store) && sha256 != NULL, FALSE);

  return bg_store_write (store, set_in_transaction, &row, NULL, error);
}

/**
 * bg_sync_dup_file_rev:
 * @store: a record book
 * @sha256: name of contents
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable): revision of the document that has them on the server
 */
char *
bg_sync_dup_file_rev (BgStore *store, const char *sha256, GError **error)
{
  BgSql *sql;
  char *rev = NULL;

  g_return_val_if_fail (BG_IS_STORE (store) && sha256 != NULL, NULL);

  sql = bg_store_acquire_reader (store, error);
  if (sql == NULL)
    return NULL;
  (void) bg_sql_read_text (sql, "SELECT rev FROM sync_file WHERE sha256 = :sha256", &rev, error, ":sha256",
                           sha256, NULL);
  bg_store_release_reader (store, sql);
  return rev;
}

static gboolean
set_all_in_transaction (BgSql *sql, gpointer data, GError **error)
{
  return bg_sql_run_with (sql, "UPDATE sync_server SET all_files = :all", error, ":all",
                          GPOINTER_TO_INT (data) ? "1" : "0", NULL);
}

/**
 * bg_sync_set_all_files:
 * @store: a record book that is joined to a server
 * @all: whether this computer fetches the contents of all files, and not only of those that somebody opens
 * @error: what went wrong
 *
 * Returns: whether it is set
 */
gboolean
bg_sync_set_all_files (BgStore *store, gboolean all, GError **error)
{
  g_return_val_if_fail (BG_IS_STORE (store), FALSE);

  return bg_store_write (store, set_all_in_transaction, GINT_TO_POINTER (all), NULL, error);
}
