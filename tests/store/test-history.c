/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chain of history, the form in which text is stored, and one signal for one change set. */
#include <sqlite3.h>
#include <string.h>

#include "bg-error.h"
#include "store-fixture.h"

/* Each text with its length in front, as bg_history_write() says. */
static void
add_text (GChecksum *hash, const char *text)
{
  g_autofree char *length = g_strdup_printf ("%d:", text != NULL ? (int) strlen (text) : -1);

  g_checksum_update (hash, (const guchar *) length, -1);
  if (text != NULL)
    g_checksum_update (hash, (const guchar *) text, -1);
}

static void
add_changes (sqlite3 *db, gint64 set, GChecksum *hash)
{
  sqlite3_stmt *statement;

  g_assert_cmpint (
    sqlite3_prepare_v2 (
      db, "SELECT kind, record, path, before, after FROM change WHERE change_set = ?1 ORDER BY position", -1,
      &statement, NULL),
    ==, SQLITE_OK);
  sqlite3_bind_int64 (statement, 1, set);
  while (sqlite3_step (statement) == SQLITE_ROW)
    for (int column = 0; column < 5; column++)
      add_text (hash, (const char *) sqlite3_column_text (statement, column));
  sqlite3_finalize (statement);
}

/* Returns the first change set whose hash is not that of its content, 0 when the chain is whole. */
static gint64
find_broken_link (sqlite3 *db, guint *n_sets)
{
  sqlite3_stmt *statement;
  guint8 last[32];
  gint64 broken = 0;

  *n_sets = 0;
  g_assert_cmpint (sqlite3_prepare_v2 (db,
                                       "SELECT seq, time, officer, label, hash FROM change_set ORDER BY seq",
                                       -1, &statement, NULL),
                   ==, SQLITE_OK);
  while (broken == 0 && sqlite3_step (statement) == SQLITE_ROW)
    {
      g_autoptr (GChecksum) hash = g_checksum_new (G_CHECKSUM_SHA256);
      gint64 set = sqlite3_column_int64 (statement, 0);
      gsize size = sizeof last;

      if (*n_sets > 0)
        g_checksum_update (hash, last, sizeof last);
      add_changes (db, set, hash);
      for (int column = 1; column < 4; column++)
        add_text (hash, (const char *) sqlite3_column_text (statement, column));
      g_checksum_get_digest (hash, last, &size);
      if (sqlite3_column_bytes (statement, 4) != 32 ||
          memcmp (last, sqlite3_column_blob (statement, 4), 32) != 0)
        broken = set;
      (*n_sets)++;
    }
  sqlite3_finalize (statement);
  return broken;
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

/* Whoever changes a value, a name or a label afterwards breaks the chain, and where can be seen. */
static void
test_chain (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *forgery;
    const char *undo;
    gint64 broken;
  } cases[] = {
    { "UPDATE change SET after = '\"0291\"' WHERE path = 'phone'",
      "UPDATE change SET after = '\"0290 \\\"3\\\"\"' WHERE path = 'phone'", 3 },
    { "UPDATE change_set SET label = 'Khác' WHERE seq = 4",
      "UPDATE change_set SET label = 'Bỏ vào thùng rác' WHERE seq = 4", 4 },
    { "UPDATE change_set SET officer = 'Trần B' WHERE seq = 5",
      "UPDATE change_set SET officer = NULL WHERE seq = 5", 5 },
    { "DELETE FROM change WHERE change_set = 5", "", 5 },
  };
  sqlite3 *db;
  guint n;

  write_some_history (fixture);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (find_broken_link (db, &n), ==, 0);
  g_assert_cmpuint (n, ==, 5);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (sqlite3_exec (db, cases[i].forgery, NULL, NULL, NULL), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_changes (db), >, 0);
      g_assert_cmpint (find_broken_link (db, &n), ==, cases[i].broken);
      g_assert_cmpint (sqlite3_exec (db, cases[i].undo, NULL, NULL, NULL), ==, SQLITE_OK);
    }
  sqlite3_close (db);
}

static char *
read_one (Fixture *fixture, const char *text)
{
  sqlite3_stmt *statement;
  sqlite3 *db;
  char *answer;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, text, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  answer = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return answer;
}

/* Text from a Mac comes decomposed; stored it is composed, everywhere. */
static void
test_composed_text (Fixture *fixture, gconstpointer data)
{
  const char *composed = "Sở Ngoại vụ";
  g_autofree char *decomposed = g_utf8_normalize (composed, -1, G_NORMALIZE_NFD);
  g_autoptr (BgRecord) agency = fixture_add (fixture, &bg_agency_kind, decomposed);
  g_autofree char *stored = read_one (fixture, "SELECT name FROM agency");
  g_autofree char *history = read_one (fixture, "SELECT after FROM change");

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
  count = read_one (fixture, "SELECT (SELECT count (*) FROM agency) + (SELECT count (*) FROM change)");
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
  ADD ("/history/composed-text", test_composed_text);
  ADD ("/history/long-title", test_long_title);
  ADD ("/history/one-signal", test_one_signal);
  return g_test_run ();
}
