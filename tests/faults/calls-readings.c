/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The operations of test-calls that only read. */
#include "bg-blanking-finder.h"
#include "bg-dossier.h"
#include "bg-error.h"
#include "bg-history.h"
#include "bg-problems.h"
#include "bg-result-list-private.h"
#include "bg-rule-tasks.h"
#include "bg-store-check.h"
#include "bg-undo.h"
#include "calls-work.h"

static BgQuery *
make_query (const BgKind *kind)
{
  BgRules rules;

  bg_rules_init (&rules, bg_clock_get_today ());
  return bg_query_new (kind, &rules);
}

gboolean
calls_answer_number (Run *run, gboolean good, gint64 number)
{
  g_free (run->answer);
  run->answer = good ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : NULL;
  return good;
}

static gboolean
answer_array (Run *run, GPtrArray *array)
{
  return calls_answer_number (run, array != NULL, array != NULL ? array->len : 0);
}

/* The way of an asynchronous call. */
void
calls_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

void
calls_wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

gboolean
calls_read_any (Run *run, GError **error)
{
  g_autoptr (BgRecord) record = bg_store_load_any (run->store, bg_record_get_id (run->op->draft), error);

  run->answer = record != NULL ? fault_record_dup_text (record) : NULL;
  return record != NULL;
}

gboolean
calls_read_recent (Run *run, GError **error)
{
  g_autoptr (GPtrArray) entries =
    bg_store_load_recent_history (run->store, bg_record_get_id (run->op->draft), 5, error);

  return answer_array (run, entries);
}

gboolean
calls_read_set_of_day (Run *run, GError **error)
{
  gint64 set = 0;
  gboolean good =
    bg_store_find_set_of_day (run->store, bg_record_get_id (run->op->draft), "2999-01-01", &set, error);

  return calls_answer_number (run, good, set);
}

gboolean
calls_read_as_of (Run *run, GError **error)
{
  g_autoptr (BgRecord) record =
    bg_store_load_as_of (run->store, &bg_delegation_kind, bg_record_get_id (run->op->draft), 4, error);

  run->answer = record != NULL ? fault_record_dup_text (record) : NULL;
  return record != NULL;
}

gboolean
calls_read_officers (Run *run, GError **error)
{
  g_autoptr (GPtrArray) officers = bg_store_list_officers (run->store, error);

  return answer_array (run, officers);
}

gboolean
calls_read_sets_async (Run *run, GError **error)
{
  BgHistoryFilter filter = { .officer = "Nguyễn Văn A", .from = "2000-01-01", .to = "2999-01-01" };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) sets = NULL;

  bg_store_list_history_async (run->store, &filter, 100, NULL, calls_answered_cb, &result);
  calls_wait_for (&result);
  sets = bg_store_list_history_finish (run->store, result, error);
  return answer_array (run, sets);
}

gboolean
calls_read_own (Run *run, GError **error)
{
  g_autoptr (GPtrArray) own = bg_store_list_own (run->store, run->op->draft, error);

  return answer_array (run, own);
}

gboolean
calls_read_trashed_with (Run *run, GError **error)
{
  g_autoptr (GPtrArray) others = bg_store_list_trashed_with (run->store, run->op->draft, error);

  return answer_array (run, others);
}

gboolean
calls_read_found_async (Run *run, GError **error)
{
  g_autoptr (BgQuery) query = make_query (&bg_task_kind);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) found = NULL;

  bg_query_set_search (query, "don doc");
  bg_store_find_async (run->store, query, 0, NULL, calls_answered_cb, &result);
  calls_wait_for (&result);
  found = bg_store_find_finish (run->store, result, error);
  return answer_array (run, found);
}

gboolean
calls_read_counted_async (Run *run, GError **error)
{
  g_autoptr (BgQuery) query = make_query (&bg_task_kind);
  g_autoptr (GAsyncResult) result = NULL;
  int n;

  bg_query_set_filter (query, "overdue");
  bg_query_set_search (query, "bao cao");
  bg_store_count_async (run->store, query, NULL, calls_answered_cb, &result);
  calls_wait_for (&result);
  n = bg_store_count_finish (run->store, result, error);
  return calls_answer_number (run, n >= 0, n);
}

static gboolean
read_rows (Run *run, const char *search, const char *group, GError **error)
{
  g_autoptr (BgQuery) query = make_query (&bg_task_kind);
  g_autoptr (BgAnswerRows) rows = NULL;

  bg_query_set_search (query, search);
  bg_query_set_group_by (query, group);
  rows = bg_answer_rows_run (run->store, query, NULL, 0, NULL, error);
  return calls_answer_number (run, rows != NULL, rows != NULL ? rows->entries->len : 0);
}

gboolean
calls_read_flat (Run *run, GError **error)
{
  return read_rows (run, NULL, NULL, error);
}

gboolean
calls_read_grouped (Run *run, GError **error)
{
  return read_rows (run, "bao cao", "lead_agency", error);
}

