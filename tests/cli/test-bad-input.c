/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bad values: each ends in a clear message in Vietnamese and exit status 1, and nothing is written. */
#include "cli-fixture.h"

#include <string.h>

#define FIRST_TASK "01946a00-0007-7000-8000-000000000001"
#define KOH_KONG   "01946a00-0005-7000-8000-000000000001"
#define NOBODY     "01946a00-0002-7000-8000-0000000000ff"

#define MOST_SETS 6

typedef struct
{
  const char *kind;
  const char *sets[MOST_SETS];
  const char *says;
} Case;

static const Case cases[] = {
  /* Required fields. */
  { "task", { "title=Việc" }, "Cơ quan chủ trì" },
  { "task", { "title=", "lead_agency=Sở CT" }, "Nội dung nhiệm vụ" },
  { "task", { "title=   ", "lead_agency=Sở CT" }, "Nội dung nhiệm vụ" },
  { "task", { "title=\x01\x02", "lead_agency=Sở CT" }, "Nội dung nhiệm vụ" },
  { "delegation", { "title=Đoàn", "start_date=1/12/2026" }, "Đoàn vào hay đoàn ra" },
  { "delegation",
    { "title=Đoàn", "direction=incoming", "start_date=1/12/2026", "members+=position=Phiên dịch" },
    "Họ và tên" },
  /* Days that do not exist, and dates in the wrong order. */
  { "delegation",
    { "title=Đoàn", "direction=incoming", "start_date=31/02/2026" },
    "Tháng 2 năm 2026 chỉ có 28 ngày" },
  { "delegation",
    { "title=Đoàn", "direction=incoming", "start_date=29/02/2026" },
    "Tháng 2 năm 2026 chỉ có 28 ngày" },
  { "delegation", { "title=Đoàn", "direction=incoming", "start_date=29/02/2100" }, "chỉ có 28 ngày" },
  { "delegation",
    { "title=Đoàn", "direction=incoming", "start_date=31/11/2026" },
    "Tháng 11 chỉ có 30 ngày" },
  { "delegation", { "title=Đoàn", "direction=incoming", "start_date=1/13/2026" }, "start_date (Từ ngày)" },
  { "delegation", { "title=Đoàn", "direction=incoming", "start_date=mai mốt" }, "start_date (Từ ngày)" },
  { "delegation",
    { "title=Đoàn", "direction=incoming", "start_date=5/12/2026", "end_date=4/12/2026" },
    "Ngày kết thúc không được trước ngày bắt đầu" },
  { "task", { "title=Việc", "lead_agency=Sở CT", "due_date=1/1/1900" }, "due_date" },
  { "task", { "title=Việc", "lead_agency=Sở CT", "due_date=1/1/1999" }, "1999" },
  { "task",
    { "title=Việc", "lead_agency=Sở CT", "assigned_date=2/12/2026", "due_date=1/12/2026" },
    "due_date" },
  { "task", { "title=Việc", "lead_agency=Sở CT", "completed_date=1/12/2026" }, "completed_date" },
  /* Values of the wrong type, or out of bounds. */
  { "task", { "title=Việc", "lead_agency=Sở CT", "progress=nửa" }, "không phải số nguyên" },
  { "task", { "title=Việc", "lead_agency=Sở CT", "progress=101" }, "100" },
  { "task", { "title=Việc", "lead_agency=Sở CT", "progress=-1" }, "progress" },
  { "task", { "title=Việc", "lead_agency=Sở CT", "progress=99999999999999999999" }, "không phải số nguyên" },
  { "task", { "title=Việc", "lead_agency=Sở CT", "source=dream" }, "dream" },
  { "delegation", { "title=Đoàn", "direction=sideways", "start_date=1/12/2026" }, "sideways" },
  { "delegation", { "title=Đoàn", "direction=incoming", "start_date=1/12/2026", "in_plan=maybe" }, "maybe" },
  { "delegation",
    { "title=Đoàn", "direction=incoming", "start_date=1/12/2026", "estimated_cost=nhiều" },
    "estimated_cost" },
  /* State secrets: what is stamped is refused with the reason. */
  { "task", { "title=TỐI MẬT - Kết luận", "lead_agency=Sở CT" }, "dấu “TỐI MẬT”" },
  { "delegation",
    { "title=Đoàn", "direction=incoming", "start_date=1/12/2026",
      "members+=full_name=A,note=12-KL/TU (MẬT)" },
    "bí mật nhà nước" },
  /* References. */
  { "task", { "title=Việc", "lead_agency=Sở Rồng" }, "Không có hồ sơ “Sở Rồng”" },
  { "task", { "title=Việc", "lead_agency=Sở" }, "gần giống" },
  { "task", { "title=Việc", "lead_agency=" NOBODY }, "không có trong sổ" },
  { "task", { "title=Việc", "lead_agency=Sở CT", "agreement=" NOBODY }, "không có trong sổ" },
  /* Lists. */
  { "delegation", { "title=Đoàn", "direction=incoming", "start_date=1/12/2026", "members=A, B" }, "JSON" },
  { "delegation", { "title=Đoàn", "direction=incoming", "start_date=1/12/2026", "members={}" }, "danh sách" },
  { "delegation",
    { "title=Đoàn", "direction=incoming", "start_date=1/12/2026", "members=[1]" },
    "đối tượng" },
  { "delegation",
    { "title=Đoàn", "direction=incoming", "start_date=1/12/2026", "members=[{\"full_name\": [1]}]" },
    "full_name" },
  { "delegation",
    { "title=Đoàn", "direction=incoming", "start_date=1/12/2026",
      "members=[{\"full_name\": \"A\", \"birth_date\": \"31/02/1970\"}]" },
    "chỉ có 28 ngày" },
};

