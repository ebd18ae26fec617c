/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Record books of earlier forms, unpacked for a test, and SQL on a file beside the store. */
#include "book-files.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>

static int
compare_forms (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* The forms of which there is a book, the oldest first. */
GArray *
book_list_forms (void)
{
  GArray *forms = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GDir) folder = g_dir_open (BOOKS, 0, NULL);
  const char *name;
  int form;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    if (sscanf (name, "form-%d.db.gz", &form) == 1)
      g_array_append_val (forms, form);
  g_array_sort (forms, compare_forms);
  return forms;
}

void
book_unpack (int form, const char *path)
{
  g_autofree char *packed = g_strdup_printf ("%s/form-%d.db.gz", BOOKS, form);
  g_autoptr (GFile) from = g_file_new_for_path (packed);
  g_autoptr (GFile) to = g_file_new_for_path (path);
  g_autoptr (GZlibDecompressor) unpacker = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GInputStream) file = G_INPUT_STREAM (g_file_read (from, NULL, NULL));
  g_autoptr (GInputStream) in = NULL;
  g_autoptr (GOutputStream) out = NULL;

  g_assert_nonnull (file);
  in = g_converter_input_stream_new (file, G_CONVERTER (unpacker));
  out = G_OUTPUT_STREAM (g_file_replace (to, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, NULL));
  g_assert_nonnull (out);
  g_assert_cmpint (g_output_stream_splice (out, in, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL), >, 0);
}

/* Copies a closed record book; what SQLite kept beside the old one goes. */
void
book_copy (const char *from, const char *to)
{
  g_autofree char *wal = g_strconcat (to, "-wal", NULL);
  g_autofree char *shm = g_strconcat (to, "-shm", NULL);
  g_autofree char *content = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (from, &content, &size, NULL));
  g_assert_true (g_file_set_contents (to, content, (gssize) size, NULL));
  g_remove (wal);
  g_remove (shm);
}

void
book_run (const char *path, const char *script)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, script, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

/* The rows of the answer with "|" between columns and a line break between rows. */
char *
book_read (const char *path, const char *text)
{
  GString *answer = g_string_new (NULL);
  sqlite3_stmt *statement;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, text, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      if (answer->len > 0)
        g_string_append_c (answer, '\n');
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        g_string_append_printf (answer, "%s%s", i > 0 ? "|" : "",
                                sqlite3_column_text (statement, i) != NULL
                                  ? (const char *) sqlite3_column_text (statement, i)
                                  : "-");
    }
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return g_string_free (answer, FALSE);
}
