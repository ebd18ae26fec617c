/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Short ways to make records, rules and days, for the tests of this floor. */
#include "model-fixture.h"

BgRecord *
record_from (const BgKind *kind, const char *fields)
{
  g_autofree char *text =
    g_strdup_printf ("{'kind':'%s'%s%s}", kind->name, *fields != '\0' ? "," : "", fields);
  g_autoptr (GError) error = NULL;
  BgRecord *record;
  json_t *json;

  g_strdelimit (text, "'", '"');
  json = json_loads (text, 0, NULL);
  if (json == NULL)
    g_error ("%s", text);
  record = bg_record_from_json (json, &error);
  g_assert_no_error (error);
  json_decref (json);
  return record;
}

BgDate
day_from (const char *iso)
{
  BgDate day = BG_DATE_NONE;

  g_assert_true (*iso == '\0' || bg_date_from_iso (iso, &day));
  return day;
}

BgRules
rules_on (const char *day)
{
  BgRules rules;

  bg_rules_init (&rules, day_from (day));
  return rules;
}

void
fill_field (BgRecord *record, const BgField *field, guint number)
{
  g_autofree char *text = g_strdup_printf ("Chữ số %u", number);
  static const char *const dates[] = { "2014", "2014-05", "2014-05-03" };

  if (field->type == BG_FIELD_LIST)
    fill_record (bg_record_add_item (record, field->name), number);
  else if (field->type == BG_FIELD_DATE)
    bg_record_set_text (record, field->name, dates[number % 3]);
  else if (field->type == BG_FIELD_TIME)
    bg_record_set_text (record, field->name, number % 2 == 0 ? "08:30" : "14:00");
  else if (field->type == BG_FIELD_CHOICE)
    bg_record_set_text (record, field->name, field->choices[number % 2].code);
  else if (field->type == BG_FIELD_ANSWER)
    bg_record_set_answer (record, field->name, number % 2 == 0 ? BG_ANSWER_YES : BG_ANSWER_NO);
  else if (bg_field_has_number (field))
    bg_record_set_integer (record, field->name, number);
  else
    bg_record_set_text (record, field->name, text);
}

void
fill_record (BgRecord *record, guint number)
{
  for (const BgField *field = bg_record_get_kind (record)->fields; field->name != NULL; field++)
    fill_field (record, field, number);
}
