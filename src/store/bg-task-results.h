/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows from an edit of tasks, in the same step. */
#pragma once

#include "bg-record.h"
#include "bg-sql.h"

G_BEGIN_DECLS

/**
 * BgPairFunc:
 * @sql: the connection
 * @before: (nullable): a record as it stands; NULL for a new one
 * @after: the record as it shall be
 * @data: what was given with it
 * @error: what went wrong
 *
 * Writes one record of a change set.
 */
typedef gboolean (*BgPairFunc) (BgSql *sql, BgRecord *before, BgRecord *after, gpointer data, GError **error);

gboolean bg_task_results_follow (BgSql *sql,
                                 BgRecord *before,
                                 BgRecord *after,
                                 BgPairFunc func,
                                 gpointer data,
                                 GError **error);

G_END_DECLS
