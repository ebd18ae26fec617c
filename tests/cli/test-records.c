/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records from the terminal: listing, showing, adding, editing, the trash, history, and forms of output. */
#include "cli-fixture.h"

#include <string.h>

#define KOH_KONG   "01946a00-0005-7000-8000-000000000001"
#define CONFERENCE "01946a00-0005-7000-8000-000000000005"
#define TRAT       "01946a00-0001-7000-8000-000000000002"
#define FIRST_TASK "01946a00-0007-7000-8000-000000000001"
#define INDUSTRY   "01946a00-0002-7000-8000-000000000001"

static const char *
get (json_t *object, const char *key)
{
  return json_string_value (json_object_get (object, key));
}

static void
test_overdue (Fixture *fixture, gconstpointer data)
{
  json_t *list;
  json_t *task;
  gsize index;

  fixture_run (fixture, "list", "task", "--filter", "overdue", "--format", "json", NULL);
  list = fixture_read_json (fixture);
  g_assert_cmpstr (fixture->err, ==, "");
  g_assert_cmpuint (json_array_size (list), ==, 12);
  json_array_foreach (list, index, task)
  {
    g_assert_nonnull (get (task, "id"));
    g_assert_nonnull (strstr (get (task, "title"), "(mẫu)"));
    g_assert_nonnull (get (task, "lead_agency"));
    g_assert_cmpuint (strlen (get (task, "lead_agency_id")), ==, 36);
    g_assert_cmpuint (strlen (get (task, "due_date")), ==, 10);
    g_assert_cmpint (json_integer_value (json_object_get (task, "days_late")), >, 0);
    g_assert_cmpstr (get (task, "status"), ==, "overdue");
  }
  task = json_array_get (list, 0);
  g_assert_cmpstr (get (task, "id"), ==, FIRST_TASK);
  g_assert_cmpstr (get (task, "lead_agency"), ==, "Sở Công Thương");
  g_assert_cmpstr (get (task, "due_date"), ==, "2026-10-30");
  g_assert_cmpint (json_integer_value (json_object_get (task, "days_late")), ==, 23);
  g_assert_cmpstr (get (task, "status_word"), ==, "Quá hạn 23 ngày");
  json_decref (list);
}

/* What the language of the index would take for an operator is a word like any other. */
static void
test_search (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    guint n;
  } cases[] = {
    { "koh kong", 1 },
    { "Kôh Kông", 1 },
    { "jeollabuk", 1 },
    { "khammouane", 1 },
    { "tinh", 8 },
    { "Tỉnh", 8 },
    { "", 8 },
    { "\"koh kong\"", 1 },
    { "koh*", 1 },
    { "koh%", 1 },
    { "koh OR trat", 0 },
    { "koh -trat", 0 },
    { "name:koh", 0 },
    { "NEAR(", 0 },
    { "AND", 0 },
    { "%", 0 },
    { "_", 0 },
    { "--", 0 },
    { "'", 0 },
    { "'; DROP TABLE task; --", 0 },
    { "😀", 0 },
    { "\x01", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      json_t *list;

      fixture_run (fixture, "list", "partner", "--format", "json", "--search", cases[i].text, NULL);
      list = fixture_read_json (fixture);
      if (json_array_size (list) != cases[i].n)
        g_error ("“%s”: %zu, not %u", cases[i].text, json_array_size (list), cases[i].n);
      json_decref (list);
    }
  g_assert_cmpuint (fixture_count (fixture, "task"), ==, 33);
}

static void
test_table (Fixture *fixture, gconstpointer data)
{
  fixture_run (fixture, "list", "task", "--filter", "overdue", "--limit", "3", NULL);
  assert_status (fixture, 0);
  assert_says (fixture->out, "Quá hạn 23 ngày");
  assert_says (fixture->out, "Sở Công Thương");
  assert_says (fixture->out, "30/10/2026");
  assert_says (fixture->err, "3 hồ sơ");
  fixture_run (fixture, "list", "task", "--trashed", NULL);
  assert_status (fixture, 0);
  g_assert_cmpstr (fixture->out, ==, "");
  assert_says (fixture->err, "0 hồ sơ");
}

