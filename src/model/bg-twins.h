/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two records that are likely the same, and become one: what differs, what is taken over, what points. */
#pragma once

#include "bg-record.h"

G_BEGIN_DECLS

/**
 * BgTwinLine:
 * @field: a field that is not the same in both
 * @mine: what the first says, "" for nothing; masked where it is personal
 * @theirs: what the other says
 *
 * One difference between two records, in words.
 */
typedef struct
{
  const BgField *field;
  char *mine;
  char *theirs;
} BgTwinLine;

GPtrArray *bg_twins_compare (BgRecord *mine, BgRecord *theirs, BgTitleFunc title_func, gpointer title_data)
  G_GNUC_WARN_UNUSED_RESULT;
BgRecord *bg_twins_fill (BgRecord *kept, BgRecord *other) G_GNUC_WARN_UNUSED_RESULT;
gboolean bg_twins_redirect (BgRecord *record, const BgKind *kind, const char *from, const char *to);

G_END_DECLS
