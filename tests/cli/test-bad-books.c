/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bad paths of the record book: a clear message in Vietnamese, exit status 1, and the file as it was. */
#include "bg-store.h"
#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#define FIRST_TASK "01946a00-0007-7000-8000-000000000001"

/* From linux/capability.h, which libc does not carry. */
#define RIGHT_TO_OVERRIDE_FILES 1

static const char *const calls[][7] = {
  { "list", "task" },
  { "show", FIRST_TASK },
  { "add", "partner", "--set", "name=X", "--set", "country=Y" },
  { "edit", FIRST_TASK, "--set", "title=X" },
  { "trash", FIRST_TASK },
};

static void
use_book (Fixture *fixture, const char *name)
{
  g_free (fixture->book);
  fixture->book = fixture_path (fixture, name);
}

/* Every verb says the same thing about the file, and leaves it alone. */
static void
check_all_calls (Fixture *fixture, const char *says)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length = 0;
  gsize length_after = 0;

  g_file_get_contents (fixture->book, &before, &length, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      fixture_run_strv (fixture, calls[i]);
      assert_status (fixture, 1);
      g_assert_cmpstr (fixture->out, ==, "");
      assert_says (fixture->err, says);
    }
  g_file_get_contents (fixture->book, &after, &length_after, NULL);
  g_assert_cmpmem (before, length, after, length_after);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  use_book (fixture, "khong-co.banggiao");
  check_all_calls (fixture, "Không có sổ");
  assert_says (fixture->err, "banggiao-cli init");
  g_assert_false (g_file_test (fixture->book, G_FILE_TEST_EXISTS));
  use_book (fixture, "khong/co/thu-muc.banggiao");
  check_all_calls (fixture, "Không có sổ");
  fixture_run (fixture, "init", NULL);
  assert_status (fixture, 1);
  g_assert_cmpuint (strlen (fixture->err), >, 30);
}

static void
test_folder (Fixture *fixture, gconstpointer data)
{
  use_book (fixture, ".");
  check_all_calls (fixture, "là thư mục");
  fixture_run (fixture, "init", NULL);
  assert_status (fixture, 1);
  assert_says (fixture->err, "Đã có");
}

static void
test_not_sqlite (Fixture *fixture, gconstpointer data)
{
  use_book (fixture, "thu.txt");
  g_assert_true (g_file_set_contents (fixture->book, "Đây là một lá thư, không phải sổ.\n", -1, NULL));
  check_all_calls (fixture, "Tệp: ");
  fixture_run (fixture, "init", "--sample", NULL);
  assert_status (fixture, 1);
  assert_says (fixture->err, "Đã có");
}

static void
run_sql (const char *path, const char *script)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, script, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
test_other_database (Fixture *fixture, gconstpointer data)
{
  use_book (fixture, "khac.db");
  run_sql (fixture->book, "CREATE TABLE song (title TEXT); INSERT INTO song VALUES ('x')");
  check_all_calls (fixture, "không phải sổ");
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  run_sql (fixture->book, "PRAGMA user_version = 9999");
  check_all_calls (fixture, "phiên bản Bang Giao mới hơn");
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->book, &content, &length, NULL));
  memset (content + 100, 0x5a, 8000);
  g_assert_true (g_file_set_contents (fixture->book, content, (gssize) length, NULL));
  check_all_calls (fixture, "Tệp: ");
}

/* The administrator may write to everything; without that right, the mode of the file counts for the test
 * too. */
static void
obey_modes (gpointer data)
{
  prctl (PR_CAPBSET_DROP, RIGHT_TO_OVERRIDE_FILES, 0, 0, 0);
}

static gboolean
may_write (Fixture *fixture)
{
  g_autoptr (GSubprocess) process =
    g_subprocess_launcher_spawn (fixture->launcher, NULL, "test", "-w", fixture->book, NULL);

  return g_subprocess_wait_check (process, NULL, NULL);
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_subprocess_launcher_set_child_setup (fixture->launcher, obey_modes, NULL, NULL);
  g_assert_cmpint (g_chmod (fixture->book, 0444), ==, 0);
  if (may_write (fixture))
    {
      g_test_skip ("the modes of files do not count here");
      return;
    }
  for (gsize i = 0; i < 2; i++)
    {
      fixture_run_strv (fixture, calls[i]);
      assert_status (fixture, 0);
    }
  for (gsize i = 2; i < G_N_ELEMENTS (calls); i++)
    {
      fixture_run_strv (fixture, calls[i]);
      assert_status (fixture, 1);
      assert_says (fixture->err, "Không có quyền ghi");
    }
  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      fixture_run_strv (fixture, calls[i]);
      assert_status (fixture, i < 2 ? 0 : 1);
    }
  use_book (fixture, "moi.banggiao");
  fixture_run (fixture, "init", NULL);
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
  assert_status (fixture, 1);
  g_assert_false (g_file_test (fixture->book, G_FILE_TEST_EXISTS));
}

