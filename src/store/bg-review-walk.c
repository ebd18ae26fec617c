/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The review that is being walked through: taken up where it was left, or begun. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>

#include "bg-review.h"
#include "bg-review-walk.h"
#include "bg-store-private.h"

static BgRecord *
find_unfinished (BgStore *store, const BgRules *rules, GError **error)
{
  g_autoptr (BgQuery) query = bg_query_new (&bg_review_kind, rules);
  g_autoptr (GPtrArray) found = bg_store_find (store, query, 1, error);
  BgRecord *last = found != NULL && found->len > 0 ? g_ptr_array_index (found, 0) : NULL;

  return last != NULL && bg_review_find_next (last, 0) >= 0 ? g_object_ref (last) : NULL;
}

static gint
compare_tasks (gconstpointer a, gconstpointer b)
{
  BgRecord *one = *(BgRecord *const *) a;
  BgRecord *other = *(BgRecord *const *) b;
  gint order = g_strcmp0 (bg_record_get_text (one, "lead_agency"), bg_record_get_text (other, "lead_agency"));

  return order != 0
           ? order
           : bg_date_compare (bg_record_get_date (one, "due_date"), bg_record_get_date (other, "due_date"));
}

/* Those of one agency stand together, the oldest first. */
static gboolean
add_tasks (BgStore *store, GPtrArray *tasks, const char *filter, const BgRules *rules, GError **error)
{
  g_autoptr (BgQuery) query = bg_query_new (&bg_task_kind, rules);
  g_autoptr (GPtrArray) found = NULL;

  bg_query_set_filter (query, filter);
  found = bg_store_find (store, query, 0, error);
  if (found != NULL)
    g_ptr_array_sort (found, compare_tasks);
  for (guint i = 0; found != NULL && i < found->len; i++)
    g_ptr_array_add (tasks, g_object_ref (g_ptr_array_index (found, i)));
  return found != NULL;
}

/**
 * bg_store_open_review:
 * @store: a record book
 * @rules: the day and the office's numbers
 * @error: what went wrong
 *
 * Blocks. The review that was left is taken up; without one a new one is begun and stored, with all that is
 * overdue and then all that is due soon.
 *
 * Returns: (transfer full): the review; one without tasks, not stored, where nothing is to be reviewed
 */
BgRecord *
bg_store_open_review (BgStore *store, const BgRules *rules, GError **error)
{
  g_autoptr (GPtrArray) tasks = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) failure = NULL;
  g_autoptr (BgRecord) review = NULL;

  g_return_val_if_fail (BG_IS_STORE (store) && rules != NULL, NULL);

  review = find_unfinished (store, rules, &failure);
  if (review != NULL)
    return g_steal_pointer (&review);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (!add_tasks (store, tasks, "overdue", rules, error) ||
      !add_tasks (store, tasks, "due_soon", rules, error))
    return NULL;
  review = bg_review_new (tasks, rules->today, rules->warning_days);
  if (tasks->len > 0 && !bg_store_save (store, NULL, review, _ ("Begin a review"), error))
    return NULL;
  return g_steal_pointer (&review);
}

static void
open_in_worker (GTask *task, gpointer store, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  BgRecord *review = bg_store_open_review (store, data, &error);

  if (review != NULL)
    g_task_return_pointer (task, review, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * bg_store_open_review_async:
 * @store: a record book
 * @rules: as in bg_store_open_review(); copied, the calendar is not used
 * @cancellable: (nullable): a #GCancellable
 * @callback: called with the result
 * @data: for @callback
 */
void
bg_store_open_review_async (BgStore *store,
                            const BgRules *rules,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  g_autoptr (GTask) task = NULL;
  BgRules *copy;

  g_return_if_fail (BG_IS_STORE (store) && rules != NULL);

  task = g_task_new (store, cancellable, callback, data);
  copy = g_memdup2 (rules, sizeof *rules);
  copy->calendar = NULL;
  g_task_set_task_data (task, copy, g_free);
  g_task_set_source_tag (task, bg_store_open_review_async);
  bg_store_run_task (store, task, open_in_worker);
}

/**
 * bg_store_open_review_finish:
 * @store: a record book
 * @result: of bg_store_open_review_async()
 * @error: what went wrong
 *
 * Returns: (transfer full): as bg_store_open_review()
 */
BgRecord *
bg_store_open_review_finish (BgStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
