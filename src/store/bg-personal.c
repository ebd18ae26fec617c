/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who looked at personal data, and who took it out of the record book: written down before it is shown. */
#include "bg-config.h"

#include "bg-personal.h"

#include <glib/gi18n-lib.h>

#include "bg-error.h"

typedef struct
{
  BgChangeSet *set;
  BgRecord *record;
} Noting;

static const char *
get_label (BgAct act)
{
  switch (act)
    {
    case BG_ACT_PRINTED:
      return _ ("Personal data printed");
    case BG_ACT_EXPORTED:
      return _ ("Personal data exported");
    case BG_ACT_EDIT:
    case BG_ACT_UNDO:
    case BG_ACT_REDO:
    case BG_ACT_IMPORT:
    case BG_ACT_SHOWN:
    case BG_ACT_BLANKED:
    case BG_ACT_PURGED:
    default:
      return _ ("Personal data shown");
    }
}

/* Where nobody can be written down, nobody sees: Law 91/2025/QH15 asks who looked at what. */
static gboolean
check_writable (BgStore *store, GError **error)
{
  if (!bg_store_is_read_only (store))
    return TRUE;
  g_set_error_literal (error, BG_ERROR, BG_ERROR_READ_ONLY,
                       _ ("Personal data is not shown: the record book is open for reading only, so that it "
                          "cannot be written down who looked at it"));
  return FALSE;
}

static void
noted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;

  if (bg_store_commit_finish (BG_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (
      task, BG_ERROR, BG_ERROR_REFUSED,
      _ ("Personal data is not shown, because it cannot be written down who looked at it. "
         "%s"),
      error->message);
}

/**
 * bg_personal_show_async:
 * @store: the record book
 * @record: a record; it need not be stored yet
 * @path: the personal value that somebody wants to see, see bg_record_dup_path()
 * @callback: called when it may be shown, or may not
 * @data: for @callback
 *
 * Writes into the history who looks at what. The value is to be shown only after the disk has this.
 */
void
bg_personal_show_async (BgStore *store,
                        BgRecord *record,
                        const char *path,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (BgChangeSet) set = NULL;
  GError *error = NULL;

  g_return_if_fail (BG_IS_STORE (store) && BG_IS_RECORD (record) && path != NULL);

  task = g_task_new (store, NULL, callback, data);
  if (!check_writable (store, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  set = bg_personal_set_new (BG_ACT_SHOWN);
  bg_change_set_add_note (set, bg_record_get_kind (record)->name, bg_record_get_id (record), path);
  bg_store_commit_async (store, set, NULL, noted_cb, g_steal_pointer (&task));
}

/**
 * bg_personal_show_finish:
 * @store: the record book
 * @result: the result
 * @error: why it may not be shown, in words for the officer
 *
 * Returns: whether it may be shown
 */
gboolean
bg_personal_show_finish (BgStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
add_note_cb (const char *path, gpointer data)
{
  Noting *noting = data;

  bg_change_set_add_note (noting->set, bg_record_get_kind (noting->record)->name,
                          bg_record_get_id (noting->record), path);
}

/**
 * bg_personal_set_new:
 * @act: %BG_ACT_SHOWN, %BG_ACT_PRINTED or %BG_ACT_EXPORTED
 *
 * Returns: (transfer full): a change set of notes for bg_personal_commit(), with the words for the history
 */
BgChangeSet *
bg_personal_set_new (BgAct act)
{
  BgChangeSet *set = bg_change_set_new (get_label (act));

  bg_change_set_set_act (set, act);
  return set;
}

/**
 * bg_personal_set_add:
 * @set: a change set from bg_personal_set_new()
 * @record: a record that is about to be shown, printed or exported whole
 *
 * Adds a note for each of its personal values; none where there is none.
 */
void
bg_personal_set_add (BgChangeSet *set, BgRecord *record)
{
  Noting noting = { set, record };

  g_return_if_fail (set != NULL && BG_IS_RECORD (record));

  bg_record_foreach_personal (record, add_note_cb, &noting);
}

/**
 * bg_personal_commit:
 * @store: the record book
 * @set: notes; with none in it nothing is written
 * @error: why the values may not be shown, in words for the officer
 *
 * Writes into the history who sees or takes what. Blocks until the disk has it; for the terminal and threads.
 *
 * Returns: whether they may be shown, printed or exported
 */
gboolean
bg_personal_commit (BgStore *store, BgChangeSet *set, GError **error)
{
  g_return_val_if_fail (BG_IS_STORE (store) && set != NULL, FALSE);

  if (bg_change_set_get_n_notes (set) == 0)
    return TRUE;
  return check_writable (store, error) && bg_store_commit (store, set, error);
}
