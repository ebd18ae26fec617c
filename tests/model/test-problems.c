/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What forbids saving, what asks for a reason, and what is only worth knowing. */
#include <string.h>

#include "bg-problems.h"
#include "model-fixture.h"

#define TASK       "'title':'Việc','lead_agency':'x'"
#define DELEGATION "'title':'Đoàn','direction':'outgoing','start_date':'2026-11-20'"
#define AGREEMENT  "'title':'Bản ghi nhớ','partner':'x'"

/* Rules that are broken, in their order: "E" forbids, "W" asks for a reason, "N" only tells. */
static const struct
{
  const BgKind *kind;
  const char *fields;
  const char *problems;
} cases[] = {
  { &bg_task_kind, TASK, "" },
  { &bg_task_kind, "'lead_agency':'x'", "E:required:title" },
  { &bg_task_kind, "", "E:required:title E:required:lead_agency" },
  { &bg_task_kind, TASK ",'progress_notes':[{'date':'2026'}]", "E:required:progress_notes" },
  { &bg_task_kind, TASK ",'progress':100", "" },
  { &bg_task_kind, TASK ",'progress':101", "E:percent:progress" },
  { &bg_task_kind, TASK ",'progress':-1", "E:negative:progress" },
  { &bg_task_kind, TASK ",'due_date':'1900-01-01'", "E:due_year:due_date" },
  { &bg_task_kind, TASK ",'due_date':'1999-12-31'", "E:due_year:due_date" },
  { &bg_task_kind, TASK ",'due_date':'2000'", "" },
  { &bg_task_kind, TASK ",'due_date':'2026-11-21','assigned_date':'2026-11-22'",
    "E:order_of_dates:due_date" },
  { &bg_task_kind, TASK ",'due_date':'2026-11-22','assigned_date':'2026-11-22'", "" },
  { &bg_task_kind, TASK ",'due_date':'2026-11','assigned_date':'2026-11-30'", "" },
  { &bg_task_kind, TASK ",'completed_date':'2026-11-22'", "" },
  { &bg_task_kind, TASK ",'completed_date':'2026-11-23'", "E:done_later:completed_date" },
  { &bg_task_kind, TASK ",'completed_date':'2026-11'", "" },
  { &bg_task_kind, TASK ",'completed_date':'2026-12'", "E:done_later:completed_date" },

  { &bg_delegation_kind, DELEGATION, "" },
  { &bg_delegation_kind, DELEGATION ",'end_date':'2026-11-20'", "" },
  { &bg_delegation_kind, DELEGATION ",'end_date':'2026-11-19'", "E:order_of_dates:end_date" },
  { &bg_delegation_kind, DELEGATION ",'end_date':'2026-11'", "" },
  { &bg_delegation_kind, DELEGATION ",'actual_start_date':'2026-11-21','actual_end_date':'2026-11-20'",
    "E:order_of_dates:actual_end_date" },
  { &bg_delegation_kind, DELEGATION ",'end_date':'2026-11-24'", "" },
  { &bg_delegation_kind, DELEGATION ",'end_date':'2026-11-25'", "W:trip_days:end_date" },
  { &bg_delegation_kind,
    DELEGATION ",'end_date':'2026-11-29','countries':[{'country':'Lào'},{'country':'Thái Lan'}]", "" },
  { &bg_delegation_kind,
    DELEGATION ",'countries':[{'country':'A'},{'country':'B'},{'country':'C'},{'country':'D'}]",
    "W:trip_countries:countries" },
  { &bg_delegation_kind, DELEGATION ",'members':[{}]", "E:required:members" },

  { &bg_agreement_kind, AGREEMENT, "" },
  { &bg_agreement_kind, "'partner':'x','title':'HIỆP ĐỊNH hợp tác'", "W:treaty_name:title" },
  { &bg_agreement_kind, "'partner':'x','title':'Công ước về tôm'", "W:treaty_name:title" },
  { &bg_agreement_kind, "'partner':'x','title':'Hiệp ước và định ước'",
    "W:treaty_name:title W:treaty_name:title" },
  { &bg_agreement_kind, "'partner':'x','title':'Thỏa thuận hiệp thương'", "" },
  { &bg_agreement_kind, AGREEMENT ",'end_override':'2027'", "E:end_reason:end_reason" },
  { &bg_agreement_kind, AGREEMENT ",'end_override':'2027','end_reason':'x'", "" },
  { &bg_agreement_kind, AGREEMENT ",'effective_date':'2026-02-01','period_end':'2026-01'",
    "E:order_of_dates:period_end" },
  { &bg_agreement_kind, AGREEMENT ",'effective_date':'2026-02-01','period_end':'2026'", "" },
  { &bg_agreement_kind,
    AGREEMENT ",'effective_date':'2026-02-03','end_override':'2026-02-02','end_reason':'x'",
    "E:order_of_dates:end_override" },
  { &bg_agreement_kind,
    AGREEMENT ",'effective_date':'2026-02-03','end_override':'2026-02-03','end_reason':'x'", "" },
  /* Where the text says nothing it takes effect on the day of signing. */
  { &bg_agreement_kind, AGREEMENT ",'signed_date':'2026-02-03','period_end':'2025'",
    "E:order_of_dates:period_end" },
  { &bg_agreement_kind,
    AGREEMENT ",'signed_date':'2026-02-03','effective_date':'2025-02-03','period_end':'2025'", "" },
  { &bg_agreement_kind,
    AGREEMENT ",'effective_date':'2026-02-03','amendments':[{'kind':'extended','new_end_date':'2026-02-02'}]",
    "E:order_of_dates:amendments" },
  { &bg_agreement_kind, AGREEMENT ",'legally_binding':true", "W:legally_binding:legally_binding" },
  { &bg_agreement_kind, AGREEMENT ",'legally_binding':false", "" },
  { &bg_agreement_kind, AGREEMENT ",'vietnamese_text':false", "N:vietnamese_text:vietnamese_text" },

  { &bg_document_kind, "'title':'x','issued_date':'2026-02-03','arrival_date':'2026-02-02'",
    "E:order_of_dates:arrival_date" },
  { &bg_document_kind, "'title':'x','issued_date':'2026-02-03','arrival_date':'2026-02'", "" },
  { &bg_document_kind,
    "'id':'01900000-0000-7000-8000-000000000001','title':'x',"
    "'parent':'01900000-0000-7000-8000-000000000001'",
    "E:own_parent:parent" },
  { &bg_agency_kind, "'name':'x','valid_from':'2025-07-01','valid_to':'2025-06'",
    "E:order_of_dates:valid_to" },
  { &bg_partner_kind, "'name':'x'", "E:required:country" },
};

