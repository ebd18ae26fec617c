/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which tasks the rules propose beside those that are there: new, moved, done, gone, left alone. */
#include <string.h>

#include "bg-proposal.h"
#include "bg-task.h"
#include "model-fixture.h"

#define TRIP   "'title':'Đoàn ra','direction':'outgoing','start_date':'2026-11-02','end_date':'2026-11-05'"
#define OFFICE "'name':'A','agency':'cq'"

typedef struct
{
  BgRuleBook *book;
  BgRecord *record;
  GPtrArray *tasks;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) office = record_from (&bg_office_kind, OFFICE);

  fixture->book = bg_rule_book_new (office, day_from ("2026-11-23"));
  fixture->record = record_from (&bg_delegation_kind, TRIP);
  fixture->tasks = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  bg_rule_book_free (fixture->book);
  g_object_unref (fixture->record);
  g_ptr_array_unref (fixture->tasks);
}

/* What the store would do: new tasks are there, changed ones replaced, gone ones out of the list. */
static void
accept (Fixture *fixture, GPtrArray *proposals)
{
  for (guint i = 0; i < proposals->len; i++)
    {
      const BgProposal *proposal = g_ptr_array_index (proposals, i);

      if (proposal->after == NULL)
        continue;
      if (proposal->before != NULL)
        g_ptr_array_remove (fixture->tasks, proposal->before);
      if (!bg_record_is_trashed (proposal->after))
        g_ptr_array_add (fixture->tasks, g_object_ref (proposal->after));
    }
}

static char *
tell (GPtrArray *proposals)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < proposals->len; i++)
    {
      const BgProposal *proposal = g_ptr_array_index (proposals, i);
      char iso[BG_DATE_ISO_SIZE];

      g_string_append_printf (text, "%s%s %s %s", i > 0 ? "; " : "",
                              bg_proposal_kind_get_code (proposal->kind), proposal->code,
                              bg_date_to_iso (proposal->due, iso));
    }
  return g_strdup (text->str);
}

/* Proposes, compares, and accepts. */
static void
expect (Fixture *fixture, const char *expected)
{
  g_autoptr (GPtrArray) proposals = bg_proposals_for_record (fixture->record, fixture->tasks, fixture->book);
  g_autofree char *told = tell (proposals);

  g_assert_cmpstr (told, ==, expected);
  accept (fixture, proposals);
}

static BgRecord *
get_task (Fixture *fixture)
{
  g_assert_cmpuint (fixture->tasks->len, ==, 1);
  return g_ptr_array_index (fixture->tasks, 0);
}

static void
set_date (BgRecord *record, const char *field, const char *day)
{
  bg_record_set_date (record, field, day_from (day));
}

static void
test_new (Fixture *fixture, gconstpointer data)
{
  BgRecord *task;

  expect (fixture, "new R13 2026-11-20");
  task = get_task (fixture);
  g_assert_cmpstr (bg_record_get_text (task, "delegation"), ==, bg_record_get_id (fixture->record));
  g_assert_cmpstr (bg_record_get_text (task, "lead_agency"), ==, "cq");
  g_assert_cmpstr (bg_record_get_title (task), ==, "Báo cáo kết quả chuyến đi: Đoàn ra");
  g_assert_nonnull (strstr (bg_record_get_text (task, "detail"), "R13 · Quy chế của tỉnh"));
  g_assert_nonnull (strstr (bg_record_get_text (task, "detail"), "05/11/2026"));
  expect (fixture, "");
}

static void
test_moved (Fixture *fixture, gconstpointer data)
{
  expect (fixture, "new R13 2026-11-20");
  set_date (fixture->record, "actual_end_date", "2026-11-10");
  expect (fixture, "moved R13 2026-11-25");
  g_assert_cmpuint (bg_record_get_n_items (get_task (fixture), "due_changes"), ==, 1);
  g_assert_cmpint (
    bg_date_compare (bg_task_get_original_due_date (get_task (fixture)), day_from ("2026-11-20")), ==, 0);
  expect (fixture, "");
}

