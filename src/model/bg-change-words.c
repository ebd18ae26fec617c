/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A change in words: what, from which value, to which. */
#include "bg-config.h"

#include "bg-change-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The title of the item that a path leads into, if the record still has it; of a link, that of the record
 * behind it. */
static char *
dup_item_title (const BgChangeWords *words, const BgField *list, const char *path)
{
  const char *id = strchr (path, '[') + 1;
  gsize length = strcspn (id, "]");

  for (guint i = 0; words->record != NULL && i < bg_record_get_n_items (words->record, list->name); i++)
    {
      BgRecord *item = bg_record_get_item (words->record, list->name, i);

      if (strncmp (bg_record_get_id (item), id, length) == 0 && bg_record_get_id (item)[length] == '\0')
        return bg_record_dup_display (item, bg_kind_get_field (list->items, list->items->title),
                                      words->title_func, words->title_data);
    }
  return NULL;
}

/**
 * bg_change_describe_place:
 * @words: what is known
 * @path: see #BgChange
 *
 * Returns: (transfer full): "Số hộ chiếu · Thành viên “Sok Dara”", "Mục đích, nội dung"
 */
char *
bg_change_describe_place (const BgChangeWords *words, const char *path)
{
  BgPlace place;
  g_autofree char *title = NULL;

  g_return_val_if_fail (words != NULL && path != NULL, NULL);

  place = bg_patch_find_place (words->kind, path);
  if (strcmp (path, "trashed") == 0)
    return g_strdup (_ ("Trash"));
  if (place.list == NULL)
    return g_strdup (place.field != NULL ? bg_field_get_label (place.field) : path);
  if (place.is_order)
    return g_strdup_printf (_ ("%s: order"), bg_field_get_label (place.list));
  if (place.field == NULL)
    return g_strdup (bg_field_get_label (place.list));
  title = dup_item_title (words, place.list, path);
  if (title == NULL || *title == '\0')
    return g_strdup_printf ("%s · %s", bg_field_get_label (place.field), bg_field_get_label (place.list));
  return g_strdup_printf ("%s · %s “%s”", bg_field_get_label (place.field), bg_field_get_label (place.list),
                          title);
}

/* A value is told by the words of a record that has nothing else. */
static BgRecord *
hold_value (const BgChangeWords *words, const BgKind *kind, const BgField *field, const json_t *value)
{
  BgRecord *holder = bg_record_new (kind);

  if (words->record != NULL && kind == words->kind && bg_kind_get_field (kind, "currency") != NULL &&
      bg_record_is_set (words->record, "currency"))
    bg_record_set_text (holder, "currency", bg_record_get_text (words->record, "currency"));
  if (json_is_string (value) && bg_field_has_text (field))
    bg_record_set_text (holder, field->name, json_string_value (value));
  else if (json_is_boolean (value) && bg_field_has_number (field))
    bg_record_set_integer (holder, field->name, json_is_true (value));
  else if (json_is_integer (value) && bg_field_has_number (field))
    bg_record_set_integer (holder, field->name, json_integer_value (value));
  return holder;
}

static char *
describe_field (const BgChangeWords *words, const BgKind *kind, const BgField *field, const json_t *value)
{
  g_autoptr (BgRecord) holder = NULL;
  g_autofree char *text = NULL;

  if (value == NULL || field->type == BG_FIELD_LIST)
    return NULL;
  holder = hold_value (words, kind, field, value);
  text = bg_record_dup_display (holder, field, words->title_func, words->title_data);
  if (text == NULL || *text == '\0')
    return NULL;
  if ((field->flags & BG_FIELD_PERSONAL) != 0 && !words->unmasked)
    return bg_field_mask_value (field, text);
  return g_steal_pointer (&text);
}

/* A whole item or record is told by its title. */
static char *
describe_title (const BgChangeWords *words, const BgKind *kind, const json_t *value)
{
  return describe_field (words, kind, bg_kind_get_field (kind, kind->title),
                         json_object_get (value, kind->title));
}

/**
 * bg_change_describe_value:
 * @words: what is known
 * @path: see #BgChange
 * @value: (nullable): a value of that path
 *
 * Returns: (transfer full): the value as an officer reads it; "(để trống)" for none
 */
char *
bg_change_describe_value (const BgChangeWords *words, const char *path, const json_t *value)
{
  BgPlace place;
  char *text = NULL;

  g_return_val_if_fail (words != NULL && path != NULL, NULL);

  place = bg_patch_find_place (words->kind, path);
  if (strcmp (path, "trashed") == 0)
    return g_strdup (json_is_true (value) ? _ ("In the trash") : _ ("Not in the trash"));
  if (place.is_order)
    return g_strdup_printf (_ ("%d entries"), (int) json_array_size (value));
  if (json_is_object (value))
    text = describe_title (words, place.list != NULL ? place.list->items : words->kind, value);
  else if (place.field != NULL)
    text = describe_field (words, place.list != NULL ? place.list->items : words->kind, place.field, value);
  return text != NULL ? text : g_strdup (_ ("(empty)"));
}

static char *
describe_item (const BgChangeWords *words,
               const BgField *list,
               const char *path,
               const json_t *before,
               const json_t *after)
{
  g_autofree char *title = bg_change_describe_value (words, path, after != NULL ? after : before);

  return g_strdup_printf (after != NULL ? _ ("%s: added “%s”") : _ ("%s: removed “%s”"),
                          bg_field_get_label (list), title);
}

/**
 * bg_change_describe:
 * @words: what is known
 * @path: see #BgChange
 * @before: (nullable): value before
 * @after: (nullable): value after
 * @blanked: whether both were taken out of history
 *
 * Returns: (transfer full) (nullable): the change in one line, such as "Hạn: 05/11/2026 → 20/11/2026"; NULL
 * for one that says nothing beside the others of its change set
 */
char *
bg_change_describe (const BgChangeWords *words,
                    const char *path,
                    const json_t *before,
                    const json_t *after,
                    gboolean blanked)
{
  BgPlace place;
  g_autofree char *what = NULL;
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;

  g_return_val_if_fail (words != NULL && path != NULL, NULL);

  place = bg_patch_find_place (words->kind, path);
  if (*path == '\0')
    return g_strdup (after != NULL    ? _ ("Record added")
                     : before != NULL ? _ ("Removed for good")
                                      : _ ("Whole record"));
  if (strcmp (path, "trashed") == 0)
    return g_strdup (json_is_true (after) ? _ ("Put into the trash") : _ ("Restored from the trash"));
  if (place.is_order)
    return NULL;
  if (place.list != NULL && place.field == NULL && (before != NULL || after != NULL))
    return describe_item (words, place.list, path, before, after);
  what = bg_change_describe_place (words, path);
  if (blanked)
    return g_strdup_printf (_ ("%s: blanked"), what);
  /* Looked at, not changed. */
  if (before == NULL && after == NULL)
    return g_steal_pointer (&what);
  old = bg_change_describe_value (words, path, before);
  new = bg_change_describe_value (words, path, after);
  return g_strdup_printf ("%s: %s → %s", what, old, new);
}
