/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which records refer to one: in their own fields, or in an item of a list of theirs. */
#include "bg-config.h"

#include "bg-pointing.h"

/* What is looked for, and what was found. */
typedef struct
{
  const BgKind *kind;
  const char *id;
  guint most;
  GPtrArray *found;
  /* Ids of those that were found: a record may point in two places. */
  GHashTable *ids;
} Search;

static void
free_pointing (gpointer data)
{
  BgPointing *pointing = data;

  g_free (pointing->id);
  g_free (pointing);
}

static void
add_found (Search *search, const BgKind *owner, const char *id)
{
  BgPointing *pointing;

  if (g_hash_table_contains (search->ids, id))
    return;
  pointing = g_new0 (BgPointing, 1);
  pointing->kind = owner;
  pointing->id = g_strdup (id);
  g_ptr_array_add (search->found, pointing);
  g_hash_table_add (search->ids, pointing->id);
}

/* @owner is the kind whose records hold the field; @list the list it stands in, if any. */
static gboolean
search_field (BgSql *sql,
              Search *search,
              const BgKind *owner,
              const BgField *list,
              const BgField *field,
              GError **error)
{
  g_autofree char *text = NULL;
  sqlite3_stmt *statement;
  gboolean row = TRUE;

  if (list != NULL)
    text = g_strdup_printf ("SELECT DISTINCT p.id FROM %s_%s i JOIN %s p ON p.seq = i.parent_seq"
                            " WHERE i.%s = :id LIMIT :most",
                            owner->name, list->name, owner->name, field->name);
  else
    text = g_strdup_printf ("SELECT id FROM %s WHERE %s = :id LIMIT :most", owner->name, field->name);
  statement = bg_sql_prepare (sql, text, error);
  if (statement == NULL)
    return FALSE;
  bg_sql_bind_text (statement, ":id", search->id);
  bg_sql_bind_number (statement, ":most", search->most);
  while (row)
    {
      if (!bg_sql_step (sql, statement, &row, error))
        return FALSE;
      if (row)
        add_found (search, owner, bg_sql_column_text (statement, 0));
    }
  return TRUE;
}

static gboolean
search_fields (BgSql *sql, Search *search, const BgKind *owner, const BgField *list, GError **error)
{
  const BgField *field = list != NULL ? list->items->fields : owner->fields;

  for (; field->name != NULL && search->found->len < search->most; field++)
    {
      if (field->type == BG_FIELD_REFERENCE && g_strcmp0 (field->target, search->kind->name) == 0 &&
          !search_field (sql, search, owner, list, field, error))
        return FALSE;
      if (field->type == BG_FIELD_LIST && !search_fields (sql, search, owner, field, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * bg_pointing_find:
 * @sql: a connection
 * @kind: kind of a record
 * @id: its id
 * @most: when to stop looking; some more may come
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type BgPointing): the records that refer to it, those in the trash too
 */
GPtrArray *
bg_pointing_find (BgSql *sql, const BgKind *kind, const char *id, guint most, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (free_pointing);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  Search search = { kind, id, most, found, ids };

  for (const BgKind *const *owner = bg_kind_list (); *owner != NULL; owner++)
    if (!search_fields (sql, &search, *owner, NULL, error))
      return NULL;
  return g_steal_pointer (&found);
}
