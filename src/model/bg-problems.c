/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks that hold for every kind, and the list of what was found. */
#include "bg-config.h"

#include "bg-problems.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-money.h"
#include "bg-secrecy.h"

/* NĐ 30/2020 Phụ lục VI gives a subject 500 characters; that is the measure of one line here. */
#define LINE_MAX_CHARS       500
#define PARAGRAPHS_MAX_CHARS 100000

struct _BgProblems
{
  GPtrArray *all;
};

static void
free_problem (gpointer data)
{
  BgProblem *problem = data;

  g_free (problem->rule);
  g_free (problem->field);
  g_free (problem->item_id);
  g_free (problem->message);
  g_free (problem->detail);
  g_free (problem);
}

/**
 * bg_problems_new:
 *
 * Returns: (transfer full): an empty list
 */
BgProblems *
bg_problems_new (void)
{
  BgProblems *problems = g_new0 (BgProblems, 1);

  problems->all = g_ptr_array_new_with_free_func (free_problem);
  return problems;
}

/**
 * bg_problems_free:
 * @problems: (transfer full): the list
 */
void
bg_problems_free (BgProblems *problems)
{
  g_return_if_fail (problems != NULL);

  g_ptr_array_unref (problems->all);
  g_free (problems);
}

/**
 * bg_problems_add:
 * @problems: the list
 * @grade: what it means for saving
 * @rule: stable code of the rule
 * @field: the field it is about
 * @item_id: (nullable): the item of that list
 * @detail: (nullable): the limit and its source
 * @format: words for the officer, printf-like
 * @...: for @format
 */
void
bg_problems_add (BgProblems *problems,
                 BgGrade grade,
                 const char *rule,
                 const char *field,
                 const char *item_id,
                 const char *detail,
                 const char *format,
                 ...)
{
  BgProblem *problem = g_new0 (BgProblem, 1);
  va_list args;

  va_start (args, format);
  problem->message = g_strdup_vprintf (format, args);
  va_end (args);
  problem->grade = grade;
  problem->rule = g_strdup (rule);
  problem->field = g_strdup (field);
  problem->item_id = g_strdup (item_id);
  problem->detail = g_strdup (detail);
  g_ptr_array_add (problems->all, problem);
}

/**
 * bg_problems_get_n:
 * @problems: the list
 *
 * Returns: how many there are
 */
guint
bg_problems_get_n (const BgProblems *problems)
{
  g_return_val_if_fail (problems != NULL, 0);
  return problems->all->len;
}

/**
 * bg_problems_get:
 * @problems: the list
 * @index: which one
 *
 * Returns: (transfer none): the problem
 */
const BgProblem *
bg_problems_get (const BgProblems *problems, guint index)
{
  g_return_val_if_fail (problems != NULL && index < problems->all->len, NULL);
  return g_ptr_array_index (problems->all, index);
}

/**
 * bg_problems_have_errors:
 * @problems: the list
 *
 * Returns: whether one of them forbids saving
 */
gboolean
bg_problems_have_errors (const BgProblems *problems)
{
  g_return_val_if_fail (problems != NULL, FALSE);
  for (guint i = 0; i < problems->all->len; i++)
    if (bg_problems_get (problems, i)->grade == BG_GRADE_ERROR)
      return TRUE;
  return FALSE;
}

static void
check_length (const BgField *field, const char *text, const char *at, const char *item, BgProblems *problems)
{
  glong most = field->type == BG_FIELD_LONG_TEXT ? PARAGRAPHS_MAX_CHARS : LINE_MAX_CHARS;
  glong length = g_utf8_strlen (text, -1);
  g_autofree char *length_text = bg_number_format (length);
  g_autofree char *most_text = bg_number_format (most);

  if (length > most)
    bg_problems_add (problems, BG_GRADE_ERROR, "length", at, item, NULL, _ ("%s: %s characters, at most %s"),
                     bg_field_get_label (field), length_text, most_text);
}

/* Law 117/2025/QH15: what is stamped secret is neither written nor kept in this program. */
static void
check_secrecy (const BgField *field, const char *text, const char *at, const char *item, BgProblems *problems)
{
  const char *stamp;
  g_autofree char *refusal = NULL;

  if (field->type != BG_FIELD_TEXT && field->type != BG_FIELD_LONG_TEXT)
    return;
  stamp = bg_secrecy_find (text, bg_secrecy_get_place (field));
  if (stamp == NULL)
    return;
  refusal = bg_secrecy_dup_refusal (stamp);
  bg_problems_add (problems, BG_GRADE_ERROR, "secrecy", at, item, NULL, "%s: %s", bg_field_get_label (field),
                   refusal);
}

static void
check_number (BgRecord *record, const BgField *field, const char *at, const char *item, BgProblems *problems)
{
  gint64 number;

  if (!bg_record_get_integer (record, field->name, &number))
    return;
  if (number < 0 && (field->flags & BG_FIELD_SIGNED) == 0)
    bg_problems_add (problems, BG_GRADE_ERROR, "negative", at, item, NULL, _ ("%s cannot be less than 0"),
                     bg_field_get_label (field));
  else if ((field->flags & BG_FIELD_PERCENT) != 0 && number > 100)
    bg_problems_add (problems, BG_GRADE_ERROR, "percent", at, item, NULL, _ ("%s cannot be more than 100"),
                     bg_field_get_label (field));
}

static void check_fields (BgRecord *record, const char *list, const char *item, BgProblems *problems);

