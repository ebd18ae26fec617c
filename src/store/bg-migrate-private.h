/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps of migrations that SQL alone cannot do. */
#pragma once

#include "bg-sql.h"

G_BEGIN_DECLS

gboolean bg_migrate_history (BgSql *sql, GError **error);

G_END_DECLS