static void
add_sets (GPtrArray *words, const char *const *sets)
{
  for (guint i = 0; i < MOST_SETS && sets[i] != NULL; i++)
    {
      g_ptr_array_add (words, (gpointer) "--set");
      g_ptr_array_add (words, (gpointer) sets[i]);
    }
  g_ptr_array_add (words, NULL);
}

static char *
dump_all (Fixture *fixture)
{
  static const char *const kinds[] = { "task", "delegation" };
  GString *all = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      fixture_run (fixture, "list", kinds[i], "--format", "json", NULL);
      assert_status (fixture, 0);
      g_string_append (all, fixture->out);
    }
  return g_string_free (all, FALSE);
}

static void
check_refused (Fixture *fixture, GPtrArray *words, const char *says)
{
  fixture_run_strv (fixture, (const char *const *) words->pdata);
  assert_status (fixture, 1);
  g_assert_cmpstr (fixture->out, ==, "");
  assert_says (fixture->err, says);
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = dump_all (fixture);
  g_autofree char *after = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) words = g_ptr_array_new ();

      g_ptr_array_add (words, (gpointer) "add");
      g_ptr_array_add (words, (gpointer) cases[i].kind);
      add_sets (words, cases[i].sets);
      check_refused (fixture, words, cases[i].says);
    }
  after = dump_all (fixture);
  g_assert_cmpstr (before, ==, after);
}

/* The last value of each case is the bad one; an edit with it leaves the record and its history as they are.
 */
static void
test_edit (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = dump_all (fixture);
  g_autofree char *after = NULL;

  for (gsize i = 7; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) words = g_ptr_array_new ();
      gboolean is_task = strcmp (cases[i].kind, "task") == 0;
      const char *sets[MOST_SETS] = { NULL };
      guint n = 0;

      /* The direction of a delegation is fixed, which would be another refusal. */
      for (guint k = 0; k < MOST_SETS && cases[i].sets[k] != NULL; k++)
        if (strcmp (cases[i].sets[k], "direction=incoming") != 0)
          sets[n++] = cases[i].sets[k];
      g_ptr_array_add (words, (gpointer) "edit");
      g_ptr_array_add (words, (gpointer) (is_task ? FIRST_TASK : KOH_KONG));
      add_sets (words, sets);
      check_refused (fixture, words, cases[i].says);
    }
  after = dump_all (fixture);
  g_assert_cmpstr (before, ==, after);
  fixture_run (fixture, "history", FIRST_TASK, "--format", "json", NULL);
  g_assert_cmpuint (strlen (fixture->out), >, 0);
  g_assert_null (strstr (fixture->out, "Sửa: "));
}

static void
test_long_title (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) set = g_string_new ("title=");

  for (int i = 0; i < 10000; i++)
    g_string_append (set, "ế");
  fixture_run (fixture, "add", "task", "--set", "lead_agency=Sở CT", "--set", set->str, NULL);
  assert_status (fixture, 1);
  assert_says (fixture->err, "dài 10.000 chữ, tối đa 500 chữ");
  g_string_truncate (set, strlen ("title=") + 500 * strlen ("ế"));
  fixture_run (fixture, "add", "task", "--set", "lead_agency=Sở CT", "--set", set->str, NULL);
  assert_status (fixture, 0);
}

/* All that is wrong is said at once. */
static void
test_all_errors (Fixture *fixture, gconstpointer data)
{
  fixture_run (fixture, "add", "task", "--set", "progress=101", "--set", "due_date=1/1/1999", NULL);
  assert_status (fixture, 1);
  assert_says (fixture->err, "lỗi, title:");
  assert_says (fixture->err, "lỗi, lead_agency:");
  assert_says (fixture->err, "lỗi, progress:");
  assert_says (fixture->err, "lỗi, due_date:");
  assert_says (fixture->err, "Chưa lưu gì cả");
}

static void
test_trashed_reference (Fixture *fixture, gconstpointer data)
{
  fixture_run (fixture, "trash", "01946a00-0002-7000-8000-000000000008", NULL);
  assert_status (fixture, 0);
  fixture_run (fixture, "add", "task", "--set", "title=Việc", "--set", "lead_agency=UBND xã M (mẫu)", NULL);
  assert_status (fixture, 1);
  assert_says (fixture->err, "thùng rác");
}

/* Several records with one name are listed with their ids. */
static void
test_ambiguous_reference (Fixture *fixture, gconstpointer data)
{
  fixture_run (fixture, "add", "agency", "--set", "name=Sở Công Thương", NULL);
  assert_status (fixture, 0);
  g_strchomp (fixture->out);
  g_autofree char *twin = g_strdup (fixture->out);

  fixture_run (fixture, "add", "task", "--set", "title=Việc", "--set", "lead_agency=sở công thương", NULL);
  assert_status (fixture, 1);
  assert_says (fixture->err, "2 hồ sơ cùng mang tên");
  assert_says (fixture->err, twin);
}

static void
test_fixed_field (Fixture *fixture, gconstpointer data)
{
  fixture_run (fixture, "edit", KOH_KONG, "--set", "direction=outgoing", NULL);
  assert_status (fixture, 1);
  assert_says (fixture->err, "Đoàn vào hay đoàn ra");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/cli/bad-input/add", test_add);
  ADD ("/cli/bad-input/edit", test_edit);
  ADD ("/cli/bad-input/long-title", test_long_title);
  ADD ("/cli/bad-input/all-errors", test_all_errors);
  ADD ("/cli/bad-input/trashed-reference", test_trashed_reference);
  ADD ("/cli/bad-input/ambiguous-reference", test_ambiguous_reference);
  ADD ("/cli/bad-input/fixed-field", test_fixed_field);
  return g_test_run ();
}
