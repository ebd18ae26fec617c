/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every rule of the law's deadlines, at its boundaries, with the article; and what the office changes. */
#include <string.h>

#include "bg-deadline.h"
#include "model-fixture.h"

#define AGREEMENT "'title':'Bản ghi nhớ','capacity':'committee'"
#define OF_SO     "'title':'Bản ghi nhớ','capacity':'department'"
#define OUT       "'title':'Đoàn ra','direction':'outgoing','start_date':'2026-02-01'"
#define MEETING   "'title':'Hội thảo'"
#define HELD      "(none)"
#define NO_TERM   ""

#define OF_DISTRICT "'title':'Bản ghi nhớ','capacity':'district'"

typedef struct
{
  const char *article;
  const BgKind *kind;
  const char *fields;
  const char *code;
  const char *due;
} Case;

/* Today is 23/11/2026. Tết 2026: 16/02 to 20/02, behind it a weekend. */
static const Case cases[] = {
  /* Luật 70/2020, Điều 19(5): 15 days from signing. */
  { "19(5) before Tết", &bg_agreement_kind, AGREEMENT ",'signed_date':'2026-02-12'", "R1", "2026-02-27" },
  { "19(5) ends the day before Tết", &bg_agreement_kind, AGREEMENT ",'signed_date':'2026-01-29'", "R1",
    "2026-02-13" },
  { "19(5) ends on a Saturday before Tết", &bg_agreement_kind, AGREEMENT ",'signed_date':'2026-01-30'", "R1",
    "2026-02-23" },
  { "19(5) ends in Tết", &bg_agreement_kind, AGREEMENT ",'signed_date':'2026-02-02'", "R1", "2026-02-23" },
  { "19(5) ends on the day behind Tết", &bg_agreement_kind, AGREEMENT ",'signed_date':'2026-02-08'", "R1",
    "2026-02-23" },
  { "19(5) the day after", &bg_agreement_kind, AGREEMENT ",'signed_date':'2026-02-09'", "R1", "2026-02-24" },
  { "19(5) over the year's end", &bg_agreement_kind, AGREEMENT ",'signed_date':'2026-12-17'", "R1",
    "2027-01-04" },
  { "19(5) from 29/02", &bg_agreement_kind, AGREEMENT ",'signed_date':'2028-02-29'", "R1", "2028-03-15" },
  { "19(5) the council too", &bg_agreement_kind,
    "'title':'A','capacity':'council','signed_date':'2026-11-02'", "R1", "2026-11-17" },
  { "19(5) capacity not said", &bg_agreement_kind, "'title':'A','signed_date':'2026-11-02'", "R1",
    "2026-11-17" },
  { "19(5) not of a department", &bg_agreement_kind, OF_SO ",'signed_date':'2026-11-02'", "R1", HELD },
  { "19(5) not where only the month is known", &bg_agreement_kind, AGREEMENT ",'signed_date':'2026-11'", "R1",
    HELD },
  /* NĐ 64/2021, Điều 5(6), 7(8). */
  { "5(6)", &bg_agreement_kind, OF_SO ",'signed_date':'2026-11-06'", "R2", "2026-11-23" },
  { "5(6) Friday holds", &bg_agreement_kind, OF_SO ",'signed_date':'2026-11-05'", "R2", "2026-11-20" },
  { "7(8) border commune", &bg_agreement_kind, "'title':'A','capacity':'commune','signed_date':'2026-11-05'",
    "R2", "2026-11-20" },
  { "5(6) not of the province", &bg_agreement_kind, AGREEMENT ",'signed_date':'2026-11-05'", "R2", HELD },
  /* Luật Điều 33(3), NĐ 64 Điều 13. */
  { "33(3)", &bg_agreement_kind,
    AGREEMENT ",'amendments':[{'kind':'extended','effective_date':'2026-11-02'}]", "R3a", "2026-11-17" },
  { "33(3) inherited is no change", &bg_agreement_kind,
    AGREEMENT ",'amendments':[{'kind':'inherited','effective_date':'2026-11-02'}]", "R3a", HELD },
  { "13", &bg_agreement_kind, OF_SO ",'amendments':[{'kind':'amended','effective_date':'2026-11-02'}]", "R3b",
    "2026-11-17" },
  /* Luật Điều 34(5), NĐ 64 Điều 14. */
  { "34(5)", &bg_agreement_kind,
    AGREEMENT ",'amendments':[{'kind':'terminated','effective_date':'2026-11-02'}]", "R4a", "2026-11-17" },
  { "14", &bg_agreement_kind, OF_SO ",'amendments':[{'kind':'withdrawn','effective_date':'2026-11-02'}]",
    "R4b", "2026-11-17" },
  { "34(5) by the record's own date", &bg_agreement_kind, AGREEMENT ",'terminated_date':'2026-11-02'", "R4c",
    "2026-11-17" },
  { "34(5) not twice", &bg_agreement_kind,
    AGREEMENT ",'terminated_date':'2026-11-02','amendments':[{'kind':'terminated','effective_date':"
              "'2026-11-02'}]",
    "R4c", HELD },
  { "34(5) suspended", &bg_agreement_kind, AGREEMENT ",'suspended_date':'2026-11-02'", "R4d", "2026-11-17" },
  /* Luật Điều 19(2): seven working days. */
  { "19(2)", &bg_agreement_kind, AGREEMENT ",'opinions':[{'agency':'Công an','sent_date':'2026-11-03'}]",
    "R5", "2026-11-12" },
  { "19(2) over Tết", &bg_agreement_kind,
    AGREEMENT ",'opinions':[{'agency':'Công an','sent_date':'2026-02-12'}]", "R5", "2026-03-02" },
  { "19(2) over Giỗ Tổ, 30/4 and 01/5", &bg_agreement_kind,
    AGREEMENT ",'opinions':[{'agency':'Công an','sent_date':'2026-04-24'}]", "R5", "2026-05-08" },
  /* NĐ 64 Điều 5(4): five working days. */
  { "5(4)", &bg_agreement_kind, OF_SO ",'submitted_date':'2026-11-19'", "R6", "2026-11-26" },
  { "5(4) not of the province", &bg_agreement_kind, AGREEMENT ",'submitted_date':'2026-11-19'", "R6", HELD },
  /* Practice: 180, 90 and 30 days before the end. */
  { "before the end", &bg_agreement_kind,
    AGREEMENT ",'signed_date':'2022-01-18','term_kind':'length','term_years':5", "R8a", "2026-07-22" },
  { "before the end", &bg_agreement_kind,
    AGREEMENT ",'signed_date':'2022-01-18','term_kind':'length','term_years':5", "R8b", "2026-10-20" },
  { "before the end, a Saturday", &bg_agreement_kind,
    AGREEMENT ",'signed_date':'2022-01-18','term_kind':'length','term_years':5", "R8c", "2026-12-18" },
  { "before the end of a year", &bg_agreement_kind,
    AGREEMENT ",'signed_date':'2022','term_kind':'period','period_end':'2027'", "R8c", "2027-12-01" },
  { "not of one that was ended", &bg_agreement_kind,
    AGREEMENT
    ",'signed_date':'2022-01-18','term_kind':'length','term_years':5,'terminated_date':'2026-01-05'",
    "R8c", HELD },
  { "not of one that is suspended", &bg_agreement_kind,
    AGREEMENT ",'signed_date':'2022-01-18','term_kind':'length','term_years':5,'suspended_date':'2026-01-05'",
    "R8c", HELD },
  /* The notice of the text. */
  { "no notice of a hundred years", &bg_agreement_kind,
    AGREEMENT ",'signed_date':'2022-03-31','term_kind':'length','term_years':5,'auto_renewal':true,"
              "'renewal_months':60,'notice_months':1201",
    "R9", HELD },
  { "notice", &bg_agreement_kind,
    AGREEMENT ",'signed_date':'2022-03-31','term_kind':'length','term_years':5,'auto_renewal':true,"
              "'renewal_months':60,'notice_months':1",
    "R9", "2027-02-26" },
  { "no notice without renewal", &bg_agreement_kind,
    AGREEMENT ",'signed_date':'2022-03-31','term_kind':'length','term_years':5,'notice_months':1", "R9",
    HELD },
  /* QĐ 06/2020, Điều 4. */
  { "4: 30 days", &bg_conference_kind, MEETING ",'start_date':'2026-12-23'", "R10a", "2026-11-23" },
  { "4: 30 days, a Sunday", &bg_conference_kind, MEETING ",'start_date':'2026-12-22'", "R10a", "2026-11-20" },
  { "4: 40 days", &bg_conference_kind, MEETING ",'start_date':'2026-12-22','permit_level':'prime_minister'",
    "R10b", "2026-11-12" },
  { "4: not both", &bg_conference_kind, MEETING ",'start_date':'2026-12-22','permit_level':'prime_minister'",
    "R10a", HELD },
  { "4: not where it only attends", &bg_conference_kind,
    MEETING ",'start_date':'2026-12-22','part':'attends'", "R10a", HELD },
  { "4(2)c", &bg_conference_kind, MEETING ",'start_date':'2026-11-03','end_date':'2026-11-05'", "R11",
    "2026-11-20" },
  { "4(2)c of one day", &bg_conference_kind, MEETING ",'start_date':'2026-11-06'", "R11", "2026-11-23" },
  { "4(2)c not of one that was cancelled", &bg_conference_kind,
    MEETING ",'start_date':'2026-11-06','hold':'cancelled'", "R11", HELD },
  /* The province's own rule: 15 days. */
  { "15 days", &bg_delegation_kind, OUT ",'end_date':'2026-02-12'", "R13", "2026-02-27" },
  { "15 days after the real return", &bg_delegation_kind,
    OUT ",'end_date':'2026-02-12','actual_end_date':'2026-02-13'", "R13", "2026-03-02" },
  { "not of one that comes in", &bg_delegation_kind,
    "'title':'Đoàn vào','direction':'incoming','start_date':'2026-02-01'", "R13", HELD },
  { "not of one that was cancelled", &bg_delegation_kind, OUT ",'hold':'cancelled'", "R13", HELD },
  /* Luật 49/2019, Điều 23(3): five working days. */
  { "23(3)", &bg_delegation_kind,
    OUT ",'end_date':'2026-02-12','members':[{'full_name':'A','passport_kind':'official'}]", "R14",
    "2026-02-26" },
  { "23(3) not of ordinary passports", &bg_delegation_kind,
    OUT ",'end_date':'2026-02-12','members':[{'full_name':'A','passport_kind':'ordinary'}]", "R14", HELD },
  /* NĐ 30/2020, Điều 30: a year. */
  { "30", &bg_delegation_kind, OUT ",'closed_date':'2026-11-20'", "R15", "2027-11-22" },
  { "30 from 29/02", &bg_delegation_kind, OUT ",'closed_date':'2028-02-29'", "R15", "2029-02-28" },
  /* NĐ 80/2020: six months. */
  { "six months, 31/08", &bg_aid_kind, "'title':'Viện trợ','end_date':'2026-08-31'", "R17", "2027-03-01" },
  { "six months", &bg_aid_kind, "'title':'Viện trợ','end_date':'2026-05-20'", "R17", "2026-11-20" },
  /* NĐ 177/2025, Điều 3 to 8: the partner is told; the table has no term for it. */
  { "3 of a district", &bg_agreement_kind, OF_DISTRICT ",'signed_date':'2024-02-12'", "R18", NO_TERM },
  { "3 the day is not known", &bg_agreement_kind, OF_DISTRICT ",'signed':true", "R18", NO_TERM },
  { "3 to 8 an entry says so", &bg_agreement_kind,
    AGREEMENT ",'signed_date':'2019','amendments':[{'kind':'inherited'}]", "R18", NO_TERM },
  { "3 to 8 it names the one before", &bg_agreement_kind,
    AGREEMENT ",'signed_date':'2025-09-01','inherited_from':'x'", "R18", NO_TERM },
  { "3 not before it is signed", &bg_agreement_kind, OF_DISTRICT, "R18", HELD },
  { "3 not of one that was replaced", &bg_agreement_kind,
    OF_DISTRICT ",'signed_date':'2024-02-12','replaced_by':'x'", "R18", HELD },
  { "3 not of one that was ended", &bg_agreement_kind,
    OF_DISTRICT ",'signed_date':'2024-02-12','terminated_date':'2025-06-30'", "R18", HELD },
  { "3 not where nothing was inherited", &bg_agreement_kind, AGREEMENT ",'signed_date':'2024-02-12'", "R18",
    HELD },
};

