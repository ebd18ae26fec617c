/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files on their way to the server and back while the window is open, beside the exchange of records. */
#pragma once

#include "bg-syncer.h"

G_BEGIN_DECLS

#define BG_TYPE_COURIER (bg_courier_get_type ())
G_DECLARE_FINAL_TYPE (BgCourier, bg_courier, BG, COURIER, GObject)

BgCourier *bg_courier_new (BgStore *store, BgSyncer *syncer) G_GNUC_WARN_UNUSED_RESULT;
void bg_courier_carry (BgCourier *courier);
void bg_courier_stop (BgCourier *courier);
char *bg_courier_dup_words (BgCourier *courier) G_GNUC_WARN_UNUSED_RESULT;
gboolean bg_courier_can_fetch (BgCourier *courier);
void bg_courier_fetch_async (BgCourier *courier,
                             const char *sha256,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data);
gboolean bg_courier_fetch_finish (GAsyncResult *result, GError **error);

G_END_DECLS
