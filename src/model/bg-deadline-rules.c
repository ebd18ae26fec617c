/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of the law's deadlines, as it is shipped. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-deadline-rules.h"

#define PROVINCE   "capacity=council|committee|"
#define DEPARTMENT "capacity=department|commune"
#define CHANGED    "kind=amended|supplemented|extended"
#define ENDED      "kind=terminated|withdrawn|suspended"
#define LAW        "Luật Thỏa thuận quốc tế 70/2020/QH14, "
#define DECREE     "Nghị định 64/2021/NĐ-CP, "

static const BgDeadlineRule shipped[] = {
  { "R1", &bg_agreement_kind, "signed_date", "ngày ký", 15, BG_TERM_DAYS, .when = PROVINCE,
    .done = "report_date", .title = "Báo cáo Thủ tướng Chính phủ việc ký kết, gửi bản sao Bộ Ngoại giao",
    .law = LAW "Điều 19 khoản 5" },
  { "R2", &bg_agreement_kind, "signed_date", "ngày ký", 15, BG_TERM_DAYS, .when = DEPARTMENT,
    .done = "report_date", .title = "Báo cáo Chủ tịch UBND tỉnh việc ký kết, gửi bản sao cơ quan ngoại vụ",
    .law = DECREE "Điều 5 khoản 6, Điều 7 khoản 8", .lead = BG_LEAD_RECORD },
  { "R3a", &bg_agreement_kind, "amendments.effective_date", "ngày có hiệu lực", 15, BG_TERM_DAYS,
    .when = PROVINCE, .item_when = CHANGED, .done = "notified_date",
    .title = "Thông báo Bộ Ngoại giao việc sửa đổi, bổ sung, gia hạn",
    .law = LAW "Điều 33 khoản 3; " DECREE "Điều 13" },
  { "R3b", &bg_agreement_kind, "amendments.effective_date", "ngày có hiệu lực", 15, BG_TERM_DAYS,
    .when = DEPARTMENT, .item_when = CHANGED, .done = "notified_date",
    .title = "Thông báo cơ quan ngoại vụ việc sửa đổi, bổ sung, gia hạn", .law = DECREE "Điều 13",
    .lead = BG_LEAD_RECORD },
  { "R4a", &bg_agreement_kind, "amendments.effective_date", "ngày có hiệu lực", 15, BG_TERM_DAYS,
    .when = PROVINCE, .item_when = ENDED, .done = "notified_date",
    .title = "Thông báo Bộ Ngoại giao việc chấm dứt, rút khỏi, tạm đình chỉ",
    .law = LAW "Điều 34 khoản 5; " DECREE "Điều 14" },
  { "R4b", &bg_agreement_kind, "amendments.effective_date", "ngày có hiệu lực", 15, BG_TERM_DAYS,
    .when = DEPARTMENT, .item_when = ENDED, .done = "notified_date",
    .title = "Thông báo cơ quan ngoại vụ việc chấm dứt, rút khỏi, tạm đình chỉ", .law = DECREE "Điều 14",
    .lead = BG_LEAD_RECORD },
  { "R4c", &bg_agreement_kind, "terminated_date", "ngày chấm dứt", 15, BG_TERM_DAYS,
    .when = "!amendments.kind=terminated|withdrawn",
    .title = "Thông báo Bộ Ngoại giao (cấp Sở: cơ quan ngoại vụ) việc chấm dứt",
    .law = LAW "Điều 34 khoản 5; " DECREE "Điều 14" },
  { "R4d", &bg_agreement_kind, "suspended_date", "ngày tạm đình chỉ", 15, BG_TERM_DAYS,
    .when = "!amendments.kind=suspended",
    .title = "Thông báo Bộ Ngoại giao (cấp Sở: cơ quan ngoại vụ) việc tạm đình chỉ",
    .law = LAW "Điều 34 khoản 5; " DECREE "Điều 14" },
  { "R5", &bg_agreement_kind, "opinions.sent_date", "ngày gửi hồ sơ đầy đủ", 7, BG_TERM_WORKING_DAYS,
    .done = "reply_date", .title = "Nhắc cơ quan được lấy ý kiến trả lời",
    .law = LAW "Điều 19 khoản 2; " DECREE "Điều 5 khoản 2" },
  { "R6", &bg_agreement_kind, "submitted_date", "ngày trình hồ sơ đầy đủ", 5, BG_TERM_WORKING_DAYS,
    .when = DEPARTMENT, .done = "permit_date", .title = "Chủ tịch UBND tỉnh quyết định cho phép ký",
    .law = DECREE "Điều 5 khoản 4" },
  { "R7a", .month = 11, .day = 15, .title = "Gửi Bộ Ngoại giao kế hoạch ký kết thỏa thuận quốc tế năm sau",
    .law = LAW "Điều 46 khoản 1" },
  { "R7b", .month = 11, .day = 15, .title = "Gửi Bộ Ngoại giao kế hoạch thực hiện thỏa thuận quốc tế năm sau",
    .law = LAW "Điều 42 khoản 2" },
  { "R7c", .month = 11, .day = 15,
    .title = "Báo cáo năm về ký kết và thực hiện thỏa thuận quốc tế, gửi Bộ Ngoại giao",
    .law = LAW "Điều 46 khoản 3; " DECREE "Điều 16" },
  { "R8a", &bg_agreement_kind, "@end", "ngày hết hạn", -180, BG_TERM_DAYS,
    .title = "Đánh giá kết quả thực hiện trước khi hết hạn", .law = "Thông lệ quản lý, không do luật định",
    .lead = BG_LEAD_RECORD },
  { "R8b", &bg_agreement_kind, "@end", "ngày hết hạn", -90, BG_TERM_DAYS,
    .title = "Quyết định gia hạn, sửa đổi hay kết thúc", .law = "Thông lệ quản lý, không do luật định" },
  { "R8c", &bg_agreement_kind, "@end", "ngày hết hạn", -30, BG_TERM_DAYS,
    .title = "Hoàn tất thủ tục gia hạn hoặc kết thúc", .law = "Thông lệ quản lý, không do luật định" },
  { "R9", &bg_agreement_kind, "@end", "ngày hết hạn", 0, BG_TERM_MONTHS, "notice_months",
    .when = "auto_renewal=1", .done = "non_renewal_date", .title = "Hạn chót thông báo không gia hạn",
    .law = "Điều khoản gia hạn trong văn bản thỏa thuận" },
  { "R10a", &bg_conference_kind, "start_date", "ngày khai mạc", -30, BG_TERM_DAYS,
    .when = "permit_level=chair|;part=organises|", .done = "submitted_date",
    .title = "Nộp hồ sơ xin phép Chủ tịch UBND tỉnh tổ chức hội nghị, hội thảo quốc tế",
    .law = "Quyết định 06/2020/QĐ-TTg, Điều 4", .lead = BG_LEAD_RECORD },
  { "R10b", &bg_conference_kind, "start_date", "ngày khai mạc", -40, BG_TERM_DAYS,
    .when = "permit_level=prime_minister;part=organises|", .done = "submitted_date",
    .title = "Trình Thủ tướng Chính phủ hồ sơ xin phép tổ chức hội nghị, hội thảo quốc tế",
    .law = "Quyết định 06/2020/QĐ-TTg, Điều 4", .lead = BG_LEAD_RECORD },
  { "R11", &bg_conference_kind, "@end", "ngày kết thúc", 15, BG_TERM_DAYS, .when = "part=organises|",
    .done = "report_date", .title = "Báo cáo kết quả hội nghị, hội thảo quốc tế",
    .law = "Quyết định 06/2020/QĐ-TTg, Điều 4 khoản 2 điểm c", .lead = BG_LEAD_RECORD },
  { "R12", .month = 12, .day = 18,
    .title = "Báo cáo năm về hội nghị, hội thảo quốc tế (số liệu từ 15/12 năm trước đến 14/12)",
    .law = "Quyết định 06/2020/QĐ-TTg, Điều 8" },
  { "R13", &bg_delegation_kind, "@end", "ngày về nước", 15, BG_TERM_DAYS, .when = "direction=outgoing",
    .done = "report_date", .title = "Báo cáo kết quả chuyến đi", .law = "Quy chế của tỉnh" },
  { "R14", &bg_delegation_kind, "@end", "ngày về nước", 5, BG_TERM_WORKING_DAYS,
    .when = "direction=outgoing;members.passport_kind=official|diplomatic",
    .done = "members.passport_returned_date", .title = "Nộp lại hộ chiếu ngoại giao, công vụ",
    .law = "Luật Xuất cảnh, nhập cảnh của công dân Việt Nam 49/2019/QH14, Điều 23 khoản 3" },
  { "R15", &bg_delegation_kind, "closed_date", "ngày kết thúc hồ sơ", 1, BG_TERM_YEARS,
    .title = "Nộp lưu hồ sơ vào lưu trữ cơ quan", .law = "Nghị định 30/2020/NĐ-CP, Điều 30" },
  { "R16a", .month = 6, .day = 15, .title = "Báo cáo công tác đối ngoại 6 tháng đầu năm",
    .law = "Quy định của tỉnh về chế độ báo cáo", .is_off = TRUE },
  { "R16b", .month = 9, .day = 15, .title = "Báo cáo công tác đối ngoại 9 tháng",
    .law = "Quy định của tỉnh về chế độ báo cáo", .is_off = TRUE },
  { "R16c", .month = 12, .day = 15, .title = "Báo cáo công tác đối ngoại năm",
    .law = "Quy định của tỉnh về chế độ báo cáo", .is_off = TRUE },
  { "R17", &bg_aid_kind, "end_date", "ngày kết thúc khoản viện trợ", 6, BG_TERM_MONTHS, .done = "report_date",
    .title = "Báo cáo kết thúc khoản viện trợ", .law = "Nghị định 80/2020/NĐ-CP", .lead = BG_LEAD_RECORD },
  { "R18", &bg_agreement_kind, "@succession", "ngày kế thừa", 0, BG_TERM_DAYS, .done = "succession_date",
    .title = "Thông báo cho bên ký kết nước ngoài việc kế thừa toàn bộ hoặc một phần thỏa thuận",
    .law = "Nghị định 177/2025/NĐ-CP, Điều 3 đến Điều 8", .has_no_term = TRUE },
};

