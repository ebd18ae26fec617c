/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records as text and as JSON for the terminal: titles behind references, statuses, personal values masked.
 */
#include "bg-config.h"

#include "bg-cli-values.h"
#include "bg-personal.h"

static gboolean
is_masked (BgCli *cli, const BgField *field)
{
  return (field->flags & BG_FIELD_PERSONAL) != 0 && !cli->personal;
}

/* Items are shown by their titles, and some of these are personal. */
static char *
display_masked_items (BgCli *cli, BgRecord *record, const BgField *field, const BgField *title)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < bg_record_get_n_items (record, field->name); i++)
    {
      g_autofree char *word = bg_cli_dup_display (cli, bg_record_get_item (record, field->name, i), title);

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", word);
    }
  return g_string_free (text, FALSE);
}

/**
 * bg_cli_dup_display:
 * @cli: the call
 * @record: a record or an item
 * @field: a field of its kind
 *
 * Returns: (transfer full): the value as people read it, masked where it is personal and nobody asked for it
 */
char *
bg_cli_dup_display (BgCli *cli, BgRecord *record, const BgField *field)
{
  g_autofree char *text = NULL;

  if (field->type == BG_FIELD_LIST)
    {
      const BgField *title = bg_kind_get_field (field->items, field->items->title);

      if (is_masked (cli, title))
        return display_masked_items (cli, record, field, title);
    }
  text = bg_record_dup_display (record, field, bg_store_title_func, cli->store);
  return is_masked (cli, field) ? bg_field_mask_value (field, text) : g_steal_pointer (&text);
}

/**
 * bg_cli_dup_status:
 * @cli: the call
 * @record: a record
 *
 * Returns: (transfer full): the words of its status on the day of the call; "" for a kind without one
 */
char *
bg_cli_dup_status (BgCli *cli, BgRecord *record)
{
  BgStatus status = bg_record_get_status (record, &cli->rules);
  char *word = bg_status_dup_word (&status);

  return word != NULL ? word : g_strdup ("");
}

static void
name_reference (BgCli *cli, const BgField *field, json_t *document, const char *id)
{
  g_autofree char *key = g_strconcat (field->name, "_id", NULL);
  g_autofree char *title = bg_store_dup_title (cli->store, field->target, id);

  json_object_set_new (document, key, json_string (id));
  if (title != NULL)
    json_object_set_new (document, field->name, json_string (title));
}

static void
mask_value (BgCli *cli, const BgField *field, json_t *document)
{
  json_t *value = json_object_get (document, field->name);
  g_autofree char *masked = NULL;

  if (!is_masked (cli, field) || value == NULL)
    return;
  masked = bg_field_mask_value (field, json_string_value (value));
  json_object_set_new (document, field->name, json_string (masked));
}

/**
 * bg_cli_mask_document:
 * @cli: the call
 * @kind: the kind of the document
 * @document: the document of a record or of an item
 *
 * Masks personal values, those of items included, unless the call asked to see them.
 */
void
bg_cli_mask_document (BgCli *cli, const BgKind *kind, json_t *document)
{
  for (const BgField *field = kind->fields; field->name != NULL; field++)
    {
      gsize index;
      json_t *item;

      if (field->type == BG_FIELD_LIST)
        json_array_foreach (json_object_get (document, field->name), index, item)
          bg_cli_mask_document (cli, field->items, item);
      else
        mask_value (cli, field, document);
    }
}

static void
name_references (BgCli *cli, const BgKind *kind, json_t *document)
{
  for (const BgField *field = kind->fields; field->name != NULL; field++)
    {
      json_t *value = json_object_get (document, field->name);
      g_autofree char *id = g_strdup (json_string_value (value));
      gsize index;
      json_t *item;

      if (field->type == BG_FIELD_REFERENCE && id != NULL)
        name_reference (cli, field, document, id);
      if (field->type == BG_FIELD_LIST)
        json_array_foreach (value, index, item) name_references (cli, field->items, item);
    }
}

/* Red means late and not done, for every kind. */
static void
add_status (BgCli *cli, BgRecord *record, json_t *document)
{
  BgStatus status = bg_record_get_status (record, &cli->rules);
  g_autofree char *word = bg_status_dup_word (&status);

  if (status.code == NULL)
    return;
  json_object_set_new (document, "status", json_string (status.code));
  json_object_set_new (document, "status_word", json_string (word));
  if (status.tone == BG_TONE_RED)
    json_object_set_new (document, "days_late", json_integer (status.days));
}

/**
 * bg_cli_create_document:
 * @cli: the call
 * @record: a record
 *
 * The document of bg_record_to_json(), with these differences: "title" is always there; a reference holds the
 * title of the record it points to, and "NAME_id" its id; "status", "status_word" and "days_late" are those
 * of the day of the call; personal values are masked.
 *
 * Returns: (transfer full): a JSON object
 */
json_t *
bg_cli_create_document (BgCli *cli, BgRecord *record)
{
  const BgKind *kind = bg_record_get_kind (record);
  json_t *document = bg_record_to_json (record);

  bg_cli_mask_document (cli, kind, document);
  name_references (cli, kind, document);
  if (json_object_get (document, "title") == NULL)
    json_object_set_new (document, "title", json_string (bg_record_get_title (record)));
  add_status (cli, record, document);
  return document;
}

/**
 * bg_cli_note_personal:
 * @cli: the call
 * @act: %BG_ACT_SHOWN for a screen, %BG_ACT_EXPORTED for a format that other programs read
 * @records: (element-type BgRecord): what is about to be written
 * @error: why it may not be
 *
 * Where personal values were asked for, writes into the history who sees which, before they are written.
 *
 * Returns: whether they may be
 */
gboolean
bg_cli_note_personal (BgCli *cli, BgAct act, GPtrArray *records, GError **error)
{
  g_autoptr (BgChangeSet) set = NULL;

  if (!cli->personal)
    return TRUE;
  set = bg_personal_set_new (act);
  for (guint i = 0; i < records->len; i++)
    bg_personal_set_add (set, g_ptr_array_index (records, i));
  return bg_personal_commit (cli->store, set, error);
}
