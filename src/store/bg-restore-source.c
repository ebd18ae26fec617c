/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A backup made ready for reading: unlocked into a temporary file where it is locked. */
#include "bg-config.h"

#include "bg-restore-source.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "bg-copy-file.h"
#include "bg-error.h"

static gboolean
check_exists (const char *backup, GError **error)
{
  if (g_file_test (backup, G_FILE_TEST_IS_REGULAR))
    return TRUE;
  g_set_error (error, BG_ERROR, BG_ERROR_NOT_FOUND,
               _ ("There is no backup “%s”. Nothing was changed; choose another one."), backup);
  return FALSE;
}

/**
 * bg_restore_source_differs:
 * @backup: file name of a backup
 * @book: file name of the record book
 * @error: BG_ERROR_REFUSED
 *
 * Asked before anything is opened: closing a second descriptor of a file would take away the locks that
 * SQLite holds on it.
 *
 * Returns: whether they are two files
 */
gboolean
bg_restore_source_differs (const char *backup, const char *book, GError **error)
{
  g_autoptr (GFile) first = g_file_new_for_path (backup);
  g_autoptr (GFile) second = g_file_new_for_path (book);

  if (!g_file_equal (first, second))
    return TRUE;
  g_set_error (error, BG_ERROR, BG_ERROR_REFUSED,
               _ ("This file is the record book itself. Nothing was changed; choose a backup. File: %s"),
               book);
  return FALSE;
}

/**
 * bg_restore_source_open:
 * @source: (out caller-allocates): cleared by bg_restore_source_clear()
 * @backup: file name of a backup, or of any record book
 * @password: (nullable): opens a locked one
 * @folder: where a temporary file may lie
 * @cancellable: (nullable): stops it
 * @error: BG_ERROR_REFUSED when a password is missing or wrong, and others
 *
 * Returns: whether it may be read now
 */
gboolean
bg_restore_source_open (BgRestoreSource *source,
                        const char *backup,
                        const char *password,
                        const char *folder,
                        GCancellable *cancellable,
                        GError **error)
{
  if (!check_exists (backup, error))
    return FALSE;
  if (!bg_file_is_sealed (backup))
    {
      source->path = g_strdup (backup);
      return TRUE;
    }
  if (password == NULL)
    {
      g_set_error (
        error, BG_ERROR, BG_ERROR_REFUSED,
        _ ("The backup is locked with a password. Nothing was changed; give the password. File: %s"), backup);
      return FALSE;
    }
  if (!bg_make_private_folder (folder, error) || !bg_check_space (folder, bg_get_file_size (backup), error))
    return FALSE;
  source->path = bg_backup_dup_temporary (folder, "unlocked");
  source->temporary = TRUE;
  return bg_unseal_file (backup, source->path, password, NULL, cancellable, error);
}

/**
 * bg_restore_source_check:
 * @backup: file name of a backup
 * @cancellable: (nullable): stops it
 * @error: BG_ERROR_DAMAGED
 *
 * Returns: whether the file still is what it was when the backup was made; a file without a proof beside it
 * is taken as it is
 */
gboolean
bg_restore_source_check (const char *backup, GCancellable *cancellable, GError **error)
{
  g_autoptr (BgBackup) known = bg_backup_load (backup);
  g_autofree char *hash = NULL;

  if (!known->known || known->digest == NULL)
    return TRUE;
  hash = bg_hash_file (backup, cancellable, error);
  if (hash == NULL)
    return FALSE;
  if (g_str_equal (hash, known->digest))
    return TRUE;
  g_set_error (
    error, BG_ERROR, BG_ERROR_DAMAGED,
    _ ("The backup is no longer as it was when it was made. Nothing was changed; choose another one. "
       "File: %s"),
    backup);
  return FALSE;
}

/**
 * bg_restore_source_clear:
 * @source: a source
 *
 * Removes the temporary file.
 */
void
bg_restore_source_clear (BgRestoreSource *source)
{
  if (source->temporary)
    g_unlink (source->path);
  g_clear_pointer (&source->path, g_free);
}
