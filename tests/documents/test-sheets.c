/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers of a delegation, the minutes of a review, and the letter to an agency: what they say. */
#include "document-samples.h"

#include "bg-delegation-paper.h"
#include "bg-problems.h"
#include "bg-review-paper.h"

#include <string.h>

static const BgDate today = { 2026, 11, 23 };

static char *
print (BgSheet *sheet)
{
  g_autoptr (BgDocument) document = NULL;
  g_autofree char *text = NULL;
  BgLayout layout;

  sample_layout (&layout, 14, FALSE);
  document = bg_sheet_create (sheet, &layout);
  text = bg_document_dup_text (document);
  return squeeze_text (text);
}

static void
assert_says (BgSheet *sheet, const char *words)
{
  g_autofree char *text = print (sheet);
  g_autofree char *wanted = squeeze_text (words);

  if (strstr (text, wanted) == NULL)
    g_error ("“%s” is not in: %s", words, text);
}

static BgRecord *
create_office (void)
{
  BgRecord *office = bg_record_new (&bg_office_kind);

  bg_record_set_text (office, "name", "Sở Ngoại vụ");
  bg_record_set_text (office, "symbol", "SNgV");
  bg_record_set_text (office, "unit_symbol", "HTQT");
  bg_record_set_text (office, "place", "Mẫu");
  return office;
}

static BgRecord *
find_task (const char *kind, const char *id, gpointer data)
{
  BgRecord *task = bg_record_new (bg_kind_find (kind));

  bg_record_set_text (task, bg_record_get_kind (task)->title, id);
  return task;
}

static void
add_entry (BgRecord *review, const char *task, const char *agency, const char *decision)
{
  BgRecord *entry = bg_record_add_item (review, "entries");

  bg_record_set_text (entry, "task", task);
  bg_record_set_text (entry, "lead_agency", agency);
  bg_record_set_date (entry, "due_date", (BgDate){ 2026, 11, 9 });
  bg_record_set_text (entry, "decision", decision);
  bg_record_set_text (entry, "note", decision != NULL ? "Chờ số liệu" : NULL);
}

static void
test_minutes (void)
{
  g_autoptr (BgRecord) office = create_office ();
  g_autoptr (BgRecord) review = bg_record_new (&bg_review_kind);
  g_autoptr (BgSheet) sheet = NULL;
  BgRules rules;

  bg_rules_init (&rules, today);
  bg_record_set_date (review, "start_date", (BgDate){ 2026, 11, 20 });
  bg_record_set_date (review, "end_date", today);
  add_entry (review, "Việc một", "Sở Công Thương", "moved");
  bg_record_set_date (bg_record_get_item (review, "entries", 0), "new_date", (BgDate){ 2026, 12, 7 });
  add_entry (review, "Việc hai", "Sở Công Thương", "reminded");
  add_entry (review, "Việc ba", "Sở Tài chính", NULL);
  sheet = bg_review_minutes_new (review, office, &rules, find_task, NULL);
  assert_says (sheet, "/BB-SNgV");
  assert_says (sheet, "BIÊN BẢN Rà soát nhiệm vụ quá hạn, sắp đến hạn");
  assert_says (sheet, "từ ngày 20 tháng 11 năm 2026 đến ngày 23 tháng 11 năm 2026");
  assert_says (sheet, "2. Chủ trì: chưa rõ.");
  assert_says (sheet, "Sở Công Thương 1 Việc một 09/11/2026 gia hạn đến 07/12/2026 Chờ số liệu 2 Việc hai "
                      "09/11/2026 đôn đốc Chờ số liệu Sở Tài chính 3 Việc ba 09/11/2026 chưa quyết định");
  assert_says (sheet, "đã rà soát 03 nhiệm vụ, gia hạn: 01, đôn đốc: 01, chưa quyết định: 01./.");
}

