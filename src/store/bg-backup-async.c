/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups in a worker, and before something that changes much. */
#include "bg-config.h"

#include "bg-backup-private.h"

/**
 * Job:
 *
 * A wish whose texts are its own.
 */
typedef struct
{
  char *book;
  char *texts[5];
  BgBackupWish wish;
} Job;

static Job *
job_new (const char *book, const BgBackupWish *wish)
{
  Job *job = g_new0 (Job, 1);

  job->book = g_strdup (book);
  job->wish.reason = job->texts[0] = g_strdup (wish->reason);
  job->wish.label = job->texts[1] = g_strdup (wish->label);
  job->wish.folder = job->texts[2] = g_strdup (wish->folder);
  job->wish.second = job->texts[3] = g_strdup (wish->second);
  job->wish.password = job->texts[4] = g_strdup (wish->password);
  job->wish.progress = wish->progress;
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  for (gsize i = 0; i < G_N_ELEMENTS (job->texts); i++)
    g_free (job->texts[i]);
  g_free (job->book);
  g_free (job);
}

static void
make_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  BgBackup *backup = bg_backup_make (job->book, &job->wish, cancellable, &error);

  if (backup != NULL)
    g_task_return_pointer (task, backup, (GDestroyNotify) bg_backup_unref);
  else
    g_task_return_error (task, error);
}

/**
 * bg_backup_make_async:
 * @book: file name of a record book
 * @wish: what is wished; copied, but for its progress, which must stay until the end
 * @cancellable: (nullable): stops it
 * @callback: called at the end
 * @data: for @callback
 *
 * bg_backup_make() in a worker.
 */
void
bg_backup_make_async (const char *book,
                      const BgBackupWish *wish,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_return_if_fail (book != NULL && wish != NULL);

  g_task_set_task_data (task, job_new (book, wish), job_free);
  g_task_run_in_thread (task, make_in_worker);
}

/**
 * bg_backup_make_finish:
 * @result: the result
 * @error: what went wrong
 *
 * Returns: (transfer full): the backup, which is proved
 */
BgBackup *
bg_backup_make_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * bg_backup_before:
 * @store: a record book
 * @reason: what is going to happen, such as %BG_BACKUP_IMPORT
 * @label: (nullable): the same in words, such as "Trước khi nhập 214 nhiệm vụ"
 * @cancellable: (nullable): stops it
 * @error: why there is no backup; what was going to happen should not happen then
 *
 * Blocks until the record book as it stands is backed up and proved.
 *
 * Returns: whether it is
 */
gboolean
bg_backup_before (BgStore *store,
                  const char *reason,
                  const char *label,
                  GCancellable *cancellable,
                  GError **error)
{
  BgBackupWish wish = { .reason = reason, .label = label };
  g_autoptr (BgBackup) backup = NULL;

  g_return_val_if_fail (BG_IS_STORE (store) && reason != NULL, FALSE);

  backup = bg_backup_make (bg_store_get_path (store), &wish, cancellable, error);
  return backup != NULL;
}

/**
 * bg_backup_before_async:
 * @store: a record book
 * @reason: what is going to happen
 * @label: (nullable): the same in words
 * @cancellable: (nullable): stops it
 * @callback: called when it may happen, or may not
 * @data: for @callback
 *
 * bg_backup_before() in a worker.
 */
void
bg_backup_before_async (BgStore *store,
                        const char *reason,
                        const char *label,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  BgBackupWish wish = { .reason = reason, .label = label };

  g_return_if_fail (BG_IS_STORE (store) && reason != NULL);
  bg_backup_make_async (bg_store_get_path (store), &wish, cancellable, callback, data);
}

/**
 * bg_backup_before_finish:
 * @result: the result
 * @error: why there is no backup
 *
 * Returns: whether there is a backup, proved
 */
gboolean
bg_backup_before_finish (GAsyncResult *result, GError **error)
{
  g_autoptr (BgBackup) backup = bg_backup_make_finish (result, error);

  return backup != NULL;
}
