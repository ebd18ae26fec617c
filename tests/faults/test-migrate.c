/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing an old record book to the present form is killed at every write and at every statement: the next
 * start completes it.
 *
 * Usage: test-migrate [--stride N]: kills at each N-th write only, and at a fifth as many statements. Each
 * form of which a book lies in tests/store/books takes part. */
#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "bg-error.h"
#include "book-files.h"
#include "fault-check.h"
#include "fault-ops.h"
#include "fault-state.h"

static guint stride = 7;
static guint n_kills, n_cuts, n_statements, n_old, n_new;
static const char *program;

/* In the child: statements that begin until it is killed. */
static guint countdown;

static void
open_book (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BgStore) store = bg_store_open (path, BG_OPEN_EXISTING | BG_OPEN_FORCE, &error);

  g_assert_no_error (error);
  g_assert_false (bg_store_is_read_only (store));
}

static int
read_form (const char *path)
{
  g_autofree char *form = book_read (path, "PRAGMA user_version");

  return (int) g_ascii_strtoll (form, NULL, 10);
}

/* What is found is the old book or the new one; opening it makes it the new one with all that was in it. */
static void
judge (const char *path, int old_form, int new_form, FaultContent *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) found = NULL;
  g_autofree char *difference = NULL;
  g_autofree char *fault = NULL;
  int form = read_form (path);

  g_assert_true (form >= old_form && form <= new_form);
  n_old += form < new_form;
  n_new += form == new_form;
  open_book (path);
  g_assert_cmpint (read_form (path), ==, new_form);
  found = fault_content_read (path, &error);
  g_assert_no_error (error);
  difference = fault_content_compare (expected, found);
  g_assert_cmpstr (difference, ==, NULL);
  fault = fault_check_book (path, TRUE);
  g_assert_cmpstr (fault, ==, NULL);
}

/* The script that was run: an old book and what became of it. */
typedef struct
{
  GPtrArray *log;
  FaultContent *expected;
  int old_form;
  int new_form;
} Step;

static void
look_at (Step *step, guint length, const char *path, FaultFate fate)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (FaultState) state = fault_state_new (step->log, length);
  g_autofree FaultFate *fates = g_new (FaultFate, fault_state_get_n_pending (state) + 1);

  g_test_message ("after %u of %u events, unflushed writes %s", length, step->log->len,
                  fate == FAULT_FATE_KEPT ? "kept" : "dropped");
  for (guint i = 0; i < fault_state_get_n_pending (state); i++)
    fates[i] = fate;
  fault_state_write (state, folder, fates, NULL);
  judge (path, step->old_form, step->new_form, step->expected);
}

static void
test_form (gconstpointer data)
{
  int form = GPOINTER_TO_INT (data);
  g_autofree char *folder = fault_folder_new ();
  g_autofree char *killed = fault_folder_new ();
  g_autofree char *path = g_build_filename (folder, "sổ.banggiao", NULL);
  g_autofree char *found = g_build_filename (killed, "sổ.banggiao", NULL);
  g_autoptr (GPtrArray) log = NULL;
  g_autoptr (GHashTable) expected = NULL;
  guint first = 1;
  Step step;

  book_unpack (form, path);
  fault_log_start (path);
  open_book (path);
  log = fault_log_stop ();
  expected = fault_content_read (path, NULL);
  g_assert_nonnull (expected);
  step = (Step){ log, expected, form, read_form (path) };
  /* In front of it stands the old book itself. */
  while (((FaultEvent *) g_ptr_array_index (log, first - 1))->type != FAULT_EVENT_SYNC_FOLDER)
    first++;
  for (guint i = first; i <= log->len; i += stride)
    {
      look_at (&step, i, found, FAULT_FATE_KEPT);
      look_at (&step, i, found, FAULT_FATE_DROPPED);
      n_kills++;
      n_cuts++;
    }
  fault_folder_remove (folder);
  fault_folder_remove (killed);
}

static int
count_cb (unsigned int type, void *data, void *statement, void *text)
{
  if (--countdown == 0)
    raise (SIGKILL);
  return 0;
}

/* SQLite calls it for each connection that is opened. */
static int
count_statements (sqlite3 *db, char **message, const void *api)
{
  return sqlite3_trace_v2 (db, SQLITE_TRACE_STMT, count_cb, NULL);
}

