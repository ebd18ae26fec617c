/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The contents of files in a folder of backups: each is copied once, whole and proved, however many backups
 * name it, and a list beside each backup says which ones belong to it. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "bg-backup-private.h"
#include "bg-copy-file.h"
#include "bg-error.h"
#include "bg-file-words.h"
#include "bg-shelf.h"

/* What was copied within a day may belong to a backup that another computer is still making in this folder.
 */
#define YOUNGEST_DROPPED (24 * 60 * 60)

/* The folder of contents among the backups. */
#define FOLDER_NAME   "files"
#define LIST_ENDING   ".files"
#define SEALED_ENDING ".sealed"

static char *
dup_shelf (const char *folder)
{
  return g_build_filename (folder, FOLDER_NAME, NULL);
}

static char *
dup_sealed_path (const char *shelf, const char *sha256)
{
  g_autofree char *path = bg_shelf_dup_path (shelf, sha256);

  return g_strconcat (path, SEALED_ENDING, NULL);
}

/**
 * bg_backup_dup_files_list:
 * @path: file name of a backup
 *
 * Returns: (transfer full): name of the file beside it that names the contents which belong to it
 */
char *
bg_backup_dup_files_list (const char *path)
{
  return g_strconcat (path, LIST_ENDING, NULL);
}

/* A backup to which no files belong has no list. */
static gboolean
check_without_list (const char *path, const char *list, GError **error)
{
  g_autoptr (BgBackup) backup = bg_backup_load (path);

  if (backup->n_files == 0)
    return TRUE;
  g_set_error (
    error, BG_ERROR, BG_ERROR_DAMAGED,
    _ ("The list of the files that belong to the backup is missing. Nothing was changed; make a new "
       "backup while the files are on this computer. File: %s"),
    list);
  return FALSE;
}

/**
 * bg_backup_read_files_list:
 * @path: file name of a backup
 * @names: (out) (transfer full) (element-type utf8): the contents that belong to it
 * @error: BG_ERROR_DAMAGED where the list is missing, or why it cannot be read
 *
 * Returns: whether it is known which contents belong to it
 */
gboolean
bg_backup_read_files_list (const char *path, GPtrArray **names, GError **error)
{
  g_autofree char *list = bg_backup_dup_files_list (path);
  g_autofree char *text = NULL;
  g_autoptr (GError) failure = NULL;
  g_auto (GStrv) lines = NULL;

  *names = NULL;
  if (!g_file_get_contents (list, &text, NULL, &failure) &&
      !g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      bg_say_file_error (error, list);
      return FALSE;
    }
  if (text == NULL && !check_without_list (path, list, error))
    return FALSE;
  *names = g_ptr_array_new_with_free_func (g_free);
  lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (bg_shelf_is_name (lines[i]))
      g_ptr_array_add (*names, g_strdup (lines[i]));
  return TRUE;
}

/**
 * bg_backup_save_files_list:
 * @path: file name of a backup
 * @names: (element-type utf8): the contents that belong to it
 * @error: what went wrong
 *
 * Returns: whether the list lies beside it, where there is anything to list
 */
gboolean
bg_backup_save_files_list (const char *path, GPtrArray *names, GError **error)
{
  g_autofree char *list = bg_backup_dup_files_list (path);
  g_autoptr (GString) text = g_string_new (NULL);

  /* One of an earlier backup of the same name is not this one's. */
  if (names->len == 0)
    {
      g_unlink (list);
      return TRUE;
    }
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) g_ptr_array_index (names, i));
  return bg_save_private_file (list, text->str, error);
}

