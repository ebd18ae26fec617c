/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks of what is to be sent: written in the transaction of the records, from what changed and nothing else.
 *
 * A record without a mark is as the server has it. The mark of a changed one keeps the document as both sides
 * knew it, so that the merge has its base, and no second copy of all the others is kept. */
#include "bg-config.h"

#include "bg-sync-mark.h"

#include "bg-document-merge.h"
#include "bg-patch.h"

/**
 * bg_sync_dump:
 * @document: (nullable): a document
 *
 * Returns: (transfer full) (nullable): it as text, with sorted keys
 */
char *
bg_sync_dump (const json_t *document)
{
  char *text = document != NULL ? json_dumps (document, JSON_COMPACT | JSON_SORT_KEYS) : NULL;
  char *copy = g_strdup (text);

  free (text);
  return copy;
}

/**
 * bg_sync_enqueue:
 * @sql: a connection inside a transaction
 * @kind: name of a kind
 * @id: id of a record
 * @base: (nullable): the document as both sides knew it
 * @is_purged: whether it was removed for good
 * @error: what went wrong
 *
 * Marks a record as one to be sent. One that is marked keeps the base it has.
 *
 * Returns: whether it is marked
 */
gboolean
bg_sync_enqueue (BgSql *sql,
                 const char *kind,
                 const char *id,
                 const char *base,
                 gboolean is_purged,
                 GError **error)
{
  return bg_sql_run_with (sql,
                          "INSERT INTO sync_queue (record, kind, base, purged, behind)"
                          " VALUES (:record, :kind, :base, :purged, 0)"
                          " ON CONFLICT DO UPDATE SET purged = :purged, refused = NULL",
                          error, ":record", id, ":kind", kind, ":base", base, ":purged",
                          is_purged ? "1" : "0", NULL);
}

/**
 * bg_sync_enqueue_behind:
 * @sql: a connection inside a transaction
 * @kind: name of a kind
 * @id: id of a record
 * @is_behind: whether the server has an older version of it
 * @error: what went wrong
 *
 * Marks a record that the server has lost, or has an older version of.
 *
 * Returns: whether it is marked
 */
gboolean
bg_sync_enqueue_behind (BgSql *sql, const char *kind, const char *id, gboolean is_behind, GError **error)
{
  return bg_sync_enqueue (sql, kind, id, NULL, FALSE, error) &&
         bg_sql_run_with (sql, "UPDATE sync_queue SET behind = :behind WHERE record = :record", error,
                          ":record", id, ":behind", is_behind ? "1" : "0", NULL);
}

static gboolean
mark_changed (BgSql *sql, BgRecord *before, BgRecord *after, GError **error)
{
  json_t *document = before != NULL ? bg_record_to_bare_json (before) : NULL;
  g_autofree char *base = bg_sync_dump (document);

  json_decref (document);
  return bg_sync_enqueue (sql, bg_record_get_kind (after)->name, bg_record_get_id (after), base, FALSE,
                          error);
}

/* What the server refused and a person took back again is as the server has it; without this it would be
 * refused for good. What it did not refuse may be on its way, and is sent. */
static gboolean
is_taken_back (BgSql *sql, BgRecord *after, gboolean *is, GError **error)
{
  g_autofree char *text = NULL;
  json_t *base, *now;

  *is = FALSE;
  if (!bg_sql_read_text (sql,
                         "SELECT base FROM sync_queue WHERE record = :record AND refused IS NOT NULL"
                         " AND behind = 0 AND purged = 0",
                         &text, error, ":record", bg_record_get_id (after), NULL))
    return FALSE;
  if (text == NULL)
    return TRUE;
  base = json_loads (text, 0, NULL);
  now = bg_record_to_bare_json (after);
  *is = base != NULL && bg_document_equal (base, now);
  json_decref (base);
  json_decref (now);
  return TRUE;
}

static gboolean
mark_record (BgSql *sql, BgRecord *before, BgRecord *after, GError **error)
{
  gboolean is_as_known;

  if (!is_taken_back (sql, after, &is_as_known, error))
    return FALSE;
  if (is_as_known)
    return bg_sql_run_with (sql, "DELETE FROM sync_queue WHERE record = :record", error, ":record",
                            bg_record_get_id (after), NULL);
  return mark_changed (sql, before, after, error);
}

/* What never reached the server need not be taken away there; and what both sides disagree on is settled. */
static gboolean
mark_purge (BgSql *sql, BgRecord *record, GError **error)
{
  const char *id = bg_record_get_id (record);
  g_autofree char *rev = NULL;

  if (!bg_sql_run_with (sql, "DELETE FROM sync_inbox WHERE record = :record", error, ":record", id, NULL) ||
      !bg_sql_read_text (sql, "SELECT rev FROM sync_rev WHERE record = :record", &rev, error, ":record", id,
                         NULL))
    return FALSE;
  if (rev != NULL)
    return bg_sync_enqueue (sql, bg_record_get_kind (record)->name, id, NULL, TRUE, error);
  return bg_sql_run_with (sql, "DELETE FROM sync_queue WHERE record = :record", error, ":record", id, NULL);
}

/* The set has its number by then, though no record may have changed: what stood already was chosen. */
static gboolean
settle_inbox (BgSql *sql, BgChangeSet *set, GError **error)
{
  g_autofree char *stored = g_strdup_printf ("%" G_GINT64_FORMAT, bg_change_set_get_stored (set));

  for (guint i = 0; i < bg_change_set_get_n_settled (set); i++)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, bg_change_set_get_settled (set, i));

      if (!bg_sql_run_with (sql, "UPDATE sync_inbox SET decided = :stored WHERE id = :id", error, ":id", id,
                            ":stored", stored, NULL))
        return FALSE;
    }
  return TRUE;
}

/**
 * bg_sync_mark:
 * @sql: a connection inside a transaction
 * @work: what the transaction changed
 * @error: what went wrong
 *
 * Marks what the change set changed as to be sent, where the record book is joined to a server. What came
 * from there is marked by whoever brought it.
 *
 * Returns: whether it is marked
 */
gboolean
bg_sync_mark (BgSql *sql, BgCommitWork *work, GError **error)
{
  g_autofree char *server = NULL;

  if (bg_change_set_get_act (work->set) == BG_ACT_SYNC)
    return TRUE;
  if (!settle_inbox (sql, work->set, error) ||
      !bg_sql_read_text (sql, "SELECT url FROM sync_server", &server, error, NULL))
    return FALSE;
  if (server == NULL)
    return TRUE;
  for (guint i = 0; i < work->after->len; i++)
    if (!mark_record (sql, g_ptr_array_index (work->before, i), g_ptr_array_index (work->after, i), error))
      return FALSE;
  for (guint i = 0; i < work->purged->len; i++)
    if (!mark_purge (sql, g_ptr_array_index (work->purged, i), error))
      return FALSE;
  return TRUE;
}
