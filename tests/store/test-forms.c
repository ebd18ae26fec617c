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

/* What a book of each form holds once it was raised to the present one. */
static const struct
{
  int form;
  const char *text;
  const char *answer;
} answers[] = {
  { 1, "SELECT count (*), min (seq), max (seq) FROM change_set", "8|1|8" },
  { 1, "SELECT title FROM delegation", "Đoàn tỉnh Koh Kong (mẫu)" },
  { 1, "SELECT change_set, label, officer FROM chain_end JOIN change_set ON seq = change_set",
    "8|Take out of the trash|Nguyễn Văn A (mẫu)" },
  /* Each personal value has a row of its own now, and stands nowhere else. */
  { 1, "SELECT count (*) FROM change WHERE after LIKE '%N1234567%' OR after LIKE '%N7654321%'", "2" },
  { 1,
    "SELECT after FROM change WHERE path LIKE '%].passport_number' AND salt IS NOT NULL ORDER BY change_set",
    "\"N1234567\"\n\"N7654321\"" },
  { 2, "SELECT count (*), min (seq), max (seq) FROM change_set", "9|1|9" },
  { 2, "SELECT act, undoes FROM change_set WHERE seq = 9", "undo|8" },
  { 2, "SELECT title FROM delegation", "Đoàn tỉnh Trat (mẫu)" },
  { 2, "SELECT passport_number FROM delegation_members", "N1234567" },
  /* It is shared with nobody until somebody says so. */
  { 2, "SELECT count (*) FROM sync_server", "0" },
  { 4, "SELECT count (*), min (seq), max (seq) FROM change_set", "7|1|7" },
  { 4, "SELECT title FROM conference", "Hội thảo (mẫu)" },
  /* What waited for the server still waits; of files it has none, and fetches those that somebody opens. */
  { 4, "SELECT kind, purged FROM sync_queue", "task|0" },
  { 4, "SELECT account, counter, all_files FROM sync_server", "can_bo|3|0" },
  { 4, "SELECT count (*) FROM sync_file", "0" },
  { 5, "SELECT count (*), min (seq), max (seq) FROM change_set", "6|1|6" },
  { 5, "SELECT content, time, end_time, room, content_en, place_en FROM delegation_itinerary",
    "Đón đoàn|08:30|-|-|-|-" },
  { 5, "SELECT due_date, repeats, previous, next_title, next_days FROM task", "2026-11-30|-|-|-|-" },
  { 5, "SELECT signed_date FROM agreement", "2026-02-12" },
  { 6, "SELECT count (*), min (seq), max (seq) FROM change_set", "5|1|5" },
  { 6, "SELECT capacity, signed_date, succession_scope, succession_content FROM agreement",
    "district|2024-02-12|-|-" },
  { 6, "SELECT kind FROM agreement_amendments", "inherited" },
  { 6, "SELECT role, number FROM agreement_papers", "decision|01/QĐ-UBND" },
  { 7, "SELECT count (*), min (seq), max (seq) FROM change_set", "5|1|5" },
  { 7, "SELECT guest_class, class_decision FROM delegation", "B|-" },
  { 7, "SELECT item, cost_kind, quantity, estimate FROM delegation_costs", "Phòng nghỉ|-|-|20000000" },
  { 7, "SELECT rule, offset FROM office_rule_changes", "R13|10" },
  { 7, "SELECT count (*) FROM office_ceilings", "0" },
};

/* History is whole behind the step, what was there is read in its new place, and a second opening changes
 * nothing. */
static void
test_form (Fixture *fixture, gconstpointer data)
{
  int form = GPOINTER_TO_INT (data);
  g_autofree char *path = make_path (fixture);
  g_autofree char *faults = NULL;

  book_unpack (form, path);
  open_book (path);
  faults = list_faults (path);
  g_assert_cmpstr (faults, ==, "");
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    if (answers[i].form == form)
      assert_read (path, answers[i].text, answers[i].answer);
  open_book (path);
}

/* A form that was released and of which nothing is asked would pass unseen. */
static gboolean
is_asked (int form)
{
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    if (answers[i].form == form)
      return TRUE;
  return FALSE;
}

static void
add_forms (void)
{
  g_autoptr (GArray) forms = book_list_forms ();

  for (guint i = 0; i < forms->len; i++)
    {
      int form = g_array_index (forms, int, i);
      g_autofree char *name = g_strdup_printf ("/forms/%d", form);

      g_assert_true (is_asked (form));
      g_test_add (name, Fixture, GINT_TO_POINTER (form), fixture_set_up, test_form, fixture_tear_down);
    }
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
  add_forms ();
  ADD ("/forms/last", test_last_form);
  ADD ("/forms/forged-before", test_forged_before);
  return g_test_run ();
}
