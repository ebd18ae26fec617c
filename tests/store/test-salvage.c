/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Salvage: what can still be read is read, and the damaged file is left as it is. */
#include <glib/gstdio.h>
#include <string.h>

#include "bg-backup.h"
#include "bg-error.h"
#include "bg-salvage.h"
#include "book-files.h"
#include "store-fixture.h"

#define PAGE  4096
#define TASKS 200

static void
fill (Fixture *fixture)
{
  g_autoptr (BgChangeSet) set = bg_change_set_new ("Nhập");
  g_autoptr (BgRecord) agency = fixture_add (fixture, &bg_agency_kind, "Sở Y tế");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < TASKS; i++)
    {
      g_autofree char *title = g_strdup_printf ("Đôn đốc báo cáo số %u", i);
      g_autoptr (BgRecord) task = bg_record_new (&bg_task_kind);
      g_autoptr (BgRecord) note = bg_record_new (bg_kind_get_field (&bg_task_kind, "progress_notes")->items);

      bg_record_set_text (task, "title", title);
      bg_record_set_text (task, "lead_agency", bg_record_get_id (agency));
      bg_record_set_text (note, "text", "Đã gọi điện");
      bg_record_set_text (note, "date", "2026-11-20");
      bg_record_append_item (task, "progress_notes", note);
      bg_change_set_add (set, NULL, task);
    }
  bg_store_commit (fixture->store, set, &error);
  g_assert_no_error (error);
  bg_store_close (fixture->store);
  g_clear_object (&fixture->store);
}

/* The last place of a text in a file's bytes. */
static char *
find_last (char *bytes, gsize size, const char *text)
{
  for (gsize at = size - strlen (text); at > 0; at--)
    if (memcmp (bytes + at, text, strlen (text)) == 0)
      return bytes + at;
  g_assert_not_reached ();
}

static BgSalvage *
run (Fixture *fixture, GError **error)
{
  g_autofree char *target = g_build_filename (fixture->folder, "đã sửa.banggiao", NULL);

  g_unlink (target);
  return bg_salvage_run (fixture->path, target, NULL, error);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgSalvage) salvage = NULL;
  g_autoptr (BgProof) before = NULL;
  g_autoptr (BgProof) after = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture);
  salvage = run (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (salvage->holes, ==, 0);
  g_assert_true (salvage->history_whole);
  before = bg_prove_file (fixture->path, NULL, NULL);
  after = bg_prove_file (salvage->path, NULL, NULL);
  g_assert_true (bg_proof_is_good (after));
  g_assert_cmpstr (before->head, ==, after->head);
  for (guint i = 0; i < before->counts->len; i++)
    g_assert_cmpint (g_array_index (before->counts, BgCount, i).count, ==,
                     g_array_index (after->counts, BgCount, i).count);
}

/* The repaired copy is a record book like any other: it is searched, edited and saved. */
static void
check_usable (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BgStore) store = bg_store_open (path, BG_OPEN_EXISTING, &error);
  g_autoptr (BgQuery) query = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (BgRecord) edited = NULL;
  BgRules rules;

  g_assert_no_error (error);
  bg_rules_init (&rules, bg_date_new (2026, 11, 22));
  query = bg_query_new (&bg_task_kind, &rules);
  bg_query_set_search (query, "don doc");
  found = bg_store_find (store, query, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  edited = bg_record_copy (g_ptr_array_index (found, 0));
  bg_record_set_text (edited, "title", "Sửa sau khi cứu");
  bg_store_save (store, g_ptr_array_index (found, 0), edited, "Sửa", &error);
  g_assert_no_error (error);
}

static void
check_salvaged (BgSalvage *salvage, guint *losses)
{
  g_autoptr (BgProof) proof = bg_prove_file (salvage->path, NULL, NULL);
  gint64 tasks = bg_counts_get (salvage->counts, "task");

  g_assert_nonnull (proof);
  g_assert_true (bg_proof_is_good (proof));
  g_assert_cmpint (tasks, <=, TASKS);
  g_assert_cmpint (bg_counts_get (proof->counts, "task"), ==, tasks);
  *losses += tasks < TASKS - 40;
  if (tasks > TASKS / 2)
    check_usable (salvage->path);
}

