/* SPDX-License-Identifier: GPL-3.0-or-later */
/* History: every change of every field, by whom and when, chained by a hash. */
#include "bg-config.h"

#include "bg-commit.h"

#include <string.h>

typedef struct
{
  BgSql *sql;
  gint64 set;
  gint64 position;
  GChecksum *hash;
} Writer;

static char *
dump (const json_t *value)
{
  return value != NULL ? json_dumps (value, JSON_COMPACT | JSON_SORT_KEYS | JSON_ENCODE_ANY) : NULL;
}

/* Each text goes into the hash with its length, so that no two change sets give the same bytes. */
static void
hash_text (GChecksum *hash, const char *text)
{
  g_autofree char *length = g_strdup_printf ("%d:", text != NULL ? (int) strlen (text) : -1);

  g_checksum_update (hash, (const guchar *) length, -1);
  if (text != NULL)
    g_checksum_update (hash, (const guchar *) text, -1);
}

static gboolean
write_change (Writer *writer,
              BgRecord *record,
              const char *path,
              const char *before,
              const char *after,
              GError **error)
{
  const char *const texts[] = { bg_record_get_kind (record)->name, bg_record_get_id (record), path, before,
                                after };
  sqlite3_stmt *statement;

  statement = bg_sql_prepare (writer->sql,
                              "INSERT INTO change (change_set, position, kind, record, path, before, after)"
                              " VALUES (:change_set, :position, :kind, :record, :path, :before, :after)",
                              error);
  if (statement == NULL)
    return FALSE;
  bg_sql_bind_number (statement, ":change_set", writer->set);
  bg_sql_bind_number (statement, ":position", writer->position++);
  bg_sql_bind_text (statement, ":kind", texts[0]);
  bg_sql_bind_text (statement, ":record", texts[1]);
  bg_sql_bind_text (statement, ":path", path);
  bg_sql_bind_text (statement, ":before", before);
  bg_sql_bind_text (statement, ":after", after);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    hash_text (writer->hash, texts[i]);
  return bg_sql_finish (writer->sql, statement, error);
}

/* A new record is one entry that holds it whole: its path is empty. */
static gboolean
write_new_record (Writer *writer, BgRecord *record, GError **error)
{
  json_t *document = bg_record_to_json (record);
  char *text;
  gboolean good;

  json_object_del (document, "created");
  json_object_del (document, "created_by");
  json_object_del (document, "modified");
  json_object_del (document, "modified_by");
  text = dump (document);
  good = write_change (writer, record, "", NULL, text, error);
  free (text);
  json_decref (document);
  return good;
}

static gboolean
write_changes (Writer *writer, BgRecord *before, BgRecord *after, GError **error)
{
  g_autoptr (GPtrArray) changes = bg_record_diff (before, after);

  for (guint i = 0; i < changes->len; i++)
    {
      BgChange *change = g_ptr_array_index (changes, i);
      char *old = dump (change->before);
      char *new = dump (change->after);
      gboolean good = write_change (writer, after, change->path, old, new, error);

      free (old);
      free (new);
      if (!good)
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_last_set (Writer *writer, GError **error)
{
  sqlite3_stmt *statement =
    bg_sql_prepare (writer->sql, "SELECT seq, hash FROM change_set ORDER BY seq DESC LIMIT 1", error);
  gboolean row;

  if (statement == NULL || !bg_sql_step (writer->sql, statement, &row, error))
    return FALSE;
  writer->set = 1;
  if (row)
    {
      writer->set = sqlite3_column_int64 (statement, 0) + 1;
      g_checksum_update (writer->hash, sqlite3_column_blob (statement, 1),
                         sqlite3_column_bytes (statement, 1));
    }
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
write_set (Writer *writer, const char *label, const char *officer, gint64 time, GError **error)
{
  g_autofree char *moment = g_strdup_printf ("%" G_GINT64_FORMAT, time);
  g_autoptr (GBytes) digest = NULL;
  guint8 bytes[32];
  gsize size = sizeof bytes;
  sqlite3_stmt *statement;

  hash_text (writer->hash, moment);
  hash_text (writer->hash, officer);
  hash_text (writer->hash, label);
  g_checksum_get_digest (writer->hash, bytes, &size);
  digest = g_bytes_new (bytes, size);
  statement = bg_sql_prepare (writer->sql,
                              "INSERT INTO change_set (seq, time, officer, label, hash)"
                              " VALUES (:seq, :time, :officer, :label, :hash)",
                              error);
  if (statement == NULL)
    return FALSE;
  bg_sql_bind_number (statement, ":seq", writer->set);
  bg_sql_bind_number (statement, ":time", time);
  bg_sql_bind_text (statement, ":officer", officer);
  bg_sql_bind_text (statement, ":label", label);
  bg_sql_bind_blob (statement, ":hash", digest);
  return bg_sql_finish (writer->sql, statement, error);
}

/**
 * bg_history_write:
 * @sql: a connection inside a transaction
 * @set: the change set, for its label
 * @before: (element-type BgRecord): the records before, NULL for new ones
 * @after: (element-type BgRecord): the records after, in the same order
 * @officer: (nullable): who
 * @time: when, microseconds since 1970 UTC
 * @error: what went wrong
 *
 * Writes the change set into history. Its hash is SHA-256 over the hash before it, its changes in their
 * order, its time, officer and label; nothing in the program rewrites it.
 *
 * Returns: whether it was written
 */
gboolean
bg_history_write (BgSql *sql,
                  BgChangeSet *set,
                  GPtrArray *before,
                  GPtrArray *after,
                  const char *officer,
                  gint64 time,
                  GError **error)
{
  g_autoptr (GChecksum) hash = g_checksum_new (G_CHECKSUM_SHA256);
  Writer writer = { .sql = sql, .hash = hash };

  if (!bg_sql_run (sql, "PRAGMA defer_foreign_keys = ON", error) || !read_last_set (&writer, error))
    return FALSE;
  for (guint i = 0; i < after->len; i++)
    {
      BgRecord *old = g_ptr_array_index (before, i);
      BgRecord *new = g_ptr_array_index (after, i);

      if (old != NULL ? !write_changes (&writer, old, new, error) : !write_new_record (&writer, new, error))
        return FALSE;
    }
  return write_set (&writer, bg_change_set_get_label (set), officer, time, error);
}
