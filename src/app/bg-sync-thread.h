/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The thread that exchanges records with a server while the window is open. */
#pragma once

#include "bg-store.h"
#include "bg-sync-book.h"
#include "bg-sync-outcome.h"
#include "bg-transport.h"

G_BEGIN_DECLS

typedef struct _BgSyncThread BgSyncThread;

/**
 * BgSyncNews:
 * @thread: (transfer none): who tells it
 * @is_busy: whether records are coming or going right now
 * @wants_password: whether it waits for a person to type the password
 * @outcome: how the exchange ended; of no meaning while @is_busy
 * @detail: (nullable): its words
 * @done: records that came or went
 * @total: how many are known of; 0 where that is not known
 *
 * News of a thread.
 */
typedef struct
{
  BgSyncThread *thread;
  gboolean is_busy;
  gboolean wants_password;
  BgSyncOutcome outcome;
  char *detail;
  guint done;
  guint total;
} BgSyncNews;

/**
 * BgSyncNewsFunc:
 * @owner: who asked for news, still alive
 * @news: the news
 *
 * Called in the main context.
 */
typedef void (*BgSyncNewsFunc) (GObject *owner, const BgSyncNews *news);

BgSyncThread *bg_sync_thread_start (BgStore *store,
                                    const BgSyncServer *server,
                                    const char *password,
                                    BgSyncThread *before,
                                    GObject *owner,
                                    BgSyncNewsFunc func) G_GNUC_WARN_UNUSED_RESULT;
void bg_sync_thread_wake (BgSyncThread *thread);
void bg_sync_thread_stop (BgSyncThread *thread);
void bg_sync_thread_wait (BgSyncThread *thread);
BgTransport *bg_sync_thread_open_way (BgSyncThread *thread) G_GNUC_WARN_UNUSED_RESULT;
void bg_sync_thread_unref (BgSyncThread *thread);

G_END_DECLS
