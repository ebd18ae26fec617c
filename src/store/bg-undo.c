/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking a change set back: what would change, what has changed since, and the change set that does it.
 *
 * An undo is a change set like any other, so it can be undone (that is a redo), it survives a restart, and
 * history shows it. What a field was before comes from the rows of the change set; a field that is no longer
 * what the change set made of it is asked about. */
#include "bg-config.h"

#include "bg-undo.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-error.h"
#include "bg-history-read.h"
#include "bg-patch.h"
#include "bg-record-sql.h"
#include "bg-store-private.h"

struct _BgUndo
{
  GObject parent_instance;

  gint64 set;
  char *label;
  gboolean is_redo;
  GPtrArray *steps;
  /* The records that it touches as they stand now, by id, in the order of the rows. */
  GPtrArray *records;
};

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

static json_t *
read_json (const char *text)
{
  return text != NULL ? json_loads (text, JSON_DECODE_ANY, NULL) : NULL;
}

static BgRecord *
find_record (BgUndo *self, BgSql *sql, const BgHistoryEntry *entry, GError **error)
{
  g_autoptr (GError) failure = NULL;
  BgRecord *record;

  for (guint i = 0; i < self->records->len; i++)
    if (g_str_equal (bg_record_get_id (g_ptr_array_index (self->records, i)), entry->record))
      return g_ptr_array_index (self->records, i);
  record = bg_record_sql_load (sql, bg_kind_find (entry->kind), entry->record, NULL, &failure);
  if (record != NULL)
    g_ptr_array_add (self->records, record);
  else if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error (error, BG_ERROR, BG_ERROR_NOT_FOUND,
                 _ ("This cannot be undone: a record that it changed was removed for good since. Nothing was "
                    "changed."));
  return record;
}

/* The value now, in the shape in which history has it. */
static json_t *
get_now (BgRecord *record, json_t *document, const char *path)
{
  g_autoptr (GPtrArray) personal = g_ptr_array_new_with_free_func ((GDestroyNotify) bg_change_free);
  json_t *value = bg_patch_get (document, path);
  json_t *bare;

  if (!json_is_object (value))
    return value;
  bare = json_deep_copy (value);
  json_decref (value);
  bg_patch_take_personal (bg_record_get_kind (record), path, bare, personal);
  return bare;
}

static json_t *
keep_common (const json_t *order, const json_t *other)
{
  json_t *common = json_array ();
  json_t *id;
  json_t *match;
  gsize i;
  gsize j;

  json_array_foreach (order, i, id)
  {
    json_array_foreach (other, j, match)
    {
      if (json_equal (id, match))
        json_array_append (common, id);
    }
  }
  return common;
}

/* Items that came or went since do not matter to an order, only whether the others changed their places. */
static gboolean
is_same_order (const json_t *a, const json_t *b)
{
  json_t *left = keep_common (a, b);
  json_t *right = keep_common (b, a);
  gboolean same = json_equal (left, right);

  json_decref (left);
  json_decref (right);
  return same;
}

static gboolean
is_same (const json_t *a, const json_t *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  if (json_is_array (a) && json_is_array (b))
    return is_same_order (a, b);
  return json_equal (a, b);
}

/* Whether @path leads into an item that is not there. */
static gboolean
lacks_item (json_t *document, const char *path)
{
  const char *end = strstr (path, "].");
  g_autofree char *item = end != NULL ? g_strndup (path, (gsize) (end + 1 - path)) : NULL;
  json_t *value = item != NULL ? bg_patch_get (document, item) : NULL;
  gboolean lacks = item != NULL && value == NULL;

  json_decref (value);
  return lacks;
}

static void
add_step (BgUndo *self, BgRecord *record, json_t *document, const char *path, json_t *back, json_t *wrote)
{
  json_t *now = get_now (record, document, path);
  BgUndoStep *step;

  /* An order that is the same for what is there may still have to place what comes back. */
  if (!json_is_array (back) && is_same (now, back))
    {
      json_decref (now);
      json_decref (back);
      json_decref (wrote);
      return;
    }
  step = g_new0 (BgUndoStep, 1);
  step->record = g_object_ref (record);
  step->path = g_strdup (path);
  step->back = back;
  step->wrote = wrote;
  step->now = now;
  step->asks = !is_same (now, wrote);
  step->is_lost = step->asks && lacks_item (document, path);
  step->chosen = !step->asks;
  g_ptr_array_add (self->steps, step);
}

