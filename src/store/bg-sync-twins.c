/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Likely twins that wait in the inbox: read, joined into one by an ordinary edit, or told to be different. */
#include "bg-config.h"

#include "bg-sync-twins.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-error.h"
#include "bg-pointing.h"
#include "bg-record-sql.h"
#include "bg-store-private.h"
#include "bg-sync-inbox-private.h"
#include "bg-twin-index.h"
#include "bg-twins.h"

/**
 * bg_twin_pair_free:
 * @pair: (nullable): a pair
 */
void
bg_twin_pair_free (BgTwinPair *pair)
{
  if (pair == NULL)
    return;
  g_clear_object (&pair->mine);
  g_clear_object (&pair->theirs);
  g_free (pair);
}

/**
 * bg_inbox_dup_twins_sql:
 * @columns: what is asked of the rows i of sync_inbox
 * @condition: %BG_INBOX_IS_OPEN for pairs that wait, %BG_INBOX_IS_ANSWERED for those that are different
 *
 * A pair of which one is gone or in the trash, perhaps since a colleague joined the two, is no question any
 * more, and was joined if it was answered.
 *
 * Returns: (transfer full): the statement
 */
char *
bg_inbox_dup_twins_sql (const char *columns, const char *condition)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_printf (text, "SELECT %s FROM sync_inbox i WHERE " BG_INBOX_IS_TWIN " AND %s AND (0", columns,
                   condition);
  for (const BgKind *const *kind = bg_kind_list (); *kind != NULL; kind++)
    if (bg_kind_has_twins (*kind))
      g_string_append_printf (
        text,
        " OR (i.kind = '%s' AND (SELECT count (*) FROM %s t WHERE t.trashed = 0 AND t.id IN"
        " (i.record, trim (i.theirs, '\"'))) = 2)",
        (*kind)->name, (*kind)->name);
  g_string_append_c (text, ')');
  return g_string_free (g_steal_pointer (&text), FALSE);
}

#define COLUMNS "i.id, i.kind, i.record, trim (i.theirs, '\"')"

/* One row: the number of a pair, the two ids, and the answer. */
typedef struct
{
  gint64 inbox;
  const BgKind *kind;
  char *mine;
  char *theirs;
  gint64 decided;
} Row;

static void
clear_row (gpointer data)
{
  Row *row = data;

  g_free (row->mine);
  g_free (row->theirs);
}

static GArray *
read_rows (BgSql *sql, gboolean answered, guint most, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autofree char *select = answered ? bg_inbox_dup_twins_sql (COLUMNS ", i.decided", BG_INBOX_IS_ANSWERED)
                                     : bg_inbox_dup_twins_sql (COLUMNS ", 0", BG_INBOX_IS_OPEN);
  g_autofree char *text = g_strconcat (select, " ORDER BY i.kind, i.id LIMIT :most", NULL);
  sqlite3_stmt *statement = bg_sql_prepare (sql, text, error);
  gboolean row = TRUE;

  g_array_set_clear_func (rows, clear_row);
  if (statement == NULL)
    return NULL;
  bg_sql_bind_number (statement, ":most", most);
  while (row)
    {
      Row read;

      if (!bg_sql_step (sql, statement, &row, error))
        return NULL;
      if (!row)
        break;
      read.inbox = sqlite3_column_int64 (statement, 0);
      read.kind = bg_kind_find (bg_sql_column_text (statement, 1));
      read.mine = g_strdup (bg_sql_column_text (statement, 2));
      read.theirs = g_strdup (bg_sql_column_text (statement, 3));
      read.decided = sqlite3_column_int64 (statement, 4);
      g_array_append_val (rows, read);
    }
  return g_steal_pointer (&rows);
}

