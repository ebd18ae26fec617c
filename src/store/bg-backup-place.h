/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The second place of the backups: a USB disk or a share, which may be absent. */
#pragma once

#include "bg-backup.h"

G_BEGIN_DECLS

/**
 * BgBackupPlace:
 * @BG_BACKUP_PLACE_READY: it is there
 * @BG_BACKUP_PLACE_ABSENT: the disk is not plugged in, or the share does not answer
 * @BG_BACKUP_PLACE_FAILED: it is there, but the last copy could not be made
 */
typedef enum
{
  BG_BACKUP_PLACE_READY,
  BG_BACKUP_PLACE_ABSENT,
  BG_BACKUP_PLACE_FAILED,
} BgBackupPlaceState;

/**
 * BgBackupPlaceInfo:
 * @state: how it is
 * @last: when the last good copy was made there, microseconds since 1970 UTC; 0 for never
 * @other_disk: whether it lies on another disk than the record book; only known while it is there
 * @message: (nullable): why the last copy could not be made
 */
typedef struct
{
  BgBackupPlaceState state;
  gint64 last;
  gboolean other_disk;
  char *message;
} BgBackupPlaceInfo;

BgBackupPlaceInfo *bg_backup_place_look (const char *folder, const char *second) G_GNUC_WARN_UNUSED_RESULT;
void bg_backup_place_info_free (BgBackupPlaceInfo *info);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgBackupPlaceInfo, bg_backup_place_info_free)

G_END_DECLS