/* One that was moved by hand, done or held is left alone, and that is said. */
static void
test_left (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *field, *value;
  } changes[] = { { "due_date", "2026-11-24" }, { "completed_date", "2026-11-18" }, { "hold", "paused" } };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      GError *error = NULL;

      g_ptr_array_set_size (fixture->tasks, 0);
      bg_record_clear (fixture->record, "actual_end_date");
      expect (fixture, "new R13 2026-11-20");
      bg_record_read_field (get_task (fixture), changes[i].field, changes[i].value, day_from ("2026-11-23"),
                            &error);
      g_assert_no_error (error);
      expect (fixture, "");
      set_date (fixture->record, "actual_end_date", "2026-11-10");
      expect (fixture, "left R13 2026-11-25");
    }
}

static void
test_done (Fixture *fixture, gconstpointer data)
{
  expect (fixture, "new R13 2026-11-20");
  set_date (fixture->record, "report_date", "2026-11-19");
  expect (fixture, "done R13 2026-11-20");
  g_assert_cmpint (
    bg_date_compare (bg_record_get_date (get_task (fixture), "completed_date"), day_from ("2026-11-19")), ==,
    0);
  expect (fixture, "");
  /* A report that is dated ahead was not made on a day to come. */
  bg_record_clear (get_task (fixture), "completed_date");
  set_date (fixture->record, "report_date", "2027-01-04");
  expect (fixture, "done R13 2026-11-20");
  g_assert_cmpint (bg_date_compare (bg_record_get_date (get_task (fixture), "completed_date"),
                                    bg_rule_book_get_numbers (fixture->book)->today),
                   ==, 0);
  /* One that was put off is not done by that. */
  bg_record_clear (get_task (fixture), "completed_date");
  bg_record_set_text (get_task (fixture), "hold", "paused");
  expect (fixture, "");
  /* What was done before a task was made makes none. */
  g_ptr_array_set_size (fixture->tasks, 0);
  expect (fixture, "");
}

static void
test_gone (Fixture *fixture, gconstpointer data)
{
  expect (fixture, "new R13 2026-11-20");
  bg_record_set_text (fixture->record, "hold", "cancelled");
  expect (fixture, "gone R13 ");
  g_assert_cmpuint (fixture->tasks->len, ==, 0);
  bg_record_clear (fixture->record, "hold");
  expect (fixture, "new R13 2026-11-20");
  bg_record_set_integer (get_task (fixture), "progress", 20);
  bg_record_set_text (fixture->record, "hold", "cancelled");
  expect (fixture, "left R13 ");
  bg_record_clear (get_task (fixture), "progress");
  set_date (bg_record_add_item (get_task (fixture), "reminders"), "date", "2026-11-19");
  expect (fixture, "left R13 ");
  bg_record_set_date (get_task (fixture), "completed_date", day_from ("2026-11-20"));
  expect (fixture, "");
}

/* Tasks of a person's own are none of the rules' business. */
static void
test_own_tasks (Fixture *fixture, gconstpointer data)
{
  BgRecord *own = record_from (&bg_task_kind, "'title':'Việc riêng','due_date':'2026-11-30'");

  g_ptr_array_add (fixture->tasks, own);
  expect (fixture, "new R13 2026-11-20");
  bg_record_set_text (fixture->record, "hold", "cancelled");
  expect (fixture, "gone R13 ");
  g_assert_true (get_task (fixture) == own);
}

/* An agreement of the last decade does not ask for its report today. */
static void
test_old (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->record);
  fixture->record =
    record_from (&bg_agreement_kind, "'title':'A','capacity':'committee','signed_date':'2025-11-06'");
  expect (fixture, "");
  set_date (fixture->record, "signed_date", "2025-11-10");
  expect (fixture, "new R1 2025-11-25");
}

