/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dossier of an agreement: its contents against its pages, its margins, repeated headers, chains; the
 * notice of succession; and names as they were. */
#include "document-samples.h"

#include "bg-agreement-dossier.h"
#include "bg-agreement-register-paper.h"
#include "bg-delegation-paper.h"
#include "bg-page-font.h"
#include "bg-succession-letter.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define TASKS 90

static const BgDate today = { 2026, 11, 23 };

typedef struct
{
  BgRecord *agreement;
  BgRecord *partner;
  BgRecord *other;
  GPtrArray *tasks;
  GPtrArray *before;
  BgRules rules;
} Fixture;

static BgRecord *
find_record (const char *kind, const char *id, gpointer data)
{
  Fixture *fixture = data;
  BgRecord *records[] = { fixture->partner, fixture->other, fixture->agreement };

  for (gsize i = 0; i < G_N_ELEMENTS (records); i++)
    if (g_str_equal (bg_record_get_id (records[i]), id))
      return g_object_ref (records[i]);
  return NULL;
}

static BgRecord *
create_partner (void)
{
  BgRecord *partner = bg_record_new (&bg_partner_kind);
  BgRecord *former = bg_record_add_item (partner, "aliases");

  bg_record_set_text (partner, "name", "Tỉnh Jeonbuk (mẫu)");
  bg_record_set_text (former, "name", "Tỉnh Jeollabuk (mẫu)");
  bg_record_set_text (former, "kind", "former");
  bg_record_set_date (former, "to_date", (BgDate){ 2024, 1, 17 });
  return partner;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->agreement = bg_record_new (&bg_agreement_kind);
  fixture->other = bg_record_new (&bg_agreement_kind);
  fixture->partner = create_partner ();
  fixture->tasks = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->before = g_ptr_array_new_with_free_func (g_object_unref);
  bg_rules_init (&fixture->rules, today);
  bg_record_set_text (fixture->agreement, "title", "Bản ghi nhớ hợp tác (mẫu)");
  bg_record_set_text (fixture->agreement, "partner", bg_record_get_id (fixture->partner));
  bg_record_set_text (fixture->agreement, "capacity", "district");
  bg_record_set_date (fixture->agreement, "signed_date", (BgDate){ 2022, 5, 6 });
  bg_record_set_text (fixture->other, "title", "Bản ghi nhớ trước (mẫu)");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->agreement);
  g_object_unref (fixture->other);
  g_object_unref (fixture->partner);
  g_ptr_array_unref (fixture->tasks);
  g_ptr_array_unref (fixture->before);
}

static BgDocument *
create (Fixture *fixture)
{
  BgDossierSource source = { fixture->agreement, fixture->tasks, fixture->before };
  g_autoptr (BgSheet) sheet = bg_agreement_dossier_new (&source, NULL, &fixture->rules, find_record, fixture);
  BgLayout layout;

  sample_layout (&layout, 14, FALSE);
  return bg_sheet_create (sheet, &layout);
}

static char *
read_squeezed (BgDocument *document, int page)
{
  g_autofree char *text =
    page < 0 ? bg_document_dup_text (document) : bg_document_dup_page_text (document, page);

  return squeeze_text (text);
}

static void
assert_has (const char *text, const char *words)
{
  g_autofree char *wanted = squeeze_text (words);

  if (strstr (text, wanted) == NULL)
    g_error ("“%s” is not in: %s", words, text);
}

static void
assert_says (BgDocument *document, const char *words)
{
  g_autofree char *text = read_squeezed (document, -1);

  assert_has (text, words);
}

/* As many as fill several pages, each with a name that does not fit a line, and one that no line can hold. */
static void
add_tasks (Fixture *fixture)
{
  for (guint i = 0; i < TASKS; i++)
    {
      BgRecord *task = bg_record_new (&bg_task_kind);
      g_autofree char *title =
        g_strdup_printf ("Nhiệm vụ số %u về phát triển kinh tế - xã hội giữa hai địa phương", i + 1);
      g_autofree char *endless = g_strnfill (200, 'x');

      bg_record_set_text (task, "title", i == TASKS / 2 ? endless : title);
      bg_record_set_date (task, "due_date", (BgDate){ 2026, 12, 4 });
      g_ptr_array_add (fixture->tasks, task);
    }
}

