/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How safe the record book is, and what is being done about it: one job at a time, in a worker. */
#include "bg-config.h"

#include "bg-safety.h"

#include <glib/gi18n-lib.h>

#include "bg-error.h"
#include "bg-prove.h"

/* The officer's first clicks go before the daily backup. Seconds. */
#define DAILY_DELAY 20
/* How often the progress is looked at, in milliseconds. */
#define PROGRESS_INTERVAL 100

struct _BgSafety
{
  GObject parent_instance;

  BgStore *store;
  GSettings *settings;
  char *book;
  char *folder;
  BgSafetyState *state;
  char *fault;
  guint daily_id;

  /* The job that is being done. */
  const char *job;
  /* Whether nobody asked for it: the sidebar tells, and no words come up in front of the officer. */
  gboolean quiet;
  GCancellable *cancellable;
  int progress;
  guint progress_id;
};

G_DEFINE_FINAL_TYPE (BgSafety, bg_safety, G_TYPE_OBJECT)

enum
{
  CHANGED,
  PROGRESS,
  MESSAGE,
  PASSWORD_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
free_state (gpointer data)
{
  BgSafetyState *state = data;

  g_ptr_array_unref (state->backups);
  g_clear_pointer (&state->drill, bg_drill_free);
  g_clear_pointer (&state->second, bg_backup_place_info_free);
  g_free (state->second_path);
  g_free (state);
}

static void
bg_safety_dispose (GObject *object)
{
  BgSafety *self = BG_SAFETY (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->daily_id, g_source_remove);
  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->settings);
  g_clear_object (&self->store);
  g_clear_pointer (&self->state, free_state);

  G_OBJECT_CLASS (bg_safety_parent_class)->dispose (object);
}

static void
bg_safety_finalize (GObject *object)
{
  BgSafety *self = BG_SAFETY (object);

  g_free (self->book);
  g_free (self->folder);
  g_free (self->fault);

  G_OBJECT_CLASS (bg_safety_parent_class)->finalize (object);
}

static guint
add_signal (const char *name, guint n, GType type)
{
  return g_signal_new (name, BG_TYPE_SAFETY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, n, type);
}

static void
bg_safety_class_init (BgSafetyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bg_safety_dispose;
  G_OBJECT_CLASS (klass)->finalize = bg_safety_finalize;

  /** BgSafety::changed: what was seen is another, or a job began or ended. */
  signals[CHANGED] = add_signal ("changed", 0, G_TYPE_NONE);
  /** BgSafety::progress: the job went on. */
  signals[PROGRESS] = add_signal ("progress", 0, G_TYPE_NONE);
  /** BgSafety::message: a job ended well; its words. */
  signals[MESSAGE] = add_signal ("message", 1, G_TYPE_STRING);
  /** BgSafety::password-wanted: the drill needs the password of the backup. */
  signals[PASSWORD_WANTED] = add_signal ("password-wanted", 0, G_TYPE_NONE);
}

static void
bg_safety_init (BgSafety *self)
{
}

/**
 * bg_safety_new:
 * @store: an open record book
 *
 * Returns: (transfer full): its safety; nothing is looked for yet
 */
BgSafety *
bg_safety_new (BgStore *store)
{
  BgSafety *self;

  g_return_val_if_fail (BG_IS_STORE (store), NULL);

  self = g_object_new (BG_TYPE_SAFETY, NULL);
  self->store = g_object_ref (store);
  self->settings = g_settings_new (BG_APPLICATION_ID);
  self->book = g_strdup (bg_store_get_path (store));
  self->folder = bg_backup_dup_folder (self->book);
  return self;
}

static char *
dup_second (BgSafety *self)
{
  char *second = g_settings_get_string (self->settings, "backup-second-folder");

  if (*second == '\0')
    g_clear_pointer (&second, g_free);
  return second;
}

typedef struct
{
  char *book;
  char *folder;
  char *second;
  char *password;
  int *progress;
} Order;

static void
free_order (gpointer data)
{
  Order *order = data;

  g_free (order->book);
  g_free (order->folder);
  g_free (order->second);
  g_free (order->password);
  g_free (order);
}

static GTask *
new_task (BgSafety *self, GCancellable *cancellable, const char *password, GAsyncReadyCallback callback)
{
  GTask *task = g_task_new (self, cancellable, callback, NULL);
  Order *order = g_new0 (Order, 1);

  order->book = g_strdup (self->book);
  order->folder = g_strdup (self->folder);
  order->second = dup_second (self);
  order->password = g_strdup (password);
  order->progress = &self->progress;
  g_task_set_task_data (task, order, free_order);
  return task;
}

static guint64
get_free (const char *book)
{
  g_autoptr (GFile) file = g_file_new_for_path (book);
  g_autoptr (GFileInfo) info =
    g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_FREE, NULL, NULL);

  return info != NULL ? g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE) : 0;
}

