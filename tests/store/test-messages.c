/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every failure of SQLite has words of its own, and a transaction in which one was passed over is given up.
 */
#include <string.h>

#include "bg-copy-file.h"
#include "bg-error.h"
#include "bg-file-words.h"
#include "bg-sql.h"
#include "store-fixture.h"

static const struct
{
  int code;
  BgError error;
  const char *words;
} codes[] = {
  { SQLITE_FULL, BG_ERROR_FULL, "disk is full" },
  { SQLITE_IOERR, BG_ERROR_FAILED, "read or written" },
  { SQLITE_IOERR_WRITE, BG_ERROR_FAILED, "read or written" },
  { SQLITE_IOERR_READ, BG_ERROR_FAILED, "cannot be read." },
  { SQLITE_IOERR_FSYNC, BG_ERROR_FAILED, "did not confirm" },
  { SQLITE_IOERR_DIR_FSYNC, BG_ERROR_FAILED, "did not confirm" },
  { SQLITE_IOERR_NOMEM, BG_ERROR_FAILED, "memory" },
  { SQLITE_IOERR_CORRUPTFS, BG_ERROR_DAMAGED, "disk itself" },
  { SQLITE_READONLY, BG_ERROR_READ_ONLY, "may not be written" },
  { SQLITE_READONLY_DBMOVED, BG_ERROR_FAILED, "moved, renamed" },
  { SQLITE_READONLY_DIRECTORY, BG_ERROR_READ_ONLY, "folder" },
  { SQLITE_CANTOPEN, BG_ERROR_NOT_FOUND, "cannot be opened" },
  { SQLITE_CANTOPEN_FULLPATH, BG_ERROR_NOT_FOUND, "cannot be opened" },
  { SQLITE_BUSY, BG_ERROR_BUSY, "Another program" },
  { SQLITE_BUSY_SNAPSHOT, BG_ERROR_BUSY, "Another program" },
  { SQLITE_LOCKED, BG_ERROR_BUSY, "Another program" },
  { SQLITE_CORRUPT, BG_ERROR_DAMAGED, "damaged" },
  { SQLITE_CORRUPT_VTAB, BG_ERROR_DAMAGED, "damaged" },
  { SQLITE_NOTADB, BG_ERROR_NOT_BOOK, "not a record book" },
  { SQLITE_NOMEM, BG_ERROR_FAILED, "memory" },
  { SQLITE_AUTH, BG_ERROR_REFUSED, "refused" },
  { SQLITE_PERM, BG_ERROR_READ_ONLY, "may not be written" },
  { SQLITE_TOOBIG, BG_ERROR_INVALID, "longer" },
  { SQLITE_NOLFS, BG_ERROR_FULL, "as large" },
  { SQLITE_CONSTRAINT_FOREIGNKEY, BG_ERROR_FAILED, "agree with itself" },
  { SQLITE_INTERRUPT, BG_ERROR_FAILED, "given up" },
  { SQLITE_MISUSE, BG_ERROR_FAILED, "as expected" },
  { SQLITE_ERROR, BG_ERROR_FAILED, "as expected" },
};

static void
test_words (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GError) write = bg_sql_create_error (codes[i].code, "/sổ.banggiao", TRUE, "?");
      g_autoptr (GError) read = bg_sql_create_error (codes[i].code, "/sổ.banggiao", FALSE, NULL);

      g_test_message ("%d: %s", codes[i].code, write->message);
      g_assert_error (write, BG_ERROR, (int) codes[i].error);
      g_assert_nonnull (strstr (write->message, codes[i].words));
      g_assert_nonnull (strstr (write->message, "/sổ.banggiao"));
      g_assert_null (strstr (read->message, "Nothing of this change"));
      if (codes[i].error != BG_ERROR_DAMAGED && codes[i].error != BG_ERROR_NOT_BOOK)
        g_assert_nonnull (strstr (write->message, "Nothing of this change was saved"));
    }
}

