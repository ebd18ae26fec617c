/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes by path, the way history keeps them: read, put back, taken apart. */
#include "bg-config.h"

#include "bg-patch.h"

#include <string.h>

/**
 * bg_change_new:
 * @path: see #BgChange
 * @before: (transfer full) (nullable): value before
 * @after: (transfer full) (nullable): value after
 *
 * Returns: (transfer full): a change
 */
BgChange *
bg_change_new (const char *path, json_t *before, json_t *after)
{
  BgChange *change;

  g_return_val_if_fail (path != NULL, NULL);

  change = g_new0 (BgChange, 1);
  change->path = g_strdup (path);
  change->before = before;
  change->after = after;
  return change;
}

/**
 * bg_change_free:
 * @change: (transfer full): a change
 */
void
bg_change_free (BgChange *change)
{
  g_return_if_fail (change != NULL);

  g_free (change->path);
  json_decref (change->before);
  json_decref (change->after);
  g_free (change);
}

/* A path in its pieces: "members", "members[ID]", "members[ID].full_name". */
typedef struct
{
  char *name;
  char *item;
  const char *leaf;
} Pieces;

static void
clear_pieces (Pieces *pieces)
{
  g_free (pieces->name);
  g_free (pieces->item);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pieces, clear_pieces)

static Pieces
split_path (const char *path)
{
  gsize name = strcspn (path, "[");
  gsize item = path[name] == '[' ? strcspn (path + name + 1, "]") : 0;
  Pieces pieces = { g_strndup (path, name), NULL, NULL };

  if (path[name] != '[')
    return pieces;
  pieces.item = g_strndup (path + name + 1, item);
  if (g_str_has_prefix (path + name + 1 + item, "]."))
    pieces.leaf = path + name + item + 3;
  return pieces;
}

/**
 * bg_patch_find_place:
 * @kind: kind of the record
 * @path: see #BgChange
 *
 * Returns: what @path names; nothing of it is set for a path that this version does not know
 */
BgPlace
bg_patch_find_place (const BgKind *kind, const char *path)
{
  g_auto (Pieces) pieces = { NULL, NULL, NULL };
  BgPlace place = { NULL, NULL, FALSE };
  const BgField *field;

  g_return_val_if_fail (kind != NULL && path != NULL, place);

  pieces = split_path (path);
  field = bg_kind_get_field (kind, pieces.name);
  if (field == NULL)
    return place;
  if (field->type != BG_FIELD_LIST)
    place.field = field;
  else
    place.list = field;
  if (place.list != NULL && pieces.leaf != NULL)
    place.field = bg_kind_get_field (field->items, pieces.leaf);
  place.is_order = place.list != NULL && pieces.item == NULL;
  return place;
}

static json_t *
find_item (const json_t *document, const Pieces *pieces, gsize *index)
{
  json_t *item;
  gsize i;

  json_array_foreach (json_object_get (document, pieces->name), i, item)
  {
    if (g_strcmp0 (json_string_value (json_object_get (item, "id")), pieces->item) != 0)
      continue;
    *index = i;
    return item;
  }
  return NULL;
}

static json_t *
list_ids (const json_t *array)
{
  json_t *ids = json_array ();
  json_t *item;
  gsize i;

  json_array_foreach (array, i, item)
  {
    json_array_append (ids, json_object_get (item, "id"));
  }
  return ids;
}

/**
 * bg_patch_get:
 * @document: a record as JSON
 * @path: see #BgChange
 *
 * Returns: (transfer full) (nullable): the value that a change of @path would have as its "before"; NULL when
 *   it is not set
 */
json_t *
bg_patch_get (const json_t *document, const char *path)
{
  g_auto (Pieces) pieces = { NULL, NULL, NULL };
  json_t *value;
  gsize index;

  g_return_val_if_fail (document != NULL && path != NULL, NULL);

  pieces = split_path (path);
  value = json_object_get (document, pieces.name);
  if (strcmp (path, "trashed") == 0)
    return json_boolean (json_is_true (value));
  if (pieces.item != NULL)
    {
      value = find_item (document, &pieces, &index);
      return json_incref (pieces.leaf != NULL ? json_object_get (value, pieces.leaf) : value);
    }
  return json_is_array (value) ? list_ids (value) : json_incref (value);
}

static void
set_key (json_t *object, const char *key, const json_t *value)
{
  if (value != NULL)
    json_object_set_new (object, key, json_deep_copy (value));
  else
    json_object_del (object, key);
}

