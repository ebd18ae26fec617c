/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The power fails at every flush of a script of 50 operations: what was acknowledged is there, nothing by
 * half.
 *
 * Usage: test-power [--points N] [--stride N]: so many cuts by chance; of the cuts at every flush each N-th
 * way in which unflushed writes can end. */
#include <sqlite3.h>
#include <string.h>

#include "fault-check.h"
#include "fault-ops.h"
#include "fault-state.h"

#define OPERATIONS 50
/* The book is closed and opened again, and its journal written back, so often. */
#define OPERATIONS_A_DAY        11
#define OPERATIONS_A_CHECKPOINT 7
/* Making an index of words beside the book's own takes longer than all other looks. */
#define STATES_A_SEARCH 5
/* Of more unflushed writes than these, as of a new book's, so many are looked at one by one. */
#define MOST_SINGLE 48

static guint points = 200;
static guint stride = 61;

/* A script that was run: what the disk saw, and what was promised when. */
typedef struct
{
  GPtrArray *log;
  /* (element-type FaultContent): after each operation; [0] after the book was made. */
  GPtrArray *contents;
  /* (element-type guint): length of the log when each was acknowledged. */
  GArray *acknowledged;
  guint32 seed;
} Script;

typedef struct
{
  Script *script;
  char *folder;
  char *book;
  guint states;
  guint syncs;
  guint losses;
  char *first;
} Cuts;

static void
write_back (const char *path)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA wal_checkpoint (RESTART)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static BgStore *
open_store (const char *path)
{
  g_autoptr (GError) error = NULL;
  BgStore *store = bg_store_open (path, BG_OPEN_CREATE | BG_OPEN_FORCE, &error);

  g_assert_no_error (error);
  bg_store_set_officer (store, "Nguyễn Văn A");
  return store;
}

static void
acknowledge (Script *script, FaultContent *content)
{
  guint length = fault_log_get_length ();

  g_array_append_val (script->acknowledged, length);
  g_ptr_array_add (script->contents, fault_content_copy (content));
}

static void
run_operations (Script *script, const char *path)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (script->seed);
  g_autoptr (GHashTable) content = fault_content_new ();
  BgStore *store = open_store (path);

  acknowledge (script, content);
  for (guint i = 1; i <= OPERATIONS; i++)
    {
      g_autoptr (FaultOp) op = fault_op_choose (store, random);
      g_autoptr (GError) error = NULL;

      fault_op_run (op, store, &error);
      g_assert_no_error (error);
      fault_content_apply (content, op->expected);
      acknowledge (script, content);
      if (i % OPERATIONS_A_CHECKPOINT == 0)
        write_back (path);
      if (i % OPERATIONS_A_DAY == 0)
        {
          fault_store_close (&store);
          store = open_store (path);
        }
    }
  fault_store_close (&store);
}

static void
free_content (gpointer content)
{
  g_hash_table_unref (content);
}

static Script *
run_script (guint32 seed)
{
  g_autofree char *folder = fault_folder_new ();
  g_autofree char *path = g_build_filename (folder, "sổ.banggiao", NULL);
  Script *script = g_new0 (Script, 1);

  script->seed = seed;
  script->contents = g_ptr_array_new_with_free_func (free_content);
  script->acknowledged = g_array_new (FALSE, FALSE, sizeof (guint));
  fault_log_start (path);
  run_operations (script, path);
  script->log = fault_log_stop ();
  fault_folder_remove (folder);
  return script;
}

static void
free_script (Script *script)
{
  g_ptr_array_unref (script->log);
  g_ptr_array_unref (script->contents);
  g_array_unref (script->acknowledged);
  g_free (script);
}

/* How many operations were acknowledged when the log was that long, the making of the book included. */
static guint
count_acknowledged (Script *script, guint length)
{
  guint n = 0;

  while (n < script->acknowledged->len && g_array_index (script->acknowledged, guint, n) <= length)
    n++;
  return n;
}

