/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A server in memory that speaks as much of CouchDB's language as the replicator does, and fails on demand.
 */
#include "fake-server.h"

#include <string.h>

#include "bg-sync-outcome.h"

struct _FakeServer
{
  /* Id to document, with "_id", "_rev" and "_deleted"; and the sequence of each. */
  GHashTable *documents;
  GHashTable *sequences;
  GHashTable *locals;
  /* Id of a file to its bytes. */
  GHashTable *contents;
  gboolean ignores_range;
  FakeOrder order;
  gint64 sequence;
  gsize most_bytes;
  /* What the ids of documents begin with that nobody may write. */
  char *forbidden;
  GRand *rand;
  guint n_requests;
  GMutex lock;
};

typedef struct
{
  FakeServer *server;
  FakeFaultFunc func;
  gpointer data;
} Way;

static void
unref_json (gpointer json)
{
  json_decref (json);
}

FakeServer *
fake_server_new (void)
{
  FakeServer *server = g_new0 (FakeServer, 1);

  server->documents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_json);
  server->sequences = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  server->locals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_json);
  server->contents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  server->most_bytes = G_MAXSIZE;
  g_mutex_init (&server->lock);
  return server;
}

void
fake_server_free (FakeServer *server)
{
  if (server == NULL)
    return;
  g_hash_table_unref (server->documents);
  g_hash_table_unref (server->sequences);
  g_hash_table_unref (server->locals);
  g_hash_table_unref (server->contents);
  g_clear_pointer (&server->rand, g_rand_free);
  g_free (server->forbidden);
  g_mutex_clear (&server->lock);
  g_free (server);
}

static void
copy_table (GHashTable *from, GHashTable *to, gboolean is_json)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_remove_all (to);
  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (to, g_strdup (key),
                         is_json ? (gpointer) json_deep_copy (value) : g_memdup2 (value, sizeof (gint64)));
}

/* Everything of @by, as when a data folder is replaced by an older copy of it. */
void
fake_server_replace (FakeServer *server, FakeServer *by)
{
  copy_table (by->documents, server->documents, TRUE);
  copy_table (by->locals, server->locals, TRUE);
  copy_table (by->sequences, server->sequences, FALSE);
  server->sequence = by->sequence;
}

FakeServer *
fake_server_copy (FakeServer *server)
{
  FakeServer *copy = fake_server_new ();

  fake_server_replace (copy, server);
  return copy;
}

void
fake_server_set_most_bytes (FakeServer *server, gsize bytes)
{
  server->most_bytes = bytes;
}

void
fake_server_set_order (FakeServer *server, FakeOrder order)
{
  server->order = order;
}

/* As pouchdb-server does; CouchDB sends what is asked for. */
void
fake_server_ignore_range (FakeServer *server)
{
  server->ignores_range = TRUE;
}

/* What the server says are the bytes of a file, whatever they were; NULL for none. */
void
fake_server_set_contents (FakeServer *server, const char *sha256, const char *text)
{
  char *id = g_strconcat ("file:", sha256, NULL);

  if (text != NULL)
    g_hash_table_insert (server->contents, id, g_bytes_new (text, strlen (text)));
  else
    {
      g_hash_table_remove (server->contents, id);
      g_free (id);
    }
}

void
fake_server_forbid (FakeServer *server, const char *prefix)
{
  g_free (server->forbidden);
  server->forbidden = g_strdup (prefix);
}

void
fake_server_shuffle (FakeServer *server, guint32 seed)
{
  g_clear_pointer (&server->rand, g_rand_free);
  server->rand = g_rand_new_with_seed (seed);
}

guint
fake_server_get_n_requests (FakeServer *server)
{
  return server->n_requests;
}

json_t *
fake_server_get (FakeServer *server, const char *id)
{
  return g_hash_table_lookup (server->documents, id);
}

guint
fake_server_get_n_records (FakeServer *server)
{
  GHashTableIter iter;
  gpointer key, value;
  guint n = 0;

  g_hash_table_iter_init (&iter, server->documents);
  while (g_hash_table_iter_next (&iter, &key, &value))
    n += !g_str_has_prefix (key, "meta:") && !json_is_true (json_object_get (value, "_deleted"));
  return n;
}

/* The revision of what a document says: the same edit of the same version has the same one everywhere. */
static char *
make_rev (const json_t *document, guint generation)
{
  char *text = json_dumps (document, JSON_COMPACT | JSON_SORT_KEYS);
  char *hash = g_compute_checksum_for_string (G_CHECKSUM_MD5, text, -1);
  char *rev = g_strdup_printf ("%u-%s", generation, hash);

  g_free (hash);
  free (text);
  return rev;
}

