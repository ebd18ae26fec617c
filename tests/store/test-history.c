/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chain of history, the form in which text is stored, and one signal for one change set. */
#include <sqlite3.h>
#include <string.h>

#include "bg-error.h"
#include "bg-history-verify.h"
#include "book-files.h"
#include "store-fixture.h"

static void
fault_cb (const BgHistoryFault *fault, gpointer data)
{
  GString *faults = data;

  g_assert_nonnull (fault->text);
  g_string_append_printf (faults, "%s%d/%d", faults->len > 0 ? " " : "", (int) fault->set,
                          (int) fault->position);
}

/* "3/0": the first row of the third change set; "3/-1": the change set itself. */
static char *
list_faults (Fixture *fixture)
{
  g_autoptr (BgSql) sql = bg_sql_open (fixture->path, SQLITE_OPEN_READONLY, NULL);
  GString *faults = g_string_new (NULL);

  g_assert_nonnull (sql);
  g_assert_true (bg_history_verify (sql, NULL, fault_cb, faults, NULL, NULL));
  return g_string_free (faults, FALSE);
}

static void
write_some_history (Fixture *fixture)
{
  g_autoptr (BgRecord) agency = fixture_add (fixture, &bg_agency_kind, "Sở Y tế");
  g_autoptr (BgRecord) edited = bg_record_copy (agency);
  g_autoptr (BgRecord) trashed = NULL;
  g_autoptr (BgRecord) task = fixture_add_task (fixture, "Báo cáo", bg_record_get_id (agency), "2026-11");
  g_autoptr (BgRecord) noted = bg_record_copy (task);
  BgRecord *note = bg_record_add_item (noted, "progress_notes");

  bg_record_set_text (edited, "phone", "0290 \"3\"");
  bg_record_set_text (edited, "short_name", "SYT");
  g_assert_true (bg_store_save (fixture->store, agency, edited, "Sửa cơ quan", NULL));
  trashed = bg_store_load (fixture->store, &bg_agency_kind, bg_record_get_id (agency), NULL);
  bg_record_set_trashed (trashed, TRUE);
  g_assert_true (bg_store_save (fixture->store, edited, trashed, "Bỏ vào thùng rác", NULL));
  bg_store_set_officer (fixture->store, NULL);
  bg_record_set_text (note, "date", "2026-11-22");
  bg_record_set_text (note, "text", "Đã gọi");
  g_assert_true (bg_store_save (fixture->store, task, noted, "Ghi tiến độ", NULL));
}

/* Whoever alters, removes or inserts a row afterwards is found, and so is which one. */
static void
test_chain (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *forgery;
    const char *faults;
  } cases[] = {
    { "UPDATE change SET after = '\"0291\"' WHERE path = 'phone'", "3/1" },
    { "UPDATE change SET before = '\"0291\"' WHERE path = 'phone'", "3/1" },
    { "UPDATE change SET after = NULL WHERE path = 'phone'", "3/1" },
    { "UPDATE change SET path = 'email' WHERE path = 'phone'", "3/-1" },
    { "UPDATE change SET kind = 'partner' WHERE change_set = 2", "2/-1" },
    { "UPDATE change SET record = 'x' WHERE change_set = 2", "2/-1" },
    { "UPDATE change SET digest = x'00' WHERE path = 'phone'", "3/1" },
    { "UPDATE change SET blanked = 1, after = '\"0291\"', digest = zeroblob (32) WHERE path = 'phone'",
      "3/-1" },
    { "UPDATE change_set SET label = 'Khác' WHERE seq = 4", "4/-1" },
    { "UPDATE change_set SET officer = 'Trần B' WHERE seq = 5", "5/-1" },
    { "UPDATE change_set SET officer = NULL WHERE seq = 3", "3/-1" },
    { "UPDATE change_set SET time = time + 1 WHERE seq = 2", "2/-1" },
    { "UPDATE change_set SET act = 'undo' WHERE seq = 2", "2/-1" },
    { "UPDATE change_set SET undoes = 1 WHERE seq = 2", "2/-1" },
    { "UPDATE change_set SET hash = zeroblob (32) WHERE seq = 5", "5/-1 5/-1" },
    { "UPDATE change_set SET changes = 1 WHERE seq = 3", "3/1" },
    { "DELETE FROM change WHERE change_set = 5 AND position = 1", "5/1" },
    { "DELETE FROM change WHERE change_set = 3 AND position = 0", "3/0" },
    { "DELETE FROM change WHERE change_set = 5", "5/0 5/1" },
    { "DELETE FROM change WHERE change_set = 3; DELETE FROM change_set WHERE seq = 3", "3/-1" },
    { "DELETE FROM change WHERE change_set = 5; DELETE FROM change_set WHERE seq = 5", "5/-1" },
    { "INSERT INTO change SELECT 3, 2, kind, record, path, before, after, salt, digest, blanked FROM change"
      " WHERE change_set = 2",
      "3/2" },
    { "INSERT INTO change SELECT 9, 0, kind, record, path, before, after, salt, digest, blanked FROM change"
      " WHERE change_set = 2",
      "9/0" },
    { "INSERT INTO change_set SELECT 6, time, officer, label, act, undoes, 0, hash FROM change_set"
      " WHERE seq = 5",
      "6/-1 6/-1" },
    { "UPDATE chain_end SET hash = zeroblob (32)", "5/-1" },
  };
  g_autofree char *whole = g_build_filename (fixture->folder, "whole.db", NULL);
  g_autofree char *none = NULL;

  write_some_history (fixture);
  g_clear_object (&fixture->store);
  none = list_faults (fixture);
  g_assert_cmpstr (none, ==, "");
  book_copy (fixture->path, whole);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *faults = NULL;

      g_test_message ("%s", cases[i].forgery);
      book_copy (whole, fixture->path);
      book_run (fixture->path, cases[i].forgery);
      faults = list_faults (fixture);
      g_assert_cmpstr (faults, ==, cases[i].faults);
    }
}

