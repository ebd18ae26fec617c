/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One request to a server and its answer, whoever carries them. */
#include "bg-config.h"

#include "bg-transport.h"

#include "bg-sync-outcome.h"

/**
 * bg_transport_free:
 * @transport: (nullable): a transport
 */
void
bg_transport_free (BgTransport *transport)
{
  if (transport == NULL)
    return;
  if (transport->destroy != NULL)
    transport->destroy (transport->data);
  g_free (transport);
}

/**
 * bg_answer_clear:
 * @answer: an answer, also one that never came
 */
void
bg_answer_clear (BgAnswerFrom *answer)
{
  g_clear_pointer (&answer->body, g_bytes_unref);
  g_clear_pointer (&answer->media_type, g_free);
  answer->status = 0;
  answer->retry_after = 0;
}

/**
 * bg_answer_to_json:
 * @answer: an answer
 * @error: BG_SYNC_NOT_COUCH where it is no JSON: CouchDB answers nothing else
 *
 * Returns: (transfer full): the answer
 */
json_t *
bg_answer_to_json (const BgAnswerFrom *answer, GError **error)
{
  gsize size = 0;
  const char *text = answer->body != NULL ? g_bytes_get_data (answer->body, &size) : NULL;
  json_t *json = text != NULL ? json_loadb (text, size, JSON_DECODE_ANY, NULL) : NULL;

  if (json == NULL)
    {
      g_autofree char *detail =
        g_strdup_printf ("%u %s", answer->status, answer->media_type != NULL ? answer->media_type : "");

      /* A gateway in between says with a page of its own that the server is not there. */
      bg_sync_set_error (
        error, answer->status >= 502 && answer->status <= 504 ? BG_SYNC_SERVER_FAULT : BG_SYNC_NOT_COUCH,
        detail);
    }
  return json;
}

static gboolean
mentions (const json_t *body, const char *words)
{
  const char *reason = json_string_value (json_object_get (body, "reason"));

  return reason != NULL && strstr (reason, words) != NULL;
}

static BgSyncOutcome
read_status (guint status, const json_t *body)
{
  switch (status)
    {
    case 401:
      return BG_SYNC_WRONG_PASSWORD;
    case 403:
      /* CouchDB 3 says so after several wrong passwords. */
      return mentions (body, "locked") ? BG_SYNC_LOCKED : BG_SYNC_FORBIDDEN;
    case 404:
      return BG_SYNC_NO_DATABASE;
    case 407:
      return BG_SYNC_NOT_COUCH;
    case 413:
      return BG_SYNC_TOO_BIG;
    case 507:
      return BG_SYNC_FULL;
    default:
      if (mentions (body, "enospc"))
        return BG_SYNC_FULL;
      return status >= 500 || status == 429 || status == 408 ? BG_SYNC_SERVER_FAULT : BG_SYNC_NOT_COUCH;
    }
}

/**
 * bg_answer_check:
 * @status: of HTTP
 * @body: (nullable): the answer
 * @error: the ending that the status stands for
 *
 * Returns: whether the server did what it was asked
 */
gboolean
bg_answer_check (guint status, const json_t *body, GError **error)
{
  g_autofree char *detail = NULL;
  const char *reason = json_string_value (json_object_get (body, "reason"));

  if (status >= 200 && status < 300)
    return TRUE;
  detail = g_strdup_printf ("%u%s%s", status, reason != NULL ? " " : "", reason != NULL ? reason : "");
  bg_sync_set_error (error, read_status (status, body), detail);
  return FALSE;
}

/**
 * bg_transport_dump:
 * @body: (nullable): JSON to send
 *
 * Returns: (transfer full) (nullable): it as a body
 */
GBytes *
bg_transport_dump (const json_t *body)
{
  char *text = body != NULL ? json_dumps (body, JSON_COMPACT) : NULL;

  return text != NULL ? g_bytes_new_with_free_func (text, strlen (text), free, text) : NULL;
}

static json_t *
ask (BgTransport *transport, BgRequest *request, guint *status, GCancellable *cancellable, GError **error)
{
  g_auto (BgAnswerFrom) answer = { 0 };
  json_t *json;

  if (!transport->send (transport->data, request, &answer, cancellable, error))
    return NULL;
  json = bg_answer_to_json (&answer, error);
  if (json == NULL)
    return NULL;
  if (status != NULL)
    *status = answer.status;
  else if (!bg_answer_check (answer.status, json, error))
    g_clear_pointer (&json, json_decref);
  return json;
}

/**
 * bg_transport_post:
 * @transport: the way to a database
 * @path: as in #BgRequest
 * @body: what bg_transport_dump() made ready
 * @status: (out) (optional): as in bg_transport_ask()
 * @cancellable: (nullable): to give up
 * @error: the ending
 *
 * As bg_transport_ask(), for a large body that is made while the server is still at work on another.
 *
 * Returns: (transfer full): the answer
 */
json_t *
bg_transport_post (BgTransport *transport,
                   const char *path,
                   GBytes *body,
                   guint *status,
                   GCancellable *cancellable,
                   GError **error)
{
  BgRequest request = { .method = "POST", .path = path, .body = body };

  return ask (transport, &request, status, cancellable, error);
}

/**
 * bg_transport_ask:
 * @transport: the way to a database
 * @method: "GET", "PUT", "POST" or "DELETE"
 * @path: (nullable): as in #BgRequest
 * @body: (nullable): JSON to send
 * @status: (out) (optional): takes the status of HTTP; then failures that the status tells are no errors here
 * @cancellable: (nullable): to give up
 * @error: the ending
 *
 * Sends JSON and reads JSON.
 *
 * Returns: (transfer full): the answer
 */
json_t *
bg_transport_ask (BgTransport *transport,
                  const char *method,
                  const char *path,
                  const json_t *body,
                  guint *status,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GBytes) sent = bg_transport_dump (body);
  BgRequest request = { .method = method, .path = path, .body = sent };

  return ask (transport, &request, status, cancellable, error);
}

/**
 * bg_transport_ask_root:
 * @transport: the way to a database
 * @method: "GET" or "PUT"
 * @path: what follows the address of the server
 * @body: (nullable): JSON to send
 * @status: (out) (optional): as in bg_transport_ask()
 * @cancellable: (nullable): to give up
 * @error: the ending
 *
 * As bg_transport_ask(), of the server as a whole.
 *
 * Returns: (transfer full): the answer
 */
json_t *
bg_transport_ask_root (BgTransport *transport,
                       const char *method,
                       const char *path,
                       const json_t *body,
                       guint *status,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GBytes) sent = bg_transport_dump (body);
  BgRequest request = { .method = method, .path = path, .root = TRUE, .body = sent };

  return ask (transport, &request, status, cancellable, error);
}
