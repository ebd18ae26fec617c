/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory of one document's data, freed at once, and a cache of the records it names. */
#include "bg-arena.h"

#include "bg-name-at.h"

struct _BgArena
{
  GPtrArray *blocks;
  GHashTable *records;
  BgFindRecordFunc find;
  gpointer find_data;
};

static void
clear_record (gpointer data)
{
  if (data != NULL)
    g_object_unref (data);
}

/**
 * bg_arena_new:
 * @find: (nullable): finds the records that are named
 * @find_data: for @find; both must live as long as the arena
 *
 * Returns: (transfer full): an empty arena
 */
BgArena *
bg_arena_new (BgFindRecordFunc find, gpointer find_data)
{
  BgArena *arena = g_new0 (BgArena, 1);

  arena->blocks = g_ptr_array_new_with_free_func (g_free);
  arena->records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, clear_record);
  arena->find = find;
  arena->find_data = find_data;
  return arena;
}

/**
 * bg_arena_free:
 * @arena: (transfer full): an arena
 */
void
bg_arena_free (BgArena *arena)
{
  g_return_if_fail (arena != NULL);

  g_ptr_array_unref (arena->blocks);
  g_hash_table_unref (arena->records);
  g_free (arena);
}

/**
 * bg_arena_take:
 * @arena: an arena
 * @text: (transfer full) (nullable): a text
 *
 * Returns: (transfer none) (nullable): the text, living as long as the arena
 */
const char *
bg_arena_take (BgArena *arena, char *text)
{
  g_return_val_if_fail (arena != NULL, NULL);

  if (text != NULL)
    g_ptr_array_add (arena->blocks, text);
  return text;
}

/**
 * bg_arena_copy:
 * @arena: an arena
 * @text: (nullable): a text
 *
 * Returns: (transfer none) (nullable): a copy that lives as long as the arena
 */
const char *
bg_arena_copy (BgArena *arena, const char *text)
{
  return bg_arena_take (arena, g_strdup (text));
}

/**
 * bg_arena_allocate:
 * @arena: an arena
 * @n: how many
 * @size: bytes of each
 *
 * Returns: (transfer none): zeroed room for them, living as long as the arena; never NULL
 */
gpointer
bg_arena_allocate (BgArena *arena, guint n, gsize size)
{
  gpointer block;

  g_return_val_if_fail (arena != NULL, NULL);

  block = g_malloc0_n (MAX (n, 1), MAX (size, 1));
  g_ptr_array_add (arena->blocks, block);
  return block;
}

/**
 * bg_arena_end_list:
 * @arena: an arena
 * @builder: texts
 *
 * Returns: (transfer none): the texts, NULL-terminated, living as long as the arena
 */
const char *const *
bg_arena_end_list (BgArena *arena, GStrvBuilder *builder)
{
  char **list;

  g_return_val_if_fail (arena != NULL && builder != NULL, NULL);

  list = g_strv_builder_end (builder);
  for (guint i = 0; list[i] != NULL; i++)
    g_ptr_array_add (arena->blocks, list[i]);
  g_ptr_array_add (arena->blocks, list);
  return (const char *const *) list;
}

/**
 * bg_arena_find:
 * @arena: an arena
 * @kind: name of a kind
 * @id: (nullable): id of a record
 *
 * Returns: (transfer none) (nullable): the record, living as long as the arena; each is looked up once
 */
BgRecord *
bg_arena_find (BgArena *arena, const char *kind, const char *id)
{
  gpointer found = NULL;

  g_return_val_if_fail (arena != NULL && kind != NULL, NULL);

  if (id == NULL || arena->find == NULL)
    return NULL;
  if (g_hash_table_lookup_extended (arena->records, id, NULL, &found))
    return found;
  found = arena->find (kind, id, arena->find_data);
  g_hash_table_insert (arena->records, g_strdup (id), found);
  return found;
}

/**
 * bg_arena_find_title:
 * @arena: an arena
 * @record: a record or an item
 * @field: one of its references
 *
 * Returns: (transfer none) (nullable): title of the record behind the reference
 */
const char *
bg_arena_find_title (BgArena *arena, BgRecord *record, const char *field)
{
  return bg_arena_find_title_at (arena, record, field, BG_DATE_NONE);
}

/**
 * bg_arena_find_title_at:
 * @arena: an arena
 * @record: a record or an item
 * @field: one of its references
 * @date: the day of what the paper tells; unknown for today's name
 *
 * Returns: (transfer none) (nullable): the name that the record behind the reference had on that day
 */
const char *
bg_arena_find_title_at (BgArena *arena, BgRecord *record, const char *field, BgDate date)
{
  const BgField *line;
  BgRecord *found;

  g_return_val_if_fail (arena != NULL && BG_IS_RECORD (record), NULL);

  line = bg_kind_get_field (bg_record_get_kind (record), field);
  g_return_val_if_fail (line != NULL && line->type == BG_FIELD_REFERENCE, NULL);

  found = bg_arena_find (arena, line->target, bg_record_get_text (record, field));
  return found != NULL ? bg_arena_copy (arena, bg_record_get_name_at (found, date)) : NULL;
}
