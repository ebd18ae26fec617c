/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Restores a backup. Whatever stops it, the record book is the old one or the new one, whole. */
#include "bg-config.h"

#include "bg-restore.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "bg-copy-file.h"
#include "bg-error.h"
#include "bg-lock.h"
#include "bg-restore-source.h"
#include "bg-shelf.h"
#include "bg-sql.h"

/* What SQLite keeps beside a record book. */
static const char *const companions[] = { "-wal", "-shm", "-journal" };

typedef struct
{
  const char *book;
  const char *source;
  const char *password;
  int *progress;
  GCancellable *cancellable;
  BgRestored *restored;
} Restore;

static gboolean
refuse_faulty (const BgProof *proof, const char *path, GError **error)
{
  g_set_error (
    error, BG_ERROR, BG_ERROR_DAMAGED,
    _ ("The backup is damaged and was not restored: %s. The record book is as it was; choose another "
       "backup. File: %s"),
    (const char *) g_ptr_array_index (proof->faults, 0), path);
  return FALSE;
}

static gboolean
prove_source (Restore *restore, const char *backup, GError **error)
{
  g_autoptr (BgProof) proof = NULL;

  if (!bg_restore_source_check (backup, restore->cancellable, error))
    return FALSE;
  proof = bg_prove_file (restore->source, restore->cancellable, error);
  if (proof == NULL)
    return FALSE;
  return bg_proof_is_good (proof) || refuse_faulty (proof, backup, error);
}

/* A flush that failed says nothing of what the disk kept: one of the two holds, and both are backed up. */
static gboolean
refuse_unsure (Restore *restore, GError **error)
{
  g_set_error (
    error, BG_ERROR, BG_ERROR_FAILED,
    _ ("The disk did not confirm the restored record book. It is whole, either as it was or as in the "
       "backup, and what was there before is also kept in a backup. Check the disk, then open the "
       "record book and look. File: %s"),
    restore->book);
  return FALSE;
}

/* In one transaction of the record book itself: until it is committed and flushed, the old one holds. */
static gboolean
write_over (Restore *restore, GError **error)
{
  g_autoptr (BgSql) from = bg_sql_open (restore->source, SQLITE_OPEN_READONLY, error);
  g_autoptr (BgSql) to = from != NULL ? bg_sql_open (restore->book, SQLITE_OPEN_READWRITE, error) : NULL;
  sqlite3_backup *copy;
  int code;

  if (to == NULL || !bg_sql_run (to, "PRAGMA journal_mode = WAL", error))
    return FALSE;
  copy = sqlite3_backup_init (bg_sql_get_handle (to), "main", bg_sql_get_handle (from), "main");
  code = copy != NULL ? sqlite3_backup_step (copy, -1) : SQLITE_ERROR;
  if (copy != NULL && sqlite3_backup_finish (copy) != SQLITE_OK &&
      (code == SQLITE_DONE || (code & 0xff) == SQLITE_IOERR))
    return refuse_unsure (restore, error);
  if (copy == NULL || code != SQLITE_DONE)
    {
      bg_sql_set_error (to, error);
      return FALSE;
    }
  bg_sql_run (to, "PRAGMA wal_checkpoint (TRUNCATE)", NULL);
  return TRUE;
}

static char *
dup_kept_name (const char *book)
{
  g_autoptr (GDateTime) now = bg_clock_to_vietnam (bg_clock_get_now ());
  g_autofree char *moment = g_date_time_format (now, "%Y%m%d-%H%M%S");
  const char *ending = g_str_has_suffix (book, ".banggiao") ? ".banggiao" : "";
  g_autofree char *stem = g_strndup (book, strlen (book) - strlen (ending));
  char *name = NULL;

  /* “hong”: damaged, in letters that every disk knows. */
  for (int i = 1; name == NULL || g_file_test (name, G_FILE_TEST_EXISTS); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s_hong_%s-%d%s", stem, moment, i, ending);
    }
  return name;
}

