/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conditions that tables of rules ask of a record, as text:
 * "capacity=council|committee;!amendments.kind=ended". */
#include "bg-config.h"

#include "bg-condition.h"

#include <string.h>

/* A name or a code inside a condition: where it begins and how long it is. Rules are asked of each record of
 * a book, so that nothing is copied to look at it. */
typedef struct
{
  const char *start;
  gsize length;
} Piece;

/* What stands before @part, and @rest behind it; all of it, and nothing, where there is no @part. */
static Piece
cut (Piece text, char part, Piece *rest)
{
  const char *found = memchr (text.start, part, text.length);
  gsize length = found != NULL ? (gsize) (found - text.start) : text.length;

  *rest = (Piece){ text.start + MIN (length + 1, text.length), text.length - MIN (length + 1, text.length) };
  return (Piece){ text.start, length };
}

static gboolean
is_word (Piece piece, const char *word)
{
  return strncmp (piece.start, word, piece.length) == 0 && word[piece.length] == '\0';
}

static const BgField *
find_field (BgRecord *record, Piece name)
{
  for (const BgField *field = bg_record_get_kind (record)->fields; field->name != NULL; field++)
    if (is_word (name, field->name))
      return field;
  return NULL;
}

/* What a field says, as conditions name it; "" for not set. */
static const char *
get_value (BgRecord *record, Piece name)
{
  const BgField *field = find_field (record, name);

  if (field == NULL || !bg_record_is_set (record, field->name))
    return "";
  if (field->type == BG_FIELD_ANSWER)
    return bg_record_get_answer (record, field->name) == BG_ANSWER_YES ? "1" : "0";
  return bg_field_has_text (field) ? bg_record_get_text (record, field->name) : "";
}

static gboolean
has_value (BgRecord *record, Piece name, Piece choices)
{
  const char *value = get_value (record, name);

  for (;;)
    {
      Piece rest;
      Piece code = cut (choices, '|', &rest);

      if (is_word (code, value))
        return TRUE;
      if (code.length == choices.length)
        return FALSE;
      choices = rest;
    }
}

/* "list.field": whether any item has it. */
static gboolean
any_item_has (BgRecord *record, Piece list, Piece name, Piece choices)
{
  const BgField *field = find_field (record, list);
  guint n = field != NULL && field->type == BG_FIELD_LIST ? bg_record_get_n_items (record, field->name) : 0;

  for (guint i = 0; i < n; i++)
    if (has_value (bg_record_get_item (record, field->name, i), name, choices))
      return TRUE;
  return FALSE;
}

static gboolean
holds_clause (BgRecord *record, Piece clause)
{
  gboolean negative = *clause.start == '!';
  Piece choices;
  Piece path = cut ((Piece){ clause.start + negative, clause.length - negative }, '=', &choices);
  Piece name;
  Piece list = cut (path, '.', &name);
  gboolean holds = list.length < path.length ? any_item_has (record, list, name, choices)
                                             : has_value (record, path, choices);

  return holds != negative;
}

/**
 * bg_record_holds:
 * @record: a record or an item
 * @condition: (nullable): clauses, parted by semicolons, that all must hold: "field=code|code", of any item
 *   "list.field=code", the contrary with "!" before it; "1" and "0" for yes and no; an empty code is "not
 * set"
 *
 * Returns: whether @record is as @condition asks
 */
gboolean
bg_record_holds (BgRecord *record, const char *condition)
{
  Piece rest = { condition, condition != NULL ? strlen (condition) : 0 };

  g_return_val_if_fail (BG_IS_RECORD (record), FALSE);

  while (rest.length > 0)
    {
      Piece clause = cut (rest, ';', &rest);

      if (clause.length > 0 && !holds_clause (record, clause))
        return FALSE;
    }
  return TRUE;
}
