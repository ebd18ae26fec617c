/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The name that a partner or an agency had on a day. */
#pragma once

#include "bg-record.h"

G_BEGIN_DECLS

const char *bg_record_get_name_at (BgRecord *record, BgDate date);

G_END_DECLS
