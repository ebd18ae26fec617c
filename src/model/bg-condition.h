/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conditions that tables ask of a record. */
#pragma once

#include "bg-record.h"

G_BEGIN_DECLS

gboolean bg_record_holds (BgRecord *record, const char *condition);

G_END_DECLS
