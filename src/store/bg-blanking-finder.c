/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the passport numbers that have been kept long enough, and makes the change set that takes them out.
 */
#include "bg-config.h"

#include "bg-blanking-finder.h"

#include <glib/gi18n-lib.h>

#include "bg-blanking.h"
#include "bg-store-private.h"

/* The statements may bring too much, never too little: the rule itself is bg_blanking_is_due(). A month has
 * at most three days less than another one. */
#define SLACK_DAYS 3

/* In the trash too: what lies there is kept. */
static const char with_passport[] =
  "SELECT t.id FROM delegation t WHERE coalesce (t.closed_date, '') <= :limit"
  " AND coalesce (t.actual_end_date, t.end_date, t.start_date) <= :limit"
  " AND EXISTS (SELECT 1 FROM delegation_members m WHERE m.parent_seq = t.seq"
  " AND (m.passport_number IS NOT NULL OR m.passport_expiry IS NOT NULL)) ORDER BY t.start_date, t.seq";

/* Values of members that were changed or removed stand in the history alone. */
static const char in_history[] =
  "SELECT DISTINCT record, path FROM change WHERE kind = 'delegation' AND salt IS NOT NULL"
  " AND (path LIKE 'members[%].passport\\_number' ESCAPE '\\'"
  " OR path LIKE 'members[%].passport\\_expiry' ESCAPE '\\')";

typedef struct
{
  BgStore *store;
  BgDate today;
  BgBlanking *blanking;
  GHashTable *due;
} Search;

typedef struct
{
  int months;
  BgDate today;
} Question;

/**
 * bg_blanking_free:
 * @blanking: (transfer full): what was found
 */
void
bg_blanking_free (BgBlanking *blanking)
{
  g_return_if_fail (blanking != NULL);

  g_clear_pointer (&blanking->trips, g_ptr_array_unref);
  g_clear_pointer (&blanking->set, bg_change_set_unref);
  g_free (blanking);
}

static guint
count_people (BgRecord *trip)
{
  guint n = 0;

  for (guint i = 0; i < bg_record_get_n_items (trip, "members"); i++)
    n += bg_blanking_has_passport (bg_record_get_item (trip, "members", i)) ? 1 : 0;
  return n;
}

static gboolean
add_trip (Search *search, const char *id, GError **error)
{
  g_autoptr (BgRecord) trip = bg_store_load (search->store, &bg_delegation_kind, id, error);
  g_autoptr (BgRecord) blank = NULL;

  if (trip == NULL)
    return FALSE;
  if (!bg_blanking_is_due (trip, search->blanking->months, search->today))
    return TRUE;
  blank = bg_blanking_create_blank (trip);
  bg_change_set_add (search->blanking->set, trip, blank);
  search->blanking->n_people += count_people (trip);
  g_ptr_array_add (search->blanking->trips, g_steal_pointer (&trip));
  return TRUE;
}

static char *
dup_limit (Search *search)
{
  char iso[BG_DATE_ISO_SIZE];
  BgDate limit = bg_date_add_months (search->today, -search->blanking->months);

  return g_strdup (bg_date_to_iso (bg_date_add_days (limit, SLACK_DAYS), iso));
}

