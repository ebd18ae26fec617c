/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What belongs to records, such as the tasks of delegations, read for many of them at once; private to this
 * floor. */
#pragma once

#include "bg-sql.h"

G_BEGIN_DECLS

GHashTable *bg_own_records_read (BgSql *sql, const BgKind *kind, GPtrArray *records, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
