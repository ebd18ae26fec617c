/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cuts text into the words and gaps by which a secrecy stamp is told from an ordinary word. */
#include "bg-config.h"

#include "bg-secrecy-words.h"

#include <string.h>

/* The longest stamp written in single letters: T U Y Ệ T M Ậ T. */
#define SPACED_MAX 8

static void
clear_word (gpointer data)
{
  g_free (((BgSecrecyWord *) data)->lower);
}

static gboolean
is_hidden (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_FORMAT;
}

static gboolean
is_line_end (gunichar c)
{
  return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static gboolean
is_dash (gunichar c)
{
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

static gboolean
is_bracket (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_OPEN_PUNCTUATION || type == G_UNICODE_CLOSE_PUNCTUATION || c == '<' || c == '>';
}

/* A hyphen, a full stop and a slash belong to a symbol such as 12-KL/TU; a space beside them makes an edge.
 */
static BgGap
weigh_sign (gunichar c, gboolean spaced)
{
  if (is_line_end (c))
    return BG_GAP_STRONG;
  if (is_bracket (c))
    return BG_GAP_BRACKET;
  if (is_dash (c))
    return spaced ? BG_GAP_STRONG : BG_GAP_SOFT;
  if (c == '.' || c == '/')
    return spaced ? BG_GAP_EDGE : BG_GAP_SOFT;
  if (c == ',' || c == '_' || c == '&' || c == '+' || g_unichar_isspace (c))
    return BG_GAP_SOFT;
  return BG_GAP_EDGE;
}

/* The heaviest sign between two words counts. */
static BgGap
weigh_gap (const char *start, const char *end)
{
  BgGap gap = BG_GAP_SOFT;
  gunichar previous = 0;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);
      gboolean spaced = g_unichar_isspace (previous) || next >= end
                          ? g_unichar_isspace (previous)
                          : g_unichar_isspace (g_utf8_get_char (next));

      if (!is_hidden (c))
        gap = MAX (gap, weigh_sign (c, spaced || *next == '\0'));
      previous = c;
    }
  return gap;
}

static BgWordCase
read_case (const char *word, gsize length)
{
  gboolean first_upper = g_unichar_isupper (g_utf8_get_char (word));
  guint uppers = 0, lowers = 0;

  for (const char *p = word; p < word + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c))
        return BG_CASE_NUMBER;
      uppers += g_unichar_isupper (c) ? 1 : 0;
      lowers += g_unichar_islower (c) ? 1 : 0;
    }
  if (uppers == 0)
    return BG_CASE_LOWER;
  return first_upper && uppers == 1 && lowers > 0 ? BG_CASE_TITLE : BG_CASE_UPPER;
}

static void
add_word (GArray *words, const char *start, gsize length, BgGap before)
{
  BgSecrecyWord word = { g_utf8_strdown (start, (gssize) length), read_case (start, length), before,
                         BG_GAP_STRONG };

  if (words->len > 0)
    g_array_index (words, BgSecrecyWord, words->len - 1).after = before;
  g_array_append_val (words, word);
}

/* Whether the word is one capital, as in a stamp that is written M Ậ T. */
static gboolean
is_single (const BgSecrecyWord *word)
{
  return word->form == BG_CASE_UPPER && g_utf8_strlen (word->lower, -1) == 1;
}

/* Makes one word of a run of single capitals. */
static void
join_run (GArray *words, guint start, guint length)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  BgSecrecyWord *first = &g_array_index (words, BgSecrecyWord, start);

  for (guint i = 0; i < length; i++)
    g_string_append (joined, g_array_index (words, BgSecrecyWord, start + i).lower);
  g_free (first->lower);
  first->lower = g_string_free (g_steal_pointer (&joined), FALSE);
  first->after = g_array_index (words, BgSecrecyWord, start + length - 1).after;
  g_array_remove_range (words, start + 1, length - 1);
}

static void
join_spaced_letters (GArray *words)
{
  for (guint start = 0; start < words->len; start++)
    {
      guint length = 0;

      while (start + length < words->len && is_single (&g_array_index (words, BgSecrecyWord, start + length)))
        length++;
      if (length >= 3 && length <= SPACED_MAX)
        join_run (words, start, length);
      else if (length > 0)
        start += length - 1;
    }
}

static gboolean
is_part (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || is_hidden (c);
}

/* What cannot be seen is no part of a word: "M\u200bẬT" is MẬT. */
static char *
dup_plain (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *plain = g_string_new (NULL);

  for (const char *p = composed; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (!is_hidden (g_utf8_get_char (p)))
      g_string_append_unichar (plain, g_utf8_get_char (p));
  return g_string_free (plain, FALSE);
}

/* "MAT.pdf" is about MAT; a name without a suffix stays whole. */
static void
cut_suffix (char *name)
{
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot > name && strlen (dot) <= 6 && strchr (dot, ' ') == NULL)
    *dot = '\0';
}

/**
 * bg_secrecy_cut:
 * @text: UTF-8 in any normal form
 * @is_file_name: whether its suffix shall be left out
 *
 * Returns: (transfer full) (element-type BgSecrecyWord): its words in their order
 */
GArray *
bg_secrecy_cut (const char *text, gboolean is_file_name)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (BgSecrecyWord));
  g_autofree char *plain = dup_plain (text);
  const char *end = plain;

  g_array_set_clear_func (words, clear_word);
  if (is_file_name)
    cut_suffix (plain);
  for (const char *p = plain; *p != '\0';)
    {
      const char *start = p;

      while (*p != '\0' && is_part (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p > start)
        {
          add_word (words, start, p - start, words->len > 0 ? weigh_gap (end, start) : BG_GAP_STRONG);
          if (words->len == 1 && start > plain && weigh_gap (plain, start) == BG_GAP_BRACKET)
            g_array_index (words, BgSecrecyWord, 0).before = BG_GAP_BRACKET;
          end = p;
        }
      if (*p != '\0')
        p = p > start ? p : g_utf8_next_char (p);
    }
  if (words->len > 0 && *end != '\0' && weigh_gap (end, end + strlen (end)) == BG_GAP_BRACKET)
    g_array_index (words, BgSecrecyWord, words->len - 1).after = BG_GAP_BRACKET;
  join_spaced_letters (words);
  return words;
}
