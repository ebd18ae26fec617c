/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups: copies of the record book that count only once they were opened again and proved. */
#pragma once

#include <gio/gio.h>

#include "bg-date.h"
#include "bg-store.h"

G_BEGIN_DECLS

/* Why a backup was made; words for people are bg_backup_dup_reason(). */
#define BG_BACKUP_DAILY     "daily"
#define BG_BACKUP_MANUAL    "manual"
#define BG_BACKUP_MIGRATION "migration"
#define BG_BACKUP_IMPORT    "import"
#define BG_BACKUP_PURGE     "purge"
#define BG_BACKUP_RESTORE   "restore"

/* How a backup's file name ends; its proof lies beside it, with one ending more. */
#define BG_BACKUP_ENDING       ".bgbackup"
#define BG_BACKUP_PROOF_ENDING ".proof"

/**
 * BgBackup:
 * @path: its file name
 * @time: when it was made, microseconds since 1970 UTC
 * @reason: why, see %BG_BACKUP_DAILY
 * @label: (nullable): why in words, such as "Trước khi nhập 214 nhiệm vụ"
 * @size: bytes of the file
 * @sealed: whether it is locked with a password
 * @form: form of the record book in it
 * @digest: of the file, in hexadecimal
 * @plain_digest: of the record book in it; the same as @digest unless it is locked
 * @book: names the record book, see #BgProof
 * @host: name of the computer that made it
 * @head: hash of its last change set
 * @counts: (element-type BgCount): how much is in it
 * @n_files: how many contents of files belong to it
 * @n_altered: how many were left out because the disk had altered them
 * @fault: (nullable): why it may not be used; NULL for a proved one
 * @known: whether its proof lies beside it
 *
 * One copy. Reference counted; not changed once it was made.
 */
typedef struct
{
  char *path;
  gint64 time;
  char *reason;
  char *label;
  gint64 size;
  gboolean sealed;
  int form;
  char *digest;
  char *plain_digest;
  char *book;
  char *host;
  char *head;
  GArray *counts;
  guint n_files;
  guint n_altered;
  char *fault;
  gboolean known;
} BgBackup;

/**
 * BgBackupWish:
 * @reason: why, see %BG_BACKUP_DAILY
 * @label: (nullable): why in words
 * @folder: (nullable): where to; NULL for the folder beside the record book
 * @second: (nullable): another folder, on a disk that may be absent
 * @password: (nullable): locks the copy; NULL for the lock of the folder, if it has one
 * @progress: (nullable): set to 0…1000 meanwhile; read it by g_atomic_int_get()
 */
typedef struct
{
  const char *reason;
  const char *label;
  const char *folder;
  const char *second;
  const char *password;
  int *progress;
} BgBackupWish;

/**
 * BgBackupSpan:
 * @time: when, microseconds since 1970 UTC
 * @proved: whether it may be used
 *
 * What rotation looks at.
 */
typedef struct
{
  gint64 time;
  gboolean proved;
} BgBackupSpan;

void bg_backup_rotate (const BgBackupSpan *spans, guint n, gboolean *keep);

BgBackup *bg_backup_make (const char *book,
                          const BgBackupWish *wish,
                          GCancellable *cancellable,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bg_backup_make_async (const char *book,
                           const BgBackupWish *wish,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data);
BgBackup *bg_backup_make_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean bg_backup_before (BgStore *store,
                           const char *reason,
                           const char *label,
                           GCancellable *cancellable,
                           GError **error);
void bg_backup_before_async (BgStore *store,
                             const char *reason,
                             const char *label,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data);
gboolean bg_backup_before_finish (GAsyncResult *result, GError **error);

gboolean bg_backup_check_files (const char *path,
                                const char *place,
                                const char *password,
                                guint *n,
                                GCancellable *cancellable,
                                GError **error);

BgBackup *bg_backup_load (const char *path) G_GNUC_WARN_UNUSED_RESULT;
BgBackup *bg_backup_ref (BgBackup *backup);
void bg_backup_unref (BgBackup *backup);
gboolean bg_backup_is_proved (const BgBackup *backup);
char *bg_backup_dup_reason (const BgBackup *backup) G_GNUC_WARN_UNUSED_RESULT;
BgDate bg_backup_get_date (const BgBackup *backup);
char *bg_backup_dup_clock (gint64 time) G_GNUC_WARN_UNUSED_RESULT;

char *bg_backup_dup_folder (const char *book) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *bg_backup_list (const char *folder) G_GNUC_WARN_UNUSED_RESULT;
BgBackup *bg_backup_find_last (const char *folder) G_GNUC_WARN_UNUSED_RESULT;
gboolean bg_backup_is_due (const char *folder);

gboolean bg_backup_set_password (const char *folder, const char *password, GError **error);
gboolean bg_backup_has_password (const char *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgBackup, bg_backup_unref)

G_END_DECLS