/* Takes over @document. */
void
fake_server_put (FakeServer *server, json_t *document)
{
  const char *id = json_string_value (json_object_get (document, "_id"));
  const char *old = json_string_value (json_object_get (document, "_rev"));
  g_autofree char *rev = make_rev (document, old != NULL ? (guint) g_ascii_strtoull (old, NULL, 10) + 1 : 1);
  gint64 sequence = ++server->sequence;

  json_object_set_new (document, "_rev", json_string (rev));
  g_hash_table_insert (server->sequences, g_strdup (id), g_memdup2 (&sequence, sizeof sequence));
  g_hash_table_insert (server->documents, g_strdup (id), document);
}

void
fake_server_set_up (FakeServer *server, const char *library)
{
  fake_server_put (server,
                   json_pack ("{s:s, s:s, s:i}", "_id", "meta:library", "library", library, "form", 1));
}

static json_t *
make_error (guint *status, guint code, const char *error, const char *reason)
{
  *status = code;
  return json_pack ("{s:s, s:s}", "error", error, "reason", reason);
}

/* One document of a batch, as _bulk_docs answers it. */
static json_t *
store (FakeServer *server, const json_t *document)
{
  const char *id = json_string_value (json_object_get (document, "_id"));
  const char *rev = json_string_value (json_object_get (document, "_rev"));
  json_t *now = g_hash_table_lookup (server->documents, id);
  const char *current = json_string_value (json_object_get (now, "_rev"));
  json_t *copy;

  if (server->forbidden != NULL && g_str_has_prefix (id, server->forbidden))
    return json_pack ("{s:s, s:s, s:s}", "id", id, "error", "forbidden", "reason", "only leaders");
  /* What was deleted may be made anew. */
  if (g_strcmp0 (rev, current) != 0 && !(rev == NULL && json_is_true (json_object_get (now, "_deleted"))))
    return json_pack ("{s:s, s:s}", "id", id, "error", "conflict");
  copy = json_deep_copy (document);
  if (rev == NULL && current != NULL)
    json_object_set_new (copy, "_rev", json_string (current));
  fake_server_put (server, copy);
  return json_pack ("{s:s, s:s, s:b}", "id", id, "rev", json_string_value (json_object_get (copy, "_rev")),
                    "ok", 1);
}

static void
shuffle (FakeServer *server, json_t *rows)
{
  for (size_t i = json_array_size (rows); server->rand != NULL && i > 1; i--)
    {
      json_t *row =
        json_incref (json_array_get (rows, (size_t) g_rand_int_range (server->rand, 0, (gint32) i)));
      size_t index;
      json_t *other;

      json_array_foreach (rows, index, other) if (other == row) break;
      json_array_remove (rows, index);
      json_array_append_new (rows, row);
    }
}

static json_t *
answer_bulk (FakeServer *server, const BgRequest *request, FakeFault fault, guint *status)
{
  gsize size;
  const char *text = g_bytes_get_data (request->body, &size);
  json_t *batch = json_loadb (text, size, 0, NULL);
  json_t *documents = json_object_get (batch, "docs");
  json_t *rows = json_array ();
  size_t index, most = json_array_size (documents);
  json_t *document;

  g_assert_nonnull (batch);
  *status = 201;
  if (size > server->most_bytes)
    {
      json_decref (rows);
      json_decref (batch);
      return make_error (status, 413, "document_too_large", "too large");
    }
  if (fault == FAKE_TORN)
    most /= 2;
  json_array_foreach (documents, index, document) if (index < most)
    json_array_append_new (rows, store (server, document));
  shuffle (server, rows);
  json_decref (batch);
  return rows;
}

static gint64
read_number (const char *path, const char *key, gint64 fallback)
{
  const char *found = strstr (path, key);

  return found != NULL ? g_ascii_strtoll (found + strlen (key), NULL, 10) : fallback;
}

static gint
compare_sequences (gconstpointer a, gconstpointer b, gpointer data)
{
  FakeServer *server = data;
  gint64 *first = g_hash_table_lookup (server->sequences, *(const char **) a);
  gint64 *second = g_hash_table_lookup (server->sequences, *(const char **) b);

  return *first < *second ? -1 : *first > *second;
}

/* jansson writes keys in the order in which they were set. */
static json_t *
make_page (FakeServer *server, json_t *results, gint64 since, guint left)
{
  g_autofree char *last = g_strdup_printf ("%" G_GINT64_FORMAT "-seq", since);

  switch (server->order)
    {
    case FAKE_END_IN_FRONT:
      return json_pack ("{s:s, s:i, s:o}", "last_seq", last, "pending", (int) left, "results", results);
    case FAKE_NOTHING_LEFT_SAID:
      return json_pack ("{s:o, s:s}", "results", results, "last_seq", last);
    case FAKE_AS_COUCH:
    default:
      return json_pack ("{s:o, s:s, s:i}", "results", results, "last_seq", last, "pending", (int) left);
    }
}

