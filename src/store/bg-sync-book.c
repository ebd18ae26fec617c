/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The server that a record book is shared through: joining it, and what is known of it. */
#include "bg-config.h"

#include "bg-sync-book.h"

#include "bg-error.h"
#include "bg-id.h"
#include "bg-store-private.h"
#include "bg-sync-mark.h"

G_DEFINE_QUARK (bg - sync - brake - error - quark, bg_sync_brake_error)

/**
 * bg_sync_server_free:
 * @server: (nullable): what is known of a server
 */
void
bg_sync_server_free (BgSyncServer *server)
{
  if (server == NULL)
    return;
  g_free (server->url);
  g_free (server->account);
  g_free (server->client);
  g_free (server->library);
  g_free (server->since);
  g_free (server);
}

static BgSyncServer *
read_server (sqlite3_stmt *statement)
{
  BgSyncServer *server = g_new0 (BgSyncServer, 1);

  server->url = g_strdup (bg_sql_column_text (statement, 0));
  server->account = g_strdup (bg_sql_column_text (statement, 1));
  server->active = sqlite3_column_int (statement, 2) != 0;
  server->client = g_strdup (bg_sql_column_text (statement, 3));
  server->library = g_strdup (bg_sql_column_text (statement, 4));
  server->since = g_strdup (bg_sql_column_text (statement, 5));
  server->counter = sqlite3_column_int64 (statement, 6);
  server->permit = sqlite3_column_int (statement, 7) != 0;
  server->all_files = sqlite3_column_int (statement, 8) != 0;
  return server;
}

static BgSyncServer *
load_server (BgSql *sql, GError **error)
{
  sqlite3_stmt *statement = bg_sql_prepare (
    sql, "SELECT url, account, active, client, library, since, counter, permit, all_files FROM sync_server",
    error);
  BgSyncServer *server = NULL;
  gboolean row;

  if (statement == NULL || !bg_sql_step (sql, statement, &row, error))
    return NULL;
  if (row)
    server = read_server (statement);
  else
    g_set_error_literal (error, BG_ERROR, BG_ERROR_NOT_FOUND, "no server");
  sqlite3_reset (statement);
  return server;
}

/**
 * bg_sync_load_server:
 * @store: a record book
 * @error: BG_ERROR_NOT_FOUND where it was never joined to a server, or what went wrong
 *
 * Returns: (transfer full) (nullable): what is known of its server
 */
BgSyncServer *
bg_sync_load_server (BgStore *store, GError **error)
{
  BgSql *sql = bg_store_acquire_reader (store, error);
  BgSyncServer *server;

  if (sql == NULL)
    return NULL;
  server = load_server (sql, error);
  bg_store_release_reader (store, sql);
  return server;
}

