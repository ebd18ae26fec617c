/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving and loading: what goes in comes out, and what may not go in leaves no trace. */
#include "store-fixture.h"

#include "bg-history.h"
#include "bg-error.h"

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) record = bg_record_new (&bg_delegation_kind);
  g_autoptr (BgRecord) loaded = NULL;
  g_autoptr (GError) error = NULL;
  BgRecord *member;

  bg_record_set_text (record, "title", "Đoàn đại biểu tỉnh Koh Kong");
  bg_record_set_text (record, "direction", "incoming");
  bg_record_set_text (record, "start_date", "2026-02-03");
  bg_record_set_answer (record, "in_plan", BG_ANSWER_NO);
  bg_record_set_integer (record, "estimated_cost", G_GINT64_CONSTANT (9007199254740993));
  member = bg_record_add_item (record, "members");
  bg_record_set_text (member, "full_name", "Bà Chhi Va");
  member = bg_record_add_item (record, "members");
  bg_record_set_text (member, "full_name", "Ông A (mẫu)");

  g_assert_true (bg_store_save (fixture->store, NULL, record, "Thêm đoàn", &error));
  g_assert_no_error (error);
  loaded = bg_store_load (fixture->store, &bg_delegation_kind, bg_record_get_id (record), &error);
  g_assert_no_error (error);
  g_assert_true (bg_record_equal (record, loaded));
  g_assert_cmpint (bg_record_get_version (loaded), ==, 1);
  g_assert_cmpstr (bg_record_get_created_by (loaded), ==, "Nguyễn Văn A");
  g_assert_cmpstr (bg_record_get_text (bg_record_get_item (loaded, "members", 1), "full_name"), ==,
                   "Ông A (mẫu)");
}

static void
test_edit_and_history (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) before = fixture_add (fixture, &bg_agency_kind, "Sở Công Thương");
  g_autoptr (BgRecord) after = bg_record_copy (before);
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  BgHistoryEntry *entry;

  bg_record_set_text (after, "short_name", "SCT");
  g_assert_true (bg_store_save (fixture->store, before, after, "Sửa cơ quan", &error));
  g_assert_no_error (error);
  history = bg_store_load_history (fixture->store, bg_record_get_id (after), 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 2);
  entry = g_ptr_array_index (history, 0);
  g_assert_cmpstr (entry->path, ==, "short_name");
  g_assert_null (entry->before);
  g_assert_cmpstr (entry->after, ==, "\"SCT\"");
  g_assert_cmpstr (entry->label, ==, "Sửa cơ quan");
  g_assert_cmpuint (fixture_count_history (fixture, bg_record_get_id (after)), ==, 2);
}

static void
test_no_change_leaves_no_trace (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) before = fixture_add (fixture, &bg_agency_kind, "Sở Tài chính");
  g_autoptr (BgRecord) loaded = NULL;

  g_assert_true (bg_store_save (fixture->store, before, before, "Sửa cơ quan", NULL));
  loaded = bg_store_load (fixture->store, &bg_agency_kind, bg_record_get_id (before), NULL);
  g_assert_cmpint (bg_record_get_version (loaded), ==, 1);
  g_assert_cmpuint (fixture_count_history (fixture, bg_record_get_id (before)), ==, 1);
}

static void
test_two_windows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) base = fixture_add (fixture, &bg_agency_kind, "Sở Y tế");
  g_autoptr (BgRecord) one = bg_record_copy (base);
  g_autoptr (BgRecord) two = bg_record_copy (base);
  g_autoptr (BgRecord) three = bg_record_copy (base);
  g_autoptr (BgRecord) now = NULL;
  g_autoptr (GError) error = NULL;

  bg_record_set_text (one, "phone", "0290 1");
  bg_record_set_text (two, "email", "a@b.vn");
  bg_record_set_text (three, "phone", "0290 3");
  g_assert_true (bg_store_save (fixture->store, base, one, "Sửa", NULL));
  g_assert_true (bg_store_save (fixture->store, base, two, "Sửa", NULL));
  g_assert_false (bg_store_save (fixture->store, base, three, "Sửa", &error));
  g_assert_error (error, BG_ERROR, BG_ERROR_CONFLICT);
  now = bg_store_load (fixture->store, &bg_agency_kind, bg_record_get_id (base), NULL);
  g_assert_cmpstr (bg_record_get_text (now, "phone"), ==, "0290 1");
  g_assert_cmpstr (bg_record_get_text (now, "email"), ==, "a@b.vn");
}

static void
test_references (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) agency = fixture_add (fixture, &bg_agency_kind, "Sở Y tế");
  g_autoptr (BgRecord) trashed = bg_record_copy (agency);
  g_autoptr (BgRecord) task = bg_record_new (&bg_task_kind);
  g_autoptr (GError) error = NULL;

  bg_record_set_text (task, "title", "Báo cáo");
  bg_record_set_text (task, "lead_agency", "01900000-0000-7000-8000-000000000000");
  g_assert_false (bg_store_save (fixture->store, NULL, task, "Thêm", &error));
  g_assert_error (error, BG_ERROR, BG_ERROR_INVALID);
  g_clear_error (&error);

  bg_record_set_trashed (trashed, TRUE);
  g_assert_true (bg_store_save (fixture->store, agency, trashed, "Bỏ vào thùng rác", NULL));
  bg_record_set_text (task, "lead_agency", bg_record_get_id (agency));
  g_assert_false (bg_store_save (fixture->store, NULL, task, "Thêm", &error));
  g_assert_error (error, BG_ERROR, BG_ERROR_REFUSED);
}