static void
test_csv (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) lines = NULL;

  fixture_run (fixture, "add", "partner", "--set", "name==1+1 \"x\"", "--set", "country=+A,\nB", NULL);
  assert_status (fixture, 0);
  fixture_run (fixture, "list", "partner", "--search", "1 x", "--format", "csv", NULL);
  assert_status (fixture, 0);
  g_assert_true (g_str_has_prefix (fixture->out, "\xEF\xBB\xBF\"id\",\"status\",\"name\","));
  g_assert_true (g_str_has_suffix (fixture->out, "\"\r\n"));
  assert_says (fixture->out, ",\"'=1+1 \"\"x\"\"\",");
  assert_says (fixture->out, ",\"'+A, B\",");
  lines = g_strsplit (fixture->out, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
}

static void
test_show (Fixture *fixture, gconstpointer data)
{
  json_t *visit;
  json_t *members;

  fixture_run (fixture, "show", KOH_KONG, "--format", "json", NULL);
  visit = fixture_read_json (fixture);
  members = json_object_get (visit, "members");
  g_assert_cmpstr (get (visit, "partner"), ==, "Tỉnh Koh Kong");
  g_assert_cmpstr (get (visit, "start_date"), ==, "2026-02-03");
  g_assert_cmpuint (json_array_size (members), ==, 5);
  g_assert_cmpstr (get (json_array_get (members, 0), "full_name"), ==, "Bà Chhi Va");
  json_decref (visit);
  fixture_run (fixture, "show", KOH_KONG, NULL);
  assert_says (fixture->out, "1. Họ và tên: Bà Chhi Va; Chức vụ");
  assert_says (fixture->out, "Từ ngày: 03/02/2026");
  fixture_run (fixture, "show", "office", "--format", "json", NULL);
  assert_status (fixture, 0);
  assert_says (fixture->out, "UBND tỉnh Cà Mau");
  fixture_run (fixture, "show", "01946a00-0005-7000-8000-0000000000ff", NULL);
  assert_status (fixture, 1);
  assert_says (fixture->err, "Không có hồ sơ");
}

/* A passport number and a birthday are seen in no form of output, history included, unless asked for. */
static void
test_personal (Fixture *fixture, gconstpointer data)
{
  static const char *const calls[][5] = {
    { "show", CONFERENCE, "--format", "json" },    { "show", CONFERENCE, "--format", "text" },
    { "list", "delegation", "--format", "json" },  { "list", "delegation", "--format", "csv" },
    { "history", CONFERENCE, "--format", "json" }, { "history", CONFERENCE, "--format", "text" },
  };

  fixture_run (fixture, "edit", CONFERENCE, "--set",
               "members+=full_name=Ông V;passport_number=B7654321;birth_date=5/6/1970", NULL);
  assert_status (fixture, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      const char *const words[] = { calls[i][0], calls[i][1], calls[i][2], calls[i][3], NULL };
      static const char *const secrets[] = { "C0000001", "B7654321", "1970", "2028" };

      fixture_run_strv (fixture, words);
      assert_status (fixture, 0);
      for (gsize n = 0; n < G_N_ELEMENTS (secrets); n++)
        g_assert_null (strstr (fixture->out, secrets[n]));
    }
  fixture_run (fixture, "show", CONFERENCE, "--format", "json", NULL);
  assert_says (fixture->out, "C00•••01");
  fixture_run (fixture, "show", CONFERENCE, "--format", "json", "--personal", NULL);
  assert_says (fixture->out, "C0000001");
  assert_says (fixture->out, "1970-06-05");
  /* Whoever asked for them is written down: who, when, of whom, what. */
  fixture_run (fixture, "history", CONFERENCE, NULL);
  assert_says (fixture->out, "Xuất thông tin cá nhân");
  assert_says (fixture->out, "Số hộ chiếu · Thành viên “");
  g_assert_null (strstr (fixture->out, "Xem thông tin cá nhân"));
  fixture_run (fixture, "history", CONFERENCE, "--personal", NULL);
  assert_says (fixture->out, "B7654321");
  fixture_run (fixture, "history", CONFERENCE, NULL);
  assert_says (fixture->out, "Xem thông tin cá nhân");
}