/* Where a part begins by the contents on the first page, and where its heading stands. */
static void
check_part (const char *title, int page, gpointer data)
{
  BgDocument *document = data;
  g_autofree char *contents = read_squeezed (document, 0);
  g_autofree char *text = read_squeezed (document, page);
  g_auto (GStrv) parts = g_strsplit (title, ". ", 2);
  g_autofree char *line = g_strdup_printf ("%s %s %d", parts[0], parts[1], page + 1);

  g_assert_cmpint (page, >, 0);
  assert_has (contents, line);
  assert_has (text, title);
}

static void
count_part (const char *title, int page, gpointer data)
{
  (*(guint *) data)++;
}

static void
test_contents (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgDocument) document = NULL;
  guint n_parts = 0;

  add_tasks (fixture);
  document = create (fixture);
  g_assert_cmpint (bg_document_get_n_pages (document), >, 5);
  bg_document_foreach_part (document, count_part, &n_parts);
  g_assert_cmpuint (n_parts, ==, 11);
  bg_document_foreach_part (document, check_part, document);
  assert_says (document, "HỒ SƠ THỎA THUẬN QUỐC TẾ Bản ghi nhớ hợp tác (mẫu)");
}

/* A4 upright; nothing outside the margins of 20, 20, 30 and 15 mm, on any page, whatever the names. */
static void
test_margins (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgDocument) document = NULL;
  g_autofree char *endless = g_strnfill (300, 'm');
  double width, height;

  add_tasks (fixture);
  bg_record_set_text (fixture->agreement, "signed_place", endless);
  bg_record_set_text (fixture->agreement, "code", endless);
  document = create (fixture);
  bg_document_get_page_size (document, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 595.28, 0.01);
  g_assert_cmpfloat_with_epsilon (height, 841.89, 0.01);
  for (int page = 0; page < bg_document_get_n_pages (document); page++)
    {
      Ink ink = measure_ink_below_margin (document, page);

      g_assert_cmpfloat (ink.left, >=, 30 * 72 / 25.4 - 1);
      g_assert_cmpfloat (ink.right, <=, width - 15 * 72 / 25.4 + 1);
      g_assert_cmpfloat (ink.top, >=, 20 * 72 / 25.4 - 1);
      g_assert_cmpfloat (ink.bottom, <=, height - 20 * 72 / 25.4 + 1);
    }
}

/* Each page that goes on with the table of tasks begins with its header. */
static void
test_headers (Fixture *fixture, gconstpointer data)
{
  g_autofree char *header = squeeze_text ("STT Cam kết, nhiệm vụ Chủ trì Thời hạn Kết quả");
  g_autofree char *row = squeeze_text ("40 Nhiệm vụ số 40");
  g_autoptr (BgDocument) document = NULL;
  guint n_pages = 0;

  add_tasks (fixture);
  document = create (fixture);
  for (int page = 1; page < bg_document_get_n_pages (document); page++)
    {
      g_autofree char *text = read_squeezed (document, page);

      if (!g_str_has_prefix (text, header))
        g_assert_null (strstr (text, row));
      else
        n_pages++;
    }
  g_assert_cmpuint (n_pages, >=, 3);
}

static void
test_bytes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("bg-dossier-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  char **bytes[] = { &first, &second };
  gsize lengths[2];

  add_tasks (fixture);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (BgDocument) document = create (fixture);

      g_assert_true (bg_document_write_pdf (document, path, NULL));
      g_assert_true (g_file_get_contents (path, bytes[i], &lengths[i], NULL));
    }
  g_assert_cmpmem (first, lengths[0], second, lengths[1]);
  g_unlink (path);
  g_rmdir (folder);
}

/* The PDF of a document as the XML of pdftohtml, in whole points. */
static char *
read_xml (BgDocument *document)
{
  g_autofree char *folder = g_dir_make_tmp ("bg-dossier-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  const char *arguments[] = { "pdftohtml", "-xml", "-stdout", "-zoom", "1", "-i", path, NULL };
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  g_assert_true (bg_document_write_pdf (document, path, &error));
  process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error));
  g_unlink (path);
  g_rmdir (folder);
  return output;
}

