/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each call of SQLite, and each on a file beside it, fails in turn under everything the store does: words or
 * the whole answer, no lie, and a record book as it was before or after.
 *
 * Usage: test-calls [--stride N]: of the calls of the commonest sort fails each N-th only. */
#include <string.h>

#include "bg-error.h"
#include "calls-work.h"
#include "fault-calls.h"
#include "fault-check.h"

static guint stride = 37;

static guint n_operations, n_failures, n_errors, n_whole, n_hedged;

static char *model_folder;

static const char *const sort_names[N_FAULT_CALL_SORTS] = {
  [FAULT_CALL_PREPARE] = "prepare", [FAULT_CALL_STEP] = "step", [FAULT_CALL_SCRIPT] = "script",
  [FAULT_CALL_OPEN] = "open",       [FAULT_CALL_COPY] = "copy", [FAULT_CALL_FILE] = "file",
};

/* What the operation gives, and the record book after it, while nothing fails. */
typedef struct
{
  const CallsOperation *operation;
  FaultContent *before;
  FaultContent *after;
  char *answer;
} Well;

static void
prepare (Run *run, const CallsOperation *operation)
{
  if (operation->prepare != NULL)
    operation->prepare (run);
  else
    calls_prepare (run, operation->name);
}

static void
begin (Run *run, const CallsOperation *operation)
{
  g_autoptr (GError) error = NULL;

  *run = (Run){ .folder = fault_folder_new () };
  run->path = g_build_filename (run->folder, operation->book, NULL);
  fault_folder_copy (model_folder, run->folder);
  if ((operation->flags & CALLS_OPEN) == 0)
    {
      prepare (run, operation);
      return;
    }
  run->store = bg_store_open (run->path, BG_OPEN_EXISTING | BG_OPEN_FORCE, &error);
  g_assert_no_error (error);
  bg_store_set_officer (run->store, "Nguyễn Văn A");
  prepare (run, operation);
  /* Statements that were prepared are kept; each operation shall prepare its own. */
  fault_store_close (&run->store);
  run->store = bg_store_open (run->path, BG_OPEN_EXISTING | BG_OPEN_FORCE, &error);
  g_assert_no_error (error);
}

static void
end (Run *run)
{
  fault_store_close (&run->store);
  g_clear_pointer (&run->op, fault_op_free);
  if (run->further != NULL)
    run->free_further (run->further);
  fault_folder_remove (run->folder);
  g_free (run->folder);
  g_free (run->path);
  g_free (run->answer);
}

/* What failed last, for the words of a complaint. */
static char *last;

/* Goes on, so that one run names all that is wrong. */
static void
complain (const char *what, const char *detail)
{
  g_test_fail_printf ("%s: %s: %s", last, what, detail != NULL ? detail : "nothing");
}

/* The file, the cause and what to do, in the officer's words. */
static void
check_words (Run *run, const GError *error)
{
  if (error == NULL)
    complain ("no words", NULL);
  else if (error->domain != BG_ERROR || g_utf8_strlen (error->message, -1) <= 40 ||
           strstr (error->message, run->folder) == NULL)
    complain ("not the officer's words", error->message);
}

/* Opened as it always is, the record book is whole. */
static FaultContent *
read_book (Run *run)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *fault = NULL;
  FaultContent *content;

  fault_store_close (&run->store);
  run->store = bg_store_open (run->path, BG_OPEN_CREATE | BG_OPEN_FORCE, &error);
  g_assert_no_error (error);
  fault_store_close (&run->store);
  fault = fault_check_book (run->path, FALSE);
  if (fault != NULL)
    complain ("not whole", fault);
  content = fault_content_read (run->path, &error);
  g_assert_no_error (error);
  return content;
}

/* A damaged book is only read, until it is replaced. */
static gboolean
stays_damaged (const Well *well, gboolean good)
{
  return g_str_equal (well->operation->book, CALLS_DAMAGED) &&
         (!good || (well->operation->flags & CALLS_WRITES) == 0);
}

