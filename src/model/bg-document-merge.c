/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three-way merge of two versions of one document against the one that both sides knew.
 *
 * It asks no table of fields: what a newer version added, and kinds that this one does not know, merge by the
 * same rules. What always holds: a value that only one side changed is taken from that side; where both
 * changed one place differently, theirs stands and mine is named in a clash, so that no word of either side
 * is lost; the result depends on the three documents alone, on no clock and no name. */
#include "bg-config.h"

#include "bg-document-merge.h"

#include <string.h>

/* Who and when, and what the server adds: no part of what a record says. */
static const char *const frame_keys[] = { "id",     "kind",     "created",     "created_by",
                                          "author", "modified", "modified_by", "version" };

/**
 * bg_document_is_frame:
 * @key: a key of a document
 *
 * Returns: whether it says who and when, or belongs to the server, and is not compared
 */
gboolean
bg_document_is_frame (const char *key)
{
  if (*key == '_')
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (frame_keys); i++)
    if (strcmp (key, frame_keys[i]) == 0)
      return TRUE;
  return FALSE;
}

/**
 * bg_document_equal:
 * @a: a document
 * @b: another
 *
 * Returns: whether they say the same, whoever wrote them and whenever
 */
gboolean
bg_document_equal (const json_t *a, const json_t *b)
{
  const char *key;
  json_t *value;

  json_object_foreach ((json_t *) a, key,
                       value) if (!bg_document_is_frame (key) &&
                                  !json_equal (value, json_object_get (b, key))) return FALSE;
  json_object_foreach ((json_t *) b, key, value) if (!bg_document_is_frame (key) &&
                                                     json_object_get (a, key) == NULL) return FALSE;
  return TRUE;
}

/**
 * bg_clash_free:
 * @clash: (nullable): a clash
 */
void
bg_clash_free (BgClash *clash)
{
  if (clash == NULL)
    return;
  g_free (clash->path);
  json_decref (clash->base);
  json_decref (clash->mine);
  json_decref (clash->theirs);
  g_free (clash);
}

/**
 * bg_clashes_new:
 *
 * Returns: (transfer full) (element-type BgClash): an empty list of clashes
 */
GPtrArray *
bg_clashes_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) bg_clash_free);
}

static void
add_clash (GPtrArray *clashes, const char *path, const json_t *base, const json_t *mine, const json_t *theirs)
{
  BgClash *clash = g_new0 (BgClash, 1);

  clash->path = g_strdup (path);
  clash->base = json_deep_copy (base);
  clash->mine = json_deep_copy (mine);
  clash->theirs = json_deep_copy (theirs);
  g_ptr_array_add (clashes, clash);
}

/* Both may be missing. */
static gboolean
is_same (const json_t *a, const json_t *b)
{
  return a == b || (a != NULL && b != NULL && json_equal (a, b));
}

static const char *
get_id (const json_t *item)
{
  return json_string_value (json_object_get (item, "id"));
}

/* A list of sub-records; a missing one may be an empty one. */
static gboolean
is_item_list (const json_t *value)
{
  gsize index;
  json_t *item;

  if (value == NULL)
    return TRUE;
  if (!json_is_array (value))
    return FALSE;
  json_array_foreach ((json_t *) value, index, item) if (get_id (item) == NULL) return FALSE;
  return TRUE;
}

static const json_t *
find_item (const json_t *list, const char *id)
{
  gsize index;
  json_t *item;

  json_array_foreach ((json_t *) list, index, item) if (strcmp (get_id (item), id) == 0) return item;
  return NULL;
}

typedef struct
{
  const json_t *base;
  const json_t *mine;
  const json_t *theirs;
  /* Path of the list. */
  const char *path;
  GPtrArray *clashes;
} Lists;

static json_t *merge_objects (const json_t *base,
                              const json_t *mine,
                              const json_t *theirs,
                              const char *prefix,
                              GPtrArray *clashes);

/* What becomes of one item; NULL when it goes. */
static json_t *
merge_item (const Lists *lists, const char *id)
{
  const json_t *base = find_item (lists->base, id);
  const json_t *mine = find_item (lists->mine, id);
  const json_t *theirs = find_item (lists->theirs, id);
  g_autofree char *path = g_strdup_printf ("%s[%s]", lists->path, id);
  g_autofree char *prefix = g_strconcat (path, ".", NULL);

  if (is_same (mine, theirs) || is_same (base, mine))
    return json_deep_copy (theirs);
  if (is_same (base, theirs))
    return json_deep_copy (mine);
  if (mine != NULL && theirs != NULL)
    return merge_objects (base, mine, theirs, prefix, lists->clashes);
  /* Changed by one and taken out by the other. */
  add_clash (lists->clashes, path, base, mine, theirs);
  return json_deep_copy (theirs);
}

/* The ids of @list that stand in both @a and @b too, in their order. */
static json_t *
order_of (const json_t *list, const json_t *a, const json_t *b)
{
  json_t *order = json_array ();
  gsize index;
  json_t *item;

  json_array_foreach ((json_t *) list, index,
                      item) if (find_item (a, get_id (item)) != NULL && find_item (b, get_id (item)) != NULL)
    json_array_append (order, json_object_get (item, "id"));
  return order;
}

