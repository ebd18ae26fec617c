/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Are both sides equal? Compared record by record, by what they say. */
#pragma once

#include "bg-store.h"
#include "bg-transport.h"

G_BEGIN_DECLS

/**
 * BgSyncCompared:
 * @kind: the kind
 * @equal: records that say the same on both sides
 * @only_here: records that the server does not have
 * @only_there: records that this computer does not have
 * @different: records that say different things
 *
 * One kind, compared.
 */
typedef struct
{
  const BgKind *kind;
  guint equal;
  guint only_here;
  guint only_there;
  guint different;
} BgSyncCompared;

GArray *bg_sync_compare (BgStore *store, BgTransport *transport, GCancellable *cancellable, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
