/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Likely twins: two records of one kind that seem to be about the same thing, typed on two computers. */
#include "bg-config.h"

#include "bg-twins.h"

#include <string.h>

#include "bg-text.h"

/* Fields that tell a record of the kind from all others, where they are all set; "field?" may be empty, and
 * is then empty in both. A kind may have several lines: one that is the same in both is enough. The number
 * and the issuer tell a document (Nghị định 30/2020/NĐ-CP, Phụ lục VI). Kinds without a line have no twins.
 */
static const struct
{
  const BgKind *kind;
  const char *fields;
} signs[] = {
  { &bg_agency_kind, "name" },
  { &bg_partner_kind, "name country" },
  { &bg_partner_kind, "name_en country" },
  { &bg_officer_kind, "full_name agency?" },
  { &bg_officer_kind, "full_name email" },
  { &bg_document_kind, "number issuer" },
  { &bg_document_kind, "number issued_date" },
  { &bg_document_kind, "title issued_date" },
  { &bg_delegation_kind, "title direction start_date" },
  { &bg_delegation_kind, "permit_number direction start_date" },
  { &bg_agreement_kind, "title signed_date?" },
  { &bg_agreement_kind, "title partner" },
  { &bg_task_kind, "title lead_agency due_date?" },
  { &bg_conference_kind, "title start_date" },
  { &bg_aid_kind, "title partner?" },
  { &bg_review_kind, "title start_date" },
};

struct _BgTwinIndex
{
  const BgKind *kind;
  BgTitleFunc title_func;
  gpointer title_data;
  /* Key to ids of records, in the order in which they were added. */
  GHashTable *ids;
  guint n;
};

/**
 * bg_kind_has_twins:
 * @kind: a kind
 *
 * Returns: whether twins of it can be told
 */
gboolean
bg_kind_has_twins (const BgKind *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (signs[i].kind == kind)
      return TRUE;
  return FALSE;
}

/**
 * bg_twin_index_new:
 * @kind: a kind
 * @title_func: (nullable): titles of the records that references point to: an agency that is a twin itself
 * has another id on each side, and the same name
 * @title_data: for @title_func
 *
 * Returns: (transfer full): an empty index
 */
BgTwinIndex *
bg_twin_index_new (const BgKind *kind, BgTitleFunc title_func, gpointer title_data)
{
  BgTwinIndex *index = g_new0 (BgTwinIndex, 1);

  index->kind = kind;
  index->title_func = title_func;
  index->title_data = title_data;
  index->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  return index;
}

/**
 * bg_twin_index_free:
 * @index: (nullable): an index
 */
void
bg_twin_index_free (BgTwinIndex *index)
{
  if (index == NULL)
    return;
  g_hash_table_unref (index->ids);
  g_free (index);
}

/**
 * bg_twin_index_get_n:
 * @index: an index
 *
 * Returns: how many records were added to it
 */
guint
bg_twin_index_get_n (const BgTwinIndex *index)
{
  return index->n;
}

static gboolean
add_word (const char *folded, const char *exact, gsize start, gsize end, gpointer data)
{
  GString *key = data;

  g_string_append_printf (key, " %s", exact);
  return TRUE;
}

/* Case, spaces, signs and the place of the tone tell nobody apart; the marks do: Hòa is not Hoa. */
static void
add_words (GString *key, const char *text)
{
  bg_text_foreach_word (text, -1, add_word, key);
}

static void
add_value (BgTwinIndex *index, GString *key, BgRecord *record, const BgField *field)
{
  g_autofree char *title = NULL;
  char *text;
  json_t *value;

  if (field->type == BG_FIELD_TEXT)
    {
      add_words (key, bg_record_get_text (record, field->name));
      return;
    }
  if (field->type == BG_FIELD_REFERENCE && index->title_func != NULL)
    title = index->title_func (field->target, bg_record_get_text (record, field->name), index->title_data);
  if (title != NULL)
    {
      add_words (key, title);
      return;
    }
  value = bg_record_field_to_json (record, field);
  text = json_dumps (value, JSON_ENCODE_ANY | JSON_COMPACT);
  g_string_append (key, text != NULL ? text : "");
  free (text);
  json_decref (value);
}

/* NULL where the record does not say what the line needs. */
static char *
dup_key (BgTwinIndex *index, gsize line, BgRecord *record)
{
  g_auto (GStrv) names = g_strsplit (signs[line].fields, " ", -1);
  g_autoptr (GString) key = g_string_new (NULL);

  g_string_printf (key, "%" G_GSIZE_FORMAT, line);
  for (guint i = 0; names[i] != NULL; i++)
    {
      gboolean may_lack = g_str_has_suffix (names[i], "?");
      gsize before;

      if (may_lack)
        names[i][strlen (names[i]) - 1] = '\0';
      g_string_append_c (key, '\n');
      before = key->len;
      if (bg_record_is_set (record, names[i]))
        add_value (index, key, record, bg_kind_get_field (index->kind, names[i]));
      if (key->len == before && !may_lack)
        return NULL;
    }
  return g_string_free (g_steal_pointer (&key), FALSE);
}

/**
 * bg_twin_index_add:
 * @index: an index
 * @record: a record of its kind
 *
 * Adds a record whose twins are looked for. One in the trash has none.
 */
void
bg_twin_index_add (BgTwinIndex *index, BgRecord *record)
{
  g_return_if_fail (index != NULL && bg_record_get_kind (record) == index->kind);

  if (bg_record_is_trashed (record))
    return;
  index->n++;
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      g_autofree char *key = signs[i].kind == index->kind ? dup_key (index, i, record) : NULL;
      GPtrArray *ids = key != NULL ? g_hash_table_lookup (index->ids, key) : NULL;

      if (key == NULL)
        continue;
      if (ids == NULL)
        {
          ids = g_ptr_array_new_with_free_func (g_free);
          g_hash_table_insert (index->ids, g_steal_pointer (&key), ids);
        }
      g_ptr_array_add (ids, g_strdup (bg_record_get_id (record)));
    }
}

/* Many of one name make as many pairs as the smaller side has, not each with each. */
static char *
take_first (GPtrArray *ids, const char *but)
{
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (strcmp (g_ptr_array_index (ids, i), but) != 0)
      return g_ptr_array_steal_index (ids, i);
  return NULL;
}

/**
 * bg_twin_index_take:
 * @index: an index
 * @record: a record of its kind, of the other side
 *
 * Finds what was added and is likely the same thing. Each record that was added is given to one of the other
 * side by each sign; which of several of one name is chance. Takes the same time however many were added.
 *
 * Returns: (transfer full) (nullable): id of its likely twin
 */
char *
bg_twin_index_take (BgTwinIndex *index, BgRecord *record)
{
  char *id = NULL;

  g_return_val_if_fail (index != NULL && bg_record_get_kind (record) == index->kind, NULL);

  if (bg_record_is_trashed (record))
    return NULL;
  for (gsize i = 0; id == NULL && i < G_N_ELEMENTS (signs); i++)
    {
      g_autofree char *key = signs[i].kind == index->kind ? dup_key (index, i, record) : NULL;

      if (key != NULL)
        id = take_first (g_hash_table_lookup (index->ids, key), bg_record_get_id (record));
    }
  return id;
}

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