static void
save_member (Fixture *fixture, BgRecord *before, BgRecord *after, BgAct act)
{
  g_autoptr (BgChangeSet) set = bg_change_set_new ("Sửa đoàn");
  g_autoptr (GError) error = NULL;

  bg_change_set_add (set, before, after);
  bg_change_set_set_act (set, act);
  g_assert_true (bg_store_commit (fixture->store, set, &error));
  g_assert_no_error (error);
}

/* A blanked passport number is in no row of history, and the chain still holds. */
static void
test_blanked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) delegation = bg_record_new (&bg_delegation_kind);
  BgRecord *member = bg_record_add_item (delegation, "members");
  g_autoptr (BgRecord) stored = NULL;
  g_autoptr (BgRecord) changed = NULL;
  g_autoptr (BgRecord) blank = NULL;
  g_autofree char *rows = NULL;
  g_autofree char *left = NULL;
  g_autofree char *faults = NULL;

  bg_record_set_text (delegation, "title", "Đoàn");
  bg_record_set_text (delegation, "direction", "incoming");
  bg_record_set_text (delegation, "start_date", "2026-02-03");
  bg_record_set_text (member, "full_name", "Sok Dara");
  bg_record_set_text (member, "passport_number", "N1234567");
  save_member (fixture, NULL, delegation, BG_ACT_EDIT);
  stored = bg_store_load (fixture->store, &bg_delegation_kind, bg_record_get_id (delegation), NULL);
  changed = bg_record_copy (stored);
  bg_record_set_text (bg_record_get_item (changed, "members", 0), "passport_number", "N7654321");
  save_member (fixture, stored, changed, BG_ACT_EDIT);
  g_clear_object (&stored);
  stored = bg_store_load (fixture->store, &bg_delegation_kind, bg_record_get_id (delegation), NULL);
  blank = bg_record_copy (stored);
  bg_record_clear (bg_record_get_item (blank, "members", 0), "passport_number");
  save_member (fixture, stored, blank, BG_ACT_BLANKED);

  rows =
    book_read (fixture->path, "SELECT count (*) FROM change WHERE path LIKE '%.passport_number' AND blanked");
  g_assert_cmpstr (rows, ==, "3");
  left = book_read (fixture->path, "SELECT count (*) FROM change WHERE before LIKE '%N_______%' OR after LIKE"
                                   " '%\"N_______\"%' OR after LIKE '%N1234567%'");
  g_assert_cmpstr (left, ==, "0");
  faults = list_faults (fixture);
  g_assert_cmpstr (faults, ==, "");
}

