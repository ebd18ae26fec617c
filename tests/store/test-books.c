/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are no record book, and a disk that takes no more: a clear error, and the file as it was. */
#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "bg-error.h"
#include "bg-history.h"
#include "store-fixture.h"

typedef void (*SpoilFunc) (const char *path);

static void
run_sql (const char *path, const char *text)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, text, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
write_text (const char *path)
{
  g_assert_true (
    g_file_set_contents (path, "Danh sách đoàn ra năm 2026, không phải cơ sở dữ liệu\n", -1, NULL));
}

static void
write_foreign_database (const char *path)
{
  g_unlink (path);
  run_sql (path, "CREATE TABLE recipe (name TEXT); INSERT INTO recipe VALUES ('Lẩu mắm')");
}

static void
write_foreign_version (const char *path)
{
  g_unlink (path);
  run_sql (path, "PRAGMA application_id = 77; PRAGMA user_version = 1; CREATE TABLE task (name TEXT)");
}

static void
take_version_away (const char *path)
{
  run_sql (path, "PRAGMA user_version = 0");
}

static void
make_negative (const char *path)
{
  run_sql (path, "PRAGMA user_version = -5");
}

static void
make_newer (const char *path)
{
  run_sql (path, "PRAGMA user_version = 99");
}

/* The schema stands on the first page, behind the head of the file. */
static void
damage (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  for (gsize i = 100; i < 4096; i++)
    bytes[i] = (char) (i * 37);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
}

static const struct
{
  SpoilFunc spoil;
  BgError error;
} files[] = {
  { write_text, BG_ERROR_NOT_BOOK },
  { write_foreign_database, BG_ERROR_NOT_BOOK },
  { write_foreign_version, BG_ERROR_NOT_BOOK },
  { take_version_away, BG_ERROR_NOT_BOOK },
  { make_negative, BG_ERROR_NOT_BOOK },
  { make_newer, BG_ERROR_NEWER },
  { damage, BG_ERROR_DAMAGED },
};

static void
close_book (Fixture *fixture)
{
  bg_store_close (fixture->store);
  g_clear_object (&fixture->store);
}

static void
check_refused (const char *path, BgOpenFlags flags, BgError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BgStore) store = bg_store_open (path, flags, &error);

  g_assert_null (store);
  g_assert_error (error, BG_ERROR, (int) code);
  g_assert_cmpuint (g_utf8_strlen (error->message, -1), >, 30);
}

/* However it is opened, the file keeps every byte. */
static void
test_foreign_files (Fixture *fixture, gconstpointer data)
{
  static const BgOpenFlags ways[] = { BG_OPEN_EXISTING, BG_OPEN_CREATE, BG_OPEN_READ_ONLY };
  g_autofree char *good = NULL;
  gsize good_size;

  close_book (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &good, &good_size, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *before = NULL;
      gsize before_size;

      g_assert_true (g_file_set_contents (fixture->path, good, (gssize) good_size, NULL));
      files[i].spoil (fixture->path);
      g_assert_true (g_file_get_contents (fixture->path, &before, &before_size, NULL));
      for (gsize way = 0; way < G_N_ELEMENTS (ways); way++)
        {
          g_autofree char *after = NULL;
          gsize after_size;

          g_test_message ("file %u, way %u", (guint) i, (guint) way);
          check_refused (fixture->path, ways[way], files[i].error);
          g_assert_true (g_file_get_contents (fixture->path, &after, &after_size, NULL));
          g_assert_cmpmem (before, before_size, after, after_size);
        }
    }
}

static void
test_places (Fixture *fixture, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "không có.banggiao", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "không", "có.banggiao", NULL);

  check_refused (fixture->folder, BG_OPEN_EXISTING, BG_ERROR_NOT_BOOK);
  check_refused (fixture->folder, BG_OPEN_CREATE, BG_ERROR_NOT_BOOK);
  check_refused (missing, BG_OPEN_EXISTING, BG_ERROR_NOT_FOUND);
  check_refused (missing, BG_OPEN_READ_ONLY, BG_ERROR_NOT_FOUND);
  check_refused (nowhere, BG_OPEN_CREATE, BG_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));
}

