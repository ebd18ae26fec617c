/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a restore would change, kind by kind, before anything is touched. */
#include "bg-config.h"

#include "bg-error.h"
#include "bg-kind.h"
#include "bg-restore-source.h"
#include "bg-restore.h"
#include "bg-sql.h"

static gboolean
count (BgSql *sql, const char *kind, const char *format, gint64 *number, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (format, "KIND", -1);
  g_autofree char *text = g_strjoinv (kind, parts);
  sqlite3_stmt *statement = bg_sql_prepare (sql, text, error);
  gboolean row;

  if (statement == NULL || !bg_sql_step (sql, statement, &row, error))
    return FALSE;
  *number = row ? sqlite3_column_int64 (statement, 0) : 0;
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
compare_kind (BgSql *sql, const char *kind, gboolean present, GArray *lines, GError **error)
{
  BgRestoreLine line = { .kind = kind };

  if (!count (sql, kind, "SELECT count (*) FROM main.KIND", &line.there, error))
    return FALSE;
  line.only_there = line.there;
  if (present &&
      (!count (sql, kind, "SELECT count (*) FROM now.KIND", &line.now, error) ||
       !count (sql, kind, "SELECT count (*) FROM now.KIND WHERE id NOT IN (SELECT id FROM main.KIND)",
               &line.only_now, error) ||
       !count (sql, kind, "SELECT count (*) FROM main.KIND WHERE id NOT IN (SELECT id FROM now.KIND)",
               &line.only_there, error) ||
       !count (sql, kind,
               "SELECT count (*) FROM now.KIND AS n JOIN main.KIND AS t ON n.id = t.id"
               " WHERE n.version <> t.version OR n.modified <> t.modified",
               &line.different, error)))
    return FALSE;
  g_array_append_val (lines, line);
  return TRUE;
}

static gboolean
compare_all (BgRestorePlan *plan, BgSql *sql, GError **error)
{
  g_array_set_size (plan->lines, 0);
  for (const BgKind *const *kind = bg_kind_list (); *kind != NULL; kind++)
    if (!compare_kind (sql, (*kind)->name, plan->present, plan->lines, error))
      return FALSE;
  return TRUE;
}

static BgSql *
open_for_reading (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (BgSql) sql = bg_sql_open (path, SQLITE_OPEN_READONLY, error);

  if (sql == NULL || !bg_sql_check_form (sql, error))
    return NULL;
  bg_sql_set_cancellable (sql, cancellable);
  return g_steal_pointer (&sql);
}

/* Whether the present record book can be read, and stands beside the backup as “now”. */
static gboolean
attach_present (BgSql *sql, const char *book)
{
  g_autoptr (BgSql) own = open_for_reading (book, NULL, NULL);
  sqlite3_stmt *statement = own != NULL ? bg_sql_prepare (sql, "ATTACH :book AS now", NULL) : NULL;

  if (statement == NULL)
    return FALSE;
  bg_sql_bind_text (statement, ":book", book);
  return bg_sql_finish (sql, statement, NULL);
}

/* A present record book that cannot be read does not stand in the way: it is why one restores. */
static gboolean
fill_plan (BgRestorePlan *plan, const char *book, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (BgSql) there = open_for_reading (path, cancellable, error);

  if (there == NULL)
    return FALSE;
  plan->present = attach_present (there, book);
  if (plan->present && compare_all (plan, there, NULL))
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  plan->present = FALSE;
  return compare_all (plan, there, error);
}

/**
 * bg_restore_plan:
 * @book: file name of the record book
 * @backup: file name of a backup
 * @password: (nullable): opens a locked one
 * @cancellable: (nullable): stops it
 * @error: why the backup cannot be read
 *
 * Only reads. For a worker.
 *
 * Returns: (transfer full): what bg_restore_run() would change
 */
BgRestorePlan *
bg_restore_plan (const char *book,
                 const char *backup,
                 const char *password,
                 GCancellable *cancellable,
                 GError **error)
{
  g_auto (BgRestoreSource) source = { NULL };
  g_autoptr (BgRestorePlan) plan = NULL;
  g_autofree char *folder = NULL;

  g_return_val_if_fail (book != NULL && backup != NULL, NULL);

  folder = bg_backup_dup_folder (book);
  if (!bg_restore_source_differs (backup, book, error) ||
      !bg_restore_source_open (&source, backup, password, folder, cancellable, error))
    return NULL;
  plan = g_new0 (BgRestorePlan, 1);
  plan->backup = bg_backup_load (backup);
  plan->lines = g_array_new (FALSE, TRUE, sizeof (BgRestoreLine));
  return fill_plan (plan, book, source.path, cancellable, error) ? g_steal_pointer (&plan) : NULL;
}

/**
 * bg_restore_plan_free:
 * @plan: (transfer full): a plan
 */
void
bg_restore_plan_free (BgRestorePlan *plan)
{
  bg_backup_unref (plan->backup);
  g_array_unref (plan->lines);
  g_free (plan);
}