static const BgDeadline *
find (GPtrArray *deadlines, const char *code)
{
  for (guint i = 0; i < deadlines->len; i++)
    {
      const BgDeadline *deadline = g_ptr_array_index (deadlines, i);

      if (strcmp (deadline->rule->code, code) == 0)
        return deadline;
    }
  return NULL;
}

static void
check_due (const char *what, const BgDeadline *deadline, const char *due)
{
  char iso[BG_DATE_ISO_SIZE];
  const char *found = deadline != NULL ? bg_date_to_iso (deadline->count.due, iso) : HELD;

  if (strcmp (found, due) != 0)
    g_error ("%s: %s instead of %s", what, found, due);
}

static void
test_rules (void)
{
  g_autoptr (BgRuleBook) book = bg_rule_book_new (NULL, day_from ("2026-11-23"));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n;
  const BgDeadlineRule *shipped = bg_deadline_rules_get_shipped (&n);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BgRecord) record = record_from (cases[i].kind, cases[i].fields);
      g_autoptr (GPtrArray) deadlines = bg_deadlines_of_record (record, book);
      g_autofree char *what =
        g_strdup_printf ("%s, Điều %s, %s", cases[i].code, cases[i].article, cases[i].fields);

      check_due (what, find (deadlines, cases[i].code), cases[i].due);
      g_hash_table_add (seen, (gpointer) cases[i].code);
    }
  /* Each rule that counts from a date stands in the table above. */
  for (guint i = 0; i < n; i++)
    if (shipped[i].month == 0 && !g_hash_table_contains (seen, shipped[i].code))
      g_error ("%s is not tested", shipped[i].code);
}

