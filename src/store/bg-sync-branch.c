/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Branches that a cluster made of one document: merged into the record by the same rules as any two versions,
 * and ended on the server only once that merge is there. */
#include "bg-config.h"

#include "bg-document-merge.h"
#include "bg-patch.h"
#include "bg-record-sql.h"
#include "bg-store-private.h"
#include "bg-sync-apply-private.h"
#include "bg-sync-mark.h"

/**
 * bg_sync_branch_free:
 * @branch: (nullable): a branch
 */
void
bg_sync_branch_free (BgSyncBranch *branch)
{
  if (branch == NULL)
    return;
  g_free (branch->kind);
  g_free (branch->id);
  g_free (branch->rev);
  g_free (branch);
}

static GPtrArray *
read_branches (BgSql *sql, gboolean merged, GError **error)
{
  g_autoptr (GPtrArray) branches = g_ptr_array_new_with_free_func ((GDestroyNotify) bg_sync_branch_free);
  sqlite3_stmt *statement = bg_sql_prepare (
    sql,
    "SELECT kind, record, rev FROM sync_branch WHERE merged = :merged AND (merged = 0 OR record NOT IN"
    " (SELECT record FROM sync_queue)) ORDER BY record, rev",
    error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  bg_sql_bind_number (statement, ":merged", merged);
  do
    {
      BgSyncBranch *branch;

      if (!bg_sql_step (sql, statement, &row, error))
        return NULL;
      if (!row)
        break;
      branch = g_new0 (BgSyncBranch, 1);
      branch->kind = g_strdup (bg_sql_column_text (statement, 0));
      branch->id = g_strdup (bg_sql_column_text (statement, 1));
      branch->rev = g_strdup (bg_sql_column_text (statement, 2));
      g_ptr_array_add (branches, branch);
    }
  while (row);
  return g_steal_pointer (&branches);
}

/**
 * bg_sync_read_branches:
 * @store: a record book that is joined to a server
 * @merged: TRUE for those whose merge is on the server, so that they can be ended; FALSE for those still to
 * be merged
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type BgSyncBranch): the branches
 */
GPtrArray *
bg_sync_read_branches (BgStore *store, gboolean merged, GError **error)
{
  BgSql *sql = bg_store_acquire_reader (store, error);
  GPtrArray *branches;

  if (sql == NULL)
    return NULL;
  branches = read_branches (sql, merged, error);
  bg_store_release_reader (store, sql);
  return branches;
}

static gboolean
forget_in_transaction (BgSql *sql, gpointer data, GError **error)
{
  const BgSyncBranch *branch = data;

  return bg_sql_run_with (sql, "DELETE FROM sync_branch WHERE record = :record AND rev = :rev", error,
                          ":record", branch->id, ":rev", branch->rev, NULL);
}

/**
 * bg_sync_forget_branch:
 * @store: a record book that is joined to a server
 * @branch: one that was ended, or is not there any more
 * @error: what went wrong
 *
 * Returns: whether it is written down
 */
gboolean
bg_sync_forget_branch (BgStore *store, const BgSyncBranch *branch, GError **error)
{
  return bg_store_write (store, forget_in_transaction, (gpointer) branch, NULL, error);
}

typedef struct
{
  BgSyncWork work;
  const BgSyncBranch *branch;
  const json_t *base;
  const json_t *document;
} Joining;

/* The branch is one side; what is in use, with all that is here, is the other and stands. */
static gboolean
join_branch (BgSql *sql, Joining *joining, BgRecord *current, GError **error)
{
  g_autoptr (GPtrArray) clashes = bg_clashes_new ();
  const BgSyncBranch *branch = joining->branch;
  json_t *now = bg_record_to_bare_json (current);
  json_t *merged = bg_document_merge (joining->base, joining->document, now, clashes);
  g_autoptr (BgRecord) after = bg_sync_read_record (branch->kind, branch->id, merged);
  g_autofree char *base = bg_sync_dump (now);
  BgSyncSides sides = { branch->kind,
                        branch->id,
                        bg_sync_get_author (joining->document),
                        bg_sync_get_time (joining->document, "modified"),
                        bg_record_get_modified_by (current),
                        bg_record_get_modified (current) };
  gboolean good = TRUE;

  joining->work.totals->merged++;
  if (after != NULL && !bg_record_equal (current, after))
    {
      bg_change_set_add (bg_sync_get_set (&joining->work, sides.mine_by), current, after);
      good = bg_sync_enqueue (sql, branch->kind, branch->id, base, FALSE, error);
    }
  good = good && bg_sync_store_clashes (sql, &sides, clashes, joining->work.totals, error) &&
         bg_sync_run_sets (sql, &joining->work, error);
  json_decref (now);
  json_decref (merged);
  return good;
}

static gboolean
apply_in_transaction (BgSql *sql, gpointer data, GError **error)
{
  Joining *joining = data;
  const BgSyncBranch *branch = joining->branch;
  g_autoptr (GError) failure = NULL;
  g_autoptr (BgRecord) current = NULL;
  gint64 seq = 0;

  current = bg_record_sql_load (sql, bg_kind_find (branch->kind), branch->id, &seq, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (current != NULL && !json_is_true (json_object_get (joining->document, "_deleted")) &&
      !join_branch (sql, joining, current, error))
    return FALSE;
  return bg_sql_run_with (sql, "UPDATE sync_branch SET merged = 1 WHERE record = :record AND rev = :rev",
                          error, ":record", branch->id, ":rev", branch->rev, NULL);
}

/**
 * bg_sync_apply_branch:
 * @store: a record book that is joined to a server
 * @branch: a branch
 * @base: (nullable): the last version before the branches parted; NULL where the server has it no more
 * @document: what the branch says
 * @totals: counts, added to
 * @error: what went wrong
 *
 * Merges a branch into the record. What it says differently from what is in use goes to the inbox.
 *
 * Returns: whether it is on the disk
 */
gboolean
bg_sync_apply_branch (BgStore *store,
                      const BgSyncBranch *branch,
                      const json_t *base,
                      const json_t *document,
                      BgSyncTotals *totals,
                      GError **error)
{
  g_autoptr (GHashTable) sets =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) bg_change_set_unref);
  g_autoptr (GPtrArray) changed = g_ptr_array_new_with_free_func (g_object_unref);
  BgSyncTotals taken = *totals;
  Joining joining = { { NULL, &taken, sets, NULL, changed }, branch, base, document };

  if (!bg_store_write (store, apply_in_transaction, &joining, changed, error))
    return FALSE;
  *totals = taken;
  return TRUE;
}