/* Who looked at what is a change set that changes nothing. */
static void
test_notes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) agency = fixture_add (fixture, &bg_agency_kind, "Sở Y tế");
  g_autoptr (BgChangeSet) set = bg_change_set_new ("Xem số hộ chiếu");
  g_autofree char *rows = NULL;
  g_autofree char *faults = NULL;

  bg_change_set_set_act (set, BG_ACT_SHOWN);
  bg_change_set_add_note (set, "agency", bg_record_get_id (agency), "phone");
  g_assert_true (bg_store_commit (fixture->store, set, NULL));
  rows = book_read (fixture->path, "SELECT act, officer, path, before, after FROM change_set JOIN change"
                                   " ON change_set = seq WHERE act IS NOT NULL");
  g_assert_cmpstr (rows, ==, "shown|Nguyễn Văn A|phone|-|-");
  faults = list_faults (fixture);
  g_assert_cmpstr (faults, ==, "");
}

/* Text from a Mac comes decomposed; stored it is composed, everywhere. */
static void
test_composed_text (Fixture *fixture, gconstpointer data)
{
  const char *composed = "Sở Ngoại vụ";
  g_autofree char *decomposed = g_utf8_normalize (composed, -1, G_NORMALIZE_NFD);
  g_autoptr (BgRecord) agency = fixture_add (fixture, &bg_agency_kind, decomposed);
  g_autofree char *stored = book_read (fixture->path, "SELECT name FROM agency");
  g_autofree char *history = book_read (fixture->path, "SELECT after FROM change");

  g_assert_cmpstr (decomposed, !=, composed);
  g_assert_cmpstr (bg_record_get_title (agency), ==, composed);
  g_assert_cmpstr (stored, ==, composed);
  g_assert_nonnull (strstr (history, composed));
  g_assert_null (strstr (history, decomposed));
}

static void
test_long_title (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) agency = bg_record_new (&bg_agency_kind);
  g_autofree char *title = g_strnfill (10000, 'a');
  g_autofree char *count = NULL;
  g_autoptr (GError) error = NULL;

  bg_record_set_text (agency, "name", title);
  g_assert_false (bg_store_save (fixture->store, NULL, agency, "Thêm", &error));
  g_assert_error (error, BG_ERROR, BG_ERROR_INVALID);
  g_assert_cmpuint (strlen (error->message), <, 500);
  g_assert_cmpuint (strlen (bg_record_get_text (agency, "name")), ==, 10000);
  count = book_read (fixture->path, "SELECT (SELECT count (*) FROM agency) + (SELECT count (*) FROM change)");
  g_assert_cmpstr (count, ==, "0");
}

static void
count_cb (BgStore *store, GPtrArray *records, GArray *sizes)
{
  g_array_append_val (sizes, records->len);
}

static void
test_one_signal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (BgChangeSet) three = bg_change_set_new ("Thêm ba");
  g_autoptr (BgChangeSet) bad = bg_change_set_new ("Thêm hai");
  g_autoptr (BgRecord) agency = fixture_add (fixture, &bg_agency_kind, "Sở Y tế");
  g_autoptr (BgRecord) nameless = bg_record_new (&bg_agency_kind);

  g_signal_connect (fixture->store, "changed", G_CALLBACK (count_cb), sizes);
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (BgRecord) record = bg_record_new (&bg_agency_kind);

      bg_record_set_text (record, "name", "Sở");
      bg_change_set_add (three, NULL, record);
      bg_change_set_add (bad, NULL, record);
    }
  bg_change_set_add (bad, NULL, nameless);
  g_assert_false (bg_store_commit (fixture->store, bad, NULL));
  g_assert_cmpuint (sizes->len, ==, 0);
  g_assert_true (bg_store_commit (fixture->store, three, NULL));
  g_assert_cmpuint (sizes->len, ==, 1);
  g_assert_cmpuint (g_array_index (sizes, guint, 0), ==, 3);
  /* Nothing changed, nothing is told. */
  g_assert_true (bg_store_save (fixture->store, agency, agency, "Sửa", NULL));
  g_assert_cmpuint (sizes->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/history/chain", test_chain);
  ADD ("/history/blanked", test_blanked);
  ADD ("/history/notes", test_notes);
  ADD ("/history/composed-text", test_composed_text);
  ADD ("/history/long-title", test_long_title);
  ADD ("/history/one-signal", test_one_signal);
  return g_test_run ();
}
