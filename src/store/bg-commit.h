/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one door in: a change set becomes rows, history and search index in one transaction. */
#pragma once

#include "bg-change-set.h"
#include "bg-sql.h"

G_BEGIN_DECLS

GPtrArray *bg_commit (BgSql *sql, BgChangeSet *set, const char *officer, GError **error);

/**
 * BgCommitWork:
 * @set: the change set
 * @officer: (nullable): who
 * @time: when, microseconds since 1970 UTC
 * @before: (element-type BgRecord): the records before, NULL for new ones
 * @after: (element-type BgRecord): the records after, in the same order
 * @purged: (element-type BgRecord): the records that are removed for good
 *
 * What one transaction does.
 */
typedef struct
{
  BgChangeSet *set;
  const char *officer;
  gint64 time;
  GPtrArray *before;
  GPtrArray *after;
  GPtrArray *purged;
} BgCommitWork;

gboolean bg_commit_in_transaction (BgSql *sql, gpointer work, GError **error);
gboolean bg_history_write (BgSql *sql, const BgCommitWork *work, GError **error);
gboolean bg_purge (BgSql *sql, BgCommitWork *work, GError **error);
gboolean bg_purge_is_pointed (BgSql *sql, BgRecord *record, gboolean *is_pointed, GError **error);
gboolean bg_history_blank (BgSql *sql, const char *record, const char *path, GError **error);
gboolean bg_search_index (BgSql *sql, BgRecord *before, BgRecord *after, gint64 seq, GError **error);
BgRecord *bg_merge_edit (BgRecord *base, BgRecord *mine, BgRecord *current, GError **error);

G_END_DECLS
