/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows once a task is done: the next turn, the follower, and what its commitment says. */
#include <string.h>

#include "bg-calendar.h"
#include "bg-id.h"
#include "bg-task-chain.h"
#include "model-fixture.h"

#define TASK "'title':'Báo cáo','lead_agency':'cq','completed_date':'2026-11-20'"

static void
test_turns (void)
{
  static const struct
  {
    const char *fields, *due;
  } facts[] = {
    { "'due_date':'2026-11-15','repeats':'monthly'", "2026-12-15" },
    { "'due_date':'2026-12-15','repeats':'monthly'", "2027-01-15" },
    { "'due_date':'2027-01-30','repeats':'monthly'", "2027-02-28" },
    { "'due_date':'2028-01-31','repeats':'monthly'", "2028-02-29" },
    /* The last day stays the last day. */
    { "'due_date':'2027-02-28','repeats':'monthly'", "2027-03-31" },
    { "'due_date':'2028-02-28','repeats':'monthly'", "2028-03-28" },
    { "'due_date':'2028-02-29','repeats':'yearly'", "2029-02-28" },
    { "'due_date':'2026-06-30','repeats':'half_yearly'", "2026-12-31" },
    { "'due_date':'2026-11-30','repeats':'quarterly'", "2027-02-28" },
    { "'due_date':'2026-11','repeats':'monthly'", "2026-12" },
    /* One turn that was put off does not put off the others. */
    { "'due_date':'2026-11-25','repeats':'monthly','due_changes':[{'from_date':'2026-11-15',"
      "'to_date':'2026-11-25','reason':'Chờ số liệu'}]",
      "2026-12-15" },
    { "'due_date':'2026-11-15'", "" },
    { "'repeats':'monthly'", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_autofree char *fields = g_strconcat (TASK ",", facts[i].fields, NULL);
      g_autoptr (BgRecord) task = record_from (&bg_task_kind, fields);
      g_autoptr (BgRecord) next = bg_task_new_turn (task);
      const char *due = next != NULL ? bg_record_get_text (next, "due_date") : "";

      if (g_strcmp0 (due, facts[i].due) != 0)
        g_error ("%s: %s instead of %s", facts[i].fields, due, facts[i].due);
    }
}

static void
test_turn_is_fresh (void)
{
  g_autoptr (BgRecord) task = record_from (
    &bg_task_kind, TASK ",'due_date':'2026-11-15','repeats':'monthly','progress':100,'result':'Xong',"
                        "'reply_number':'1/BC','reminders':[{'date':'2026-11-16'}],"
                        "'bases':[{'document':'vb','clause':'2'}]");
  g_autoptr (BgRecord) next = bg_task_new_turn (task);
  g_autoptr (BgRecord) again = bg_task_new_turn (task);

  g_assert_true (bg_id_is_valid (bg_record_get_id (next)));
  g_assert_cmpstr (bg_record_get_id (next), ==, bg_record_get_id (again));
  g_assert_cmpstr (bg_record_get_id (next), !=, bg_record_get_id (task));
  g_assert_cmpstr (bg_record_get_text (next, "previous"), ==, bg_record_get_id (task));
  g_assert_cmpstr (bg_record_get_text (next, "repeats"), ==, "monthly");
  g_assert_cmpuint (bg_record_get_n_items (next, "bases"), ==, 1);
  g_assert_cmpuint (bg_record_get_n_items (next, "reminders"), ==, 0);
  g_assert_false (bg_record_is_set (next, "completed_date") || bg_record_is_set (next, "result") ||
                  bg_record_is_set (next, "reply_number") || bg_record_is_set (next, "progress"));
  g_assert_cmpstr (bg_record_get_text (task, "completed_date"), ==, "2026-11-20");
}

static void
test_follower (void)
{
  g_autoptr (BgCalendar) calendar = bg_calendar_new ();
  g_autoptr (BgRecord) task = record_from (
    &bg_task_kind, TASK ",'agreement':'tt','source_item':'ck','next_title':'Gửi công văn','next_days':8");
  g_autoptr (BgRecord) plain = record_from (&bg_task_kind, TASK);
  g_autoptr (BgRecord) next = bg_task_new_follower (task, NULL);
  g_autoptr (BgRecord) rolled = bg_task_new_follower (task, calendar);

  g_assert_null (bg_task_new_follower (plain, NULL));
  g_assert_cmpstr (bg_record_get_title (next), ==, "Gửi công văn");
  g_assert_cmpstr (bg_record_get_text (next, "lead_agency"), ==, "cq");
  g_assert_cmpstr (bg_record_get_text (next, "agreement"), ==, "tt");
  g_assert_false (bg_record_is_set (next, "source_item"));
  /* 28/11/2026 is a Saturday. */
  g_assert_cmpstr (bg_record_get_text (next, "due_date"), ==, "2026-11-28");
  g_assert_cmpstr (bg_record_get_text (rolled, "due_date"), ==, "2026-11-30");
}

/* Tasks of one commitment, and the share, the day and the result it then has. */
static void
test_source (void)
{
  static const struct
  {
    const char *first, *second;
    gint64 share;
    const char *done, *result;
  } facts[] = {
    { "'progress':40", NULL, 40, NULL, NULL },
    { "'progress':100", NULL, 100, NULL, NULL },
    { "'completed_date':'2026-11-20','result':'Đã ký'", NULL, 100, "2026-11-20", "Đã ký" },
    { "'completed_date':'2026-11-20','result':'Đã ký'", "'progress':0", 50, NULL, "Đã ký" },
    { "'completed_date':'2026-11-20','result':'Đợt 1'", "'completed_date':'2026-10-05','result':'Đợt 0'", 100,
      "2026-11-20", "Đợt 1" },
    /* The next turn has not begun. */
    { "'completed_date':'2026-11-20','result':'Đợt 1'", "'previous':'x'", 100, "2026-11-20", "Đợt 1" },
    { "'completed_date':'2026-11-20','result':'Đợt 1'", "'previous':'x','progress':20", 60, NULL, "Đợt 1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_autoptr (BgRecord) agreement = record_from (
        &bg_agreement_kind, "'title':'A','commitments':[{'title':'Một','progress':10},{'title':'Hai'}]");
      BgRecord *item = bg_record_get_item (agreement, "commitments", 0);
      g_autoptr (GPtrArray) tasks = g_ptr_array_new_with_free_func (g_object_unref);
      gint64 share;

      g_ptr_array_add (tasks, record_from (&bg_task_kind, facts[i].first));
      if (facts[i].second != NULL)
        g_ptr_array_add (tasks, record_from (&bg_task_kind, facts[i].second));
      g_assert_true (bg_task_tell_source (agreement, bg_record_get_id (item), tasks));
      g_assert_false (bg_task_tell_source (agreement, bg_record_get_id (item), tasks));
      g_assert_true (bg_record_get_integer (item, "progress", &share));
      g_assert_cmpint (share, ==, facts[i].share);
      g_assert_cmpstr (bg_record_get_text (item, "completed_date"), ==, facts[i].done);
      g_assert_cmpstr (bg_record_get_text (item, "result"), ==, facts[i].result);
      g_assert_false (bg_record_is_set (bg_record_get_item (agreement, "commitments", 1), "progress"));
      g_assert_false (bg_task_tell_source (agreement, "nobody", tasks));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/task-chain/turns", test_turns);
  g_test_add_func ("/task-chain/turn-is-fresh", test_turn_is_fresh);
  g_test_add_func ("/task-chain/follower", test_follower);
  g_test_add_func ("/task-chain/source", test_source);
  return g_test_run ();
}
