/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The second place of the backups: a USB disk or a share, which may be absent. */
#include "bg-config.h"

#include "bg-backup-place.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "bg-backup-private.h"
#include "bg-copy-file.h"
#include "bg-error.h"

#define GROUP_PREFIX "Place "

static char *
dup_group (const char *second)
{
  return g_strconcat (GROUP_PREFIX, second, NULL);
}

/* What happened at the second place is remembered at the first: the second may be in a drawer. */
static void
remember (const char *folder, const char *second, gint64 time, const char *message)
{
  g_autoptr (GKeyFile) state = bg_backup_load_state (folder);
  g_autofree char *group = dup_group (second);

  if (time != 0)
    g_key_file_set_int64 (state, group, "last", time);
  if (message != NULL)
    g_key_file_set_string (state, group, "message", message);
  else
    g_key_file_remove_key (state, group, "message", NULL);
  bg_backup_save_state (folder, state, NULL);
}

static gboolean
check_there (const char *second, GError **error)
{
  if (g_file_test (second, G_FILE_TEST_IS_DIR))
    return TRUE;
  g_set_error (error, BG_ERROR, BG_ERROR_NOT_FOUND,
               _ ("The second place for backups is not there: %s. The backup on this computer was made; plug "
                  "the disk in, and the next one goes there too."),
               second);
  return FALSE;
}

/* Read again after it was written: what the disk took must be what was proved. */
static gboolean
check_copy (const char *part, const BgBackup *backup, GCancellable *cancellable, GError **error)
{
  g_autofree char *hash = bg_hash_file (part, cancellable, error);

  if (hash == NULL)
    return FALSE;
  if (g_str_equal (hash, backup->digest))
    return TRUE;
  g_set_error (
    error, BG_ERROR, BG_ERROR_DAMAGED,
    _ ("The disk gave back something else than was written to it. The copy was removed; use another "
       "disk. Folder: %s"),
    part);
  return FALSE;
}

static BgBackup *
name_copy (const BgBackup *backup, const char *second, const char *part, GError **error)
{
  g_autofree char *name = g_path_get_basename (backup->path);
  g_autoptr (BgBackup) copy = bg_backup_load (backup->path);

  g_free (copy->path);
  copy->path = g_build_filename (second, name, NULL);
  if (!bg_backup_save_proof (copy, error))
    return NULL;
  if (g_rename (part, copy->path) == 0)
    return g_steal_pointer (&copy);
  g_set_error (error, BG_ERROR, BG_ERROR_FAILED, _ ("The backup could not be given its name: %s"),
               copy->path);
  return NULL;
}

static gboolean
copy_there (const BgBackup *backup, const char *second, GCancellable *cancellable, GError **error)
{
  g_autofree char *part = bg_backup_dup_temporary (second, "copy");
  g_autoptr (BgBackup) copy = NULL;

  if (!check_there (second, error) || !bg_check_space (second, backup->size, error) ||
      !bg_copy_file (backup->path, part, NULL, cancellable, error))
    return FALSE;
  if (check_copy (part, backup, cancellable, error) &&
      bg_backup_copy_files_second (backup->path, second, cancellable, error))
    copy = name_copy (backup, second, part, error);
  if (copy == NULL)
    {
      g_unlink (part);
      return FALSE;
    }
  bg_sync_folder (second);
  bg_backup_drop_old (second, copy);
  return TRUE;
}

/**
 * bg_backup_copy_second:
 * @backup: a proved backup at the first place
 * @second: the folder of the second place
 * @cancellable: (nullable): stops it
 * @error: why it is not there
 *
 * Returns: whether the backup is at the second place too, read back and the same
 */
gboolean
bg_backup_copy_second (const BgBackup *backup, const char *second, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (backup->path);
  g_autoptr (GError) failure = NULL;

  if (copy_there (backup, second, cancellable, &failure))
    {
      remember (folder, second, backup->time, NULL);
      return TRUE;
    }
  remember (folder, second, 0, failure->message);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * bg_backup_place_look:
 * @folder: the first place
 * @second: the second place
 *
 * May block for as long as a share does not answer; for a worker.
 *
 * Returns: (transfer full): how the second place is
 */
BgBackupPlaceInfo *
bg_backup_place_look (const char *folder, const char *second)
{
  BgBackupPlaceInfo *info = g_new0 (BgBackupPlaceInfo, 1);
  g_autoptr (GKeyFile) state = NULL;
  g_autofree char *group = NULL;
  g_autofree char *here = NULL;
  g_autofree char *there = NULL;

  g_return_val_if_fail (folder != NULL && second != NULL, info);

  state = bg_backup_load_state (folder);
  group = dup_group (second);
  here = bg_dup_file_system (folder);
  there = bg_dup_file_system (second);
  info->last = g_key_file_get_int64 (state, group, "last", NULL);
  info->message = g_key_file_get_string (state, group, "message", NULL);
  info->other_disk = here != NULL && there != NULL && !g_str_equal (here, there);
  if (there == NULL)
    info->state = BG_BACKUP_PLACE_ABSENT;
  else
    info->state = info->message != NULL ? BG_BACKUP_PLACE_FAILED : BG_BACKUP_PLACE_READY;
  return info;
}

/**
 * bg_backup_place_info_free:
 * @info: (transfer full): what was seen
 */
void
bg_backup_place_info_free (BgBackupPlaceInfo *info)
{
  g_free (info->message);
  g_free (info);
}
