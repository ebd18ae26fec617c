/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the rows of a damaged table around the damage. */
#include "bg-config.h"

#include "bg-salvage-private.h"

/* After so many keys in a row that cannot be read, the steps become twice as long. */
#define TRIES_A_STEP 64
/* And after so many tries there is nothing more to be found behind. */
#define MOST_TRIES 4096

/**
 * Table:
 * @name: its name
 * @columns: those that both record books have, joined by commas
 * @n: how many
 * @key: what its rows are ordered by
 * @is_number: whether the key is a number, so that one can look behind the damage
 */
typedef struct
{
  const char *name;
  GString *columns;
  int n;
  char *key;
  gboolean is_number;
} Table;

static void
clear_table (Table *table)
{
  g_string_free (table->columns, TRUE);
  g_free (table->key);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, clear_table)

static gboolean
has_column (BgSql *sql, const char *table, const char *column)
{
  sqlite3_stmt *statement =
    bg_sql_prepare (sql, "SELECT 1 FROM pragma_table_info (:table) WHERE name = :column", NULL);
  gboolean row = FALSE;

  if (statement == NULL)
    return FALSE;
  bg_sql_bind_text (statement, ":table", table);
  bg_sql_bind_text (statement, ":column", column);
  if (bg_sql_step (sql, statement, &row, NULL))
    sqlite3_reset (statement);
  return row;
}

