/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder of backups: what lies in it, what is dropped from it, and what is remembered about it. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "bg-backup-private.h"
#include "bg-copy-file.h"
#include "bg-error.h"

#define STATE_NAME  "backups.ini"
#define PART_ENDING ".part"

/* A part that is older was left behind by a program that was cut off. */
#define OLDEST_PART ((gint64) 24 * 60 * 60 * G_USEC_PER_SEC)

/**
 * bg_backup_dup_folder:
 * @book: file name of a record book
 *
 * Returns: (transfer full): the folder of its backups, beside it
 */
char *
bg_backup_dup_folder (const char *book)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (book != NULL, NULL);

  folder = g_path_get_dirname (book);
  return g_build_filename (folder, "backups", NULL);
}

/**
 * bg_backup_dup_temporary:
 * @folder: a folder
 * @name: what it is for
 *
 * Returns: (transfer full): name of a file that is not there; one left behind is found by its ending
 */
char *
bg_backup_dup_temporary (const char *folder, const char *name)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *base = g_strdup_printf (".%s-%.8s" PART_ENDING, name, id);

  return g_build_filename (folder, base, NULL);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const BgBackup *first = *(BgBackup *const *) a;
  const BgBackup *second = *(BgBackup *const *) b;

  return (first->time < second->time) - (first->time > second->time);
}

/**
 * bg_backup_list:
 * @folder: a folder; one that is not there has no backups
 *
 * Reads the small files beside the backups: quick, but not for the main thread if @folder may be a share.
 *
 * Returns: (transfer full) (element-type BgBackup): the backups in it, newest first
 */
GPtrArray *
bg_backup_list (const char *folder)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func ((GDestroyNotify) bg_backup_unref);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_val_if_fail (folder != NULL, backups);

  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, BG_BACKUP_ENDING) && *name != '.')
        g_ptr_array_add (backups, bg_backup_load (path));
    }
  g_ptr_array_sort (backups, compare_newest_first);
  return backups;
}

/**
 * bg_backup_find_last:
 * @folder: a folder
 *
 * Returns: (transfer full) (nullable): the newest proved backup in it
 */
BgBackup *
bg_backup_find_last (const char *folder)
{
  g_autoptr (GPtrArray) backups = bg_backup_list (folder);

  for (guint i = 0; i < backups->len; i++)
    if (bg_backup_is_proved (g_ptr_array_index (backups, i)))
      return bg_backup_ref (g_ptr_array_index (backups, i));
  return NULL;
}

/**
 * bg_backup_is_due:
 * @folder: the folder of the record book's backups
 *
 * Returns: whether no proved backup was made today
 */
gboolean
bg_backup_is_due (const char *folder)
{
  g_autoptr (BgBackup) last = bg_backup_find_last (folder);
  gint64 today = bg_clock_get_now () / G_USEC_PER_SEC + 7 * 60 * 60;

  return last == NULL ||
         (last->time / G_USEC_PER_SEC + 7 * 60 * 60) / (24 * 60 * 60) != today / (24 * 60 * 60);
}

static gboolean
is_of_same_book (const BgBackup *backup, const BgBackup *newest)
{
  return backup->known && g_strcmp0 (backup->book, newest->book) == 0 &&
         g_strcmp0 (backup->host, newest->host) == 0;
}

static void
drop_backup (const BgBackup *backup)
{
  g_autofree char *proof = g_strconcat (backup->path, BG_BACKUP_PROOF_ENDING, NULL);

  g_autofree char *list = bg_backup_dup_files_list (backup->path);

  if (g_unlink (backup->path) != 0)
    return;
  g_unlink (proof);
  g_unlink (list);
}

static void
drop_parts (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf status;

      if (*name == '.' && g_str_has_suffix (name, PART_ENDING) && g_stat (path, &status) == 0 &&
          (gint64) status.st_mtime * G_USEC_PER_SEC < g_get_real_time () - OLDEST_PART)
        g_unlink (path);
    }
}

/**
 * bg_backup_drop_old:
 * @folder: a folder of backups
 * @newest: the proved backup that was just made there
 *
 * Drops what bg_backup_rotate() does not keep. Only backups of the same record book and computer, with their
 * proof beside them, are looked at: nothing else in the folder is touched.
 */
