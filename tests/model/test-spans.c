/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which days a record takes in a calendar, and how it moves to others. */
#include <string.h>

#include "bg-span.h"
#include "model-fixture.h"

#define TRIP "'title':'Đoàn','direction':'incoming','start_date':'2026-11-26','end_date':'2026-11-27'"
#define TASK "'title':'Việc','lead_agency':'cq'"

static char *
tell_days (BgRecord *record)
{
  char first[BG_DATE_ISO_SIZE], last[BG_DATE_ISO_SIZE];
  BgDate from, to;

  if (!bg_span_get_days (record, &from, &to))
    return g_strdup ("");
  return g_strdup_printf ("%s/%s", bg_date_to_iso (from, first), bg_date_to_iso (to, last));
}

static void
test_days (void)
{
  static const struct
  {
    const BgKind *kind;
    const char *fields, *days;
  } facts[] = {
    { &bg_delegation_kind, TRIP, "2026-11-26/2026-11-27" },
    { &bg_delegation_kind, TRIP ",'actual_start_date':'2026-11-28','actual_end_date':'2026-11-30'",
      "2026-11-28/2026-11-30" },
    { &bg_delegation_kind, "'title':'Đoàn','start_date':'2026-11-26'", "2026-11-26/2026-11-26" },
    { &bg_delegation_kind, "'title':'Đoàn','start_date':'2028-02'", "2028-02-01/2028-02-29" },
    { &bg_delegation_kind, "'title':'Đoàn'", "" },
    { &bg_task_kind, TASK ",'due_date':'2026-11-30'", "2026-11-30/2026-11-30" },
    { &bg_task_kind, TASK ",'due_date':'2026-11'", "2026-11-30/2026-11-30" },
    { &bg_task_kind, TASK ",'due_date':'2026-11-30','due_kind':'continuous'", "" },
    { &bg_task_kind, TASK, "" },
    { &bg_conference_kind, "'title':'Hội nghị','start_date':'2026-12-31'", "2026-12-31/2026-12-31" },
    { &bg_agreement_kind, "'title':'Thỏa thuận','end_date':'2027'", "2027-12-31/2027-12-31" },
    { &bg_agency_kind, "'title':'Sở A'", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_autoptr (BgRecord) record = record_from (facts[i].kind, facts[i].fields);
      g_autofree char *days = tell_days (record);

      if (strcmp (days, facts[i].days) != 0)
        g_error ("%s: %s instead of %s", facts[i].fields, days, facts[i].days);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const BgKind *kind;
    const char *fields;
    gboolean moves;
  } facts[] = {
    { &bg_delegation_kind, TRIP, TRUE },
    { &bg_delegation_kind, TRIP ",'actual_start_date':'2026-11-26'", FALSE },
    { &bg_delegation_kind, TRIP ",'report_date':'2026-12-01'", FALSE },
    { &bg_delegation_kind, "'title':'Đoàn','start_date':'2026-11'", FALSE },
    { &bg_task_kind, TASK ",'due_date':'2026-11-30'", TRUE },
    { &bg_task_kind, TASK ",'due_date':'2026-11-30','completed_date':'2026-11-20'", FALSE },
    { &bg_task_kind, TASK ",'due_date':'2026-11'", FALSE },
    { &bg_task_kind, TASK, FALSE },
    { &bg_conference_kind, "'title':'Hội nghị','start_date':'2026-12-31'", TRUE },
    { &bg_agreement_kind, "'title':'Thỏa thuận','end_date':'2027-01-17'", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_autoptr (BgRecord) record = record_from (facts[i].kind, facts[i].fields);

      if ((bg_span_get_refusal (record) == NULL) != facts[i].moves)
        g_error ("%s: %s", facts[i].fields, facts[i].moves ? "refused" : "not refused");
    }
}

/* A visit takes its programme along, across the end of a month too. */
static void
test_visit (void)
{
  g_autoptr (BgRecord) visit =
    record_from (&bg_delegation_kind,
                 TRIP ",'invitation_date':'2026-11-02','itinerary':[{'content':'Đón','date':'2026-11-26'},"
                      "{'content':'Tiễn','date':'2026-11-27'},{'content':'Chưa rõ ngày'}]");
  g_autoptr (BgRecord) moved = bg_span_move (visit, 5, NULL, NULL, day_from ("2026-11-23"));
  g_autofree char *days = tell_days (moved);

  g_assert_cmpstr (days, ==, "2026-12-01/2026-12-02");
  g_assert_cmpstr (bg_record_get_text (moved, "invitation_date"), ==, "2026-11-02");
  g_assert_cmpstr (bg_record_get_text (bg_record_get_item (moved, "itinerary", 0), "date"), ==, "2026-12-01");
  g_assert_cmpstr (bg_record_get_text (bg_record_get_item (moved, "itinerary", 1), "date"), ==, "2026-12-02");
  g_assert_null (bg_record_get_text (bg_record_get_item (moved, "itinerary", 2), "date"));
  g_assert_cmpstr (bg_record_get_text (visit, "start_date"), ==, "2026-11-26");
}

static void
test_task (void)
{
  g_autoptr (BgRecord) task = record_from (&bg_task_kind, TASK ",'due_date':'2028-02-28'");
  g_autoptr (BgRecord) moved = bg_span_move (task, 1, "Chờ ý kiến", "12/CV", day_from ("2026-11-23"));
  BgRecord *change = bg_record_get_item (moved, "due_changes", 0);

  g_assert_cmpstr (bg_record_get_text (moved, "due_date"), ==, "2028-02-29");
  g_assert_cmpstr (bg_record_get_text (change, "reason"), ==, "Chờ ý kiến");
  g_assert_cmpstr (bg_record_get_text (change, "document_number"), ==, "12/CV");
  g_assert_cmpstr (bg_record_get_text (change, "from_date"), ==, "2028-02-28");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spans/days", test_days);
  g_test_add_func ("/spans/refused", test_refused);
  g_test_add_func ("/spans/visit", test_visit);
  g_test_add_func ("/spans/task", test_task);
  return g_test_run ();
}
