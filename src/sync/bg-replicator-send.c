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

static GBytes *
create_batch (BgReplicator *self, GPtrArray *items)
{
  json_t *documents = json_array ();
  json_t *batch;
  GBytes *body;

  for (guint i = 0; i < items->len; i++)
    {
      BgSyncItem *item = g_ptr_array_index (items, i);

      sign (self, item->document);
      json_array_append (documents, item->document);
    }
  batch = json_pack ("{s:o}", "docs", documents);
  body = bg_transport_dump (batch);
  json_decref (batch);
  return body;
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

/* One batch on its way: the request, on a thread of its own, and what it stands for. */
typedef struct
{
  BgReplicator *self;
  GCancellable *cancellable;
  GPtrArray *items;
  GBytes *body;
  json_t *answer;
  guint status;
  GError *error;
} Post;

static void
free_post (Post *post)
{
  g_ptr_array_unref (post->items);
  g_bytes_unref (post->body);
  json_decref (post->answer);
  g_clear_error (&post->error);
  g_free (post);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Post, free_post)

static gpointer
post_in_worker (gpointer data)
{
  Post *post = data;

  post->answer = bg_transport_post (post->self->transport, "_bulk_docs", post->body, &post->status,
                                    post->cancellable, &post->error);
  return NULL;
}

static gboolean
is_too_big (const Post *post)
{
  return post->answer != NULL && post->status == 413 && post->items->len > 1;
}

static gboolean
note_post (BgReplicator *self, Post *post, gboolean *clashed, GError **error)
{
  if (post->status == 413)
    return refuse_big (self, post->items, error);
  return bg_answer_check (post->status, post->answer, error) &&
         note_answers (self, post->items, post->answer, clashed, error);
}

static const char *
get_last_id (const Post *post)
{
  return ((BgSyncItem *) g_ptr_array_index (post->items, post->items->len - 1))->id;
}

static Post *
take_post (BgReplicator *self, const char *after, guint most, GCancellable *cancellable, GError **error)
{
  GPtrArray *items = bg_sync_take (self->store, after, most, BATCH_BYTES, error);
  Post *post;

  if (items == NULL || items->len == 0)
    {
      g_clear_pointer (&items, g_ptr_array_unref);
      return NULL;
    }
  post = g_new0 (Post, 1);
  post->self = self;
  post->cancellable = cancellable;
  post->items = items;
  post->body = create_batch (self, items);
  return post;
}

/* While the server works at @post, what it said to the one @before is noted and the one behind is made ready.
 * When that fails, what the server did is not noted either: it is sent again, and found to be there. */
static gboolean
send_post (BgReplicator *self,
           Post *post,
           Post *before,
           Post **next,
           guint most,
           gboolean *clashed,
           GError **error)
{
  g_autoptr (GError) failure = NULL;
  GThread *thread = g_thread_new ("send", post_in_worker, post);

  if (before == NULL || note_post (self, before, clashed, &failure))
    *next = take_post (self, get_last_id (post), most, post->cancellable, &failure);
  g_thread_join (thread);
  if (failure == NULL && post->answer == NULL)
    failure = g_steal_pointer (&post->error);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Batch after batch behind the id @after; smaller ones where the server finds them too big. */
static gboolean
send_all (BgReplicator *self, guint waiting, gboolean *clashed, GCancellable *cancellable, GError **error)
{
  g_autofree char *after = g_strdup ("");
  guint most = self->batch;
  g_autoptr (GError) failure = NULL;
  g_autoptr (Post) before = NULL;
  g_autoptr (Post) post = take_post (self, after, most, cancellable, &failure);

  while (post != NULL && failure == NULL)
    {
      Post *next = NULL;

      bg_replicator_tell (self, BG_REPLICATOR_SENDING, self->totals->received + self->totals->sent + waiting);
      if (send_post (self, post, before, &next, most, clashed, &failure) && is_too_big (post))
        {
          most = MAX (post->items->len / 2, 1);
          g_clear_pointer (&next, free_post);
          next = take_post (self, after, most, cancellable, &failure);
          g_clear_pointer (&post, free_post);
        }
      else
        {
          g_free (after);
          after = g_strdup (get_last_id (post));
        }
      g_clear_pointer (&before, free_post);
      before = g_steal_pointer (&post);
      post = next;
    }
  if (failure == NULL && (before == NULL || note_post (self, before, clashed, &failure)))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

gboolean
bg_replicator_send (BgReplicator *self, gboolean *clashed, GCancellable *cancellable, GError **error)
{
  guint waiting = 0, refused = 0;

  *clashed = FALSE;
  if (!bg_sync_count_waiting (self->store, &waiting, &refused, error))
    return FALSE;
  if (waiting == 0)
    return TRUE;
  return bg_sync_check_queue (self->store, self->totals, error) &&
         send_all (self, waiting, clashed, cancellable, error);
}
