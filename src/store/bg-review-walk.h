/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The review that is being walked through: taken up where it was left, or begun. */
#pragma once

#include "bg-store.h"

G_BEGIN_DECLS

BgRecord *bg_store_open_review (BgStore *store, const BgRules *rules, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
void bg_store_open_review_async (BgStore *store,
                                 const BgRules *rules,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
BgRecord *bg_store_open_review_finish (BgStore *store, GAsyncResult *result, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
