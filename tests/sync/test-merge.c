/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The three-way merge, a file a case: base, mine, theirs; what comes out, and what must be decided. */
#include <gio/gio.h>
#include <string.h>

#include "bg-document-merge.h"

static const json_t *
get_value (const json_t *object, const char *key)
{
  const json_t *value = json_object_get (object, key);

  return json_is_null (value) ? NULL : value;
}

static gboolean
is_same (const json_t *a, const json_t *b)
{
  return a == b || (a != NULL && b != NULL && json_equal (a, b));
}

static void
assert_clash (const json_t *expected, const BgClash *clash)
{
  g_assert_cmpstr (clash->path, ==, json_string_value (json_object_get (expected, "path")));
  g_assert_true (is_same (clash->base, get_value (expected, "base")));
  g_assert_true (is_same (clash->mine, get_value (expected, "mine")));
  g_assert_true (is_same (clash->theirs, get_value (expected, "theirs")));
}

static void
test_case (gconstpointer data)
{
  json_t *test = json_load_file (data, 0, NULL);
  g_autoptr (GPtrArray) clashes = bg_clashes_new ();
  const json_t *expected = json_object_get (test, "clashes");
  json_t *mine, *merged;

  g_assert_nonnull (test);
  mine = json_deep_copy (json_object_get (test, "mine"));
  merged = bg_document_merge (get_value (test, "base"), mine, json_object_get (test, "theirs"), clashes);
  g_assert_true (json_equal (merged, json_object_get (test, "merged")));
  g_assert_true (json_equal (mine, json_object_get (test, "mine")));
  g_assert_cmpuint (clashes->len, ==, json_array_size (expected));
  for (guint i = 0; i < clashes->len; i++)
    assert_clash (json_array_get (expected, i), g_ptr_array_index (clashes, i));
  json_decref (mine);
  json_decref (merged);
  json_decref (test);
}

/* Who and when, and what belongs to the server, is not compared. */
static void
test_equal (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    gboolean equal;
  } cases[] = {
    { "{'t':'a','_rev':'1','modified':'x'}", "{'t':'a','_id':'k:1','author':'y'}", TRUE },
    { "{'t':'a'}", "{'t':'b'}", FALSE },
    { "{'t':'a'}", "{'t':'a','n':1}", FALSE },
    { "{'t':'a','n':1}", "{'t':'a'}", FALSE },
    { "{}", "{}", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *first = g_strdelimit (g_strdup (cases[i].a), "'", '"');
      g_autofree char *second = g_strdelimit (g_strdup (cases[i].b), "'", '"');
      json_t *a = json_loads (first, 0, NULL);
      json_t *b = json_loads (second, 0, NULL);

      g_assert_cmpint (bg_document_equal (a, b), ==, cases[i].equal);
      json_decref (a);
      json_decref (b);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GDir) dir = g_dir_open (MERGE_CASES, 0, NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_test_init (&argc, &argv, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *test = g_strdup_printf ("/sync/merge/%s", name);

      g_ptr_array_add (paths, g_build_filename (MERGE_CASES, name, NULL));
      g_test_add_data_func (test, g_ptr_array_index (paths, paths->len - 1), test_case);
    }
  g_test_add_func ("/sync/merge-equal", test_equal);
  return g_test_run ();
}
