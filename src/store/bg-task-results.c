/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows from an edit of tasks, in the same step: next turns, followers, and the commitments they came
 * from. */
#include "bg-config.h"

#include "bg-office-calendar.h"
#include "bg-record-sql.h"
#include "bg-store.h"
#include "bg-task-chain.h"
#include "bg-task-results.h"

/* One that was made before, of the same task, comes back from the trash and is not made twice. */
static gboolean
add_next (BgSql *sql, BgRecord *next, BgPairFunc func, gpointer data, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (BgRecord) current =
    bg_record_sql_load (sql, &bg_task_kind, bg_record_get_id (next), NULL, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (current != NULL && !bg_record_is_trashed (current))
    return TRUE;
  return func (sql, current, next, data, error);
}

static gboolean
add_nexts (BgSql *sql, BgRecord *task, BgPairFunc func, gpointer data, GError **error)
{
  g_autoptr (BgRecord) turn = bg_task_new_turn (task);
  g_autoptr (GError) failure = NULL;
  g_autoptr (BgRecord) office = NULL;
  g_autoptr (BgCalendar) calendar = NULL;
  g_autoptr (BgRecord) follower = NULL;

  if (turn != NULL && !add_next (sql, turn, func, data, error))
    return FALSE;
  if (!bg_record_is_set (task, "next_title"))
    return TRUE;
  office = bg_record_sql_load (sql, &bg_office_kind, BG_OFFICE_ID, NULL, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  calendar = bg_office_create_calendar (office);
  follower = bg_task_new_follower (task, calendar);
  return add_next (sql, follower, func, data, error);
}

static GPtrArray *
list_tasks_of_item (BgSql *sql, const char *item, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) tasks = g_ptr_array_new_with_free_func (g_object_unref);
  sqlite3_stmt *statement =
    bg_sql_prepare (sql, "SELECT id FROM task WHERE source_item = :item AND trashed = 0 ORDER BY seq", error);
  gboolean row = FALSE;
  gboolean good;

  if (statement == NULL)
    return NULL;
  bg_sql_bind_text (statement, ":item", item);
  while ((good = bg_sql_step (sql, statement, &row, error)) && row)
    g_ptr_array_add (ids, g_strdup (bg_sql_column_text (statement, 0)));
  for (guint i = 0; good && i < ids->len; i++)
    {
      BgRecord *task = bg_record_sql_load (sql, &bg_task_kind, g_ptr_array_index (ids, i), NULL, error);

      good = task != NULL;
      if (good)
        g_ptr_array_add (tasks, task);
    }
  return good ? g_steal_pointer (&tasks) : NULL;
}

static gboolean
tell_source (BgSql *sql, BgRecord *source, BgRecord *task, BgPairFunc func, gpointer data, GError **error)
{
  const char *item = bg_record_get_text (task, "source_item");
  g_autoptr (GPtrArray) tasks = list_tasks_of_item (sql, item, error);
  g_autoptr (BgRecord) told = bg_record_copy (source);

  if (tasks == NULL)
    return FALSE;
  return !bg_task_tell_source (told, item, tasks) || func (sql, source, told, data, error);
}

/* A source that is not here yet, or in the trash, is not told. */
static gboolean
tell_sources (BgSql *sql, BgRecord *task, BgPairFunc func, gpointer data, GError **error)
{
  for (const BgField *field = bg_task_kind.fields; field->name != NULL; field++)
    {
      g_autoptr (BgRecord) source = NULL;
      g_autoptr (GError) failure = NULL;

      if (field->type != BG_FIELD_REFERENCE || !bg_record_is_set (task, field->name))
        continue;
      source = bg_record_sql_load (sql, bg_kind_find (field->target), bg_record_get_text (task, field->name),
                                   NULL, &failure);
      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      if (source != NULL && !bg_record_is_trashed (source) &&
          !tell_source (sql, source, task, func, data, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * bg_task_results_follow:
 * @sql: a connection inside a transaction in which the change is written
 * @before: (nullable): a record before the change
 * @after: the record after
 * @func: writes one more record of the same step
 * @data: for @func
 * @error: what went wrong
 *
 * Nothing follows from a record that is no task.
 *
 * Returns: whether all that follows was written
 */
gboolean
bg_task_results_follow (BgSql *sql,
                        BgRecord *before,
                        BgRecord *after,
                        BgPairFunc func,
                        gpointer data,
                        GError **error)
{
  if (bg_record_get_kind (after) != &bg_task_kind)
    return TRUE;
  if (bg_task_is_just_done (before, after) && !add_nexts (sql, after, func, data, error))
    return FALSE;
  return !bg_record_is_set (after, "source_item") || !bg_task_has_new_result (before, after) ||
         tell_sources (sql, after, func, data, error);
}
