/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows once a task is done: its next turn, the task after it, and what the record it came from says.
 */
#include "bg-config.h"

#include "bg-task-chain.h"

#include <string.h>

#include "bg-count.h"
#include "bg-id.h"
#include "bg-task.h"

/* What the next turn has in common with the one that is done. */
static const char *const kept[] = { "title",       "detail",     "lead_agency",   "coordinating_agencies",
                                    "leader",      "officer",    "product",       "source",
                                    "bases",       "agreement",  "delegation",    "conference",
                                    "aid",         "due_kind",   "report_period", "repeats",
                                    "source_item", "next_title", "next_days" };
/* What the task that follows has of the one before. */
static const char *const handed_on[] = {
  "lead_agency", "coordinating_agencies",
  "leader",      "officer",
  "source",      "bases",
  "agreement",   "delegation",
  "conference",  "aid",
};

static const struct
{
  const char *code;
  int months;
} turns[] = { { "monthly", 1 }, { "quarterly", 3 }, { "half_yearly", 6 }, { "yearly", 12 } };

static gboolean
field_differs (BgRecord *before, BgRecord *after, const char *field)
{
  return before == NULL ? bg_record_is_set (after, field)
                        : !bg_record_field_equal (before, after, bg_kind_get_field (&bg_task_kind, field));
}

/**
 * bg_task_has_new_result:
 * @before: (nullable): a task before it was changed
 * @after: the task after
 *
 * Returns: whether the record that it came from has something new to say
 */
gboolean
bg_task_has_new_result (BgRecord *before, BgRecord *after)
{
  return field_differs (before, after, "completed_date") || field_differs (before, after, "progress") ||
         field_differs (before, after, "result") ||
         (before != NULL && bg_record_is_trashed (before) != bg_record_is_trashed (after));
}

/**
 * bg_task_is_just_done:
 * @before: (nullable): a task before it was changed
 * @after: the task after
 *
 * Returns: whether the change says that it was done
 */
gboolean
bg_task_is_just_done (BgRecord *before, BgRecord *after)
{
  return bg_record_is_set (after, "completed_date") && !bg_record_is_trashed (after) &&
         (before == NULL || !bg_record_is_set (before, "completed_date"));
}

static BgRecord *
create_after (BgRecord *task, const char *purpose, const char *const *fields, gsize n)
{
  g_autofree char *id = bg_id_derive (bg_record_get_id (task), purpose);
  BgRecord *next = bg_record_new_with_id (&bg_task_kind, id);

  for (gsize i = 0; i < n; i++)
    bg_record_copy_field (task, next, bg_kind_get_field (&bg_task_kind, fields[i]));
  bg_record_set_text (next, "previous", bg_record_get_id (task));
  bg_record_set_date (next, "assigned_date", bg_date_last_day (bg_record_get_date (task, "completed_date")));
  return next;
}

/* The turns are counted from the first due date: one that was moved for once does not move the others. The
 * last day of a month stays the last day. */
static BgDate
get_next_due (BgRecord *task, int months)
{
  BgDate due = bg_task_get_original_due_date (task);
  BgDate next = bg_date_add_months (due, months);

  if (bg_date_is_full (due) && due.day == bg_date_get_days_in_month (due.year, due.month))
    next.day = (gint8) bg_date_get_days_in_month (next.year, next.month);
  return next;
}

/**
 * bg_task_new_turn:
 * @task: a task that is done
 *
 * Returns: (transfer full) (nullable): its next turn, not stored, with an id that follows from that of @task;
 * NULL for a task that does not repeat
 */
BgRecord *
bg_task_new_turn (BgRecord *task)
{
  const char *code;

  g_return_val_if_fail (BG_IS_RECORD (task), NULL);

  code = bg_record_get_text (task, "repeats");
  for (gsize i = 0; code != NULL && i < G_N_ELEMENTS (turns); i++)
    if (strcmp (turns[i].code, code) == 0 && bg_record_is_set (task, "due_date"))
      {
        BgRecord *next = create_after (task, "turn", kept, G_N_ELEMENTS (kept));
        BgDate due = get_next_due (task, turns[i].months);

        bg_record_set_date (next, "due_date", due);
        /* Done long after the next turn was due: that one is as late as it is. */
        if (bg_date_compare (bg_record_get_date (next, "assigned_date"), bg_date_last_day (due)) > 0)
          bg_record_clear (next, "assigned_date");
        return next;
      }
  return NULL;
}

/**
 * bg_task_new_follower:
 * @task: a task that is done
 * @calendar: (nullable): working days, for a due date that is a day off
 *
 * Returns: (transfer full) (nullable): the task that follows it, not stored; NULL where none was named
 */
