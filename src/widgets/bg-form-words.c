/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words made of the names of kinds: "Sửa đoàn ra", "Thêm nhiệm vụ". */
#include "bg-config.h"

#include "bg-form-words.h"

#include <glib/gi18n-lib.h>

/* Inside a phrase a name begins with a small letter, unless it is an abbreviation. */
static char *
dup_inside (const char *label)
{
  const char *rest = g_utf8_next_char (label);
  char first[7] = "";

  if (g_unichar_isupper (g_utf8_get_char (rest)))
    return g_strdup (label);
  g_unichar_to_utf8 (g_unichar_tolower (g_utf8_get_char (label)), first);
  return g_strconcat (first, rest, NULL);
}

/* A delegation is "đoàn ra" or "đoàn vào": the choice that can never change again names the record better. */
static const char *
get_sort (BgRecord *record)
{
  const BgKind *kind = bg_record_get_kind (record);

  for (const BgField *field = kind->fields; field->name != NULL; field++)
    if (field->type == BG_FIELD_CHOICE && (field->flags & BG_FIELD_FIXED) != 0 &&
        bg_record_is_set (record, field->name))
      return bg_field_get_choice_label (field, bg_record_get_text (record, field->name));
  return bg_kind_get_label (kind);
}

/**
 * bg_form_words_dup_add:
 * @label: name of a kind, such as "Thành viên"
 *
 * Returns: (transfer full): "Thêm thành viên"
 */
char *
bg_form_words_dup_add (const char *label)
{
  g_autofree char *inside = NULL;

  g_return_val_if_fail (label != NULL && *label != '\0', NULL);

  inside = dup_inside (label);
  /* Translators: the kind of the record or of the line, as in "Add member" */
  return g_strdup_printf (_ ("Add %s"), inside);
}

/**
 * bg_form_words_dup_title:
 * @record: a record
 * @is_new: whether it is being made
 *
 * Returns: (transfer full): "Thêm nhiệm vụ" or "Sửa đoàn ra"; also the label in the history
 */
char *
bg_form_words_dup_title (BgRecord *record, gboolean is_new)
{
  g_autofree char *inside = NULL;

  g_return_val_if_fail (BG_IS_RECORD (record), NULL);

  if (is_new)
    return bg_form_words_dup_add (get_sort (record));
  inside = dup_inside (get_sort (record));
  /* Translators: the kind of the record, as in "Edit task" */
  return g_strdup_printf (_ ("Edit %s"), inside);
}
