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

/* A purged record is one entry that holds it whole, but for personal values: nothing comes after it. */
static gboolean
write_purged (BgChainWriter *writer, BgRecord *record, GError **error)
{
  g_autoptr (GPtrArray) personal = g_ptr_array_new_with_free_func ((GDestroyNotify) bg_change_free);
  json_t *document = bg_record_to_bare_json (record);
  gboolean good;

  bg_patch_take_personal (bg_record_get_kind (record), "", document, personal);
  good =
    bg_chain_add (writer, bg_record_get_kind (record), bg_record_get_id (record), "", document, NULL, error);
  json_decref (document);
  return good;
}

static gboolean
write_records (BgChainWriter *writer, const BgCommitWork *work, GError **error)
{
  for (guint i = 0; i < work->after->len; i++)
    {
      BgRecord *old = g_ptr_array_index (work->before, i);
      BgRecord *new = g_ptr_array_index (work->after, i);

      if (old != NULL ? !write_changes (writer, old, new, error) : !write_new_record (writer, new, error))
        return FALSE;
    }
  for (guint i = 0; i < work->purged->len; i++)
    if (!write_purged (writer, g_ptr_array_index (work->purged, i), error))
      return FALSE;
  return TRUE;
}

/**
 * bg_history_write:
 * @sql: a connection inside a transaction
 * @work: what was done
 * @error: what went wrong
 *
 * Writes the change set into history. Nothing in the program rewrites it; see bg_history_blank() for the one
 * thing that can be taken out of it.
 *
 * Returns: whether it was written
 */
gboolean
bg_history_write (BgSql *sql, const BgCommitWork *work, GError **error)
{
  g_auto (BgChainWriter) writer = { 0 };
  BgChainSet words = { .time = work->time, .officer = work->officer };

  words.label = bg_change_set_get_label (work->set);
  words.act = bg_act_get_code (bg_change_set_get_act (work->set));
  words.undoes = bg_change_set_get_undoes (work->set);
  if (!bg_chain_begin (&writer, sql, error) || !write_records (&writer, work, error) ||
      !write_notes (&writer, work->set, error) || !bg_chain_end (&writer, &words, error))
    return FALSE;
  bg_change_set_set_stored (work->set, writer.seq);
  return TRUE;
}

/**
 * bg_history_blank:
 * @sql: a connection inside a transaction
 * @record: id of a record
 * @path: (nullable): path of a personal value; NULL for all of the record's
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
                    " WHERE record = :record AND (:path IS NULL OR path = :path) AND salt IS NOT NULL",
                    error);

  if (statement == NULL)
    return FALSE;
  bg_sql_bind_text (statement, ":record", record);
  bg_sql_bind_text (statement, ":path", path);
  return bg_sql_finish (sql, statement, error);
}
