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
  { "R1", &bg_agreement_kind, "signed_date", "ngày ký", 15, BG_UNIT_DAYS, .when = PROVINCE,
    .done = "report_date", .title = "Báo cáo Thủ tướng Chính phủ việc ký kết, gửi bản sao Bộ Ngoại giao",
    .law = LAW "Điều 19 khoản 5" },
  { "R2", &bg_agreement_kind, "signed_date", "ngày ký", 15, BG_UNIT_DAYS, .when = DEPARTMENT,
    .done = "report_date", .title = "Báo cáo Chủ tịch UBND tỉnh việc ký kết, gửi bản sao cơ quan ngoại vụ",
    .law = DECREE "Điều 5 khoản 6, Điều 7 khoản 8", .lead = BG_LEAD_RECORD },
  { "R3a", &bg_agreement_kind, "amendments.effective_date", "ngày có hiệu lực", 15, BG_UNIT_DAYS,
    .when = PROVINCE, .item_when = CHANGED, .done = "notified_date",
    .title = "Thông báo Bộ Ngoại giao việc sửa đổi, bổ sung, gia hạn",
    .law = LAW "Điều 33 khoản 3; " DECREE "Điều 13" },
  { "R3b", &bg_agreement_kind, "amendments.effective_date", "ngày có hiệu lực", 15, BG_UNIT_DAYS,
    .when = DEPARTMENT, .item_when = CHANGED, .done = "notified_date",
    .title = "Thông báo cơ quan ngoại vụ việc sửa đổi, bổ sung, gia hạn", .law = DECREE "Điều 13",
    .lead = BG_LEAD_RECORD },
  { "R4a", &bg_agreement_kind, "amendments.effective_date", "ngày có hiệu lực", 15, BG_UNIT_DAYS,
    .when = PROVINCE, .item_when = ENDED, .done = "notified_date",
    .title = "Thông báo Bộ Ngoại giao việc chấm dứt, rút khỏi, tạm đình chỉ",
    .law = LAW "Điều 34 khoản 5; " DECREE "Điều 14" },
  { "R4b", &bg_agreement_kind, "amendments.effective_date", "ngày có hiệu lực", 15, BG_UNIT_DAYS,
    .when = DEPARTMENT, .item_when = ENDED, .done = "notified_date",
    .title = "Thông báo cơ quan ngoại vụ việc chấm dứt, rút khỏi, tạm đình chỉ", .law = DECREE "Điều 14",
    .lead = BG_LEAD_RECORD },
  { "R4c", &bg_agreement_kind, "terminated_date", "ngày chấm dứt", 15, BG_UNIT_DAYS,
    .when = "!amendments.kind=terminated|withdrawn",
    .title = "Thông báo Bộ Ngoại giao (cấp Sở: cơ quan ngoại vụ) việc chấm dứt",
    .law = LAW "Điều 34 khoản 5; " DECREE "Điều 14" },
  { "R4d", &bg_agreement_kind, "suspended_date", "ngày tạm đình chỉ", 15, BG_UNIT_DAYS,
    .when = "!amendments.kind=suspended",
    .title = "Thông báo Bộ Ngoại giao (cấp Sở: cơ quan ngoại vụ) việc tạm đình chỉ",
    .law = LAW "Điều 34 khoản 5; " DECREE "Điều 14" },
  { "R5", &bg_agreement_kind, "opinions.sent_date", "ngày gửi hồ sơ đầy đủ", 7, BG_UNIT_WORKING_DAYS,
    .done = "reply_date", .title = "Nhắc cơ quan được lấy ý kiến trả lời",
    .law = LAW "Điều 19 khoản 2; " DECREE "Điều 5 khoản 2" },
  { "R6", &bg_agreement_kind, "submitted_date", "ngày trình hồ sơ đầy đủ", 5, BG_UNIT_WORKING_DAYS,
    .when = DEPARTMENT, .done = "permit_date", .title = "Chủ tịch UBND tỉnh quyết định cho phép ký",
    .law = DECREE "Điều 5 khoản 4" },
  { "R7a", .month = 11, .day = 15, .title = "Gửi Bộ Ngoại giao kế hoạch ký kết thỏa thuận quốc tế năm sau",
    .law = LAW "Điều 46 khoản 1" },
  { "R7b", .month = 11, .day = 15, .title = "Gửi Bộ Ngoại giao kế hoạch thực hiện thỏa thuận quốc tế năm sau",
    .law = LAW "Điều 42 khoản 2" },
  { "R7c", .month = 11, .day = 15,
    .title = "Báo cáo năm về ký kết và thực hiện thỏa thuận quốc tế, gửi Bộ Ngoại giao",
    .law = LAW "Điều 46 khoản 3; " DECREE "Điều 16" },
  { "R8a", &bg_agreement_kind, "@end", "ngày hết hạn", -180, BG_UNIT_DAYS,
    .title = "Đánh giá kết quả thực hiện trước khi hết hạn", .law = "Thông lệ quản lý, không do luật định",
    .lead = BG_LEAD_RECORD },
  { "R8b", &bg_agreement_kind, "@end", "ngày hết hạn", -90, BG_UNIT_DAYS,
    .title = "Quyết định gia hạn, sửa đổi hay kết thúc", .law = "Thông lệ quản lý, không do luật định" },
  { "R8c", &bg_agreement_kind, "@end", "ngày hết hạn", -30, BG_UNIT_DAYS,
    .title = "Hoàn tất thủ tục gia hạn hoặc kết thúc", .law = "Thông lệ quản lý, không do luật định" },
  { "R9", &bg_agreement_kind, "@end", "ngày hết hạn", 0, BG_UNIT_MONTHS, "notice_months",
    .when = "auto_renewal=1", .done = "non_renewal_date", .title = "Hạn chót thông báo không gia hạn",
    .law = "Điều khoản gia hạn trong văn bản thỏa thuận" },
  { "R10a", &bg_conference_kind, "start_date", "ngày khai mạc", -30, BG_UNIT_DAYS,
    .when = "permit_level=chair|;part=organises|", .done = "submitted_date",
    .title = "Nộp hồ sơ xin phép Chủ tịch UBND tỉnh tổ chức hội nghị, hội thảo quốc tế",
    .law = "Quyết định 06/2020/QĐ-TTg, Điều 4", .lead = BG_LEAD_RECORD },
  { "R10b", &bg_conference_kind, "start_date", "ngày khai mạc", -40, BG_UNIT_DAYS,
    .when = "permit_level=prime_minister;part=organises|", .done = "submitted_date",
    .title = "Trình Thủ tướng Chính phủ hồ sơ xin phép tổ chức hội nghị, hội thảo quốc tế",
    .law = "Quyết định 06/2020/QĐ-TTg, Điều 4", .lead = BG_LEAD_RECORD },
  { "R11", &bg_conference_kind, "@end", "ngày kết thúc", 15, BG_UNIT_DAYS, .when = "part=organises|",
    .done = "report_date", .title = "Báo cáo kết quả hội nghị, hội thảo quốc tế",
    .law = "Quyết định 06/2020/QĐ-TTg, Điều 4 khoản 2 điểm c", .lead = BG_LEAD_RECORD },
  { "R12", .month = 12, .day = 18,
    .title = "Báo cáo năm về hội nghị, hội thảo quốc tế (số liệu từ 15/12 năm trước đến 14/12)",
    .law = "Quyết định 06/2020/QĐ-TTg, Điều 8" },
  { "R13", &bg_delegation_kind, "@end", "ngày về nước", 15, BG_UNIT_DAYS, .when = "direction=outgoing",
    .done = "report_date", .title = "Báo cáo kết quả chuyến đi", .law = "Quy chế của tỉnh" },
  { "R14", &bg_delegation_kind, "@end", "ngày về nước", 5, BG_UNIT_WORKING_DAYS,
    .when = "direction=outgoing;members.passport_kind=official|diplomatic",
    .done = "members.passport_returned_date", .title = "Nộp lại hộ chiếu ngoại giao, công vụ",
    .law = "Luật Xuất cảnh, nhập cảnh của công dân Việt Nam 49/2019/QH14, Điều 23 khoản 3" },
  { "R15", &bg_delegation_kind, "closed_date", "ngày kết thúc hồ sơ", 1, BG_UNIT_YEARS,
    .title = "Nộp lưu hồ sơ vào lưu trữ cơ quan", .law = "Nghị định 30/2020/NĐ-CP, Điều 30" },
  { "R16a", .month = 6, .day = 15, .title = "Báo cáo công tác đối ngoại 6 tháng đầu năm",
    .law = "Quy định của tỉnh về chế độ báo cáo", .is_off = TRUE },
  { "R16b", .month = 9, .day = 15, .title = "Báo cáo công tác đối ngoại 9 tháng",
    .law = "Quy định của tỉnh về chế độ báo cáo", .is_off = TRUE },
  { "R16c", .month = 12, .day = 15, .title = "Báo cáo công tác đối ngoại năm",
    .law = "Quy định của tỉnh về chế độ báo cáo", .is_off = TRUE },
  { "R17", &bg_aid_kind, "end_date", "ngày kết thúc khoản viện trợ", 6, BG_UNIT_MONTHS, .done = "report_date",
    .title = "Báo cáo kết thúc khoản viện trợ", .law = "Nghị định 80/2020/NĐ-CP", .lead = BG_LEAD_RECORD },
};

