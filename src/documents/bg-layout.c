/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of the decree's layout numbers, and the check of a chosen layout against it. */
#include "bg-config.h"

#include "bg-layout.h"

#include <glib/gi18n-lib.h>

/* A4, the only paper the decree knows (Phụ lục I, Phần I, mục I.1), in millimetres. */
#define PAGE_SHORT_MM 210.0
#define PAGE_LONG_MM  297.0
#define POINTS_PER_MM (72.0 / 25.4)
/* Half of the smallest step an officer can set, so that 20 mm is never "less than 20 mm". */
#define TOLERANCE 0.005

/* Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I; the size chosen is the one of the decree's own sample. */
static const BgLayoutRule rules[BG_LAYOUT_N_NUMBERS] = {
  [BG_LAYOUT_MARGIN_TOP] = { N_ ("Top margin"), BG_UNIT_MM, 20, 25, 20, FALSE, "I.4" },
  [BG_LAYOUT_MARGIN_BOTTOM] = { N_ ("Bottom margin"), BG_UNIT_MM, 20, 25, 20, FALSE, "I.4" },
  [BG_LAYOUT_MARGIN_LEFT] = { N_ ("Left margin"), BG_UNIT_MM, 30, 35, 30, FALSE, "I.4" },
  [BG_LAYOUT_MARGIN_RIGHT] = { N_ ("Right margin"), BG_UNIT_MM, 15, 20, 15, FALSE, "I.4" },
  [BG_LAYOUT_NATION] = { N_ ("National title"), BG_UNIT_POINT, 12, 13, 12, FALSE, "II.1a" },
  [BG_LAYOUT_MOTTO] = { N_ ("National motto"), BG_UNIT_POINT, 13, 14, 13, FALSE, "II.1b" },
  [BG_LAYOUT_PARENT] = { N_ ("Parent body"), BG_UNIT_POINT, 12, 13, 12, FALSE, "II.2" },
  [BG_LAYOUT_ISSUER] = { N_ ("Issuing body"), BG_UNIT_POINT, 12, 13, 12, FALSE, "II.2" },
  [BG_LAYOUT_NUMBER] = { N_ ("Number and symbol"), BG_UNIT_POINT, 13, 13, 13, FALSE, "II.3" },
  [BG_LAYOUT_PLACE_DATE] = { N_ ("Place and date"), BG_UNIT_POINT, 13, 14, 13, FALSE, "II.4" },
  [BG_LAYOUT_KIND] = { N_ ("Kind of document"), BG_UNIT_POINT, 13, 14, 14, TRUE, "II.5" },
  [BG_LAYOUT_SUBJECT] = { N_ ("Subject"), BG_UNIT_POINT, 13, 14, 14, TRUE, "II.5" },
  [BG_LAYOUT_BODY] = { N_ ("Body text"), BG_UNIT_POINT, 13, 14, 14, TRUE, "II.6" },
  [BG_LAYOUT_AUTHORITY] = { N_ ("Authority of the signer"), BG_UNIT_POINT, 13, 14, 14, TRUE, "II.7" },
  [BG_LAYOUT_SIGNER] = { N_ ("Name of the signer"), BG_UNIT_POINT, 13, 14, 14, TRUE, "II.7" },
  [BG_LAYOUT_RECIPIENTS_HEAD] = { N_ ("Heading of the recipients"), BG_UNIT_POINT, 12, 12, 12, FALSE,
                                  "II.9" },
  [BG_LAYOUT_RECIPIENTS] = { N_ ("Recipients"), BG_UNIT_POINT, 11, 11, 11, FALSE, "II.9" },
  [BG_LAYOUT_PAGE_NUMBER] = { N_ ("Page number"), BG_UNIT_POINT, 13, 14, 13, FALSE, "I.6" },
  [BG_LAYOUT_INDENT] = { N_ ("First-line indent"), BG_UNIT_MM, 10, 12.7, 10, FALSE, "II.6" },
  [BG_LAYOUT_PARAGRAPH_GAP] = { N_ ("Gap between paragraphs"), BG_UNIT_POINT, 6, 24, 6, FALSE, "II.6" },
  [BG_LAYOUT_LINE_SPACING] = { N_ ("Line spacing"), BG_UNIT_RATIO, 1, 1.5, 1, FALSE, "II.6" },
  [BG_LAYOUT_SHORT_RULE] = { N_ ("Short rule, share of its line"), BG_UNIT_RATIO, 1.0 / 3, 0.5, 0.4, FALSE,
                             "II.2" },
  [BG_LAYOUT_TABLE] = { N_ ("Text in tables"), BG_UNIT_POINT, 10, 14, 12, FALSE, NULL },
  [BG_LAYOUT_SIGNATURE_GAP] = { N_ ("Room for the signature"), BG_UNIT_POINT, 40, 110, 62, FALSE, NULL },
};

/**
 * bg_layout_get_rule:
 * @number: one of the numbers
 *
 * Returns: its line of the table; static
 */
const BgLayoutRule *
bg_layout_get_rule (BgLayoutNumber number)
{
  g_return_val_if_fail (number < BG_LAYOUT_N_NUMBERS, NULL);

  return &rules[number];
}

