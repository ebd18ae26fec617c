/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be seen of a personal value by somebody who did not ask for it. */
#include "bg-config.h"

#include <string.h>

#include "bg-record.h"

#define HIDDEN "•••"

/* Below this length the ends of a value are most of it. */
#define SHORTEST_WITH_ENDS 8

/* The house of an address tells whose it is, the name in front of it whom to write to. */
static char *
mask_mail (const char *text, const char *at)
{
  const char *second = g_utf8_next_char (text);

  return g_strdup_printf ("%.*s" HIDDEN "%s", (int) (MIN (second, at) - text), text, at);
}

/**
 * bg_field_mask:
 * @text: (nullable): a personal value such as a passport number
 *
 * Keeps what a person needs to recognise the value, and no more: three characters in front and two behind
 * of eight or more ("C12•••78"), the first letter and the house of an e-mail address ("h•••@camau.gov.vn"),
 * otherwise nothing.
 *
 * Returns: (transfer full): the masked text, "" where there is none
 */
char *
bg_field_mask (const char *text)
{
  glong length = text != NULL ? g_utf8_strlen (text, -1) : 0;
  const char *at = text != NULL ? strrchr (text, '@') : NULL;
  const char *tail;

  if (length == 0)
    return g_strdup ("");
  if (at != NULL && at > text && at[1] != '\0')
    return mask_mail (text, at);
  if (length < SHORTEST_WITH_ENDS)
    return g_strdup (HIDDEN);
  tail = g_utf8_offset_to_pointer (text, length - 2);
  return g_strdup_printf ("%.*s" HIDDEN "%s", (int) (g_utf8_offset_to_pointer (text, 3) - text), text, tail);
}

/**
 * bg_field_mask_value:
 * @field: a field
 * @text: (nullable): its value as people read it
 *
 * Of a date of birth nothing is left to recognise it by without telling it.
 *
 * Returns: (transfer full): @text, masked where @field is personal
 */
char *
bg_field_mask_value (const BgField *field, const char *text)
{
  g_return_val_if_fail (field != NULL, NULL);

  if (text == NULL || *text == '\0' || (field->flags & BG_FIELD_PERSONAL) == 0)
    return g_strdup (text != NULL ? text : "");
  return field->type == BG_FIELD_TEXT ? bg_field_mask (text) : g_strdup (HIDDEN);
}

static void
mask_field (BgRecord *record, const BgField *field)
{
  g_autofree char *masked = NULL;

  if (field->type == BG_FIELD_LIST)
    for (guint i = 0; i < bg_record_get_n_items (record, field->name); i++)
      bg_record_mask (bg_record_get_item (record, field->name, i));
  if ((field->flags & BG_FIELD_PERSONAL) == 0 || !bg_record_is_set (record, field->name))
    return;
  if (field->type != BG_FIELD_TEXT)
    {
      bg_record_clear (record, field->name);
      return;
    }
  masked = bg_field_mask (bg_record_get_text (record, field->name));
  bg_record_set_text (record, field->name, masked);
}

/**
 * bg_record_mask:
 * @record: a record that will not be stored, such as a copy for a printed page
 *
 * Masks its personal values and those of its items; what cannot be masked, a date, is taken out. What is made
 * from the record afterwards cannot tell them.
 */
void
bg_record_mask (BgRecord *record)
{
  g_return_if_fail (BG_IS_RECORD (record));

  for (const BgField *field = bg_record_get_kind (record)->fields; field->name != NULL; field++)
    mask_field (record, field);
}

static char *
dup_path (const char *list, BgRecord *item, const BgField *field)
{
  if (list == NULL)
    return g_strdup (field->name);
  return g_strdup_printf ("%s[%s].%s", list, bg_record_get_id (item), field->name);
}

/* The list of @record in which @item is; NULL for the record itself. */
static const char *
find_list (BgRecord *record, BgRecord *item)
{
  for (const BgField *field = bg_record_get_kind (record)->fields; field->name != NULL; field++)
    if (field->type == BG_FIELD_LIST)
      for (guint i = 0; i < bg_record_get_n_items (record, field->name); i++)
        if (g_str_equal (bg_record_get_id (bg_record_get_item (record, field->name, i)),
                         bg_record_get_id (item)))
          return field->name;
  return NULL;
}

/**
 * bg_record_dup_path:
 * @record: a record
 * @inner: @record, or one of its items
 * @field: a field of @inner
 *
 * Returns: (transfer full): where the value stands, as in #BgChange: "members[ID].passport_number"
 */
char *
bg_record_dup_path (BgRecord *record, BgRecord *inner, const BgField *field)
{
  g_return_val_if_fail (BG_IS_RECORD (record) && BG_IS_RECORD (inner) && field != NULL, NULL);

  return dup_path (inner != record ? find_list (record, inner) : NULL, inner, field);
}

static void
foreach_in (BgRecord *inner, const char *list, BgPathFunc func, gpointer data)
{
  for (const BgField *field = bg_record_get_kind (inner)->fields; field->name != NULL; field++)
    {
      if (field->type == BG_FIELD_LIST)
        for (guint i = 0; i < bg_record_get_n_items (inner, field->name); i++)
          foreach_in (bg_record_get_item (inner, field->name, i), field->name, func, data);
      else if ((field->flags & BG_FIELD_PERSONAL) != 0 && bg_record_is_set (inner, field->name))
        {
          g_autofree char *path = dup_path (list, inner, field);

          func (path, data);
        }
    }
}

/**
 * bg_record_foreach_personal:
 * @record: a record
 * @func: (scope call): called with the path of each personal value that is set
 * @data: for @func
 */
void
bg_record_foreach_personal (BgRecord *record, BgPathFunc func, gpointer data)
{
  g_return_if_fail (BG_IS_RECORD (record) && func != NULL);

  foreach_in (record, NULL, func, data);
}
