/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From records to paper: every fact of the record arrives, every code has a Vietnamese word. */
#include "document-samples.h"

#include "bg-agreement-paper.h"
#include "bg-overdue-paper.h"
#include "bg-paper-words.h"

#include <string.h>

#define TODAY ((BgDate){ 2026, 11, 22 })

/* The records that others point to. */
static BgRecord *
find_record (const char *kind, const char *id, gpointer data)
{
  GHashTable *records = data;
  BgRecord *found = g_hash_table_lookup (records, id);

  g_assert_true (found == NULL || g_str_equal (bg_record_get_kind (found)->name, kind));
  return found != NULL ? g_object_ref (found) : NULL;
}

static GHashTable *
create_records (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
}

static BgRecord *
add_record (GHashTable *records, const BgKind *kind, const char *field, const char *text)
{
  BgRecord *record = bg_record_new (kind);

  bg_record_set_text (record, field, text);
  g_hash_table_insert (records, (gpointer) bg_record_get_id (record), record);
  return record;
}

static BgRecord *
create_office (void)
{
  BgRecord *office = bg_record_new (&bg_office_kind);
  BgRecord *signer = bg_record_add_item (office, "signers");

  bg_record_set_text (office, "name", "Sở Ngoại vụ");
  bg_record_set_text (office, "parent", "UBND tỉnh Mẫu");
  bg_record_set_text (office, "symbol", "SNgV");
  bg_record_set_text (office, "unit_symbol", "HTQT");
  bg_record_set_text (office, "place", "Mẫu");
  bg_record_set_text (signer, "prefix", "KT.");
  bg_record_set_text (signer, "on_behalf_of", "Giám đốc");
  bg_record_set_text (signer, "position", "Phó Giám đốc");
  bg_record_set_text (signer, "full_name", "Trần Thị B");
  signer = bg_record_add_item (office, "signers");
  bg_record_set_text (signer, "prefix", "none");
  bg_record_set_text (signer, "position", "Giám đốc");
  bg_record_set_text (signer, "full_name", "Lê Văn C");
  bg_record_set_text (bg_record_add_item (office, "recipients"), "name", "UBND tỉnh");
  return office;
}

static void
add_commitment (BgRecord *agreement, const char *title, const char *agency, BgDate due, int progress)
{
  BgRecord *commitment = bg_record_add_item (agreement, "commitments");

  bg_record_set_text (commitment, "title", title);
  bg_record_set_text (commitment, "lead_agency", agency);
  if (bg_date_is_known (due))
    bg_record_set_date (commitment, "due_date", due);
  if (progress >= 0)
    bg_record_set_integer (commitment, "progress", progress);
}

static BgRecord *
create_agreement (GHashTable *records)
{
  BgRecord *agreement = bg_record_new (&bg_agreement_kind);
  BgRecord *partner = add_record (records, &bg_partner_kind, bg_partner_kind.title, "Tỉnh A");
  BgRecord *agency = add_record (records, &bg_agency_kind, bg_agency_kind.title, "Sở Công Thương");
  BgRecord *item;

  bg_record_set_text (agreement, "title", "Bản ghi nhớ hợp tác với Tỉnh A");
  bg_record_set_text (agreement, "agreement_type", "memorandum");
  bg_record_set_text (agreement, "capacity", "committee");
  bg_record_set_text (agreement, "partner", bg_record_get_id (partner));
  bg_record_set_date (agreement, "signed_date", (BgDate){ 2022, 1, 18 });
  bg_record_set_date (agreement, "effective_date", (BgDate){ 2022, 1, 18 });
  bg_record_set_text (agreement, "term_kind", "length");
  bg_record_set_integer (agreement, "term_years", 5);
  bg_record_set_answer (agreement, "auto_renewal", BG_ANSWER_YES);
  bg_record_set_integer (agreement, "renewal_months", 60);
  bg_record_set_integer (agreement, "notice_months", 1);
  bg_record_set_text (agreement, "languages", "tiếng Việt, tiếng Anh");
  bg_record_set_text (agreement, "signed_place", "Cà Mau");
  bg_record_set_answer (agreement, "legally_binding", BG_ANSWER_NO);
  bg_record_set_text (bg_record_add_item (agreement, "cooperation_fields"), "field", "fisheries");
  item = bg_record_add_item (agreement, "signers");
  bg_record_set_text (item, "full_name", "Ông X");
  bg_record_set_text (item, "position", "Tỉnh trưởng");
  add_commitment (agreement, "Hội chợ", bg_record_get_id (agency), (BgDate){ 2026, 11, 9 }, 20);
  add_commitment (agreement, "Trao đổi đoàn", NULL, BG_DATE_NONE, 100);
  bg_record_set_text (bg_record_get_item (agreement, "commitments", 1), "recurrence", "yearly");
  item = bg_record_add_item (agreement, "amendments");
  bg_record_set_text (item, "kind", "supplemented");
  bg_record_set_text (item, "number", "12/2024");
  item = bg_record_add_item (agreement, "years");
  bg_record_set_integer (item, "year", 2025);
  bg_record_set_text (item, "result", "Đón 02 đoàn.");
  bg_record_set_text (item, "assessment", "good");
  return agreement;
}