static char *
list_problems (const BgProblems *problems)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < bg_problems_get_n (problems); i++)
    {
      const BgProblem *problem = bg_problems_get (problems, i);

      g_assert_cmpstr (problem->message, !=, "");
      g_string_append_printf (text, "%s%c:%s:%s", i > 0 ? " " : "", "NWE"[problem->grade], problem -> rule,
                              problem -> field);
    }
  return g_string_free (text, FALSE);
}

static void
test_table (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BgRecord) record = record_from (cases[i].kind, cases[i].fields);
      g_autoptr (BgProblems) problems = bg_problems_new ();
      BgRules rules = rules_on ("2026-11-22");
      g_autofree char *found = NULL;

      bg_record_validate (record, &rules, problems);
      found = list_problems (problems);
      if (strcmp (found, cases[i].problems) != 0)
        g_error ("{%s}: “%s”, not “%s”", cases[i].fields, found, cases[i].problems);
      g_assert_true (bg_problems_have_errors (problems) == (strstr (found, "E:") != NULL));
    }
}

/* Every required field of every kind is asked for, and nothing else of an empty record. */
static void
test_required (void)
{
  for (const BgKind *const *kind = bg_kind_list (); *kind != NULL; kind++)
    {
      g_autoptr (BgRecord) record = bg_record_new (*kind);
      g_autoptr (BgProblems) problems = bg_problems_new ();
      BgRules rules = rules_on ("2026-11-22");
      guint n = 0;

      bg_record_validate (record, &rules, problems);
      for (const BgField *field = (*kind)->fields; field->name != NULL; field++)
        n += (field->flags & BG_FIELD_REQUIRED) != 0 ? 1 : 0;
      g_assert_cmpuint (bg_problems_get_n (problems), ==, n);
    }
}

static guint
count_length_problems (const char *field, const char *letter, guint letters)
{
  g_autoptr (BgRecord) task = record_from (&bg_task_kind, TASK);
  g_autoptr (BgProblems) problems = bg_problems_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  BgRules rules = rules_on ("2026-11-22");

  for (guint i = 0; i < letters; i++)
    g_string_append (text, letter);
  bg_record_set_text (task, field, text->str);
  bg_record_validate (task, &rules, problems);
  for (guint i = 0; i < bg_problems_get_n (problems); i++)
    g_assert_cmpstr (bg_problems_get (problems, i)->rule, ==, "length");
  return bg_problems_get_n (problems);
}

