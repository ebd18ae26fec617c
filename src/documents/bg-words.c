/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers with their leading zero, terms, dates and lists in the words of an official document. */
#include "bg-words.h"

#include <string.h>

/**
 * bg_words_or_unknown:
 * @text: (nullable): what the record says
 *
 * Returns: @text, or "chưa rõ" when it holds nothing but space
 */
const char *
bg_words_or_unknown (const char *text)
{
  if (text == NULL)
    return BG_WORDS_UNKNOWN;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return text;
  return BG_WORDS_UNKNOWN;
}

/**
 * bg_words_dup_number:
 * @number: a count
 *
 * Returns: (transfer full): the count with a leading zero below 10, "05"; NĐ 30/2020 Phụ lục I.II.3
 */
char *
bg_words_dup_number (gint64 number)
{
  return g_strdup_printf ("%02" G_GINT64_FORMAT, number);
}

/**
 * bg_words_dup_months:
 * @months: length of a term
 *
 * Returns: (transfer full): "05 năm", "18 tháng"; "chưa rõ" when not above 0
 */
char *
bg_words_dup_months (int months)
{
  if (months <= 0)
    return g_strdup (BG_WORDS_UNKNOWN);
  if (months % 12 == 0)
    return g_strdup_printf ("%02d năm", months / 12);
  return g_strdup_printf ("%02d tháng", months);
}

/**
 * bg_words_dup_date:
 * @date: a date of any precision
 *
 * Returns: (transfer full): "ngày 05 tháng 9 năm 2026", or "chưa rõ"
 */
char *
bg_words_dup_date (BgDate date)
{
  return bg_date_is_known (date) ? bg_date_format_document (date) : g_strdup (BG_WORDS_UNKNOWN);
}

/**
 * bg_words_dup_short_date:
 * @date: a date of any precision
 *
 * Returns: (transfer full): the date as tables write it, "05/09/2026", or "chưa rõ"
 */
char *
bg_words_dup_short_date (BgDate date)
{
  return bg_date_is_known (date) ? bg_date_format (date) : g_strdup (BG_WORDS_UNKNOWN);
}

static gboolean
is_digits (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789") == strlen (text);
}

/**
 * bg_words_dup_symbol:
 * @number: (nullable): the number given by the records office, or number and symbol together; none leaves
 *   room to write it by hand
 * @kind: abbreviation of the kind of document, such as "BC"
 * @office: (nullable): symbol of the office, such as "SNgV"
 *
 * Writes box 3 of the decree (Phụ lục I.II.3): a leading zero below 10, "/" before the symbol, "-" inside it.
 *
 * Returns: (transfer full): "Số: 05/BC-SNgV"
 */
char *
bg_words_dup_symbol (const char *number, const char *kind, const char *office)
{
  gboolean has_office = office != NULL && *office != '\0';
  const char *join = has_office ? "-" : "";
  const char *symbol = has_office ? office : "";

  g_return_val_if_fail (kind != NULL, NULL);

  if (number == NULL || *number == '\0')
    return g_strdup_printf ("Số:\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/%s%s%s", kind, join, symbol);
  if (strchr (number, '/') != NULL)
    return g_strdup_printf ("Số: %s", number);
  if (is_digits (number) && strlen (number) == 1)
    return g_strdup_printf ("Số: 0%s/%s%s%s", number, kind, join, symbol);
  return g_strdup_printf ("Số: %s/%s%s%s", number, kind, join, symbol);
}

/**
 * bg_words_dup_list:
 * @items: (nullable): texts, NULL-terminated
 * @separator: such as ", " or "; "
 *
 * Returns: (transfer full): the texts joined, without their own full stops; "chưa rõ" when there are none
 */
char *
bg_words_dup_list (const char *const *items, const char *separator)
{
  g_autoptr (GString) list = g_string_new (NULL);

  g_return_val_if_fail (separator != NULL, NULL);

  for (guint i = 0; items != NULL && items[i] != NULL; i++)
    {
      g_autofree char *bare = bg_words_dup_bare (items[i]);

      if (*bare == '\0')
        continue;
      if (list->len > 0)
        g_string_append (list, separator);
      g_string_append (list, bare);
    }
  return list->len > 0 ? g_string_free (g_steal_pointer (&list), FALSE) : g_strdup (BG_WORDS_UNKNOWN);
}

/**
 * bg_words_dup_bare:
 * @text: (nullable): words as somebody typed them
 *
 * Takes away space around the words and the stops at their end, so that a sentence can be built round them.
 *
 * Returns: (transfer full): the bare words, "" when there are none
 */
char *
bg_words_dup_bare (const char *text)
{
  char *bare = g_strstrip (g_strdup (text != NULL ? text : ""));
  gsize length = strlen (bare);

  while (length > 0 && strchr (".;,/ \n", bare[length - 1]) != NULL)
    bare[--length] = '\0';
  return bare;
}

/**
 * bg_words_dup_capital:
 * @text: words
 *
 * Returns: (transfer full): the words with a capital first letter
 */
char *
bg_words_dup_capital (const char *text)
{
  g_autofree char *first = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (*text == '\0')
    return g_strdup ("");
  first = g_utf8_strup (text, (gssize) (g_utf8_next_char (text) - text));
  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

/**
 * bg_words_append:
 * @list: a list so far
 * @format: how its next entry is written, in the manner of printf()
 * @...: what it says
 *
 * Appends to a list in a line of text: "một; hai; ba".
 */
void
bg_words_append (GString *list, const char *format, ...)
{
  va_list arguments;

  g_return_if_fail (list != NULL && format != NULL);

  if (list->len > 0)
    g_string_append (list, "; ");
  va_start (arguments, format);
  g_string_append_vprintf (list, format, arguments);
  va_end (arguments);
}
