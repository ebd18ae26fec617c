/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thin layer over SQLite: connections, cached statements, named parameters, and the one map of errors. */
#include "bg-config.h"

#include "bg-sql.h"

#include <glib/gi18n-lib.h>

#include "bg-error.h"

/* How long a write waits for another program's write, in milliseconds. */
#define BUSY_TIMEOUT 5000
/* Virtual machine steps between two looks at the cancellable: well under a millisecond. */
#define STEPS_BETWEEN_LOOKS 2000

struct _BgSql
{
  sqlite3 *db;
  char *path;
  GHashTable *statements;
  GCancellable *cancellable;
};

static BgError
classify (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_FULL:
      return BG_ERROR_FULL;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return BG_ERROR_READ_ONLY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return BG_ERROR_BUSY;
    case SQLITE_CORRUPT:
      return BG_ERROR_DAMAGED;
    case SQLITE_NOTADB:
      return BG_ERROR_NOT_BOOK;
    case SQLITE_CANTOPEN:
      return BG_ERROR_NOT_FOUND;
    default:
      return BG_ERROR_FAILED;
    }
}

/* Each message says what happened, what was kept and what to do. */
static const char *
explain (BgError error)
{
  switch (error)
    {
    case BG_ERROR_FULL:
      return _ (
        "The disk is full. Nothing was saved of this change; free some space and save again. File: %s");
    case BG_ERROR_READ_ONLY:
      return _ (
        "The record book may not be written to. Nothing was saved; check the rights of the file. File: %s");
    case BG_ERROR_BUSY:
      return _ (
        "Another program is writing to the record book. Nothing was saved; try again in a moment. File: %s");
    case BG_ERROR_DAMAGED:
      return _ ("The record book is damaged. The file was left as it is; restore the last backup. File: %s");
    case BG_ERROR_NOT_BOOK:
      return _ (
        "The file is not a record book of Bang Giao. It was left as it is; choose another file. File: %s");
    case BG_ERROR_NOT_FOUND:
      return _ ("The record book cannot be opened. Check that the folder is there and may be read. File: %s");
    case BG_ERROR_FAILED:
    case BG_ERROR_INVALID:
    case BG_ERROR_CONFLICT:
    case BG_ERROR_REFUSED:
    case BG_ERROR_NEWER:
    default:
      return _ ("The record book did not answer as expected. Nothing was saved of this change. File: %s");
    }
}

/* SQLite tells a full disk from other troubles of it, but not a quota or a stick that was pulled out. */
static const char *
explain_disk (void)
{
  return _ (
    "The disk cannot be read or written: it may be full, at its quota, or gone. Nothing was saved of this "
    "change; check the disk and save again. File: %s");
}

/* The technical cause stands at the end, for the administrator. */
static void
set_error_for_code (GError **error, int code, const char *path, const char *detail)
{
  BgError kind = classify (code);
  g_autofree char *message =
    g_strdup_printf ((code & 0xff) == SQLITE_IOERR ? explain_disk () : explain (kind), path);

  g_debug ("SQLite %d: %s", code, detail);
  g_set_error (error, BG_ERROR, kind, "%s", message);
}

/**
 * bg_sql_set_error:
 * @sql: a connection on which the last call failed
 * @error: (out): set to what happened, or to G_IO_ERROR_CANCELLED when the work was cancelled
 */
void
bg_sql_set_error (BgSql *sql, GError **error)
{
  int code = sqlite3_extended_errcode (sql->db);

  if (code == SQLITE_INTERRUPT && g_cancellable_set_error_if_cancelled (sql->cancellable, error))
    return;
  set_error_for_code (error, code, sql->path, sqlite3_errmsg (sql->db));
}

static int
look_for_cancel_cb (void *data)
{
  BgSql *sql = data;

  return g_cancellable_is_cancelled (sql->cancellable);
}

