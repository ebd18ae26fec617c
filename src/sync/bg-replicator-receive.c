/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Receiving: pages of changes come down, the next one already under way while one is taken over. */
#include "bg-config.h"

#include "bg-replicator-private.h"

/* A page of large documents is followed by one of fewer. */
#define PAGE_BYTES (4 * 1024 * 1024)
/* The first page is a small one: the sooner there is work, the less time the server and this computer spend
 * waiting for each other. */
#define FIRST_PAGE 200
/* Pages grow to so many batches, as each is a flush of the disk; and no faster than that the next one comes
 * while this one is taken over. */
#define MOST_BATCHES    4
#define GROWTH(records) ((records) + (records) / 4 + 1)

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
  json_t *answer;
  GPtrArray *documents;
  GPtrArray *records;
  char *since;
  guint n;
  guint pending;
  gsize bytes;
  GError *error;
} Page;

static void
free_page (Page *page)
{
  g_clear_pointer (&page->documents, g_ptr_array_unref);
  g_clear_pointer (&page->records, g_ptr_array_unref);
  json_decref (page->answer);
  g_free (page->since);
  g_clear_error (&page->error);
  g_free (page);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Page, free_page)

/* Records are read where the page came, so that whoever takes the page before it over need not wait. */
static void
read_page (Page *page)
{
  size_t index;
  json_t *row;

  page->documents = g_ptr_array_new ();
  json_array_foreach (json_object_get (page->answer, "results"), index, row)
  {
    json_t *document = json_object_get (row, "doc");

    if (json_is_object (document))
      g_ptr_array_add (page->documents, document);
  }
  page->records = bg_sync_read_records (page->documents);
}

static gboolean
ask_page (BgReplicator *self,
          const char *since,
          guint limit,
          Page *page,
          GCancellable *cancellable,
          GError **error)
{
  g_auto (BgAnswerFrom) answer = { 0 };
  g_autofree char *path =
    bg_replicator_dup_changes_path (self, since, "&include_docs=true&conflicts=true", limit);
  BgRequest request = { .method = "GET", .path = path };
  char *text;

  if (!self->transport->send (self->transport->data, &request, &answer, cancellable, error))
    return FALSE;
  page->answer = bg_answer_to_json (&answer, error);
  if (page->answer == NULL || !bg_answer_check (answer.status, page->answer, error))
    return FALSE;
  if (!json_is_array (json_object_get (page->answer, "results")) ||
      json_object_get (page->answer, "last_seq") == NULL)
    {
      bg_sync_set_error (error, BG_SYNC_NOT_COUCH, "_changes");
      return FALSE;
    }
  text = json_dumps (json_object_get (page->answer, "last_seq"), JSON_ENCODE_ANY | JSON_COMPACT);
  page->since = g_strdup (text);
  free (text);
  page->n = (guint) json_array_size (json_object_get (page->answer, "results"));
  page->pending = (guint) json_integer_value (json_object_get (page->answer, "pending"));
  page->bytes = g_bytes_get_size (answer.body);
  read_page (page);
  return TRUE;
}

typedef struct
{
  BgReplicator *self;
  char *since;
  guint limit;
  GCancellable *cancellable;
  /* A page that was taken over, to be freed meanwhile. */
  Page *spent;
} Fetch;

static gpointer
fetch_in_worker (gpointer data)
{
  Fetch *fetch = data;
  Page *page = g_new0 (Page, 1);

  g_clear_pointer (&fetch->spent, free_page);
  (void) ask_page (fetch->self, fetch->since, fetch->limit, page, fetch->cancellable, &page->error);
  return page;
}

static gboolean
take_over (BgReplicator *self, const Page *page, GError **error)
{
  BgSyncPage taken = { page->documents, page->since, self->totals, page->records };

  return bg_sync_apply (self->store, &taken, error);
}

/* The last pages are small again, so that not much is left to do when the server has sent all. */
static guint
choose_limit (guint limit, guint batch, const Page *page)
{
  guint most = page->pending > 0 ? MAX (page->pending / 2, FIRST_PAGE) : G_MAXUINT;

  if (page->bytes > PAGE_BYTES)
    return MAX (limit / 2, 1);
  return MIN (page->bytes < PAGE_BYTES / 4 ? MIN (GROWTH (limit), batch * MOST_BATCHES) : limit, most);
}

/* Takes @page over while the next one comes and *@spent is freed; NULL when it was the last. */
static Page *
take_and_fetch (BgReplicator *self,
                const Page *page,
                Page **spent,
                guint *limit,
                GCancellable *cancellable,
                GError **error)
{
  gboolean is_last = page->n < *limit && page->pending == 0;
  Fetch fetch = { self, page->since, 0, cancellable, is_last ? NULL : g_steal_pointer (spent) };
  GThread *thread = NULL;
  Page *next = NULL;
  gboolean good;

  *limit = choose_limit (*limit, self->batch, page);
  fetch.limit = *limit;
  if (!is_last)
    thread = g_thread_new ("fetch", fetch_in_worker, &fetch);
  good = take_over (self, page, error);
  if (thread != NULL)
    next = g_thread_join (thread);
  if (!good)
    g_clear_pointer (&next, free_page);
  bg_replicator_tell (self, BG_REPLICATOR_RECEIVING, self->totals->received + page->pending);
  return next;
}

gboolean
bg_replicator_receive (BgReplicator *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) failure = NULL;
  guint limit = MIN (self->batch, FIRST_PAGE);
  Fetch first = { self, self->server->since, limit, cancellable, NULL };
  g_autoptr (Page) page = fetch_in_worker (&first);
  g_autoptr (Page) spent = NULL;

  while (page != NULL && page->error == NULL)
    {
      Page *next = take_and_fetch (self, page, &spent, &limit, cancellable, &failure);

      if (failure == NULL)
        {
          g_free (self->server->since);
          self->server->since = g_strdup (page->since);
        }
      g_clear_pointer (&spent, free_page);
      spent = page;
      page = next;
      if (failure == NULL && next == NULL)
        return TRUE;
      if (failure != NULL)
        break;
    }
  if (failure == NULL)
    failure = g_steal_pointer (&page->error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