/* Read first, looked at afterwards: a reader is not to be held while records are loaded. */
static GPtrArray *
read_rows (BgStore *store, const char *text, const char *limit, GError **error)
{
  BgSql *reader = bg_store_acquire_reader (store, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  sqlite3_stmt *statement = reader != NULL ? bg_sql_prepare (reader, text, error) : NULL;
  gboolean row = FALSE;
  gboolean good = statement != NULL;

  if (statement != NULL && limit != NULL)
    bg_sql_bind_text (statement, ":limit", limit);
  while (good && (good = bg_sql_step (reader, statement, &row, error)) && row)
    {
      char **cells = g_new0 (char *, 3);

      cells[0] = g_strdup (bg_sql_column_text (statement, 0));
      cells[1] = sqlite3_column_count (statement) > 1 ? g_strdup (bg_sql_column_text (statement, 1)) : NULL;
      g_ptr_array_add (rows, cells);
    }
  if (statement != NULL)
    sqlite3_reset (statement);
  if (reader != NULL)
    bg_store_release_reader (store, reader);
  return good ? g_steal_pointer (&rows) : NULL;
}

static gboolean
find_trips (Search *search, GError **error)
{
  g_autofree char *limit = dup_limit (search);
  g_autoptr (GPtrArray) rows = read_rows (search->store, with_passport, limit, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (!add_trip (search, ((char **) g_ptr_array_index (rows, i))[0], error))
      return FALSE;
  return rows != NULL;
}

static gboolean
is_due (Search *search, const char *id)
{
  g_autoptr (BgRecord) trip = NULL;
  gpointer known;

  if (g_hash_table_lookup_extended (search->due, id, NULL, &known))
    return GPOINTER_TO_INT (known);
  trip = bg_store_load (search->store, &bg_delegation_kind, id, NULL);
  known =
    GINT_TO_POINTER (trip != NULL && bg_blanking_is_due (trip, search->blanking->months, search->today));
  g_hash_table_insert (search->due, g_strdup (id), known);
  return GPOINTER_TO_INT (known);
}

static gboolean
is_set_now (Search *search, const char *id, const char *path)
{
  for (guint i = 0; i < search->blanking->trips->len; i++)
    {
      BgRecord *trip = g_ptr_array_index (search->blanking->trips, i);

      if (!g_str_equal (bg_record_get_id (trip), id))
        continue;
      for (guint n = 0; n < bg_record_get_n_items (trip, "members"); n++)
        {
          BgRecord *member = bg_record_get_item (trip, "members", n);
          const char *field = strrchr (path, '.') + 1;

          if (strstr (path, bg_record_get_id (member)) != NULL && bg_record_is_set (member, field))
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
find_in_history (Search *search, GError **error)
{
  g_autoptr (GPtrArray) rows = read_rows (search->store, in_history, NULL, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      char **cells = g_ptr_array_index (rows, i);

      if (!is_due (search, cells[0]) || is_set_now (search, cells[0], cells[1]))
        continue;
      bg_change_set_add_note (search->blanking->set, bg_delegation_kind.name, cells[0], cells[1]);
      search->blanking->n_old++;
    }
  return rows != NULL;
}

static BgChangeSet *
new_set (int months)
{
  g_autofree char *label = g_strdup_printf (
    ngettext ("Passport numbers blanked by the office's rule: %d month after the trip",
              "Passport numbers blanked by the office's rule: %d months after the trip", (gulong) months),
    months);
  BgChangeSet *set = bg_change_set_new (label);

  bg_change_set_set_act (set, BG_ACT_BLANKED);
  return set;
}

/**
 * bg_blanking_find:
 * @store: the record book
 * @months: of the rule
 * @today: the day
 * @error: what went wrong
 *
 * Changes nothing: a preview, and the change set that carries it out. Reads much; not for the main thread.
 *
 * Returns: (transfer full): what would be taken out
 */
BgBlanking *
bg_blanking_find (BgStore *store, int months, BgDate today, GError **error)
{
  g_autoptr (BgBlanking) blanking = NULL;
  g_autoptr (GHashTable) due = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Search search;

  g_return_val_if_fail (BG_IS_STORE (store) && months >= 0 && months <= BG_BLANKING_MOST_MONTHS, NULL);

  blanking = g_new0 (BgBlanking, 1);
  blanking->months = months;
  blanking->trips = g_ptr_array_new_with_free_func (g_object_unref);
  blanking->set = new_set (months);
  search = (Search){ store, today, blanking, due };
  if (!find_trips (&search, error) || !find_in_history (&search, error))
    return NULL;
  if (blanking->n_people == 0 && blanking->n_old == 0)
    g_clear_pointer (&blanking->set, bg_change_set_unref);
  return g_steal_pointer (&blanking);
}

static void
find_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Question *question = data;
  GError *error = NULL;
  BgBlanking *blanking = bg_blanking_find (source, question->months, question->today, &error);

  if (blanking != NULL)
    g_task_return_pointer (task, blanking, (GDestroyNotify) bg_blanking_free);
  else
    g_task_return_error (task, error);
}

/**
 * bg_blanking_find_async:
 * @store: the record book
 * @months: of the rule
 * @today: the day
 * @cancellable: (nullable): to give up
 * @callback: called with the result
 * @data: for @callback
 *
 * bg_blanking_find() away from the main thread.
 */
void
bg_blanking_find_async (BgStore *store,
                        int months,
                        BgDate today,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  g_autoptr (GTask) task = NULL;
  Question *question;

  g_return_if_fail (BG_IS_STORE (store) && months >= 0 && months <= BG_BLANKING_MOST_MONTHS);

  task = g_task_new (store, cancellable, callback, data);
  question = g_new0 (Question, 1);
  *question = (Question){ months, today };
  g_task_set_task_data (task, question, g_free);
  bg_store_run_task (store, task, find_in_worker);
}

/**
 * bg_blanking_find_finish:
 * @store: the record book
 * @result: the result
 * @error: what went wrong
 *
 * Returns: (transfer full): what would be taken out
 */
BgBlanking *
bg_blanking_find_finish (BgStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
