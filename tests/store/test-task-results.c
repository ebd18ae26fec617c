/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A decision on a task, what follows from it in the same step, and taking all of it back. */
#include "bg-task.h"
#include "bg-undo.h"
#include "store-fixture.h"

typedef struct
{
  BgRecord *agency, *partner, *agreement, *task;
} Office;

static BgRecord *
save (Fixture *fixture, BgRecord *before, BgRecord *after)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (bg_store_save (fixture->store, before, after, "Ghi", &error));
  g_assert_no_error (error);
  return bg_store_load_any (fixture->store, bg_record_get_id (after), NULL);
}

static void
set_up (Fixture *fixture, Office *office)
{
  g_autoptr (BgRecord) partner = bg_record_new (&bg_partner_kind);
  g_autoptr (BgRecord) agreement = bg_record_new (&bg_agreement_kind);
  g_autoptr (BgRecord) task = NULL;
  BgRecord *commitment;

  office->agency = fixture_add (fixture, &bg_agency_kind, "Sở A");
  bg_record_set_text (partner, "name", "Tỉnh B");
  bg_record_set_text (partner, "country", "Nước B");
  office->partner = save (fixture, NULL, partner);
  bg_record_set_text (agreement, "title", "Bản ghi nhớ");
  bg_record_set_text (agreement, "partner", bg_record_get_id (partner));
  commitment = bg_record_add_item (agreement, "commitments");
  bg_record_set_text (commitment, "title", "Trao đổi đoàn");
  bg_record_set_text (commitment, "lead_agency", bg_record_get_id (office->agency));
  office->agreement = save (fixture, NULL, agreement);
  task = bg_task_new_from (agreement, commitment);
  bg_record_set_text (task, "due_date", "2026-11-30");
  bg_record_set_text (task, "repeats", "yearly");
  bg_record_set_text (task, "next_title", "Báo cáo kết quả trao đổi");
  bg_record_set_integer (task, "next_days", 10);
  office->task = save (fixture, NULL, task);
}

static void
tear_down (Office *office)
{
  g_object_unref (office->agency);
  g_object_unref (office->partner);
  g_object_unref (office->agreement);
  g_object_unref (office->task);
}

static guint
count_tasks (Fixture *fixture)
{
  g_autoptr (BgQuery) query = bg_query_new (&bg_task_kind, &fixture->rules);
  guint n = 0;

  g_assert_true (bg_store_count (fixture->store, query, &n, NULL));
  return n;
}

static gint64
get_share (Fixture *fixture, Office *office)
{
  g_autoptr (BgRecord) agreement =
    bg_store_load_any (fixture->store, bg_record_get_id (office->agreement), NULL);
  gint64 share = -1;

  bg_record_get_integer (bg_record_get_item (agreement, "commitments", 0), "progress", &share);
  return share;
}

static void
finish (Fixture *fixture, Office *office)
{
  g_autoptr (BgRecord) done = bg_record_copy (office->task);
  BgRecord *stored;

  bg_record_set_text (done, "completed_date", "2026-11-20");
  stored = save (fixture, office->task, done);
  g_object_unref (office->task);
  office->task = stored;
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BgUndo) back = bg_undo_load (fixture->store, BG_UNDO_LAST, &error);
  g_autoptr (BgChangeSet) set = NULL;

  g_assert_no_error (error);
  set = bg_undo_create_change_set (back, &error);
  g_assert_no_error (error);
  g_assert_true (bg_store_commit (fixture->store, set, &error));
  g_assert_no_error (error);
}

/* Half done, the share follows; done, the next turn and the follower are there and the commitment is
 * fulfilled; an undo takes all of it back; done once more, nothing is there twice. */
static void
test_step (Fixture *fixture, gconstpointer data)
{
  Office office;
  g_autoptr (BgRecord) half = NULL;
  BgRecord *stored;

  set_up (fixture, &office);
  half = bg_record_copy (office.task);
  bg_record_set_integer (half, "progress", 50);
  stored = save (fixture, office.task, half);
  g_object_unref (office.task);
  office.task = stored;
  g_assert_cmpint (get_share (fixture, &office), ==, 50);
  g_assert_cmpuint (count_tasks (fixture), ==, 1);

  finish (fixture, &office);
  g_assert_cmpuint (count_tasks (fixture), ==, 3);
  g_assert_cmpint (get_share (fixture, &office), ==, 100);
  undo (fixture);
  g_assert_cmpuint (count_tasks (fixture), ==, 1);
  g_assert_cmpint (get_share (fixture, &office), ==, 50);

  g_object_unref (office.task);
  office.task = bg_store_load_any (fixture->store, bg_record_get_id (half), NULL);
  g_assert_false (bg_record_is_set (office.task, "completed_date"));
  finish (fixture, &office);
  g_assert_cmpuint (count_tasks (fixture), ==, 3);
  tear_down (&office);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/task-results/step", test_step);
  return g_test_run ();
}