static gboolean
has_there (const char *shelf, const char *sha256, gboolean is_sealed)
{
  g_autofree char *path = is_sealed ? dup_sealed_path (shelf, sha256) : bg_shelf_dup_path (shelf, sha256);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

static gboolean
copy_plain (const char *from, const char *to, const char *sha256, GCancellable *cancellable, GError **error)
{
  g_autofree char *part = bg_shelf_dup_part (to, sha256);

  g_unlink (part);
  return bg_shelf_copy_out (from, sha256, part, cancellable, error) &&
         bg_shelf_take_part (to, part, sha256, cancellable, error);
}

/* What was locked is opened again with its own key and compared: only then does it count. */
static gboolean
prove_sealed (const char *shelf,
              const char *locked,
              GBytes *key,
              const char *sha256,
              GCancellable *cancellable,
              GError **error)
{
  g_autofree char *opened = bg_backup_dup_temporary (shelf, "opened");
  g_autofree char *found = NULL;

  if (!bg_unseal_file (locked, opened, NULL, key, cancellable, error))
    return FALSE;
  found = bg_hash_file_as (opened, BG_DIGEST_SHA256, cancellable, error);
  g_unlink (opened);
  if (found == NULL || g_str_equal (found, sha256))
    return found != NULL;
  g_set_error (error, BG_ERROR, BG_ERROR_DAMAGED,
               _ ("What comes out of the locked copy is not what went in"));
  return FALSE;
}

static gboolean
copy_sealed (const BgSeal *seal,
             const char *from,
             const char *to,
             const char *sha256,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree char *source = bg_shelf_dup_path (from, sha256);
  g_autofree char *path = dup_sealed_path (to, sha256);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *part = bg_backup_dup_temporary (to, "locked");
  g_autoptr (GBytes) key = NULL;
  gboolean good;

  if (!bg_make_private_folder (folder, error) || !bg_shelf_check (from, sha256, cancellable, error) ||
      !bg_seal_file (seal, source, part, &key, cancellable, error))
    return FALSE;
  good = prove_sealed (to, part, key, sha256, cancellable, error);
  if (good && g_rename (part, path) == 0)
    {
      bg_sync_folder (folder);
      return TRUE;
    }
  if (good)
    g_set_error (error, BG_ERROR, BG_ERROR_FAILED, _ ("The backup could not be given its name: %s"), path);
  g_unlink (part);
  return FALSE;
}

static gint64
count_bytes (const char *from, const char *to, GPtrArray *names, gboolean is_sealed)
{
  gint64 bytes = 0;

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = bg_shelf_dup_path (from, name);

      if (!has_there (to, name, is_sealed))
        bytes += bg_get_file_size (path);
    }
  return bytes;
}

static gboolean
is_fault_of_contents (const GError *failure)
{
  return g_error_matches (failure, BG_ERROR, BG_ERROR_DAMAGED) ||
         g_error_matches (failure, BG_ERROR, BG_ERROR_NOT_FOUND);
}

static gboolean
copy_one (const BgSeal *seal,
          const char *from,
          const char *to,
          const char *sha256,
          GCancellable *cancellable,
          GError **error)
{
  if (has_there (to, sha256, seal != NULL))
    return TRUE;
  return seal != NULL ? copy_sealed (seal, from, to, sha256, cancellable, error)
                      : copy_plain (from, to, sha256, cancellable, error);
}

/**
 * bg_backup_copy_files:
 * @shelf: the folder of the files
 * @folder: a folder of backups
 * @seal: (nullable): what locks what is copied
 * @altered: (out): how many were left out because the disk altered them; an older backup may have them whole
 * @cancellable: (nullable): stops it
 * @error: BG_ERROR_FULL and others
 *
 * Copies what is on the shelf and not among the backups yet, each proved as it was written.
 *
 * Returns: (transfer full) (element-type utf8): the contents that are among the backups now
 */
GPtrArray *
bg_backup_copy_files (const char *shelf,
                      const char *folder,
                      const BgSeal *seal,
                      guint *altered,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GPtrArray) there = bg_shelf_list (shelf);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *to = dup_shelf (folder);

  *altered = 0;
  if (there->len > 0 && (!bg_make_private_folder (to, error) ||
                         !bg_check_space (to, count_bytes (shelf, to, there, seal != NULL), error)))
    return NULL;
  for (guint i = 0; i < there->len; i++)
    {
      const char *name = g_ptr_array_index (there, i);
      g_autoptr (GError) failure = NULL;

      if (copy_one (seal, shelf, to, name, cancellable, &failure))
        g_ptr_array_add (names, g_strdup (name));
      else if (is_fault_of_contents (failure))
        (*altered)++;
      else
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
    }
  return g_steal_pointer (&names);
}

