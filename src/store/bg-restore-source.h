/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A backup made ready for reading: unlocked into a temporary file where it is locked. */
#pragma once

#include "bg-backup-private.h"

G_BEGIN_DECLS

/**
 * BgRestoreSource:
 * @path: file name of a record book that may be read
 * @temporary: whether it is removed with the source
 */
typedef struct
{
  char *path;
  gboolean temporary;
} BgRestoreSource;

gboolean bg_restore_source_differs (const char *backup, const char *book, GError **error);
gboolean bg_restore_source_open (BgRestoreSource *source,
                                 const char *backup,
                                 const char *password,
                                 const char *folder,
                                 GCancellable *cancellable,
                                 GError **error);
gboolean bg_restore_source_check (const char *backup, GCancellable *cancellable, GError **error);
void bg_restore_source_clear (BgRestoreSource *source);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BgRestoreSource, bg_restore_source_clear)

G_END_DECLS
