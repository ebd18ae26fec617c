/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which ready filters take a record, over the days on which that changes; the words and days of statuses. */
#include "model-fixture.h"

typedef struct
{
  const BgKind *kind;
  const char *fields;
  const char *today;
  const char *filters;
} Case;

#define TASK  &bg_task_kind, "'due_date':'2026-11-22'"
#define TRIP  &bg_delegation_kind, "'direction':'outgoing','start_date':'2026-11-17','end_date':'2026-11-19'"
#define GUEST &bg_delegation_kind, "'direction':'incoming','start_date':'2026-11-17'"
#define FIVE  "'signed_date':'2020-05-03','term_kind':'length','term_years':5"

static const Case cases[] = {
  { TASK, "2026-10-22", "in_time open" },
  { TASK, "2026-10-23", "in_time month_ahead open" },
  { TASK, "2026-11-14", "in_time month_ahead open" },
  { TASK, "2026-11-15", "due_soon open" },
  { TASK, "2026-11-22", "due_soon open" },
  { TASK, "2026-11-23", "overdue open" },
  { TASK ",'completed_date':'2026-11-23'", "2026-11-23", "done" },
  { TASK ",'hold':'paused'", "2026-11-23", "held" },
  { TASK ",'hold':'cancelled'", "2026-11-23", "held" },
  { &bg_task_kind, "", "2026-11-23", "open" },
  { &bg_task_kind, "'due_kind':'continuous'", "2026-11-23", "open" },
  { TRIP, "2026-11-16", "upcoming outgoing" },
  { TRIP, "2026-11-17", "under_way outgoing" },
  { TRIP, "2026-11-19", "under_way outgoing" },
  { TRIP, "2026-11-20", "unreported outgoing" },
  { TRIP, "2026-12-05", "unreported outgoing" },
  { TRIP ",'report_date':'2026-11-20'", "2026-11-20", "outgoing" },
  { TRIP ",'members':[{'passport_kind':'official'}]", "2026-11-19", "under_way outgoing" },
  { TRIP ",'members':[{'passport_kind':'official'}]", "2026-11-20", "unreported passports outgoing" },
  { TRIP ",'members':[{},{'passport_kind':'ordinary'}]", "2026-11-20", "unreported outgoing" },
  { TRIP ",'members':[{'passport_kind':'diplomatic','passport_returned_date':'2026-11-20'}]", "2026-11-20",
    "unreported outgoing" },
  { TRIP ",'hold':'cancelled','members':[{'passport_kind':'official'}]", "2026-11-20", "outgoing" },
  { GUEST ",'members':[{'passport_kind':'official'}]", "2026-11-18", "unreported incoming" },
  { GUEST, "2026-11-17", "under_way incoming" },
  { &bg_delegation_kind, "", "2026-11-17", "upcoming" },
  { &bg_agreement_kind, "", "2026-11-23", "preparing" },
  { &bg_agreement_kind, FIVE, "2020-05-02", "preparing" },
  { &bg_agreement_kind, FIVE, "2020-05-03", "in_force" },
  { &bg_agreement_kind, FIVE, "2024-11-02", "in_force" },
  { &bg_agreement_kind, FIVE, "2024-11-03", "in_force expiring" },
  { &bg_agreement_kind, FIVE, "2025-05-03", "in_force expiring" },
  { &bg_agreement_kind, FIVE, "2025-05-04", "expired" },
  { &bg_agreement_kind, FIVE ",'replaced_by':'x'", "2021-01-01", "expired" },
  { &bg_agreement_kind, FIVE ",'suspended_date':'2021-01-01'", "2021-01-01", "" },
  { &bg_agreement_kind, "'signed_date':'2020-05-03'", "2021-01-01", "incomplete" },
  { &bg_agreement_kind, "'signed':true,'term_kind':'indefinite'", "2021-01-01", "in_force incomplete" },
  { &bg_document_kind, "'direction':'outgoing'", "2026-11-23", "outgoing" },
  { &bg_document_kind, "'direction':'incoming'", "2026-11-23", "incoming" },
  { &bg_document_kind, "'direction':'incoming','due_date':'2026-11-30'", "2026-11-23",
    "incoming unanswered" },
  { &bg_document_kind, "'direction':'incoming','due_date':'2026-11-30','reply_number':'1'", "2026-11-23",
    "incoming" },
  { &bg_document_kind, "'direction':'outgoing','due_date':'2026-11-30','clauses':[{}]", "2026-11-23",
    "outgoing gives_work" },
  { &bg_partner_kind, "'relation':'formal'", "2026-11-23", "formal" },
  { &bg_partner_kind, "'relation':'exploring'", "2026-11-23", "exploring" },
  { &bg_partner_kind, "'relation':'friendly'", "2026-11-23", "" },
  { &bg_agency_kind, "'valid_to':'2025-06-30'", "2025-06-30", "current" },
  { &bg_agency_kind, "'valid_to':'2025-06-30'", "2025-07-01", "dissolved" },
};

