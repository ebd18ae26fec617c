/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proves that a file is a whole record book: its pages, its links, its history, and how much is in it. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "bg-copy-file.h"
#include "bg-error.h"
#include "bg-history-verify.h"
#include "bg-prove-private.h"

/* So many faults say enough; a damaged file can have millions. */
#define MOST_FAULTS 100

/* Pages that are read once each want no large cache, but indexes are looked up in no order. Kibibytes. */
#define PROOF_CACHE "PRAGMA cache_size = -16000"

static void
add_fault (BgProof *proof, const char *text)
{
  if (proof->faults->len < MOST_FAULTS)
    g_ptr_array_add (proof->faults, g_strdup (text));
}

/* Damage that stops the reading is a fault of the file; all else is a failure of the proof. */
static gboolean
take_failure (BgProof *proof, GError *failure, GError **error)
{
  if (g_error_matches (failure, BG_ERROR, BG_ERROR_DAMAGED))
    {
      add_fault (proof, failure->message);
      g_error_free (failure);
      return TRUE;
    }
  g_propagate_error (error, failure);
  return FALSE;
}

/* Where a page could not be had, SQLite says why by a number; of a page in its list of free ones it only says
 * that it could not be had, having looked before whether there is such a page. */
static int
find_code (const char *text)
{
  static const char mark[] = "error code=";
  const char *found = strstr (text, mark);

  if (found != NULL)
    return (int) g_ascii_strtoll (found + strlen (mark), NULL, 10);
  return strstr (text, "failed to get page ") != NULL ? SQLITE_IOERR_READ : SQLITE_CORRUPT;
}

/* TRUE where the disk is to blame, not the file. */
static gboolean
take_disk_failure (BgSql *sql, const char *text, GError **error)
{
  int code = find_code (text);
  sqlite3 *db = bg_sql_get_handle (sql);

  if (((code & 0xff) != SQLITE_IOERR && (code & 0xff) != SQLITE_NOMEM) || code == SQLITE_IOERR_SHORT_READ)
    return FALSE;
  g_propagate_error (error, bg_sql_create_error (code, sqlite3_db_filename (db, "main"), FALSE, text));
  return TRUE;
}

/* What SQLite says of each place is for the log; the officer is told how many there are. */
static void
add_page_faults (BgProof *proof, guint n)
{
  g_autofree char *text =
    g_strdup_printf (ngettext ("The pages of the file do not fit together any more: %u place",
                               "The pages of the file do not fit together any more: %u places", n),
                     n);

  if (n > 0)
    add_fault (proof, text);
}

static gboolean
check_pages (BgSql *sql, BgProof *proof, GError **error)
{
  sqlite3_stmt *statement = bg_sql_prepare (sql, "PRAGMA integrity_check", error);
  gboolean row = TRUE;
  guint n = 0;

  if (statement == NULL)
    return FALSE;
  while (row)
    {
      const char *text;

      if (!bg_sql_step (sql, statement, &row, error))
        break;
      text = row ? bg_sql_column_text (statement, 0) : NULL;
      if (text == NULL || g_str_equal (text, "ok"))
        continue;
      g_debug ("Pages: %s", text);
      if (take_disk_failure (sql, text, error))
        {
          sqlite3_reset (statement);
          return FALSE;
        }
      n++;
    }
  add_page_faults (proof, n);
  return !row;
}

