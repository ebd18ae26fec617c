/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tasks that the rules ask for, over the record book: proposed, and accepted in one step. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>

#include "bg-dossier.h"
#include "bg-error.h"
#include "bg-rule-tasks.h"
#include "bg-store-private.h"

typedef struct
{
  BgRecord *record;
  BgRecord *before;
  gboolean only_moved;
  int year;
  BgDate today;
} Wish;

/**
 * bg_store_load_rule_book:
 * @store: a record book
 * @today: the day
 * @error: what went wrong
 *
 * Returns: (transfer full): the rules in use by the office
 */
BgRuleBook *
bg_store_load_rule_book (BgStore *store, BgDate today, GError **error)
{
  g_autoptr (BgRecord) office = NULL;

  g_return_val_if_fail (BG_IS_STORE (store), NULL);

  return bg_store_read_office (store, &office, error) ? bg_rule_book_new (office, today) : NULL;
}

static GPtrArray *
list_tasks_of_year (BgStore *store, int year, const BgRules *rules, GError **error)
{
  g_autoptr (BgQuery) query = bg_query_new (&bg_task_kind, rules);
  g_autofree char *key = g_strdup_printf ("%d", year);

  bg_query_set_reference (query, "rule_key", key);
  return bg_store_find (store, query, 0, error);
}

/**
 * bg_store_propose_by:
 * @store: a record book
 * @record: (nullable): as in bg_store_propose()
 * @year: the year, where @record is %NULL
 * @book: the rules in use, read once for many records
 * @error: what went wrong
 *
 * Blocks for a query. Any thread.
 *
 * Returns: (transfer full) (element-type BgProposal): as bg_store_propose()
 */
GPtrArray *
bg_store_propose_by (BgStore *store, BgRecord *record, int year, const BgRuleBook *book, GError **error)
{
  g_autoptr (GPtrArray) tasks = NULL;

  g_return_val_if_fail (BG_IS_STORE (store) && book != NULL, NULL);

  if (record != NULL)
    tasks = bg_store_list_own (store, record, error);
  else
    tasks = list_tasks_of_year (store, year, bg_rule_book_get_numbers (book), error);
  if (tasks == NULL)
    return NULL;
  return record != NULL ? bg_proposals_for_record (record, tasks, book)
                        : bg_proposals_for_year (year, tasks, book);
}

/**
 * bg_store_propose:
 * @store: a record book
 * @record: (nullable): a record, stored or as it would be; NULL for the rules of every year
 * @year: the year, where @record is %NULL
 * @today: the day
 * @error: what went wrong
 *
 * Blocks for a few queries. Any thread.
 *
 * Returns: (transfer full) (element-type BgProposal): what the rules ask for, beside the tasks that are there
 */
GPtrArray *
bg_store_propose (BgStore *store, BgRecord *record, int year, BgDate today, GError **error)
{
  g_autoptr (BgRuleBook) book = NULL;

  g_return_val_if_fail (BG_IS_STORE (store), NULL);

  book = bg_store_load_rule_book (store, today, error);
  return book != NULL ? bg_store_propose_by (store, record, year, book, error) : NULL;
}

static void
free_wish (gpointer data)
{
  Wish *wish = data;

  g_clear_object (&wish->record);
  g_clear_object (&wish->before);
  g_free (wish);
}

/* What a save that set or moved no deadline asks for was asked before. */
static GPtrArray *
propose_moved (BgStore *store, const Wish *wish, GError **error)
{
  g_autoptr (BgRuleBook) book = bg_store_load_rule_book (store, wish->today, error);

  if (book == NULL)
    return NULL;
  if (!bg_deadlines_differ (wish->before, wish->record, book))
    return g_ptr_array_new_with_free_func ((GDestroyNotify) bg_proposal_free);
  return bg_store_propose_by (store, wish->record, wish->year, book, error);
}

