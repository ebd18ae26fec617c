/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must not be done to rules, agreements and visits: a clear word, or a warning with a reason. */
#include <string.h>

#include "cli-fixture.h"

#define OFFICE   "00000000-0000-7000-8000-000000000001"
#define KOH_KONG "01946a00-0005-7000-8000-000000000001"
#define TASK     "01946a00-0007-7000-8000-000000000001"
#define FIRST    "01946a00-0006-7000-8000-000000000001"
#define SECOND   "01946a00-0006-7000-8000-000000000002"
#define THIRD    "01946a00-0006-7000-8000-000000000003"

static void
edit (Fixture *fixture, const char *id, const char *set)
{
  fixture_run (fixture, "edit", id, "--set", set, NULL);
}

static char *
add (Fixture *fixture, const char *kind, const char *one, const char *two, const char *three)
{
  fixture_run (fixture, "add", kind, "--set", one, "--set", two, "--set", three, NULL);
  assert_status (fixture, 0);
  return g_strdup (g_strchomp (fixture->out));
}

/* The rule stays as it was, and so do the days it leads to. */
static void
test_impossible_rule (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *change, *says;
  } changes[] = {
    { "rule_changes+=rule=R13;offset=99999", "3660" },
    { "rule_changes+=rule=R13;offset=-3661", "3660" },
    { "rule_changes+=rule=R12;day=31/6", "“31/6” không phải là ngày trong năm" },
    { "rule_changes+=rule=R13;day=18/12", "R13" },
    { "holiday_decisions+=year=2027;tet_from=10/02/2027;tet_to=04/02/2027", "2027" },
  };
  g_autofree char *before = NULL;

  fixture_run (fixture, "deadlines", "--year", "2027", NULL);
  before = g_strdup (fixture->out);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      edit (fixture, OFFICE, changes[i].change);
      assert_status (fixture, 1);
      assert_says (fixture->err, changes[i].says);
      assert_says (fixture->err, "Chưa lưu gì cả");
    }
  fixture_run (fixture, "deadlines", "--year", "2027", NULL);
  g_assert_cmpstr (fixture->out, ==, before);
}

/* Days before count as well as days after: of a rule as shipped, and of a step of the office's own, for
 * visits of its level alone. */
static void
test_before (Fixture *fixture, gconstpointer data)
{
  static const char step[] = "visit_steps+=title=Trình chương trình;direction=incoming;level=province;"
                             "counted_from=start;offset=-10;unit=working_days";
  g_autofree char *agreement =
    add (fixture, "agreement", "title=Bản ghi nhớ (mẫu)", "partner=Trát", "period_end=12/02/2029");
  g_autofree char *visit =
    add (fixture, "delegation", "title=Đoàn cấp tỉnh", "direction=incoming", "start_date=15/12/2026");
  g_autofree char *other =
    add (fixture, "delegation", "title=Đoàn cấp sở", "direction=incoming", "start_date=15/12/2026");

  edit (fixture, agreement, "term_kind=period");
  edit (fixture, visit, "level=province");
  edit (fixture, other, "level=department");
  edit (fixture, OFFICE, "rule_changes+=rule=R8a;offset=-120");
  assert_status (fixture, 0);
  edit (fixture, OFFICE, step);
  assert_status (fixture, 0);
  fixture_run (fixture, "deadlines", "--for", agreement, NULL);
  assert_says (fixture->out, "120 ngày trước thứ Hai 12/02/2029 (ngày hết hạn)");
  fixture_run (fixture, "deadlines", "--for", visit, NULL);
  /* By its words, not by an id. */
  g_assert_true (g_str_has_prefix (fixture->out, "Trình chương trình: Đoàn cấp tỉnh\n"));
  assert_says (fixture->out, "Thời hạn: thứ Ba 01/12/2026");
  fixture_run (fixture, "deadlines", "--for", other, NULL);
  g_assert_null (strstr (fixture->out, "Trình chương trình"));
}

/* A due date does not move without a word, and the move is written down whichever way the word came. */
static void
test_moved (Fixture *fixture, gconstpointer data)
{
  edit (fixture, TASK, "due_date=15/12/2026");
  assert_status (fixture, 1);
  assert_says (fixture->err, "Thời hạn dời từ 30/10/2026 sang 15/12/2026");
  assert_says (fixture->err, "Chưa lưu gì cả");
  fixture_run (fixture, "edit", TASK, "--set", "due_date=15/12/2026", "--reason", "due_moved=Chờ số liệu",
               NULL);
  assert_status (fixture, 0);
  fixture_run (fixture, "show", TASK, NULL);
  assert_says (fixture->out, "Từ ngày: 30/10/2026; Sang ngày: 15/12/2026; Lý do: Chờ số liệu");
  /* The reason is used up. */
  edit (fixture, TASK, "due_date=16/12/2026");
  assert_status (fixture, 1);
  fixture_run (fixture, "edit", TASK, "--set", "due_date=16/12/2026", "--set",
               "due_changes+=to_date=16/12/2026;reason=Theo văn bản;document_number=5/CV", NULL);
  assert_status (fixture, 0);
  /* Back to a day that an earlier change led to: that one does not say why. */
  edit (fixture, TASK, "due_date=15/12/2026");
  assert_status (fixture, 1);
  fixture_run (fixture, "show", TASK, NULL);
  assert_says (fixture->out, "Thời hạn: 16/12/2026");
}

