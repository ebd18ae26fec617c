/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The agreement summary: what NĐ 64/2021 Điều 3 demands, on one page when short, whole when long. */
#include "document-samples.h"

#include <string.h>

static char *
dup_words (BgDocument *document)
{
  g_autofree char *text = bg_document_dup_text (document);

  for (char *p = text; *p != '\0'; p++)
    if (*p == '\n' || *p == '\f')
      *p = ' ';
  return g_steal_pointer (&text);
}

static BgDocument *
create (const BgAgreementSummary *summary, double size)
{
  BgLayout layout;

  sample_layout (&layout, size, FALSE);
  return bg_agreement_summary_create (summary, &layout);
}

static void
assert_says (const char *text, const char *words)
{
  g_autofree char *all = squeeze_text (text);
  g_autofree char *wanted = squeeze_text (words);

  if (strstr (all, wanted) == NULL)
    g_error ("The page does not say “%s” but: %s", words, text);
}

static void
test_short_agreement_is_one_page (void)
{
  BgAgreementSummary summary;
  g_autoptr (BgDocument) small = NULL;
  g_autoptr (BgDocument) large = NULL;

  sample_summary (&summary);
  small = create (&summary, 13);
  large = create (&summary, 14);
  g_assert_cmpint (bg_document_get_n_pages (small), ==, 1);
  g_assert_cmpint (bg_document_get_n_pages (large), ==, 1);
}

static void
test_says_all_of_article_3 (void)
{
  static const char *const words[] = {
    "UBND TỈNH CÀ MAU",
    "CƠ QUAN NGOẠI VỤ",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "/BC-CQNV",
    "Cà Mau, ngày 23 tháng 11 năm 2026",
    "BÁO CÁO",
    "1. Tên gọi: Bản ghi nhớ về hợp tác hữu nghị",
    "2. Các bên: phía Việt Nam: Ủy ban nhân dân tỉnh Cà Mau; phía nước ngoài: Chính quyền Tỉnh A, Nước B.",
    "3. Lĩnh vực, nội dung: thương mại, thủy sản, giáo dục, văn hóa, du lịch. Chia sẻ kinh nghiệm",
    "Phương thức: trao đổi đoàn",
    "4. Hiệu lực: từ ngày 18 tháng 01 năm 2022, thời hạn 05 năm",
    "5. Ngày, nơi ký, ngôn ngữ: ngày 18 tháng 01 năm 2022 tại Cà Mau; tiếng Việt và tiếng Anh.",
    "6. Người ký: Nguyễn Văn A, Chủ tịch Ủy ban nhân dân tỉnh; Ông X, Tỉnh trưởng Tỉnh A.",
    "7. Thực hiện cam kết (đã thực hiện 02 trong 04 cam kết):",
    "8. Sửa đổi, gia hạn:",
    "a) Gia hạn số 12/2024, ký: ngày 18 tháng 01 năm 2024, hiệu lực: ngày 01 tháng 02 năm 2024; kéo dài",
    "9. Tình hình thực hiện theo năm:",
    "b) Năm 2025: chưa triển khai",
    "Bản ghi nhớ không có giá trị ràng buộc pháp lý theo pháp luật quốc tế./.",
    "Nơi nhận: - UBND tỉnh; - Bộ Ngoại giao; - Lưu: VT, HTQT.",
    "THỦ TRƯỞNG CƠ QUAN",
  };
  BgAgreementSummary summary;
  g_autoptr (BgDocument) document = NULL;
  g_autofree char *text = NULL;

  sample_summary (&summary);
  summary.show_amendments = summary.show_years = TRUE;
  document = create (&summary, 14);
  text = dup_words (document);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    assert_says (text, words[i]);
}

static void
test_options_leave_out (void)
{
  BgAgreementSummary summary;
  g_autoptr (BgDocument) document = NULL;
  g_autofree char *text = NULL;

  sample_summary (&summary);
  summary.show_commitments = summary.show_recipients = FALSE;
  document = create (&summary, 13);
  text = dup_words (document);
  g_assert_null (strstr (text, "Cam kết"));
  g_assert_null (strstr (text, "Nơi nhận"));
  g_assert_null (strstr (text, "Sửa đổi"));
}

static void
test_unknown_facts_are_said (void)
{
  BgAgreementSummary summary;
  g_autoptr (BgDocument) document = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) missing = NULL;

  bg_agreement_summary_init (&summary);
  summary.show_amendments = summary.show_years = TRUE;
  document = create (&summary, 14);
  text = dup_words (document);
  assert_says (text, "Tóm tắt thỏa thuận");
  assert_says (text, "1. Tên gọi: chưa rõ.");
  assert_says (text, "phía Việt Nam: chưa rõ; phía nước ngoài: chưa rõ.");
  assert_says (text, "lĩnh vực chưa rõ. Nội dung: chưa rõ. Phương thức: chưa rõ.");
  assert_says (text, "ngày ký chưa rõ, nơi ký chưa rõ; ngôn ngữ chưa rõ.");
  assert_says (text, "6. Người ký: chưa rõ.");
  assert_says (text, "chưa ghi nhận cam kết nào.");
  assert_says (text, "Thỏa thuận: chưa rõ về giá trị ràng buộc pháp lý theo pháp luật quốc tế./.");
  assert_says (text, "…, ngày … tháng … năm …");
  missing = bg_agreement_summary_dup_missing (&summary);
  g_assert_cmpuint (g_strv_length (missing), ==, 13);
}

