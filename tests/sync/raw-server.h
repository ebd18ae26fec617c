/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A server that answers with the bytes it was given, whole or cut, and keeps what it was asked. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _RawServer RawServer;

/* What follows the bytes of an answer. */
typedef enum
{
  RAW_KEEP,
  RAW_CLOSE,
  RAW_HANG,
} RawEnd;

RawServer *raw_server_new (void);
void raw_server_free (RawServer *server);
void raw_server_answer (RawServer *server, const char *bytes, gssize length, RawEnd end);
char *raw_server_dup_url (RawServer *server);
char *raw_server_dup_asked (RawServer *server);
guint raw_server_count_connections (RawServer *server);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RawServer, raw_server_free)

G_END_DECLS
