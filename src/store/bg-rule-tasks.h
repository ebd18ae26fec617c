/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tasks that the rules ask for, over the record book: proposed, and accepted in one step. */
#pragma once

#include "bg-proposal.h"
#include "bg-store.h"

G_BEGIN_DECLS

BgRuleBook *bg_store_load_rule_book (BgStore *store, BgDate today, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *bg_store_propose (BgStore *store, BgRecord *record, int year, BgDate today, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *bg_store_propose_by (BgStore *store,
                                BgRecord *record,
                                int year,
                                const BgRuleBook *book,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *bg_store_propose_all (BgStore *store,
                                 int year,
                                 const BgRuleBook *book,
                                 gboolean in_words,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bg_store_propose_async (BgStore *store,
                             BgRecord *record,
                             int year,
                             BgDate today,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data);
void bg_store_propose_moved_async (BgStore *store,
                                   BgRecord *before,
                                   BgRecord *after,
                                   BgDate today,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
GPtrArray *bg_store_propose_finish (BgStore *store, GAsyncResult *result, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean bg_proposals_add_changes (GPtrArray *proposals, BgChangeSet *set, GError **error);
BgChangeSet *bg_proposals_create_change_set (GPtrArray *proposals, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
