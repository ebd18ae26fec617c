/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Delegations: planned, permitted, away, back, reported (DOMAIN 2.1), and the day the report is due. */
#include "bg-calendar.h"
#include "bg-delegation.h"
#include "model-fixture.h"

#define OUT  "'direction':'outgoing','start_date':'2026-11-20','end_date':'2026-11-25'"
#define IN   "'direction':'incoming','start_date':'2026-02-03'"
#define LATE ",'actual_start_date':'2026-11-21','actual_end_date':'2026-11-27'"

static const struct
{
  const char *fields;
  const char *today;
  const char *code;
  int days;
} statuses[] = {
  { OUT, "2026-11-19", "planned", 0 },
  { OUT ",'submitted_date':'2026-10'", "2026-11-19", "submitted", 0 },
  { OUT ",'submitted_date':'2026-10','permit_date':'2026-11'", "2026-11-19", "permitted", 0 },
  { OUT ",'permit_number':'1/QĐ-UBND'", "2026-11-19", "permitted", 0 },
  { OUT, "2026-11-20", "abroad", 0 },
  { OUT, "2026-11-25", "abroad", 0 },
  { OUT, "2026-11-26", "returned", 14 },
  { OUT, "2026-12-10", "returned", 0 },
  { OUT, "2026-12-11", "report_overdue", 1 },
  { OUT LATE, "2026-11-20", "planned", 0 },
  { OUT LATE, "2026-11-27", "abroad", 0 },
  { OUT LATE, "2026-11-28", "returned", 14 },
  { OUT ",'report_date':'2026-12-01'", "2027-01-01", "reported", 0 },
  { OUT ",'report_date':'2026-12-01','closed_date':'2026-12-05'", "2027-01-01", "closed", 0 },
  { OUT ",'hold':'postponed'", "2026-11-21", "postponed", 0 },
  { OUT ",'hold':'cancelled'", "2026-11-21", "cancelled", 0 },
  /* A visit of one day, as that of 03/02/2026. */
  { IN, "2026-02-02", "planned", 0 },
  { IN, "2026-02-03", "visiting", 0 },
  { IN, "2026-02-04", "ended", 14 },
  { IN, "2026-02-18", "ended", 0 },
  { IN, "2026-02-19", "report_overdue", 1 },
  /* A month may begin on its first day and end on its last. */
  { "'direction':'outgoing','start_date':'2026-11'", "2026-10-31", "planned", 0 },
  { "'direction':'outgoing','start_date':'2026-11'", "2026-11-01", "abroad", 0 },
  { "'direction':'outgoing','start_date':'2026-11'", "2026-11-30", "abroad", 0 },
  { "'direction':'outgoing','start_date':'2026-11'", "2026-12-01", "returned", 14 },
  { "'direction':'outgoing','start_date':'2024-02-29'", "2024-03-01", "returned", 14 },
  { "'direction':'outgoing'", "2026-11-22", "planned", 0 },
};

static void
test_statuses (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (BgRecord) delegation = record_from (&bg_delegation_kind, statuses[i].fields);
      BgRules rules = rules_on (statuses[i].today);
      BgStatus status = bg_record_get_status (delegation, &rules);

      if (g_strcmp0 (status.code, statuses[i].code) != 0 || status.days != statuses[i].days)
        g_error ("{%s} on %s is %s, %d and not %s, %d", statuses[i].fields, statuses[i].today, status.code,
                 status.days, statuses[i].code, statuses[i].days);
    }
}

/* Bộ luật Dân sự 2015, Điều 147, 148: the day of return is not counted, a last day off rolls forward. */
static void
test_report_due (void)
{
  static const struct
  {
    const char *end;
    int days;
    const char *plain;
    const char *rolled;
  } cases[] = {
    { "2026-11-25", 15, "2026-12-10", "2026-12-10" }, { "2026-11-27", 15, "2026-12-12", "2026-12-14" },
    { "2026-11-28", 15, "2026-12-13", "2026-12-14" }, { "2026-11-25", 10, "2026-12-05", "2026-12-07" },
    { "2026-12-17", 15, "2027-01-01", "2027-01-04" },
  };
  g_autoptr (BgCalendar) calendar = bg_calendar_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *fields = g_strdup_printf ("'start_date':'2026-11-20','end_date':'%s'", cases[i].end);
      g_autoptr (BgRecord) delegation = record_from (&bg_delegation_kind, fields);
      BgRules rules = rules_on ("2026-11-22");
      char iso[BG_DATE_ISO_SIZE];

      rules.report_days = cases[i].days;
      g_assert_cmpstr (bg_date_to_iso (bg_delegation_get_report_due (delegation, &rules), iso), ==,
                       cases[i].plain);
      rules.calendar = calendar;
      g_assert_cmpstr (bg_date_to_iso (bg_delegation_get_report_due (delegation, &rules), iso), ==,
                       cases[i].rolled);
    }
}

/* Only officials who travelled and are back owe their passports. */
static void
test_passports (void)
{
  static const struct
  {
    const char *fields;
    const char *today;
    gboolean owed;
  } cases[] = {
    { OUT ",'members':[{'full_name':'A','passport_kind':'official'}]", "2026-11-25", FALSE },
    { OUT ",'members':[{'full_name':'A','passport_kind':'official'}]", "2026-11-26", TRUE },
    { OUT ",'members':[{'full_name':'A','passport_kind':'ordinary'},{'full_name':'B'}]", "2026-11-26",
      FALSE },
    { OUT ",'members':[{'full_name':'A','passport_kind':'diplomatic','passport_returned_date':'2026-11-26'}]",
      "2026-11-26", FALSE },
    { OUT ",'hold':'cancelled','members':[{'full_name':'A','passport_kind':'official'}]", "2026-11-26",
      FALSE },
    { IN ",'members':[{'full_name':'A','passport_kind':'diplomatic'}]", "2026-11-26", FALSE },
    { "'direction':'outgoing','members':[{'full_name':'A','passport_kind':'official'}]", "2026-11-26",
      FALSE },
  };
  const BgFilter *filter = bg_kind_get_filter (&bg_delegation_kind, "passports");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BgRecord) delegation = record_from (&bg_delegation_kind, cases[i].fields);
      BgRules rules = rules_on (cases[i].today);

      if ((filter->match (delegation, &rules) != FALSE) != cases[i].owed)
        g_error ("{%s} on %s", cases[i].fields, cases[i].today);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/delegations/statuses", test_statuses);
  g_test_add_func ("/delegations/report-due", test_report_due);
  g_test_add_func ("/delegations/passports", test_passports);
  return g_test_run ();
}
