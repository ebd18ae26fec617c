/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one door in: a change set becomes rows, history and search index in one transaction. */
#pragma once

#include "bg-change-set.h"
#include "bg-sql.h"

G_BEGIN_DECLS

GPtrArray *bg_commit (BgSql *sql, BgChangeSet *set, const char *officer, GError **error);

gboolean bg_history_write (BgSql *sql,
                           BgChangeSet *set,
                           GPtrArray *before,
                           GPtrArray *after,
                           const char *officer,
                           gint64 time,
                           GError **error);
gboolean bg_history_blank (BgSql *sql, const char *record, const char *path, GError **error);
gboolean bg_search_index (BgSql *sql, BgRecord *before, BgRecord *after, gint64 seq, GError **error);
BgRecord *bg_merge_edit (BgRecord *base, BgRecord *mine, BgRecord *current, GError **error);

G_END_DECLS
