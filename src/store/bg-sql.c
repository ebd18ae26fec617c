/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thin layer over SQLite: connections, cached statements, named parameters, transactions. */
#include "bg-config.h"

#include "bg-sql.h"

#include <fcntl.h>
#include <glib/gstdio.h>

/* How long a write waits for another program's write, in milliseconds. */
#define BUSY_TIMEOUT 1500
/* Virtual machine steps between two looks at the cancellable: well under a millisecond. */
#define STEPS_BETWEEN_LOOKS 2000

/* Two megabytes of cache to a connection: the operating system keeps the pages, and the memory of the program
 * does not grow with the record book. Measured: searches are no slower. The journal is taken over into the
 * book after a thousand pages, as SQLite has it. */
#define USUAL_MEMORY "PRAGMA cache_size = -2000; PRAGMA wal_autocheckpoint = 1000"
/* A transaction over thousands of records touches more pages than that; they would be written to the journal
 * again and again, and copied into the book after each transaction. Measured: 100,000 records from a server
 * take 14 seconds of work instead of 23. */
#define BULK_MEMORY "PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 16000"

struct _BgSql
{
  sqlite3 *db;
  char *path;
  GHashTable *statements;
  GCancellable *cancellable;
  gboolean in_transaction;
  gboolean is_bulk;
  /* The first failure in the transaction. */
  GError *doom;
};

/**
 * bg_sql_set_error:
 * @sql: a connection on which the last call failed
 * @error: (out): set to what happened, or to G_IO_ERROR_CANCELLED when the work was cancelled
 */
void
bg_sql_set_error (BgSql *sql, GError **error)
{
  int code = sqlite3_extended_errcode (sql->db);
  g_autoptr (GError) failure = NULL;

  if (code != SQLITE_INTERRUPT || !g_cancellable_set_error_if_cancelled (sql->cancellable, &failure))
    failure = bg_sql_create_error (code, sql->path, sqlite3_db_readonly (sql->db, "main") == 0,
                                   sqlite3_errmsg (sql->db));
  if (sql->in_transaction && sql->doom == NULL)
    sql->doom = g_error_copy (failure);
  g_propagate_error (error, g_steal_pointer (&failure));
}

/* SQLite ends a transaction by itself when the disk fails; what came behind would be stored one by one.
 * Nothing more is done in it, whether or not the first failure was looked at. */
static gboolean
is_doomed (BgSql *sql, GError **error)
{
  if (sql->doom == NULL)
    return FALSE;
  if (error != NULL && *error == NULL)
    *error = g_error_copy (sql->doom);
  return TRUE;
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
  return bg_sql_run (sql,
                     "PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL;"
                     "PRAGMA mmap_size = 0;" USUAL_MEMORY,
                     error);
}

/* In a folder where nothing can be made SQLite could not even read, for want of its files beside the book.
 * Nobody writes to a book that has none of them; it is read as a file that does not change. */
