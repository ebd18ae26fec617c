/* SPDX-License-Identifier: GPL-3.0-or-later */
/* backup, verify, restore, repair: nothing is lost, and what was altered is named. */
#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define FIRST_TASK "01946a00-0007-7000-8000-000000000001"

static void
run_sql (const char *path, const char *text)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, text, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

/* What the program wrote to standard output, as a file name. */
static char *
make_backup (Fixture *fixture)
{
  char *path;

  fixture_run (fixture, "backup", NULL);
  assert_status (fixture, 0);
  path = g_strstrip (g_strdup (fixture->out));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  return path;
}

static void
test_verify (Fixture *fixture, gconstpointer data)
{
  g_autofree char *backup = make_backup (fixture);

  fixture_run (fixture, "verify", NULL);
  assert_status (fixture, 0);
  assert_says (fixture->out, "Nhiệm vụ");
  assert_says (fixture->err, "nguyên vẹn");
  fixture_run (fixture, "verify", backup, NULL);
  assert_status (fixture, 0);
}

/* A record that was altered past the program is not what the search index knows. */
static void
test_altered_record (Fixture *fixture, gconstpointer data)
{
  run_sql (fixture->book, "UPDATE task SET title = 'Xylophone' WHERE seq = (SELECT min (seq) FROM task)");
  fixture_run (fixture, "verify", NULL);
  assert_status (fixture, 1);
  assert_says (fixture->out, "Chỉ mục tìm kiếm không khớp với hồ sơ: Nhiệm vụ (1 hồ sơ)");
}

/* One row of history altered by hand: it is named, and the exit status says so. */
static void
test_altered_history (Fixture *fixture, gconstpointer data)
{
  run_sql (fixture->book,
           "UPDATE change SET after = replace (after, 'Sở', 'Ban') WHERE (change_set, position) ="
           " (SELECT change_set, position FROM change WHERE after LIKE '%Sở%' LIMIT 1)");
  fixture_run (fixture, "verify", NULL);
  assert_status (fixture, 1);
  assert_says (fixture->out, "Dòng 1 của lần ghi số 1");
  assert_says (fixture->err, "không còn như lúc ghi");
  fixture_run (fixture, "backup", NULL);
  assert_status (fixture, 1);
  assert_says (fixture->err, "không tính là bản sao lưu");
}

static void
test_restore (Fixture *fixture, gconstpointer data)
{
  g_autofree char *backup = make_backup (fixture);
  guint before = fixture_count (fixture, "partner");

  fixture_run (fixture, "add", "partner", "--set", "name=Tỉnh Mới", "--set", "country=Lào", NULL);
  assert_status (fixture, 0);
  fixture_run (fixture, "restore", backup, "--dry-run", NULL);
  assert_status (fixture, 0);
  assert_says (fixture->out, "Sẽ mất");
  assert_says (fixture->err, "Chưa thay đổi gì");
  g_assert_cmpuint (fixture_count (fixture, "partner"), ==, before + 1);
  fixture_run (fixture, "restore", backup, NULL);
  assert_status (fixture, 0);
  assert_says (fixture->err, "Sổ trước đó đã được sao lưu");
  g_assert_cmpuint (fixture_count (fixture, "partner"), ==, before);
  fixture_run (fixture, "verify", NULL);
  assert_status (fixture, 0);
  fixture_run (fixture, "history", NULL);
  assert_says (fixture->out, "Khôi phục từ bản sao lúc ");
}

/* The word behind "restore" may be a record, too. */
static void
test_restore_record (Fixture *fixture, gconstpointer data)
{
  guint before = fixture_count (fixture, "task");

  fixture_run (fixture, "trash", FIRST_TASK, NULL);
  assert_status (fixture, 0);
  g_assert_cmpuint (fixture_count (fixture, "task"), ==, before - 1);
  fixture_run (fixture, "restore", FIRST_TASK, NULL);
  assert_status (fixture, 0);
  g_assert_cmpuint (fixture_count (fixture, "task"), ==, before);
}

static void
test_drill (Fixture *fixture, gconstpointer data)
{
  g_autofree char *backup = NULL;

  fixture_run (fixture, "restore", "--drill", NULL);
  assert_status (fixture, 1);
  assert_says (fixture->err, "Chưa có bản sao nào");
  backup = make_backup (fixture);
  fixture_run (fixture, "restore", "--drill", NULL);
  assert_status (fixture, 0);
  assert_says (fixture->out, "khớp");
  assert_says (fixture->err, "đạt");
  fixture_run (fixture, "restore", "--drill", backup, NULL);
  assert_status (fixture, 2);
  fixture_run (fixture, "restore", NULL);
  assert_status (fixture, 2);
}

