/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Vietnamese text: one stored form, folding for search, and the order of the alphabet. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  BG_TEXT_LINE,
  BG_TEXT_PARAGRAPHS,
} BgTextShape;

/**
 * BgWordFunc:
 * @folded: the word in lower case without any mark, đ as d
 * @exact: the word in lower case with its marks, tone in the newer place (hòa, not hoà); equal to @folded
 *   where it has none
 * @start: byte offset of the word in the text
 * @end: byte offset behind it
 *
 * Returns: FALSE to stop
 */
typedef gboolean (*BgWordFunc) (const char *folded, const char *exact, gsize start, gsize end, gpointer data);

char *bg_text_normalize (const char *text, BgTextShape shape) G_GNUC_WARN_UNUSED_RESULT;
char *bg_text_fold (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void bg_text_foreach_word (const char *text, gssize length, BgWordFunc func, gpointer data);
gboolean bg_text_has_marks (const char *text);

GBytes *bg_text_sort_key (const char *text) G_GNUC_WARN_UNUSED_RESULT;
GBytes *bg_text_person_sort_key (const char *name) G_GNUC_WARN_UNUSED_RESULT;
int bg_text_compare (const char *a, const char *b);

/**
 * BgTextRange:
 * @start: byte offset
 * @end: byte offset behind the last byte
 */
typedef struct
{
  gsize start;
  gsize end;
} BgTextRange;

GArray *bg_text_find_words (const char *text, const char *query) G_GNUC_WARN_UNUSED_RESULT;
GArray *bg_text_find_new (const char *text, const char *against) G_GNUC_WARN_UNUSED_RESULT;

void bg_language_init (void);

G_END_DECLS