static void
look_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Order *order = data;
  BgSafetyState *state = g_new0 (BgSafetyState, 1);

  state->backups = bg_backup_list (order->folder);
  state->drill = bg_drill_load (order->folder);
  state->second_path = g_strdup (order->second);
  state->second = order->second != NULL ? bg_backup_place_look (order->folder, order->second) : NULL;
  state->free = get_free (order->book);
  state->locked = bg_backup_has_password (order->folder);
  g_task_return_pointer (task, state, free_state);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BgSafety *self = BG_SAFETY (source);

  g_clear_pointer (&self->state, free_state);
  self->state = g_task_propagate_pointer (G_TASK (result), NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * bg_safety_look:
 * @safety: the safety
 *
 * Looks anew at backups, drill and places; "changed" tells when it is done.
 */
void
bg_safety_look (BgSafety *safety)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (BG_IS_SAFETY (safety));

  task = new_task (safety, NULL, NULL, looked_cb);
  g_task_run_in_thread (task, look_in_worker);
}

static gboolean
progress_cb (gpointer data)
{
  g_signal_emit (data, signals[PROGRESS], 0);
  return G_SOURCE_CONTINUE;
}

static void
set_fault (BgSafety *self, const char *fault)
{
  g_free (self->fault);
  self->fault = g_strdup (fault);
}

static gboolean
begin_job (BgSafety *self, const char *words)
{
  if (self->job != NULL)
    return FALSE;
  self->job = words;
  self->cancellable = g_cancellable_new ();
  self->progress_id = g_timeout_add (PROGRESS_INTERVAL, progress_cb, self);
  g_atomic_int_set (&self->progress, 0);
  set_fault (self, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

/* What was stopped by the officer is no fault. */
static void
end_job (BgSafety *self, const char *words, GError *error)
{
  self->job = NULL;
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->progress_id, g_source_remove);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_fault (self, error->message);
  else if (!self->quiet)
    g_signal_emit (self, signals[MESSAGE], 0, error != NULL ? _ ("Stopped; nothing was changed") : words);
  self->quiet = FALSE;
  g_clear_error (&error);
  g_signal_emit (self, signals[CHANGED], 0);
  bg_safety_look (self);
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgSafety) self = data;
  GError *error = NULL;
  g_autoptr (BgBackup) backup = bg_backup_make_finish (result, &error);

  end_job (self, _ ("Backed up, opened again and proved"), error);
}

/**
 * bg_safety_back_up:
 * @safety: the safety
 * @reason: why, see %BG_BACKUP_DAILY
 *
 * Makes a backup, also at the second place; one job is done at a time.
 */
void
bg_safety_back_up (BgSafety *safety, const char *reason)
{
  BgBackupWish wish = { .reason = reason, .progress = &safety->progress };
  g_autofree char *second = NULL;

  g_return_if_fail (BG_IS_SAFETY (safety));

  if (!begin_job (safety, _ ("Backing up…")))
    return;
  safety->quiet = g_str_equal (reason, BG_BACKUP_DAILY);
  second = dup_second (safety);
  wish.second = second;
  bg_backup_make_async (safety->book, &wish, safety->cancellable, backed_up_cb, g_object_ref (safety));
}

static void
verify_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Order *order = data;
  GError *error = NULL;
  g_autoptr (BgProof) proof = bg_prove_file (order->book, cancellable, &error);

  if (proof == NULL)
    g_task_return_error (task, error);
  else if (bg_proof_is_good (proof))
    g_task_return_pointer (
      task,
      g_strdup_printf (_ ("The record book is whole: %d records, %d rows of history, none altered"),
                       (int) bg_counts_get_records (proof->counts), (int) proof->history),
      g_free);
  else
    g_task_return_new_error (
      task, BG_ERROR, BG_ERROR_DAMAGED,
      _ ("The record book is not as it was written: %s. Nothing was changed; the backups "
         "below are as they were."),
      (const char *) g_ptr_array_index (proof->faults, 0));
}

static void
verified_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;
  g_autofree char *words = g_task_propagate_pointer (G_TASK (result), &error);

  end_job (BG_SAFETY (source), words, error);
}

/**
 * bg_safety_verify:
 * @safety: the safety
 *
 * Proves the record book as it is.
 */
void
bg_safety_verify (BgSafety *safety)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (BG_IS_SAFETY (safety));

  if (!begin_job (safety, _ ("Checking the record book…")))
    return;
  task = new_task (safety, safety->cancellable, NULL, verified_cb);
  g_task_run_in_thread (task, verify_in_worker);
}

static void
drill_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Order *order = data;
  GError *error = NULL;
  BgDrill *drill = bg_drill_run (order->folder, order->password, cancellable, &error);

  if (drill != NULL)
    g_task_return_pointer (task, drill, (GDestroyNotify) bg_drill_free);
  else
    g_task_return_error (task, error);
}

static void
drilled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BgSafety *self = BG_SAFETY (source);
  GError *error = NULL;
  g_autoptr (BgDrill) drill = g_task_propagate_pointer (G_TASK (result), &error);
  const Order *order = g_task_get_task_data (G_TASK (result));
  gboolean wanted = order->password == NULL && g_error_matches (error, BG_ERROR, BG_ERROR_REFUSED);

  if (wanted)
    g_clear_error (&error);
  end_job (self,
           wanted                                      ? _ ("The newest backup is locked with a password")
           : drill != NULL && bg_drill_is_good (drill) ? _ ("The drill went well")
                                                       : _ ("The drill found a fault"),
           error);
  if (wanted)
    g_signal_emit (self, signals[PASSWORD_WANTED], 0);
}

