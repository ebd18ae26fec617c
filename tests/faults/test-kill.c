/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A program at work is killed at any instant: what it said was saved is there, and nothing is there by half.
 *
 * Usage: test-kill [--kills N] [--jobs N]. The work is done by this same program, started with --child; it
 * tells over a pipe what it is about to do and what was done. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fault-check.h"
#include "fault-ops.h"
#include "fault-vfs.h"

/* A book is begun anew so often, so that opening one of each age is met. */
#define KILLS_OF_A_BOOK 60
/* Making an index of words beside the book's own takes longer than all other looks. */
#define KILLS_A_SEARCH 5
/* Longest life of a child at work, and of one that is killed while it starts, in microseconds. Where a change
 * takes longer than that, as under sanitizers, the children live longer. */
#define LONGEST_WORK  40000
#define MOST_WORK     2000000
#define LONGEST_START 30000

static guint kills = 300;
static guint jobs = 1;
static guint seed;
static const char *program;

/* What all jobs found. */
static GMutex lock;
static gint64 longest_work = LONGEST_WORK;
static guint n_kills, n_acknowledged, n_in_flight, n_arrived;

static void
work_as_child (const char *path, guint32 child_seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (child_seed);
  g_autoptr (GError) error = NULL;
  BgStore *store;

  fault_vfs_install ();
  store = bg_store_open (path, BG_OPEN_CREATE, &error);
  g_assert_no_error (error);
  bg_store_set_officer (store, "Nguyễn Văn A");
  puts ("O");
  while (TRUE)
    {
      g_autoptr (FaultOp) op = fault_op_choose (store, random);
      GHashTableIter iter;
      gpointer key;
      gpointer text;

      g_hash_table_iter_init (&iter, op->expected);
      while (g_hash_table_iter_next (&iter, &key, &text))
        printf ("E%s\t%s\n", (char *) key, (char *) text);
      puts ("B");
      fflush (stdout);
      puts (fault_op_run (op, store, &error) ? "A" : "R");
      fflush (stdout);
      g_clear_error (&error);
    }
}

/* What is known of a book: what must be in it, and what may be. */
typedef struct
{
  char *folder;
  char *path;
  FaultContent *content;
  FaultContent *in_flight;
  gboolean is_in_flight;
  guint acknowledged;
} Book;

static void
begin_book (Book *book)
{
  book->folder = fault_folder_new ();
  book->path = g_build_filename (book->folder, "sổ.banggiao", NULL);
  book->content = fault_content_new ();
  book->in_flight = fault_content_new ();
}

static void
end_book (Book *book)
{
  fault_folder_remove (book->folder);
  g_free (book->folder);
  g_free (book->path);
  g_hash_table_unref (book->content);
  g_hash_table_unref (book->in_flight);
}

static void
hear_line (Book *book, const char *line)
{
  const char *tab = strchr (line, '\t');

  if (*line == 'E' && tab != NULL)
    g_hash_table_insert (book->in_flight, g_strndup (line + 1, (gsize) (tab - line - 1)), g_strdup (tab + 1));
  if (*line == 'B')
    book->is_in_flight = TRUE;
  if (*line == 'A')
    {
      fault_content_apply (book->content, book->in_flight);
      book->acknowledged++;
    }
  if (*line == 'A' || *line == 'R')
    {
      book->is_in_flight = FALSE;
      g_hash_table_remove_all (book->in_flight);
    }
}

/* A line that the kill cut off was never said. */
static void
hear (Book *book, GString *heard)
{
  char *end;

  while ((end = strchr (heard->str, '\n')) != NULL)
    {
      *end = '\0';
      hear_line (book, heard->str);
      g_string_erase (heard, 0, end - heard->str + 1);
    }
}

/* Reads until the child is dead; kills it when its time is over. */
static void
listen_and_kill (Book *book, GPid child, int pipe_end, gint64 life, gboolean at_start)
{
  g_autoptr (GString) heard = g_string_new (NULL);
  gint64 end = at_start ? g_get_monotonic_time () + life : G_MAXINT64;
  gboolean killed = FALSE;
  char bytes[65536];
  gssize n = 1;

  while (n > 0)
    {
      struct pollfd wait = { .fd = pipe_end, .events = POLLIN };
      gint64 left = end == G_MAXINT64 || killed ? 1000 : (end - g_get_monotonic_time ()) / 1000;

      if (!killed && left <= 0)
        {
          g_usleep ((gulong) MAX (0, end - g_get_monotonic_time ()));
          kill (child, SIGKILL);
          killed = TRUE;
        }
      if (poll (&wait, 1, (int) MAX (left, 0)) <= 0)
        continue;
      n = read (pipe_end, bytes, sizeof bytes);
      g_string_append_len (heard, bytes, MAX (n, 0));
      if (end == G_MAXINT64)
        end = g_get_monotonic_time () + life;
      hear (book, heard);
    }
  g_assert_true (killed);
}

