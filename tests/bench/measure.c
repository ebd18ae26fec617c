/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times what a record book is asked: keystrokes of search, the list of overdue tasks, a durable save. */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "bg-draft.h"
#include "bg-result-list.h"
#include "bg-text.h"

#define FIRST_PAGE 50
#define ROUNDS     5

/* What officers type, from the most common words to words of a few records; each is typed letter by letter.
 */
static const char *const typed[] = {
  "bao cao",   "Báo cáo",     "hợp tác",      "tinh",           "của",         "doan cong tac",
  "kế hoạch",  "nuoc ngoai",  "thủy sản",     "koh kong",       "Khăm Muộn",   "jeonbuk",
  "friesland", "217/KH-UBND", "4071",         "trẹmghe",        "phequỳnh",    "huyenlach",
  "đướcsậy",   "zzzz",        "bao cao 2024", "tinh friesland", "của tỉnh sa", "ghi chu tom trembung",
};

static BgRules rules;

static double
now_ms (void)
{
  return (double) g_get_monotonic_time () / 1000.0;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return difference < 0 ? -1 : difference > 0 ? 1 : 0;
}

static double
get_percentile (GArray *times, int percent)
{
  guint index = (times->len - 1) * (guint) percent / 100;

  g_array_sort (times, compare_numbers);
  return g_array_index (times, double, index);
}

static void
print_times (const char *name, GArray *times)
{
  double half = get_percentile (times, 50);
  double most = get_percentile (times, 95);

  g_print ("%s.p50\t%.3f\n%s.p95\t%.3f\n%s.max\t%.3f\n", name, half, name, most, name,
           get_percentile (times, 100));
}

/* Of this thread alone: what a keystroke costs when nothing else wants the processor. */
static double
now_cpu_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1000.0 + (double) time.tv_nsec / 1e6;
}

static double
find_ms (BgStore *store, const BgQuery *query)
{
  double start = now_ms ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = bg_store_find (store, query, FIRST_PAGE, &error);

  g_assert_no_error (error);
  return now_ms () - start;
}

static void
type_word (BgStore *store, const char *word, GArray *times, GArray *cpu_times)
{
  glong length = g_utf8_strlen (word, -1);
  double slowest = 0;
  glong slowest_at = 0;

  for (glong n = 1; n <= length; n++)
    {
      g_autoptr (BgQuery) query = bg_query_new (&bg_task_kind, &rules);
      g_autofree char *prefix = g_utf8_substring (word, 0, n);
      double cpu_time = now_cpu_ms ();
      double time;

      bg_query_set_search (query, prefix);
      time = find_ms (store, query);
      cpu_time = now_cpu_ms () - cpu_time;
      g_array_append_val (times, time);
      g_array_append_val (cpu_times, cpu_time);
      if (time > slowest)
        {
          slowest = time;
          slowest_at = n;
        }
    }
  if (g_getenv ("BENCH_DETAIL") != NULL)
    {
      g_autofree char *prefix = g_utf8_substring (word, 0, slowest_at);

      g_printerr ("  %8.3f ms at “%s” of “%s”\n", slowest, prefix, word);
    }
}

static void
measure_search (BgStore *store)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) cpu_times = g_array_new (FALSE, FALSE, sizeof (double));

  for (int round = 0; round < ROUNDS; round++)
    for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
      type_word (store, typed[i], times, cpu_times);
  print_times ("search", times);
  print_times ("search.cpu", cpu_times);
}

static void
measure_overdue (BgStore *store)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (BgQuery) query = bg_query_new (&bg_task_kind, &rules);

  bg_query_set_filter (query, "overdue");
  for (int i = 0; i < 50; i++)
    {
      double time = find_ms (store, query);

      g_array_append_val (times, time);
    }
  print_times ("overdue", times);
}

/* From asking to the first rows on the model, as the window does it. */
static void
measure_list (BgStore *store)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) whole = g_array_new (FALSE, FALSE, sizeof (double));

  for (int i = 0; i < 20; i++)
    {
      g_autoptr (BgResultList) list = bg_result_list_new (store);
      g_autoptr (BgQuery) query = bg_query_new (&bg_task_kind, &rules);
      double start = now_ms ();
      double time;

      bg_query_set_filter (query, "overdue");
      bg_result_list_set_query (list, query);
      while (g_list_model_get_n_items (G_LIST_MODEL (list)) == 0)
        g_main_context_iteration (NULL, TRUE);
      time = now_ms () - start;
      g_array_append_val (times, time);
      while (bg_result_list_is_loading (list))
        g_main_context_iteration (NULL, TRUE);
      time = now_ms () - start;
      g_array_append_val (whole, time);
    }
  print_times ("list", times);
  print_times ("list.whole", whole);
}