static void
test_password (Fixture *fixture, gconstpointer data)
{
  g_autofree char *password = fixture_path (fixture, "mật khẩu");
  g_autofree char *wrong = fixture_path (fixture, "sai");
  g_autofree char *empty = fixture_path (fixture, "trống");
  g_autofree char *folder = fixture_path (fixture, "ổ USB");
  g_autofree char *backup = NULL;

  g_assert_true (g_file_set_contents (password, "đất mũi\n", -1, NULL));
  g_assert_true (g_file_set_contents (wrong, "đất mũi 2\n", -1, NULL));
  g_assert_true (g_file_set_contents (empty, "\n", -1, NULL));
  fixture_run (fixture, "backup", "--to", folder, NULL);
  assert_status (fixture, 1);
  assert_says (fixture->err, "Không có thư mục");
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  g_mkdir (folder, 0700);
  fixture_run (fixture, "backup", "--to", folder, "--password-file", empty, NULL);
  assert_status (fixture, 1);
  fixture_run (fixture, "backup", "--to", folder, "--password-file", password, NULL);
  assert_status (fixture, 0);
  assert_says (fixture->err, "Quên mật khẩu");
  backup = g_strstrip (g_strdup (fixture->out));
  g_assert_true (g_str_has_prefix (backup, folder));
  fixture_run (fixture, "verify", backup, NULL);
  assert_status (fixture, 1);
  assert_says (fixture->err, "--password-file");
  fixture_run (fixture, "verify", backup, "--password-file", wrong, NULL);
  assert_status (fixture, 1);
  assert_says (fixture->err, "Mật khẩu không mở được");
  fixture_run (fixture, "verify", backup, "--password-file", password, NULL);
  assert_status (fixture, 0);
  fixture_run (fixture, "restore", backup, "--password-file", password, NULL);
  assert_status (fixture, 0);
}

static guint
count_backups (Fixture *fixture, const char *reason)
{
  g_autofree char *path = fixture_path (fixture, "backups");
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    n += g_str_has_suffix (name, ".bgbackup") && strstr (name, reason) != NULL;
  return n;
}

/* What cannot be taken back is done only once there is a copy of what was there. */
static void
test_before_purge (Fixture *fixture, gconstpointer data)
{
  fixture_run (fixture, "trash", FIRST_TASK, NULL);
  fixture_run (fixture, "purge", FIRST_TASK, NULL);
  assert_status (fixture, 1);
  g_assert_cmpuint (count_backups (fixture, "_purge"), ==, 0);
  fixture_run (fixture, "purge", FIRST_TASK, "--yes", NULL);
  assert_status (fixture, 0);
  g_assert_cmpuint (count_backups (fixture, "_purge"), ==, 1);
}

/* A damaged record book: no verb changes it, and the repaired copy is one that can be used. */
static void
test_repair (Fixture *fixture, gconstpointer data)
{
  g_autofree char *repaired = fixture_path (fixture, "so_sua.banggiao");
  g_autofree char *bytes = NULL;
  g_autofree char *after = NULL;
  guint tasks = fixture_count (fixture, "task");
  gsize size;
  gsize after_size;

  g_assert_true (g_file_get_contents (fixture->book, &bytes, &size, NULL));
  for (gsize at = size - 4096 * 3; at < size; at += 4096)
    memset (bytes + at, 0x5a, 100);
  g_assert_true (g_file_set_contents (fixture->book, bytes, (gssize) size, NULL));
  fixture_run (fixture, "verify", NULL);
  assert_status (fixture, 1);
  fixture_run (fixture, "repair", NULL);
  assert_status (fixture, 0);
  assert_says (fixture->err, repaired);
  g_assert_true (g_file_get_contents (fixture->book, &after, &after_size, NULL));
  g_assert_cmpmem (bytes, size, after, after_size);
  g_free (fixture->book);
  fixture->book = g_strdup (repaired);
  fixture_run (fixture, "verify", NULL);
  assert_status (fixture, 0);
  g_assert_cmpuint (fixture_count (fixture, "task"), <=, tasks);
  g_assert_cmpuint (fixture_count (fixture, "agency"), >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/cli/safety/verify", test_verify);
  ADD ("/cli/safety/altered-history", test_altered_history);
  ADD ("/cli/safety/altered-record", test_altered_record);
  ADD ("/cli/safety/restore", test_restore);
  ADD ("/cli/safety/restore-record", test_restore_record);
  ADD ("/cli/safety/drill", test_drill);
  ADD ("/cli/safety/password", test_password);
  ADD ("/cli/safety/before-purge", test_before_purge);
  ADD ("/cli/safety/repair", test_repair);
  return g_test_run ();
}
