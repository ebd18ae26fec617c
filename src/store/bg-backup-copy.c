/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies a record book while it is in use, by SQLite's online backup, from one moment of it. */
#include "bg-config.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "bg-backup-private.h"
#include "bg-copy-file.h"
#include "bg-error.h"
#include "bg-file-words.h"
#include "bg-sql.h"

/* Pages to a step: between two steps the copying looks whether it shall stop. */
#define PAGES_A_STEP 256

/* The share of the copying in all of the work, of 1000. */
#define COPY_SHARE 450

/**
 * bg_progress_set:
 * @progress: (nullable): where others look
 * @permille: how much is done
 */
void
bg_progress_set (int *progress, int permille)
{
  if (progress != NULL)
    g_atomic_int_set (progress, permille);
}

static void
tell_progress (sqlite3_backup *backup, int *progress)
{
  int all = MAX (1, sqlite3_backup_pagecount (backup));

  bg_progress_set (progress, (int) ((gint64) COPY_SHARE * (all - sqlite3_backup_remaining (backup)) / all));
}

static gboolean
step_to_end (sqlite3_backup *backup, int *progress, GCancellable *cancellable, GError **error)
{
  int code = SQLITE_OK;

  while (code == SQLITE_OK)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      code = sqlite3_backup_step (backup, PAGES_A_STEP);
      tell_progress (backup, progress);
    }
  /* What else went wrong is said by sqlite3_backup_finish(). */
  return TRUE;
}

static gboolean
copy_pages (BgSql *from, BgSql *to, int *progress, GCancellable *cancellable, GError **error)
{
  sqlite3_backup *backup =
    sqlite3_backup_init (bg_sql_get_handle (to), "main", bg_sql_get_handle (from), "main");
  gboolean good;

  if (backup == NULL)
    {
      bg_sql_set_error (to, error);
      return FALSE;
    }
  good = step_to_end (backup, progress, cancellable, error);
  if (sqlite3_backup_finish (backup) == SQLITE_OK)
    return good;
  if (good)
    bg_sql_set_error (to, error);
  return FALSE;
}

/* The open transaction holds one moment: writes of others neither disturb it nor make it begin again. */
static gboolean
copy_moment (BgSql *from, BgSql *to, int *progress, GCancellable *cancellable, GError **error)
{
  gboolean good;

  if (!bg_sql_run (from, "BEGIN; SELECT count (*) FROM sqlite_schema", error))
    return FALSE;
  good = copy_pages (from, to, progress, cancellable, error);
  bg_sql_run (from, "COMMIT", NULL);
  return good;
}

/* The copy is flushed once, when it is whole; until then it has a name under which nobody looks for it. Its
 * journal mode is that of a file that is carried about: one file, readable where nothing may be written. */
static gboolean
write_copy (BgSql *from, const char *to, int *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (BgSql) target = bg_sql_open (to, SQLITE_OPEN_READWRITE, error);

  return target != NULL &&
         bg_sql_run (target, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", error) &&
         copy_moment (from, target, progress, cancellable, error) &&
         bg_sql_run (target, "PRAGMA journal_mode = DELETE", error);
}

static gboolean
make_private_file (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileOutputStream) stream = g_file_create (file, G_FILE_CREATE_PRIVATE, NULL, error);

  if (stream != NULL && g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error))
    return TRUE;
  bg_say_file_error (error, path);
  return FALSE;
}

/**
 * bg_backup_copy_book:
 * @book: file name of a record book, which is only read
 * @to: name of a file that is not there yet
 * @progress: (nullable): set meanwhile
 * @cancellable: (nullable): stops it
 * @error: what went wrong
 *
 * Returns: whether @to holds the record book as it was at one moment, and the disk has it; if not, nothing of
 * it is left
 */
gboolean
bg_backup_copy_book (const char *book,
                     const char *to,
                     int *progress,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (BgSql) from = bg_sql_open (book, SQLITE_OPEN_READONLY, error);

  if (from == NULL || !bg_sql_check_form (from, error) || !make_private_file (to, error))
    return FALSE;
  if (write_copy (from, to, progress, cancellable, error) && bg_sync_file (to, error))
    return TRUE;
  bg_say_file_error (error, to);
  g_unlink (to);
  return FALSE;
}
