/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every ready filter gives the same records in SQL as by its rule in C, on every boundary day of years. */
#include <string.h>

#include "bg-problems.h"
#include "bg-query-private.h"
#include "bg-record-sql.h"
#include "bg-store-private.h"
#include "store-fixture.h"

#define FIRST_YEAR 2024
#define LAST_YEAR  2028
#define MOST       10
/* Every day of these years, with a few of the records. */
#define FIRST_OF_TEN 2020
#define LAST_OF_TEN  2029
#define FEW          48

/* One thing that a rule looks at. Each value is a piece of JSON with single quotes; "" leaves it out. */
typedef const char *Axis[MOST];

/**
 * Case:
 * @required: what the record must have to be saved
 * @whole: axes of which every combination is made: all that is a date
 * @turning: axes whose combinations are dealt out to those of @whole one after the other
 * @copies: how many of them each combination of @whole gets
 */
typedef struct
{
  const BgKind *kind;
  const char *required;
  const Axis *whole;
  const Axis *turning;
  guint copies;
} Case;

#define NOBODY "01900000-0000-7000-8000-000000000000"
#define ITEM   "'id':'01900000-0000-7000-8000-0000000000"

static const Axis task_dates[] = {
  { "", "'due_date':'2026-11-22'", "'due_date':'2026-11'", "'due_date':'2026'", "'due_date':'2024-02-29'",
    "'due_date':'2024-02'", "'due_date':'2025-12-31'" },
  { "", "'completed_date':'2026-11-22'", "'completed_date':'2026-02'", "'completed_date':'2025'" },
  { NULL },
};
static const Axis task_words[] = {
  { "", "'due_kind':'date'", "'due_kind':'continuous'", "'due_kind':'none'" },
  { "", "'hold':'paused'", "'hold':'cancelled'" },
  { "", "'progress':0", "'progress':50" },
  { "", "'progress_notes':[{" ITEM "01','date':'2026-11-01','text':'x'}]" },
  { NULL },
};

static const Axis delegation_dates[] = {
  { "'start_date':'2026-11-22'", "'start_date':'2026-11'", "'start_date':'2026'" },
  { "", "'end_date':'2026-11-25'", "'end_date':'2026-11'", "'end_date':'2027'" },
  { "", "'actual_start_date':'2026-11-20'", "'actual_start_date':'2026-12'" },
  { "", "'actual_end_date':'2026-11-28'", "'actual_end_date':'2026-12'" },
  { NULL },
};
static const Axis delegation_words[] = {
  { "'direction':'incoming'", "'direction':'outgoing'" },
  { "", "'members':[{" ITEM "01','full_name':'A','passport_kind':'official'}]",
    "'members':[{" ITEM "01','full_name':'A','passport_kind':'diplomatic','passport_returned_date':'2026'}]",
    "'members':[{" ITEM "01','full_name':'A','passport_kind':'ordinary'},{" ITEM "02','full_name':'B'}]" },
  { "", "'report_date':'2026-12-01'", "'closed_date':'2026-12'" },
  { "", "'permit_date':'2026-10'", "'submitted_date':'2026-10'" },
  { "", "", "'hold':'postponed'" },
  { NULL },
};

static const Axis agreement_dates[] = {
  { "", "'signed_date':'2024-02-29'", "'signed_date':'2024'" },
  { "", "'effective_date':'2024-03-01'", "'effective_date':'2024-08-31'", "'effective_date':'2024-03'" },
  { "", "'term_kind':'length','term_years':2", "'term_kind':'length','term_years':1,'term_months':6",
    "'term_kind':'length'", "'term_kind':'period','period_end':'2026'",
    "'term_kind':'period','period_end':'2026-11'", "'term_kind':'indefinite'" },
  { "", "'auto_renewal':true,'renewal_months':12", "'auto_renewal':true,'renewal_months':7",
    "'auto_renewal':true", "'auto_renewal':true,'renewal_months':12,'non_renewal_date':'2025-01'",
    "'auto_renewal':false,'renewal_months':12" },
  { "", "'end_override':'2026-02-28','end_reason':'x'", "'end_override':'2027-06','end_reason':'x'" },
  { NULL },
};
#define TURN(n, kind, date) "{" ITEM n "','kind':'" kind "','effective_date':'" date "'}"
static const Axis agreement_words[] = {
  { "", "'amendments':[" TURN ("01", "suspended", "2025-03") "]",
    "'amendments':[" TURN ("01", "suspended", "2025-03-31") "," TURN ("02", "resumed", "2025-09-30") "]",
    "'amendments':[" TURN ("01", "resumed", "2025-09-30") "," TURN ("02", "suspended", "2025-03-31") "]",
    "'amendments':[" TURN ("01", "terminated", "2027-02-28") "]",
    "'amendments':[" TURN ("01", "amended", "2025") "," TURN ("02", "withdrawn", "2026") "]",
    "'amendments':[" TURN ("01", "replaced", "2026-11-22") "]",
    "'amendments':[" TURN ("01", "inherited", "2025-07-01") "]",
    "'amendments':[{" ITEM "01','kind':'terminated'}]",
    "'amendments':[{" ITEM "01','kind':'extended','effective_date':'2026-01','new_end_date':'2027-11-30'}]" },
  { "'signed':true", "", "'signed':false" },
  { "", "", "'terminated_date':'2025-06'" },
  { "", "", "'suspended_date':'2025-06-30'" },
  { "", "'permit_date':'2024-01'", "'opinions_date':'2023'" },
  { "'capacity':'committee'", "'capacity':'district'", "'capacity':'district','succession_date':'2025-12'" },
  { "", "", "'inherited_from':'" NOBODY "'", "'replaced_by':'" NOBODY "'" },
  { NULL },
};

