/* SPDX-License-Identifier: GPL-3.0-or-later */
/* History: every change of every field, by whom and when, chained by a hash. */
#include "bg-config.h"

#include "bg-commit.h"

#include "bg-history-chain.h"
#include "bg-patch.h"

/* A new record is one entry that holds it whole: its path is empty. */
static gboolean
write_new_record (BgChainWriter *writer, BgRecord *record, GError **error)
{
  json_t *document = bg_record_to_bare_json (record);
  gboolean good =
    bg_chain_add (writer, bg_record_get_kind (record), bg_record_get_id (record), "", NULL, document, error);

  json_decref (document);
  return good;
}

static gboolean
write_changes (BgChainWriter *writer, BgRecord *before, BgRecord *after, GError **error)
{
  g_autoptr (GPtrArray) changes = bg_record_diff (before, after);

  for (guint i = 0; i < changes->len; i++)
    {
      BgChange *change = g_ptr_array_index (changes, i);

      if (!bg_chain_add (writer, bg_record_get_kind (after), bg_record_get_id (after), change->path,
                         change->before, change->after, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_notes (BgChainWriter *writer, BgChangeSet *set, GError **error)
{
  for (guint i = 0; i < bg_change_set_get_n_notes (set); i++)
    {
      const BgChangeNote *note = bg_change_set_get_note (set, i);

      if (!bg_chain_note (writer, note->kind, note->record, note->path, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * bg_history_write:
 * @sql: a connection inside a transaction
 * @set: the change set, for its label, act and notes
 * @before: (element-type BgRecord): the records before, NULL for new ones
 * @after: (element-type BgRecord): the records after, in the same order
 * @officer: (nullable): who
 * @time: when, microseconds since 1970 UTC
 * @error: what went wrong
 *
 * Writes the change set into history. Nothing in the program rewrites it; see bg_history_blank() for the one
 * thing that can be taken out of it.
 *
 * Returns: whether it was written
 */
gboolean
bg_history_write (BgSql *sql,
                  BgChangeSet *set,
                  GPtrArray *before,
                  GPtrArray *after,
                  const char *officer,
                  gint64 time,
                  GError **error)
{
  g_auto (BgChainWriter) writer = { 0 };
  BgChainSet words = { .time = time, .officer = officer };

  words.label = bg_change_set_get_label (set);
  words.act = bg_act_get_code (bg_change_set_get_act (set));
  words.undoes = bg_change_set_get_undoes (set);
  if (!bg_chain_begin (&writer, sql, error))
    return FALSE;
  for (guint i = 0; i < after->len; i++)
    {
      BgRecord *old = g_ptr_array_index (before, i);
      BgRecord *new = g_ptr_array_index (after, i);

      if (old != NULL ? !write_changes (&writer, old, new, error) : !write_new_record (&writer, new, error))
        return FALSE;
    }
  return write_notes (&writer, set, error) && bg_chain_end (&writer, &words, error);
}

/**
 * bg_history_blank:
 * @sql: a connection inside a transaction
 * @record: id of a record
 * @path: path of a personal value
 * @error: what went wrong
 *
 * Takes a personal value out of all history, for good (Luật 91/2025/QH15: data is kept no longer than its
 * purpose needs). Who changed it and when stays, and so does the chain.
 *
 * Returns: whether it is gone
 */
gboolean
bg_history_blank (BgSql *sql, const char *record, const char *path, GError **error)
{
  sqlite3_stmt *statement =
    bg_sql_prepare (sql,
                    "UPDATE change SET before = NULL, after = NULL, salt = NULL, blanked = 1"
                    " WHERE record = :record AND path = :path AND salt IS NOT NULL",
                    error);

  if (statement == NULL)
    return FALSE;
  bg_sql_bind_text (statement, ":record", record);
  bg_sql_bind_text (statement, ":path", path);
  return bg_sql_finish (sql, statement, error);
}
