/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copying files whole, private to their owner, flushed to the disk, and with their digest. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BgDigest:
 * @BG_DIGEST_BLAKE2B: BLAKE2b with 256 bits: a third of the time of SHA-256, with which a backup would be
 *   hashing for the most
 * @BG_DIGEST_SHA256: what names the contents of a file, here and on the server
 */
typedef enum
{
  BG_DIGEST_BLAKE2B,
  BG_DIGEST_SHA256,
} BgDigest;

gboolean bg_copy_file_as (const char *from,
                          const char *to,
                          BgDigest kind,
                          char **digest,
                          GCancellable *cancellable,
                          GError **error);
char *bg_hash_file_as (const char *path, BgDigest kind, GCancellable *cancellable, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
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