/* This same program, started with --child: opens the book and is killed where a statement begins. */
static void
migrate_as_child (const char *path, const char *statement)
{
  countdown = (guint) strtoul (statement, NULL, 10);
  sqlite3_auto_extension ((void (*) (void)) count_statements);
  open_book (path);
  exit (0);
}

/* Returns FALSE once there are fewer statements than that. */
static gboolean
kill_at (const char *path, guint statement)
{
  g_autofree char *number = g_strdup_printf ("%u", statement);
  const char *arguments[] = { program, "--child", path, number, NULL };
  g_autoptr (GError) error = NULL;
  GPid child;
  int status;

  g_spawn_async (NULL, (char **) arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &child, &error);
  g_assert_no_error (error);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status) ? WEXITSTATUS (status) == 0 : WTERMSIG (status) == SIGKILL);
  return WIFSIGNALED (status);
}

static void
test_statements (gconstpointer data)
{
  int form = GPOINTER_TO_INT (data);
  g_autofree char *whole = fault_folder_new ();
  g_autofree char *path = g_build_filename (whole, "sổ.banggiao", NULL);
  g_autoptr (GHashTable) expected = NULL;
  gboolean killed = TRUE;
  int new_form;

  book_unpack (form, path);
  open_book (path);
  new_form = read_form (path);
  expected = fault_content_read (path, NULL);
  g_assert_nonnull (expected);
  for (guint statement = 1; killed; statement += 5 * stride - 4)
    {
      g_autofree char *folder = fault_folder_new ();
      g_autofree char *book = g_build_filename (folder, "sổ.banggiao", NULL);

      book_unpack (form, book);
      killed = kill_at (book, statement);
      judge (book, form, new_form, expected);
      n_statements += killed;
      fault_folder_remove (folder);
    }
  fault_folder_remove (whole);
}

/* A newer book is left as it is, byte by byte, and the words name the file and the form that is needed. */
static void
test_newer (void)
{
  static const BgOpenFlags ways[] = { BG_OPEN_EXISTING, BG_OPEN_CREATE, BG_OPEN_READ_ONLY };
  g_autofree char *folder = fault_folder_new ();
  g_autofree char *path = g_build_filename (folder, "mới hơn.banggiao", NULL);
  g_autofree char *before = NULL;
  gsize size;

  book_unpack (1, path);
  book_run (path, "PRAGMA user_version = 77");
  g_assert_true (g_file_get_contents (path, &before, &size, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;
      gsize after_size;

      g_assert_null (bg_store_open (path, ways[i] | BG_OPEN_FORCE, &error));
      g_assert_error (error, BG_ERROR, BG_ERROR_NEWER);
      g_assert_nonnull (strstr (error->message, "77"));
      g_assert_nonnull (strstr (error->message, path));
      g_assert_true (g_file_get_contents (path, &after, &after_size, NULL));
      g_assert_cmpmem (before, size, after, after_size);
    }
  fault_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  g_autoptr (GArray) forms = NULL;
  int status;

  if (argc == 4 && g_str_equal (argv[1], "--child"))
    migrate_as_child (argv[2], argv[3]);
  program = argv[0];
  stride = fault_read_count (argc, argv, "--stride", stride);
  fault_init (&argc, &argv);
  fault_vfs_install ();
  forms = book_list_forms ();
  for (guint i = 0; i < forms->len; i++)
    {
      int form = g_array_index (forms, int, i);
      g_autofree char *name = g_strdup_printf ("/faults/migrate/form-%d", form);
      g_autofree char *statements = g_strconcat (name, "/statements", NULL);

      g_test_add_data_func (name, GINT_TO_POINTER (form), test_form);
      g_test_add_data_func (statements, GINT_TO_POINTER (form), test_statements);
    }
  g_test_add_func ("/faults/migrate/newer", test_newer);
  status = g_test_run ();
  g_print ("# migrate: %u old forms, killed at %u writes and %u statements, cut off at %u writes: %u times "
           "the old book, "
           "%u times the new one, completed each time\n",
           forms->len, n_kills, n_statements, n_cuts, n_old, n_new);
  return status;
}