/* "…<text top="21" left="316" width="7" height="14" font="6">2</text>": in the middle of the top margin. */
static void
check_page_number (const char *xml, int page)
{
  g_autofree char *pattern = g_strdup_printf (
    "<page number=\"%d\"[^>]*>\\s*(?:<fontspec[^>]*>\\s*)*<text top=\"(\\d+)\" left=\"(\\d+)\" "
    "width=\"(\\d+)\" height=\"(\\d+)\" font=\"\\d+\">%d</text>",
    page, page);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  double box[4];

  if (!g_regex_match (regex, xml, 0, &match))
    g_error ("Page %d does not begin with its number", page);
  for (int i = 0; i < 4; i++)
    {
      g_autofree char *number = g_match_info_fetch (match, i + 1);

      box[i] = g_ascii_strtod (number, NULL);
    }
  g_assert_cmpfloat (box[0] + box[3], <=, 20 * 72 / 25.4);
  /* Halfway between the margins of 30 and 15 mm. */
  g_assert_cmpfloat_with_epsilon (box[1] + box[2] / 2, (30 + (210 - 30 - 15) / 2.0) * 72 / 25.4, 2);
}

/* Sizes of the decree and one family of letters. */
static void
check_fonts (const char *xml)
{
  g_autoptr (GRegex) regex =
    g_regex_new ("<fontspec id=\"\\d+\" size=\"(\\d+)\" family=\"([^\"]*)\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  for (g_regex_match (regex, xml, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *size = g_match_info_fetch (match, 1);
      g_autofree char *family = g_match_info_fetch (match, 2);

      g_assert_cmpint (atoi (size), >=, 11);
      g_assert_cmpint (atoi (size), <=, 14);
      g_assert_true (strstr (family, "Times") != NULL || strstr (family, "LiberationSerif") != NULL);
      n++;
    }
  g_assert_cmpuint (n, >, 4);
}

static void
check_outline (const char *title, int page, gpointer xml)
{
  g_autofree char *line = g_strdup_printf ("<item page=\"%d\">%s</item>", page + 1, title);

  if (strstr (xml, line) == NULL)
    g_error ("The outline does not have %s", line);
}

static void
test_pdf (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgDocument) document = NULL;
  g_autofree char *xml = NULL;

  add_tasks (fixture);
  document = create (fixture);
  xml = read_xml (document);
  for (int page = 2; page <= bg_document_get_n_pages (document); page++)
    check_page_number (xml, page);
  check_fonts (xml);
  bg_document_foreach_part (document, check_outline, xml);
}

static void
add_item (BgRecord *record, const char *list, const char *const *pairs)
{
  BgRecord *item = bg_record_add_item (record, list);

  for (guint i = 0; pairs[i] != NULL; i += 2)
    {
      g_autoptr (GError) error = NULL;

      bg_record_read_field (item, pairs[i], pairs[i + 1], today, &error);
      g_assert_no_error (error);
    }
}

static void
fill_agreement (Fixture *fixture)
{
  BgRecord *agreement = fixture->agreement;
  BgRecord *task = bg_record_new (&bg_task_kind);

  add_item (agreement, "opinions",
            (const char *[]){ "agency", "Công an tỉnh", "sent_date", "10/06/2021", "reply_number", "07/CAT",
                              "reply_date", "18/06/2021", "answer", "comments", "note", "Bổ sung", NULL });
  add_item (
    agreement, "commitments",
    (const char *[]){ "title", "Trao đổi học sinh", "due_date", "31/12/2026", "progress", "20", NULL });
  add_item (agreement, "years",
            (const char *[]){ "year", "2025", "result", "Đón 02 đoàn", "assessment", "medium", "proposal",
                              "extend", NULL });
  add_item (agreement, "amendments",
            (const char *[]){ "kind", "extended", "content", "Thêm 02 năm", "number", "12/2024",
                              "signed_date", "18/01/2024", "effective_date", "01/02/2024", "new_end_date",
                              "06/05/2027", NULL });
  add_item (agreement, "papers",
            (const char *[]){ "role", "proposal", "number", "11/TTr", "date", "15/12/2021", NULL });
  add_item (agreement, "files", (const char *[]){ "title", "Bản ký", "language", "tiếng Việt", NULL });
  bg_record_set_text (bg_record_get_item (agreement, "files", 0), "file_name", "ban-ky.pdf");
  bg_record_set_integer (bg_record_get_item (agreement, "files", 0), "size", 1500000);
  bg_record_set_text (task, "title", "Cử 05 học sinh");
  bg_record_set_text (task, "source_item",
                      bg_record_get_id (bg_record_get_item (agreement, "commitments", 0)));
  bg_record_set_date (task, "due_date", (BgDate){ 2026, 12, 31 });
  add_item (task, "due_changes",
            (const char *[]){ "from_date", "30/06/2026", "to_date", "31/12/2026", "reason", "Bạn đề nghị lùi",
                              "document_number", "45/UBND", NULL });
  g_ptr_array_add (fixture->tasks, task);
}