/* The key is the first column of the primary key, which every table of a record book has. */
static gboolean
describe_table (BgSalvager *salvager, Table *table, GError **error)
{
  sqlite3_stmt *statement = bg_sql_prepare (
    salvager->to, "SELECT name, type, pk FROM pragma_table_info (:table) ORDER BY cid", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  bg_sql_bind_text (statement, ":table", table->name);
  while (bg_sql_step (salvager->to, statement, &row, error))
    {
      const char *name = row ? bg_sql_column_text (statement, 0) : NULL;

      if (!row)
        return TRUE;
      if (!has_column (salvager->from, table->name, name))
        continue;
      g_string_append_printf (table->columns, "%s%s", table->n++ > 0 ? ", " : "", name);
      if (sqlite3_column_int (statement, 2) != 1)
        continue;
      table->key = g_strdup (name);
      table->is_number = g_strcmp0 (bg_sql_column_text (statement, 1), "INTEGER") == 0;
    }
  return FALSE;
}

static sqlite3_stmt *
prepare_insert (BgSalvager *salvager, const Table *table, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_printf (text, "INSERT OR IGNORE INTO %s (%s) VALUES (", table->name, table->columns->str);
  for (int i = 0; i < table->n; i++)
    g_string_append (text, i > 0 ? ", ?" : "?");
  g_string_append_c (text, ')');
  return bg_sql_prepare (salvager->to, text->str, error);
}

/* A row whose values are not those of the table any more is damaged too, even if it could be read. */
static gboolean
copy_row (BgSalvager *salvager, const Table *table, sqlite3_stmt *row, GError **error)
{
  sqlite3_stmt *insert = prepare_insert (salvager, table, error);
  int code;

  if (insert == NULL)
    return FALSE;
  for (int i = 0; i < table->n; i++)
    sqlite3_bind_value (insert, i + 1, sqlite3_column_value (row, i + 1));
  code = sqlite3_step (insert);
  if (code != SQLITE_DONE && (code & 0xff) != SQLITE_CONSTRAINT && (code & 0xff) != SQLITE_MISMATCH)
    bg_sql_set_error (salvager->to, error);
  else if (code != SQLITE_DONE)
    salvager->holes++;
  sqlite3_reset (insert);
  return code == SQLITE_DONE || (code & 0xff) == SQLITE_CONSTRAINT || (code & 0xff) == SQLITE_MISMATCH;
}

static sqlite3_stmt *
prepare_select (BgSalvager *salvager, const Table *table, gboolean back)
{
  g_autofree char *text = NULL;

  if (table->is_number)
    text = g_strdup_printf ("SELECT %s, %s FROM %s NOT INDEXED WHERE %s > :after ORDER BY %s", table->key,
                            table->columns->str, table->name, table->key, table->key);
  else
    text = g_strdup_printf ("SELECT %s, %s FROM %s NOT INDEXED ORDER BY %s%s", table->key,
                            table->columns->str, table->name, table->key, back ? " DESC" : "");
  return bg_sql_prepare (salvager->from, text, NULL);
}

/* Rows behind @after up to the next damage. @end tells whether there was none. */
static gboolean
copy_run (BgSalvager *salvager,
          const Table *table,
          gint64 *after,
          gboolean back,
          gboolean *end,
          GError **error)
{
  sqlite3_stmt *select = prepare_select (salvager, table, back);
  gboolean row = FALSE;

  *end = FALSE;
  if (select == NULL)
    return TRUE;
  bg_sql_bind_number (select, ":after", *after);
  while (bg_sql_step (salvager->from, select, &row, NULL) && row)
    {
      if (g_cancellable_set_error_if_cancelled (salvager->cancellable, error) ||
          !copy_row (salvager, table, select, error))
        {
          sqlite3_reset (select);
          return FALSE;
        }
      *after = sqlite3_column_int64 (select, 0);
    }
  *end = sqlite3_errcode (bg_sql_get_handle (salvager->from)) == SQLITE_OK ||
         sqlite3_errcode (bg_sql_get_handle (salvager->from)) == SQLITE_DONE;
  sqlite3_reset (select);
  return TRUE;
}

/* Whether the first row behind @after can be read whole, or there is none. */
static gboolean
can_read_behind (BgSalvager *salvager, const Table *table, gint64 after)
{
  sqlite3_stmt *select = prepare_select (salvager, table, FALSE);
  gboolean row;
  gboolean good;

  if (select == NULL)
    return FALSE;
  bg_sql_bind_number (select, ":after", after);
  good = bg_sql_step (salvager->from, select, &row, NULL);
  /* What does not go on is damage that turns back: it would be read for ever. */
  good = good && (!row || sqlite3_column_int64 (select, 0) > after);
  sqlite3_reset (select);
  return good;
}

/* The last key that cannot be read, of those between one that cannot and one that can. */
static gint64
find_edge (BgSalvager *salvager, const Table *table, gint64 bad, gint64 good)
{
  while (good - bad > 1)
    {
      gint64 middle = bad + (good - bad) / 2;

      if (can_read_behind (salvager, table, middle))
        good = middle;
      else
        bad = middle;
    }
  return good;
}

/* Looks behind the damage, near it first. */
static gboolean
find_behind (BgSalvager *salvager, const Table *table, gint64 *after)
{
  gint64 bad = *after;
  gint64 step = 1;

  for (int i = 1; i < MOST_TRIES && bad < G_MAXINT64 / 4; i++)
    {
      gint64 next = bad + step;

      if (can_read_behind (salvager, table, next))
        {
          *after = find_edge (salvager, table, bad, next);
          return TRUE;
        }
      bad = next;
      if (i % TRIES_A_STEP == 0)
        step *= 2;
    }
  return FALSE;
}

static gboolean
copy_rows (BgSalvager *salvager, const Table *table, GError **error)
{
  gint64 after = G_MININT64 / 4;
  gboolean end = FALSE;

  if (!copy_run (salvager, table, &after, FALSE, &end, error))
    return FALSE;
  while (!end)
    {
      salvager->holes++;
      /* Numbers begin at one; without them the table is read once more from its other end. */
      after = MAX (after, 0);
      if (!table->is_number)
        return copy_run (salvager, table, &after, TRUE, &end, error);
      if (!find_behind (salvager, table, &after))
        return TRUE;
      if (!copy_run (salvager, table, &after, FALSE, &end, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * bg_salvage_table:
 * @salvager: both record books
 * @table: name of a table
 * @error: why the repaired one could not be written to
 *
 * Returns: whether all rows that can be read are copied
 */
gboolean
bg_salvage_table (BgSalvager *salvager, const char *table, GError **error)
{
  g_auto (Table) described = { .name = table, .columns = g_string_new (NULL) };

  if (!describe_table (salvager, &described, error))
    return FALSE;
  if (described.key == NULL)
    {
      salvager->holes++;
      return TRUE;
    }
  return copy_rows (salvager, &described, error);
}

static gboolean
delete_orphans (BgSalvager *salvager, const char *text, GError **error)
{
  if (!bg_sql_run (salvager->to, text, error))
    return FALSE;
  salvager->holes += sqlite3_changes (bg_sql_get_handle (salvager->to)) > 0;
  return TRUE;
}

/**
 * bg_salvage_orphans:
 * @salvager: both record books
 * @table: name of a table
 * @error: what went wrong
 *
 * Leaves out rows that belong to a row that could not be read.
 *
 * Returns: whether it is done
 */
gboolean
bg_salvage_orphans (BgSalvager *salvager, const char *table, GError **error)
{
  sqlite3_stmt *statement = bg_sql_prepare (
    salvager->to, "SELECT \"from\", \"table\", \"to\" FROM pragma_foreign_key_list (:table)", error);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  bg_sql_bind_text (statement, ":table", table);
  while (bg_sql_step (salvager->to, statement, &row, NULL) && row)
    g_ptr_array_add (texts,
                     g_strdup_printf ("DELETE FROM %s WHERE %s NOT IN (SELECT %s FROM %s)", table,
                                      bg_sql_column_text (statement, 0), bg_sql_column_text (statement, 2),
                                      bg_sql_column_text (statement, 1)));
  for (guint i = 0; i < texts->len; i++)
    if (!delete_orphans (salvager, g_ptr_array_index (texts, i), error))
      return FALSE;
  return TRUE;
}
