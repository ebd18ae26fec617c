/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding likely twins at a first join: when the records of the server are here, and those of this computer
 * have not gone up yet. A kind of which only one side has records costs nothing. */
#include "bg-config.h"

#include <string.h>

#include "bg-record-sql.h"
#include "bg-store-private.h"
#include "bg-sync-inbox-private.h"
#include "bg-sync-twins.h"
#include "bg-twin-index.h"

/* What this computer had, and the server has never seen; and what the server has. The sign keeps SQLite from
 * beginning with the other table: the records are gone through once, in their own order. */
#define MINE                                                                                                 \
  "t.trashed = 0 AND +t.id IN (SELECT record FROM sync_queue) AND t.id NOT IN (SELECT record FROM sync_rev)"
#define THEIRS "t.trashed = 0 AND +t.id IN (SELECT record FROM sync_rev)"

/* Two ids of one kind. */
typedef struct
{
  const BgKind *kind;
  char *mine;
  char *theirs;
} Pair;

static void
free_pair (gpointer data)
{
  Pair *pair = data;

  g_free (pair->mine);
  g_free (pair->theirs);
  g_free (pair);
}

typedef struct
{
  BgSql *sql;
  const BgKind *kind;
  BgTwinIndex *index;
  /* Ids to titles of what was pointed to; a few agencies stand in all tasks. */
  GHashTable *titles;
  GPtrArray *pairs;
} Search;

typedef void (*RecordFunc) (BgRecord *record, Search *search);

static void
add_mine (BgRecord *record, Search *search)
{
  bg_twin_index_add (search->index, record);
}

static void
match_theirs (BgRecord *record, Search *search)
{
  char *mine = bg_twin_index_take (search->index, record);
  Pair *pair;

  if (mine == NULL)
    return;
  pair = g_new0 (Pair, 1);
  pair->kind = search->kind;
  pair->mine = mine;
  pair->theirs = g_strdup (bg_record_get_id (record));
  g_ptr_array_add (search->pairs, pair);
}

static char *
dup_select (Search *search, const char *where)
{
  const GPtrArray *fields = bg_twin_index_get_fields (search->index);
  GString *text = g_string_new ("SELECT t.id");

  for (guint i = 0; i < fields->len; i++)
    g_string_append_printf (text, ", t.%s", ((const BgField *) g_ptr_array_index (fields, i))->name);
  g_string_append_printf (text, " FROM %s t WHERE %s ORDER BY t.seq", search->kind->name, where);
  return g_string_free (text, FALSE);
}

/* The record says no more than what tells it from others: reading all of it takes ten times as long. */
static BgRecord *
read_signs (Search *search, sqlite3_stmt *statement)
{
  const GPtrArray *fields = bg_twin_index_get_fields (search->index);
  BgRecord *record = bg_record_new_with_id (search->kind, bg_sql_column_text (statement, 0));

  for (guint i = 0; i < fields->len; i++)
    bg_record_sql_read_value (record, g_ptr_array_index (fields, i), statement, (int) i + 1);
  return record;
}

/* One after the other: memory does not grow with what the server has. */
static gboolean
foreach_record (Search *search, const char *where, RecordFunc func, GError **error)
{
  g_autofree char *text = dup_select (search, where);
  sqlite3_stmt *statement = bg_sql_prepare (search->sql, text, error);
  gboolean row = FALSE;
  gboolean good;

  if (statement == NULL)
    return FALSE;
  while ((good = bg_sql_step (search->sql, statement, &row, error)) && row)
    {
      g_autoptr (BgRecord) record = read_signs (search, statement);

      func (record, search);
    }
  return good;
}

static char *
dup_title (const char *kind, const char *id, gpointer data)
{
  Search *search = data;
  gpointer title;

  if (g_hash_table_lookup_extended (search->titles, id, NULL, &title))
    return g_strdup (title);
  title = bg_record_sql_dup_title (search->sql, bg_kind_find (kind), id);
  g_hash_table_insert (search->titles, g_strdup (id), title);
  return g_strdup (title);
}

static gboolean
has_theirs (BgSql *sql, const BgKind *kind, gboolean *has, GError **error)
{
  g_autofree char *text = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM %s t WHERE " THEIRS ")", kind->name);
  gint64 number = 0;

  if (!bg_sql_read_number (sql, text, &number, error))
    return FALSE;
  *has = number != 0;
  return TRUE;
}

