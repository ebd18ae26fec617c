/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Are both sides equal? Compared record by record, by what they say; nothing is changed. */
#include "bg-config.h"

#include "bg-sync-compare.h"

#include <string.h>

#include "bg-document-merge.h"
#include "bg-error.h"
#include "bg-patch.h"

#define DOCUMENTS_AT_ONCE 500

typedef struct
{
  BgStore *store;
  BgTransport *transport;
  GArray *kinds;
} Comparing;

static BgSyncCompared *
find_kind (Comparing *comparing, const char *name)
{
  for (guint i = 0; i < comparing->kinds->len; i++)
    {
      BgSyncCompared *line = &g_array_index (comparing->kinds, BgSyncCompared, i);
      gsize length = strlen (line->kind->name);

      if (strncmp (line->kind->name, name, length) == 0 && name[length] == ':')
        return line;
    }
  return NULL;
}

static gboolean
compare_document (Comparing *comparing, const json_t *document, GError **error)
{
  const char *name = json_string_value (json_object_get (document, "_id"));
  BgSyncCompared *line = name != NULL ? find_kind (comparing, name) : NULL;
  g_autoptr (GError) failure = NULL;
  g_autoptr (BgRecord) record = NULL;
  json_t *mine;

  if (line == NULL)
    return TRUE;
  record = bg_store_load (comparing->store, line->kind, strchr (name, ':') + 1, &failure);
  if (record == NULL && !g_error_matches (failure, BG_ERROR, BG_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (record == NULL)
    {
      line->only_there++;
      return TRUE;
    }
  mine = bg_record_to_bare_json (record);
  if (bg_document_equal (mine, document))
    line->equal++;
  else
    line->different++;
  json_decref (mine);
  return TRUE;
}

/* One page behind *after, which becomes its last id, or NULL behind the last page. */
static gboolean
compare_page (Comparing *comparing, char **after, GCancellable *cancellable, GError **error)
{
  g_autofree char *key = *after != NULL ? g_uri_escape_string (*after, NULL, FALSE) : NULL;
  g_autofree char *path =
    key != NULL ? g_strdup_printf ("_all_docs?include_docs=true&limit=%d&skip=1&startkey=%%22%s%%22",
                                   DOCUMENTS_AT_ONCE, key)
                : g_strdup_printf ("_all_docs?include_docs=true&limit=%d", DOCUMENTS_AT_ONCE);
  json_t *answer = bg_transport_ask (comparing->transport, "GET", path, NULL, NULL, cancellable, error);
  json_t *rows = json_object_get (answer, "rows");
  gboolean good = answer != NULL;
  size_t index;
  json_t *row;

  g_clear_pointer (after, g_free);
  json_array_foreach (rows, index, row)
  {
    good = good && compare_document (comparing, json_object_get (row, "doc"), error);
    if (index + 1 == DOCUMENTS_AT_ONCE)
      *after = g_strdup (json_string_value (json_object_get (row, "id")));
  }
  json_decref (answer);
  return good;
}

static gboolean
count_here (Comparing *comparing, BgSyncCompared *line, GError **error)
{
  guint all = 0;

  for (guint trashed = 0; trashed < 2; trashed++)
    {
      BgRules rules;
      g_autoptr (BgQuery) query = NULL;
      guint n;

      bg_rules_init (&rules, bg_clock_get_today ());
      query = bg_query_new (line->kind, &rules);
      bg_query_set_trashed (query, trashed != 0);
      if (!bg_store_count (comparing->store, query, &n, error))
        return FALSE;
      all += n;
    }
  line->only_here = all > line->equal + line->different ? all - line->equal - line->different : 0;
  return TRUE;
}

/**
 * bg_sync_compare:
 * @store: a record book that is joined to a server
 * @transport: the way to its database
 * @cancellable: (nullable): to stop
 * @error: what went wrong
 *
 * Reads the whole database; blocks, not for the main thread.
 *
 * Returns: (transfer full) (element-type BgSyncCompared): every kind, in the order of the kinds
 */
GArray *
bg_sync_compare (BgStore *store, BgTransport *transport, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) kinds = g_array_new (FALSE, TRUE, sizeof (BgSyncCompared));
  Comparing comparing = { store, transport, kinds };
  g_autofree char *after = NULL;

  g_return_val_if_fail (BG_IS_STORE (store) && transport != NULL, NULL);

  for (const BgKind *const *kind = bg_kind_list (); *kind != NULL; kind++)
    g_array_append_vals (kinds, &(BgSyncCompared){ .kind = *kind }, 1);
  do
    if (!compare_page (&comparing, &after, cancellable, error))
      return NULL;
  while (after != NULL);
  for (guint i = 0; i < kinds->len; i++)
    if (!count_here (&comparing, &g_array_index (kinds, BgSyncCompared, i), error))
      return NULL;
  return g_steal_pointer (&kinds);
}
