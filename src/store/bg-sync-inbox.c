/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inbox: places that two wrote differently, until a person decides. */
#include "bg-config.h"

#include "bg-sync-inbox.h"

#include <glib/gi18n-lib.h>

#include "bg-error.h"
#include "bg-patch.h"
#include "bg-store-private.h"
#include "bg-sync-inbox-private.h"

/**
 * bg_inbox_entry_free:
 * @entry: (nullable): an entry
 */
void
bg_inbox_entry_free (BgInboxEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->kind);
  g_free (entry->record);
  g_free (entry->path);
  json_decref (entry->base);
  json_decref (entry->mine);
  json_decref (entry->theirs);
  g_free (entry->mine_by);
  g_free (entry->theirs_by);
  g_free (entry);
}

static json_t *
read_value (sqlite3_stmt *statement, int column)
{
  const char *text = bg_sql_column_text (statement, column);

  return text != NULL ? json_loads (text, JSON_DECODE_ANY, NULL) : NULL;
}

static BgInboxEntry *
read_entry (sqlite3_stmt *statement)
{
  BgInboxEntry *entry = g_new0 (BgInboxEntry, 1);

  entry->id = sqlite3_column_int64 (statement, 0);
  entry->kind = g_strdup (bg_sql_column_text (statement, 1));
  entry->record = g_strdup (bg_sql_column_text (statement, 2));
  entry->path = g_strdup (bg_sql_column_text (statement, 3));
  entry->base = read_value (statement, 4);
  entry->mine = read_value (statement, 5);
  entry->theirs = read_value (statement, 6);
  entry->mine_by = g_strdup (bg_sql_column_text (statement, 7));
  entry->mine_time = sqlite3_column_int64 (statement, 8);
  entry->theirs_by = g_strdup (bg_sql_column_text (statement, 9));
  entry->theirs_time = sqlite3_column_int64 (statement, 10);
  entry->found = sqlite3_column_int64 (statement, 11);
  return entry;
}

static GPtrArray *
read_entries (BgSql *sql, const char *record, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) bg_inbox_entry_free);
  sqlite3_stmt *statement =
    bg_sql_prepare (sql,
                    "SELECT id, kind, record, path, base, mine, theirs, mine_by, mine_time, theirs_by,"
                    " theirs_time, found FROM sync_inbox i WHERE (:record IS NULL OR record = :record)"
                    " AND NOT " BG_INBOX_IS_TWIN " AND " BG_INBOX_IS_OPEN " ORDER BY kind, record, id",
                    error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  bg_sql_bind_text (statement, ":record", record);
  do
    {
      if (!bg_sql_step (sql, statement, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (entries, read_entry (statement));
    }
  while (row);
  return g_steal_pointer (&entries);
}

/**
 * bg_sync_read_inbox:
 * @store: a record book
 * @record: (nullable): id of a record; NULL for all of them
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type BgInboxEntry): places that wait for a decision, record by record
 */
GPtrArray *
bg_sync_read_inbox (BgStore *store, const char *record, GError **error)
{
  BgSql *sql = bg_store_acquire_reader (store, error);
  GPtrArray *entries;

  if (sql == NULL)
    return NULL;
  entries = read_entries (sql, record, error);
  bg_store_release_reader (store, sql);
  return entries;
}

static gboolean
count_rows (BgSql *sql, guint *n)
{
  g_autofree char *twins = bg_inbox_dup_twins_sql ("count (*)", BG_INBOX_IS_OPEN);
  gint64 places = 0, pairs = 0;

  if (!bg_sql_read_number (
        sql, "SELECT count (*) FROM sync_inbox i WHERE NOT " BG_INBOX_IS_TWIN " AND " BG_INBOX_IS_OPEN,
        &places, NULL) ||
      !bg_sql_read_number (sql, twins, &pairs, NULL))
    return FALSE;
  *n = (guint) (places + pairs);
  return TRUE;
}

/**
 * bg_sync_count_inbox:
 * @store: a record book
 *
 * Looks at all that waits, some microseconds each; not for the main thread.
 *
 * Returns: how many decisions wait, places and likely twins; -1 where that cannot be read
 */
int
bg_sync_count_inbox (BgStore *store)
{
  BgSql *sql = bg_store_acquire_reader (store, NULL);
  guint n = 0;
  gboolean good;

  if (sql == NULL)
    return -1;
  good = count_rows (sql, &n);
  bg_store_release_reader (store, sql);
  return good ? (int) n : -1;
}

/* The record with @value in the place; NULL where the place is gone, or the value does not fit it. */
static BgRecord *
put_value (BgRecord *record, const char *path, const json_t *value, GError **error)
{
  json_t *document = bg_record_to_json (record);
  BgRecord *after = NULL;

  if (bg_patch_set (document, path, value))
    after = bg_record_from_json (document, error);
  else
    g_set_error_literal (
      error, BG_ERROR, BG_ERROR_NOT_FOUND,
      _ ("The place that this is about is no longer in the record. What was written stays in the history."));
  json_decref (document);
  if (after != NULL)
    bg_record_set_version (after, bg_record_get_version (record));
  return after;
}

/* Where what is in use was chosen no record changes, and history would not say which was meant. */
static BgChangeSet *
create_decision_set (BgRecord *before, BgRecord *after)
{
  g_autofree char *label = NULL;

  if (!bg_record_equal (before, after))
    return bg_change_set_new (_ ("Decide between two versions"));
  label =
    g_strdup_printf (_ ("Decide between two versions: “%s” stays as it is"), bg_record_get_title (before));
  return bg_change_set_new (label);
}

/**
 * bg_sync_create_decisions:
 * @store: a record book
 * @decisions: (array length=n): entries of one record, each with what shall stand there
 * @n: how many
 * @error: BG_ERROR_NOT_FOUND where the record or a place is gone
 *
 * Returns: (transfer full): the change set that decides them in one step, an ordinary edit to be committed
 */
BgChangeSet *
bg_sync_create_decisions (BgStore *store, const BgInboxDecision *decisions, guint n, GError **error)
{
  const BgInboxEntry *first = decisions[0].entry;
  g_autoptr (BgRecord) before = bg_store_load (store, bg_kind_find (first->kind), first->record, error);
  g_autoptr (BgRecord) after = before != NULL ? g_object_ref (before) : NULL;
  BgChangeSet *set;

  for (guint i = 0; after != NULL && i < n; i++)
    {
      BgRecord *next = put_value (after, decisions[i].entry->path, decisions[i].value, error);

      g_object_unref (after);
      after = next;
    }
  if (after == NULL)
    return NULL;
  set = create_decision_set (before, after);
  bg_change_set_add (set, before, after);
  for (guint i = 0; i < n; i++)
    bg_change_set_add_settled (set, decisions[i].entry->id);
  return set;
}

/**
 * bg_sync_create_decision:
 * @store: a record book
 * @entry: an entry of the inbox
 * @value: (nullable): what shall stand there: mine, theirs or a third; NULL for nothing
 * @error: BG_ERROR_NOT_FOUND where the record or the place is gone
 *
 * Returns: (transfer full): the change set that decides it, an ordinary edit to be committed
 */
BgChangeSet *
bg_sync_create_decision (BgStore *store, const BgInboxEntry *entry, const json_t *value, GError **error)
{
  BgInboxDecision decision = { entry, value };

  return bg_sync_create_decisions (store, &decision, 1, error);
}
