/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files about backups share. */
#pragma once

#include "bg-backup.h"
#include "bg-prove.h"
#include "bg-seal.h"

G_BEGIN_DECLS

BgBackup *bg_backup_new (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean bg_backup_save_proof (const BgBackup *backup, GError **error);
void bg_backup_take_proof (BgBackup *backup, const BgProof *proof);
void bg_backup_drop_old (const char *folder, const BgBackup *newest);
gboolean bg_backup_copy_book (const char *book,
                              const char *to,
                              int *progress,
                              GCancellable *cancellable,
                              GError **error);
gboolean bg_backup_copy_second (const BgBackup *backup,
                                const char *second,
                                GCancellable *cancellable,
                                GError **error);
char *bg_backup_dup_files_list (const char *path) G_GNUC_WARN_UNUSED_RESULT;
gboolean bg_backup_read_files_list (const char *path, GPtrArray **names, GError **error);
gboolean bg_backup_save_files_list (const char *path, GPtrArray *names, GError **error);
GPtrArray *bg_backup_copy_files (const char *shelf,
                                 const char *folder,
                                 const BgSeal *seal,
                                 guint *altered,
                                 GCancellable *cancellable,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean bg_backup_copy_files_second (const char *path,
                                      const char *second,
                                      GCancellable *cancellable,
                                      GError **error);
gboolean bg_backup_restore_files (const char *path,
                                  const char *shelf,
                                  const char *password,
                                  guint *missing,
                                  GCancellable *cancellable,
                                  GError **error);
void bg_backup_drop_files (const char *folder);
char *bg_backup_dup_temporary (const char *folder, const char *name);
gboolean bg_backup_load_seal (const char *folder, BgSeal **seal, GError **error);
GKeyFile *bg_backup_load_state (const char *folder);
gboolean bg_backup_save_state (const char *folder, GKeyFile *state, GError **error);
gboolean bg_save_private_file (const char *path, const char *text, GError **error);
void bg_progress_set (int *progress, int permille);

G_END_DECLS
