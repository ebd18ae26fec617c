/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the computed dates came about, in words: ends and notice of agreements, reports of delegations. */
#include "bg-agreement.h"
#include "bg-delegation.h"
#include "bg-office-calendar.h"
#include "model-fixture.h"

typedef struct
{
  const char *fields;
  const char *today;
  /* A line for each date: what | the day | what is left | how. */
  const char *told;
} Case;

static void
tell_cb (const BgReckoning *reckoning, gpointer text)
{
  g_string_append_printf (text, "%s | %s | %s | %s (%s)\n", reckoning->label, reckoning->value,
                          reckoning->aside, reckoning->how, bg_tone_get_name (reckoning->tone));
}

static void
check_case (const BgKind *kind, const Case *expected, const BgCalendar *calendar)
{
  g_autoptr (BgRecord) record = record_from (kind, expected->fields);
  g_autoptr (GString) text = g_string_new (NULL);
  BgRules rules = rules_on (expected->today);

  rules.calendar = calendar;
  if (kind->derive != NULL)
    kind->derive (record);
  kind->foreach_reckoning (record, &rules, tell_cb, text);
  if (g_strcmp0 (text->str, expected->told) != 0)
    g_error ("{%s} on %s tells\n%s and not\n%s", expected->fields, expected->today, text->str,
             expected->told);
}

#define FIVE   "'signed_date':'2020-05-03','term_kind':'length','term_years':5"
#define RENEWS FIVE ",'auto_renewal':true,'renewal_months':60,'notice_months':6"
#define BY_FIVE                                                                                              \
  "counted from 03/05/2020, 5 years, to the same day of the last year (Civil Code 2015, Article 148)"
#define BY_RENEWAL                                                                                           \
  "renews itself by 60 months unless a party gives notice 6 months before; a renewal is notified to the "    \
  "Ministry of Foreign Affairs within 15 days of its effect (Law 70/2020/QH14, Article 33)"

static const Case agreements[] = {
  /* Nothing is computed where no term is known. */
  { "", "2026-11-22", "" },
  { "'signed_date':'2020-05-03','term_kind':'indefinite'", "2026-11-22", "" },
  { "'term_kind':'length','term_years':5", "2026-11-22", "" },
  /* The day before, the day, the day after. */
  { FIVE, "2025-05-02", "End | thứ Bảy 03/05/2025 | 1 days left | " BY_FIVE " (grey)\n" },
  { FIVE, "2025-05-03", "End | thứ Bảy 03/05/2025 | today | " BY_FIVE " (grey)\n" },
  { FIVE, "2025-05-04", "End | thứ Bảy 03/05/2025 | 1 days ago | " BY_FIVE " (grey)\n" },
  /* Counted from the day of effect where there is one, and in months. */
  { "'signed_date':'2024-01-01','effective_date':'2024-08-31','term_kind':'length','term_years':1,"
    "'term_months':6",
    "2026-02-18",
    "End | thứ Bảy 28/02/2026 | 10 days left | counted from 31/08/2024, 1 years and 6 months, to the same "
    "day of the last month (Civil Code 2015, Article 148) (grey)\n" },
  /* Known to the year alone: over with its last day, and without a weekday. */
  { "'signed_date':'2022','term_kind':'period','period_end':'2027'", "2027-12-30",
    "End | 2027 | 1 days left | the end of the period as the text says (grey)\n" },
  /* The correction goes before everything, and says what it replaces. */
  { FIVE ",'end_override':'2027-01-31','end_reason':'Công hàm 12'", "2027-01-31",
    "End | Chủ nhật 31/01/2027 | today | corrected by hand: Công hàm 12 (computed: 03/05/2025) (grey)\n" },
  { "'end_override':'2027-01-31','end_reason':'Công hàm 12'", "2027-01-31",
    "End | Chủ nhật 31/01/2027 | today | corrected by hand: Công hàm 12 (computed: not known) (grey)\n" },
  { FIVE ",'amendments':[{'kind':'amended'},{'kind':'extended','new_end_date':'2030-05-03'}]", "2030-05-03",
    "End | thứ Sáu 03/05/2030 | today | by the last extension (grey)\n" },
  { FIVE ",'amendments':[{'kind':'amended'}]", "2025-05-03",
    "End | thứ Bảy 03/05/2025 | today | " BY_FIVE " (grey)\n" },
  /* What renews itself has a last day for notice, and says when it has been renewed. */
  { RENEWS, "2025-05-03",
    "End | thứ Bảy 03/05/2025 | today | " BY_FIVE " (grey)\n"
    "Last day to give notice | Chủ nhật 03/11/2024 | 181 days ago | " BY_RENEWAL " (yellow)\n" },
  { RENEWS, "2025-05-04",
    "End | thứ Sáu 03/05/2030 | 1825 days left | " BY_FIVE "; renewed since (grey)\n"
    "Last day to give notice | thứ Bảy 03/11/2029 | 1644 days left | " BY_RENEWAL " (yellow)\n" },
  { RENEWS ",'non_renewal_date':'2024-10-01'", "2025-05-04",
    "End | thứ Bảy 03/05/2025 | 1 days ago | " BY_FIVE " (grey)\n" },
};

