/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values as people read and type them. */
#include "bg-error.h"
#include "model-fixture.h"

static char *
find_title (const char *kind, const char *id, gpointer data)
{
  return g_strcmp0 (id, "p1") == 0 ? g_strdup_printf ("%s Phuket", kind) : NULL;
}

typedef struct
{
  const BgKind *kind;
  const char *fields;
  const char *field;
  const char *text;
} Shown;

static const Shown shown[] = {
  { &bg_delegation_kind, "", "title", "" },
  { &bg_delegation_kind, "'title':'Đoàn'", "title", "Đoàn" },
  { &bg_delegation_kind, "'start_date':'2026-12-05'", "start_date", "05/12/2026" },
  { &bg_delegation_kind, "'direction':'outgoing'", "direction", "Outgoing delegation" },
  /* A newer version's code is better than nothing. */
  { &bg_delegation_kind, "'direction':'sideways'", "direction", "sideways" },
  { &bg_delegation_kind, "'guest_count':1200", "guest_count", "1200" },
  { &bg_task_kind, "'progress':40", "progress", "40 %" },
  { &bg_delegation_kind, "'estimated_cost':1500000", "estimated_cost", "1.500.000 đồng" },
  { &bg_delegation_kind, "'estimated_cost':1500000,'currency':'USD'", "estimated_cost", "15.000 USD" },
  { &bg_delegation_kind, "'in_plan':true", "in_plan", "Yes" },
  { &bg_delegation_kind, "'in_plan':false", "in_plan", "No" },
  { &bg_delegation_kind, "'partner':'p1'", "partner", "partner Phuket" },
  { &bg_delegation_kind, "'partner':'p2'", "partner", "(not here yet)" },
  { &bg_delegation_kind, "'countries':[{'country':'Thái Lan'},{},{'country':'Lào'}]", "countries",
    "Thái Lan; Lào" },
  { &bg_delegation_kind, "'countries':[{}]", "countries", "" },
};

static void
test_shown (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_autoptr (BgRecord) record = record_from (shown[i].kind, shown[i].fields);
      const BgField *field = bg_kind_get_field (shown[i].kind, shown[i].field);
      g_autofree char *text = bg_record_dup_display (record, field, find_title, NULL);

      g_assert_cmpstr (text, ==, shown[i].text);
    }
}

/* Nobody to ask for titles: the reference is there, its record is not. */
static void
test_shown_without_titles (void)
{
  g_autoptr (BgRecord) record = record_from (&bg_delegation_kind, "'partner':'p1'");
  g_autofree char *text =
    bg_record_dup_display (record, bg_kind_get_field (&bg_delegation_kind, "partner"), NULL, NULL);

  g_assert_cmpstr (text, ==, "(not here yet)");
}

/* What is typed on 2026-11-23, and what is kept; NULL where it is refused. */
static const struct
{
  const BgKind *kind;
  const char *field;
  const char *typed;
  const char *kept;
} typed[] = {
  { &bg_delegation_kind, "title", " Đoàn  ", "'Đoàn'" },
  { &bg_delegation_kind, "title", "   ", "" },
  { &bg_delegation_kind, "partner", "p1", "'p1'" },
  { &bg_delegation_kind, "start_date", "05/12/2026", "'2026-12-05'" },
  { &bg_delegation_kind, "start_date", "tháng 5/2014", "'2014-05'" },
  { &bg_delegation_kind, "start_date", "+7", "'2026-11-30'" },
  { &bg_delegation_kind, "start_date", "31/02/2026", NULL },
  { &bg_delegation_kind, "start_date", "sớm", NULL },
  { &bg_delegation_kind, "direction", "incoming", "'incoming'" },
  { &bg_delegation_kind, "direction", "Outgoing delegation", "'outgoing'" },
  { &bg_delegation_kind, "direction", "sideways", NULL },
  { &bg_delegation_kind, "guest_count", "12", "12" },
  { &bg_delegation_kind, "guest_count", "12a", NULL },
  { &bg_delegation_kind, "guest_count", "1,5", NULL },
  { &bg_delegation_kind, "estimated_cost", "1.500.000", "1500000" },
  { &bg_delegation_kind, "estimated_cost", "nhiều", NULL },
  { &bg_delegation_kind, "in_plan", "có", "true" },
  { &bg_delegation_kind, "in_plan", "yes", "true" },
  { &bg_delegation_kind, "in_plan", "1", "true" },
  { &bg_delegation_kind, "in_plan", "không", "false" },
  { &bg_delegation_kind, "in_plan", "false", "false" },
  { &bg_delegation_kind, "in_plan", "có lẽ", NULL },
  /* No field takes these. */
  { &bg_delegation_kind, "moon", "x", NULL },
  { &bg_delegation_kind, "members", "An", NULL },
};