static void
assert_says (BgDocument *document, const char *words)
{
  g_autofree char *text = bg_document_dup_text (document);
  g_autofree char *all = squeeze_text (text);
  g_autofree char *wanted = squeeze_text (words);

  if (strstr (all, wanted) == NULL)
    g_error ("The page does not say “%s” but: %s", words, text);
}

static void
test_agreement_arrives (void)
{
  static const char *const words[] = {
    "Số: /BC-SNgV",
    "Mẫu, ngày 22 tháng 11 năm 2026",
    "phía Việt Nam: Ủy ban nhân dân tỉnh; phía nước ngoài: Tỉnh A.",
    "3. Lĩnh vực, nội dung: thủy sản. Nội dung: chưa rõ.",
    "từ ngày 18 tháng 01 năm 2022, thời hạn 05 năm, tự động gia hạn 05 năm nếu không bên nào thông báo trước "
    "01 tháng."
    " Ngày hết hạn: 18 tháng 01 năm 2027.",
    "ngày 18 tháng 01 năm 2022 tại Cà Mau; tiếng Việt và tiếng Anh.",
    "Ông X, Tỉnh trưởng.",
    "(đã thực hiện 01 trong 02 cam kết)",
    "Hội chợ Sở Công Thương 09/11/2026 20%, quá hạn",
    "Trao đổi đoàn chưa rõ hằng năm Hoàn thành",
    "a) Bổ sung số 12/2024, ký: chưa rõ, hiệu lực: chưa rõ.",
    "a) Năm 2025: Đón 02 đoàn. Đánh giá: tốt.",
    "Bản ghi nhớ không có giá trị ràng buộc pháp lý theo pháp luật quốc tế./.",
    "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Trần Thị B",
    "- UBND tỉnh; - Lưu: VT, HTQT.",
  };
  g_autoptr (GHashTable) records = create_records ();
  g_autoptr (BgRecord) agreement = create_agreement (records);
  g_autoptr (BgRecord) office = create_office ();
  g_autoptr (BgAgreementPaper) paper = NULL;
  g_autoptr (BgDocument) document = NULL;
  BgRules rules;
  BgLayout layout;

  bg_rules_init (&rules, TODAY);
  paper = bg_agreement_paper_new (agreement, office, &rules, find_record, records);
  bg_agreement_paper_get_summary (paper)->show_amendments = TRUE;
  bg_agreement_paper_get_summary (paper)->show_years = TRUE;
  sample_layout (&layout, 14, FALSE);
  document = bg_agreement_summary_create (bg_agreement_paper_get_summary (paper), &layout);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    assert_says (document, words[i]);
}

static void
test_another_signer (void)
{
  g_autoptr (BgRecord) agreement = bg_record_new (&bg_agreement_kind);
  g_autoptr (BgRecord) office = create_office ();
  g_autoptr (BgAgreementPaper) paper = NULL;
  const BgLetterhead *letterhead;
  BgRules rules;

  bg_rules_init (&rules, TODAY);
  paper = bg_agreement_paper_new (agreement, office, &rules, NULL, NULL);
  letterhead = &bg_agreement_paper_get_summary (paper)->letterhead;
  bg_agreement_paper_set_signer (paper, 1);
  g_assert_null (letterhead->signer_prefix);
  g_assert_cmpstr (letterhead->signer_name, ==, "Lê Văn C");
  bg_agreement_paper_set_signer (paper, 7);
  g_assert_null (letterhead->signer_name);
  g_assert_cmpstr (letterhead->name, ==, "Sở Ngoại vụ");
}

static void
test_empty_records_are_unknown (void)
{
  g_autoptr (BgRecord) agreement = bg_record_new (&bg_agreement_kind);
  g_autoptr (BgAgreementPaper) paper = NULL;
  g_autoptr (BgDocument) document = NULL;
  g_auto (GStrv) missing = NULL;
  BgRules rules;
  BgLayout layout;

  bg_rules_init (&rules, TODAY);
  paper = bg_agreement_paper_new (agreement, NULL, &rules, NULL, NULL);
  missing = bg_agreement_summary_dup_missing (bg_agreement_paper_get_summary (paper));
  g_assert_cmpuint (g_strv_length (missing), ==, 13);
  sample_layout (&layout, 13, FALSE);
  document = bg_agreement_summary_create (bg_agreement_paper_get_summary (paper), &layout);
  assert_says (document, "1. Tên gọi: chưa rõ.");
}

