/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record as it was: what stands in the record book, with every later change taken back. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>

#include "bg-document-merge.h"
#include "bg-error.h"
#include "bg-history-read.h"
#include "bg-patch.h"
#include "bg-record-sql.h"
#include "bg-store-private.h"

/* Rows of one change set, newest first; the order of lists is put right when all their items are there. */
static gboolean
take_back (json_t **document, GPtrArray *rows)
{
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < rows->len; i++)
      {
        const BgHistoryEntry *row = g_ptr_array_index (rows, i);
        json_t *before = row->before != NULL ? json_loads (row->before, JSON_DECODE_ANY, NULL) : NULL;
        gboolean is_order = json_is_array (before);

        if (*row->path == '\0')
          {
            json_decref (*document);
            *document = json_incref (before);
          }
        else if (*document != NULL && is_order == (pass == 1))
          (void) bg_patch_set (*document, row->path, before);
        json_decref (before);
      }
  return *document != NULL;
}

static BgHistoryEntry *
read_row (sqlite3_stmt *statement)
{
  BgHistoryEntry *row = g_new0 (BgHistoryEntry, 1);

  row->set = sqlite3_column_int64 (statement, 0);
  row->path = g_strdup (bg_sql_column_text (statement, 1));
  row->before = g_strdup (bg_sql_column_text (statement, 2));
  return row;
}

static void
free_row (gpointer data)
{
  BgHistoryEntry *row = data;

  g_free (row->path);
  g_free (row->before);
  g_free (row);
}

/* Hears of each state on the way back, of the officer who made it so, and whether that came from the server;
 * FALSE to go no further. */
typedef gboolean (*StateFunc) (const json_t *state, const char *officer, gboolean came, gpointer data);

/* The rows of one set are together; @officer and @act are those of the set before it. */
static gboolean
end_set (json_t **document,
         GPtrArray *rows,
         const char *officer,
         const char *act,
         StateFunc func,
         gpointer data)
{
  gboolean is_there = take_back (document, rows);

  g_ptr_array_set_size (rows, 0);
  return func == NULL || (is_there && func (*document, officer, bg_act_from_code (act) == BG_ACT_SYNC, data));
}

static gboolean
take_back_since (BgSql *sql,
                 const char *id,
                 gint64 set,
                 json_t **document,
                 StateFunc func,
                 gpointer data,
                 GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_row);
  sqlite3_stmt *statement =
    bg_sql_prepare (sql,
                    "SELECT c.change_set, c.path, c.before, s.officer, s.act FROM change c JOIN change_set s"
                    " ON s.seq = c.change_set WHERE c.record = :id AND c.change_set > :set"
                    " AND coalesce (s.act, '') NOT IN ('shown', 'printed', 'exported', 'restored')"
                    " ORDER BY c.change_set DESC, c.position DESC",
                    error);
  gint64 last = 0;
  gboolean row = FALSE;
  gboolean good;

  if (statement == NULL)
    return FALSE;
  bg_sql_bind_text (statement, ":id", id);
  bg_sql_bind_number (statement, ":set", set);
  while ((good = bg_sql_step (sql, statement, &row, error)) && row)
    {
      if (rows->len > 0 && sqlite3_column_int64 (statement, 0) != last &&
          !end_set (document, rows, bg_sql_column_text (statement, 3), bg_sql_column_text (statement, 4),
                    func, data))
        {
          sqlite3_reset (statement);
          return TRUE;
        }
      last = sqlite3_column_int64 (statement, 0);
      g_ptr_array_add (rows, read_row (statement));
    }
  /* Before the first of them it was not there. */
  take_back (document, rows);
  return good;
}

/* What is looked for on the way back, and where to stop. */
typedef struct
{
  const json_t *wanted;
  const char *officer;
  const json_t *until;
  gboolean was;
  /* What came was merged into what was written here, and went up in the name of who wrote here. */
  gboolean is_merge;
} Past;

static gboolean
look_at_state (const json_t *state, const char *officer, gboolean came, gpointer data)
{
  Past *past = data;

  if (past->is_merge && !came)
    {
      past->was = g_strcmp0 (officer, past->officer) == 0;
      return FALSE;
    }
  past->is_merge = past->is_merge || (came && bg_document_equal (state, past->wanted));
  past->was = g_strcmp0 (officer, past->officer) == 0 && bg_document_equal (state, past->wanted);
  return !past->was && (past->until == NULL || !bg_document_equal (state, past->until));
}