static char *
dump_field (BgRecord *record, const char *name)
{
  const BgField *field = bg_kind_get_field (bg_record_get_kind (record), name);
  json_t *value = field != NULL ? bg_record_field_to_json (record, field) : NULL;
  char *text = value != NULL ? json_dumps (value, JSON_ENCODE_ANY) : g_strdup ("");

  json_decref (value);
  return g_strdelimit (text, "\"", '\'');
}

static void
test_typed (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (BgRecord) record = bg_record_new (typed[i].kind);
      g_autoptr (GError) error = NULL;
      gboolean good =
        bg_record_read_field (record, typed[i].field, typed[i].typed, day_from ("2026-11-23"), &error);
      g_autofree char *kept = dump_field (record, typed[i].field);

      g_test_message ("%s: %s", typed[i].field, typed[i].typed);
      g_assert_cmpint (good, ==, typed[i].kept != NULL);
      g_assert_cmpstr (kept, ==, typed[i].kept != NULL ? typed[i].kept : "");
      if (!good)
        g_assert_error (error, BG_ERROR, BG_ERROR_INVALID);
    }
}

static const struct
{
  const char *typed;
  const char *kept;
} times[] = {
  { "8", "08:00" },     { "8:30", "08:30" }, { "8h30", "08:30" }, { "8g5", "08:05" }, { "14.15", "14:15" },
  { "23:59", "23:59" }, { "0:00", "00:00" }, { "24:00", NULL },   { "8:60", NULL },   { "-1:00", NULL },
  { "8:-5", NULL },     { "8/30", NULL },    { "sáng", NULL },
};

/* A refused time leaves the old one; an empty one takes it away. */
static void
test_times (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (BgRecord) record = record_from (&bg_delegation_kind, "'itinerary':[{'time':'07:07'}]");
      BgRecord *line = bg_record_get_item (record, "itinerary", 0);
      g_autoptr (GError) error = NULL;
      gboolean good = bg_record_read_field (line, "time", times[i].typed, BG_DATE_NONE, &error);

      g_test_message ("%s", times[i].typed);
      g_assert_cmpint (good, ==, times[i].kept != NULL);
      g_assert_cmpstr (bg_record_get_text (line, "time"), ==,
                       times[i].kept != NULL ? times[i].kept : "07:07");
      g_assert_true (bg_record_read_field (line, "time", " ", BG_DATE_NONE, NULL));
      g_assert_false (bg_record_is_set (line, "time"));
    }
}

/* Search sees the texts that are marked for it, in items too, and never a personal value. */
static void
test_search_text (void)
{
  g_autoptr (BgRecord) record =
    record_from (&bg_delegation_kind, "'title':'Đoàn Phuket','estimated_cost':5,'members':[{'full_name':'An',"
                                      "'passport_number':'C1234567','note':'ghi'},{'full_name':'Ba'}]");
  g_autofree char *text = bg_record_dup_search_text (record);

  g_assert_cmpstr (text, ==, "Đoàn Phuket\nAn\nBa\n");
}

static void
test_apply_filter (void)
{
  static const struct
  {
    const BgKind *kind;
    const char *filter;
    const char *direction;
  } cases[] = {
    { &bg_delegation_kind, "incoming", "incoming" }, { &bg_delegation_kind, "outgoing", "outgoing" },
    { &bg_delegation_kind, "upcoming", NULL },       { &bg_delegation_kind, NULL, NULL },
    { &bg_document_kind, "incoming", "incoming" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BgRecord) record = bg_record_new (cases[i].kind);

      bg_record_apply_filter (record, cases[i].filter);
      g_assert_cmpstr (bg_record_get_text (record, "direction"), ==, cases[i].direction);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/display/shown", test_shown);
  g_test_add_func ("/display/without-titles", test_shown_without_titles);
  g_test_add_func ("/display/typed", test_typed);
  g_test_add_func ("/display/times", test_times);
  g_test_add_func ("/display/search-text", test_search_text);
  g_test_add_func ("/display/apply-filter", test_apply_filter);
  return g_test_run ();
}
