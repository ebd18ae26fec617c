/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A change in words: what, from which value, to which. */
#pragma once

#include "bg-patch.h"

G_BEGIN_DECLS

/**
 * BgChangeWords:
 * @kind: kind of the record
 * @record: (nullable): the record as it is now, for the currency of its sums
 * @unmasked: whether personal values are told whole
 * @title_func: (nullable): finds the title behind a reference
 * @title_data: for @title_func
 *
 * What words about changes need to know beside the change.
 */
typedef struct
{
  const BgKind *kind;
  BgRecord *record;
  gboolean unmasked;
  BgTitleFunc title_func;
  gpointer title_data;
} BgChangeWords;

char *bg_change_describe_place (const BgChangeWords *words, const char *path) G_GNUC_WARN_UNUSED_RESULT;
char *bg_change_describe_value (const BgChangeWords *words, const char *path, const json_t *value)
  G_GNUC_WARN_UNUSED_RESULT;
char *bg_change_describe (const BgChangeWords *words,
                          const char *path,
                          const json_t *before,
                          const json_t *after,
                          gboolean blanked) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
