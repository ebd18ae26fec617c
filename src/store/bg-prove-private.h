/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proving what a connection sees, for files of this floor. */
#pragma once

#include "bg-prove.h"
#include "bg-sql.h"

G_BEGIN_DECLS

BgProof *bg_prove_file_hashed (const char *path, char **digest, GCancellable *cancellable, GError **error);
gboolean bg_prove_count (BgSql *sql, GArray *counts, GError **error);

G_END_DECLS