/* Each item has a task of its own, and each renewal asks anew. */
static void
test_items (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->record);
  fixture->record = record_from (
    &bg_agreement_kind, "'title':'A','opinions':[{'id':'a','agency':'Công an','sent_date':'2026-11-03'},"
                        "{'id':'b','agency':'Sở Tư pháp','sent_date':'2026-11-04'}]");
  expect (fixture, "new R5 2026-11-12; new R5 2026-11-13");
  set_date (bg_record_get_item (fixture->record, "opinions", 1), "reply_date", "2026-11-20");
  expect (fixture, "done R5 2026-11-13");
  bg_record_remove_item (fixture->record, "opinions",
                         bg_record_get_id (bg_record_get_item (fixture->record, "opinions", 0)));
  expect (fixture, "gone R5 ");
}

/* The end that comes with a renewal is another one: its tasks are new, and those of the end before stay. */
static void
test_renewed (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->record);
  fixture->record =
    record_from (&bg_agreement_kind, "'title':'A','capacity':'committee','signed_date':'2022-01-18',"
                                     "'report_date':'2022-01-20','term_kind':'length','term_years':5,"
                                     "'auto_renewal':true,'renewal_months':60");
  expect (fixture, "new R8a 2026-07-22; new R8b 2026-10-20; new R8c 2026-12-18");
  for (guint i = 0; i < fixture->tasks->len; i++)
    set_date (g_ptr_array_index (fixture->tasks, i), "completed_date", "2026-11-20");
  bg_rule_book_free (fixture->book);
  fixture->book = bg_rule_book_new (NULL, day_from ("2027-02-01"));
  expect (fixture, "new R8a 2031-07-22; new R8b 2031-10-20; new R8c 2031-12-19");
}

static void
test_year (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) first = bg_proposals_for_year (2026, fixture->tasks, fixture->book);
  g_autofree char *told = tell (first);
  g_autoptr (GPtrArray) second = NULL;

  g_assert_cmpstr (told, ==,
                   "new R7a 2026-11-13; new R7b 2026-11-13; new R7c 2026-11-13; new R12 2026-12-18");
  g_assert_cmpuint (bg_proposals_count_changes (first), ==, 4);
  accept (fixture, first);
  second = bg_proposals_for_year (2026, fixture->tasks, fixture->book);
  g_assert_cmpuint (second->len, ==, 0);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

/* A rule without a term makes a task without a due date; a term that the office sets dates it. */
static void
test_no_term (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) office =
    record_from (&bg_office_kind, "'name':'A','rule_changes':[{'rule':'R18','offset':30,'unit':'days'}]");
  BgRecord *task;

  g_object_unref (fixture->record);
  fixture->record = record_from (&bg_agreement_kind, "'title':'Bản ghi nhớ','capacity':'district',"
                                                     "'signed_date':'2024-02-12'");
  expect (fixture, "new R18 ");
  task = get_task (fixture);
  g_assert_cmpstr (bg_record_get_text (task, "due_kind"), ==, "none");
  g_assert_false (bg_record_is_set (task, "due_date"));
  g_assert_nonnull (strstr (bg_record_get_text (task, "detail"), "R18 · Nghị định 177/2025/NĐ-CP"));
  expect (fixture, "");
  /* The office dates it by hand: nothing more is asked for. */
  set_date (task, "due_date", "2026-12-01");
  expect (fixture, "");
  bg_record_set_date (task, "due_date", BG_DATE_NONE);
  bg_rule_book_free (fixture->book);
  fixture->book = bg_rule_book_new (office, day_from ("2025-07-10"));
  expect (fixture, "moved R18 2025-07-31");
  set_date (fixture->record, "succession_date", "2025-07-09");
  expect (fixture, "done R18 2025-07-31");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/proposals/new", test_new);
  ADD ("/proposals/moved", test_moved);
  ADD ("/proposals/left", test_left);
  ADD ("/proposals/done", test_done);
  ADD ("/proposals/gone", test_gone);
  ADD ("/proposals/own-tasks", test_own_tasks);
  ADD ("/proposals/old", test_old);
  ADD ("/proposals/items", test_items);
  ADD ("/proposals/renewed", test_renewed);
  ADD ("/proposals/year", test_year);
  ADD ("/proposals/no-term", test_no_term);
  return g_test_run ();
}