/* Luật Điều 42(2), 46(1), 46(3); QĐ 06/2020 Điều 8. A fixed day that is off is kept on the day before. */
static void
test_years (void)
{
  static const struct
  {
    int year;
    const char *code, *due;
  } years[] = {
    { 2026, "R7a", "2026-11-13" }, { 2026, "R7b", "2026-11-13" }, { 2026, "R7c", "2026-11-13" },
    { 2027, "R7a", "2027-11-15" }, { 2028, "R7a", "2028-11-15" }, { 2030, "R7c", "2030-11-15" },
    { 2026, "R12", "2026-12-18" }, { 2027, "R12", "2027-12-17" }, { 2026, "R16a", HELD },
    { 2026, "R16b", HELD },        { 2026, "R16c", HELD },
  };
  g_autoptr (BgRuleBook) book = bg_rule_book_new (NULL, day_from ("2026-11-23"));

  for (gsize i = 0; i < G_N_ELEMENTS (years); i++)
    {
      g_autoptr (GPtrArray) deadlines = bg_deadlines_of_year (years[i].year, book);

      check_due (years[i].code, find (deadlines, years[i].code), years[i].due);
    }
}

/* An office whose terms do not roll keeps the day of the law, a Sunday too. */
static void
test_years_unrolled (void)
{
  g_autoptr (BgRecord) office = record_from (&bg_office_kind, "'name':'A','rolls_forward':false");
  g_autoptr (BgRuleBook) book = bg_rule_book_new (office, day_from ("2026-11-23"));
  g_autoptr (GPtrArray) deadlines = bg_deadlines_of_year (2026, book);

  check_due ("R7a", find (deadlines, "R7a"), "2026-11-15");
}