static gboolean
answer_draft (Run *run, BgDraft *draft, GError *failure, GError **error)
{
  run->answer = draft != NULL ? fault_record_dup_text (draft->record) : g_strdup ("none");
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

gboolean
calls_read_last_draft (Run *run, GError **error)
{
  GError *failure = NULL;
  g_autoptr (BgDraft) draft = bg_store_load_last_draft (run->store, &failure);

  return answer_draft (run, draft, failure, error);
}

gboolean
calls_read_draft (Run *run, GError **error)
{
  GError *failure = NULL;
  g_autoptr (BgDraft) draft = bg_store_load_draft (run->store, bg_record_get_id (run->op->draft), &failure);

  return answer_draft (run, draft, failure, error);
}

static gboolean
read_undo_async (Run *run, gint64 which, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BgUndo) undo = NULL;

  bg_undo_load_async (run->store, which, NULL, calls_answered_cb, &result);
  calls_wait_for (&result);
  undo = bg_undo_load_finish (result, error);
  if (undo != NULL)
    run->answer = g_strdup_printf ("%s %u", bg_undo_get_label (undo), bg_undo_get_n_steps (undo));
  return undo != NULL;
}

gboolean
calls_read_undo (Run *run, GError **error)
{
  return read_undo_async (run, BG_UNDO_LAST, error);
}

gboolean
calls_read_redo (Run *run, GError **error)
{
  return read_undo_async (run, BG_REDO_LAST, error);
}

gboolean
calls_read_blanking (Run *run, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BgBlanking) blanking = NULL;

  bg_blanking_find_async (run->store, 36, bg_date_new (2026, 11, 27), NULL, calls_answered_cb, &result);
  calls_wait_for (&result);
  blanking = bg_blanking_find_finish (run->store, result, error);
  return calls_answer_number (run, blanking != NULL, blanking != NULL ? blanking->n_people : 0);
}

static gboolean
propose (Run *run, BgRecord *record, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) proposals = NULL;

  bg_store_propose_async (run->store, record, 2026, bg_date_new (2026, 11, 27), NULL, calls_answered_cb,
                          &result);
  calls_wait_for (&result);
  proposals = bg_store_propose_finish (run->store, result, error);
  return answer_array (run, proposals);
}

gboolean
calls_read_proposals (Run *run, GError **error)
{
  return propose (run, run->op->draft, error);
}

gboolean
calls_read_proposals_of_year (Run *run, GError **error)
{
  return propose (run, NULL, error);
}

/* Of every record, in threads of its own. */
gboolean
calls_read_proposals_of_all (Run *run, GError **error)
{
  g_autoptr (BgRuleBook) book = bg_store_load_rule_book (run->store, bg_date_new (2026, 11, 27), error);
  g_autoptr (GPtrArray) proposals =
    book != NULL ? bg_store_propose_all (run->store, 2026, book, FALSE, error) : NULL;

  return answer_array (run, proposals);
}

static gboolean
propose_moved (Run *run, BgRecord *before, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) proposals = NULL;

  bg_store_propose_moved_async (run->store, before, run->op->draft, bg_date_new (2026, 11, 27), NULL,
                                calls_answered_cb, &result);
  calls_wait_for (&result);
  proposals = bg_store_propose_finish (run->store, result, error);
  return answer_array (run, proposals);
}

gboolean
calls_read_proposals_of_new (Run *run, GError **error)
{
  return propose_moved (run, NULL, error);
}

gboolean
calls_read_proposals_unmoved (Run *run, GError **error)
{
  return propose_moved (run, run->op->draft, error);
}

gboolean
calls_read_office (Run *run, GError **error)
{
  g_autoptr (BgRecord) office = NULL;
  gboolean good = bg_store_read_office (run->store, &office, error);

  return calls_answer_number (run, good, office != NULL);
}

/* Another trip of the same people, on the same day in the same room. */
static BgRecord *
copy_trip (BgRecord *trip)
{
  BgRecord *copy = bg_record_new (&bg_delegation_kind);

  for (const BgField *field = bg_delegation_kind.fields; field->name != NULL; field++)
    {
      GListModel *items = field->items != NULL ? bg_record_get_items (trip, field->name) : NULL;

      for (guint i = 0; items != NULL && i < g_list_model_get_n_items (items); i++)
        {
          g_autoptr (BgRecord) item = g_list_model_get_item (items, i);

          bg_record_append_item (copy, field->name, item);
        }
    }
  bg_record_set_text (copy, "direction", "outgoing");
  bg_record_set_text (copy, "start_date", bg_record_get_text (trip, "start_date"));
  return copy;
}

/* What was not read is said beside what was found. */
static gboolean
check_record (Run *run, BgRecord *record, GError **error)
{
  g_autoptr (BgProblems) problems = bg_problems_new ();
  g_autoptr (GString) found = g_string_new (NULL);
  BgRules rules;

  bg_rules_init (&rules, bg_date_new (2026, 11, 27));
  rules.trips_a_year = 1;
  bg_store_check (run->store, record, &rules, problems);
  for (guint i = 0; i < bg_problems_get_n (problems); i++)
    {
      const BgProblem *problem = bg_problems_get (problems, i);

      if (g_str_equal (problem->rule, "unchecked"))
        {
          g_set_error_literal (error, BG_ERROR, BG_ERROR_FAILED, problem->detail);
          return FALSE;
        }
      g_string_append_printf (found, "%s ", problem->rule);
    }
  run->answer = g_strdup (found->str);
  return TRUE;
}

gboolean
calls_read_checked_trip (Run *run, GError **error)
{
  g_autoptr (BgRecord) trip = copy_trip (run->op->draft);

  return check_record (run, trip, error);
}

gboolean
calls_read_checked_task (Run *run, GError **error)
{
  return check_record (run, run->op->draft, error);
}