static void
test_parts (Fixture *fixture, gconstpointer data)
{
  static const char *const sentences[] = {
    "1 Công an tỉnh 10/06/2021 07/CAT, ngày 18/06/2021 đồng ý, có góp ý: Bổ sung",
    "1 Trao đổi học sinh chưa rõ 31/12/2026 20%, trong hạn",
    "1.1 Cử 05 học sinh chưa rõ 31/12/2026",
    "2025 Đón 02 đoàn",
    "Đã thực hiện: 00 trong 01 cam kết.",
    "Năm đánh giá gần nhất: 2025.",
    "Đề xuất: gia hạn.",
    "1 Gia hạn: Thêm 02 năm; thời hạn mới đến 06/05/2027 12/2024, ngày 18/01/2024 01/02/2024 chưa có",
    "1 Cử 05 học sinh 30/06/2026 31/12/2026 Bạn đề nghị lùi (45/UBND)",
    "1 Văn bản đề xuất ký kết 11/TTr, ngày 15/12/2021",
    "1 Bản ký tiếng Việt ban-ky.pdf 1,5 MB",
    "Đã có: số 11/TTr, ngày 15/12/2021",
    "Công bố: chưa rõ.",
  };
  g_autoptr (BgDocument) document = NULL;
  g_autofree char *text = NULL;

  fill_agreement (fixture);
  document = create (fixture);
  text = read_squeezed (document, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    assert_has (text, sentences[i]);
}

/* Nothing known: each part says so once, with one stop. */
static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgDocument) document = create (fixture);
  g_autofree char *text = read_squeezed (document, -1);
  g_autofree char *none = squeeze_text ("Chưa ghi nội dung nào.");
  g_autofree char *last = squeeze_text ("Chưa ghi nội dung nào./.");

  g_assert_cmpuint (count_text (text, none), ==, 8);
  g_assert_cmpuint (count_text (text, last), ==, 1);
  g_assert_null (strstr (text, "../."));
}

static void
test_chain (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgDocument) straight = NULL;
  g_autoptr (BgDocument) looped = NULL;

  bg_record_set_text (fixture->agreement, "inherited_from", bg_record_get_id (fixture->other));
  bg_record_set_text (fixture->other, "replaced_by", bg_record_get_id (fixture->agreement));
  bg_record_set_date (fixture->other, "signed_date", (BgDate){ 2018, 3, 1 });
  g_ptr_array_add (fixture->before, g_object_ref (fixture->other));
  bg_record_set_text (fixture->agreement, "succession_scope", "partial");
  bg_record_set_text (fixture->agreement, "succession_content", "lĩnh vực thủy sản");
  straight = create (fixture);
  assert_says (straight, "Kế thừa từ: Bản ghi nhớ trước (mẫu) (ký ngày 01/03/2018).");
  assert_says (straight, "Thay thế cho: Bản ghi nhớ trước (mẫu) (ký ngày 01/03/2018).");
  assert_says (straight, "Phạm vi kế thừa: một phần, lĩnh vực thủy sản.");
  /* A loop among the others ends. */
  bg_record_set_text (fixture->other, "inherited_from", bg_record_get_id (fixture->other));
  looped = create (fixture);
  assert_says (looped, "Kế thừa từ: Bản ghi nhớ trước (mẫu)");
}