/* A rule that the office has fall on 29/02 falls on the last of February in a year that has no such day. */
static void
test_leap_day (void)
{
  g_autoptr (BgRecord) office =
    record_from (&bg_office_kind, "'name':'A','rule_changes':[{'rule':'R12','day':'29/2'}]");
  g_autoptr (BgRuleBook) book = bg_rule_book_new (office, day_from ("2026-11-23"));
  g_autoptr (GPtrArray) leap = bg_deadlines_of_year (2028, book);
  g_autoptr (GPtrArray) plain = bg_deadlines_of_year (2030, book);

  check_due ("R12 of 2028", find (leap, "R12"), "2028-02-29");
  check_due ("R12 of 2030", find (plain, "R12"), "2030-02-28");
}

/* What the office picks from says each rule, in its order, with its number. */
static void
test_choices (void)
{
  guint n;
  const BgDeadlineRule *shipped = bg_deadline_rules_get_shipped (&n);

  for (guint i = 0; i < n; i++)
    {
      const char *label = bg_deadline_rule_choices[i].label;
      g_autofree char *number = shipped[i].month > 0
                                  ? g_strdup_printf (" %d/%d", shipped[i].day, shipped[i].month)
                                : shipped[i].offset != 0 ? g_strdup_printf (" %d ", ABS (shipped[i].offset))
                                                         : g_strdup ("");

      g_assert_cmpstr (bg_deadline_rule_choices[i].code, ==, shipped[i].code);
      g_assert_true (g_str_has_prefix (label, shipped[i].code));
      if (strstr (label, number) == NULL)
        g_error ("“%s” does not say%s", label, number);
      g_assert_cmpint (strstr (label, "not in use") != NULL, ==, shipped[i].is_off);
    }
  g_assert_null (bg_deadline_rule_choices[n].code);
}

