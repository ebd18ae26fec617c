/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the words of a search in a text, to show where it was found. */
#include "bg-text.h"

#include <string.h>

typedef struct
{
  char *folded;
  char *exact;
  /* With marks, and some word of the text begins with exactly them: words without do not count. */
  gboolean is_exact;
} Wanted;

typedef struct
{
  GArray *wanted;
  GArray *ranges;
} Search;

static void
clear_wanted (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->folded);
  g_free (wanted->exact);
}

static gboolean
collect_wanted (const char *folded, const char *exact, gsize start, gsize end, gpointer data)
{
  Wanted wanted = { g_strdup (folded), g_strdup (exact), FALSE };

  g_array_append_val ((GArray *) data, wanted);
  return TRUE;
}

/* A first pass over the text: which of the wanted words are there with their marks? */
static gboolean
notice_exact_words (const char *folded, const char *exact, gsize start, gsize end, gpointer data)
{
  Search *search = data;

  for (guint i = 0; i < search->wanted->len; i++)
    {
      Wanted *wanted = &g_array_index (search->wanted, Wanted, i);

      if (!g_str_equal (wanted->exact, wanted->folded) && g_str_has_prefix (exact, wanted->exact))
        wanted->is_exact = TRUE;
    }
  return TRUE;
}

static gboolean
collect_range (const char *folded, const char *exact, gsize start, gsize end, gpointer data)
{
  Search *search = data;
  BgTextRange range = { start, end };

  for (guint i = 0; i < search->wanted->len; i++)
    {
      const Wanted *wanted = &g_array_index (search->wanted, Wanted, i);

      if (wanted->is_exact ? g_str_has_prefix (exact, wanted->exact)
                           : g_str_has_prefix (folded, wanted->folded))
        {
          g_array_append_val (search->ranges, range);
          break;
        }
    }
  return TRUE;
}

/**
 * bg_text_find_words:
 * @text: (nullable): where to look
 * @query: (nullable): what an officer typed into a search box
 *
 * Finds the words of @text that begin with one of the words of @query, without regard to case and marks. A
 * word typed with marks finds only words with the same marks where there is one. Any thread.
 *
 * Returns: (transfer full) (element-type BgTextRange): ranges of whole words, sorted, none overlapping
 */
GArray *
bg_text_find_words (const char *text, const char *query)
{
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (Wanted));
  Search search = { wanted, g_array_new (FALSE, FALSE, sizeof (BgTextRange)) };

  g_array_set_clear_func (wanted, clear_wanted);
  bg_text_foreach_word (query, -1, collect_wanted, wanted);
  if (wanted->len == 0)
    return search.ranges;
  if (bg_text_has_marks (query))
    bg_text_foreach_word (text, -1, notice_exact_words, &search);
  bg_text_foreach_word (text, -1, collect_range, &search);
  return search.ranges;
}
