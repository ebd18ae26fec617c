/* SPDX-License-Identifier: GPL-3.0-or-later */
/* deadlines: what the law asks, how it was counted, and the tasks made of it. */
#include <string.h>

#include "cli-fixture.h"

static const char *
get (json_t *json, const char *name)
{
  return json_string_value (json_object_get (json, name));
}

/* An agreement that was signed on the Thursday before Tết 2026. */
static char *
add_agreement (Fixture *fixture)
{
  fixture_run (fixture, "add", "agreement", "--set", "title=Bản ghi nhớ ký trước Tết (mẫu)", "--set",
               "partner=Trát", "--set", "capacity=committee", "--set", "signed_date=12/02/2026", NULL);
  assert_status (fixture, 0);
  return g_strdup (g_strchomp (fixture->out));
}

static void
test_before_tet (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_agreement (fixture);
  json_t *json, *deadline;

  fixture_run (fixture, "deadlines", "--for", id, "--format", "json", NULL);
  assert_status (fixture, 0);
  json = fixture_read_json (fixture);
  g_assert_cmpuint (json_array_size (json), ==, 1);
  deadline = json_array_get (json, 0);
  g_assert_cmpstr (get (deadline, "rule"), ==, "R1");
  g_assert_cmpstr (get (deadline, "article"), ==, "Luật Thỏa thuận quốc tế 70/2020/QH14, Điều 19 khoản 5");
  g_assert_cmpstr (get (deadline, "counted_from"), ==, "2026-02-12");
  g_assert_cmpstr (get (deadline, "due"), ==, "2026-02-27");
  g_assert_cmpstr (get (deadline, "how"), ==,
                   "15 ngày kể từ thứ Năm 12/02/2026 (ngày ký), không tính ngày này: thứ Sáu 27/02/2026");
  json_decref (json);
  fixture_run (fixture, "deadlines", "--for", id, NULL);
  assert_says (fixture->out, "Thời hạn: thứ Sáu 27/02/2026");
  assert_says (fixture->out, "Căn cứ: Luật Thỏa thuận quốc tế 70/2020/QH14, Điều 19 khoản 5");
}

static void
test_accept (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_agreement (fixture);
  guint tasks = fixture_count (fixture, "task");

  fixture_run (fixture, "deadlines", "--for", id, "--propose", NULL);
  assert_says (fixture->out, "Việc mới: R1  Báo cáo Thủ tướng Chính phủ");
  g_assert_cmpuint (fixture_count (fixture, "task"), ==, tasks);
  fixture_run (fixture, "deadlines", "--for", id, "--propose", "--accept", NULL);
  assert_status (fixture, 0);
  assert_says (fixture->err, "Đã ghi 1 việc trong một lần");
  g_assert_cmpuint (fixture_count (fixture, "task"), ==, tasks + 1);
  fixture_run (fixture, "deadlines", "--for", id, "--propose", NULL);
  assert_says (fixture->err, "Mọi việc theo luật đều đã được lập");

  fixture_run (fixture, "edit", id, "--set", "signed_date=13/02/2026", NULL);
  fixture_run (fixture, "deadlines", "--for", id, "--accept", NULL);
  assert_says (fixture->out, "Dời hạn: R1");
  assert_says (fixture->out, "02/03/2026");
  fixture_run (fixture, "undo", NULL);
  fixture_run (fixture, "undo", NULL);
  fixture_run (fixture, "undo", NULL);
  g_assert_cmpuint (fixture_count (fixture, "task"), ==, tasks);
}

static void
test_all (Fixture *fixture, gconstpointer data)
{
  json_t *json;
  guint tasks = fixture_count (fixture, "task");
  gsize proposed;

  fixture_run (fixture, "deadlines", "--propose", "--accept", "--format", "json", NULL);
  assert_status (fixture, 0);
  json = fixture_read_json (fixture);
  proposed = json_array_size (json);
  g_assert_cmpuint (proposed, >, 10);
  for (gsize i = 0; i < proposed; i++)
    g_assert_cmpstr (get (json_array_get (json, i), "change"), ==, "new");
  json_decref (json);
  g_assert_cmpuint (fixture_count (fixture, "task"), ==, tasks + proposed);
  fixture_run (fixture, "deadlines", "--propose", "--format", "json", NULL);
  g_assert_cmpstr (g_strchomp (fixture->out), ==, "[]");
}

static void
test_years (Fixture *fixture, gconstpointer data)
{
  fixture_run (fixture, "deadlines", "--year", "2026", NULL);
  assert_says (fixture->out, "hằng năm, chậm nhất Chủ nhật 15/11/2026; là ngày nghỉ (Chủ nhật) nên phải làm "
                             "xong vào ngày làm việc liền trước: thứ Sáu 13/11/2026");
  fixture_run (fixture, "deadlines", "--year", "năm nay", NULL);
  assert_status (fixture, 2);
  fixture_run (fixture, "deadlines", "--for", "không-có", NULL);
  assert_status (fixture, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/cli/deadlines/before-tet", test_before_tet);
  ADD ("/cli/deadlines/accept", test_accept);
  ADD ("/cli/deadlines/all", test_all);
  ADD ("/cli/deadlines/years", test_years);
  return g_test_run ();
}
