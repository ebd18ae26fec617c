/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days a record takes in a calendar, and moving it to other days. */
#pragma once

#include "bg-record.h"

G_BEGIN_DECLS

gboolean bg_span_get_days (BgRecord *record, BgDate *from, BgDate *to);
const char *bg_span_get_label (const BgKind *kind);
const char *bg_span_get_refusal (BgRecord *record);
BgRecord *bg_span_move (BgRecord *record, int days, const char *reason, const char *number, BgDate today)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