/* While another program has the book open the terminal reads, and says who is in the way of writing. */
static void
test_held (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BgStore) store = bg_store_open (fixture->book, BG_OPEN_EXISTING, &error);

  g_assert_no_error (error);
  bg_store_set_officer (store, "Trần Thị Mỹ Hường");
  fixture_run (fixture, "list", "task", NULL);
  assert_status (fixture, 0);
  fixture_run (fixture, "add", "agency", "--set", "name=Sở Y tế", NULL);
  assert_status (fixture, 1);
  assert_says (fixture->err, "Trần Thị Mỹ Hường đang mở sổ này trên máy");
  assert_says (fixture->err, fixture->book);
  bg_store_close (store);
  fixture_run (fixture, "add", "agency", "--set", "name=Sở Y tế", NULL);
  assert_status (fixture, 0);
}

static void
test_cloud (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = fixture_path (fixture, "Dropbox");

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  use_book (fixture, "Dropbox/so.banggiao");
  fixture_run (fixture, "init", NULL);
  assert_status (fixture, 1);
  assert_says (fixture->err, "Dropbox");
  assert_says (fixture->err, "--force");
  g_assert_false (g_file_test (fixture->book, G_FILE_TEST_EXISTS));
  fixture_run (fixture, "init", "--force", NULL);
  assert_status (fixture, 0);
  g_assert_cmpint (g_unlink (fixture->book), ==, 0);
}

/* A file that may not grow is to the program what a full disk is. */
static void
stop_growth (gpointer data)
{
  struct rlimit limit = { GPOINTER_TO_UINT (data), GPOINTER_TO_UINT (data) };

  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &limit);
}

static void
test_no_room_for_new (Fixture *fixture, gconstpointer data)
{
  static const guint sizes[] = { 0, 4096, 20000, 100000, 300000 };

  use_book (fixture, "day.banggiao");
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_subprocess_launcher_set_child_setup (fixture->launcher, stop_growth, GUINT_TO_POINTER (sizes[i]),
                                             NULL);
      fixture_run (fixture, "init", "--sample", NULL);
      assert_status (fixture, 1);
      assert_says (fixture->err, "có thể ổ đĩa đã đầy");
      g_assert_false (g_file_test (fixture->book, G_FILE_TEST_EXISTS));
    }
  g_subprocess_launcher_set_child_setup (fixture->launcher, NULL, NULL, NULL);
  fixture_run (fixture, "init", "--sample", NULL);
  assert_status (fixture, 0);
}

static void
test_no_room_for_more (Fixture *fixture, gconstpointer data)
{
  guint before = fixture_count (fixture, "partner");

  g_subprocess_launcher_set_child_setup (fixture->launcher, stop_growth, GUINT_TO_POINTER (4096), NULL);
  fixture_run (fixture, "add", "partner", "--set", "name=X", "--set", "country=Y", NULL);
  assert_status (fixture, 1);
  assert_says (fixture->err, "có thể ổ đĩa đã đầy");
  g_subprocess_launcher_set_child_setup (fixture->launcher, NULL, NULL, NULL);
  g_assert_cmpuint (fixture_count (fixture, "partner"), ==, before);
}

/* Standard output may be full as well: then the answer did not arrive, and the program says so. */
static void
test_full_output (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *said = NULL;

  g_subprocess_launcher_set_stdout_file_path (launcher, "/dev/full");
  process = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("BANGGIAO_CLI"), "--database",
                                         fixture->book, "list", "task", NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &said, &error));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 1);
  assert_says (said, "Không ghi được kết quả");
}

static void
test_init_keeps (Fixture *fixture, gconstpointer data)
{
  guint before = fixture_count (fixture, "task");

  fixture_run (fixture, "init", NULL);
  assert_status (fixture, 1);
  assert_says (fixture->err, "Đã có");
  g_assert_cmpuint (fixture_count (fixture, "task"), ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/cli/bad-books/missing", test_missing);
  ADD ("/cli/bad-books/folder", test_folder);
  ADD ("/cli/bad-books/not-sqlite", test_not_sqlite);
  ADD ("/cli/bad-books/other-database", test_other_database);
  ADD ("/cli/bad-books/newer", test_newer);
  ADD ("/cli/bad-books/damaged", test_damaged);
  ADD ("/cli/bad-books/read-only", test_read_only);
  ADD ("/cli/bad-books/held", test_held);
  ADD ("/cli/bad-books/cloud", test_cloud);
  ADD ("/cli/bad-books/no-room-for-new", test_no_room_for_new);
  ADD ("/cli/bad-books/no-room-for-more", test_no_room_for_more);
  ADD ("/cli/bad-books/full-output", test_full_output);
  ADD ("/cli/bad-books/init-keeps", test_init_keeps);
  return g_test_run ();
}
