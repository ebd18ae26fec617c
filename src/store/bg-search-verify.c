/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the search index knows the words of the records, and no others. The index keeps no text, so its
 * words are held against those of an index that is made from the records now, beside the file. */
#include "bg-config.h"

#include "bg-search-verify.h"

#include <glib/gi18n-lib.h>

#include "bg-record-sql.h"
#include "bg-sql.h"

/* Records are read by such portions. */
#define PORTION 256

static const char make_indexes[] =
  "CREATE VIRTUAL TABLE temp.%s_fresh USING fts5 (text, content = '', tokenize = 'banggiao', detail = "
  "'none');"
  "CREATE VIRTUAL TABLE temp.%s_old USING fts5vocab (main, %s_search, instance);"
  "CREATE VIRTUAL TABLE temp.%s_new USING fts5vocab (temp, %s_fresh, instance)";

/* Rows whose words differ, whichever side has more. */
static const char count_differences[] =
  "SELECT count (DISTINCT doc) FROM ("
  "SELECT doc FROM (SELECT term, doc FROM %s_old EXCEPT SELECT term, doc FROM %s_new)"
  " UNION SELECT doc FROM (SELECT term, doc FROM %s_new EXCEPT SELECT term, doc FROM %s_old))";

static gboolean
read_portion (BgSql *sql, const BgKind *kind, gint64 behind, GArray *seqs, GError **error)
{
  g_autofree char *text =
    g_strdup_printf ("SELECT seq FROM %s WHERE seq > :behind ORDER BY seq LIMIT :limit", kind->name);
  sqlite3_stmt *statement = bg_sql_prepare (sql, text, error);
  gboolean row = FALSE;
  gboolean good = statement != NULL;

  g_array_set_size (seqs, 0);
  if (statement != NULL)
    {
      bg_sql_bind_number (statement, ":behind", behind);
      bg_sql_bind_number (statement, ":limit", PORTION);
    }
  while (good && (good = bg_sql_step (sql, statement, &row, error)) && row)
    {
      gint64 seq = sqlite3_column_int64 (statement, 0);

      g_array_append_val (seqs, seq);
    }
  return good;
}

static gboolean
index_record (BgSql *sql, BgRecord *record, gint64 seq, GError **error)
{
  g_autofree char *insert = g_strdup_printf ("INSERT INTO temp.%s_fresh (rowid, text) VALUES (:seq, :text)",
                                             bg_record_get_kind (record)->name);
  g_autofree char *text = bg_record_dup_search_text (record);
  sqlite3_stmt *statement = bg_sql_prepare (sql, insert, error);

  if (statement == NULL)
    return FALSE;
  bg_sql_bind_number (statement, ":seq", seq);
  bg_sql_bind_text (statement, ":text", text);
  return bg_sql_finish (sql, statement, error);
}

static gboolean
index_portion (BgSql *sql, const BgKind *kind, GArray *seqs, GError **error)
{
  g_autoptr (GPtrArray) records =
    bg_record_sql_load_many (sql, kind, (const gint64 *) seqs->data, seqs->len, error);

  for (guint i = 0; records != NULL && i < MIN (records->len, seqs->len); i++)
    if (!index_record (sql, g_ptr_array_index (records, i), g_array_index (seqs, gint64, i), error))
      return FALSE;
  return records != NULL;
}

static gboolean
index_kind (BgSql *sql, const BgKind *kind, GError **error)
{
  g_autoptr (GArray) seqs = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 behind = G_MININT64;

  do
    {
      if (!read_portion (sql, kind, behind, seqs, error) ||
          (seqs->len > 0 && !index_portion (sql, kind, seqs, error)))
        return FALSE;
      if (seqs->len > 0)
        behind = g_array_index (seqs, gint64, seqs->len - 1);
    }
  while (seqs->len == PORTION);
  return TRUE;
}

static gboolean
compare_kind (BgSql *sql, const BgKind *kind, gint64 *different, GError **error)
{
  const char *name = kind->name;
  g_autofree char *make = g_strdup_printf (make_indexes, name, name, name, name, name);
  g_autofree char *count = g_strdup_printf (count_differences, name, name, name, name);

  return bg_sql_run (sql, make, error) && index_kind (sql, kind, error) &&
         bg_sql_read_number (sql, count, different, error);
}

/**
 * bg_search_verify:
 * @path: file name of a record book, which is only read; one of an older form may have other words, and is
 * not looked at
 * @faults: (element-type utf8): what is wrong is added, a line for each kind of record, in words
 * @cancellable: (nullable): stops it
 * @error: why it could not be looked at
 *
 * Makes an index of every record anew, in a temporary place: seconds for a hundred thousand. For a worker, or
 * the terminal.
 *
 * Returns: whether it was looked at
 */
gboolean
bg_search_verify (const char *path, GPtrArray *faults, GCancellable *cancellable, GError **error)
{
  g_autoptr (BgSql) sql = NULL;
  gint64 form;

  g_return_val_if_fail (path != NULL && faults != NULL, FALSE);

  sql = bg_sql_open (path, SQLITE_OPEN_READONLY, error);
  if (sql == NULL || !bg_sql_read_number (sql, "PRAGMA user_version", &form, error))
    return FALSE;
  if (!bg_sql_form_is_current ((int) form))
    return TRUE;
  bg_sql_set_cancellable (sql, cancellable);
  for (const BgKind *const *kind = bg_kind_list (); *kind != NULL; kind++)
    {
      gint64 different;

      if (!compare_kind (sql, *kind, &different, error))
        return FALSE;
      if (different > 0)
        g_ptr_array_add (faults,
                         g_strdup_printf (_ ("The search index does not fit the records: %s (%d records)"),
                                          bg_kind_get_plural (*kind), (int) different));
    }
  return TRUE;
}
