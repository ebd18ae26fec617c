/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answer to a query as one flat list of rows and group heads; made on a worker, no widgets. */
#include "bg-config.h"

#include "bg-query-private.h"
#include "bg-result-list-private.h"
#include "bg-store-private.h"
#include "bg-text.h"

typedef struct
{
  const char *id;
  char *title;
  GArray *seqs;
} Group;

static void
free_group (gpointer data)
{
  Group *group = data;

  g_free (group->title);
  g_array_unref (group->seqs);
  g_free (group);
}

/**
 * bg_answer_rows_new:
 *
 * Returns: (transfer full): an answer that found nothing
 */
BgAnswerRows *
bg_answer_rows_new (void)
{
  BgAnswerRows *answer = g_new0 (BgAnswerRows, 1);

  answer->entries = g_array_new (FALSE, FALSE, sizeof (gint64));
  answer->groups = g_ptr_array_new_with_free_func (g_object_unref);
  return answer;
}

/**
 * bg_answer_rows_free:
 * @answer: (transfer full): an answer
 */
void
bg_answer_rows_free (BgAnswerRows *answer)
{
  g_array_unref (answer->entries);
  g_ptr_array_unref (answer->groups);
  g_free (answer);
}

/* Most rows first; among equals the alphabet. */
static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const Group *left = *(Group *const *) a;
  const Group *right = *(Group *const *) b;

  if (left->seqs->len != right->seqs->len)
    return left->seqs->len > right->seqs->len ? -1 : 1;
  return bg_text_compare (left->title, right->title);
}

static GPtrArray *
collect_groups (BgStore *store, const BgQuery *query, const BgQueryRows *rows)
{
  const BgField *field = bg_kind_get_field (bg_query_get_kind (query), bg_query_get_group_by (query));
  GPtrArray *groups = g_ptr_array_new_with_free_func (free_group);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rows->seqs->len; i++)
    {
      const char *id = g_ptr_array_index (rows->groups, i);
      Group *group = g_hash_table_lookup (by_id, id);

      if (group == NULL)
        {
          group = g_new0 (Group, 1);
          group->id = id;
          group->title = *id != '\0' ? bg_store_dup_title (store, field->target, id) : NULL;
          if (group->title == NULL)
            group->title = g_strdup ("");
          group->seqs = g_array_new (FALSE, FALSE, sizeof (gint64));
          g_hash_table_insert (by_id, (char *) id, group);
          g_ptr_array_add (groups, group);
        }
      g_array_append_val (group->seqs, g_array_index (rows->seqs, gint64, i));
    }
  g_ptr_array_sort (groups, compare_groups);
  return groups;
}

static void
append_group (BgAnswerRows *answer, const Group *group, guint total, gboolean collapsed)
{
  gint64 head = -1 - (gint64) answer->groups->len;

  g_ptr_array_add (answer->groups,
                   bg_group_new (group->id, group->title, group->seqs->len, total, collapsed));
  g_array_append_val (answer->entries, head);
  if (!collapsed)
    g_array_append_vals (answer->entries, group->seqs->data, group->seqs->len);
}

static gboolean
run_grouped (BgStore *store,
             BgSql *reader,
             const BgQuery *query,
             GHashTable *collapsed,
             BgAnswerRows *answer,
             GError **error)
{
  g_autoptr (GHashTable) totals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (BgQueryRows) rows = NULL;
  g_autoptr (GPtrArray) groups = NULL;

  if (bg_query_get_search (query) != NULL && !bg_query_run_totals (reader, query, totals, error))
    return FALSE;
  rows = bg_query_run (reader, query, 0, error);
  if (rows == NULL)
    return FALSE;
  groups = collect_groups (store, query, rows);
  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = g_ptr_array_index (groups, i);
      guint total = (guint) GPOINTER_TO_INT (g_hash_table_lookup (totals, group->id));

      append_group (answer, group, MAX (total, group->seqs->len),
                    collapsed != NULL && g_hash_table_contains (collapsed, group->id));
    }
  answer->n_records = rows->seqs->len;
  answer->is_whole = TRUE;
  return TRUE;
}

static gboolean
run_flat (BgSql *reader, const BgQuery *query, guint limit, BgAnswerRows *answer, GError **error)
{
  g_autoptr (BgQueryRows) rows = bg_query_run (reader, query, limit, error);

  if (rows == NULL)
    return FALSE;
  g_array_append_vals (answer->entries, rows->seqs->data, rows->seqs->len);
  answer->n_records = rows->seqs->len;
  answer->is_whole = limit == 0 || rows->seqs->len < limit;
  return TRUE;
}

/**
 * bg_answer_rows_run:
 * @store: a record book
 * @query: a query
 * @collapsed: (nullable): ids of groups whose rows are left out
 * @limit: how many rows of a list without groups, 0 for all
 * @cancellable: (nullable): stops it
 * @error: what went wrong
 *
 * Any thread.
 *
 * Returns: (transfer full): the answer
 */
BgAnswerRows *
bg_answer_rows_run (BgStore *store,
                    const BgQuery *query,
                    GHashTable *collapsed,
                    guint limit,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (BgAnswerRows) answer = bg_answer_rows_new ();
  BgSql *reader = bg_store_acquire_reader (store, error);
  gboolean good;

  if (reader == NULL)
    return NULL;
  bg_sql_set_cancellable (reader, cancellable);
  good = bg_query_get_group_by (query) != NULL ? run_grouped (store, reader, query, collapsed, answer, error)
                                               : run_flat (reader, query, limit, answer, error);
  bg_store_release_reader (store, reader);
  return good ? g_steal_pointer (&answer) : NULL;
}
