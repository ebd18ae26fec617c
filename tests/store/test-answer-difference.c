/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The difference of two answers: told piece by piece it makes the new one of the old, and rows that were
 * shown and stay in order are not told of. */
#include "bg-answer-difference.h"

#define ROUNDS 2000
#define MOST   60

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
add_to_set (GHashTable *set, gint64 entry)
{
  g_hash_table_add (set, g_memdup2 (&entry, sizeof entry));
}

static GArray *
make_entries (guint n, const gint64 *entries)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (gint64));

  return g_array_append_vals (array, entries, n);
}

/* Some of the rows 1 to MOST in an order of their own, with heads between them. */
static GArray *
make_random (GRand *rand, gboolean with_heads)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 head = -1;

  for (gint64 i = 1; i <= MOST; i++)
    if (g_rand_int_range (rand, 0, 4) > 0)
      g_array_append_val (array, i);
  for (int swaps = g_rand_int_range (rand, 0, 6); swaps > 0 && array->len > 1; swaps--)
    {
      guint from = (guint) g_rand_int_range (rand, 0, (int) array->len);
      gint64 moved = g_array_index (array, gint64, from);

      g_array_remove_index (array, from);
      g_array_insert_val (array, (guint) g_rand_int_range (rand, 0, (int) array->len + 1), moved);
    }
  for (guint i = 0; with_heads && i < array->len; i += 9, head--)
    g_array_insert_val (array, i, head);
  return array;
}

/* Applies the changes to a copy of the old answer; what is not told of must be the same in both. */
static void
check_difference (const GArray *old, const GArray *new, GHashTable *kept, GHashTable *stale)
{
  g_autoptr (GArray) changes = bg_answer_difference (old, new, kept, stale);
  g_autoptr (GHashTable) untold = new_set ();
  guint at_old = 0;
  guint at_new = 0;

  for (guint i = 0; i <= changes->len; i++)
    {
      BgAnswerChange end = { .old_start = old->len, .new_start = new->len };

      if (i < changes->len)
        end = g_array_index (changes, BgAnswerChange, i);
      g_assert_cmpuint (end.old_start - at_old, ==, end.new_start - at_new);
      for (; at_old < end.old_start; at_old++, at_new++)
        {
          gint64 entry = g_array_index (old, gint64, at_old);

          g_assert_cmpint (entry, ==, g_array_index (new, gint64, at_new));
          g_assert_cmpint (entry, >, 0);
          g_assert_false (stale != NULL && g_hash_table_contains (stale, &entry));
        }
      at_old += end.n_removed;
      at_new += end.n_added;
    }
  g_assert_cmpuint (at_old, ==, old->len);
  g_assert_cmpuint (at_new, ==, new->len);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261127);

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (GArray) old = make_random (rand, round % 3 == 0);
      g_autoptr (GArray) new = make_random (rand, round % 3 == 0);
      g_autoptr (GHashTable) kept = new_set ();
      g_autoptr (GHashTable) stale = new_set ();

      for (gint64 i = 1; i <= MOST; i++)
        {
          if (g_rand_boolean (rand))
            add_to_set (kept, i);
          if (g_rand_int_range (rand, 0, 5) == 0)
            add_to_set (stale, i);
        }
      check_difference (old, new, kept, stale);
      check_difference (old, new, kept, NULL);
    }
}

/* What came between rows that were shown is told of by itself: the rows around it stay. */
static void
test_kept_apart (void)
{
  const gint64 before[] = { 10, 20, 30, 40 };
  const gint64 now[] = { 5, 10, 20, 21, 22, 30, 40, 50 };
  g_autoptr (GArray) old = make_entries (G_N_ELEMENTS (before), before);
  g_autoptr (GArray) new = make_entries (G_N_ELEMENTS (now), now);
  g_autoptr (GHashTable) kept = new_set ();
  g_autoptr (GArray) changes = NULL;
  const BgAnswerChange wanted[] = { { 0, 0, 0, 1 }, { 2, 0, 3, 2 }, { 4, 0, 7, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    add_to_set (kept, before[i]);
  changes = bg_answer_difference (old, new, kept, NULL);
  g_assert_cmpmem (changes->data, changes->len * sizeof (BgAnswerChange), wanted, sizeof wanted);
}

/* One row that goes from the end to the beginning moves alone. */
static void
test_moved (void)
{
  const gint64 before[] = { 1, 2, 3, 4, 5, 6 };
  const gint64 now[] = { 6, 1, 2, 3, 4, 5 };
  g_autoptr (GArray) old = make_entries (G_N_ELEMENTS (before), before);
  g_autoptr (GArray) new = make_entries (G_N_ELEMENTS (now), now);
  g_autoptr (GHashTable) kept = new_set ();
  g_autoptr (GArray) changes = NULL;
  const BgAnswerChange wanted[] = { { 0, 0, 0, 1 }, { 5, 1, 6, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    add_to_set (kept, before[i]);
  changes = bg_answer_difference (old, new, kept, NULL);
  g_assert_cmpmem (changes->data, changes->len * sizeof (BgAnswerChange), wanted, sizeof wanted);
}

static void
test_stale (void)
{
  const gint64 rows[] = { 1, 2, 3, 4 };
  g_autoptr (GArray) old = make_entries (G_N_ELEMENTS (rows), rows);
  g_autoptr (GArray) new = make_entries (G_N_ELEMENTS (rows), rows);
  g_autoptr (GHashTable) kept = new_set ();
  g_autoptr (GHashTable) stale = new_set ();
  g_autoptr (GArray) changes = NULL;
  const BgAnswerChange wanted[] = { { 2, 1, 2, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    add_to_set (kept, rows[i]);
  add_to_set (stale, 3);
  changes = bg_answer_difference (old, new, kept, stale);
  g_assert_cmpmem (changes->data, changes->len * sizeof (BgAnswerChange), wanted, sizeof wanted);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/answer-difference/random", test_random);
  g_test_add_func ("/answer-difference/kept-apart", test_kept_apart);
  g_test_add_func ("/answer-difference/moved", test_moved);
  g_test_add_func ("/answer-difference/stale", test_stale);
  return g_test_run ();
}
