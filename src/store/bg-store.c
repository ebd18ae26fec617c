/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record book: opening, the writer with its thread, the pool of readers, and the signal of news. */
#include "bg-config.h"

#include "bg-store.h"

#include <glib/gi18n-lib.h>
#include <fcntl.h>
#include <glib/gstdio.h>

#include "bg-commit.h"
#include "bg-error.h"
#include "bg-file-uses.h"
#include "bg-lock.h"
#include "bg-news.h"
#include "bg-place.h"
#include "bg-record-sql.h"
#include "bg-store-private.h"

/* More idle connections than this are closed; each holds a few megabytes of cache at the most. */
#define MOST_IDLE_READERS 3
/* More threads would each open a connection of their own, and be no faster on an office's computer. */
#define MOST_WORKERS 2

struct _BgStore
{
  GObject parent_instance;

  char *path;
  gboolean read_only;
  /* Why it is open for reading only, where that was not asked for. */
  char *reason;
  gboolean held;
  BgLock *lock_file;

  /* Held by whoever writes; protects writer. */
  GMutex write_lock;
  BgSql *writer;
  GThread *thread;
  GAsyncQueue *jobs;
  GThreadPool *workers;

  /* Protects what follows. */
  GMutex lock;
  GQueue idle_readers;
  char *officer;
  GHashTable *titles;

  /* Of the main context. */
  BgNews *news;
};

