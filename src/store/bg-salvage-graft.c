/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts the head of a good copy, with the pages that say which table lies where, onto a damaged file. */
#include "bg-config.h"

#include <string.h>

#include "bg-copy-file.h"
#include "bg-salvage-private.h"

/* Places in the head of an SQLite file: https://www.sqlite.org/fileformat.html, section 1.3. */
#define CHANGES_AT   24
#define FREE_AT      32
#define FREE_COUNT   36
#define VALID_FOR_AT 92

static GArray *
list_schema_pages (BgSql *donor)
{
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement =
    bg_sql_prepare (donor, "SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'", NULL);
  gboolean row = FALSE;

  while (statement != NULL && bg_sql_step (donor, statement, &row, NULL) && row)
    {
      gint64 page = sqlite3_column_int64 (statement, 0);

      g_array_append_val (pages, page);
    }
  return pages;
}

static gboolean
copy_pages (char *bytes, gsize size, const char *good, gsize good_size, const GArray *pages, gsize page_size)
{
  for (guint i = 0; i < pages->len; i++)
    {
      gsize at = ((gsize) g_array_index (pages, gint64, i) - 1) * page_size;

      if (at + page_size > size || at + page_size > good_size)
        return FALSE;
      memcpy (bytes + at, good + at, page_size);
    }
  return pages->len > 0;
}

/* The donor had another length and other free pages: SQLite shall look at the file itself. */
static void
forget_sizes (char *bytes)
{
  memset (bytes + FREE_AT, 0, 4);
  memset (bytes + FREE_COUNT, 0, 4);
  bytes[VALID_FOR_AT + 3] = (char) (bytes[CHANGES_AT + 3] + 1);
}

/**
 * bg_salvage_graft:
 * @path: a damaged file, which is written to: a copy
 * @donor: a good copy of the same record book
 *
 * Returns: whether @path has the head of @donor now
 */
gboolean
bg_salvage_graft (const char *path, const char *donor)
{
  g_autoptr (BgSql) sql = bg_sql_open (donor, SQLITE_OPEN_READONLY, NULL);
  g_autoptr (GArray) pages = sql != NULL ? list_schema_pages (sql) : NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *good = NULL;
  gint64 page_size;
  gsize size;
  gsize good_size;

  if (pages == NULL || !bg_sql_read_number (sql, "PRAGMA page_size", &page_size, NULL) ||
      !g_file_get_contents (path, &bytes, &size, NULL) ||
      !g_file_get_contents (donor, &good, &good_size, NULL) ||
      !copy_pages (bytes, size, good, good_size, pages, (gsize) page_size))
    return FALSE;
  forget_sizes (bytes);
  return g_file_set_contents_full (path, bytes, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL);
}
