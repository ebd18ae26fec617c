/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups: what is kept, what is proved, and what is left behind by those that fail: nothing. */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "bg-backup-place.h"
#include "bg-backup-private.h"
#include "bg-error.h"
#include "bg-prove.h"
#include "book-files.h"
#include "store-fixture.h"

#define DAY  (24 * HOUR)
#define HOUR ((gint64) 3600 * G_USEC_PER_SEC)

/* Monday 23 November 2026, 07:00 in Vietnam. */
#define NOW (G_GINT64_CONSTANT (1795392000) * G_USEC_PER_SEC)

/* Hours back from NOW, in brackets when not proved, with an x behind those that are dropped. */
static const struct
{
  const char *name;
  const char *spans;
} rotations[] = {
  { "nothing", "" },
  { "one", "0" },
  { "one that is not proved", "(0)" },
  { "three are kept however old", "90000 100000 110000" },
  { "seven days", "0 24 48 72 96 120 144 168x 192" },
  { "days without a backup do not count", "0 240 480 720 960 1200 1440" },
  { "the newest of a day stays, all of the newest two", "0 1 2 24 25 48 49x 50x 72 73x" },
  { "a day begins in Vietnam", "0 6 8 32 33x 56 57x" },
  { "not proved ones go once there are three newer", "(0) 1 (2) 3 24 (25x) 26" },
  { "never the newest proved", "(0) (1) (2) (3) (4) 9000 (9001) (9002)" },
  { "a clock that was years ahead", "-90000 0 24 48" },
};

typedef struct
{
  GArray *spans;
  GArray *dropped;
} Spans;

static Spans
read_spans (const char *text)
{
  Spans spans = { g_array_new (FALSE, TRUE, sizeof (BgBackupSpan)),
                  g_array_new (FALSE, TRUE, sizeof (gboolean)) };
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (char **word = words; *word != NULL && **word != '\0'; word++)
    {
      gboolean proved = **word != '(';
      gboolean dropped = strchr (*word, 'x') != NULL;
      BgBackupSpan span = { NOW - g_ascii_strtoll (*word + !proved, NULL, 10) * HOUR, proved };

      g_array_append_val (spans.spans, span);
      g_array_append_val (spans.dropped, dropped);
    }
  return spans;
}

static void
test_rotation (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rotations); i++)
    {
      Spans spans = read_spans (rotations[i].spans);
      g_autofree gboolean *keep = g_new0 (gboolean, spans.spans->len + 1);

      bg_backup_rotate ((const BgBackupSpan *) spans.spans->data, spans.spans->len, keep);
      for (guint j = 0; j < spans.spans->len; j++)
        {
          g_test_message ("%s: number %u", rotations[i].name, j);
          g_assert_cmpint (keep[j], ==, !g_array_index (spans.dropped, gboolean, j));
        }
      g_array_unref (spans.spans);
      g_array_unref (spans.dropped);
    }
}

/* Three years of a backup a day, the folder rotated after each: it never grows, and reaches back a year. */
static void
test_years_of_rotation (void)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, TRUE, sizeof (BgBackupSpan));
  gboolean keep[64];

  for (int day = 0; day < 3 * 365; day++)
    {
      BgBackupSpan span = { NOW + day * DAY, day % 5 != 3 };
      guint left = 0;

      g_array_append_val (spans, span);
      g_assert_cmpuint (spans->len, <=, G_N_ELEMENTS (keep));
      bg_backup_rotate ((const BgBackupSpan *) spans->data, spans->len, keep);
      for (guint i = 0; i < spans->len; i++)
        if (keep[i])
          g_array_index (spans, BgBackupSpan, left++) = g_array_index (spans, BgBackupSpan, i);
      g_array_set_size (spans, left);
      g_assert_cmpuint (left, <=, 7 + 4 + 12 + 2);
    }
  g_assert_cmpuint (spans->len, >=, 7 + 2 + 10);
  g_assert_cmpint (g_array_index (spans, BgBackupSpan, 0).time, <, NOW + (3 * 365 - 300) * DAY);
}

static void
fill (Fixture *fixture, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Việc thứ %u", i);
      g_autoptr (BgRecord) agency = fixture_add (fixture, &bg_agency_kind, title);
    }
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static BgBackup *
make (Fixture *fixture, const char *second, const char *password)
{
  BgBackupWish wish = { .reason = BG_BACKUP_MANUAL, .second = second, .password = password };
  g_autoptr (GError) error = NULL;
  BgBackup *backup = bg_backup_make (fixture->path, &wish, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (backup);
  return backup;
}

static void
assert_mode (const char *path, guint mode)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, mode);
}

