/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of history on a connection, for the files of this floor. */
#pragma once

#include "bg-history.h"
#include "bg-sql.h"

G_BEGIN_DECLS

GPtrArray *bg_history_read_set (BgSql *sql, gint64 seq, GError **error);
BgHistorySet *bg_history_read_head (BgSql *sql, gint64 seq, GError **error);
gboolean bg_history_is_undone (BgSql *sql, gint64 seq, gboolean *undone, GError **error);
gboolean bg_history_was (BgSql *sql,
                         const char *id,
                         const json_t *now,
                         const json_t *until,
                         const json_t *wanted,
                         const char *officer,
                         gboolean *was,
                         GError **error);
void bg_history_set_free (BgHistorySet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgHistorySet, bg_history_set_free)

G_END_DECLS
