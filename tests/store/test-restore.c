/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Restoring: what is said before, what stands afterwards, and that nothing is lost whatever stops it. */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#include "bg-backup-private.h"
#include "bg-error.h"
#include "bg-restore.h"
#include "store-fixture.h"

/* The program itself, to be run once more as the one that is killed. */
static const char *program;

static void
close_book (Fixture *fixture)
{
  bg_store_close (fixture->store);
  g_clear_object (&fixture->store);
}

static void
open_book (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->store = bg_store_open (fixture->path, BG_OPEN_EXISTING, &error);
  g_assert_no_error (error);
}

static void
add_agencies (Fixture *fixture, guint n)
{
  g_autoptr (BgChangeSet) set = bg_change_set_new ("Thêm");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Sở thứ %u", i);
      g_autoptr (BgRecord) agency = bg_record_new (&bg_agency_kind);

      bg_record_set_text (agency, "name", name);
      bg_change_set_add (set, NULL, agency);
    }
  bg_store_commit (fixture->store, set, &error);
  g_assert_no_error (error);
}

static BgBackup *
make (Fixture *fixture, const char *password)
{
  BgBackupWish wish = { .reason = BG_BACKUP_MANUAL, .password = password };
  g_autoptr (GError) error = NULL;
  BgBackup *backup = bg_backup_make (fixture->path, &wish, NULL, &error);

  g_assert_no_error (error);
  return backup;
}

static guint
count_agencies (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BgProof) proof = bg_prove_file (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (bg_proof_is_good (proof));
  return (guint) bg_counts_get (proof->counts, "agency");
}

static guint
count_parts (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += *name == '.';
  return n;
}

static void
damage_middle (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  for (gsize at = 4096 * 8; at < size - 4096; at += 4096 * 5)
    memset (bytes + at, 0x5a, 64);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
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

static void
edit_phone (Fixture *fixture, BgRecord *agency, const char *phone)
{
  g_autoptr (BgRecord) edited = bg_record_copy (agency);
  g_autoptr (GError) error = NULL;

  bg_record_set_text (edited, "phone", phone);
  bg_store_save (fixture->store, agency, edited, "Sửa", &error);
  g_assert_no_error (error);
}

static const BgRestoreLine *
find_line (BgRestorePlan *plan, const char *kind)
{
  for (guint i = 0; i < plan->lines->len; i++)
    if (g_str_equal (g_array_index (plan->lines, BgRestoreLine, i).kind, kind))
      return &g_array_index (plan->lines, BgRestoreLine, i);
  g_assert_not_reached ();
}

static void
test_plan (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) first = fixture_add (fixture, &bg_agency_kind, "Sở Y tế");
  g_autoptr (BgRecord) second = fixture_add (fixture, &bg_agency_kind, "Sở Công Thương");
  g_autoptr (BgBackup) backup = make (fixture, NULL);
  g_autoptr (BgRecord) third = fixture_add (fixture, &bg_agency_kind, "Sở Nội vụ");
  g_autoptr (BgRestorePlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  const BgRestoreLine *line;

  edit_phone (fixture, second, "0290 3831 000");
  plan = bg_restore_plan (fixture->path, backup->path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (plan->present);
  g_assert_cmpint (plan->backup->time, ==, backup->time);
  line = find_line (plan, "agency");
  g_assert_cmpint (line->now, ==, 3);
  g_assert_cmpint (line->there, ==, 2);
  g_assert_cmpint (line->only_now, ==, 1);
  g_assert_cmpint (line->only_there, ==, 0);
  g_assert_cmpint (line->different, ==, 1);
  line = find_line (plan, "task");
  g_assert_cmpint (line->now + line->there + line->different, ==, 0);
}

/* There and back again: the restore is undone by restoring what it backed up. */
static void
test_run (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) agency = fixture_add (fixture, &bg_agency_kind, "Sở Y tế");
  g_autoptr (BgBackup) backup = make (fixture, NULL);
  g_autoptr (BgRestored) restored = NULL;
  g_autoptr (BgRestored) back = NULL;
  g_autoptr (GError) error = NULL;

  add_agencies (fixture, 40);
  close_book (fixture);
  restored = bg_restore_run (fixture->path, backup->path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (restored->kept);
  g_assert_true (bg_backup_is_proved (restored->before));
  g_assert_cmpuint (count_agencies (fixture->path), ==, 1);
  open_book (fixture);
  g_object_unref (bg_store_load (fixture->store, &bg_agency_kind, bg_record_get_id (agency), &error));
  g_assert_no_error (error);
  edit_phone (fixture, agency, "0290 3831 000");
  close_book (fixture);

  back = bg_restore_run (fixture->path, restored->before->path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_agencies (fixture->path), ==, 41);
  open_book (fixture);
}

/* Whoever has it open would go on writing what he sees. */
static void
test_open_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) agency = fixture_add (fixture, &bg_agency_kind, "Sở Y tế");
  g_autoptr (BgBackup) backup = make (fixture, NULL);
  g_autoptr (GError) error = NULL;

  add_agencies (fixture, 3);
  g_assert_null (bg_restore_plan (fixture->path, fixture->path, NULL, NULL, &error));
  g_assert_error (error, BG_ERROR, BG_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (bg_restore_run (fixture->path, backup->path, NULL, NULL, NULL, &error));
  g_assert_error (error, BG_ERROR, BG_ERROR_BUSY);
  g_assert_cmpuint (count_agencies (fixture->path), ==, 4);
}

static void
test_altered_backup (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgBackup) backup = NULL;
  g_autofree char *bytes = NULL;
  gsize size;

  add_agencies (fixture, 5);
  backup = make (fixture, NULL);
  close_book (fixture);
  g_assert_true (g_file_get_contents (backup->path, &bytes, &size, NULL));
  for (gsize at = 0; at < size; at += 7 * 1021)
    {
      g_autoptr (GError) error = NULL;

      bytes[at] ^= 4;
      g_assert_true (g_file_set_contents (backup->path, bytes, (gssize) size, NULL));
      g_assert_null (bg_restore_run (fixture->path, backup->path, NULL, NULL, NULL, &error));
      g_assert_error (error, BG_ERROR, BG_ERROR_DAMAGED);
      bytes[at] ^= 4;
    }
  g_assert_cmpuint (count_agencies (fixture->path), ==, 5);
}