static BgSheet *
create_letter (Fixture *fixture, const char *parent)
{
  g_autoptr (BgRecord) office = bg_record_new (&bg_office_kind);

  bg_record_set_text (office, "name", "Sở Ngoại vụ");
  bg_record_set_text (office, "parent", parent);
  bg_record_set_text (office, "symbol", "SNgV");
  return bg_succession_letter_new (fixture->agreement, office, &fixture->rules, find_record, fixture);
}

static void
test_letter (Fixture *fixture, gconstpointer data)
{
  static const char *const sentences[] = {
    "V/v thông báo kế thừa thỏa thuận quốc tế",
    "Kính gửi: Tỉnh Jeonbuk (mẫu)",
    "“Bản ghi nhớ hợp tác (mẫu)”, ký ngày 06 tháng 5 năm 2022",
    "1. Bên kế thừa: UBND tỉnh Mẫu.",
    "2. Phạm vi kế thừa: chưa rõ.",
    "3. Tên bên Việt Nam ghi trong thỏa thuận: UBND huyện M, nay là UBND tỉnh Mẫu.",
    "4. Tên bên nước ngoài ghi trong thỏa thuận: Tỉnh Jeollabuk (mẫu), nay là Tỉnh Jeonbuk (mẫu).",
    "Đầu mối liên hệ của phía Việt Nam: Sở Ngoại vụ",
    "- Như trên;",
    /* The province inherits, so it is the province that tells. */
    "ỦY BAN NHÂN DÂN TỈNH MẪU",
    "/UBND",
    "TM. ỦY BAN NHÂN DÂN",
    "CHỦ TỊCH",
  };
  g_autoptr (BgSheet) sheet = NULL;
  g_autoptr (BgSheet) full = NULL;
  g_autoptr (BgDocument) document = NULL;
  g_autoptr (BgDocument) known = NULL;
  BgLayout layout;

  sample_layout (&layout, 14, FALSE);
  add_item (fixture->agreement, "parties",
            (const char *[]){ "side", "vietnamese", "name", "UBND huyện M", NULL });
  sheet = create_letter (fixture, "UBND tỉnh Mẫu");
  g_assert_cmpint (bg_sheet_get_issuer (sheet), ==, BG_SHEET_OF_PROVINCE);
  /* Whichever signer of the office is chosen. */
  bg_sheet_set_signer (sheet, 1);
  document = bg_sheet_create (sheet, &layout);
  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    assert_says (document, sentences[i]);
  bg_record_set_text (fixture->agreement, "succession_scope", "full");
  full = create_letter (fixture, "UBND tỉnh Mẫu");
  known = bg_sheet_create (full, &layout);
  assert_says (known, "2. Phạm vi kế thừa: toàn bộ.");
}

/* Where the office's record says otherwise: an office inside the province's own office (as Cà Mau had), other
 * ways to write the committee, and a record that names none. */
static void
test_letter_of_whom (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *parent;
    BgSheetIssuer issuer;
    const char *heir, *head, *signs;
  } offices[] = {
    { "Văn phòng UBND tỉnh Mẫu", BG_SHEET_OF_PROVINCE, "1. Bên kế thừa: UBND tỉnh Mẫu.",
      "ỦY BAN NHÂN DÂN TỈNH MẪU", "TM. ỦY BAN NHÂN DÂN" },
    { "Ủy ban nhân dân tỉnh Mẫu", BG_SHEET_OF_PROVINCE, "1. Bên kế thừa: Ủy ban nhân dân tỉnh Mẫu.",
      "ỦY BAN NHÂN DÂN TỈNH MẪU", "TM. ỦY BAN NHÂN DÂN" },
    { "UỶ BAN NHÂN DÂN", BG_SHEET_OF_UNKNOWN_PROVINCE, "1. Bên kế thừa: Sở Ngoại vụ.", "SỞ NGOẠI VỤ",
      "/SNgV" },
    { "Bộ Ngoại giao", BG_SHEET_OF_UNKNOWN_PROVINCE, "1. Bên kế thừa: Sở Ngoại vụ.", "BỘ NGOẠI GIAO",
      "/SNgV" },
    { NULL, BG_SHEET_OF_UNKNOWN_PROVINCE, "1. Bên kế thừa: Sở Ngoại vụ.", "SỞ NGOẠI VỤ", "/SNgV" },
  };
  BgLayout layout;

  sample_layout (&layout, 14, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (offices); i++)
    {
      g_autoptr (BgSheet) sheet = create_letter (fixture, offices[i].parent);
      g_autoptr (BgDocument) document = bg_sheet_create (sheet, &layout);

      g_assert_cmpint (bg_sheet_get_issuer (sheet), ==, offices[i].issuer);
      assert_says (document, offices[i].heir);
      assert_says (document, offices[i].head);
      assert_says (document, offices[i].signs);
    }
}

