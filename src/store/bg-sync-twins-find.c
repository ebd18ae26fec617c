/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding likely twins at a first join: when the records of the server are here, and those of this computer
 * have not gone up yet. A kind of which only one side has records costs nothing. */
#include "bg-config.h"

#include "bg-record-sql.h"
#include "bg-store-private.h"
#include "bg-sync-inbox-private.h"
#include "bg-sync-twins.h"
#include "bg-twins.h"

/* Records that are read at once. */
#define PORTION 500

/* What this computer had, and the server has never seen; and what the server has. */
#define MINE                                                                                                 \
  "t.trashed = 0 AND t.id IN (SELECT record FROM sync_queue) AND t.id NOT IN (SELECT record FROM sync_rev)"
#define THEIRS "t.trashed = 0 AND t.id IN (SELECT record FROM sync_rev)"

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
  const BgKind *kind;
  BgTwinIndex *index;
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

static gboolean
read_portion (BgSql *sql, const char *text, gint64 behind, GArray *seqs, GError **error)
{
  sqlite3_stmt *statement = bg_sql_prepare (sql, text, error);
  gboolean row = TRUE;

  g_array_set_size (seqs, 0);
  if (statement == NULL)
    return FALSE;
  bg_sql_bind_number (statement, ":behind", behind);
  while (row)
    {
      gint64 seq;

      if (!bg_sql_step (sql, statement, &row, error))
        return FALSE;
      seq = row ? sqlite3_column_int64 (statement, 0) : 0;
      if (row)
        g_array_append_val (seqs, seq);
    }
  return TRUE;
}

/* Portion after portion: memory does not grow with the number of records. */
static gboolean
foreach_record (BgSql *sql, Search *search, const char *where, RecordFunc func, GError **error)
{
  g_autofree char *text =
    g_strdup_printf ("SELECT t.seq FROM %s t WHERE t.seq > :behind AND %s ORDER BY t.seq"
                     " LIMIT " G_STRINGIFY (PORTION),
                     search->kind->name, where);
  g_autoptr (GArray) seqs = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 behind = G_MININT64;

  do
    {
      g_autoptr (GPtrArray) records = NULL;

      if (!read_portion (sql, text, behind, seqs, error))
        return FALSE;
      if (seqs->len == 0)
        return TRUE;
      records = bg_record_sql_load_many (sql, search->kind, (const gint64 *) seqs->data, seqs->len, error);
      if (records == NULL)
        return FALSE;
      for (guint i = 0; i < records->len; i++)
        func (g_ptr_array_index (records, i), search);
      behind = g_array_index (seqs, gint64, seqs->len - 1);
    }
  while (seqs->len == PORTION);
  return TRUE;
}

static char *
dup_title (const char *kind, const char *id, gpointer sql)
{
  return bg_record_sql_dup_title (sql, bg_kind_find (kind), id);
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
search_kind (BgSql *sql, const BgKind *kind, GPtrArray *pairs, GError **error)
{
  g_autoptr (BgTwinIndex) index = bg_twin_index_new (kind, dup_title, sql);
  Search search = { kind, index, pairs };
  gboolean has = FALSE;

  if (!has_theirs (sql, kind, &has, error))
    return FALSE;
  if (!has)
    return TRUE;
  return foreach_record (sql, &search, MINE, add_mine, error) &&
         (bg_twin_index_get_n (index) == 0 || foreach_record (sql, &search, THEIRS, match_theirs, error));
}

static GPtrArray *
search_all (BgSql *sql, GError **error)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (free_pair);

  for (const BgKind *const *kind = bg_kind_list (); *kind != NULL; kind++)
    if (bg_kind_has_twins (*kind) && !search_kind (sql, *kind, pairs, error))
      return NULL;
  return g_steal_pointer (&pairs);
}

/* A pair that was found before is not asked about again, whatever was decided. */
static gboolean
store_pair (BgSql *sql, const Pair *pair, const char *now, gint64 *n, GError **error)
{
  g_autofree char *mine = g_strdup_printf ("\"%s\"", pair->mine);
  g_autofree char *theirs = g_strdup_printf ("\"%s\"", pair->theirs);
  gint64 changed = 0;

  if (!bg_sql_run_with (
        sql,
        "INSERT INTO sync_inbox (record, kind, path, mine, theirs, mine_time, theirs_time, found)"
        " SELECT :record, :kind, '', :mine, :theirs, 0, 0, :now WHERE NOT EXISTS (SELECT 1 FROM"
        " sync_inbox i WHERE " BG_INBOX_IS_TWIN " AND i.mine IN (:mine, :theirs)"
        " AND i.theirs IN (:mine, :theirs))",
        error, ":record", pair->mine, ":kind", pair->kind->name, ":mine", mine, ":theirs", theirs, ":now",
        now, NULL) ||
      !bg_sql_read_number (sql, "SELECT changes ()", &changed, error))
    return FALSE;
  *n += changed;
  return TRUE;
}

typedef struct
{
  GPtrArray *pairs;
  gint64 n;
} Storing;

static gboolean
store_in_transaction (BgSql *sql, gpointer data, GError **error)
{
  Storing *storing = data;
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, bg_clock_get_now ());

  for (guint i = 0; i < storing->pairs->len; i++)
    if (!store_pair (sql, g_ptr_array_index (storing->pairs, i), now, &storing->n, error))
      return FALSE;
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
  *n = (guint) storing.n;
  return TRUE;
}