static json_t *
answer_changes (FakeServer *server, const BgRequest *request, guint *status)
{
  gint64 since = read_number (request->path, "since=", 0);
  guint limit = (guint) read_number (request->path, "limit=", 1);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id, sequence;
  json_t *results = json_array ();
  guint i;

  /* A plain number is refused by CouchDB; 0 is not. */
  if (since > 0 && strstr (request->path, "-seq") == NULL)
    return make_error (status, 400, "bad_request", "Malformed sequence supplied in 'since' parameter.");
  g_hash_table_iter_init (&iter, server->sequences);
  while (g_hash_table_iter_next (&iter, &id, &sequence))
    if (*(gint64 *) sequence > since)
      g_ptr_array_add (ids, id);
  g_ptr_array_sort_with_data (ids, compare_sequences, server);
  for (i = 0; i < ids->len && i < limit; i++)
    {
      const char *name = g_ptr_array_index (ids, i);

      since = *(gint64 *) g_hash_table_lookup (server->sequences, name);
      json_array_append_new (
        results, json_pack ("{s:s, s:O}", "id", name, "doc", g_hash_table_lookup (server->documents, name)));
    }
  *status = 200;
  return make_page (server, results, since, ids->len - i);
}

static json_t *
answer_all (FakeServer *server, guint *status)
{
  json_t *rows = json_array ();
  GHashTableIter iter;
  gpointer id, document;

  g_hash_table_iter_init (&iter, server->documents);
  while (g_hash_table_iter_next (&iter, &id, &document))
    if (!json_is_true (json_object_get (document, "_deleted")))
      json_array_append_new (rows, json_pack ("{s:s, s:{s:s}}", "id", (char *) id, "value", "rev",
                                              json_string_value (json_object_get (document, "_rev"))));
  *status = 200;
  return json_pack ("{s:o}", "rows", rows);
}

static json_t *
answer_local (FakeServer *server, const BgRequest *request, guint *status)
{
  json_t *now = g_hash_table_lookup (server->locals, request->path);
  gsize size;
  json_t *mark;

  *status = 200;
  if (strcmp (request->method, "GET") == 0)
    return now != NULL ? json_incref (now) : make_error (status, 404, "not_found", "missing");
  mark = json_loadb (g_bytes_get_data (request->body, NULL), g_bytes_get_size (request->body), 0, NULL);
  size = (gsize) g_ascii_strtoull (now != NULL ? json_string_value (json_object_get (now, "_rev")) + 2 : "0",
                                   NULL, 10);
  {
    g_autofree char *rev = g_strdup_printf ("0-%u", (guint) size + 1);

    json_object_set_new (mark, "_rev", json_string (rev));
  }
  g_hash_table_insert (server->locals, g_strdup (request->path), mark);
  *status = 201;
  return json_pack ("{s:b}", "ok", 1);
}

/* The bytes of a file, put under a document that announces it. */
static json_t *
take_contents (FakeServer *server, const BgRequest *request, guint *status)
{
  g_autofree char *path = g_uri_unescape_string (request->path, NULL);
  const char *rev = strstr (path, "?rev=") + strlen ("?rev=");
  char *slash = strchr (path, '/');
  json_t *document;

  *slash = '\0';
  document = g_hash_table_lookup (server->documents, path);
  if (g_strcmp0 (json_string_value (json_object_get (document, "_rev")), rev) != 0)
    return make_error (status, 409, "conflict", "Document update conflict.");
  document = json_deep_copy (document);
  json_object_set_new (document, "_attachments",
                       json_pack ("{s:{s:b, s:I}}", "content", "stub", 1, "length",
                                  (json_int_t) g_bytes_get_size (request->body)));
  g_hash_table_insert (server->contents, g_strdup (path), g_bytes_ref (request->body));
  fake_server_put (server, document);
  *status = 201;
  return json_pack ("{s:b, s:s}", "ok", 1, "rev", json_string_value (json_object_get (document, "_rev")));
}

/* One document under its own address. */
static json_t *
take_document (FakeServer *server, const BgRequest *request, guint *status)
{
  g_autofree char *id = g_uri_unescape_string (request->path, NULL);
  json_t *document =
    json_loadb (g_bytes_get_data (request->body, NULL), g_bytes_get_size (request->body), 0, NULL);
  json_t *row;

  json_object_set_new (document, "_id", json_string (id));
  row = store (server, document);
  json_decref (document);
  *status = json_object_get (row, "error") != NULL ? 409 : 201;
  return row;
}

static json_t *
answer_document (FakeServer *server, const BgRequest *request, guint *status)
{
  g_autofree char *id = g_uri_unescape_string (request->path, NULL);
  char *query = strchr (id, '?');
  json_t *document;

  if (query != NULL)
    *query = '\0';
  document = g_hash_table_lookup (server->documents, id);
  *status = 200;
  if (document == NULL || json_is_true (json_object_get (document, "_deleted")))
    return make_error (status, 404, "not_found", "missing");
  return json_incref (document);
}

