/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One request to a server and its answer, whoever carries them: curl, or a server in memory. */
#pragma once

#include <gio/gio.h>
#include <jansson.h>

G_BEGIN_DECLS

/**
 * BgTransportProgress:
 * @done: bytes of the body that went or came
 * @total: bytes of all of it; 0 where that is not known
 * @data: of the caller
 *
 * Hears how far a large body is, on the thread that waits for the answer.
 */
typedef void (*BgTransportProgress) (guint64 done, guint64 total, gpointer data);

/**
 * BgRequest:
 * @method: "GET", "PUT", "POST", "DELETE" or "HEAD"
 * @path: (nullable): what follows the address of the database, escaped and without a leading slash, such as
 *   "_changes?limit=10"; NULL for the database itself
 * @root: whether @path follows the address of the server instead
 * @body: (nullable): what is sent, JSON unless @media_type says otherwise
 * @media_type: (nullable): its kind; NULL for JSON
 * @is_feed: an answer that may come late: it is waited for up to @wait, and no compression is asked for
 * @wait: for a feed, seconds to wait for the answer
 * @save_to: (nullable): name of a file that a good answer is written to, instead of to memory; what is in it
 * is taken for the beginning, and only the rest is asked for. A server that sends the whole overwrites it.
 * What came is kept when the answer breaks off, for the next time.
 * @progress: (nullable): hears how far it is
 * @progress_data: for @progress
 */
typedef struct
{
  const char *method;
  const char *path;
  gboolean root;
  GBytes *body;
  const char *media_type;
  gboolean is_feed;
  guint wait;
  const char *save_to;
  BgTransportProgress progress;
  gpointer progress_data;
} BgRequest;

/**
 * BgAnswerFrom:
 * @status: of HTTP; 0 for a feed to which nothing came in its time
 * @body: (nullable): what came
 * @media_type: (nullable): its kind
 * @retry_after: seconds that the server asks to wait; 0 where it says nothing
 *
 * What came back. An answer that broke off is no answer: it is an error of the transport.
 */
typedef struct
{
  guint status;
  GBytes *body;
  char *media_type;
  guint retry_after;
} BgAnswerFrom;

/**
 * BgTransportFunc:
 * @data: of the transport
 * @request: what to send
 * @answer: (out caller-allocates): what came back; cleared by the caller with bg_answer_clear()
 * @cancellable: (nullable): to give up
 * @error: a %BG_SYNC_ERROR, or G_IO_ERROR_CANCELLED
 *
 * Sends a request and waits for the whole answer. Blocks; one request at a time. A status of HTTP that tells
 * of a failure is an answer, not an error.
 *
 * Returns: whether an answer came
 */
typedef gboolean (*BgTransportFunc) (gpointer data,
                                     const BgRequest *request,
                                     BgAnswerFrom *answer,
                                     GCancellable *cancellable,
                                     GError **error);

/**
 * BgTransport:
 * @send: carries a request
 * @data: for @send
 * @destroy: (nullable): frees @data
 *
 * A way to one database.
 */
typedef struct
{
  BgTransportFunc send;
  gpointer data;
  GDestroyNotify destroy;
} BgTransport;

void bg_transport_free (BgTransport *transport);
void bg_answer_clear (BgAnswerFrom *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgTransport, bg_transport_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BgAnswerFrom, bg_answer_clear)

GBytes *bg_transport_dump (const json_t *body);
json_t *bg_transport_post (BgTransport *transport,
                           const char *path,
                           GBytes *body,
                           guint *status,
                           GCancellable *cancellable,
                           GError **error);
json_t *bg_transport_ask (BgTransport *transport,
                          const char *method,
                          const char *path,
                          const json_t *body,
                          guint *status,
                          GCancellable *cancellable,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
json_t *bg_transport_ask_root (BgTransport *transport,
                               const char *method,
                               const char *path,
                               const json_t *body,
                               guint *status,
                               GCancellable *cancellable,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
json_t *bg_answer_to_json (const BgAnswerFrom *answer, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean bg_answer_check (guint status, const json_t *body, GError **error);

G_END_DECLS