BgRecord *
bg_task_new_follower (BgRecord *task, const BgCalendar *calendar)
{
  BgRecord *next;
  gint64 days;
  BgDate due;

  g_return_val_if_fail (BG_IS_RECORD (task), NULL);

  if (!bg_record_is_set (task, "next_title"))
    return NULL;
  next = create_after (task, "next", handed_on, G_N_ELEMENTS (handed_on));
  bg_record_set_text (next, "title", bg_record_get_text (task, "next_title"));
  if (!bg_record_get_integer (task, "next_days", &days) || days < 0 || days > 3660)
    return next;
  due = bg_date_add_days (bg_date_last_day (bg_record_get_date (task, "completed_date")), (int) days);
  bg_record_set_date (next, "due_date", calendar != NULL ? bg_calendar_roll_forward (calendar, due) : due);
  return next;
}

static BgRecord *
find_item (BgRecord *source, const char *item_id)
{
  for (const BgField *field = bg_record_get_kind (source)->fields; field->name != NULL; field++)
    if (field->type == BG_FIELD_LIST && field->items->gives_task)
      for (guint i = 0; i < bg_record_get_n_items (source, field->name); i++)
        if (strcmp (bg_record_get_id (bg_record_get_item (source, field->name, i)), item_id) == 0)
          return bg_record_get_item (source, field->name, i);
  return NULL;
}

static gint64
get_progress (BgRecord *task)
{
  gint64 progress = 0;

  bg_record_get_integer (task, "progress", &progress);
  return bg_record_is_set (task, "completed_date") ? 100 : CLAMP (progress, 0, 100);
}

/* A turn that has not begun says nothing of the one before it. */
static GPtrArray *
list_begun (GPtrArray *tasks)
{
  GPtrArray *begun = g_ptr_array_new ();

  for (guint i = 0; i < tasks->len; i++)
    if (!bg_record_is_set (g_ptr_array_index (tasks, i), "previous") ||
        get_progress (g_ptr_array_index (tasks, i)) > 0)
      g_ptr_array_add (begun, g_ptr_array_index (tasks, i));
  return begun;
}

/* The last of what was done, and whether all of it was. */
static BgRecord *
find_last_done (GPtrArray *tasks, gboolean *all_done)
{
  BgRecord *last = NULL;

  *all_done = tasks->len > 0;
  for (guint i = 0; i < tasks->len; i++)
    {
      BgRecord *task = g_ptr_array_index (tasks, i);

      if (!bg_record_is_set (task, "completed_date"))
        *all_done = FALSE;
      else if (last == NULL || bg_date_compare (bg_record_get_date (task, "completed_date"),
                                                bg_record_get_date (last, "completed_date")) >= 0)
        last = task;
    }
  return last;
}

static gboolean
write_item (BgRecord *item, GPtrArray *all)
{
  g_autoptr (GPtrArray) tasks = list_begun (all);
  gboolean all_done;
  BgRecord *last = find_last_done (tasks, &all_done);
  g_autoptr (BgRecord) before = bg_record_copy (item);
  gint64 sum = 0;

  for (guint i = 0; i < tasks->len; i++)
    sum += get_progress (g_ptr_array_index (tasks, i));
  bg_record_set_integer (item, "progress", tasks->len > 0 ? sum / tasks->len : 0);
  if (all_done)
    bg_record_set_date (item, "completed_date", bg_record_get_date (last, "completed_date"));
  else
    bg_record_clear (item, "completed_date");
  if (last != NULL && bg_record_is_set (last, "result"))
    bg_record_set_text (item, "result", bg_record_get_text (last, "result"));
  return !bg_record_equal (before, item);
}

/**
 * bg_task_tell_source:
 * @source: an agreement, or another record whose items give tasks; changed
 * @item_id: id of the commitment
 * @tasks: (element-type BgRecord): all tasks that came from it and are not in the trash
 *
 * The share fulfilled is the mean of the tasks, turns that have not begun left out; the commitment is done
 * once all of them are.
 *
 * Returns: whether @source says something new
 */
gboolean
bg_task_tell_source (BgRecord *source, const char *item_id, GPtrArray *tasks)
{
  BgRecord *item;

  g_return_val_if_fail (BG_IS_RECORD (source) && item_id != NULL && tasks != NULL, FALSE);

  item = find_item (source, item_id);
  if (item == NULL || bg_kind_get_field (bg_record_get_kind (item), "progress") == NULL || tasks->len == 0)
    return FALSE;
  return write_item (item, tasks);
}