/* The report of a trip that ended on 20/11 is due on 05/12, a Saturday: that is Monday, 07/12. */
static void
test_working_days (Fixture *fixture, gconstpointer data)
{
  json_t *record;

  fixture_run (fixture, "show", CONFERENCE, "--format", "json", NULL);
  record = fixture_read_json (fixture);
  g_assert_cmpstr (get (record, "status"), ==, "returned");
  g_assert_cmpstr (get (record, "status_word"), ==, "Đã về, chờ báo cáo, còn 15 ngày");
  json_decref (record);
  fixture_run (fixture, "edit", "office", "--set", "days_off+=date=7/12/2026;name=Nghỉ bù", NULL);
  assert_status (fixture, 0);
  fixture_run (fixture, "show", CONFERENCE, "--format", "json", NULL);
  assert_says (fixture->out, "còn 16 ngày");
}

static void
test_add_and_edit (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  json_t *record;

  fixture_run (
    fixture, "add", "delegation", "--set", "title=Đoàn thử", "--set", "direction=incoming", "--set",
    "partner=Trát", "--set", "start_date=5/12/2026", "--set", "end_date=6/12/2026", "--set",
    "members=[{\"full_name\": \"Ông M\", \"position\": \"Tỉnh trưởng\", \"role\": \"head\"}]", "--set",
    "members+=full_name=Bà N;position=Phiên dịch", "--set", "in_plan=có", "--format", "json", NULL);
  id = fixture_read_id (fixture);
  fixture_run (fixture, "edit", id, "--set", "end_date=7/12/2026", "--set", "purpose=Một dòng\nhai dòng",
               NULL);
  assert_status (fixture, 0);
  fixture_run (fixture, "show", id, "--format", "json", NULL);
  record = fixture_read_json (fixture);
  g_assert_cmpstr (get (record, "partner_id"), ==, TRAT);
  g_assert_cmpstr (get (record, "start_date"), ==, "2026-12-05");
  g_assert_cmpstr (get (record, "end_date"), ==, "2026-12-07");
  g_assert_cmpstr (get (record, "purpose"), ==, "Một dòng\nhai dòng");
  g_assert_true (json_is_true (json_object_get (record, "in_plan")));
  g_assert_cmpuint (json_array_size (json_object_get (record, "members")), ==, 2);
  g_assert_cmpstr (get (json_array_get (json_object_get (record, "members"), 1), "full_name"), ==, "Bà N");
  json_decref (record);
  fixture_run (fixture, "edit", id, "--set", "purpose=", "--set", "members=", NULL);
  fixture_run (fixture, "show", id, "--format", "json", NULL);
  g_assert_null (strstr (fixture->out, "purpose"));
  g_assert_null (strstr (fixture->out, "members"));
}

static void
test_add_prints_id (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;

  fixture_run (fixture, "add", "partner", "--set", "name=Tỉnh Z", "--set", "country=Nước Y", NULL);
  assert_status (fixture, 0);
  g_assert_cmpuint (strlen (fixture->out), ==, 37);
  id = g_strndup (fixture->out, 36);
  fixture_run (fixture, "show", id, NULL);
  assert_says (fixture->out, "Tỉnh Z");
}

/* Text is kept in NFC, whatever the terminal sends. */
static void
test_normal_form (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  json_t *record;

  fixture_run (fixture, "add", "partner", "--set", "name=Ti\xCC\x89nh \xF0\x9F\x98\x80 \x01Vui\x7F", "--set",
               "country=La\xCC\x80o", "--format", "json", NULL);
  id = fixture_read_id (fixture);
  fixture_run (fixture, "show", id, "--format", "json", NULL);
  record = fixture_read_json (fixture);
  g_assert_cmpstr (get (record, "name"), ==, "Tỉnh 😀 Vui");
  g_assert_cmpstr (get (record, "country"), ==, "Lào");
  json_decref (record);
}

