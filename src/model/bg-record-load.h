/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filling a record that was made a moment ago and that nobody listens to yet, as the record book does. */
#pragma once

#include "bg-record.h"

G_BEGIN_DECLS

void bg_record_load_text (BgRecord *record, const BgField *field, const char *value);
void bg_record_load_number (BgRecord *record, const BgField *field, gint64 value);

G_END_DECLS
