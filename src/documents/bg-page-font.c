/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times New Roman through fontconfig: a context that does not depend on the screen, and a check of what came.
 */
#include "bg-page-font.h"

#include <pango/pangocairo.h>

/* Both families have the same widths, so that lines break at the same words. */
static const char *const proper_families[] = { "Times New Roman", "Liberation Serif", NULL };

/* Every letter of Vietnamese that is not ASCII, and the marks our pages use. */
#define VIETNAMESE_LETTERS                                                                                                                                                              \
  "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ" \
  "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ–…“”"

/**
 * bg_page_font_create_context:
 *
 * Makes a text context of 72 dots an inch, so that Pango's device units are points, with hinting off, so
 * that lines break at the same words on the screen, on paper and in a PDF.
 *
 * Returns: (transfer full): a context with a font map of its own, usable in one thread at a time
 */
PangoContext *
bg_page_font_create_context (void)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoContext *context;

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72.0);
  context = pango_font_map_create_context (map);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72.0);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string ("vi"));
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  cairo_font_options_destroy (options);
  return context;
}

/**
 * bg_page_font_describe:
 * @size: in points
 *
 * Returns: (transfer full): the upright font of that size
 */
PangoFontDescription *
bg_page_font_describe (double size)
{
  PangoFontDescription *font = pango_font_description_from_string (BG_PAGE_FONT_FAMILY);

  g_return_val_if_fail (size > 0, font);

  pango_font_description_set_size (font, (int) (size * PANGO_SCALE + 0.5));
  return font;
}

static gboolean
font_has_all (PangoFont *font, const char *letters)
{
  for (const char *p = letters; *p != '\0'; p = g_utf8_next_char (p))
    if (!pango_font_has_char (font, g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/**
 * bg_page_font_dup_family:
 * @covers_vietnamese: (out) (optional): whether it has every letter of Vietnamese
 *
 * Says what this machine really gives for Times New Roman.
 *
 * Returns: (transfer full): the family's name
 */
char *
bg_page_font_dup_family (gboolean *covers_vietnamese)
{
  PangoContext *context = bg_page_font_create_context ();
  PangoFontDescription *wanted = bg_page_font_describe (14);
  g_autoptr (PangoFont) font = pango_context_load_font (context, wanted);
  PangoFontDescription *got = pango_font_describe (font);
  char *family = g_strdup (pango_font_description_get_family (got));

  if (covers_vietnamese != NULL)
    *covers_vietnamese = font_has_all (font, VIETNAMESE_LETTERS);
  pango_font_description_free (wanted);
  pango_font_description_free (got);
  g_object_unref (context);
  return family;
}

/**
 * bg_page_font_is_proper:
 *
 * Returns: whether the font of the pages is Times New Roman or one of the same widths, with every letter of
 *   Vietnamese (TCVN 6909:2001, as NĐ 30/2020 Phụ lục I.I.3 asks)
 */
gboolean
bg_page_font_is_proper (void)
{
  gboolean covers = FALSE;
  g_autofree char *family = bg_page_font_dup_family (&covers);

  return covers && g_strv_contains (proper_families, family);
}
