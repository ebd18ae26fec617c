/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sharing through a server while the window is open: on a thread of its own, and only once a person asked. */
#include "bg-config.h"

#include "bg-syncer.h"

#include <glib/gi18n-lib.h>

#include "bg-http.h"
#include "bg-replicator.h"
#include "bg-secret.h"
#include "bg-sync-inbox.h"

/* Seconds that one request waits for news of others. */
#define LONGEST_WAIT 25

/* What the thread and the main thread share; it outlives whichever ends first. */
typedef struct
{
  BgStore *store;
  char *url;
  char *account;
  char *password;
  GWeakRef syncer;
  /* Ends all of it. */
  GCancellable *end;
  GMutex lock;
  GCond cond;
  /* Protected by lock: interrupts the waiting for others, since something here is to be sent. */
  GCancellable *waiting;
  gboolean is_woken;
} Work;

struct _BgSyncer
{
  GObject parent_instance;

  BgStore *store;
  BgSyncerState state;
  Work *work;
  GThread *thread;
};

G_DEFINE_FINAL_TYPE (BgSyncer, bg_syncer, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
clear_work (gpointer data)
{
  Work *work = data;

  g_object_unref (work->store);
  g_free (work->url);
  g_free (work->account);
  g_free (work->password);
  g_weak_ref_clear (&work->syncer);
  g_object_unref (work->end);
  g_clear_object (&work->waiting);
  g_mutex_clear (&work->lock);
  g_cond_clear (&work->cond);
}

static void
release_work (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_work);
}

/* News of the thread on its way to the main thread. */
typedef struct
{
  Work *work;
  gboolean is_busy;
  gboolean wants_password;
  BgSyncOutcome outcome;
  char *detail;
  guint done;
  guint total;
} News;

static void
free_news (gpointer data)
{
  News *news = data;

  release_work (news->work);
  g_free (news->detail);
  g_free (news);
}

static void
count (BgSyncer *self)
{
  guint refused = 0;
  int to_decide = bg_sync_count_inbox (self->store);

  if (!bg_sync_count_waiting (self->store, &self->state.waiting, &refused, NULL))
    self->state.waiting = 0;
  self->state.to_decide = to_decide > 0 ? (guint) to_decide : 0;
}

static gboolean
take_news_cb (gpointer data)
{
  News *news = data;
  g_autoptr (BgSyncer) self = g_weak_ref_get (&news->work->syncer);

  /* Of a thread that was told to end nothing is heard any more. */
  if (self == NULL || self->work != news->work)
    return G_SOURCE_REMOVE;
  self->state.is_busy = news->is_busy;
  self->state.wants_password = news->wants_password;
  self->state.done = news->done;
  self->state.total = news->total;
  if (!news->is_busy)
    {
      self->state.outcome = news->outcome;
      g_free (self->state.detail);
      self->state.detail = g_steal_pointer (&news->detail);
      if (news->outcome == BG_SYNC_DONE)
        self->state.time = bg_clock_get_now ();
      count (self);
    }
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
tell (Work *work, News news)
{
  News *copy = g_memdup2 (&news, sizeof news);

  copy->work = g_atomic_rc_box_acquire (work);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, take_news_cb, copy, free_news);
}

static void
progress_cb (BgReplicatorState state, guint done, guint total, gpointer data)
{
  if (state == BG_REPLICATOR_RECEIVING || state == BG_REPLICATOR_SENDING)
    tell (data, (News){ .is_busy = TRUE, .done = done, .total = total });
}

/* Sleeps until the pause is over, or something is to be done. */
static void
pause_in_worker (Work *work, guint seconds)
{
  gint64 end = g_get_monotonic_time () + seconds * G_TIME_SPAN_SECOND;

  g_mutex_lock (&work->lock);
  while (!work->is_woken && !g_cancellable_is_cancelled (work->end))
    if (!g_cond_wait_until (&work->cond, &work->lock, end))
      break;
  g_mutex_unlock (&work->lock);
}

/* Waits for others by a request that is broken off when something here is to be sent. */
static BgSyncOutcome
wait_in_worker (Work *work, BgReplicator *replicator, GError **error)
{
  g_autoptr (GCancellable) waiting = g_cancellable_new ();
  gboolean changed;
  BgSyncOutcome outcome = BG_SYNC_DONE;

  g_mutex_lock (&work->lock);
  g_set_object (&work->waiting, waiting);
  if (work->is_woken || g_cancellable_is_cancelled (work->end))
    g_cancellable_cancel (waiting);
  g_mutex_unlock (&work->lock);
  if (!g_cancellable_is_cancelled (waiting))
    outcome = bg_replicator_wait (replicator, LONGEST_WAIT, &changed, waiting, error);
  if (g_cancellable_is_cancelled (waiting))
    {
      g_clear_error (error);
      outcome = BG_SYNC_DONE;
    }
  return outcome;
}

