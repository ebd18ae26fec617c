/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the record book knows of the server that it is shared through.
 *
 * What always holds: a record without a row in the queue is as the server had it when its revision was noted;
 * a row in the queue keeps the document that both sides knew last; and all of it changes in the transaction
 * of the records themselves. No transaction is open while the server is asked. All functions block: they are
 * for the thread that talks to the server, for tests and the terminal. */
#pragma once

#include "bg-store.h"

G_BEGIN_DECLS

/**
 * BgSyncServer:
 * @url: address of the database
 * @account: name that the server knows
 * @active: whether it is asked at all
 * @client: id of this record book as one of the server's clients
 * @library: (nullable): id of the database, once it was seen
 * @since: (nullable): how far it was read, as the server says it, in JSON
 * @counter: how often this client left its mark there
 * @permit: whether a person allowed what the brake stopped
 * @all_files: whether the contents of all files are fetched, and not only of those that somebody opens
 */
typedef struct
{
  char *url;
  char *account;
  gboolean active;
  char *client;
  char *library;
  char *since;
  gint64 counter;
  gboolean permit;
  gboolean all_files;
} BgSyncServer;

void bg_sync_server_free (BgSyncServer *server);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgSyncServer, bg_sync_server_free)

BgSyncServer *bg_sync_load_server (BgStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean bg_sync_join (BgStore *store, const char *url, const char *account, GError **error);
gboolean bg_sync_set_active (BgStore *store, gboolean active, GError **error);
gboolean bg_sync_set_permit (BgStore *store, gboolean permit, GError **error);
gboolean bg_sync_set_library (BgStore *store, const char *library, GError **error);
gboolean bg_sync_set_counter (BgStore *store, gint64 counter, GError **error);
gboolean bg_sync_forget (BgStore *store, GError **error);
gboolean bg_sync_retry_refused (BgStore *store, GError **error);

/**
 * BgSyncItem:
 * @kind: name of its kind
 * @id: id of the record
 * @rev: (nullable): revision that the server has of it
 * @version: version of the record that is sent; 0 for one that was removed for good
 * @document: what is sent; a kept one goes back as it came
 * @sent_rev: (nullable): takes the revision that the server gave it
 * @refused: (nullable): takes why the server would not take it for good
 *
 * One record on its way up.
 */
typedef struct
{
  char *kind;
  char *id;
  char *rev;
  gint64 version;
  json_t *document;
  char *sent_rev;
  char *refused;
} BgSyncItem;

void bg_sync_item_free (BgSyncItem *item);

GPtrArray *bg_sync_take (BgStore *store, const char *after, guint most, gsize bytes, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean bg_sync_sent (BgStore *store, GPtrArray *items, GError **error);
gboolean bg_sync_count_waiting (BgStore *store, guint *waiting, guint *refused, GError **error);

/* Stands in the place of the server's words for a record that is larger than it takes. */
#define BG_SYNC_REFUSED_SIZE "too-big"

GPtrArray *bg_sync_read_refused (BgStore *store, guint most, guint *n, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

/**
 * BgSyncTotals:
 * @received: records that came and changed something here
 * @sent: records that went up
 * @merged: records that both sides had changed, brought together
 * @asked: places that a person must decide
 * @kept: documents that this version cannot read
 * @stopped: records that the brake stopped
 * @refused: records that the server will not take, whenever it was asked
 *
 * What a run did.
 */
typedef struct
{
  guint received;
  guint sent;
  guint merged;
  guint asked;
  guint kept;
  guint stopped;
  guint refused;
} BgSyncTotals;

/**
 * BgSyncPage:
 * @documents: (element-type json_t): documents as the server has them, with "_id" and "_rev"
 * @since: (nullable): how far this page brings the reader, in JSON
 * @totals: counts, added to
 * @records: (nullable) (element-type BgRecord): what bg_sync_read_records() made of @documents; without them
 * they are read on the way
 *
 * What came from the server, to be taken over in one transaction.
 */
typedef struct
{
  GPtrArray *documents;
  const char *since;
  BgSyncTotals *totals;
  GPtrArray *records;
} BgSyncPage;

#define BG_SYNC_BRAKE_LEAST 10
#define BG_SYNC_BRAKE_SHARE 50

GPtrArray *bg_sync_read_records (GPtrArray *documents);
gboolean bg_sync_apply (BgStore *store, BgSyncPage *page, GError **error);

/**
 * BgSyncBranch:
 * @kind: name of a kind
 * @id: id of a record
 * @rev: revision at the end of the branch
 *
 * A branch that a cluster made of one document.
 */
typedef struct
{
  char *kind;
  char *id;
  char *rev;
} BgSyncBranch;

void bg_sync_branch_free (BgSyncBranch *branch);
GPtrArray *bg_sync_read_branches (BgStore *store, gboolean merged, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean bg_sync_apply_branch (BgStore *store,
                               const BgSyncBranch *branch,
                               const json_t *base,
                               const json_t *document,
                               BgSyncTotals *totals,
                               GError **error);
gboolean bg_sync_forget_branch (BgStore *store, const BgSyncBranch *branch, GError **error);

gboolean bg_sync_check_queue (BgStore *store, BgSyncTotals *totals, GError **error);
gboolean bg_sync_reconcile (BgStore *store, GHashTable *revisions, guint *lost, GError **error);

/* BG_ERROR_REFUSED of this domain of details is told from others by this code. */
#define BG_SYNC_BRAKE_ERROR (bg_sync_brake_error_quark ())
GQuark bg_sync_brake_error_quark (void);

/**
 * BgSyncLine:
 * @time: microseconds since 1970 UTC
 * @outcome: code of how it ended
 * @totals: what was done
 * @detail: (nullable): technical detail
 *
 * One run, as the log keeps it.
 */
typedef struct
{
  gint64 time;
  char *outcome;
  BgSyncTotals totals;
  char *detail;
} BgSyncLine;

void bg_sync_line_free (BgSyncLine *line);
gboolean bg_sync_log (BgStore *store,
                      const char *outcome,
                      const BgSyncTotals *totals,
                      const char *detail,
                      GError **error);
GPtrArray *bg_sync_read_log (BgStore *store, guint most, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
