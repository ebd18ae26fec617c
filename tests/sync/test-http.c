/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way to a server: addresses, answers of every kind, answers that are cut, and giving up. */
#include "bg-http.h"

#include <string.h>

#include "bg-sync-outcome.h"
#include "raw-server.h"

#define JSON "Content-Type: application/json\r\n"

static BgTransport *
open_way (RawServer *server)
{
  g_autofree char *url = raw_server_dup_url (server);
  g_autoptr (GError) error = NULL;
  BgTransport *way = bg_http_open (url, "an", "mật khẩu", BG_HTTP_NONE, &error);

  g_assert_no_error (error);
  return way;
}

static void
assert_outcome (const GError *error, BgSyncOutcome wanted)
{
  BgSyncOutcome got = bg_sync_outcome_from_error (error);

  if (got != wanted)
    g_error ("%s instead of %s: %s", bg_sync_outcome_get_code (got), bg_sync_outcome_get_code (wanted),
             error != NULL ? error->message : "no error");
}

static void
test_addresses (void)
{
  static const struct
  {
    const char *url;
    const char *user;
    BgHttpFlags flags;
    BgSyncOutcome outcome;
  } cases[] = {
    { "https://dongbo.example.vn/camau", "an", BG_HTTP_NONE, BG_SYNC_DONE },
    { " https://dongbo.example.vn:6984/couch/camau/ ", "an", BG_HTTP_NONE, BG_SYNC_DONE },
    { "HTTPS://dongbo.example.vn/so%2Fngoaivu", NULL, BG_HTTP_NONE, BG_SYNC_DONE },
    { "http://127.0.0.1:5984/camau", "an", BG_HTTP_NONE, BG_SYNC_DONE },
    { "http://127.9.9.9/camau", "an", BG_HTTP_NONE, BG_SYNC_DONE },
    { "http://[::1]:5984/camau", "an", BG_HTTP_NONE, BG_SYNC_DONE },
    { "http://localhost:5984/camau", "an", BG_HTTP_NONE, BG_SYNC_DONE },
    { "http://10.0.0.8:5984/camau", "an", BG_HTTP_NONE, BG_SYNC_INSECURE },
    { "http://localhost.example.vn/camau", "an", BG_HTTP_NONE, BG_SYNC_INSECURE },
    { "http://127.0.0.1.example.vn/camau", "an", BG_HTTP_NONE, BG_SYNC_INSECURE },
    { "http://10.0.0.8:5984/camau", "an", BG_HTTP_ALLOW_PLAIN, BG_SYNC_DONE },
    { "https://an:matkhau@dongbo.example.vn/camau", NULL, BG_HTTP_NONE, BG_SYNC_BAD_ADDRESS },
    { "https://an@dongbo.example.vn/camau", NULL, BG_HTTP_NONE, BG_SYNC_BAD_ADDRESS },
    { "https://dongbo.example.vn", "an", BG_HTTP_NONE, BG_SYNC_BAD_ADDRESS },
    { "https://dongbo.example.vn/", "an", BG_HTTP_NONE, BG_SYNC_BAD_ADDRESS },
    { "https://dongbo.example.vn/_users", "an", BG_HTTP_NONE, BG_SYNC_BAD_ADDRESS },
    { "https://dongbo.example.vn/CaMau", "an", BG_HTTP_NONE, BG_SYNC_BAD_ADDRESS },
    { "https://dongbo.example.vn/ca mau", "an", BG_HTTP_NONE, BG_SYNC_BAD_ADDRESS },
    { "https://dongbo.example.vn/camau?x=1", "an", BG_HTTP_NONE, BG_SYNC_BAD_ADDRESS },
    { "https://dongbo.example.vn/camau#x", "an", BG_HTTP_NONE, BG_SYNC_BAD_ADDRESS },
    { "https:///camau", "an", BG_HTTP_NONE, BG_SYNC_BAD_ADDRESS },
    { "ftp://dongbo.example.vn/camau", "an", BG_HTTP_NONE, BG_SYNC_BAD_ADDRESS },
    { "file:///etc/passwd", "an", BG_HTTP_NONE, BG_SYNC_BAD_ADDRESS },
    { "dongbo.example.vn/camau", "an", BG_HTTP_NONE, BG_SYNC_BAD_ADDRESS },
    { "", "an", BG_HTTP_NONE, BG_SYNC_BAD_ADDRESS },
    { "https://dongbo.example.vn/camau", "an:b", BG_HTTP_NONE, BG_SYNC_WRONG_PASSWORD },
    { "https://dongbo.example.vn/camau", "", BG_HTTP_NONE, BG_SYNC_WRONG_PASSWORD },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BgTransport) way = bg_http_open (cases[i].url, cases[i].user, "x", cases[i].flags, &error);

      g_test_message ("%s", cases[i].url);
      g_assert_true ((way != NULL) == (cases[i].outcome == BG_SYNC_DONE));
      assert_outcome (error, cases[i].outcome);
      if (error != NULL)
        g_assert_null (strstr (error->message, "matkhau"));
    }
}