/* FALSE where it cannot be read; a record that went since is left out without an error. */
static gboolean
add_pair (BgSql *sql, GPtrArray *pairs, const Row *row, GError **error)
{
  g_autoptr (GError) failure = NULL;
  BgTwinPair *pair = g_new0 (BgTwinPair, 1);

  pair->inbox = row->inbox;
  pair->decided = row->decided;
  pair->mine = bg_record_sql_load (sql, row->kind, row->mine, NULL, &failure);
  if (failure == NULL)
    pair->theirs = bg_record_sql_load (sql, row->kind, row->theirs, NULL, &failure);
  if (pair->mine != NULL && pair->theirs != NULL)
    g_ptr_array_add (pairs, pair);
  else
    bg_twin_pair_free (pair);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static GPtrArray *
read_pairs (BgSql *sql, gboolean answered, guint most, GError **error)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func ((GDestroyNotify) bg_twin_pair_free);
  g_autoptr (GArray) rows = read_rows (sql, answered, most, error);

  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    if (!add_pair (sql, pairs, &g_array_index (rows, Row, i), error))
      return NULL;
  return g_steal_pointer (&pairs);
}

/**
 * bg_sync_read_twins:
 * @store: a record book
 * @answered: whether those are wanted that somebody said to be different, instead of those that wait
 * @most: how many at the most
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type BgTwinPair): the pairs, kind by kind
 */
GPtrArray *
bg_sync_read_twins (BgStore *store, gboolean answered, guint most, GError **error)
{
  BgSql *reader = bg_store_acquire_reader (store, error);
  GPtrArray *pairs;

  if (reader == NULL)
    return NULL;
  pairs = read_pairs (reader, answered, most, error);
  bg_store_release_reader (store, reader);
  return pairs;
}

static gboolean
check_pair (BgRecord *one, BgRecord *other, GError **error)
{
  const BgKind *kind = bg_record_get_kind (one);
  const char *words = NULL;

  if (kind != bg_record_get_kind (other) || !bg_kind_has_twins (kind))
    words = _ ("Only two records of one kind can be joined. Nothing was changed.");
  else if (strcmp (bg_record_get_id (one), bg_record_get_id (other)) == 0)
    words = _ ("This is one record, not two. Nothing was changed.");
  else if (bg_record_is_trashed (one) || bg_record_is_trashed (other))
    words = _ ("One of the two is in the trash. Nothing was changed.");
  if (words == NULL)
    return TRUE;
  g_set_error_literal (error, BG_ERROR, BG_ERROR_REFUSED, words);
  return FALSE;
}

/* The number of the pair in the inbox, whichever of the two is named first; 0 for none. */
static gboolean
find_inbox (BgSql *sql, BgRecord *one, BgRecord *other, gint64 *inbox, GError **error)
{
  g_autofree char *a = g_strdup_printf ("\"%s\"", bg_record_get_id (one));
  g_autofree char *b = g_strdup_printf ("\"%s\"", bg_record_get_id (other));
  g_autofree char *value = NULL;

  if (!bg_sql_read_text (sql,
                         "SELECT i.id FROM sync_inbox i WHERE " BG_INBOX_IS_TWIN " AND i.mine IN (:a, :b)"
                         " AND i.theirs IN (:a, :b)",
                         &value, error, ":a", a, ":b", b, NULL))
    return FALSE;
  *inbox = value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
  return TRUE;
}

static gboolean
add_redirected (BgSql *sql,
                BgChangeSet *set,
                const BgPointing *pointing,
                BgRecord *kept,
                BgRecord *other,
                GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (BgRecord) before = bg_record_sql_load (sql, pointing->kind, pointing->id, NULL, &failure);
  g_autoptr (BgRecord) after = before != NULL ? bg_record_copy (before) : NULL;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (after != NULL &&
      bg_twins_redirect (after, bg_record_get_kind (kept), bg_record_get_id (other), bg_record_get_id (kept)))
    bg_change_set_add (set, before, after);
  return TRUE;
}

static gboolean
is_one_of (const char *id, BgRecord *one, BgRecord *other)
{
  return strcmp (id, bg_record_get_id (one)) == 0 || strcmp (id, bg_record_get_id (other)) == 0;
}

