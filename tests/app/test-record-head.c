/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of a record: a due date that a rule made tells how it came about to who rests on it. */
#include "bg-record-head.h"
#include "bg-widgets.h"
#include "page-fixture.h"

#define HOW "R1 · Luật 70/2020/QH14, Điều 12.\n10 ngày sau 12/02/2026 (ngày ký)"

static BgRecord *
make_task (const char *rule_due)
{
  BgRecord *task = bg_record_new (&bg_task_kind);

  bg_record_set_text (task, "title", "Báo cáo");
  bg_record_set_text (task, "due_kind", "date");
  bg_record_set_text (task, "due_date", "2026-02-23");
  bg_record_set_text (task, "detail", HOW);
  if (rule_due == NULL)
    return task;
  bg_record_set_text (task, "rule", "R1");
  bg_record_set_text (task, "rule_due", rule_due);
  return task;
}

static guint
count_tooltips (GtkWidget *widget, const char *text)
{
  guint n = g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_tooltips (child, text);
  return n;
}

static guint
count_how (const char *rule_due)
{
  g_autoptr (BgStore) store = page_fixture_new_store ();
  g_autoptr (BgSession) session = bg_session_new (store);
  g_autoptr (BgRecord) task = make_task (rule_due);
  GtkWidget *head = g_object_ref_sink (bg_record_head_new (session, task));
  guint n = count_tooltips (head, HOW);

  g_object_unref (head);
  return n;
}

static void
test_how (void)
{
  g_assert_cmpuint (count_how ("2026-02-23"), ==, 1);
  /* Moved since: what the rule said is no longer how it came about. */
  g_assert_cmpuint (count_how ("2026-02-20"), ==, 0);
  g_assert_cmpuint (count_how (NULL), ==, 0);
}

int
main (int argc, char **argv)
{
  page_fixture_init (&argc, &argv);
  bg_widgets_init ();
  g_test_add_func ("/record-head/how", test_how);
  return g_test_run ();
}