/* Without a decision the days of Tết are said to be planned; with it they are not, and others may hold. */
static void
test_no_decision (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id =
    add (fixture, "agreement", "title=Bản ghi nhớ (mẫu)", "partner=Trát", "signed_date=25/01/2027");

  fixture_run (fixture, "deadlines", "--for", id, NULL);
  assert_says (fixture->out, "Tết Nguyên đán (dự kiến)");
  assert_says (fixture->out, "Thời hạn: thứ Sáu 12/02/2027");
  edit (fixture, OFFICE, "holiday_decisions+=year=2027;number=1/TB;tet_from=04/02/2027;tet_to=14/02/2027");
  assert_status (fixture, 0);
  fixture_run (fixture, "deadlines", "--for", id, NULL);
  g_assert_null (strstr (fixture->out, "dự kiến"));
  assert_says (fixture->out, "Thời hạn: thứ Hai 15/02/2027");
}

static void
test_order_of_dates (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id =
    add (fixture, "agreement", "title=Bản ghi nhớ (mẫu)", "partner=Trát", "effective_date=12/02/2026");

  fixture_run (fixture, "edit", KOH_KONG, "--set", "start_date=05/02/2026", "--set", "end_date=04/02/2026",
               NULL);
  assert_status (fixture, 1);
  assert_says (fixture->err, "không được trước ngày bắt đầu");
  fixture_run (fixture, "edit", id, "--set", "end_override=11/02/2026", "--set", "end_reason=x", NULL);
  assert_status (fixture, 1);
  assert_says (fixture->err, "trước ngày hiệu lực");
  edit (fixture, id, "amendments+=kind=extended;new_end_date=11/02/2026");
  assert_status (fixture, 1);
  assert_says (fixture->err, "trước ngày hiệu lực");
  fixture_run (fixture, "show", id, NULL);
  g_assert_null (strstr (fixture->out, "11/02/2026"));
}

/* A replaced by B, B by C, C by A. */
static void
test_loop (Fixture *fixture, gconstpointer data)
{
  edit (fixture, FIRST, "replaced_by=" SECOND);
  assert_status (fixture, 0);
  edit (fixture, SECOND, "replaced_by=" THIRD);
  assert_status (fixture, 0);
  edit (fixture, THIRD, "replaced_by=" FIRST);
  assert_status (fixture, 1);
  assert_says (fixture->err, "vòng");
  edit (fixture, FIRST, "replaced_by=" FIRST);
  assert_status (fixture, 1);
  fixture_run (fixture, "deadlines", "--for", FIRST, NULL);
  assert_status (fixture, 0);
}

/* Warned of until a reason is given; the record says both. */
static void
test_dissolved (Fixture *fixture, gconstpointer data)
{
  g_autofree char *agency =
    add (fixture, "agency", "name=Sở Kế hoạch và Đầu tư (mẫu)", "valid_from=2015", "valid_to=30/06/2025");
  g_autofree char *lead = g_strconcat ("lead_agency=", agency, NULL);
  g_autofree char *task = add (fixture, "task", "title=Việc", lead, "due_date=31/12/2026");

  assert_says (fixture->err, "cảnh báo, lead_agency: “Sở Kế hoạch và Đầu tư (mẫu)”");
  assert_says (fixture->err, "30/06/2025");
  fixture_run (fixture, "show", task, NULL);
  assert_says (fixture->out, "Cần lưu ý");
  fixture_run (fixture, "edit", task, "--reason", "dissolved_lead=Giữ theo văn bản gốc", NULL);
  assert_status (fixture, 0);
  g_assert_null (strstr (fixture->err, "cảnh báo"));
  fixture_run (fixture, "show", task, NULL);
  assert_says (fixture->out, "Giữ theo văn bản gốc");
}

/* Two visits want one room at one hour: said when the second is written, and on each of them. */
static void
test_clash (Fixture *fixture, gconstpointer data)
{
  static const char line[] = "itinerary+=content=Tiếp đoàn;date=03/03/2027;time=09:00;room=Phòng khách lớn";
  g_autofree char *first =
    add (fixture, "delegation", "title=Đoàn 1", "direction=incoming", "start_date=03/03/2027");
  g_autofree char *second =
    add (fixture, "delegation", "title=Đoàn 2", "direction=incoming", "start_date=03/03/2027");

  edit (fixture, first, line);
  g_assert_null (strstr (fixture->err, "cảnh báo"));
  edit (fixture, second, line);
  assert_status (fixture, 0);
  assert_says (fixture->err, "Phòng khách lớn");
  assert_says (fixture->err, "Đoàn 1");
  fixture_run (fixture, "show", first, NULL);
  assert_says (fixture->out, "“Đoàn 2”");
  edit (fixture, second, "hold=cancelled");
  fixture_run (fixture, "show", first, NULL);
  g_assert_null (strstr (fixture->out, "Đoàn 2"));
  edit (fixture, second, "hold=");
  fixture_run (fixture, "show", first, NULL);
  assert_says (fixture->out, "“Đoàn 2”");
  fixture_run (fixture, "trash", second, NULL);
  assert_status (fixture, 0);
  fixture_run (fixture, "show", first, NULL);
  g_assert_null (strstr (fixture->out, "Đoàn 2"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/cli/deadline-input/impossible-rule", test_impossible_rule);
  ADD ("/cli/deadline-input/before", test_before);
  ADD ("/cli/deadline-input/moved", test_moved);
  ADD ("/cli/deadline-input/no-decision", test_no_decision);
  ADD ("/cli/deadline-input/order-of-dates", test_order_of_dates);
  ADD ("/cli/deadline-input/loop", test_loop);
  ADD ("/cli/deadline-input/dissolved", test_dissolved);
  ADD ("/cli/deadline-input/clash", test_clash);
  return g_test_run ();
}