/* One file that may be carried anywhere: it needs no journal and no second file to be read. */
static void
test_make (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = bg_backup_dup_folder (fixture->path);
  g_autofree char *proof_path = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (BgBackup) backup = NULL;
  g_autoptr (BgBackup) read = NULL;
  g_autoptr (BgProof) proof = NULL;

  fill (fixture, 30);
  g_assert_true (bg_backup_is_due (folder));
  backup = make (fixture, NULL, NULL);
  g_assert_false (bg_backup_is_due (folder));
  proof_path = g_strconcat (backup->path, BG_BACKUP_PROOF_ENDING, NULL);
  assert_mode (folder, 0700);
  assert_mode (backup->path, 0600);
  assert_mode (proof_path, 0600);
  g_assert_cmpuint (count_files (folder), ==, 2);
  g_assert_true (g_file_get_contents (backup->path, &bytes, NULL, NULL));
  g_assert_cmpint (bytes[18], ==, 1);
  g_assert_cmpint (bytes[19], ==, 1);

  read = bg_backup_find_last (folder);
  g_assert_true (bg_backup_is_proved (read));
  g_assert_cmpint (bg_counts_get (read->counts, "agency"), ==, 30);
  g_assert_cmpint (bg_counts_get (read->counts, "change_set"), ==, 30);
  g_assert_cmpstr (read->reason, ==, BG_BACKUP_MANUAL);
  g_assert_cmpstr (read->digest, ==, backup->digest);
  proof = bg_prove_file (fixture->path, NULL, NULL);
  g_assert_true (bg_proof_is_good (proof));
  g_assert_cmpstr (read->head, ==, proof->head);
  g_assert_cmpuint (strlen (read->head), ==, 64);
  g_assert_cmpuint (count_files (folder), ==, 2);
}

typedef struct
{
  Fixture *fixture;
  gint stop;
  guint commits;
} Busy;

static gpointer
commit_in_thread (gpointer data)
{
  Busy *busy = data;

  for (; !g_atomic_int_get (&busy->stop); busy->commits++)
    {
      g_autofree char *title = g_strdup_printf ("Trong lúc sao lưu %u", busy->commits);
      g_autoptr (BgRecord) agency = fixture_add (busy->fixture, &bg_agency_kind, title);
    }
  return NULL;
}

