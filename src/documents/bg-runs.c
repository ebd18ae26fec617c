/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds styled text from plain pieces; what the data holds is never read as markup. */
#include "bg-runs.h"

#include "bg-page-font.h"

#include <string.h>

struct _BgRuns
{
  GString *text;
  PangoAttrList *attributes;
};

/**
 * bg_runs_new:
 *
 * Returns: (transfer full): an empty text
 */
BgRuns *
bg_runs_new (void)
{
  BgRuns *runs = g_new0 (BgRuns, 1);

  runs->text = g_string_new (NULL);
  runs->attributes = pango_attr_list_new ();
  return runs;
}

/**
 * bg_runs_new_with_text:
 * @style: its style
 * @text: (nullable): the text
 *
 * Returns: (transfer full): a text of one run
 */
BgRuns *
bg_runs_new_with_text (BgRunStyle style, const char *text)
{
  BgRuns *runs = bg_runs_new ();

  bg_runs_add (runs, style, text);
  return runs;
}

/**
 * bg_runs_free:
 * @runs: (transfer full): a text
 */
void
bg_runs_free (BgRuns *runs)
{
  g_return_if_fail (runs != NULL);

  g_string_free (runs->text, TRUE);
  pango_attr_list_unref (runs->attributes);
  g_free (runs);
}

/* Control characters have no place on paper; a line break is the only one that means something there. */
static char *
make_printable (const char *text)
{
  char *valid = g_utf8_make_valid (text, -1);

  for (char *p = valid; *p != '\0'; p++)
    if (*p != '\n' && g_ascii_iscntrl (*p))
      *p = ' ';
  return valid;
}

static void
add_attribute (BgRuns *runs, PangoAttribute *attribute, gsize start)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) runs->text->len;
  pango_attr_list_insert (runs->attributes, attribute);
}

/* "kinh tế - xã hội": the hyphen stays with the word before it, for no line begins with one. */
static void
tie_hyphens (BgRuns *runs, gsize start)
{
  for (const char *at = strstr (runs->text->str + start, " - "); at != NULL; at = strstr (at + 1, " - "))
    {
      PangoAttribute *attribute = pango_attr_allow_breaks_new (FALSE);

      attribute->start_index = (guint) (at - runs->text->str);
      attribute->end_index = attribute->start_index + 2;
      pango_attr_list_insert (runs->attributes, attribute);
    }
}

/**
 * bg_runs_add:
 * @runs: a text
 * @style: style of the new run
 * @text: (nullable): its words; broken UTF-8 and control characters are replaced
 */
void
bg_runs_add (BgRuns *runs, BgRunStyle style, const char *text)
{
  g_autofree char *printable = NULL;
  gsize start;

  g_return_if_fail (runs != NULL);

  if (text == NULL || *text == '\0')
    return;
  printable = make_printable (text);
  start = runs->text->len;
  g_string_append (runs->text, printable);
  tie_hyphens (runs, start);
  /* Vietnamese words are one syllable: none is ever divided with a hyphen. */
  add_attribute (runs, pango_attr_insert_hyphens_new (FALSE), start);
  if (style & BG_RUN_BOLD)
    add_attribute (runs, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start);
  if (style & BG_RUN_ITALIC)
    add_attribute (runs, pango_attr_style_new (PANGO_STYLE_ITALIC), start);
}

/**
 * bg_runs_add_format:
 * @runs: a text
 * @style: style of the new run
 * @format: a printf format
 */
void
bg_runs_add_format (BgRuns *runs, BgRunStyle style, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  g_return_if_fail (runs != NULL && format != NULL);

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  bg_runs_add (runs, style, text);
}

/**
 * bg_runs_create_layout:
 * @runs: a text
 * @context: from bg_page_font_create_context()
 * @size: in points
 *
 * Returns: (transfer full): its layout, not yet wrapped
 */
PangoLayout *
bg_runs_create_layout (const BgRuns *runs, PangoContext *context, double size)
{
  PangoLayout *layout;
  PangoFontDescription *font;

  g_return_val_if_fail (runs != NULL, NULL);

  layout = pango_layout_new (context);
  font = bg_page_font_describe (size);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, runs->text->str, (int) runs->text->len);
  pango_layout_set_attributes (layout, runs->attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_font_description_free (font);
  return layout;
}

/* Width of the longest word, below which words would be divided. */
static int
measure_longest_word (PangoLayout *layout)
{
  int width;

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_width (layout, 0);
  pango_layout_get_size (layout, &width, NULL);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return width;
}

/**
 * bg_runs_balance_layout:
 * @layout: wrapped, centred text
 *
 * Makes the lines about equally long without adding one, so that a title does not leave a single word on
 * its last line. The text stays centred in the width it had.
 *
 * Returns: how far the layout must be moved to the right, in points
 */
double
bg_runs_balance_layout (PangoLayout *layout)
{
  int full, low, high, lines;

  g_return_val_if_fail (PANGO_IS_LAYOUT (layout), 0);

  full = high = pango_layout_get_width (layout);
  lines = pango_layout_get_line_count (layout);
  if (full <= 0 || lines < 2)
    return 0;
  low = MIN (measure_longest_word (layout), full);
  while (high - low > PANGO_SCALE)
    {
      int middle = low + (high - low) / 2;

      pango_layout_set_width (layout, middle);
      if (pango_layout_get_line_count (layout) > lines)
        low = middle;
      else
        high = middle;
    }
  pango_layout_set_width (layout, high);
  return (full - high) / (2.0 * PANGO_SCALE);
}
