/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which records name which files. */
#include "bg-config.h"

#include "bg-file-uses.h"

#include "bg-shared-items.h"
#include "bg-shelf.h"
#include "bg-store-private.h"
#include "bg-sync-files.h"

static void
free_use (gpointer data)
{
  BgFileUse *use = data;

  g_free (use->sha256);
  g_free (use->title);
  g_free (use->file_name);
  g_free (use->media_type);
  g_free (use->record);
  g_free (use->kind);
  g_free (use);
}

/**
 * bg_kind_get_files:
 * @kind: a kind of records
 *
 * Returns: (nullable): its list of files
 */
const BgField *
bg_kind_get_files (const BgKind *kind)
{
  g_return_val_if_fail (kind != NULL, NULL);

  for (const BgField *field = kind->fields; field->name != NULL; field++)
    if (field->items == &bg_file_items)
      return field;
  return NULL;
}

static BgFileUse *
read_use (sqlite3_stmt *statement, const char *kind)
{
  BgFileUse *use = g_new0 (BgFileUse, 1);

  use->sha256 = g_strdup (bg_sql_column_text (statement, 0));
  use->size = sqlite3_column_int64 (statement, 1);
  use->title = g_strdup (bg_sql_column_text (statement, 2));
  use->file_name = g_strdup (bg_sql_column_text (statement, 3));
  use->media_type = g_strdup (bg_sql_column_text (statement, 4));
  use->record = g_strdup (bg_sql_column_text (statement, 5));
  use->kind = g_strdup (kind);
  return use;
}

static gboolean
read_kind (BgSql *sql, const BgKind *kind, const BgField *files, GPtrArray *uses, GError **error)
{
  g_autofree char *text = g_strdup_printf (
    "SELECT f.sha256, f.size, f.title, f.file_name, f.media_type, r.id FROM %s_%s AS f"
    " JOIN %s AS r ON r.seq = f.parent_seq WHERE f.sha256 IS NOT NULL ORDER BY r.seq, f.item_order",
    kind->name, files->name, kind->name);
  sqlite3_stmt *statement = bg_sql_prepare (sql, text, error);
  gboolean row = statement != NULL;

  if (statement == NULL)
    return FALSE;
  while (row)
    {
      if (!bg_sql_step (sql, statement, &row, error))
        return FALSE;
      /* What another program wrote may be no name of contents at all. */
      if (row && bg_shelf_is_name (bg_sql_column_text (statement, 0)))
        g_ptr_array_add (uses, read_use (statement, kind->name));
    }
  return TRUE;
}

/**
 * bg_file_uses_read:
 * @sql: a connection
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type BgFileUse): all files that records name, those in the trash too
 */
GPtrArray *
bg_file_uses_read (BgSql *sql, GError **error)
{
  g_autoptr (GPtrArray) uses = g_ptr_array_new_with_free_func (free_use);

  for (const BgKind *const *kind = bg_kind_list (); *kind != NULL; kind++)
    {
      const BgField *files = bg_kind_get_files (*kind);

      if (files != NULL && !read_kind (sql, *kind, files, uses, error))
        return NULL;
    }
  return g_steal_pointer (&uses);
}

/**
 * bg_file_uses_list:
 * @store: a record book
 * @error: what went wrong
 *
 * Blocks; for a worker and the terminal.
 *
 * Returns: (transfer full) (element-type BgFileUse): all files that records name, those in the trash too
 */
GPtrArray *
bg_file_uses_list (BgStore *store, GError **error)
{
  BgSql *sql;
  GPtrArray *uses;

  g_return_val_if_fail (BG_IS_STORE (store), NULL);

  sql = bg_store_acquire_reader (store, error);
  if (sql == NULL)
    return NULL;
  uses = bg_file_uses_read (sql, error);
  bg_store_release_reader (store, sql);
  return uses;
}

/* What a record removed for good once named is not wanted: that cannot be undone. */
static gboolean
has_record (BgSql *sql, const char *kind, const char *id, gboolean *has, GError **error)
{
  g_autofree char *text =
    bg_kind_find (kind) != NULL ? g_strdup_printf ("SELECT 1 FROM %s WHERE id = :id", kind) : NULL;
  g_autofree char *found = NULL;

  if (text != NULL && !bg_sql_read_text (sql, text, &found, error, ":id", id, NULL))
    return FALSE;
  *has = found != NULL;
  return TRUE;
}

