/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thin layer over SQLite, private to this floor: connections, cached statements, named parameters, errors.
 */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "bg-query.h"

G_BEGIN_DECLS

typedef struct _BgSql BgSql;

/**
 * BgSqlFunc:
 *
 * Work inside one transaction.
 *
 * Returns: FALSE with @error set to have everything rolled back
 */
typedef gboolean (*BgSqlFunc) (BgSql *sql, gpointer data, GError **error);

BgSql *bg_sql_open (const char *path, int flags, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bg_sql_close (BgSql *sql);
sqlite3 *bg_sql_get_handle (BgSql *sql);
void bg_sql_set_cancellable (BgSql *sql, GCancellable *cancellable);
void bg_sql_set_error (BgSql *sql, GError **error);
GError *bg_sql_create_error (int code, const char *path, gboolean writes, const char *detail)
  G_GNUC_WARN_UNUSED_RESULT;

gboolean bg_sql_run (BgSql *sql, const char *script, GError **error);
gboolean bg_sql_set_bulk (BgSql *sql, gboolean is_bulk, GError **error);
gboolean bg_sql_transaction (BgSql *sql, BgSqlFunc func, gpointer data, GError **error);
sqlite3_stmt *bg_sql_prepare (BgSql *sql, const char *text, GError **error);
gboolean bg_sql_step (BgSql *sql, sqlite3_stmt *statement, gboolean *row, GError **error);
gboolean bg_sql_finish (BgSql *sql, sqlite3_stmt *statement, GError **error);
gboolean bg_sql_read_number (BgSql *sql, const char *text, gint64 *number, GError **error);
gboolean bg_sql_run_with (BgSql *sql, const char *text, GError **error, ...) G_GNUC_NULL_TERMINATED;
gboolean bg_sql_read_text (BgSql *sql, const char *text, char **value, GError **error, ...)
  G_GNUC_NULL_TERMINATED;

void bg_sql_bind_text (sqlite3_stmt *statement, const char *name, const char *value);
void bg_sql_bind_number (sqlite3_stmt *statement, const char *name, gint64 value);
void bg_sql_bind_blob (sqlite3_stmt *statement, const char *name, GBytes *value);
const char *bg_sql_column_text (sqlite3_stmt *statement, int column);

gboolean bg_sql_register_functions (sqlite3 *db);
gboolean bg_sql_register_tokenizer (sqlite3 *db);
gboolean bg_sql_check_form (BgSql *sql, GError **error);
gboolean bg_sql_form_is_current (int form);
gboolean bg_sql_migrate_to (BgSql *sql, int target, GError **error);
gboolean bg_sql_migrate (BgSql *sql, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgSql, bg_sql_close)

G_END_DECLS
