/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes in words, as history and the questions before taking back tell them. */
#include "bg-change-words.h"
#include "model-fixture.h"

#define RECORD                                                                                               \
  "'title':'Đoàn','currency':'USD','members':[{'id':'a','full_name':'Sok Dara'},{'id':'b'},"               \
  "{'id':'ab','full_name':'Lê Thị Ba'}],'agreements':[{'id':'x','agreement':'p1'}]"

static char *
find_title (const char *kind, const char *id, gpointer data)
{
  return g_strcmp0 (id, "p1") == 0 ? g_strdup_printf ("%s Phuket", kind) : NULL;
}

static BgChangeWords
words_of (BgRecord *record)
{
  return (BgChangeWords){ &bg_delegation_kind, record, FALSE, find_title, NULL };
}

static json_t *
read_json (const char *text)
{
  g_autofree char *copy = g_strdelimit (g_strdup (text), "'", '"');
  json_t *json = json_loads (copy, JSON_DECODE_ANY, NULL);

  g_assert_true (json != NULL || *text == '\0');
  return json;
}

static void
test_places (void)
{
  static const struct
  {
    const char *path;
    const char *place;
    const char *without;
  } cases[] = {
    { "title", "Name of the delegation", NULL },
    { "trashed", "Trash", NULL },
    { "members", "Members: order", NULL },
    { "members[a]", "Members", NULL },
    /* The item is called by its title, or that of the record it links to, while the record still has it. */
    { "members[a].passport_number", "Passport number · Members “Sok Dara”", "Passport number · Members" },
    { "members[ab].passport_number", "Passport number · Members “Lê Thị Ba”", "Passport number · Members" },
    { "members[b].passport_number", "Passport number · Members", "Passport number · Members" },
    { "members[z].passport_number", "Passport number · Members", "Passport number · Members" },
    { "agreements[x].agreement", "Agreement · Related agreements “agreement Phuket”",
      "Agreement · Related agreements" },
    /* What this version does not know is told by its path. */
    { "moon", "moon", NULL },
  };
  g_autoptr (BgRecord) record = record_from (&bg_delegation_kind, RECORD);
  BgChangeWords words = words_of (record);
  BgChangeWords bare = words_of (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *place = bg_change_describe_place (&words, cases[i].path);
      g_autofree char *without = bg_change_describe_place (&bare, cases[i].path);

      g_assert_cmpstr (place, ==, cases[i].place);
      g_assert_cmpstr (without, ==, cases[i].without != NULL ? cases[i].without : cases[i].place);
    }
}

static const struct
{
  const char *path;
  const char *value;
  const char *text;
  const char *unmasked;
} values[] = {
  { "title", "'Đoàn tỉnh'", "Đoàn tỉnh" },
  { "title", "", "(empty)" },
  { "title", "'  '", "(empty)" },
  { "start_date", "'2026-12'", "tháng 12/2026" },
  { "direction", "'incoming'", "Incoming delegation" },
  { "in_plan", "true", "Yes" },
  { "in_plan", "false", "No" },
  { "guest_count", "12", "12" },
  /* A value of a type that no version wrote is nothing. */
  { "guest_count", "'twelve'", "(empty)" },
  { "title", "12", "(empty)" },
  { "partner", "'p1'", "partner Phuket" },
  { "partner", "'p2'", "(not here yet)" },
  { "trashed", "true", "In the trash" },
  { "trashed", "false", "Not in the trash" },
  { "trashed", "", "Not in the trash" },
  { "members", "['a','b']", "2 entries" },
  { "members", "", "0 entries" },
  { "members[a]", "{'full_name':'Sok Dara'}", "Sok Dara" },
  { "members[a]", "{'position':'x'}", "(empty)" },
  { "members[a]", "", "(empty)" },
  { "members[a].position", "'Vụ trưởng'", "Vụ trưởng" },
  { "members[a].passport_number", "'N12345678'", "N12•••78", "N12345678" },
  { "members[a].birth_date", "'1970-03-02'", "•••", "02/03/1970" },
  { "", "{'title':'Đoàn tỉnh'}", "Đoàn tỉnh" },
  { "moon", "'x'", "(empty)" },
};

