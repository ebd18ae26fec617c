/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The difference between two states of a record, field by field and item by item. */
#include "bg-config.h"

#include <string.h>

#include "bg-patch.h"
#include "bg-record-private.h"

/* Takes the path and both values. */
static void
add_change (GPtrArray *changes, char *path, json_t *before, json_t *after)
{
  g_ptr_array_add (changes, bg_change_new (path, before, after));
  g_free (path);
}

static BgRecord *
find_item (BgRecord *record, const char *field, const char *id)
{
  for (guint i = 0; record != NULL && i < bg_record_get_n_items (record, field); i++)
    {
      BgRecord *item = bg_record_get_item (record, field, i);

      if (strcmp (bg_record_get_id (item), id) == 0)
        return item;
    }
  return NULL;
}

static json_t *
order_to_json (BgRecord *record, const char *field)
{
  json_t *array = json_array ();

  for (guint i = 0; record != NULL && i < bg_record_get_n_items (record, field); i++)
    json_array_append_new (array, json_string (bg_record_get_id (bg_record_get_item (record, field, i))));
  return array;
}

static void
diff_item (GPtrArray *changes, const char *list, BgRecord *before, BgRecord *after)
{
  for (const BgField *field = bg_record_get_kind (after)->fields; field->name != NULL; field++)
    if (!bg_record_field_equal (before, after, field))
      add_change (changes, g_strdup_printf ("%s[%s].%s", list, bg_record_get_id (after), field->name),
                  bg_record_field_to_json (before, field), bg_record_field_to_json (after, field));
}

static void
diff_items (GPtrArray *changes, const char *list, BgRecord *before, BgRecord *after)
{
  json_t *order_before = order_to_json (before, list);
  json_t *order_after = order_to_json (after, list);

  for (guint i = 0; i < bg_record_get_n_items (after, list); i++)
    {
      BgRecord *item = bg_record_get_item (after, list, i);
      BgRecord *old = find_item (before, list, bg_record_get_id (item));

      if (old != NULL)
        diff_item (changes, list, old, item);
      else
        add_change (changes, g_strdup_printf ("%s[%s]", list, bg_record_get_id (item)), NULL,
                    bg_record_item_to_json (item));
    }
  for (guint i = 0; before != NULL && i < bg_record_get_n_items (before, list); i++)
    {
      BgRecord *item = bg_record_get_item (before, list, i);

      if (find_item (after, list, bg_record_get_id (item)) == NULL)
        add_change (changes, g_strdup_printf ("%s[%s]", list, bg_record_get_id (item)),
                    bg_record_item_to_json (item), NULL);
    }
  if (json_equal (order_before, order_after))
    {
      json_decref (order_before);
      json_decref (order_after);
    }
  else
    add_change (changes, g_strdup (list), order_before, order_after);
}

static void
diff_field (GPtrArray *changes, const BgField *field, BgRecord *before, BgRecord *after)
{
  if (field->type == BG_FIELD_LIST)
    diff_items (changes, field->name, before, after);
  else if (before != NULL ? !bg_record_field_equal (before, after, field)
                          : bg_record_is_set (after, field->name))
    add_change (changes, g_strdup (field->name),
                before != NULL ? bg_record_field_to_json (before, field) : NULL,
                bg_record_field_to_json (after, field));
}

/**
 * bg_record_diff:
 * @before: (nullable): the record before; NULL when it is new
 * @after: the record after
 *
 * Returns: (transfer full) (element-type BgChange): every change that leads from @before to @after, in the
 *   order of the fields; the trash mark is the path "trashed"
 */
GPtrArray *
bg_record_diff (BgRecord *before, BgRecord *after)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) bg_change_free);
  gboolean was_trashed = before != NULL && bg_record_is_trashed (before);

  g_return_val_if_fail (BG_IS_RECORD (after), changes);

  for (const BgField *field = bg_record_get_kind (after)->fields; field->name != NULL; field++)
    diff_field (changes, field, before, after);
  if (was_trashed != bg_record_is_trashed (after))
    add_change (changes, g_strdup ("trashed"), json_boolean (was_trashed),
                json_boolean (bg_record_is_trashed (after)));
  return changes;
}
