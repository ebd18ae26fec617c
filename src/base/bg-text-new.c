/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which words of a text are new beside another text: what an officer has to look at when two wrote the same
 * place. */
#include "bg-config.h"

#include <string.h>

#include "bg-text.h"

/* A table of words by words: beyond this a person compares paragraphs, not words. */
#define MOST_WORDS 600

typedef struct
{
  const char *start;
  gsize size;
} Word;

static GArray *
split_words (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));

  while (*text != '\0')
    {
      Word word;

      text += strspn (text, " \t\n");
      word = (Word){ text, strcspn (text, " \t\n") };
      if (word.size > 0)
        g_array_append_val (words, word);
      text += word.size;
    }
  return words;
}

static gboolean
is_same (const Word *a, const Word *b)
{
  return a->size == b->size && memcmp (a->start, b->start, a->size) == 0;
}

/* Lengths of the longest common run of words of what stands behind each pair of places. */
static guint16 *
measure_common (GArray *a, GArray *b)
{
  gsize width = b->len + 1;
  guint16 *lengths = g_new0 (guint16, (a->len + 1) * width);

  for (gsize i = a->len; i-- > 0;)
    for (gsize j = b->len; j-- > 0;)
      lengths[i * width + j] = is_same (&g_array_index (a, Word, i), &g_array_index (b, Word, j))
                                 ? (guint16) (lengths[(i + 1) * width + j + 1] + 1)
                                 : MAX (lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
  return lengths;
}

/* Words side by side are one span, with the space between them. */
static void
add_word (GArray *spans, const char *text, const Word *word, gboolean follows)
{
  BgTextRange span = { (gsize) (word->start - text), (gsize) (word->start - text) + word->size };

  if (follows && spans->len > 0)
    g_array_index (spans, BgTextRange, spans->len - 1).end = span.end;
  else
    g_array_append_val (spans, span);
}

/**
 * bg_text_find_new:
 * @text: a text
 * @against: what it is compared with
 *
 * Returns: (transfer full) (element-type BgTextRange): the words of @text that are not in @against, in their
 * order; of very long texts the whole of it, where they differ
 */
GArray *
bg_text_find_new (const char *text, const char *against)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (BgTextRange));
  g_autoptr (GArray) words = split_words (text);
  g_autoptr (GArray) others = split_words (against);
  g_autofree guint16 *lengths = NULL;
  gboolean follows = FALSE;
  gsize j = 0;

  if (words->len > MOST_WORDS || others->len > MOST_WORDS)
    {
      BgTextRange whole = { 0, strlen (text) };

      return strcmp (text, against) == 0 ? spans : g_array_append_val (spans, whole);
    }
  lengths = measure_common (words, others);
  for (gsize i = 0; i < words->len;)
    {
      const Word *word = &g_array_index (words, Word, i);
      gsize here = i * (others->len + 1) + j;

      if (j < others->len && is_same (word, &g_array_index (others, Word, j)))
        {
          i++, j++;
          follows = FALSE;
        }
      else if (j < others->len && lengths[here + 1] >= lengths[here + others->len + 1])
        j++;
      else
        {
          add_word (spans, text, word, follows);
          follows = TRUE;
          i++;
        }
    }
  return spans;
}
