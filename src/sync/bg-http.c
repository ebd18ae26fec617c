/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way to a server over the network: the only file that knows curl. */
#include "bg-config.h"

#include "bg-http.h"

#include <curl/curl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "bg-address.h"
#include "bg-sync-outcome.h"

#define CONNECT_SECONDS 10L
/* Without a byte for so long, a server is taken for gone. */
#define STALL_SECONDS 30L
/* Milliseconds without looking around: what happens wakes it up. */
#define LONGEST_POLL 60000
/* An answer larger than any page or file that is asked for comes from something else. */
#define LARGEST_ANSWER (1024u * 1024u * 1024u)

typedef struct
{
  CURL *curl;
  /* Keeps the connection between requests, and wakes up at once when a person gives up. */
  CURLM *multi;
  BgAddress *address;
  char *user;
  char *password;
  GByteArray *body;
  /* Of a request whose answer goes to a file: what it is open as, once the first bytes came. */
  const BgRequest *request;
  FILE *file;
  guint64 from;
  char message[CURL_ERROR_SIZE];
} BgHttp;

static void
forget (char *secret)
{
  if (secret != NULL)
    memset (secret, 0, strlen (secret));
  /* The compiler may not leave the line above out: what follows could read the memory. */
  __asm__ volatile("" : : "r"(secret) : "memory");
  g_free (secret);
}

static void
bg_http_free (gpointer data)
{
  BgHttp *http = data;

  curl_easy_cleanup (http->curl);
  curl_multi_cleanup (http->multi);
  bg_address_free (http->address);
  g_free (http->user);
  forget (http->password);
  g_free (http);
}

/* Only a good answer belongs into the file; what a server says of a failure is read like any other. */
static gboolean
open_file (BgHttp *http)
{
  long status = 0;

  if (http->file != NULL || http->request->save_to == NULL)
    return TRUE;
  curl_easy_getinfo (http->curl, CURLINFO_RESPONSE_CODE, &status);
  if (status != 200 && status != 206)
    return TRUE;
  http->file = g_fopen (http->request->save_to, status == 206 ? "ab" : "wb");
  if (status == 200)
    http->from = 0;
  return http->file != NULL;
}

static size_t
take_bytes_cb (char *bytes, size_t size, size_t n, void *data)
{
  BgHttp *http = data;

  if (!open_file (http))
    return 0;
  if (http->file != NULL)
    return fwrite (bytes, 1, size * n, http->file);
  if (http->body->len + size * n > LARGEST_ANSWER)
    return 0;
  g_byte_array_append (http->body, (const guint8 *) bytes, (guint) (size * n));
  return size * n;
}

static int
tell_progress_cb (void *data, curl_off_t down_total, curl_off_t down, curl_off_t up_total, curl_off_t up)
{
  BgHttp *http = data;
  gboolean is_up = up_total > 0;

  if (is_up)
    http->request->progress ((guint64) up, (guint64) up_total, http->request->progress_data);
  else if (down_total > 0)
    http->request->progress (http->from + (guint64) down, http->from + (guint64) down_total,
                             http->request->progress_data);
  return 0;
}

/* No redirect is followed, so that name and password go to the address that was typed and to none else.
 * A proxy that the environment names (https_proxy, no_proxy) may carry TLS, which it cannot read; plain http
 * goes straight to the server. */