static void
forget_wake (Work *work)
{
  g_mutex_lock (&work->lock);
  work->is_woken = FALSE;
  g_mutex_unlock (&work->lock);
}

/* One exchange and the waiting behind it; FALSE when only a person can help. */
static gboolean
take_turn (Work *work, BgReplicator *replicator, guint *failures)
{
  g_autoptr (GError) failure = NULL;
  BgSyncTotals totals;
  BgSyncOutcome outcome;

  forget_wake (work);
  outcome = bg_replicator_run (replicator, work->end, &totals, &failure);
  if (g_cancellable_is_cancelled (work->end))
    return FALSE;
  tell (work, (News){ .outcome = outcome,
                      .detail = failure != NULL ? g_strdup (failure->message) : NULL,
                      .wants_password = outcome == BG_SYNC_WRONG_PASSWORD });
  if (outcome == BG_SYNC_DONE)
    {
      g_autoptr (GError) broken = NULL;

      *failures = 0;
      outcome = wait_in_worker (work, replicator, &broken);
    }
  if (outcome == BG_SYNC_DONE)
    return TRUE;
  if (!bg_sync_outcome_may_pass (outcome))
    return FALSE;
  (*failures)++;
  pause_in_worker (work, bg_replicator_get_pause (*failures, 0));
  return TRUE;
}

static BgTransport *
open_in_worker (Work *work)
{
  g_autoptr (GError) failure = NULL;
  BgTransport *way;

  if (work->password == NULL &&
      bg_secret_load (work->url, work->account, &work->password, work->end) != BG_SECRET_DONE)
    {
      tell (work, (News){ .outcome = BG_SYNC_WRONG_PASSWORD, .wants_password = TRUE });
      return NULL;
    }
  way = bg_http_open (work->url, work->account, work->password, BG_HTTP_NONE, &failure);
  if (way == NULL)
    tell (work,
          (News){ .outcome = bg_sync_outcome_from_error (failure), .detail = g_strdup (failure->message) });
  return way;
}

static gpointer
sync_in_worker (gpointer data)
{
  Work *work = data;
  BgTransport *way = open_in_worker (work);
  g_autoptr (BgReplicator) replicator = way != NULL ? bg_replicator_new (work->store, way) : NULL;
  guint failures = 0;

  if (replicator != NULL)
    {
      bg_replicator_set_func (replicator, progress_cb, work);
      while (!g_cancellable_is_cancelled (work->end) && take_turn (work, replicator, &failures))
        ;
    }
  release_work (work);
  return NULL;
}

static void
wake (Work *work)
{
  g_mutex_lock (&work->lock);
  work->is_woken = TRUE;
  if (work->waiting != NULL)
    g_cancellable_cancel (work->waiting);
  g_cond_broadcast (&work->cond);
  g_mutex_unlock (&work->lock);
}

