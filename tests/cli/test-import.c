/* SPDX-License-Identifier: GPL-3.0-or-later */
/* import: all rows or none, backed up before where they are many, and taken back in one step. */
#include "cli-fixture.h"

#include <string.h>

static char *
write_sheet (Fixture *fixture, const char *text)
{
  char *path = fixture_path (fixture, "sheet.csv");

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

/* Partners with the names that are given, @n of them. */
static char *
write_many (Fixture *fixture, guint n)
{
  g_autoptr (GString) text = g_string_new ("name,country\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "Tỉnh số %u,Lào\n", i);
  return write_sheet (fixture, text->str);
}

static guint
count_backups (Fixture *fixture)
{
  g_autofree char *path = fixture_path (fixture, "backups");
  GDir *folder = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    n += g_str_has_suffix (name, ".bgbackup");
  g_clear_pointer (&folder, g_dir_close);
  return n;
}

static void
import (Fixture *fixture, const char *kind, const char *path, int status)
{
  fixture_run (fixture, "import", kind, path, NULL);
  assert_status (fixture, status);
}

static void
test_import (Fixture *fixture, gconstpointer data)
{
  guint before = fixture_count (fixture, "partner");
  g_autofree char *path =
    write_sheet (fixture, "Tên tiếng Việt;nuoc\n\"Tỉnh \"\"Mới\"\"\";Lào\nTỉnh Hai;Campuchia\n");

  import (fixture, "partner", path, 0);
  assert_says (fixture->err, "Mới: 2; sửa: 0; đã có nên bỏ qua: 0");
  g_assert_cmpuint (fixture_count (fixture, "partner"), ==, before + 2);
  fixture_run (fixture, "history", "--limit", "1", NULL);
  assert_says (fixture->out, "Nhập 2 đối tác");
  fixture_run (fixture, "verify", NULL);
  assert_status (fixture, 0);
  fixture_run (fixture, "undo", NULL);
  assert_status (fixture, 0);
  g_assert_cmpuint (fixture_count (fixture, "partner"), ==, before);
}

/* Taken over twice nothing is there twice, neither the row that one sheet has twice. */
static void
test_twice (Fixture *fixture, gconstpointer data)
{
  guint before = fixture_count (fixture, "partner");
  g_autofree char *path = write_sheet (fixture, "name,country\nTỉnh Một,Lào\nTỉnh Hai,Lào\nTỉnh Một,Lào\n");

  import (fixture, "partner", path, 0);
  import (fixture, "partner", path, 0);
  assert_says (fixture->err, "Mới: 0; sửa: 0; đã có nên bỏ qua: 3");
  g_assert_cmpuint (fixture_count (fixture, "partner"), ==, before + 2);
}

/* One row that cannot be read, and one that a form would refuse: none of the good ones is stored. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  guint before = fixture_count (fixture, "task");
  g_autofree char *path =
    write_sheet (fixture, "title,lead_agency,due_date\nMột,Không có cơ quan này,\nHai,,\nBa,,32/13/2026\n");

  import (fixture, "task", path, 1);
  assert_says (fixture->err, "Dòng 2: ");
  assert_says (fixture->err, "Dòng 3: ");
  assert_says (fixture->err, "Dòng 4: ");
  assert_says (fixture->err, "Chưa nhập gì: có 3 dòng bị lỗi");
  g_assert_cmpuint (fixture_count (fixture, "task"), ==, before);
  g_assert_cmpuint (count_backups (fixture), ==, 0);
}

static void
test_backed_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *few = write_many (fixture, 50);
  g_autofree char *many = NULL;

  import (fixture, "partner", few, 0);
  g_assert_cmpuint (count_backups (fixture), ==, 0);
  many = write_many (fixture, 102);
  import (fixture, "partner", many, 0);
  assert_says (fixture->err, "Mới: 52; sửa: 0; đã có nên bỏ qua: 50");
  g_assert_cmpuint (count_backups (fixture), ==, 1);
}

static void
test_trial (Fixture *fixture, gconstpointer data)
{
  guint before = fixture_count (fixture, "partner");
  g_autofree char *path = write_many (fixture, 60);
  json_t *told;

  fixture_run (fixture, "import", "partner", path, "--dry-run", "--format", "json", NULL);
  assert_status (fixture, 0);
  told = fixture_read_json (fixture);
  g_assert_cmpint (json_integer_value (json_object_get (told, "added")), ==, 60);
  g_assert_true (json_is_true (json_object_get (told, "dry_run")));
  json_decref (told);
  g_assert_cmpuint (fixture_count (fixture, "partner"), ==, before);
  g_assert_cmpuint (count_backups (fixture), ==, 0);
}

/* A due date that a sheet moves says so on the task. */
static void
test_moves (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path =
    write_sheet (fixture, "id,title,due_date\n01946a00-0007-7000-8000-000000000001,,15/12/2026\n");

  fixture_run (fixture, "import", "task", path, NULL);
  assert_status (fixture, 0);
  fixture_run (fixture, "show", "01946a00-0007-7000-8000-000000000001", NULL);
  assert_says (fixture->out, "Từ ngày: 30/10/2026; Sang ngày: 15/12/2026; Lý do: Nhập từ bảng tính");
}

/* A column "id" changes records that are here; an empty cell leaves what is there. */
static void
test_changed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;

  fixture_run (fixture, "add", "partner", "--set", "name=Tỉnh Cũ", "--set", "country=Lào", NULL);
  id = g_strstrip (g_strdup (fixture->out));
  text = g_strdup_printf ("id,name,country\n%s,Tỉnh Mới,\n", id);
  path = write_sheet (fixture, text);
  import (fixture, "partner", path, 0);
  assert_says (fixture->err, "Mới: 0; sửa: 1");
  fixture_run (fixture, "show", id, NULL);
  assert_says (fixture->out, "Tỉnh Mới");
  assert_says (fixture->out, "Lào");
  import (fixture, "partner", path, 0);
  assert_says (fixture->err, "Mới: 0; sửa: 0; đã có nên bỏ qua: 1");
  import (fixture, "task", path, 2);
  fixture_run (fixture, "import", "partner", path, "--no-such", NULL);
  assert_status (fixture, 2);
}

static void
test_heads (Fixture *fixture, gconstpointer data)
{
  g_autofree char *unknown = write_sheet (fixture, "name,nothing\nA,B\n");
  g_autofree char *twice = NULL;

  import (fixture, "partner", unknown, 2);
  assert_says (fixture->err, "Cột “nothing” không phải là trường dữ liệu");
  twice = write_sheet (fixture, "name,Tên tiếng Việt\nA,B\n");
  import (fixture, "partner", twice, 2);
  assert_says (fixture->err, "Có hai cột cùng tên");
  import (fixture, "partner", "/no/such/file.csv", 1);
  import (fixture, "office", unknown, 2);
}

/* A stamp of secrecy is refused in a sheet as in a form. */
static void
test_secret (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_sheet (fixture, "name,country\nTỈNH (TỐI MẬT),Lào\n");

  import (fixture, "partner", path, 1);
  assert_says (fixture->err, "MẬT");
}

static char *
read_first (Fixture *fixture, const char *kind)
{
  json_t *records;
  char *id;

  fixture_run (fixture, "list", kind, "--format", "json", NULL);
  records = fixture_read_json (fixture);
  id = g_strdup (json_string_value (json_object_get (json_array_get (records, 0), "id")));
  json_decref (records);
  return id;
}

/* Taken over twice no day is there twice; all of it is taken back in one step. */
static void
test_days_off (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_sheet (fixture, "Ngày;Lý do\n26/02/2026;Nghỉ thêm\n27/02/2026;Nghỉ thêm\n");

  import (fixture, "office.days_off", path, 0);
  assert_says (fixture->err, "Mới: 2; sửa: 0; đã có nên bỏ qua: 0");
  fixture_run (fixture, "history", "--limit", "1", NULL);
  assert_says (fixture->out, "Nhập 2 ngày nghỉ");
  import (fixture, "office.days_off", path, 0);
  assert_says (fixture->err, "Mới: 0; sửa: 0; đã có nên bỏ qua: 2");
  fixture_run (fixture, "undo", NULL);
  assert_status (fixture, 0);
  import (fixture, "office.days_off", path, 0);
  assert_says (fixture->err, "Mới: 2; sửa: 0; đã có nên bỏ qua: 0");
}

static void
test_members (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = read_first (fixture, "delegation");
  g_autofree char *path =
    write_sheet (fixture, "full_name,organisation\nNguyễn Văn Thử,Sở A\nTrần Thị Thử,Sở B\n");

  fixture_run (fixture, "import", "delegation.members", path, "--to", id, NULL);
  assert_status (fixture, 0);
  fixture_run (fixture, "show", id, NULL);
  assert_says (fixture->out, "Nguyễn Văn Thử");
  assert_says (fixture->out, "Trần Thị Thử");
  fixture_run (fixture, "undo", NULL);
  assert_status (fixture, 0);
  fixture_run (fixture, "show", id, NULL);
  g_assert_null (strstr (fixture->out, "Nguyễn Văn Thử"));
}

/* Which list, of which record, and a row that the form would refuse. */
static void
test_refused_lists (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = read_first (fixture, "partner");
  g_autofree char *path = write_sheet (fixture, "full_name,organisation\n,Sở A\n");

  import (fixture, "delegation.members", path, 2);
  assert_says (fixture->err, "--to");
  import (fixture, "delegation.title", path, 2);
  assert_says (fixture->err, "không phải là danh sách");
  fixture_run (fixture, "import", "partner", path, "--to", id, NULL);
  assert_status (fixture, 2);
  fixture_run (fixture, "import", "delegation.members", path, "--to", id, NULL);
  assert_status (fixture, 1);
  g_free (g_steal_pointer (&id));
  id = read_first (fixture, "delegation");
  fixture_run (fixture, "import", "delegation.members", path, "--to", id, NULL);
  assert_status (fixture, 1);
  assert_says (fixture->err, "Chưa nhập dòng nào");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/cli/import/import", test_import);
  ADD ("/cli/import/twice", test_twice);
  ADD ("/cli/import/refused", test_refused);
  ADD ("/cli/import/backed-up", test_backed_up);
  ADD ("/cli/import/trial", test_trial);
  ADD ("/cli/import/changed", test_changed);
  ADD ("/cli/import/moves", test_moves);
  ADD ("/cli/import/heads", test_heads);
  ADD ("/cli/import/secret", test_secret);
  ADD ("/cli/import/days-off", test_days_off);
  ADD ("/cli/import/members", test_members);
  ADD ("/cli/import/refused-lists", test_refused_lists);
  return g_test_run ();
}