static const Axis document_dates[] = {
  { "", "'due_date':'2026-11-22'", "'due_date':'2026-11'", "'due_date':'2024'" },
  { NULL },
};
static const Axis document_words[] = {
  { "", "'direction':'incoming'", "'direction':'outgoing'" },
  { "", "'reply_number':'12/BC-SNgV'" },
  { "", "'clauses':[{" ITEM "01','content':'Điều 1'}]" },
  { "", "'expected_documents':[{" ITEM "02','agency':'" NOBODY "'}]",
    "'expected_documents':[{" ITEM "02','agency':'" NOBODY "','document':'" NOBODY "'}]",
    "'expected_documents':[{" ITEM "02','agency':'" NOBODY "','document':'" NOBODY "'},{" ITEM
    "03','agency':'" NOBODY "'}]" },
  { NULL },
};

static const Axis agency_dates[] = {
  { "", "'valid_to':'2025-06-30'", "'valid_to':'2025-02'", "'valid_to':'2024'", "'valid_to':'2024-02'" },
  { NULL },
};
static const Axis partner_words[] = {
  { "", "'relation':'formal'", "'relation':'friendly'", "'relation':'exploring'" },
  { NULL },
};
static const Axis nothing[] = { { NULL } };

static const Case cases[] = {
  { &bg_task_kind, "'title':'Việc','lead_agency':'" NOBODY "'", task_dates, task_words, 72 },
  { &bg_delegation_kind, "'title':'Đoàn'", delegation_dates, delegation_words, 13 },
  { &bg_agreement_kind, "'title':'Bản ghi nhớ','partner':'" NOBODY "'", agreement_dates, agreement_words, 1 },
  { &bg_document_kind, "'title':'Kế hoạch'", document_dates, document_words, 48 },
  { &bg_agency_kind, "'name':'Sở'", agency_dates, nothing, 1 },
  { &bg_partner_kind, "'name':'Tỉnh','country':'Lào'", partner_words, nothing, 1 },
};

static guint
count_values (const Axis *axis)
{
  guint n = 0;

  while (n < MOST && (*axis)[n] != NULL)
    n++;
  return n;
}

static guint
count_combinations (const Axis *axes)
{
  guint n = 1;

  for (; (*axes)[0] != NULL; axes++)
    n *= count_values (axes);
  return n;
}

static void
append_combination (GString *json, const Axis *axes, guint number)
{
  for (; (*axes)[0] != NULL; axes++)
    {
      guint n = count_values (axes);

      if (*(*axes)[number % n] != '\0')
        g_string_append_printf (json, ",%s", (*axes)[number % n]);
      number /= n;
    }
}

static BgRecord *
make_record (const Case *what, guint whole, guint turn)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  BgRecord *record;
  json_t *json;

  g_string_printf (text, "{'kind':'%s',%s", what->kind->name, what->required);
  append_combination (text, what->whole, whole);
  append_combination (text, what->turning, turn);
  g_string_append_c (text, '}');
  g_strdelimit (text->str, "'", '"');
  json = json_loads (text->str, 0, NULL);
  if (json == NULL)
    g_error ("%s", text->str);
  record = bg_record_from_json (json, &error);
  g_assert_no_error (error);
  json_decref (json);
  return record;
}

static gboolean
may_be_saved (Fixture *fixture, BgRecord *record)
{
  g_autoptr (BgProblems) problems = bg_problems_new ();

  bg_record_validate (record, &fixture->rules, problems);
  return !bg_problems_have_errors (problems);
}