void
bg_backup_drop_old (const char *folder, const BgBackup *newest)
{
  g_autoptr (GPtrArray) all = bg_backup_list (folder);
  g_autoptr (GPtrArray) ours = g_ptr_array_new ();
  g_autofree BgBackupSpan *spans = g_new0 (BgBackupSpan, all->len);
  g_autofree gboolean *keep = g_new0 (gboolean, all->len);

  for (guint i = 0; i < all->len; i++)
    if (is_of_same_book (g_ptr_array_index (all, i), newest))
      g_ptr_array_add (ours, g_ptr_array_index (all, i));
  for (guint i = 0; i < ours->len; i++)
    {
      const BgBackup *backup = g_ptr_array_index (ours, i);

      spans[i] = (BgBackupSpan){ backup->time, bg_backup_is_proved (backup) };
    }
  bg_backup_rotate (spans, ours->len, keep);
  for (guint i = 0; i < ours->len; i++)
    if (!keep[i])
      drop_backup (g_ptr_array_index (ours, i));
  bg_backup_drop_files (folder);
  drop_parts (folder);
}

/**
 * bg_backup_load_state:
 * @folder: a folder of backups
 *
 * Returns: (transfer full): what is remembered there: lock, drill, other places
 */
GKeyFile *
bg_backup_load_state (const char *folder)
{
  GKeyFile *state = g_key_file_new ();
  g_autofree char *path = g_build_filename (folder, STATE_NAME, NULL);

  g_key_file_load_from_file (state, path, G_KEY_FILE_NONE, NULL);
  return state;
}

/**
 * bg_backup_save_state:
 * @folder: a folder of backups
 * @state: what shall be remembered
 * @error: what went wrong
 *
 * Returns: whether it is remembered
 */
gboolean
bg_backup_save_state (const char *folder, GKeyFile *state, GError **error)
{
  g_autofree char *path = g_build_filename (folder, STATE_NAME, NULL);
  g_autofree char *text = g_key_file_to_data (state, NULL, NULL);

  return bg_make_private_folder (folder, error) && bg_save_private_file (path, text, error);
}

/**
 * bg_backup_load_seal:
 * @folder: a folder of backups
 * @seal: (out) (nullable): what locks the backups made there; NULL when they are not locked
 * @error: BG_ERROR_DAMAGED
 *
 * Returns: FALSE when there is a lock that cannot be read: nothing may be written unlocked then
 */
gboolean
bg_backup_load_seal (const char *folder, BgSeal **seal, GError **error)
{
  g_autoptr (GKeyFile) state = bg_backup_load_state (folder);
  g_autofree char *text = g_key_file_get_string (state, "Lock", "seal", NULL);

  *seal = bg_seal_from_text (text);
  if (text == NULL || *seal != NULL)
    return TRUE;
  g_set_error (error, BG_ERROR, BG_ERROR_DAMAGED,
               _ ("The lock of the backups cannot be read. No backup was made; set the password again. "
                  "Folder: %s"),
               folder);
  return FALSE;
}

/**
 * bg_backup_has_password:
 * @folder: a folder of backups
 *
 * Returns: whether backups made there are locked
 */
gboolean
bg_backup_has_password (const char *folder)
{
  g_autoptr (GKeyFile) state = bg_backup_load_state (folder);

  return g_key_file_has_key (state, "Lock", "seal", NULL);
}

/**
 * bg_backup_set_password:
 * @folder: a folder of backups
 * @password: (nullable): locks the backups made there from now on; NULL for none
 * @error: what went wrong
 *
 * The password itself is kept nowhere: a forgotten one is final. Takes about a second; for a worker.
 *
 * Returns: whether it is set
 */
gboolean
bg_backup_set_password (const char *folder, const char *password, GError **error)
{
  g_autoptr (GKeyFile) state = NULL;
  g_autoptr (BgSeal) seal = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (folder != NULL, FALSE);

  state = bg_backup_load_state (folder);
  if (password != NULL)
    {
      seal = bg_seal_new (password, error);
      if (seal == NULL)
        return FALSE;
      text = bg_seal_to_text (seal);
      g_key_file_set_string (state, "Lock", "seal", text);
    }
  else
    g_key_file_remove_key (state, "Lock", "seal", NULL);
  return bg_backup_save_state (folder, state, error);
}