static gboolean
carry_over (const char *from, const char *to, const char *sha256, GCancellable *cancellable, GError **error)
{
  gboolean is_sealed = has_there (from, sha256, TRUE);
  g_autofree char *source = NULL;
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *part = NULL;

  if (has_there (to, sha256, is_sealed))
    return TRUE;
  if (!is_sealed)
    return copy_plain (from, to, sha256, cancellable, error);
  source = dup_sealed_path (from, sha256);
  path = dup_sealed_path (to, sha256);
  folder = g_path_get_dirname (path);
  part = bg_backup_dup_temporary (to, "copy");
  if (!bg_make_private_folder (folder, error) || !bg_copy_file (source, part, NULL, cancellable, error))
    return FALSE;
  if (g_rename (part, path) == 0)
    {
      bg_sync_folder (folder);
      return TRUE;
    }
  g_unlink (part);
  g_set_error (error, BG_ERROR, BG_ERROR_FAILED, _ ("The backup could not be given its name: %s"), path);
  return FALSE;
}

/**
 * bg_backup_copy_files_second:
 * @path: file name of a backup at the first place
 * @second: the folder of the second place
 * @cancellable: (nullable): stops it
 * @error: what went wrong
 *
 * Returns: whether the contents that belong to the backup are at the second place too
 */
gboolean
bg_backup_copy_files_second (const char *path, const char *second, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *from = dup_shelf (folder);
  g_autofree char *to = dup_shelf (second);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *copy = g_build_filename (second, name, NULL);

  if (!bg_backup_read_files_list (path, &names, error) ||
      (names->len > 0 && !bg_make_private_folder (to, error)))
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    if (!carry_over (from, to, g_ptr_array_index (names, i), cancellable, error))
      return FALSE;
  return bg_backup_save_files_list (copy, names, error);
}

static gboolean
fetch_back (const char *from,
            const char *shelf,
            const char *sha256,
            BgUnsealer *unsealer,
            GCancellable *cancellable,
            GError **error)
{
  g_autofree char *part = bg_shelf_dup_part (shelf, sha256);
  g_autofree char *locked = dup_sealed_path (from, sha256);

  if (has_there (from, sha256, FALSE))
    return copy_plain (from, shelf, sha256, cancellable, error);
  g_unlink (part);
  return bg_unsealer_open (unsealer, locked, part, cancellable, error) &&
         bg_shelf_take_part (shelf, part, sha256, cancellable, error);
}