/* Saves each @step-th combination. */
static void
save_combinations (Fixture *fixture, const Case *what, guint step)
{
  g_autoptr (BgChangeSet) set = bg_change_set_new ("Mọi trường hợp");
  guint turns = count_combinations (what->turning);
  g_autoptr (GError) error = NULL;

  bg_change_set_set_flags (set, BG_CHANGE_UNCHECKED);
  for (guint i = 0; i < count_combinations (what->whole) * what->copies; i += step)
    {
      /* A prime step goes through all turns before it comes back to one. */
      g_autoptr (BgRecord) record = make_record (what, i / what->copies, i * 41 % turns);

      if (may_be_saved (fixture, record))
        bg_change_set_add (set, NULL, record);
    }
  bg_store_commit (fixture->store, set, &error);
  g_assert_no_error (error);
}

static void
add_day (GArray *days, BgDate day)
{
  g_array_append_val (days, day);
}

/* The ends of all months and the days around them; the days around the dates of the cases, and those that the
 * days of warning lead to. */
static GArray *
list_days (void)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (BgDate));

  for (int month = 0; month < 12 * (LAST_YEAR - FIRST_YEAR); month++)
    {
      BgDate first = bg_date_new (FIRST_YEAR + month / 12, month % 12 + 1, 1);

      for (int step = -2; step <= 0; step++)
        add_day (days, bg_date_add_days (first, step));
    }
  for (int day = 13; day <= 29; day++)
    add_day (days, bg_date_new (2026, 11, day));
  for (int day = 22; day <= 25; day++)
    add_day (days, bg_date_new (2025, 12, day));
  return days;
}

typedef struct
{
  BgSql *sql;
  GPtrArray *records;
  GArray *seqs;
} Rows;

static void
load_rows (Fixture *fixture, const BgKind *kind, Rows *rows)
{
  g_autoptr (BgQuery) all = bg_query_new (kind, &fixture->rules);
  g_autoptr (GError) error = NULL;

  rows->records = bg_store_find (fixture->store, all, 0, &error);
  g_assert_no_error (error);
  rows->sql = bg_store_acquire_reader (fixture->store, &error);
  g_assert_no_error (error);
  rows->seqs = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < rows->records->len; i++)
    {
      const char *id = bg_record_get_id (g_ptr_array_index (rows->records, i));
      gint64 seq;
      g_autoptr (BgRecord) same = bg_record_sql_load (rows->sql, kind, id, &seq, NULL);

      g_array_append_val (rows->seqs, seq);
    }
}

static void
clear_rows (Fixture *fixture, Rows *rows)
{
  bg_store_release_reader (fixture->store, rows->sql);
  g_ptr_array_unref (rows->records);
  g_array_unref (rows->seqs);
}

static G_GNUC_NORETURN void
fail_with (BgRecord *record, const BgFilter *filter, BgDate today, gboolean in_sql)
{
  char iso[BG_DATE_ISO_SIZE];
  json_t *json = bg_record_to_json (record);

  g_error ("“%s” on %s: SQL says %s, the rule says %s, of %s", filter->name, bg_date_to_iso (today, iso),
           in_sql ? "yes" : "no", in_sql ? "no" : "yes", json_dumps (json, JSON_COMPACT));
}

/* Returns how many records the filter gives. */
static guint
compare_on_day (Rows *rows, const BgKind *kind, const BgFilter *filter, const BgRules *rules)
{
  g_autoptr (GHashTable) found = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (BgQuery) query = bg_query_new (kind, rules);
  g_autoptr (BgQueryRows) answer = NULL;
  g_autoptr (GError) error = NULL;

  bg_query_set_filter (query, filter->name);
  answer = bg_query_run (rows->sql, query, 0, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < answer->seqs->len; i++)
    g_hash_table_add (found, &g_array_index (answer->seqs, gint64, i));
  g_assert_cmpuint (g_hash_table_size (found), ==, answer->seqs->len);
  for (guint i = 0; i < rows->records->len; i++)
    {
      BgRecord *record = g_ptr_array_index (rows->records, i);
      gboolean in_sql = g_hash_table_contains (found, &g_array_index (rows->seqs, gint64, i));

      if (in_sql != (filter->match (record, rules) != FALSE))
        fail_with (record, filter, rules->today, in_sql);
    }
  return answer->seqs->len;
}

/* A filter that never or always matches would prove nothing. */
static void
compare_filter (Fixture *fixture, Rows *rows, const BgKind *kind, const BgFilter *filter, GArray *days)
{
  BgRules rules = fixture->rules;
  guint64 matches = 0;

  for (guint i = 0; i < days->len; i++)
    {
      rules.today = g_array_index (days, BgDate, i);
      matches += compare_on_day (rows, kind, filter, &rules);
    }
  g_test_message ("%s %s: %u records, %u days, %" G_GUINT64_FORMAT " matches", kind->name, filter->name,
                  rows->records->len, days->len, matches);
  g_assert_cmpuint (matches, >, 0);
  g_assert_cmpuint (matches, <, (guint64) rows->records->len * days->len);
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  const Case *what = data;
  g_autoptr (GArray) days = list_days ();
  Rows rows;

  bg_clock_set_today (bg_date_new (2030, 1, 1));
  fixture->rules.today = bg_date_new (2030, 1, 1);
  save_combinations (fixture, what, 1);
  load_rows (fixture, what->kind, &rows);
  g_assert_cmpuint (rows.records->len, >, 3);
  for (const BgFilter *filter = what->kind->filters; filter->name != NULL; filter++)
    compare_filter (fixture, &rows, what->kind, filter, days);
  clear_rows (fixture, &rows);
}