/* What came from the server leaves nothing to be sent, and wakes nobody. */
static void
store_changed_cb (BgSyncer *self)
{
  if (!self->state.is_joined)
    return;
  count (self);
  if (self->state.waiting > 0 && self->work != NULL)
    wake (self->work);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
bg_syncer_dispose (GObject *object)
{
  BgSyncer *self = BG_SYNCER (object);

  bg_syncer_stop (self);
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

/**
 * bg_syncer_look:
 * @syncer: what shares a record book
 *
 * Reads anew whether it is shared, and what waits.
 */
void
bg_syncer_look (BgSyncer *syncer)
{
  g_autoptr (BgSyncServer) server = NULL;

  g_return_if_fail (BG_IS_SYNCER (syncer));

  server = bg_sync_load_server (syncer->store, NULL);
  syncer->state.is_joined = server != NULL && server->active;
  count (syncer);
  g_signal_emit (syncer, signals[CHANGED], 0);
}

/**
 * bg_syncer_start:
 * @syncer: what shares a record book
 * @password: (nullable): the account's password; NULL to have it looked for where the desktop keeps passwords
 *
 * Begins to exchange records, where the record book is joined to a server and may be written to.
 */
void
bg_syncer_start (BgSyncer *syncer, const char *password)
{
  g_autoptr (BgSyncServer) server = NULL;
  Work *work;

  g_return_if_fail (BG_IS_SYNCER (syncer));

  bg_syncer_stop (syncer);
  bg_syncer_look (syncer);
  if (!syncer->state.is_joined || bg_store_is_read_only (syncer->store))
    return;
  server = bg_sync_load_server (syncer->store, NULL);
  work = g_atomic_rc_box_new0 (Work);
  work->store = g_object_ref (syncer->store);
  work->url = g_strdup (server->url);
  work->account = g_strdup (server->account);
  work->password = g_strdup (password);
  work->end = g_cancellable_new ();
  g_weak_ref_init (&work->syncer, syncer);
  g_mutex_init (&work->lock);
  g_cond_init (&work->cond);
  syncer->work = work;
  syncer->thread = g_thread_new ("sync", sync_in_worker, g_atomic_rc_box_acquire (work));
}

/**
 * bg_syncer_stop:
 * @syncer: what shares a record book
 *
 * Breaks off what is under way, and waits until the thread has let go of the record book. What came until
 * then is kept.
 */
void
bg_syncer_stop (BgSyncer *syncer)
{
  g_return_if_fail (BG_IS_SYNCER (syncer));

  if (syncer->work == NULL)
    return;
  g_cancellable_cancel (syncer->work->end);
  wake (syncer->work);
  g_thread_join (g_steal_pointer (&syncer->thread));
  g_clear_pointer (&syncer->work, release_work);
  syncer->state.is_busy = FALSE;
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

/**
 * bg_syncer_get_tone:
 * @syncer: what shares a record book
 *
 * Returns: the colour of its words
 */
BgTone
bg_syncer_get_tone (BgSyncer *syncer)
{
  const BgSyncerState *state = bg_syncer_get_state (syncer);

  if (!state->is_joined || (!state->is_busy && state->outcome == BG_SYNC_OFFLINE))
    return BG_TONE_GREY;
  if (state->is_busy)
    return BG_TONE_BLUE;
  if (state->to_decide > 0 || state->outcome != BG_SYNC_DONE)
    return BG_TONE_YELLOW;
  return state->time > 0 ? BG_TONE_GREEN : BG_TONE_GREY;
}

/**
 * bg_syncer_get_icon:
 * @syncer: what shares a record book
 *
 * Returns: the symbolic icon of its words
 */
const char *
bg_syncer_get_icon (BgSyncer *syncer)
{
  const BgSyncerState *state = bg_syncer_get_state (syncer);

  if (!state->is_joined)
    return "changes-prevent-symbolic";
  if (state->to_decide > 0)
    return "dialog-question-symbolic";
  if (state->is_busy || state->outcome == BG_SYNC_DONE)
    return "emblem-synchronizing-symbolic";
  return state->outcome == BG_SYNC_OFFLINE ? "network-offline-symbolic" : "dialog-warning-symbolic";
}

static char *
dup_waiting (const BgSyncerState *state)
{
  if (state->waiting == 0)
    return g_strdup (_ ("No connection"));
  return g_strdup_printf (
    ngettext ("No connection, %u change is waiting", "No connection, %u changes are waiting", state->waiting),
    state->waiting);
}

/**
 * bg_syncer_dup_words:
 * @syncer: what shares a record book
 *
 * Returns: (transfer full): what the sidebar says, in few words
 */
char *
bg_syncer_dup_words (BgSyncer *syncer)
{
  const BgSyncerState *state = bg_syncer_get_state (syncer);
  g_autofree char *moment = NULL;

  if (!state->is_joined)
    return g_strdup (_ ("Kept on this computer alone"));
  if (state->is_busy && state->total > 0)
    return g_strdup_printf (_ ("Synchronising %u/%u"), state->done, state->total);
  if (state->is_busy)
    return g_strdup (_ ("Synchronising"));
  if (state->wants_password)
    return g_strdup (_ ("The password is needed"));
  if (state->outcome == BG_SYNC_OFFLINE)
    return dup_waiting (state);
  if (state->outcome != BG_SYNC_DONE)
    return g_strdup (_ ("Not synchronised"));
  if (state->time == 0)
    return g_strdup (_ ("Not synchronised yet"));
  moment = bg_clock_format_moment (state->time);
  return g_strdup_printf (_ ("Synchronised at %s"), strchr (moment, ' ') + 1);
}

/**
 * bg_syncer_dup_detail:
 * @syncer: what shares a record book
 *
 * Returns: (transfer full): the second line: what a person can do, or that nothing is to be done
 */
char *
bg_syncer_dup_detail (BgSyncer *syncer)
{
  const BgSyncerState *state = bg_syncer_get_state (syncer);

  if (!state->is_joined)
    return g_strdup (_ ("No network is used"));
  if (state->to_decide > 0)
    return g_strdup_printf (ngettext ("%u decision is waiting", "%u decisions are waiting", state->to_decide),
                            state->to_decide);
  if (state->wants_password)
    return g_strdup (_ ("Press to type it"));
  return g_strdup (state->outcome == BG_SYNC_DONE || state->outcome == BG_SYNC_OFFLINE
                     ? _ ("Shared through the office's server")
                     : _ ("Press to see why"));
}