/* What an officer picks from: each rule with the value it is shipped with. */
const BgChoice bg_deadline_rule_choices[] = {
  { "R1", N_ ("R1 · Report to the Prime Minister after signing: 15 days") },
  { "R2", N_ ("R2 · A department reports to the Chair after signing: 15 days") },
  { "R3a", N_ ("R3a · Ministry of Foreign Affairs told of an amendment or extension: 15 days") },
  { "R3b", N_ ("R3b · A department tells of an amendment or extension: 15 days") },
  { "R4a", N_ ("R4a · Ministry of Foreign Affairs told of an end: 15 days") },
  { "R4b", N_ ("R4b · A department tells of an end: 15 days") },
  { "R4c", N_ ("R4c · The day of termination told: 15 days") },
  { "R4d", N_ ("R4d · The day of suspension told: 15 days") },
  { "R5", N_ ("R5 · An agency that was asked answers: 7 working days") },
  { "R6", N_ ("R6 · The Chair decides on signing: 5 working days") },
  { "R7a", N_ ("R7a · Plan of signing for the next year: 15/11") },
  { "R7b", N_ ("R7b · Plan of implementation for the next year: 15/11") },
  { "R7c", N_ ("R7c · Yearly report on agreements: 15/11") },
  { "R8a", N_ ("R8a · Evaluation before the end: 180 days before") },
  { "R8b", N_ ("R8b · Decision on an extension: 90 days before") },
  { "R8c", N_ ("R8c · Formalities of an extension: 30 days before") },
  { "R9", N_ ("R9 · Notice not to renew: as many months as the text says") },
  { "R10a", N_ ("R10a · The Chair asked for a conference: 30 days before") },
  { "R10b", N_ ("R10b · The Prime Minister asked for a conference: 40 days before") },
  { "R11", N_ ("R11 · Report on a conference: 15 days") },
  { "R12", N_ ("R12 · Yearly report on conferences: 18/12") },
  { "R13", N_ ("R13 · Report of a trip: 15 days") },
  { "R14", N_ ("R14 · Passports handed back: 5 working days") },
  { "R15", N_ ("R15 · File handed to the archives: 1 year") },
  { "R16a", N_ ("R16a · Report of six months: 15/6, not in use") },
  { "R16b", N_ ("R16b · Report of nine months: 15/9, not in use") },
  { "R16c", N_ ("R16c · Report of the year: 15/12, not in use") },
  { "R17", N_ ("R17 · Report at the end of aid: 6 months") },
  { "R18", N_ ("R18 · Partner told of a succession: no term, the office dates it") },
  { NULL },
};

const BgChoice bg_deadline_unit_choices[] = {
  { "days", N_ ("Days") },
  { "working_days", N_ ("Working days") },
  { "months", N_ ("Months") },
  { "years", N_ ("Years") },
  { NULL },
};

const BgChoice bg_visit_trigger_choices[] = {
  { "start", N_ ("The first day") },
  { "end", N_ ("The last day") },
  { NULL },
};

/**
 * bg_deadline_rules_get_shipped:
 * @n_rules: (out): how many
 *
 * Returns: the table as it is shipped
 */
const BgDeadlineRule *
bg_deadline_rules_get_shipped (guint *n_rules)
{
  *n_rules = G_N_ELEMENTS (shipped);
  return shipped;
}

/**
 * bg_deadline_rule_find:
 * @code: (nullable): "R1"
 *
 * Returns: (nullable): the rule as it is shipped
 */
const BgDeadlineRule *
bg_deadline_rule_find (const char *code)
{
  for (gsize i = 0; code != NULL && i < G_N_ELEMENTS (shipped); i++)
    if (strcmp (shipped[i].code, code) == 0)
      return &shipped[i];
  return NULL;
}
