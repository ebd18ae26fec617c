/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Invented data for tests of documents; nothing here is said of a real office. */
#include "document-samples.h"

#include <string.h>

static const char *const recipients[] = { "UBND tỉnh", "Bộ Ngoại giao;", "Lưu: VT, HTQT.", NULL };
static const char *const vietnamese[] = { "Ủy ban nhân dân tỉnh Cà Mau", NULL };
static const char *const foreign[] = { "Chính quyền Tỉnh A, Nước B", NULL };
static const char *const fields[] = { "thương mại", "thủy sản", "giáo dục", "văn hóa", "du lịch", NULL };
static const char *const languages[] = { "tiếng Việt", "tiếng Anh", NULL };
static const BgSummarySigner signers[] = {
  { "Nguyễn Văn A", "Chủ tịch Ủy ban nhân dân tỉnh" },
  { "Ông X", "Tỉnh trưởng Tỉnh A" },
};
static const BgSummaryCommitment commitments[] = {
  { "Trao đổi đoàn cấp tỉnh", "Văn phòng UBND tỉnh", "hằng năm", "Hoàn thành", TRUE },
  { "Hỗ trợ dự hội chợ", "Sở Công Thương", "30/06/2026", "Hoàn thành", TRUE },
  { "Giao lưu văn hóa", "Sở VHTTDL", "31/12/2026", "50%, trong hạn", FALSE },
  { "Trao đổi học sinh", "Sở GD&ĐT", "09/11/2026", "20%, quá hạn", FALSE },
};
static const BgSummaryAmendment amendments[] = {
  { "gia hạn", "12/2024", { 2024, 1, 18 }, { 2024, 2, 1 }, "kéo dài thêm 02 năm" },
};
static const BgSummaryYear years[] = {
  { 2024, "đón 02 đoàn, cử 01 đoàn", "tốt", "tiếp tục duy trì" },
  { 2025, "chưa triển khai do hai bên sắp xếp lại tổ chức", "chưa triển khai", NULL },
};

void
sample_letterhead (BgLetterhead *letterhead)
{
  *letterhead = (BgLetterhead){
    .parent = "UBND tỉnh Cà Mau",
    .name = "Cơ quan Ngoại vụ",
    .symbol = "CQNV",
    .place = "Cà Mau",
    .signer_name = "Nguyễn Văn A",
    .recipients = recipients,
  };
}

void
sample_summary (BgAgreementSummary *summary)
{
  bg_agreement_summary_init (summary);
  sample_letterhead (&summary->letterhead);
  summary->date = (BgDate){ 2026, 11, 23 };
  summary->title = "Bản ghi nhớ về hợp tác hữu nghị giữa UBND tỉnh Cà Mau và Tỉnh A, Nước B (mẫu)";
  summary->kind_name = "Bản ghi nhớ";
  summary->vietnamese_parties = vietnamese;
  summary->foreign_parties = foreign;
  summary->fields = fields;
  summary->content = "chia sẻ kinh nghiệm nuôi trồng và tiêu thụ thủy sản";
  summary->method = "trao đổi đoàn, chia sẻ thông tin, phối hợp tổ chức sự kiện";
  summary->effective_date = (BgDate){ 2022, 1, 18 };
  summary->term = BG_SUMMARY_TERM_MONTHS;
  summary->term_months = 60;
  summary->renews = 1;
  summary->renewal_months = 60;
  summary->notice_months = 1;
  summary->end_date = (BgDate){ 2027, 1, 18 };
  summary->signed_date = (BgDate){ 2022, 1, 18 };
  summary->signed_place = "Cà Mau";
  summary->languages = languages;
  summary->signers = signers;
  summary->n_signers = G_N_ELEMENTS (signers);
  summary->binding = 0;
  summary->commitments = commitments;
  summary->n_commitments = G_N_ELEMENTS (commitments);
  summary->amendments = amendments;
  summary->n_amendments = G_N_ELEMENTS (amendments);
  summary->years = years;
  summary->n_years = G_N_ELEMENTS (years);
}

