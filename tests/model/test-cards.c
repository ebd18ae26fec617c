/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list and the head of a page say of a record: second lines, facts, steps of life. */
#include "model-fixture.h"

static char *
find_title (const char *kind, const char *id, gpointer data)
{
  return g_strcmp0 (id, "p1") == 0 ? g_strdup_printf ("%s Phuket", kind) : NULL;
}

#define TODAY "2026-11-23"

typedef struct
{
  const BgKind *kind;
  const char *fields;
  const char *text;
} Case;

static const Case subtitles[] = {
  { &bg_agreement_kind, "", "" },
  { &bg_agreement_kind, "'partner':'p1'", "partner Phuket" },
  { &bg_agreement_kind, "'signed_date':'2024-05'", "signed tháng 5/2024" },
  { &bg_agreement_kind,
    "'partner':'p1','signed_date':'2020-05-03','term_kind':'length','term_years':5,'auto_renewal':true,"
    "'renewal_months':60",
    "partner Phuket · signed 03/05/2020 · ends 03/05/2030" },
  { &bg_delegation_kind, "", "" },
  { &bg_delegation_kind, "'direction':'incoming','country':'Lào','guest_count':3,'start_date':'2026-12-01'",
    "01/12/2026 · Lào · 3 people" },
  /* Whoever has a name counts, and who was only announced. */
  { &bg_delegation_kind, "'guest_count':1,'members':[{},{}]", "2 people" },
  { &bg_delegation_kind,
    "'direction':'outgoing','country':'Lào','countries':[{'country':'Thái Lan'},{'country':'Nhật Bản'}],"
    "'start_date':'2026-12-01','end_date':'2026-12-05','actual_end_date':'2026-12-06'",
    "01–06/12/2026 · Thái Lan; Nhật Bản" },
  { &bg_task_kind, "", "" },
  { &bg_task_kind, "'due_date':'2026-11-23'", "Due 23/11/2026" },
  /* Only what is overdue is asked for reminders: not on the day itself. */
  { &bg_task_kind, "'due_date':'2026-11-23','reminders':[{'date':'2026-11-01'}]", "Due 23/11/2026" },
  { &bg_task_kind, "'due_date':'2026-11-22'", "Due 22/11/2026 · not reminded yet" },
  { &bg_task_kind, "'due_date':'2026-11-22','reminders':[{'date':'2026-11-01'},{'date':'2026-11-09'}]",
    "Due 22/11/2026 · reminded 2 times, last on 09/11/2026" },
  { &bg_task_kind, "'due_date':'2026-11-22','completed_date':'2026-11-23','due_changes':[{}]",
    "Done on 23/11/2026 · Due 22/11/2026 · moved 1 times" },
  /* Without words of its own: the first three listed facts. */
  { &bg_partner_kind, "'name':'Phuket','country':'Thái Lan'", "Thái Lan" },
  { &bg_partner_kind,
    "'name':'Phuket','level':'province','country':'Thái Lan','relation':'formal','established_date':'2014'",
    "Province or city · Thái Lan · Formal" },
  { &bg_officer_kind, "'full_name':'An','position':'Chuyên viên','phone':'0913000000'", "Chuyên viên" },
};

static void
test_subtitles (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (subtitles); i++)
    {
      g_autoptr (BgRecord) record = record_from (subtitles[i].kind, subtitles[i].fields);
      BgRules rules = rules_on (TODAY);
      g_autofree char *text = bg_record_dup_subtitle (record, &rules, find_title, NULL);

      g_assert_cmpstr (text, ==, subtitles[i].text);
    }
}

static void
tell_cb (const char *label, const char *text, const char *target, const char *id, gpointer data)
{
  g_string_append_printf (data, "%s: %s", label, text);
  if (id != NULL)
    g_string_append_printf (data, " [%s %s]", target, id);
  g_string_append_c (data, '\n');
}