/* Class, who pays, diet; costs beside their ceilings with the reason, and gifts both ways. */
static void
test_reception (void)
{
  g_autoptr (BgRecord) office = create_office ();
  g_autoptr (BgRecord) delegation = bg_record_new (&bg_delegation_kind);
  BgRecord *member = bg_record_add_item (delegation, "members");
  BgRecord *room = bg_record_add_item (delegation, "costs");
  BgRecord *gift = bg_record_add_item (delegation, "gifts");
  g_autofree char *rule = g_strdup_printf ("ceiling:%s", bg_record_get_id (room));
  g_autoptr (BgSheet) sheet = NULL;
  BgRules rules;

  bg_rules_init (&rules, today);
  bg_record_set_text (delegation, "title", "Đoàn Tỉnh A (mẫu)");
  bg_record_set_text (delegation, "direction", "incoming");
  bg_record_set_date (delegation, "start_date", (BgDate){ 2026, 6, 1 });
  bg_record_set_text (delegation, "guest_class", "C");
  bg_record_set_text (delegation, "class_decision", "Công văn 12/UBND-NgV");
  bg_record_set_text (delegation, "hosting", "part");
  bg_record_set_text (member, "full_name", "Bà Y");
  bg_record_set_text (member, "diet", "ăn chay");
  bg_record_set_text (room, "item", "Phòng nghỉ");
  bg_record_set_text (room, "cost_kind", "room");
  bg_record_set_integer (room, "quantity", 2);
  bg_record_set_integer (room, "estimate", 9000000);
  bg_record_set_reason (delegation, rule, "Không còn phòng khác");
  bg_record_set_text (gift, "direction", "received");
  bg_record_set_text (gift, "description", "Bình gốm");
  bg_record_set_text (gift, "keeper", "Văn thư");
  sheet = bg_delegation_file_new (delegation, office, &rules, NULL, NULL);
  assert_says (sheet, "Hạng khách: hạng C (theo Công văn 12/UBND-NgV)");
  assert_says (sheet, "Chế độ đài thọ: đài thọ một phần");
  assert_says (sheet, "Ăn kiêng, dị ứng: Bà Y: ăn chay");
  assert_says (sheet, "1 Phòng nghỉ 2 8.600.000");
  assert_says (sheet, "Không còn phòng khác");
  assert_says (sheet, "1 nhận Bình gốm Văn thư");
}

/* A letter has its subject under its number, an addressee, and no title. */
static void
test_letter (void)
{
  g_autoptr (BgRecord) office = create_office ();
  g_autoptr (BgRecord) agency = bg_record_new (&bg_agency_kind);
  g_autoptr (GPtrArray) tasks = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BgCalendar) calendar = bg_calendar_new ();
  BgRecord *task = bg_record_new (&bg_task_kind);
  g_autoptr (BgSheet) sheet = NULL;
  BgRules rules;

  bg_rules_init (&rules, today);
  rules.calendar = calendar;
  bg_record_set_text (agency, "name", "Sở Công Thương");
  bg_record_set_text (task, "title", "Việc một");
  bg_record_set_date (task, "due_date", (BgDate){ 2026, 11, 9 });
  bg_record_set_date (bg_record_add_item (task, "reminders"), "date", (BgDate){ 2026, 11, 16 });
  g_ptr_array_add (tasks, task);
  sheet = bg_reminder_letter_new (agency, tasks, office, &rules, NULL, NULL);
  assert_says (sheet, "/SNgV-HTQT");
  assert_says (sheet, "V/v đôn đốc thực hiện nhiệm vụ quá hạn");
  assert_says (sheet, "Kính gửi: Sở Công Thương");
  assert_says (sheet, "1 Việc một 09/11/2026 14 đã đôn đốc 01 lần, gần nhất 16/11/2026");
  /* Five working days after 23/11/2026. */
  assert_says (sheet, "trước ngày 30 tháng 11 năm 2026");
  assert_says (sheet, "cấp có thẩm quyền./.");
  assert_says (sheet, "- Như trên; - Lưu: VT, HTQT.");
}

static BgRecord *
create_delegation (void)
{
  BgRecord *delegation = bg_record_new (&bg_delegation_kind);
  BgRecord *member = bg_record_add_item (delegation, "members");
  BgRecord *line = bg_record_add_item (delegation, "itinerary");

  bg_record_set_text (delegation, "title", "Đoàn Tỉnh A (mẫu)");
  bg_record_set_text (delegation, "direction", "incoming");
  bg_record_set_date (delegation, "start_date", (BgDate){ 2026, 2, 3 });
  bg_record_set_text (member, "full_name", "Ông X");
  bg_record_set_text (member, "role", "head");
  bg_record_set_text (member, "passport_number", "N1234567");
  bg_record_set_text (line, "content", "Đón đoàn");
  bg_record_set_text (line, "time", "08:30");
  bg_record_set_date (line, "date", (BgDate){ 2026, 2, 3 });
  return delegation;
}

static BgRecord *
find_partner (const char *kind, const char *id, gpointer data)
{
  BgRecord *partner = strcmp (kind, "partner") == 0 ? bg_record_new (&bg_partner_kind) : NULL;

  if (partner == NULL)
    return NULL;
  bg_record_set_text (partner, "name", "Tỉnh Koh Kong");
  bg_record_set_text (partner, "name_en", "Koh Kong Province");
  return partner;
}