G_DEFINE_FINAL_TYPE (BgStore, bg_store, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Ends the writer's thread. */
static int end_of_jobs;

static void
bg_store_finalize (GObject *object)
{
  BgStore *self = BG_STORE (object);

  bg_store_close (self);
  /* Whatever waits for a worker holds the store: nothing does. */
  g_thread_pool_free (self->workers, FALSE, FALSE);
  g_async_queue_unref (self->jobs);
  g_hash_table_unref (self->titles);
  bg_news_free (self->news);
  g_mutex_clear (&self->write_lock);
  g_mutex_clear (&self->lock);
  g_free (self->officer);
  g_free (self->reason);
  g_free (self->path);

  G_OBJECT_CLASS (bg_store_parent_class)->finalize (object);
}

static void
bg_store_class_init (BgStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bg_store_finalize;

  /**
   * BgStore::changed:
   * @store: the record book
   * @records: (element-type BgRecord): the records that were stored, as they are now
   *
   * Emitted once a change set that said something, in the main context of the thread that committed it or
   * asked for it. What others changed is told at once too, and then once a second while more comes, or more
   * rarely where it is thousands. @records is empty where only the inbox is another, see
   * bg_change_set_is_answer().
   */
  signals[CHANGED] = g_signal_new ("changed", BG_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

typedef struct
{
  GTask *task;
  GTaskThreadFunc func;
} Read;

static void
read_in_worker (gpointer data, gpointer user_data)
{
  Read *read = data;

  read->func (read->task, g_task_get_source_object (read->task), g_task_get_task_data (read->task),
              g_task_get_cancellable (read->task));
  g_object_unref (read->task);
  g_free (read);
}

/**
 * bg_store_run_task:
 * @store: a record book
 * @task: what to do
 * @func: does it in a worker
 *
 * g_task_run_in_thread() for what reads, with few threads: first come, first served.
 */
void
bg_store_run_task (BgStore *store, GTask *task, GTaskThreadFunc func)
{
  Read *read = g_new0 (Read, 1);

  read->task = g_object_ref (task);
  read->func = func;
  g_thread_pool_push (store->workers, read, NULL);
}

static void
news_told_cb (GPtrArray *records, gpointer data)
{
  g_autoptr (BgStore) self = g_object_ref (data);

  g_signal_emit (self, signals[CHANGED], 0, records);
}

static void
bg_store_init (BgStore *self)
{
  self->workers = g_thread_pool_new (read_in_worker, NULL, MOST_WORKERS, FALSE, NULL);
  g_mutex_init (&self->write_lock);
  g_mutex_init (&self->lock);
  g_queue_init (&self->idle_readers);
  self->jobs = g_async_queue_new ();
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->news = bg_news_new (news_told_cb, self);
}

static gboolean
check_path (const char *path, BgOpenFlags flags, GError **error)
{
  GStatBuf status;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, BG_ERROR, BG_ERROR_NOT_BOOK,
                   _ ("“%s” is a folder, not a record book. Nothing was changed; name a file in it."), path);
      return FALSE;
    }
  if (!g_file_test (path, G_FILE_TEST_EXISTS) && (flags & BG_OPEN_CREATE) == 0)
    {
      g_set_error (
        error, BG_ERROR, BG_ERROR_NOT_FOUND,
        _ ("There is no record book “%s”. Nothing was changed; check the name, or make a new one."), path);
      return FALSE;
    }
  if ((flags & BG_OPEN_CREATE) == 0 && g_stat (path, &status) == 0 && status.st_size == 0)
    {
      g_set_error (
        error, BG_ERROR, BG_ERROR_NOT_BOOK,
        _ ("The file is not a record book of Bang Giao. It was left as it is; choose another file. File: %s"),
        path);
      return FALSE;
    }
  return TRUE;
}

/* A record book holds passport numbers: on a computer with several users it is its owner's alone. */
static void
make_private_file (const char *path)
{
  int file = g_open (path, O_CREAT | O_EXCL | O_RDWR, 0600);

  if (file >= 0)
    g_close (file, NULL);
}

/* A file that may not be written to, or that another program writes to, is opened for reading: better to look
 * at the records than at an error. */
static gboolean
take_lock (BgStore *self, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (self->read_only)
    return TRUE;
  if (g_file_test (self->path, G_FILE_TEST_EXISTS) && g_access (self->path, W_OK) != 0)
    {
      self->read_only = TRUE;
      self->reason =
        g_strdup_printf (_ ("This file may not be written to; check its rights. File: %s"), self->path);
      return TRUE;
    }
  self->lock_file = bg_lock_take (self->path, NULL, &failure);
  if (self->lock_file == NULL && !g_file_test (self->path, G_FILE_TEST_EXISTS))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  self->read_only = self->lock_file == NULL;
  self->reason = failure != NULL ? g_strdup (failure->message) : NULL;
  self->held = g_error_matches (failure, BG_ERROR, BG_ERROR_BUSY);
  return TRUE;
}

static gboolean
open_writer (BgStore *self, BgOpenFlags flags, GError **error)
{
  int mode = self->read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;

  if ((flags & BG_OPEN_CREATE) != 0 && !self->read_only)
    {
      make_private_file (self->path);
      mode |= SQLITE_OPEN_CREATE;
    }
  self->writer = bg_sql_open (self->path, mode, error);
  if (self->writer == NULL || !bg_sql_migrate (self->writer, error))
    return FALSE;
  return self->read_only || bg_sql_run (self->writer, "PRAGMA journal_mode = WAL", error);
}

/**
 * bg_store_open:
 * @path: file name of the record book
 * @flags: see #BgOpenFlags
 * @error: BG_ERROR_NOT_FOUND, BG_ERROR_NOT_BOOK, BG_ERROR_NEWER, BG_ERROR_DAMAGED and others, in words that
 * say what to do
 *
 * Opens a record book, and brings an older one to the present form. A file that looks wrong is left as it is.
 * One that another program has open is opened for reading only, see bg_store_get_reason(). Blocks for as long
 * as the disk takes.
 *
 * Returns: (transfer full): the record book
 */
BgStore *
bg_store_open (const char *path, BgOpenFlags flags, GError **error)
{
  g_autoptr (BgStore) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (!check_path (path, flags, error) || ((flags & BG_OPEN_FORCE) == 0 && !bg_place_check (path, error)))
    return NULL;
  self = g_object_new (BG_TYPE_STORE, NULL);
  self->path = g_strdup (path);
  self->read_only = (flags & BG_OPEN_READ_ONLY) != 0;
  return take_lock (self, error) && open_writer (self, flags, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * bg_store_close:
 * @store: a record book
 *
 * Waits for what is being written, and closes the file. Nothing may be asked of @store afterwards.
 */
void
bg_store_close (BgStore *store)
{
  BgSql *reader;

  g_return_if_fail (BG_IS_STORE (store));

  if (store->thread != NULL)
    {
      g_async_queue_push (store->jobs, &end_of_jobs);
      /* The last to hold the record book may be a job that has just ended, on the writer's own thread. */
      if (store->thread == g_thread_self ())
        g_thread_unref (g_steal_pointer (&store->thread));
      else
        g_thread_join (g_steal_pointer (&store->thread));
    }
  g_mutex_lock (&store->lock);
  while ((reader = g_queue_pop_head (&store->idle_readers)) != NULL)
    bg_sql_close (reader);
  g_mutex_unlock (&store->lock);
  g_mutex_lock (&store->write_lock);
  g_clear_pointer (&store->writer, bg_sql_close);
  g_clear_pointer (&store->lock_file, bg_lock_release);
  g_mutex_unlock (&store->write_lock);
}

/**
 * bg_store_get_path:
 * @store: a record book
 *
 * Returns: its file name
 */
const char *
bg_store_get_path (BgStore *store)
{
  g_return_val_if_fail (BG_IS_STORE (store), NULL);
  return store->path;
}

/**
 * bg_store_is_read_only:
 * @store: a record book
 *
 * Returns: whether nothing can be saved in it
 */
gboolean
bg_store_is_read_only (BgStore *store)
{
  g_return_val_if_fail (BG_IS_STORE (store), TRUE);
  return store->read_only;
}

/**
 * bg_store_get_reason:
 * @store: a record book
 *
 * Returns: (nullable): why it is open for reading only, such as who else has it open, and what to do; NULL
 * where it may be written to, or reading alone was asked for
 */
const char *
bg_store_get_reason (BgStore *store)
{
  g_return_val_if_fail (BG_IS_STORE (store), NULL);
  return store->reason;
}

/**
 * bg_store_is_held:
 * @store: a record book
 *
 * Returns: whether it is open for reading only because another program had it open: trying again may help
 */
gboolean
bg_store_is_held (BgStore *store)
{
  g_return_val_if_fail (BG_IS_STORE (store), FALSE);
  return store->held;
}

/**
 * bg_store_set_officer:
 * @store: a record book
 * @name: (nullable): name of the person at this computer, for the history and for whoever finds it locked
 */
void
bg_store_set_officer (BgStore *store, const char *name)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (BG_IS_STORE (store));

  locker = g_mutex_locker_new (&store->lock);
  g_free (store->officer);
  store->officer = g_strdup (name);
  if (store->lock_file != NULL)
    bg_lock_sign (store->lock_file, name);
}

/**
 * bg_store_dup_officer:
 * @store: a record book
 *
 * Returns: (transfer full) (nullable): name of the person at this computer
 */
char *
bg_store_dup_officer (BgStore *store)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (BG_IS_STORE (store), NULL);

  locker = g_mutex_locker_new (&store->lock);
  return g_strdup (store->officer);
}

/**
 * bg_store_acquire_reader:
 * @store: a record book
 * @error: what went wrong
 *
 * Returns: a connection for reading that is the caller's alone until bg_store_release_reader(). Any thread.
 */
BgSql *
bg_store_acquire_reader (BgStore *store, GError **error)
{
  BgSql *reader;

  g_mutex_lock (&store->lock);
  reader = g_queue_pop_head (&store->idle_readers);
  g_mutex_unlock (&store->lock);
  return reader != NULL ? reader : bg_sql_open (store->path, SQLITE_OPEN_READONLY, error);
}

/**
 * bg_store_release_reader:
 * @store: a record book
 * @sql: a connection from bg_store_acquire_reader()
 */
void
bg_store_release_reader (BgStore *store, BgSql *sql)
{
  bg_sql_set_cancellable (sql, NULL);
  g_mutex_lock (&store->lock);
  if (store->idle_readers.length < MOST_IDLE_READERS)
    g_queue_push_head (&store->idle_readers, g_steal_pointer (&sql));
  g_mutex_unlock (&store->lock);
  g_clear_pointer (&sql, bg_sql_close);
}

static void
refuse_to_write (BgStore *self, GError **error)
{
  if (self->reason != NULL)
    g_set_error (error, BG_ERROR, BG_ERROR_READ_ONLY, _ ("Not saved. %s"), self->reason);
  else
    g_set_error (
      error, BG_ERROR, BG_ERROR_READ_ONLY,
      _ ("The record book is open for reading only. Nothing was saved; open it for writing. File: %s"),
      self->path);
}

static GPtrArray *
commit_now (BgStore *self, BgChangeSet *set, GError **error)
{
  g_autofree char *officer = bg_store_dup_officer (self);
  GPtrArray *records;

  if (self->read_only)
    {
      refuse_to_write (self, error);
      return NULL;
    }
  g_mutex_lock (&self->write_lock);
  records = bg_commit (self->writer, set, officer, error);
  if (records != NULL)
    bg_file_uses_sweep (self->writer, self->path, set);
  g_mutex_unlock (&self->write_lock);
  return records;
}

static void
forget_titles (BgStore *self, GPtrArray *records)
{
  g_mutex_lock (&self->lock);
  for (guint i = 0; i < records->len; i++)
    g_hash_table_remove (self->titles, bg_record_get_id (g_ptr_array_index (records, i)));
  g_mutex_unlock (&self->lock);
}

/* What waits for a decision may be another though no record is. */
static void
tell_changed (BgStore *self, BgChangeSet *set, GPtrArray *records)
{
  if (records->len == 0 && !bg_change_set_is_answer (set))
    return;
  forget_titles (self, records);
  g_signal_emit (self, signals[CHANGED], 0, records);
}

/* A thread that exchanges records may hear of its end only after the record book was closed. */
static gboolean
write_in_lock (BgStore *store, BgSqlFunc func, gpointer data, GError **error)
{
  if (store->writer != NULL)
    return bg_sql_transaction (store->writer, func, data, error);
  g_set_error_literal (error, BG_ERROR, BG_ERROR_FAILED,
                       _ ("The record book was closed; nothing was written"));
  return FALSE;
}

/**
 * bg_store_write:
 * @store: a record book
 * @func: what to write, in one transaction
 * @data: for @func
 * @changed: (nullable) (element-type BgRecord): the records that @func changed, once it has run
 * @error: why nothing was written
 *
 * Writes now, on the calling thread, and waits for the disk; not for the main thread. #BgStore::changed is
 * emitted in the main context.
 *
 * Returns: whether it is on the disk
 */
gboolean
bg_store_write (BgStore *store, BgSqlFunc func, gpointer data, GPtrArray *changed, GError **error)
{
  gboolean good;

  if (store->read_only)
    {
      refuse_to_write (store, error);
      return FALSE;
    }
  g_mutex_lock (&store->write_lock);
  good = write_in_lock (store, func, data, error);
  g_mutex_unlock (&store->write_lock);
  if (!good || changed == NULL || changed->len == 0)
    return good;
  forget_titles (store, changed);
  /* In the terminal nobody listens, and nobody would take away what was gathered. */
  if (g_signal_has_handler_pending (store, signals[CHANGED], 0, FALSE))
    bg_news_pass (store->news, G_OBJECT (store), changed);
  return TRUE;
}

/**
 * bg_store_commit:
 * @store: a record book
 * @set: what to change
 * @error: why nothing was changed
 *
 * The one door in: checks, stores and writes history in one transaction, and emits #BgStore::changed. Blocks
 * until the disk has it; for tests and the terminal.
 *
 * Returns: whether all of it is on the disk; if not, nothing of it is
 */
gboolean
bg_store_commit (BgStore *store, BgChangeSet *set, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;

  g_return_val_if_fail (BG_IS_STORE (store) && set != NULL, FALSE);

  records = commit_now (store, set, error);
  if (records == NULL)
    return FALSE;
  tell_changed (store, set, records);
  return TRUE;
}

/**
 * bg_store_save:
 * @store: a record book
 * @before: (nullable): the record as it was loaded, NULL for a new one
 * @after: the record as it shall be
 * @label: words for the history
 * @error: why nothing was changed
 *
 * bg_store_commit() for one record.
 *
 * Returns: whether it is on the disk
 */
gboolean
bg_store_save (BgStore *store, BgRecord *before, BgRecord *after, const char *label, GError **error)
{
  g_autoptr (BgChangeSet) set = bg_change_set_new (label);

  bg_change_set_add (set, before, after);
  return bg_store_commit (store, set, error);
}

/* Work on the writer's thread that is no change set: it has no history and makes no news. */
typedef struct
{
  BgSqlFunc func;
  gpointer data;
  GDestroyNotify destroy;
} WriteJob;

static void
free_write_job (gpointer data)
{
  WriteJob *job = data;

  if (job->destroy != NULL)
    job->destroy (job->data);
  g_free (job);
}

static void
write_job_in_worker (GTask *task)
{
  BgStore *self = g_task_get_source_object (task);
  WriteJob *job = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean done;

  g_mutex_lock (&self->write_lock);
  done = bg_sql_transaction (self->writer, job->func, job->data, &error);
  g_mutex_unlock (&self->write_lock);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
  g_object_unref (task);
}

static void
run_job_in_worker (GTask *task)
{
  BgStore *self = g_task_get_source_object (task);
  GError *error = NULL;
  GPtrArray *records = NULL;

  if (!g_task_return_error_if_cancelled (task))
    {
      records = commit_now (self, g_task_get_task_data (task), &error);
      if (records != NULL)
        g_task_return_pointer (task, records, (GDestroyNotify) g_ptr_array_unref);
      else
        g_task_return_error (task, error);
    }
  g_object_unref (task);
}

static gpointer
write_in_worker (gpointer data)
{
  g_autoptr (GAsyncQueue) jobs = data;
  gpointer job;

  while ((job = g_async_queue_pop (jobs)) != &end_of_jobs)
    if (g_task_get_source_tag (job) == bg_store_write_async)
      write_job_in_worker (job);
    else
      run_job_in_worker (job);
  return NULL;
}

static void
push_job (BgStore *self, GTask *task)
{
  if (self->thread == NULL)
    self->thread = g_thread_new ("writer", write_in_worker, g_async_queue_ref (self->jobs));
  g_async_queue_push (self->jobs, task);
}

/**
 * bg_store_write_async:
 * @store: a record book that may be written to
 * @func: what to write, in one transaction; runs on the writer's thread
 * @data: for @func
 * @destroy: (nullable): frees @data
 * @callback: (nullable): called when it is done; g_task_propagate_boolean() tells how it ended
 * @callback_data: for @callback
 *
 * Writes what is no record, after all that was asked for before.
 */
void
bg_store_write_async (BgStore *store,
                      BgSqlFunc func,
                      gpointer data,
                      GDestroyNotify destroy,
                      GAsyncReadyCallback callback,
                      gpointer callback_data)
{
  GTask *task = g_task_new (store, NULL, callback, callback_data);
  WriteJob *job = g_new0 (WriteJob, 1);

  job->func = func;
  job->data = data;
  job->destroy = destroy;
  g_task_set_source_tag (task, bg_store_write_async);
  g_task_set_task_data (task, job, free_write_job);
  push_job (store, task);
}

/**
 * bg_store_commit_async:
 * @store: a record book
 * @set: what to change
 * @cancellable: (nullable): to give up while it still waits; once it is being written it is finished
 * @callback: called when the disk has it or refused it
 * @data: for @callback
 *
 * bg_store_commit() on the writer's thread, in the order of the calls.
 */
void
bg_store_commit_async (BgStore *store,
                       BgChangeSet *set,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  GTask *task;

  g_return_if_fail (BG_IS_STORE (store) && set != NULL);

  task = g_task_new (store, cancellable, callback, data);
  g_task_set_source_tag (task, bg_store_commit_async);
  g_task_set_task_data (task, bg_change_set_ref (set), (GDestroyNotify) bg_change_set_unref);
  push_job (store, task);
}

/**
 * bg_store_commit_finish:
 * @store: a record book
 * @result: the result
 * @error: why nothing was changed
 *
 * Emits #BgStore::changed.
 *
 * Returns: whether it is on the disk
 */
gboolean
bg_store_commit_finish (BgStore *store, GAsyncResult *result, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;

  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  records = g_task_propagate_pointer (G_TASK (result), error);
  if (records == NULL)
    return FALSE;
  tell_changed (store, g_task_get_task_data (G_TASK (result)), records);
  return TRUE;
}

static char *
read_title (BgStore *self, const BgKind *kind, const char *id)
{
  BgSql *reader = bg_store_acquire_reader (self, NULL);
  g_autofree char *title = NULL;
  const BgField *field;

  if (reader == NULL)
    return NULL;
  title = bg_record_sql_dup_title (reader, kind, id);
  bg_store_release_reader (self, reader);
  field = bg_kind_get_field (kind, kind->title);
  return title != NULL && field->type == BG_FIELD_TEXT ? g_steal_pointer (&title) : NULL;
}

/**
 * bg_store_dup_title:
 * @store: a record book
 * @kind: name of a kind
 * @id: id of a record of that kind
 *
 * A read by id, short enough for the main thread; the answer is remembered until the record changes.
 *
 * Returns: (transfer full) (nullable): its title, NULL where it is not here (yet)
 */
char *
bg_store_dup_title (BgStore *store, const char *kind, const char *id)
{
  char *title;

  g_return_val_if_fail (BG_IS_STORE (store) && bg_kind_find (kind) != NULL && id != NULL, NULL);

  g_mutex_lock (&store->lock);
  title = g_strdup (g_hash_table_lookup (store->titles, id));
  g_mutex_unlock (&store->lock);
  if (title != NULL)
    return title;
  title = read_title (store, bg_kind_find (kind), id);
  if (title == NULL)
    return NULL;
  g_mutex_lock (&store->lock);
  g_hash_table_insert (store->titles, g_strdup (id), g_strdup (title));
  g_mutex_unlock (&store->lock);
  return title;
}

/**
 * bg_store_title_func:
 * @kind: name of a kind
 * @id: id of a record
 * @store: a #BgStore
 *
 * bg_store_dup_title() as a #BgTitleFunc.
 *
 * Returns: (transfer full) (nullable): the title
 */
char *
bg_store_title_func (const char *kind, const char *id, gpointer store)
{
  return bg_store_dup_title (store, kind, id);
}