static const Case facts[] = {
  { &bg_agreement_kind, "'partner':'p1','signed_date':'2020-05-03','signed_place':'Cà Mau'",
    "Foreign partner: partner Phuket [partner p1]\nSigned on: 03/05/2020\nPlace of signing: Cà Mau\nIn force "
    "from: \n"
    "End: \nAgency that leads the implementation: \n" },
  { &bg_delegation_kind,
    "'direction':'incoming','country':'Lào','start_date':'2026-12-01','end_date':'2026-12-02','received_by':"
    "'Chủ tịch','funding':'own','members':[{'full_name':'Ba'},{'full_name':'An','role':'head'}]",
    "Dates: 01–02/12/2026\nPartner: \nHead of delegation: An\nComes from: Lào\nReceived by: Chủ tịch\n"
    "Host agency: \n" },
  { &bg_delegation_kind,
    "'direction':'outgoing','funding':'own','permit_number':'5/QĐ','countries':[{'country':'Lào'}],"
    "'members':[{'full_name':'Ba','role':'member'}],'coordinating_agencies':[{'agency':'p1'}]",
    "Dates: \nPartner: \nHead of delegation: \nCountries, in order: Lào\nSource of funds: Own funds\n"
    "Decision: number and symbol: 5/QĐ\nCoordinating agencies: agency Phuket\n" },
  /* Without words of its own: the listed facts that are known, choices and personal values left out. */
  { &bg_partner_kind, "'name':'Phuket','level':'province','country':'Thái Lan','established_date':'2014'",
    "Country: Thái Lan\nRelation since: 2014\n" },
  { &bg_officer_kind, "'full_name':'An','phone':'0913000000','agency':'p1'",
    "Agency: agency Phuket [agency p1]\n" },
};

static void
test_facts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_autoptr (BgRecord) record = record_from (facts[i].kind, facts[i].fields);
      g_autoptr (GString) text = g_string_new (NULL);

      bg_record_foreach_fact (record, find_title, NULL, tell_cb, text);
      g_assert_cmpstr (text->str, ==, facts[i].text);
    }
}

static void
step_cb (const BgStep *step, gpointer data)
{
  static const char marks[] = { '<', '*', '>' };

  g_string_append_printf (data, "%c%s(%s)", marks[step->state], step->label, step->detail);
  if (step->state == BG_STEP_NOW)
    g_string_append_printf (data, "%s", bg_tone_get_name (step->tone));
}

#define FIVE "'signed_date':'2020-05-03','effective_date':'2020-06-01','term_kind':'length','term_years':5"

static const struct
{
  const char *fields;
  const char *today;
  const char *steps;
} lives[] = {
  { "'planned_date':'2026'", TODAY,
    "*Planned(2026)grey>Opinions asked()>Permitted to sign()>Signed()>In force()>About to end()"
    ">No longer in force()" },
  { FIVE, "2020-05-31",
    "<Planned()<Opinions asked()<Permitted to sign()*Signed(03/05/2020)blue"
    ">In force(01/06/2020)>About to end()>No longer in force(01/06/2025)" },
  { FIVE, "2020-06-01",
    "<Planned()<Opinions asked()<Permitted to sign()<Signed(03/05/2020)*In force(01/06/2020)green"
    ">About to end()>No longer in force(01/06/2025)" },
  { FIVE, "2025-05-31",
    "<Planned()<Opinions asked()<Permitted to sign()<Signed(03/05/2020)<In force(01/06/2020)"
    "*About to end(1 days left)yellow>No longer in force(01/06/2025)" },
  { FIVE, "2025-06-01",
    "<Planned()<Opinions asked()<Permitted to sign()<Signed(03/05/2020)<In force(01/06/2020)"
    "*About to end()yellow>No longer in force(01/06/2025)" },
  { FIVE, "2025-06-02",
    "<Planned()<Opinions asked()<Permitted to sign()<Signed(03/05/2020)<In force(01/06/2020)"
    "<About to end()*No longer in force(01/06/2025)grey" },
  /* What is no step of its own stands where it interrupts or ends the life. */
  { "'signed_date':'2020-05-03','suspended_date':'2022-01-01'", "2022-01-01",
    "<Planned()<Opinions asked()<Permitted to sign()<Signed(03/05/2020)*Suspended()grey"
    ">About to end()>No longer in force()" },
  { "'signed_date':'2020-05-03','terminated_date':'2022-01-01'", "2022-01-01",
    "<Planned()<Opinions asked()<Permitted to sign()<Signed(03/05/2020)<In force()"
    "<About to end()*Has been terminated()grey" },
  { "'signed_date':'2020-05-03'", "2022-01-01",
    "<Planned()<Opinions asked()<Permitted to sign()<Signed(03/05/2020)*Term not known()yellow"
    ">About to end()>No longer in force()" },
};

static void
test_lives (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lives); i++)
    {
      g_autoptr (BgRecord) record = record_from (&bg_agreement_kind, lives[i].fields);
      g_autoptr (GString) text = g_string_new (NULL);
      BgRules rules = rules_on (lives[i].today);

      bg_agreement_kind.foreach_step (record, &rules, step_cb, text);
      g_assert_cmpstr (text->str, ==, lives[i].steps);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cards/subtitles", test_subtitles);
  g_test_add_func ("/cards/facts", test_facts);
  g_test_add_func ("/cards/lives", test_lives);
  return g_test_run ();
}