/* Copied, not renamed: there is a record book under its name at every moment. */
static gboolean
keep_damaged (Restore *restore, GError **error)
{
  g_autofree char *kept = dup_kept_name (restore->book);

  if (!bg_copy_file (restore->book, kept, NULL, NULL, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *from = g_strconcat (restore->book, companions[i], NULL);
      g_autofree char *to = g_strconcat (kept, companions[i], NULL);

      if (g_file_test (from, G_FILE_TEST_EXISTS) && !bg_copy_file (from, to, NULL, NULL, error))
        return FALSE;
    }
  restore->restored->kept = g_steal_pointer (&kept);
  return TRUE;
}

/* The log of the damaged record book would be taken for one of the new. It was copied. */
static void
remove_companions (const char *book)
{
  for (gsize i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *path = g_strconcat (book, companions[i], NULL);

      g_unlink (path);
    }
}

static gboolean
put_in_place (Restore *restore, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (restore->book);
  g_autofree char *part = bg_backup_dup_temporary (folder, "restore");

  if (!bg_check_space (folder, bg_get_file_size (restore->source), error) ||
      !bg_copy_file (restore->source, part, NULL, restore->cancellable, error))
    return FALSE;
  if (g_file_test (restore->book, G_FILE_TEST_EXISTS) && !keep_damaged (restore, error))
    {
      g_unlink (part);
      return FALSE;
    }
  remove_companions (restore->book);
  if (g_rename (part, restore->book) != 0)
    {
      g_set_error (
        error, BG_ERROR, BG_ERROR_FAILED,
        _ ("The restored record book could not be put in its place. Nothing was lost; it lies at: %s"), part);
      return FALSE;
    }
  bg_sync_folder (folder);
  return TRUE;
}

/* Whether what is there at present can be backed up; a damaged one cannot, and is kept as a file instead. */
static gboolean
back_up_present (Restore *restore, gboolean *damaged, GError **error)
{
  BgBackupWish wish = { .reason = BG_BACKUP_RESTORE, .progress = restore->progress };
  g_autoptr (GError) failure = NULL;

  *damaged = !g_file_test (restore->book, G_FILE_TEST_EXISTS);
  if (*damaged)
    return TRUE;
  restore->restored->before = bg_backup_make (restore->book, &wish, restore->cancellable, &failure);
  if (restore->restored->before != NULL)
    return TRUE;
  *damaged = g_error_matches (failure, BG_ERROR, BG_ERROR_DAMAGED) ||
             g_error_matches (failure, BG_ERROR, BG_ERROR_NOT_BOOK);
  if (*damaged)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
restore_locked (Restore *restore, const char *backup, GError **error)
{
  g_autofree char *shelf = bg_shelf_dup_folder (restore->book);
  gboolean damaged;

  /* Contents come first: they disturb nothing, and the record book that names them finds them there. */
  if (!prove_source (restore, backup, error) || !back_up_present (restore, &damaged, error) ||
      !bg_backup_restore_files (backup, shelf, restore->password, &restore->restored->missing,
                                restore->cancellable, error) ||
      g_cancellable_set_error_if_cancelled (restore->cancellable, error))
    return FALSE;
  return damaged ? put_in_place (restore, error) : write_over (restore, error);
}

/**
 * bg_restore_run:
 * @book: file name of the record book, which nobody may have open for writing; it need not be there
 * @backup: file name of a backup
 * @password: (nullable): opens a locked one
 * @progress: (nullable): set to 0…1000 meanwhile; read it by g_atomic_int_get()
 * @cancellable: (nullable): stops it, until the record book itself is written
 * @error: BG_ERROR_BUSY when somebody has it open, BG_ERROR_DAMAGED for a backup that is not whole, and
 * others; the record book is as it was then
 *
 * Proves the backup, backs up and proves what is there at present, and puts the backup in its place: by one
 * transaction, or, where the present file is damaged, beside a copy of that file under a name that says so.
 * For a worker.
 *
 * Returns: (transfer full): where the state before can be found
 */
BgRestored *
bg_restore_run (const char *book,
                const char *backup,
                const char *password,
                int *progress,
                GCancellable *cancellable,
                GError **error)
{
  g_auto (BgRestoreSource) source = { NULL };
  g_autoptr (BgRestored) restored = NULL;
  g_autoptr (BgLock) lock = NULL;
  g_autofree char *folder = NULL;
  Restore restore = { book, NULL, password, progress, cancellable, NULL };

  g_return_val_if_fail (book != NULL && backup != NULL, NULL);

  if (!bg_restore_source_differs (backup, book, error))
    return NULL;
  folder = bg_backup_dup_folder (book);
  lock = bg_lock_take (book, NULL, error);
  if (lock == NULL || !bg_restore_source_open (&source, backup, password, folder, cancellable, error))
    return NULL;
  restored = g_new0 (BgRestored, 1);
  restore.source = source.path;
  restore.restored = restored;
  if (!restore_locked (&restore, backup, error))
    return NULL;
  bg_progress_set (progress, 1000);
  return g_steal_pointer (&restored);
}

static BgChangeSet *
create_note (const char *path)
{
  g_autoptr (BgBackup) backup = bg_backup_load (path);
  g_autofree char *moment =
    backup != NULL ? bg_clock_format_moment (backup->time) : g_path_get_basename (path);
  g_autofree char *label = g_strdup_printf (_ ("Restored from the backup of %s"), moment);
  BgChangeSet *set = bg_change_set_new (label);

  bg_change_set_set_act (set, BG_ACT_RESTORED);
  bg_change_set_add_note (set, bg_office_kind.name, BG_OFFICE_ID, "");
  return set;
}

/**
 * bg_restore_note:
 * @store: the record book after a restore
 * @backup: file name of the backup
 * @error: why it cannot be written
 *
 * Writes into history that the record book came back from a backup, and who brought it back. Blocks.
 *
 * Returns: whether it is written
 */
gboolean
bg_restore_note (BgStore *store, const char *backup, GError **error)
{
  g_autoptr (BgChangeSet) set = create_note (backup);

  return bg_store_commit (store, set, error);
}

/**
 * bg_restore_note_async:
 * @store: the record book after a restore
 * @backup: file name of the backup
 * @callback: (nullable): called when it is written; ends with bg_store_commit_finish()
 * @data: for @callback
 *
 * bg_restore_note() on the writer's thread.
 */
void
bg_restore_note_async (BgStore *store, const char *backup, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (BgChangeSet) set = create_note (backup);

  bg_store_commit_async (store, set, NULL, callback, data);
}

/**
 * bg_restored_free:
 * @restored: (transfer full): what came of a restore
 */
void
bg_restored_free (BgRestored *restored)
{
  g_clear_pointer (&restored->before, bg_backup_unref);
  g_free (restored->kept);
  g_free (restored);
}
