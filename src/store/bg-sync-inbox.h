/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inbox: places that two wrote differently, until a person decides. */
#pragma once

#include "bg-store.h"

G_BEGIN_DECLS

/**
 * BgInboxEntry:
 * @id: its number on this computer
 * @kind: name of the kind
 * @record: id of the record
 * @path: the place, as in #BgChange
 * @base: (nullable): what both began with
 * @mine: (nullable): what was written here
 * @theirs: (nullable): what another wrote, and what is in use
 * @mine_by: (nullable): who wrote here
 * @mine_time: when, microseconds since 1970 UTC; 0 where it is not known
 * @theirs_by: (nullable): the other
 * @theirs_time: when
 * @found: when the two met
 */
typedef struct
{
  gint64 id;
  char *kind;
  char *record;
  char *path;
  json_t *base;
  json_t *mine;
  json_t *theirs;
  char *mine_by;
  gint64 mine_time;
  char *theirs_by;
  gint64 theirs_time;
  gint64 found;
} BgInboxEntry;

void bg_inbox_entry_free (BgInboxEntry *entry);

/**
 * BgInboxDecision:
 * @entry: an entry
 * @value: (nullable): what shall stand there: mine, theirs or a third; NULL for nothing
 *
 * One place, decided.
 */
typedef struct
{
  const BgInboxEntry *entry;
  const json_t *value;
} BgInboxDecision;

GPtrArray *bg_sync_read_inbox (BgStore *store, const char *record, GError **error) G_GNUC_WARN_UNUSED_RESULT;
int bg_sync_count_inbox (BgStore *store);
BgChangeSet *bg_sync_create_decisions (BgStore *store,
                                       const BgInboxDecision *decisions,
                                       guint n,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
BgChangeSet *bg_sync_create_decision (BgStore *store,
                                      const BgInboxEntry *entry,
                                      const json_t *value,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