/* What comes back, and the ending it stands for. */
static const struct
{
  const char *bytes;
  RawEnd end;
  BgSyncOutcome outcome;
} answers[] = {
  { "HTTP/1.1 200 OK\r\n" JSON "Content-Length: 11\r\n\r\n{\"ok\":true}", RAW_KEEP, BG_SYNC_DONE },
  { "HTTP/1.1 200 OK\r\n" JSON "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"ok\"\r\n6\r\n:true}\r\n0\r\n\r\n",
    RAW_KEEP, BG_SYNC_DONE },
  { "HTTP/1.1 201 Created\r\n" JSON "Content-Length: 2\r\n\r\n{}", RAW_CLOSE, BG_SYNC_DONE },
  /* Cut: in the head, in the body, between and in the pieces, and where no end was announced. */
  { "", RAW_CLOSE, BG_SYNC_OFFLINE },
  { "HTTP/1.1 200 OK\r\nContent-Ty", RAW_CLOSE, BG_SYNC_OFFLINE },
  { "HTTP/1.1 200 OK\r\n" JSON "Content-Length: 12\r\n\r\n{\"ok\":true}", RAW_CLOSE, BG_SYNC_OFFLINE },
  { "HTTP/1.1 200 OK\r\n" JSON "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"ok\"\r\n6\r\n:true}\r\n0\r\n",
    RAW_CLOSE, BG_SYNC_OFFLINE },
  { "HTTP/1.1 200 OK\r\n" JSON "Transfer-Encoding: chunked\r\n\r\nb\r\n{\"ok\":true}", RAW_CLOSE,
    BG_SYNC_OFFLINE },
  { "HTTP/1.1 200 OK\r\n" JSON "\r\n{\"ok\":true}", RAW_CLOSE, BG_SYNC_OFFLINE },
  /* Others who answer. */
  { "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>", RAW_KEEP,
    BG_SYNC_NOT_COUCH },
  { "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<html>", RAW_CLOSE, BG_SYNC_NOT_COUCH },
  { "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/login\r\nContent-Length: 0\r\n\r\n", RAW_KEEP,
    BG_SYNC_NOT_COUCH },
  { "HTTP/1.1 302 Found\r\nLocation: /login\r\n" JSON "Content-Length: 2\r\n\r\n{}", RAW_KEEP,
    BG_SYNC_NOT_COUCH },
  { "SSH-2.0-OpenSSH_9.2\r\n", RAW_CLOSE, BG_SYNC_NOT_COUCH },
  { "HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>", RAW_KEEP,
    BG_SYNC_SERVER_FAULT },
  /* What the server says. */
  { "HTTP/1.1 401 Unauthorized\r\n" JSON "Content-Length: 24\r\n\r\n{\"error\":\"unauthorized\"}", RAW_KEEP,
    BG_SYNC_WRONG_PASSWORD },
  { "HTTP/1.1 403 Forbidden\r\n" JSON "Content-Length: 63\r\n\r\n"
    "{\"error\":\"forbidden\",\"reason\":\"Account is temporarily locked.\"}",
    RAW_KEEP, BG_SYNC_LOCKED },
  { "HTTP/1.1 403 Forbidden\r\n" JSON "Content-Length: 21\r\n\r\n{\"error\":\"forbidden\"}", RAW_KEEP,
    BG_SYNC_FORBIDDEN },
  { "HTTP/1.1 404 Not Found\r\n" JSON "Content-Length: 2\r\n\r\n{}", RAW_KEEP, BG_SYNC_NO_DATABASE },
  { "HTTP/1.1 413 Too Large\r\n" JSON "Content-Length: 2\r\n\r\n{}", RAW_KEEP, BG_SYNC_TOO_BIG },
  { "HTTP/1.1 429 Slow down\r\n" JSON "Content-Length: 2\r\n\r\n{}", RAW_KEEP, BG_SYNC_SERVER_FAULT },
  { "HTTP/1.1 500 Fault\r\n" JSON "Content-Length: 2\r\n\r\n{}", RAW_KEEP, BG_SYNC_SERVER_FAULT },
  { "HTTP/1.1 500 Fault\r\n" JSON "Content-Length: 19\r\n\r\n{\"reason\":\"enospc\"}", RAW_KEEP,
    BG_SYNC_FULL },
  { "HTTP/1.1 507 Full\r\n" JSON "Content-Length: 2\r\n\r\n{}", RAW_KEEP, BG_SYNC_FULL },
};