void
sample_register (BgOverdueRegister *data, BgOverdueTask *tasks, guint n_tasks, guint n_agencies)
{
  static const char *const agencies[] = { "Sở Công Thương", "Sở Giáo dục và Đào tạo", "Văn phòng UBND tỉnh",
                                          "Sở Văn hóa, Thể thao và Du lịch", "Sở Nông nghiệp và Môi trường" };
  static const char *const titles[] = {
    "Báo cáo kết quả hỗ trợ doanh nghiệp dự hội chợ tại Tỉnh A",
    "Xây dựng kế hoạch trao đổi học sinh năm học 2026-2027 với Tỉnh A và trình Ủy ban nhân dân tỉnh xem xét",
    "Gửi văn bản đề nghị gia hạn Bản ghi nhớ",
  };

  g_assert (n_agencies <= G_N_ELEMENTS (agencies));
  for (guint i = 0; i < n_tasks; i++)
    tasks[i] = (BgOverdueTask){
      .title = titles[i % G_N_ELEMENTS (titles)],
      .basis = "01/KH-MAU, 05/01/2026",
      .lead_agency = agencies[i % n_agencies],
      .due_date = { 2026, 11, (gint8) (1 + i % 21) },
      .days_late = 21 - (int) (i % 21),
      .progress = i % 2 == 0 ? "20%, đã đôn đốc 01 lần" : NULL,
      .reply = i % 3 == 0 ? "15/SCT-XTTM" : NULL,
    };
  *data = (BgOverdueRegister){ .date = { 2026, 11, 23 },
                               .as_of = { 2026, 11, 22 },
                               .tasks = tasks,
                               .n_tasks = n_tasks,
                               .show_recipients = TRUE };
  sample_letterhead (&data->letterhead);
}

void
sample_layout (BgLayout *layout, double body_size, gboolean landscape)
{
  bg_layout_init (layout);
  bg_layout_set_body_size (layout, body_size);
  layout->landscape = landscape;
}

/* Numbered words, so that a lost one is missed. */
char *
sample_long_text (gsize n_characters)
{
  GString *text = g_string_new (NULL);
  glong length = 0;

  for (guint i = 0; (gsize) length < n_characters; i++)
    {
      g_string_append_printf (text, "đường%u ", i);
      length = g_utf8_strlen (text->str, -1);
    }
  g_string_truncate (text, (gsize) (g_utf8_offset_to_pointer (text->str, (glong) n_characters) - text->str));
  return g_string_free (text, FALSE);
}

/* The letters without any space, to compare text whatever its line breaks. */
char *
squeeze_text (const char *text)
{
  GString *squeezed = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (squeezed, g_utf8_get_char (p));
  return g_string_free (squeezed, FALSE);
}

guint
count_text (const char *text, const char *needle)
{
  guint n = 0;

  for (const char *p = strstr (text, needle); p != NULL; p = strstr (p + 1, needle))
    n++;
  return n;
}

/* Bounds of what is black in an image of a page, one pixel a point, from row @first on. */
static Ink
find_ink (cairo_surface_t *surface, int first)
{
  const unsigned char *pixels = cairo_image_surface_get_data (surface);
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  Ink ink = { width, height, 0, 0 };

  for (int y = MAX (first, 0); y < height; y++)
    for (int x = 0; x < width; x++)
      if (pixels[y * stride + x] != 0)
        {
          ink.left = MIN (ink.left, x);
          ink.right = MAX (ink.right, x + 1);
          ink.top = MIN (ink.top, y);
          ink.bottom = MAX (ink.bottom, y + 1);
        }
  return ink;
}

static Ink
measure_from (BgDocument *document, int page, double top)
{
  cairo_surface_t *surface;
  cairo_t *cr;
  double width, height;
  Ink ink;

  bg_document_get_page_size (document, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_A8, (int) width + 1, (int) height + 1);
  cr = cairo_create (surface);
  bg_document_draw_page (document, cr, page);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  ink = find_ink (surface, (int) top);
  cairo_surface_destroy (surface);
  return ink;
}

Ink
measure_ink (BgDocument *document, int page)
{
  return measure_from (document, page, 0);
}

/* The ink of the text alone, without the page number in the top margin. */
Ink
measure_ink_below_margin (BgDocument *document, int page)
{
  double top = bg_layout_get (bg_document_get_layout (document), BG_LAYOUT_MARGIN_TOP);

  return measure_from (document, page, page == 0 ? 0 : top - 3);
}