/* Pages of the file in turn are made nonsense: those of the head all, the others every fourth. */
static void
test_each_page (Fixture *fixture, gconstpointer data)
{
  g_autofree char *good = NULL;
  gsize size;
  guint losses = 0;
  guint hopeless = 0;
  guint n;

  fill (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &good, &size, NULL));
  n = (guint) (size / PAGE);
  for (guint page = 0; page < n; page += page < 40 ? 1 : 4)
    {
      g_autofree char *bytes = g_memdup2 (good, size);
      g_autofree char *after = NULL;
      g_autoptr (BgSalvage) salvage = NULL;
      g_autoptr (GError) error = NULL;
      gsize after_size;

      memset (bytes + page * PAGE, 0x5a, PAGE);
      g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) size, NULL));
      salvage = run (fixture, &error);
      g_assert_true (g_file_get_contents (fixture->path, &after, &after_size, NULL));
      g_assert_cmpmem (bytes, size, after, after_size);
      if (salvage != NULL)
        check_salvaged (salvage, &losses);
      else
        {
          g_assert_error (error, BG_ERROR, BG_ERROR_DAMAGED);
          hopeless++;
          g_assert_cmpuint (count_files (fixture->folder), ==, 1);
        }
      if (salvage != NULL)
        g_unlink (salvage->path);
      {
        g_autofree char *folder = g_build_filename (fixture->folder, "backups", NULL);

        g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
      }
    }
  g_test_message ("%u pages: nothing readable for %u, more than 40 tasks lost for %u", n, hopeless, losses);
  /* The pages that say what lies where, and the root of the tasks. */
  g_assert_cmpuint (hopeless, <=, n / 3);
  g_assert_cmpuint (losses, <=, 3);
}

/* One page in the middle of the tasks: those before it and those behind it are read. */
static void
test_middle (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgSalvage) salvage = NULL;
  g_autofree char *page = NULL;
  g_autofree char *last = NULL;
  g_autofree char *bytes = NULL;
  gint64 tasks;
  gsize size;

  fill (fixture);
  page = book_read (fixture->path, "SELECT pageno FROM dbstat WHERE name = 'task' AND pagetype = 'leaf'"
                                   " ORDER BY path LIMIT 1 OFFSET 3");
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));
  memset (bytes + (g_ascii_strtoll (page, NULL, 10) - 1) * PAGE, 0x5a, PAGE);
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) size, NULL));
  salvage = run (fixture, NULL);
  g_assert_nonnull (salvage);
  tasks = bg_counts_get (salvage->counts, "task");
  g_assert_cmpint (tasks, <, TASKS);
  g_assert_cmpint (tasks, >, TASKS - 30);
  last = book_read (salvage->path, "SELECT max (seq) FROM task");
  g_assert_cmpint (g_ascii_strtoll (last, NULL, 10), ==, TASKS);
  check_usable (salvage->path);
}

/* With a backup even the head of the file can be mended, and what was added since is not lost. */
static void
test_head (Fixture *fixture, gconstpointer data)
{
  BgBackupWish wish = { .reason = BG_BACKUP_DAILY };
  g_autoptr (BgRecord) first = fixture_add (fixture, &bg_agency_kind, "Trước khi sao lưu");
  g_autoptr (BgBackup) backup = bg_backup_make (fixture->path, &wish, NULL, NULL);
  g_autoptr (BgSalvage) salvage = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_nonnull (backup);
  fill (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));
  memset (bytes, 0, 5 * PAGE);
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) size, NULL));
  salvage = run (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpint (bg_counts_get (salvage->counts, "task"), ==, TASKS);
  g_assert_cmpint (bg_counts_get (salvage->counts, "agency"), ==, 2);
  check_usable (salvage->path);
}

/* What is lost of history is said at its end, and the chain holds again. */
static void
test_history (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgSalvage) salvage = NULL;
  g_autoptr (BgProof) proof = NULL;
  g_autofree char *bytes = NULL;
  char *place;
  gsize size;

  fill (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));
  place = find_last (bytes, size, "\"title\":\"");
  memset (bytes + (gsize) (place - bytes) / PAGE * PAGE, 0x5a, PAGE);
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) size, NULL));
  salvage = run (fixture, NULL);
  g_assert_nonnull (salvage);
  g_assert_false (salvage->history_whole);
  g_assert_cmpuint (salvage->holes, >, 0);
  g_assert_cmpint (bg_counts_get (salvage->counts, "task"), ==, TASKS);
  /* The two that were there, and the one that says so. */
  g_assert_cmpint (bg_counts_get (salvage->counts, "change_set"), ==, 3);
  proof = bg_prove_file (salvage->path, NULL, NULL);
  g_assert_true (bg_proof_is_good (proof));
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgSalvage) first = NULL;
  g_autoptr (BgSalvage) second = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture);
  first = bg_salvage_run (fixture->path, NULL, NULL, &error);
  g_assert_no_error (error);
  second = bg_salvage_run (fixture->path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (first->path, !=, second->path);
  g_assert_null (bg_salvage_run (fixture->path, first->path, NULL, &error));
  g_assert_error (error, BG_ERROR, BG_ERROR_REFUSED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/salvage/whole", test_whole);
  ADD ("/salvage/each-page", test_each_page);
  ADD ("/salvage/middle", test_middle);
  ADD ("/salvage/head", test_head);
  ADD ("/salvage/history", test_history);
  ADD ("/salvage/names", test_names);
  return g_test_run ();
}
