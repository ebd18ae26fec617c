/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables behind folding: Latin letters with marks, and the two places of a Vietnamese tone. */
#include "bg-text-letters.h"

/* Latin-1, Latin Extended-A and B; then Latin Extended Additional, where Vietnamese tones are. */
#define LOW_END    0x250
#define HIGH_START 0x1E00
#define HIGH_END   0x1F00

#define TONES 5

static BgLetter low_letters[LOW_END];
static BgLetter high_letters[HIGH_END - HIGH_START];

static BgLetter
describe_letter (gunichar c)
{
  gunichar lower = g_unichar_tolower (bg_letters_correct_look_alike (c));
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts = g_unichar_fully_decompose (lower, FALSE, parts, G_N_ELEMENTS (parts));
  gunichar base = lower == 0x111 ? 'd' : parts[0];

  if (!g_unichar_isalnum (lower) || base >= 0x80)
    return (BgLetter){ 0, 0 };
  for (gsize i = 1; i < n_parts; i++)
    if (!bg_letters_is_diacritic (parts[i]))
      return (BgLetter){ 0, 0 };
  return (BgLetter){ lower, base };
}

static void
fill_tables (void)
{
  for (gunichar c = 0; c < LOW_END; c++)
    low_letters[c] = describe_letter (c);
  for (gunichar c = HIGH_START; c < HIGH_END; c++)
    high_letters[c - HIGH_START] = describe_letter (c);
}

/** bg_letters_init: fills the tables once; before any other function here. Any thread. */
void
bg_letters_init (void)
{
  static gsize filled;

  if (g_once_init_enter (&filled))
    {
      fill_tables ();
      g_once_init_leave (&filled, 1);
    }
}

/** bg_letters_look_up: the entry of @c; both fields are 0 when @c is not a Latin letter or a digit. */
BgLetter
bg_letters_look_up (gunichar c)
{
  if (c < LOW_END)
    return low_letters[c];
  if (c >= HIGH_START && c < HIGH_END)
    return high_letters[c - HIGH_START];
  return (BgLetter){ 0, 0 };
}

static gboolean
is_continuation (guchar byte)
{
  return (byte & 0xC0) == 0x80;
}

/**
 * bg_letters_read:
 * @cursor: (inout): where to read; moved behind the character, or behind one byte that is not UTF-8
 * @end: the end of the text, behind @cursor
 *
 * Returns: the character, U+FFFD for a byte that is not UTF-8
 */
gunichar
bg_letters_read (const char **cursor, const char *end)
{
  const guchar *p = (const guchar *) *cursor;
  gunichar c;

  if (p[0] < 0x80)
    {
      *cursor += 1;
      return p[0];
    }
  /* Nearly all marked letters have two bytes (C3 A0, C6 B0) or three (E1 BA A1); worth a path of their own.
   */
  if (p[0] >= 0xC2 && p[0] <= 0xDF && end - *cursor >= 2 && is_continuation (p[1]))
    {
      *cursor += 2;
      return (p[0] & 0x1F) << 6 | (p[1] & 0x3F);
    }
  if (p[0] == 0xE1 && end - *cursor >= 3 && is_continuation (p[1]) && is_continuation (p[2]))
    {
      *cursor += 3;
      return 0x1000 | (p[1] & 0x3F) << 6 | (p[2] & 0x3F);
    }
  c = g_utf8_get_char_validated (*cursor, end - *cursor);
  if (c == (gunichar) -1 || c == (gunichar) -2)
    {
      *cursor += 1;
      return 0xFFFD;
    }
  *cursor = g_utf8_next_char (*cursor);
  return c;
}

/** bg_letters_correct_look_alike: Đ and đ for Ð, ð, Ɖ, which stand for them in old and converted text. */
gunichar
bg_letters_correct_look_alike (gunichar c)
{
  if (c == 0xD0 || c == 0x189)
    return 0x110;
  return c == 0xF0 ? 0x111 : c;
}

/** bg_letters_is_diacritic: a combining mark of the Latin alphabets; vowel signs of Lao or Khmer are not. */
gboolean
bg_letters_is_diacritic (gunichar c)
{
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF) ||
         (c >= 0x20D0 && c <= 0x20FF);
}

/** bg_letters_is_word_part: a letter, a digit, or a mark on one, of any script. */
gboolean
bg_letters_is_word_part (gunichar c)
{
  if (bg_letters_look_up (c).plain != 0)
    return TRUE;
  return c >= 0x80 && (g_unichar_isalnum (c) || g_unichar_ismark (c));
}

static int
find_tone (gunichar c, const gunichar tones[TONES])
{
  for (int i = 0; i < TONES; i++)
    if (tones[i] == c)
      return i;
  return -1;
}

/**
 * bg_letters_move_tone:
 * @word: (array length=length): a word in lower case, composed
 * @length: its characters
 *
 * Both "hoà" and "hòa" are in official use. Moves the tone of a final oa, oe, uy from the second letter to
 * the first, which is the newer habit of most texts; "quý" stays, since its u belongs to the q.
 */
void
bg_letters_move_tone (gunichar *word, gsize length)
{
  static const struct
  {
    gunichar first, plain_last;
    gunichar first_with_tone[TONES], last_with_tone[TONES];
  } rhymes[] = {
    { 'o', 'a', { 0xF2, 0x1ECF, 0xF5, 0xF3, 0x1ECD }, { 0xE0, 0x1EA3, 0xE3, 0xE1, 0x1EA1 } },
    { 'o', 'e', { 0xF2, 0x1ECF, 0xF5, 0xF3, 0x1ECD }, { 0xE8, 0x1EBB, 0x1EBD, 0xE9, 0x1EB9 } },
    { 'u', 'y', { 0xF9, 0x1EE7, 0x169, 0xFA, 0x1EE5 }, { 0x1EF3, 0x1EF7, 0x1EF9, 0xFD, 0x1EF5 } },
  };

  if (length < 2 || word[length - 1] < 0x80 || (length > 2 && word[length - 3] == 'q'))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (rhymes); i++)
    {
      int tone = find_tone (word[length - 1], rhymes[i].last_with_tone);

      if (tone < 0 || word[length - 2] != rhymes[i].first)
        continue;
      word[length - 2] = rhymes[i].first_with_tone[tone];
      word[length - 1] = rhymes[i].plain_last;
      return;
    }
}
