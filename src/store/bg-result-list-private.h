/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What makes up the answer of a result list, private to this floor. */
#pragma once

#include "bg-result-list.h"
#include "bg-sql.h"

G_BEGIN_DECLS

/**
 * BgAnswerRows:
 * @entries: (element-type gint64): the list: numbers of rows, and -1 - n for the n-th of @groups
 * @groups: (element-type BgGroup): heads, empty without grouping
 * @n_records: how many records were found
 * @is_whole: FALSE while only the first page is known
 */
typedef struct
{
  GArray *entries;
  GPtrArray *groups;
  guint n_records;
  gboolean is_whole;
} BgAnswerRows;

BgGroup *bg_group_new (const char *id, const char *title, guint count, guint total, gboolean collapsed);
BgAnswerRows *bg_answer_rows_new (void);
void bg_answer_rows_free (BgAnswerRows *answer);
BgAnswerRows *bg_answer_rows_run (BgStore *store,
                                  const BgQuery *query,
                                  GHashTable *collapsed,
                                  guint limit,
                                  GCancellable *cancellable,
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgAnswerRows, bg_answer_rows_free)

G_END_DECLS
