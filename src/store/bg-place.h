/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a record book may lie: not on a network drive, not in a folder that is copied to a cloud. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BgPlace:
 * @BG_PLACE_LOCAL: a disk of this computer
 * @BG_PLACE_NETWORK: a drive of another computer, where locks and flushes cannot be relied on
 * @BG_PLACE_CLOUD: a folder whose files a service copies and replaces by itself
 */
typedef enum
{
  BG_PLACE_LOCAL,
  BG_PLACE_NETWORK,
  BG_PLACE_CLOUD,
} BgPlace;

BgPlace bg_place_judge (const char *type, const char *path, const char **name);
const char *bg_place_find_service (const char *path);
gboolean bg_place_check (const char *path, GError **error);

/* What the disk says; the rest is reckoned from it. */
char *bg_place_dup_real_path (const char *path) G_GNUC_WARN_UNUSED_RESULT;
char *bg_place_dup_type (const char *path) G_GNUC_WARN_UNUSED_RESULT;
char *bg_place_find_type (const char *mounts, const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
