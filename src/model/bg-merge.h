/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two edits of one record brought together, field by field. */
#pragma once

#include "bg-record.h"

G_BEGIN_DECLS

/**
 * BgMergeLine:
 * @field: a field that was changed by the other side
 * @clashes: whether it was changed here as well, to something else
 */
typedef struct
{
  const BgField *field;
  gboolean clashes;
} BgMergeLine;

BgRecord *bg_record_merge (BgRecord *base, BgRecord *mine, BgRecord *now, GArray **lines)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
