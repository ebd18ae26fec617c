/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Restoring: what would change, doing it so that the record book is either old or new, and rehearsing it. */
#pragma once

#include <gio/gio.h>

#include "bg-backup.h"

G_BEGIN_DECLS

/**
 * BgRestoreLine:
 * @kind: name of a kind
 * @now: how many records there are at present
 * @there: how many there are in the backup
 * @only_now: records that the backup does not have
 * @only_there: records that only the backup has
 * @different: records that both have and that differ
 */
typedef struct
{
  const char *kind;
  gint64 now;
  gint64 there;
  gint64 only_now;
  gint64 only_there;
  gint64 different;
} BgRestoreLine;

/**
 * BgRestorePlan:
 * @backup: what would be restored
 * @present: whether there is a record book that can be read at present
 * @lines: (element-type BgRestoreLine): what would change, a line a kind
 */
typedef struct
{
  BgBackup *backup;
  gboolean present;
  GArray *lines;
} BgRestorePlan;

/**
 * BgRestored:
 * @before: (nullable): the backup of what was there before; NULL when it could not be read, or nothing was
 * @kept: (nullable): where the damaged record book lies now
 * @missing: contents of files that could not be had from the backups
 */
typedef struct
{
  BgBackup *before;
  char *kept;
  guint missing;
} BgRestored;

/**
 * BgDrillLine:
 * @name: name of a count, see #BgCount
 * @then: how many there were when the backup was made
 * @found: how many there are in what was restored
 */
typedef struct
{
  const char *name;
  gint64 then;
  gint64 found;
} BgDrillLine;

/**
 * BgDrill:
 * @time: when it was done, microseconds since 1970 UTC
 * @backup_time: when the backup was made
 * @seconds: how long it took
 * @history: rows and change sets of history that were reckoned again
 * @files: contents of files that were read again
 * @lines: (element-type BgDrillLine): the counts, one beside the other
 * @fault: (nullable): why the backup could not be restored; NULL when all is well
 *
 * What came of a rehearsal.
 */
typedef struct
{
  gint64 time;
  gint64 backup_time;
  double seconds;
  gint64 history;
  gint64 files;
  GArray *lines;
  char *fault;
} BgDrill;

BgRestorePlan *bg_restore_plan (const char *book,
                                const char *backup,
                                const char *password,
                                GCancellable *cancellable,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bg_restore_plan_free (BgRestorePlan *plan);
void bg_restore_note_async (BgStore *store, const char *backup, GAsyncReadyCallback callback, gpointer data);
gboolean bg_restore_note (BgStore *store, const char *backup, GError **error);
BgRestored *bg_restore_run (const char *book,
                            const char *backup,
                            const char *password,
                            int *progress,
                            GCancellable *cancellable,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bg_restored_free (BgRestored *restored);

BgDrill *bg_drill_run (const char *folder, const char *password, GCancellable *cancellable, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
BgDrill *bg_drill_load (const char *folder) G_GNUC_WARN_UNUSED_RESULT;
gboolean bg_drill_is_good (const BgDrill *drill);
void bg_drill_free (BgDrill *drill);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgRestorePlan, bg_restore_plan_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgRestored, bg_restored_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgDrill, bg_drill_free)

G_END_DECLS
