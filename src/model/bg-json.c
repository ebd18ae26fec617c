/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records as JSON documents: what is exported, synced and hashed. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-error.h"
#include "bg-id.h"
#include "bg-record-private.h"

/* Keys of the document that are no fields of the kind. */
static const char *const frame_keys[] = { "id",         "kind",     "trashed",     "created",
                                          "created_by", "modified", "modified_by", "version" };

/* A sub-record has no kind of its own to say; a field of that name is a field. */
json_t *
bg_record_item_to_json (BgRecord *item)
{
  json_t *object = json_object ();

  json_object_set_new (object, "id", json_string (bg_record_get_id (item)));
  for (const BgField *field = bg_record_get_kind (item)->fields; field->name != NULL; field++)
    if (bg_record_is_set (item, field->name))
      json_object_set_new (object, field->name, bg_record_field_to_json (item, field));
  if (bg_record_get_extra (item) != NULL)
    json_object_update_missing (object, bg_record_get_extra (item));
  return object;
}

static json_t *
items_to_json (BgRecord *record, const BgField *field)
{
  json_t *array = json_array ();

  for (guint i = 0; i < bg_record_get_n_items (record, field->name); i++)
    json_array_append_new (array, bg_record_item_to_json (bg_record_get_item (record, field->name, i)));
  return array;
}

/**
 * bg_record_field_to_json:
 * @record: a record
 * @field: a field of its kind
 *
 * Returns: (transfer full) (nullable): the value as JSON; NULL when it is not set
 */
json_t *
bg_record_field_to_json (BgRecord *record, const BgField *field)
{
  gint64 number;

  g_return_val_if_fail (BG_IS_RECORD (record) && field != NULL, NULL);

  if (!bg_record_is_set (record, field->name))
    return NULL;
  if (field->type == BG_FIELD_LIST)
    return items_to_json (record, field);
  if (bg_field_has_text (field))
    return json_string (bg_record_get_text (record, field->name));
  bg_record_get_integer (record, field->name, &number);
  return field->type == BG_FIELD_ANSWER ? json_boolean (number != 0) : json_integer (number);
}

static void
add_moment (json_t *object, const char *key, gint64 microseconds)
{
  g_autofree char *text = NULL;

  if (microseconds == 0)
    return;
  text = bg_clock_format_iso (microseconds);
  json_object_set_new (object, key, json_string (text));
}

/**
 * bg_record_to_json:
 * @record: a record
 *
 * The document has "id", "kind", the fields that are set under their names, and, once stored, "created",
 * "created_by", "modified", "modified_by"; "trashed" only when it is. Fields unknown to this version stand
 * beside the known ones.
 *
 * Returns: (transfer full): a JSON object
 */
json_t *
bg_record_to_json (BgRecord *record)
{
  json_t *object;

  g_return_val_if_fail (BG_IS_RECORD (record), NULL);

  object = json_object ();
  json_object_set_new (object, "id", json_string (bg_record_get_id (record)));
  json_object_set_new (object, "kind", json_string (bg_record_get_kind (record)->name));
  for (const BgField *field = bg_record_get_kind (record)->fields; field->name != NULL; field++)
    if (bg_record_is_set (record, field->name))
      json_object_set_new (object, field->name, bg_record_field_to_json (record, field));
  if (bg_record_is_trashed (record))
    json_object_set_new (object, "trashed", json_true ());
  add_moment (object, "created", bg_record_get_created (record));
  add_moment (object, "modified", bg_record_get_modified (record));
  if (bg_record_get_created_by (record) != NULL)
    json_object_set_new (object, "created_by", json_string (bg_record_get_created_by (record)));
  if (bg_record_get_modified_by (record) != NULL)
    json_object_set_new (object, "modified_by", json_string (bg_record_get_modified_by (record)));
  if (bg_record_get_extra (record) != NULL)
    json_object_update_missing (object, bg_record_get_extra (record));
  return object;
}

