/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words and the nature of a field, read from its line of the table. */
#include "bg-config.h"

#include "bg-field.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* An empty msgid is the header of a catalogue, never a word. */
static const char *
translate_or_null (const char *text)
{
  return text != NULL && *text != '\0' ? _ (text) : NULL;
}

/**
 * bg_field_get_label:
 * @field: a field
 *
 * Returns: the words of the field in the officer's language
 */
const char *
bg_field_get_label (const BgField *field)
{
  g_return_val_if_fail (field != NULL, NULL);
  return translate_or_null (field->label);
}

/**
 * bg_field_get_group:
 * @field: a field
 *
 * Returns: (nullable): the heading under which a form shows the field; NULL for a field of an item
 */
const char *
bg_field_get_group (const BgField *field)
{
  g_return_val_if_fail (field != NULL, NULL);
  return translate_or_null (field->group);
}

/**
 * bg_field_get_hint:
 * @field: a field
 *
 * Returns: (nullable): an example or a rule to show beside the field
 */
const char *
bg_field_get_hint (const BgField *field)
{
  g_return_val_if_fail (field != NULL, NULL);
  return translate_or_null (field->hint);
}

/**
 * bg_field_get_choice_label:
 * @field: a field of type choice
 * @code: (nullable): a stored code
 *
 * Returns: (nullable): the words for @code; @code itself where a newer version wrote one that is unknown here
 */
const char *
bg_field_get_choice_label (const BgField *field, const char *code)
{
  g_return_val_if_fail (field != NULL && field->choices != NULL, NULL);

  if (code == NULL)
    return NULL;
  for (const BgChoice *choice = field->choices; choice->code != NULL; choice++)
    if (strcmp (choice->code, code) == 0)
      return translate_or_null (choice->label);
  return code;
}

/**
 * bg_field_has_text:
 * @field: a field
 *
 * Returns: whether its value is kept as text: words, a code, a date, a time, an id
 */
gboolean
bg_field_has_text (const BgField *field)
{
  g_return_val_if_fail (field != NULL, FALSE);
  return field->type != BG_FIELD_LIST && !bg_field_has_number (field);
}

/**
 * bg_field_has_number:
 * @field: a field
 *
 * Returns: whether its value is kept as an integer
 */
gboolean
bg_field_has_number (const BgField *field)
{
  g_return_val_if_fail (field != NULL, FALSE);
  return field->type == BG_FIELD_INTEGER || field->type == BG_FIELD_MONEY || field->type == BG_FIELD_ANSWER;
}