static gboolean
is_mine_order_taken (const Lists *lists)
{
  /* Where no base is known every difference of the order is theirs to say: it takes nothing away. */
  json_t *base = order_of (lists->base, lists->mine, lists->theirs);
  json_t *mine = order_of (lists->mine, lists->base, lists->theirs);
  json_t *theirs = order_of (lists->theirs, lists->base, lists->mine);
  gboolean is_taken = !json_equal (base, mine) && json_equal (base, theirs);

  if (!is_taken && !json_equal (base, mine) && !json_equal (mine, theirs))
    add_clash (lists->clashes, lists->path, base, mine, theirs);
  json_decref (base);
  json_decref (mine);
  json_decref (theirs);
  return is_taken;
}

static gsize
find_position (const json_t *list, const char *id)
{
  gsize index;
  json_t *item;

  json_array_foreach ((json_t *) list, index, item) if (strcmp (get_id (item), id) == 0) return index;
  return json_array_size (list);
}

/* Puts the items of @list that are still missing behind those that they stand behind there. */
static void
add_missing (const Lists *lists, const json_t *list, json_t *merged)
{
  gsize index;
  json_t *item;
  gsize behind = 0;

  json_array_foreach ((json_t *) list, index, item)
  {
    gsize position = find_position (merged, get_id (item));

    if (position < json_array_size (merged))
      behind = position + 1;
    else
      {
        json_t *kept = merge_item (lists, get_id (item));

        if (kept == NULL)
          continue;
        json_array_insert_new (merged, behind, kept);
        behind++;
      }
  }
}

static json_t *
merge_lists (const Lists *lists)
{
  gboolean is_mine = is_mine_order_taken (lists);
  json_t *merged = json_array ();

  /* An item that goes is asked about once a list that holds it, and the answer is the same: only the first
   * may speak. */
  add_missing (lists, is_mine ? lists->mine : lists->theirs, merged);
  add_missing (lists, is_mine ? lists->theirs : lists->mine, merged);
  if (json_array_size (merged) == 0)
    g_clear_pointer (&merged, json_decref);
  return merged;
}

static json_t *
merge_value (const json_t *base,
             const json_t *mine,
             const json_t *theirs,
             const char *path,
             gboolean has_lists,
             GPtrArray *clashes)
{
  if (is_same (mine, theirs) || is_same (base, mine))
    return json_deep_copy (theirs);
  if (is_same (base, theirs))
    return json_deep_copy (mine);
  if (has_lists && is_item_list (base) && is_item_list (mine) && is_item_list (theirs))
    {
      Lists lists = { base, mine, theirs, path, clashes };

      return merge_lists (&lists);
    }
  add_clash (clashes, path, base, mine, theirs);
  return json_deep_copy (theirs);
}

static void
merge_key (const json_t *base,
           const json_t *mine,
           const json_t *theirs,
           const char *key,
           const char *prefix,
           json_t *merged,
           GPtrArray *clashes)
{
  g_autofree char *path = g_strconcat (prefix, key, NULL);
  json_t *value;

  if ((*prefix == '\0' && bg_document_is_frame (key)) || strcmp (key, "id") == 0 ||
      json_object_get (merged, key) != NULL)
    return;
  value = merge_value (json_object_get (base, key), json_object_get (mine, key),
                       json_object_get (theirs, key), path, *prefix == '\0', clashes);
  if (value != NULL)
    json_object_set_new (merged, key, value);
}

static json_t *
merge_objects (const json_t *base,
               const json_t *mine,
               const json_t *theirs,
               const char *prefix,
               GPtrArray *clashes)
{
  json_t *merged = json_object ();
  const char *key;
  json_t *value;

  json_object_foreach ((json_t *) theirs, key, value)
  {
    if (strcmp (key, "id") == 0 || (*prefix == '\0' && bg_document_is_frame (key)))
      json_object_set (merged, key, value);
    else
      merge_key (base, mine, theirs, key, prefix, merged, clashes);
  }
  json_object_foreach ((json_t *) mine, key, value) if (json_object_get (theirs, key) == NULL)
    merge_key (base, mine, theirs, key, prefix, merged, clashes);
  return merged;
}

/**
 * bg_document_merge:
 * @base: (nullable): the last version that both sides knew; where it is not known, every difference clashes
 * @mine: the version of this side
 * @theirs: the version of the other side, which stands where both changed one place differently
 * @clashes: (element-type BgClash): takes what must be decided
 *
 * Who and when are those of @theirs. A pure function; any thread.
 *
 * Returns: (transfer full): the merged document
 */
json_t *
bg_document_merge (const json_t *base, const json_t *mine, const json_t *theirs, GPtrArray *clashes)
{
  g_return_val_if_fail (json_is_object (mine) && json_is_object (theirs) && clashes != NULL, NULL);

  return merge_objects (base, mine, theirs, "", clashes);
}