static void
test_how (void)
{
  static const struct
  {
    const BgKind *kind;
    const char *fields, *code, *how;
  } ways[] = {
    { &bg_agreement_kind, AGREEMENT ",'signed_date':'2026-02-12'", "R1",
      "15 days after thứ Năm 12/02/2026 (ngày ký), that day not counted: thứ Sáu 27/02/2026" },
    { &bg_agreement_kind, AGREEMENT ",'signed_date':'2026-02-02'", "R1",
      "15 days after thứ Hai 02/02/2026 (ngày ký), that day not counted: thứ Ba 17/02/2026; a day off (Tết "
      "Nguyên đán (dự kiến)), so it ends on the next working day: thứ Hai 23/02/2026 (Civil Code 2015, "
      "Article 148(5))" },
    { &bg_agreement_kind, OF_SO ",'submitted_date':'2026-04-28'", "R6",
      "5 working days after thứ Ba 28/04/2026 (ngày trình hồ sơ đầy đủ), that day not counted: thứ Năm "
      "07/05/2026; days off passed over: 30/04/2026 Ngày Chiến thắng 30/4, 01/05/2026 Quốc tế lao động "
      "01/5" },
    { &bg_agreement_kind, OF_DISTRICT ",'signed_date':'2024-02-12'", "R18",
      "from thứ Ba 01/07/2025 (ngày kế thừa) on; the rule has no term, the office sets the due date" },
    { &bg_agreement_kind,
      OF_DISTRICT ",'signed_date':'2024-02-12','amendments':[{'kind':'inherited','effective_date':"
                  "'2025-08-04'}]",
      "R18",
      "from thứ Hai 04/08/2025 (ngày kế thừa) on; the rule has no term, the office sets the due date" },
    /* Not before the decree. */
    { &bg_agreement_kind,
      OF_DISTRICT ",'signed_date':'2024-02-12','amendments':[{'kind':'inherited','effective_date':"
                  "'2025-06-15'}]",
      "R18", "from thứ Ba 01/07/2025 (ngày kế thừa) on; the rule has no term, the office sets the due date" },
    { &bg_conference_kind, MEETING ",'start_date':'2026-12-22'", "R10a",
      "30 days before thứ Ba 22/12/2026 (ngày khai mạc): Chủ nhật 22/11/2026; a day off (Chủ nhật), so it is "
      "done on the working day before: thứ Sáu 20/11/2026" },
  };
  g_autoptr (BgRuleBook) book = bg_rule_book_new (NULL, day_from ("2026-11-23"));

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (BgRecord) record = record_from (ways[i].kind, ways[i].fields);
      g_autoptr (GPtrArray) deadlines = bg_deadlines_of_record (record, book);
      g_autofree char *how = bg_deadline_dup_how (find (deadlines, ways[i].code), book);

      g_assert_cmpstr (how, ==, ways[i].how);
    }
}