/* Every day of ten years, with a few of the records. */
static void
test_ten_years (Fixture *fixture, gconstpointer data)
{
  const Case *what = data;
  guint all = count_combinations (what->whole) * what->copies;
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (BgDate));
  Rows rows;

  bg_clock_set_today (bg_date_new (LAST_OF_TEN + 1, 1, 1));
  fixture->rules.today = bg_clock_get_today ();
  /* An odd step meets the values of all axes. */
  save_combinations (fixture, what, (all / FEW) | 1);
  load_rows (fixture, what->kind, &rows);
  for (BgDate day = bg_date_new (FIRST_OF_TEN, 1, 1); day.year <= LAST_OF_TEN;
       day = bg_date_add_days (day, 1))
    g_array_append_val (days, day);
  g_assert_cmpuint (days->len, ==, 3653);
  /* A filter that names no day gives the same on each. */
  for (const BgFilter *filter = what->kind->filters; filter->name != NULL; filter++)
    if (strchr (filter->sql, ':') != NULL)
      compare_filter (fixture, &rows, what->kind, filter, days);
  clear_rows (fixture, &rows);
}

/* The door that programs use gives what the rule says, too, with other numbers of the office. */
static void
test_find (Fixture *fixture, gconstpointer data)
{
  static const BgDate days[] = { { 2024, 2, 28 }, { 2024, 2, 29 },  { 2024, 3, 1 },
                                 { 2026, 11, 8 }, { 2026, 11, 22 }, { 2026, 12, 31 } };
  const Case *what = data;
  BgRules rules = fixture->rules;
  g_autoptr (BgQuery) all = bg_query_new (what->kind, &rules);
  g_autoptr (GPtrArray) records = NULL;

  bg_clock_set_today (bg_date_new (2030, 1, 1));
  fixture->rules.today = bg_date_new (2030, 1, 1);
  save_combinations (fixture, what, 1);
  records = bg_store_find (fixture->store, all, 0, NULL);
  rules.warning_days = 14;
  rules.expiry_months = 1;
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    for (const BgFilter *filter = what->kind->filters; filter->name != NULL; filter++)
      {
        g_autoptr (BgQuery) query = NULL;
        g_autoptr (GPtrArray) found = NULL;
        guint expected = 0;
        guint counted;

        rules.today = days[i];
        query = bg_query_new (what->kind, &rules);
        bg_query_set_filter (query, filter->name);
        found = bg_store_find (fixture->store, query, 0, NULL);
        for (guint n = 0; n < found->len; n++)
          if (!filter->match (g_ptr_array_index (found, n), &rules))
            fail_with (g_ptr_array_index (found, n), filter, days[i], TRUE);
        for (guint n = 0; n < records->len; n++)
          expected += filter->match (g_ptr_array_index (records, n), &rules) ? 1 : 0;
        g_assert_cmpuint (found->len, ==, expected);
        g_assert_true (bg_store_count (fixture->store, query, &counted, NULL));
        g_assert_cmpuint (counted, ==, expected);
      }
}

static void
test_every_kind_has_a_case (void)
{
  for (const BgKind *const *kind = bg_kind_list (); *kind != NULL; kind++)
    {
      gboolean has_case = (*kind)->filters == NULL;

      for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
        has_case = has_case || cases[i].kind == *kind;
      if (!has_case)
        g_error ("the filters of %s are not compared", (*kind)->name);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filters/every-kind-has-a-case", test_every_kind_has_a_case);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *days = g_strdup_printf ("/filters/every-day/%s", cases[i].kind->name);
      g_autofree char *ten_years = g_strdup_printf ("/filters/ten-years/%s", cases[i].kind->name);
      g_autofree char *find = g_strdup_printf ("/filters/find/%s", cases[i].kind->name);

      g_test_add (days, Fixture, &cases[i], fixture_set_up, test_filters, fixture_tear_down);
      g_test_add (ten_years, Fixture, &cases[i], fixture_set_up, test_ten_years, fixture_tear_down);
      g_test_add (find, Fixture, &cases[i], fixture_set_up, test_find, fixture_tear_down);
    }
  return g_test_run ();
}
