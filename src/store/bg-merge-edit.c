/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a record changed while its form was open: both edits are kept where they touch different fields. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>

#include "bg-commit.h"
#include "bg-error.h"

static void
note_clash (GString *clashes, const BgField *field)
{
  if (clashes->len > 0)
    g_string_append (clashes, ", ");
  g_string_append (clashes, bg_field_get_label (field));
}

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
  g_autoptr (BgRecord) merged = bg_record_copy (current);
  g_autoptr (GString) clashes = g_string_new (NULL);

  for (const BgField *field = bg_record_get_kind (base)->fields; field->name != NULL; field++)
    {
      if (bg_record_field_equal (base, mine, field) || bg_record_field_equal (mine, current, field))
        continue;
      if (bg_record_field_equal (base, current, field))
        bg_record_copy_field (mine, merged, field);
      else
        note_clash (clashes, field);
    }
  if (clashes->len > 0)
    {
      g_set_error (
        error, BG_ERROR, BG_ERROR_CONFLICT,
        _ ("Not saved. Somebody else changed the same field meanwhile: %s. What you typed is kept here; "
           "open the record again to see the new values."),
        clashes->str);
      return NULL;
    }
  if (bg_record_is_trashed (base) != bg_record_is_trashed (mine))
    bg_record_set_trashed (merged, bg_record_is_trashed (mine));
  return g_steal_pointer (&merged);
}
