/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cuts text into words for search: folded to plain letters, and with marks in one spelling. */
#include "bg-text.h"

#include "bg-text-letters.h"

#include <string.h>

/* Bytes of a word in either form; the rest of a longer word is left out of search. */
#define WORD_SIZE 64

typedef struct
{
  char folded[WORD_SIZE + 1];
  gsize folded_length;
  /* A character did not fit; no shorter one may slip in behind it. */
  gboolean is_full;
  /* In lower case with marks; written as UTF-8 to exact once the word is whole. */
  gunichar letters[WORD_SIZE];
  gsize n_letters;
  char exact[WORD_SIZE + 1];
  gboolean has_marks;
  /* A combining mark was met: the letters are not composed. */
  gboolean is_loose;
} Word;

static void
append_folded (Word *word, gunichar c)
{
  char bytes[6];
  gsize length = g_unichar_to_utf8 (c, bytes);

  word->is_full = word->is_full || word->folded_length + length > WORD_SIZE;
  if (word->is_full)
    return;
  memcpy (word->folded + word->folded_length, bytes, length);
  word->folded_length += length;
}

/* Takes a character outside the table: another script, or a combining mark. */
static void
add_rare_character (Word *word, gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gunichar lower = g_unichar_tolower (c);
  gsize n_parts = g_unichar_fully_decompose (lower, FALSE, parts, G_N_ELEMENTS (parts));

  if (g_unichar_ismark (c))
    word->is_loose = TRUE;
  for (gsize i = 0; i < n_parts; i++)
    {
      if (bg_letters_is_diacritic (parts[i]))
        word->has_marks = TRUE;
      else
        append_folded (word, parts[i]);
    }
  if (word->n_letters < WORD_SIZE)
    word->letters[word->n_letters++] = lower;
}

static void
add_character (Word *word, gunichar c)
{
  BgLetter letter = bg_letters_look_up (c);

  if (letter.plain == 0)
    {
      add_rare_character (word, c);
      return;
    }
  if (!word->is_full && word->folded_length < WORD_SIZE)
    word->folded[word->folded_length++] = letter.plain;
  if (word->n_letters < WORD_SIZE)
    word->letters[word->n_letters++] = letter.lower;
  if (letter.lower >= 0x80)
    word->has_marks = TRUE;
}

/* Puts letters and their combining marks together; rare, so it may allocate. */
static void
compose_letters (Word *word)
{
  g_autofree char *loose = g_ucs4_to_utf8 (word->letters, word->n_letters, NULL, NULL, NULL);
  g_autofree char *composed = loose != NULL ? g_utf8_normalize (loose, -1, G_NORMALIZE_NFC) : NULL;

  word->n_letters = 0;
  for (const char *p = composed; p != NULL && *p != '\0' && word->n_letters < WORD_SIZE;
       p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      BgLetter letter = bg_letters_look_up (c);

      word->letters[word->n_letters++] = letter.lower != 0 ? letter.lower : c;
    }
}

static void
write_exact (Word *word)
{
  gsize length = 0;

  for (gsize i = 0; i < word->n_letters; i++)
    {
      char bytes[6];
      gsize size = g_unichar_to_utf8 (word->letters[i], bytes);

      if (length + size > WORD_SIZE)
        break;
      memcpy (word->exact + length, bytes, size);
      length += size;
    }
  word->exact[length] = '\0';
}

/* Ends the word and hands it on. */
static gboolean
finish_word (Word *word, gsize start, gsize end, BgWordFunc func, gpointer data)
{
  word->folded[word->folded_length] = '\0';
  if (!word->has_marks)
    return func (word->folded, word->folded, start, end, data);
  if (word->is_loose)
    compose_letters (word);
  bg_letters_move_tone (word->letters, word->n_letters);
  write_exact (word);
  return func (word->folded, word->exact, start, end, data);
}

static void
begin_word (Word *word)
{
  word->folded_length = 0;
  word->is_full = FALSE;
  word->n_letters = 0;
  word->has_marks = FALSE;
  word->is_loose = FALSE;
}

/**
 * bg_text_foreach_word:
 * @text: (nullable): UTF-8 in any normal form; bytes that are not UTF-8 separate words
 * @length: bytes of @text, or -1 when it ends with a zero byte
 * @func: called for each word, in order
 * @data: for @func
 *
 * A word is a run of letters and digits with the marks on them: "21/NQ-CP" is 21, nq, cp. What is handed to
 * @func lives until it returns and has at most 64 bytes. Vietnamese text is cut without any allocation,
 * since the search index calls this for each field of each record. Any thread.
 */
void
bg_text_foreach_word (const char *text, gssize length, BgWordFunc func, gpointer data)
{
  const char *p = text;
  const char *end, *start = NULL;
  Word word;

  g_return_if_fail (func != NULL);

  if (text == NULL)
    return;
  bg_letters_init ();
  end = text + (length >= 0 ? (gsize) length : strlen (text));
  while (p < end)
    {
      const char *here = p;
      gunichar c = bg_letters_read (&p, end);

      if (bg_letters_is_word_part (c) && (start != NULL || !bg_letters_is_diacritic (c)))
        {
          if (start == NULL)
            begin_word (&word);
          start = start != NULL ? start : here;
          add_character (&word, c);
        }
      else if (start != NULL)
        {
          if (!finish_word (&word, start - text, here - text, func, data))
            return;
          start = NULL;
        }
    }
  if (start != NULL)
    finish_word (&word, start - text, end - text, func, data);
}

static void
fold_rare_character (GString *folded, gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts = g_unichar_fully_decompose (g_unichar_tolower (c), FALSE, parts, G_N_ELEMENTS (parts));

  for (gsize i = 0; i < n_parts; i++)
    if (!bg_letters_is_diacritic (parts[i]))
      g_string_append_unichar (folded, parts[i]);
}

/**
 * bg_text_fold:
 * @text: (nullable): UTF-8 in any normal form
 *
 * Lower case without marks, đ as d; spaces and signs stay as they are. Any thread.
 *
 * Returns: (transfer full): the folded text, "" for %NULL
 */
char *
bg_text_fold (const char *text)
{
  const char *p = text;
  const char *end = text != NULL ? text + strlen (text) : NULL;
  GString *folded = g_string_sized_new (end - p);

  bg_letters_init ();
  while (p < end)
    {
      gunichar c = bg_letters_read (&p, end);
      char plain = bg_letters_look_up (c).plain;

      if (plain != 0)
        g_string_append_c (folded, plain);
      else if (c < 0x80)
        g_string_append_c (folded, c);
      else
        fold_rare_character (folded, c);
    }
  return g_string_free (folded, FALSE);
}