/* A paper names the partner as it was called when it signed, and when it came. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) delegation = bg_record_new (&bg_delegation_kind);
  g_autoptr (GPtrArray) agreements = g_ptr_array_new ();
  g_autoptr (BgSheet) file = NULL;
  g_autoptr (BgSheet) list = NULL;
  g_autoptr (BgDocument) dossier = create (fixture);
  g_autoptr (BgDocument) visit = NULL;
  g_autoptr (BgDocument) reg = NULL;
  BgLayout layout;

  sample_layout (&layout, 14, FALSE);
  assert_says (dossier, "Bên nước ngoài: Tỉnh Jeollabuk (mẫu).");
  bg_record_set_text (delegation, "title", "Đoàn (mẫu)");
  bg_record_set_text (delegation, "direction", "incoming");
  bg_record_set_text (delegation, "partner", bg_record_get_id (fixture->partner));
  bg_record_set_date (delegation, "start_date", (BgDate){ 2024, 1, 18 });
  file = bg_delegation_file_new (delegation, NULL, &fixture->rules, find_record, fixture);
  visit = bg_sheet_create (file, &layout);
  assert_says (visit, "Đối tác: Tỉnh Jeonbuk (mẫu).");
  g_ptr_array_add (agreements, fixture->agreement);
  list = bg_agreement_register_new (agreements, NULL, &fixture->rules, find_record, fixture);
  layout.landscape = TRUE;
  reg = bg_sheet_create (list, &layout);
  assert_says (reg, "Tỉnh Jeollabuk (mẫu)");
}

/* "kinh tế - xã hội": no line begins with the hyphen, however wide the column. */
static void
test_hyphen (Fixture *fixture, gconstpointer data)
{
  PangoContext *context = bg_page_font_create_context ();
  g_autoptr (BgRuns) runs =
    bg_runs_new_with_text (BG_RUN_BOLD, "Phát triển kinh tế - xã hội, văn hóa - du lịch");
  guint n_broken = 0;

  for (int width = 90; width < 360; width++)
    {
      g_autoptr (PangoLayout) layout = bg_runs_create_layout (runs, context, 14);

      pango_layout_set_width (layout, width * PANGO_SCALE);
      for (int i = 1; i < pango_layout_get_line_count (layout); i++)
        {
          PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);

          g_assert_cmpint (pango_layout_get_text (layout)[line->start_index], !=, '-');
          n_broken++;
        }
    }
  g_assert_cmpuint (n_broken, >, 100);
  g_object_unref (context);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/documents/dossier/contents", test_contents);
  ADD ("/documents/dossier/margins", test_margins);
  ADD ("/documents/dossier/headers", test_headers);
  ADD ("/documents/dossier/bytes", test_bytes);
  ADD ("/documents/dossier/pdf", test_pdf);
  ADD ("/documents/dossier/parts", test_parts);
  ADD ("/documents/dossier/nothing", test_nothing);
  ADD ("/documents/dossier/chain", test_chain);
  ADD ("/documents/dossier/letter", test_letter);
  ADD ("/documents/dossier/letter-of-whom", test_letter_of_whom);
  ADD ("/documents/dossier/names", test_names);
  ADD ("/documents/dossier/hyphen", test_hyphen);
  return g_test_run ();
}