/**
 * bg_history_was:
 * @sql: a connection
 * @id: id of a record
 * @now: the record as it stands, without its frame
 * @until: (nullable): the state behind which nothing is looked for; NULL for the first
 * @wanted: a state
 * @officer: (nullable): who is said to have made it so
 * @was: (out): whether the record was so once, since @until, and by that officer
 * @error: what went wrong
 *
 * Returns: whether it could be found out
 */
gboolean
bg_history_was (BgSql *sql,
                const char *id,
                const json_t *now,
                const json_t *until,
                const json_t *wanted,
                const char *officer,
                gboolean *was,
                GError **error)
{
  json_t *document = json_deep_copy (now);
  Past past = { wanted, officer, until, FALSE };
  gboolean good = take_back_since (sql, id, 0, &document, look_at_state, &past, error);

  json_decref (document);
  *was = past.was;
  return good;
}

static BgRecord *
load_as_of (BgSql *sql, const BgKind *kind, const char *id, gint64 set, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (BgRecord) current = bg_record_sql_load (sql, kind, id, NULL, &failure);
  json_t *document = current != NULL ? bg_record_to_bare_json (current) : NULL;
  BgRecord *record = NULL;

  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (take_back_since (sql, id, set, &document, NULL, NULL, error))
    {
      if (document != NULL)
        {
          /* A whole record in history leaves these to its row. */
          json_object_set_new (document, "id", json_string (id));
          json_object_set_new (document, "kind", json_string (kind->name));
          record = bg_record_from_json (document, error);
        }
      else
        g_set_error (error, BG_ERROR, BG_ERROR_NOT_FOUND, _ ("The record did not exist yet on that day"));
    }
  json_decref (document);
  return record;
}

/**
 * bg_store_load_as_of:
 * @store: a record book
 * @kind: the kind
 * @id: id of a record; one that was purged since too
 * @set: number of a change set
 * @error: BG_ERROR_NOT_FOUND where it did not exist then
 *
 * Personal values that were blanked since are not set in it.
 *
 * Returns: (transfer full): the record as it was when that change set had been stored
 */
BgRecord *
bg_store_load_as_of (BgStore *store, const BgKind *kind, const char *id, gint64 set, GError **error)
{
  BgSql *reader;
  BgRecord *record;

  g_return_val_if_fail (BG_IS_STORE (store) && kind != NULL && id != NULL, NULL);

  reader = bg_store_acquire_reader (store, error);
  if (reader == NULL)
    return NULL;
  record = load_as_of (reader, kind, id, set, error);
  bg_store_release_reader (store, reader);
  return record;
}

static gboolean
read_set_of_day (BgSql *sql, const char *id, const char *day, gint64 *set, GError **error)
{
  sqlite3_stmt *statement =
    bg_sql_prepare (sql,
                    "SELECT max (s.seq) FROM change c JOIN change_set s ON s.seq = c.change_set"
                    " WHERE c.record = :id AND s.time < (strftime ('%s', :day) + 61200) * 1000000",
                    error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  bg_sql_bind_text (statement, ":id", id);
  bg_sql_bind_text (statement, ":day", day);
  if (!bg_sql_step (sql, statement, &row, error))
    return FALSE;
  *set = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}

/**
 * bg_store_find_set_of_day:
 * @store: a record book
 * @id: id of a record
 * @day: "2026-11-23"
 * @set: (out): number of the last change set that touched the record up to the end of that day in Vietnam; 0
 * where there is none
 * @error: what went wrong
 *
 * Returns: whether that could be read
 */
gboolean
bg_store_find_set_of_day (BgStore *store, const char *id, const char *day, gint64 *set, GError **error)
{
  BgSql *reader;
  gboolean good;

  g_return_val_if_fail (BG_IS_STORE (store) && id != NULL && day != NULL && set != NULL, FALSE);

  reader = bg_store_acquire_reader (store, error);
  if (reader == NULL)
    return FALSE;
  good = read_set_of_day (reader, id, day, set, error);
  bg_store_release_reader (store, reader);
  return good;
}
