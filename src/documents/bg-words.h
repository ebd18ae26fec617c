/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How numbers, unknown facts and lists are written in printed documents, which are always Vietnamese. */
#pragma once

#include "bg-date.h"

G_BEGIN_DECLS

/* A fact nobody wrote down is said to be unknown: never left blank, never invented. */
#define BG_WORDS_UNKNOWN "chưa rõ"

const char *bg_words_or_unknown (const char *text);
char *bg_words_dup_number (gint64 number) G_GNUC_WARN_UNUSED_RESULT;
char *bg_words_dup_months (int months) G_GNUC_WARN_UNUSED_RESULT;
char *bg_words_dup_date (BgDate date) G_GNUC_WARN_UNUSED_RESULT;
char *bg_words_dup_short_date (BgDate date) G_GNUC_WARN_UNUSED_RESULT;
char *bg_words_dup_symbol (const char *number, const char *kind, const char *office)
  G_GNUC_WARN_UNUSED_RESULT;
char *bg_words_dup_list (const char *const *items, const char *separator) G_GNUC_WARN_UNUSED_RESULT;
char *bg_words_dup_bare (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *bg_words_dup_capital (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void bg_words_append (GString *list, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
