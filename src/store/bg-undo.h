/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking a change set back: what would change, what has changed since, and the change set that does it. */
#pragma once

#include "bg-store.h"

G_BEGIN_DECLS

/**
 * BgUndoStep:
 * @record: the record as it stands now
 * @path: what goes back, see #BgChange
 * @back: (nullable): what it goes back to
 * @wrote: (nullable): what the change set had made of it
 * @now: (nullable): what it is now
 * @asks: whether it has changed since, so that an officer must say which value holds
 * @is_lost: whether the item it belongs to is gone, so that it cannot go back
 * @chosen: whether it shall go back; at first all that do not ask
 *
 * One field, one item, one order, or the trash mark, of one record.
 */
typedef struct
{
  BgRecord *record;
  char *path;
  json_t *back;
  json_t *wrote;
  json_t *now;
  gboolean asks;
  gboolean is_lost;
  gboolean chosen;
} BgUndoStep;

/* Whose number is found out: the last change set that holds, and the last one that was taken back. */
#define BG_UNDO_LAST G_GINT64_CONSTANT (0)
#define BG_REDO_LAST G_GINT64_CONSTANT (-1)

#define BG_TYPE_UNDO (bg_undo_get_type ())
G_DECLARE_FINAL_TYPE (BgUndo, bg_undo, BG, UNDO, GObject)

BgUndo *bg_undo_load (BgStore *store, gint64 set, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bg_undo_load_async (BgStore *store,
                         gint64 set,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data);
BgUndo *bg_undo_load_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

gint64 bg_undo_get_set (BgUndo *undo);
const char *bg_undo_get_label (BgUndo *undo);
gboolean bg_undo_is_redo (BgUndo *undo);
guint bg_undo_get_n_steps (BgUndo *undo);
BgUndoStep *bg_undo_get_step (BgUndo *undo, guint index);
gboolean bg_undo_asks (BgUndo *undo);
guint bg_undo_count_records (BgUndo *undo);
BgChangeSet *bg_undo_create_change_set (BgUndo *undo, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
