/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What would change if a change set were taken back: its rows beside the records as they stand now. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-error.h"
#include "bg-history-read.h"
#include "bg-patch.h"
#include "bg-record-sql.h"
#include "bg-undo-private.h"

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
  /* A list that is empty may not be there at all. */
  if (json_is_array (a) || json_is_array (b))
    return is_same_order (a, b);
  if (a == NULL || b == NULL)
    return a == b;
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
dup_label (BgSql *sql, const BgHistorySet *head, GError **error)
{
  g_autoptr (BgHistorySet) undone = NULL;

  if (head->act != BG_ACT_UNDO)
    return g_strdup (head->label);
  undone = bg_history_read_head (sql, head->undoes, error);
  return undone != NULL ? g_strdup (undone->label) : NULL;
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
  self->label = dup_label (sql, head, error);
  entries = self->label != NULL ? bg_history_read_set (sql, set, error) : NULL;
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    if (!read_entry (self, sql, entries, g_ptr_array_index (entries, i), error))
      return FALSE;
  return entries != NULL;
}

/* Whether a change set is the one that is looked for, or one behind which there is none. */
static gboolean
look_at (BgSql *sql, gint64 seq, BgAct act, gboolean redo, gint64 *found, gboolean *ends, GError **error)
{
  gboolean undone = FALSE;

  *ends = FALSE;
  if (act == BG_ACT_UNDO && !redo)
    return TRUE;
  if (!bg_history_is_undone (sql, seq, &undone, error))
    return FALSE;
  *ends = !undone;
  if (!undone && (act == BG_ACT_UNDO || !redo))
    *found = seq;
  return TRUE;
}

/* Newest first: the last edit that holds; for a redo the last undo that holds, unless an edit is newer. */
static gboolean
find_last (BgSql *sql, gboolean redo, gint64 *found, GError **error)
{
  sqlite3_stmt *statement = bg_sql_prepare (
    sql, "SELECT seq, act FROM change_set WHERE act IS NULL OR act IN ('import', 'undo') ORDER BY seq DESC",
    error);
  gboolean good = statement != NULL;
  gboolean ends = FALSE;
  gboolean row = TRUE;

  *found = 0;
  while (good && !ends)
    {
      good = bg_sql_step (sql, statement, &row, error);
      if (!good || !row)
        break;
      good = look_at (sql, sqlite3_column_int64 (statement, 0),
                      bg_act_from_code (bg_sql_column_text (statement, 1)), redo, found, &ends, error);
    }
  if (statement != NULL)
    sqlite3_reset (statement);
  if (good && *found == 0)
    g_set_error (error, BG_ERROR, BG_ERROR_NOT_FOUND, "%s",
                 redo ? _ ("There is nothing to redo") : _ ("There is nothing to undo"));
  return *found != 0;
}

/**
 * bg_undo_read:
 * @self: an empty undo
 * @sql: a connection
 * @set: see bg_undo_load()
 * @error: what went wrong
 *
 * Returns: whether it knows what would change
 */
gboolean
bg_undo_read (BgUndo *self, BgSql *sql, gint64 set, GError **error)
{
  if ((set == BG_UNDO_LAST || set == BG_REDO_LAST) && !find_last (sql, set == BG_REDO_LAST, &set, error))
    return FALSE;
  return read_set (self, sql, set, error);
}
