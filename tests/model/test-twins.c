/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Likely twins: which records are offered for joining, against a table; what joining fills and points. */
#include <string.h>

#include "bg-twin-index.h"
#include "bg-twins.h"
#include "model-fixture.h"

/* One name under two ids, as two computers have it; another; and none for what is not here. */
static char *
dup_title (const char *kind, const char *id, gpointer data)
{
  if (g_str_equal (id, "mine") || g_str_equal (id, "theirs"))
    return g_strdup ("Sở Ngoại vụ");
  return g_str_equal (id, "another") ? g_strdup ("Sở Công Thương") : NULL;
}

static gboolean
are_twins (const BgKind *kind, const char *mine, const char *theirs)
{
  g_autoptr (BgTwinIndex) index = bg_twin_index_new (kind, dup_title, NULL);
  g_autoptr (BgRecord) first = record_from (kind, mine);
  g_autoptr (BgRecord) second = record_from (kind, theirs);
  g_autofree char *id = NULL;

  bg_twin_index_add (index, first);
  id = bg_twin_index_take (index, second);
  g_assert_true (id == NULL || g_str_equal (id, bg_record_get_id (first)));
  return id != NULL;
}

static void
test_table (void)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GHashTable) twins = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_autoptr (GHashTable) others = g_hash_table_new (g_direct_hash, g_direct_equal);

  g_assert_true (g_file_get_contents (TWINS, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
      const BgKind *kind;
      gboolean expected;

      if (*lines[i] == '#' || *lines[i] == '\0')
        continue;
      g_assert_cmpuint (g_strv_length (cells), ==, 4);
      kind = bg_kind_find (cells[0]);
      expected = g_str_equal (cells[3], "twins");
      if (are_twins (kind, cells[1], cells[2]) != expected ||
          are_twins (kind, cells[2], cells[1]) != expected)
        g_error ("line %u: %s", i + 1, lines[i]);
      g_hash_table_add (expected ? twins : others, (gpointer) kind);
    }
  /* A kind that was never seen both ways proves nothing. */
  for (const BgKind *const *kind = bg_kind_list (); *kind != NULL; kind++)
    {
      g_assert_true (g_hash_table_contains (twins, *kind) == bg_kind_has_twins (*kind));
      g_assert_true (g_hash_table_contains (others, *kind) == bg_kind_has_twins (*kind));
    }
  g_assert_false (bg_kind_has_twins (&bg_office_kind));
}

/* Three of one name here and two there are two pairs; a record is never its own twin. */
static void
test_many_of_one_name (void)
{
  g_autoptr (BgTwinIndex) index = bg_twin_index_new (&bg_agency_kind, NULL, NULL);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (BgRecord) own = record_from (&bg_agency_kind, "'name':'Sở'");
  g_autofree char *last = NULL;

  bg_twin_index_add (index, own);
  g_assert_null (bg_twin_index_take (index, own));
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (BgRecord) record = record_from (&bg_agency_kind, "'name':'Sở'");

      bg_twin_index_add (index, record);
    }
  g_assert_cmpuint (bg_twin_index_get_n (index), ==, 3);
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (BgRecord) record = record_from (&bg_agency_kind, "'name':'Sở'");
      char *id = bg_twin_index_take (index, record);

      g_assert_nonnull (id);
      g_assert_true (g_hash_table_add (taken, id));
    }
  last = bg_twin_index_take (index, own);
  g_assert_null (last);
}

/* What is filled: fields of the kept one and of the other; what comes out. */
static const struct
{
  const BgKind *kind;
  const char *kept;
  const char *other;
  const char *filled;
} fills[] = {
  { &bg_agency_kind, "'name':'A'", "'name':'a','phone':'1','aliases':[{'name':'x'}]",
    "'name':'A','phone':'1','aliases':[{'name':'x'}]" },
  { &bg_agency_kind, "'name':'A','phone':'2','aliases':[{'name':'y'}]",
    "'name':'a','phone':'1','aliases':[{'name':'x'}]", "'name':'A','phone':'2','aliases':[{'name':'y'}]" },
  { &bg_aid_kind, "'title':'A'", "'title':'A','sample':true", "'title':'A'" },
  { &bg_aid_kind, "'title':'A'", "'title':'A','value':5,'currency':'USD'",
    "'title':'A','value':5,'currency':'USD'" },
  { &bg_aid_kind, "'title':'A','currency':'VND'", "'title':'A','value':5,'currency':'USD'",
    "'title':'A','value':5,'currency':'USD'" },
  { &bg_aid_kind, "'title':'A','currency':'VND'", "'title':'A','currency':'USD'",
    "'title':'A','currency':'VND'" },
  { &bg_aid_kind, "'title':'A','value':7,'currency':'VND'", "'title':'A','disbursed':5,'currency':'USD'",
    "'title':'A','value':7,'currency':'VND'" },
  { &bg_aid_kind, "'title':'A','value':7,'currency':'VND'", "'title':'A','disbursed':5,'currency':'VND'",
    "'title':'A','value':7,'disbursed':5,'currency':'VND'" },
};

