/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files about salvage share. */
#pragma once

#include "bg-salvage.h"
#include "bg-sql.h"

G_BEGIN_DECLS

/**
 * BgSalvager:
 * @from: the damaged record book, or rather a copy of its file
 * @to: the repaired one
 * @holes: places at which nothing could be read
 */
typedef struct
{
  BgSql *from;
  BgSql *to;
  guint holes;
  GCancellable *cancellable;
} BgSalvager;

gboolean bg_salvage_table (BgSalvager *salvager, const char *table, GError **error);
gboolean bg_salvage_orphans (BgSalvager *salvager, const char *table, GError **error);
gboolean bg_salvage_chain (BgSalvager *salvager, gboolean *whole, GError **error);
gboolean bg_salvage_graft (const char *path, const char *donor);

G_END_DECLS