static gboolean
prepare_connection (BgSql *sql, GError **error)
{
  sqlite3_busy_timeout (sql->db, BUSY_TIMEOUT);
  sqlite3_extended_result_codes (sql->db, 1);
  if (!bg_sql_register_functions (sql->db) || !bg_sql_register_tokenizer (sql->db))
    {
      bg_sql_set_error (sql, error);
      return FALSE;
    }
  /* Two megabytes of cache to a connection, and no mapped file: the operating system keeps the pages, and the
   * memory of the program does not grow with the record book. Measured: searches are no slower. */
  return bg_sql_run (sql,
                     "PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL;"
                     "PRAGMA cache_size = -2000; PRAGMA mmap_size = 0",
                     error);
}

/**
 * bg_sql_open:
 * @path: the file
 * @flags: SQLITE_OPEN_…
 * @error: what went wrong, in the officer's words
 *
 * A connection belongs to one thread at a time.
 *
 * Returns: (transfer full): the connection
 */
BgSql *
bg_sql_open (const char *path, int flags, GError **error)
{
  g_autoptr (BgSql) sql = g_new0 (BgSql, 1);
  int code;

  sql->path = g_strdup (path);
  sql->statements =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) sqlite3_finalize);
  code = sqlite3_open_v2 (path, &sql->db, flags | SQLITE_OPEN_NOMUTEX, NULL);
  if (code != SQLITE_OK)
    {
      set_error_for_code (error, code, path, sqlite3_errstr (code));
      return NULL;
    }
  return prepare_connection (sql, error) ? g_steal_pointer (&sql) : NULL;
}

/**
 * bg_sql_close:
 * @sql: (transfer full): a connection
 */
void
bg_sql_close (BgSql *sql)
{
  g_clear_pointer (&sql->statements, g_hash_table_unref);
  sqlite3_close (sql->db);
  g_clear_object (&sql->cancellable);
  g_free (sql->path);
  g_free (sql);
}

/**
 * bg_sql_get_handle:
 * @sql: a connection
 *
 * Returns: (transfer none): SQLite's own handle
 */
sqlite3 *
bg_sql_get_handle (BgSql *sql)
{
  return sql->db;
}

/**
 * bg_sql_set_cancellable:
 * @sql: a connection
 * @cancellable: (nullable): what stops the queries that follow
 */
void
bg_sql_set_cancellable (BgSql *sql, GCancellable *cancellable)
{
  g_set_object (&sql->cancellable, cancellable);
  sqlite3_progress_handler (sql->db, STEPS_BETWEEN_LOOKS, cancellable != NULL ? look_for_cancel_cb : NULL,
                            sql);
}

/**
 * bg_sql_run:
 * @sql: a connection
 * @script: statements without results
 * @error: what went wrong
 *
 * Returns: whether all of them succeeded
 */