static void
set_way (BgHttp *http)
{
  CURL *curl = http->curl;
  const char *authorities = g_getenv ("SSL_CERT_FILE");

  curl_easy_setopt (curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt (curl, CURLOPT_PROTOCOLS_STR, http->address->is_encrypted ? "https" : "http");
  curl_easy_setopt (curl, CURLOPT_FOLLOWLOCATION, 0L);
  if (!http->address->is_encrypted || http->address->is_local)
    curl_easy_setopt (curl, CURLOPT_PROXY, "");
  curl_easy_setopt (curl, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt (curl, CURLOPT_SSL_VERIFYHOST, 2L);
  if (authorities != NULL && *authorities != '\0')
    curl_easy_setopt (curl, CURLOPT_CAINFO, authorities);
  curl_easy_setopt (curl, CURLOPT_USERAGENT, "BangGiao/" BG_VERSION);
  if (http->user != NULL)
    {
      curl_easy_setopt (curl, CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
      curl_easy_setopt (curl, CURLOPT_USERNAME, http->user);
      curl_easy_setopt (curl, CURLOPT_PASSWORD, http->password);
    }
}

static void
set_patience (BgHttp *http, const BgRequest *request)
{
  CURL *curl = http->curl;

  curl_easy_setopt (curl, CURLOPT_CONNECTTIMEOUT, CONNECT_SECONDS);
  curl_easy_setopt (curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
  curl_easy_setopt (curl, CURLOPT_LOW_SPEED_TIME, STALL_SECONDS);
  if (request->save_to != NULL)
    /* A part of a compressed file would not fit to what is there. */
    return;
  if (!request->is_feed)
    /* Some servers send nothing of a feed that is compressed. */
    curl_easy_setopt (curl, CURLOPT_ACCEPT_ENCODING, "gzip");
  else
    {
      curl_easy_setopt (curl, CURLOPT_LOW_SPEED_TIME, (long) request->wait + STALL_SECONDS);
      curl_easy_setopt (curl, CURLOPT_TIMEOUT, (long) MAX (request->wait, 1));
    }
}

static char *
dup_url (BgHttp *http, const BgRequest *request)
{
  const char *server = http->address->server;

  if (request->root)
    return g_strjoin ("/", server, request->path != NULL ? request->path : "", NULL);
  return g_strjoin ("/", server, http->address->database, request->path, NULL);
}

static struct curl_slist *
set_body (CURL *curl, const BgRequest *request, struct curl_slist *headers)
{
  const char *media_type = request->media_type != NULL ? request->media_type : "application/json";
  g_autofree char *type = g_strdup_printf ("Content-Type: %s", media_type);
  gsize size = 0;
  const void *bytes = request->body != NULL ? g_bytes_get_data (request->body, &size) : NULL;

  curl_easy_setopt (curl, CURLOPT_POST, 1L);
  curl_easy_setopt (curl, CURLOPT_CUSTOMREQUEST, request->method);
  curl_easy_setopt (curl, CURLOPT_POSTFIELDS, bytes != NULL ? bytes : "");
  curl_easy_setopt (curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t) size);
  return curl_slist_append (headers, type);
}

static void
set_file (BgHttp *http, const BgRequest *request)
{
  GStatBuf status;
  g_autofree char *range = NULL;

  http->request = request;
  http->from =
    request->save_to != NULL && g_stat (request->save_to, &status) == 0 ? (guint64) status.st_size : 0;
  range = g_strdup_printf ("%" G_GUINT64_FORMAT "-", http->from);
  if (http->from > 0)
    curl_easy_setopt (http->curl, CURLOPT_RANGE, range);
  if (request->progress == NULL)
    return;
  curl_easy_setopt (http->curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt (http->curl, CURLOPT_XFERINFOFUNCTION, tell_progress_cb);
  curl_easy_setopt (http->curl, CURLOPT_XFERINFODATA, http);
}

static struct curl_slist *
set_request (BgHttp *http, const BgRequest *request)
{
  CURL *curl = http->curl;
  g_autofree char *url = dup_url (http, request);
  struct curl_slist *headers = curl_slist_append (NULL, "Accept: application/json, */*");

  curl_easy_setopt (curl, CURLOPT_URL, url);
  if (strcmp (request->method, "HEAD") == 0)
    curl_easy_setopt (curl, CURLOPT_NOBODY, 1L);
  else if (strcmp (request->method, "GET") != 0)
    headers = set_body (curl, request, headers);
  curl_easy_setopt (curl, CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt (curl, CURLOPT_ERRORBUFFER, http->message);
  curl_easy_setopt (curl, CURLOPT_WRITEFUNCTION, take_bytes_cb);
  curl_easy_setopt (curl, CURLOPT_WRITEDATA, http);
  return headers;
}

static void
wake_up_cb (GCancellable *cancellable, gpointer multi)
{
  curl_multi_wakeup (multi);
}

static CURLcode
get_result (BgHttp *http)
{
  const CURLMsg *message;
  int left;

  while ((message = curl_multi_info_read (http->multi, &left)) != NULL)
    if (message->msg == CURLMSG_DONE)
      return message->data.result;
  return CURLE_OK;
}

/* Waits for the whole answer, or until a person gives up. */
static CURLcode
perform (BgHttp *http, GCancellable *cancellable)
{
  gulong handler = 0;
  int running = 1;
  CURLcode result = CURLE_FAILED_INIT;

  if (curl_multi_add_handle (http->multi, http->curl) != CURLM_OK)
    return CURLE_FAILED_INIT;
  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (wake_up_cb), http->multi, NULL);
  while (running > 0 && !g_cancellable_is_cancelled (cancellable) &&
         curl_multi_perform (http->multi, &running) == CURLM_OK)
    if (running > 0 && curl_multi_poll (http->multi, NULL, 0, LONGEST_POLL, NULL) != CURLM_OK)
      break;
  if (running == 0)
    result = get_result (http);
  if (cancellable != NULL)
    g_cancellable_disconnect (cancellable, handler);
  curl_multi_remove_handle (http->multi, http->curl);
  return result;
}

/* A disk that would not take the last bytes must not pass for an answer. */
static CURLcode
close_file (BgHttp *http, CURLcode result)
{
  FILE *file = g_steal_pointer (&http->file);

  if (file != NULL && fclose (file) != 0)
    return CURLE_WRITE_ERROR;
  return result;
}

static BgSyncOutcome
judge (BgHttp *http, CURLcode result)
{
  if (result == CURLE_WRITE_ERROR && http->request->save_to != NULL)
    return BG_SYNC_BOOK;
  switch (result)
    {
    case CURLE_URL_MALFORMAT:
      return BG_SYNC_BAD_ADDRESS;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
      return BG_SYNC_CERTIFICATE;
    /* Something that does not speak HTTP, or an answer beyond all measure. */
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_WRITE_ERROR:
      return BG_SYNC_NOT_COUCH;
    default:
      return BG_SYNC_OFFLINE;
    }
}

static void
set_failure (BgHttp *http, CURLcode result, GError **error)
{
  const char *message = *http->message != '\0' ? http->message : curl_easy_strerror (result);
  /* What OpenSSL says of a server that does not encrypt: http behind an address of https. */
  gboolean is_plain = result == CURLE_SSL_CONNECT_ERROR && strstr (message, "wrong version number") != NULL;

  bg_sync_set_error (error, is_plain ? BG_SYNC_NOT_COUCH : judge (http, result), message);
}

/* A feed whose time is over was reached, and had nothing to tell. */
static gboolean
is_quiet_feed (BgHttp *http, const BgRequest *request, CURLcode result)
{
  curl_off_t sent = 0;

  if (!request->is_feed || result != CURLE_OPERATION_TIMEDOUT)
    return FALSE;
  curl_easy_getinfo (http->curl, CURLINFO_PRETRANSFER_TIME_T, &sent);
  return sent > 0;
}

static gboolean
has_header (CURL *curl, const char *name)
{
  struct curl_header *header;

  return curl_easy_header (curl, name, 0, CURLH_HEADER, -1, &header) == CURLHE_OK;
}

/* An answer that says neither its length nor where it ends may have been cut: nobody could tell. Pages for
 * people come so from simple programs; they are no answer of CouchDB anyway. */
static gboolean
is_bounded (BgHttp *http, const BgRequest *request, const BgAnswerFrom *answer)
{
  if (strcmp (request->method, "HEAD") == 0 || answer->status == 204 || answer->status == 304)
    return TRUE;
  return has_header (http->curl, "Content-Length") || has_header (http->curl, "Transfer-Encoding") ||
         (answer->media_type != NULL && g_str_has_prefix (answer->media_type, "text/html"));
}

static gboolean
take_answer (BgHttp *http, const BgRequest *request, BgAnswerFrom *answer, GError **error)
{
  long status = 0;
  const char *media_type = NULL;
  curl_off_t pause = 0;

  curl_easy_getinfo (http->curl, CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo (http->curl, CURLINFO_CONTENT_TYPE, &media_type);
  curl_easy_getinfo (http->curl, CURLINFO_RETRY_AFTER, &pause);
  answer->status = (guint) status;
  answer->media_type = g_strdup (media_type);
  answer->retry_after = (guint) CLAMP (pause, 0, G_MAXINT);
  answer->body = g_byte_array_free_to_bytes (g_steal_pointer (&http->body));
  if (is_bounded (http, request, answer))
    return TRUE;
  bg_answer_clear (answer);
  bg_sync_set_error (error, BG_SYNC_OFFLINE, "an answer without an end");
  return FALSE;
}

static gboolean
send_request (gpointer data,
              const BgRequest *request,
              BgAnswerFrom *answer,
              GCancellable *cancellable,
              GError **error)
{
  BgHttp *http = data;
  struct curl_slist *headers;
  gboolean good;
  CURLcode result;

  g_return_val_if_fail (request != NULL && request->method != NULL && answer != NULL, FALSE);

  curl_easy_reset (http->curl);
  *http->message = '\0';
  http->body = g_byte_array_new ();
  set_way (http);
  set_patience (http, request);
  set_file (http, request);
  headers = set_request (http, request);
  result = close_file (http, perform (http, cancellable));
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    good = FALSE;
  else if (result == CURLE_OK)
    good = take_answer (http, request, answer, error);
  else
    {
      good = is_quiet_feed (http, request, result);
      if (!good)
        set_failure (http, result, error);
    }
  curl_slist_free_all (headers);
  g_clear_pointer (&http->body, g_byte_array_unref);
  return good;
}

static gpointer
set_up_curl (gpointer data)
{
  return GINT_TO_POINTER (curl_global_init (CURL_GLOBAL_DEFAULT) == CURLE_OK);
}

/* What may not be sent is refused before anything is. */
static gboolean
may_send (const BgAddress *address, const char *user, BgHttpFlags flags, GError **error)
{
  if (!address->is_encrypted && !address->is_local && !(flags & BG_HTTP_ALLOW_PLAIN))
    bg_sync_set_error (error, BG_SYNC_INSECURE, NULL);
  /* HTTP could not tell where such a name ends. */
  else if (user != NULL && (*user == '\0' || strchr (user, ':') != NULL))
    bg_sync_set_error (error, BG_SYNC_WRONG_PASSWORD, NULL);
  else
    return TRUE;
  return FALSE;
}

/**
 * bg_http_open:
 * @url: address of a database, "https://server/database"; a name or a password in it is refused
 * @user: (nullable): name of the account; NULL to ask without one
 * @password: (nullable): its password, kept in memory alone
 * @flags: what else is allowed
 * @error: BG_SYNC_BAD_ADDRESS, BG_SYNC_INSECURE, or BG_SYNC_WRONG_PASSWORD for a name that cannot be one
 *
 * A way to a database over HTTP. Nothing is sent before the first request. The connection is kept between
 * requests, and made again where the server closed it meanwhile. Certificates are always verified, against
 * the authorities of the system or those in the file that the variable SSL_CERT_FILE names. Redirects are
 * answers. A proxy is used only for https, and only where the environment names one. A server that is not
 * connected within 10 seconds, or sends nothing for 30, was not reached. A feed to which nothing came in its
 * time gives an answer of status 0. Bodies are sent as they are.
 *
 * Thread: any, one at a time; #GCancellable may be used from another and ends a request at once.
 *
 * Returns: (transfer full): the way to the database
 */
BgTransport *
bg_http_open (const char *url, const char *user, const char *password, BgHttpFlags flags, GError **error)
{
  static GOnce once = G_ONCE_INIT;
  g_autoptr (BgAddress) address = NULL;
  BgTransport *transport;
  BgHttp *http;

  g_return_val_if_fail (url != NULL, NULL);

  address = bg_address_read (url, error);
  if (address == NULL || !may_send (address, user, flags, error))
    return NULL;
  if (!GPOINTER_TO_INT (g_once (&once, set_up_curl, NULL)))
    {
      bg_sync_set_error (error, BG_SYNC_OFFLINE, "curl");
      return NULL;
    }
  http = g_new0 (BgHttp, 1);
  http->curl = curl_easy_init ();
  http->multi = curl_multi_init ();
  g_assert (http->curl != NULL && http->multi != NULL);
  http->address = g_steal_pointer (&address);
  http->user = g_strdup (user);
  http->password = g_strdup (password != NULL ? password : "");
  transport = g_new0 (BgTransport, 1);
  *transport = (BgTransport){ .send = send_request, .data = http, .destroy = bg_http_free };
  return transport;
}
