/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers of an official page: what Nghị định 30/2020/NĐ-CP allows, and what was chosen. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BgLayoutNumber:
 *
 * Every number of the page. The table behind it is the only place where they are written.
 */
typedef enum
{
  BG_LAYOUT_MARGIN_TOP,
  BG_LAYOUT_MARGIN_BOTTOM,
  BG_LAYOUT_MARGIN_LEFT,
  BG_LAYOUT_MARGIN_RIGHT,
  BG_LAYOUT_NATION,
  BG_LAYOUT_MOTTO,
  BG_LAYOUT_PARENT,
  BG_LAYOUT_ISSUER,
  BG_LAYOUT_NUMBER,
  BG_LAYOUT_PLACE_DATE,
  BG_LAYOUT_KIND,
  BG_LAYOUT_SUBJECT,
  BG_LAYOUT_BODY,
  BG_LAYOUT_AUTHORITY,
  BG_LAYOUT_SIGNER,
  BG_LAYOUT_RECIPIENTS_HEAD,
  BG_LAYOUT_RECIPIENTS,
  BG_LAYOUT_PAGE_NUMBER,
  BG_LAYOUT_INDENT,
  BG_LAYOUT_PARAGRAPH_GAP,
  BG_LAYOUT_LINE_SPACING,
  BG_LAYOUT_SHORT_RULE,
  BG_LAYOUT_TABLE,
  BG_LAYOUT_SIGNATURE_GAP,
  BG_LAYOUT_N_NUMBERS,
} BgLayoutNumber;

typedef enum
{
  BG_UNIT_MM,
  BG_UNIT_POINT,
  BG_UNIT_RATIO,
} BgUnit;

/**
 * BgLayoutRule:
 * @label: (translatable): what the number is, for people
 * @unit: unit of the three numbers
 * @min: least allowed
 * @max: most allowed
 * @chosen: what the program takes unless told otherwise
 * @with_body: it is one of the sizes that go up and down with the body text (13 or 14)
 * @paragraph: where Phụ lục I of the decree says so; NULL where the decree is silent and the number is ours
 */
typedef struct
{
  const char *label;
  BgUnit unit;
  double min;
  double max;
  double chosen;
  gboolean with_body;
  const char *paragraph;
} BgLayoutRule;

/**
 * BgLayout:
 * @numbers: the chosen numbers, in the units of the table
 * @landscape: whether the long side of the page lies across
 *
 * The numbers one document is laid out with; passed by address, copied by value.
 */
typedef struct
{
  double numbers[BG_LAYOUT_N_NUMBERS];
  gboolean landscape;
} BgLayout;

const BgLayoutRule *bg_layout_get_rule (BgLayoutNumber number);
void bg_layout_init (BgLayout *layout);
void bg_layout_set_body_size (BgLayout *layout, double size);
double bg_layout_get (const BgLayout *layout, BgLayoutNumber number);
double bg_layout_get_page_width (const BgLayout *layout);
double bg_layout_get_page_height (const BgLayout *layout);
double bg_layout_get_text_width (const BgLayout *layout);
double bg_layout_get_text_height (const BgLayout *layout);
char **bg_layout_dup_violations (const BgLayout *layout) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