/* Returns NULL when the book is as it was before or after the operation under way, else what is wrong. */
static char *
judge (Cuts *cuts, guint length)
{
  guint n = count_acknowledged (cuts->script, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (BgStore) store = bg_store_open (cuts->book, BG_OPEN_CREATE | BG_OPEN_FORCE, &error);
  g_autoptr (GHashTable) found = NULL;
  g_autofree char *difference = NULL;

  if (store == NULL)
    return g_strdup (error->message);
  if (bg_store_is_read_only (store))
    return g_strdup ("read-only");
  fault_store_close (&store);
  found = fault_content_read (cuts->book, &error);
  if (found == NULL)
    return g_strdup (error->message);
  for (guint i = n > 0 ? n - 1 : 0; i <= n && i < cuts->script->contents->len; i++)
    {
      g_free (difference);
      difference = fault_content_compare (g_ptr_array_index (cuts->script->contents, i), found);
      if (difference == NULL)
        return fault_check_book (cuts->book, cuts->states % STATES_A_SEARCH == 0);
    }
  return g_strdup_printf ("after %u operations: %s", n, difference);
}

static void
look_at_state (Cuts *cuts, FaultState *state, guint length, const FaultFate *fates, GRand *random)
{
  char *fault;

  fault_state_write (state, cuts->folder, fates, random);
  fault = judge (cuts, length);
  cuts->states++;
  if (fault != NULL)
    cuts->losses++;
  if (cuts->first == NULL)
    cuts->first = fault;
  else
    g_free (fault);
}

/* Every way in which the unflushed writes end: up to one of them, without one, one alone, one torn. */
static void
look_at_ways (Cuts *cuts, guint length, guint *way)
{
  g_autoptr (FaultState) state = fault_state_new (cuts->script->log, length);
  guint n = fault_state_get_n_pending (state);
  guint step = MAX (1, n / MOST_SINGLE);
  g_autofree FaultFate *fates = g_new0 (FaultFate, n + 1);

  for (guint at = 0; at < MAX (n, 1); at += step)
    for (FaultFate fate = 0; fate < N_FAULT_FATES; fate++)
      for (guint others = 0; others < 3; others++)
        {
          if ((*way)++ % stride != 0)
            continue;
          for (guint i = 0; i < n; i++)
            fates[i] = i == at                                  ? fate
                       : others == 0 || (others == 1 && i < at) ? FAULT_FATE_KEPT
                                                                : FAULT_FATE_DROPPED;
          look_at_state (cuts, state, length, fates, NULL);
        }
}

static void
cut_at_every_sync (Cuts *cuts)
{
  GPtrArray *log = cuts->script->log;
  guint way = 0;

  for (guint i = 0; i < log->len; i++)
    {
      FaultEvent *event = g_ptr_array_index (log, i);

      if (event->type != FAULT_EVENT_SYNC && event->type != FAULT_EVENT_SYNC_FOLDER)
        continue;
      cuts->syncs++;
      look_at_ways (cuts, i, &way);
      look_at_ways (cuts, i + 1, &way);
    }
}

static void
cut_by_chance (Cuts *cuts, guint times)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (cuts->script->seed);

  for (guint i = 0; i < times; i++)
    {
      guint length = (guint) g_rand_int_range (random, 0, (gint32) cuts->script->log->len + 1);
      g_autoptr (FaultState) state = fault_state_new (cuts->script->log, length);
      guint n = fault_state_get_n_pending (state);
      g_autofree FaultFate *fates = g_new0 (FaultFate, n + 1);
      int kept = g_rand_int_range (random, 0, 101);

      for (guint j = 0; j < n; j++)
        fates[j] = g_rand_int_range (random, 0, 100) < kept
                     ? FAULT_FATE_KEPT
                     : (FaultFate) g_rand_int_range (random, FAULT_FATE_DROPPED, N_FAULT_FATES);
      look_at_state (cuts, state, length, fates, random);
    }
}

static void
begin_cuts (Cuts *cuts, guint32 seed)
{
  cuts->script = run_script (seed);
  cuts->folder = fault_folder_new ();
  cuts->book = g_build_filename (cuts->folder, "sổ.banggiao", NULL);
}

static void
end_cuts (Cuts *cuts)
{
  fault_folder_remove (cuts->folder);
  free_script (cuts->script);
  g_free (cuts->folder);
  g_free (cuts->book);
  g_free (cuts->first);
}

static void
test_every_sync (void)
{
  Cuts cuts = { 0 };

  begin_cuts (&cuts, 20261123);
  cut_at_every_sync (&cuts);
  g_print ("# power: %u operations, %u flushes, cut before and after each: %u states, %u lost\n", OPERATIONS,
           cuts.syncs, cuts.states, cuts.losses);
  g_assert_cmpstr (cuts.first, ==, NULL);
  g_assert_cmpuint (cuts.syncs, >, OPERATIONS);
  end_cuts (&cuts);
}

static void
test_by_chance (void)
{
  Cuts cuts = { 0 };

  begin_cuts (&cuts, (guint32) g_test_rand_int ());
  cut_by_chance (&cuts, points);
  g_print ("# power: %u cuts by chance, writes dropped, reordered and torn: %u lost\n", cuts.states,
           cuts.losses);
  g_assert_cmpstr (cuts.first, ==, NULL);
  end_cuts (&cuts);
}

/* The same without flushes: a check that finds nothing wrong there would find nothing anywhere. */
static void
test_without_flushes (void)
{
  Cuts cuts = { 0 };

  fault_vfs_set_synchronous_off (TRUE);
  begin_cuts (&cuts, 20261123);
  cut_by_chance (&cuts, 60);
  fault_vfs_set_synchronous_off (FALSE);
  g_print ("# power: the same with synchronous = OFF: %u of %u cuts lost something, as they must\n",
           cuts.losses, cuts.states);
  g_assert_cmpuint (cuts.losses, >, 0);
  end_cuts (&cuts);
}

int
main (int argc, char **argv)
{
  points = fault_read_count (argc, argv, "--points", points);
  stride = fault_read_count (argc, argv, "--stride", stride);
  fault_init (&argc, &argv);
  fault_vfs_install ();
  g_test_add_func ("/faults/power/every-sync", test_every_sync);
  g_test_add_func ("/faults/power/by-chance", test_by_chance);
  g_test_add_func ("/faults/power/without-flushes", test_without_flushes);
  return g_test_run ();
}