/* Letters are counted, not bytes. */
static void
test_lengths (void)
{
  g_assert_cmpuint (count_length_problems ("title", "ế", 500), ==, 0);
  g_assert_cmpuint (count_length_problems ("title", "ế", 501), ==, 1);
  g_assert_cmpuint (count_length_problems ("title", "😀", 500), ==, 0);
  g_assert_cmpuint (count_length_problems ("title", "a", 10000), ==, 1);
  g_assert_cmpuint (count_length_problems ("note", "a", 100000), ==, 0);
  g_assert_cmpuint (count_length_problems ("note", "a", 100001), ==, 1);
}

static void
test_people (void)
{
  g_autoptr (BgRecord) delegation = record_from (&bg_delegation_kind, DELEGATION);
  BgRules rules = rules_on ("2026-11-22");

  for (int i = 1; i <= 11; i++)
    {
      g_autoptr (BgProblems) problems = bg_problems_new ();

      bg_record_set_text (bg_record_add_item (delegation, "members"), "full_name", "A");
      bg_record_validate (delegation, &rules, problems);
      g_assert_cmpuint (bg_problems_get_n (problems), ==, i > 10 ? 1 : 0);
    }
  bg_record_set_text (delegation, "direction", "incoming");
  {
    g_autoptr (BgProblems) problems = bg_problems_new ();

    bg_record_validate (delegation, &rules, problems);
    g_assert_cmpuint (bg_problems_get_n (problems), ==, 0);
  }
}

/* A limit lets pass once a reason is given; an error never does. */
static void
test_reasons (void)
{
  g_autoptr (BgRecord) delegation = record_from (&bg_delegation_kind, DELEGATION ",'end_date':'2026-11-30'");
  g_autoptr (BgProblems) problems = bg_problems_new ();
  BgRules rules = rules_on ("2026-11-22");
  const BgProblem *problem;

  bg_record_validate (delegation, &rules, problems);
  problem = bg_problems_get (problems, 0);
  g_assert_cmpstr (problem->rule, ==, "trip_days");
  g_assert_nonnull (problem->detail);
  g_assert_true (bg_problem_is_open (problem, delegation));
  bg_record_set_reason (delegation, "trip_people", "lý do khác");
  g_assert_true (bg_problem_is_open (problem, delegation));
  bg_record_set_reason (delegation, "trip_days", "Dự hội nghị quan trọng");
  g_assert_false (bg_problem_is_open (problem, delegation));
  g_assert_cmpstr (bg_record_get_reason (delegation, "trip_days"), ==, "Dự hội nghị quan trọng");
  bg_record_set_reason (delegation, "trip_days", "");
  g_assert_true (bg_problem_is_open (problem, delegation));
  g_assert_cmpuint (bg_record_get_n_items (delegation, "justifications"), ==, 1);

  bg_record_clear (delegation, "title");
  g_clear_pointer (&problems, bg_problems_free);
  problems = bg_problems_new ();
  bg_record_validate (delegation, &rules, problems);
  problem = bg_problems_get (problems, 0);
  bg_record_set_reason (delegation, "required", "không cần");
  g_assert_true (bg_problem_is_open (problem, delegation));
}

/* The office's own numbers count, and shipped ones where it has none or nonsense. */
static void
test_office_numbers (void)
{
  g_autoptr (BgRecord) office =
    record_from (&bg_office_kind, "'warning_days':3,'report_days':10,'trip_people':5000");
  BgRules rules;

  bg_rules_from_office (&rules, office, day_from ("2026-11-22"));
  g_assert_cmpint (rules.warning_days, ==, 3);
  g_assert_cmpint (rules.report_days, ==, 10);
  g_assert_cmpint (rules.trip_people, ==, 10);
  g_assert_cmpint (rules.expiry_months, ==, 6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/problems/table", test_table);
  g_test_add_func ("/problems/required", test_required);
  g_test_add_func ("/problems/lengths", test_lengths);
  g_test_add_func ("/problems/people", test_people);
  g_test_add_func ("/problems/reasons", test_reasons);
  g_test_add_func ("/problems/office-numbers", test_office_numbers);
  return g_test_run ();
}
