/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first step: which database is it, and is it as this client left it? Nothing is repaired by removing. */
#include "bg-config.h"

#include "bg-replicator-private.h"

#include <string.h>

/* Revisions that are asked for at once. */
#define REVISIONS_AT_ONCE 5000

/* The database is there, and the document that names it is not. */
static gboolean
explain_missing (BgReplicator *self, GCancellable *cancellable, GError **error)
{
  guint status = 0;
  json_t *answer = bg_transport_ask (self->transport, "GET", NULL, NULL, &status, cancellable, error);

  if (answer == NULL)
    return FALSE;
  if (status >= 200 && status < 300)
    bg_sync_set_error (error, self->server->library != NULL ? BG_SYNC_EMPTIED : BG_SYNC_NOT_SET_UP, NULL);
  else
    (void) bg_answer_check (status, answer, error);
  json_decref (answer);
  return FALSE;
}

static gboolean
check_library (BgReplicator *self, const json_t *library, GError **error)
{
  const char *id = json_string_value (json_object_get (library, "library"));
  json_int_t form = json_integer_value (json_object_get (library, "form"));

  if (id == NULL || form > BG_LIBRARY_FORM)
    {
      bg_sync_set_error (error, id == NULL ? BG_SYNC_NOT_SET_UP : BG_SYNC_NEWER, NULL);
      return FALSE;
    }
  if (self->server->library == NULL)
    {
      self->server->library = g_strdup (id);
      return bg_sync_set_library (self->store, id, error);
    }
  if (strcmp (self->server->library, id) == 0)
    return TRUE;
  bg_sync_set_error (error, BG_SYNC_OTHER_LIBRARY, NULL);
  return FALSE;
}

static gboolean
greet_library (BgReplicator *self, GCancellable *cancellable, GError **error)
{
  guint status = 0;
  json_t *answer =
    bg_transport_ask (self->transport, "GET", "meta%3Alibrary", NULL, &status, cancellable, error);
  gboolean good;

  if (answer == NULL)
    return FALSE;
  if (status == 404)
    good = explain_missing (self, cancellable, error);
  else
    good = bg_answer_check (status, answer, error) && check_library (self, answer, error);
  json_decref (answer);
  return good;
}

/* One page of the revisions that the server has; @after is the last id of the page before. */
static gboolean
read_revisions (BgReplicator *self,
                GHashTable *revisions,
                char **after,
                GCancellable *cancellable,
                GError **error)
{
  g_autofree char *key = *after != NULL ? g_uri_escape_string (*after, NULL, FALSE) : NULL;
  g_autofree char *path =
    key != NULL ? g_strdup_printf ("_all_docs?limit=%d&skip=1&startkey=%%22%s%%22", REVISIONS_AT_ONCE, key)
                : g_strdup_printf ("_all_docs?limit=%d", REVISIONS_AT_ONCE);
  json_t *answer = bg_transport_ask (self->transport, "GET", path, NULL, NULL, cancellable, error);
  json_t *rows = json_object_get (answer, "rows");
  size_t index;
  json_t *row;

  if (answer == NULL)
    return FALSE;
  g_clear_pointer (after, g_free);
  json_array_foreach (rows, index, row)
  {
    const char *id = json_string_value (json_object_get (row, "id"));
    const char *rev = json_string_value (json_object_get (json_object_get (row, "value"), "rev"));

    if (id == NULL || rev == NULL)
      continue;
    g_hash_table_insert (revisions, g_strdup (id), g_strdup (rev));
    if (index + 1 == REVISIONS_AT_ONCE)
      *after = g_strdup (id);
  }
  json_decref (answer);
  return TRUE;
}

/* The server is older than what this client saw there, or it was moved: whatever it lost is sent again. */
static gboolean
compare_revisions (BgReplicator *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) revisions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *after = NULL;
  guint lost = 0;

  bg_replicator_tell (self, BG_REPLICATOR_COMPARING, 0);
  do
    if (!read_revisions (self, revisions, &after, cancellable, error))
      return FALSE;
  while (after != NULL);
  if (!bg_sync_reconcile (self->store, revisions, &lost, error))
    return FALSE;
  g_clear_pointer (&self->server->since, g_free);
  return bg_sync_log (self->store, "restored", &(BgSyncTotals){ .sent = lost }, NULL, error);
}

static gboolean
greet_mark (BgReplicator *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = bg_replicator_dup_mark_path (self);
  guint status = 0;
  json_t *answer = bg_transport_ask (self->transport, "GET", path, NULL, &status, cancellable, error);
  gint64 counter = 0;
  gboolean good = TRUE;

  if (answer == NULL)
    return FALSE;
  if (status != 404)
    {
      good = bg_answer_check (status, answer, error);
      counter = json_integer_value (json_object_get (answer, "counter"));
      self->mark_rev = g_strdup (json_string_value (json_object_get (answer, "_rev")));
    }
  json_decref (answer);
  if (!good)
    return FALSE;
  if (counter < self->server->counter && !compare_revisions (self, cancellable, error))
    return FALSE;
  /* A record book that came back from its own backup may know less than the server. */
  self->server->counter = MAX (self->server->counter, counter);
  return TRUE;
}

gboolean
bg_replicator_greet (BgReplicator *self, GCancellable *cancellable, GError **error)
{
  bg_replicator_tell (self, BG_REPLICATOR_GREETING, 0);
  return greet_library (self, cancellable, error) && greet_mark (self, cancellable, error);
}