static void
check_field (BgRecord *record, const BgField *field, const char *list, const char *item, BgProblems *problems)
{
  const char *at = list != NULL ? list : field->name;

  if (field->type == BG_FIELD_LIST)
    {
      for (guint i = 0; i < bg_record_get_n_items (record, field->name); i++)
        {
          BgRecord *inner = bg_record_get_item (record, field->name, i);

          check_fields (inner, field->name, bg_record_get_id (inner), problems);
        }
      return;
    }
  if ((field->flags & BG_FIELD_REQUIRED) != 0 && !bg_record_is_set (record, field->name))
    bg_problems_add (problems, BG_GRADE_ERROR, "required", at, item, NULL, _ ("%s is missing"),
                     bg_field_get_label (field));
  else if (bg_field_has_number (field))
    check_number (record, field, at, item, problems);
  else if (bg_record_is_set (record, field->name))
    {
      check_length (field, bg_record_get_text (record, field->name), at, item, problems);
      check_secrecy (field, bg_record_get_text (record, field->name), at, item, problems);
    }
}

static void
check_fields (BgRecord *record, const char *list, const char *item, BgProblems *problems)
{
  for (const BgField *field = bg_record_get_kind (record)->fields; field->name != NULL; field++)
    check_field (record, field, list, item, problems);
}

/**
 * bg_record_validate:
 * @record: a record
 * @rules: the numbers of the office and the day
 * @problems: the list to add to
 *
 * Checks what can be known from the record alone: required fields, lengths, numbers, secrecy stamps, and
 * the kind's own rules.
 */
void
bg_record_validate (BgRecord *record, const BgRules *rules, BgProblems *problems)
{
  g_return_if_fail (BG_IS_RECORD (record) && rules != NULL && problems != NULL);

  check_fields (record, NULL, NULL, problems);
  if (bg_record_get_kind (record)->validate != NULL)
    bg_record_get_kind (record)->validate (record, rules, problems);
}

static const char *
find_stamp_of_field (BgRecord *record, const BgField *field)
{
  const char *stamp = NULL;

  if (field->type == BG_FIELD_TEXT || field->type == BG_FIELD_LONG_TEXT)
    return bg_secrecy_find (bg_record_get_text (record, field->name), bg_secrecy_get_place (field));
  if (field->type != BG_FIELD_LIST)
    return NULL;
  for (guint i = 0; stamp == NULL && i < bg_record_get_n_items (record, field->name); i++)
    stamp = bg_record_find_stamp (bg_record_get_item (record, field->name, i));
  return stamp;
}

/**
 * bg_record_find_stamp:
 * @record: a record
 *
 * Returns: (nullable): the secrecy stamp in one of its texts or of its items, see bg_secrecy_find()
 */
const char *
bg_record_find_stamp (BgRecord *record)
{
  g_return_val_if_fail (BG_IS_RECORD (record), NULL);

  for (const BgField *field = bg_record_get_kind (record)->fields; field->name != NULL; field++)
    {
      const char *stamp = find_stamp_of_field (record, field);

      if (stamp != NULL)
        return stamp;
    }
  return NULL;
}

static BgRecord *
find_justification (BgRecord *record, const char *rule)
{
  if (bg_kind_get_field (bg_record_get_kind (record), "justifications") == NULL)
    return NULL;
  for (guint i = 0; i < bg_record_get_n_items (record, "justifications"); i++)
    {
      BgRecord *item = bg_record_get_item (record, "justifications", i);

      if (g_strcmp0 (bg_record_get_text (item, "rule"), rule) == 0)
        return item;
    }
  return NULL;
}

/**
 * bg_record_get_reason:
 * @record: a record
 * @rule: code of a rule
 *
 * Returns: (nullable): the reason given for passing over that rule
 */
const char *
bg_record_get_reason (BgRecord *record, const char *rule)
{
  BgRecord *item;

  g_return_val_if_fail (BG_IS_RECORD (record) && rule != NULL, NULL);

  item = find_justification (record, rule);
  return item != NULL ? bg_record_get_text (item, "reason") : NULL;
}

/**
 * bg_record_set_reason:
 * @record: a record of a kind that keeps justifications
 * @rule: code of a rule
 * @reason: (nullable): the reason; "" or NULL takes it away
 */
void
bg_record_set_reason (BgRecord *record, const char *rule, const char *reason)
{
  BgRecord *item;

  g_return_if_fail (BG_IS_RECORD (record) && rule != NULL);

  item = find_justification (record, rule);
  if (reason == NULL || *reason == '\0')
    {
      if (item != NULL)
        bg_record_remove_item (record, "justifications", bg_record_get_id (item));
      return;
    }
  if (item == NULL)
    item = bg_record_add_item (record, "justifications");
  bg_record_set_text (item, "rule", rule);
  bg_record_set_text (item, "reason", reason);
}

/**
 * bg_problem_is_open:
 * @problem: a problem of @record
 * @record: the record
 *
 * Returns: whether it still forbids saving: an error always, a warning until a reason is given
 */
gboolean
bg_problem_is_open (const BgProblem *problem, BgRecord *record)
{
  g_return_val_if_fail (problem != NULL && BG_IS_RECORD (record), TRUE);

  if (problem->grade == BG_GRADE_WARNING)
    return bg_record_get_reason (record, problem->rule) == NULL;
  return problem->grade == BG_GRADE_ERROR;
}
