/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chain of history: its hashes, and writing rows that carry them.
 *
 * A row's digest is SHA-256 over its salt and both values. A change set's hash is SHA-256 over the hash
 * before it, kind, record, path and digest of each row in order, and what the set says of itself. A text goes
 * into a hash with its length in front, so that no two contents give the same bytes. Rows with a personal
 * value have a random salt: once it is blanked together with the value, the digest tells nothing about what
 * it was, and the chain still holds. */
#include "bg-config.h"

#include "bg-history-chain.h"

#include <string.h>

#include "bg-patch.h"

#define SALT_SIZE 16

/**
 * bg_chain_hash_text:
 * @hash: a SHA-256
 * @text: (nullable): goes into it with its length
 */
void
bg_chain_hash_text (GChecksum *hash, const char *text)
{
  char length[24];

  g_snprintf (length, sizeof length, "%d:", text != NULL ? (int) strlen (text) : -1);
  g_checksum_update (hash, (const guchar *) length, -1);
  if (text != NULL)
    g_checksum_update (hash, (const guchar *) text, -1);
}

/**
 * bg_chain_hash_number:
 * @hash: a SHA-256
 * @number: goes into it as text
 */
void
bg_chain_hash_number (GChecksum *hash, gint64 number)
{
  char text[24];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, number);
  bg_chain_hash_text (hash, text);
}

static void
finish_hash (GChecksum *hash, guint8 digest[BG_HASH_SIZE])
{
  gsize size = BG_HASH_SIZE;

  g_checksum_get_digest (hash, digest, &size);
}

/**
 * bg_chain_digest_values:
 * @salt: (nullable): of a row with a personal value
 * @before: (nullable): JSON text
 * @after: (nullable): JSON text
 * @digest: gets the digest of the row
 */
void
bg_chain_digest_values (GBytes *salt, const char *before, const char *after, guint8 digest[BG_HASH_SIZE])
{
  g_autoptr (GChecksum) hash = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size = 0;
  const guchar *bytes = salt != NULL ? g_bytes_get_data (salt, &size) : NULL;

  bg_chain_hash_number (hash, (gint64) size);
  g_checksum_update (hash, bytes, (gssize) size);
  bg_chain_hash_text (hash, before);
  bg_chain_hash_text (hash, after);
  finish_hash (hash, digest);
}

/**
 * bg_chain_hash_row:
 * @hash: the hash of a change set
 * @kind: kind of the record
 * @record: its id
 * @path: what changed
 * @digest: of the row
 */
void
bg_chain_hash_row (GChecksum *hash,
                   const char *kind,
                   const char *record,
                   const char *path,
                   const guint8 digest[BG_HASH_SIZE])
{
  bg_chain_hash_text (hash, kind);
  bg_chain_hash_text (hash, record);
  bg_chain_hash_text (hash, path);
  g_checksum_update (hash, digest, BG_HASH_SIZE);
}

/**
 * bg_chain_hash_set:
 * @hash: the hash of a change set that has all its rows
 * @set: what the set says of itself; its number is not part of the hash
 * @rows: how many rows it has
 * @digest: gets the hash
 */
void
bg_chain_hash_set (GChecksum *hash, const BgChainSet *set, gint64 rows, guint8 digest[BG_HASH_SIZE])
{
  bg_chain_hash_number (hash, rows);
  bg_chain_hash_number (hash, set->time);
  bg_chain_hash_text (hash, set->officer);
  bg_chain_hash_text (hash, set->label);
  bg_chain_hash_text (hash, set->act);
  bg_chain_hash_number (hash, set->undoes);
  finish_hash (hash, digest);
}

/**
 * bg_chain_begin:
 * @writer: (out caller-allocates): a writer
 * @sql: a connection inside a transaction
 * @error: what went wrong
 *
 * Begins the change set that follows the last one.
 *
 * Returns: whether it can go on
 */
