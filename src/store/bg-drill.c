/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drill: the newest backup is restored into a temporary place, opened, and compared with what was written
 * down when it was made. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "bg-copy-file.h"
#include "bg-error.h"
#include "bg-restore-source.h"
#include "bg-restore.h"
#include "bg-sql.h"

#define GROUP "Drill"
#define THEN  "DrillThen"
#define FOUND "DrillFound"

static BgDrill *
drill_new (void)
{
  BgDrill *drill = g_new0 (BgDrill, 1);

  drill->lines = g_array_new (FALSE, TRUE, sizeof (BgDrillLine));
  return drill;
}

/**
 * bg_drill_free:
 * @drill: (transfer full): a drill
 */
void
bg_drill_free (BgDrill *drill)
{
  g_array_unref (drill->lines);
  g_free (drill->fault);
  g_free (drill);
}

/**
 * bg_drill_is_good:
 * @drill: a drill
 *
 * Returns: whether the backup could be restored and is what was written down
 */
gboolean
bg_drill_is_good (const BgDrill *drill)
{
  g_return_val_if_fail (drill != NULL, FALSE);
  return drill->fault == NULL;
}

static void
compare_counts (BgDrill *drill, GArray *then, GArray *found)
{
  for (guint i = 0; i < then->len; i++)
    {
      const BgCount *count = &g_array_index (then, BgCount, i);
      BgDrillLine line = { count->name, count->count, bg_counts_get (found, count->name) };

      g_array_append_val (drill->lines, line);
      if (line.then != line.found && drill->fault == NULL)
        drill->fault =
          g_strdup_printf (_ ("There are not as many as there were: %s"), bg_count_get_label (count->name));
    }
}

/* The program itself must be able to open it, not only SQLite; one of an older form would be changed by that.
 */
static gboolean
open_as_officer (const char *path, GError **error)
{
  g_autoptr (BgStore) store = bg_store_open (path, BG_OPEN_READ_ONLY, error);
  g_autoptr (BgQuery) query = NULL;
  BgRules rules;
  guint n;

  if (store == NULL)
    return FALSE;
  bg_rules_init (&rules, bg_clock_get_today ());
  query = bg_query_new (&bg_task_kind, &rules);
  return bg_store_count (store, query, &n, error);
}

static gboolean
compare_restored (BgDrill *drill,
                  const BgBackup *backup,
                  const char *path,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (BgProof) proof = bg_prove_file (path, cancellable, error);

  if (proof == NULL || (bg_sql_form_is_current (proof->form) && !open_as_officer (path, error)))
    return FALSE;
  drill->history = proof->history;
  if (!bg_proof_is_good (proof))
    drill->fault = g_strdup (g_ptr_array_index (proof->faults, 0));
  compare_counts (drill, backup->counts, proof->counts);
  if (drill->fault == NULL && g_strcmp0 (proof->head, backup->head) != 0)
    drill->fault = g_strdup (_ ("History ends with another change than it did"));
  return TRUE;
}

static gboolean
check_files (BgDrill *drill,
             const BgBackup *backup,
             const char *place,
             const char *password,
             GCancellable *cancellable,
             GError **error)
{
  guint n;

  if (!bg_backup_check_files (backup->path, place, password, &n, cancellable, error))
    return FALSE;
  drill->files = n;
  return TRUE;
}

static gboolean
restore_into (BgDrill *drill,
              const BgBackup *backup,
              const char *place,
              const char *password,
              GCancellable *cancellable,
              GError **error)
{
  g_auto (BgRestoreSource) source = { NULL };
  g_autofree char *path = g_build_filename (place, "drill.banggiao", NULL);
  gboolean good = bg_restore_source_check (backup->path, cancellable, error) &&
                  bg_check_space (place, backup->size, error) &&
                  bg_restore_source_open (&source, backup->path, password, place, cancellable, error) &&
                  bg_copy_file (source.path, path, NULL, cancellable, error) &&
                  compare_restored (drill, backup, path, cancellable, error) &&
                  check_files (drill, backup, place, password, cancellable, error);

  g_unlink (path);
  return good;
}

/* What speaks against the backup is the result of the drill; what only kept it from being tried is an error.
 */
static gboolean
take_failure (BgDrill *drill, GError *failure, GError **error)
{
  if (g_error_matches (failure, BG_ERROR, BG_ERROR_DAMAGED) ||
      g_error_matches (failure, BG_ERROR, BG_ERROR_NOT_BOOK) ||
      g_error_matches (failure, BG_ERROR, BG_ERROR_NEWER))
    {
      drill->fault = g_strdup (failure->message);
      g_error_free (failure);
      return TRUE;
    }
  g_propagate_error (error, failure);
  return FALSE;
}

