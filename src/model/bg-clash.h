/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether two visits want the same leader, room or car at the same hour. */
#pragma once

#include "bg-record.h"

G_BEGIN_DECLS

/**
 * BgClash:
 * @field: what both want: "host", "room" or "vehicle"
 * @line: the line of the programme of the one
 * @other: the line of the other
 *
 * Lives as long as both visits.
 */
typedef struct
{
  const char *field;
  BgRecord *line;
  BgRecord *other;
} BgClash;

GArray *bg_clashes_find (BgRecord *delegation, BgRecord *other) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