static gboolean
set_item (json_t *document, const Pieces *pieces, const json_t *value)
{
  json_t *array = json_object_get (document, pieces->name);
  gsize index;
  json_t *item = find_item (document, pieces, &index);

  if (pieces->leaf != NULL)
    {
      if (item != NULL)
        set_key (item, pieces->leaf, value);
      return item != NULL;
    }
  if (value == NULL)
    {
      if (item != NULL)
        json_array_remove (array, index);
      return TRUE;
    }
  if (array == NULL)
    {
      array = json_array ();
      json_object_set_new (document, pieces->name, array);
    }
  if (item != NULL)
    json_array_set_new (array, index, json_deep_copy (value));
  else
    json_array_append_new (array, json_deep_copy (value));
  return TRUE;
}

/* What stands in the order comes first, in that order; what came since keeps its place behind. */
static void
set_order (json_t *document, const char *name, const json_t *order)
{
  json_t *array = json_object_get (document, name);
  json_t *sorted = json_array ();
  json_t *value;
  gsize i;

  json_array_foreach (order, i, value)
  {
    Pieces pieces = { (char *) name, (char *) json_string_value (value), NULL };
    gsize index;
    json_t *item = find_item (document, &pieces, &index);

    if (item == NULL)
      continue;
    json_array_append (sorted, item);
    json_array_remove (array, index);
  }
  json_array_extend (sorted, array);
  if (json_array_size (sorted) > 0)
    json_object_set (document, name, sorted);
  else
    json_object_del (document, name);
  json_decref (sorted);
}

/**
 * bg_patch_set:
 * @document: a record as JSON, changed in place
 * @path: see #BgChange
 * @value: (nullable): what it shall be; NULL to have it not set, or a whole item gone
 *
 * Returns: FALSE when the path leads into an item that is not there
 */
gboolean
bg_patch_set (json_t *document, const char *path, const json_t *value)
{
  g_auto (Pieces) pieces = { NULL, NULL, NULL };

  g_return_val_if_fail (json_is_object (document) && path != NULL && *path != '\0', FALSE);

  pieces = split_path (path);
  if (pieces.item != NULL)
    return set_item (document, &pieces, value);
  if (strcmp (path, "trashed") == 0)
    set_key (document, path, json_is_true (value) ? value : NULL);
  else if (json_is_array (json_object_get (document, path)) || json_is_array (value))
    set_order (document, path, value);
  else
    set_key (document, path, value);
  return TRUE;
}

/* Takes the personal values out of one object; @prefix stands before the names of its fields. */
static void
take_from_object (const BgKind *kind, const char *prefix, json_t *object, GPtrArray *changes)
{
  for (const BgField *field = kind->fields; field->name != NULL; field++)
    {
      json_t *value = json_object_get (object, field->name);
      g_autofree char *path = NULL;
      json_t *item;
      gsize i;

      if (value == NULL)
        continue;
      if (field->type == BG_FIELD_LIST)
        json_array_foreach (value, i, item)
        {
          g_autofree char *inner = g_strdup_printf ("%s%s[%s].", prefix, field->name,
                                                    json_string_value (json_object_get (item, "id")));

          take_from_object (field->items, inner, item, changes);
        }
      if ((field->flags & BG_FIELD_PERSONAL) == 0)
        continue;
      path = g_strconcat (prefix, field->name, NULL);
      g_ptr_array_add (changes, bg_change_new (path, NULL, json_incref (value)));
      json_object_del (object, field->name);
    }
}

/**
 * bg_patch_take_personal:
 * @kind: kind of the record
 * @path: "" for a whole record, or that of a whole item
 * @value: the record or item as JSON, changed in place
 * @changes: (element-type BgChange): gets a change from nothing for each personal value
 *
 * History keeps each personal value in a row of its own, so that it can be blanked there without touching
 * what stands beside it.
 */
void
bg_patch_take_personal (const BgKind *kind, const char *path, json_t *value, GPtrArray *changes)
{
  g_autofree char *prefix = NULL;
  BgPlace place;

  g_return_if_fail (kind != NULL && path != NULL && changes != NULL);

  if (*path == '\0')
    {
      take_from_object (kind, "", value, changes);
      return;
    }
  place = bg_patch_find_place (kind, path);
  if (place.list == NULL || place.field != NULL || place.is_order)
    return;
  prefix = g_strconcat (path, ".", NULL);
  take_from_object (place.list->items, prefix, value, changes);
}

/**
 * bg_record_to_bare_json:
 * @record: a record
 *
 * Returns: (transfer full): the record without when and by whom it was made and changed: what history holds
 */
json_t *
bg_record_to_bare_json (BgRecord *record)
{
  static const char *const stamps[] = { "created", "created_by", "modified", "modified_by" };
  json_t *document;

  g_return_val_if_fail (BG_IS_RECORD (record), NULL);

  document = bg_record_to_json (record);
  for (gsize i = 0; i < G_N_ELEMENTS (stamps); i++)
    json_object_del (document, stamps[i]);
  return document;
}