static const struct
{
  gboolean io;
  int code;
  BgError error;
  const char *words;
} file_codes[] = {
  { TRUE, G_IO_ERROR_NO_SPACE, BG_ERROR_FULL, "disk is full" },
  { TRUE, G_IO_ERROR_PERMISSION_DENIED, BG_ERROR_READ_ONLY, "may not read or write" },
  { TRUE, G_IO_ERROR_READ_ONLY, BG_ERROR_READ_ONLY, "protected" },
  { TRUE, G_IO_ERROR_NOT_FOUND, BG_ERROR_NOT_FOUND, "not there" },
  { TRUE, G_IO_ERROR_FAILED, BG_ERROR_FAILED, "read or written" },
  { FALSE, G_FILE_ERROR_NOSPC, BG_ERROR_FULL, "disk is full" },
  { FALSE, G_FILE_ERROR_ACCES, BG_ERROR_READ_ONLY, "may not read or write" },
  { FALSE, G_FILE_ERROR_PERM, BG_ERROR_READ_ONLY, "may not read or write" },
  { FALSE, G_FILE_ERROR_ROFS, BG_ERROR_READ_ONLY, "protected" },
  { FALSE, G_FILE_ERROR_NOENT, BG_ERROR_NOT_FOUND, "not there" },
  { FALSE, G_FILE_ERROR_IO, BG_ERROR_FAILED, "read or written" },
};

static void
test_file_words (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (file_codes); i++)
    {
      GQuark domain = file_codes[i].io ? G_IO_ERROR : G_FILE_ERROR;
      g_autoptr (GError) error = g_error_new_literal (domain, file_codes[i].code, "raw");

      bg_say_file_error (&error, "/sao lưu/.copy-1f.part");
      g_test_message ("%s", error->message);
      g_assert_error (error, BG_ERROR, (int) file_codes[i].error);
      g_assert_nonnull (strstr (error->message, file_codes[i].words));
      g_assert_true (g_str_has_suffix (error->message, "/sao lưu"));
      g_assert_null (strstr (error->message, "raw"));
    }
}

/* A file that is not there to be read, and a folder that is not there to be written to. */
static void
test_copying (Fixture *fixture, gconstpointer data)
{
  g_autofree char *absent = g_strconcat (fixture->path, "-none", NULL);
  g_autofree char *nowhere = g_build_filename (absent, "copy", NULL);
  g_autoptr (GError) unread = NULL;
  g_autoptr (GError) unwritten = NULL;

  g_assert_null (bg_hash_file (absent, NULL, &unread));
  g_assert_error (unread, BG_ERROR, BG_ERROR_NOT_FOUND);
  g_assert_true (g_str_has_suffix (unread->message, absent));
  g_assert_false (bg_copy_file (fixture->path, nowhere, NULL, NULL, &unwritten));
  g_assert_error (unwritten, BG_ERROR, BG_ERROR_NOT_FOUND);
  g_assert_true (g_str_has_suffix (unwritten->message, nowhere));
}

static gboolean
pass_over_failure (BgSql *sql, gpointer data, GError **error)
{
  if (!bg_sql_run (sql, "UPDATE agency SET phone = '0290'", error))
    return FALSE;
  /* As a callee would that cannot say why it has no answer. */
  bg_sql_run (sql, "DELETE FROM no_such_table", NULL);
  bg_sql_run (sql, "UPDATE agency SET email = 'a@b.vn'", NULL);
  return TRUE;
}

static gboolean
change_email (BgSql *sql, gpointer data, GError **error)
{
  return bg_sql_run (sql, "UPDATE agency SET email = 'a@b.vn'", error);
}

static gint64
count_changed (BgSql *sql)
{
  gint64 changed = -1;

  bg_sql_read_number (sql, "SELECT count (*) FROM agency WHERE phone IS NOT NULL OR email IS NOT NULL",
                      &changed, NULL);
  return changed;
}

static void
test_passed_over (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) agency = fixture_add (fixture, &bg_agency_kind, "Sở Y tế");
  g_autoptr (BgSql) sql = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->store);
  sql = bg_sql_open (fixture->path, SQLITE_OPEN_READWRITE, &error);
  g_assert_no_error (error);
  g_assert_false (bg_sql_transaction (sql, pass_over_failure, NULL, &error));
  g_assert_error (error, BG_ERROR, BG_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_cmpint (count_changed (sql), ==, 0);
  g_assert_true (bg_sql_transaction (sql, change_email, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_changed (sql), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/messages/words", test_words);
  g_test_add_func ("/messages/file-words", test_file_words);
  ADD ("/messages/copying", test_copying);
  ADD ("/messages/passed-over", test_passed_over);
  return g_test_run ();
}
