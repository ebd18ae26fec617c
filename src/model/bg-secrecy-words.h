/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to model: text cut into the words and gaps by which a secrecy stamp is told from an ordinary word.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a word is written. */
typedef enum
{
  BG_CASE_LOWER = 1 << 0,
  BG_CASE_TITLE = 1 << 1,
  BG_CASE_UPPER = 1 << 2,
  BG_CASE_NUMBER = 1 << 3,
} BgWordCase;

/* What stands between two words, or before the first and behind the last one. */
typedef enum
{
  /* a space, a comma, a hyphen inside a symbol */
  BG_GAP_SOFT,
  /* a colon, a semicolon, a full stop, a quotation mark */
  BG_GAP_EDGE,
  /* the end of a line, a dash between spaces */
  BG_GAP_STRONG,
  /* a bracket that opens or closes */
  BG_GAP_BRACKET,
} BgGap;

/**
 * BgSecrecyWord:
 * @lower: the word in lower case, with its marks
 * @form: how it is written
 * @before: the gap in front of it
 * @after: the gap behind it
 *
 * One word of a text.
 */
typedef struct
{
  char *lower;
  BgWordCase form;
  BgGap before;
  BgGap after;
} BgSecrecyWord;

GArray *bg_secrecy_cut (const char *text, gboolean is_file_name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