static json_t *
answer_request (FakeServer *server, const BgRequest *request, FakeFault fault, guint *status)
{
  if (request->path == NULL)
    {
      *status = 200;
      return json_pack ("{s:s}", "db_name", "records");
    }
  if (g_str_has_prefix (request->path, "_changes"))
    return answer_changes (server, request, status);
  if (g_str_has_prefix (request->path, "_bulk_docs"))
    return answer_bulk (server, request, fault, status);
  if (g_str_has_prefix (request->path, "_all_docs"))
    return answer_all (server, status);
  if (g_str_has_prefix (request->path, "_local/"))
    return answer_local (server, request, status);
  if (strcmp (request->method, "PUT") == 0 && strchr (request->path, '/') != NULL)
    return take_contents (server, request, status);
  if (strcmp (request->method, "PUT") == 0)
    return take_document (server, request, status);
  return answer_document (server, request, status);
}

static gboolean
fill (BgAnswerFrom *answer, char *text, gsize size, guint status, const char *media_type)
{
  answer->status = status;
  answer->body = g_bytes_new (text, size);
  answer->media_type = g_strdup (media_type);
  return TRUE;
}

static gboolean
break_off (GError **error)
{
  bg_sync_set_error (error, BG_SYNC_OFFLINE, "the connection broke");
  return FALSE;
}

/* Bytes to the file that the client names, behind what it has; half of them where the answer is cut. */
static gboolean
send_contents (FakeServer *server,
               const BgRequest *request,
               FakeFault fault,
               BgAnswerFrom *answer,
               GError **error)
{
  g_autofree char *id = g_uri_unescape_string (request->path, NULL);
  g_autofree char *old = NULL;
  gsize from = 0, size = 0;
  GBytes *bytes;
  const char *data;

  *strchr (id, '/') = '\0';
  bytes = g_hash_table_lookup (server->contents, id);
  if (bytes == NULL)
    return fill (answer, (char *) "{\"error\":\"not_found\"}", 21, 404, "application/json");
  data = g_bytes_get_data (bytes, &size);
  if (!server->ignores_range && g_file_get_contents (request->save_to, &old, &from, NULL) && from >= size)
    return fill (answer, (char *) "{\"error\":\"range\"}", 17, 416, "application/json");
  if (fault == FAKE_CUT_ANSWER)
    size = from + (size - from) / 2;
  {
    g_autoptr (GString) text = g_string_new_len (old, (gssize) from);

    g_string_append_len (text, data + from, (gssize) (size - from));
    g_assert_true (g_file_set_contents (request->save_to, text->str, (gssize) text->len, NULL));
  }
  answer->status = from > 0 ? 206 : 200;
  return fault != FAKE_CUT_ANSWER || break_off (error);
}

static gboolean
send_cb (gpointer data,
         const BgRequest *request,
         BgAnswerFrom *answer,
         GCancellable *cancellable,
         GError **error)
{
  Way *way = data;
  FakeServer *server = way->server;
  FakeFault fault = way->func != NULL ? way->func (request, way->data) : FAKE_GOOD;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&server->lock);
  guint status = 200;
  json_t *json;
  char *text;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  server->n_requests++;
  if (fault == FAKE_CUT_REQUEST)
    return break_off (error);
  if (fault == FAKE_500)
    return fill (answer, (char *) "{\"error\":\"internal\"}", 20, 500, "application/json");
  if (fault == FAKE_HTML)
    return fill (answer, (char *) "<html>Sign in</html>", 20, 200, "text/html");
  if (request->save_to != NULL)
    return send_contents (server, request, fault, answer, error);
  json = answer_request (server, request, fault, &status);
  text = json_dumps (json, JSON_COMPACT);
  json_decref (json);
  if (fault == FAKE_CUT_ANSWER || fault == FAKE_TORN)
    {
      free (text);
      return break_off (error);
    }
  if (fault == FAKE_500_DONE)
    fill (answer, (char *) "{\"error\":\"internal\"}", 20, 500, "application/json");
  else
    fill (answer, text, strlen (text) / (fault == FAKE_TRUNCATED ? 2 : 1), status, "application/json");
  free (text);
  return TRUE;
}

BgTransport *
fake_server_open (FakeServer *server, FakeFaultFunc func, gpointer data)
{
  BgTransport *transport = g_new0 (BgTransport, 1);
  Way *way = g_new0 (Way, 1);

  way->server = server;
  way->func = func;
  way->data = data;
  transport->send = send_cb;
  transport->data = way;
  transport->destroy = g_free;
  return transport;
}
