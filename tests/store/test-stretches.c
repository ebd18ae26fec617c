/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many records at once: whether they stand close together in their table or far apart, those that were asked
 * for come, with their own items, in the order in which they were asked for. */
#include "bg-record-sql.h"
#include "bg-store-private.h"
#include "store-fixture.h"

#define N_RECORDS 60

/* Every record has as many members as its number says, so that a wrong one is seen. */
static void
add_delegation (Fixture *fixture, guint number)
{
  g_autoptr (BgRecord) record = bg_record_new (&bg_delegation_kind);
  g_autofree char *title = g_strdup_printf ("Đoàn %02u", number);
  g_autoptr (GError) error = NULL;

  bg_record_set_text (record, "title", title);
  bg_record_set_text (record, "direction", "incoming");
  bg_record_set_text (record, "start_date", "2026-11-20");
  for (guint i = 0; i < number % 4; i++)
    bg_record_set_text (bg_record_add_item (record, "members"), "full_name", title);
  bg_store_save (fixture->store, NULL, record, "Thêm", &error);
  g_assert_no_error (error);
}

static GArray *
find_seqs (BgSql *sql)
{
  GArray *seqs = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement = bg_sql_prepare (sql, "SELECT seq FROM delegation ORDER BY seq", NULL);
  gboolean row = TRUE;

  while (bg_sql_step (sql, statement, &row, NULL) && row)
    {
      gint64 seq = sqlite3_column_int64 (statement, 0);

      g_array_append_val (seqs, seq);
    }
  return seqs;
}

static void
check_record (BgRecord *record, guint number)
{
  g_autofree char *title = g_strdup_printf ("Đoàn %02u", number);

  g_assert_cmpstr (bg_record_get_title (record), ==, title);
  g_assert_cmpuint (bg_record_get_n_items (record, "members"), ==, number % 4);
  for (guint i = 0; i < number % 4; i++)
    g_assert_cmpstr (bg_record_get_text (bg_record_get_item (record, "members", i), "full_name"), ==, title);
}

static void
check_load (BgSql *sql, GArray *all, GArray *numbers)
{
  g_autoptr (GArray) seqs = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < numbers->len; i++)
    g_array_append_val (seqs, g_array_index (all, gint64, g_array_index (numbers, guint, i)));
  records =
    bg_record_sql_load_many (sql, &bg_delegation_kind, (const gint64 *) seqs->data, seqs->len, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, numbers->len);
  for (guint i = 0; i < records->len; i++)
    check_record (g_ptr_array_index (records, i), g_array_index (numbers, guint, i));
}

/* From the last to the first, in steps: a stretch without holes, one with them, and rows far apart. */
static void
test_steps (Fixture *fixture, gconstpointer data)
{
  BgSql *sql;
  g_autoptr (GArray) all = NULL;

  for (guint i = 0; i < N_RECORDS; i++)
    add_delegation (fixture, i);
  sql = bg_store_acquire_reader (fixture->store, NULL);
  all = find_seqs (sql);
  g_assert_cmpuint (all->len, ==, N_RECORDS);
  for (guint step = 1; step <= N_RECORDS; step++)
    {
      g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));

      for (guint number = step; number <= N_RECORDS; number += step)
        {
          guint from_end = N_RECORDS - number;

          g_array_append_val (numbers, from_end);
        }
      check_load (sql, all, numbers);
    }
  bg_store_release_reader (fixture->store, sql);
}

static void
test_none (Fixture *fixture, gconstpointer data)
{
  BgSql *sql;
  gint64 nowhere[] = { 4711, 4712, 4715 };
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) missing = NULL;

  add_delegation (fixture, 0);
  sql = bg_store_acquire_reader (fixture->store, NULL);
  none = bg_record_sql_load_many (sql, &bg_delegation_kind, nowhere, 0, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  missing = bg_record_sql_load_many (sql, &bg_delegation_kind, nowhere, G_N_ELEMENTS (nowhere), NULL);
  g_assert_cmpuint (missing->len, ==, 0);
  bg_store_release_reader (fixture->store, sql);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/stretches/steps", test_steps);
  ADD ("/stretches/none", test_none);
  return g_test_run ();
}
