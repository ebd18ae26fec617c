/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the record book knows of the contents of files that the server has.
 *
 * A file is one document "file:SHA-256" with one attachment, which never changes. What always holds: a row
 * here says that the server had the contents when its changes were last read, or when they were sent. What is
 * to go up is derived: what records name and the shelf has, without a row. What can come down is what records
 * name and the shelf lacks, with a row. All functions block. */
#pragma once

#include "bg-sql.h"
#include "bg-store.h"

G_BEGIN_DECLS

/* How the documents of files begin, and what their attachment is called. */
#define BG_SYNC_FILE_PREFIX     "file:"
#define BG_SYNC_FILE_ATTACHMENT "content"

gboolean bg_sync_take_file (BgSql *sql, const json_t *document, GError **error);
gboolean bg_sync_mark_file_gone (BgSql *sql, const char *sha256, GError **error);

GPtrArray *bg_sync_list_files_to_send (BgStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *bg_sync_list_files_to_fetch (BgStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *bg_sync_list_files_gone (BgStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean bg_sync_set_file (BgStore *store, const char *sha256, const char *rev, GError **error);
char *bg_sync_dup_file_rev (BgStore *store, const char *sha256, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean bg_sync_set_all_files (BgStore *store, gboolean all, GError **error);

G_END_DECLS
