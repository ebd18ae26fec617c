/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes by path: what a path names, what stands there, and documents that are put back by it. */
#include <string.h>

#include "bg-patch.h"
#include "model-fixture.h"

/* JSON with single quotes, "" for nothing. */
static json_t *
read_json (const char *text)
{
  g_autofree char *copy = g_strdelimit (g_strdup (text), "'", '"');
  json_t *json = json_loads (copy, JSON_DECODE_ANY, NULL);

  g_assert_true (json != NULL || *text == '\0');
  return json;
}

static void
check_json (const char *what, const json_t *found, const char *expected)
{
  json_t *json = read_json (expected);

  if (found != NULL || json != NULL)
    {
      g_autofree char *text = json_dumps (found, JSON_ENCODE_ANY);

      if (!json_equal (found, json))
        g_error ("%s is %s and not %s", what, text, expected);
    }
  json_decref (json);
}

static void
test_places (void)
{
  static const struct
  {
    const char *path;
    const char *list;
    const char *field;
    gboolean is_order;
  } cases[] = {
    { "title", NULL, "title", FALSE },
    { "members", "members", NULL, TRUE },
    { "members[a]", "members", NULL, FALSE },
    { "members[a].full_name", "members", "full_name", FALSE },
    /* A newer version may have written these. */
    { "members[a].shoe_size", "members", NULL, FALSE },
    { "moon", NULL, NULL, FALSE },
    { "moons[a].name", NULL, NULL, FALSE },
    { "trashed", NULL, NULL, FALSE },
    { "", NULL, NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BgPlace place = bg_patch_find_place (&bg_delegation_kind, cases[i].path);

      g_test_message ("%s", cases[i].path);
      g_assert_cmpstr (place.list != NULL ? place.list->name : NULL, ==, cases[i].list);
      g_assert_cmpstr (place.field != NULL ? place.field->name : NULL, ==, cases[i].field);
      g_assert_cmpint (place.is_order, ==, cases[i].is_order);
    }
}

#define DOCUMENT "{'title':'Đoàn','members':[{'id':'a','full_name':'An'},{'id':'b','full_name':'Ba'}]}"

static void
test_get (void)
{
  static const struct
  {
    const char *path;
    const char *value;
  } cases[] = {
    { "title", "'Đoàn'" },
    { "purpose", "" },
    { "members", "['a','b']" },
    { "members[b]", "{'id':'b','full_name':'Ba'}" },
    { "members[b].full_name", "'Ba'" },
    { "members[b].position", "" },
    { "members[c]", "" },
    { "members[c].full_name", "" },
    { "gifts[a]", "" },
    { "trashed", "false" },
  };
  json_t *document = read_json (DOCUMENT);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      json_t *value = bg_patch_get (document, cases[i].path);

      check_json (cases[i].path, value, cases[i].value);
      json_decref (value);
    }
  json_decref (document);
}

#define AN "{'id':'a','full_name':'An'}"
#define BA "{'id':'b','full_name':'Ba'}"
#define CO "{'id':'c','full_name':'Cô'}"

static const struct
{
  const char *before;
  const char *path;
  const char *value;
  const char *after;
  gboolean is_lost;
} put_cases[] = {
  { "{'title':'Đoàn'}", "title", "'Khách'", "{'title':'Khách'}" },
  { "{'title':'Đoàn'}", "title", "", "{}" },
  { "{}", "title", "'Khách'", "{'title':'Khách'}" },
  { "{}", "trashed", "true", "{'trashed':true}" },
  { "{'trashed':true}", "trashed", "false", "{}" },
  { "{'trashed':true}", "trashed", "", "{}" },
  /* One value of an item; where the item is gone, it is said and nothing is made up. */
  { "{'members':[" AN "," BA "]}", "members[b].full_name", "'Bảy'",
    "{'members':[" AN ",{'id':'b','full_name':'Bảy'}]}" },
  { "{'members':[" AN "]}", "members[a].full_name", "", "{'members':[{'id':'a'}]}" },
  { "{'members':[" AN "]}", "members[b].full_name", "'Bảy'", "{'members':[" AN "]}", TRUE },
  { "{}", "members[b].full_name", "'Bảy'", "{}", TRUE },
  /* A whole item: added, replaced in its place, taken out. */
  { "{}", "members[a]", AN, "{'members':[" AN "]}" },
  { "{'members':[" AN "]}", "members[b]", BA, "{'members':[" AN "," BA "]}" },
  { "{'members':[" AN "," BA "]}", "members[a]", "{'id':'a'}", "{'members':[{'id':'a'}," BA "]}" },
  { "{'members':[" AN "," BA "]}", "members[a]", "", "{'members':[" BA "]}" },
  { "{'members':[" AN "]}", "members[b]", "", "{'members':[" AN "]}" },
  { "{}", "members[b]", "", "{}" },
  /* The order: what is gone is passed over, what came since stands behind. */
  { "{'members':[" AN "," BA "]}", "members", "['b','a']", "{'members':[" BA "," AN "]}" },
  { "{'members':[" AN "," BA "," CO "]}", "members", "['c','x','a']", "{'members':[" CO "," AN "," BA "]}" },
  { "{'members':[" AN "," BA "]}", "members", "", "{'members':[" AN "," BA "]}" },
  { "{}", "members", "['a']", "{}" },
  { "{'members':[]}", "members", "", "{}" },
};

