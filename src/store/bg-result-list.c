/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The live answer to a query as a list model: ids first, rows on demand, kept up to date.
 *
 * The first page of a list without groups is read at once on the calling thread, since it costs well under a
 * millisecond; the whole list of ids comes from a worker. Rows are read by page around the one that is asked
 * for. */
#include "bg-config.h"

#include "bg-answer-difference.h"
#include "bg-record-sql.h"
#include "bg-result-list-private.h"
#include "bg-store-private.h"

/* Rows read at once, and the first page. */
#define PAGE       64
#define FIRST_PAGE 128
/* Rows kept in memory. A view holds about 200. */
#define MOST_ROWS 2048
/* More changed rows than these wait for the whole answer, which is on its way. */
#define MOST_REFRESHED 16

struct _BgResultList
{
  GObject parent_instance;

  BgStore *store;
  BgQuery *query;
  GHashTable *collapsed;
  BgAnswerRows *answer;
  /* While the change from one answer to the next is told, piece by piece: the answer that goes, and how many
   * places of both are behind. The list is then the beginning of the new one and the rest of the old one. */
  const BgAnswerRows *before;
  guint old_behind;
  guint new_behind;
  GHashTable *rows;
  /* Rows that changed, and are told of with the next answer. */
  GHashTable *stale;
  /* Whether the answer shown is one to another question. */
  gboolean asked_anew;
  GCancellable *cancellable;
  gboolean loading;
  /* Why there is no answer, in the officer's words. */
  char *failure;
};

static void bg_result_list_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BgResultList,
                               bg_result_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, bg_result_list_iface_init))

enum
{
  PROP_0,
  PROP_LOADING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static GType
bg_result_list_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
get_length (BgResultList *self)
{
  if (self->before == NULL)
    return self->answer->entries->len;
  return self->new_behind + self->before->entries->len - self->old_behind;
}

static guint
bg_result_list_get_n_items (GListModel *model)
{
  return get_length (BG_RESULT_LIST (model));
}

/* The number at a place, and the answer it is of. */
static gint64
get_entry (BgResultList *self, guint position, const BgAnswerRows **answer)
{
  gboolean is_old = self->before != NULL && position >= self->new_behind;

  *answer = is_old ? self->before : self->answer;
  return g_array_index ((*answer)->entries, gint64,
                        is_old ? position - self->new_behind + self->old_behind : position);
}

static void
remember_row (BgResultList *self, gint64 seq, BgRecord *record)
{
  if (g_hash_table_size (self->rows) >= MOST_ROWS)
    g_hash_table_remove_all (self->rows);
  g_hash_table_insert (self->rows, g_memdup2 (&seq, sizeof seq), g_object_ref (record));
}

static GArray *
list_missing_around (BgResultList *self, guint position)
{
  GArray *seqs = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint start = position > PAGE / 4 ? position - PAGE / 4 : 0;
  const BgAnswerRows *answer;

  for (guint i = start; i < get_length (self) && seqs->len < PAGE; i++)
    {
      gint64 seq = get_entry (self, i, &answer);

      if (seq > 0 && !g_hash_table_contains (self->rows, &seq))
        g_array_append_val (seqs, seq);
    }
  return seqs;
}

static void
load_page (BgResultList *self, guint position)
{
  g_autoptr (GArray) seqs = list_missing_around (self, position);
  g_autoptr (GPtrArray) records = NULL;
  BgSql *reader = bg_store_acquire_reader (self->store, NULL);
  guint found = 0;

  if (reader == NULL)
    return;
  records = bg_record_sql_load_many (reader, bg_query_get_kind (self->query), (const gint64 *) seqs->data,
                                     seqs->len, NULL);
  bg_store_release_reader (self->store, reader);
  if (records == NULL || records->len != seqs->len)
    return;
  for (; found < records->len; found++)
    remember_row (self, g_array_index (seqs, gint64, found), g_ptr_array_index (records, found));
}

/* A row that cannot be read, which only a damaged file can cause, shows as an empty record. */
static gpointer
bg_result_list_get_item (GListModel *model, guint position)
{
  BgResultList *self = BG_RESULT_LIST (model);
  const BgAnswerRows *answer;
  BgRecord *record;
  gint64 entry;

  if (position >= get_length (self))
    return NULL;
  entry = get_entry (self, position, &answer);
  if (entry < 0)
    return g_object_ref (g_ptr_array_index (answer->groups, -1 - entry));
  if (!g_hash_table_contains (self->rows, &entry))
    load_page (self, position);
  record = g_hash_table_lookup (self->rows, &entry);
  return record != NULL ? g_object_ref (record) : bg_record_new_with_id (bg_query_get_kind (self->query), "");
}

static void
bg_result_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = bg_result_list_get_item_type;
  iface->get_n_items = bg_result_list_get_n_items;
  iface->get_item = bg_result_list_get_item;
}