/**
 * bg_layout_init:
 * @layout: the layout to fill
 *
 * Takes the chosen column of the table, portrait.
 */
void
bg_layout_init (BgLayout *layout)
{
  g_return_if_fail (layout != NULL);

  for (guint i = 0; i < BG_LAYOUT_N_NUMBERS; i++)
    layout->numbers[i] = rules[i].chosen;
  layout->landscape = FALSE;
}

/**
 * bg_layout_set_body_size:
 * @layout: a layout
 * @size: 13 or 14 points
 *
 * Sets the body text and the sizes that go with it. Another size is taken as it is, and reported by
 * bg_layout_dup_violations().
 */
void
bg_layout_set_body_size (BgLayout *layout, double size)
{
  g_return_if_fail (layout != NULL);
  g_return_if_fail (size > 0);

  for (guint i = 0; i < BG_LAYOUT_N_NUMBERS; i++)
    if (rules[i].with_body)
      layout->numbers[i] = size;
}

/**
 * bg_layout_get:
 * @layout: a layout
 * @number: one of the numbers
 *
 * Returns: the chosen number in points, or the bare ratio
 */
double
bg_layout_get (const BgLayout *layout, BgLayoutNumber number)
{
  g_return_val_if_fail (layout != NULL, 0);
  g_return_val_if_fail (number < BG_LAYOUT_N_NUMBERS, 0);

  return layout->numbers[number] * (rules[number].unit == BG_UNIT_MM ? POINTS_PER_MM : 1.0);
}

/**
 * bg_layout_get_page_width:
 * @layout: a layout
 *
 * Returns: width of the paper in points
 */
double
bg_layout_get_page_width (const BgLayout *layout)
{
  g_return_val_if_fail (layout != NULL, 0);

  return (layout->landscape ? PAGE_LONG_MM : PAGE_SHORT_MM) * POINTS_PER_MM;
}

/**
 * bg_layout_get_page_height:
 * @layout: a layout
 *
 * Returns: height of the paper in points
 */
double
bg_layout_get_page_height (const BgLayout *layout)
{
  g_return_val_if_fail (layout != NULL, 0);

  return (layout->landscape ? PAGE_SHORT_MM : PAGE_LONG_MM) * POINTS_PER_MM;
}

/**
 * bg_layout_get_text_width:
 * @layout: a layout
 *
 * Returns: width between the left and the right margin in points
 */
double
bg_layout_get_text_width (const BgLayout *layout)
{
  return bg_layout_get_page_width (layout) - bg_layout_get (layout, BG_LAYOUT_MARGIN_LEFT) -
         bg_layout_get (layout, BG_LAYOUT_MARGIN_RIGHT);
}

/**
 * bg_layout_get_text_height:
 * @layout: a layout
 *
 * Returns: height between the top and the bottom margin in points
 */
double
bg_layout_get_text_height (const BgLayout *layout)
{
  return bg_layout_get_page_height (layout) - bg_layout_get (layout, BG_LAYOUT_MARGIN_TOP) -
         bg_layout_get (layout, BG_LAYOUT_MARGIN_BOTTOM);
}

/* A number as people write it, with the decimal comma of the locale and no idle zeros. */
static char *
format_number (double value, BgUnit unit)
{
  g_autofree char *number = g_strdup_printf ("%.4g", value);

  if (unit == BG_UNIT_MM)
    return g_strdup_printf (_ ("%s mm"), number);
  if (unit == BG_UNIT_POINT)
    return g_strdup_printf (_ ("%s pt"), number);
  return g_steal_pointer (&number);
}

static char *
format_violation (const BgLayoutRule *rule, double value)
{
  g_autofree char *is = format_number (value, rule->unit);
  g_autofree char *min = format_number (rule->min, rule->unit);
  g_autofree char *max = format_number (rule->max, rule->unit);

  if (rule->min == rule->max)
    return g_strdup_printf (_ ("%s: %s, Decree 30/2020/NĐ-CP (Annex I, %s) asks for %s"), _ (rule->label), is,
                            rule->paragraph, min);
  return g_strdup_printf (_ ("%s: %s, Decree 30/2020/NĐ-CP (Annex I, %s) asks for %s to %s"), _ (rule->label),
                          is, rule->paragraph, min, max);
}

/**
 * bg_layout_dup_violations:
 * @layout: a layout
 *
 * Holds every number against the range of the decree. Numbers on which the decree is silent are not judged.
 *
 * Returns: (transfer full): one sentence a violation in the officer's language, NULL-terminated; empty when
 *   the layout is within the decree
 */
char **
bg_layout_dup_violations (const BgLayout *layout)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  g_return_val_if_fail (layout != NULL, NULL);

  for (guint i = 0; i < BG_LAYOUT_N_NUMBERS; i++)
    {
      double value = layout->numbers[i];

      if (rules[i].paragraph == NULL)
        continue;
      if (value < rules[i].min - TOLERANCE || value > rules[i].max + TOLERANCE)
        g_ptr_array_add (found, format_violation (&rules[i], value));
    }
  g_ptr_array_add (found, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&found), FALSE);
}