/* What an officer picks from: each rule with the value it is shipped with. */
const BgChoice bg_deadline_rule_choices[] = {
  { "R1", "R1 · Báo cáo Thủ tướng sau khi ký: 15 ngày" },
  { "R2", "R2 · Cấp Sở báo cáo Chủ tịch sau khi ký: 15 ngày" },
  { "R3a", "R3a · Thông báo Bộ Ngoại giao khi sửa đổi, gia hạn: 15 ngày" },
  { "R3b", "R3b · Cấp Sở thông báo khi sửa đổi, gia hạn: 15 ngày" },
  { "R4a", "R4a · Thông báo Bộ Ngoại giao khi chấm dứt: 15 ngày" },
  { "R4b", "R4b · Cấp Sở thông báo khi chấm dứt: 15 ngày" },
  { "R4c", "R4c · Thông báo ngày chấm dứt: 15 ngày" },
  { "R4d", "R4d · Thông báo ngày tạm đình chỉ: 15 ngày" },
  { "R5", "R5 · Cơ quan được hỏi trả lời: 7 ngày làm việc" },
  { "R6", "R6 · Chủ tịch quyết định cho phép ký: 5 ngày làm việc" },
  { "R7a", "R7a · Kế hoạch ký kết năm sau: 15/11" },
  { "R7b", "R7b · Kế hoạch thực hiện năm sau: 15/11" },
  { "R7c", "R7c · Báo cáo năm về thỏa thuận: 15/11" },
  { "R8a", "R8a · Đánh giá trước khi hết hạn: trước 180 ngày" },
  { "R8b", "R8b · Quyết định gia hạn: trước 90 ngày" },
  { "R8c", "R8c · Hoàn tất thủ tục gia hạn: trước 30 ngày" },
  { "R9", "R9 · Thông báo không gia hạn: số tháng trong thỏa thuận" },
  { "R10a", "R10a · Xin phép Chủ tịch tổ chức hội nghị: trước 30 ngày" },
  { "R10b", "R10b · Xin phép Thủ tướng tổ chức hội nghị: trước 40 ngày" },
  { "R11", "R11 · Báo cáo kết quả hội nghị: 15 ngày" },
  { "R12", "R12 · Báo cáo năm về hội nghị: 18/12" },
  { "R13", "R13 · Báo cáo kết quả chuyến đi: 15 ngày" },
  { "R14", "R14 · Nộp lại hộ chiếu: 5 ngày làm việc" },
  { "R15", "R15 · Nộp lưu hồ sơ: 1 năm" },
  { "R16a", "R16a · Báo cáo 6 tháng: 15/6, chưa dùng" },
  { "R16b", "R16b · Báo cáo 9 tháng: 15/9, chưa dùng" },
  { "R16c", "R16c · Báo cáo năm: 15/12, chưa dùng" },
  { "R17", "R17 · Báo cáo kết thúc khoản viện trợ: 6 tháng" },
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
