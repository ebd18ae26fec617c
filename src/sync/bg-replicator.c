/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The replicator: brings a record book and a database on a server to the same records.
 *
 * One run greets, receives, sends, joins branches and leaves its mark, in this order; each step ends in an
 * outcome, and every step may be cut off at any byte or done twice with no effect on where it ends: what came
 * is taken over with the mark of how far it was read in one transaction, and what went up is struck off only
 * when the server's answer is here and the record has not changed meanwhile. No transaction is open while the
 * server is asked. */
#include "bg-config.h"

#include "bg-replicator-private.h"

#include "bg-error.h"
#include "bg-sync-twins.h"

/* Records a page; CouchDB and its clients are fastest about here. */
#define USUAL_BATCH 500
/* Records that are named where the server would not take some. */
#define MOST_TITLES 3
/* Receiving and sending take turns until nothing waits; others may write all the while. */
#define MOST_ROUNDS 20
/* Seconds between attempts: the first, and the longest. */
#define FIRST_PAUSE   2
#define LONGEST_PAUSE 300

/**
 * bg_replicator_new:
 * @store: a record book that is joined to a server
 * @transport: (transfer full): the way to the server's database
 *
 * Returns: (transfer full): a replicator; one thread at a time
 */
BgReplicator *
bg_replicator_new (BgStore *store, BgTransport *transport)
{
  BgReplicator *self;

  g_return_val_if_fail (BG_IS_STORE (store) && transport != NULL, NULL);

  self = g_new0 (BgReplicator, 1);
  self->store = g_object_ref (store);
  self->transport = transport;
  self->batch = USUAL_BATCH;
  return self;
}

/**
 * bg_replicator_free:
 * @replicator: (nullable): a replicator that does not run
 */
void
bg_replicator_free (BgReplicator *replicator)
{
  if (replicator == NULL)
    return;
  bg_sync_server_free (replicator->server);
  bg_transport_free (replicator->transport);
  g_object_unref (replicator->store);
  g_free (replicator->mark_rev);
  g_free (replicator);
}

/**
 * bg_replicator_get_transport:
 * @replicator: a replicator
 *
 * Returns: (transfer none): its way to the server, for others to use while it does not run
 */
BgTransport *
bg_replicator_get_transport (BgReplicator *replicator)
{
  g_return_val_if_fail (replicator != NULL, NULL);

  return replicator->transport;
}

/**
 * bg_replicator_set_func:
 * @replicator: a replicator
 * @func: (nullable): hears how far it is
 * @data: for @func
 */
void
bg_replicator_set_func (BgReplicator *replicator, BgReplicatorFunc func, gpointer data)
{
  replicator->func = func;
  replicator->data = data;
}

/**
 * bg_replicator_set_batch:
 * @replicator: a replicator
 * @documents: how many documents go in one request, at least 1
 */
void
bg_replicator_set_batch (BgReplicator *replicator, guint documents)
{
  replicator->batch = MAX (documents, 1);
}

void
bg_replicator_tell (BgReplicator *self, BgReplicatorState state, guint total)
{
  if (self->func != NULL)
    self->func (state, self->totals != NULL ? self->totals->received + self->totals->sent : 0, total,
                self->data);
}

/* This client's mark is a local document: the server never sends it to anybody else. */
char *
bg_replicator_dup_mark_path (BgReplicator *self)
{
  return g_strconcat ("_local/banggiao-", self->server->client, NULL);
}

static gboolean
leave_mark (BgReplicator *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = bg_replicator_dup_mark_path (self);
  gint64 counter = self->server->counter + 1;
  json_t *mark, *answer;

  bg_replicator_tell (self, BG_REPLICATOR_MARKING, 0);
  mark = json_pack ("{s:I}", "counter", (json_int_t) counter);
  if (self->mark_rev != NULL)
    json_object_set_new (mark, "_rev", json_string (self->mark_rev));
  answer = bg_transport_ask (self->transport, "PUT", path, mark, NULL, cancellable, error);
  json_decref (mark);
  if (answer == NULL)
    return FALSE;
  json_decref (answer);
  return bg_sync_set_counter (self->store, counter, error);
}

