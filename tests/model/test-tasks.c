/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statuses that count to a due date: tasks (DOMAIN 2.5), commitments, documents, agencies. */
#include "bg-agreement.h"
#include "bg-task.h"
#include "model-fixture.h"

typedef struct
{
  const char *fields;
  const char *today;
  const char *code;
  int days;
} Case;

static void
check_status (const Case *expected, BgStatus status)
{
  if (g_strcmp0 (status.code, expected->code) != 0 || status.days != expected->days)
    g_error ("{%s} on %s is %s, %d and not %s, %d", expected->fields, expected->today, status.code,
             status.days, expected->code, expected->days);
}

static void
check_cases (const BgKind *kind, const Case *cases, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (BgRecord) record = record_from (kind, cases[i].fields);
      BgRules rules = rules_on (cases[i].today);

      check_status (&cases[i], bg_record_get_status (record, &rules));
    }
}

#define DUE  "'due_date':'2026-11-22'"
#define LEAP "'due_date':'2024-02-29'"

static const Case tasks[] = {
  { DUE, "2026-11-23", "overdue", 1 },
  { DUE, "2026-11-22", "due_today", 0 },
  { DUE, "2026-11-21", "due_soon", 1 },
  { DUE, "2026-11-15", "due_soon", 7 },
  { DUE, "2026-11-14", "not_started", 8 },
  { DUE ",'progress':1", "2026-11-14", "in_time", 8 },
  { DUE ",'progress':0", "2026-11-14", "not_started", 8 },
  { DUE ",'progress_notes':[{'date':'2026-11','text':'x'}]", "2026-11-14", "in_time", 8 },
  { DUE ",'progress':99", "2027-11-22", "overdue", 365 },
  { LEAP, "2024-02-28", "due_soon", 1 },
  { LEAP, "2024-02-29", "due_today", 0 },
  { LEAP, "2024-03-01", "overdue", 1 },
  /* A month is over with its last day, a year with its own. */
  { "'due_date':'2026-11'", "2026-11-30", "due_today", 0 },
  { "'due_date':'2026-11'", "2026-12-01", "overdue", 1 },
  { "'due_date':'2026-11'", "2026-11-29", "due_soon", 1 },
  { "'due_date':'2024-02'", "2024-02-29", "due_today", 0 },
  { "'due_date':'2023-02'", "2023-03-01", "overdue", 1 },
  { "'due_date':'2026'", "2026-12-31", "due_today", 0 },
  { "'due_date':'2026'", "2027-01-01", "overdue", 1 },
  { "'due_date':'2026'", "2026-12-24", "due_soon", 7 },
  /* Done is done, whatever else is written. */
  { DUE ",'completed_date':'2026-11-21'", "2026-12-01", "done_early", 0 },
  { DUE ",'completed_date':'2026-11-22'", "2026-12-01", "done_in_time", 0 },
  { DUE ",'completed_date':'2026-11-23'", "2026-12-01", "done_late", 0 },
  { "'completed_date':'2026-11-23'", "2026-12-01", "done", 0 },
  { DUE ",'completed_date':'2026-11-23','hold':'paused'", "2026-12-01", "done_late", 0 },
  { "'due_date':'2026-11','completed_date':'2026-10-31'", "2026-12-01", "done_early", 0 },
  { "'due_date':'2026-11','completed_date':'2026-11'", "2026-12-01", "done_in_time", 0 },
  { "'due_date':'2026-11','completed_date':'2026-12'", "2026-12-01", "done_late", 0 },
  { DUE ",'completed_date':'2026-11'", "2026-12-01", "done_in_time", 0 },
  { DUE ",'due_kind':'continuous','completed_date':'2026-12'", "2026-12-01", "done", 0 },
  /* By decision. */
  { DUE ",'hold':'paused'", "2026-12-01", "paused", 0 },
  { DUE ",'hold':'cancelled'", "2026-12-01", "cancelled", 0 },
  /* Without a day. */
  { "", "2026-12-01", "no_due_date", 0 },
  { "'due_kind':'none'," DUE, "2026-12-01", "no_due_date", 0 },
  { "'due_kind':'continuous'," DUE, "2026-12-01", "continuous", 0 },
  { "'due_kind':'date'," DUE, "2026-12-01", "overdue", 9 },
  { "'due_kind':'date'", "2026-12-01", "no_due_date", 0 },
};