static void
test_complete_agreement_misses_nothing (void)
{
  BgAgreementSummary summary;
  g_auto (GStrv) missing = NULL;

  sample_summary (&summary);
  missing = bg_agreement_summary_dup_missing (&summary);
  g_assert_cmpuint (g_strv_length (missing), ==, 0);
}

static void
test_signer_lines (void)
{
  static const struct
  {
    const char *prefix, *body, *title, *expected;
  } cases[] = {
    { "KT.", "Giám đốc", "Phó Giám đốc", "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC" },
    { "TM.", "Ủy ban nhân dân", "Chủ tịch", "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH" },
    { "Q.", NULL, "Giám đốc", "Q. GIÁM ĐỐC Nguyễn Văn A" },
    { NULL, NULL, "Giám đốc", "./. GIÁM ĐỐC Nguyễn Văn A" },
    { NULL, NULL, NULL, "./. THỦ TRƯỞNG CƠ QUAN" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BgAgreementSummary summary;
      g_autoptr (BgDocument) document = NULL;
      g_autofree char *text = NULL;

      sample_summary (&summary);
      summary.letterhead.signer_prefix = cases[i].prefix;
      summary.letterhead.signer_body = cases[i].body;
      summary.letterhead.signer_title = cases[i].title;
      document = create (&summary, 14);
      text = dup_words (document);
      assert_says (text, cases[i].expected);
    }
}

static void
test_very_long_facts_come_out_whole (void)
{
  g_autofree char *words = sample_long_text (10000);
  BgSummaryCommitment commitment = { words, words, words, words, FALSE };
  BgAgreementSummary summary;
  g_autoptr (BgDocument) document = NULL;
  g_autofree char *text = NULL;
  g_autofree char *squeezed = NULL;
  Ink ink;

  sample_summary (&summary);
  summary.title = summary.content = words;
  summary.letterhead.name = summary.letterhead.signer_name = words;
  summary.commitments = &commitment;
  summary.n_commitments = 1;
  document = create (&summary, 14);
  text = dup_words (document);
  squeezed = squeeze_text (text);
  /* Three times as text: title, name, content. The office's name is in capitals, cells are interleaved. */
  g_assert_cmpuint (count_text (squeezed, "đường999đường1000"), >=, 4);
  g_assert_cmpuint (count_text (squeezed, "đường500"), >=, 8);
  for (int i = 0; i < bg_document_get_n_pages (document); i++)
    {
      ink = measure_ink_below_margin (document, i);
      g_assert_cmpfloat (ink.bottom, <=, 841.89 - 56.69 + 1.5);
      g_assert_cmpfloat (ink.right, <=, 595.28 - 42.52 + 1.5);
    }
}

/* However the text falls, the signer has at least one line of the text on the page. */
static void
test_signature_is_never_alone (void)
{
  for (gsize length = 200; length < 4200; length += 250)
    {
      g_autofree char *words = sample_long_text (length);
      BgAgreementSummary summary;
      g_autoptr (BgDocument) document = NULL;
      g_autofree char *last = NULL;

      sample_summary (&summary);
      summary.content = words;
      document = create (&summary, 14);
      last = bg_document_dup_page_text (document, bg_document_get_n_pages (document) - 1);
      g_assert_nonnull (strstr (last, "./."));
      g_assert_nonnull (strstr (last, "THỦ TRƯỞNG CƠ QUAN"));
      g_assert_nonnull (strstr (last, "Nơi nhận:"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/documents/summary/short-agreement-is-one-page", test_short_agreement_is_one_page);
  g_test_add_func ("/documents/summary/says-all-of-article-3", test_says_all_of_article_3);
  g_test_add_func ("/documents/summary/options-leave-out", test_options_leave_out);
  g_test_add_func ("/documents/summary/unknown-facts-are-said", test_unknown_facts_are_said);
  g_test_add_func ("/documents/summary/complete-agreement-misses-nothing",
                   test_complete_agreement_misses_nothing);
  g_test_add_func ("/documents/summary/signer-lines", test_signer_lines);
  g_test_add_func ("/documents/summary/very-long-facts-come-out-whole", test_very_long_facts_come_out_whole);
  g_test_add_func ("/documents/summary/signature-is-never-alone", test_signature_is_never_alone);
  return g_test_run ();
}