static gboolean
has_moved (const BgSyncTotals *before, const BgSyncTotals *now)
{
  return now->received != before->received || now->sent != before->sent || now->kept != before->kept;
}

/* A mark on the server tells that the first exchange was whole: until then, what was here before has likely
 * twins among what came. Later nobody is asked, since the others were not asked either. */
static gboolean
find_twins (BgReplicator *self, GError **error)
{
  guint n = 0;

  if (self->server->counter > 0)
    return TRUE;
  if (!bg_sync_find_twins (self->store, &n, error))
    return FALSE;
  self->totals->asked += n;
  return TRUE;
}

static gboolean
exchange (BgReplicator *self, GCancellable *cancellable, GError **error)
{
  gboolean clashed = TRUE;

  for (guint round = 0; clashed && round < MOST_ROUNDS; round++)
    {
      if (!bg_replicator_receive (self, cancellable, error) || !find_twins (self, error) ||
          !bg_replicator_join_branches (self, cancellable, error) ||
          !bg_replicator_send (self, &clashed, cancellable, error) ||
          !bg_replicator_end_branches (self, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
run (BgReplicator *self, GCancellable *cancellable, GError **error)
{
  BgSyncTotals before = *self->totals;

  /* Once for each replicator: not with every exchange, and not only after the next edit. */
  if (!self->has_run && !bg_sync_retry_refused (self->store, error))
    return FALSE;
  self->has_run = TRUE;
  if (!bg_replicator_greet (self, cancellable, error) || !exchange (self, cancellable, error))
    return FALSE;
  if (!has_moved (&before, self->totals) && self->server->counter > 0)
    return TRUE;
  return leave_mark (self, cancellable, error) &&
         (!self->server->permit || bg_sync_set_permit (self->store, FALSE, error));
}

static void
translate_failure (GError **failure)
{
  const char *detail = (*failure)->message;
  g_autoptr (GError) told = NULL;

  if ((*failure)->domain != BG_SYNC_BRAKE_ERROR)
    return;
  bg_sync_set_error (&told, BG_SYNC_BRAKE, detail);
  g_error_free (*failure);
  *failure = g_steal_pointer (&told);
}

static BgSyncOutcome
finish (BgReplicator *self, GError *failure, GError **error)
{
  BgSyncOutcome outcome;

  if (failure != NULL)
    translate_failure (&failure);
  outcome = bg_sync_outcome_from_error (failure);
  /* A log that cannot be written must not hide how it ended. */
  if (outcome != BG_SYNC_OFFLINE &&
      ((outcome != BG_SYNC_DONE && outcome != self->last) || has_moved (&(BgSyncTotals){ 0 }, self->totals)))
    (void) bg_sync_log (self->store, bg_sync_outcome_get_code (outcome), self->totals,
                        failure != NULL ? failure->message : NULL, NULL);
  if (failure != NULL)
    g_propagate_error (error, failure);
  bg_replicator_tell (self, BG_REPLICATOR_IDLE, 0);
  self->totals = NULL;
  self->last = outcome;
  return outcome;
}

static char *
dup_titles (BgReplicator *self, GPtrArray *items)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const BgSyncItem *item = g_ptr_array_index (items, i);
      const BgKind *kind = bg_kind_find (item->kind);
      g_autoptr (BgRecord) record = kind != NULL ? bg_store_load (self->store, kind, item->id, NULL) : NULL;

      if (record != NULL)
        g_string_append_printf (titles, "%s%s: “%s”", titles->len > 0 ? "; " : "", bg_kind_get_label (kind),
                                bg_record_get_title (record));
    }
  return g_string_free (titles, FALSE);
}

/* All else is equal on both sides: what is refused is told after every run, not only after the one that
 * tried. */
static void
tell_refused (BgReplicator *self, GError **error)
{
  g_autoptr (GPtrArray) items =
    bg_sync_read_refused (self->store, MOST_TITLES, &self->totals->refused, error);
  const BgSyncItem *first = items != NULL && items->len > 0 ? g_ptr_array_index (items, 0) : NULL;
  g_autofree char *titles = NULL;

  if (first == NULL)
    return;
  titles = dup_titles (self, items);
  bg_sync_set_error_of (
    error, g_strcmp0 (first->refused, BG_SYNC_REFUSED_SIZE) == 0 ? BG_SYNC_TOO_BIG : BG_SYNC_FORBIDDEN,
    titles, self->totals->refused - items->len);
}

/**
 * bg_replicator_run:
 * @replicator: a replicator
 * @cancellable: (nullable): to stop; what came until then is kept
 * @totals: (out caller-allocates): what was done, also where it failed
 * @error: the words of the outcome and its technical detail
 *
 * Brings both sides to the same records. Blocks; not for the main thread.
 *
 * Returns: how it ended
 */
BgSyncOutcome
bg_replicator_run (BgReplicator *replicator, GCancellable *cancellable, BgSyncTotals *totals, GError **error)
{
  GError *failure = NULL;

  g_return_val_if_fail (replicator != NULL && totals != NULL, BG_SYNC_BOOK);

  *totals = (BgSyncTotals){ 0 };
  replicator->totals = totals;
  g_clear_pointer (&replicator->mark_rev, g_free);
  g_clear_pointer (&replicator->server, bg_sync_server_free);
  replicator->server = bg_sync_load_server (replicator->store, &failure);
  if (replicator->server != NULL)
    (void) run (replicator, cancellable, &failure);
  if (failure == NULL)
    tell_refused (replicator, &failure);
  return finish (replicator, failure, error);
}

/**
 * bg_replicator_wait:
 * @replicator: a replicator that has run
 * @seconds: how long to wait
 * @changed: (out): whether something is there to be received
 * @cancellable: (nullable): to stop waiting
 * @error: the words of the outcome and its technical detail
 *
 * Waits until somebody writes on the server, by one request that the server answers when there is news.
 *
 * Returns: how it ended
 */
BgSyncOutcome
bg_replicator_wait (BgReplicator *replicator,
                    guint seconds,
                    gboolean *changed,
                    GCancellable *cancellable,
                    GError **error)
{
  g_auto (BgAnswerFrom) answer = { 0 };
  g_autoptr (BgSyncServer) server = bg_sync_load_server (replicator->store, error);
  g_autofree char *path = NULL;
  g_autofree char *more = g_strdup_printf ("&feed=longpoll&timeout=%u000", seconds);
  BgRequest request = { .method = "GET", .is_feed = TRUE, .wait = seconds + 5 };
  json_t *json;

  *changed = FALSE;
  if (server == NULL)
    return BG_SYNC_BOOK;
  path = bg_replicator_dup_changes_path (replicator, server->since, more, 1);
  request.path = path;
  if (!replicator->transport->send (replicator->transport->data, &request, &answer, cancellable, error))
    return error != NULL && *error != NULL ? bg_sync_outcome_from_error (*error) : BG_SYNC_OFFLINE;
  /* A server that does not end a quiet wait by itself. */
  if (answer.status == 0)
    return BG_SYNC_DONE;
  json = bg_answer_to_json (&answer, error);
  if (json == NULL || !bg_answer_check (answer.status, json, error))
    {
      json_decref (json);
      return error != NULL && *error != NULL ? bg_sync_outcome_from_error (*error) : BG_SYNC_NOT_COUCH;
    }
  *changed = json_array_size (json_object_get (json, "results")) > 0;
  json_decref (json);
  return BG_SYNC_DONE;
}

/**
 * bg_replicator_get_pause:
 * @failures: how often in a row it failed, at least 1
 * @asked: seconds that the server asked for; 0 for none
 *
 * Growing pauses, with chance in them so that all clients of a server that comes back do not ask at once.
 *
 * Returns: seconds to wait before asking again
 */
guint
bg_replicator_get_pause (guint failures, guint asked)
{
  guint pause = FIRST_PAUSE << MIN (failures > 0 ? failures - 1 : 0, 10);

  pause = MIN (pause, LONGEST_PAUSE);
  pause += (guint) g_random_int_range (0, (gint32) pause / 2 + 1);
  return MAX (pause, asked);
}