static gboolean
refuse_value (const BgField *field, GError **error)
{
  g_set_error (error, BG_ERROR, BG_ERROR_INVALID, _ ("The value of “%s” is of the wrong type"), field->name);
  return FALSE;
}

static gboolean read_fields (BgRecord *record, const json_t *json, GError **error);

static gboolean
read_items (BgRecord *record, const BgField *field, const json_t *array, GError **error)
{
  gsize index;
  json_t *object;

  if (!json_is_array (array))
    return refuse_value (field, error);
  json_array_foreach (array, index, object)
  {
    const char *id = json_string_value (json_object_get (object, "id"));
    g_autoptr (BgRecord) item = NULL;

    if (!json_is_object (object))
      return refuse_value (field, error);
    item = id != NULL ? bg_record_new_with_id (field->items, id) : bg_record_new (field->items);
    if (!read_fields (item, object, error))
      return FALSE;
    bg_record_append_item (record, field->name, item);
  }
  return TRUE;
}

static gboolean
read_value (BgRecord *record, const BgField *field, const json_t *value, GError **error)
{
  if (field->type == BG_FIELD_LIST)
    return read_items (record, field, value, error);
  if (bg_field_has_text (field))
    {
      BgDate date;

      if (!json_is_string (value))
        return refuse_value (field, error);
      if (field->type == BG_FIELD_DATE && !bg_date_from_iso (json_string_value (value), &date))
        return refuse_value (field, error);
      bg_record_set_text (record, field->name, json_string_value (value));
      return TRUE;
    }
  if (field->type == BG_FIELD_ANSWER ? !json_is_boolean (value) : !json_is_integer (value))
    return refuse_value (field, error);
  bg_record_set_integer (record, field->name,
                         field->type == BG_FIELD_ANSWER ? json_is_true (value) : json_integer_value (value));
  return TRUE;
}

static gboolean
read_fields (BgRecord *record, const json_t *json, GError **error)
{
  const char *key;
  json_t *value;
  json_t *extra = json_object ();
  gboolean good = TRUE;

  json_object_foreach ((json_t *) json, key, value)
  {
    const BgField *field = bg_kind_get_field (bg_record_get_kind (record), key);
    gboolean is_frame = FALSE;

    for (gsize i = 0; i < G_N_ELEMENTS (frame_keys); i++)
      is_frame = is_frame || strcmp (key, frame_keys[i]) == 0;
    if (field != NULL && !json_is_null (value))
      good = good && read_value (record, field, value, error);
    else if (field == NULL && !is_frame)
      json_object_set (extra, key, value);
  }
  bg_record_set_extra (record, extra);
  json_decref (extra);
  return good;
}

/**
 * bg_record_from_json:
 * @json: a document as bg_record_to_json() writes it; "id" may be missing
 * @error: set to BG_ERROR_INVALID when the kind is unknown or a value is of the wrong type
 *
 * Times and officers are not taken over: who stores a record is known to the store alone.
 *
 * Returns: (transfer full): the record, with unknown fields kept
 */
BgRecord *
bg_record_from_json (const json_t *json, GError **error)
{
  const char *id = json_string_value (json_object_get (json, "id"));
  const char *kind_name = json_string_value (json_object_get (json, "kind"));
  const BgKind *kind = bg_kind_find (kind_name);
  g_autoptr (BgRecord) record = NULL;

  if (kind == NULL)
    {
      g_set_error (error, BG_ERROR, BG_ERROR_INVALID, _ ("There is no kind of record “%s”"),
                   kind_name != NULL ? kind_name : "");
      return NULL;
    }
  record = id != NULL ? bg_record_new_with_id (kind, id) : bg_record_new (kind);
  if (!read_fields (record, json, error))
    return NULL;
  bg_record_set_trashed (record, json_is_true (json_object_get (json, "trashed")));
  return g_steal_pointer (&record);
}