static void
test_set (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (put_cases); i++)
    {
      json_t *document = read_json (put_cases[i].before);
      json_t *value = read_json (put_cases[i].value);

      g_assert_cmpint (bg_patch_set (document, put_cases[i].path, value), ==, !put_cases[i].is_lost);
      check_json (put_cases[i].path, document, put_cases[i].after);
      json_decref (value);
      json_decref (document);
    }
}

/* Back by the "before" of each change, the last one first; orders when all items are there again. */
static void
put_all (json_t *document, GPtrArray *changes, gboolean back)
{
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < changes->len; i++)
      {
        const BgChange *change = changes->pdata[back ? changes->len - 1 - i : i];
        const json_t *value = back ? change->before : change->after;

        if (json_is_array (value) == (pass == 1))
          g_assert_true (bg_patch_set (document, change->path, value));
      }
}

static void
check_way (BgRecord *before, BgRecord *after)
{
  g_autoptr (GPtrArray) changes = bg_record_diff (before, after);
  json_t *first = bg_record_to_json (before);
  json_t *second = bg_record_to_json (after);
  json_t *document = json_deep_copy (second);

  g_assert_cmpuint (changes->len, >, 0);
  put_all (document, changes, TRUE);
  g_assert_true (json_equal (document, first));
  put_all (document, changes, FALSE);
  g_assert_true (json_equal (document, second));
  json_decref (document);
  json_decref (second);
  json_decref (first);
}

/* Every field of every kind, from nothing to something and from one value to another. */
static void
test_there_and_back (void)
{
  for (const BgKind *const *kind = bg_kind_list (); *kind != NULL; kind++)
    {
      g_autoptr (BgRecord) empty = bg_record_new (*kind);
      g_autoptr (BgRecord) full = bg_record_copy (empty);
      g_autoptr (BgRecord) other = NULL;

      fill_record (full, 1);
      other = bg_record_copy (full);
      for (const BgField *field = (*kind)->fields; field->name != NULL; field++)
        if (field->type != BG_FIELD_LIST)
          fill_field (other, field, 2);
        else
          {
            fill_field (other, field, 2);
            bg_record_move_item (other, field->name, 0, 1);
            fill_record (bg_record_get_item (other, field->name, 1), 4);
          }
      bg_record_set_trashed (other, TRUE);
      check_way (empty, full);
      check_way (full, other);
      check_way (other, full);
    }
}

static void
check_taken (const char *path, const char *value, const char *left, const char *taken)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) bg_change_free);
  g_autoptr (GString) text = g_string_new (NULL);
  json_t *json = read_json (value);

  bg_patch_take_personal (&bg_delegation_kind, path, json, changes);
  check_json (path, json, left);
  for (guint i = 0; i < changes->len; i++)
    {
      const BgChange *change = changes->pdata[i];

      g_assert_null (change->before);
      g_string_append_printf (text, "%s=%s;", change->path, json_string_value (change->after));
    }
  g_assert_cmpstr (text->str, ==, taken);
  json_decref (json);
}

/* Passport and birth stand alone in history, so that they can be blanked there. */
static void
test_take_personal (void)
{
  static const char member[] = "{'id':'a','full_name':'An','passport_number':'C1','birth_date':'1970'}";
  g_autofree char *whole = g_strdup_printf ("{'title':'Đoàn','members':[%s," BA "]}", member);

  check_taken ("", whole, DOCUMENT, "members[a].birth_date=1970;members[a].passport_number=C1;");
  check_taken ("members[a]", member, AN, "members[a].birth_date=1970;members[a].passport_number=C1;");
  check_taken ("members[b]", BA, BA, "");
  /* Single values and orders hold no more than themselves. */
  check_taken ("members[a].full_name", "'An'", "'An'", "");
  check_taken ("members", "['a']", "['a']", "");
  check_taken ("title", "'Đoàn'", "'Đoàn'", "");
}

/* History does not repeat in each document who stored it when. */
static void
test_bare (void)
{
  g_autoptr (BgRecord) task = record_from (&bg_task_kind, "'title':'Việc'");
  json_t *whole;
  json_t *bare;

  bg_record_set_created (task, 1000000, "an");
  bg_record_set_modified (task, 2000000, "ba");
  whole = bg_record_to_json (task);
  bare = bg_record_to_bare_json (task);
  g_assert_cmpuint (json_object_size (whole), ==, 7);
  g_assert_cmpuint (json_object_size (bare), ==, 3);
  g_assert_cmpstr (json_string_value (json_object_get (bare, "title")), ==, "Việc");
  json_decref (bare);
  json_decref (whole);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/patch/places", test_places);
  g_test_add_func ("/patch/get", test_get);
  g_test_add_func ("/patch/set", test_set);
  g_test_add_func ("/patch/there-and-back", test_there_and_back);
  g_test_add_func ("/patch/take-personal", test_take_personal);
  g_test_add_func ("/patch/bare", test_bare);
  return g_test_run ();
}