static void
test_empty_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "trống.banggiao", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BgStore) store = NULL;

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  store = bg_store_open (path, BG_OPEN_CREATE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (store);
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) agency = fixture_add (fixture, &bg_agency_kind, "Sở Y tế");
  g_autoptr (BgRecord) edited = bg_record_copy (agency);
  g_autoptr (BgRecord) loaded = NULL;
  g_autoptr (GError) error = NULL;

  close_book (fixture);
  g_chmod (fixture->path, 0400);
  /* The administrator may write to every file; there the flag alone makes it read-only. */
  fixture->store =
    bg_store_open (fixture->path, geteuid () == 0 ? BG_OPEN_READ_ONLY : BG_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  g_assert_true (bg_store_is_read_only (fixture->store));
  bg_record_set_text (edited, "phone", "0290");
  g_assert_false (bg_store_save (fixture->store, agency, edited, "Sửa", &error));
  g_assert_error (error, BG_ERROR, BG_ERROR_READ_ONLY);
  loaded = bg_store_load (fixture->store, &bg_agency_kind, bg_record_get_id (agency), NULL);
  g_assert_true (bg_record_equal (agency, loaded));
}

static void
limit_files (rlim_t bytes)
{
  struct rlimit limit;

  getrlimit (RLIMIT_FSIZE, &limit);
  limit.rlim_cur = MIN (bytes, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static BgRecord *
make_long_task (void)
{
  BgRecord *task = bg_record_new (&bg_task_kind);
  g_autofree char *note = g_strnfill (90000, 'x');

  bg_record_set_text (task, "title", "Việc dài");
  bg_record_set_text (task, "lead_agency", "01900000-0000-7000-8000-000000000000");
  bg_record_set_text (task, "note", note);
  return task;
}

/* A disk that takes no more: an error, nothing of the change, and all well again once there is room. */
static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) agency = fixture_add (fixture, &bg_agency_kind, "Sở Y tế");
  g_autoptr (BgRecord) task = make_long_task ();
  g_autoptr (BgRecord) loaded = NULL;
  g_autoptr (BgChangeSet) set = bg_change_set_new ("Thêm nhiệm vụ");
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  signal (SIGXFSZ, SIG_IGN);
  bg_change_set_set_flags (set, BG_CHANGE_UNCHECKED);
  bg_change_set_add (set, NULL, task);
  g_assert_cmpint (g_stat (wal, &info), ==, 0);
  limit_files ((rlim_t) info.st_size + 20000);
  g_assert_false (bg_store_commit (fixture->store, set, &error));
  limit_files (RLIM_INFINITY);
  g_assert_true (error->domain == BG_ERROR);
  g_assert_nonnull (strstr (error->message, fixture->path));
  g_clear_error (&error);
  g_assert_null (bg_store_load (fixture->store, &bg_task_kind, bg_record_get_id (task), NULL));
  g_assert_cmpuint (fixture_count_history (fixture, bg_record_get_id (task)), ==, 0);

  g_assert_true (bg_store_commit (fixture->store, set, &error));
  g_assert_no_error (error);
  loaded = bg_store_load (fixture->store, &bg_task_kind, bg_record_get_id (task), NULL);
  g_assert_true (bg_record_equal (loaded, task));
  close_book (fixture);
  run_sql (fixture->path, "CREATE TEMP TABLE sound (answer TEXT CHECK (answer = 'ok'));"
                          "INSERT INTO sound SELECT * FROM pragma_integrity_check");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/books/foreign-files", test_foreign_files);
  ADD ("/books/places", test_places);
  ADD ("/books/empty-file", test_empty_file);
  ADD ("/books/read-only", test_read_only);
  ADD ("/books/full-disk", test_full_disk);
  return g_test_run ();
}
