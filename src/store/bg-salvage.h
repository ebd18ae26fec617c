/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Salvage: a damaged record book becomes a repaired copy beside it, with all that can still be read. */
#pragma once

#include <gio/gio.h>

#include "bg-prove.h"

G_BEGIN_DECLS

/**
 * BgSalvage:
 * @path: file name of the repaired copy
 * @counts: (element-type BgCount): what was read
 * @holes: places at which nothing could be read
 * @history_whole: whether history was read whole; if not, it was chained anew and says so at its end
 */
typedef struct
{
  char *path;
  GArray *counts;
  guint holes;
  gboolean history_whole;
} BgSalvage;

BgSalvage *bg_salvage_run (const char *book, const char *target, GCancellable *cancellable, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
void bg_salvage_free (BgSalvage *salvage);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgSalvage, bg_salvage_free)

G_END_DECLS
