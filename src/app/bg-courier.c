/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files on their way to the server and back while the window is open. After each exchange of records what is
 * here goes up, and comes down where this computer wants all files; what somebody opens comes at once. Each
 * has a connection of its own, so that no record waits behind a large scan. */
#include "bg-config.h"

#include "bg-courier.h"

#include <glib/gi18n-lib.h>

#include "bg-carrier.h"
#include "bg-error.h"
#include "bg-sync-book.h"

struct _BgCourier
{
  GObject parent_instance;

  BgStore *store;
  BgSyncer *syncer;
  GCancellable *end;
  /* When the exchange of records was last seen to end; files follow it. */
  gint64 followed;
  gboolean is_carrying;
  gboolean carries_again;
  BgCarrierStep step;
};

G_DEFINE_FINAL_TYPE (BgCourier, bg_courier, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* How far it is, on its way to the main thread. */
typedef struct
{
  GWeakRef courier;
  BgCarrierStep step;
} News;

static void
free_news (gpointer data)
{
  News *news = data;

  g_weak_ref_clear (&news->courier);
  g_free (news);
}

static gboolean
take_news_cb (gpointer data)
{
  News *news = data;
  g_autoptr (BgCourier) self = g_weak_ref_get (&news->courier);

  if (self == NULL || !self->is_carrying)
    return G_SOURCE_REMOVE;
  self->step = news->step;
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static guint
get_percent (const BgCarrierStep *step)
{
  return step->size > 0 ? (guint) (step->done * 100 / step->size) : 0;
}

typedef struct
{
  BgTransport *way;
  BgCourier *courier;
  char *sha256;
  BgCarrierStep told;
} Carrying;

static void
free_carrying (gpointer data)
{
  Carrying *carrying = data;

  bg_transport_free (carrying->way);
  g_free (carrying->sha256);
  g_free (carrying);
}

/* curl tells many times a second; people read whole hundredths. */
static void
step_cb (const BgCarrierStep *step, gpointer data)
{
  Carrying *carrying = data;
  News *news;

  if (step->index == carrying->told.index && step->n == carrying->told.n &&
      get_percent (step) == get_percent (&carrying->told))
    return;
  carrying->told = *step;
  news = g_new0 (News, 1);
  g_weak_ref_init (&news->courier, carrying->courier);
  news->step = *step;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, take_news_cb, news, free_news);
}

static void
carry_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Carrying *carrying = data;
  BgCourier *self = source;
  g_autoptr (BgCarrier) carrier = bg_carrier_new (self->store, carrying->way);
  g_autoptr (BgSyncServer) server = bg_sync_load_server (self->store, NULL);
  BgCarried carried = { 0 };
  GError *error = NULL;

  bg_carrier_set_func (carrier, step_cb, carrying);
  if (bg_carrier_send (carrier, &carried, cancellable, &error) &&
      (server == NULL || !server->all_files || bg_carrier_fetch_all (carrier, &carried, cancellable, &error)))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* What failed is tried again after the next exchange: offline is a quiet state. */
static void
carried_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BgCourier *self = BG_COURIER (source);
  gboolean good = g_task_propagate_boolean (G_TASK (result), NULL);

  self->is_carrying = FALSE;
  self->step = (BgCarrierStep){ 0 };
  if (good && self->carries_again)
    bg_courier_carry (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GTask *
create_task (BgCourier *self,
             const char *sha256,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer data)
{
  BgTransport *way = bg_syncer_open_way (self->syncer);
  Carrying *carrying;
  GTask *task;

  if (way == NULL)
    return NULL;
  carrying = g_new0 (Carrying, 1);
  carrying->way = way;
  carrying->courier = self;
  carrying->sha256 = g_strdup (sha256);
  task = g_task_new (self, cancellable, callback, data);
  g_task_set_task_data (task, carrying, free_carrying);
  return task;
}

static void
syncer_changed_cb (BgCourier *self)
{
  const BgSyncerState *state = bg_syncer_get_state (self->syncer);

  if (!state->is_joined || state->is_busy || state->time == self->followed)
    return;
  self->followed = state->time;
  bg_courier_carry (self);
}

static void
bg_courier_dispose (GObject *object)
{
  BgCourier *self = BG_COURIER (object);

  g_cancellable_cancel (self->end);
  g_clear_object (&self->store);
  g_clear_object (&self->syncer);

  G_OBJECT_CLASS (bg_courier_parent_class)->dispose (object);
}

static void
bg_courier_finalize (GObject *object)
{
  g_object_unref (BG_COURIER (object)->end);

  G_OBJECT_CLASS (bg_courier_parent_class)->finalize (object);
}

static void
bg_courier_class_init (BgCourierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bg_courier_dispose;
  G_OBJECT_CLASS (klass)->finalize = bg_courier_finalize;

  /**
   * BgCourier::changed:
   *
   * Emitted when bg_courier_dup_words() tells something else.
   */
  signals[CHANGED] =
    g_signal_new ("changed", BG_TYPE_COURIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bg_courier_init (BgCourier *self)
{
  self->end = g_cancellable_new ();
}

/**
 * bg_courier_new:
 * @store: an open record book
 * @syncer: what shares it
 *
 * Returns: (transfer full): what carries its files
 */
BgCourier *
bg_courier_new (BgStore *store, BgSyncer *syncer)
{
  BgCourier *self;

  g_return_val_if_fail (BG_IS_STORE (store) && BG_IS_SYNCER (syncer), NULL);

  self = g_object_new (BG_TYPE_COURIER, NULL);
  self->store = g_object_ref (store);
  self->syncer = g_object_ref (syncer);
  g_signal_connect_object (syncer, "changed", G_CALLBACK (syncer_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * bg_courier_carry:
 * @courier: a courier
 *
 * Sends and fetches what is wanted, in a worker; once more, when it is at work already. Nothing happens
 * before records were exchanged once.
 */
void
bg_courier_carry (BgCourier *courier)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (BG_IS_COURIER (courier));

  courier->carries_again = courier->is_carrying;
  if (courier->is_carrying)
    return;
  task = create_task (courier, NULL, courier->end, carried_cb, NULL);
  if (task == NULL)
    return;
  courier->is_carrying = TRUE;
  g_task_run_in_thread (task, carry_in_worker);
}

/**
 * bg_courier_stop:
 * @courier: a courier
 *
 * Breaks off what is under way, for good; what came until then is kept.
 */
void
bg_courier_stop (BgCourier *courier)
{
  g_return_if_fail (BG_IS_COURIER (courier));

  g_cancellable_cancel (courier->end);
}

/**
 * bg_courier_dup_words:
 * @courier: a courier
 *
 * Returns: (transfer full) (nullable): how far it is, such as "Đang gửi tệp 2/5 (40 %)"; NULL while it rests
 */
char *
bg_courier_dup_words (BgCourier *courier)
{
  const BgCarrierStep *step;

  g_return_val_if_fail (BG_IS_COURIER (courier), NULL);

  step = &courier->step;
  if (!courier->is_carrying || step->n == 0)
    return NULL;
  return g_strdup_printf (step->is_up ? _ ("Sending file %u/%u (%u %%)") : _ ("Fetching file %u/%u (%u %%)"),
                          step->index + 1, step->n, get_percent (step));
}

/**
 * bg_courier_can_fetch:
 * @courier: a courier
 *
 * Returns: whether the record book is shared, so that its server can be asked
 */
gboolean
bg_courier_can_fetch (BgCourier *courier)
{
  g_return_val_if_fail (BG_IS_COURIER (courier), FALSE);

  return bg_syncer_get_state (courier->syncer)->is_joined;
}

static void
fetch_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Carrying *carrying = data;
  BgCourier *self = source;
  g_autoptr (BgCarrier) carrier = bg_carrier_new (self->store, carrying->way);
  GError *error = NULL;
  gboolean is_there = FALSE;

  if (!bg_carrier_fetch (carrier, carrying->sha256, &is_there, cancellable, &error))
    g_task_return_error (task, error);
  else if (!is_there)
    g_task_return_new_error (task, BG_ERROR, BG_ERROR_NOT_FOUND,
                             _ ("The server does not have the contents of this file yet. The computer it was "
                                "added on sends them the next time it is connected."));
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * bg_courier_fetch_async:
 * @courier: a courier
 * @sha256: name of contents that are not on this computer
 * @cancellable: (nullable): stops it; what came so far is kept for the next time
 * @callback: called when it is done; ends with bg_courier_fetch_finish()
 * @data: for @callback
 *
 * Fetches the contents of one file, before all others.
 */
void
bg_courier_fetch_async (BgCourier *courier,
                        const char *sha256,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (BG_IS_COURIER (courier) && sha256 != NULL);

  task = create_task (courier, sha256, cancellable, callback, data);
  if (task != NULL)
    g_task_run_in_thread (task, fetch_in_worker);
  else
    g_task_report_new_error (
      courier, callback, data, NULL, BG_ERROR, BG_ERROR_NOT_FOUND, "%s",
      _ ("The contents of this file are not on this computer, and the server cannot be "
         "asked: sharing is off, or its password was not given yet."));
}

/**
 * bg_courier_fetch_finish:
 * @result: what the callback got
 * @error: why they are not here
 *
 * Returns: whether the contents are on this computer
 */
gboolean
bg_courier_fetch_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
