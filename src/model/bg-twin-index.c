/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding likely twins: each record has a key by each line of signs of its kind, and who has the same key is
 * likely the same. */
#include "bg-config.h"

#include "bg-twin-index.h"

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

#define MOST_FIELDS 3

/* A line of signs, read. */
typedef struct
{
  const BgField *fields[MOST_FIELDS];
  gboolean may_lack[MOST_FIELDS];
  guint n;
} Line;

struct _BgTwinIndex
{
  const BgKind *kind;
  BgTitleFunc title_func;
  gpointer title_data;
  GArray *lines;
  /* The fields of all lines, each once. */
  GPtrArray *fields;
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

static void
add_line (BgTwinIndex *index, const char *text)
{
  g_auto (GStrv) names = g_strsplit (text, " ", -1);
  Line line = { .n = g_strv_length (names) };

  g_assert (line.n <= MOST_FIELDS);
  for (guint i = 0; i < line.n; i++)
    {
      line.may_lack[i] = g_str_has_suffix (names[i], "?");
      if (line.may_lack[i])
        names[i][strlen (names[i]) - 1] = '\0';
      line.fields[i] = bg_kind_get_field (index->kind, names[i]);
      g_assert (line.fields[i] != NULL);
      if (!g_ptr_array_find (index->fields, line.fields[i], NULL))
        g_ptr_array_add (index->fields, (gpointer) line.fields[i]);
    }
  g_array_append_val (index->lines, line);
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
  index->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  index->fields = g_ptr_array_new ();
  index->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (signs[i].kind == kind)
      add_line (index, signs[i].fields);
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
  g_array_unref (index->lines);
  g_ptr_array_unref (index->fields);
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

/**
 * bg_twin_index_get_fields:
 * @index: an index
 *
 * Returns: (transfer none) (element-type BgField): the fields that tell records of the kind apart; what else
 * a record says is not looked at
 */
const GPtrArray *
bg_twin_index_get_fields (const BgTwinIndex *index)
{
  return index->fields;
}

static gboolean
add_word (const char *folded, const char *exact, gsize start, gsize end, gpointer data)
{
  GString *key = data;

  g_string_append (g_string_append_c (key, ' '), exact);
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
dup_key (BgTwinIndex *index, guint number, BgRecord *record)
{
  const Line *line = &g_array_index (index->lines, Line, number);
  g_autoptr (GString) key = g_string_sized_new (128);

  g_string_append_printf (key, "%u", number);
  for (guint i = 0; i < line->n; i++)
    {
      gsize before;

      g_string_append_c (key, '\n');
      before = key->len;
      if (bg_record_is_set (record, line->fields[i]->name))
        add_value (index, key, record, line->fields[i]);
      if (key->len == before && !line->may_lack[i])
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
  for (guint i = 0; i < index->lines->len; i++)
    {
      g_autofree char *key = dup_key (index, i, record);
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

/* Many of one name make as many pairs as the smaller side has, not each with each. From the end: taking the
 * first would move all others each time. */
static char *
take_last (GPtrArray *ids, const char *but)
{
  for (guint i = ids != NULL ? ids->len : 0; i > 0; i--)
    if (strcmp (g_ptr_array_index (ids, i - 1), but) != 0)
      return g_ptr_array_steal_index (ids, i - 1);
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
  for (guint i = 0; id == NULL && i < index->lines->len; i++)
    {
      g_autofree char *key = dup_key (index, i, record);

      if (key != NULL)
        id = take_last (g_hash_table_lookup (index->ids, key), bg_record_get_id (record));
    }
  return id;
}
