/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a record book holds, read past the store, as texts that can be compared. */
#include <jansson.h>
#include <stdlib.h>

#include "bg-record-sql.h"
#include "bg-sql.h"
#include "fault-ops.h"

FaultContent *
fault_content_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

FaultContent *
fault_content_copy (FaultContent *content)
{
  FaultContent *copy = fault_content_new ();

  fault_content_apply (copy, content);
  return copy;
}

void
fault_content_apply (FaultContent *content, FaultContent *changes)
{
  GHashTableIter iter;
  gpointer key;
  gpointer text;

  g_hash_table_iter_init (&iter, changes);
  while (g_hash_table_iter_next (&iter, &key, &text))
    if (*(const char *) text == '\0')
      g_hash_table_remove (content, key);
    else
      g_hash_table_insert (content, g_strdup (key), g_strdup (text));
}

static char *
find_difference (FaultContent *a, FaultContent *b)
{
  GHashTableIter iter;
  gpointer key;
  gpointer text;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &key, &text))
    {
      const char *other = g_hash_table_lookup (b, key);

      if (g_strcmp0 (text, other) != 0)
        return g_strdup_printf ("%s: %s | %s", (char *) key, (char *) text, other != NULL ? other : "-");
    }
  return NULL;
}

/* Returns NULL when they are equal, else a difference in words. */
char *
fault_content_compare (FaultContent *a, FaultContent *b)
{
  char *difference = find_difference (a, b);

  return difference != NULL ? difference : find_difference (b, a);
}

char *
fault_record_dup_key (BgRecord *record)
{
  return g_strdup_printf ("%s %s", bg_record_get_kind (record)->name, bg_record_get_id (record));
}

/* Without what the store adds itself: who and when, and the count of changes. */
char *
fault_record_dup_text (BgRecord *record)
{
  static const char *const frame[] = { "created", "created_by", "modified", "modified_by", "version" };
  json_t *document = bg_record_to_json (record);
  char *text;
  char *copy;

  for (gsize i = 0; i < G_N_ELEMENTS (frame); i++)
    json_object_del (document, frame[i]);
  text = json_dumps (document, JSON_COMPACT | JSON_SORT_KEYS);
  copy = g_strdup (text);
  free (text);
  json_decref (document);
  return copy;
}

static gboolean
read_kind (BgSql *sql, const BgKind *kind, FaultContent *content, GError **error)
{
  g_autofree char *text = g_strdup_printf ("SELECT seq FROM %s", kind->name);
  g_autoptr (GArray) seqs = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) records = NULL;
  sqlite3_stmt *statement = bg_sql_prepare (sql, text, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  while (row)
    {
      gint64 seq;

      if (!bg_sql_step (sql, statement, &row, error))
        return FALSE;
      seq = row ? sqlite3_column_int64 (statement, 0) : 0;
      if (row)
        g_array_append_val (seqs, seq);
    }
  records = bg_record_sql_load_many (sql, kind, (const gint64 *) (void *) seqs->data, seqs->len, error);
  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    g_hash_table_insert (content, fault_record_dup_key (g_ptr_array_index (records, i)),
                         fault_record_dup_text (g_ptr_array_index (records, i)));
  return TRUE;
}

static gboolean
read_drafts (BgSql *sql, FaultContent *content, GError **error)
{
  sqlite3_stmt *statement = bg_sql_prepare (sql, "SELECT record, document FROM draft", error);
  gboolean row = TRUE;

  while (statement != NULL && bg_sql_step (sql, statement, &row, error))
    {
      json_t *document;
      g_autoptr (BgRecord) record = NULL;

      if (!row)
        return TRUE;
      document = json_loads (bg_sql_column_text (statement, 1), 0, NULL);
      record = bg_record_from_json (json_object_get (document, "record"), error);
      json_decref (document);
      if (record == NULL)
        return FALSE;
      g_hash_table_insert (content, g_strconcat ("draft ", bg_sql_column_text (statement, 0), NULL),
                           fault_record_dup_text (record));
    }
  return FALSE;
}

/* What a book that is shared keeps of its server, without the moments: a name and a text a row. */
static const struct
{
  const char *table;
  const char *text;
} shared[] = {
  { "sync_server", "SELECT url, account || active || ifnull (library, '-') || ifnull (since, '-') || counter"
                   " || permit FROM sync_server" },
  { "sync_rev", "SELECT record, rev FROM sync_rev" },
  { "sync_queue", "SELECT record, ifnull (base, '-') || purged || behind || ifnull (refused, '-')"
                  " FROM sync_queue" },
  { "sync_kept", "SELECT document, body FROM sync_kept" },
  { "sync_inbox", "SELECT id, record || path || ifnull (mine, '-') || ifnull (theirs, '-')"
                  " || ifnull (decided, '-') FROM sync_inbox" },
  { "sync_branch", "SELECT record || rev, merged FROM sync_branch" },
  { "sync_put_away", "SELECT id, kind || n FROM sync_put_away" },
  { "sync_log", "SELECT id, outcome || received || sent || merged || asked FROM sync_log" },
};

/* A book of an older form has no such table. */
static gboolean
has_table (BgSql *sql, const char *table, gboolean *has, GError **error)
{
  g_autofree char *name = NULL;
  gboolean good = bg_sql_read_text (sql, "SELECT name FROM sqlite_schema WHERE name = :name", &name, error,
                                    ":name", table, NULL);

  *has = name != NULL;
  return good;
}

static gboolean
read_shared (BgSql *sql, const char *table, const char *text, FaultContent *content, GError **error)
{
  gboolean row = FALSE;
  sqlite3_stmt *statement;

  if (!has_table (sql, table, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  statement = bg_sql_prepare (sql, text, error);
  while (statement != NULL && bg_sql_step (sql, statement, &row, error))
    {
      if (!row)
        return TRUE;
      g_hash_table_insert (content, g_strdup_printf ("%s %s", table, bg_sql_column_text (statement, 0)),
                           g_strdup (bg_sql_column_text (statement, 1)));
    }
  return FALSE;
}

/* All records, trashed ones too, all drafts, and what is known of the server. */
FaultContent *
fault_content_read (const char *path, GError **error)
{
  g_autoptr (BgSql) sql = bg_sql_open (path, SQLITE_OPEN_READONLY, error);
  FaultContent *content = fault_content_new ();
  gboolean good = sql != NULL;

  for (const BgKind *const *kind = bg_kind_list (); good && *kind != NULL; kind++)
    good = read_kind (sql, *kind, content, error);
  for (gsize i = 0; good && i < G_N_ELEMENTS (shared); i++)
    good = read_shared (sql, shared[i].table, shared[i].text, content, error);
  if (good && read_drafts (sql, content, error))
    return content;
  g_hash_table_unref (content);
  return NULL;
}
