/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk that fails on demand: stands before SQLite's own, counts and refuses calls, and logs every write. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FaultSort:
 * @FAULT_NONE: nothing fails
 * @FAULT_FULL: no space: writes, and files that would be made or grow
 * @FAULT_IO: any call at all
 * @FAULT_READ_ONLY: the disk takes no writes any more
 * @FAULT_SHORT: half of a write arrives, then there is no space
 * @FAULT_SYNC: what was written cannot be flushed
 */
typedef enum
{
  FAULT_NONE,
  FAULT_FULL,
  FAULT_IO,
  FAULT_READ_ONLY,
  FAULT_SHORT,
  FAULT_SYNC,
  N_FAULT_SORTS,
} FaultSort;

void fault_vfs_install (void);
void fault_vfs_arm (FaultSort sort, gint64 call, gboolean for_good);
gint64 fault_vfs_disarm (void);
void fault_vfs_set_synchronous_off (gboolean off);

/**
 * FaultEventType:
 * @FAULT_EVENT_CREATE: a file came to be
 * @FAULT_EVENT_WRITE: bytes were written
 * @FAULT_EVENT_TRUNCATE: a file was cut at offset
 * @FAULT_EVENT_SYNC: all of a file is on the disk
 * @FAULT_EVENT_DELETE: a name was taken away
 * @FAULT_EVENT_SYNC_FOLDER: names that came and went are on the disk
 */
typedef enum
{
  FAULT_EVENT_CREATE,
  FAULT_EVENT_WRITE,
  FAULT_EVENT_TRUNCATE,
  FAULT_EVENT_SYNC,
  FAULT_EVENT_DELETE,
  FAULT_EVENT_SYNC_FOLDER,
} FaultEventType;

/**
 * FaultEvent:
 * @file: number of the file; a name that is made anew is another file
 * @name: (nullable): its name, for CREATE and DELETE
 */
typedef struct
{
  FaultEventType type;
  guint file;
  char *name;
  gint64 offset;
  GBytes *bytes;
} FaultEvent;

void fault_log_start (const char *path);
GPtrArray *fault_log_stop (void) G_GNUC_WARN_UNUSED_RESULT;
guint fault_log_get_length (void);

G_END_DECLS