static BgRecord *
find_task (BgStore *store)
{
  g_autoptr (BgQuery) query = bg_query_new (&bg_task_kind, &rules);
  g_autoptr (GPtrArray) found = NULL;

  bg_query_set_filter (query, "overdue");
  found = bg_store_find (store, query, 1, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  return g_object_ref (g_ptr_array_index (found, 0));
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(gboolean *) data = TRUE;
}

static void
wait_for (const gboolean *done)
{
  while (!*done)
    g_main_context_iteration (NULL, TRUE);
}

/* What a form does: the draft is kept on the disk, and the record saved, with which the draft goes. The first
 * time is that of the save, the second that of both. */
static void
save_ms (BgStore *store, BgRecord **task, int i, double *save, double *whole)
{
  g_autoptr (BgRecord) after = bg_record_copy (*task);
  g_autofree char *words = g_strdup_printf ("Đã gọi điện nhắc lần %d", i);
  g_autoptr (BgChangeSet) set = bg_change_set_new ("Sửa nhiệm vụ");
  gboolean kept = FALSE;
  double start = now_ms ();
  double middle;

  bg_record_set_text (after, "result", words);
  bg_store_save_draft_async (store, after, *task, NULL, done_cb, &kept);
  wait_for (&kept);
  middle = now_ms ();
  bg_change_set_set_flags (set, BG_CHANGE_FROM_FORM);
  bg_change_set_add (set, *task, after);
  g_assert_true (bg_store_commit (store, set, NULL));
  *save = now_ms () - middle;
  *whole = now_ms () - start;
  g_object_unref (*task);
  *task = bg_store_load (store, &bg_task_kind, bg_record_get_id (after), NULL);
}

static void
run_sql (sqlite3 *db, const char *text)
{
  char *message = NULL;

  if (sqlite3_exec (db, text, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", text, message);
}

/* The rows that one save of a task touches, in tables without index and search, by statements kept ready. */
static sqlite3 *
open_bare (const char *path)
{
  sqlite3 *db;

  g_unlink (path);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  run_sql (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
               "CREATE TABLE task (seq INTEGER PRIMARY KEY, modified INTEGER, result TEXT);"
               "CREATE TABLE change_set (seq INTEGER PRIMARY KEY, time INTEGER, label TEXT, hash BLOB);"
               "CREATE TABLE change (change_set INTEGER, record TEXT, path TEXT, before TEXT, after TEXT);"
               "INSERT INTO task VALUES (1, 0, '')");
  return db;
}

static double
save_bare_ms (sqlite3 *db)
{
  double start = now_ms ();

  run_sql (db, "BEGIN IMMEDIATE;"
               "UPDATE task SET modified = modified + 1, result = 'Đã gọi điện nhắc lần ' || modified;"
               "INSERT INTO change_set (time, label, hash) VALUES (1, 'Sửa nhiệm vụ', zeroblob (32));"
               "INSERT INTO change VALUES (1, '01900000-0000-7000-8000-000000000000', 'result', 'a', 'b');"
               "COMMIT");
  return now_ms () - start;
}

/* One after the other in turn, so that both meet the same disk. */
static void
measure_save (BgStore *store)
{
  g_autofree char *path = g_strconcat (bg_store_get_path (store), "-bare", NULL);
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) with_draft = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) bare = g_array_new (FALSE, FALSE, sizeof (double));
  BgRecord *task = find_task (store);
  sqlite3 *db = open_bare (path);

  for (int i = 0; i < 60; i++)
    {
      double save;
      double whole;
      double rows;

      save_ms (store, &task, i, &save, &whole);
      rows = save_bare_ms (db);
      g_array_append_val (ours, save);
      g_array_append_val (with_draft, whole);
      g_array_append_val (bare, rows);
    }
  print_times ("save", ours);
  print_times ("draft", with_draft);
  print_times ("bare", bare);
  sqlite3_close (db);
  g_unlink (path);
  g_object_unref (task);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  BgStore *store;

  if (argc != 3)
    g_error ("measure search|overdue|save FILE");
  bg_language_init ();
  bg_clock_set_today (bg_date_new (2026, 11, 22));
  bg_rules_init (&rules, bg_date_new (2026, 11, 22));
  store = bg_store_open (argv[2], BG_OPEN_EXISTING, &error);
  if (store == NULL)
    g_error ("%s", error->message);
  if (strcmp (argv[1], "search") == 0)
    measure_search (store);
  else if (strcmp (argv[1], "overdue") == 0)
    {
      measure_overdue (store);
      measure_list (store);
    }
  else
    measure_save (store);
  g_object_unref (store);
  return 0;
}