static void
test_tasks (void)
{
  check_cases (&bg_task_kind, tasks, G_N_ELEMENTS (tasks));
}

#define INCOMING "'direction':'incoming'," DUE

static const Case documents[] = {
  { INCOMING, "2026-11-21", "due_soon", 1 },
  { INCOMING, "2026-11-22", "due_today", 0 },
  { INCOMING, "2026-11-23", "overdue", 1 },
  { INCOMING, "2026-11-01", "in_time", 21 },
  { INCOMING ",'reply_number':'1/SNgV'", "2026-12-23", "done", 0 },
  { DUE, "2026-12-23", NULL, 0 },
  { "'direction':'outgoing'," DUE, "2026-12-23", NULL, 0 },
  { "'direction':'incoming'", "2026-12-23", NULL, 0 },
  { "'direction':'incoming','due_date':'2026-11'", "2026-11-30", "due_today", 0 },
};

static void
test_documents (void)
{
  check_cases (&bg_document_kind, documents, G_N_ELEMENTS (documents));
}

/* The reform of 01/07/2025: the last day of what was dissolved is a day on which it still was. */
static const Case agencies[] = {
  { "", "2026-11-22", NULL, 0 },
  { "'valid_to':'2025-06-30'", "2025-06-30", NULL, 0 },
  { "'valid_to':'2025-06-30'", "2025-07-01", "dissolved", 0 },
  { "'valid_to':'2025-06'", "2025-06-30", NULL, 0 },
  { "'valid_to':'2025'", "2025-12-31", NULL, 0 },
  { "'valid_to':'2025'", "2026-01-01", "dissolved", 0 },
};

static void
test_agencies (void)
{
  check_cases (&bg_agency_kind, agencies, G_N_ELEMENTS (agencies));
}

static const Case commitments[] = {
  { DUE, "2026-11-23", "overdue", 1 },
  { DUE, "2026-11-22", "due_today", 0 },
  { DUE, "2026-11-15", "due_soon", 7 },
  { DUE, "2026-11-14", "in_time", 8 },
  { DUE ",'progress':100", "2026-11-23", "done", 0 },
  { DUE ",'completed_date':'2026'", "2026-11-23", "done", 0 },
  { "'recurrence':'yearly'", "2026-11-23", "continuous", 0 },
  { "", "2026-11-23", "no_due_date", 0 },
};

static void
test_commitments (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commitments); i++)
    {
      g_autofree char *fields =
        g_strdup_printf ("'commitments':[{'title':'x'%s%s}]", *commitments[i].fields != '\0' ? "," : "",
                         commitments[i].fields);
      g_autoptr (BgRecord) agreement = record_from (&bg_agreement_kind, fields);
      BgRules rules = rules_on (commitments[i].today);

      check_status (&commitments[i],
                    bg_commitment_get_status (bg_record_get_item (agreement, "commitments", 0), &rules));
    }
}

static void
test_warning_days (void)
{
  g_autoptr (BgRecord) task = record_from (&bg_task_kind, DUE);
  BgRules rules = rules_on ("2026-11-12");

  g_assert_cmpstr (bg_record_get_status (task, &rules).code, ==, "not_started");
  rules.warning_days = 10;
  g_assert_cmpstr (bg_record_get_status (task, &rules).code, ==, "due_soon");
}

/* Each move is written down with its reason; the first date is not forgotten. */
static void
test_move_due_date (void)
{
  g_autoptr (BgRecord) task = record_from (&bg_task_kind, DUE);
  BgRecord *change;

  bg_task_move_due_date (task, day_from ("2026-12-05"), "Chờ ý kiến", "12/SNgV", day_from ("2026-11-23"));
  bg_task_move_due_date (task, day_from ("2026-12"), "Chờ thêm", NULL, day_from ("2026-12-05"));
  g_assert_cmpstr (bg_record_get_text (task, "due_date"), ==, "2026-12");
  g_assert_cmpuint (bg_record_get_n_items (task, "due_changes"), ==, 2);
  change = bg_record_get_item (task, "due_changes", 1);
  g_assert_cmpstr (bg_record_get_text (change, "from_date"), ==, "2026-12-05");
  g_assert_cmpstr (bg_record_get_text (change, "to_date"), ==, "2026-12");
  g_assert_cmpstr (bg_record_get_text (change, "reason"), ==, "Chờ thêm");
  g_assert_cmpint (bg_date_compare (bg_task_get_original_due_date (task), day_from ("2026-11-22")), ==, 0);
}