gboolean
bg_chain_begin (BgChainWriter *writer, BgSql *sql, GError **error)
{
  sqlite3_stmt *statement;
  gboolean row;

  *writer = (BgChainWriter){ .sql = sql, .seq = 1, .hash = g_checksum_new (G_CHECKSUM_SHA256) };
  statement = bg_sql_prepare (sql, "SELECT change_set, hash FROM chain_end", error);
  if (statement == NULL || !bg_sql_step (sql, statement, &row, error))
    return FALSE;
  if (row)
    {
      writer->seq = sqlite3_column_int64 (statement, 0) + 1;
      g_checksum_update (writer->hash, sqlite3_column_blob (statement, 1),
                         sqlite3_column_bytes (statement, 1));
    }
  sqlite3_reset (statement);
  return bg_sql_run (sql, "PRAGMA defer_foreign_keys = ON", error);
}

static char *
dump (const json_t *value)
{
  return value != NULL ? json_dumps (value, JSON_COMPACT | JSON_SORT_KEYS | JSON_ENCODE_ANY) : NULL;
}

static gboolean
is_personal (const BgKind *kind, const char *path)
{
  BgPlace place = bg_patch_find_place (kind, path);

  return place.field != NULL && (place.field->flags & BG_FIELD_PERSONAL) != 0;
}

static GBytes *
create_salt (void)
{
  guint8 bytes[SALT_SIZE];

  sqlite3_randomness (sizeof bytes, bytes);
  return g_bytes_new (bytes, sizeof bytes);
}

static gboolean
insert_row (BgChainWriter *writer,
            const char *kind,
            const char *record,
            const char *path,
            const char *before,
            const char *after,
            GBytes *salt,
            GError **error)
{
  guint8 digest[BG_HASH_SIZE];
  g_autoptr (GBytes) bytes = NULL;
  sqlite3_stmt *statement =
    bg_sql_prepare (writer->sql,
                    "INSERT INTO change (change_set, position, kind, record, path, before, after, salt,"
                    " digest, blanked) VALUES (:change_set, :position, :kind, :record, :path, :before,"
                    " :after, :salt, :digest, 0)",
                    error);

  if (statement == NULL)
    return FALSE;
  bg_chain_digest_values (salt, before, after, digest);
  bytes = g_bytes_new (digest, sizeof digest);
  bg_sql_bind_number (statement, ":change_set", writer->seq);
  bg_sql_bind_number (statement, ":position", writer->position++);
  bg_sql_bind_text (statement, ":kind", kind);
  bg_sql_bind_text (statement, ":record", record);
  bg_sql_bind_text (statement, ":path", path);
  bg_sql_bind_text (statement, ":before", before);
  bg_sql_bind_text (statement, ":after", after);
  bg_sql_bind_blob (statement, ":salt", salt);
  bg_sql_bind_blob (statement, ":digest", bytes);
  bg_chain_hash_row (writer->hash, kind, record, path, digest);
  return bg_sql_finish (writer->sql, statement, error);
}

static gboolean
add_row (BgChainWriter *writer,
         const BgKind *kind,
         const char *record,
         const char *path,
         const json_t *before,
         const json_t *after,
         GError **error)
{
  g_autoptr (GBytes) salt = is_personal (kind, path) ? create_salt () : NULL;
  char *old = dump (before);
  char *new = dump (after);
  gboolean good = insert_row (writer, kind->name, record, path, old, new, salt, error);

  free (old);
  free (new);
  return good;
}

/* Rows of the personal values that were taken out of a whole record or item: they come after it when it
 * comes, and go before it when it goes. */
static gboolean
add_personal (BgChainWriter *writer,
              const BgKind *kind,
              const char *record,
              GPtrArray *values,
              gboolean going,
              GError **error)
{
  for (guint i = 0; i < values->len; i++)
    {
      BgChange *change = g_ptr_array_index (values, i);

      if (!add_row (writer, kind, record, change->path, going ? change->after : NULL,
                    going ? NULL : change->after, error))
        return FALSE;
    }
  return TRUE;
}

/* What a row says beside its value, kind and id of the record, is not said again in a whole record. */
static json_t *
take_personal (const BgKind *kind, const char *path, const json_t *value, GPtrArray *values)
{
  json_t *rest = json_deep_copy (value);

  if (json_is_object (rest))
    bg_patch_take_personal (kind, path, rest, values);
  if (*path == '\0')
    {
      json_object_del (rest, "id");
      json_object_del (rest, "kind");
    }
  return rest;
}

