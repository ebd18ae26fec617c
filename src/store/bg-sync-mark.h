/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks of what is to be sent: written in the transaction of the records, from what changed and nothing else.
 */
#pragma once

#include "bg-commit.h"

G_BEGIN_DECLS

gboolean bg_sync_mark (BgSql *sql, BgCommitWork *work, GError **error);
gboolean bg_sync_enqueue (BgSql *sql,
                          const char *kind,
                          const char *id,
                          const char *base,
                          gboolean is_purged,
                          GError **error);
gboolean bg_sync_enqueue_behind (BgSql *sql,
                                 const char *kind,
                                 const char *id,
                                 gboolean is_behind,
                                 GError **error);
gboolean bg_sync_blank (BgSql *sql, const char *record, const char *path, GError **error);
char *bg_sync_dump (const json_t *document) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