static void
test_references (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { INDUSTRY, "Sở Công Thương", "sở công thương", "so cong thuong",
                                       "Sở CT" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *set = g_strconcat ("lead_agency=", names[i], NULL);
      g_autofree char *id = NULL;

      fixture_run (fixture, "add", "task", "--set", "title=Việc", "--set", set, "--format", "json", NULL);
      id = fixture_read_id (fixture);
      fixture_run (fixture, "show", id, "--format", "json", NULL);
      assert_says (fixture->out, "\"lead_agency_id\": \"" INDUSTRY "\"");
    }
}

static void
test_trash (Fixture *fixture, gconstpointer data)
{
  fixture_run (fixture, "trash", FIRST_TASK, NULL);
  assert_status (fixture, 0);
  g_assert_cmpstr (fixture->out, ==, "");
  assert_says (fixture->err, "vào thùng rác");
  g_assert_cmpuint (fixture_count (fixture, "task"), ==, 32);
  fixture_run (fixture, "list", "task", "--trashed", "--format", "json", NULL);
  assert_says (fixture->out, FIRST_TASK);
  fixture_run (fixture, "restore", FIRST_TASK, NULL);
  assert_status (fixture, 0);
  g_assert_cmpuint (fixture_count (fixture, "task"), ==, 33);
  fixture_run (fixture, "trash", "office", NULL);
  assert_status (fixture, 1);
}

static void
test_history (Fixture *fixture, gconstpointer data)
{
  json_t *entries;

  fixture_run (fixture, "--officer", "Chị B", "edit", FIRST_TASK, "--set", "assigned_date=15/9/2026", NULL);
  assert_status (fixture, 0);
  fixture_run (fixture, "history", FIRST_TASK, "--format", "json", NULL);
  entries = fixture_read_json (fixture);
  g_assert_cmpuint (json_array_size (entries), ==, 2);
  g_assert_cmpstr (get (json_array_get (entries, 0), "officer"), ==, "Chị B");
  g_assert_cmpstr (get (json_array_get (entries, 0), "path"), ==, "assigned_date");
  g_assert_cmpstr (get (json_array_get (entries, 0), "before"), ==, "2026-09-01");
  g_assert_cmpstr (get (json_array_get (entries, 0), "after"), ==, "2026-09-15");
  json_decref (entries);
  fixture_run (fixture, "history", FIRST_TASK, NULL);
  assert_says (fixture->out, "· Chị B · Sửa: Nhiệm vụ");
  assert_says (fixture->out, "Ngày giao: 01/09/2026 → 15/09/2026");
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  fixture_run (fixture, "edit", FIRST_TASK, "--set", "assigned_date=15/9/2026", NULL);
  fixture_run (fixture, "undo", NULL);
  assert_status (fixture, 0);
  assert_says (fixture->err, "Đã hoàn tác: Sửa: Nhiệm vụ");
  fixture_run (fixture, "show", FIRST_TASK, NULL);
  assert_says (fixture->out, "Ngày giao: 01/09/2026");
  fixture_run (fixture, "redo", NULL);
  assert_status (fixture, 0);
  fixture_run (fixture, "redo", NULL);
  assert_status (fixture, 1);
  assert_says (fixture->err, "Không có việc nào để làm lại");
  fixture_run (fixture, "show", FIRST_TASK, NULL);
  assert_says (fixture->out, "Ngày giao: 15/09/2026");
  fixture_run (fixture, "show", FIRST_TASK, "--as-of", "1/1/2020", NULL);
  assert_status (fixture, 1);
  assert_says (fixture->err, "Ngày đó chưa có hồ sơ này");
  fixture_run (fixture, "undo", "soon", NULL);
  assert_status (fixture, 2);
}

