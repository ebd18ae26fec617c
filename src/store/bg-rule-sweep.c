/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rules ask of every record of the book: a few queries for some hundred records at a time. */
#include "bg-config.h"

#include "bg-own-records.h"
#include "bg-query-private.h"
#include "bg-record-sql.h"
#include "bg-rule-tasks.h"
#include "bg-store-private.h"

/* Records that are read together: enough to make the queries few, few enough to stay in the processor's
 * cache. */
#define BATCH 256

/* Each has a connection of its own, and memory for a batch. */
#define MOST_THREADS 4

static gboolean
has_rules (const BgKind *kind, const BgRuleBook *book)
{
  for (guint i = 0; i < bg_rule_book_get_n_rules (book); i++)
    if (bg_rule_book_get_rule (book, i)->kind == kind)
      return TRUE;
  return FALSE;
}

static void
move_all (GPtrArray *from, GPtrArray *to)
{
  g_ptr_array_set_free_func (from, NULL);
  g_ptr_array_extend (to, from, NULL, NULL);
}

/* A record: its row, and the place of what it asks for among all that is asked for. */
typedef struct
{
  gint64 seq;
  guint place;
} Row;

/* Some records of one kind, read and asked by one worker with a connection of its own. */
typedef struct
{
  const BgKind *kind;
  GArray *seqs;
  GArray *places;
  GError *error;
} Batch;

typedef struct
{
  BgStore *store;
  const BgRuleBook *book;
  gboolean in_words;
  GPtrArray *batches;
  /* What each record asks for, in the order of the queries; NULL where it asks for nothing. Each worker
   * writes to the places of its batch alone. */
  GPtrArray *found;
} Sweep;

static void
free_batch (gpointer data)
{
  Batch *batch = data;

  g_clear_pointer (&batch->seqs, g_array_unref);
  g_clear_pointer (&batch->places, g_array_unref);
  g_clear_error (&batch->error);
  g_free (batch);
}

static void
add_batch (Sweep *sweep, const BgKind *kind, const Row *rows, guint n)
{
  Batch *batch = g_new0 (Batch, 1);

  batch->kind = kind;
  batch->seqs = g_array_new (FALSE, FALSE, sizeof (gint64));
  batch->places = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < n; i++)
    {
      g_array_append_val (batch->seqs, rows[i].seq);
      g_array_append_val (batch->places, rows[i].place);
    }
  g_ptr_array_add (sweep->batches, batch);
}

static void
propose_for (Sweep *sweep, BgRecord *record, guint place, GHashTable *owners)
{
  GPtrArray *tasks = g_hash_table_lookup (owners, bg_record_get_id (record));
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) found =
    sweep->in_words ? bg_proposals_in_words (record, tasks != NULL ? tasks : none, sweep->book)
                    : bg_proposals_for_record (record, tasks != NULL ? tasks : none, sweep->book);

  if (found->len > 0)
    g_ptr_array_index (sweep->found, place) = g_steal_pointer (&found);
}

static gboolean
propose_batch (Sweep *sweep, Batch *batch, BgSql *sql, GError **error)
{
  const gint64 *seqs = (const gint64 *) batch->seqs->data;
  g_autoptr (GPtrArray) records = bg_record_sql_load_slots (sql, batch->kind, seqs, batch->seqs->len, error);
  g_autoptr (GHashTable) owners =
    records != NULL ? bg_own_records_read (sql, batch->kind, records, error) : NULL;

  for (guint i = 0; owners != NULL && i < records->len; i++)
    if (g_ptr_array_index (records, i) != NULL)
      propose_for (sweep, g_ptr_array_index (records, i), g_array_index (batch->places, guint, i), owners);
  return owners != NULL;
}

static void
propose_in_worker (gpointer data, gpointer user_data)
{
  Batch *batch = data;
  Sweep *sweep = user_data;
  BgSql *reader = bg_store_acquire_reader (sweep->store, &batch->error);

  if (reader == NULL)
    return;
  propose_batch (sweep, batch, reader, &batch->error);
  bg_store_release_reader (sweep->store, reader);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  gint64 first = ((const Row *) a)->seq, second = ((const Row *) b)->seq;

  return (first > second) - (first < second);
}

