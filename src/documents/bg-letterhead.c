/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boxes 1 to 4, 7 and 9 of NĐ 30/2020 Phụ lục I: head of the first page, signature, Nơi nhận. */
#include "bg-letterhead.h"

#include "bg-words.h"

#define NATION "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
#define MOTTO  "Độc lập - Tự do - Hạnh phúc"
/* Who signs when the office has not said so; true of every office. */
#define ANY_SIGNER "THỦ TRƯỞNG CƠ QUAN"

/* The decree does not say how wide the two columns are; 40 to 60 is usual. */
#define LEFT_SHARE    0.40
#define COLUMN_GAP    8.0
#define RULE_DISTANCE 2.5
#define NUMBER_GAP    7.0
/* Phụ lục I.II.5: the subject of a letter stands 6 points under its number. */
#define SUBJECT_GAP 6.0
/* The signature block begins this far below the text; the decree leaves it to the eye. */
#define SIGNATURE_ABOVE 12.0

/* One column of a block, being filled from the top. */
typedef struct
{
  BgFlow *flow;
  BgPiece *piece;
  double x;
  double width;
  double y;
} Column;

static PangoLayout *
wrap_in_column (const Column *column, BgRunStyle style, BgLayoutNumber size, const char *text)
{
  g_autoptr (BgRuns) runs = bg_runs_new_with_text (style, text);
  double points = bg_layout_get (bg_flow_get_layout (column->flow), size);
  PangoLayout *layout = bg_runs_create_layout (runs, bg_flow_get_context (column->flow), points);

  pango_layout_set_width (layout, (int) (column->width * PANGO_SCALE));
  return layout;
}

static double
get_text_width (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return logical.width / (double) PANGO_SCALE;
}

/* Adds centred text and returns the width of its longest line. */
static double
add_centred (Column *column, BgRunStyle style, BgLayoutNumber size, const char *text)
{
  g_autoptr (PangoLayout) layout = NULL;
  double x;

  if (text == NULL || *text == '\0')
    return 0;
  layout = wrap_in_column (column, style, size, text);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  x = column->x + bg_runs_balance_layout (layout);
  column->y += bg_piece_add_layout (column->piece, layout, x, column->y, 0);
  return get_text_width (layout);
}

static double
add_upper (Column *column, BgRunStyle style, BgLayoutNumber size, const char *text)
{
  g_autofree char *upper = g_utf8_strup (text != NULL ? text : "", -1);

  return add_centred (column, style, size, upper);
}

static void
add_rule (Column *column, double length)
{
  if (length <= 0)
    return;
  bg_piece_add_rule (column->piece, column->x + (column->width - length) / 2, column->y + RULE_DISTANCE,
                     length);
  column->y += RULE_DISTANCE + BG_PIECE_RULE;
}

static double
measure_nation (Column *column)
{
  g_autoptr (PangoLayout) layout = wrap_in_column (column, BG_RUN_BOLD, BG_LAYOUT_NATION, NATION);

  pango_layout_set_width (layout, -1);
  return get_text_width (layout) + 1;
}

/* The national title never wraps: the left column gives way. */
static void
share_width (Column *left, Column *right, double width)
{
  double wanted = width * (1 - LEFT_SHARE) - COLUMN_GAP;

  right->width = MAX (wanted, measure_nation (right));
  right->x = width - right->width;
  left->width = right->x - COLUMN_GAP;
}

static void
add_office (const BgLetterhead *letterhead, Column *column)
{
  double share = bg_layout_get (bg_flow_get_layout (column->flow), BG_LAYOUT_SHORT_RULE);
  double width;

  add_upper (column, BG_RUN_PLAIN, BG_LAYOUT_PARENT, letterhead->parent);
  width = add_upper (column, BG_RUN_BOLD, BG_LAYOUT_ISSUER, bg_words_or_unknown (letterhead->name));
  add_rule (column, width * share);
}

static void
add_nation (Column *column)
{
  add_centred (column, BG_RUN_BOLD, BG_LAYOUT_NATION, NATION);
  add_rule (column, add_centred (column, BG_RUN_BOLD, BG_LAYOUT_MOTTO, MOTTO));
}

static void
add_place_and_date (const BgLetterhead *letterhead, Column *column, BgDate date)
{
  g_autofree char *words = bg_date_format_document (date);
  g_autofree char *place = bg_words_dup_bare (letterhead->place);
  g_autofree char *line = g_strdup_printf ("%s, %s", *place != '\0' ? place : "…", words);

  add_centred (column, BG_RUN_ITALIC, BG_LAYOUT_PLACE_DATE, line);
}

static void
add_head (const BgLetterhead *letterhead, BgFlow *flow, const char *number, const char *subject, BgDate date)
{
  g_autoptr (BgPiece) piece = bg_piece_new ("P", bg_flow_begin_group (flow));
  Column left, right;

  left = right = (Column){ .flow = flow, .piece = piece };
  share_width (&left, &right, bg_layout_get_text_width (bg_flow_get_layout (flow)));
  add_office (letterhead, &left);
  add_nation (&right);
  left.y = right.y = MAX (left.y, right.y) + NUMBER_GAP;
  add_centred (&left, BG_RUN_PLAIN, BG_LAYOUT_NUMBER, number);
  add_place_and_date (letterhead, &right, date);
  left.y += SUBJECT_GAP;
  add_centred (&left, BG_RUN_PLAIN, BG_LAYOUT_PARENT, subject);
  bg_flow_add_piece (flow, g_steal_pointer (&piece));
}

