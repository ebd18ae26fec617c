/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Salvage: a damaged record book becomes a repaired copy beside it, with all that can still be read. */
#include "bg-config.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "bg-backup-private.h"
#include "bg-commit.h"
#include "bg-copy-file.h"
#include "bg-error.h"
#include "bg-prove-private.h"
#include "bg-record-sql.h"
#include "bg-salvage-private.h"

#define RECORDS_AT_ONCE 500

/* The damaged file itself is not even opened by SQLite: a copy of it is, together with its log. */
typedef struct
{
  const char *book;
  char *target;
  char *copy;
  char *part;
} Files;

static const char *const companions[] = { "", "-wal", "-shm", "-journal" };

static void
remove_with_companions (const char *path)
{
  for (gsize i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *name = g_strconcat (path, companions[i], NULL);

      g_unlink (name);
    }
}

static void
clear_files (Files *files)
{
  if (files->copy != NULL)
    remove_with_companions (files->copy);
  if (files->part != NULL)
    remove_with_companions (files->part);
  g_free (files->target);
  g_free (files->copy);
  g_free (files->part);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Files, clear_files)

static char *
dup_target (const char *book)
{
  const char *ending = g_str_has_suffix (book, ".banggiao") ? ".banggiao" : "";
  g_autofree char *stem = g_strndup (book, strlen (book) - strlen (ending));
  char *name = NULL;

  /* “sua”: repaired, in letters that every disk knows. */
  for (int i = 1; name == NULL || g_file_test (name, G_FILE_TEST_EXISTS); i++)
    {
      g_free (name);
      name = i == 1 ? g_strdup_printf ("%s_sua%s", stem, ending)
                    : g_strdup_printf ("%s_sua-%d%s", stem, i, ending);
    }
  return name;
}

static gboolean
refuse_existing (const char *target, GError **error)
{
  g_set_error (error, BG_ERROR, BG_ERROR_REFUSED,
               _ ("There is a file “%s” already. Nothing was changed; choose another name."), target);
  return FALSE;
}

static gboolean
prepare_files (Files *files, const char *target, GCancellable *cancellable, GError **error)
{
  g_autofree char *log = g_strconcat (files->book, "-wal", NULL);
  g_autofree char *copied_log = NULL;
  g_autofree char *folder = NULL;

  files->target = target != NULL ? g_strdup (target) : dup_target (files->book);
  if (g_file_test (files->target, G_FILE_TEST_EXISTS))
    return refuse_existing (files->target, error);
  folder = g_path_get_dirname (files->target);
  if (!bg_check_space (folder, 2 * bg_get_file_size (files->book), error))
    return FALSE;
  files->copy = bg_backup_dup_temporary (folder, "damaged");
  files->part = bg_backup_dup_temporary (folder, "repaired");
  copied_log = g_strconcat (files->copy, "-wal", NULL);
  return bg_copy_file (files->book, files->copy, NULL, cancellable, error) &&
         (!g_file_test (log, G_FILE_TEST_EXISTS) || bg_copy_file (log, copied_log, NULL, cancellable, error));
}

static gboolean
can_read_schema (const char *path)
{
  g_autoptr (BgSql) sql = bg_sql_open (path, SQLITE_OPEN_READWRITE, NULL);
  gint64 tables;

  return sql != NULL &&
         bg_sql_read_number (
           sql, "SELECT count (*) FROM sqlite_schema WHERE name IN ('task', 'change_set', 'agency')", &tables,
           NULL) &&
         tables == 3;
}

/* Where the head of the file is gone, that of the last good copy fits: their tables lie on the same pages. */
static gboolean
mend_head (Files *files)
{
  g_autofree char *folder = bg_backup_dup_folder (files->book);
  g_autoptr (GPtrArray) backups = bg_backup_list (folder);
  g_autofree char *log = g_strconcat (files->copy, "-wal", NULL);

  if (can_read_schema (files->copy))
    return TRUE;
  g_unlink (log);
  for (guint i = 0; i < backups->len; i++)
    {
      const BgBackup *backup = g_ptr_array_index (backups, i);

      if (bg_backup_is_proved (backup) && !backup->sealed && bg_salvage_graft (files->copy, backup->path) &&
          can_read_schema (files->copy))
        return TRUE;
    }
  return FALSE;
}

static gboolean
refuse_hopeless (const char *book, GError **error)
{
  g_set_error (
    error, BG_ERROR, BG_ERROR_DAMAGED,
    _ ("Nothing can be read any more: the head of the file is gone, and there is no backup to take it "
       "from. The file was left as it is; restore the last backup. File: %s"),
    book);
  return FALSE;
}

static gboolean
open_both (BgSalvager *salvager, Files *files, GError **error)
{
  gint64 form;
  int file;

  if (!mend_head (files))
    return refuse_hopeless (files->book, error);
  salvager->from = bg_sql_open (files->copy, SQLITE_OPEN_READWRITE, error);
  if (salvager->from == NULL || !bg_sql_read_number (salvager->from, "PRAGMA user_version", &form, error))
    return FALSE;
  file = g_open (files->part, O_CREAT | O_EXCL | O_RDWR, 0600);
  if (file >= 0)
    g_close (file, NULL);
  salvager->to = bg_sql_open (files->part, SQLITE_OPEN_READWRITE, error);
  return salvager->to != NULL && bg_sql_run (salvager->to, "PRAGMA synchronous = OFF", error) &&
         bg_sql_migrate_to (salvager->to, (int) form, error) &&
         bg_sql_run (salvager->to, "PRAGMA foreign_keys = OFF", error);
}

