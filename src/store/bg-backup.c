/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a backup: copied, proved, locked where that is wished, and only then given its name. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "bg-backup-private.h"
#include "bg-copy-file.h"
#include "bg-error.h"
#include "bg-prove-private.h"
#include "bg-shelf.h"

#define PROVED_SHARE 900

/**
 * Making:
 * @backup: what is being made
 * @folder: where
 * @part: temporary name of the copy
 * @seal: (nullable): what locks it
 * @files: (element-type utf8): contents of files that belong to it
 *
 * One backup on its way.
 */
typedef struct
{
  const char *book;
  const BgBackupWish *wish;
  GCancellable *cancellable;
  BgBackup *backup;
  char *folder;
  char *part;
  BgSeal *seal;
  GPtrArray *files;
} Making;

static void
clear_making (Making *making)
{
  if (making->part != NULL)
    g_unlink (making->part);
  g_clear_pointer (&making->part, g_free);
  g_clear_pointer (&making->folder, g_free);
  g_clear_pointer (&making->seal, bg_seal_free);
  g_clear_pointer (&making->files, g_ptr_array_unref);
  g_clear_pointer (&making->backup, bg_backup_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Making, clear_making)

/* A file with the name of its record book, its moment and its reason; never one that is there already. */
static char *
dup_name (Making *making)
{
  g_autofree char *base = g_path_get_basename (making->book);
  g_autoptr (GDateTime) time = bg_clock_to_vietnam (making->backup->time);
  g_autofree char *moment = g_date_time_format (time, "%Y%m%d-%H%M%S");
  char *path = NULL;

  if (g_str_has_suffix (base, ".banggiao"))
    base[strlen (base) - strlen (".banggiao")] = '\0';
  for (int i = 1; path == NULL || g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf ("-%d", i) : g_strdup ("");
      g_autofree char *name =
        g_strdup_printf ("%s_%s%s_%s" BG_BACKUP_ENDING, base, moment, number, making->backup->reason);

      g_free (path);
      path = g_build_filename (making->folder, name, NULL);
    }
  return path;
}

static gboolean
find_seal (Making *making, GError **error)
{
  if (making->wish->password == NULL)
    return bg_backup_load_seal (making->folder, &making->seal, error);
  making->seal = bg_seal_new (making->wish->password, error);
  return making->seal != NULL;
}

static gboolean
begin_making (Making *making, GError **error)
{
  g_autofree char *log = g_strconcat (making->book, "-wal", NULL);
  gint64 size = bg_get_file_size (making->book) + bg_get_file_size (log);

  making->backup = bg_backup_new ();
  making->backup->time = bg_clock_get_now ();
  making->backup->reason = g_strdup (making->wish->reason);
  making->backup->label = g_strdup (making->wish->label);
  making->backup->host = g_strdup (g_get_host_name ());
  making->folder =
    making->wish->folder != NULL ? g_strdup (making->wish->folder) : bg_backup_dup_folder (making->book);
  if (!bg_make_private_folder (making->folder, error) || !find_seal (making, error))
    return FALSE;
  making->part = bg_backup_dup_temporary (making->folder, "copy");
  return bg_check_space (making->folder, making->seal != NULL ? 2 * size : size, error);
}

static gboolean
prove_part (Making *making, GError **error)
{
  g_autoptr (BgProof) proof =
    bg_prove_file_hashed (making->part, &making->backup->plain_digest, making->cancellable, error);

  if (proof == NULL)
    return FALSE;
  bg_backup_take_proof (making->backup, proof);
  making->backup->digest = g_strdup (making->backup->plain_digest);
  return TRUE;
}

/* Opened once more with its own key: what comes out must be what was proved. */
static gboolean
prove_locked (Making *making, const char *locked, GBytes *key, GError **error)
{
  g_autofree char *opened = bg_backup_dup_temporary (making->folder, "opened");
  g_autofree char *hash = NULL;

  if (!bg_unseal_file (locked, opened, NULL, key, making->cancellable, error))
    return FALSE;
  hash = bg_hash_file (opened, making->cancellable, error);
  g_unlink (opened);
  if (hash != NULL && !g_str_equal (hash, making->backup->plain_digest) && making->backup->fault == NULL)
    making->backup->fault = g_strdup (_ ("What comes out of the locked copy is not what went in"));
  return hash != NULL;
}

static gboolean
lock_part (Making *making, GError **error)
{
  g_autofree char *locked = bg_backup_dup_temporary (making->folder, "locked");
  g_autoptr (GBytes) key = NULL;

  if (!bg_seal_file (making->seal, making->part, locked, &key, making->cancellable, error))
    return FALSE;
  g_unlink (making->part);
  g_free (making->part);
  making->part = g_steal_pointer (&locked);
  if (!prove_locked (making, making->part, key, error))
    return FALSE;
  g_free (making->backup->digest);
  making->backup->digest = bg_hash_file (making->part, making->cancellable, error);
  making->backup->sealed = TRUE;
  return making->backup->digest != NULL;
}

/* After the record book: whatever that names was on the shelf before. */
static gboolean
copy_files (Making *making, GError **error)
{
  g_autofree char *shelf = bg_shelf_dup_folder (making->book);
  guint altered;

  making->files =
    bg_backup_copy_files (shelf, making->folder, making->seal, &altered, making->cancellable, error);
  if (making->files == NULL)
    return FALSE;
  making->backup->n_files = making->files->len;
  making->backup->n_altered = altered;
  return TRUE;
}

/* First the proof, then the backup under its name: at no moment is there a backup that nothing is known of.
 */
static gboolean
name_part (Making *making, GError **error)
{
  BgBackup *backup = making->backup;

  backup->path = dup_name (making);
  backup->size = bg_get_file_size (making->part);
  if (!bg_backup_save_files_list (backup->path, making->files, error) ||
      !bg_backup_save_proof (backup, error))
    return FALSE;
  if (g_rename (making->part, backup->path) != 0)
    {
      g_set_error (error, BG_ERROR, BG_ERROR_FAILED, _ ("The backup could not be given its name: %s"),
                   backup->path);
      return FALSE;
    }
  bg_sync_folder (making->folder);
  backup->known = TRUE;
  return TRUE;
}

static gboolean
refuse_faulty (Making *making, GError **error)
{
  g_set_error (error, BG_ERROR, BG_ERROR_DAMAGED,
               _ ("The copy was opened again and is not whole, so it does not count as a backup: %s. Older "
                  "backups were kept. Have the record book checked on the page of data safety. Copy: %s"),
               making->backup->fault, making->backup->path);
  return FALSE;
}

static gboolean
make_backup (Making *making, GError **error)
{
  if (!begin_making (making, error) ||
      !bg_backup_copy_book (making->book, making->part, making->wish->progress, making->cancellable, error) ||
      !prove_part (making, error))
    return FALSE;
  bg_progress_set (making->wish->progress, PROVED_SHARE);
  if (making->seal != NULL && !lock_part (making, error))
    return FALSE;
  if (!copy_files (making, error) || !name_part (making, error))
    return FALSE;
  if (making->backup->fault != NULL)
    return refuse_faulty (making, error);
  bg_backup_drop_old (making->folder, making->backup);
  return TRUE;
}

/**
 * bg_backup_make:
 * @book: file name of a record book; it is only read, and may be in use
 * @wish: what is wished
 * @cancellable: (nullable): stops it
 * @error: BG_ERROR_DAMAGED when the copy is not whole, BG_ERROR_FULL and others
 *
 * Copies the record book as it is at one moment, opens the copy again, proves it, gives it its name, and
 * drops what bg_backup_rotate() does not keep. Then the copy goes to the second place too; that it could not
 * is no error, see bg_backup_place_list(). Blocks for as long as the disk takes; for a worker.
 *
 * Returns: (transfer full): the backup, which is proved
 */
BgBackup *
bg_backup_make (const char *book, const BgBackupWish *wish, GCancellable *cancellable, GError **error)
{
  g_auto (Making) making = { .book = book, .wish = wish, .cancellable = cancellable };

  g_return_val_if_fail (book != NULL && wish != NULL && wish->reason != NULL, NULL);

  if (!make_backup (&making, error))
    return NULL;
  if (wish->second != NULL)
    bg_backup_copy_second (making.backup, wish->second, cancellable, NULL);
  bg_progress_set (wish->progress, 1000);
  return g_steal_pointer (&making.backup);
}
