/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each rule of the law's deadlines on the days around its boundaries, against a table counted elsewhere. */
#include <stdlib.h>
#include <string.h>

#include "bg-deadline.h"
#include "model-fixture.h"

#define PROVINCE   "'title':'Bản ghi nhớ','capacity':'committee'"
#define DEPARTMENT "'title':'Bản ghi nhớ','capacity':'department'"
#define OUTGOING   "'title':'Đoàn ra','direction':'outgoing','start_date':'2025-01-01'"

/* A record that the rule applies to, but for the day of the event. */
static const struct
{
  const char *rule;
  const BgKind *kind;
  const char *fields;
} records[] = {
  { "R1", &bg_agreement_kind, PROVINCE ",'signed_date':'%s'" },
  { "R2", &bg_agreement_kind, DEPARTMENT ",'signed_date':'%s'" },
  { "R3a", &bg_agreement_kind, PROVINCE ",'amendments':[{'kind':'amended','effective_date':'%s'}]" },
  { "R3b", &bg_agreement_kind, DEPARTMENT ",'amendments':[{'kind':'extended','effective_date':'%s'}]" },
  { "R4a", &bg_agreement_kind, PROVINCE ",'amendments':[{'kind':'withdrawn','effective_date':'%s'}]" },
  { "R4b", &bg_agreement_kind, DEPARTMENT ",'amendments':[{'kind':'suspended','effective_date':'%s'}]" },
  { "R4c", &bg_agreement_kind, PROVINCE ",'terminated_date':'%s'" },
  { "R4d", &bg_agreement_kind, DEPARTMENT ",'suspended_date':'%s'" },
  { "R5", &bg_agreement_kind, PROVINCE ",'opinions':[{'agency':'Công an tỉnh','sent_date':'%s'}]" },
  { "R6", &bg_agreement_kind, DEPARTMENT ",'submitted_date':'%s'" },
  { "R8a", &bg_agreement_kind, PROVINCE ",'end_override':'%s','end_reason':'theo văn bản'" },
  { "R8b", &bg_agreement_kind, PROVINCE ",'end_override':'%s','end_reason':'theo văn bản'" },
  { "R8c", &bg_agreement_kind, PROVINCE ",'end_override':'%s','end_reason':'theo văn bản'" },
  { "R9", &bg_agreement_kind,
    PROVINCE ",'auto_renewal':true,'renewal_months':60,'notice_months':3,'end_override':'%s','end_reason':"
             "'theo văn bản'" },
  { "R10a", &bg_conference_kind, "'title':'Hội thảo','start_date':'%s'" },
  { "R10b", &bg_conference_kind, "'title':'Hội thảo','permit_level':'prime_minister','start_date':'%s'" },
  { "R11", &bg_conference_kind, "'title':'Hội thảo','start_date':'2025-01-01','end_date':'%s'" },
  { "R13", &bg_delegation_kind, OUTGOING ",'end_date':'%s'" },
  { "R14", &bg_delegation_kind,
    OUTGOING ",'end_date':'%s','members':[{'full_name':'Nguyễn Văn A','passport_kind':'official'}]" },
  { "R15", &bg_delegation_kind, OUTGOING ",'closed_date':'%s'" },
  { "R17", &bg_aid_kind, "'title':'Viện trợ','end_date':'%s'" },
};

/* The reports of the province are shipped unused. */
#define REPORTS                                                                                               \
  "'name':'Sở Ngoại vụ','rule_changes':[{'rule':'R16a','enabled':true},{'rule':'R16b','enabled':true}," \
  "{'rule':'R16c','enabled':true}]"
#define SWAPPED                                                                                              \
  ",'days_off':[{'date':'2026-01-02','name':'hoán đổi'}],'working_days':[{'date':'2026-01-10','name':"   \
  "'làm bù'}]"

/* The columns of the table. */
enum
{
  RULE,
  ARTICLE,
  EVENT,
  DAYS_OFF,
  DUE,
  WHAT,
  N_COLUMNS
};

static char **
read_table (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_file_get_contents (RULE_BOUNDARIES, &text, NULL, &error);
  g_assert_no_error (error);
  return g_strsplit (text, "\n", -1);
}

static BgRuleBook *
create_book (const char *changes)
{
  g_autofree char *fields = g_strconcat (REPORTS, changes, NULL);
  g_autoptr (BgRecord) office = record_from (&bg_office_kind, fields);

  return bg_rule_book_new (office, day_from ("2026-11-23"));
}

static GPtrArray *
list_of_record (const char *rule, const char *event, const BgRuleBook *book)
{
  for (gsize i = 0; i < G_N_ELEMENTS (records); i++)
    if (strcmp (records[i].rule, rule) == 0)
      {
        g_auto (GStrv) parts = g_strsplit (records[i].fields, "%s", 2);
        g_autofree char *fields = g_strjoinv (event, parts);
        g_autoptr (BgRecord) record = record_from (records[i].kind, fields);

        return bg_deadlines_of_record (record, book);
      }
  g_error ("no record for %s", rule);
}

static void
check_row (char **row, const BgRuleBook *book)
{
  g_autoptr (GPtrArray) deadlines = strlen (row[EVENT]) == 4 ? bg_deadlines_of_year (atoi (row[EVENT]), book)
                                                             : list_of_record (row[RULE], row[EVENT], book);
  char found[BG_DATE_ISO_SIZE] = "nothing";

  for (guint i = 0; i < deadlines->len; i++)
    {
      const BgDeadline *deadline = g_ptr_array_index (deadlines, i);

      if (strcmp (deadline->rule->code, row[RULE]) == 0)
        bg_date_to_iso (deadline->count.due, found);
    }
  if (strcmp (found, row[DUE]) != 0)
    g_error ("%s (%s) from %s, days off %s, %s: %s instead of %s", row[RULE], row[ARTICLE], row[EVENT],
             row[DAYS_OFF], row[WHAT], found, row[DUE]);
}

/* Bộ luật Dân sự 2015, Điều 147 and 148, and the article of each rule. */
static void
test_boundaries (void)
{
  g_auto (GStrv) lines = read_table ();
  g_autoptr (BgRuleBook) shipped = create_book ("");
  g_autoptr (BgRuleBook) swapped = create_book (SWAPPED);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n;
  const BgDeadlineRule *rules = bg_deadline_rules_get_shipped (&n);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) row = g_strsplit (lines[i], "\t", -1);

      if (lines[i][0] == '#' || lines[i][0] == '\0')
        continue;
      g_assert_cmpuint (g_strv_length (row), ==, N_COLUMNS);
      check_row (row, strcmp (row[DAYS_OFF], "swapped") == 0 ? swapped : shipped);
      g_hash_table_add (seen, g_strdup (row[RULE]));
    }
  /* A rule without a term has no day to reach. */
  for (guint i = 0; i < n; i++)
    if (!rules[i].has_no_term && !g_hash_table_contains (seen, rules[i].code))
      g_error ("%s has no line in the table", rules[i].code);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/boundaries", test_boundaries);
  return g_test_run ();
}