static void
assert_says (BgRecord *record, const char *fields)
{
  g_autoptr (BgRecord) expected = record_from (bg_record_get_kind (record), fields);

  for (const BgField *field = bg_record_get_kind (record)->fields; field->name != NULL; field++)
    if (field->type == BG_FIELD_LIST)
      {
        g_assert_cmpuint (bg_record_get_n_items (record, field->name), ==,
                          bg_record_get_n_items (expected, field->name));
        for (guint i = 0; i < bg_record_get_n_items (record, field->name); i++)
          g_assert_cmpstr (bg_record_get_title (bg_record_get_item (record, field->name, i)), ==,
                           bg_record_get_title (bg_record_get_item (expected, field->name, i)));
      }
    else
      g_assert_true (bg_record_field_equal (record, expected, field));
}

static void
test_fill (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fills); i++)
    {
      g_autoptr (BgRecord) kept = record_from (fills[i].kind, fills[i].kept);
      g_autoptr (BgRecord) other = record_from (fills[i].kind, fills[i].other);
      g_autoptr (BgRecord) filled = bg_twins_fill (kept, other);

      g_test_message ("%s", fills[i].filled);
      assert_says (filled, fills[i].filled);
      g_assert_cmpstr (bg_record_get_id (filled), ==, bg_record_get_id (kept));
    }
}

/* Only what differs, personal values masked, references by the names of what they point to. */
static void
test_compare (void)
{
  g_autoptr (BgRecord) mine = record_from (
    &bg_officer_kind, "'full_name':'An','agency':'mine','phone':'0912345678','from_date':'2024','note':'x'");
  g_autoptr (BgRecord) theirs = record_from (
    &bg_officer_kind, "'full_name':'An','agency':'theirs','phone':'0987654321','from_date':'2025'");
  g_autoptr (GPtrArray) lines = bg_twins_compare (mine, theirs, dup_title, NULL);
  static const char *const expected[][3] = { { "phone", NULL, NULL },
                                             { "from_date", "2024", "2025" },
                                             { "note", "x", "" } };

  g_assert_cmpuint (lines->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < lines->len; i++)
    {
      const BgTwinLine *line = g_ptr_array_index (lines, i);

      g_assert_cmpstr (line->field->name, ==, expected[i][0]);
      if (expected[i][1] != NULL)
        g_assert_cmpstr (line->mine, ==, expected[i][1]);
      else
        g_assert_null (strstr (line->mine, "12345"));
      if (expected[i][2] != NULL)
        g_assert_cmpstr (line->theirs, ==, expected[i][2]);
      else
        g_assert_null (strstr (line->theirs, "76543"));
    }
}

static void
test_redirect (void)
{
  g_autoptr (BgRecord) task = record_from (
    &bg_task_kind, "'title':'a','lead_agency':'theirs','agreement':'theirs','coordinating_agencies':"
                   "[{'agency':'mine'},{'agency':'theirs'},{'agency':'another'}]");
  g_autoptr (BgRecord) kept = record_from (&bg_agency_kind, "'id':'mine','name':'a','parent':'theirs'");

  g_assert_true (bg_twins_redirect (task, &bg_agency_kind, "theirs", "mine"));
  g_assert_cmpstr (bg_record_get_text (task, "lead_agency"), ==, "mine");
  /* An id of another kind. */
  g_assert_cmpstr (bg_record_get_text (task, "agreement"), ==, "theirs");
  g_assert_cmpuint (bg_record_get_n_items (task, "coordinating_agencies"), ==, 2);
  g_assert_cmpstr (bg_record_get_text (bg_record_get_item (task, "coordinating_agencies", 0), "agency"), ==,
                   "mine");
  g_assert_false (bg_twins_redirect (task, &bg_agency_kind, "theirs", "mine"));
  /* A record does not come to be its own parent. */
  g_assert_true (bg_twins_redirect (kept, &bg_agency_kind, "theirs", "mine"));
  g_assert_false (bg_record_is_set (kept, "parent"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/twins/table", test_table);
  g_test_add_func ("/twins/many-of-one-name", test_many_of_one_name);
  g_test_add_func ("/twins/compare", test_compare);
  g_test_add_func ("/twins/fill", test_fill);
  g_test_add_func ("/twins/redirect", test_redirect);
  return g_test_run ();
}
