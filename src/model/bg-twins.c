/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two records that are likely the same, and become one: what differs, what is taken over, what points. */
#include "bg-config.h"

#include "bg-twins.h"

#include <string.h>

static void
free_line (gpointer data)
{
  BgTwinLine *line = data;

  g_free (line->mine);
  g_free (line->theirs);
  g_free (line);
}

/* Told by its words: an item of one list has another id than the same one of the other. */
static char *
dup_words (BgRecord *record, const BgField *field, BgTitleFunc title_func, gpointer title_data)
{
  char *words = bg_record_dup_display (record, field, title_func, title_data);

  return words != NULL ? words : g_strdup ("");
}

/**
 * bg_twins_compare:
 * @mine: a record
 * @theirs: its twin
 * @title_func: (nullable): titles of the records that references point to
 * @title_data: for @title_func
 *
 * Returns: (transfer full) (element-type BgTwinLine): what the two do not say alike, in the order of the form
 */
GPtrArray *
bg_twins_compare (BgRecord *mine, BgRecord *theirs, BgTitleFunc title_func, gpointer title_data)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (free_line);
  g_autoptr (BgRecord) my_mask = bg_record_copy (mine);
  g_autoptr (BgRecord) their_mask = bg_record_copy (theirs);

  g_return_val_if_fail (bg_record_get_kind (mine) == bg_record_get_kind (theirs), lines);

  bg_record_mask (my_mask);
  bg_record_mask (their_mask);
  for (const BgField *field = bg_record_get_kind (mine)->fields; field->name != NULL; field++)
    {
      g_autofree char *my_words = dup_words (mine, field, title_func, title_data);
      g_autofree char *their_words = dup_words (theirs, field, title_func, title_data);
      BgTwinLine *line;

      if ((field->flags & BG_FIELD_HIDDEN) != 0 || strcmp (my_words, their_words) == 0)
        continue;
      line = g_new0 (BgTwinLine, 1);
      line->field = field;
      line->mine = dup_words (my_mask, field, title_func, title_data);
      line->theirs = dup_words (their_mask, field, title_func, title_data);
      g_ptr_array_add (lines, line);
    }
  return lines;
}

static gboolean
has_money (BgRecord *record)
{
  for (const BgField *field = bg_record_get_kind (record)->fields; field->name != NULL; field++)
    if (field->type == BG_FIELD_MONEY && bg_record_is_set (record, field->name))
      return TRUE;
  return FALSE;
}

static gboolean
is_currency (const BgField *field)
{
  return strcmp (field->name, "currency") == 0;
}

/* An amount means nothing without its currency: amounts of another one are not set beside those that stand.
 */
static gboolean
takes_money (BgRecord *kept, BgRecord *other)
{
  if (bg_kind_get_field_index (bg_record_get_kind (kept), "currency") < 0 || !has_money (kept))
    return TRUE;
  return g_strcmp0 (bg_record_get_text (kept, "currency"), bg_record_get_text (other, "currency")) == 0;
}

/* What came as sample data must not make a record of the office one of them. */
static gboolean
is_filled (BgRecord *kept, BgRecord *other, const BgField *field, gboolean with_money)
{
  if (!bg_record_is_set (other, field->name) || strcmp (field->name, "sample") == 0)
    return FALSE;
  if (is_currency (field))
    return with_money && has_money (other);
  return !bg_record_is_set (kept, field->name) && (with_money || field->type != BG_FIELD_MONEY);
}

/**
 * bg_twins_fill:
 * @kept: a record
 * @other: its twin
 *
 * Returns: (transfer full): @kept with what only @other says; where both say something @kept is right.
 * Amounts come with their currency or not at all.
 */
BgRecord *
bg_twins_fill (BgRecord *kept, BgRecord *other)
{
  BgRecord *filled = bg_record_copy (kept);
  gboolean with_money;

  g_return_val_if_fail (bg_record_get_kind (kept) == bg_record_get_kind (other), filled);

  with_money = takes_money (kept, other);
  for (const BgField *field = bg_record_get_kind (kept)->fields; field->name != NULL; field++)
    if (is_filled (kept, other, field, with_money))
      bg_record_copy_field (other, filled, field);
  return filled;
}

static gboolean
says_the_same (BgRecord *item, BgRecord *other)
{
  for (const BgField *field = bg_record_get_kind (item)->fields; field->name != NULL; field++)
    if (!bg_record_field_equal (item, other, field))
      return FALSE;
  return TRUE;
}

/* A list that named both names the kept one twice now. */
static void
drop_repeated (BgRecord *record, const char *list, guint position)
{
  BgRecord *item = bg_record_get_item (record, list, position);

  for (guint i = 0; i < bg_record_get_n_items (record, list); i++)
    if (i != position && says_the_same (item, bg_record_get_item (record, list, i)))
      {
        bg_record_remove_item (record, list, bg_record_get_id (item));
        return;
      }
}

static gboolean redirect (BgRecord *record,
                          const char *owner,
                          const BgKind *kind,
                          const char *from,
                          const char *to);

static gboolean
redirect_items (BgRecord *record,
                const BgField *list,
                const char *owner,
                const BgKind *kind,
                const char *from,
                const char *to)
{
  gboolean changed = FALSE;

  for (guint i = bg_record_get_n_items (record, list->name); i > 0; i--)
    if (redirect (bg_record_get_item (record, list->name, i - 1), owner, kind, from, to))
      {
        drop_repeated (record, list->name, i - 1);
        changed = TRUE;
      }
  return changed;
}

static gboolean
redirect (BgRecord *record, const char *owner, const BgKind *kind, const char *from, const char *to)
{
  gboolean changed = FALSE;

  for (const BgField *field = bg_record_get_kind (record)->fields; field->name != NULL; field++)
    {
      if (field->type == BG_FIELD_LIST)
        changed = redirect_items (record, field, owner, kind, from, to) || changed;
      if (field->type != BG_FIELD_REFERENCE || strcmp (field->target, kind->name) != 0 ||
          g_strcmp0 (bg_record_get_text (record, field->name), from) != 0)
        continue;
      /* What pointed to its own twin would point to itself. */
      if (strcmp (owner, to) == 0)
        bg_record_clear (record, field->name);
      else
        bg_record_set_text (record, field->name, to);
      changed = TRUE;
    }
  return changed;
}

/**
 * bg_twins_redirect:
 * @record: a record
 * @kind: the kind of the two that are joined
 * @from: id of the one that goes
 * @to: id of the one that is kept
 *
 * Lets what points to @from point to @to, in the items of lists too.
 *
 * Returns: whether anything did
 */
gboolean
bg_twins_redirect (BgRecord *record, const BgKind *kind, const char *from, const char *to)
{
  return redirect (record, bg_record_get_id (record), kind, from, to);
}
