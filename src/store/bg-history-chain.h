/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chain of history: its hashes, and writing rows that carry them. */
#pragma once

#include <jansson.h>

#include "bg-kind.h"
#include "bg-sql.h"

G_BEGIN_DECLS

/* Bytes of a SHA-256. */
#define BG_HASH_SIZE 32

/**
 * BgChainSet:
 * @seq: its number
 * @time: microseconds since 1970 UTC
 * @officer: (nullable): who
 * @label: what it was, in words
 * @act: (nullable): code of its act; NULL for an edit
 * @undoes: number of the change set it takes back; 0 for none
 *
 * What a change set says of itself, beside its rows.
 */
typedef struct
{
  gint64 seq;
  gint64 time;
  const char *officer;
  const char *label;
  const char *act;
  gint64 undoes;
} BgChainSet;

/**
 * BgChainWriter:
 *
 * One change set being written: bg_chain_begin(), any number of bg_chain_add(), bg_chain_end().
 */
typedef struct
{
  BgSql *sql;
  gint64 seq;
  gint64 position;
  GChecksum *hash;
} BgChainWriter;

gboolean bg_chain_begin (BgChainWriter *writer, BgSql *sql, GError **error);
gboolean bg_chain_add (BgChainWriter *writer,
                       const BgKind *kind,
                       const char *record,
                       const char *path,
                       const json_t *before,
                       const json_t *after,
                       GError **error);
gboolean bg_chain_note (BgChainWriter *writer,
                        const char *kind,
                        const char *record,
                        const char *path,
                        GError **error);
gboolean bg_chain_end (BgChainWriter *writer, const BgChainSet *set, GError **error);
void bg_chain_clear (BgChainWriter *writer);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BgChainWriter, bg_chain_clear)

void bg_chain_hash_text (GChecksum *hash, const char *text);
void bg_chain_hash_number (GChecksum *hash, gint64 number);
void bg_chain_digest_values (GBytes *salt,
                             const char *before,
                             const char *after,
                             guint8 digest[BG_HASH_SIZE]);
void bg_chain_hash_row (GChecksum *hash,
                        const char *kind,
                        const char *record,
                        const char *path,
                        const guint8 digest[BG_HASH_SIZE]);
void bg_chain_hash_set (GChecksum *hash, const BgChainSet *set, gint64 rows, guint8 digest[BG_HASH_SIZE]);

G_END_DECLS
