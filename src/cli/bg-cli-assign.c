/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "--set field=value": values as people type them, lists as JSON or item by item. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-cli-values.h"
#include "bg-error.h"
#include "bg-id.h"
#include "bg-shared-items.h"

static const BgField *
find_field (BgRecord *record, const char *name, GError **error)
{
  const BgKind *kind = bg_record_get_kind (record);
  const BgField *field = bg_kind_get_field (kind, name);

  if (field == NULL)
    bg_cli_set_usage_error (error, _ ("“%s” has no field “%s”; banggiao-cli fields KIND names them"),
                            kind->name, name);
  else if ((field->flags & BG_FIELD_HIDDEN) != 0)
    {
      bg_cli_set_usage_error (error, _ ("The program keeps the field “%s” by itself"), name);
      return NULL;
    }
  /* A name without contents would be no file. */
  else if (field->items == &bg_file_items)
    {
      bg_cli_set_usage_error (error, "banggiao-cli file add ID FILE…");
      return NULL;
    }
  return field;
}

static gboolean
set_reference (BgCli *cli, BgRecord *record, const BgField *field, const char *typed, GError **error)
{
  g_autofree char *id = bg_cli_find_reference (cli, field, typed, error);

  if (id == NULL)
    return FALSE;
  bg_record_set_text (record, field->name, id);
  return TRUE;
}

/**
 * bg_cli_set_value:
 * @cli: the call, with its record book open
 * @record: a record or an item
 * @field: a field that is no list
 * @typed: its value as people type it; "" clears the field
 * @error: BG_ERROR_INVALID with the field, for a value that cannot be read
 *
 * Returns: whether it was understood
 */
gboolean
bg_cli_set_value (BgCli *cli, BgRecord *record, const BgField *field, const char *typed, GError **error)
{
  gboolean good;

  if (field->type == BG_FIELD_REFERENCE && *typed != '\0')
    good = set_reference (cli, record, field, typed, error);
  else
    good = bg_record_read_field (record, field->name, typed, cli->today, error);
  if (!good)
    g_prefix_error (error, "%s (%s): ", field->name, bg_field_get_label (field));
  return good;
}

/* Numbers and answers of JSON are read like typed ones, so that one rule holds for both. */
static gboolean
set_json_value (BgCli *cli, BgRecord *item, const char *key, const json_t *value, GError **error)
{
  g_autofree char *text = NULL;
  const BgField *field = find_field (item, key, error);

  if (field == NULL)
    return FALSE;
  if (json_is_string (value))
    text = g_strdup (json_string_value (value));
  else if (json_is_integer (value))
    text = g_strdup_printf ("%" JSON_INTEGER_FORMAT, json_integer_value (value));
  else if (json_is_boolean (value))
    text = g_strdup (json_is_true (value) ? "yes" : "no");
  else if (json_is_null (value))
    text = g_strdup ("");
  else
    {
      g_set_error (error, BG_ERROR, BG_ERROR_INVALID, _ ("The value of “%s” is of the wrong type"), key);
      return FALSE;
    }
  return bg_cli_set_value (cli, item, field, text, error);
}

static BgRecord *
read_item (BgCli *cli, const BgField *field, const json_t *object, GError **error)
{
  const char *id = json_string_value (json_object_get (object, "id"));
  g_autoptr (BgRecord) item = NULL;
  const char *key;
  json_t *value;

  if (!json_is_object (object) || (id != NULL && !bg_id_is_valid (id)))
    {
      g_set_error (error, BG_ERROR, BG_ERROR_INVALID,
                   _ ("An item of “%s” is an object: {\"field\": \"value\"}"), field->name);
      return NULL;
    }
  item = id != NULL ? bg_record_new_with_id (field->items, id) : bg_record_new (field->items);
  json_object_foreach ((json_t *) object, key,
                       value) if (strcmp (key, "id") != 0 &&
                                  !set_json_value (cli, item, key, value, error)) return NULL;
  return g_steal_pointer (&item);
}

