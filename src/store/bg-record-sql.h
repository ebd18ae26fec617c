/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records in tables: the statements that load and store them, made from the kinds' tables of fields. */
#pragma once

#include "bg-sql.h"

G_BEGIN_DECLS

BgRecord *bg_record_sql_load (BgSql *sql, const BgKind *kind, const char *id, gint64 *seq, GError **error);
GPtrArray *bg_record_sql_load_slots (BgSql *sql,
                                     const BgKind *kind,
                                     const gint64 *seqs,
                                     guint n,
                                     GError **error);
GPtrArray *bg_record_sql_load_many (BgSql *sql,
                                    const BgKind *kind,
                                    const gint64 *seqs,
                                    guint n,
                                    GError **error);
void bg_record_sql_read_value (BgRecord *record, const BgField *field, sqlite3_stmt *statement, int column);
gboolean bg_record_sql_insert (BgSql *sql, BgRecord *record, gint64 *seq, GError **error);
gboolean bg_record_sql_update (BgSql *sql, BgRecord *before, BgRecord *after, gint64 seq, GError **error);
char *bg_record_sql_dup_title (BgSql *sql, const BgKind *kind, const char *id);
gboolean bg_record_sql_is_alive (BgSql *sql, const BgKind *kind, const char *id, gboolean *trashed);

G_END_DECLS
