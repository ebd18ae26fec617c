/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The walk through what is late: begun, left, taken up again, each decision, and its end. */
#include "bg-review.h"
#include "bg-review-walk.h"
#include "store-fixture.h"

static BgRecord *
open_review (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  BgRecord *review = bg_store_open_review (fixture->store, &fixture->rules, &error);

  g_assert_no_error (error);
  return review;
}

/* Decides on the next task, and stores it. */
static void
decide (Fixture *fixture, BgRecord *review, const BgReviewDecision *decision)
{
  g_autoptr (GError) error = NULL;
  int position = bg_review_find_next (review, 0);
  BgRecord *entry = bg_record_get_item (review, "entries", (guint) position);
  g_autoptr (BgRecord) task =
    bg_store_load (fixture->store, &bg_task_kind, bg_record_get_text (entry, "task"), &error);
  g_autoptr (BgRecord) after = bg_record_copy (task);
  g_autoptr (BgRecord) walked = bg_record_copy (review);
  g_autoptr (BgChangeSet) set = bg_change_set_new ("Quyết định");

  g_assert_no_error (error);
  bg_review_decide (walked, (guint) position, after, decision, fixture->rules.today);
  bg_change_set_add (set, task, after);
  bg_change_set_add (set, review, walked);
  bg_store_commit (fixture->store, set, &error);
  g_assert_no_error (error);
}

static void
add_task (Fixture *fixture, const char *title, const char *agency, int days)
{
  char iso[BG_DATE_ISO_SIZE];
  g_autoptr (BgRecord) task = NULL;

  bg_date_to_iso (bg_date_add_days (fixture->rules.today, days), iso);
  task = fixture_add_task (fixture, title, agency, iso);
}

/* The task of each decision says what was decided, and by which document. */
static void
check_tasks (Fixture *fixture, BgRecord *review)
{
  static const struct
  {
    const char *decision, *list, *field, *value;
  } told[] = {
    { "done", NULL, "reply_number", "05/BC" },
    { "done", NULL, "result", "Đã báo cáo" },
    { "moved", "due_changes", "reason", "Chờ số liệu" },
    { "reminded", "reminders", "number", "06/CV" },
    { "paused", NULL, "hold", "paused" },
    { "paused", NULL, "hold_reason", "Chờ ý kiến" },
    { "dropped", NULL, "hold", "cancelled" },
    { "dropped", NULL, "hold_reason", "Không còn cần" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (told); i++)
    for (guint n = 0; n < bg_record_get_n_items (review, "entries"); n++)
      {
        BgRecord *entry = bg_record_get_item (review, "entries", n);
        g_autoptr (BgRecord) task =
          bg_store_load (fixture->store, &bg_task_kind, bg_record_get_text (entry, "task"), NULL);
        BgRecord *says = told[i].list != NULL ? bg_record_get_item (task, told[i].list, 0) : task;

        if (g_strcmp0 (bg_record_get_text (entry, "decision"), told[i].decision) == 0)
          g_assert_cmpstr (bg_record_get_text (says, told[i].field), ==, told[i].value);
      }
}

/* From where the walk stands on, and round to what was left for later. */
static void
test_next (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) review = bg_record_new (&bg_review_kind);

  for (guint i = 0; i < 4; i++)
    if (bg_record_add_item (review, "entries") != NULL && i == 2)
      bg_record_set_text (bg_record_get_item (review, "entries", i), "decision", "done");
  g_assert_cmpint (bg_review_find_next (review, 0), ==, 0);
  g_assert_cmpint (bg_review_find_next (review, 1), ==, 1);
  g_assert_cmpint (bg_review_find_next (review, 2), ==, 3);
  g_assert_cmpint (bg_review_find_next (review, 4), ==, 0);
  g_assert_cmpint (bg_review_find_next (review, -1), ==, 0);
  bg_record_set_text (bg_record_get_item (review, "entries", 3), "decision", "moved");
  g_assert_cmpint (bg_review_find_next (review, 2), ==, 0);
}