static void
test_answers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (RawServer) server = raw_server_new ();
      g_autoptr (BgTransport) way = open_way (server);
      g_autoptr (GError) error = NULL;
      json_t *json;

      g_test_message ("%s", answers[i].bytes);
      raw_server_answer (server, answers[i].bytes, -1, answers[i].end);
      json = bg_transport_ask (way, "GET", NULL, NULL, NULL, NULL, &error);
      g_assert_true ((json != NULL) == (answers[i].outcome == BG_SYNC_DONE));
      assert_outcome (error, answers[i].outcome);
      json_decref (json);
    }
}

/* Cut after every byte, an answer is none. Only the line feed behind the empty piece that ends the last one
 * brings nothing any more. */
static void
test_every_cut (void)
{
  const char *whole[] = { answers[0].bytes, answers[1].bytes };
  const gsize lengths[] = { strlen (whole[0]), strlen (whole[1]) - 1 };
  g_autoptr (RawServer) server = raw_server_new ();
  g_autoptr (BgTransport) way = open_way (server);

  for (gsize i = 0; i < G_N_ELEMENTS (whole); i++)
    for (gsize length = 0; length < lengths[i]; length++)
      {
        g_autoptr (GError) error = NULL;

        raw_server_answer (server, whole[i], (gssize) length, RAW_CLOSE);
        g_assert_null (bg_transport_ask (way, "GET", NULL, NULL, NULL, NULL, &error));
        assert_outcome (error, BG_SYNC_OFFLINE);
      }
}