static void
check_damaged (Run *run)
{
  g_autofree char *model = g_build_filename (model_folder, CALLS_DAMAGED, NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize first_size;
  gsize second_size;

  g_assert_true (g_file_get_contents (model, &first, &first_size, NULL));
  g_assert_true (g_file_get_contents (run->path, &second, &second_size, NULL));
  if (first_size != second_size || memcmp (first, second, first_size) != 0)
    complain ("the damaged file was written to", NULL);
}

static void
check_book (Run *run, const Well *well, gboolean good)
{
  g_autoptr (GHashTable) found = NULL;
  g_autofree char *difference = NULL;

  if (stays_damaged (well, good))
    {
      check_damaged (run);
      return;
    }
  found = read_book (run);
  if (good && (well->operation->flags & CALLS_NEW_IDS) != 0)
    {
      if (g_hash_table_size (found) != g_hash_table_size (well->after))
        complain ("said to be done", "another number of records");
      return;
    }
  difference = fault_content_compare (good ? well->after : well->before, found);
  if (difference != NULL)
    complain (good ? "said to be done" : "said to be as it was", difference);
}

static void
check_answer (Run *run, const Well *well)
{
  gboolean hedges = (well->operation->flags & CALLS_HEDGES) != 0 && run->answer == NULL;

  if (!hedges && g_strcmp0 (run->answer, well->answer) != 0)
    complain ("another answer", run->answer);
  n_hedged += hedges;
  n_whole += !hedges;
}

/* Returns FALSE once the operation makes fewer calls than that. */
static gboolean
fail_at (const Well *well, FaultCallSort sort, guint call)
{
  g_autoptr (GError) error = NULL;
  gint64 failed;
  gboolean good;
  Run run;

  begin (&run, well->operation);
  g_free (last);
  last = g_strdup_printf ("%s, %s %u", well->operation->name, sort_names[sort], call);
  fault_calls_arm (sort, call);
  good = well->operation->run (&run, &error);
  failed = fault_calls_disarm ();
  if (failed > 0 && !good)
    check_words (&run, error);
  else if (failed > 0)
    check_answer (&run, well);
  else
    g_assert_no_error (error);
  check_book (&run, well, good);
  end (&run);
  n_failures += failed > 0;
  n_errors += failed > 0 && !good;
  return failed > 0;
}

static void
run_well (Well *well)
{
  g_autoptr (GError) error = NULL;
  Run run;

  begin (&run, well->operation);
  if ((well->operation->flags & CALLS_WRITES) != 0 && !g_str_equal (well->operation->book, CALLS_DAMAGED))
    well->before = read_book (&run);
  if ((well->operation->flags & CALLS_OPEN) != 0 && run.store == NULL)
    run.store = bg_store_open (run.path, BG_OPEN_EXISTING | BG_OPEN_FORCE, NULL);
  well->operation->run (&run, &error);
  g_assert_no_error (error);
  well->answer = g_steal_pointer (&run.answer);
  if (!stays_damaged (well, TRUE))
    well->after = read_book (&run);
  if (well->before == NULL && well->after != NULL)
    well->before = g_hash_table_ref (well->after);
  end (&run);
}

/* Of what takes long fails each so-manyeth. */
#define MOST_LONG 29

/* With --stride 1 each call fails; else fewer of the commonest sort, and of what takes long. */
static guint
get_step (const CallsOperation *operation, FaultCallSort sort)
{
  guint step = sort == FAULT_CALL_STEP ? stride : 1;

  if ((operation->flags & CALLS_LONG) != 0)
    step *= MIN (stride, MOST_LONG);
  return step;
}

static void
test_operation (gconstpointer data)
{
  Well well = { .operation = data };

  g_free (last);
  last = g_strdup_printf ("%s, without a failure", well.operation->name);
  run_well (&well);
  for (FaultCallSort sort = FAULT_CALL_PREPARE; sort < N_FAULT_CALL_SORTS; sort++)
    {
      guint step = get_step (well.operation, sort);
      guint call = 1 + (guint) g_test_rand_int_range (0, (gint32) step);

      while (fail_at (&well, sort, call))
        call += step;
    }
  g_clear_pointer (&well.before, g_hash_table_unref);
  g_clear_pointer (&well.after, g_hash_table_unref);
  g_free (well.answer);
  n_operations++;
}

static void
add_tests (const CallsOperation *operations)
{
  for (const CallsOperation *operation = operations; operation->name != NULL; operation++)
    {
      g_autofree char *name = g_strconcat ("/faults/calls/", operation->name, NULL);

      g_test_add_data_func (name, operation, test_operation);
    }
}

int
main (int argc, char **argv)
{
  int status;

  stride = fault_read_count (argc, argv, "--stride", stride);
  fault_init (&argc, &argv);
  model_folder = fault_folder_new ();
  calls_make_model (model_folder);
  add_tests (calls_operations);
  add_tests (calls_sync_operations);
  add_tests (calls_file_operations);
  status = g_test_run ();
  g_print (
    "# calls: %u operations, %u failing calls of 6 sorts: %u said so in words, %u did without, %u gave an "
    "answer that says what it lacks; 0 lies, 0 spoilt\n",
    n_operations, n_failures, n_errors, n_whole, n_hedged);
  fault_folder_remove (model_folder);
  g_free (model_folder);
  g_free (last);
  return status;
}
