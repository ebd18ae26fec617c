/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many records of each kind, attached files and changes a record book holds. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>

#include "bg-kind.h"
#include "bg-prove-private.h"

/* What is counted besides the kinds: its table, and its words. */
static const struct
{
  const char *name;
  const char *label;
} others[] = {
  { "file", N_ ("Attached files") },
  { "change_set", N_ ("Change sets in history") },
  { "change", N_ ("Changes in history") },
  { "draft", N_ ("Drafts") },
};

/**
 * bg_counts_new:
 *
 * Returns: (transfer full) (element-type BgCount): a table in which every count is 0
 */
GArray *
bg_counts_new (void)
{
  GArray *counts = g_array_new (FALSE, TRUE, sizeof (BgCount));

  for (const BgKind *const *kind = bg_kind_list (); *kind != NULL; kind++)
    g_array_append_vals (counts, &(BgCount){ (*kind)->name, 0 }, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_array_append_vals (counts, &(BgCount){ others[i].name, 0 }, 1);
  return counts;
}

static BgCount *
find_count (GArray *counts, const char *name)
{
  for (guint i = 0; i < counts->len; i++)
    if (g_strcmp0 (g_array_index (counts, BgCount, i).name, name) == 0)
      return &g_array_index (counts, BgCount, i);
  return NULL;
}

/**
 * bg_counts_get:
 * @counts: (element-type BgCount): a table
 * @name: a name of it
 *
 * Returns: the count; 0 for a name that is not there
 */
gint64
bg_counts_get (GArray *counts, const char *name)
{
  BgCount *count = find_count (counts, name);

  return count != NULL ? count->count : 0;
}

/**
 * bg_counts_get_records:
 * @counts: (element-type BgCount): a table
 *
 * Returns: how many records there are of all kinds together
 */
gint64
bg_counts_get_records (GArray *counts)
{
  gint64 all = 0;

  for (const BgKind *const *kind = bg_kind_list (); *kind != NULL; kind++)
    all += bg_counts_get (counts, (*kind)->name);
  return all;
}

/**
 * bg_counts_set:
 * @counts: (element-type BgCount): a table
 * @name: a name of it; any other is passed over
 * @count: how many there are
 */
void
bg_counts_set (GArray *counts, const char *name, gint64 count)
{
  BgCount *found = find_count (counts, name);

  if (found != NULL)
    found->count = count;
}

/**
 * bg_count_get_label:
 * @name: name of a count
 *
 * Returns: its words
 */
const char *
bg_count_get_label (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_str_equal (others[i].name, name))
      return _ (others[i].label);
  return bg_kind_get_plural (bg_kind_find (name));
}

static gboolean
has_table (BgSql *sql, const char *name, gboolean *has, GError **error)
{
  sqlite3_stmt *statement =
    bg_sql_prepare (sql, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = :name", error);

  *has = FALSE;
  if (statement == NULL)
    return FALSE;
  bg_sql_bind_text (statement, ":name", name);
  if (!bg_sql_step (sql, statement, has, error))
    return FALSE;
  sqlite3_reset (statement);
  return TRUE;
}

/* A record book of an older form may lack a table: nothing is in it then. */
static gboolean
add_rows (BgSql *sql, GArray *counts, const char *name, const char *table, GError **error)
{
  g_autofree char *text = g_strdup_printf ("SELECT count (*) FROM %s", table);
  sqlite3_stmt *statement;
  gboolean row;

  if (!has_table (sql, table, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  statement = bg_sql_prepare (sql, text, error);
  if (statement == NULL || !bg_sql_step (sql, statement, &row, error))
    return FALSE;
  bg_counts_set (counts, name, bg_counts_get (counts, name) + sqlite3_column_int64 (statement, 0));
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
count_kind (BgSql *sql, GArray *counts, const BgKind *kind, GError **error)
{
  g_autofree char *files = g_strconcat (kind->name, "_files", NULL);

  return add_rows (sql, counts, kind->name, kind->name, error) &&
         (bg_kind_get_field (kind, "files") == NULL || add_rows (sql, counts, "file", files, error));
}

/**
 * bg_prove_count:
 * @sql: a connection
 * @counts: (element-type BgCount): filled
 * @error: what went wrong
 *
 * Returns: whether everything could be counted
 */
gboolean
bg_prove_count (BgSql *sql, GArray *counts, GError **error)
{
  for (const BgKind *const *kind = bg_kind_list (); *kind != NULL; kind++)
    if (!count_kind (sql, counts, *kind, error))
      return FALSE;
  for (gsize i = 1; i < G_N_ELEMENTS (others); i++)
    if (!add_rows (sql, counts, others[i].name, others[i].name, error))
      return FALSE;
  return TRUE;
}
