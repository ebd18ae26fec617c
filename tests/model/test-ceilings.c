/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be spent on guests, by Thông tư 35/2026/TT-BTC as the office changed it. */
#include <string.h>

#include "bg-ceiling.h"
#include "model-fixture.h"

#define GUESTS "'title':'Đoàn vào','direction':'incoming','start_date':'2026-06-01','guest_class':"
#define COST   "'item':'Khoản'"

/* What is warned of: "W" asks for a reason, "N" only tells. */
static const struct
{
  const char *fields;
  const char *problems;
} cases[] = {
  /* Each ceiling: at it, and a đồng above. */
  { GUESTS "'A','costs':[{" COST ",'cost_kind':'room','estimate':9400000}]", "" },
  { GUESTS "'A','costs':[{" COST ",'cost_kind':'room','estimate':9400001}]", "W:ceiling" },
  { GUESTS "'B','costs':[{" COST ",'cost_kind':'room','estimate':7700000}]", "" },
  { GUESTS "'B','costs':[{" COST ",'cost_kind':'room','estimate':7700001}]", "W:ceiling" },
  { GUESTS "'C','costs':[{" COST ",'cost_kind':'room','estimate':4300001}]", "W:ceiling" },
  { GUESTS "'other','costs':[{" COST ",'cost_kind':'room','estimate':1600001}]", "W:ceiling" },
  { GUESTS "'A','costs':[{" COST ",'cost_kind':'meals','estimate':3000001}]", "W:ceiling" },
  { GUESTS "'B','costs':[{" COST ",'cost_kind':'meals','estimate':2000001}]", "W:ceiling" },
  { GUESTS "'C','costs':[{" COST ",'cost_kind':'meals','estimate':1600001}]", "W:ceiling" },
  { GUESTS "'other','costs':[{" COST ",'cost_kind':'meals','estimate':1200001}]", "W:ceiling" },
  { GUESTS "'B','costs':[{" COST ",'cost_kind':'flowers','estimate':1000001}]", "W:ceiling" },
  { GUESTS "'C','costs':[{" COST ",'cost_kind':'interpreting','estimate':750001}]", "W:ceiling" },
  { GUESTS "'C','costs':[{" COST ",'cost_kind':'simultaneous','estimate':1500001}]", "W:ceiling" },
  { GUESTS "'C','costs':[{" COST ",'cost_kind':'translation_in','estimate':300001}]", "W:ceiling" },
  { GUESTS "'C','costs':[{" COST ",'cost_kind':'translation_out','estimate':360001}]", "W:ceiling" },
  /* Units count; what was spent counts as what was estimated. */
  { GUESTS "'C','costs':[{" COST ",'cost_kind':'room','quantity':3,'estimate':12900000}]", "" },
  { GUESTS "'C','costs':[{" COST ",'cost_kind':'room','quantity':3,'estimate':12900001}]", "W:ceiling" },
  { GUESTS "'C','costs':[{" COST ",'cost_kind':'room','estimate':1,'actual':4300001}]", "W:ceiling" },
  /* No number is known for the highest class; another currency and other money are not compared. */
  { GUESTS "'special','costs':[{" COST ",'cost_kind':'room','estimate':99000000}]", "" },
  { GUESTS "'C','costs':[{" COST ",'cost_kind':'room','currency':'USD','estimate':99000000}]", "" },
  { GUESTS "'C','costs':[{" COST ",'cost_kind':'room','source':'own','estimate':99000000}]", "" },
  { GUESTS "'C','costs':[{" COST ",'cost_kind':'room','source':'state','estimate':99000000}]", "W:ceiling" },
  { GUESTS "'C','costs':[{" COST ",'cost_kind':'room','source':'host','estimate':99000000}]", "W:ceiling" },
  { GUESTS "'C','costs':[{" COST ",'cost_kind':'room','source':'mixed','estimate':99000000}]", "W:ceiling" },
  { GUESTS "'C','costs':[{" COST ",'estimate':99000000}]", "" },
  /* Gifts that are given, not those that are received. */
  { GUESTS "'A','gifts':[{'direction':'given','description':'Tranh','value':2600000}]", "" },
  { GUESTS "'A','gifts':[{'direction':'given','description':'Tranh','value':2600001}]", "W:ceiling" },
  { GUESTS "'B','gifts':[{'direction':'given','description':'Tranh','value':1800001}]", "W:ceiling" },
  { GUESTS "'C','gifts':[{'direction':'given','description':'Tranh','value':1000001}]", "W:ceiling" },
  { GUESTS "'C','gifts':[{'direction':'received','description':'Tranh','value':9000000}]", "" },
  /* One banquet. */
  { GUESTS "'C','costs':[{" COST ",'cost_kind':'banquet'}]", "" },
  { GUESTS "'C','costs':[{" COST ",'cost_kind':'banquet','quantity':2}]", "W:one_banquet" },
  { GUESTS "'C','costs':[{" COST ",'cost_kind':'banquet'},{" COST ",'cost_kind':'banquet'}]",
    "W:one_banquet" },
  /* In force from 18/05/2026; before it another circular held. */
  { "'title':'A','direction':'incoming','start_date':'2026-05-17','guest_class':'C','costs':[{" COST
    ",'cost_kind':'room','estimate':99000000}]",
    "" },
  { "'title':'A','direction':'incoming','start_date':'2026-05-18','guest_class':'C','costs':[{" COST
    ",'cost_kind':'room','estimate':99000000}]",
    "W:ceiling" },
  /* Without a class there is nothing to compare with, and that is said. */
  { "'title':'A','direction':'incoming','start_date':'2026-06-01','costs':[{" COST
    ",'cost_kind':'room','estimate':99000000}]",
    "N:guest_class" },
  { "'title':'A','direction':'outgoing','start_date':'2026-06-01','costs':[{" COST
    ",'cost_kind':'room','estimate':99000000}]",
    "" },
};

