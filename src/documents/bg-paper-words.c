/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that printed papers use for codes; a test holds the table against the choices of the model. */
#include "bg-paper-words.h"

#include <string.h>

typedef struct
{
  const char *field;
  const char *code;
  const char *word;
} Word;

static const Word words[] = {
  { "agreement_type", "agreement", "thỏa thuận" },
  { "agreement_type", "communique", "thông cáo" },
  { "agreement_type", "declaration", "tuyên bố" },
  { "agreement_type", "letter_of_intent", "ý định thư" },
  { "agreement_type", "memorandum", "bản ghi nhớ" },
  { "agreement_type", "minutes_agreement", "biên bản thỏa thuận" },
  { "agreement_type", "minutes_exchange", "biên bản trao đổi" },
  { "agreement_type", "programme", "chương trình hợp tác" },
  { "agreement_type", "plan", "kế hoạch hợp tác" },
  { "agreement_type", "other", "thỏa thuận" },

  { "capacity", "council", "Hội đồng nhân dân tỉnh" },
  { "capacity", "committee", "Ủy ban nhân dân tỉnh" },
  { "capacity", "department", "cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh" },
  { "capacity", "district", "Ủy ban nhân dân cấp huyện" },
  { "capacity", "commune", "Ủy ban nhân dân cấp xã ở khu vực biên giới" },
  { "capacity", "organisation", "cơ quan cấp tỉnh của tổ chức" },

  { "field", "trade", "thương mại" },
  { "field", "investment", "đầu tư" },
  { "field", "fisheries", "thủy sản" },
  { "field", "agriculture", "nông nghiệp" },
  { "field", "tourism", "du lịch" },
  { "field", "culture", "văn hóa" },
  { "field", "sport", "thể thao" },
  { "field", "education", "giáo dục, đào tạo" },
  { "field", "science", "khoa học, công nghệ" },
  { "field", "health", "y tế" },
  { "field", "environment", "môi trường" },
  { "field", "labour", "lao động" },
  { "field", "youth", "giao lưu nhân dân" },
  { "field", "border", "biên giới" },
  { "field", "other", "lĩnh vực khác" },

  { "kind", "amended", "sửa đổi" },
  { "kind", "supplemented", "bổ sung" },
  { "kind", "extended", "gia hạn" },
  { "kind", "suspended", "tạm đình chỉ" },
  { "kind", "resumed", "khôi phục hiệu lực" },
  { "kind", "withdrawn", "rút khỏi" },
  { "kind", "terminated", "chấm dứt" },
  { "kind", "inherited", "kế thừa" },
  { "kind", "replaced", "thay thế" },

  { "succession_scope", "full", "toàn bộ" },
  { "succession_scope", "partial", "một phần" },

  { "recurrence", "once", "một lần" },
  { "recurrence", "yearly", "hằng năm" },
  { "recurrence", "twice", "sáu tháng một lần" },
  { "recurrence", "continuous", "thường xuyên" },

  { "repeats", "monthly", "hằng tháng" },
  { "repeats", "quarterly", "hằng quý" },
  { "repeats", "half_yearly", "sáu tháng một lần" },
  { "repeats", "yearly", "hằng năm" },

  { "assessment", "good", "tốt" },
  { "assessment", "medium", "trung bình" },
  { "assessment", "none", "chưa triển khai" },

  { "proposal", "keep", "duy trì" },
  { "proposal", "extend", "gia hạn" },
  { "proposal", "amend", "sửa đổi" },
  { "proposal", "end", "chấm dứt" },

  { "status", "done", "hoàn thành" },
  { "status", "done_early", "hoàn thành trước hạn" },
  { "status", "done_in_time", "hoàn thành đúng hạn" },
  { "status", "done_late", "hoàn thành quá hạn" },
  { "status", "overdue", "quá hạn" },
  { "status", "due_today", "đến hạn hôm nay" },
  { "status", "due_soon", "sắp đến hạn" },
  { "status", "in_time", "trong hạn" },
  { "status", "not_started", "chưa thực hiện" },
  { "status", "planned", "dự kiến" },
  { "status", "consulting", "đang lấy ý kiến" },
  { "status", "permitted_to_sign", "được phép ký" },
  { "status", "signed", "đã ký, chưa hiệu lực" },
  { "status", "in_force", "đang hiệu lực" },
  { "status", "expiring", "sắp hết hạn" },
  { "status", "expired", "hết hiệu lực" },
  { "status", "suspended", "tạm đình chỉ" },
  { "status", "terminated", "đã chấm dứt" },
  { "status", "replaced", "được thay thế" },
  { "status", "term_unknown", "chưa rõ thời hạn" },
  { "status", "check_present", "đã có" },
  { "status", "check_partly", "chưa đủ" },
  { "status", "check_missing", "còn thiếu" },
  { "status", "check_unknown", "chưa rõ có phải có hay không" },
  { "status", "check_later", "chưa đến bước này" },
  { "status", "check_not_needed", "không phải có" },

  { "decision", "done", "đã hoàn thành" },
  { "decision", "moved", "gia hạn" },
  { "decision", "reminded", "đôn đốc" },
  { "decision", "paused", "tạm dừng" },
  { "decision", "dropped", "thôi thực hiện" },

  { "passport_kind", "ordinary", "phổ thông" },
  { "passport_kind", "official", "công vụ" },
  { "passport_kind", "diplomatic", "ngoại giao" },

  { "role", "head", "Trưởng đoàn" },
  { "role", "deputy", "Phó Trưởng đoàn" },
  { "role", "member", "Thành viên" },
  { "role", "interpreter", "Phiên dịch" },
  { "role", "accompanying", "Tháp tùng" },

  /* Roles of papers. */
  { "role", "proposal", "văn bản đề xuất ký kết" },
  { "role", "draft_vietnamese", "dự thảo tiếng Việt" },
  { "role", "draft_foreign", "dự thảo tiếng nước ngoài" },
  { "role", "opinions_report", "báo cáo giải trình, tiếp thu ý kiến" },
  { "role", "invitation", "thư mời" },
  { "role", "submission", "tờ trình" },
  { "role", "project", "đề án" },
  { "role", "mission_opinion", "ý kiến cơ quan đại diện" },
  { "role", "policy", "văn bản chủ trương" },
  { "role", "decision", "quyết định cho phép" },
  { "role", "note_verbale", "công hàm" },
  { "role", "plan", "kế hoạch đón tiếp" },
  { "role", "minutes", "biên bản" },
  { "role", "report", "báo cáo kết quả" },
  { "role", "other", "văn bản khác" },

  { "answer", "asked", "chưa trả lời" },
  { "answer", "agrees", "đồng ý" },
  { "answer", "comments", "đồng ý, có góp ý" },
  { "answer", "disagrees", "không đồng ý" },

  { "guest_class", "special", "hạng đặc biệt" },
  { "guest_class", "A", "hạng A" },
  { "guest_class", "B", "hạng B" },
  { "guest_class", "C", "hạng C" },
  { "guest_class", "other", "khách mời quốc tế khác" },

  { "hosting", "full", "đài thọ toàn bộ" },
  { "hosting", "part", "đài thọ một phần" },
  { "hosting", "guest", "khách tự túc" },

  { "gift_direction", "given", "trao" },
  { "gift_direction", "received", "nhận" },

  { "funding", "state", "ngân sách nhà nước" },
  { "funding", "host", "phía mời đài thọ" },
  { "funding", "own", "tự túc" },
  { "funding", "sponsor", "tài trợ" },
  { "funding", "scholarship", "học bổng" },
  { "funding", "mixed", "kết hợp nhiều nguồn" },
};

/**
 * bg_paper_words_get:
 * @field: name of a field, or "status"
 * @code: (nullable): a code of it
 *
 * Returns: (nullable): its word in lower case, or NULL when there is none
 */
const char *
bg_paper_words_get (const char *field, const char *code)
{
  g_return_val_if_fail (field != NULL, NULL);

  for (gsize i = 0; code != NULL && i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].field, field) == 0 && strcmp (words[i].code, code) == 0)
      return words[i].word;
  return NULL;
}