static void
set_loading (BgResultList *self, gboolean loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* Tells of the changes one by one, so that a view keeps the rows that stay. */
static void
tell_difference (BgResultList *self, const BgAnswerRows *old)
{
  g_autoptr (GArray) changes =
    bg_answer_difference (old->entries, self->answer->entries, self->rows, self->stale);

  self->before = old;
  self->old_behind = self->new_behind = 0;
  for (guint i = 0; i < changes->len; i++)
    {
      const BgAnswerChange *change = &g_array_index (changes, BgAnswerChange, i);

      self->old_behind = change->old_start + change->n_removed;
      self->new_behind = change->new_start + change->n_added;
      g_list_model_items_changed (G_LIST_MODEL (self), change->new_start, change->n_removed, change->n_added);
    }
  self->before = NULL;
}

/* A list that changes whole is emptied first: told of both at once, a view asks for every row. */
static void
tell_whole (BgResultList *self, const BgAnswerRows *old)
{
  g_autoptr (BgAnswerRows) none = bg_answer_rows_new ();
  BgAnswerRows *answer = self->answer;

  if (old->entries->len > 0)
    {
      self->answer = none;
      g_list_model_items_changed (G_LIST_MODEL (self), 0, old->entries->len, 0);
      self->answer = answer;
    }
  if (answer->entries->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, answer->entries->len);
}

/* To another question every row may look different: what was searched for is marked in it. */
static void
take_answer (BgResultList *self, BgAnswerRows *answer)
{
  g_autoptr (BgAnswerRows) old = g_steal_pointer (&self->answer);

  self->answer = answer;
  if (self->asked_anew)
    tell_whole (self, old);
  else
    tell_difference (self, old);
  self->asked_anew = FALSE;
  g_hash_table_remove_all (self->stale);
}

typedef struct
{
  BgStore *store;
  BgQuery *query;
  GHashTable *collapsed;
} Search;

static void
free_search (gpointer data)
{
  Search *search = data;

  g_object_unref (search->store);
  bg_query_free (search->query);
  g_hash_table_unref (search->collapsed);
  g_free (search);
}

static void
search_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Search *search = data;
  GError *error = NULL;
  BgAnswerRows *answer =
    bg_answer_rows_run (search->store, search->query, search->collapsed, 0, cancellable, &error);

  if (answer != NULL)
    g_task_return_pointer (task, answer, (GDestroyNotify) bg_answer_rows_free);
  else
    g_task_return_error (task, error);
}

static void
search_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BgResultList *self = BG_RESULT_LIST (source);
  g_autoptr (GError) error = NULL;
  BgAnswerRows *answer = g_task_propagate_pointer (G_TASK (result), &error);

  if (answer == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_free (self->failure);
  self->failure = answer == NULL ? g_strdup (error->message) : NULL;
  /* Rows that answer another question are worse than none. */
  take_answer (self, answer != NULL ? answer : bg_answer_rows_new ());
  set_loading (self, FALSE);
}

static GHashTable *
copy_collapsed (GHashTable *collapsed)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, collapsed);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (copy, g_strdup (id));
  return copy;
}

