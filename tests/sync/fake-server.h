/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A server in memory that speaks as much of CouchDB's language as the replicator does, and fails on demand.
 *
 * It answers as CouchDB 3 does where the two kinds of server differ: sequences are opaque texts, a batch may
 * be torn, a large document is refused with its whole batch. */
#pragma once

#include "bg-transport.h"

G_BEGIN_DECLS

/**
 * FakeFault:
 * @FAKE_GOOD: answers
 * @FAKE_CUT_REQUEST: the request never arrives
 * @FAKE_CUT_ANSWER: the request is carried out, and the answer is lost
 * @FAKE_500: fails without having done anything
 * @FAKE_500_DONE: is carried out, and says that it failed
 * @FAKE_TORN: half of a batch is carried out, then the connection breaks
 * @FAKE_HTML: a page of a proxy answers instead
 * @FAKE_TRUNCATED: the answer arrives whole for the transport, and its JSON ends early
 */
typedef enum
{
  FAKE_GOOD,
  FAKE_CUT_REQUEST,
  FAKE_CUT_ANSWER,
  FAKE_500,
  FAKE_500_DONE,
  FAKE_TORN,
  FAKE_HTML,
  FAKE_TRUNCATED,
  N_FAKE_FAULTS,
} FakeFault;

/**
 * FakeOrder:
 * @FAKE_AS_COUCH: a page ends with how far it goes and how much is left
 * @FAKE_END_IN_FRONT: both stand before the results
 * @FAKE_NOTHING_LEFT_SAID: how much is left is not said, as with old servers
 *
 * How a page of changes is written.
 */
typedef enum
{
  FAKE_AS_COUCH,
  FAKE_END_IN_FRONT,
  FAKE_NOTHING_LEFT_SAID,
} FakeOrder;

typedef struct _FakeServer FakeServer;

typedef FakeFault (*FakeFaultFunc) (const BgRequest *request, gpointer data);

FakeServer *fake_server_new (void);
void fake_server_free (FakeServer *server);
FakeServer *fake_server_copy (FakeServer *server);
void fake_server_set_up (FakeServer *server, const char *library);
BgTransport *fake_server_open (FakeServer *server, FakeFaultFunc func, gpointer data);
void fake_server_set_most_bytes (FakeServer *server, gsize bytes);
void fake_server_forbid (FakeServer *server, const char *prefix);
void fake_server_set_order (FakeServer *server, FakeOrder order);
void fake_server_ignore_range (FakeServer *server);
void fake_server_set_contents (FakeServer *server, const char *sha256, const char *text);
void fake_server_shuffle (FakeServer *server, guint32 seed);
json_t *fake_server_get (FakeServer *server, const char *id);
void fake_server_put (FakeServer *server, json_t *document);
void fake_server_replace (FakeServer *server, FakeServer *by);
guint fake_server_get_n_requests (FakeServer *server);
guint fake_server_get_n_records (FakeServer *server);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FakeServer, fake_server_free)

G_END_DECLS
