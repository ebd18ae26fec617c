/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sending: what waits goes up in batches bounded in number and bytes, and is struck off by the answers. */
#include "bg-config.h"

#include "bg-replicator-private.h"

#include <string.h>

#define BATCH_BYTES (2 * 1024 * 1024)

/* The server checks that the one who writes is the one who signed in; the person's name travels beside it. */
static void
sign (BgReplicator *self, json_t *document)
{
  json_t *author = json_object_get (document, "modified_by");

  if (author != NULL)
    json_object_set (document, "author", author);
  json_object_set_new (document, "modified_by", json_string (self->server->account));
}

static json_t *
create_batch (BgReplicator *self, GPtrArray *items)
{
  json_t *documents = json_array ();

  for (guint i = 0; i < items->len; i++)
    {
      BgSyncItem *item = g_ptr_array_index (items, i);

      sign (self, item->document);
      json_array_append (documents, item->document);
    }
  return json_pack ("{s:o}", "docs", documents);
}

/* Answers come in any order, and a torn batch has fewer of them: each is looked for by its id. */
static void
read_row (BgReplicator *self, GHashTable *by_name, const json_t *row, gboolean *clashed)
{
  const char *name = json_string_value (json_object_get (row, "id"));
  const char *rev = json_string_value (json_object_get (row, "rev"));
  const char *failure = json_string_value (json_object_get (row, "error"));
  BgSyncItem *item = name != NULL ? g_hash_table_lookup (by_name, name) : NULL;

  if (item == NULL)
    return;
  if (failure == NULL && rev != NULL)
    {
      item->sent_rev = g_strdup (rev);
      self->totals->sent += item->version >= 0;
    }
  else if (g_strcmp0 (failure, "conflict") == 0)
    *clashed = TRUE;
  else if (g_strcmp0 (failure, "forbidden") == 0 || g_strcmp0 (failure, "unauthorized") == 0)
    {
      const char *reason = json_string_value (json_object_get (row, "reason"));

      item->refused = g_strdup (reason != NULL ? reason : failure);
    }
}

static gboolean
note_answers (BgReplicator *self, GPtrArray *items, const json_t *answer, gboolean *clashed, GError **error)
{
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  size_t index;
  json_t *row;

  for (guint i = 0; i < items->len; i++)
    {
      BgSyncItem *item = g_ptr_array_index (items, i);

      g_hash_table_insert (by_name, (char *) json_string_value (json_object_get (item->document, "_id")),
                           item);
    }
  json_array_foreach ((json_t *) answer, index, row) read_row (self, by_name, row, clashed);
  return bg_sync_sent (self->store, items, error);
}

static gboolean
refuse_big (BgReplicator *self, GPtrArray *items, GError **error)
{
  BgSyncItem *item = g_ptr_array_index (items, 0);

  item->refused = g_strdup (BG_SYNC_REFUSED_SIZE);
  return bg_sync_sent (self->store, items, error);
}

/* One batch from @after on; *@most becomes smaller where the server finds it too big. */
static gboolean
send_batch (BgReplicator *self,
            char **after,
            guint *most,
            gboolean *clashed,
            gboolean *more,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GPtrArray) items = bg_sync_take (self->store, *after, *most, BATCH_BYTES, error);
  guint status = 0;
  json_t *batch, *answer;
  gboolean good;

  *more = FALSE;
  if (items == NULL)
    return FALSE;
  if (items->len == 0)
    return TRUE;
  batch = create_batch (self, items);
  answer = bg_transport_ask (self->transport, "POST", "_bulk_docs", batch, &status, cancellable, error);
  json_decref (batch);
  if (answer == NULL)
    return FALSE;
  *more = TRUE;
  if (status == 413 && items->len > 1)
    {
      *most = MAX (items->len / 2, 1);
      json_decref (answer);
      return TRUE;
    }
  if (status == 413)
    good = refuse_big (self, items, error);
  else
    good = bg_answer_check (status, answer, error) && note_answers (self, items, answer, clashed, error);
  json_decref (answer);
  g_free (*after);
  *after = g_strdup (((BgSyncItem *) g_ptr_array_index (items, items->len - 1))->id);
  return good;
}

gboolean
bg_replicator_send (BgReplicator *self, gboolean *clashed, GCancellable *cancellable, GError **error)
{
  g_autofree char *after = g_strdup ("");
  guint most = self->batch;
  guint waiting = 0, refused = 0;
  gboolean more = TRUE;

  *clashed = FALSE;
  if (!bg_sync_count_waiting (self->store, &waiting, &refused, error))
    return FALSE;
  if (waiting == 0)
    return TRUE;
  if (!bg_sync_check_queue (self->store, self->totals, error))
    return FALSE;
  while (more)
    {
      bg_replicator_tell (self, BG_REPLICATOR_SENDING, self->totals->received + self->totals->sent + waiting);
      if (!send_batch (self, &after, &most, clashed, &more, cancellable, error))
        return FALSE;
    }
  return TRUE;
}