/* The office's word stands over the shipped one: number, unit, day, on and off, and how the end rolls. */
static void
test_office (void)
{
  static const struct
  {
    const char *office, *code, *due;
  } changes[] = {
    { "'name':'A'", "R13", "2026-11-30" },
    { "'name':'A','report_days':10", "R13", "2026-11-23" },
    { "'name':'A','rule_changes':[{'rule':'R13','offset':3}]", "R13", "2026-11-16" },
    { "'name':'A','rule_changes':[{'rule':'R13','offset':3,'unit':'working_days'}]", "R13", "2026-11-18" },
    { "'name':'A','rule_changes':[{'rule':'R13','enabled':false}]", "R13", HELD },
    { "'name':'A','rolls_forward':false,'report_days':8", "R13", "2026-11-21" },
    { "'name':'A','report_days':8", "R13", "2026-11-23" },
    /* 21/11 is a Saturday: worked, it holds. */
    { "'name':'A','report_days':8,'working_days':[{'date':'2026-11-21','name':'làm bù'}]", "R13",
      "2026-11-21" },
    { "'name':'A','report_days':8,'days_off':[{'date':'2026-11-23','name':'nghỉ'}]", "R13", "2026-11-24" },
    { "'name':'A','report_days':11,'culture_day':true", "R13", "2026-11-25" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (BgRecord) office = record_from (&bg_office_kind, changes[i].office);
      g_autoptr (BgRuleBook) book = bg_rule_book_new (office, day_from ("2026-11-23"));
      g_autoptr (BgRecord) record = record_from (&bg_delegation_kind, OUT ",'end_date':'2026-11-13'");
      g_autoptr (GPtrArray) deadlines = bg_deadlines_of_record (record, book);

      check_due (changes[i].office, find (deadlines, changes[i].code), changes[i].due);
    }
}

static void
test_visit_steps (void)
{
  g_autoptr (BgRecord) office =
    record_from (&bg_office_kind,
                 "'name':'A','visit_steps':[{'title':'Gửi công hàm','direction':'outgoing','counted_from':"
                 "'start','offset':-10},{'title':'Gửi thư cảm ơn','counted_from':'end','offset':3,'unit':"
                 "'working_days'},{'title':'Cấp sở','level':'department','offset':1}]");
  g_autoptr (BgRuleBook) book = bg_rule_book_new (office, day_from ("2026-11-23"));
  g_autoptr (BgRecord) record =
    record_from (&bg_delegation_kind,
                 "'title':'Đoàn ra','direction':'outgoing','level':'province','start_date':'2026-12-10',"
                 "'end_date':'2026-12-11'");
  g_autoptr (GPtrArray) deadlines = bg_deadlines_of_record (record, book);
  const char *const expected[] = { "2026-12-28", "2026-11-30", "2026-12-16" };

  /* The report of the trip, and two of the three steps. */
  g_assert_cmpuint (deadlines->len, ==, 3);
  for (guint i = 0; i < deadlines->len; i++)
    check_due ("visit step", g_ptr_array_index (deadlines, i), expected[i]);
}

static void
test_impossible (void)
{
  static const char *const offices[] = {
    "'name':'A','rule_changes':[{'rule':'R13','offset':99999}]",
    "'name':'A','rule_changes':[{'rule':'R13','offset':-99999}]",
    "'name':'A','rule_changes':[{'rule':'R12','day':'31/6'}]",
    "'name':'A','rule_changes':[{'rule':'R12','day':'18-12'}]",
    "'name':'A','rule_changes':[{'rule':'R13','day':'18/12'}]",
    "'name':'A','visit_steps':[{'title':'B','offset':5000}]",
    "'name':'A','holiday_decisions':[{'year':2026,'tet_from':'2026-02-20','tet_to':'2026-02-10'}]",
    "'name':'A','holiday_decisions':[{'year':2027,'tet_from':'2026-02-10','tet_to':'2026-02-20'}]",
  };
  BgRules rules = rules_on ("2026-11-23");

  for (gsize i = 0; i < G_N_ELEMENTS (offices); i++)
    {
      g_autoptr (BgRecord) office = record_from (&bg_office_kind, offices[i]);
      g_autoptr (BgProblems) problems = bg_problems_new ();
      g_autoptr (BgRuleBook) book = NULL;
      g_autoptr (GPtrArray) deadlines = NULL;

      bg_record_validate (office, &rules, problems);
      if (!bg_problems_have_errors (problems))
        g_error ("%s was taken", offices[i]);
      /* A record book that holds it all the same goes by what is shipped. */
      book = bg_rule_book_new (office, rules.today);
      deadlines = bg_deadlines_of_year (2026, book);
      check_due (offices[i], find (deadlines, "R12"), "2026-12-18");
    }
}

/* What the record says was done is known to be. */
static void
test_done (void)
{
  static const struct
  {
    const BgKind *kind;
    const char *fields, *code, *done;
  } facts[] = {
    { &bg_agreement_kind, AGREEMENT ",'signed_date':'2026-11-02'", "R1", "" },
    { &bg_agreement_kind, AGREEMENT ",'signed_date':'2026-11-02','report_date':'2026-11-09'", "R1",
      "2026-11-09" },
    { &bg_agreement_kind,
      AGREEMENT ",'opinions':[{'agency':'B','sent_date':'2026-11-03','reply_date':'2026-11-05'}]", "R5",
      "2026-11-05" },
    { &bg_delegation_kind,
      OUT ",'members':[{'full_name':'A','passport_kind':'official','passport_returned_date':'2026-02-03'},"
          "{'full_name':'B','passport_kind':'diplomatic','passport_returned_date':'2026-02-05'},"
          "{'full_name':'C','passport_kind':'ordinary'}]",
      "R14", "2026-02-05" },
    { &bg_delegation_kind,
      OUT ",'members':[{'full_name':'A','passport_kind':'official','passport_returned_date':'2026-02-03'},"
          "{'full_name':'B','passport_kind':'diplomatic'}]",
      "R14", "" },
  };
  g_autoptr (BgRuleBook) book = bg_rule_book_new (NULL, day_from ("2026-11-23"));

  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_autoptr (BgRecord) record = record_from (facts[i].kind, facts[i].fields);
      g_autoptr (GPtrArray) deadlines = bg_deadlines_of_record (record, book);
      char iso[BG_DATE_ISO_SIZE];

      g_assert_cmpstr (bg_date_to_iso (find (deadlines, facts[i].code)->done, iso), ==, facts[i].done);
    }
}