static void
test_overdue_tasks_arrive (void)
{
  g_autoptr (GHashTable) records = create_records ();
  g_autoptr (GListStore) tasks = g_list_store_new (BG_TYPE_RECORD);
  g_autoptr (BgRecord) late = bg_record_new (&bg_task_kind);
  g_autoptr (BgRecord) open = bg_record_new (&bg_task_kind);
  g_autoptr (BgOverduePaper) paper = NULL;
  g_autoptr (BgDocument) document = NULL;
  BgRecord *plan = add_record (records, &bg_document_kind, "number", "01/KH-MAU");
  BgRecord *agency = add_record (records, &bg_agency_kind, bg_agency_kind.title, "Sở Công Thương");
  BgRules rules;
  BgLayout layout;

  bg_rules_init (&rules, TODAY);
  bg_record_set_date (plan, "issued_date", (BgDate){ 2026, 1, 5 });
  bg_record_set_text (late, "title", "Việc quá hạn");
  bg_record_set_text (late, "lead_agency", bg_record_get_id (agency));
  bg_record_set_date (late, "due_date", (BgDate){ 2026, 11, 9 });
  bg_record_set_integer (late, "progress", 20);
  bg_record_set_text (late, "reply_number", "15/SCT-XTTM");
  bg_record_set_text (bg_record_add_item (late, "bases"), "document", bg_record_get_id (plan));
  bg_record_set_date (bg_record_add_item (late, "reminders"), "date", (BgDate){ 2026, 11, 16 });
  bg_record_set_text (open, "title", "Việc còn hạn");
  bg_record_set_date (open, "due_date", (BgDate){ 2026, 12, 9 });
  g_list_store_append (tasks, open);
  g_list_store_append (tasks, late);
  paper = bg_overdue_paper_new (G_LIST_MODEL (tasks), NULL, &rules, find_record, records);
  g_assert_cmpuint (bg_overdue_paper_get_register (paper)->n_tasks, ==, 1);
  sample_layout (&layout, 14, TRUE);
  document = bg_overdue_register_create (bg_overdue_paper_get_register (paper), &layout);
  assert_says (document, "Sở Công Thương (01 nhiệm vụ)");
  assert_says (document,
               "Việc quá hạn 01/KH-MAU, 05/01/2026 09/11/2026 13 20%; đã đôn đốc 01 lần, gần nhất 16/11/2026 "
               "15/SCT-XTTM");
  assert_says (document, "Tổng cộng: 01 nhiệm vụ quá hạn của 01 cơ quan./.");
}

static void
assert_choices_have_words (const BgField *field)
{
  for (const BgChoice *choice = field->choices; choice != NULL && choice->code != NULL; choice++)
    if (bg_paper_words_get (field->name, choice->code) == NULL)
      g_error ("The code “%s” of “%s” has no word for paper", choice->code, field->name);
}

/* A new choice in the model must get a word here. */
static void
test_every_code_has_a_word (void)
{
  static const struct
  {
    const BgKind *kind;
    const char *list;
    const char *field;
  } fields[] = { { &bg_agreement_kind, NULL, "agreement_type" },
                 { &bg_agreement_kind, NULL, "capacity" },
                 { &bg_agreement_kind, "cooperation_fields", "field" },
                 { &bg_agreement_kind, "amendments", "kind" },
                 { &bg_agreement_kind, "commitments", "recurrence" },
                 { &bg_agreement_kind, "years", "assessment" },
                 { &bg_agreement_kind, "years", "proposal" },
                 { &bg_delegation_kind, NULL, "guest_class" },
                 { &bg_delegation_kind, NULL, "hosting" },
                 { &bg_delegation_kind, NULL, "funding" },
                 { &bg_delegation_kind, "members", "role" } };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const BgKind *kind = fields[i].kind;
      const BgField *field;

      if (fields[i].list != NULL)
        kind = bg_kind_get_field (kind, fields[i].list)->items;
      field = bg_kind_get_field (kind, fields[i].field);
      g_assert_nonnull (field);
      g_assert_nonnull (field->choices);
      assert_choices_have_words (field);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/documents/paper/agreement-arrives", test_agreement_arrives);
  g_test_add_func ("/documents/paper/another-signer", test_another_signer);
  g_test_add_func ("/documents/paper/empty-records-are-unknown", test_empty_records_are_unknown);
  g_test_add_func ("/documents/paper/overdue-tasks-arrive", test_overdue_tasks_arrive);
  g_test_add_func ("/documents/paper/every-code-has-a-word", test_every_code_has_a_word);
  return g_test_run ();
}