/* Writes without an end do not keep a backup from ending, and it is of one moment. */
static void
test_busy (Fixture *fixture, gconstpointer data)
{
  Busy busy = { fixture, 0, 0 };
  GThread *thread;

  fill (fixture, 20);
  thread = g_thread_new ("officer", commit_in_thread, &busy);
  for (int i = 0; i < 10; i++)
    {
      g_autoptr (BgBackup) backup = make (fixture, NULL, NULL);
      gint64 agencies = bg_counts_get (backup->counts, "agency");

      g_assert_cmpint (agencies, >=, 20);
      g_assert_cmpint (agencies, ==, bg_counts_get (backup->counts, "change_set"));
    }
  g_atomic_int_set (&busy.stop, 1);
  g_thread_join (thread);
  g_assert_cmpuint (busy.commits, >, 0);
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

/* A copy of a damaged record book is no backup, and drops no older one. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  BgBackupWish wish = { .reason = BG_BACKUP_DAILY };
  g_autofree char *folder = bg_backup_dup_folder (fixture->path);
  g_autoptr (BgBackup) good = NULL;
  g_autoptr (BgBackup) last = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture, 200);
  good = make (fixture, NULL, NULL);
  bg_store_close (fixture->store);
  g_clear_object (&fixture->store);
  damage_middle (fixture->path);
  g_assert_null (bg_backup_make (fixture->path, &wish, NULL, &error));
  g_assert_error (error, BG_ERROR, BG_ERROR_DAMAGED);
  last = bg_backup_find_last (folder);
  g_assert_cmpstr (last->path, ==, good->path);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  BgBackupWish wish = { .reason = BG_BACKUP_MANUAL };
  g_autofree char *folder = bg_backup_dup_folder (fixture->path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (bg_backup_make (fixture->path, &wish, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (folder), ==, 0);
}

/* Cut off or altered after it was made. */
static void
test_spoiled (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = bg_backup_dup_folder (fixture->path);
  g_autofree char *proof = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (BgBackup) backup = NULL;
  gsize size;

  fill (fixture, 3);
  backup = make (fixture, NULL, NULL);
  g_assert_true (g_file_get_contents (backup->path, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (backup->path, bytes, (gssize) size / 2, NULL));
  g_assert_null (bg_backup_find_last (folder));
  g_assert_true (g_file_set_contents (backup->path, bytes, (gssize) size, NULL));
  proof = g_strconcat (backup->path, BG_BACKUP_PROOF_ENDING, NULL);
  g_unlink (proof);
  g_assert_null (bg_backup_find_last (folder));
}

static void
test_locked (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = bg_backup_dup_folder (fixture->path);
  g_autofree char *opened = g_build_filename (fixture->folder, "mở ra", NULL);
  g_autoptr (BgBackup) backup = NULL;
  g_autoptr (BgProof) proof = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture, 5);
  g_assert_false (bg_backup_has_password (folder));
  g_assert_true (bg_backup_set_password (folder, "mười hai con giáp", &error));
  g_assert_true (bg_backup_has_password (folder));
  /* The password itself is not needed for making one. */
  backup = make (fixture, NULL, NULL);
  g_assert_true (backup->sealed);
  g_assert_cmpuint (count_files (folder), ==, 3);
  g_assert_null (bg_prove_file (backup->path, NULL, &error));
  g_assert_error (error, BG_ERROR, BG_ERROR_NOT_BOOK);
  g_clear_error (&error);
  g_assert_true (bg_unseal_file (backup->path, opened, "mười hai con giáp", NULL, NULL, &error));
  proof = bg_prove_file (opened, NULL, &error);
  g_assert_true (bg_proof_is_good (proof));
  g_assert_cmpint (bg_counts_get (proof->counts, "agency"), ==, 5);
}

/* A lock that cannot be read any more does not mean that nothing is locked. */
static void
test_spoiled_lock (Fixture *fixture, gconstpointer data)
{
  BgBackupWish wish = { .reason = BG_BACKUP_MANUAL };
  g_autofree char *folder = bg_backup_dup_folder (fixture->path);
  g_autoptr (GKeyFile) state = bg_backup_load_state (folder);
  g_autoptr (GError) error = NULL;

  g_key_file_set_string (state, "Lock", "seal", "hỏng");
  g_assert_true (bg_backup_save_state (folder, state, NULL));
  g_assert_null (bg_backup_make (fixture->path, &wish, NULL, &error));
  g_assert_error (error, BG_ERROR, BG_ERROR_DAMAGED);
  g_assert_cmpuint (count_files (folder), ==, 1);
}

static void
test_second_place (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = bg_backup_dup_folder (fixture->path);
  g_autofree char *second = g_build_filename (fixture->folder, "Ổ USB", NULL);
  g_autofree char *name = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *hash = NULL;
  g_autoptr (BgBackup) first = make (fixture, second, NULL);
  g_autoptr (BgBackup) next = NULL;
  g_autoptr (BgBackup) there = NULL;
  g_autoptr (BgBackupPlaceInfo) absent = bg_backup_place_look (folder, second);
  g_autoptr (BgBackupPlaceInfo) present = NULL;

  g_assert_cmpint (absent->state, ==, BG_BACKUP_PLACE_ABSENT);
  g_assert_cmpint (absent->last, ==, 0);
  g_mkdir (second, 0700);
  next = make (fixture, second, NULL);
  there = bg_backup_find_last (second);
  g_assert_cmpstr (there->digest, ==, next->digest);
  g_assert_true (bg_backup_is_proved (there));
  g_assert_cmpuint (count_files (second), ==, 2);
  present = bg_backup_place_look (folder, second);
  g_assert_cmpint (present->state, ==, BG_BACKUP_PLACE_READY);
  g_assert_cmpint (present->last, ==, next->time);
  g_assert_false (present->other_disk);
}

/* Makes @n backups of older days by turning the clock of their proofs back. */
static void
make_old_backups (Fixture *fixture, const char *host, int n)
{
  for (int i = 0; i < n; i++)
    {
      g_autoptr (BgBackup) backup = make (fixture, NULL, NULL);
      g_autoptr (BgBackup) aged = bg_backup_load (backup->path);

      aged->time -= (i + 1) * DAY;
      g_free (aged->host);
      aged->host = g_strdup (host);
      g_assert_true (bg_backup_save_proof (aged, NULL));
    }
}

/* Before the form of a record book changes it is backed up in its old one. */
static void
test_migration (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "cũ.banggiao", NULL);
  g_autofree char *folder = bg_backup_dup_folder (path);
  g_autoptr (BgStore) store = NULL;
  g_autoptr (BgBackup) backup = NULL;
  g_autoptr (GError) error = NULL;

  book_unpack (1, path);
  store = bg_store_open (path, BG_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  backup = bg_backup_find_last (folder);
  g_assert_cmpstr (backup->reason, ==, BG_BACKUP_MIGRATION);
  g_assert_cmpint (backup->form, ==, 1);
  g_assert_cmpint (bg_counts_get (backup->counts, "delegation"), ==, 1);
  g_clear_object (&store);
  store = bg_store_open (path, BG_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (folder), ==, 2);
}

/* Only copies of this record book and computer, with their proofs, are ever dropped. */
static void
test_drop (Fixture *fixture, gconstpointer data)
{
  static const char *const others[] = { "ảnh.jpg", "sổ cũ.bgbackup", "báo cáo.proof", "so.banggiao" };
  g_autofree char *folder = bg_backup_dup_folder (fixture->path);
  g_autoptr (BgBackup) newest = NULL;
  g_autoptr (GPtrArray) left = NULL;
  guint own = 0;

  fill (fixture, 2);
  make_old_backups (fixture, "máy khác", 12);
  make_old_backups (fixture, g_get_host_name (), 12);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *path = g_build_filename (folder, others[i], NULL);

      g_assert_true (g_file_set_contents (path, "của người khác", -1, NULL));
    }
  newest = make (fixture, NULL, NULL);
  left = bg_backup_list (folder);
  for (guint i = 0; i < left->len; i++)
    own += g_strcmp0 (((BgBackup *) g_ptr_array_index (left, i))->host, newest->host) == 0;
  /* Twelve of the other computer, one that nothing is known of, and what rotation keeps of thirteen days. */
  g_assert_cmpuint (left->len, ==, 12 + 1 + own);
  g_assert_cmpuint (own, >=, 7);
  g_assert_cmpuint (own, <=, 9);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *path = g_build_filename (folder, others[i], NULL);

      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

/* 17:00 UTC is midnight in Vietnam: day and time of day change there, whatever the computer's own zone is. */
static void
test_words (Fixture *fixture, gconstpointer data)
{
  static const char *const reasons[] = { BG_BACKUP_MANUAL, BG_BACKUP_RESTORE, BG_BACKUP_PURGE, "của bản sau",
                                         NULL };
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 ("2026-11-26T17:05:00Z", NULL);
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  BgBackup backup = { .time = g_date_time_to_unix (moment) * G_USEC_PER_SEC };
  g_autofree char *clock = bg_backup_dup_clock (backup.time);
  g_autofree char *own = NULL;
  char iso[BG_DATE_ISO_SIZE];

  for (gsize i = 0; reasons[i] != NULL; i++)
    {
      backup.reason = (char *) reasons[i];
      g_hash_table_add (said, bg_backup_dup_reason (&backup));
    }
  g_assert_cmpuint (g_hash_table_size (said), ==, 4);
  backup.label = (char *) "Trước khi nhập";
  own = bg_backup_dup_reason (&backup);
  g_assert_cmpstr (own, ==, "Trước khi nhập");
  g_assert_cmpstr (clock, ==, "00:05");
  bg_date_to_iso (bg_backup_get_date (&backup), iso);
  g_assert_cmpstr (iso, ==, "2026-11-27");
}

/* A lock that is taken away locks no later backup. */
static void
test_unlocked_again (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = bg_backup_dup_folder (fixture->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (BgBackup) locked = NULL;
  g_autoptr (BgBackup) open = NULL;

  g_assert_true (bg_backup_set_password (folder, "caydduoc7", &error));
  g_assert_no_error (error);
  locked = make (fixture, NULL, NULL);
  g_assert_true (bg_backup_set_password (folder, NULL, &error));
  open = make (fixture, NULL, NULL);
  g_assert_true (locked->sealed && !open->sealed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/backup/rotation", test_rotation);
  g_test_add_func ("/backup/years-of-rotation", test_years_of_rotation);
  ADD ("/backup/make", test_make);
  ADD ("/backup/busy", test_busy);
  ADD ("/backup/damaged", test_damaged);
  ADD ("/backup/cancelled", test_cancelled);
  ADD ("/backup/spoiled", test_spoiled);
  ADD ("/backup/locked", test_locked);
  ADD ("/backup/spoiled-lock", test_spoiled_lock);
  ADD ("/backup/second-place", test_second_place);
  ADD ("/backup/migration", test_migration);
  ADD ("/backup/drop", test_drop);
  ADD ("/backup/words", test_words);
  ADD ("/backup/unlocked-again", test_unlocked_again);
  return g_test_run ();
}