/**
 * bg_letterhead_add_letter_head:
 * @letterhead: whose letter it is
 * @flow: the flow, still empty
 * @number: box 3, from bg_words_dup_symbol()
 * @subject: box 5b, "V/v đôn đốc …"
 * @date: day of issue; unknown leaves room to write it by hand
 *
 * Adds the head of a letter (công văn), which has its subject under its number and no title
 * (NĐ 30/2020 Phụ lục I.II.5).
 */
void
bg_letterhead_add_letter_head (const BgLetterhead *letterhead,
                               BgFlow *flow,
                               const char *number,
                               const char *subject,
                               BgDate date)
{
  g_return_if_fail (letterhead != NULL && flow != NULL && number != NULL && subject != NULL);

  add_head (letterhead, flow, number, subject, date);
}

/**
 * bg_letterhead_add_head:
 * @letterhead: whose paper it is
 * @flow: the flow, still empty
 * @number: box 3, from bg_words_dup_symbol()
 * @date: day of issue; unknown leaves room to write it by hand
 *
 * Adds the two-column head of the first page (NĐ 30/2020 Phụ lục I.II.1 to II.4).
 */
void
bg_letterhead_add_head (const BgLetterhead *letterhead, BgFlow *flow, const char *number, BgDate date)
{
  g_return_if_fail (letterhead != NULL && flow != NULL && number != NULL);

  add_head (letterhead, flow, number, NULL, date);
}

static void
add_left_aligned (Column *column, BgRunStyle style, BgLayoutNumber size, const char *text)
{
  g_autoptr (PangoLayout) layout = wrap_in_column (column, style, size, text);

  column->y += bg_piece_add_layout (column->piece, layout, column->x, column->y, 0);
}

static void
add_recipients (const BgLetterhead *letterhead, Column *column)
{
  if (letterhead->recipients == NULL || letterhead->recipients[0] == NULL)
    return;
  add_left_aligned (column, BG_RUN_BOLD | BG_RUN_ITALIC, BG_LAYOUT_RECIPIENTS_HEAD, "Nơi nhận:");
  for (guint i = 0; letterhead->recipients[i] != NULL; i++)
    {
      g_autofree char *bare = bg_words_dup_bare (letterhead->recipients[i]);
      const char *stop = letterhead->recipients[i + 1] != NULL ? ";" : ".";
      g_autofree char *line = g_strdup_printf ("- %s%s", bare, stop);

      add_left_aligned (column, BG_RUN_PLAIN, BG_LAYOUT_RECIPIENTS, line);
    }
}

static gboolean
has_words (const char *text)
{
  return text != NULL && *text != '\0';
}

/* "KT. GIÁM ĐỐC" over "PHÓ GIÁM ĐỐC"; "Q. GIÁM ĐỐC" on one line when nobody else is named. */
static void
add_authority (const BgLetterhead *letterhead, Column *column)
{
  const char *title = has_words (letterhead->signer_title) ? letterhead->signer_title : ANY_SIGNER;
  const char *prefix = letterhead->signer_prefix;
  g_autofree char *line = NULL;

  if (!has_words (prefix))
    {
      add_upper (column, BG_RUN_BOLD, BG_LAYOUT_AUTHORITY, title);
      return;
    }
  line =
    g_strdup_printf ("%s %s", prefix, has_words (letterhead->signer_body) ? letterhead->signer_body : title);
  add_upper (column, BG_RUN_BOLD, BG_LAYOUT_AUTHORITY, line);
  if (has_words (letterhead->signer_body))
    add_upper (column, BG_RUN_BOLD, BG_LAYOUT_AUTHORITY, title);
}

static void
add_signer (const BgLetterhead *letterhead, Column *column)
{
  add_authority (letterhead, column);
  column->y += bg_layout_get (bg_flow_get_layout (column->flow), BG_LAYOUT_SIGNATURE_GAP);
  add_centred (column, BG_RUN_BOLD, BG_LAYOUT_SIGNER, letterhead->signer_name);
  column->piece->height = MAX (column->piece->height, column->y);
}

/**
 * bg_letterhead_add_signature:
 * @letterhead: whose paper it is
 * @flow: the flow, behind its last text
 * @recipients: whether to print Nơi nhận
 *
 * Adds the signer at the right and Nơi nhận level with it at the left (NĐ 30/2020 Phụ lục I.II.7 and II.9),
 * kept together, and with the last two lines above them.
 */
void
bg_letterhead_add_signature (const BgLetterhead *letterhead, BgFlow *flow, gboolean recipients)
{
  g_autoptr (BgPiece) piece = NULL;
  Column left, right;
  double width;

  g_return_if_fail (letterhead != NULL && flow != NULL);

  bg_flow_keep_last (flow, 2);
  bg_flow_add_space (flow, SIGNATURE_ABOVE);
  width = bg_layout_get_text_width (bg_flow_get_layout (flow));
  piece = bg_piece_new ("P", bg_flow_begin_group (flow));
  left = right = (Column){ .flow = flow, .piece = piece, .width = width / 2 - COLUMN_GAP };
  right.x = width / 2;
  right.width = width / 2;
  add_signer (letterhead, &right);
  if (recipients)
    add_recipients (letterhead, &left);
  bg_flow_add_piece (flow, g_steal_pointer (&piece));
}
