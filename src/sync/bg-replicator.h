/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The replicator: brings a record book and a database on a server to the same records. */
#pragma once

#include "bg-sync-book.h"
#include "bg-sync-outcome.h"
#include "bg-transport.h"

G_BEGIN_DECLS

/**
 * BgReplicatorState:
 * @BG_REPLICATOR_IDLE: nothing is under way
 * @BG_REPLICATOR_GREETING: which database is it, and is it as it was left?
 * @BG_REPLICATOR_COMPARING: the server came back from an older backup: what did it lose?
 * @BG_REPLICATOR_RECEIVING: pages of changes come down
 * @BG_REPLICATOR_SENDING: what waits goes up
 * @BG_REPLICATOR_JOINING: branches that a cluster made are brought together
 * @BG_REPLICATOR_MARKING: this client's mark is left on the server
 *
 * What a replicator is doing.
 */
typedef enum
{
  BG_REPLICATOR_IDLE,
  BG_REPLICATOR_GREETING,
  BG_REPLICATOR_COMPARING,
  BG_REPLICATOR_RECEIVING,
  BG_REPLICATOR_SENDING,
  BG_REPLICATOR_JOINING,
  BG_REPLICATOR_MARKING,
} BgReplicatorState;

/**
 * BgReplicatorFunc:
 * @state: what it is doing now
 * @done: records of this run that came or went
 * @total: how many are known of; 0 where the server does not say
 * @data: of the caller
 *
 * Hears how far it is, on the thread that runs it.
 */
typedef void (*BgReplicatorFunc) (BgReplicatorState state, guint done, guint total, gpointer data);

typedef struct _BgReplicator BgReplicator;

BgReplicator *bg_replicator_new (BgStore *store, BgTransport *transport) G_GNUC_WARN_UNUSED_RESULT;
void bg_replicator_free (BgReplicator *replicator);
BgTransport *bg_replicator_get_transport (BgReplicator *replicator);
void bg_replicator_set_func (BgReplicator *replicator, BgReplicatorFunc func, gpointer data);
void bg_replicator_set_batch (BgReplicator *replicator, guint documents);
BgSyncOutcome bg_replicator_run (BgReplicator *replicator,
                                 GCancellable *cancellable,
                                 BgSyncTotals *totals,
                                 GError **error);
BgSyncOutcome bg_replicator_wait (BgReplicator *replicator,
                                  guint seconds,
                                  gboolean *changed,
                                  GCancellable *cancellable,
                                  GError **error);
guint bg_replicator_get_pause (guint failures, guint asked);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgReplicator, bg_replicator_free)

G_END_DECLS
