/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is a secrecy stamp, and what only has the same letters. */
#include <locale.h>

#include "bg-problems.h"
#include "bg-secrecy.h"
#include "model-fixture.h"

#define TEXT   BG_SECRECY_TEXT
#define PERSON BG_SECRECY_PERSON
#define FILE_  BG_SECRECY_FILE

static const struct
{
  BgSecrecyPlace place;
  const char *text;
  const char *stamp;
} cases[] = {
  /* Stamps of the lowest level. */
  { TEXT, "MẬT", "MẬT" },
  { TEXT, "Mật", "MẬT" },
  { TEXT, "(MẬT)", "MẬT" },
  { TEXT, "[Mật]", "MẬT" },
  { TEXT, "(Mật) Kết luận của Ban Thường vụ", "MẬT" },
  { TEXT, "Kết luận của Ban Thường vụ [MẬT]", "MẬT" },
  { TEXT, "MẬT - Kết luận của Ban Thường vụ", "MẬT" },
  { TEXT, "Kết luận của Ban Thường vụ – MẬT", "MẬT" },
  { TEXT, "Kết luận số 12-KL/TU - Mật", "MẬT" },
  { TEXT, "MẬT: Kết luận của Ban Thường vụ", "MẬT" },
  { TEXT, "Độ mật: Mật", "MẬT" },
  { TEXT, "Độ mật: mật", "MẬT" },
  { TEXT, "ĐỘ MẬT: MẬT", "MẬT" },
  { TEXT, "Độ mật Mật", "MẬT" },
  { TEXT, "do mat: mat", "MẬT" },
  { TEXT, "Công văn số 5, độ Mật", "MẬT" },
  { TEXT, "Bản chính đóng dấu Mật", "MẬT" },
  { TEXT, "Công văn MẬT số 12 của Bộ Ngoại giao", "MẬT" },
  { TEXT, "12-KL/TU MẬT", "MẬT" },
  { TEXT, "12-KL/TU (MẬT)", "MẬT" },
  { TEXT, "HỎA TỐC - MẬT", "MẬT" },
  { TEXT, "MẬT, KHẨN", "MẬT" },
  { TEXT, "TÀI LIỆU MẬT", "MẬT" },
  { TEXT, "HỒ SƠ MẬT: tiếp đoàn", "MẬT" },
  { TEXT, "CÔNG VĂN MẬT SỐ 12", "MẬT" },
  { TEXT, "MẬT KẾT LUẬN CỦA BAN THƯỜNG VỤ", "MẬT" },
  { TEXT, "M Ậ T", "MẬT" },
  { TEXT, "M.Ậ.T", "MẬT" },
  { TEXT, "  MẬT  ", "MẬT" },
  { TEXT, "Dòng một\nMẬT\nDòng ba", "MẬT" },
  { TEXT, "Dòng một\nMật\nDòng ba", "MẬT" },
  { TEXT, "“MẬT”", "MẬT" },
  { TEXT, "***MẬT***", "MẬT" },
  { TEXT, "M\u1eacT", "MẬT" },
  { TEXT, "MA\u0302\u0323T", "MẬT" },
  { TEXT, "MA\u0323\u0302T", "MẬT" },
  { TEXT, "M\u200b\u1eac\u00adT", "MẬT" },
  { TEXT, "\uff2d\u1eac\uff34", "MẬT" },
  { TEXT, "(MAT)", "MẬT" },
  /* Stamps of the upper levels. */
  { TEXT, "TỐI MẬT", "TỐI MẬT" },
  { TEXT, "Tối mật", "TỐI MẬT" },
  { TEXT, "TỐI MẬT - Kết luận của Ban Thường vụ", "TỐI MẬT" },
  { TEXT, "TỐI MẬT KẾT LUẬN", "TỐI MẬT" },
  { TEXT, "TỐI  MẬT", "TỐI MẬT" },
  { TEXT, "TO\u0302\u0301I MA\u0323\u0302T", "TỐI MẬT" },
  { TEXT, "T Ố I M Ậ T", "TỐI MẬT" },
  { TEXT, "Độ mật: Tối mật", "TỐI MẬT" },
  { TEXT, "Độ mật - tối mật", "TỐI MẬT" },
  { TEXT, "Độ mật (Tối Mật)", "TỐI MẬT" },
  { TEXT, "Tối mật - Kết luận", "TỐI MẬT" },
  { TEXT, "Báo cáo TUYỆT MẬT về đối tác", "TUYỆT MẬT" },
  { TEXT, "12-KL/TU (TUYỆT MẬT)", "TUYỆT MẬT" },
  { TEXT, "12-KL/TU (tuyệt mật)", "TUYỆT MẬT" },
  { TEXT, "Tuyệt mật: Kết luận", "TUYỆT MẬT" },
  { TEXT, "Tuyệt mật Kết luận số 12", "TUYỆT MẬT" },
  { TEXT, "TUYỆT MẬT", "TUYỆT MẬT" },
  { TEXT, "T U Y Ệ T  M Ậ T", "TUYỆT MẬT" },
  { TEXT, "TUYET MAT", "TUYỆT MẬT" },
  { TEXT, "ket-luan-TUYET-MAT.pdf", "TUYỆT MẬT" },
  { PERSON, "Nguyễn Văn A (MẬT)", "MẬT" },
  { PERSON, "TUYỆT MẬT", "TUYỆT MẬT" },
  /* Names of files. */
  { FILE_, "MAT.pdf", "MẬT" },
  { FILE_, "mat.pdf", "MẬT" },
  { FILE_, "Mật.pdf", "MẬT" },
  { FILE_, "MA\u0323\u0302T.pdf", "MẬT" },
  { FILE_, "KL 12 (Mật).pdf", "MẬT" },
  { FILE_, "KL 12 [mat].pdf", "MẬT" },
  { FILE_, "Mật_KL12.docx", "MẬT" },
  { FILE_, "KL-12-Mat.pdf", "MẬT" },
  { FILE_, "12-KL-TU-MAT.pdf", "MẬT" },
  { FILE_, "ket-luan-MAT.pdf", "MẬT" },
  { FILE_, "MAT_ket_luan.docx", "MẬT" },
  { FILE_, "ket-luan-TUYET-MAT.pdf", "TUYỆT MẬT" },
  { FILE_, "tuyet_mat.docx", "TUYỆT MẬT" },
  { FILE_, "TuyetMat.docx", "TUYỆT MẬT" },
  { FILE_, "ket-luan-toi-mat.pdf", "TỐI MẬT" },
  { FILE_, "TOIMAT.PDF", "TỐI MẬT" },

  /* Words with the same letters. */
  { TEXT, "", NULL },
  { TEXT, "mật", NULL },
  { TEXT, "bí mật kinh doanh", NULL },
  { TEXT, "Bí mật kinh doanh", NULL },
  { TEXT, "BÍ MẬT KINH DOANH", NULL },
  { TEXT, "bí mật nhà nước", NULL },
  { TEXT, "Tập huấn về bảo vệ bí mật nhà nước", NULL },
  { TEXT, "TẬP HUẤN BẢO VỆ BÍ MẬT NHÀ NƯỚC", NULL },
  { TEXT, "DANH MỤC BÍ MẬT NHÀ NƯỚC", NULL },
  { TEXT, "mật ong", NULL },
  { TEXT, "Mật ong rừng U Minh", NULL },
  { TEXT, "MẬT ONG", NULL },
  { TEXT, "MẬT ong U Minh", NULL },
  { TEXT, "CÔNG TY MẬT ONG U MINH", NULL },
  { TEXT, "Quà tặng: Mật ong, tôm khô", NULL },
  { TEXT, "Quà tặng: trà, Mật, tôm khô", NULL },
  { TEXT, "Mật: 2 chai", NULL },
  { TEXT, "BÁNH, MẬT, SỮA", NULL },
  { TEXT, "mật dừa nước", NULL },
  { TEXT, "Mật khẩu", NULL },
  { TEXT, "MẬT KHẨU", NULL },
  { TEXT, "Mật khẩu: đổi ba tháng một lần", NULL },
  { TEXT, "mật độ dân số", NULL },
  { TEXT, "Mật độ nuôi tôm", NULL },
  { TEXT, "MẬT ĐỘ DÂN SỐ", NULL },
  { TEXT, "thân mật", NULL },
  { TEXT, "Buổi gặp thân mật", NULL },
  { TEXT, "TIỆC THÂN MẬT", NULL },
  { TEXT, "BẢO MẬT THÔNG TIN", NULL },
  { TEXT, "Bảo mật thông tin", NULL },
  { TEXT, "HỘI THẢO BẢO MẬT", NULL },
  { TEXT, "B Ả O M Ậ T", NULL },
  { TEXT, "điều khoản bảo mật (confidentiality)", NULL },
  { TEXT, "tuần trăng mật", NULL },
  { TEXT, "cơ mật viện", NULL },
  { TEXT, "MẬT MÃ", NULL },
  { TEXT, "Độ mật: thường", NULL },
  { TEXT, "Độ mật: không", NULL },
  { TEXT, "ĐỘ MẬT: THƯỜNG", NULL },
  { TEXT, "Xác định độ mật của văn bản", NULL },
  { TEXT, "Quản lý tài liệu độ Mật, Tối mật, Tuyệt mật theo Luật 117/2025/QH15", NULL },
  { TEXT, "tài liệu tối mật, tuyệt mật do bộ phận bảo mật giữ", NULL },
  { TEXT, "TẬP HUẤN QUẢN LÝ TÀI LIỆU MẬT", NULL },
  { TEXT, "Bà Trần Thị Mật", NULL },
  { TEXT, "Ông NGUYỄN VĂN MẬT, Phó Giám đốc", NULL },
  { TEXT, "Gặp mặt kiều bào", NULL },
  { TEXT, "GẶP MẶT KIỀU BÀO", NULL },
  { TEXT, "MẶT TRẬN TỔ QUỐC", NULL },
  { TEXT, "MẤT HỘ CHIẾU", NULL },
  { TEXT, "TOI MAT HO CHIEU", NULL },
  { TEXT, "Matsumoto", NULL },
  { TEXT, "format, MATERIAL", NULL },
  { TEXT, "Cà Mau", NULL },
  { PERSON, "Nguyễn Mật", NULL },
  { PERSON, "NGUYỄN VĂN MẬT", NULL },
  { PERSON, "Mật", NULL },
  { PERSON, "MẬT", NULL },
  { FILE_, "mat-ong.pdf", NULL },
  { FILE_, "mật ong U Minh.pdf", NULL },
  { FILE_, "MAT-KHAU.txt", NULL },
  { FILE_, "gap-mat-kieu-bao.docx", NULL },
  { FILE_, "GAP-MAT.pdf", NULL },
  { FILE_, "GIAI-PHONG-MAT-BANG.pdf", NULL },
  { FILE_, "bao-mat.pdf", NULL },
  { FILE_, "so-lieu.mat", NULL },
  { FILE_, "Bien ban ghi nho.pdf", NULL },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *found = bg_secrecy_find (cases[i].text, cases[i].place);

      if (g_strcmp0 (found, cases[i].stamp) != 0)
        {
          g_test_message ("“%s” in place %d: %s, not %s", cases[i].text, cases[i].place,
                          found != NULL ? found : "none", cases[i].stamp != NULL ? cases[i].stamp : "none");
          g_test_fail ();
        }
    }
}

