/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Branches that a cluster made: each is read, merged, and ended once its merge is on the server. */
#include "bg-config.h"

#include "bg-replicator-private.h"

#include <string.h>

static json_t *
get_version (BgReplicator *self,
             const BgSyncBranch *branch,
             const char *query,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree char *path = g_strdup_printf ("%s%%3A%s?%s", branch->kind, branch->id, query);
  guint status = 0;
  json_t *answer = bg_transport_ask (self->transport, "GET", path, NULL, &status, cancellable, error);

  if (answer == NULL || status == 404)
    return answer;
  if (!bg_answer_check (status, answer, error))
    g_clear_pointer (&answer, json_decref);
  return answer;
}

/* Revisions of a version, newest first: "5-abc", "4-def"... */
static GPtrArray *
list_revisions (const json_t *version)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  json_t *revisions = json_object_get (version, "_revisions");
  json_int_t start = json_integer_value (json_object_get (revisions, "start"));
  size_t index;
  json_t *id;

  json_array_foreach (json_object_get (revisions, "ids"), index, id)
    g_ptr_array_add (list, g_strdup_printf ("%" JSON_INTEGER_FORMAT "-%s", start - (json_int_t) index,
                                            json_string_value (id)));
  return list;
}

static const char *
find_common (GPtrArray *a, GPtrArray *b)
{
  for (guint i = 0; i < a->len; i++)
    if (g_ptr_array_find_with_equal_func (b, g_ptr_array_index (a, i), g_str_equal, NULL))
      return g_ptr_array_index (a, i);
  return NULL;
}

/* The last version before the branches parted; *base is NULL where the server has it no more. */
static gboolean
get_base (BgReplicator *self,
          const BgSyncBranch *branch,
          const json_t *document,
          json_t **base,
          GCancellable *cancellable,
          GError **error)
{
  json_t *winner = get_version (self, branch, "revs=true", cancellable, error);
  g_autoptr (GPtrArray) ours = list_revisions (document);
  g_autoptr (GPtrArray) theirs = list_revisions (winner);
  const char *common = find_common (ours, theirs);
  g_autofree char *query = common != NULL ? g_strconcat ("rev=", common, NULL) : NULL;

  *base = NULL;
  if (winner == NULL)
    return FALSE;
  json_decref (winner);
  if (query == NULL)
    return TRUE;
  *base = get_version (self, branch, query, cancellable, error);
  if (*base == NULL)
    return FALSE;
  if (json_object_get (*base, "_id") == NULL)
    g_clear_pointer (base, json_decref);
  return TRUE;
}

static gboolean
join_branch (BgReplicator *self, const BgSyncBranch *branch, GCancellable *cancellable, GError **error)
{
  g_autofree char *query = g_strdup_printf ("rev=%s&revs=true", branch->rev);
  json_t *document = get_version (self, branch, query, cancellable, error);
  json_t *base = NULL;
  gboolean good;

  if (document == NULL)
    return FALSE;
  if (json_object_get (document, "_id") == NULL)
    good = bg_sync_forget_branch (self->store, branch, error);
  else
    good = get_base (self, branch, document, &base, cancellable, error) &&
           bg_sync_apply_branch (self->store, branch, base, document, self->totals, error);
  json_decref (document);
  json_decref (base);
  return good;
}

/* Ends the branch on the server; where that is refused the next run tries again. */
static gboolean
end_branch (BgReplicator *self, const BgSyncBranch *branch, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_strconcat (branch->kind, ":", branch->id, NULL);
  json_t *end = json_pack ("{s:[{s:s, s:s, s:s, s:s, s:b, s:b, s:s}]}", "docs", "_id", name, "_rev",
                           branch->rev, "kind", branch->kind, "id", branch->id, "_deleted", 1, "merged", 1,
                           "modified_by", self->server->account);
  json_t *answer = bg_transport_ask (self->transport, "POST", "_bulk_docs", end, NULL, cancellable, error);
  gboolean refused =
    json_object_get (json_array_get (answer, 0), "error") != NULL &&
    g_strcmp0 (json_string_value (json_object_get (json_array_get (answer, 0), "error")), "conflict") != 0;
  gboolean good = answer != NULL;

  json_decref (end);
  json_decref (answer);
  return good && (refused || bg_sync_forget_branch (self->store, branch, error));
}

typedef gboolean (*BranchFunc) (BgReplicator *self,
                                const BgSyncBranch *branch,
                                GCancellable *cancellable,
                                GError **error);

static gboolean
for_each (BgReplicator *self, gboolean merged, BranchFunc func, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) branches = bg_sync_read_branches (self->store, merged, error);

  if (branches == NULL)
    return FALSE;
  if (branches->len > 0)
    bg_replicator_tell (self, BG_REPLICATOR_JOINING, 0);
  for (guint i = 0; i < branches->len; i++)
    if (!func (self, g_ptr_array_index (branches, i), cancellable, error))
      return FALSE;
  return TRUE;
}

gboolean
bg_replicator_join_branches (BgReplicator *self, GCancellable *cancellable, GError **error)
{
  return for_each (self, FALSE, join_branch, cancellable, error);
}

gboolean
bg_replicator_end_branches (BgReplicator *self, GCancellable *cancellable, GError **error)
{
  return for_each (self, TRUE, end_branch, cancellable, error);
}