static void
propose_in_worker (GTask *task, gpointer store, gpointer data, GCancellable *cancellable)
{
  Wish *wish = data;
  GError *error = NULL;
  GPtrArray *proposals = wish->only_moved
                           ? propose_moved (store, wish, &error)
                           : bg_store_propose (store, wish->record, wish->year, wish->today, &error);

  if (proposals != NULL)
    g_task_return_pointer (task, proposals, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
run_wish (BgStore *store, Wish *wish, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, data);

  g_task_set_task_data (task, wish, free_wish);
  g_task_set_source_tag (task, run_wish);
  bg_store_run_task (store, task, propose_in_worker);
}

/**
 * bg_store_propose_async:
 * @store: a record book
 * @record: (nullable): as in bg_store_propose(); copied
 * @year: the year
 * @today: the day
 * @cancellable: (nullable): a #GCancellable
 * @callback: called with the result
 * @data: for @callback
 */
void
bg_store_propose_async (BgStore *store,
                        BgRecord *record,
                        int year,
                        BgDate today,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  Wish *wish;

  g_return_if_fail (BG_IS_STORE (store));

  wish = g_new0 (Wish, 1);
  wish->record = record != NULL ? bg_record_copy (record) : NULL;
  wish->year = year;
  wish->today = today;
  run_wish (store, wish, cancellable, callback, data);
}

/**
 * bg_store_propose_moved_async:
 * @store: a record book
 * @before: (nullable): the record before it was saved; NULL for a new one
 * @after: the record as it was saved
 * @today: the day
 * @cancellable: (nullable): a #GCancellable
 * @callback: called with the result; finish with bg_store_propose_finish()
 * @data: for @callback
 *
 * As bg_store_propose_async(), but the answer is empty where the save set or moved no deadline.
 */
void
bg_store_propose_moved_async (BgStore *store,
                              BgRecord *before,
                              BgRecord *after,
                              BgDate today,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  Wish *wish;

  g_return_if_fail (BG_IS_STORE (store) && BG_IS_RECORD (after));

  wish = g_new0 (Wish, 1);
  wish->record = bg_record_copy (after);
  wish->before = before != NULL ? bg_record_copy (before) : NULL;
  wish->only_moved = TRUE;
  wish->today = today;
  run_wish (store, wish, cancellable, callback, data);
}

/**
 * bg_store_propose_finish:
 * @store: a record book
 * @result: of bg_store_propose_async() or bg_store_propose_moved_async()
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type BgProposal): as bg_store_propose()
 */
GPtrArray *
bg_store_propose_finish (BgStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
check_lead (const BgProposal *proposal, GError **error)
{
  if (bg_record_is_set (proposal->after, "lead_agency"))
    return TRUE;
  g_set_error (error, BG_ERROR, BG_ERROR_INVALID,
               _ ("No agency is known that would lead “%s”. Name this office among the agencies in the "
                  "settings of the office, or the lead agency in the record; nothing was saved"),
               proposal->title);
  return FALSE;
}

/**
 * bg_proposals_add_changes:
 * @proposals: (element-type BgProposal): what is accepted, not in words alone
 * @set: the change set that it goes into
 * @error: BG_ERROR_INVALID where nobody is known to lead a new task
 *
 * Returns: whether all of it was added
 */
gboolean
bg_proposals_add_changes (GPtrArray *proposals, BgChangeSet *set, GError **error)
{
  g_return_val_if_fail (proposals != NULL && set != NULL, FALSE);

  for (guint i = 0; i < proposals->len; i++)
    {
      const BgProposal *proposal = g_ptr_array_index (proposals, i);

      if (proposal->kind == BG_PROPOSAL_LEFT)
        continue;
      g_return_val_if_fail (proposal->after != NULL, FALSE);
      if (proposal->kind == BG_PROPOSAL_NEW && !check_lead (proposal, error))
        return FALSE;
      bg_change_set_add (set, proposal->before, proposal->after);
    }
  return TRUE;
}

/**
 * bg_proposals_create_change_set:
 * @proposals: (element-type BgProposal): what is accepted
 * @error: as bg_proposals_add_changes()
 *
 * Returns: (transfer full): one step of the history with all of it
 */
BgChangeSet *
bg_proposals_create_change_set (GPtrArray *proposals, GError **error)
{
  g_autoptr (BgChangeSet) set = NULL;
  guint n;

  g_return_val_if_fail (proposals != NULL, NULL);

  n = bg_proposals_count_changes (proposals);
  g_autofree char *label =
    g_strdup_printf (ngettext ("Tasks by the law: %u change", "Tasks by the law: %u changes", n), n);

  set = bg_change_set_new (label);
  return bg_proposals_add_changes (proposals, set, error) ? g_steal_pointer (&set) : NULL;
}
