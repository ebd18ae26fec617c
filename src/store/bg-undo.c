/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking a change set back: what would change, what has changed since, and the change set that does it.
 *
 * An undo is a change set like any other, so it can be undone (that is a redo), it survives a restart, and
 * history shows it. What a field was before comes from the rows of the change set; a field that is no longer
 * what the change set made of it is asked about. */
#include "bg-config.h"

#include "bg-undo.h"

#include <glib/gi18n-lib.h>

#include "bg-patch.h"
#include "bg-store-private.h"
#include "bg-undo-private.h"

G_DEFINE_FINAL_TYPE (BgUndo, bg_undo, G_TYPE_OBJECT)

static void
free_step (gpointer data)
{
  BgUndoStep *step = data;

  g_clear_object (&step->record);
  g_free (step->path);
  json_decref (step->back);
  json_decref (step->wrote);
  json_decref (step->now);
  g_free (step);
}

static void
bg_undo_finalize (GObject *object)
{
  BgUndo *self = BG_UNDO (object);

  g_free (self->label);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->records);

  G_OBJECT_CLASS (bg_undo_parent_class)->finalize (object);
}

static void
bg_undo_class_init (BgUndoClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bg_undo_finalize;
}

static void
bg_undo_init (BgUndo *self)
{
  self->steps = g_ptr_array_new_with_free_func (free_step);
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * bg_undo_load:
 * @store: a record book
 * @set: number of the change set to take back; of an undo, to do again what it took back; or BG_UNDO_LAST or
 *   BG_REDO_LAST
 * @error: BG_ERROR_NOT_FOUND where there is nothing, BG_ERROR_REFUSED for what cannot be taken back
 *
 * Any thread.
 *
 * Returns: (transfer full): what would change
 */
BgUndo *
bg_undo_load (BgStore *store, gint64 set, GError **error)
{
  g_autoptr (BgUndo) self = NULL;
  BgSql *reader;
  gboolean good;

  g_return_val_if_fail (BG_IS_STORE (store), NULL);

  reader = bg_store_acquire_reader (store, error);
  if (reader == NULL)
    return NULL;
  self = g_object_new (BG_TYPE_UNDO, NULL);
  good = bg_undo_read (self, reader, set, error);
  bg_store_release_reader (store, reader);
  return good ? g_steal_pointer (&self) : NULL;
}

static void
load_in_worker (GTask *task, gpointer store, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  BgUndo *undo = bg_undo_load (store, *(gint64 *) data, &error);

  if (undo != NULL)
    g_task_return_pointer (task, undo, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * bg_undo_load_async:
 * @store: a record book
 * @set: see bg_undo_load()
 * @cancellable: (nullable): drops the answer
 * @callback: called with the result
 * @data: for @callback
 *
 * bg_undo_load() in a worker: an import may have touched many records.
 */
void
bg_undo_load_async (BgStore *store,
                    gint64 set,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (BG_IS_STORE (store));

  task = g_task_new (store, cancellable, callback, data);
  g_task_set_task_data (task, g_memdup2 (&set, sizeof set), g_free);
  bg_store_run_task (store, task, load_in_worker);
}

/**
 * bg_undo_load_finish:
 * @result: the result
 * @error: see bg_undo_load()
 *
 * Returns: (transfer full): what would change
 */
BgUndo *
bg_undo_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * bg_undo_get_set:
 * @undo: an undo
 *
 * Returns: number of the change set that it takes back
 */
gint64
bg_undo_get_set (BgUndo *undo)
{
  g_return_val_if_fail (BG_IS_UNDO (undo), 0);
  return undo->set;
}

/**
 * bg_undo_get_label:
 * @undo: an undo
 *
 * Returns: what is taken back or done again, in words
 */
const char *
bg_undo_get_label (BgUndo *undo)
{
  g_return_val_if_fail (BG_IS_UNDO (undo), NULL);
  return undo->label;
}

/**
 * bg_undo_is_redo:
 * @undo: an undo
 *
 * Returns: whether it does again what was undone
 */
gboolean
bg_undo_is_redo (BgUndo *undo)
{
  g_return_val_if_fail (BG_IS_UNDO (undo), FALSE);
  return undo->is_redo;
}

/**
 * bg_undo_get_n_steps:
 * @undo: an undo
 *
 * Returns: how many values go back or are asked about
 */
guint
bg_undo_get_n_steps (BgUndo *undo)
{
  g_return_val_if_fail (BG_IS_UNDO (undo), 0);
  return undo->steps->len;
}

/**
 * bg_undo_get_step:
 * @undo: an undo
 * @index: which step
 *
 * Returns: (transfer none): the step; its "chosen" is the caller's to set
 */
BgUndoStep *
bg_undo_get_step (BgUndo *undo, guint index)
{
  g_return_val_if_fail (BG_IS_UNDO (undo) && index < undo->steps->len, NULL);
  return g_ptr_array_index (undo->steps, index);
}

/**
 * bg_undo_asks:
 * @undo: an undo
 *
 * Returns: whether a value has changed since, so that an officer must be asked
 */
gboolean
bg_undo_asks (BgUndo *undo)
{
  g_return_val_if_fail (BG_IS_UNDO (undo), FALSE);

  for (guint i = 0; i < undo->steps->len; i++)
    if (bg_undo_get_step (undo, i)->asks)
      return TRUE;
  return FALSE;
}

/**
 * bg_undo_count_records:
 * @undo: an undo
 *
 * Returns: how many records it would change
 */
guint
bg_undo_count_records (BgUndo *undo)
{
  g_return_val_if_fail (BG_IS_UNDO (undo), 0);
  return undo->records->len;
}

/* Backwards, and the order of lists when all their items are there again. */
static BgRecord *
create_after (BgUndo *self, BgRecord *record, GError **error)
{
  json_t *document = bg_record_to_bare_json (record);
  BgRecord *after;

  for (int pass = 0; pass < 2; pass++)
    for (guint i = self->steps->len; i > 0; i--)
      {
        BgUndoStep *step = g_ptr_array_index (self->steps, i - 1);

        if (step->record == record && step->chosen && json_is_array (step->back) == (pass == 1))
          (void) bg_patch_set (document, step->path, step->back);
      }
  after = bg_record_from_json (document, error);
  json_decref (document);
  return after;
}

/**
 * bg_undo_create_change_set:
 * @undo: an undo
 * @error: what went wrong
 *
 * Returns: (transfer full): the change set that takes back all chosen steps, for bg_store_commit_async()
 */
BgChangeSet *
bg_undo_create_change_set (BgUndo *undo, GError **error)
{
  g_autoptr (BgChangeSet) set = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (BG_IS_UNDO (undo), NULL);

  label = g_strdup_printf (undo->is_redo ? _ ("Redo: %s") : _ ("Undo: %s"), undo->label);
  set = bg_change_set_new (label);
  bg_change_set_set_act (set, undo->is_redo ? BG_ACT_REDO : BG_ACT_UNDO);
  bg_change_set_set_undoes (set, undo->set);
  for (guint i = 0; i < undo->records->len; i++)
    {
      BgRecord *record = g_ptr_array_index (undo->records, i);
      g_autoptr (BgRecord) after = create_after (undo, record, error);

      if (after == NULL)
        return NULL;
      bg_change_set_add (set, record, after);
    }
  return g_steal_pointer (&set);
}
