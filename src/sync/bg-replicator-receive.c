/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Receiving: pages of changes come down, are read, and are taken over, each by a thread of its own, so that
 * neither the server nor this computer waits for the other.
 *
 * Where a page begins is told by the end of the text of the one before, so that it is asked for before that
 * one is read; what was told so is held against what was read. */
#include "bg-config.h"

#include "bg-replicator-private.h"

#include <string.h>

#include "bg-belt.h"

/* A page of large documents is followed by one of fewer. */
#define PAGE_BYTES (4 * 1024 * 1024)
/* The first page is a small one: the sooner there is work, the less time the server and this computer spend
 * waiting for each other. */
#define FIRST_PAGE 200
/* Pages grow to so many batches, as each is a flush of the disk; and no faster than that the next one comes
 * while this one is taken over. */
#define MOST_BATCHES    4
#define GROWTH(records) ((records) + (records) / 4 + 1)
/* Pages that wait for the next thread. Each takes some megabytes. */
#define PAGES_AHEAD 1
/* last_seq and pending take no more than this at the end of a page; some servers' last_seq is long. */
#define LONGEST_END 16384

/* How far the server was read is its own word: a number for some, an opaque text for CouchDB. */
static char *
dup_since (const char *since)
{
  json_t *value = since != NULL ? json_loads (since, JSON_DECODE_ANY, NULL) : NULL;
  char *text;

  if (json_is_string (value))
    text = g_uri_escape_string (json_string_value (value), NULL, FALSE);
  else
    text = g_strdup_printf ("%" JSON_INTEGER_FORMAT, json_integer_value (value));
  json_decref (value);
  return text;
}

char *
bg_replicator_dup_changes_path (BgReplicator *self, const char *since, const char *more, guint limit)
{
  g_autofree char *from = dup_since (since);

  return g_strdup_printf ("_changes?since=%s&limit=%u%s", from, limit, more);
}

typedef struct
{
  /* As it came, until it is read. */
  BgAnswerFrom answer;
  guint limit;
  gsize bytes;
  /* Where the next page begins, as the end of this one tells. */
  char *told;
  guint pending;
  gboolean is_last;
  /* As it was read. */
  json_t *json;
  GPtrArray *documents;
  GPtrArray *records;
  char *since;
  GError *error;
} Page;

static void
free_page (gpointer data)
{
  Page *page = data;

  bg_answer_clear (&page->answer);
  g_clear_pointer (&page->documents, g_ptr_array_unref);
  g_clear_pointer (&page->records, g_ptr_array_unref);
  json_decref (page->json);
  g_free (page->told);
  g_free (page->since);
  g_clear_error (&page->error);
  g_free (page);
}

static char *
dup_last_seq (const json_t *json)
{
  char *text = json_dumps (json_object_get (json, "last_seq"), JSON_ENCODE_ANY | JSON_COMPACT);
  char *copy = g_strdup (text);

  free (text);
  return copy;
}

static gboolean
read_answer (Page *page, GError **error)
{
  page->json = bg_answer_to_json (&page->answer, error);
  if (page->json == NULL || !bg_answer_check (page->answer.status, page->json, error))
    return FALSE;
  if (!json_is_array (json_object_get (page->json, "results")) ||
      json_object_get (page->json, "last_seq") == NULL)
    {
      bg_sync_set_error (error, BG_SYNC_NOT_COUCH, "_changes");
      return FALSE;
    }
  page->since = dup_last_seq (page->json);
  return TRUE;
}

/* Servers write last_seq and pending behind the results: what begins with the one and ends with the page is
 * they alone, since within a document it would end with more than one bracket. The whole page says the same:
 * of a key that stands in it twice, the last is read. */
static json_t *
read_end (const Page *page)
{
  static const char mark[] = "\"last_seq\":";
  gsize size = 0;
  const char *text = page->answer.body != NULL ? g_bytes_get_data (page->answer.body, &size) : NULL;
  gsize from = size > LONGEST_END ? size - LONGEST_END : 0;
  const char *at = text != NULL ? g_strrstr_len (text + from, (gssize) (size - from), mark) : NULL;
  g_autofree char *end = NULL;

  if (at == NULL)
    return NULL;
  end = g_strdup_printf ("{%.*s", (int) (text + size - at), at);
  return json_loads (end, 0, NULL);
}

/* Where the end of a page does not tell, the page is read at once. */
static gboolean
look_at_end (Page *page, GError **error)
{
  json_t *end = page->answer.status == 200 ? read_end (page) : NULL;
  json_t *pending = json_object_get (end, "pending");

  if (json_is_integer (pending))
    {
      page->told = dup_last_seq (end);
      page->pending = (guint) json_integer_value (pending);
      page->is_last = page->pending == 0;
    }
  json_decref (end);
  if (page->told != NULL)
    return TRUE;
  if (!read_answer (page, error))
    return FALSE;
  page->told = g_strdup (page->since);
  page->pending = (guint) json_integer_value (json_object_get (page->json, "pending"));
  page->is_last =
    page->pending == 0 && json_array_size (json_object_get (page->json, "results")) < page->limit;
  return TRUE;
}

