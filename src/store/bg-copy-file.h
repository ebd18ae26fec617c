/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copying files whole, private to their owner, flushed to the disk, and with their BLAKE2b. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean bg_copy_file (const char *from,
                       const char *to,
                       char **digest,
                       GCancellable *cancellable,
                       GError **error);
char *bg_hash_file (const char *path, GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean bg_sync_file (const char *path, GError **error);
void bg_sync_folder (const char *path);
gboolean bg_check_space (const char *folder, gint64 bytes, GError **error);
gboolean bg_make_private_folder (const char *path, GError **error);
gint64 bg_get_file_size (const char *path);
char *bg_dup_file_system (const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
