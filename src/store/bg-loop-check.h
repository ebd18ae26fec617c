/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chains of records of one kind that must come to an end. */
#pragma once

#include "bg-record.h"
#include "bg-sql.h"

G_BEGIN_DECLS

gboolean bg_loop_check (BgSql *sql, BgRecord *before, BgRecord *after, GError **error);

G_END_DECLS
