/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nobody sees personal data without being written down. */
#include "bg-error.h"
#include "bg-history.h"
#include "bg-personal.h"
#include "store-fixture.h"

typedef struct
{
  gboolean done;
  gboolean allowed;
  GError *error;
} Answer;

static BgRecord *
add_delegation (Fixture *fixture)
{
  BgRecord *record = bg_record_new (&bg_delegation_kind);
  BgRecord *member = bg_record_add_item (record, "members");

  bg_record_set_text (record, "title", "Đoàn (mẫu)");
  bg_record_set_text (record, "direction", "outgoing");
  bg_record_set_text (record, "start_date", "2026-12-01");
  bg_record_set_text (member, "full_name", "Trần Thị B");
  bg_record_set_text (member, "passport_number", "C12345678");
  bg_record_set_text (member, "birth_date", "1970-06-05");
  g_assert_true (bg_store_save (fixture->store, NULL, record, "Thêm đoàn", NULL));
  return record;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->allowed = bg_personal_show_finish (BG_STORE (source), result, &answer->error);
  answer->done = TRUE;
}

static void
ask (BgStore *store, BgRecord *record, const char *path, Answer *answer)
{
  bg_personal_show_async (store, record, path, answered_cb, answer);
  g_assert_false (answer->done);
  while (!answer->done)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_shown (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) record = add_delegation (fixture);
  g_autoptr (GPtrArray) entries = NULL;
  BgRecord *member = bg_record_get_item (record, "members", 0);
  g_autofree char *path =
    bg_record_dup_path (record, member, bg_kind_get_field (bg_record_get_kind (member), "passport_number"));
  g_autofree char *expected = g_strdup_printf ("members[%s].passport_number", bg_record_get_id (member));
  BgHistoryEntry *entry;
  Answer answer = { FALSE };

  g_assert_cmpstr (path, ==, expected);
  bg_store_set_officer (fixture->store, "Lê Văn C");
  ask (fixture->store, record, path, &answer);
  g_assert_no_error (answer.error);
  g_assert_true (answer.allowed);
  entries = bg_store_load_history (fixture->store, bg_record_get_id (record), 10, NULL);
  g_assert_cmpuint (fixture_count_history (fixture, bg_record_get_id (record)), ==, 2);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpstr (entry->path, ==, expected);
  g_assert_cmpstr (entry->officer, ==, "Lê Văn C");
  g_assert_null (entry->before);
  g_assert_null (entry->after);
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) record = add_delegation (fixture);
  g_autoptr (BgStore) reader = bg_store_open (fixture->path, BG_OPEN_READ_ONLY, NULL);
  g_autoptr (BgChangeSet) set = bg_personal_set_new (BG_ACT_EXPORTED);
  g_autoptr (GError) error = NULL;
  Answer answer = { FALSE };

  ask (reader, record, "members[x].passport_number", &answer);
  g_assert_false (answer.allowed);
  g_assert_error (answer.error, BG_ERROR, BG_ERROR_READ_ONLY);
  g_clear_error (&answer.error);
  bg_personal_set_add (set, record);
  g_assert_false (bg_personal_commit (reader, set, &error));
  g_assert_error (error, BG_ERROR, BG_ERROR_READ_ONLY);
  bg_store_close (reader);
}

/* Each personal value is named; a record without any needs no note, and may be shown by a reader too. */
static void
test_notes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) record = add_delegation (fixture);
  g_autoptr (BgRecord) plain = bg_record_new (&bg_task_kind);
  g_autoptr (BgChangeSet) set = bg_personal_set_new (BG_ACT_EXPORTED);
  g_autoptr (BgChangeSet) none = bg_personal_set_new (BG_ACT_SHOWN);
  g_autoptr (BgStore) reader = bg_store_open (fixture->path, BG_OPEN_READ_ONLY, NULL);

  bg_personal_set_add (set, record);
  g_assert_cmpuint (bg_change_set_get_n_notes (set), ==, 2);
  g_assert_true (bg_personal_commit (fixture->store, set, NULL));
  g_assert_cmpuint (fixture_count_history (fixture, bg_record_get_id (record)), ==, 2);
  bg_personal_set_add (none, plain);
  g_assert_true (bg_personal_commit (reader, none, NULL));
  bg_store_close (reader);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/personal/shown", test_shown);
  ADD ("/personal/read-only", test_read_only);
  ADD ("/personal/notes", test_notes);
  return g_test_run ();
}