static gboolean
ask_page (BgReplicator *self, const char *since, Page *page, GCancellable *cancellable, GError **error)
{
  g_autofree char *path =
    bg_replicator_dup_changes_path (self, since, "&include_docs=true&conflicts=true", page->limit);
  BgRequest request = { .method = "GET", .path = path };

  if (!self->transport->send (self->transport->data, &request, &page->answer, cancellable, error))
    return FALSE;
  page->bytes = page->answer.body != NULL ? g_bytes_get_size (page->answer.body) : 0;
  return look_at_end (page, error);
}

/* The last pages are small again, so that not much is left to do when the server has sent all. */
static guint
choose_limit (guint batch, const Page *page)
{
  guint most = page->pending > 0 ? MAX (page->pending / 2, FIRST_PAGE) : G_MAXUINT;

  if (page->bytes > PAGE_BYTES)
    return MAX (page->limit / 2, 1);
  return MIN (page->bytes < PAGE_BYTES / 4 ? MIN (GROWTH (page->limit), batch * MOST_BATCHES) : page->limit,
              most);
}

typedef struct
{
  BgReplicator *self;
  GCancellable *cancellable;
  /* From the server to the reader, and from there to the record book. */
  BgBelt *came;
  BgBelt *read;
} Receiver;

static gpointer
fetch_in_worker (gpointer data)
{
  Receiver *receiver = data;
  BgReplicator *self = receiver->self;
  g_autofree char *since = g_strdup (self->server->since);
  guint limit = MIN (self->batch, FIRST_PAGE);
  gboolean more = TRUE;

  while (more && !bg_belt_is_stopped (receiver->came))
    {
      Page *page = g_new0 (Page, 1);

      page->limit = limit;
      more = ask_page (self, since, page, receiver->cancellable, &page->error) && !page->is_last;
      limit = choose_limit (self->batch, page);
      g_free (since);
      since = g_strdup (page->told);
      bg_belt_put (receiver->came, page);
    }
  bg_belt_end (receiver->came);
  return NULL;
}

static void
read_page (Page *page)
{
  size_t index;
  json_t *row;

  if (page->error != NULL || (page->json == NULL && !read_answer (page, &page->error)))
    return;
  page->documents = g_ptr_array_new ();
  json_array_foreach (json_object_get (page->json, "results"), index, row)
  {
    json_t *document = json_object_get (row, "doc");

    if (json_is_object (document))
      g_ptr_array_add (page->documents, document);
  }
  page->records = bg_sync_read_records (page->documents);
  bg_answer_clear (&page->answer);
}

static gpointer
read_in_worker (gpointer data)
{
  Receiver *receiver = data;
  Page *page;

  while ((page = bg_belt_take (receiver->came)) != NULL)
    {
      read_page (page);
      bg_belt_put (receiver->read, page);
    }
  bg_belt_end (receiver->read);
  return NULL;
}

static gboolean
take_over (BgReplicator *self, Page *page, GError **error)
{
  BgSyncPage taken = { page->documents, page->since, self->totals, page->records };

  if (page->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&page->error));
      return FALSE;
    }
  if (!bg_sync_apply (self->store, &taken, error))
    return FALSE;
  g_free (self->server->since);
  self->server->since = g_strdup (page->since);
  bg_replicator_tell (self, BG_REPLICATOR_RECEIVING, self->totals->received + page->pending);
  return TRUE;
}

static gboolean
take_all (Receiver *receiver, GError **error)
{
  gboolean good = TRUE;
  Page *page;

  while (good && (page = bg_belt_take (receiver->read)) != NULL)
    {
      good = take_over (receiver->self, page, error);
      free_page (page);
    }
  return good;
}

static void
cancelled_cb (GCancellable *outer, GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

gboolean
bg_replicator_receive (BgReplicator *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GCancellable) own = g_cancellable_new ();
  g_autoptr (BgBelt) came = bg_belt_new (PAGES_AHEAD, free_page);
  g_autoptr (BgBelt) read = bg_belt_new (PAGES_AHEAD, free_page);
  gulong id =
    cancellable != NULL ? g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), own, NULL) : 0;
  Receiver receiver = { self, own, came, read };
  GThread *fetch = g_thread_new ("fetch", fetch_in_worker, &receiver);
  GThread *reader = g_thread_new ("read", read_in_worker, &receiver);
  gboolean good = take_all (&receiver, error);

  if (!good)
    {
      g_cancellable_cancel (own);
      bg_belt_stop (came);
      bg_belt_stop (read);
    }
  g_thread_join (fetch);
  g_thread_join (reader);
  g_cancellable_disconnect (cancellable, id);
  return good;
}
