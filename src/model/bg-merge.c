/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two edits of one record brought together, field by field. */
#include "bg-config.h"

#include "bg-merge.h"

static void
merge_field (BgRecord *base,
             BgRecord *mine,
             BgRecord *now,
             const BgField *field,
             BgRecord *merged,
             GArray *lines)
{
  BgMergeLine line = { field, TRUE };

  if (bg_record_field_equal (mine, now, field))
    return;
  if (base != NULL && bg_record_field_equal (base, mine, field))
    line.clashes = FALSE;
  else
    bg_record_copy_field (mine, merged, field);
  /* What was changed here alone is nothing to ask about. */
  if (base == NULL || !bg_record_field_equal (base, now, field))
    g_array_append_val (lines, line);
}

/**
 * bg_record_merge:
 * @base: (nullable): the record that both began with; where it is not known, every difference clashes
 * @mine: the record as it was changed here
 * @now: the record as it is stored, changed by another
 * @lines: (out) (transfer full) (element-type BgMergeLine): what the other side changed, in the order of the
 *   fields
 *
 * A field that one side changed is taken from that side; where both changed it to the same, nothing is to be
 * said; where both changed it differently, @mine stands until somebody chooses.
 *
 * Returns: (transfer full): the record with both edits; version and times are those of @now
 */
BgRecord *
bg_record_merge (BgRecord *base, BgRecord *mine, BgRecord *now, GArray **lines)
{
  BgRecord *merged;

  g_return_val_if_fail (base == NULL || BG_IS_RECORD (base), NULL);
  g_return_val_if_fail (BG_IS_RECORD (mine) && BG_IS_RECORD (now) && lines != NULL, NULL);

  *lines = g_array_new (FALSE, FALSE, sizeof (BgMergeLine));
  merged = bg_record_copy (now);
  for (const BgField *field = bg_record_get_kind (now)->fields; field->name != NULL; field++)
    merge_field (base, mine, now, field, merged, *lines);
  if (base != NULL && bg_record_is_trashed (base) != bg_record_is_trashed (mine))
    bg_record_set_trashed (merged, bg_record_is_trashed (mine));
  return merged;
}
