/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several computers with a record book each, and one server in memory between them. */
#pragma once

#include "bg-replicator.h"
#include "bg-sync-inbox.h"
#include "fake-server.h"

G_BEGIN_DECLS

#define LIBRARY "01900000-0000-7000-8000-0000000000ff"

typedef struct
{
  char *name;
  char *path;
  BgStore *store;
  BgReplicator *replicator;
  FakeFaultFunc func;
  gpointer data;
  FakeServer *server;
} Client;

typedef struct
{
  char *folder;
  FakeServer *server;
  GPtrArray *clients;
  /* Whether a person stands by who allows what the brake stops. */
  gboolean allows;
} Office;

void office_set_up (Office *office, guint n);
void office_tear_down (Office *office);
Client *office_get (Office *office, guint index);
void client_set_fault (Client *client, FakeFaultFunc func, gpointer data);
void client_reopen (Client *client);
BgSyncOutcome client_sync (Client *client, BgSyncTotals *totals);
void client_sync_well (Client *client);
char *client_add (Client *client, const char *title);
void client_edit (Client *client, const char *id, const char *field, const char *value);
void client_trash (Client *client, const char *id, gboolean trashed);
char *client_read (Client *client, const char *id, const char *field) G_GNUC_WARN_UNUSED_RESULT;
gboolean client_is_trashed (Client *client, const char *id);
void accounted_add (GHashTable *accounted, char *value);
void client_account (Client *client, const char *id, GHashTable *accounted);
guint client_count_waiting (Client *client);
guint client_count_inbox (Client *client);
char *client_hash (Client *client) G_GNUC_WARN_UNUSED_RESULT;
void office_settle (Office *office);
void office_assert_equal (Office *office);

G_END_DECLS