/* A delegation goes with its tasks, and comes back with them. */
static void
test_dossier (Fixture *fixture, gconstpointer data)
{
  guint tasks = fixture_count (fixture, "task");

  fixture_run (fixture, "edit", FIRST_TASK, "--set", "delegation=" CONFERENCE, NULL);
  assert_status (fixture, 0);
  fixture_run (fixture, "trash", CONFERENCE, "--with-tasks", NULL);
  assert_status (fixture, 0);
  assert_says (fixture->err, "kèm theo: ");
  g_assert_cmpuint (fixture_count (fixture, "task"), <, tasks);
  fixture_run (fixture, "restore", CONFERENCE, NULL);
  g_assert_cmpuint (fixture_count (fixture, "task"), ==, tasks);
}

static void
test_purge (Fixture *fixture, gconstpointer data)
{
  fixture_run (fixture, "purge", FIRST_TASK, "--yes", NULL);
  assert_status (fixture, 1);
  assert_says (fixture->err, "không ở trong thùng rác");
  fixture_run (fixture, "trash", FIRST_TASK, NULL);
  fixture_run (fixture, "purge", FIRST_TASK, NULL);
  assert_status (fixture, 1);
  assert_says (fixture->err, "--yes");
  fixture_run (fixture, "purge", FIRST_TASK, "--yes", NULL);
  assert_status (fixture, 0);
  fixture_run (fixture, "show", FIRST_TASK, NULL);
  assert_status (fixture, 1);
  fixture_run (fixture, "history", NULL);
  assert_says (fixture->out, "Xóa hẳn");
}

/* Limits of the law warn and let pass; a reason ends the warning. */
static void
test_soft_limits (Fixture *fixture, gconstpointer data)
{
  fixture_run (fixture, "add", "agreement", "--set", "title=Hiệp định X", "--set", "partner=Trat", NULL);
  assert_status (fixture, 0);
  assert_says (fixture->err, "cảnh báo, title:");
  assert_says (fixture->err, "--reason treaty_name=TEXT");
  fixture_run (fixture, "add", "agreement", "--set", "title=Hiệp định Y", "--set", "partner=Trat", "--reason",
               "treaty_name=Tên phía bạn đề nghị", NULL);
  assert_status (fixture, 0);
  g_assert_cmpstr (fixture->err, ==, "");
}

static void
test_init (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = fixture_path (fixture, "banggiao");

  fixture_run_bare (fixture, "init", "--office", "Sở Ngoại vụ", "--province", "Tỉnh K", "--symbol", "SNgV",
                    NULL);
  assert_status (fixture, 0);
  g_assert_true (g_file_test (folder, G_FILE_TEST_IS_DIR));
  fixture_run_bare (fixture, "show", "office", "--format", "json", NULL);
  assert_says (fixture->out, "\"name\": \"Sở Ngoại vụ\"");
  assert_says (fixture->out, "\"place\": \"Tỉnh K\"");
  fixture_run_bare (fixture, "list", "task", "--format", "json", NULL);
  g_assert_cmpstr (g_strchomp (fixture->out), ==, "[]");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/cli/records/overdue", test_overdue);
  ADD ("/cli/records/search", test_search);
  ADD ("/cli/records/table", test_table);
  ADD ("/cli/records/csv", test_csv);
  ADD ("/cli/records/show", test_show);
  ADD ("/cli/records/personal", test_personal);
  ADD ("/cli/records/working-days", test_working_days);
  ADD ("/cli/records/add-and-edit", test_add_and_edit);
  ADD ("/cli/records/add-prints-id", test_add_prints_id);
  ADD ("/cli/records/normal-form", test_normal_form);
  ADD ("/cli/records/references", test_references);
  ADD ("/cli/records/trash", test_trash);
  ADD ("/cli/records/history", test_history);
  ADD ("/cli/records/undo", test_undo);
  ADD ("/cli/records/dossier", test_dossier);
  ADD ("/cli/records/purge", test_purge);
  ADD ("/cli/records/soft-limits", test_soft_limits);
  ADD ("/cli/records/init", test_init);
  return g_test_run ();
}
