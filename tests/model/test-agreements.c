/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Agreements: their end by Bộ luật Dân sự 2015, Điều 148, renewals, notice, and statuses (DOMAIN 2.4). */
#include "bg-agreement.h"
#include "model-fixture.h"

#define FIVE "'term_kind':'length','term_years':5"

static void
test_end (void)
{
  static const struct
  {
    const char *fields;
    const char *end;
  } cases[] = {
    { "", "" },
    { "'effective_date':'2020-05-03'," FIVE, "2025-05-03" },
    /* Where the text is silent, from the day of signing. */
    { "'signed_date':'2020-05-03'," FIVE, "2025-05-03" },
    { "'signed_date':'2020-01-01','effective_date':'2020-05-03'," FIVE, "2025-05-03" },
    /* No such day in the last month: its last one. */
    { "'effective_date':'2024-02-29','term_kind':'length','term_years':1", "2025-02-28" },
    { "'effective_date':'2024-02-29','term_kind':'length','term_years':4", "2028-02-29" },
    { "'effective_date':'2024-08-31','term_kind':'length','term_months':1", "2024-09-30" },
    { "'effective_date':'2024-08-31','term_kind':'length','term_months':6", "2025-02-28" },
    { "'effective_date':'2024-08-31','term_kind':'length','term_years':1,'term_months':6", "2026-02-28" },
    { "'effective_date':'2024-12-15','term_kind':'length','term_months':13", "2026-01-15" },
    /* Only what is known of the start is known of the end. */
    { "'signed_date':'2014-05'," FIVE, "2019-05" },
    { "'signed_date':'2014'," FIVE, "2019" },
    { "'signed_date':'2014','term_kind':'length','term_months':18", "2015" },
    { FIVE, "" },
    { "'signed_date':'2014-05','term_kind':'length'", "" },
    { "'signed_date':'2014-05','term_kind':'length','term_years':0", "" },
    { "'signed_date':'2022','term_kind':'period','period_end':'2027'", "2027" },
    { "'signed_date':'2022','term_kind':'period'", "" },
    { "'signed_date':'2022','term_kind':'indefinite','term_years':5", "" },
    /* The last extension goes first. */
    { "'signed_date':'2020-05-03'," FIVE ",'amendments':[{'kind':'extended','new_end_date':'2030-05-03'}]",
      "2030-05-03" },
    { "'amendments':[{'kind':'extended','new_end_date':'2030'},{'kind':'extended','new_end_date':'2035'},"
      "{'kind':'amended'}]",
      "2035" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BgRecord) agreement = record_from (&bg_agreement_kind, cases[i].fields);
      char iso[BG_DATE_ISO_SIZE];

      bg_date_to_iso (bg_agreement_compute_end (agreement), iso);
      if (g_strcmp0 (iso, cases[i].end) != 0)
        g_error ("{%s} ends on “%s”, not “%s”", cases[i].fields, iso, cases[i].end);
    }
}