static gboolean
search_kind (Search *search, GError **error)
{
  gboolean has = FALSE;

  if (!has_theirs (search->sql, search->kind, &has, error))
    return FALSE;
  if (!has)
    return TRUE;
  return foreach_record (search, MINE, add_mine, error) &&
         (bg_twin_index_get_n (search->index) == 0 || foreach_record (search, THEIRS, match_theirs, error));
}

static GPtrArray *
search_all (BgSql *sql, GError **error)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (free_pair);
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Search search = { .sql = sql, .titles = titles, .pairs = pairs };

  for (const BgKind *const *kind = bg_kind_list (); *kind != NULL; kind++)
    {
      g_autoptr (BgTwinIndex) index = NULL;

      if (!bg_kind_has_twins (*kind))
        continue;
      index = bg_twin_index_new (*kind, dup_title, &search);
      search.kind = *kind;
      search.index = index;
      if (!search_kind (&search, error))
        return NULL;
    }
  return g_steal_pointer (&pairs);
}

static char *
dup_pair_key (const char *one, const char *other)
{
  return strcmp (one, other) < 0 ? g_strconcat (one, other, NULL) : g_strconcat (other, one, NULL);
}

/* All of them at once: the inbox has no index by what stands in it. */
static gboolean
read_known (BgSql *sql, GHashTable *known, GError **error)
{
  sqlite3_stmt *statement = bg_sql_prepare (
    sql, "SELECT trim (i.mine, '\"'), trim (i.theirs, '\"') FROM sync_inbox i WHERE " BG_INBOX_IS_TWIN,
    error);
  gboolean row = FALSE;
  gboolean good;

  if (statement == NULL)
    return FALSE;
  while ((good = bg_sql_step (sql, statement, &row, error)) && row)
    g_hash_table_add (known,
                      dup_pair_key (bg_sql_column_text (statement, 0), bg_sql_column_text (statement, 1)));
  return good;
}

static gboolean
store_pair (BgSql *sql, const Pair *pair, const char *now, GError **error)
{
  g_autofree char *mine = g_strdup_printf ("\"%s\"", pair->mine);
  g_autofree char *theirs = g_strdup_printf ("\"%s\"", pair->theirs);

  return bg_sql_run_with (
    sql,
    "INSERT INTO sync_inbox (record, kind, path, mine, theirs, mine_time, theirs_time, found)"
    " VALUES (:record, :kind, '', :mine, :theirs, 0, 0, :now)",
    error, ":record", pair->mine, ":kind", pair->kind->name, ":mine", mine, ":theirs", theirs, ":now", now,
    NULL);
}

typedef struct
{
  GPtrArray *pairs;
  guint n;
} Storing;

/* A pair that was found before is not asked about again, whatever was decided. */
static gboolean
store_in_transaction (BgSql *sql, gpointer data, GError **error)
{
  Storing *storing = data;
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, bg_clock_get_now ());

  if (!read_known (sql, known, error))
    return FALSE;
  for (guint i = 0; i < storing->pairs->len; i++)
    {
      const Pair *pair = g_ptr_array_index (storing->pairs, i);

      if (!g_hash_table_add (known, dup_pair_key (pair->mine, pair->theirs)))
        continue;
      if (!store_pair (sql, pair, now, error))
        return FALSE;
      storing->n++;
    }
  return TRUE;
}

/**
 * bg_sync_find_twins:
 * @store: a record book that is joined to a server
 * @n: (out): how many pairs are new in the inbox
 * @error: what went wrong
 *
 * Puts the likely twins of a first join into the inbox: of records that are here and were never sent, and
 * those that came. It may be asked again, where the first join was cut off. Reads all records of the kinds
 * that both sides have; blocks, and is not for the main thread.
 *
 * Returns: whether it could be found out
 */
gboolean
bg_sync_find_twins (BgStore *store, guint *n, GError **error)
{
  g_autoptr (GPtrArray) pairs = NULL;
  BgSql *reader;
  Storing storing;

  *n = 0;
  reader = bg_store_acquire_reader (store, error);
  if (reader == NULL)
    return FALSE;
  pairs = search_all (reader, error);
  bg_store_release_reader (store, reader);
  if (pairs == NULL)
    return FALSE;
  storing = (Storing){ pairs, 0 };
  if (pairs->len > 0 && !bg_store_write (store, store_in_transaction, &storing, NULL, error))
    return FALSE;
  *n = storing.n;
  return TRUE;
}