/* A file that was taken out of a record comes back by undoing. */
static gboolean
is_in_history (BgSql *sql, const char *sha256, gboolean *is, GError **error)
{
  sqlite3_stmt *statement = bg_sql_prepare (sql,
                                            "SELECT DISTINCT kind, record FROM change"
                                            " WHERE instr (before, :name) > 0 OR instr (after, :name) > 0",
                                            error);
  gboolean row = statement != NULL;

  if (statement == NULL)
    return FALSE;
  bg_sql_bind_text (statement, ":name", sha256);
  while (row && !*is)
    {
      if (!bg_sql_step (sql, statement, &row, error) ||
          (row && !has_record (sql, bg_sql_column_text (statement, 0), bg_sql_column_text (statement, 1), is,
                               error)))
        return FALSE;
    }
  if (row)
    sqlite3_reset (statement);
  return TRUE;
}

/* As long as an open form, a step of history or a question names the contents, they are kept. */
static gboolean
is_remembered (BgSql *sql, const char *sha256, gboolean *is, GError **error)
{
  g_autofree char *found = NULL;

  if (!bg_sql_read_text (sql,
                         "SELECT 1 WHERE EXISTS (SELECT 1 FROM draft WHERE instr (document, :name) > 0)"
                         " OR EXISTS (SELECT 1 FROM sync_inbox WHERE instr (mine, :name) > 0"
                         " OR instr (base, :name) > 0)",
                         &found, error, ":name", sha256, NULL))
    return FALSE;
  *is = found != NULL;
  return *is || is_in_history (sql, sha256, is, error);
}

static gboolean
is_used (GPtrArray *uses, const char *sha256)
{
  for (guint i = 0; i < uses->len; i++)
    if (g_str_equal (((BgFileUse *) g_ptr_array_index (uses, i))->sha256, sha256))
      return TRUE;
  return FALSE;
}

static gboolean
drop_unwanted (BgSql *sql, const char *shelf, GPtrArray *uses, const char *name, GError **error)
{
  gboolean is_wanted = is_used (uses, name);

  if (!is_wanted && !is_remembered (sql, name, &is_wanted, error))
    return FALSE;
  if (is_wanted)
    return TRUE;
  if (shelf != NULL)
    bg_shelf_drop (shelf, name);
  return bg_sync_mark_file_gone (sql, name, error);
}

static gboolean
sweep_record (BgSql *sql, const char *shelf, GPtrArray *uses, BgRecord *record, GError **error)
{
  const BgField *files = bg_kind_get_files (bg_record_get_kind (record));
  GListModel *items = files != NULL ? bg_record_get_items (record, files->name) : NULL;

  for (guint i = 0; items != NULL && i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (BgRecord) item = g_list_model_get_item (items, i);
      const char *name = bg_record_get_text (item, "sha256");

      if (bg_shelf_is_name (name) && !drop_unwanted (sql, shelf, uses, name, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * bg_file_uses_sweep_in_transaction:
 * @sql: a connection inside a transaction, after the one that removed the records
 * @data: a #BgFileSweep
 * @error: what went wrong
 *
 * Takes the contents off the shelf that a record named which was removed for good, and that no record, draft
 * or step of history names any more. Nothing else ever takes contents off the shelf.
 *
 * Returns: whether it could be found out
 */
gboolean
bg_file_uses_sweep_in_transaction (BgSql *sql, gpointer data, GError **error)
{
  const BgFileSweep *sweep = data;
  /* What another book beside this one names is not known here: then everything stays. */
  g_autofree char *shelf = bg_shelf_is_shared (sweep->book) ? NULL : bg_shelf_dup_folder (sweep->book);
  g_autoptr (GPtrArray) uses = bg_file_uses_read (sql, error);

  if (uses == NULL)
    return FALSE;
  for (guint i = 0; i < bg_change_set_get_n_purges (sweep->set); i++)
    if (!sweep_record (sql, shelf, uses, bg_change_set_get_purge (sweep->set, i), error))
      return FALSE;
  return TRUE;
}

/**
 * bg_file_uses_sweep:
 * @sql: the writer's connection
 * @book: file name of the record book
 * @set: a change set that was carried out
 *
 * bg_file_uses_sweep_in_transaction() in one of its own. Contents that stay because the disk failed are no
 * loss, and so no error.
 */
void
bg_file_uses_sweep (BgSql *sql, const char *book, BgChangeSet *set)
{
  BgFileSweep sweep = { book, set };

  if (bg_change_set_get_n_purges (set) > 0)
    (void) bg_sql_transaction (sql, bg_file_uses_sweep_in_transaction, &sweep, NULL);
}
