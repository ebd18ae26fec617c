/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed into a form and cannot be read, as it goes into a draft and comes back from it. */
#include "bg-config.h"

#include "bg-form.h"

static void
save_field (BgForm *form, BgRecord *record, const BgField *field, json_t *typed)
{
  const char *text = bg_form_get_unread_text (form, record, field);

  if (field->type == BG_FIELD_LIST)
    for (guint i = 0; i < bg_record_get_n_items (record, field->name); i++)
      {
        BgRecord *item = bg_record_get_item (record, field->name, i);

        for (const BgField *inner = field->items->fields; inner->name != NULL; inner++)
          save_field (form, item, inner, typed);
      }
  else if (text != NULL)
    json_array_append_new (typed, json_pack ("{s:s, s:s, s:s}", "record", bg_record_get_id (record), "field",
                                             field->name, "typed", text));
}

/**
 * bg_form_save_unread:
 * @form: a form
 *
 * Returns: (transfer full): what bg_form_load_unread() takes
 */
json_t *
bg_form_save_unread (BgForm *form)
{
  BgRecord *record;
  json_t *typed = json_array ();

  g_return_val_if_fail (BG_IS_FORM (form), typed);

  record = bg_form_get_record (form);
  for (const BgField *field = bg_record_get_kind (record)->fields; field->name != NULL; field++)
    save_field (form, record, field, typed);
  return typed;
}

static BgRecord *
find_record (BgRecord *record, const char *id)
{
  if (g_strcmp0 (bg_record_get_id (record), id) == 0)
    return record;
  for (const BgField *field = bg_record_get_kind (record)->fields; field->name != NULL; field++)
    for (guint i = 0; field->type == BG_FIELD_LIST && i < bg_record_get_n_items (record, field->name); i++)
      if (g_strcmp0 (bg_record_get_id (bg_record_get_item (record, field->name, i)), id) == 0)
        return bg_record_get_item (record, field->name, i);
  return NULL;
}

/* It is read once more, on a copy, to say again why it cannot be. */
static void
load_line (BgForm *form, BgRecord *record, const BgField *field, const char *typed)
{
  g_autoptr (BgRecord) copy = bg_record_copy (record);
  g_autoptr (GError) error = NULL;

  if (field->type == BG_FIELD_LIST)
    return;
  if (bg_record_read_field (copy, field->name, typed, bg_form_get_rules (form)->today, &error))
    bg_record_copy_field (copy, record, field);
  else
    bg_form_set_unread (form, record, field, typed, error->message);
}

/**
 * bg_form_load_unread:
 * @form: a form
 * @typed: (nullable): what bg_form_save_unread() gave; lines that fit no field are left out
 *
 * Puts back what was typed and could not be read. To be called before rows show the form.
 */
void
bg_form_load_unread (BgForm *form, json_t *typed)
{
  gsize index;
  json_t *line;

  g_return_if_fail (BG_IS_FORM (form));

  json_array_foreach (typed, index, line)
  {
    const char *text = json_string_value (json_object_get (line, "typed"));
    BgRecord *record =
      find_record (bg_form_get_record (form), json_string_value (json_object_get (line, "record")));
    const char *name = json_string_value (json_object_get (line, "field"));
    const BgField *field =
      record != NULL && name != NULL ? bg_kind_get_field (bg_record_get_kind (record), name) : NULL;

    if (field != NULL && text != NULL)
      load_line (form, record, field, text);
  }
  bg_form_check (form);
}
