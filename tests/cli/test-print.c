/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing from the terminal: the PDF says what the records say, in Vietnamese, and comes out the same twice.
 */
#include "cli-fixture.h"

#include <string.h>

#define MEMORANDUM "01946a00-0006-7000-8000-000000000007"
#define KOH_KONG   "01946a00-0006-7000-8000-000000000001"
#define FIRST_TASK "01946a00-0007-7000-8000-000000000001"

static char *
read_pdf (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "pdftotext",
                                                      "-enc", "UTF-8", "-raw", path, "-", NULL);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  g_strdelimit (text, "\n\f", ' ');
  return g_steal_pointer (&text);
}

static char *
print_summary (Fixture *fixture, const char *id, const char *name)
{
  char *path = fixture_path (fixture, name);

  fixture_run (fixture, "print", "agreement-summary", id, "-o", path, NULL);
  assert_status (fixture, 0);
  g_assert_cmpstr (fixture->out, ==, "");
  assert_says (fixture->err, "trang");
  return path;
}

static void
test_summary (Fixture *fixture, gconstpointer data)
{
  static const char *const words[] = { "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                                       "Cà Mau, ngày 22 tháng 11 năm 2026",
                                       "Tỉnh A, Nước B (mẫu)",
                                       "thời hạn 05 năm",
                                       "đã thực hiện 02 trong 04 cam kết",
                                       "Sở Văn hóa, Thể thao",
                                       "THỦ TRƯỞNG CƠ QUAN" };
  g_autofree char *path = print_summary (fixture, MEMORANDUM, "a.pdf");
  g_autofree char *text = read_pdf (path);

  assert_says (fixture->err, "(1 trang)");
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    assert_says (text, words[i]);
}

/* What is not known is said to be unknown. */
static void
test_unknown_dates (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = print_summary (fixture, KOH_KONG, "k.pdf");
  g_autofree char *text = read_pdf (path);

  assert_says (text, "Koh Kong");
  assert_says (text, "chưa rõ");
}

static void
test_same_twice (Fixture *fixture, gconstpointer data)
{
  g_autofree char *one = print_summary (fixture, MEMORANDUM, "one.pdf");
  g_autofree char *other = print_summary (fixture, MEMORANDUM, "other.pdf");
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  gsize n;
  gsize m;

  g_assert_true (g_file_get_contents (one, &a, &n, NULL));
  g_assert_true (g_file_get_contents (other, &b, &m, NULL));
  g_assert_cmpmem (a, n, b, m);
  g_assert_cmpmem (a, 5, "%PDF-", 5);
}

static void
test_overdue (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_path (fixture, "o.pdf");
  g_autofree char *text = NULL;

  fixture_run (fixture, "print", "overdue-tasks", "-o", path, "--number", "07", NULL);
  assert_status (fixture, 0);
  text = read_pdf (path);
  assert_says (text, "07/BC-CQNV");
  assert_says (text, "tính đến ngày 22 tháng 11 năm 2026");
  assert_says (text, "Sở Công Thương (04 nhiệm vụ)");
  assert_says (text, "Sở Văn hóa, Thể thao và Du lịch (03 nhiệm vụ)");
  assert_says (text, "UBND xã M (mẫu) (01 nhiệm vụ)");
  assert_says (text, "30/10/2026");
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_path (fixture, "x.pdf");
  g_autofree char *deep = fixture_path (fixture, "no/such/folder/x.pdf");

  fixture_run (fixture, "print", "agreement-summary", FIRST_TASK, "-o", path, NULL);
  assert_status (fixture, 1);
  assert_says (fixture->err, "không phải là thỏa thuận");
  fixture_run (fixture, "print", "agreement-summary", "none", "-o", path, NULL);
  assert_status (fixture, 1);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  fixture_run (fixture, "print", "overdue-tasks", "-o", deep, NULL);
  assert_status (fixture, 1);
  assert_says (fixture->err, "no/such/folder");
  fixture_run (fixture, "print", "overdue-tasks", "-o", fixture->folder, NULL);
  assert_status (fixture, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/cli/print/summary", test_summary);
  ADD ("/cli/print/unknown-dates", test_unknown_dates);
  ADD ("/cli/print/same-twice", test_same_twice);
  ADD ("/cli/print/overdue", test_overdue);
  ADD ("/cli/print/refused", test_refused);
  return g_test_run ();
}
