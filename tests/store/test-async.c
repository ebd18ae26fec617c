/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked in the background answers as what is asked at once, and stops when it is given up. */
#include "bg-blanking-finder.h"
#include "bg-history.h"
#include "bg-undo.h"
#include "store-fixture.h"

static void
take_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
fill (Fixture *fixture)
{
  g_autoptr (BgRecord) trip = fixture_add (fixture, &bg_delegation_kind, "Đoàn tỉnh Koh Kong");
  g_autoptr (BgRecord) other = fixture_add (fixture, &bg_delegation_kind, "Đoàn tỉnh Khăm Muộn");
  g_autoptr (BgRecord) agency = fixture_add (fixture, &bg_agency_kind, "Sở Y tế");
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgQuery) query = bg_query_new (&bg_delegation_kind, &fixture->rules);
  g_autoptr (GAsyncResult) found = NULL;
  g_autoptr (GAsyncResult) counted = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture);
  bg_store_find_async (fixture->store, query, 1, NULL, take_result_cb, &found);
  records = bg_store_find_finish (fixture->store, wait_for (&found), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, 1);
  bg_store_count_async (fixture->store, query, NULL, take_result_cb, &counted);
  g_assert_cmpint (bg_store_count_finish (fixture->store, wait_for (&counted), &error), ==, 2);
  g_assert_no_error (error);
}

static void
test_given_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgQuery) query = bg_query_new (&bg_delegation_kind, &fixture->rules);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) found = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture);
  g_cancellable_cancel (cancellable);
  bg_store_find_async (fixture->store, query, 0, cancellable, take_result_cb, &found);
  g_assert_null (bg_store_find_finish (fixture->store, wait_for (&found), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_history (Fixture *fixture, gconstpointer data)
{
  BgHistoryFilter filter = { .officer = "Nguyễn Văn A", .kind = &bg_delegation_kind };
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GPtrArray) sets = NULL;
  g_autoptr (GPtrArray) officers = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture);
  bg_store_list_history_async (fixture->store, &filter, 10, NULL, take_result_cb, &listed);
  sets = bg_store_list_history_finish (fixture->store, wait_for (&listed), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sets->len, ==, 2);
  officers = bg_store_list_officers (fixture->store, NULL);
  g_assert_cmpuint (officers->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (officers, 0), ==, "Nguyễn Văn A");
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (BgUndo) undo = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture);
  bg_undo_load_async (fixture->store, BG_UNDO_LAST, NULL, take_result_cb, &loaded);
  undo = bg_undo_load_finish (wait_for (&loaded), &error);
  g_assert_no_error (error);
  g_assert_cmpint (bg_undo_get_set (undo), ==, 3);
  g_assert_cmpstr (bg_undo_get_label (undo), ==, "Thêm");
  g_assert_false (bg_undo_is_redo (undo));
}

static void
test_blanking (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) found = NULL;
  g_autoptr (BgBlanking) blanking = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture);
  bg_blanking_find_async (fixture->store, 12, bg_date_new (2030, 1, 1), NULL, take_result_cb, &found);
  blanking = bg_blanking_find_finish (fixture->store, wait_for (&found), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (blanking->n_people, ==, 0);
}

static void
test_rules (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) office = bg_record_new_with_id (&bg_office_kind, BG_OFFICE_ID);
  g_autoptr (BgRecord) loaded = NULL;
  g_autoptr (GError) error = NULL;
  BgRules rules;

  g_assert_null (bg_store_load_office (fixture->store));
  bg_record_set_text (office, "name", "Cơ quan ngoại vụ tỉnh");
  g_assert_true (bg_store_save (fixture->store, NULL, office, "Thêm", &error));
  g_assert_no_error (error);
  loaded = bg_store_load_office (fixture->store);
  g_assert_cmpstr (bg_record_get_title (loaded), ==, "Cơ quan ngoại vụ tỉnh");
  bg_rules_from_office (&rules, loaded, bg_date_new (2026, 11, 22));
  g_assert_cmpint (bg_date_compare (rules.today, bg_date_new (2026, 11, 22)), ==, 0);
  g_assert_cmpint (rules.warning_days, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/async/find", test_find);
  ADD ("/async/given-up", test_given_up);
  ADD ("/async/history", test_history);
  ADD ("/async/undo", test_undo);
  ADD ("/async/blanking", test_blanking);
  ADD ("/async/rules", test_rules);
  return g_test_run ();
}
