/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Identifiers: their form, their order, and that none comes twice. */
#include "bg-id.h"

static void
test_new (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *previous = g_strdup ("");

  for (int i = 0; i < 20000; i++)
    {
      char *id = bg_id_new ();

      g_assert_true (bg_id_is_valid (id));
      g_assert_cmpstr (previous, <, id);
      g_assert_true (g_hash_table_add (seen, g_strdup (id)));
      g_free (previous);
      previous = id;
    }
}

static void
test_time (void)
{
  gint64 before = g_get_real_time () / 1000;
  g_autofree char *id = bg_id_new ();
  gint64 after = g_get_real_time () / 1000;
  g_autofree char *digits = g_strdup_printf ("%.8s%.4s", id, id + 9);
  gint64 made = g_ascii_strtoll (digits, NULL, 16);

  g_assert_cmpint (made, >=, before);
  /* A burst of identifiers may run a few milliseconds ahead of the clock. */
  g_assert_cmpint (made, <=, after + 60 * 1000);
}

static gpointer
make_ids_in_worker (gpointer data)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < 5000; i++)
    g_ptr_array_add (ids, bg_id_new ());
  return ids;
}

static void
test_threads (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("ids", make_ids_in_worker, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (GPtrArray) ids = g_thread_join (threads[i]);

      for (guint j = 0; j < ids->len; j++)
        g_assert_true (g_hash_table_add (seen, g_strdup (ids->pdata[j])));
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, 20000);
}

static void
test_valid (void)
{
  static const struct
  {
    const char *id;
    gboolean valid;
  } cases[] = {
    { "018f4e2a-7c3b-7def-8123-456789abcdef", TRUE },
    { "018f4e2a-7c3b-7def-b123-456789abcdef", TRUE },
    { "018f4e2a-7c3b-4def-8123-456789abcdef", FALSE },
    { "018f4e2a-7c3b-7def-c123-456789abcdef", FALSE },
    { "018F4E2A-7C3B-7DEF-8123-456789ABCDEF", FALSE },
    { "018f4e2a-7c3b-7def-8123-456789abcde", FALSE },
    { "018f4e2a-7c3b-7def-8123-456789abcdef0", FALSE },
    { "018f4e2a_7c3b-7def-8123-456789abcdef", FALSE },
    { "018f4e2a-7c3b-7def-8123-456789abcdeg", FALSE },
    { "018f4e2a07c3b-7def-8123-456789abcdef", FALSE },
    { "{18f4e2a-7c3b-7def-8123-456789abcdef", FALSE },
    { "", FALSE },
    { NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    if (bg_id_is_valid (cases[i].id) != cases[i].valid)
      g_error ("%s", cases[i].id);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id/new", test_new);
  g_test_add_func ("/id/time", test_time);
  g_test_add_func ("/id/threads", test_threads);
  g_test_add_func ("/id/valid", test_valid);
  return g_test_run ();
}