static void
test_walk (Fixture *fixture, gconstpointer data)
{
  BgDate today = fixture->rules.today;
  const BgReviewDecision decisions[] = {
    { "done", today, "Đã báo cáo", "05/BC" },
    { "moved", bg_date_add_days (today, 14), "Chờ số liệu", NULL },
    { "reminded", today, NULL, "06/CV" },
    { "paused", BG_DATE_NONE, "Chờ ý kiến", NULL },
    { "dropped", BG_DATE_NONE, "Không còn cần", NULL },
  };
  g_autoptr (BgRecord) agency = fixture_add (fixture, &bg_agency_kind, "Sở Công Thương");
  g_autoptr (BgRecord) ended = NULL;
  g_autoptr (BgRecord) last = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    add_task (fixture, "Việc", bg_record_get_id (agency), i == 4 ? 3 : (int) i - 10);
  add_task (fixture, "Còn lâu", bg_record_get_id (agency), 100);
  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    {
      g_autoptr (BgRecord) review = open_review (fixture);

      g_assert_cmpuint (bg_record_get_n_items (review, "entries"), ==, G_N_ELEMENTS (decisions));
      g_assert_cmpuint (bg_review_count (review, NULL), ==, G_N_ELEMENTS (decisions) - i);
      g_assert_false (bg_record_is_set (review, "end_date"));
      decide (fixture, review, &decisions[i]);
      g_clear_object (&last);
      last = bg_store_load (fixture->store, &bg_review_kind, bg_record_get_id (review), NULL);
    }
  g_assert_true (bg_record_is_set (last, "end_date"));
  g_assert_cmpint (bg_review_find_next (last, 0), ==, -1);
  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    g_assert_cmpuint (bg_review_count (last, decisions[i].code), ==, 1);
  check_tasks (fixture, last);
  /* What was reminded of is still late: the next walk has it alone. */
  ended = open_review (fixture);
  g_assert_cmpstr (bg_record_get_id (ended), !=, bg_record_get_id (last));
  g_assert_cmpuint (bg_record_get_n_items (ended, "entries"), ==, 1);
}

/* Agency by agency, the oldest first; what is only due soon stands behind all that is late. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  static const char *const expected[] = { "A1", "A2", "B1", "B2", "soon" };
  g_autoptr (BgRecord) a = fixture_add (fixture, &bg_agency_kind, "Sở Công Thương");
  g_autoptr (BgRecord) b = fixture_add (fixture, &bg_agency_kind, "Sở Tài chính");
  g_autoptr (BgRecord) review = NULL;

  add_task (fixture, "soon", bg_record_get_id (a), 2);
  add_task (fixture, "B2", bg_record_get_id (b), -1);
  add_task (fixture, "A2", bg_record_get_id (a), -2);
  add_task (fixture, "B1", bg_record_get_id (b), -9);
  add_task (fixture, "A1", bg_record_get_id (a), -5);
  review = open_review (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      BgRecord *entry = bg_record_get_item (review, "entries", i);
      g_autofree char *title =
        bg_store_dup_title (fixture->store, "task", bg_record_get_text (entry, "task"));

      g_assert_cmpstr (title, ==, expected[i]);
    }
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) review = open_review (fixture);
  g_autoptr (BgQuery) query = bg_query_new (&bg_review_kind, &fixture->rules);
  guint n = 9;

  g_assert_cmpuint (bg_record_get_n_items (review, "entries"), ==, 0);
  g_assert_true (bg_store_count (fixture->store, query, &n, NULL));
  g_assert_cmpuint (n, ==, 0);
}

static void
test_whole (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    BgReviewDecision decision;
    gboolean whole;
  } cases[] = {
    { { "done", { 2026, 11, 23 }, NULL, NULL }, TRUE },    { { "done", { 0, 0, 0 }, "A", NULL }, FALSE },
    { { "moved", { 2026, 12, 7 }, "A", NULL }, TRUE },     { { "moved", { 2026, 12, 7 }, "", NULL }, FALSE },
    { { "moved", { 2026, 12, 0 }, "A", NULL }, FALSE },    { { "reminded", { 2026, 11, 23 }, "", "" }, TRUE },
    { { "paused", { 0, 0, 0 }, "A", NULL }, TRUE },        { { "paused", { 0, 0, 0 }, NULL, NULL }, FALSE },
    { { "dropped", { 2026, 11, 23 }, NULL, "5" }, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (bg_review_decision_is_whole (&cases[i].decision), ==, cases[i].whole);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/review/walk", test_walk);
  ADD ("/review/next", test_next);
  ADD ("/review/order", test_order);
  ADD ("/review/nothing", test_nothing);
  ADD ("/review/whole", test_whole);
  return g_test_run ();
}
