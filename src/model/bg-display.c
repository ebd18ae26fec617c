/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values as people read and type them. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "bg-error.h"
#include "bg-money.h"
#include "bg-record.h"

static char *
display_answer (BgAnswer answer)
{
  switch (answer)
    {
    case BG_ANSWER_YES:
      return g_strdup (_ ("Yes"));
    case BG_ANSWER_NO:
      return g_strdup (_ ("No"));
    case BG_ANSWER_UNKNOWN:
    default:
      return g_strdup (_ ("Not known"));
    }
}

static const char *
get_currency (BgRecord *record)
{
  const char *currency = NULL;

  if (bg_kind_get_field (bg_record_get_kind (record), "currency") != NULL)
    currency = bg_record_get_text (record, "currency");
  return currency != NULL ? currency : "VND";
}

static char *
display_reference (const BgField *field, const char *id, BgTitleFunc title_func, gpointer title_data)
{
  char *title = title_func != NULL ? title_func (field->target, id, title_data) : NULL;

  return title != NULL ? title : g_strdup (_ ("(not here yet)"));
}

static char *
display_items (BgRecord *record, const BgField *field, BgTitleFunc title_func, gpointer title_data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const BgField *title = bg_kind_get_field (field->items, field->items->title);

  for (guint i = 0; i < bg_record_get_n_items (record, field->name); i++)
    {
      BgRecord *item = bg_record_get_item (record, field->name, i);
      g_autofree char *word = bg_record_dup_display (item, title, title_func, title_data);

      if (word == NULL || *word == '\0')
        continue;
      if (text->len > 0)
        g_string_append (text, "; ");
      g_string_append (text, word);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * bg_record_dup_display:
 * @record: a record
 * @field: a field of its kind
 * @title_func: (nullable) (scope call): finds the title behind a reference
 * @title_data: for @title_func
 *
 * The value as an officer reads it: dates dd/mm/yyyy, words for codes, titles for references, sums with their
 * unit, items by their titles. Personal values are not masked here.
 *
 * Returns: (transfer full): the text; "" when the field is not set
 */
char *
bg_record_dup_display (BgRecord *record, const BgField *field, BgTitleFunc title_func, gpointer title_data)
{
  gint64 number = 0;

  g_return_val_if_fail (BG_IS_RECORD (record) && field != NULL, NULL);

  if (!bg_record_is_set (record, field->name))
    return g_strdup ("");
  if (bg_field_has_number (field))
    bg_record_get_integer (record, field->name, &number);
  switch (field->type)
    {
    case BG_FIELD_CHOICE:
      return g_strdup (bg_field_get_choice_label (field, bg_record_get_text (record, field->name)));
    case BG_FIELD_DATE:
      return bg_date_format (bg_record_get_date (record, field->name));
    case BG_FIELD_INTEGER:
      return g_strdup_printf (
        (field->flags & BG_FIELD_PERCENT) != 0 ? "%" G_GINT64_FORMAT " %%" : "%" G_GINT64_FORMAT, number);
    case BG_FIELD_MONEY:
      return bg_money_format (number, get_currency (record));
    case BG_FIELD_ANSWER:
      return display_answer (bg_record_get_answer (record, field->name));
    case BG_FIELD_REFERENCE:
      return display_reference (field, bg_record_get_text (record, field->name), title_func, title_data);
    case BG_FIELD_LIST:
      return display_items (record, field, title_func, title_data);
    case BG_FIELD_TEXT:
    case BG_FIELD_LONG_TEXT:
    case BG_FIELD_TIME:
    default:
      return g_strdup (bg_record_get_text (record, field->name));
    }
}

static void
append_search_text (BgRecord *record, GString *text)
{
  for (const BgField *field = bg_record_get_kind (record)->fields; field->name != NULL; field++)
    {
      if (field->type == BG_FIELD_LIST)
        for (guint i = 0; i < bg_record_get_n_items (record, field->name); i++)
          append_search_text (bg_record_get_item (record, field->name, i), text);
      else if ((field->flags & BG_FIELD_SEARCHED) != 0 && bg_record_is_set (record, field->name))
        g_string_append_printf (text, "%s\n", bg_record_get_text (record, field->name));
    }
}

/**
 * bg_record_dup_search_text:
 * @record: a record
 *
 * Returns: (transfer full): the text of all searched fields, those of its items included, a line each
 */
char *
bg_record_dup_search_text (BgRecord *record)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (BG_IS_RECORD (record), NULL);

  append_search_text (record, text);
  return g_string_free (text, FALSE);
}

static gboolean
read_date (BgRecord *record, const BgField *field, const char *typed, BgDate today, GError **error)
{
  BgDate date;

  if (!bg_date_read (typed, today, BG_DATE_NONE, &date, error))
    return FALSE;
  bg_record_set_date (record, field->name, date);
  return TRUE;
}

static gboolean
read_time (BgRecord *record, const BgField *field, const char *typed, GError **error)
{
  int hour = -1;
  int minute = 0;
  char mark = ':';
  int n = sscanf (typed, "%d%c%d", &hour, &mark, &minute);

  if (n < 1 || strchr (":hgHG.", mark) == NULL || hour < 0 || hour > 23 || minute < 0 || minute > 59)
    {
      g_set_error_literal (error, BG_ERROR, BG_ERROR_INVALID,
                           _ ("Cannot be read as a time; type for example 8:30"));
      return FALSE;
    }
  g_autofree char *time = g_strdup_printf ("%02d:%02d", hour, minute);
  bg_record_set_text (record, field->name, time);
  return TRUE;
}

static gboolean
read_choice (BgRecord *record, const BgField *field, const char *typed, GError **error)
{
  for (const BgChoice *choice = field->choices; choice->code != NULL; choice++)
    if (strcmp (choice->code, typed) == 0 || strcmp (_ (choice->label), typed) == 0)
      {
        bg_record_set_text (record, field->name, choice->code);
        return TRUE;
      }
  g_set_error (error, BG_ERROR, BG_ERROR_INVALID, _ ("“%s” is none of the choices for “%s”"), typed,
               bg_field_get_label (field));
  return FALSE;
}

static gboolean
read_integer (BgRecord *record, const BgField *field, const char *typed, GError **error)
{
  gint64 number;

  if (!g_ascii_string_to_signed (typed, 10, G_MININT64, G_MAXINT64, &number, NULL))
    {
      g_set_error (error, BG_ERROR, BG_ERROR_INVALID, _ ("“%s” is not a whole number"), typed);
      return FALSE;
    }
  bg_record_set_integer (record, field->name, number);
  return TRUE;
}

static gboolean
read_money (BgRecord *record, const BgField *field, const char *typed, GError **error)
{
  gint64 minor;

  if (!bg_money_read (typed, get_currency (record), &minor, error))
    return FALSE;
  bg_record_set_integer (record, field->name, minor);
  return TRUE;
}

static gboolean
read_answer (BgRecord *record, const BgField *field, const char *typed, GError **error)
{
  static const char *const words[][2] = {
    { "yes", "no" }, { "true", "false" }, { "1", "0" }, { "có", "không" }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    for (int no = 0; no < 2; no++)
      if (strcmp (typed, words[i][no]) == 0)
        {
          bg_record_set_answer (record, field->name, no ? BG_ANSWER_NO : BG_ANSWER_YES);
          return TRUE;
        }
  g_set_error (error, BG_ERROR, BG_ERROR_INVALID, _ ("“%s” is neither yes nor no"), typed);
  return FALSE;
}

/**
 * bg_record_read_field:
 * @record: a record
 * @field: name of a field that is no list
 * @typed: what a person typed; "" clears the field
 * @today: the day that "+7" counts from
 * @error: set to BG_ERROR_INVALID with words that can stand beside the field
 *
 * Returns: whether it was understood; if not, the record is as before
 */
gboolean
bg_record_read_field (BgRecord *record, const char *field, const char *typed, BgDate today, GError **error)
{
  const BgField *line;
  g_autofree char *text = NULL;

  g_return_val_if_fail (BG_IS_RECORD (record) && field != NULL && typed != NULL, FALSE);

  line = bg_kind_get_field (bg_record_get_kind (record), field);
  if (line == NULL || line->type == BG_FIELD_LIST)
    {
      g_set_error (error, BG_ERROR, BG_ERROR_INVALID, _ ("There is no field “%s” that takes one value"),
                   field);
      return FALSE;
    }
  text = g_strstrip (g_strdup (typed));
  if (*text == '\0')
    {
      bg_record_clear (record, field);
      return TRUE;
    }
  switch (line->type)
    {
    case BG_FIELD_DATE:
      return read_date (record, line, text, today, error);
    case BG_FIELD_TIME:
      return read_time (record, line, text, error);
    case BG_FIELD_CHOICE:
      return read_choice (record, line, text, error);
    case BG_FIELD_INTEGER:
      return read_integer (record, line, text, error);
    case BG_FIELD_MONEY:
      return read_money (record, line, text, error);
    case BG_FIELD_ANSWER:
      return read_answer (record, line, text, error);
    case BG_FIELD_TEXT:
    case BG_FIELD_LONG_TEXT:
    case BG_FIELD_REFERENCE:
    case BG_FIELD_LIST:
    default:
      bg_record_set_text (record, field, typed);
      return TRUE;
    }
}

/**
 * bg_record_apply_filter:
 * @record: a new record
 * @filter: (nullable): name of the filter of the list it is added from
 *
 * What the list shows is what the new record is: a delegation added under "incoming" is an incoming one.
 */
void
bg_record_apply_filter (BgRecord *record, const char *filter)
{
  g_return_if_fail (BG_IS_RECORD (record));

  for (const BgField *field = bg_record_get_kind (record)->fields; filter != NULL && field->name != NULL;
       field++)
    for (const BgChoice *choice = field->choices; choice != NULL && choice->code != NULL; choice++)
      if (strcmp (choice->code, filter) == 0 && (field->flags & BG_FIELD_LISTED) != 0)
        bg_record_set_text (record, field->name, choice->code);
}