static void
start_search (BgResultList *self)
{
  g_autoptr (GTask) task = NULL;
  Search *search = g_new0 (Search, 1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  search->store = g_object_ref (self->store);
  search->query = bg_query_copy (self->query);
  search->collapsed = copy_collapsed (self->collapsed);
  set_loading (self, TRUE);
  task = g_task_new (self, self->cancellable, search_done_cb, NULL);
  g_task_set_task_data (task, search, free_search);
  bg_store_run_task (self->store, task, search_in_worker);
}

/* A search takes its first page from the worker too: two words that never meet take milliseconds. */
static void
show_first_page (BgResultList *self)
{
  BgAnswerRows *answer;

  if (bg_query_get_group_by (self->query) != NULL || bg_query_get_search (self->query) != NULL)
    return;
  answer = bg_answer_rows_run (self->store, self->query, NULL, FIRST_PAGE, NULL, NULL);
  if (answer == NULL)
    return;
  g_clear_pointer (&self->failure, g_free);
  take_answer (self, answer);
}

static void
store_changed_cb (BgResultList *self, GPtrArray *records)
{
  gboolean concerns = FALSE;

  if (self->query == NULL)
    return;
  for (guint i = 0; i < records->len; i++)
    concerns =
      concerns || bg_record_get_kind (g_ptr_array_index (records, i)) == bg_query_get_kind (self->query);
  if (!concerns)
    return;
  bg_result_list_refresh_records (self, records);
  start_search (self);
}

static void
bg_result_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, BG_RESULT_LIST (object)->loading);
}

static void
bg_result_list_dispose (GObject *object)
{
  BgResultList *self = BG_RESULT_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (bg_result_list_parent_class)->dispose (object);
}

static void
bg_result_list_finalize (GObject *object)
{
  BgResultList *self = BG_RESULT_LIST (object);

  g_clear_pointer (&self->query, bg_query_free);
  g_hash_table_unref (self->collapsed);
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->stale);
  bg_answer_rows_free (self->answer);
  g_free (self->failure);

  G_OBJECT_CLASS (bg_result_list_parent_class)->finalize (object);
}