static void
test_agreements (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (agreements); i++)
    check_case (&bg_agreement_kind, &agreements[i], NULL);
}

/* Fifteen days after Saturday 21/11 is Sunday 06/12: a day off. */
#define TRIP    "'direction':'outgoing','start_date':'2026-11-17','end_date':'2026-11-19'"
#define WEEKEND "'direction':'outgoing','start_date':'2026-11-17','end_date':'2026-11-21'"

static const Case delegations[] = {
  { "'direction':'outgoing'", "2026-11-25", "" },
  { TRIP, "2026-11-25",
    "Report due | thứ Sáu 04/12/2026 | 9 days left | 15 days after 19/11/2026, by the rule of the province "
    "(yellow)\n" },
  { TRIP, "2026-12-04",
    "Report due | thứ Sáu 04/12/2026 | 0 days left | 15 days after 19/11/2026, by the rule of the province "
    "(yellow)\n" },
  { TRIP, "2026-12-05",
    "Report due | thứ Sáu 04/12/2026 | 1 days ago | 15 days after 19/11/2026, by the rule of the province "
    "(red)\n" },
  { WEEKEND, "2026-12-07",
    "Report due | thứ Hai 07/12/2026 | 0 days left | 15 days after 21/11/2026 is Chủ nhật 06/12/2026, a day "
    "off; moved to the next working day (Civil Code 2015, Article 148) (yellow)\n" },
  /* The end that was counts, not the one that was planned. */
  { TRIP ",'actual_start_date':'2026-11-17','actual_end_date':'2026-11-20'", "2026-12-07",
    "Report due | thứ Hai 07/12/2026 | 0 days left | 15 days after 20/11/2026 is thứ Bảy 05/12/2026, a day "
    "off; moved to the next working day (Civil Code 2015, Article 148) (yellow)\n" },
  /* Nothing is due any more. */
  { TRIP ",'report_date':'2026-12-01'", "2026-12-05", "" },
  { TRIP ",'closed_date':'2026-12-01'", "2026-12-05", "" },
  { TRIP ",'hold':'postponed'", "2026-12-05", "" },
};

static void
test_delegations (void)
{
  g_autoptr (BgCalendar) calendar = bg_office_create_calendar (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (delegations); i++)
    check_case (&bg_delegation_kind, &delegations[i], calendar);
}

/* Without a calendar no day is off. */
static void
test_without_calendar (void)
{
  static const Case plain = { WEEKEND, "2026-12-06",
                              "Report due | Chủ nhật 06/12/2026 | 0 days left | 15 days after 21/11/2026, by "
                              "the rule of the province (yellow)\n" };

  check_case (&bg_delegation_kind, &plain, NULL);
}

/* A day off that the office wrote down rolls the report on; a swapped working day does not. */
static void
test_office_calendar (void)
{
  g_autoptr (BgRecord) office =
    record_from (&bg_office_kind, "'name':'Sở','days_off':[{'date':'2026-12-04','name':'Nghỉ bù'},"
                                  "{'date':'2026-12','name':'Chưa rõ'}],"
                                  "'working_days':[{'date':'2026-12-05','name':'Làm bù'}]");
  g_autoptr (BgCalendar) calendar = bg_office_create_calendar (office);
  g_autoptr (BgRecord) trip = record_from (&bg_delegation_kind, TRIP);
  BgRules rules = rules_on ("2026-11-25");
  char iso[BG_DATE_ISO_SIZE];

  rules.calendar = calendar;
  g_assert_cmpstr (bg_date_to_iso (bg_delegation_get_report_due (trip, &rules), iso), ==, "2026-12-05");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reckoning/agreements", test_agreements);
  g_test_add_func ("/reckoning/delegations", test_delegations);
  g_test_add_func ("/reckoning/without-calendar", test_without_calendar);
  g_test_add_func ("/reckoning/office-calendar", test_office_calendar);
  return g_test_run ();
}
