/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The disk fails at each call in turn of everything the store does: words or success, no lie, nothing spoilt.
 *
 * Usage: test-io [--stride N]: fails at each N-th call only. */
#include <string.h>

#include "bg-backup.h"
#include "bg-error.h"
#include "book-files.h"
#include "fault-calls.h"
#include "fault-check.h"
#include "fault-ops.h"
#include "fault-vfs.h"
#include "io-readings.h"

#define OPERATIONS_BEFORE 40
/* Making an index of words beside the book's own takes longer than all other looks. */
#define RUNS_A_SEARCH 20

static guint stride = 89;

typedef gboolean (*ScenarioFunc) (Run *run, GError **error);

/* What was found. */
static guint n_runs, n_failures, n_errors;

static gboolean
open_with (Run *run, BgOpenFlags flags, GError **error)
{
  run->store = bg_store_open (run->path, flags | BG_OPEN_FORCE, error);
  return run->store != NULL;
}

static gboolean
open_new (Run *run, GError **error)
{
  return open_with (run, BG_OPEN_CREATE, error);
}

static gboolean
open_existing (Run *run, GError **error)
{
  return open_with (run, BG_OPEN_EXISTING, error);
}

static gboolean
open_to_read (Run *run, GError **error)
{
  return open_with (run, BG_OPEN_READ_ONLY, error);
}

static gboolean
run_op (Run *run, GError **error)
{
  return fault_op_run (run->op, run->store, error);
}

/* What is still in the journal goes into the book; that cannot fail in words, only wait for the next opening.
 */
static gboolean
close_book (Run *run, GError **error)
{
  fault_store_close (&run->store);
  return TRUE;
}

static gboolean
open_save_close (Run *run, GError **error)
{
  return open_existing (run, error) && run_op (run, error) && close_book (run, error);
}

/* Ways to fail: of the disk, once and for good, and of SQLite whatever the disk does. */
typedef struct
{
  const char *name;
  FaultSort disk;
  gboolean for_good;
  FaultCallSort call;
} Failure;

static const Failure failures[] = {
  { "full", FAULT_FULL, FALSE, FAULT_CALL_NONE },
  { "full", FAULT_FULL, TRUE, FAULT_CALL_NONE },
  { "io", FAULT_IO, FALSE, FAULT_CALL_NONE },
  { "io", FAULT_IO, TRUE, FAULT_CALL_NONE },
  { "read-only", FAULT_READ_ONLY, FALSE, FAULT_CALL_NONE },
  { "read-only", FAULT_READ_ONLY, TRUE, FAULT_CALL_NONE },
  { "short", FAULT_SHORT, FALSE, FAULT_CALL_NONE },
  { "short", FAULT_SHORT, TRUE, FAULT_CALL_NONE },
  { "sync", FAULT_SYNC, FALSE, FAULT_CALL_NONE },
  { "sync", FAULT_SYNC, TRUE, FAULT_CALL_NONE },
  { "prepare", FAULT_NONE, FALSE, FAULT_CALL_PREPARE },
  { "step", FAULT_NONE, FALSE, FAULT_CALL_STEP },
  { "script", FAULT_NONE, FALSE, FAULT_CALL_SCRIPT },
};

/* What must be there before a scenario begins. */
typedef enum
{
  BEFORE_NOTHING,
  BEFORE_OLD_FORM,
  BEFORE_CLOSED,
  BEFORE_OPEN,
  BEFORE_OPEN_WITH_ID,
  BEFORE_CLOSED_WITH_BACKUP,
} Before;

