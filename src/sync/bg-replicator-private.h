/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the steps of the replicator share. */
#pragma once

#include "bg-replicator.h"

G_BEGIN_DECLS

/* Form of the documents on the server that this version writes and understands. */
#define BG_LIBRARY_FORM 1

struct _BgReplicator
{
  BgStore *store;
  BgTransport *transport;
  BgReplicatorFunc func;
  gpointer data;
  guint batch;
  gboolean has_run;
  /* How the run before ended: the same again is no news. */
  BgSyncOutcome last;
  /* Of the run. */
  BgSyncServer *server;
  BgSyncTotals *totals;
  char *mark_rev;
};

void bg_replicator_tell (BgReplicator *self, BgReplicatorState state, guint total);
char *bg_replicator_dup_mark_path (BgReplicator *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean bg_replicator_greet (BgReplicator *self, GCancellable *cancellable, GError **error);
gboolean bg_replicator_receive (BgReplicator *self, GCancellable *cancellable, GError **error);
gboolean bg_replicator_send (BgReplicator *self,
                             gboolean *clashed,
                             GCancellable *cancellable,
                             GError **error);
gboolean bg_replicator_join_branches (BgReplicator *self, GCancellable *cancellable, GError **error);
gboolean bg_replicator_end_branches (BgReplicator *self, GCancellable *cancellable, GError **error);
char *bg_replicator_dup_changes_path (BgReplicator *self, const char *since, const char *more, guint limit)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