gboolean
bg_sql_run (BgSql *sql, const char *script, GError **error)
{
  if (sqlite3_exec (sql->db, script, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  bg_sql_set_error (sql, error);
  return FALSE;
}

/**
 * bg_sql_transaction:
 * @sql: a connection
 * @func: (scope call): the work
 * @data: for @func
 * @error: what went wrong
 *
 * Runs @func between BEGIN IMMEDIATE and COMMIT. Only when the COMMIT itself succeeded, with its flush to the
 * disk, is TRUE returned; in every other case nothing of the work remains.
 *
 * Returns: whether the work is on the disk
 */
gboolean
bg_sql_transaction (BgSql *sql, BgSqlFunc func, gpointer data, GError **error)
{
  if (!bg_sql_run (sql, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (func (sql, data, error) && bg_sql_run (sql, "COMMIT", error))
    return TRUE;
  if (!sqlite3_get_autocommit (sql->db))
    bg_sql_run (sql, "ROLLBACK", NULL);
  return FALSE;
}

/**
 * bg_sql_prepare:
 * @sql: a connection
 * @text: one statement, the same text each time
 * @error: what went wrong
 *
 * Returns: (transfer none) (nullable): the statement, reset and without values; the connection keeps it
 */
sqlite3_stmt *
bg_sql_prepare (BgSql *sql, const char *text, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (sql->statements, text);

  if (statement != NULL)
    {
      sqlite3_reset (statement);
      sqlite3_clear_bindings (statement);
      return statement;
    }
  if (sqlite3_prepare_v3 (sql->db, text, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
    {
      g_debug ("%s", text);
      bg_sql_set_error (sql, error);
      return NULL;
    }
  g_hash_table_insert (sql->statements, g_strdup (text), statement);
  return statement;
}

/**
 * bg_sql_step:
 * @sql: a connection
 * @statement: a statement of it
 * @row: (out): whether there is a row to read
 * @error: what went wrong
 *
 * Returns: FALSE when it failed; the statement is reset then, and also behind its last row
 */
gboolean
bg_sql_step (BgSql *sql, sqlite3_stmt *statement, gboolean *row, GError **error)
{
  int code = sqlite3_step (statement);

  *row = code == SQLITE_ROW;
  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    bg_sql_set_error (sql, error);
  sqlite3_reset (statement);
  return code == SQLITE_DONE;
}

/**
 * bg_sql_finish:
 * @sql: a connection
 * @statement: a statement without results
 * @error: what went wrong
 *
 * Returns: whether it was carried out
 */
gboolean
bg_sql_finish (BgSql *sql, sqlite3_stmt *statement, GError **error)
{
  gboolean row;

  if (!bg_sql_step (sql, statement, &row, error))
    return FALSE;
  sqlite3_reset (statement);
  return TRUE;
}

/**
 * bg_sql_get_number:
 * @sql: a connection
 * @text: a statement that gives one number
 *
 * Returns: the number; 0 when it fails or gives nothing
 */
gint64
bg_sql_get_number (BgSql *sql, const char *text)
{
  sqlite3_stmt *statement = bg_sql_prepare (sql, text, NULL);
  gint64 number = 0;
  gboolean row;

  if (statement != NULL && bg_sql_step (sql, statement, &row, NULL) && row)
    number = sqlite3_column_int64 (statement, 0);
  if (statement != NULL)
    sqlite3_reset (statement);
  return number;
}

/**
 * bg_sql_bind_text:
 * @statement: a statement
 * @name: a parameter with its colon; nothing happens where the statement has none of that name
 * @value: (nullable): the text; it is copied
 */
void
bg_sql_bind_text (sqlite3_stmt *statement, const char *name, const char *value)
{
  int index = sqlite3_bind_parameter_index (statement, name);

  if (index > 0)
    sqlite3_bind_text (statement, index, value, -1, SQLITE_TRANSIENT);
}

/**
 * bg_sql_bind_number:
 * @statement: a statement
 * @name: a parameter with its colon
 * @value: the number
 */
void
bg_sql_bind_number (sqlite3_stmt *statement, const char *name, gint64 value)
{
  int index = sqlite3_bind_parameter_index (statement, name);

  if (index > 0)
    sqlite3_bind_int64 (statement, index, value);
}

/**
 * bg_sql_bind_blob:
 * @statement: a statement
 * @name: a parameter with its colon
 * @value: (nullable): the bytes; they are copied
 */
void
bg_sql_bind_blob (sqlite3_stmt *statement, const char *name, GBytes *value)
{
  int index = sqlite3_bind_parameter_index (statement, name);
  gsize size = 0;
  const void *data = value != NULL ? g_bytes_get_data (value, &size) : NULL;

  if (index > 0 && value == NULL)
    sqlite3_bind_null (statement, index);
  else if (index > 0)
    sqlite3_bind_blob64 (statement, index, data != NULL ? data : "", size, SQLITE_TRANSIENT);
}

/**
 * bg_sql_column_text:
 * @statement: a statement on a row
 * @column: which column
 *
 * Returns: (transfer none) (nullable): its text, valid until the next step
 */
const char *
bg_sql_column_text (sqlite3_stmt *statement, int column)
{
  return (const char *) sqlite3_column_text (statement, column);
}