static const struct
{
  const char *name;
  Before before;
  ScenarioFunc run;
  /* What is done or, in front of a closing, was done. */
  const char *op;
} scenarios[] = {
  { "open-new", BEFORE_NOTHING, open_new, NULL },
  { "open-existing", BEFORE_CLOSED, open_existing, NULL },
  { "open-to-read", BEFORE_CLOSED, open_to_read, NULL },
  { "migrate", BEFORE_OLD_FORM, open_existing, NULL },
  { "add", BEFORE_OPEN, run_op, "add" },
  { "edit", BEFORE_OPEN, run_op, "edit" },
  { "bulk", BEFORE_OPEN, run_op, "bulk" },
  { "trash", BEFORE_OPEN, run_op, "trash" },
  { "restore", BEFORE_OPEN, run_op, "restore" },
  { "undo", BEFORE_OPEN, run_op, "undo" },
  { "purge", BEFORE_OPEN, run_op, "purge" },
  { "draft", BEFORE_OPEN, run_op, "draft" },
  { "drop-draft", BEFORE_OPEN, run_op, "drop" },
  { "close", BEFORE_OPEN, close_book, "bulk" },
  { "open-save-close", BEFORE_CLOSED, open_save_close, "edit" },
  { "search", BEFORE_OPEN, fault_read_search, NULL },
  { "list", BEFORE_OPEN, fault_read_list, NULL },
  { "count", BEFORE_OPEN, fault_read_counted, NULL },
  { "load", BEFORE_OPEN_WITH_ID, fault_read_load, NULL },
  { "history", BEFORE_OPEN_WITH_ID, fault_read_history, NULL },
  { "load-draft", BEFORE_OPEN, fault_read_load_draft, NULL },
  { "field-history", BEFORE_OPEN_WITH_ID, fault_read_field_history, NULL },
  { "sets", BEFORE_OPEN, fault_read_sets, NULL },
  { "one-set", BEFORE_OPEN, fault_read_one_set, NULL },
  { "as-of", BEFORE_OPEN_WITH_ID, fault_read_as_of, NULL },
  { "overdue", BEFORE_OPEN, fault_read_overdue, NULL },
  { "blanking", BEFORE_OPEN, fault_read_blanking, NULL },
  { "dossier", BEFORE_OPEN_WITH_ID, fault_read_dossier, NULL },
  { "load-undo", BEFORE_OPEN, fault_read_undo, NULL },
  { "salvage", BEFORE_CLOSED, fault_read_salvage, NULL },
  { "restore-backup", BEFORE_CLOSED_WITH_BACKUP, fault_restore, NULL },
  { "drill", BEFORE_CLOSED_WITH_BACKUP, fault_read_drill, NULL },
  { "prove", BEFORE_CLOSED, fault_read_prove, NULL },
  { "back-up", BEFORE_OPEN, fault_read_back_up, NULL },
};

/* The book that every run begins with a copy of. */
static char *model_folder;
static char *model_path;
static FaultContent *model_content;
static FaultContent *backup_content;
static guint32 model_seed;

/* Does one thing until the book has something to do the other with. */
static void
make_possible (BgStore *store, const char *wanted, const char *name, GRand *random)
{
  FaultOp *op;

  while ((op = fault_op_make (store, wanted, random)) == NULL)
    {
      g_autoptr (FaultOp) first = fault_op_make (store, name, random);

      g_assert_true (first == NULL || fault_op_run (first, store, NULL));
    }
  fault_op_free (op);
}

/* The book goes on after its backup. */
static void
back_up_model (void)
{
  g_autoptr (GError) error = NULL;
  BgBackupWish wish = { .reason = BG_BACKUP_MANUAL };
  g_autoptr (BgBackup) backup = bg_backup_make (model_path, &wish, NULL, &error);

  g_assert_no_error (error);
  backup_content = fault_content_read (backup->path, &error);
  g_assert_no_error (error);
}

static void
make_model (void)
{
  g_autoptr (GRand) random = NULL;
  BgStore *store;

  model_seed = 7;
  random = g_rand_new_with_seed (model_seed);
  model_folder = fault_folder_new ();
  model_path = g_build_filename (model_folder, "mẫu.banggiao", NULL);
  store = bg_store_open (model_path, BG_OPEN_CREATE, NULL);
  for (guint i = 0; i < OPERATIONS_BEFORE; i++)
    {
      g_autoptr (FaultOp) op = fault_op_choose (store, random);

      g_assert_true (fault_op_run (op, store, NULL));
    }
  back_up_model ();
  make_possible (store, "restore", "trash", random);
  make_possible (store, "purge", "trash", random);
  make_possible (store, "drop", "draft", random);
  fault_store_close (&store);
  model_content = fault_content_read (model_path, NULL);
  g_assert_nonnull (model_content);
}

/* All that the operations need is in the book by then: records, some in the trash, a draft. */
static FaultOp *
make_op (BgStore *store, const char *name)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (model_seed);
  FaultOp *op = NULL;

  for (guint i = 0; op == NULL && i < 100; i++)
    op = fault_op_make (store, name, random);
  g_assert_nonnull (op);
  return op;
}

static void
begin (Run *run, gsize scenario)
{
  Before before = scenarios[scenario].before;

  *run = (Run){ .folder = fault_folder_new () };
  run->path = g_build_filename (run->folder, "sổ.banggiao", NULL);
  if (before == BEFORE_OLD_FORM)
    book_unpack (1, run->path);
  else if (before != BEFORE_NOTHING)
    book_copy (model_path, run->path);
  if (before == BEFORE_CLOSED_WITH_BACKUP)
    {
      g_autofree char *from = bg_backup_dup_folder (model_path);
      g_autofree char *to = bg_backup_dup_folder (run->path);

      fault_folder_copy (from, to);
      return;
    }
  if (before < BEFORE_CLOSED)
    return;
  g_assert_true (open_existing (run, NULL));
  if (scenarios[scenario].op != NULL)
    run->op = make_op (run->store, scenarios[scenario].op);
  if (scenarios[scenario].run == close_book)
    g_assert_true (run_op (run, NULL));
  if (before == BEFORE_OPEN_WITH_ID)
    run->answer = fault_dup_first_id (run);
  if (before == BEFORE_CLOSED)
    close_book (run, NULL);
}

