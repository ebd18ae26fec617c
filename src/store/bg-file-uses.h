/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which records name which files: what is on the shelf is wanted as long as one of them does. */
#pragma once

#include "bg-sql.h"
#include "bg-store.h"

G_BEGIN_DECLS

/**
 * BgFileUse:
 * @sha256: name of the contents
 * @size: bytes of them
 * @title: (nullable): what the record calls it
 * @file_name: (nullable): the name it had
 * @media_type: (nullable): its kind
 * @kind: name of the record's kind
 * @record: id of the record
 *
 * One file as a record names it.
 */
typedef struct
{
  char *sha256;
  gint64 size;
  char *title;
  char *file_name;
  char *media_type;
  char *kind;
  char *record;
} BgFileUse;

const BgField *bg_kind_get_files (const BgKind *kind);
GPtrArray *bg_file_uses_read (BgSql *sql, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *bg_file_uses_list (BgStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * BgFileSweep:
 * @book: file name of the record book
 * @set: a change set that was carried out
 *
 * What may leave contents behind that nothing names.
 */
typedef struct
{
  const char *book;
  BgChangeSet *set;
} BgFileSweep;

gboolean bg_file_uses_sweep_in_transaction (BgSql *sql, gpointer sweep, GError **error);
void bg_file_uses_sweep (BgSql *sql, const char *book, BgChangeSet *set);

G_END_DECLS