/* A history row altered in a backup nothing is known of: its chain tells. */
static void
test_altered_history (Fixture *fixture, gconstpointer data)
{
  g_autofree char *stray = g_build_filename (fixture->folder, "mang từ máy khác.bgbackup", NULL);
  g_autoptr (BgBackup) backup = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  char *place;
  gsize size;

  add_agencies (fixture, 3);
  backup = make (fixture, NULL);
  close_book (fixture);
  g_assert_true (g_file_get_contents (backup->path, &bytes, &size, NULL));
  place = find_last (bytes, size, "\"name\":\"S");
  place[8] = 'T';
  g_assert_true (g_file_set_contents (stray, bytes, (gssize) size, NULL));
  g_assert_null (bg_restore_run (fixture->path, stray, NULL, NULL, NULL, &error));
  g_assert_error (error, BG_ERROR, BG_ERROR_DAMAGED);
  g_assert_cmpuint (count_agencies (fixture->path), ==, 3);
}

/* The damaged file stays, byte for byte, under a name that says what it is. */
static void
test_damaged_present (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgBackup) backup = NULL;
  g_autoptr (BgRestorePlan) plan = NULL;
  g_autoptr (BgRestored) restored = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *kept = NULL;
  gsize before_size;
  gsize kept_size;

  add_agencies (fixture, 200);
  backup = make (fixture, NULL);
  close_book (fixture);
  damage_middle (fixture->path);
  g_assert_true (g_file_get_contents (fixture->path, &before, &before_size, NULL));
  restored = bg_restore_run (fixture->path, backup->path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (restored->before);
  g_assert_nonnull (strstr (restored->kept, "_hong_"));
  g_assert_true (g_file_get_contents (restored->kept, &kept, &kept_size, NULL));
  g_assert_cmpmem (before, before_size, kept, kept_size);
  g_assert_cmpuint (count_agencies (fixture->path), ==, 200);
}

