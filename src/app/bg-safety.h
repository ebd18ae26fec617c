/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How safe the record book is, and what is being done about it: followed by the sidebar and by its page. */
#pragma once

#include "bg-backup-place.h"
#include "bg-kind.h"
#include "bg-restore.h"

G_BEGIN_DECLS

/**
 * BgSafetyState:
 * @backups: (element-type BgBackup): newest first
 * @drill: (nullable): the last drill
 * @second: (nullable): how the second place is; NULL when none is named
 * @second_path: (nullable): its folder
 * @free: bytes that are free on the disk of the backups
 * @locked: whether backups are locked with a password
 *
 * What was seen last; looked for in a worker.
 */
typedef struct
{
  GPtrArray *backups;
  BgDrill *drill;
  BgBackupPlaceInfo *second;
  char *second_path;
  guint64 free;
  gboolean locked;
} BgSafetyState;

#define BG_TYPE_SAFETY (bg_safety_get_type ())
G_DECLARE_FINAL_TYPE (BgSafety, bg_safety, BG, SAFETY, GObject)

BgSafety *bg_safety_new (BgStore *store) G_GNUC_WARN_UNUSED_RESULT;
void bg_safety_start (BgSafety *safety);
void bg_safety_look (BgSafety *safety);
const BgSafetyState *bg_safety_get_state (BgSafety *safety);
BgBackup *bg_safety_get_last (BgSafety *safety);
int bg_safety_get_age (BgSafety *safety);
BgTone bg_safety_get_tone (BgSafety *safety);
char *bg_safety_dup_words (BgSafety *safety) G_GNUC_WARN_UNUSED_RESULT;
char *bg_safety_dup_detail (BgSafety *safety) G_GNUC_WARN_UNUSED_RESULT;
const char *bg_safety_get_book (BgSafety *safety);
const char *bg_safety_get_folder (BgSafety *safety);
const char *bg_safety_get_fault (BgSafety *safety);
GSettings *bg_safety_get_settings (BgSafety *safety);

void bg_safety_back_up (BgSafety *safety, const char *reason);
void bg_safety_verify (BgSafety *safety);
void bg_safety_drill (BgSafety *safety, const char *password);
void bg_safety_set_password (BgSafety *safety, const char *password);
void bg_safety_stop (BgSafety *safety);
const char *bg_safety_get_job (BgSafety *safety);
double bg_safety_get_progress (BgSafety *safety);

char *bg_safety_dup_day (gint64 time) G_GNUC_WARN_UNUSED_RESULT;
char *bg_safety_dup_moment (gint64 time) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
