/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings text into the one form in which it is stored. */
#include "bg-text.h"

#include "bg-text-letters.h"

#include <string.h>

#define NO_BREAK_SPACE    0xA0
#define NEXT_LINE         0x85
#define ZERO_WIDTH_JOINER 0x200D

/* Characters that cannot be seen and only get in the way of searching, comparing and signing. */
static gboolean
is_invisible (gunichar c)
{
  return c == 0xAD || c == 0x61C || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
         (c >= 0xFFF9 && c <= 0xFFFB);
}

/* Whether a joiner behind @c holds a picture together. */
static gboolean
is_pictograph (gunichar c)
{
  return c >= 0x1F000 || c == 0xFE0F || (c >= 0x2190 && c <= 0x2BFF);
}

static gboolean
is_line_end (gunichar c)
{
  return c == '\n' || c == '\r' || c == NEXT_LINE || c == 0x2028 || c == 0x2029;
}

static gboolean
is_white (gunichar c)
{
  return is_line_end (c) || (c >= '\t' && c <= '\r') || g_unichar_isspace (c) || c == NO_BREAK_SPACE;
}

/* Appends a character that is no white space, unless it is one that must go. */
static void
append_visible (GString *clean, gunichar c, gunichar *previous)
{
  gboolean is_joiner = c == ZERO_WIDTH_JOINER && is_pictograph (*previous);

  if ((is_invisible (c) && !is_joiner) || g_unichar_iscntrl (c))
    return;
  g_string_append_unichar (clean, bg_letters_correct_look_alike (c));
  *previous = c;
}

/* A run of white space becomes one space; a single no-break space between words was meant and stays. */
static void
clean_line (GString *clean, const char *text)
{
  gunichar previous = 0, white = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gsize length = clean->len;

      if (is_white (c))
        {
          white = white == 0 && c == NO_BREAK_SPACE ? NO_BREAK_SPACE : ' ';
          continue;
        }
      append_visible (clean, c, &previous);
      if (white != 0 && clean->len > length)
        {
          if (length > 0)
            g_string_insert_unichar (clean, length, white);
          white = 0;
        }
    }
}

static void
clean_paragraphs (GString *clean, const char *text)
{
  gunichar previous = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_line_end (c))
        {
          if (c != '\r' || p[1] != '\n')
            g_string_append_c (clean, '\n');
        }
      else if (c == '\t')
        g_string_append_c (clean, '\t');
      else
        append_visible (clean, c, &previous);
    }
}

static void
trim_end (GString *clean)
{
  while (clean->len > 0)
    {
      const char *last = g_utf8_find_prev_char (clean->str, clean->str + clean->len);

      if (!is_white (g_utf8_get_char (last)))
        break;
      g_string_truncate (clean, last - clean->str);
    }
}

/* Whether all of it is letters that are in NFC by themselves whatever stands beside them: those below U+0300,
 * where combining marks begin, and the Vietnamese ones. So is nearly every text here, and most of them come
 * through this several times. */
static gboolean
is_plainly_composed (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x300 && (c < 0x1EA0 || c > 0x1EF9))
        return FALSE;
    }
  return TRUE;
}

/* Letters, signs and punctuation that stay as they are beside any other of them: printed ASCII, Latin letters
 * with marks but the look-alikes of Đ, their signs but the soft hyphen, the Vietnamese letters, dashes and
 * quotation marks. */
static gboolean
is_settled (gunichar c)
{
  if (c < 0x7F)
    return c > ' ';
  if (c < 0x250)
    return c > 0xA0 && c != 0xAD && c != 0xD0 && c != 0xF0 && c != 0x189;
  return (c >= 0x1EA0 && c <= 0x1EF9) || (c >= 0x2010 && c <= 0x2027);
}

/* The character at @p, of a text that is valid UTF-8, and @p behind it. */
static inline gunichar
take_character (const char **p)
{
  const guchar *byte = (const guchar *) *p;

  if (byte[0] < 0x80)
    {
      *p += 1;
      return byte[0];
    }
  if (byte[0] < 0xE0)
    {
      *p += 2;
      return (gunichar) (byte[0] & 0x1F) << 6 | (byte[1] & 0x3F);
    }
  if (byte[0] < 0xF0)
    {
      *p += 3;
      return (gunichar) (byte[0] & 0x0F) << 12 | (gunichar) (byte[1] & 0x3F) << 6 | (byte[2] & 0x3F);
    }
  *p = g_utf8_next_char (*p);
  return g_utf8_get_char ((const char *) byte);
}

/* Whether normalizing would change nothing, as with all that was stored before; told without building it
 * anew. May say no of a text that would stay the same. Every value that is read from a book comes through
 * here, so characters are taken without a call for each. */
static gboolean
is_normal (const char *text, BgTextShape shape)
{
  gboolean after_white = shape == BG_TEXT_LINE;
  const char *p = text;

  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  while (*p != '\0')
    {
      gunichar c = take_character (&p);
      gboolean white = c == ' ' || (shape == BG_TEXT_PARAGRAPHS && (c == '\n' || c == '\t'));

      if (white ? after_white && shape == BG_TEXT_LINE : !is_settled (c))
        return FALSE;
      after_white = white;
    }
  return *text == '\0' || !after_white;
}

/**
 * bg_text_normalize:
 * @text: (nullable): anything that ends with a zero byte
 * @shape: whether line ends are kept
 *
 * The one stored form: UTF-8 in NFC, Đ for its look-alikes, no control, zero-width or direction characters,
 * U+FFFD for bytes that are not UTF-8. %BG_TEXT_LINE has single spaces and none at its ends;
 * %BG_TEXT_PARAGRAPHS keeps newlines (as \n), tabs and spaces but those at its end. Normalizing twice
 * changes nothing. Any thread.
 *
 * Returns: (transfer full): the stored form, "" for %NULL
 */
char *
bg_text_normalize (const char *text, BgTextShape shape)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) clean = NULL;

  if (text != NULL && is_normal (text, shape))
    return g_strdup (text);
  valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  clean = g_string_sized_new (strlen (valid));
  if (shape == BG_TEXT_LINE)
    clean_line (clean, valid);
  else
    clean_paragraphs (clean, valid);
  trim_end (clean);
  if (is_plainly_composed (clean->str))
    return g_strdup (clean->str);
  return g_utf8_normalize (clean->str, clean->len, G_NORMALIZE_NFC);
}

/**
 * bg_text_has_marks:
 * @text: (nullable): UTF-8 in any normal form
 *
 * Returns: whether a Latin letter in it has a mark, đ included: then its writer chose marks, and exact
 *   matches come first
 */
gboolean
bg_text_has_marks (const char *text)
{
  const char *p = text;
  const char *end = text != NULL ? text + strlen (text) : NULL;

  bg_letters_init ();
  while (p < end)
    {
      gunichar c = bg_letters_read (&p, end);

      if (bg_letters_is_diacritic (c) || bg_letters_look_up (c).lower >= 0x80)
        return TRUE;
    }
  return FALSE;
}