/* Each renewal is counted from the first end, so that 31/08 does not become 28 for good. */
static void
test_renewals (void)
{
  static const struct
  {
    const char *end;
    int months;
    const char *today;
    const char *renewed;
  } cases[] = {
    { "2025-05-03", 60, "2025-05-03", "2025-05-03" },
    { "2025-05-03", 60, "2025-05-04", "2030-05-03" },
    { "2025-05-03", 60, "2030-05-04", "2035-05-03" },
    { "2025-05-03", 12, "2026-11-22", "2027-05-03" },
    { "2024-08-31", 6, "2024-09-01", "2025-02-28" },
    { "2024-08-31", 6, "2025-03-01", "2025-08-31" },
    { "2024-02-29", 12, "2027-03-01", "2028-02-29" },
    { "2024-02", 12, "2024-02-29", "2024-02" },
    { "2024-02", 12, "2024-03-01", "2025-02" },
    { "2024", 12, "2024-12-31", "2024" },
    { "2024", 12, "2025-01-01", "2025" },
    { "2024", 24, "2027-01-01", "2028" },
    { "2024", 18, "2025-01-01", "2026" },
    { "2025-05-03", 0, "2030-01-01", "2025-05-03" },
    { "", 12, "2030-01-01", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char iso[BG_DATE_ISO_SIZE];

      bg_date_to_iso (
        bg_agreement_renew_end (day_from (cases[i].end), cases[i].months, day_from (cases[i].today)), iso);
      if (g_strcmp0 (iso, cases[i].renewed) != 0)
        g_error ("%s + n × %d on %s is %s, not %s", cases[i].end, cases[i].months, cases[i].today, iso,
                 cases[i].renewed);
    }
}

#define RENEWS "'signed_date':'2020-05-03'," FIVE ",'auto_renewal':true,'renewal_months':60,'notice_months':6"

static void
test_notice_day (void)
{
  static const struct
  {
    const char *fields;
    const char *today;
    const char *day;
  } cases[] = {
    { RENEWS, "2024-01-01", "2024-11-03" },
    { RENEWS, "2025-05-03", "2024-11-03" },
    { RENEWS, "2025-05-04", "2029-11-03" },
    { RENEWS ",'non_renewal_date':'2024-10-01'", "2024-11-01", "" },
    { "'signed_date':'2020-05-03'," FIVE ",'notice_months':6", "2024-01-01", "" },
    { "'signed_date':'2020-05'," FIVE ",'auto_renewal':true,'notice_months':6", "2024-01-01", "" },
    { "'effective_date':'2024-08-31','term_kind':'length','term_years':1,'auto_renewal':true,'notice_months':"
      "6",
      "2024-09-01", "2025-02-28" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BgRecord) agreement = record_from (&bg_agreement_kind, cases[i].fields);
      char iso[BG_DATE_ISO_SIZE];

      bg_date_to_iso (bg_agreement_get_notice_day (agreement, day_from (cases[i].today)), iso);
      g_assert_cmpstr (iso, ==, cases[i].day);
    }
}

#define HELD    "'signed_date':'2020-05-03'," FIVE
#define ON(day) ",'effective_date':'" day "'}"

static const struct
{
  const char *fields;
  const char *today;
  const char *code;
  int days;
} statuses[] = {
  /* Before it is signed. */
  { "", "2026-11-22", "planned", 0 },
  { "'opinions_date':'2026-10'", "2026-11-22", "consulting", 0 },
  { "'opinions_date':'2026-10','permit_date':'2026-11'", "2026-11-22", "permitted_to_sign", 0 },
  { "'signed':false", "2026-11-22", "planned", 0 },
  /* Signed, and not yet in force. */
  { "'signed_date':'2026-11-01','effective_date':'2026-12-01'", "2026-11-30", "signed", 0 },
  { "'signed_date':'2026-11-01','effective_date':'2026-12-01','term_kind':'indefinite'", "2026-12-01",
    "in_force", 0 },
  { "'signed_date':'2026-11-01','effective_date':'2026-12'", "2026-11-30", "signed", 0 },
  { "'signed_date':'2026-11-01','effective_date':'2026-12'", "2026-12-01", "term_unknown", 0 },
  { "'signed':true", "2026-11-22", "term_unknown", 0 },
  { "'signed':true,'term_kind':'indefinite'", "2026-11-22", "in_force", 0 },
  /* In force, about to end within six months, over; the last day still counts. */
  { HELD, "2024-11-02", "in_force", 0 },
  { HELD, "2024-11-03", "expiring", 181 },
  { HELD, "2025-05-02", "expiring", 1 },
  { HELD, "2025-05-03", "expiring", 0 },
  { HELD, "2025-05-04", "expired", 0 },
  { "'signed_date':'2014-05'," FIVE, "2019-05-31", "expiring", 0 },
  { "'signed_date':'2014-05'," FIVE, "2019-06-01", "expired", 0 },
  { "'signed_date':'2022','term_kind':'period','period_end':'2027'", "2027-12-31", "expiring", 0 },
  { "'signed_date':'2022','term_kind':'period','period_end':'2027'", "2028-01-01", "expired", 0 },
  { "'signed_date':'2024-02-29','term_kind':'length','term_years':1", "2025-02-28", "expiring", 0 },
  { "'signed_date':'2024-02-29','term_kind':'length','term_years':1", "2025-03-01", "expired", 0 },
  /* Renewed by itself, until notice is given. */
  { RENEWS, "2025-05-03", "expiring", 0 },
  { RENEWS, "2025-05-04", "in_force", 0 },
  { RENEWS, "2035-05-03", "expiring", 0 },
  { RENEWS ",'non_renewal_date':'2024-10-01'", "2025-05-04", "expired", 0 },
  { HELD ",'auto_renewal':true", "2025-05-04", "expired", 0 },
  /* Corrected by hand, with a reason. */
  { HELD ",'end_override':'2027-01-31','end_reason':'x'", "2025-05-04", "in_force", 0 },
  { RENEWS ",'end_override':'2024-01-31','end_reason':'x'", "2024-02-01", "expired", 0 },
  /* Suspended, resumed, withdrawn, ended, replaced: from the day of effect. */
  { HELD ",'suspended_date':'2023-06-30'", "2023-06-29", "in_force", 0 },
  { HELD ",'suspended_date':'2023-06-30'", "2023-06-30", "suspended", 0 },
  { HELD ",'amendments':[{'kind':'suspended'" ON ("2023-06-30") "]", "2023-06-29", "in_force", 0 },
  { HELD ",'amendments':[{'kind':'suspended'" ON ("2023-06-30") "]", "2023-06-30", "suspended", 0 },
  { HELD ",'amendments':[{'kind':'suspended'" ON ("2023-06-30") ",{'kind':'resumed'" ON ("2023-09") "]",
    "2023-09-01", "in_force", 0 },
  { HELD ",'amendments':[{'kind':'resumed'" ON ("2023-09") ",{'kind':'suspended'" ON ("2023-06-30") "]",
    "2023-09-01", "in_force", 0 },
  { HELD ",'amendments':[{'kind':'resumed'" ON ("2023-09") ",{'kind':'suspended'" ON ("2023-06-30") "]",
    "2023-08-31", "suspended", 0 },
  { HELD ",'suspended_date':'2023-06-30','amendments':[{'kind':'resumed'" ON ("2023-09-01") "]", "2023-09-01",
    "in_force", 0 },
  { HELD ",'amendments':[{'kind':'withdrawn'" ON ("2024-01-01") "]", "2023-12-31", "in_force", 0 },
  { HELD ",'amendments':[{'kind':'withdrawn'" ON ("2024-01-01") "]", "2024-01-01", "terminated", 0 },
  { HELD ",'amendments':[{'kind':'terminated'" ON ("2024-01-01") "]", "2024-01-01", "terminated", 0 },
  { HELD ",'amendments':[{'kind':'terminated'}]", "2024-01-01", "in_force", 0 },
  { HELD ",'terminated_date':'2024-01-01'", "2023-12-31", "in_force", 0 },
  { HELD ",'terminated_date':'2024-01-01'", "2024-01-01", "terminated", 0 },
  { HELD ",'amendments':[{'kind':'replaced'" ON ("2024-01-01") "]", "2024-01-01", "replaced", 0 },
  { HELD ",'replaced_by':'01900000-0000-7000-8000-000000000001'", "2024-01-01", "replaced", 0 },
  { HELD ",'amendments':[{'kind':'amended'" ON ("2023-01-01") "]", "2024-01-01", "in_force", 0 },
  { HELD ",'amendments':[{'kind':'extended','new_end_date':'2030'" ON ("2025-01-01") "]", "2025-05-04",
    "in_force", 0 },
};

static void
test_statuses (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (BgRecord) agreement = record_from (&bg_agreement_kind, statuses[i].fields);
      BgRules rules = rules_on (statuses[i].today);
      BgStatus status = bg_record_get_status (agreement, &rules);

      if (g_strcmp0 (status.code, statuses[i].code) != 0 || status.days != statuses[i].days)
        g_error ("{%s} on %s is %s, %d and not %s, %d", statuses[i].fields, statuses[i].today, status.code,
                 status.days, statuses[i].code, statuses[i].days);
    }
}

/* What lists are ordered by is kept at each save: the correction, or else the computed end, not renewed. */
static void
test_derived_end (void)
{
  static const struct
  {
    const char *fields;
    const char *end;
  } cases[] = {
    { RENEWS, "2025-05-03" },
    { RENEWS ",'end_override':'2026'", "2026" },
    { "'end_date':'2030'", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BgRecord) agreement = record_from (&bg_agreement_kind, cases[i].fields);

      bg_agreement_kind.derive (agreement);
      g_assert_cmpstr (bg_record_get_text (agreement, "end_date"), ==, cases[i].end);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agreements/end", test_end);
  g_test_add_func ("/agreements/renewals", test_renewals);
  g_test_add_func ("/agreements/notice-day", test_notice_day);
  g_test_add_func ("/agreements/statuses", test_statuses);
  g_test_add_func ("/agreements/derived-end", test_derived_end);
  return g_test_run ();
}
