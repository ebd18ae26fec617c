/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A child process puts a backup in the place of a record book and is killed with SIGKILL at instants by
 * chance: the book is the one before or the one from the backup, whole, and what was there before is never
 * lost.
 *
 * Usage: test-restore-kill [--kills N] */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "bg-backup.h"
#include "bg-restore.h"
#include "book-files.h"
#include "fault-check.h"
#include "fault-ops.h"

#define OPERATIONS_BEFORE 40
#define OPERATIONS_AFTER  20

static guint most_kills = 20;
static guint n_kills, n_old, n_new, n_whole;
static const char *program;

/* The folder that every run begins with a copy of. */
typedef struct
{
  char *folder;
  char *name;
  char *backup;
  gboolean damaged;
  FaultContent *old;
  FaultContent *new;
} Model;

static void
work (const char *path, guint n, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GError) error = NULL;
  BgStore *store = bg_store_open (path, BG_OPEN_CREATE | BG_OPEN_FORCE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FaultOp) op = fault_op_choose (store, random);

      g_assert_true (fault_op_run (op, store, NULL));
    }
  fault_store_close (&store);
}

static void
back_up (Model *model, const char *path)
{
  g_autoptr (GError) error = NULL;
  BgBackupWish wish = { .reason = BG_BACKUP_MANUAL };
  g_autoptr (BgBackup) backup = bg_backup_make (path, &wish, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (bg_backup_is_proved (backup));
  model->backup = g_strdup (backup->path + strlen (model->folder) + 1);
}

/* A hole in the middle of the pages. */
static void
damage (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  for (gsize at = 4096 * 9; at < size - 4096; at += 4096 * 7)
    memset (bytes + at, 0x5a, 64);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
}

static void
make_model (Model *model, gboolean damaged)
{
  g_autofree char *path = NULL;

  *model = (Model){ .folder = fault_folder_new (), .name = g_strdup ("sổ.banggiao"), .damaged = damaged };
  path = g_build_filename (model->folder, model->name, NULL);
  work (path, OPERATIONS_BEFORE, 7);
  model->new = fault_content_read (path, NULL);
  back_up (model, path);
  work (path, OPERATIONS_AFTER, 8);
  model->old = fault_content_read (path, NULL);
  if (damaged)
    damage (path);
}

static void
clear_model (Model *model)
{
  fault_folder_remove (model->folder);
  g_free (model->folder);
  g_free (model->name);
  g_free (model->backup);
  g_hash_table_unref (model->old);
  g_hash_table_unref (model->new);
}

/* This same program, started with --child. */
static void
restore_as_child (const char *book, const char *backup)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BgRestored) restored = bg_restore_run (book, backup, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  exit (0);
}

/* Kills it after so many microseconds; returns whether it was still at work. */
static gboolean
kill_after (const char *book, const char *backup, gulong time)
{
  const char *arguments[] = { program, "--child", book, backup, NULL };
  g_autoptr (GError) error = NULL;
  GPid child;
  int status;

  g_spawn_async (NULL, (char **) arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &child, &error);
  g_assert_no_error (error);
  g_usleep (time);
  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status) ? WEXITSTATUS (status) == 0 : WTERMSIG (status) == SIGKILL);
  return WIFSIGNALED (status);
}

static gboolean
holds (const char *path, FaultContent *expected)
{
  g_autoptr (GHashTable) found = fault_content_read (path, NULL);
  g_autofree char *difference = found != NULL ? fault_content_compare (expected, found) : g_strdup ("all");

  return difference == NULL;
}

/* A proved backup of what was there before. */
static gboolean
has_safety_copy (const Model *model, const char *book)
{
  g_autofree char *folder = bg_backup_dup_folder (book);
  g_autoptr (GPtrArray) backups = bg_backup_list (folder);

  for (guint i = 0; i < backups->len; i++)
    {
      BgBackup *backup = g_ptr_array_index (backups, i);

      if (bg_backup_is_proved (backup) && holds (backup->path, model->old))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_same_bytes (const char *one, const char *other)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize first_size, second_size;

  return g_file_get_contents (one, &first, &first_size, NULL) &&
         g_file_get_contents (other, &second, &second_size, NULL) && first_size == second_size &&
         memcmp (first, second, first_size) == 0;
}

/* The damaged file is kept beside, under any name. */
static gboolean
has_kept_file (const Model *model, const char *folder)
{
  g_autofree char *model_path = g_build_filename (model->folder, model->name, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_IS_DIR) && has_same_bytes (path, model_path))
        return TRUE;
    }
  return FALSE;
}

/* Opened as it always is, it is whole, and one or the other. */
static void
judge_book (const Model *model, const char *book)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *fault = NULL;
  BgStore *store = bg_store_open (book, BG_OPEN_EXISTING | BG_OPEN_FORCE, &error);
  gboolean is_new;

  g_assert_no_error (error);
  g_assert_false (bg_store_is_read_only (store));
  fault_store_close (&store);
  fault = fault_check_book (book, TRUE);
  g_assert_cmpstr (fault, ==, NULL);
  is_new = holds (book, model->new);
  g_assert_true (is_new || (!model->damaged && holds (book, model->old)));
  n_new += is_new;
  n_old += !is_new;
  if (is_new && !model->damaged)
    g_assert_true (has_safety_copy (model, book));
}

static void
judge (const Model *model, const char *folder)
{
  g_autofree char *book = g_build_filename (folder, model->name, NULL);
  g_autofree char *model_path = g_build_filename (model->folder, model->name, NULL);
  g_autofree char *backup = g_build_filename (folder, model->backup, NULL);

  g_assert_true (holds (backup, model->new));
  if (model->damaged)
    g_assert_true (has_kept_file (model, folder));
  if (model->damaged && has_same_bytes (book, model_path))
    n_old++;
  else
    judge_book (model, book);
}

/* How long it takes when nobody disturbs it. */
static gint64
run_whole (const char *book, const char *backup)
{
  const char *arguments[] = { program, "--child", book, backup, NULL };
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  n_whole++;
  return g_get_monotonic_time () - start;
}

static void
test_kills (gconstpointer data)
{
  Model model;
  gint64 longest = 0;

  make_model (&model, GPOINTER_TO_INT (data));
  for (guint i = 0; i <= most_kills / 2; i++)
    {
      g_autofree char *folder = fault_folder_new ();
      g_autofree char *book = g_build_filename (folder, model.name, NULL);
      g_autofree char *backup = g_build_filename (folder, model.backup, NULL);

      fault_folder_copy (model.folder, folder);
      if (i == 0)
        longest = run_whole (book, backup);
      else
        n_kills += kill_after (book, backup, (gulong) g_test_rand_double_range (0, 1.1 * (double) longest));
      judge (&model, folder);
      fault_folder_remove (folder);
    }
  clear_model (&model);
}

int
main (int argc, char **argv)
{
  int status;

  if (argc == 4 && g_str_equal (argv[1], "--child"))
    restore_as_child (argv[2], argv[3]);
  program = argv[0];
  most_kills = fault_read_count (argc, argv, "--kills", most_kills);
  fault_init (&argc, &argv);
  g_test_add_data_func ("/faults/restore/over-a-whole-book", GINT_TO_POINTER (FALSE), test_kills);
  g_test_add_data_func ("/faults/restore/over-a-damaged-book", GINT_TO_POINTER (TRUE), test_kills);
  status = g_test_run ();
  g_print (
    "# restore: %u kills at work: %u times the book before, %u times the one from the backup (%u of them "
    "undisturbed), 0 lost, 0 half\n",
    n_kills, n_old, n_new, n_whole);
  return status;
}