static void
test_request (void)
{
  g_autoptr (RawServer) server = raw_server_new ();
  g_autoptr (BgTransport) way = open_way (server);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = g_bytes_new_static ("%PDF", 4);
  BgRequest file = {
    .method = "PUT", .path = "file:1/content?rev=1-a", .body = body, .media_type = "application/pdf"
  };
  BgRequest root = { .method = "HEAD", .path = "_session", .root = TRUE };
  g_auto (BgAnswerFrom) answer = { 0 };
  g_autofree char *asked = NULL;

  raw_server_answer (
    server, "HTTP/1.1 503 Wait\r\nRetry-After: 7\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nno",
    -1, RAW_KEEP);
  g_assert_true (way->send (way->data, &file, &answer, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (answer.status, ==, 503);
  g_assert_cmpuint (answer.retry_after, ==, 7);
  g_assert_cmpstr (answer.media_type, ==, "text/plain");
  g_assert_cmpmem (g_bytes_get_data (answer.body, NULL), g_bytes_get_size (answer.body), "no", 2);
  asked = raw_server_dup_asked (server);
  g_assert_true (g_str_has_prefix (asked, "PUT /office/file:1/content?rev=1-a HTTP/1.1\r\n"));
  g_assert_true (g_str_has_suffix (asked, "\r\n\r\n%PDF"));
  g_assert_nonnull (strstr (asked, "Content-Type: application/pdf\r\n"));
  g_assert_nonnull (strstr (asked, "Authorization: Basic YW46beG6rXQga2jhuql1\r\n"));
  g_assert_nonnull (strstr (asked, "Accept-Encoding: gzip\r\n"));

  g_free (asked);
  bg_answer_clear (&answer);
  raw_server_answer (server, "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n", -1, RAW_KEEP);
  g_assert_true (way->send (way->data, &root, &answer, NULL, &error));
  asked = raw_server_dup_asked (server);
  g_assert_true (g_str_has_prefix (asked, "HEAD /_session HTTP/1.1\r\n"));
  g_assert_null (strstr (asked, "Content-Type"));
  g_assert_cmpuint (raw_server_count_connections (server), ==, 1);
}

/* A server that closed an idle connection is asked again, quietly. */
static void
test_closed_meanwhile (void)
{
  g_autoptr (RawServer) server = raw_server_new ();
  g_autoptr (BgTransport) way = open_way (server);

  for (guint i = 1; i <= 3; i++)
    {
      g_autoptr (GError) error = NULL;
      json_t *body = json_pack ("{s:i}", "i", i);
      json_t *json;

      raw_server_answer (server, answers[0].bytes, -1, RAW_CLOSE);
      json = bg_transport_ask (way, "POST", "_bulk_docs", body, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (json_is_true (json_object_get (json, "ok")));
      g_assert_cmpuint (raw_server_count_connections (server), ==, i);
      json_decref (json);
      json_decref (body);
    }
}

static gpointer
give_up_in_worker (gpointer cancellable)
{
  g_usleep (G_USEC_PER_SEC / 5);
  g_cancellable_cancel (cancellable);
  return NULL;
}

/* A server that hangs is given up long before it is taken for gone, and long before anything asks by itself.
 */
static void
test_giving_up (void)
{
  static const char *const before[] = { "", "HTTP/1.1 200 OK\r\n" JSON "Content-Length: 11\r\n\r\n{\"ok" };

  for (gsize i = 0; i < G_N_ELEMENTS (before); i++)
    {
      g_autoptr (RawServer) server = raw_server_new ();
      g_autoptr (BgTransport) way = open_way (server);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      GThread *thread = g_thread_new ("give-up", give_up_in_worker, cancellable);

      raw_server_answer (server, before[i], -1, RAW_HANG);
      g_assert_null (bg_transport_ask (way, "GET", NULL, NULL, NULL, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      assert_outcome (error, BG_SYNC_CANCELLED);
      g_assert_cmpint (g_get_monotonic_time () - start, <, 15 * G_USEC_PER_SEC);
      g_thread_join (thread);
    }
}

/* Given up before anything was asked. */
static void
test_given_up (void)
{
  g_autoptr (RawServer) server = raw_server_new ();
  g_autoptr (BgTransport) way = open_way (server);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (bg_transport_ask (way, "GET", NULL, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (raw_server_count_connections (server), ==, 0);
}

static void
test_feed (void)
{
  g_autoptr (RawServer) server = raw_server_new ();
  g_autoptr (BgTransport) way = open_way (server);
  g_autoptr (GError) error = NULL;
  BgRequest request = { .method = "GET", .path = "_changes?feed=longpoll", .is_feed = TRUE, .wait = 1 };
  g_auto (BgAnswerFrom) answer = { 0 };
  g_autofree char *asked = NULL;
  gint64 start = g_get_monotonic_time ();

  raw_server_answer (server, "HTTP/1.1 200 OK\r\n" JSON "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n", -1,
                     RAW_HANG);
  g_assert_true (way->send (way->data, &request, &answer, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (answer.status, ==, 0);
  g_assert_null (answer.body);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 900 * 1000);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 3000 * 1000);
  asked = raw_server_dup_asked (server);
  g_assert_null (strstr (asked, "Accept-Encoding"));
}

/* Nobody listens there. */
static void
test_nobody (void)
{
  g_autoptr (RawServer) server = raw_server_new ();
  g_autoptr (BgTransport) way = open_way (server);
  BgRequest feed = { .method = "GET", .is_feed = TRUE, .wait = 5 };
  g_auto (BgAnswerFrom) answer = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) feed_error = NULL;

  raw_server_free (g_steal_pointer (&server));
  g_assert_null (bg_transport_ask (way, "GET", NULL, NULL, NULL, NULL, &error));
  assert_outcome (error, BG_SYNC_OFFLINE);
  g_assert_false (way->send (way->data, &feed, &answer, NULL, &feed_error));
  assert_outcome (feed_error, BG_SYNC_OFFLINE);
}

/* A proxy in the environment is asked neither for this computer nor for anything that is not encrypted. */
static void
test_proxy (void)
{
  g_autoptr (RawServer) server = raw_server_new ();
  g_autoptr (RawServer) proxy = raw_server_new ();
  g_autoptr (BgTransport) way = open_way (server);
  g_autoptr (GError) error = NULL;
  g_autofree char *url = raw_server_dup_url (proxy);
  json_t *json;

  g_setenv ("http_proxy", url, TRUE);
  g_setenv ("all_proxy", url, TRUE);
  raw_server_answer (server, answers[0].bytes, -1, RAW_KEEP);
  json = bg_transport_ask (way, "GET", NULL, NULL, NULL, NULL, &error);
  g_unsetenv ("http_proxy");
  g_unsetenv ("all_proxy");
  g_assert_no_error (error);
  g_assert_cmpuint (raw_server_count_connections (proxy), ==, 0);
  json_decref (json);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/http/addresses", test_addresses);
  g_test_add_func ("/sync/http/answers", test_answers);
  g_test_add_func ("/sync/http/every-cut", test_every_cut);
  g_test_add_func ("/sync/http/request", test_request);
  g_test_add_func ("/sync/http/closed-meanwhile", test_closed_meanwhile);
  g_test_add_func ("/sync/http/giving-up", test_giving_up);
  g_test_add_func ("/sync/http/given-up", test_given_up);
  g_test_add_func ("/sync/http/feed", test_feed);
  g_test_add_func ("/sync/http/nobody", test_nobody);
  g_test_add_func ("/sync/http/proxy", test_proxy);
  return g_test_run ();
}
