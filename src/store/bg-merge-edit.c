/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a record changed while its form was open: both edits are kept where they touch different fields. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>

#include "bg-commit.h"
#include "bg-error.h"
#include "bg-merge.h"

/**
 * bg_merge_edit:
 * @base: the record as it was when the form was opened
 * @mine: the record as the form has it
 * @current: the record as it is stored now
 * @error: BG_ERROR_CONFLICT with the names of the fields that both changed
 *
 * Different fields merge silently, the same value on both sides is no conflict; where both changed one field
 * differently nothing is stored and the form keeps what was typed.
 *
 * Returns: (transfer full): the record with both edits
 */
BgRecord *
bg_merge_edit (BgRecord *base, BgRecord *mine, BgRecord *current, GError **error)
{
  g_autoptr (GArray) lines = NULL;
  g_autoptr (BgRecord) merged = bg_record_merge (base, mine, current, &lines);
  g_autoptr (GString) clashes = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const BgMergeLine *line = &g_array_index (lines, BgMergeLine, i);

      if (line->clashes)
        g_string_append_printf (clashes, "%s%s", clashes->len > 0 ? ", " : "",
                                bg_field_get_label (line->field));
    }
  if (clashes->len == 0)
    return g_steal_pointer (&merged);
  g_set_error (
    error, BG_ERROR, BG_ERROR_CONFLICT,
    _ ("Not saved. Somebody else changed the same field meanwhile: %s. What you typed is kept here; "
       "open the record again to see the new values."),
    clashes->str);
  return NULL;
}
