/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rules of several kinds are made of. */
#include "bg-config.h"

#include "bg-kind-tools.h"

/**
 * bg_text_append_part:
 * @text: a line of parts
 * @part: (transfer full) (nullable): the next part; "" is left out
 *
 * Appends @part behind a middle dot.
 */
void
bg_text_append_part (GString *text, char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
  g_free (part);
}

/**
 * bg_record_tell_field:
 * @record: a record
 * @name: name of a field
 * @title_func: (nullable) (scope call): finds the title behind a reference
 * @title_data: for @title_func
 * @func: (scope call): takes the fact
 * @data: for @func
 *
 * Tells a field as a fact, also when it is not set.
 */
void
bg_record_tell_field (BgRecord *record,
                      const char *name,
                      BgTitleFunc title_func,
                      gpointer title_data,
                      BgFactFunc func,
                      gpointer data)
{
  const BgField *field = bg_kind_get_field (bg_record_get_kind (record), name);
  g_autofree char *text = bg_record_dup_display (record, field, title_func, title_data);

  func (bg_field_get_label (field), text, field->target,
        field->type == BG_FIELD_REFERENCE ? bg_record_get_text (record, name) : NULL, data);
}

/**
 * bg_record_check_order:
 * @record: a record
 * @from: name of the date that comes first
 * @to: name of the date that may not come before it
 * @words: what is said when it does
 * @problems: the list to add to
 *
 * Dates known to the month or the year are in order when they can be.
 */
void
bg_record_check_order (BgRecord *record,
                       const char *from,
                       const char *to,
                       const char *words,
                       BgProblems *problems)
{
  BgDate start = bg_record_get_date (record, from);
  BgDate end = bg_record_get_date (record, to);

  if (bg_date_is_known (start) && bg_date_is_known (end) &&
      bg_date_compare (bg_date_last_day (end), bg_date_first_day (start)) < 0)
    bg_problems_add (problems, BG_GRADE_ERROR, "order_of_dates", to, NULL, NULL, "%s", words);
}