/* What was new goes into the trash; its values stay as they are. */
static gboolean
is_new_in_set (GPtrArray *entries, const char *record)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const BgHistoryEntry *entry = g_ptr_array_index (entries, i);

      if (*entry->path == '\0' && g_str_equal (entry->record, record))
        return TRUE;
    }
  return FALSE;
}

static gboolean
read_entry (BgUndo *self, BgSql *sql, GPtrArray *entries, const BgHistoryEntry *entry, GError **error)
{
  BgRecord *record = find_record (self, sql, entry, error);
  json_t *document;

  if (record == NULL)
    return FALSE;
  /* The office was entered once and is never put away. */
  if (*entry->path == '\0' && bg_record_get_kind (record)->is_single)
    return TRUE;
  if (entry->blanked || (*entry->path != '\0' && is_new_in_set (entries, entry->record)))
    return TRUE;
  document = bg_record_to_bare_json (record);
  if (*entry->path == '\0')
    add_step (self, record, document, "trashed", json_true (), json_false ());
  else
    add_step (self, record, document, entry->path, read_json (entry->before), read_json (entry->after));
  json_decref (document);
  return TRUE;
}

static gboolean
refuse_head (const BgHistorySet *head, GError **error)
{
  if (head == NULL)
    g_set_error (error, BG_ERROR, BG_ERROR_NOT_FOUND, _ ("There is nothing to undo"));
  else if (head->undone)
    g_set_error (error, BG_ERROR, BG_ERROR_REFUSED, _ ("“%s” was undone already"), head->label);
  else
    g_set_error (error, BG_ERROR, BG_ERROR_REFUSED, _ ("“%s” cannot be undone. Nothing was changed."),
                 head->label);
  return FALSE;
}

/* A redo is told by the words of what it does again, not of the undo. */
static char *
dup_label (BgSql *sql, const BgHistorySet *head)
{
  g_autoptr (BgHistorySet) undone = NULL;

  if (head->act != BG_ACT_UNDO)
    return g_strdup (head->label);
  undone = bg_history_read_head (sql, head->undoes, NULL);
  return g_strdup (undone != NULL ? undone->label : head->label);
}

static gboolean
read_set (BgUndo *self, BgSql *sql, gint64 set, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (BgHistorySet) head = bg_history_read_head (sql, set, &failure);
  g_autoptr (GPtrArray) entries = NULL;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (head == NULL || head->undone || (head->act != BG_ACT_UNDO && !bg_act_can_be_undone (head->act)))
    return refuse_head (head, error);
  self->set = set;
  self->is_redo = head->act == BG_ACT_UNDO;
  self->label = dup_label (sql, head);
  entries = bg_history_read_set (sql, set, error);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    if (!read_entry (self, sql, entries, g_ptr_array_index (entries, i), error))
      return FALSE;
  return entries != NULL;
}

/* Newest first: the last edit that holds; for a redo the last undo that holds, unless an edit is newer. */
static gint64
find_last (BgSql *sql, gboolean redo, GError **error)
{
  sqlite3_stmt *statement = bg_sql_prepare (
    sql, "SELECT seq, act FROM change_set WHERE act IS NULL OR act IN ('import', 'undo') ORDER BY seq DESC",
    error);
  gint64 found = 0;
  gboolean row = FALSE;

  while (found == 0 && statement != NULL && bg_sql_step (sql, statement, &row, error) && row)
    {
      gint64 seq = sqlite3_column_int64 (statement, 0);
      gboolean is_undo = bg_act_from_code (bg_sql_column_text (statement, 1)) == BG_ACT_UNDO;

      if ((is_undo && !redo) || bg_history_is_undone (sql, seq))
        continue;
      if (redo && !is_undo)
        break;
      found = seq;
    }
  if (statement != NULL)
    sqlite3_reset (statement);
  return found;
}

static gboolean
read_undo (BgUndo *self, BgSql *sql, gint64 set, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (set == BG_UNDO_LAST || set == BG_REDO_LAST)
    {
      gint64 found = find_last (sql, set == BG_REDO_LAST, &failure);

      if (failure == NULL && found == 0)
        g_set_error (&failure, BG_ERROR, BG_ERROR_NOT_FOUND, "%s",
                     set == BG_REDO_LAST ? _ ("There is nothing to redo") : _ ("There is nothing to undo"));
      set = found;
    }
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  return read_set (self, sql, set, error);
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
  good = read_undo (self, reader, set, error);
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