/* Read in the order in which they stand in the table, so that a batch is one stretch of it. */
static gboolean
find_batches (Sweep *sweep, BgSql *sql, const BgKind *kind, GError **error)
{
  g_autoptr (BgQuery) query = bg_query_new (kind, bg_rule_book_get_numbers (sweep->book));
  g_autoptr (BgQueryRows) found = bg_query_run (sql, query, 0, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));

  for (guint i = 0; found != NULL && i < found->seqs->len; i++)
    {
      Row row = { g_array_index (found->seqs, gint64, i), sweep->found->len };

      g_array_append_val (rows, row);
      g_ptr_array_add (sweep->found, NULL);
    }
  g_array_sort (rows, compare_rows);
  for (guint i = 0; i < rows->len; i += BATCH)
    add_batch (sweep, kind, &g_array_index (rows, Row, i), MIN (BATCH, rows->len - i));
  return found != NULL;
}

static gboolean
find_all_batches (Sweep *sweep, GError **error)
{
  BgSql *reader = bg_store_acquire_reader (sweep->store, error);
  gboolean good = reader != NULL;

  for (const BgKind *const *kind = bg_kind_list (); good && *kind != NULL; kind++)
    if (has_rules (*kind, sweep->book))
      good = find_batches (sweep, reader, *kind, error);
  if (reader != NULL)
    bg_store_release_reader (sweep->store, reader);
  return good;
}

static void
run_batches (Sweep *sweep)
{
  guint n = CLAMP (g_get_num_processors (), 1, MOST_THREADS);
  GThreadPool *pool = g_thread_pool_new (propose_in_worker, sweep, (int) n, FALSE, NULL);

  for (guint i = 0; i < sweep->batches->len; i++)
    g_thread_pool_push (pool, g_ptr_array_index (sweep->batches, i), NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
}

static gboolean
check_batches (Sweep *sweep, GError **error)
{
  for (guint i = 0; i < sweep->batches->len; i++)
    {
      Batch *batch = g_ptr_array_index (sweep->batches, i);

      if (batch->error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&batch->error));
          return FALSE;
        }
    }
  return TRUE;
}

/* In the order of the records, whichever worker was done first. */
static void
gather (Sweep *sweep, GPtrArray *all)
{
  for (guint i = 0; i < sweep->found->len; i++)
    if (g_ptr_array_index (sweep->found, i) != NULL)
      move_all (g_ptr_array_index (sweep->found, i), all);
}

static void
free_found (gpointer found)
{
  if (found != NULL)
    g_ptr_array_unref (found);
}

/**
 * bg_store_propose_all:
 * @store: a record book
 * @year: the year whose own rules are asked too
 * @book: the rules in use
 * @in_words: whether they are only read, as with bg_proposals_in_words()
 * @error: what went wrong
 *
 * Blocks for seconds in a large book, on all processors. Any thread but the main one of a window.
 *
 * Returns: (transfer full) (element-type BgProposal): what the rules ask for, of every record and of @year
 */
GPtrArray *
bg_store_propose_all (BgStore *store, int year, const BgRuleBook *book, gboolean in_words, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) bg_proposal_free);
  g_autoptr (GPtrArray) of_year = NULL;
  g_autoptr (GPtrArray) batches = g_ptr_array_new_with_free_func (free_batch);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (free_found);
  Sweep sweep = { store, book, in_words, batches, found };

  g_return_val_if_fail (BG_IS_STORE (store) && book != NULL, NULL);

  if (!find_all_batches (&sweep, error))
    return NULL;
  run_batches (&sweep);
  if (!check_batches (&sweep, error))
    return NULL;
  gather (&sweep, all);
  of_year = bg_store_propose_by (store, NULL, year, book, error);
  if (of_year == NULL)
    return NULL;
  move_all (of_year, all);
  return g_steal_pointer (&all);
}