static void
end (Run *run)
{
  fault_store_close (&run->store);
  g_clear_pointer (&run->op, fault_op_free);
  fault_folder_remove (run->folder);
  g_free (run->folder);
  g_free (run->path);
  g_free (run->answer);
}

/* The file, the cause and what to do, in the officer's words. */
static void
check_words (Run *run, const GError *error)
{
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_true (error->domain == BG_ERROR);
  g_assert_cmpuint (g_utf8_strlen (error->message, -1), >, 40);
  g_assert_nonnull (strstr (error->message, run->folder));
}

/* A restore whose last flush failed says that one or the other may hold; everything else promises the book of
 * before. */
static gboolean
says_unsure (const GError *error)
{
  return error != NULL && strstr (error->message, "did not confirm the restored record book") != NULL;
}

static void
check_book (Run *run, gsize scenario, gboolean good, gboolean unsure)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) found = NULL;
  gboolean is_restore = scenarios[scenario].run == fault_restore;
  g_autoptr (GHashTable) after = fault_content_copy (is_restore ? backup_content : model_content);
  g_autofree char *fault = NULL;
  g_autofree char *differs_before = NULL;
  g_autofree char *differs_after = NULL;

  fault_store_close (&run->store);
  g_assert_true (open_with (run, BG_OPEN_CREATE, &error));
  fault_store_close (&run->store);
  fault = fault_check_book (run->path, n_runs % RUNS_A_SEARCH == 0);
  g_assert_cmpstr (fault, ==, NULL);
  if (scenarios[scenario].before < BEFORE_CLOSED)
    return;
  found = fault_content_read (run->path, &error);
  g_assert_no_error (error);
  if (run->op != NULL)
    fault_content_apply (after, run->op->expected);
  differs_before = fault_content_compare (model_content, found);
  differs_after = fault_content_compare (after, found);
  if (good)
    g_assert_cmpstr (differs_after, ==, NULL);
  else if (unsure)
    g_assert_true (differs_before == NULL || differs_after == NULL);
  else
    g_assert_cmpstr (differs_before, ==, NULL);
}

/* Returns FALSE once the scenario makes fewer calls than that. */
static gboolean
fail_at (gsize scenario, const Failure *failure, guint call, const char *answer)
{
  g_autoptr (GError) error = NULL;
  gint64 failed;
  gboolean good;
  Run run;

  begin (&run, scenario);
  g_test_message ("%s: %s at call %u%s", scenarios[scenario].name, failure->name, call,
                  failure->for_good ? " and all behind it" : "");
  fault_vfs_arm (failure->disk, call, failure->for_good);
  fault_calls_arm (failure->call, call);
  good = scenarios[scenario].run (&run, &error);
  failed = fault_calls_disarm ();
  failed += fault_vfs_disarm ();
  if (good)
    g_assert_cmpstr (run.answer, ==, answer);
  else
    check_words (&run, error);
  check_book (&run, scenario, good, says_unsure (error));
  end (&run);
  n_runs++;
  n_failures += failed > 0;
  n_errors += !good;
  return failed > 0;
}

/* What it answers while nothing fails. */
static char *
run_well (gsize scenario)
{
  g_autoptr (GError) error = NULL;
  char *answer;
  Run run;

  begin (&run, scenario);
  scenarios[scenario].run (&run, &error);
  g_assert_no_error (error);
  answer = g_steal_pointer (&run.answer);
  check_book (&run, scenario, TRUE, FALSE);
  end (&run);
  return answer;
}

static void
test_scenario (gconstpointer data)
{
  gsize scenario = GPOINTER_TO_SIZE (data);
  g_autofree char *answer = run_well (scenario);

  for (gsize i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      guint call = 1 + (guint) g_test_rand_int_range (0, (gint32) stride);

      while (fail_at (scenario, &failures[i], call, answer))
        call += stride;
    }
}

int
main (int argc, char **argv)
{
  int status;

  stride = fault_read_count (argc, argv, "--stride", stride);
  fault_init (&argc, &argv);
  fault_vfs_install ();
  make_model ();
  for (gsize i = 0; i < G_N_ELEMENTS (scenarios); i++)
    {
      g_autofree char *name = g_strconcat ("/faults/io/", scenarios[i].name, NULL);

      g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_scenario);
    }
  status = g_test_run ();
  g_print ("# io: %u scenarios, %u failing calls of 8 sorts: %u said so in words, %u did without; 0 lies, 0 "
           "spoilt\n",
           (guint) G_N_ELEMENTS (scenarios), n_failures, n_errors, n_failures - n_errors);
  fault_folder_remove (model_folder);
  return status;
}
