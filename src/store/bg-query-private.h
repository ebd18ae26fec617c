/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The translation of a query to SQL, private to this floor. */
#pragma once

#include "bg-query.h"
#include "bg-sql.h"

G_BEGIN_DECLS

/**
 * BgQueryRows:
 * @seqs: (element-type gint64): rows of the kind's table in the order of the list
 * @groups: (nullable) (element-type utf8): the group of each, "" for those without a value
 */
typedef struct
{
  GArray *seqs;
  GPtrArray *groups;
} BgQueryRows;

BgQueryRows *bg_query_run (BgSql *sql, const BgQuery *query, guint limit, GError **error);
void bg_query_rows_free (BgQueryRows *rows);
gboolean bg_query_run_count (BgSql *sql, const BgQuery *query, gint64 *count, GError **error);
gboolean bg_query_run_totals (BgSql *sql, const BgQuery *query, GHashTable *totals, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgQueryRows, bg_query_rows_free)

G_END_DECLS