static void
test_task_from_a_promise (void)
{
  g_autoptr (BgRecord) agreement = record_from (
    &bg_agreement_kind,
    "'title':'Bản ghi nhớ','commitments':[{'title':'Gửi giống tôm','due_date':'2027','lead_agency':'x'}]");
  g_autoptr (BgRecord) document =
    record_from (&bg_document_kind, "'title':'Kế hoạch','clauses':[{'number':'3a',"
                                    "'content':'Báo cáo'}]");
  BgRecord *commitment = bg_record_get_item (agreement, "commitments", 0);
  g_autoptr (BgRecord) task = bg_task_new_from (agreement, commitment);
  g_autoptr (BgRecord) other = bg_task_new_from (document, bg_record_get_item (document, "clauses", 0));
  BgRecord *basis = bg_record_get_item (other, "bases", 0);

  g_assert_cmpstr (bg_record_get_title (task), ==, "Gửi giống tôm");
  g_assert_cmpstr (bg_record_get_text (task, "agreement"), ==, bg_record_get_id (agreement));
  g_assert_cmpstr (bg_record_get_text (task, "source"), ==, "agreement");
  g_assert_cmpstr (bg_record_get_text (task, "source_item"), ==, bg_record_get_id (commitment));
  g_assert_cmpstr (bg_record_get_text (task, "due_date"), ==, "2027");
  g_assert_cmpstr (bg_record_get_text (task, "lead_agency"), ==, "x");
  g_assert_cmpstr (bg_record_get_title (other), ==, "Báo cáo");
  g_assert_cmpstr (bg_record_get_text (basis, "document"), ==, bg_record_get_id (document));
  g_assert_cmpstr (bg_record_get_text (basis, "clause"), ==, "3a");
}

/* Red is overdue and not done, and nothing else (DOMAIN 2.5). */
static void
test_tones (void)
{
  static const struct
  {
    const char *fields;
    BgTone tone;
  } cases[] = {
    { "'due_date':'2026-11-21'", BG_TONE_RED },
    { "'due_date':'2026-11-22'", BG_TONE_YELLOW },
    { "'due_date':'2026-11-29'", BG_TONE_YELLOW },
    { "'due_date':'2026-12-29','progress':5", BG_TONE_BLUE },
    { "'due_date':'2026-12-29'", BG_TONE_GREY },
    { "", BG_TONE_GREY },
    { "'due_date':'2026-11-21','hold':'paused'", BG_TONE_GREY },
    { "'due_date':'2026-11-21','completed_date':'2026-11-20'", BG_TONE_GREEN },
    { "'due_date':'2026-11-21','completed_date':'2026-11-22'", BG_TONE_ORANGE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BgRecord) task = record_from (&bg_task_kind, cases[i].fields);
      BgRules rules = rules_on ("2026-11-22");
      BgStatus status = bg_record_get_status (task, &rules);
      g_autofree char *word = bg_status_dup_word (&status);

      g_assert_cmpint (status.tone, ==, cases[i].tone);
      g_assert_nonnull (status.icon);
      g_assert_cmpstr (word, !=, "");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tasks/statuses", test_tasks);
  g_test_add_func ("/tasks/tones", test_tones);
  g_test_add_func ("/tasks/warning-days", test_warning_days);
  g_test_add_func ("/tasks/move-due-date", test_move_due_date);
  g_test_add_func ("/tasks/from-a-promise", test_task_from_a_promise);
  g_test_add_func ("/documents/statuses", test_documents);
  g_test_add_func ("/agencies/statuses", test_agencies);
  g_test_add_func ("/commitments/statuses", test_commitments);
  return g_test_run ();
}