static char *
dup_fixed_uri (const char *path, int flags)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *journal = g_strconcat (path, "-wal", NULL);
  g_autofree char *full = NULL;
  g_autofree char *uri = NULL;

  if ((flags & SQLITE_OPEN_READONLY) == 0 || g_access (folder, W_OK) == 0 ||
      g_file_test (journal, G_FILE_TEST_EXISTS))
    return NULL;
  full = g_canonicalize_filename (path, NULL);
  uri = g_filename_to_uri (full, NULL, NULL);
  return uri != NULL ? g_strconcat (uri, "?immutable=1", NULL) : NULL;
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
  g_autofree char *uri = NULL;
  int code;

  sql->path = g_strdup (path);
  sql->statements =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) sqlite3_finalize);
  uri = dup_fixed_uri (path, flags);
  code = sqlite3_open_v2 (uri != NULL ? uri : path, &sql->db,
                          flags | SQLITE_OPEN_NOMUTEX | (uri != NULL ? SQLITE_OPEN_URI : 0), NULL);
  if (code != SQLITE_OK)
    {
      g_propagate_error (
        error, bg_sql_create_error (code, path, (flags & SQLITE_OPEN_READWRITE) != 0, sqlite3_errstr (code)));
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
  if (is_doomed (sql, error))
    return FALSE;
  if (sqlite3_exec (sql->db, script, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  bg_sql_set_error (sql, error);
  return FALSE;
}

/**
 * bg_sql_set_bulk:
 * @sql: a connection
 * @is_bulk: whether thousands of records are about to be written together
 * @error: what went wrong
 *
 * Gives the connection the memory for the work that comes, until it is told otherwise. May be called inside a
 * transaction.
 *
 * Returns: whether it has it
 */
gboolean
bg_sql_set_bulk (BgSql *sql, gboolean is_bulk, GError **error)
{
  if (sql->is_bulk == is_bulk)
    return TRUE;
  if (!bg_sql_run (sql, is_bulk ? BULK_MEMORY : USUAL_MEMORY, error))
    return FALSE;
  sql->is_bulk = is_bulk;
  return TRUE;
}

/**
 * bg_sql_transaction:
 * @sql: a connection
 * @func: (scope call): the work
 * @data: for @func
 * @error: what went wrong
 *
 * Runs @func between BEGIN IMMEDIATE and COMMIT. Only when the COMMIT itself succeeded, with its flush to the
 * disk, is TRUE returned; in every other case nothing of the work remains. A statement that fails in @func
 * fails all of it, even where @func passes over that.
 *
 * Returns: whether the work is on the disk
 */
gboolean
bg_sql_transaction (BgSql *sql, BgSqlFunc func, gpointer data, GError **error)
{
  g_autoptr (GError) failure = NULL;
  gboolean good;

  if (!bg_sql_run (sql, "BEGIN IMMEDIATE", error))
    return FALSE;
  sql->in_transaction = TRUE;
  good = func (sql, data, &failure) && bg_sql_run (sql, "COMMIT", &failure);
  sql->in_transaction = FALSE;
  /* Whatever was said later, the first failure is the cause. */
  if (sql->doom != NULL)
    {
      g_clear_error (&failure);
      failure = g_steal_pointer (&sql->doom);
    }
  if (!good && !sqlite3_get_autocommit (sql->db))
    bg_sql_run (sql, "ROLLBACK", NULL);
  if (!good)
    g_propagate_error (error, g_steal_pointer (&failure));
  return good;
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

  if (is_doomed (sql, error))
    return NULL;
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
  int code;

  *row = FALSE;
  if (is_doomed (sql, error))
    return FALSE;
  code = sqlite3_step (statement);
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
 * bg_sql_read_number:
 * @sql: a connection
 * @text: a statement that gives one number
 * @number: (out): the number; 0 when it gives none
 * @error: what went wrong
 *
 * Returns: whether it could be read
 */
gboolean
bg_sql_read_number (BgSql *sql, const char *text, gint64 *number, GError **error)
{
  sqlite3_stmt *statement = bg_sql_prepare (sql, text, error);
  gboolean row;

  *number = 0;
  if (statement == NULL || !bg_sql_step (sql, statement, &row, error))
    return FALSE;
  if (row)
    *number = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
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

/* Pairs of a parameter and its text, ended by NULL. */
static void
bind_texts (sqlite3_stmt *statement, va_list texts)
{
  const char *name;

  while ((name = va_arg (texts, const char *)) != NULL)
    bg_sql_bind_text (statement, name, va_arg (texts, const char *));
}

/**
 * bg_sql_run_with:
 * @sql: a connection
 * @text: a statement without results
 * @error: what went wrong
 * @...: parameters with their colons, each with its text or NULL, ended by NULL; a column of numbers takes
 * the digits
 *
 * Returns: whether it was carried out
 */
gboolean
bg_sql_run_with (BgSql *sql, const char *text, GError **error, ...)
{
  sqlite3_stmt *statement = bg_sql_prepare (sql, text, error);
  va_list texts;

  if (statement == NULL)
    return FALSE;
  va_start (texts, error);
  bind_texts (statement, texts);
  va_end (texts);
  return bg_sql_finish (sql, statement, error);
}

/**
 * bg_sql_read_text:
 * @sql: a connection
 * @text: a statement that gives one text
 * @value: (out) (transfer full) (nullable): the text; NULL where it gives nothing
 * @error: what went wrong
 * @...: parameters with their texts, as in bg_sql_run_with()
 *
 * Returns: whether it could be read
 */
gboolean
bg_sql_read_text (BgSql *sql, const char *text, char **value, GError **error, ...)
{
  sqlite3_stmt *statement = bg_sql_prepare (sql, text, error);
  gboolean row;
  va_list texts;

  *value = NULL;
  if (statement == NULL)
    return FALSE;
  va_start (texts, error);
  bind_texts (statement, texts);
  va_end (texts);
  if (!bg_sql_step (sql, statement, &row, error))
    return FALSE;
  if (row)
    *value = g_strdup (bg_sql_column_text (statement, 0));
  sqlite3_reset (statement);
  return TRUE;
}