/* Tables of the new record book; those of the search index are made anew, not copied. */
static GPtrArray *
list_tables (BgSql *sql, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = bg_sql_prepare (
    sql,
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE"
    " '\\' AND name NOT LIKE '%\\_search' ESCAPE '\\' AND name NOT LIKE '%\\_search\\_%' ESCAPE"
    " '\\' ORDER BY rowid",
    error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  while (bg_sql_step (sql, statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&names);
      g_ptr_array_add (names, g_strdup (bg_sql_column_text (statement, 0)));
    }
  return NULL;
}

static gboolean
copy_tables (BgSql *sql, gpointer data, GError **error)
{
  BgSalvager *salvager = data;
  g_autoptr (GPtrArray) names = list_tables (sql, error);

  if (names == NULL)
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    if (!bg_salvage_table (salvager, g_ptr_array_index (names, i), error))
      return FALSE;
  for (guint i = 0; i < names->len; i++)
    if (!bg_salvage_orphans (salvager, g_ptr_array_index (names, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
index_records (BgSql *sql, const BgKind *kind, const GArray *seqs, guint from, GError **error)
{
  guint n = MIN (RECORDS_AT_ONCE, seqs->len - from);
  g_autoptr (GPtrArray) records =
    bg_record_sql_load_many (sql, kind, &g_array_index (seqs, gint64, from), n, error);

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    if (!bg_search_index (sql, NULL, g_ptr_array_index (records, i), g_array_index (seqs, gint64, from + i),
                          error))
      return FALSE;
  return TRUE;
}

static gboolean
index_kind (BgSql *sql, const BgKind *kind, GError **error)
{
  g_autofree char *text = g_strdup_printf ("SELECT seq FROM %s ORDER BY seq", kind->name);
  g_autoptr (GArray) seqs = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement = bg_sql_prepare (sql, text, error);
  gboolean row = FALSE;

  if (statement == NULL)
    return FALSE;
  while (bg_sql_step (sql, statement, &row, error) && row)
    {
      gint64 seq = sqlite3_column_int64 (statement, 0);

      g_array_append_val (seqs, seq);
    }
  for (guint i = 0; i < seqs->len; i += RECORDS_AT_ONCE)
    if (!index_records (sql, kind, seqs, i, error))
      return FALSE;
  return TRUE;
}

static gboolean
index_all (BgSql *sql, gpointer data, GError **error)
{
  for (const BgKind *const *kind = bg_kind_list (); *kind != NULL; kind++)
    if (!index_kind (sql, *kind, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_repaired (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (BgProof) proof = bg_prove_file (path, cancellable, error);

  if (proof == NULL)
    return FALSE;
  if (bg_proof_is_good (proof))
    return TRUE;
  g_set_error (
    error, BG_ERROR, BG_ERROR_FAILED,
    _ ("The repaired copy is not whole either: %s. The damaged file was left as it is; restore the "
       "last backup. Copy: %s"),
    (const char *) g_ptr_array_index (proof->faults, 0), path);
  return FALSE;
}

static gboolean
salvage (BgSalvager *salvager, Files *files, BgSalvage *result, GError **error)
{
  if (!open_both (salvager, files, error) ||
      !bg_sql_transaction (salvager->to, copy_tables, salvager, error) ||
      !bg_sql_transaction (salvager->to, index_all, NULL, error) ||
      !bg_salvage_chain (salvager, &result->history_whole, error) ||
      !bg_prove_count (salvager->to, result->counts, error))
    return FALSE;
  result->holes = salvager->holes;
  g_clear_pointer (&salvager->to, bg_sql_close);
  if (!bg_sync_file (files->part, error) || !check_repaired (files->part, salvager->cancellable, error))
    return FALSE;
  if (g_rename (files->part, files->target) == 0)
    return TRUE;
  g_set_error (error, BG_ERROR, BG_ERROR_FAILED, _ ("The repaired copy could not be given its name: %s"),
               files->target);
  return FALSE;
}

/**
 * bg_salvage_run:
 * @book: file name of a damaged record book; it is only read
 * @target: (nullable): where the repaired copy shall be; NULL for a new name beside @book
 * @cancellable: (nullable): stops it
 * @error: why there is no repaired copy; nothing is left of it then
 *
 * Copies every row that can be read into a new record book, around the damage, makes its search index anew,
 * chains what is left of history, and proves the result. For a worker.
 *
 * Returns: (transfer full): what could be read
 */
BgSalvage *
bg_salvage_run (const char *book, const char *target, GCancellable *cancellable, GError **error)
{
  g_auto (Files) files = { .book = book };
  g_autoptr (BgSalvage) result = NULL;
  BgSalvager salvager = { .cancellable = cancellable };
  gboolean good;

  g_return_val_if_fail (book != NULL, NULL);

  if (!prepare_files (&files, target, cancellable, error))
    return NULL;
  result = g_new0 (BgSalvage, 1);
  result->path = g_strdup (files.target);
  result->counts = bg_counts_new ();
  good = salvage (&salvager, &files, result, error);
  g_clear_pointer (&salvager.from, bg_sql_close);
  g_clear_pointer (&salvager.to, bg_sql_close);
  return good ? g_steal_pointer (&result) : NULL;
}

/**
 * bg_salvage_free:
 * @salvage: (transfer full): what could be read
 */
void
bg_salvage_free (BgSalvage *salvage)
{
  g_free (salvage->path);
  g_array_unref (salvage->counts);
  g_free (salvage);
}
