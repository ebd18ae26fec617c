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

/* Each paper of the table is a PDF file that says what it is. */
static void
test_papers (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name, *about, *words;
  } papers[] = {
    { "delegation-file", "01946a00-0005-7000-8000-000000000001", "PHIẾU THÔNG TIN ĐOÀN" },
    { "delegation-members", "01946a00-0005-7000-8000-000000000001", "Bà Chhi Va" },
    { "delegation-programme", "01946a00-0005-7000-8000-000000000001", "Tuesday, 3 February 2026" },
    { "agreement-register", NULL, "Thỏa thuận quốc tế tính đến ngày 22 tháng 11 năm 2026" },
    /* The head of its narrowest columns: no word of it is divided. */
    { "agreement-register", NULL, "Người" },
    { "agreement-dossier", MEMORANDUM, "HỒ SƠ THỎA THUẬN QUỐC TẾ" },
    { "agreement-dossier", MEMORANDUM, "Đã có: số 06/CV-MẪU, ngày 21/06/2021" },
    { "reminder-letter", "Sở Công Thương", "Kính gửi: Sở Công Thương" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *path = fixture_path (fixture, papers[i].name);
      g_autofree char *text = NULL;

      if (papers[i].about != NULL)
        fixture_run (fixture, "print", papers[i].name, papers[i].about, "-o", path, NULL);
      else
        fixture_run (fixture, "print", papers[i].name, "-o", path, NULL);
      assert_status (fixture, 0);
      text = read_pdf (path);
      assert_says (text, papers[i].words);
    }
}

/* Passports are printed for who asks for them, and the history says who did. */
static void
test_passports (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_path (fixture, "passports.pdf");
  g_autofree char *text = NULL;

  fixture_run (fixture, "edit", "01946a00-0005-7000-8000-000000000001", "--set",
               "members+=full_name=Ông Q (mẫu);passport_number=C7654321", NULL);
  assert_status (fixture, 0);
  fixture_run (fixture, "print", "delegation-passports", "01946a00-0005-7000-8000-000000000001", "-o", path,
               NULL);
  assert_status (fixture, 2);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  fixture_run (fixture, "print", "delegation-passports", "01946a00-0005-7000-8000-000000000001", "-o", path,
               "--personal", "--officer", "Bà Thử", NULL);
  assert_status (fixture, 0);
  text = read_pdf (path);
  assert_says (text, "C7654321");
  fixture_run (fixture, "history", "--limit", "1", NULL);
  assert_says (fixture->out, "Bà Thử");
  assert_says (fixture->out, "In thông tin cá nhân");
}

/* The newest review is meant where none is named; without one, that is said. */
static void
test_minutes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_path (fixture, "minutes.pdf");
  g_autofree char *text = NULL;

  fixture_run (fixture, "print", "review-minutes", "-o", path, NULL);
  assert_status (fixture, 1);
  fixture_run (fixture, "add", "review", "--set", "title=Rà soát", "--set", "start_date=20/11/2026", "--set",
               "chair=Ông P (mẫu)", NULL);
  assert_status (fixture, 0);
  fixture_run (fixture, "print", "review-minutes", "-o", path, NULL);
  assert_status (fixture, 0);
  text = read_pdf (path);
  assert_says (text, "Ông P (mẫu)");
}

/* The wrong kind of record, and an agency that owes nothing. */
static void
test_papers_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_path (fixture, "no.pdf");

  fixture_run (fixture, "print", "delegation-file", MEMORANDUM, "-o", path, NULL);
  assert_status (fixture, 1);
  fixture_run (fixture, "print", "reminder-letter", "Công an tỉnh", "-o", path, NULL);
  assert_status (fixture, 1);
  assert_says (fixture->err, "Công an tỉnh");
  fixture_run (fixture, "print", "delegation-file", "-o", path, NULL);
  assert_status (fixture, 2);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* The notice of succession: of what a district signed, and of nothing else. */
static void
test_succession (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_path (fixture, "s.pdf");
  g_autofree char *id = NULL;
  g_autofree char *text = NULL;

  fixture_run (fixture, "print", "succession-letter", MEMORANDUM, "-o", path, NULL);
  assert_status (fixture, 1);
  assert_says (fixture->err, "không thuộc diện kế thừa");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  fixture_run (fixture, "add", "agreement", "--set", "title=Bản ghi nhớ của huyện (mẫu)", "--set",
               "partner=Tỉnh Koh Kong", "--set", "capacity=district", "--set", "signed_date=12/02/2024",
               "--set", "succession_scope=full", NULL);
  assert_status (fixture, 0);
  id = g_strstrip (g_strdup (fixture->out));
  fixture_run (fixture, "print", "succession-letter", id, "-o", path, NULL);
  assert_status (fixture, 0);
  text = read_pdf (path);
  assert_says (text, "Bản ghi nhớ của huyện (mẫu)");
  assert_says (text, "Phạm vi kế thừa: toàn bộ");
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
  ADD ("/cli/print/papers", test_papers);
  ADD ("/cli/print/succession", test_succession);
  ADD ("/cli/print/passports", test_passports);
  ADD ("/cli/print/minutes", test_minutes);
  ADD ("/cli/print/papers-refused", test_papers_refused);
  return g_test_run ();
}