/* What a save changes decides whether the officer is asked again: a deadline, not any date and not a word. */
static void
test_differ (void)
{
  static const struct
  {
    const char *before, *after;
    gboolean differs;
  } facts[] = {
    { NULL, OUT, TRUE },
    { OUT, OUT, FALSE },
    { OUT, OUT ",'note':'Ghi chú'", FALSE },
    { OUT, OUT ",'invitation_date':'2026-01-05'", FALSE },
    { OUT, OUT ",'actual_end_date':'2026-02-09'", TRUE },
    { OUT, OUT ",'report_date':'2026-02-12'", TRUE },
    { OUT, OUT ",'hold':'cancelled'", TRUE },
    { OUT, OUT ",'closed_date':'2026-03-02'", TRUE },
  };
  g_autoptr (BgRuleBook) book = bg_rule_book_new (NULL, day_from ("2026-11-23"));

  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_autoptr (BgRecord) before =
        facts[i].before != NULL ? record_from (&bg_delegation_kind, facts[i].before) : NULL;
      g_autoptr (BgRecord) after = record_from (&bg_delegation_kind, facts[i].after);

      if (bg_deadlines_differ (before, after, book) != facts[i].differs)
        g_error ("%s: wrongly %s", facts[i].after, facts[i].differs ? "the same" : "different");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deadlines/rules", test_rules);
  g_test_add_func ("/deadlines/years", test_years);
  g_test_add_func ("/deadlines/years-unrolled", test_years_unrolled);
  g_test_add_func ("/deadlines/leap-day", test_leap_day);
  g_test_add_func ("/deadlines/choices", test_choices);
  g_test_add_func ("/deadlines/how", test_how);
  g_test_add_func ("/deadlines/office", test_office);
  g_test_add_func ("/deadlines/visit-steps", test_visit_steps);
  g_test_add_func ("/deadlines/impossible", test_impossible);
  g_test_add_func ("/deadlines/done", test_done);
  g_test_add_func ("/deadlines/differ", test_differ);
  return g_test_run ();
}