static void
test_matches (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BgRecord) record = record_from (cases[i].kind, cases[i].fields);
      g_autoptr (GString) taken = g_string_new (NULL);
      BgRules rules = rules_on (cases[i].today);

      for (const BgFilter *filter = cases[i].kind->filters; filter->name != NULL; filter++)
        if (filter->match (record, &rules))
          g_string_append_printf (taken, "%s%s", taken->len > 0 ? " " : "", filter->name);
      if (g_strcmp0 (taken->str, cases[i].filters) != 0)
        g_error ("{%s} on %s is taken by “%s” and not “%s”", cases[i].fields, cases[i].today, taken->str,
                 cases[i].filters);
    }
}

static const struct
{
  const BgKind *kind;
  const char *fields;
  const char *today;
  const char *word;
  const char *short_word;
  const char *tone;
} words[] = {
  { TASK, "2026-11-23", "Overdue by 1 days", "Overdue by 1 days", "red" },
  { TASK, "2026-11-22", "Due today", "Due today", "yellow" },
  { TASK, "2026-11-21", "Due soon, 1 days left", "1 days left", "yellow" },
  { TASK, "2026-11-14", "Not started", "8 days left", "grey" },
  { TASK ",'progress':5", "2026-11-14", "In time, 8 days left", "8 days left", "blue" },
  { TASK ",'completed_date':'2026-11-21'", "2026-11-23", "Done early", "Done early", "green" },
  { TASK ",'completed_date':'2026-11-23'", "2026-11-23", "Done late", "Done late", "orange" },
  { TRIP, "2026-11-20", "Returned, report due in 14 days", "14 days left", "yellow" },
  { TRIP, "2026-12-04", "Returned, report due in 0 days", "Returned, report due in 0 days", "yellow" },
  { TRIP, "2026-12-05", "Report overdue by 1 days", "Report overdue by 1 days", "red" },
  { GUEST, "2026-11-18", "Ended, report due in 14 days", "14 days left", "yellow" },
  { &bg_agreement_kind, FIVE, "2025-05-02", "About to end, 1 days left", "1 days left", "yellow" },
  /* A kind without a status, and a record that has none, say nothing. */
  { &bg_partner_kind, "", "2026-11-23", NULL, NULL, "grey" },
  { &bg_agency_kind, "", "2026-11-23", NULL, NULL, "grey" },
};

static void
test_words (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (BgRecord) record = record_from (words[i].kind, words[i].fields);
      BgRules rules = rules_on (words[i].today);
      BgStatus status = bg_record_get_status (record, &rules);
      g_autofree char *word = bg_status_dup_word (&status);
      g_autofree char *short_word = bg_status_dup_short_word (&status);

      g_assert_cmpstr (word, ==, words[i].word);
      g_assert_cmpstr (short_word, ==, words[i].short_word);
      g_assert_cmpstr (bg_tone_get_name (status.tone), ==, words[i].tone);
    }
}

static void
bind_cb (const char *name, const char *value, gpointer text)
{
  g_string_append_printf (text, "%s=%s ", name, value);
}

/* The days that the SQL of filters names; a month later is the last day of one that is shorter. */
static void
test_bindings (void)
{
  g_autoptr (BgRecord) office =
    record_from (&bg_office_kind, "'warning_days':10,'expiry_months':3,'report_days':-1,'trip_people':5000");
  g_autoptr (GString) shipped = g_string_new (NULL);
  g_autoptr (GString) own = g_string_new (NULL);
  BgRules rules;

  bg_rules_from_office (&rules, NULL, day_from ("2024-08-31"));
  bg_rules_foreach_binding (&rules, bind_cb, shipped);
  g_assert_cmpstr (shipped->str, ==,
                   ":today=2024-08-31 :tomorrow=2024-09-01 :soon=2024-09-07 :month_ahead=2024-09-30 "
                   ":expiry=2025-02-28 ");
  bg_rules_from_office (&rules, office, day_from ("2024-08-31"));
  bg_rules_foreach_binding (&rules, bind_cb, own);
  g_assert_cmpstr (own->str, ==,
                   ":today=2024-08-31 :tomorrow=2024-09-01 :soon=2024-09-10 :month_ahead=2024-09-30 "
                   ":expiry=2024-11-30 ");
  /* Numbers that cannot be meant leave the shipped ones. */
  g_assert_cmpint (rules.report_days, ==, 15);
  g_assert_cmpint (rules.trip_people, ==, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filters/matches", test_matches);
  g_test_add_func ("/filters/words", test_words);
  g_test_add_func ("/filters/bindings", test_bindings);
  return g_test_run ();
}