/* A list that was lost stands in no way of the records: what it named is missing. */
static gboolean
read_list_to_restore (const char *path, GPtrArray **names, guint *missing, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (BgBackup) backup = NULL;

  *missing = 0;
  if (bg_backup_read_files_list (path, names, &failure))
    return TRUE;
  if (!g_error_matches (failure, BG_ERROR, BG_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  backup = bg_backup_load (path);
  *missing = backup->n_files;
  *names = g_ptr_array_new ();
  return TRUE;
}

/**
 * bg_backup_restore_files:
 * @path: file name of a backup
 * @shelf: the folder of the files
 * @password: (nullable): opens locked ones
 * @missing: (out): how many are neither on the shelf nor can be had from the backups
 * @cancellable: (nullable): stops it
 * @error: BG_ERROR_FULL and others
 *
 * Brings back the contents that belong to the backup and are not on the shelf. Those that cannot be had are
 * counted: they stand in no way of the records.
 *
 * Returns: whether everything that could be had is on the shelf
 */
gboolean
bg_backup_restore_files (const char *path,
                         const char *shelf,
                         const char *password,
                         guint *missing,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (BgUnsealer) unsealer = bg_unsealer_new (password);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *from = dup_shelf (folder);

  if (!read_list_to_restore (path, &names, missing, error) ||
      (names->len > 0 && !bg_make_private_folder (shelf, error)))
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autoptr (GError) failure = NULL;

      if (bg_shelf_has (shelf, name, -1) || fetch_back (from, shelf, name, unsealer, cancellable, &failure))
        continue;
      if (!is_fault_of_contents (failure) && !g_error_matches (failure, BG_ERROR, BG_ERROR_REFUSED))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      (*missing)++;
    }
  return TRUE;
}

static gboolean
check_there (const char *shelf, const char *sha256, GError **error)
{
  if (has_there (shelf, sha256, FALSE) || has_there (shelf, sha256, TRUE))
    return TRUE;
  g_set_error (
    error, BG_ERROR, BG_ERROR_DAMAGED,
    _ ("A file that belongs to the backup is missing from it. Nothing was changed; make a new backup "
       "while the file is on this computer. Folder: %s"),
    shelf);
  return FALSE;
}

/**
 * bg_backup_check_files:
 * @path: file name of a backup
 * @place: (nullable): a folder for what is unlocked meanwhile
 * @password: (nullable): opens locked ones
 * @n: (out): how many belong to it
 * @cancellable: (nullable): stops it
 * @error: BG_ERROR_DAMAGED where one of them is missing or not what it was, and others
 *
 * Reads all of them.
 *
 * Returns: whether all contents that belong to the backup are there, unaltered
 */
gboolean
bg_backup_check_files (const char *path,
                       const char *place,
                       const char *password,
                       guint *n,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (BgUnsealer) unsealer = bg_unsealer_new (password);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *from = dup_shelf (folder);

  *n = 0;
  if (!bg_backup_read_files_list (path, &names, error))
    return FALSE;
  *n = names->len;
  for (guint i = 0; i < *n; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (!check_there (from, name, error))
        return FALSE;
      /* One of them lies there open since a backup from before the password was set. */
      if (has_there (from, name, FALSE) || place == NULL)
        {
          if (!bg_shelf_check (from, name, cancellable, error))
            return FALSE;
          continue;
        }
      if (!fetch_back (from, place, name, unsealer, cancellable, error))
        return FALSE;
      bg_shelf_drop (place, name);
    }
  return TRUE;
}

static gboolean
add_names (GHashTable *wanted, const char *backup)
{
  g_autoptr (GPtrArray) names = NULL;

  if (!bg_backup_read_files_list (backup, &names, NULL))
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    g_hash_table_add (wanted, g_strdup (g_ptr_array_index (names, i)));
  return TRUE;
}

static gboolean
is_young (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) != 0 ||
         (gint64) status.st_mtime > g_get_real_time () / G_USEC_PER_SEC - YOUNGEST_DROPPED;
}

static void
drop_unwanted (const char *shelf, const char *part, GHashTable *wanted)
{
  g_autofree char *folder = g_build_filename (shelf, part, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *sha256 =
        g_strndup (name, g_str_has_suffix (name, SEALED_ENDING) ? strlen (name) - strlen (SEALED_ENDING)
                                                                : strlen (name));
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (bg_shelf_is_name (sha256) && !g_hash_table_contains (wanted, sha256) && !is_young (path))
        g_unlink (path);
    }
}

/**
 * bg_backup_drop_files:
 * @folder: a folder of backups
 *
 * Drops contents that no backup in the folder names any more, as after a record was removed for good and the
 * backups from before are gone. Where something lies there of which nothing is known, nothing is dropped: it
 * might be wanted.
 */
void
bg_backup_drop_files (const char *folder)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) backups = bg_backup_list (folder);
  g_autofree char *shelf = dup_shelf (folder);
  g_autoptr (GDir) dir = g_dir_open (shelf, 0, NULL);
  const char *name;

  for (guint i = 0; i < backups->len; i++)
    {
      const BgBackup *backup = g_ptr_array_index (backups, i);

      if (!backup->known || !add_names (wanted, backup->path))
        return;
    }
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (strlen (name) == 2)
      drop_unwanted (shelf, name, wanted);
}