static void
test_all_or_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgChangeSet) set = bg_change_set_new ("Thêm hai");
  g_autoptr (BgRecord) good = bg_record_new (&bg_agency_kind);
  g_autoptr (BgRecord) bad = bg_record_new (&bg_agency_kind);
  g_autoptr (BgQuery) all = bg_query_new (&bg_agency_kind, &fixture->rules);
  g_autoptr (GError) error = NULL;
  guint count;

  bg_record_set_text (good, "name", "Sở Xây dựng");
  bg_change_set_add (set, NULL, good);
  bg_change_set_add (set, NULL, bad);
  g_assert_false (bg_store_commit (fixture->store, set, &error));
  g_assert_error (error, BG_ERROR, BG_ERROR_INVALID);
  g_assert_true (bg_store_count (fixture->store, all, &count, NULL));
  g_assert_cmpuint (count, ==, 0);
  g_assert_cmpuint (fixture_count_history (fixture, bg_record_get_id (good)), ==, 0);
}

static void
test_unknown_fields_are_kept (Fixture *fixture, gconstpointer data)
{
  json_t *json = json_pack ("{s:s, s:s, s:{s:i}}", "kind", "agency", "name", "Sở Nội vụ", "future", "x", 1);
  g_autoptr (BgRecord) record = bg_record_from_json (json, NULL);
  g_autoptr (BgRecord) loaded = NULL;

  g_assert_true (bg_store_save (fixture->store, NULL, record, "Thêm", NULL));
  loaded = bg_store_load (fixture->store, &bg_agency_kind, bg_record_get_id (record), NULL);
  g_assert_true (json_equal (bg_record_get_extra (loaded), bg_record_get_extra (record)));
  json_decref (json);
}

typedef struct
{
  GMainLoop *loop;
  guint changed;
  gboolean good;
} Wait;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;

  wait->good = bg_store_commit_finish (BG_STORE (source), result, NULL);
  g_main_loop_quit (wait->loop);
}

static void
count_changed_cb (BgStore *store, GPtrArray *records, Wait *wait)
{
  wait->changed += records->len;
}

static void
test_async (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (BgChangeSet) set = bg_change_set_new ("Thêm");
  g_autoptr (BgRecord) record = bg_record_new (&bg_agency_kind);
  Wait wait = { loop, 0, FALSE };

  bg_record_set_text (record, "name", "Công an tỉnh");
  bg_change_set_add (set, NULL, record);
  g_signal_connect (fixture->store, "changed", G_CALLBACK (count_changed_cb), &wait);
  bg_store_commit_async (fixture->store, set, NULL, saved_cb, &wait);
  g_main_loop_run (loop);
  g_assert_true (wait.good);
  g_assert_cmpuint (wait.changed, ==, 1);
}

/* A replaced by B, B by C, C by A: the last one is refused, and nothing of it is there. */
static void
test_loop (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) first = fixture_add (fixture, &bg_document_kind, "Văn bản A");
  g_autoptr (BgRecord) second = fixture_add (fixture, &bg_document_kind, "Văn bản B");
  g_autoptr (BgRecord) third = fixture_add (fixture, &bg_document_kind, "Văn bản C");
  BgRecord *chain[] = { first, second, third, first };
  g_autoptr (BgRecord) stored = NULL;

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (BgRecord) edited = bg_record_copy (chain[i]);
      g_autoptr (GError) error = NULL;

      bg_record_set_text (edited, "parent", bg_record_get_id (chain[i + 1]));
      if (i < 2)
        {
          g_assert_true (bg_store_save (fixture->store, chain[i], edited, "Sửa", &error));
          g_assert_no_error (error);
          continue;
        }
      g_assert_false (bg_store_save (fixture->store, chain[i], edited, "Sửa", &error));
      g_assert_error (error, BG_ERROR, BG_ERROR_INVALID);
    }
  stored = bg_store_load_any (fixture->store, bg_record_get_id (third), NULL);
  g_assert_false (bg_record_is_set (stored, "parent"));
}

/* An edit of what was removed for good meanwhile brings nothing back by itself. */
static void
test_edit_of_removed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) record = fixture_add (fixture, &bg_agency_kind, "Sở A");
  g_autoptr (BgRecord) edited = bg_record_copy (record);
  g_autoptr (BgRecord) trashed = bg_record_copy (record);
  g_autoptr (BgRecord) gone = NULL;
  g_autoptr (BgChangeSet) set = bg_change_set_new ("Xóa hẳn");
  g_autoptr (GError) error = NULL;

  bg_record_set_trashed (trashed, TRUE);
  g_assert_true (bg_store_save (fixture->store, record, trashed, "Bỏ", NULL));
  gone = bg_store_load (fixture->store, &bg_agency_kind, bg_record_get_id (record), NULL);
  bg_change_set_add_purge (set, gone);
  bg_store_commit (fixture->store, set, &error);
  g_assert_no_error (error);
  bg_record_set_text (edited, "name", "Sở B");
  g_assert_false (bg_store_save (fixture->store, record, edited, "Sửa", &error));
  g_assert_error (error, BG_ERROR, BG_ERROR_NOT_FOUND);
  g_assert_null (bg_store_load (fixture->store, &bg_agency_kind, bg_record_get_id (record), NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/round-trip", test_round_trip);
  ADD ("/store/edit-and-history", test_edit_and_history);
  ADD ("/store/no-change-leaves-no-trace", test_no_change_leaves_no_trace);
  ADD ("/store/two-windows", test_two_windows);
  ADD ("/store/references", test_references);
  ADD ("/store/all-or-nothing", test_all_or_nothing);
  ADD ("/store/unknown-fields-are-kept", test_unknown_fields_are_kept);
  ADD ("/store/async", test_async);
  ADD ("/store/loop", test_loop);
  ADD ("/store/edit-of-removed", test_edit_of_removed);
  return g_test_run ();
}
