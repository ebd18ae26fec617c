/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What waits for a decision, in words, read by a worker: the record of each entry is read with it. */
#include "bg-config.h"

#include "bg-inbox-data.h"

#include "bg-change-words.h"
#include "bg-history.h"
#include "bg-sync-twins.h"
#include "bg-twins.h"

/* Records beyond these come when those before are decided. */
#define MOST_RECORDS 100
/* Change sets of a record that are looked through for what came with a clash. */
#define RECENT_SETS 50

static void
free_place (gpointer data)
{
  BgInboxPlace *place = data;

  bg_inbox_entry_free (place->entry);
  g_free (place->name);
  g_free (place->base);
  g_free (place->mine);
  g_free (place->theirs);
  g_free (place);
}

static void
free_record (gpointer data)
{
  BgInboxRecord *record = data;

  g_object_unref (record->record);
  g_ptr_array_unref (record->places);
  g_ptr_array_unref (record->joined);
  g_clear_object (&record->twin);
  g_clear_pointer (&record->lines, g_ptr_array_unref);
  g_free (record);
}

/**
 * bg_inbox_record_count:
 * @record: what waits
 *
 * Returns: how many decisions it takes
 */
guint
bg_inbox_record_count (const BgInboxRecord *record)
{
  if (record->is_answered)
    return 0;
  return record->twin != NULL ? 1 : record->places->len;
}

/**
 * bg_inbox_record_equal:
 * @one: what waits
 * @other: what waits, read later
 *
 * Returns: whether both are the same question about the same records
 */
gboolean
bg_inbox_record_equal (const BgInboxRecord *one, const BgInboxRecord *other)
{
  if (one->places->len != other->places->len || !bg_record_equal (one->record, other->record) ||
      (one->twin == NULL) != (other->twin == NULL) || one->is_answered != other->is_answered)
    return FALSE;
  return one->twin == NULL || bg_record_equal (one->twin, other->twin);
}

static gboolean
is_words (const BgField *field)
{
  return field != NULL && (field->flags & BG_FIELD_PERSONAL) == 0 &&
         (field->type == BG_FIELD_TEXT || field->type == BG_FIELD_LONG_TEXT);
}

/* Takes over @entry. */
static BgInboxPlace *
describe (BgStore *store, BgRecord *record, BgInboxEntry *entry)
{
  BgChangeWords words = { .kind = bg_record_get_kind (record),
                          .record = record,
                          .title_func = bg_store_title_func,
                          .title_data = store };
  BgPlace where = bg_patch_find_place (words.kind, entry->path);
  BgInboxPlace *place = g_new0 (BgInboxPlace, 1);

  place->entry = entry;
  place->name = bg_change_describe_place (&words, entry->path);
  place->base = bg_change_describe_value (&words, entry->path, entry->base);
  place->mine = bg_change_describe_value (&words, entry->path, entry->mine);
  place->theirs = bg_change_describe_value (&words, entry->path, entry->theirs);
  place->is_text = is_words (where.field) && json_is_string (entry->mine) && json_is_string (entry->theirs);
  place->takes_another = where.field != NULL && where.field->type != BG_FIELD_LIST && !where.is_order;
  return place;
}

static BgInboxRecord *
start_record (BgRecord *record)
{
  BgInboxRecord *started = g_new0 (BgInboxRecord, 1);

  started->record = g_object_ref (record);
  started->places = g_ptr_array_new_with_free_func (free_place);
  started->joined = g_ptr_array_new_with_free_func (g_free);
  return started;
}

/* An entry whose record is not here is one of a record that was removed for good: nothing is left to decide.
 */
static void
add_entry (GPtrArray *records, BgStore *store, BgInboxEntry *entry)
{
  BgInboxRecord *last = records->len > 0 ? g_ptr_array_index (records, records->len - 1) : NULL;

  if (last == NULL || !g_str_equal (bg_record_get_id (last->record), entry->record))
    {
      g_autoptr (BgRecord) record = bg_store_load (store, bg_kind_find (entry->kind), entry->record, NULL);

      if (record == NULL || records->len == MOST_RECORDS)
        {
          bg_inbox_entry_free (entry);
          return;
        }
      last = start_record (record);
      g_ptr_array_add (records, last);
    }
  last->time = MAX (last->time, MAX (entry->mine_time, entry->theirs_time));
  g_ptr_array_add (last->places, describe (store, last->record, entry));
}

static gboolean
is_waiting (const BgInboxRecord *record, const char *path)
{
  for (guint i = 0; i < record->places->len; i++)
    if (g_str_equal (((BgInboxPlace *) g_ptr_array_index (record->places, i))->entry->path, path))
      return TRUE;
  return FALSE;
}

static gint64
find_first_met (const BgInboxRecord *record)
{
  gint64 first = G_MAXINT64;

  for (guint i = 0; i < record->places->len; i++)
    first = MIN (first, ((BgInboxPlace *) g_ptr_array_index (record->places, i))->entry->found);
  return first;
}