/* A head that is no database at all, and no file: both can be restored to. */
static void
test_lost_present (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgBackup) backup = NULL;

  add_agencies (fixture, 7);
  backup = make (fixture, NULL);
  close_book (fixture);
  for (int there = 0; there < 2; there++)
    {
      g_autoptr (BgRestorePlan) plan = NULL;
      g_autoptr (BgRestored) restored = NULL;
      g_autoptr (GError) error = NULL;

      if (there)
        g_assert_true (g_file_set_contents (fixture->path, "bị ghi đè", -1, NULL));
      else
        g_unlink (fixture->path);
      plan = bg_restore_plan (fixture->path, backup->path, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_false (plan->present);
      g_assert_cmpint (find_line (plan, "agency")->only_there, ==, 7);
      restored = bg_restore_run (fixture->path, backup->path, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (restored->kept != NULL, ==, there);
      g_assert_cmpuint (count_agencies (fixture->path), ==, 7);
    }
}

static void
test_locked (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = bg_backup_dup_folder (fixture->path);
  g_autoptr (BgBackup) backup = NULL;
  g_autoptr (BgRestorePlan) plan = NULL;
  g_autoptr (BgRestored) restored = NULL;
  g_autoptr (GError) error = NULL;

  add_agencies (fixture, 2);
  backup = make (fixture, "rừng đước");
  add_agencies (fixture, 2);
  close_book (fixture);
  g_assert_null (bg_restore_run (fixture->path, backup->path, NULL, NULL, NULL, &error));
  g_assert_error (error, BG_ERROR, BG_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (bg_restore_run (fixture->path, backup->path, "rừng tràm", NULL, NULL, &error));
  g_assert_error (error, BG_ERROR, BG_ERROR_REFUSED);
  g_clear_error (&error);
  plan = bg_restore_plan (fixture->path, backup->path, "rừng đước", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (find_line (plan, "agency")->only_now, ==, 2);
  restored = bg_restore_run (fixture->path, backup->path, "rừng đước", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_agencies (fixture->path), ==, 2);
  g_assert_cmpuint (count_parts (folder), ==, 0);
  g_assert_cmpuint (count_parts (fixture->folder), ==, 0);
}

static void
test_drill (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = bg_backup_dup_folder (fixture->path);
  g_autoptr (BgBackup) backup = NULL;
  g_autoptr (BgDrill) drill = NULL;
  g_autoptr (BgDrill) read = NULL;
  g_autoptr (GError) error = NULL;
  gint64 found = 0;

  g_assert_null (bg_drill_load (folder));
  g_assert_null (bg_drill_run (folder, NULL, NULL, &error));
  g_assert_error (error, BG_ERROR, BG_ERROR_NOT_FOUND);
  g_clear_error (&error);
  add_agencies (fixture, 9);
  backup = make (fixture, NULL);
  drill = bg_drill_run (folder, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (bg_drill_is_good (drill));
  g_assert_cmpint (drill->history, ==, 10);
  read = bg_drill_load (folder);
  g_assert_cmpint (read->backup_time, ==, backup->time);
  g_assert_cmpuint (read->lines->len, ==, drill->lines->len);
  for (guint i = 0; i < read->lines->len; i++)
    if (g_str_equal (g_array_index (read->lines, BgDrillLine, i).name, "agency"))
      found = g_array_index (read->lines, BgDrillLine, i).found;
  g_assert_cmpint (found, ==, 9);
  g_assert_cmpuint (count_parts (folder), ==, 0);
}

/* A backup whose counts are not those that were written down. */
static void
test_bad_drill (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = bg_backup_dup_folder (fixture->path);
  g_autoptr (BgBackup) backup = NULL;
  g_autoptr (BgBackup) claimed = NULL;
  g_autoptr (BgDrill) drill = NULL;
  g_autoptr (BgDrill) read = NULL;

  add_agencies (fixture, 9);
  backup = make (fixture, NULL);
  claimed = bg_backup_load (backup->path);
  bg_counts_set (claimed->counts, "agency", 10);
  g_assert_true (bg_backup_save_proof (claimed, NULL));
  drill = bg_drill_run (folder, NULL, NULL, NULL);
  g_assert_false (bg_drill_is_good (drill));
  read = bg_drill_load (folder);
  g_assert_false (bg_drill_is_good (read));
}

/* Killed at every stage of a restore: afterwards the record book is the old one or the new one. */
static void
test_killed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgBackup) backup = NULL;
  guint finished = 0;

  add_agencies (fixture, 300);
  backup = make (fixture, NULL);
  add_agencies (fixture, 600);
  close_book (fixture);
  for (guint i = 0; i < 40 && finished < 3; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, "--restore",
                                                        fixture->path, backup->path, NULL);
      guint found;

      g_assert_no_error (error);
      g_usleep (i * i * 200);
      g_subprocess_send_signal (child, SIGKILL);
      g_subprocess_wait (child, NULL, NULL);
      finished += g_subprocess_get_if_exited (child) && g_subprocess_get_exit_status (child) == 0;
      found = count_agencies (fixture->path);
      g_assert_true (found == 900 || found == 300);
      g_assert_true (found == 300 || finished == 0);
    }
}

static int
restore_alone (const char *book, const char *backup)
{
  g_autoptr (BgRestored) restored = bg_restore_run (book, backup, NULL, NULL, NULL, NULL);

  return restored != NULL ? 0 : 1;
}

int
main (int argc, char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "--restore"))
    return restore_alone (argv[2], argv[3]);
  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  ADD ("/restore/plan", test_plan);
  ADD ("/restore/run", test_run);
  ADD ("/restore/open-elsewhere", test_open_elsewhere);
  ADD ("/restore/altered-backup", test_altered_backup);
  ADD ("/restore/altered-history", test_altered_history);
  ADD ("/restore/damaged-present", test_damaged_present);
  ADD ("/restore/lost-present", test_lost_present);
  ADD ("/restore/locked", test_locked);
  ADD ("/restore/drill", test_drill);
  ADD ("/restore/bad-drill", test_bad_drill);
  ADD ("/restore/killed", test_killed);
  return g_test_run ();
}
