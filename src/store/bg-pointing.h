/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which records refer to one: in their own fields, or in an item of a list of theirs. */
#pragma once

#include "bg-sql.h"

G_BEGIN_DECLS

/**
 * BgPointing:
 * @kind: kind of a record that points
 * @id: its id
 */
typedef struct
{
  const BgKind *kind;
  char *id;
} BgPointing;

GPtrArray *bg_pointing_find (BgSql *sql, const BgKind *kind, const char *id, guint most, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
