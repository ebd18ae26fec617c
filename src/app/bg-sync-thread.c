/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The thread that exchanges records with a server while the window is open. Whoever started it tells it to
 * end and goes on: it ends by itself, once what it writes is on the disk. */
#include "bg-config.h"

#include "bg-sync-thread.h"

#include "bg-http.h"
#include "bg-replicator.h"
#include "bg-secret.h"

/* Seconds that one request waits for news of others. */
#define LONGEST_WAIT 25

struct _BgSyncThread
{
  BgStore *store;
  char *url;
  char *account;
  char *password;
  BgSyncThread *before;
  GWeakRef owner;
  BgSyncNewsFunc func;
  GThread *handle;
  /* Ends all of it. */
  GCancellable *end;
  GMutex lock;
  GCond cond;
  /* Protected by lock: interrupts the waiting for others, since something here is to be sent. */
  GCancellable *waiting;
  gboolean is_woken;
  gboolean has_ended;
  /* Atomic: the password is known and does not change any more. */
  int is_open;
};

static void
clear_thread (gpointer data)
{
  BgSyncThread *thread = data;

  g_clear_object (&thread->store);
  g_free (thread->url);
  g_free (thread->account);
  g_free (thread->password);
  g_clear_pointer (&thread->before, bg_sync_thread_unref);
  g_weak_ref_clear (&thread->owner);
  g_clear_pointer (&thread->handle, g_thread_unref);
  g_object_unref (thread->end);
  g_clear_object (&thread->waiting);
  g_mutex_clear (&thread->lock);
  g_cond_clear (&thread->cond);
}

static void
free_news (gpointer data)
{
  BgSyncNews *news = data;

  bg_sync_thread_unref (news->thread);
  g_free (news->detail);
  g_free (news);
}

static gboolean
take_news_cb (gpointer data)
{
  BgSyncNews *news = data;
  g_autoptr (GObject) owner = g_weak_ref_get (&news->thread->owner);

  if (owner != NULL)
    news->thread->func (owner, news);
  return G_SOURCE_REMOVE;
}

static void
tell (BgSyncThread *thread, BgSyncNews news)
{
  BgSyncNews *copy = g_memdup2 (&news, sizeof news);

  copy->thread = g_atomic_rc_box_acquire (thread);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, take_news_cb, copy, free_news);
}

static void
progress_cb (BgReplicatorState state, guint done, guint total, gpointer data)
{
  if (state == BG_REPLICATOR_RECEIVING || state == BG_REPLICATOR_SENDING)
    tell (data, (BgSyncNews){ .is_busy = TRUE, .done = done, .total = total });
}

/* Sleeps until the pause is over, or something is to be done. */
static void
pause_in_worker (BgSyncThread *thread, guint seconds)
{
  gint64 end = g_get_monotonic_time () + seconds * G_TIME_SPAN_SECOND;

  g_mutex_lock (&thread->lock);
  while (!thread->is_woken && !g_cancellable_is_cancelled (thread->end))
    if (!g_cond_wait_until (&thread->cond, &thread->lock, end))
      break;
  g_mutex_unlock (&thread->lock);
}