static gint64
get_longest_work (void)
{
  gint64 longest;

  g_mutex_lock (&lock);
  longest = longest_work;
  g_mutex_unlock (&lock);
  return longest;
}

/* A child that lived long, and got no change done. */
static void
note_idle_life (gint64 life)
{
  g_mutex_lock (&lock);
  if (life > longest_work / 2)
    longest_work = MIN (longest_work * 3 / 2, MOST_WORK);
  g_mutex_unlock (&lock);
}

static void
run_child (Book *book, GRand *random)
{
  g_autofree char *number = g_strdup_printf ("%u", g_rand_int (random));
  const char *arguments[] = { program, "--child", book->path, number, NULL };
  gboolean at_start = g_rand_int_range (random, 0, 10) == 0;
  gint64 life = g_rand_int_range (random, 0, (gint32) (at_start ? LONGEST_START : get_longest_work ()));
  guint acknowledged = book->acknowledged;
  g_autoptr (GError) error = NULL;
  int pipe_end;
  int status;
  GPid child;

  g_spawn_async_with_pipes (NULL, (char **) arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &child,
                            NULL, &pipe_end, NULL, &error);
  g_assert_no_error (error);
  listen_and_kill (book, child, pipe_end, life, at_start);
  close (pipe_end);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  if (!at_start && book->acknowledged == acknowledged)
    note_idle_life (life);
}

/* The book is opened as it always is: the lock of the dead is no hindrance. */
static void
open_and_close (Book *book)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BgStore) store = bg_store_open (book->path, BG_OPEN_CREATE, &error);

  g_assert_no_error (error);
  g_assert_false (bg_store_is_read_only (store));
  bg_store_close (store);
}

static void
check_content (Book *book)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) found = fault_content_read (book->path, &error);
  g_autoptr (GHashTable) after = fault_content_copy (book->content);
  g_autofree char *differs_before = NULL;
  g_autofree char *differs_after = NULL;
  gboolean arrived = FALSE;

  g_assert_no_error (error);
  differs_before = fault_content_compare (book->content, found);
  if (book->is_in_flight)
    {
      fault_content_apply (after, book->in_flight);
      differs_after = fault_content_compare (after, found);
      arrived = differs_after == NULL;
    }
  if (differs_before != NULL && !arrived)
    g_error ("Neither before nor after (seed %u): %s / %s", seed, differs_before,
             differs_after != NULL ? differs_after : "nothing was in flight");
  if (arrived)
    fault_content_apply (book->content, book->in_flight);
  g_mutex_lock (&lock);
  n_kills++;
  n_in_flight += book->is_in_flight;
  n_arrived += book->is_in_flight && arrived;
  g_mutex_unlock (&lock);
  book->is_in_flight = FALSE;
  g_hash_table_remove_all (book->in_flight);
}

static void
kill_once (Book *book, GRand *random)
{
  g_autofree char *fault = NULL;

  run_child (book, random);
  open_and_close (book);
  check_content (book);
  fault = fault_check_book (book->path, n_kills % KILLS_A_SEARCH == 0);
  if (fault != NULL)
    g_error ("Not whole after a kill (seed %u): %s", seed, fault);
}

static gpointer
do_job (gpointer data)
{
  guint number = GPOINTER_TO_UINT (data);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed + number);
  Book book = { 0 };

  for (guint i = number; i < kills; i += jobs)
    {
      if (book.path == NULL)
        begin_book (&book);
      kill_once (&book, random);
      if (i / jobs % KILLS_OF_A_BOOK == KILLS_OF_A_BOOK - 1 || i + jobs >= kills)
        {
          g_mutex_lock (&lock);
          n_acknowledged += book.acknowledged;
          g_mutex_unlock (&lock);
          end_book (&book);
          book = (Book){ 0 };
        }
    }
  return NULL;
}

static void
test_kill (void)
{
  g_autoptr (GPtrArray) threads = g_ptr_array_new ();

  fault_vfs_install ();
  for (guint i = 0; i < jobs; i++)
    g_ptr_array_add (threads, g_thread_new ("job", do_job, GUINT_TO_POINTER (i)));
  for (guint i = 0; i < jobs; i++)
    g_thread_join (g_ptr_array_index (threads, i));
  g_assert_cmpuint (n_kills, ==, kills);
  g_assert_cmpuint (n_acknowledged, >, kills);
  g_print (
    "# kill: %u kills, %u changes acknowledged, 0 lost; %u in flight, of which %u are whole there and %u "
    "not at all\n",
    n_kills, n_acknowledged, n_in_flight, n_arrived, n_in_flight - n_arrived);
}

int
main (int argc, char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "--child"))
    work_as_child (argv[2], (guint32) strtoul (argv[3], NULL, 10));
  program = argv[0];
  kills = fault_read_count (argc, argv, "--kills", kills);
  jobs = MIN (fault_read_count (argc, argv, "--jobs", jobs), kills);
  fault_init (&argc, &argv);
  seed = (guint) g_test_rand_int ();
  g_test_add_func ("/faults/kill", test_kill);
  return g_test_run ();
}
