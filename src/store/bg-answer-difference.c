/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What differs between two answers to one query.
 *
 * A view that is told "these went, those came" makes its rows anew for all of them, looks for the chosen one
 * among them, and so reads them all. Therefore the rows that were shown, which are few, are held fast where
 * they stand in both answers in the same order; what lies between two of them is one change. */
#include "bg-config.h"

#include "bg-answer-difference.h"

/* Where one row stands in both answers. */
typedef struct
{
  guint old_place;
  guint new_place;
  /* Index of the one before it in the longest row of such that goes up, or -1. */
  int before;
} Held;

static gint64
get_entry (const GArray *entries, guint place)
{
  return g_array_index (entries, gint64, place);
}

static gboolean
contains (GHashTable *set, gint64 entry)
{
  return set != NULL && g_hash_table_contains (set, &entry);
}

/* Numbers of rows are small and dense: one bit each tells faster than a hash which are wanted. */
static guint8 *
make_bits (GHashTable *set, gint64 *most)
{
  GHashTableIter iter;
  gpointer entry;
  guint8 *bits;

  *most = 0;
  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &entry, NULL))
    *most = MAX (*most, *(gint64 *) entry);
  bits = g_malloc0 ((gsize) *most / 8 + 1);
  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &entry, NULL))
    bits[*(gint64 *) entry / 8] |= (guint8) (1 << (*(gint64 *) entry % 8));
  return bits;
}

/* Those of @entries that are in @set, as places by number of row. */
static GHashTable *
find_places (const GArray *entries, GHashTable *set, GArray *in_order)
{
  GHashTable *places = g_hash_table_new (g_int64_hash, g_int64_equal);
  gint64 most;
  g_autofree guint8 *bits = make_bits (set, &most);

  for (guint i = 0; i < entries->len; i++)
    {
      gint64 entry = get_entry (entries, i);

      if (entry <= 0 || entry > most || (bits[entry / 8] & (1 << (entry % 8))) == 0)
        continue;
      g_hash_table_insert (places, &g_array_index (entries, gint64, i), GUINT_TO_POINTER (i));
      if (in_order != NULL)
        g_array_append_val (in_order, i);
    }
  return places;
}

/* How many of the rows that go up end with an old place below @place. */
static guint
find_length (const GArray *held, const GArray *ends, guint place)
{
  guint low = 0;
  guint high = ends->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (held, Held, g_array_index (ends, int, middle)).old_place < place)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The most that can be held fast at once: the longest subsequence of @held, which is in the order of the new
 * answer, that goes up in the old one too. */
static GArray *
keep_order (GArray *held)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (int));
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (Held));
  int last;

  for (guint i = 0; i < held->len; i++)
    {
      Held *one = &g_array_index (held, Held, i);
      guint length = find_length (held, ends, one->old_place);

      one->before = length > 0 ? g_array_index (ends, int, length - 1) : -1;
      if (length == ends->len)
        g_array_append_val (ends, i);
      else
        g_array_index (ends, int, length) = (int) i;
    }
  /* From the last one back. */
  g_array_set_size (kept, ends->len);
  last = ends->len > 0 ? g_array_index (ends, int, ends->len - 1) : -1;
  for (guint i = ends->len; i > 0; i--)
    {
      g_array_index (kept, Held, i - 1) = g_array_index (held, Held, last);
      last = g_array_index (held, Held, last).before;
    }
  return kept;
}

static GArray *
find_held (const GArray *old_entries, const GArray *new_entries, GHashTable *kept, GHashTable *stale)
{
  g_autoptr (GArray) held = g_array_new (FALSE, FALSE, sizeof (Held));
  g_autoptr (GArray) in_order = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) before = find_places (old_entries, kept, NULL);
  g_autoptr (GHashTable) now = find_places (new_entries, kept, in_order);

  for (guint i = 0; i < in_order->len; i++)
    {
      Held one = { .new_place = g_array_index (in_order, guint, i) };
      gint64 *entry = &g_array_index (new_entries, gint64, one.new_place);
      gpointer place;

      if (contains (stale, *entry) || !g_hash_table_lookup_extended (before, entry, NULL, &place))
        continue;
      one.old_place = GPOINTER_TO_UINT (place);
      g_array_append_val (held, one);
    }
  return keep_order (held);
}

/* Heads of groups are made anew with every answer: they are never the same. */
static gboolean
is_same (const GArray *old_entries, guint i, const GArray *new_entries, guint j, GHashTable *stale)
{
  gint64 entry = get_entry (old_entries, i);

  return entry > 0 && entry == get_entry (new_entries, j) && !contains (stale, entry);
}

/* What lies between two rows that stay, less what is the same at its beginning and its end. */
static void
add_change (GArray *changes,
            const GArray *old_entries,
            const GArray *new_entries,
            GHashTable *stale,
            BgAnswerChange change)
{
  while (change.n_removed > 0 && change.n_added > 0 &&
         is_same (old_entries, change.old_start, new_entries, change.new_start, stale))
    {
      change.old_start++;
      change.new_start++;
      change.n_removed--;
      change.n_added--;
    }
  while (change.n_removed > 0 && change.n_added > 0 &&
         is_same (old_entries, change.old_start + change.n_removed - 1, new_entries,
                  change.new_start + change.n_added - 1, stale))
    {
      change.n_removed--;
      change.n_added--;
    }
  if (change.n_removed > 0 || change.n_added > 0)
    g_array_append_val (changes, change);
}

/**
 * bg_answer_difference:
 * @old_entries: (element-type gint64): an answer: numbers of rows, each once, and numbers below 0 for heads
 * @new_entries: (element-type gint64): the answer that takes its place
 * @kept: (element-type gint64): rows that were shown, and that shall stay where they are if they can
 * @stale: (element-type gint64) (nullable): rows that are to be told of as changed
 *
 * Returns: (transfer full) (element-type BgAnswerChange): the changes, in order of their places, which do not
 * overlap
 */
GArray *
bg_answer_difference (const GArray *old_entries,
                      const GArray *new_entries,
                      GHashTable *kept,
                      GHashTable *stale)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (BgAnswerChange));
  g_autoptr (GArray) held = find_held (old_entries, new_entries, kept, stale);
  guint old_start = 0;
  guint new_start = 0;

  for (guint i = 0; i <= held->len; i++)
    {
      Held end = { .old_place = old_entries->len, .new_place = new_entries->len };

      if (i < held->len)
        end = g_array_index (held, Held, i);
      add_change (
        changes, old_entries, new_entries, stale,
        (BgAnswerChange){ old_start, end.old_place - old_start, new_start, end.new_place - new_start });
      old_start = end.old_place + 1;
      new_start = end.new_place + 1;
    }
  return changes;
}
