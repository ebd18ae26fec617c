/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that bring the server's records in share. */
#pragma once

#include "bg-commit.h"
#include "bg-sync-book.h"

G_BEGIN_DECLS

/* One page on its way into the record book. */
typedef struct
{
  BgSyncPage *page;
  BgSyncTotals *totals;
  /* Author to change set; kind to how many of it are put away. */
  GHashTable *sets;
  GHashTable *put_away;
  GPtrArray *changed;
  /* Ids of which anything is known here. */
  GHashTable *known;
} BgSyncWork;

/* Who wrote the two versions that are brought together. */
typedef struct
{
  const char *kind;
  const char *id;
  const char *mine_by;
  gint64 mine_time;
  const char *theirs_by;
  gint64 theirs_time;
} BgSyncSides;

gboolean bg_sync_store_clashes (BgSql *sql,
                                const BgSyncSides *sides,
                                GPtrArray *clashes,
                                BgSyncTotals *totals,
                                GError **error);
gboolean bg_sync_split_id (const json_t *document, char **kind, const char **id);
GHashTable *bg_sync_find_known (BgSql *sql, GPtrArray *documents, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bg_sync_count_put_away (BgSyncWork *work, const char *kind, gboolean was_here, BgRecord *after);
gboolean bg_sync_brake_page (BgSql *sql, BgSyncWork *work, GError **error);
gboolean bg_sync_brake (BgSql *sql, const char *kind, guint n, BgSyncTotals *totals, GError **error);
BgChangeSet *bg_sync_get_set (BgSyncWork *work, const char *author);
const char *bg_sync_get_author (const json_t *document);
gint64 bg_sync_get_time (const json_t *document, const char *key);
BgRecord *bg_sync_read_record (const char *kind, const char *id, const json_t *document);
gboolean bg_sync_run_sets (BgSql *sql, BgSyncWork *work, GError **error);
char *bg_sync_dump_value (const json_t *value);
void bg_sync_unref_nullable (gpointer object);

G_END_DECLS
