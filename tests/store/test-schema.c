/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The migrations and the tables of fields say the same. */
#include <sqlite3.h>

#include "store-fixture.h"

static const char *
get_column_type (const BgField *field)
{
  return bg_field_has_number (field) ? "INTEGER" : "TEXT";
}

static GHashTable *
read_columns (sqlite3 *db, const char *table)
{
  GHashTable *columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *text = g_strdup_printf ("SELECT name, type FROM pragma_table_info ('%s')", table);
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (db, text, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_hash_table_insert (columns, g_strdup ((const char *) sqlite3_column_text (statement, 0)),
                         g_strdup ((const char *) sqlite3_column_text (statement, 1)));
  sqlite3_finalize (statement);
  return columns;
}

static void
check_table (sqlite3 *db, const char *table, const BgKind *kind, const char *const *frame)
{
  g_autoptr (GHashTable) columns = read_columns (db, table);
  guint expected = g_strv_length ((char **) frame);

  for (guint i = 0; frame[i] != NULL; i++)
    if (!g_hash_table_contains (columns, frame[i]))
      g_error ("%s lacks the column %s", table, frame[i]);
  for (const BgField *field = kind->fields; field->name != NULL; field++)
    {
      if (field->type == BG_FIELD_LIST)
        continue;
      if (g_strcmp0 (g_hash_table_lookup (columns, field->name), get_column_type (field)) != 0)
        g_error ("%s.%s is %s, not %s", table, field->name,
                 (char *) g_hash_table_lookup (columns, field->name), get_column_type (field));
      expected++;
    }
  g_assert_cmpuint (g_hash_table_size (columns), ==, expected);
}

static void
test_columns (Fixture *fixture, gconstpointer data)
{
  static const char *const frame[] = { "seq",      "id",         "version",  "trashed",
                                       "created",  "created_by", "modified", "modified_by",
                                       "sort_key", "extra",      NULL };
  static const char *const item_frame[] = { "parent_seq", "item_order", "id", "extra", NULL };
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  for (const BgKind *const *kind = bg_kind_list (); *kind != NULL; kind++)
    {
      check_table (db, (*kind)->name, *kind, frame);
      for (const BgField *field = (*kind)->fields; field->name != NULL; field++)
        {
          g_autofree char *table = g_strdup_printf ("%s_%s", (*kind)->name, field->name);

          if (field->type == BG_FIELD_LIST)
            check_table (db, table, field->items, item_frame);
        }
    }
  sqlite3_close (db);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/schema/columns", test_columns);
  return g_test_run ();
}
