/* SPDX-License-Identifier: GPL-3.0-or-later */
/* list: records of a kind, as a table, JSON or CSV. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>

#include "bg-cli-table.h"
#include "bg-cli-values.h"

/* As many columns as a terminal of usual width bears, besides id, title and status. */
#define MOST_COLUMNS 3

static gboolean
check_filter (const BgKind *kind, const char *name, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (name == NULL || bg_kind_get_filter (kind, name) != NULL)
    return TRUE;
  for (const BgFilter *filter = kind->filters; filter != NULL && filter->name != NULL; filter++)
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", filter->name);
  if (names->len > 0)
    bg_cli_set_usage_error (error, _ ("“%s” has no filter “%s”; choose one of: %s"), kind->name, name,
                            names->str);
  else
    bg_cli_set_usage_error (error, _ ("“%s” has no ready filters"), kind->name);
  return FALSE;
}

static gboolean
is_worth_a_column (const BgKind *kind, const BgField *field)
{
  return (field->flags & BG_FIELD_LISTED) != 0 && g_strcmp0 (field->name, kind->title) != 0;
}

static gboolean
is_set_somewhere (GPtrArray *records, const BgField *field)
{
  for (guint i = 0; i < records->len; i++)
    if (bg_record_is_set (g_ptr_array_index (records, i), field->name))
      return TRUE;
  return FALSE;
}

/* Who and when come first; what is left is filled with the other listed fields. */
static GPtrArray *
choose_columns (const BgKind *kind, GPtrArray *records)
{
  GPtrArray *columns = g_ptr_array_new ();

  for (int pass = 0; pass < 2; pass++)
    for (const BgField *field = kind->fields; field->name != NULL && columns->len < MOST_COLUMNS; field++)
      {
        gboolean is_first = field->type == BG_FIELD_REFERENCE || field->type == BG_FIELD_DATE;

        if (is_first == (pass == 0) && is_worth_a_column (kind, field) && is_set_somewhere (records, field))
          g_ptr_array_add (columns, (gpointer) field);
      }
  return columns;
}

static void
print_table (BgCli *cli, const BgKind *kind, GPtrArray *records)
{
  g_autoptr (BgCliTable) table = bg_cli_table_new ();
  g_autoptr (GPtrArray) columns = choose_columns (kind, records);

  bg_cli_table_add_row (table);
  bg_cli_table_add_cell (table, "id");
  bg_cli_table_add_cell (table, bg_field_get_label (bg_kind_get_field (kind, kind->title)));
  bg_cli_table_add_cell (table, _ ("Status"));
  for (guint n = 0; n < columns->len; n++)
    bg_cli_table_add_cell (table, bg_field_get_label (g_ptr_array_index (columns, n)));
  for (guint i = 0; i < records->len; i++)
    {
      BgRecord *record = g_ptr_array_index (records, i);
      g_autofree char *status = bg_cli_dup_status (cli, record);

      bg_cli_table_add_row (table);
      bg_cli_table_add_cell (table, bg_record_get_id (record));
      bg_cli_table_add_cell (table, bg_record_get_title (record));
      bg_cli_table_add_cell (table, status);
      for (guint n = 0; n < columns->len; n++)
        {
          g_autofree char *text = bg_cli_dup_display (cli, record, g_ptr_array_index (columns, n));

          bg_cli_table_add_cell (table, text);
        }
    }
  bg_cli_table_print (table);
  bg_cli_say (ngettext ("%u record", "%u records", records->len), records->len);
}

static gboolean
is_exported (const BgField *field)
{
  return (field->flags & BG_FIELD_HIDDEN) == 0 || (field->flags & BG_FIELD_LISTED) != 0;
}

static void
print_csv (BgCli *cli, const BgKind *kind, GPtrArray *records)
{
  g_autoptr (BgCliTable) table = bg_cli_table_new ();

  bg_cli_table_add_row (table);
  bg_cli_table_add_cell (table, "id");
  bg_cli_table_add_cell (table, "status");
  for (const BgField *field = kind->fields; field->name != NULL; field++)
    if (is_exported (field))
      bg_cli_table_add_cell (table, field->name);
  for (guint i = 0; i < records->len; i++)
    {
      BgRecord *record = g_ptr_array_index (records, i);
      g_autofree char *status = bg_cli_dup_status (cli, record);

      bg_cli_table_add_row (table);
      bg_cli_table_add_cell (table, bg_record_get_id (record));
      bg_cli_table_add_cell (table, status);
      for (const BgField *field = kind->fields; field->name != NULL; field++)
        if (is_exported (field))
          {
            g_autofree char *text = bg_cli_dup_display (cli, record, field);

            bg_cli_table_add_cell (table, text);
          }
    }
  bg_cli_table_print_csv (table);
}

static gboolean
print_json (BgCli *cli, GPtrArray *records, GError **error)
{
  json_t *array = json_array ();

  for (guint i = 0; i < records->len; i++)
    json_array_append_new (array, bg_cli_create_document (cli, g_ptr_array_index (records, i)));
  return bg_cli_write_json (array, error);
}

/**
 * bg_cli_list:
 * @cli: the call
 * @arguments: its arguments
 * @error: what went wrong
 *
 * Returns: whether the records were listed
 */
gboolean
bg_cli_list (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  static const char *const formats[] = { "table", "json", "csv", NULL };
  const BgKind *kind = bg_cli_find_kind (bg_cli_arguments_get_word (arguments, 0), error);
  const char *filter = bg_cli_arguments_get (arguments, "filter");
  g_autoptr (BgQuery) query = NULL;
  g_autoptr (GPtrArray) records = NULL;
  guint format;
  guint limit;

  if (kind == NULL || !check_filter (kind, filter, error) || !bg_cli_read_limit (arguments, &limit, error) ||
      !bg_cli_arguments_get_format (arguments, formats, &format, error) || !bg_cli_open_to_read (cli, error))
    return FALSE;
  query = bg_query_new (kind, &cli->rules);
  bg_query_set_filter (query, filter);
  bg_query_set_search (query, bg_cli_arguments_get (arguments, "search"));
  bg_query_set_trashed (query, bg_cli_arguments_has (arguments, "trashed"));
  records = bg_store_find (cli->store, query, limit, error);
  if (records == NULL ||
      !bg_cli_note_personal (cli, format == 0 ? BG_ACT_SHOWN : BG_ACT_EXPORTED, records, error))
    return FALSE;
  if (format == 1)
    return print_json (cli, records, error);
  if (format == 2)
    print_csv (cli, kind, records);
  else
    print_table (cli, kind, records);
  return TRUE;
}
