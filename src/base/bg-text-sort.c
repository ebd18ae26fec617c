/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of the Vietnamese alphabet, and the order of people by given name. */
#include "bg-text.h"

#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

/* Most names and titles; longer ones take memory from the heap. */
#define STACK_UNITS 256
#define STACK_BYTES 1024

static void
close_collator (gpointer collator)
{
  ucol_close (collator);
}

/* A collator must not be used by two threads at once, so each thread has its own. */
static UCollator *
get_collator (void)
{
  static GPrivate key = G_PRIVATE_INIT (close_collator);
  UCollator *collator = g_private_get (&key);
  UErrorCode status = U_ZERO_ERROR;

  if (collator != NULL)
    return collator;
  collator = ucol_open ("vi", &status);
  if (U_FAILURE (status))
    g_error ("ICU has no Vietnamese collation: %s", u_errorName (status));
  /* Text is stored composed, but what is only typed may be not. */
  ucol_setAttribute (collator, UCOL_NORMALIZATION_MODE, UCOL_ON, &status);
  g_private_set (&key, collator);
  return collator;
}

/* Appends the key of UTF-16 text; its last byte is 0, and there is none before. */
static void
append_utf16_key (GByteArray *key, const UChar *units, int32_t n_units)
{
  const UCollator *collator = get_collator ();
  uint8_t bytes[STACK_BYTES];
  int32_t size = ucol_getSortKey (collator, units, n_units, bytes, sizeof bytes);
  guint start = key->len;

  if (size <= (int32_t) sizeof bytes)
    {
      g_byte_array_append (key, bytes, size);
      return;
    }
  g_byte_array_set_size (key, start + size);
  ucol_getSortKey (collator, units, n_units, key->data + start, size);
}

static void
append_key (GByteArray *key, const char *text, gsize length)
{
  UChar few[STACK_UNITS];
  g_autofree UChar *many = NULL;
  UChar *units = few;
  int32_t n_units = 0;
  UErrorCode status = U_ZERO_ERROR;

  /* UTF-16 never has more units than UTF-8 has bytes. */
  if (length > STACK_UNITS)
    units = many = g_new (UChar, length);
  u_strFromUTF8WithSub (units, MAX (length, STACK_UNITS), &n_units, text, length, 0xFFFD, NULL, &status);
  g_assert (U_SUCCESS (status));
  append_utf16_key (key, units, n_units);
}

/**
 * bg_text_sort_key:
 * @text: (nullable): UTF-8
 *
 * Bytes whose memcmp() order, shorter first, is that of bg_text_compare(): a à ả ã á ạ ă … b c d đ e ê.
 * Letters come before tones over the whole text, as ICU does it. Any thread.
 *
 * Returns: (transfer full): the key, never empty; that of %NULL and "" comes before all others
 */
GBytes *
bg_text_sort_key (const char *text)
{
  GByteArray *key = g_byte_array_new ();

  append_key (key, text != NULL ? text : "", text != NULL ? strlen (text) : 0);
  return g_byte_array_free_to_bytes (key);
}

static gboolean
is_title (const char *word)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);

  return g_str_equal (folded, "ông") || g_str_equal (folded, "bà");
}

/* Cuts a note in brackets off the end: "Nguyễn Văn An (mẫu)". */
static void
drop_note (char *name)
{
  char *bracket = strrchr (name, '(');

  if (bracket != NULL && bracket != name && g_str_has_suffix (name, ")"))
    *bracket = '\0';
  g_strchomp (name);
}

/* Part of a person key: case plays no role, so that NGUYỄN THỊ HÀ stands beside Nguyễn Thị Hà. */
static void
append_part (GByteArray *key, const char *part)
{
  g_autofree char *lower = g_utf8_strdown (part, -1);

  append_key (key, lower, strlen (lower));
}

/**
 * bg_text_person_sort_key:
 * @name: (nullable): a person's name, UTF-8
 *
 * People are ordered by given name, which is the last word, then by family name, then by what is between.
 * "Ông" or "Bà" before the name and a note in brackets behind it do not count. Any thread.
 *
 * Returns: (transfer full): the key, to be compared like that of bg_text_sort_key()
 */
GBytes *
bg_text_person_sort_key (const char *name)
{
  g_autofree char *line = bg_text_normalize (name, BG_TEXT_LINE);
  g_autofree char *whole = g_strdup (line);
  g_auto (GStrv) words = NULL;
  GByteArray *key = g_byte_array_new ();
  char **first;
  guint n_words;

  drop_note (line);
  words = g_strsplit (line, " ", -1);
  n_words = g_strv_length (words);
  first = words;
  if (n_words > 1 && is_title (words[0]))
    {
      first++;
      n_words--;
    }
  append_part (key, n_words > 0 ? first[n_words - 1] : "");
  append_part (key, n_words > 1 ? first[0] : "");
  for (guint i = 1; i + 1 < n_words; i++)
    append_part (key, first[i]);
  /* The same person written in two ways still has an order. */
  append_key (key, "", 0);
  append_key (key, whole, strlen (whole));
  return g_byte_array_free_to_bytes (key);
}

/**
 * bg_text_compare:
 * @a: (nullable): UTF-8
 * @b: (nullable): UTF-8
 *
 * The order of the Vietnamese alphabet: letters first, then tones (ngang, huyền, hỏi, ngã, sắc, nặng), then
 * case. glibc's own vi_VN order is wrong, so strcoll() is not used. Any thread.
 *
 * Returns: less than, equal to or more than 0
 */
int
bg_text_compare (const char *a, const char *b)
{
  UErrorCode status = U_ZERO_ERROR;

  return ucol_strcollUTF8 (get_collator (), a != NULL ? a : "", -1, b != NULL ? b : "", -1, &status);
}