static char *
list_problems (BgRecord *record, const BgRules *rules)
{
  g_autoptr (BgProblems) problems = bg_problems_new ();
  GString *text = g_string_new (NULL);

  bg_record_validate (record, rules, problems);
  for (guint i = 0; i < bg_problems_get_n (problems); i++)
    {
      const BgProblem *problem = bg_problems_get (problems, i);
      g_auto (GStrv) rule = g_strsplit (problem->rule, ":", 2);

      g_string_append_printf (text, "%s%c:%s", i > 0 ? " " : "", "NWE"[problem->grade], rule[0]);
    }
  return g_string_free (text, FALSE);
}

static void
test_table (void)
{
  BgRules rules = rules_on ("2026-11-23");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BgRecord) record = record_from (&bg_delegation_kind, cases[i].fields);
      g_autofree char *found = list_problems (record, &rules);

      if (strcmp (found, cases[i].problems) != 0)
        g_error ("{%s}: “%s”, not “%s”", cases[i].fields, found, cases[i].problems);
    }
}

/* A reason lets it pass. */
static void
test_reason (void)
{
  BgRules rules = rules_on ("2026-11-23");
  g_autoptr (BgRecord) record = record_from (
    &bg_delegation_kind, GUESTS "'C','costs':[{" COST ",'cost_kind':'room','estimate':5000000}]");
  g_autoptr (BgProblems) problems = bg_problems_new ();
  const BgProblem *problem;

  bg_record_validate (record, &rules, problems);
  problem = bg_problems_get (problems, 0);
  g_assert_true (bg_problem_is_open (problem, record));
  bg_record_set_reason (record, problem->rule, "Mùa du lịch, không còn phòng khác");
  g_assert_false (bg_problem_is_open (problem, record));
  g_assert_nonnull (strstr (problem->message, "5.000.000"));
  g_assert_nonnull (strstr (problem->detail, "4.300.000"));
}

/* The office's number stands over the shipped one. */
static void
test_office (void)
{
  g_autoptr (BgRecord) office =
    record_from (&bg_office_kind, "'name':'A','ceilings':[{'ceiling':'room.C','amount':5000000},{'ceiling':"
                                  "'meals.C','amount':0},{'ceiling':'lạ','amount':1}]");
  g_autoptr (BgRecord) record = record_from (&bg_delegation_kind, GUESTS "'C'");
  g_autofree char *shipped = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *found = NULL;
  BgRules rules = rules_on ("2026-11-23");

  shipped = bg_ceilings_dup_words (record, &rules);
  g_assert_nonnull (strstr (shipped, "4.300.000"));
  bg_rules_from_office (&rules, office, day_from ("2026-11-23"));
  changed = bg_ceilings_dup_words (record, &rules);
  g_assert_nonnull (strstr (changed, "5.000.000"));
  /* A ceiling of nothing cannot be meant: it is refused, and the shipped one holds. */
  g_assert_nonnull (strstr (changed, "1.600.000"));
  found = list_problems (office, &rules);
  g_assert_nonnull (strstr (found, "E:ceiling_amount"));
}

/* What the office picks from names each ceiling with its value, in its order. */
static void
test_choices (void)
{
  guint n;
  const BgCeiling *ceilings = bg_ceilings_get_shipped (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GString) amount = g_string_new (NULL);

      g_string_printf (amount, "%" G_GINT64_FORMAT, ceilings[i].amount);
      for (gssize at = (gssize) amount->len - 3; at > 0; at -= 3)
        g_string_insert_c (amount, at, '.');
      g_string_prepend (amount, ": ");
      g_assert_cmpstr (bg_ceiling_choices[i].code, ==, ceilings[i].code);
      if (!g_str_has_suffix (bg_ceiling_choices[i].label, amount->str))
        g_error ("“%s” does not say %s", bg_ceiling_choices[i].label, amount->str);
    }
  g_assert_null (bg_ceiling_choices[n].code);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ceilings/table", test_table);
  g_test_add_func ("/ceilings/reason", test_reason);
  g_test_add_func ("/ceilings/office", test_office);
  g_test_add_func ("/ceilings/choices", test_choices);
  return g_test_run ();
}