static void
test_values (void)
{
  g_autoptr (BgRecord) record = record_from (&bg_delegation_kind, RECORD);

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      BgChangeWords words = words_of (record);
      json_t *value = read_json (values[i].value);
      g_autofree char *text = bg_change_describe_value (&words, values[i].path, value);
      g_autofree char *whole = NULL;

      words.unmasked = TRUE;
      whole = bg_change_describe_value (&words, values[i].path, value);
      g_test_message ("%s %s", values[i].path, values[i].value);
      g_assert_cmpstr (text, ==, values[i].text);
      g_assert_cmpstr (whole, ==, values[i].unmasked != NULL ? values[i].unmasked : values[i].text);
      json_decref (value);
    }
}

/* A sum has the currency of its record; where none is known, it is in dong. */
static void
test_money (void)
{
  static const struct
  {
    const char *fields;
    const char *path;
    const char *text;
  } cases[] = {
    { "'currency':'USD'", "estimated_cost", "1.234,56 USD" },
    { "'title':'x'", "estimated_cost", "123.456 đồng" },
    { NULL, "estimated_cost", "123.456 đồng" },
    { "'currency':'USD'", "costs[a].estimate", "123.456 đồng" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BgRecord) record =
        cases[i].fields != NULL ? record_from (&bg_delegation_kind, cases[i].fields) : NULL;
      BgChangeWords words = words_of (record);
      json_t *value = json_integer (123456);
      g_autofree char *text = bg_change_describe_value (&words, cases[i].path, value);

      g_assert_cmpstr (text, ==, cases[i].text);
      json_decref (value);
    }
}

#define AN "{'id':'a','full_name':'An'}"

static const struct
{
  const char *path;
  const char *before;
  const char *after;
  const char *text;
  const char *blanked;
} changes[] = {
  { "", "", "{}", "Record added", "Record added" },
  { "", "{}", "", "Removed for good", "Removed for good" },
  { "", "", "", "Whole record", "Whole record" },
  { "trashed", "false", "true", "Put into the trash", "Put into the trash" },
  { "trashed", "true", "false", "Restored from the trash", "Restored from the trash" },
  { "title", "'Đoàn'", "'Khách'", "Name of the delegation: Đoàn → Khách", "Name of the delegation: blanked" },
  { "title", "'Đoàn'", "", "Name of the delegation: Đoàn → (empty)", "Name of the delegation: blanked" },
  { "title", "", "'Khách'", "Name of the delegation: (empty) → Khách", "Name of the delegation: blanked" },
  { "start_date", "'2026-12-01'", "'2026-12-05'", "From: 01/12/2026 → 05/12/2026", "From: blanked" },
  { "members[a]", "", AN, "Members: added “An”", "Members: added “An”" },
  { "members[a]", AN, "", "Members: removed “An”", "Members: removed “An”" },
  { "members[a].passport_number", "'N12345678'", "'N12345699'",
    "Passport number · Members “Sok Dara”: N12•••78 → N12•••99",
    "Passport number · Members “Sok Dara”: blanked" },
  /* Looked at, not changed. */
  { "members[a]", "", "", "Members", "Members: blanked" },
  { "members[a].passport_number", "", "", "Passport number · Members “Sok Dara”",
    "Passport number · Members “Sok Dara”: blanked" },
  /* The order says nothing beside what was added. */
  { "members", "['a']", "['a','b']", NULL, NULL },
};

static void
test_changes (void)
{
  g_autoptr (BgRecord) record = record_from (&bg_delegation_kind, RECORD);
  BgChangeWords words = words_of (record);

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      json_t *before = read_json (changes[i].before);
      json_t *after = read_json (changes[i].after);
      g_autofree char *text = bg_change_describe (&words, changes[i].path, before, after, FALSE);
      g_autofree char *blanked = bg_change_describe (&words, changes[i].path, before, after, TRUE);

      g_assert_cmpstr (text, ==, changes[i].text);
      g_assert_cmpstr (blanked, ==, changes[i].blanked);
      json_decref (after);
      json_decref (before);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/places", test_places);
  g_test_add_func ("/words/values", test_values);
  g_test_add_func ("/words/money", test_money);
  g_test_add_func ("/words/changes", test_changes);
  return g_test_run ();
}