/* "full_name=…;position=…" */
static BgRecord *
read_typed_item (BgCli *cli, const BgField *field, const char *typed, GError **error)
{
  g_autoptr (BgRecord) item = bg_record_new (field->items);
  g_auto (GStrv) parts = g_strsplit (typed, ";", -1);

  for (char **part = parts; *part != NULL; part++)
    if (*g_strstrip (*part) != '\0' && !bg_cli_assign (cli, item, *part, error))
      return NULL;
  return g_steal_pointer (&item);
}

static json_t *
read_json (const BgField *field, const char *typed, GError **error)
{
  json_error_t failure;
  json_t *json = json_loads (typed, JSON_REJECT_DUPLICATES, &failure);

  if (json == NULL)
    g_set_error (error, BG_ERROR, BG_ERROR_INVALID,
                 _ ("“%s” is a list: [{\"field\": \"value\"}]. The JSON cannot be read: %s"), field->name,
                 failure.text);
  return json;
}

static gboolean
replace_items (BgCli *cli, BgRecord *record, const BgField *field, const json_t *array, GError **error)
{
  gsize index;
  json_t *object;

  if (!json_is_array (array))
    {
      g_set_error (error, BG_ERROR, BG_ERROR_INVALID, _ ("“%s” is a list: [{\"field\": \"value\"}]"),
                   field->name);
      return FALSE;
    }
  bg_record_clear (record, field->name);
  json_array_foreach (array, index, object)
  {
    g_autoptr (BgRecord) item = read_item (cli, field, object, error);

    if (item == NULL)
      return FALSE;
    bg_record_append_item (record, field->name, item);
  }
  return TRUE;
}

static gboolean
set_list (BgCli *cli, BgRecord *record, const BgField *field, const char *typed, GError **error)
{
  json_t *json;
  gboolean good;

  if (*typed == '\0')
    {
      bg_record_clear (record, field->name);
      return TRUE;
    }
  json = read_json (field, typed, error);
  good = json != NULL && replace_items (cli, record, field, json, error);
  json_decref (json);
  return good;
}

static gboolean
add_item (BgCli *cli, BgRecord *record, const BgField *field, const char *typed, GError **error)
{
  g_autoptr (BgRecord) item = NULL;

  if (field->type != BG_FIELD_LIST)
    {
      bg_cli_set_usage_error (error, _ ("“%s” is no list: write %s=…"), field->name, field->name);
      return FALSE;
    }
  if (*typed == '{')
    {
      json_t *json = read_json (field, typed, error);

      item = json != NULL ? read_item (cli, field, json, error) : NULL;
      json_decref (json);
    }
  else
    item = read_typed_item (cli, field, typed, error);
  if (item == NULL)
    return FALSE;
  bg_record_append_item (record, field->name, item);
  return TRUE;
}

/**
 * bg_cli_assign:
 * @cli: the call, with its record book open
 * @record: a record or an item
 * @assignment: "field=value", an empty value clears the field; for a list "field=JSON", or "field+=a=…;b=…"
 * or "field+={…}", which adds one item
 * @error: BG_CLI_USAGE_ERROR for a field that does not exist, BG_ERROR_INVALID for a value that cannot be
 * read
 *
 * Returns: whether it was understood; if not, @record is not to be saved
 */
gboolean
bg_cli_assign (BgCli *cli, BgRecord *record, const char *assignment, GError **error)
{
  const char *sign = strchr (assignment, '=');
  gboolean adds = sign != NULL && sign > assignment && sign[-1] == '+';
  g_autofree char *name = NULL;
  const BgField *field;

  if (sign == NULL || sign == assignment)
    {
      bg_cli_set_usage_error (error, _ ("“%s” is not of the form FIELD=VALUE"), assignment);
      return FALSE;
    }
  name = g_strstrip (g_strndup (assignment, (gsize) (sign - assignment) - (adds ? 1 : 0)));
  field = find_field (record, name, error);
  if (field == NULL)
    return FALSE;
  if (adds)
    return add_item (cli, record, field, sign + 1, error);
  if (field->type == BG_FIELD_LIST)
    return set_list (cli, record, field, sign + 1, error);
  return bg_cli_set_value (cli, record, field, sign + 1, error);
}
