/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a record book is whole: pages, links, history and the search index. */
#include "fault-check.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#include "bg-prove.h"
#include "bg-record-sql.h"
#include "bg-sql.h"

static gboolean
index_rows (BgSql *sql, const BgKind *kind, GError **error)
{
  g_autofree char *ids = g_strdup_printf ("SELECT id FROM %s", kind->name);
  g_autofree char *insert =
    g_strdup_printf ("INSERT INTO temp.%s_fresh (rowid, text) VALUES (:seq, :text)", kind->name);
  sqlite3_stmt *all = bg_sql_prepare (sql, ids, error);
  gboolean row = TRUE;

  while (all != NULL && bg_sql_step (sql, all, &row, error) && row)
    {
      gint64 seq;
      g_autoptr (BgRecord) record = bg_record_sql_load (sql, kind, bg_sql_column_text (all, 0), &seq, error);
      g_autofree char *text = record != NULL ? bg_record_dup_search_text (record) : NULL;
      sqlite3_stmt *add = bg_sql_prepare (sql, insert, error);

      if (text == NULL || add == NULL)
        return FALSE;
      bg_sql_bind_number (add, ":seq", seq);
      bg_sql_bind_text (add, ":text", text);
      if (!bg_sql_finish (sql, add, error))
        return FALSE;
    }
  return all != NULL && !row;
}

static const char make_indexes[] =
  "CREATE VIRTUAL TABLE temp.%s_fresh USING fts5 (text, content = '', tokenize = 'banggiao', detail = "
  "'none');"
  "CREATE VIRTUAL TABLE temp.%s_old USING fts5vocab (main, %s_search, instance);"
  "CREATE VIRTUAL TABLE temp.%s_new USING fts5vocab (temp, %s_fresh, instance)";

static const char count_differences[] =
  "SELECT (SELECT count (*) FROM (SELECT term, doc FROM %s_old EXCEPT SELECT term, doc FROM %s_new))"
  " + (SELECT count (*) FROM (SELECT term, doc FROM %s_new EXCEPT SELECT term, doc FROM %s_old))";

/* The words of the index beside those of an index made now from the rows. */
static gboolean
check_kind (BgSql *sql, const char *name, gint64 *different, GError **error)
{
  g_autofree char *make = g_strdup_printf (make_indexes, name, name, name, name, name);
  g_autofree char *count = g_strdup_printf (count_differences, name, name, name, name);

  if (!bg_sql_run (sql, make, error) || !index_rows (sql, bg_kind_find (name), error))
    return FALSE;
  return bg_sql_read_number (sql, count, different, error);
}

static char *
check_search (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BgSql) sql = bg_sql_open (path, SQLITE_OPEN_READONLY, &error);
  gint64 different = 0;

  if (sql == NULL)
    return g_strdup (error->message);
  for (const BgKind *const *kind = bg_kind_list (); *kind != NULL; kind++)
    if (!check_kind (sql, (*kind)->name, &different, &error))
      return g_strdup_printf ("search of %s: %s", (*kind)->name, error != NULL ? error->message : "no rows");
    else if (different != 0)
      return g_strdup_printf ("search of %s: %d words differ", (*kind)->name, (int) different);
  return NULL;
}

/* Returns NULL when all is well, else what is wrong. */
char *
fault_check_book (const char *path, gboolean with_search)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BgProof) proof = bg_prove_file (path, NULL, &error);

  if (proof == NULL)
    return g_strdup (error->message);
  if (!bg_proof_is_good (proof))
    return g_strdup (g_ptr_array_index (proof->faults, 0));
  return with_search ? check_search (path) : NULL;
}

char *
fault_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("banggiao-faults-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

/* With all that is in it. */
void
fault_folder_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        fault_folder_remove (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

/* The number behind an option of the program, such as --kills 10000. */
guint
fault_read_count (int argc, char **argv, const char *option, guint usual)
{
  for (int i = 1; i + 1 < argc; i++)
    if (g_str_equal (argv[i], option))
      return (guint) strtoul (argv[i + 1], NULL, 10);
  return usual;
}