/* Waits for others by a request that is broken off when something here is to be sent. */
static BgSyncOutcome
wait_in_worker (BgSyncThread *thread, BgReplicator *replicator, GError **error)
{
  g_autoptr (GCancellable) waiting = g_cancellable_new ();
  gboolean changed;
  BgSyncOutcome outcome = BG_SYNC_DONE;

  g_mutex_lock (&thread->lock);
  g_set_object (&thread->waiting, waiting);
  if (thread->is_woken || g_cancellable_is_cancelled (thread->end))
    g_cancellable_cancel (waiting);
  g_mutex_unlock (&thread->lock);
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
forget_wake (BgSyncThread *thread)
{
  g_mutex_lock (&thread->lock);
  thread->is_woken = FALSE;
  g_mutex_unlock (&thread->lock);
}

/* One exchange and the waiting behind it; FALSE when only a person can help. A record that the server will
 * not take keeps none of the others waiting. */
static gboolean
take_turn (BgSyncThread *thread, BgReplicator *replicator, guint *failures)
{
  g_autoptr (GError) failure = NULL;
  BgSyncTotals totals;
  BgSyncOutcome outcome;

  forget_wake (thread);
  outcome = bg_replicator_run (replicator, thread->end, &totals, &failure);
  if (g_cancellable_is_cancelled (thread->end))
    return FALSE;
  tell (thread, (BgSyncNews){ .outcome = outcome,
                              .detail = failure != NULL ? g_strdup (failure->message) : NULL,
                              .wants_password = outcome == BG_SYNC_WRONG_PASSWORD });
  if (outcome == BG_SYNC_DONE || totals.refused > 0)
    {
      g_autoptr (GError) broken = NULL;

      *failures = 0;
      outcome = wait_in_worker (thread, replicator, &broken);
    }
  if (outcome == BG_SYNC_DONE)
    return TRUE;
  if (!bg_sync_outcome_may_pass (outcome))
    return FALSE;
  (*failures)++;
  pause_in_worker (thread, bg_replicator_get_pause (*failures, 0));
  return TRUE;
}

static BgTransport *
open_in_worker (BgSyncThread *thread)
{
  g_autoptr (GError) failure = NULL;
  BgTransport *way;

  if (thread->password == NULL &&
      bg_secret_load (thread->url, thread->account, &thread->password, thread->end) != BG_SECRET_DONE)
    {
      tell (thread, (BgSyncNews){ .outcome = BG_SYNC_WRONG_PASSWORD, .wants_password = TRUE });
      return NULL;
    }
  way = bg_http_open (thread->url, thread->account, thread->password, BG_HTTP_NONE, &failure);
  if (way == NULL)
    tell (thread, (BgSyncNews){ .outcome = bg_sync_outcome_from_error (failure),
                                .detail = g_strdup (failure->message) });
  g_atomic_int_set (&thread->is_open, way != NULL);
  return way;
}

static void
exchange_in_worker (BgSyncThread *thread)
{
  BgTransport *way = open_in_worker (thread);
  g_autoptr (BgReplicator) replicator = way != NULL ? bg_replicator_new (thread->store, way) : NULL;
  guint failures = 0;

  if (replicator == NULL)
    return;
  bg_replicator_set_func (replicator, progress_cb, thread);
  while (!g_cancellable_is_cancelled (thread->end) && take_turn (thread, replicator, &failures))
    ;
}

static gpointer
sync_in_worker (gpointer data)
{
  BgSyncThread *thread = data;

  /* One at a time talks to the server for this record book. */
  if (thread->before != NULL)
    bg_sync_thread_wait (thread->before);
  g_clear_pointer (&thread->before, bg_sync_thread_unref);
  if (!g_cancellable_is_cancelled (thread->end))
    exchange_in_worker (thread);
  g_clear_object (&thread->store);
  g_mutex_lock (&thread->lock);
  thread->has_ended = TRUE;
  g_cond_broadcast (&thread->cond);
  g_mutex_unlock (&thread->lock);
  bg_sync_thread_unref (thread);
  return NULL;
}

/**
 * bg_sync_thread_start:
 * @store: a record book that is joined to a server
 * @server: what is known of the server
 * @password: (nullable): the account's password; NULL to have it looked for where the desktop keeps passwords
 * @before: (nullable) (transfer full): one that was told to stop, and whose end is waited for
 * @owner: who wants to hear of it
 * @func: hears of it, for as long as @owner is there
 *
 * Returns: (transfer full): the thread, to be stopped and released
 */
BgSyncThread *
bg_sync_thread_start (BgStore *store,
                      const BgSyncServer *server,
                      const char *password,
                      BgSyncThread *before,
                      GObject *owner,
                      BgSyncNewsFunc func)
{
  BgSyncThread *thread = g_atomic_rc_box_new0 (BgSyncThread);

  thread->store = g_object_ref (store);
  thread->url = g_strdup (server->url);
  thread->account = g_strdup (server->account);
  thread->password = g_strdup (password);
  thread->before = before;
  thread->func = func;
  thread->end = g_cancellable_new ();
  g_weak_ref_init (&thread->owner, owner);
  g_mutex_init (&thread->lock);
  g_cond_init (&thread->cond);
  thread->handle = g_thread_new ("sync", sync_in_worker, g_atomic_rc_box_acquire (thread));
  return thread;
}

/**
 * bg_sync_thread_wake:
 * @thread: the thread
 *
 * Something here is to be sent: it does not wait any longer.
 */
void
bg_sync_thread_wake (BgSyncThread *thread)
{
  g_mutex_lock (&thread->lock);
  thread->is_woken = TRUE;
  if (thread->waiting != NULL)
    g_cancellable_cancel (thread->waiting);
  g_cond_broadcast (&thread->cond);
  g_mutex_unlock (&thread->lock);
}

/**
 * bg_sync_thread_stop:
 * @thread: the thread
 *
 * Breaks off what is under way, without waiting for it. What came until then is kept.
 */
void
bg_sync_thread_stop (BgSyncThread *thread)
{
  g_cancellable_cancel (thread->end);
  bg_sync_thread_wake (thread);
}

/**
 * bg_sync_thread_wait:
 * @thread: one that was told to stop
 *
 * Waits until it has let go of the record book. Not for the main thread while the window is shown.
 */
void
bg_sync_thread_wait (BgSyncThread *thread)
{
  g_mutex_lock (&thread->lock);
  while (!thread->has_ended)
    g_cond_wait (&thread->cond, &thread->lock);
  g_mutex_unlock (&thread->lock);
}

/**
 * bg_sync_thread_open_way:
 * @thread: the thread
 *
 * Nothing is asked of the server by this; for the main thread.
 *
 * Returns: (transfer full) (nullable): a second way to the same database; NULL until the thread has exchanged
 * records once, and so knows the password
 */
BgTransport *
bg_sync_thread_open_way (BgSyncThread *thread)
{
  if (!g_atomic_int_get (&thread->is_open))
    return NULL;
  return bg_http_open (thread->url, thread->account, thread->password, BG_HTTP_NONE, NULL);
}

/**
 * bg_sync_thread_unref:
 * @thread: (transfer full): the thread
 */
void
bg_sync_thread_unref (BgSyncThread *thread)
{
  g_atomic_rc_box_release_full (thread, clear_thread);
}
