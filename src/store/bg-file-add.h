/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding a file to a record: its contents go onto the shelf, and an item that names them comes back. */
#pragma once

#include "bg-record.h"

#include <gio/gio.h>

G_BEGIN_DECLS

BgRecord *bg_file_add (const char *book, const char *path, GCancellable *cancellable, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
void bg_file_add_async (const char *book,
                        const char *path,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data);
BgRecord *bg_file_add_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean bg_file_save (const char *book,
                       BgRecord *item,
                       const char *to,
                       GCancellable *cancellable,
                       GError **error);
char *bg_file_dup_safe_name (BgRecord *item) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
