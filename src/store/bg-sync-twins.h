/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Likely twins of a first join: the same thing typed on this computer and on another, under two ids. They
 * wait in the inbox until a person joins them or says that they are different. */
#pragma once

#include "bg-store.h"

G_BEGIN_DECLS

/**
 * BgTwinPair:
 * @inbox: its number in the inbox
 * @mine: the record that was here before the join
 * @theirs: the one that came from the server
 * @decided: number of the change set by which they were said to be different, which undo takes back; 0 where
 *   nobody said so
 *
 * Two records that are likely the same.
 */
typedef struct
{
  gint64 inbox;
  BgRecord *mine;
  BgRecord *theirs;
  gint64 decided;
} BgTwinPair;

void bg_twin_pair_free (BgTwinPair *pair);

gboolean bg_sync_find_twins (BgStore *store, guint *n, GError **error);
GPtrArray *bg_sync_read_twins (BgStore *store, gboolean answered, guint most, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
BgChangeSet *bg_sync_create_join (BgStore *store, BgRecord *kept, BgRecord *other, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
BgChangeSet *bg_sync_create_distinct (BgStore *store, BgRecord *one, BgRecord *other, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