/**
 * bg_chain_add:
 * @writer: a writer
 * @kind: kind of the record
 * @record: its id
 * @path: see #BgChange; "" for a whole record
 * @before: (nullable): value before
 * @after: (nullable): value after
 * @error: what went wrong
 *
 * Writes one change; the personal values of a whole record or item get rows of their own.
 *
 * Returns: whether it was written
 */
gboolean
bg_chain_add (BgChainWriter *writer,
              const BgKind *kind,
              const char *record,
              const char *path,
              const json_t *before,
              const json_t *after,
              GError **error)
{
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func ((GDestroyNotify) bg_change_free);
  g_autoptr (GPtrArray) come = g_ptr_array_new_with_free_func ((GDestroyNotify) bg_change_free);
  json_t *old = take_personal (kind, path, before, gone);
  json_t *new = take_personal (kind, path, after, come);
  gboolean good = add_personal (writer, kind, record, gone, TRUE, error) &&
                  add_row (writer, kind, record, path, old, new, error) &&
                  add_personal (writer, kind, record, come, FALSE, error);

  json_decref (old);
  json_decref (new);
  return good;
}

/**
 * bg_chain_note:
 * @writer: a writer
 * @kind: name of a kind
 * @record: id of a record
 * @path: what of it
 * @error: what went wrong
 *
 * Writes a row without values: something was looked at, not changed.
 *
 * Returns: whether it was written
 */
gboolean
bg_chain_note (BgChainWriter *writer, const char *kind, const char *record, const char *path, GError **error)
{
  return insert_row (writer, kind, record, path, NULL, NULL, NULL, error);
}

static gboolean
write_end (BgChainWriter *writer, GBytes *hash, GError **error)
{
  sqlite3_stmt *statement =
    bg_sql_prepare (writer->sql,
                    "INSERT INTO chain_end (id, change_set, hash) VALUES (1, :change_set, :hash)"
                    " ON CONFLICT (id) DO UPDATE SET change_set = :change_set, hash = :hash",
                    error);

  if (statement == NULL)
    return FALSE;
  bg_sql_bind_number (statement, ":change_set", writer->seq);
  bg_sql_bind_blob (statement, ":hash", hash);
  return bg_sql_finish (writer->sql, statement, error);
}

/**
 * bg_chain_end:
 * @writer: a writer
 * @set: what the set says of itself; its number is the writer's
 * @error: what went wrong
 *
 * Returns: whether the change set is whole
 */
gboolean
bg_chain_end (BgChainWriter *writer, const BgChainSet *set, GError **error)
{
  guint8 digest[BG_HASH_SIZE];
  g_autoptr (GBytes) bytes = NULL;
  sqlite3_stmt *statement;

  bg_chain_hash_set (writer->hash, set, writer->position, digest);
  bytes = g_bytes_new (digest, sizeof digest);
  statement = bg_sql_prepare (writer->sql,
                              "INSERT INTO change_set (seq, time, officer, label, act, undoes, changes, hash)"
                              " VALUES (:seq, :time, :officer, :label, :act, nullif (:undoes, 0), :changes,"
                              " :hash)",
                              error);
  if (statement == NULL)
    return FALSE;
  bg_sql_bind_number (statement, ":seq", writer->seq);
  bg_sql_bind_number (statement, ":time", set->time);
  bg_sql_bind_text (statement, ":officer", set->officer);
  bg_sql_bind_text (statement, ":label", set->label);
  bg_sql_bind_text (statement, ":act", set->act);
  bg_sql_bind_number (statement, ":undoes", set->undoes);
  bg_sql_bind_number (statement, ":changes", writer->position);
  bg_sql_bind_blob (statement, ":hash", bytes);
  return bg_sql_finish (writer->sql, statement, error) && write_end (writer, bytes, error);
}

/**
 * bg_chain_clear:
 * @writer: a writer
 */
void
bg_chain_clear (BgChainWriter *writer)
{
  g_clear_pointer (&writer->hash, g_checksum_free);
}