static gboolean
check_links (BgSql *sql, BgProof *proof, GError **error)
{
  sqlite3_stmt *statement = bg_sql_prepare (sql, "PRAGMA foreign_key_check", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  while (bg_sql_step (sql, statement, &row, error))
    {
      g_autofree char *text = NULL;

      if (!row)
        return TRUE;
      text = g_strdup_printf (_ ("A row of “%s” belongs to a row of “%s” that is not there"),
                              bg_sql_column_text (statement, 0), bg_sql_column_text (statement, 2));
      add_fault (proof, text);
    }
  return FALSE;
}

/* An answer that could not be read is no empty one: a proof must not pass over it. */
static gboolean
read_text (BgSql *sql, const char *text, char **answer, GError **error)
{
  sqlite3_stmt *statement = bg_sql_prepare (sql, text, error);
  gboolean row;

  if (statement == NULL || !bg_sql_step (sql, statement, &row, error))
    return FALSE;
  g_free (*answer);
  *answer =
    g_strdup (row && bg_sql_column_text (statement, 0) != NULL ? bg_sql_column_text (statement, 0) : "");
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
read_number (BgSql *sql, const char *text, gint64 *number, GError **error)
{
  g_autofree char *answer = NULL;

  if (!read_text (sql, text, &answer, error))
    return FALSE;
  *number = g_ascii_strtoll (answer, NULL, 10);
  return TRUE;
}

static gboolean
count_all (BgSql *sql, BgProof *proof, GError **error)
{
  gint64 form;
  gint64 pages;
  gint64 page;

  if (!read_number (sql, "PRAGMA user_version", &form, error) ||
      !read_number (sql, "PRAGMA page_count", &pages, error) ||
      !read_number (sql, "PRAGMA page_size", &page, error) ||
      !read_text (sql, "SELECT printf ('%x', time) FROM change_set ORDER BY seq LIMIT 1", &proof->book,
                  error) ||
      !read_text (sql, "SELECT lower (hex (hash)) FROM change_set ORDER BY seq DESC LIMIT 1", &proof->head,
                  error))
    return FALSE;
  proof->form = (int) form;
  proof->size = pages * page;
  return bg_prove_count (sql, proof->counts, error);
}

static void
take_history_fault_cb (const BgHistoryFault *fault, gpointer data)
{
  add_fault (data, fault->text);
}

/* History of an older form has another chain, which its migration reads. */
static gboolean
check_history (BgSql *sql, BgProof *proof, GError **error)
{
  gint64 has_chain;

  if (!read_number (sql, "SELECT count (*) FROM sqlite_schema WHERE name = 'chain_end'", &has_chain, error))
    return FALSE;
  return has_chain == 0 ||
         bg_history_verify (sql, proof->cancellable, take_history_fault_cb, proof, &proof->history, error);
}

static BgProof *
proof_new (void)
{
  BgProof *proof = g_new0 (BgProof, 1);

  proof->counts = bg_counts_new ();
  proof->book = g_strdup ("");
  proof->head = g_strdup ("");
  proof->faults = g_ptr_array_new_with_free_func (g_free);
  return proof;
}

typedef gboolean (*ProofStep) (BgSql *sql, BgProof *proof, GError **error);

/**
 * Half:
 * @steps: what it does, ended by NULL
 * @proof: what it finds
 *
 * Half of a proof: both read the file at the same time, for an office's computer has two processors at least.
 */
typedef struct
{
  const char *path;
  const ProofStep *steps;
  GCancellable *cancellable;
  BgProof *proof;
  GError *error;
} Half;

static gboolean
run_steps (Half *half, BgSql *sql, GError **error)
{
  for (const ProofStep *step = half->steps; *step != NULL; step++)
    {
      GError *failure = NULL;

      if (!(*step) (sql, half->proof, &failure) && !take_failure (half->proof, failure, error))
        return FALSE;
    }
  return TRUE;
}

/* Everything is read from one moment, whatever is written meanwhile. */
static gboolean
prove_half (Half *half, GError **error)
{
  g_autoptr (BgSql) sql = bg_sql_open (half->path, SQLITE_OPEN_READONLY, error);
  gboolean good;

  if (sql == NULL)
    return FALSE;
  bg_sql_set_cancellable (sql, half->cancellable);
  if (!bg_sql_check_form (sql, error) || !bg_sql_run (sql, PROOF_CACHE "; BEGIN", error))
    return FALSE;
  good = run_steps (half, sql, error);
  bg_sql_run (sql, "COMMIT", NULL);
  return good;
}

static gpointer
prove_in_worker (gpointer data)
{
  Half *half = data;
  GError *failure = NULL;

  if (!prove_half (half, &failure))
    take_failure (half->proof, failure, &half->error);
  return NULL;
}

static void
clear_half (Half *half)
{
  g_clear_pointer (&half->proof, bg_proof_free);
  g_clear_error (&half->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Half, clear_half)

/* The hash, reckoned meanwhile. */
typedef struct
{
  const char *path;
  GCancellable *cancellable;
  char *text;
  GError *error;
} Hash;

static gpointer
hash_in_worker (gpointer data)
{
  Hash *hash = data;

  hash->text = bg_hash_file (hash->path, hash->cancellable, &hash->error);
  return NULL;
}

static void
clear_hash (Hash *hash)
{
  g_clear_pointer (&hash->text, g_free);
  g_clear_error (&hash->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Hash, clear_hash)

static gboolean
take_error (GError **found, GError **error)
{
  if (*found == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (found));
  return FALSE;
}

/* The faults of the pages come first: they explain the others. */
static BgProof *
join_halves (Half *pages, Half *rows)
{
  for (guint i = 0; i < rows->proof->faults->len; i++)
    add_fault (pages->proof, g_ptr_array_index (rows->proof->faults, i));
  g_ptr_array_unref (rows->proof->faults);
  rows->proof->faults = g_ptr_array_ref (pages->proof->faults);
  return g_steal_pointer (&rows->proof);
}

/**
 * bg_prove_file_hashed:
 * @path: file name of a record book or of a copy of one, which is only read
 * @digest: (out) (optional) (transfer full): BLAKE2b-256 of the file in hexadecimal, as “b2sum -l 256” prints
 * it
 * @cancellable: (nullable): stops it
 * @error: as bg_prove_file()
 *
 * bg_prove_file(), with the hash of the file.
 *
 * Returns: (transfer full): what was found, faults included
 */
BgProof *
bg_prove_file_hashed (const char *path, char **digest, GCancellable *cancellable, GError **error)
{
  static const ProofStep page_steps[] = { check_pages, NULL };
  static const ProofStep row_steps[] = { count_all, check_links, check_history, NULL };
  g_auto (Half) pages = { path, page_steps, cancellable, proof_new () };
  g_auto (Half) rows = { path, row_steps, cancellable, proof_new () };
  g_auto (Hash) hash = { path, cancellable };
  GThread *page_thread;
  GThread *hash_thread = NULL;

  rows.proof->cancellable = cancellable;
  page_thread = g_thread_new ("proof", prove_in_worker, &pages);
  if (digest != NULL)
    hash_thread = g_thread_new ("hash", hash_in_worker, &hash);
  prove_in_worker (&rows);
  g_thread_join (page_thread);
  if (hash_thread != NULL)
    g_thread_join (hash_thread);
  if (!take_error (&rows.error, error) || !take_error (&pages.error, error) ||
      !take_error (&hash.error, error))
    return NULL;
  if (digest != NULL)
    *digest = g_steal_pointer (&hash.text);
  return join_halves (&pages, &rows);
}

/**
 * bg_prove_file:
 * @path: file name of a record book or of a copy of one, which is only read
 * @cancellable: (nullable): stops it
 * @error: BG_ERROR_NOT_FOUND, BG_ERROR_NOT_BOOK, BG_ERROR_NEWER, G_IO_ERROR_CANCELLED and others, when
 *   nothing could be proved or disproved
 *
 * Opens the file and reads all of it: every page (integrity_check), every link (foreign_key_check) and the
 * chain of history. Takes as long as reading the file; for a worker.
 *
 * Returns: (transfer full): what was found, faults included
 */
BgProof *
bg_prove_file (const char *path, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  return bg_prove_file_hashed (path, NULL, cancellable, error);
}

/**
 * bg_proof_free:
 * @proof: (transfer full): a proof
 */
void
bg_proof_free (BgProof *proof)
{
  g_array_unref (proof->counts);
  g_ptr_array_unref (proof->faults);
  g_free (proof->book);
  g_free (proof->head);
  g_free (proof);
}

/**
 * bg_proof_is_good:
 * @proof: a proof
 *
 * Returns: whether nothing is wrong with the file
 */
gboolean
bg_proof_is_good (const BgProof *proof)
{
  g_return_val_if_fail (proof != NULL, FALSE);
  return proof->faults->len == 0;
}
