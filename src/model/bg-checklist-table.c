/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of what the dossier of an agreement must hold (Luật Thỏa thuận quốc tế, Điều 27, 28 and others).
 */
#include "bg-checklist-private.h"

#define LAW    "Luật 70/2020/QH14, "
#define DECREE "NĐ 64/2021/NĐ-CP, "

#define PROVINCE   "capacity=council|committee|"
#define DEPARTMENT "capacity=department"
#define OF_COMMUNE "capacity=department|commune"
#define CHANGED    "kind=amended|supplemented|extended"
#define ENDED      "kind=terminated|withdrawn|suspended"

#define ASKED     "Hồ sơ lấy ý kiến"
#define SUBMITTED "Hồ sơ trình"
#define PERMITTED "Quyết định cho phép ký"
#define SIGNED    "Văn bản đã ký"
#define AFTER     "Thay đổi sau khi ký"

static const BgCheckLine lines[] = {
  { "proposal", ASKED,
    "Văn bản đề xuất ký kết, nêu mục đích, nội dung chính; sự phù hợp với pháp luật và điều ước quốc tế; tác "
    "động về chính trị, đối ngoại, quốc phòng, an ninh, kinh tế - xã hội; nguyên tắc; tính khả thi",
    LAW "Điều 27, Điều 28", BG_CHECK_STEP_PLANNED, TRUE, .roles = "proposal|submission" },
  { "draft_vietnamese", ASKED, "Dự thảo thỏa thuận bằng tiếng Việt", LAW "Điều 27, Điều 28",
    BG_CHECK_STEP_PLANNED, TRUE, .tell = bg_check_tell_draft, .about = "vi", .roles = "draft_vietnamese" },
  { "draft_foreign", ASKED, "Dự thảo thỏa thuận bằng tiếng nước ngoài", LAW "Điều 27, Điều 28",
    BG_CHECK_STEP_PLANNED, TRUE, .tell = bg_check_tell_draft, .roles = "draft_foreign" },

  { "opinion_foreign_affairs", SUBMITTED, "Ý kiến bằng văn bản của Bộ Ngoại giao", LAW "Điều 19, Điều 28",
    BG_CHECK_STEP_CONSULTED, TRUE, PROVINCE, .tell = bg_check_tell_opinion, .about = "Bộ Ngoại giao|BNG" },
  { "opinion_office", SUBMITTED, "Ý kiến bằng văn bản của cơ quan ngoại vụ cấp tỉnh", DECREE "Điều 5",
    BG_CHECK_STEP_CONSULTED, TRUE, DEPARTMENT, .tell = bg_check_tell_opinion,
    .about = "Ngoại vụ|Văn phòng UBND tỉnh|Văn phòng Ủy ban nhân dân tỉnh" },
  { "opinions", SUBMITTED, "Ý kiến bằng văn bản của các cơ quan, tổ chức được lấy ý kiến",
    LAW "Điều 19, Điều 28; " DECREE "Điều 5", BG_CHECK_STEP_CONSULTED, TRUE, .tell = bg_check_tell_opinions },
  { "opinion_defence", SUBMITTED, "Ý kiến bằng văn bản của Bộ Quốc phòng", LAW "Điều 25",
    BG_CHECK_STEP_CONSULTED, TRUE, .answer = "touches_defence", .tell = bg_check_tell_opinion,
    .about = "Bộ Quốc phòng|BQP" },
  { "opinion_security", SUBMITTED, "Ý kiến bằng văn bản của Bộ Công an", LAW "Điều 25",
    BG_CHECK_STEP_CONSULTED, TRUE, .answer = "touches_security", .tell = bg_check_tell_opinion,
    .about = "Bộ Công an|BCA" },
  { "opinion_finance", SUBMITTED, "Ý kiến bằng văn bản của Bộ Tài chính",
    LAW "Điều 25; " DECREE "Điều 9 khoản 3", BG_CHECK_STEP_CONSULTED, TRUE, .answer = "touches_investment",
    .tell = bg_check_tell_opinion, .about = "Bộ Tài chính|BTC|Bộ Kế hoạch và Đầu tư" },
  { "opinions_report", SUBMITTED, "Báo cáo giải trình, tiếp thu ý kiến", LAW "Điều 28",
    BG_CHECK_STEP_CONSULTED, TRUE, .roles = "opinions_report" },
  { "prime_minister", SUBMITTED, "Ý kiến của Thủ tướng Chính phủ, khi có cơ quan không đồng ý", LAW "Điều 19",
    BG_CHECK_STEP_CONSULTED, TRUE, PROVINCE ";opinions.answer=disagrees", .tell = bg_check_tell_opinion,
    .about = "Thủ tướng" },

  { "permit", PERMITTED, "Văn bản quyết định việc ký kết", LAW "Điều 18, Điều 19", BG_CHECK_STEP_SUBMITTED,
    TRUE, PROVINCE, .tell = bg_check_tell_fields, .about = "permit_number|permit_date", .roles = "decision" },
  { "permit_department", PERMITTED, "Quyết định của Chủ tịch UBND tỉnh cho phép ký kết",
    DECREE "Điều 5, Điều 7, Điều 10", BG_CHECK_STEP_SUBMITTED, TRUE, OF_COMMUNE, .tell = bg_check_tell_fields,
    .about = "permit_number|permit_date", .roles = "decision" },

  { "original", SIGNED, "Bản gốc thỏa thuận", LAW "Điều 46 khoản 2", BG_CHECK_STEP_SIGNED,
    .tell = bg_check_tell_fields, .about = "original_place" },
  { "vietnamese_text", SIGNED, "Văn bản bằng tiếng Việt hoặc bản dịch tiếng Việt", LAW "Điều 7",
    BG_CHECK_STEP_SIGNED, .tell = bg_check_tell_vietnamese },
  { "files", SIGNED, "Tệp bản đã ký đính kèm", "Thông lệ quản lý, không do luật định", BG_CHECK_STEP_SIGNED,
    .tell = bg_check_tell_files },
  { "report", SIGNED, "Báo cáo Thủ tướng Chính phủ sau khi ký, gửi bản sao Bộ Ngoại giao",
    LAW "Điều 19 khoản 5", BG_CHECK_STEP_SIGNED, TRUE, PROVINCE, .tell = bg_check_tell_fields,
    .about = "report_number|report_date", .roles = "report" },
  { "report_department", SIGNED, "Báo cáo Chủ tịch UBND tỉnh sau khi ký, gửi bản sao cơ quan ngoại vụ",
    DECREE "Điều 5 khoản 6, Điều 7 khoản 8", BG_CHECK_STEP_SIGNED, TRUE, OF_COMMUNE,
    .tell = bg_check_tell_fields, .about = "report_number|report_date", .roles = "report" },
  { "publication", SIGNED, "Công bố thỏa thuận, hoặc căn cứ không công bố",
    LAW "Điều 42 khoản 3; " DECREE "Điều 17", BG_CHECK_STEP_SIGNED, TRUE, .tell = bg_check_tell_publication },

  { "changes_notified", AFTER, "Thông báo việc sửa đổi, bổ sung, gia hạn",
    LAW "Điều 33 khoản 3; " DECREE "Điều 13", BG_CHECK_STEP_SIGNED, TRUE, "amendments." CHANGED,
    .tell = bg_check_tell_items, .about = "amendments.notified_date", .item_when = CHANGED },
  { "end_notified", AFTER, "Thông báo việc chấm dứt, rút khỏi, tạm đình chỉ",
    LAW "Điều 34 khoản 5; " DECREE "Điều 14", BG_CHECK_STEP_SIGNED, TRUE, "amendments." ENDED,
    .tell = bg_check_tell_items, .about = "amendments.notified_date", .item_when = ENDED },
  { "succession_notice", AFTER, "Thông báo cho bên ký kết nước ngoài việc kế thừa toàn bộ hoặc một phần",
    "NĐ 177/2025/NĐ-CP, Điều 3 đến Điều 8", BG_CHECK_STEP_SIGNED, .when = "@inherited",
    .tell = bg_check_tell_fields, .about = "succession_number|succession_date" },
};

/**
 * bg_checklist_get_lines:
 * @n_lines: (out): how many
 *
 * Returns: the table
 */
const BgCheckLine *
bg_checklist_get_lines (guint *n_lines)
{
  *n_lines = G_N_ELEMENTS (lines);
  return lines;
}