/**
 * bg_safety_drill:
 * @safety: the safety
 * @password: (nullable): of a locked backup; "password-wanted" tells when it is missing
 *
 * Rehearses a restore.
 */
void
bg_safety_drill (BgSafety *safety, const char *password)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (BG_IS_SAFETY (safety));

  if (!begin_job (safety, _ ("Rehearsing a restore…")))
    return;
  task = new_task (safety, safety->cancellable, password, drilled_cb);
  g_task_run_in_thread (task, drill_in_worker);
}

static void
set_password_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Order *order = data;
  GError *error = NULL;

  if (bg_backup_set_password (order->folder, order->password, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
password_set_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  const Order *order = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  end_job (BG_SAFETY (source),
           order->password != NULL ? _ ("Backups made from now on are locked")
                                   : _ ("Backups made from now on are not locked"),
           error);
}

/**
 * bg_safety_set_password:
 * @safety: the safety
 * @password: (nullable): locks the backups made from now on
 */
void
bg_safety_set_password (BgSafety *safety, const char *password)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (BG_IS_SAFETY (safety));

  if (!begin_job (safety, _ ("Setting the password…")))
    return;
  task = new_task (safety, NULL, password, password_set_cb);
  g_task_run_in_thread (task, set_password_in_worker);
}

/**
 * bg_safety_stop:
 * @safety: the safety
 *
 * Stops the job that is being done; nothing half is left of it.
 */
void
bg_safety_stop (BgSafety *safety)
{
  g_return_if_fail (BG_IS_SAFETY (safety));

  if (safety->cancellable != NULL)
    g_cancellable_cancel (safety->cancellable);
}

static gboolean
daily_cb (gpointer data)
{
  BgSafety *self = data;

  self->daily_id = 0;
  if (bg_safety_get_age (self) != 0 && g_settings_get_boolean (self->settings, "backup-daily"))
    bg_safety_back_up (self, BG_BACKUP_DAILY);
  return G_SOURCE_REMOVE;
}

/**
 * bg_safety_start:
 * @safety: the safety
 *
 * Looks, and a little later makes the backup of the day if there is none.
 */
void
bg_safety_start (BgSafety *safety)
{
  g_return_if_fail (BG_IS_SAFETY (safety));

  bg_safety_look (safety);
  if (safety->daily_id == 0)
    safety->daily_id = g_timeout_add_seconds (DAILY_DELAY, daily_cb, safety);
}

/** bg_safety_get_state: (nullable): what was seen last; valid until the next "changed". */
const BgSafetyState *
bg_safety_get_state (BgSafety *safety)
{
  g_return_val_if_fail (BG_IS_SAFETY (safety), NULL);
  return safety->state;
}

/** bg_safety_get_last: (nullable) (transfer none): the newest proved backup. */
BgBackup *
bg_safety_get_last (BgSafety *safety)
{
  g_return_val_if_fail (BG_IS_SAFETY (safety), NULL);

  for (guint i = 0; safety->state != NULL && i < safety->state->backups->len; i++)
    if (bg_backup_is_proved (g_ptr_array_index (safety->state->backups, i)))
      return g_ptr_array_index (safety->state->backups, i);
  return NULL;
}

/** bg_safety_get_book: file name of the record book. */
const char *
bg_safety_get_book (BgSafety *safety)
{
  g_return_val_if_fail (BG_IS_SAFETY (safety), NULL);
  return safety->book;
}

/** bg_safety_get_folder: the folder of its backups. */
const char *
bg_safety_get_folder (BgSafety *safety)
{
  g_return_val_if_fail (BG_IS_SAFETY (safety), NULL);
  return safety->folder;
}

/** bg_safety_get_fault: (nullable): why the last job failed, and what to do. */
const char *
bg_safety_get_fault (BgSafety *safety)
{
  g_return_val_if_fail (BG_IS_SAFETY (safety), NULL);
  return safety->fault;
}

/** bg_safety_get_settings: (transfer none): the settings of the program. */
GSettings *
bg_safety_get_settings (BgSafety *safety)
{
  g_return_val_if_fail (BG_IS_SAFETY (safety), NULL);
  return safety->settings;
}

/** bg_safety_get_job: (nullable): words for the job that is being done. */
const char *
bg_safety_get_job (BgSafety *safety)
{
  g_return_val_if_fail (BG_IS_SAFETY (safety), NULL);
  return safety->job;
}

/** bg_safety_get_progress: how much of the job is done, 0 to 1; 0 where nobody knows. */
double
bg_safety_get_progress (BgSafety *safety)
{
  g_return_val_if_fail (BG_IS_SAFETY (safety), 0);
  return g_atomic_int_get (&safety->progress) / 1000.0;
}
