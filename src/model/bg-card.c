/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record in short: its second line in lists and the facts at its head. */
#include "bg-config.h"

#include "bg-record.h"

/* More than three parts do not fit a line of a list. */
#define SUBTITLE_PARTS 3

static gboolean
is_fact (const BgKind *kind, const BgField *field)
{
  return (field->flags & BG_FIELD_LISTED) != 0 &&
         (field->flags & (BG_FIELD_PERSONAL | BG_FIELD_HIDDEN)) == 0 && field->type != BG_FIELD_LIST &&
         !g_str_equal (field->name, kind->title);
}

/**
 * bg_record_dup_subtitle:
 * @record: a record
 * @rules: the office's numbers and the day
 * @title_func: (nullable) (scope call): finds the title behind a reference
 * @title_data: for @title_func
 *
 * Returns: (transfer full): the second line of @record in lists
 */
char *
bg_record_dup_subtitle (BgRecord *record, const BgRules *rules, BgTitleFunc title_func, gpointer title_data)
{
  const BgKind *kind;
  GString *text;
  guint parts = 0;

  g_return_val_if_fail (BG_IS_RECORD (record) && rules != NULL, NULL);

  kind = bg_record_get_kind (record);
  if (kind->dup_subtitle != NULL)
    return kind->dup_subtitle (record, rules, title_func, title_data);
  text = g_string_new (NULL);
  for (const BgField *field = kind->fields; field->name != NULL && parts < SUBTITLE_PARTS; field++)
    {
      g_autofree char *part = NULL;

      if (!is_fact (kind, field) || !bg_record_is_set (record, field->name))
        continue;
      part = bg_record_dup_display (record, field, title_func, title_data);
      g_string_append_printf (text, "%s%s", parts++ > 0 ? " · " : "", part);
    }
  return g_string_free (text, FALSE);
}

/**
 * bg_record_foreach_fact:
 * @record: a record
 * @title_func: (nullable) (scope call): finds the title behind a reference
 * @title_data: for @title_func
 * @func: (scope call): called with each fact; one that is not known has the text ""
 * @data: for @func
 *
 * The facts that stand at the head of the page of a record. Choices are left out, since pages show them as
 * pills.
 */
void
bg_record_foreach_fact (BgRecord *record,
                        BgTitleFunc title_func,
                        gpointer title_data,
                        BgFactFunc func,
                        gpointer data)
{
  const BgKind *kind;

  g_return_if_fail (BG_IS_RECORD (record) && func != NULL);

  kind = bg_record_get_kind (record);
  if (kind->add_facts != NULL)
    {
      kind->add_facts (record, title_func, title_data, func, data);
      return;
    }
  for (const BgField *field = kind->fields; field->name != NULL; field++)
    if (is_fact (kind, field) && field->type != BG_FIELD_CHOICE && bg_record_is_set (record, field->name))
      {
        g_autofree char *text = bg_record_dup_display (record, field, title_func, title_data);

        func (bg_field_get_label (field), text, field->target,
              field->type == BG_FIELD_REFERENCE ? bg_record_get_text (record, field->name) : NULL, data);
      }
}