static void
bg_result_list_class_init (BgResultListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bg_result_list_dispose;
  object_class->finalize = bg_result_list_finalize;
  object_class->get_property = bg_result_list_get_property;

  properties[PROP_LOADING] = g_param_spec_boolean (
    "loading", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bg_result_list_init (BgResultList *self)
{
  self->collapsed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->stale = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->answer = bg_answer_rows_new ();
}

/**
 * bg_result_list_new:
 * @store: a record book
 *
 * Returns: (transfer full): an empty list; see bg_result_list_set_query(). Its items are #BgRecord and
 * #BgGroup.
 */
BgResultList *
bg_result_list_new (BgStore *store)
{
  BgResultList *self;

  g_return_val_if_fail (BG_IS_STORE (store), NULL);

  self = g_object_new (BG_TYPE_RESULT_LIST, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * bg_result_list_set_query:
 * @list: a result list
 * @query: what to look for; copied
 *
 * Shows the answer to @query, and follows every change of the record book from now on. An answer that is
 * still under way is given up. Main thread.
 */
void
bg_result_list_set_query (BgResultList *list, const BgQuery *query)
{
  g_return_if_fail (BG_IS_RESULT_LIST (list) && query != NULL);

  if (list->query != NULL && bg_query_get_kind (list->query) != bg_query_get_kind (query))
    g_hash_table_remove_all (list->rows);
  g_clear_pointer (&list->query, bg_query_free);
  list->query = bg_query_copy (query);
  list->asked_anew = TRUE;
  set_loading (list, TRUE);
  show_first_page (list);
  if (!list->answer->is_whole || bg_query_get_group_by (query) != NULL || bg_query_get_search (query) != NULL)
    start_search (list);
  else
    {
      /* The search that is given up tells nobody that it ended. */
      g_cancellable_cancel (list->cancellable);
      set_loading (list, FALSE);
    }
}

/**
 * bg_result_list_get_query:
 * @list: a result list
 *
 * Returns: (nullable): what it looks for
 */
const BgQuery *
bg_result_list_get_query (BgResultList *list)
{
  g_return_val_if_fail (BG_IS_RESULT_LIST (list), NULL);
  return list->query;
}

/**
 * bg_result_list_get_failure:
 * @list: a result list
 *
 * Returns: (nullable): why the record book did not answer; the list is empty then. Known when nothing is
 * loading any more.
 */
const char *
bg_result_list_get_failure (BgResultList *list)
{
  g_return_val_if_fail (BG_IS_RESULT_LIST (list), NULL);
  return list->failure;
}

/**
 * bg_result_list_get_n_records:
 * @list: a result list
 *
 * Returns: how many records were found, those of collapsed groups included
 */
guint
bg_result_list_get_n_records (BgResultList *list)
{
  g_return_val_if_fail (BG_IS_RESULT_LIST (list), 0);
  return list->answer->n_records;
}

/**
 * bg_result_list_get_groups:
 * @list: a result list
 *
 * Returns: (transfer none) (element-type BgGroup): the heads in their order; empty without groups. Valid
 * until the list changes.
 */
GPtrArray *
bg_result_list_get_groups (BgResultList *list)
{
  g_return_val_if_fail (BG_IS_RESULT_LIST (list), NULL);
  return list->answer->groups;
}

/**
 * bg_result_list_is_loading:
 * @list: a result list
 *
 * Returns: whether a worker still looks for the whole answer
 */
gboolean
bg_result_list_is_loading (BgResultList *list)
{
  g_return_val_if_fail (BG_IS_RESULT_LIST (list), FALSE);
  return list->loading;
}

/* A plain walk over the numbers: about a millisecond for a million of them. */
static gboolean
find_position (BgResultList *self, gint64 seq, guint *position)
{
  const BgAnswerRows *answer;

  for (guint i = 0; i < get_length (self); i++)
    if (get_entry (self, i, &answer) == seq)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * bg_result_list_find:
 * @list: a result list
 * @id: id of a record
 * @position: (out): where it stands
 *
 * Looks among the rows that are in memory.
 *
 * Returns: whether it was found
 */
gboolean
bg_result_list_find (BgResultList *list, const char *id, guint *position)
{
  GHashTableIter iter;
  gpointer seq;
  gpointer row;

  g_return_val_if_fail (BG_IS_RESULT_LIST (list) && id != NULL && position != NULL, FALSE);

  g_hash_table_iter_init (&iter, list->rows);
  while (g_hash_table_iter_next (&iter, &seq, &row))
    if (g_str_equal (bg_record_get_id (row), id))
      return find_position (list, *(gint64 *) seq, position);
  return FALSE;
}

/* Which of the rows in memory changed: pairs of their number and the record as it is now. */
static GHashTable *
match_rows (BgResultList *self, GPtrArray *records)
{
  GHashTable *changed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer seq;
  gpointer row;

  for (guint i = 0; i < records->len; i++)
    g_hash_table_insert (by_id, (char *) bg_record_get_id (g_ptr_array_index (records, i)),
                         g_ptr_array_index (records, i));
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &seq, &row))
    {
      BgRecord *now = g_hash_table_lookup (by_id, bg_record_get_id (row));

      if (now != NULL)
        g_hash_table_insert (changed, g_memdup2 (seq, sizeof (gint64)), g_object_ref (now));
    }
  return changed;
}

/**
 * bg_result_list_refresh_records:
 * @list: a result list
 * @records: (element-type BgRecord): records as they are now
 *
 * Shows the new state of those that are among the rows in memory: of a few at once, of many with the answer
 * that is on its way.
 */
void
bg_result_list_refresh_records (BgResultList *list, GPtrArray *records)
{
  g_autoptr (GHashTable) changed = NULL;
  GHashTableIter iter;
  gpointer seq;
  gpointer record;
  guint position;

  g_return_if_fail (BG_IS_RESULT_LIST (list) && records != NULL);

  changed = match_rows (list, records);
  g_hash_table_iter_init (&iter, changed);
  if (g_hash_table_size (changed) > MOST_REFRESHED)
    {
      while (g_hash_table_iter_next (&iter, &seq, NULL))
        {
          g_hash_table_remove (list->rows, seq);
          g_hash_table_add (list->stale, g_memdup2 (seq, sizeof (gint64)));
        }
      return;
    }
  while (g_hash_table_iter_next (&iter, &seq, &record))
    {
      remember_row (list, *(gint64 *) seq, record);
      if (find_position (list, *(gint64 *) seq, &position))
        g_list_model_items_changed (G_LIST_MODEL (list), position, 1, 1);
    }
}

/**
 * bg_result_list_set_collapsed:
 * @list: a result list with groups
 * @group_id: id of a group
 * @collapsed: whether its rows are left out
 */
void
bg_result_list_set_collapsed (BgResultList *list, const char *group_id, gboolean collapsed)
{
  g_return_if_fail (BG_IS_RESULT_LIST (list) && group_id != NULL);

  if (collapsed)
    g_hash_table_add (list->collapsed, g_strdup (group_id));
  else
    g_hash_table_remove (list->collapsed, group_id);
  if (list->query != NULL)
    start_search (list);
}