static gboolean
redirect_all (BgSql *sql, BgChangeSet *set, BgRecord *kept, BgRecord *other, GError **error)
{
  g_autoptr (GPtrArray) pointing =
    bg_pointing_find (sql, bg_record_get_kind (other), bg_record_get_id (other), G_MAXINT, error);

  if (pointing == NULL)
    return FALSE;
  for (guint i = 0; i < pointing->len; i++)
    {
      const BgPointing *one = g_ptr_array_index (pointing, i);

      if (!is_one_of (one->id, kept, other) && !add_redirected (sql, set, one, kept, other, error))
        return FALSE;
    }
  return TRUE;
}

static BgChangeSet *
create_join (BgSql *sql, BgRecord *kept, BgRecord *other, GError **error)
{
  g_autoptr (BgChangeSet) set = bg_change_set_new (_ ("Join two records into one"));
  g_autoptr (BgRecord) filled = bg_twins_fill (kept, other);
  g_autoptr (BgRecord) trashed = bg_record_copy (other);
  gint64 inbox = 0;

  bg_twins_redirect (filled, bg_record_get_kind (kept), bg_record_get_id (other), bg_record_get_id (kept));
  bg_record_set_trashed (trashed, TRUE);
  bg_change_set_add (set, kept, filled);
  if (!redirect_all (sql, set, kept, other, error) || !find_inbox (sql, kept, other, &inbox, error))
    return NULL;
  bg_change_set_add (set, other, trashed);
  if (inbox != 0)
    bg_change_set_add_settled (set, inbox);
  return g_steal_pointer (&set);
}

/**
 * bg_sync_create_join:
 * @store: a record book
 * @kept: the record that stays
 * @other: its twin
 * @error: %BG_ERROR_REFUSED where the two cannot be one, or what went wrong
 *
 * Joins two records: @kept takes what only @other says, what points to @other points to @kept, and @other
 * goes to the trash. Nothing is lost: where both say something, what @other says stays with it there. Reads
 * every record that points to @other; blocks.
 *
 * Returns: (transfer full): an ordinary edit to be committed, which undo takes back whole
 */
BgChangeSet *
bg_sync_create_join (BgStore *store, BgRecord *kept, BgRecord *other, GError **error)
{
  BgSql *reader;
  BgChangeSet *set;

  if (!check_pair (kept, other, error))
    return NULL;
  reader = bg_store_acquire_reader (store, error);
  if (reader == NULL)
    return NULL;
  set = create_join (reader, kept, other, error);
  bg_store_release_reader (store, reader);
  return set;
}

/**
 * bg_sync_create_distinct:
 * @store: a record book
 * @one: a record
 * @other: one that is like it
 * @error: %BG_ERROR_NOT_FOUND where nobody asked about the two, or what went wrong
 *
 * Returns: (transfer full): what remembers, once committed, that the two are different; it changes no record,
 * and undo asks about the two again
 */
BgChangeSet *
bg_sync_create_distinct (BgStore *store, BgRecord *one, BgRecord *other, GError **error)
{
  BgSql *reader = bg_store_acquire_reader (store, error);
  g_autofree char *label = NULL;
  BgChangeSet *set = NULL;
  gint64 inbox = 0;
  gboolean good;

  if (reader == NULL)
    return NULL;
  good = find_inbox (reader, one, other, &inbox, error);
  bg_store_release_reader (store, reader);
  if (good && inbox == 0)
    g_set_error (error, BG_ERROR, BG_ERROR_NOT_FOUND,
                 _ ("Nobody asks whether “%s” and “%s” are the same. Nothing was changed."),
                 bg_record_get_title (one), bg_record_get_title (other));
  if (inbox == 0)
    return NULL;
  label = g_strdup_printf (_ ("Two records are different: “%s”"), bg_record_get_title (one));
  set = bg_change_set_new (label);
  bg_change_set_add_settled (set, inbox);
  return set;
}
