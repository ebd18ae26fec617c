/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The carrier: brings the contents of files to the server and from there, beside the exchange of records and
 * never in its way. */
#pragma once

#include "bg-store.h"
#include "bg-sync-outcome.h"
#include "bg-transport.h"

G_BEGIN_DECLS

/**
 * BgCarrierStep:
 * @is_up: whether a file goes to the server; else it comes from there
 * @index: which one of them, from 0
 * @n: how many there are
 * @done: bytes of this one that are over
 * @size: bytes of all of this one; 0 where that is not known
 *
 * How far a carrier is.
 */
typedef struct
{
  gboolean is_up;
  guint index;
  guint n;
  guint64 done;
  guint64 size;
} BgCarrierStep;

typedef void (*BgCarrierFunc) (const BgCarrierStep *step, gpointer data);

/**
 * BgCarried:
 * @sent: files that went up
 * @fetched: files that came down
 * @absent: files that neither side has now, or that are not what they are named for
 *
 * What a run did.
 */
typedef struct
{
  guint sent;
  guint fetched;
  guint absent;
} BgCarried;

typedef struct _BgCarrier BgCarrier;

BgCarrier *bg_carrier_new (BgStore *store, BgTransport *transport) G_GNUC_WARN_UNUSED_RESULT;
void bg_carrier_free (BgCarrier *carrier);
void bg_carrier_set_func (BgCarrier *carrier, BgCarrierFunc func, gpointer data);
gboolean bg_carrier_send (BgCarrier *carrier, BgCarried *carried, GCancellable *cancellable, GError **error);
gboolean bg_carrier_fetch_all (BgCarrier *carrier,
                               BgCarried *carried,
                               GCancellable *cancellable,
                               GError **error);
gboolean bg_carrier_fetch (BgCarrier *carrier,
                           const char *sha256,
                           gboolean *is_there,
                           GCancellable *cancellable,
                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgCarrier, bg_carrier_free)

G_END_DECLS
