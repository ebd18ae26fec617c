/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What waits for a decision, in words, read by a worker. */
#pragma once

#include "bg-store.h"
#include "bg-sync-inbox.h"

G_BEGIN_DECLS

/**
 * BgInboxPlace:
 * @entry: the entry
 * @name: what it is about, such as "Due date"
 * @base: what stood there before, in words
 * @mine: what was written here
 * @theirs: what is in use
 * @is_text: whether it is words whose difference can be shown, and joined
 * @takes_another: whether another value can be typed
 *
 * One place that two wrote differently; personal values are masked.
 */
typedef struct
{
  BgInboxEntry *entry;
  char *name;
  char *base;
  char *mine;
  char *theirs;
  gboolean is_text;
  gboolean takes_another;
} BgInboxPlace;

/**
 * BgInboxRecord:
 * @record: the record as it is
 * @time: when it was written last in one of the places, microseconds since 1970 UTC
 * @places: (element-type BgInboxPlace): its places
 * @joined: (element-type utf8): what else came from the other and needed nobody, a line each
 *
 * A record with all that is to be decided in it.
 */
typedef struct
{
  BgRecord *record;
  gint64 time;
  GPtrArray *places;
  GPtrArray *joined;
} BgInboxRecord;

void bg_inbox_read_async (BgStore *store,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data);
GPtrArray *bg_inbox_read_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
