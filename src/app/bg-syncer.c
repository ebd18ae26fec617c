/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sharing through a server while the window is open: what the pages are told of it, and only once a person
 * asked.
 *
 * Nothing here waits: the exchange runs on a thread of its own, and what waits is counted by a worker. */
#include "bg-config.h"

#include "bg-syncer.h"

#include "bg-sync-inbox.h"
#include "bg-sync-thread.h"

struct _BgSyncer
{
  GObject parent_instance;

  BgStore *store;
  BgSyncerState state;
  /* The one at work; NULL after it was told to stop. */
  BgSyncThread *thread;
  /* One that was told to stop and may still be at its last words. */
  BgSyncThread *ending;
  /* Whether a worker counts; whether it must do so once more; whether what it finds is to be sent at once. */
  gboolean is_counting;
  gboolean counts_again;
  gboolean sends;
};

G_DEFINE_FINAL_TYPE (BgSyncer, bg_syncer, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  guint waiting;
  guint refused;
  int to_decide;
} Counted;

static void
count_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Counted *counted = g_new0 (Counted, 1);

  if (!bg_sync_count_waiting (BG_STORE (source), &counted->waiting, &counted->refused, NULL))
    counted->waiting = 0;
  counted->to_decide = bg_sync_count_inbox (BG_STORE (source));
  g_task_return_pointer (task, counted, g_free);
}

