/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Record books of every form the program ever wrote are brought to the present one, with all they hold. */
#include <glib/gstdio.h>
#include <string.h>

#include "bg-history-verify.h"
#include "book-files.h"
#include "store-fixture.h"

typedef struct
{
  GString *faults;
  guint n;
} Faults;

static void
fault_cb (const BgHistoryFault *fault, gpointer data)
{
  Faults *faults = data;

  g_string_append_printf (faults->faults, "%s%d/%d", faults->n > 0 ? " " : "", (int) fault->set,
                          (int) fault->position);
  faults->n++;
}

static char *
list_faults (const char *path)
{
  g_autoptr (BgSql) sql = bg_sql_open (path, SQLITE_OPEN_READONLY, NULL);
  Faults faults = { g_string_new (NULL), 0 };
  gint64 checked = 0;

  g_assert_nonnull (sql);
  g_assert_true (bg_history_verify (sql, NULL, fault_cb, &faults, &checked, NULL));
  g_assert_cmpint (checked, >, 0);
  return g_string_free (faults.faults, FALSE);
}

static void
open_book (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BgStore) store = bg_store_open (path, BG_OPEN_EXISTING, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);
}

static void
assert_read (const char *path, const char *text, const char *expected)
{
  g_autofree char *answer = book_read (path, text);

  g_assert_cmpstr (answer, ==, expected);
}

static char *
make_path (Fixture *fixture)
{
  return g_build_filename (fixture->folder, "old.db", NULL);
}

static void
test_form_1 (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_path (fixture);
  g_autofree char *faults = NULL;

  book_unpack (1, path);
  open_book (path);
  faults = list_faults (path);
  g_assert_cmpstr (faults, ==, "");
  assert_read (path, "SELECT count (*), min (seq), max (seq) FROM change_set", "8|1|8");
  assert_read (path, "SELECT title FROM delegation", "Đoàn tỉnh Koh Kong (mẫu)");
  assert_read (path, "SELECT change_set, label, officer FROM chain_end JOIN change_set ON seq = change_set",
               "8|Take out of the trash|Nguyễn Văn A (mẫu)");
  /* Each personal value has a row of its own now, and stands nowhere else. */
  assert_read (path, "SELECT count (*) FROM change WHERE after LIKE '%N1234567%' OR after LIKE '%N7654321%'",
               "2");
  assert_read (path,
               "SELECT after FROM change WHERE path LIKE '%].passport_number' AND salt IS NOT NULL"
               " ORDER BY change_set",
               "\"N1234567\"\n\"N7654321\"");
  open_book (path);
}

static void
test_form_2 (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_path (fixture);
  g_autofree char *faults = NULL;

  book_unpack (2, path);
  open_book (path);
  faults = list_faults (path);
  g_assert_cmpstr (faults, ==, "");
  assert_read (path, "SELECT count (*), min (seq), max (seq) FROM change_set", "9|1|9");
  assert_read (path, "SELECT act, undoes FROM change_set WHERE seq = 9", "undo|8");
  assert_read (path, "SELECT title FROM delegation", "Đoàn tỉnh Trat (mẫu)");
  assert_read (path, "SELECT passport_number FROM delegation_members", "N1234567");
  /* It is shared with nobody until somebody says so. */
  assert_read (path, "SELECT count (*) FROM sync_server", "0");
  open_book (path);
}

static void
test_form_4 (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_path (fixture);
  g_autofree char *faults = NULL;

  book_unpack (4, path);
  open_book (path);
  faults = list_faults (path);
  g_assert_cmpstr (faults, ==, "");
  assert_read (path, "SELECT count (*), min (seq), max (seq) FROM change_set", "7|1|7");
  assert_read (path, "SELECT title FROM conference", "Hội thảo (mẫu)");
  /* What waited for the server still waits; of files it has none, and fetches those that somebody opens. */
  assert_read (path, "SELECT kind, purged FROM sync_queue", "task|0");
  assert_read (path, "SELECT account, counter, all_files FROM sync_server", "can_bo|3|0");
  assert_read (path, "SELECT count (*) FROM sync_file", "0");
  open_book (path);
}

static void
test_form_5 (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_path (fixture);
  g_autofree char *faults = NULL;

  book_unpack (5, path);
  open_book (path);
  faults = list_faults (path);
  g_assert_cmpstr (faults, ==, "");
  assert_read (path, "SELECT count (*), min (seq), max (seq) FROM change_set", "6|1|6");
  assert_read (path, "SELECT content, time, end_time, content_en FROM delegation_itinerary",
               "Đón đoàn|08:30|-|-");
  assert_read (path, "SELECT due_date, repeats, previous FROM task", "2026-11-30|-|-");
  assert_read (path, "SELECT signed_date FROM agreement", "2026-02-12");
  open_book (path);
}

static void
test_form_6 (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_path (fixture);
  g_autofree char *faults = NULL;

  book_unpack (6, path);
  open_book (path);
  faults = list_faults (path);
  g_assert_cmpstr (faults, ==, "");
  assert_read (path, "SELECT count (*), min (seq), max (seq) FROM change_set", "5|1|5");
  assert_read (path, "SELECT capacity, signed_date, succession_scope FROM agreement",
               "district|2024-02-12|-");
  assert_read (path, "SELECT kind FROM agreement_amendments", "inherited");
  assert_read (path, "SELECT role, number FROM agreement_papers", "decision|01/QĐ-UBND");
  open_book (path);
}

/* Whoever raises the form leaves a book of the one before. */
static void
test_last_form (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) forms = book_list_forms ();
  g_autofree char *present = NULL;
  g_autofree char *before = NULL;

  present = book_read (fixture->path, "PRAGMA user_version");
  g_assert_cmpuint (forms->len, >, 0);
  before = g_strdup_printf ("%d", g_array_index (forms, int, forms->len - 1) + 1);
  g_assert_cmpstr (present, ==, before);
}

static void
test_form_7 (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_path (fixture);
  g_autofree char *faults = NULL;

  book_unpack (7, path);
  open_book (path);
  faults = list_faults (path);
  g_assert_cmpstr (faults, ==, "");
  assert_read (path, "SELECT count (*), min (seq), max (seq) FROM change_set", "5|1|5");
  assert_read (path, "SELECT guest_class, class_decision FROM delegation", "B|-");
  assert_read (path, "SELECT item, cost_kind, quantity, estimate FROM delegation_costs",
               "Phòng nghỉ|-|-|20000000");
  assert_read (path, "SELECT rule, offset FROM office_rule_changes", "R13|10");
  assert_read (path, "SELECT count (*) FROM office_ceilings", "0");
  open_book (path);
}

/* A history that was forged before the step is not made whole by it. */
static void
test_forged_before (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_path (fixture);
  g_autofree char *faults = NULL;

  book_unpack (1, path);
  book_run (path, "UPDATE change SET after = '\"Khác\"' WHERE change_set = 4");
  open_book (path);
  faults = list_faults (path);
  g_assert_cmpstr (faults, ==, "4/-1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/forms/1", test_form_1);
  ADD ("/forms/2", test_form_2);
  ADD ("/forms/4", test_form_4);
  ADD ("/forms/5", test_form_5);
  ADD ("/forms/6", test_form_6);
  ADD ("/forms/7", test_form_7);
  ADD ("/forms/last", test_last_form);
  ADD ("/forms/forged-before", test_forged_before);
  return g_test_run ();
}
