/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fields, filters: what a kind of record is made of, read from its table. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>

#include "bg-cli-table.h"
#include "bg-cli.h"

static const char *const formats[] = { "table", "json", NULL };

static const char *const type_names[] = {
  [BG_FIELD_TEXT] = "text",   [BG_FIELD_LONG_TEXT] = "long_text", [BG_FIELD_CHOICE] = "choice",
  [BG_FIELD_DATE] = "date",   [BG_FIELD_TIME] = "time",           [BG_FIELD_INTEGER] = "integer",
  [BG_FIELD_MONEY] = "money", [BG_FIELD_ANSWER] = "answer",       [BG_FIELD_REFERENCE] = "reference",
  [BG_FIELD_LIST] = "list",
};

static const struct
{
  unsigned int flag;
  const char *name;
} flag_names[] = {
  { BG_FIELD_REQUIRED, "required" },   { BG_FIELD_SEARCHED, "searched" }, { BG_FIELD_LISTED, "listed" },
  { BG_FIELD_PERSONAL, "personal" },   { BG_FIELD_FIXED, "fixed" },       { BG_FIELD_HIDDEN, "hidden" },
  { BG_FIELD_FILE_NAME, "file_name" },
};

static json_t *
list_choices (const BgField *field)
{
  json_t *array = json_array ();

  for (const BgChoice *choice = field->choices; choice->code != NULL; choice++)
    json_array_append_new (array, json_pack ("{s:s, s:s}", "code", choice->code, "label",
                                             bg_field_get_choice_label (field, choice->code)));
  return array;
}

static json_t *list_fields (const BgKind *kind);

static json_t *
describe_field (const BgField *field)
{
  json_t *object = json_pack ("{s:s, s:s, s:s}", "name", field->name, "type", type_names[field->type],
                              "label", bg_field_get_label (field));

  if (field->group != NULL)
    json_object_set_new (object, "group", json_string (bg_field_get_group (field)));
  if (field->hint != NULL)
    json_object_set_new (object, "hint", json_string (bg_field_get_hint (field)));
  for (gsize i = 0; i < G_N_ELEMENTS (flag_names); i++)
    if ((field->flags & flag_names[i].flag) != 0)
      json_object_set_new (object, flag_names[i].name, json_true ());
  if (field->choices != NULL)
    json_object_set_new (object, "choices", list_choices (field));
  if (field->target != NULL)
    json_object_set_new (object, "target", json_string (field->target));
  if (field->items != NULL)
    json_object_set_new (object, "items", list_fields (field->items));
  return object;
}

static json_t *
list_fields (const BgKind *kind)
{
  json_t *array = json_array ();

  for (const BgField *field = kind->fields; field->name != NULL; field++)
    json_array_append_new (array, describe_field (field));
  return array;
}

/* What may stand behind "field=": codes of a choice, or the kind that a reference points to. */
static char *
describe_values (const BgField *field)
{
  GString *text = g_string_new (NULL);

  if (field->target != NULL)
    g_string_append (text, field->target);
  for (const BgChoice *choice = field->choices; choice != NULL && choice->code != NULL; choice++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", choice->code);
  return g_string_free (text, FALSE);
}

static void
add_rows (BgCliTable *table, const BgKind *kind, const char *prefix)
{
  for (const BgField *field = kind->fields; field->name != NULL; field++)
    {
      g_autofree char *name = g_strconcat (prefix, field->name, NULL);
      g_autofree char *values = describe_values (field);
      g_autofree char *inner = g_strconcat (name, ".", NULL);

      if ((field->flags & BG_FIELD_HIDDEN) != 0)
        continue;
      bg_cli_table_add_row (table);
      bg_cli_table_add_cell (table, name);
      bg_cli_table_add_cell (table, type_names[field->type]);
      bg_cli_table_add_cell (table, (field->flags & BG_FIELD_REQUIRED) != 0 ? _ ("required") : "");
      bg_cli_table_add_cell (table, bg_field_get_label (field));
      bg_cli_table_add_cell (table, values);
      if (field->items != NULL)
        add_rows (table, field->items, inner);
    }
}

static void
print_fields (const BgKind *kind)
{
  g_autoptr (BgCliTable) table = bg_cli_table_new ();

  bg_cli_table_add_row (table);
  bg_cli_table_add_cell (table, _ ("Field name"));
  bg_cli_table_add_cell (table, _ ("Type"));
  bg_cli_table_add_cell (table, "");
  bg_cli_table_add_cell (table, _ ("Label"));
  bg_cli_table_add_cell (table, _ ("Values"));
  add_rows (table, kind, "");
  bg_cli_table_print (table);
}

/**
 * bg_cli_fields:
 * @cli: the call
 * @arguments: its arguments
 * @error: what went wrong
 *
 * Returns: whether the fields were printed; no record book is needed
 */
gboolean
bg_cli_fields (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  const BgKind *kind = bg_cli_find_kind (bg_cli_arguments_get_word (arguments, 0), error);
  guint format;

  if (kind == NULL || !bg_cli_arguments_get_format (arguments, formats, &format, error))
    return FALSE;
  if (format == 1)
    return bg_cli_write_json (list_fields (kind), error);
  print_fields (kind);
  return TRUE;
}

static json_t *
list_filters (const BgKind *kind)
{
  json_t *array = json_array ();

  for (const BgFilter *filter = kind->filters; filter != NULL && filter->name != NULL; filter++)
    json_array_append_new (
      array, json_pack ("{s:s, s:s}", "name", filter->name, "label", bg_filter_get_label (filter)));
  return array;
}

/**
 * bg_cli_filters:
 * @cli: the call
 * @arguments: its arguments
 * @error: what went wrong
 *
 * Returns: whether the filters were printed; no record book is needed
 */
gboolean
bg_cli_filters (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  const BgKind *kind = bg_cli_find_kind (bg_cli_arguments_get_word (arguments, 0), error);
  g_autoptr (BgCliTable) table = bg_cli_table_new ();
  guint format;

  if (kind == NULL || !bg_cli_arguments_get_format (arguments, formats, &format, error))
    return FALSE;
  if (format == 1)
    return bg_cli_write_json (list_filters (kind), error);
  bg_cli_table_add_row (table);
  bg_cli_table_add_cell (table, _ ("Filter"));
  bg_cli_table_add_cell (table, _ ("Label"));
  for (const BgFilter *filter = kind->filters; filter != NULL && filter->name != NULL; filter++)
    {
      bg_cli_table_add_row (table);
      bg_cli_table_add_cell (table, filter->name);
      bg_cli_table_add_cell (table, bg_filter_get_label (filter));
    }
  bg_cli_table_print (table);
  return TRUE;
}