static void count (BgSyncer *self);

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgSyncer) self = data;
  g_autofree Counted *counted = g_task_propagate_pointer (G_TASK (result), NULL);

  self->is_counting = FALSE;
  if (self->store == NULL || counted == NULL)
    return;
  self->state.waiting = counted->waiting;
  self->state.refused = counted->refused;
  self->state.to_decide = (guint) MAX (counted->to_decide, 0);
  if (self->counts_again)
    count (self);
  else if (self->sends && counted->waiting > 0 && self->thread != NULL)
    {
      self->sends = FALSE;
      bg_sync_thread_wake (self->thread);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The queue may be as long as the record book: never on the main thread, and never twice at once. */
static void
count (BgSyncer *self)
{
  g_autoptr (GTask) task = NULL;

  self->counts_again = self->is_counting;
  if (self->is_counting)
    return;
  self->is_counting = TRUE;
  task = g_task_new (self->store, NULL, counted_cb, g_object_ref (self));
  g_task_run_in_thread (task, count_in_worker);
}

static void
take_news_cb (GObject *owner, const BgSyncNews *news)
{
  BgSyncer *self = BG_SYNCER (owner);

  /* Of a thread that was told to end nothing is heard any more. */
  if (self->thread != news->thread)
    return;
  self->state.is_busy = news->is_busy;
  self->state.wants_password = news->wants_password;
  self->state.done = news->done;
  self->state.total = news->total;
  if (!news->is_busy)
    {
      self->state.outcome = news->outcome;
      g_free (self->state.detail);
      self->state.detail = g_strdup (news->detail);
      if (news->outcome == BG_SYNC_DONE)
        self->state.time = bg_clock_get_now ();
      count (self);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What came from the server leaves nothing to be sent, and wakes nobody. */
static void
store_changed_cb (BgSyncer *self)
{
  if (!self->state.is_joined)
    return;
  self->sends = TRUE;
  count (self);
}

static void
bg_syncer_dispose (GObject *object)
{
  BgSyncer *self = BG_SYNCER (object);

  bg_syncer_stop (self);
  g_clear_pointer (&self->ending, bg_sync_thread_unref);
  g_clear_object (&self->store);
  g_clear_pointer (&self->state.detail, g_free);

  G_OBJECT_CLASS (bg_syncer_parent_class)->dispose (object);
}

static void
bg_syncer_class_init (BgSyncerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bg_syncer_dispose;

  /**
   * BgSyncer::changed:
   *
   * Emitted when bg_syncer_get_state() tells something else.
   */
  signals[CHANGED] =
    g_signal_new ("changed", BG_TYPE_SYNCER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bg_syncer_init (BgSyncer *self)
{
}

/**
 * bg_syncer_new:
 * @store: an open record book
 *
 * Nothing is asked of any server before bg_syncer_start().
 *
 * Returns: (transfer full): what shares it
 */
BgSyncer *
bg_syncer_new (BgStore *store)
{
  BgSyncer *self;

  g_return_val_if_fail (BG_IS_STORE (store), NULL);

  self = g_object_new (BG_TYPE_SYNCER, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  bg_syncer_look (self);
  return self;
}

/* One row by its key: short enough for the main thread. */
static BgSyncServer *
load_active_server (BgSyncer *self)
{
  g_autoptr (BgSyncServer) server = bg_sync_load_server (self->store, NULL);

  return server != NULL && server->active ? g_steal_pointer (&server) : NULL;
}

/**
 * bg_syncer_look:
 * @syncer: what shares a record book
 *
 * Reads anew whether it is shared, and has counted what waits.
 */
void
bg_syncer_look (BgSyncer *syncer)
{
  g_autoptr (BgSyncServer) server = NULL;

  g_return_if_fail (BG_IS_SYNCER (syncer));

  server = load_active_server (syncer);
  syncer->state.is_joined = server != NULL;
  count (syncer);
  g_signal_emit (syncer, signals[CHANGED], 0);
}

/**
 * bg_syncer_start:
 * @syncer: what shares a record book
 * @password: (nullable): the account's password; NULL to have it looked for where the desktop keeps passwords
 *
 * Begins to exchange records, where the record book is joined to a server and may be written to. What was
 * under way is told to stop first.
 */
void
bg_syncer_start (BgSyncer *syncer, const char *password)
{
  g_autoptr (BgSyncServer) server = NULL;

  g_return_if_fail (BG_IS_SYNCER (syncer));

  bg_syncer_stop (syncer);
  bg_syncer_look (syncer);
  server = load_active_server (syncer);
  if (server == NULL || bg_store_is_read_only (syncer->store))
    return;
  syncer->thread = bg_sync_thread_start (syncer->store, server, password, g_steal_pointer (&syncer->ending),
                                         G_OBJECT (syncer), take_news_cb);
}

/**
 * bg_syncer_stop:
 * @syncer: what shares a record book
 *
 * Breaks off what is under way, and waits for nothing: the thread ends once what it writes is on the disk.
 * What came until then is kept.
 */
void
bg_syncer_stop (BgSyncer *syncer)
{
  g_return_if_fail (BG_IS_SYNCER (syncer));

  if (syncer->thread == NULL)
    return;
  bg_sync_thread_stop (syncer->thread);
  g_clear_pointer (&syncer->ending, bg_sync_thread_unref);
  syncer->ending = g_steal_pointer (&syncer->thread);
  syncer->state.is_busy = FALSE;
}

/**
 * bg_syncer_end:
 * @syncer: what shares a record book
 *
 * Stops, and waits until the thread is gone: for the end of the program, when no window is left.
 */
void
bg_syncer_end (BgSyncer *syncer)
{
  g_return_if_fail (BG_IS_SYNCER (syncer));

  bg_syncer_stop (syncer);
  if (syncer->ending != NULL)
    bg_sync_thread_wait (syncer->ending);
}

/**
 * bg_syncer_open_way:
 * @syncer: what shares a record book
 *
 * Returns: (transfer full) (nullable): a second way to the server, for files; NULL until records were
 * exchanged
 */
BgTransport *
bg_syncer_open_way (BgSyncer *syncer)
{
  g_return_val_if_fail (BG_IS_SYNCER (syncer), NULL);

  return syncer->thread != NULL ? bg_sync_thread_open_way (syncer->thread) : NULL;
}

/**
 * bg_syncer_get_state:
 * @syncer: what shares a record book
 *
 * Returns: (transfer none): what it does; valid until "changed"
 */
const BgSyncerState *
bg_syncer_get_state (BgSyncer *syncer)
{
  g_return_val_if_fail (BG_IS_SYNCER (syncer), NULL);
  return &syncer->state;
}