/* History knows what came with the clash: it is not kept a second time. */
static void
find_joined (BgStore *store, BgInboxRecord *record)
{
  BgChangeWords words = { .kind = bg_record_get_kind (record->record),
                          .record = record->record,
                          .title_func = bg_store_title_func,
                          .title_data = store };
  g_autoptr (GPtrArray) entries =
    bg_store_load_recent_history (store, bg_record_get_id (record->record), RECENT_SETS, NULL);
  gint64 since = find_first_met (record);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const BgHistoryEntry *entry = g_ptr_array_index (entries, i);
      char *line;

      if (entry->act != BG_ACT_SYNC || entry->time < since || is_waiting (record, entry->path))
        continue;
      line = bg_history_describe_entry (&words, entry);
      if (line != NULL)
        g_ptr_array_add (record->joined, line);
    }
}

/* Behind the places, since no work is different meanwhile; behind all, those that can be answered anew. */
static gboolean
add_twins (GPtrArray *records, BgStore *store, gboolean answered, GError **error)
{
  g_autoptr (GPtrArray) pairs = bg_sync_read_twins (store, answered, MOST_RECORDS, error);

  for (guint i = 0; pairs != NULL && i < pairs->len; i++)
    {
      const BgTwinPair *pair = g_ptr_array_index (pairs, i);
      BgInboxRecord *record = start_record (pair->mine);

      record->twin = g_object_ref (pair->theirs);
      record->is_answered = answered;
      record->time = MAX (bg_record_get_modified (pair->mine), bg_record_get_modified (pair->theirs));
      record->lines = bg_twins_compare (pair->mine, pair->theirs, bg_store_title_func, store);
      g_ptr_array_add (records, record);
    }
  return pairs != NULL;
}

static void
read_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) entries = bg_sync_read_inbox (source, NULL, &error);
  GPtrArray *records;

  if (entries == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  records = g_ptr_array_new_with_free_func (free_record);
  for (guint i = 0; i < entries->len && !g_cancellable_is_cancelled (cancellable); i++)
    add_entry (records, source, g_steal_pointer (&g_ptr_array_index (entries, i)));
  for (guint i = 0; i < records->len && !g_cancellable_is_cancelled (cancellable); i++)
    find_joined (source, g_ptr_array_index (records, i));
  if (add_twins (records, source, FALSE, &error) && add_twins (records, source, TRUE, &error))
    {
      g_task_return_pointer (task, records, (GDestroyNotify) g_ptr_array_unref);
      return;
    }
  g_ptr_array_unref (records);
  g_task_return_error (task, error);
}

/**
 * bg_inbox_read_async:
 * @store: a record book
 * @cancellable: (nullable): to give up
 * @callback: called when it is read
 * @data: for @callback
 *
 * Reads the inbox, record by record.
 */
void
bg_inbox_read_async (BgStore *store, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, data);

  g_task_set_check_cancellable (task, TRUE);
  g_task_run_in_thread (task, read_in_worker);
}

/**
 * bg_inbox_read_finish:
 * @result: from the callback
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type BgInboxRecord): what waits
 */
GPtrArray *
bg_inbox_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* An answer on its way into the record book. */
typedef struct
{
  BgRecord *mine;
  BgRecord *theirs;
  BgTwinAnswer answer;
} Answer;

static void
free_answer (gpointer data)
{
  Answer *answer = data;

  g_object_unref (answer->mine);
  g_object_unref (answer->theirs);
  g_free (answer);
}

static BgChangeSet *
create_answer (BgStore *store, const Answer *answer, GError **error)
{
  if (answer->answer == BG_TWIN_DISTINCT)
    return bg_sync_create_distinct (store, answer->mine, answer->theirs, error);
  if (answer->answer == BG_TWIN_INTO_MINE)
    return bg_sync_create_join (store, answer->mine, answer->theirs, error);
  return bg_sync_create_join (store, answer->theirs, answer->mine, error);
}

static void
answer_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  BgChangeSet *set = create_answer (source, data, &error);

  if (set != NULL)
    g_task_return_pointer (task, set, (GDestroyNotify) bg_change_set_unref);
  else
    g_task_return_error (task, error);
}

/**
 * bg_inbox_answer_async:
 * @store: a record book
 * @pair: two records that are likely the same
 * @answer: what a person says to them
 * @callback: called when it is ready
 * @data: for @callback
 *
 * Prepares to join the two, or to remember that they are different. Many records may point to the one that
 * goes: they are read by a worker.
 */
void
bg_inbox_answer_async (BgStore *store,
                       const BgInboxRecord *pair,
                       BgTwinAnswer answer,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  g_autoptr (GTask) task = g_task_new (store, NULL, callback, data);
  Answer *taken = g_new0 (Answer, 1);

  taken->mine = g_object_ref (pair->record);
  taken->theirs = g_object_ref (pair->twin);
  taken->answer = answer;
  g_task_set_task_data (task, taken, free_answer);
  g_task_run_in_thread (task, answer_in_worker);
}

/**
 * bg_inbox_answer_finish:
 * @result: from the callback
 * @error: what went wrong
 *
 * Returns: (transfer full): the step, to be committed from the thread of the window, which hears of it
 */
BgChangeSet *
bg_inbox_answer_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