static void
test_delegation (void)
{
  g_autoptr (BgRecord) office = create_office ();
  g_autoptr (BgRecord) delegation = create_delegation ();
  g_autoptr (BgSheet) file = NULL;
  g_autoptr (BgSheet) members = NULL;
  g_autoptr (BgSheet) programme = NULL;
  g_autoptr (BgSheet) both = NULL;
  g_autoptr (BgSheet) vietnamese = NULL;
  BgRecord *line;
  BgRules rules;

  bg_rules_init (&rules, today);
  file = bg_delegation_file_new (delegation, office, &rules, NULL, NULL);
  assert_says (file, "PHIẾU THÔNG TIN ĐOÀN Đoàn Tỉnh A (mẫu)");
  assert_says (file, "Thời gian: ngày 03 tháng 02 năm 2026.");
  assert_says (file, "Đến từ: chưa rõ.");
  assert_says (file, "1 Ông X chưa rõ chưa rõ Trưởng đoàn");
  assert_says (file, "03/02/2026 08:30 Đón đoàn");
  assert_says (file, "Báo cáo kết quả: chưa có./.");
  members = bg_delegation_members_new (delegation, office, &rules, NULL, NULL);
  assert_says (members, "DANH SÁCH Thành viên Đoàn Tỉnh A (mẫu)");
  assert_says (members, "Tổng số: 01 người./.");
  programme = bg_delegation_programme_new (delegation, office, &rules, NULL, NULL);
  assert_says (programme, "Thời gian / Dates: ngày 03 tháng 02 năm 2026 / 3 February 2026.");
  assert_says (programme, "Thứ Ba, ngày 03 tháng 02 năm 2026 / Tuesday, 3 February 2026 08:30 Đón đoàn");
  line = bg_record_get_item (delegation, "itinerary", 0);
  bg_record_set_text (line, "end_time", "09:00");
  bg_record_set_text (line, "content_en", "Welcome");
  bg_record_set_text (line, "place", "Trụ sở");
  bg_record_set_text (line, "place_en", "Headquarters");
  bg_record_set_text (line, "room", "Phòng 2");
  bg_record_set_date (delegation, "end_date", (BgDate){ 2026, 2, 5 });
  bg_record_set_text (delegation, "partner", "p");
  both = bg_delegation_programme_new (delegation, office, &rules, find_partner, NULL);
  assert_says (both, "Đối tác / Partner: Tỉnh Koh Kong / Koh Kong Province.");
  assert_says (both, "tháng 02 năm 2026 / 3 February 2026 – 5 February 2026.");
  assert_says (both, "08:30–09:00");
  assert_says (both, "Welcome");
  assert_says (both, "Headquarters");
  vietnamese = bg_delegation_file_new (delegation, office, &rules, NULL, NULL);
  assert_says (vietnamese, "Phòng 2, Trụ sở");
}

/* The one paper that says them whole; the others do not, whatever they are given. */
static void
test_passports (void)
{
  g_autoptr (BgRecord) office = create_office ();
  g_autoptr (BgRecord) delegation = create_delegation ();
  BgRecord *member = bg_record_get_item (delegation, "members", 0);
  g_autoptr (BgSheet) passports = NULL;
  g_autoptr (BgSheet) members = NULL;
  g_autofree char *others = NULL;
  BgRules rules;

  bg_rules_init (&rules, today);
  bg_record_set_text (member, "passport_kind", "official");
  bg_record_set_date (member, "birth_date", (BgDate){ 1970, 5, 6 });
  bg_record_set_date (member, "passport_expiry", (BgDate){ 2030, 12, 31 });
  bg_record_set_text (member, "position", "Chủ tịch");
  passports = bg_delegation_passports_new (delegation, office, &rules, NULL, NULL);
  assert_says (passports, "DANH SÁCH Hộ chiếu của thành viên Đoàn Tỉnh A (mẫu)");
  assert_says (passports, "1 Ông X 06/05/1970 Chủ tịch N1234567 công vụ 31/12/2030");
  members = bg_delegation_members_new (delegation, office, &rules, NULL, NULL);
  others = print (members);
  g_assert_null (strstr (others, "N1234567"));
  g_assert_null (strstr (others, "1970"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/documents/sheets/minutes", test_minutes);
  g_test_add_func ("/documents/sheets/letter", test_letter);
  g_test_add_func ("/documents/sheets/delegation", test_delegation);
  g_test_add_func ("/documents/sheets/passports", test_passports);
  g_test_add_func ("/documents/sheets/reception", test_reception);
  return g_test_run ();
}
