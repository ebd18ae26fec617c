/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Removing records for good: only out of the trash, and only where nothing points to them. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>

#include "bg-commit.h"
#include "bg-error.h"
#include "bg-pointing.h"
#include "bg-record-sql.h"

static gboolean
run_for_id (BgSql *sql, const char *text, const char *id, gboolean *row, GError **error)
{
  sqlite3_stmt *statement = bg_sql_prepare (sql, text, error);
  gboolean good;

  if (statement == NULL)
    return FALSE;
  bg_sql_bind_text (statement, ":id", id);
  good = bg_sql_step (sql, statement, row, error);
  if (good && *row)
    sqlite3_reset (statement);
  return good;
}

static gboolean
refuse_pointed (BgSql *sql, const BgKind *kind, BgRecord *record, const char *pointing, GError **error)
{
  g_autofree char *title = bg_record_sql_dup_title (sql, kind, pointing);

  g_set_error (error, BG_ERROR, BG_ERROR_REFUSED,
               _ ("“%s” cannot be removed for good: %s “%s” refers to it. Nothing was removed."),
               bg_record_get_title (record), bg_kind_get_label (kind), title != NULL ? title : "");
  return FALSE;
}

/* Asked when all rows of the set are gone: what goes together may point to each other. */
static gboolean
check_nothing_points (BgSql *sql, BgRecord *record, GError **error)
{
  g_autoptr (GPtrArray) found =
    bg_pointing_find (sql, bg_record_get_kind (record), bg_record_get_id (record), 1, error);
  const BgPointing *first;

  if (found == NULL)
    return FALSE;
  if (found->len == 0)
    return TRUE;
  first = g_ptr_array_index (found, 0);
  return refuse_pointed (sql, first->kind, record, first->id, error);
}

/**
 * bg_purge_is_pointed:
 * @sql: a connection
 * @record: a record
 * @is_pointed: (out): whether another record refers to it, so that it cannot be removed for good
 * @error: what went wrong
 *
 * Returns: whether it could be found out
 */
gboolean
bg_purge_is_pointed (BgSql *sql, BgRecord *record, gboolean *is_pointed, GError **error)
{
  g_autoptr (GError) failure = NULL;
  gboolean is_free = check_nothing_points (sql, record, &failure);

  *is_pointed = g_error_matches (failure, BG_ERROR, BG_ERROR_REFUSED);
  if (is_free || *is_pointed)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
remove_rows (BgSql *sql, BgRecord *record, gint64 seq, GError **error)
{
  g_autofree char *text =
    g_strdup_printf ("DELETE FROM %s WHERE id = :id", bg_record_get_kind (record)->name);
  const char *id = bg_record_get_id (record);
  gboolean row;

  return bg_search_index (sql, record, NULL, seq, error) && run_for_id (sql, text, id, &row, error) &&
         run_for_id (sql, "DELETE FROM draft WHERE record = :id", id, &row, error) &&
         bg_history_blank (sql, id, NULL, error);
}

static gboolean
refuse_alive (BgRecord *record, GError **error)
{
  g_set_error (error, BG_ERROR, BG_ERROR_REFUSED,
               _ ("“%s” is not in the trash. Put it there first; nothing was removed."),
               bg_record_get_title (record));
  return FALSE;
}

static gboolean
remove_record (BgSql *sql, BgCommitWork *work, BgRecord *wanted, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (BgRecord) current = NULL;
  gint64 seq = 0;

  current = bg_record_sql_load (sql, bg_record_get_kind (wanted), bg_record_get_id (wanted), &seq, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  /* Gone already: what was wanted is so. */
  if (current == NULL)
    return TRUE;
  if (!bg_record_is_trashed (current))
    return refuse_alive (current, error);
  if (!remove_rows (sql, current, seq, error))
    return FALSE;
  g_ptr_array_add (work->purged, g_steal_pointer (&current));
  return TRUE;
}

/**
 * bg_purge:
 * @sql: a connection inside a transaction
 * @work: gets the records that were removed
 * @error: BG_ERROR_REFUSED for what is not in the trash, or what another record points to
 *
 * Removes what the change set purges: rows, words of the search index, drafts, and personal values in
 * history.
 *
 * Returns: whether all of it is gone
 */
gboolean
bg_purge (BgSql *sql, BgCommitWork *work, GError **error)
{
  for (guint i = 0; i < bg_change_set_get_n_purges (work->set); i++)
    if (!remove_record (sql, work, bg_change_set_get_purge (work->set, i), error))
      return FALSE;
  for (guint i = 0; i < work->purged->len; i++)
    if (!check_nothing_points (sql, g_ptr_array_index (work->purged, i), error))
      return FALSE;
  return TRUE;
}