/* Everything that is here is to be sent: the server's own, where it has it, is met by the merge. */
static gboolean
enqueue_all (BgSql *sql, GError **error)
{
  for (const BgKind *const *kind = bg_kind_list (); *kind != NULL; kind++)
    {
      g_autofree char *text = g_strdup_printf (
        "INSERT INTO sync_queue (record, kind, base, purged, behind) SELECT id, '%s', NULL, 0, 0 FROM %s"
        " WHERE true ON CONFLICT DO NOTHING",
        (*kind)->name, (*kind)->name);

      if (!bg_sql_run (sql, text, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
forget_in_transaction (BgSql *sql, gpointer data, GError **error)
{
  return bg_sql_run (sql,
                     "DELETE FROM sync_rev; DELETE FROM sync_queue; DELETE FROM sync_branch;"
                     "DELETE FROM sync_put_away; DELETE FROM sync_file;"
                     "UPDATE sync_server SET library = NULL, since = NULL, counter = 0",
                     error) &&
         enqueue_all (sql, error);
}

typedef struct
{
  const char *url;
  const char *account;
} Address;

static gboolean
join_in_transaction (BgSql *sql, gpointer data, GError **error)
{
  const Address *address = data;
  g_autoptr (BgSyncServer) server = load_server (sql, NULL);
  g_autofree char *client = bg_id_new ();

  if (server != NULL)
    return bg_sql_run (sql, "UPDATE sync_queue SET refused = NULL", error) &&
           bg_sql_run_with (sql, "UPDATE sync_server SET url = :url, account = :account, active = 1", error,
                            ":url", address->url, ":account", address->account, NULL);
  return bg_sql_run_with (sql,
                          "INSERT INTO sync_server (id, url, account, active, client, counter, permit)"
                          " VALUES (1, :url, :account, 1, :client, 0, 0)",
                          error, ":url", address->url, ":account", address->account, ":client", client,
                          NULL) &&
         enqueue_all (sql, error);
}

/**
 * bg_sync_join:
 * @store: a record book
 * @url: address of a database
 * @account: name that its server knows
 * @error: what went wrong
 *
 * Joins the record book to a server: everything in it is to be sent. A book that was joined before keeps what
 * it knows; whether the address leads to the same database is seen at the next run, by its id.
 *
 * Returns: whether it is joined
 */
gboolean
bg_sync_join (BgStore *store, const char *url, const char *account, GError **error)
{
  Address address = { url, account };

  g_return_val_if_fail (BG_IS_STORE (store) && url != NULL && account != NULL, FALSE);

  return bg_store_write (store, join_in_transaction, &address, NULL, error);
}

/**
 * bg_sync_forget:
 * @store: a record book that is joined to a server
 * @error: what went wrong
 *
 * Begins again with a database that is another one, or that was emptied: no record is touched, and all of
 * them are to be sent.
 *
 * Returns: whether it begins again
 */
gboolean
bg_sync_forget (BgStore *store, GError **error)
{
  return bg_store_write (store, forget_in_transaction, NULL, NULL, error);
}

static gboolean
retry_in_transaction (BgSql *sql, gpointer data, GError **error)
{
  return bg_sql_run (sql, "UPDATE sync_queue SET refused = NULL WHERE refused IS NOT NULL", error);
}

/**
 * bg_sync_retry_refused:
 * @store: a record book that is joined to a server
 * @error: what went wrong
 *
 * Lets what the server refused be sent again: the right to write it may have been given since.
 *
 * Returns: whether it is written down
 */
gboolean
bg_sync_retry_refused (BgStore *store, GError **error)
{
  guint waiting, refused;

  if (!bg_sync_count_waiting (store, &waiting, &refused, error))
    return FALSE;
  return refused == 0 || bg_store_write (store, retry_in_transaction, NULL, NULL, error);
}

typedef struct
{
  const char *text;
  const char *value;
} Setting;

static gboolean
set_in_transaction (BgSql *sql, gpointer data, GError **error)
{
  const Setting *setting = data;

  return bg_sql_run_with (sql, setting->text, error, ":value", setting->value, NULL);
}

static gboolean
set_value (BgStore *store, const char *text, const char *value, GError **error)
{
  Setting setting = { text, value };

  return bg_store_write (store, set_in_transaction, &setting, NULL, error);
}

/**
 * bg_sync_set_active:
 * @store: a record book that is joined to a server
 * @active: whether the server is asked
 * @error: what went wrong
 *
 * Returns: whether it is written down
 */
gboolean
bg_sync_set_active (BgStore *store, gboolean active, GError **error)
{
  return set_value (store, "UPDATE sync_server SET active = :value", active ? "1" : "0", error);
}

/**
 * bg_sync_set_permit:
 * @store: a record book that is joined to a server
 * @permit: whether a person allows what the brake would stop
 * @error: what went wrong
 *
 * Returns: whether it is written down
 */
gboolean
bg_sync_set_permit (BgStore *store, gboolean permit, GError **error)
{
  return set_value (store, "UPDATE sync_server SET permit = :value", permit ? "1" : "0", error);
}

/**
 * bg_sync_set_library:
 * @store: a record book that is joined to a server
 * @library: id of the database that was seen there
 * @error: what went wrong
 *
 * Returns: whether it is written down
 */
gboolean
bg_sync_set_library (BgStore *store, const char *library, GError **error)
{
  return set_value (store, "UPDATE sync_server SET library = :value", library, error);
}

/**
 * bg_sync_set_counter:
 * @store: a record book that is joined to a server
 * @counter: what this client's mark on the server says
 * @error: what went wrong
 *
 * Returns: whether it is written down
 */
gboolean
bg_sync_set_counter (BgStore *store, gint64 counter, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, counter);

  return set_value (store, "UPDATE sync_server SET counter = :value", text, error);
}

typedef struct
{
  GHashTable *revisions;
  guint *lost;
} Reconciling;

static guint
get_generation (const char *rev)
{
  return (guint) g_ascii_strtoull (rev, NULL, 10);
}

/* @server is what the server has of it now; NULL for nothing. */
static gboolean
reconcile_record (BgSql *sql,
                  const char *kind,
                  const char *id,
                  const char *rev,
                  const char *server,
                  GError **error)
{
  gboolean is_behind = server == NULL || get_generation (server) < get_generation (rev);

  return bg_sql_run_with (sql, "DELETE FROM sync_rev WHERE record = :record", error, ":record", id, NULL) &&
         bg_sync_enqueue_behind (sql, kind, id, server != NULL && is_behind, error);
}

static gboolean
reconcile_in_transaction (BgSql *sql, gpointer data, GError **error)
{
  Reconciling *reconciling = data;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  sqlite3_stmt *statement = bg_sql_prepare (sql, "SELECT kind, record, rev FROM sync_rev", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  do
    {
      if (!bg_sql_step (sql, statement, &row, error))
        return FALSE;
      if (row)
        {
          const char *texts[] = { bg_sql_column_text (statement, 0), bg_sql_column_text (statement, 1),
                                  bg_sql_column_text (statement, 2), NULL };

          g_ptr_array_add (rows, g_strdupv ((char **) texts));
        }
    }
  while (row);
  for (guint i = 0; i < rows->len; i++)
    {
      char **texts = g_ptr_array_index (rows, i);
      g_autofree char *key = g_strconcat (texts[0], ":", texts[1], NULL);
      const char *server = g_hash_table_lookup (reconciling->revisions, key);

      if (g_strcmp0 (server, texts[2]) == 0)
        continue;
      if (!reconcile_record (sql, texts[0], texts[1], texts[2], server, error))
        return FALSE;
      (*reconciling->lost)++;
    }
  /* Which files the server has is read again with everything else. */
  return bg_sql_run (sql, "DELETE FROM sync_file; UPDATE sync_server SET since = NULL", error);
}

/**
 * bg_sync_reconcile:
 * @store: a record book that is joined to a server
 * @revisions: (element-type utf8 utf8): the revision of each document that the server has, by its id
 * @lost: (out): how many records the server has lost, or has an older version of
 * @error: what went wrong
 *
 * After the server came back from an older backup: what it lost is to be sent again, and it is read from the
 * beginning. Nothing here is changed or removed.
 *
 * Returns: whether it is written down
 */
gboolean
bg_sync_reconcile (BgStore *store, GHashTable *revisions, guint *lost, GError **error)
{
  Reconciling reconciling = { revisions, lost };

  *lost = 0;
  return bg_store_write (store, reconcile_in_transaction, &reconciling, NULL, error);
}

/**
 * bg_sync_line_free:
 * @line: (nullable): a line of the log
 */
void
bg_sync_line_free (BgSyncLine *line)
{
  if (line == NULL)
    return;
  g_free (line->outcome);
  g_free (line->detail);
  g_free (line);
}

static gboolean
log_in_transaction (BgSql *sql, gpointer data, GError **error)
{
  const BgSyncLine *line = data;
  sqlite3_stmt *statement =
    bg_sql_prepare (sql,
                    "INSERT INTO sync_log (time, outcome, received, sent, merged, asked, detail)"
                    " VALUES (:time, :outcome, :received, :sent, :merged, :asked, :detail)",
                    error);

  if (statement == NULL)
    return FALSE;
  bg_sql_bind_number (statement, ":time", line->time);
  bg_sql_bind_text (statement, ":outcome", line->outcome);
  bg_sql_bind_number (statement, ":received", line->totals.received);
  bg_sql_bind_number (statement, ":sent", line->totals.sent);
  bg_sql_bind_number (statement, ":merged", line->totals.merged);
  bg_sql_bind_number (statement, ":asked", line->totals.asked);
  bg_sql_bind_text (statement, ":detail", line->detail);
  return bg_sql_finish (sql, statement, error) &&
         bg_sql_run (sql, "DELETE FROM sync_log WHERE id <= (SELECT max (id) FROM sync_log) - 1000", error);
}

/**
 * bg_sync_log:
 * @store: a record book
 * @outcome: code of how a run ended
 * @totals: what it did
 * @detail: (nullable): technical detail
 * @error: what went wrong
 *
 * Writes a run into the log, which keeps the last thousand.
 *
 * Returns: whether it is written down
 */
gboolean
bg_sync_log (BgStore *store,
             const char *outcome,
             const BgSyncTotals *totals,
             const char *detail,
             GError **error)
{
  BgSyncLine line = { bg_clock_get_now (), (char *) outcome, *totals, (char *) detail };

  return bg_store_write (store, log_in_transaction, &line, NULL, error);
}

static BgSyncLine *
read_line (sqlite3_stmt *statement)
{
  BgSyncLine *line = g_new0 (BgSyncLine, 1);

  line->time = sqlite3_column_int64 (statement, 0);
  line->outcome = g_strdup (bg_sql_column_text (statement, 1));
  line->totals.received = (guint) sqlite3_column_int (statement, 2);
  line->totals.sent = (guint) sqlite3_column_int (statement, 3);
  line->totals.merged = (guint) sqlite3_column_int (statement, 4);
  line->totals.asked = (guint) sqlite3_column_int (statement, 5);
  line->detail = g_strdup (bg_sql_column_text (statement, 6));
  return line;
}

static GPtrArray *
read_lines (BgSql *sql, guint most, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) bg_sync_line_free);
  sqlite3_stmt *statement =
    bg_sql_prepare (sql,
                    "SELECT time, outcome, received, sent, merged, asked, detail FROM sync_log"
                    " ORDER BY id DESC LIMIT :most",
                    error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  bg_sql_bind_number (statement, ":most", most);
  do
    {
      if (!bg_sql_step (sql, statement, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (lines, read_line (statement));
    }
  while (row);
  return g_steal_pointer (&lines);
}

/**
 * bg_sync_read_log:
 * @store: a record book
 * @most: how many lines at the most
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type BgSyncLine): the last runs, newest first
 */
GPtrArray *
bg_sync_read_log (BgStore *store, guint most, GError **error)
{
  BgSql *sql = bg_store_acquire_reader (store, error);
  GPtrArray *lines;

  if (sql == NULL)
    return NULL;
  lines = read_lines (sql, most, error);
  bg_store_release_reader (store, sql);
  return lines;
}