static void
test_null (void)
{
  g_assert_null (bg_secrecy_find (NULL, TEXT));
}

static gboolean
is_refused (BgRecord *record, const char *at)
{
  g_autoptr (BgProblems) problems = bg_problems_new ();
  BgRules rules = rules_on ("2026-11-23");

  bg_record_validate (record, &rules, problems);
  for (guint i = 0; i < bg_problems_get_n (problems); i++)
    {
      const BgProblem *problem = bg_problems_get (problems, i);

      if (g_str_equal (problem->rule, "secrecy") && g_str_equal (problem->field, at))
        return problem->grade == BG_GRADE_ERROR && strstr (problem->message, "TUYỆT MẬT") != NULL;
    }
  return FALSE;
}

static guint
check_fields (BgRecord *record, BgRecord *inner, const char *list)
{
  guint n = 0;

  for (const BgField *field = bg_record_get_kind (inner)->fields; field->name != NULL; field++)
    {
      const char *at = list != NULL ? list : field->name;

      if (field->type == BG_FIELD_LIST && list == NULL)
        n += check_fields (record, bg_record_add_item (record, field->name), field->name);
      if (field->type != BG_FIELD_TEXT && field->type != BG_FIELD_LONG_TEXT)
        continue;
      bg_record_set_text (inner, field->name, "12-KL/TU (TUYỆT MẬT)");
      if (!is_refused (record, at))
        g_error ("%s.%s takes a stamp", at, field->name);
      bg_record_clear (inner, field->name);
      g_assert_false (is_refused (record, at));
      n++;
    }
  return n;
}

/* Every field of words of every kind and of its items is guarded, file names too. */
static void
test_every_field (void)
{
  guint n = 0;

  for (const BgKind *const *kind = bg_kind_list (); *kind != NULL; kind++)
    {
      g_autoptr (BgRecord) record = bg_record_new (*kind);

      n += check_fields (record, record, NULL);
    }
  g_test_message ("%u fields", n);
  g_assert_cmpuint (n, >, 100);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/secrecy/cases", test_cases);
  g_test_add_func ("/secrecy/null", test_null);
  g_test_add_func ("/secrecy/every-field", test_every_field);
  return g_test_run ();
}
