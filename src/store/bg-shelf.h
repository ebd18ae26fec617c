/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shelf: the contents of files, each under the name of its SHA-256, in a folder beside the record book or
 * books.
 *
 * Records say what a file is called and which contents it has; the shelf holds the contents. What always
 * holds: a file under its name on the shelf is whole and on the disk, it never changes, and it stands there
 * before a record names it. So a backup copies each of them once, however many backups are kept, and a large
 * scan neither makes the record book large nor is copied with it every day. All functions block: they are for
 * workers and the terminal. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Bytes of the largest file that is taken: more is a film, and no office's paper. */
#define BG_SHELF_LARGEST (G_GINT64_CONSTANT (100) * 1000 * 1000)

char *bg_shelf_dup_folder (const char *book) G_GNUC_WARN_UNUSED_RESULT;
gboolean bg_shelf_is_shared (const char *book);
gboolean bg_shelf_is_name (const char *name);
char *bg_shelf_dup_path (const char *shelf, const char *sha256) G_GNUC_WARN_UNUSED_RESULT;
char *bg_shelf_dup_part (const char *shelf, const char *sha256) G_GNUC_WARN_UNUSED_RESULT;
gboolean bg_shelf_has (const char *shelf, const char *sha256, gint64 size);
GPtrArray *bg_shelf_list (const char *shelf) G_GNUC_WARN_UNUSED_RESULT;
char *bg_shelf_put (const char *shelf,
                    const char *from,
                    gint64 *size,
                    GCancellable *cancellable,
                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean bg_shelf_take_part (const char *shelf,
                             const char *part,
                             const char *sha256,
                             GCancellable *cancellable,
                             GError **error);
gboolean bg_shelf_copy_out (const char *shelf,
                            const char *sha256,
                            const char *to,
                            GCancellable *cancellable,
                            GError **error);
gboolean bg_shelf_check (const char *shelf, const char *sha256, GCancellable *cancellable, GError **error);
gboolean bg_shelf_drop (const char *shelf, const char *sha256);

G_END_DECLS
