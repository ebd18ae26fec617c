/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conditions that tables of rules ask of a record, as text:
 * "capacity=council|committee;!amendments.kind=ended". */
#include "bg-config.h"

#include "bg-condition.h"

#include <string.h>

/* What a field says, as conditions name it; NULL for not set. */
static char *
dup_value (BgRecord *record, const char *name)
{
  const BgField *field = bg_kind_get_field (bg_record_get_kind (record), name);

  if (field == NULL || !bg_record_is_set (record, name))
    return NULL;
  if (field->type == BG_FIELD_ANSWER)
    return g_strdup (bg_record_get_answer (record, name) == BG_ANSWER_YES ? "1" : "0");
  return bg_field_has_text (field) ? g_strdup (bg_record_get_text (record, name)) : NULL;
}

static gboolean
has_value (BgRecord *record, const char *name, const char *choices)
{
  g_auto (GStrv) codes = g_strsplit (choices, "|", -1);
  g_autofree char *value = dup_value (record, name);

  return g_strv_contains ((const char *const *) codes, value != NULL ? value : "");
}

/* "list.field": whether any item has it. */
static gboolean
any_item_has (BgRecord *record, const char *path, const char *choices)
{
  g_auto (GStrv) parts = g_strsplit (path, ".", 2);

  for (guint i = 0; i < bg_record_get_n_items (record, parts[0]); i++)
    if (has_value (bg_record_get_item (record, parts[0], i), parts[1], choices))
      return TRUE;
  return FALSE;
}

static gboolean
holds_clause (BgRecord *record, const char *clause)
{
  gboolean negative = *clause == '!';
  g_auto (GStrv) sides = g_strsplit (clause + negative, "=", 2);
  gboolean holds = strchr (sides[0], '.') != NULL ? any_item_has (record, sides[0], sides[1])
                                                  : has_value (record, sides[0], sides[1]);

  return holds != negative;
}

/**
 * bg_record_holds:
 * @record: a record or an item
 * @condition: (nullable): clauses, parted by semicolons, that all must hold: "field=code|code", of any item
 *   "list.field=code", the contrary with "!" before it; "1" and "0" for yes and no; an empty code is "not
 * set"
 *
 * Returns: whether @record is as @condition asks
 */
gboolean
bg_record_holds (BgRecord *record, const char *condition)
{
  g_auto (GStrv) clauses = NULL;

  g_return_val_if_fail (BG_IS_RECORD (record), FALSE);

  clauses = g_strsplit (condition != NULL ? condition : "", ";", -1);
  for (gsize i = 0; clauses[i] != NULL; i++)
    if (*clauses[i] != '\0' && !holds_clause (record, clauses[i]))
      return FALSE;
  return TRUE;
}
