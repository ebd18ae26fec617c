/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rules of several kinds are made of; for the files of kinds alone. */
#pragma once

#include "bg-problems.h"

G_BEGIN_DECLS

/* The condition of a filter that is a set of statuses: match_NAME (record, rules). */
#define BG_DEFINE_STATUS_MATCH(name, ...)                                                                    \
  static gboolean match_##name (BgRecord *record, const BgRules *rules)                                      \
  {                                                                                                          \
    static const char *const codes[] = { __VA_ARGS__, NULL };                                                \
    return g_strv_contains (codes, get_status (record, rules).code);                                         \
  }

void bg_text_append_part (GString *text, char *part);
void bg_record_tell_field (BgRecord *record,
                           const char *name,
                           BgTitleFunc title_func,
                           gpointer title_data,
                           BgFactFunc func,
                           gpointer data);
void bg_record_check_order (BgRecord *record,
                            const char *from,
                            const char *to,
                            const char *words,
                            BgProblems *problems);

G_END_DECLS