static gboolean
drill_in_place (BgDrill *drill,
                const BgBackup *backup,
                const char *folder,
                const char *password,
                GCancellable *cancellable,
                GError **error)
{
  g_autofree char *place = g_build_filename (folder, ".drill-XXXXXX", NULL);
  GError *failure = NULL;
  gboolean good;

  if (g_mkdtemp_full (place, 0700) == NULL)
    {
      g_set_error (error, BG_ERROR, BG_ERROR_READ_ONLY,
                   _ ("There is no place for the drill: nothing can be written into the folder. Folder: %s"),
                   folder);
      return FALSE;
    }
  good = restore_into (drill, backup, place, password, cancellable, &failure);
  g_rmdir (place);
  return good || take_failure (drill, failure, error);
}

static void
remember (BgDrill *drill, const char *folder)
{
  g_autoptr (GKeyFile) state = bg_backup_load_state (folder);

  g_key_file_remove_group (state, GROUP, NULL);
  g_key_file_remove_group (state, THEN, NULL);
  g_key_file_remove_group (state, FOUND, NULL);
  g_key_file_set_int64 (state, GROUP, "time", drill->time);
  g_key_file_set_int64 (state, GROUP, "backup-time", drill->backup_time);
  g_key_file_set_double (state, GROUP, "seconds", drill->seconds);
  g_key_file_set_int64 (state, GROUP, "history", drill->history);
  g_key_file_set_int64 (state, GROUP, "files", drill->files);
  if (drill->fault != NULL)
    g_key_file_set_string (state, GROUP, "fault", drill->fault);
  for (guint i = 0; i < drill->lines->len; i++)
    {
      const BgDrillLine *line = &g_array_index (drill->lines, BgDrillLine, i);

      g_key_file_set_int64 (state, THEN, line->name, line->then);
      g_key_file_set_int64 (state, FOUND, line->name, line->found);
    }
  bg_backup_save_state (folder, state, NULL);
}

static BgBackup *
find_backup (const char *folder, GError **error)
{
  BgBackup *backup = bg_backup_find_last (folder);

  if (backup == NULL)
    g_set_error (error, BG_ERROR, BG_ERROR_NOT_FOUND,
                 _ ("There is no proved backup yet to rehearse with. Make one first. Folder: %s"), folder);
  return backup;
}

/**
 * bg_drill_run:
 * @folder: a folder of backups
 * @password: (nullable): opens a locked one
 * @cancellable: (nullable): stops it
 * @error: why nothing could be tried: no backup, no password, no space
 *
 * Restores the newest proved backup into a temporary place, opens it, compares counts and hashes with what
 * was written down when it was made, and remembers the result. The record book in use is not touched. For a
 * worker.
 *
 * Returns: (transfer full): what came of it, faults included
 */
BgDrill *
bg_drill_run (const char *folder, const char *password, GCancellable *cancellable, GError **error)
{
  g_autoptr (BgBackup) backup = NULL;
  g_autoptr (BgDrill) drill = NULL;
  gint64 begun = g_get_monotonic_time ();

  g_return_val_if_fail (folder != NULL, NULL);

  backup = find_backup (folder, error);
  if (backup == NULL)
    return NULL;
  drill = drill_new ();
  drill->time = bg_clock_get_now ();
  drill->backup_time = backup->time;
  if (!drill_in_place (drill, backup, folder, password, cancellable, error))
    return NULL;
  drill->seconds = (double) (g_get_monotonic_time () - begun) / G_USEC_PER_SEC;
  remember (drill, folder);
  return g_steal_pointer (&drill);
}

static void
read_lines (BgDrill *drill, GKeyFile *state)
{
  g_autoptr (GArray) counts = bg_counts_new ();

  for (guint i = 0; i < counts->len; i++)
    {
      const char *name = g_array_index (counts, BgCount, i).name;
      BgDrillLine line = { name, g_key_file_get_int64 (state, THEN, name, NULL),
                           g_key_file_get_int64 (state, FOUND, name, NULL) };

      if (g_key_file_has_key (state, THEN, name, NULL))
        g_array_append_val (drill->lines, line);
    }
}

/**
 * bg_drill_load:
 * @folder: a folder of backups
 *
 * Returns: (transfer full) (nullable): what came of the last drill; NULL when there never was one
 */
BgDrill *
bg_drill_load (const char *folder)
{
  g_autoptr (GKeyFile) state = NULL;
  BgDrill *drill;

  g_return_val_if_fail (folder != NULL, NULL);

  state = bg_backup_load_state (folder);
  if (!g_key_file_has_group (state, GROUP))
    return NULL;
  drill = drill_new ();
  drill->time = g_key_file_get_int64 (state, GROUP, "time", NULL);
  drill->backup_time = g_key_file_get_int64 (state, GROUP, "backup-time", NULL);
  drill->seconds = g_key_file_get_double (state, GROUP, "seconds", NULL);
  drill->history = g_key_file_get_int64 (state, GROUP, "history", NULL);
  drill->files = g_key_file_get_int64 (state, GROUP, "files", NULL);
  drill->fault = g_key_file_get_string (state, GROUP, "fault", NULL);
  read_lines (drill, state);
  return drill;
}
