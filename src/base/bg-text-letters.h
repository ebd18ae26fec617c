/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to base: what lower case and which plain letter a character has, by table lookup. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BgLetter:
 * @lower: the character in lower case, marks kept; 0 when the table does not know the character
 * @plain: the ASCII letter or digit without marks; 0 when the character is none
 */
typedef struct
{
  gunichar lower;
  char plain;
} BgLetter;

void bg_letters_init (void);
BgLetter bg_letters_look_up (gunichar c);
gunichar bg_letters_read (const char **cursor, const char *end);
gunichar bg_letters_correct_look_alike (gunichar c);
gboolean bg_letters_is_diacritic (gunichar c);
gboolean bg_letters_is_word_part (gunichar c);
void bg_letters_move_tone (gunichar *word, gsize length);

G_END_DECLS
