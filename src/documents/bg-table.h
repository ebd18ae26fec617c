/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table in a flow: repeated header row, group rows, wrapped and aligned cells, rules all round. */
#pragma once

#include "bg-flow.h"

G_BEGIN_DECLS

/* More columns than any register of the decree has. */
#define BG_TABLE_MAX_COLUMNS 16

/**
 * BgColumn:
 * @title: words in the header row
 * @share: share of the width; the shares of a table are held against their sum
 * @alignment: how the cells below the header are aligned
 * @widest: (nullable): words that a cell must hold without breaking, such as a date
 */
typedef struct
{
  const char *title;
  double share;
  PangoAlignment alignment;
  const char *widest;
} BgColumn;

typedef struct _BgTable BgTable;

BgTable *bg_table_new (BgFlow *flow, const BgColumn *columns, guint n_columns) G_GNUC_WARN_UNUSED_RESULT;
void bg_table_free (BgTable *table);
void bg_table_add_row (BgTable *table, const char *const *cells);
void bg_table_add_group (BgTable *table, const char *text);
void bg_table_add_total (BgTable *table, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgTable, bg_table_free)

G_END_DECLS
