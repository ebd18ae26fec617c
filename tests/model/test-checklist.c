/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the dossier of an agreement must hold, line by line, with the article; and what of it the record
 * tells. */
#include <string.h>

#include "bg-checklist-private.h"
#include "model-fixture.h"

#define PROVINCE  "'title':'Bản ghi nhớ','capacity':'committee'"
#define OF_SO     "'title':'Bản ghi nhớ','capacity':'department'"
#define SIGNED    ",'signed_date':'2026-02-12'"
#define ASKED     ",'opinions_date':'2026-01-05'"
#define SENT      ",'submitted_date':'2026-01-20'"
#define OLD       ",'signed_date':'2021-06-30'"
#define OPINION   "'opinions':[{'agency':'"
#define PAPER     ",'papers':[{'role':'"
#define AMENDMENT ",'amendments':[{'kind':'"

static const char *const state_names[BG_N_CHECK_STATES] = { "present", "partly", "missing",
                                                            "unknown", "later",  "not needed" };

typedef struct
{
  const char *article;
  const char *fields;
  const char *code;
  const char *state;
  const char *note;
} Case;

static const Case cases[] = {
  /* Luật 70/2020, Điều 27, 28: the proposal and the drafts, from the beginning on. */
  { "27", PROVINCE, "proposal", "missing" },
  { "27", PROVINCE PAPER "proposal','number':'12/SNgV','date':'2026-01-05'}]", "proposal", "present",
    "số 12/SNgV, ngày 05/01/2026" },
  { "28", PROVINCE PAPER "submission'}]", "proposal", "present", "ghi trong Văn bản kèm theo" },
  { "27, another paper", PROVINCE PAPER "minutes'}]", "proposal", "missing" },
  { "27, of a department too", OF_SO, "proposal", "missing" },
  { "27", PROVINCE, "draft_vietnamese", "missing" },
  { "27", PROVINCE PAPER "draft_vietnamese'}]", "draft_vietnamese", "present" },
  { "27, a file before it is signed", PROVINCE ",'files':[{'title':'Dự thảo 2','language':'tiếng Việt'}]",
    "draft_vietnamese", "present", "tệp: Dự thảo 2" },
  { "27, a file after it is signed", PROVINCE SIGNED ",'files':[{'title':'Bản ký','language':'tiếng Việt'}]",
    "draft_vietnamese", "missing" },
  { "27, the other language", PROVINCE ",'files':[{'title':'Dự thảo 2','language':'tiếng Việt'}]",
    "draft_foreign", "missing" },
  { "27", PROVINCE ",'files':[{'title':'Draft','language':'tiếng Anh'}]", "draft_foreign", "present" },
  { "27", PROVINCE PAPER "draft_foreign'}]", "draft_foreign", "present" },
  /* Before the law of 2020 was in force nobody had to: the day before, the day, the month it begins in. */
  { "in force", PROVINCE OLD, "proposal", "not needed", "ký trước ngày Luật có hiệu lực (01/07/2021)" },
  { "in force", PROVINCE ",'signed_date':'2021-07-01'", "proposal", "missing" },
  { "in force", PROVINCE ",'signed_date':'2021-06'", "proposal", "not needed" },
  { "in force", PROVINCE ",'signed_date':'2021'", "proposal", "missing" },
  { "in force, what is there is there", PROVINCE OLD PAPER "proposal'}]", "proposal", "present" },
  { "in force, the original all the same", PROVINCE OLD, "original", "missing" },
  /* Điều 19(1): the Ministry of Foreign Affairs, once opinions are asked. */
  { "19", PROVINCE, "opinion_foreign_affairs", "later" },
  { "19", PROVINCE ASKED, "opinion_foreign_affairs", "missing" },
  { "19", PROVINCE "," OPINION "Bộ Ngoại giao','sent_date':'2026-01-05'}]", "opinion_foreign_affairs",
    "partly", "đã gửi ngày 05/01/2026, chưa trả lời" },
  { "19", PROVINCE "," OPINION "bộ ngoại giao','reply_number':'9/BNG','reply_date':'2026-01-09'}]",
    "opinion_foreign_affairs", "present", "số 9/BNG, ngày 09/01/2026" },
  { "19, the later one answers",
    PROVINCE "," OPINION "BNG','sent_date':'2026-01-05'},{'agency':'Bộ Ngoại giao','answer':'agrees'}]",
    "opinion_foreign_affairs", "present", "đã trả lời" },
  { "19, not of a department", OF_SO ASKED, "opinion_foreign_affairs", "not needed" },
  { "NĐ 64, 5", OF_SO ASKED, "opinion_office", "missing" },
  { "NĐ 64, 5", OF_SO "," OPINION "Sở Ngoại vụ','reply_date':'2026-01-09'}]", "opinion_office", "present" },
  { "NĐ 64, 5, not of the province", PROVINCE ASKED, "opinion_office", "not needed" },
  { "19", PROVINCE ASKED, "opinions", "missing" },
  { "19", PROVINCE "," OPINION "A','answer':'asked'},{'agency':'B','answer':'comments'}]", "opinions",
    "partly", "1 trong 2 cơ quan đã trả lời" },
  { "19", PROVINCE "," OPINION "A'}]", "opinions", "partly", "0 trong 1 cơ quan đã trả lời" },
  { "19", PROVINCE "," OPINION "A','answer':'disagrees'}]", "opinions", "present" },
  /* Điều 25: three ministries where it touches their field. */
  { "25", PROVINCE ASKED, "opinion_defence", "unknown",
    "chưa ghi thỏa thuận có liên quan lĩnh vực này hay không" },
  { "25", PROVINCE ASKED ",'touches_defence':true", "opinion_defence", "missing" },
  { "25", PROVINCE ",'touches_defence':true", "opinion_defence", "later" },
  { "25", PROVINCE ASKED ",'touches_defence':false", "opinion_defence", "not needed" },
  { "25", PROVINCE ",'touches_defence':true," OPINION "Bộ Quốc phòng','reply_date':'2026-01-09'}]",
    "opinion_defence", "present" },
  { "25", PROVINCE ASKED ",'touches_security':true", "opinion_security", "missing" },
  { "25, another one has answered",
    PROVINCE ",'touches_security':true," OPINION "Bộ Quốc phòng','reply_date':'2026-01-09'}]",
    "opinion_security", "missing" },
  { "25", PROVINCE ",'touches_security':true," OPINION "Bộ Công an','reply_date':'2026-01-09'}]",
    "opinion_security", "present" },
  { "25; NĐ 64, 9(3)", PROVINCE ASKED ",'touches_investment':true", "opinion_finance", "missing" },
  { "25; NĐ 64, 9(3)",
    PROVINCE ",'touches_investment':true," OPINION "Bộ Tài chính','reply_date':'2026-01-09'}]",
    "opinion_finance", "present" },
  { "28", PROVINCE ASKED, "opinions_report", "missing" },
  { "28", PROVINCE PAPER "opinions_report'}]", "opinions_report", "present" },
  { "19", PROVINCE "," OPINION "A','answer':'agrees'}]", "prime_minister", "not needed" },
  { "19", PROVINCE "," OPINION "A','answer':'disagrees'}]", "prime_minister", "missing" },
  { "19", PROVINCE "," OPINION "A','answer':'disagrees'},{'agency':'Thủ tướng Chính phủ','answer':'agrees'}]",
    "prime_minister", "present" },
  /* Điều 18, 19; NĐ 64 Điều 5(4), 10: the decision. */
  { "18", PROVINCE ASKED, "permit", "later" },
  { "18", PROVINCE SENT, "permit", "missing" },
  { "18", PROVINCE ",'permit_date':'2026-01-25'", "permit", "partly", "ngày 25/01/2026" },
  { "18", PROVINCE ",'permit_date':'2026-01-25','permit_number':'7/QĐ-UBND'", "permit", "present",
    "số 7/QĐ-UBND, ngày 25/01/2026" },
  { "18", PROVINCE ",'permit_date':'2026-01-25'" PAPER "decision','number':'7/QĐ-UBND'}]", "permit",
    "present", "số 7/QĐ-UBND" },
  { "18, not of a department", OF_SO SENT, "permit", "not needed" },
  { "NĐ 64, 10", OF_SO SENT, "permit_department", "missing" },
  { "NĐ 64, 7", "'title':'A','capacity':'commune'" SENT, "permit_department", "missing" },
  { "NĐ 64, 10", OF_SO ",'permit_date':'2026-01-25','permit_number':'7'", "permit_department", "present" },
  /* Điều 46(2), 7, 19(5), 42(3). */
  { "46(2)", PROVINCE SENT, "original", "later" },
  { "46(2)", PROVINCE SIGNED, "original", "missing" },
  { "46(2)", PROVINCE SIGNED ",'original_place':'Văn thư'", "original", "present", "Văn thư" },
  { "7", PROVINCE SIGNED, "vietnamese_text", "missing" },
  { "7", PROVINCE SIGNED ",'vietnamese_text':true", "vietnamese_text", "present" },
  { "7", PROVINCE SIGNED ",'languages':'tiếng Việt, tiếng Anh'", "vietnamese_text", "present",
    "ký bằng tiếng Việt, tiếng Anh" },
  { "7", PROVINCE SIGNED ",'languages':'tiếng Anh','files':[{'title':'Bản dịch','language':'Tiếng Việt'}]",
    "vietnamese_text", "present", "tệp: Bản dịch" },
  { "7, a plain no", PROVINCE SIGNED ",'languages':'tiếng Việt','vietnamese_text':false", "vietnamese_text",
    "missing" },
  { "practice", PROVINCE SIGNED, "files", "missing" },
  { "practice", PROVINCE SIGNED ",'files':[{'title':'Bản ký'}]", "files", "present", "1 tệp" },
  { "19(5)", PROVINCE SIGNED, "report", "missing" },
  { "19(5)", PROVINCE SIGNED ",'report_number':'30/BC','report_date':'2026-02-27'", "report", "present" },
  { "19(5)", PROVINCE SIGNED ",'report_date':'2026-02-27'", "report", "partly" },
  { "19(5), not of a department", OF_SO SIGNED, "report", "not needed" },
  { "NĐ 64, 5(6)", OF_SO SIGNED, "report_department", "missing" },
  { "NĐ 64, 5(6)", OF_SO SIGNED PAPER "report'}]", "report_department", "present" },
  { "42(3)", PROVINCE SIGNED, "publication", "missing" },
  { "42(3)", PROVINCE SIGNED ",'published':true", "publication", "partly" },
  { "42(3)", PROVINCE SIGNED ",'published':true,'publication_date':'2026-03-01'", "publication", "present",
    "ngày 01/03/2026" },
  { "42(3)", PROVINCE SIGNED ",'published':false,'publication_reason':'theo thỏa thuận với bạn'",
    "publication", "present", "không công bố: theo thỏa thuận với bạn" },
  /* Điều 33(3), 34(5); NĐ 177/2025. */
  { "33(3)", PROVINCE SIGNED, "changes_notified", "not needed" },
  { "33(3)", PROVINCE SIGNED AMENDMENT "extended'}]", "changes_notified", "missing", NULL },
  { "33(3)", PROVINCE SIGNED AMENDMENT "extended','notified_date':'2026-03-01'},{'kind':'amended'}]",
    "changes_notified", "partly", "đã thông báo 1 trong 2 lần" },
  { "33(3)", PROVINCE SIGNED AMENDMENT "extended','notified_date':'2026-03-01'},{'kind':'terminated'}]",
    "changes_notified", "present", "đã thông báo 1 trong 1 lần" },
  { "34(5)", PROVINCE SIGNED AMENDMENT "extended'}]", "end_notified", "not needed" },
  { "34(5)", PROVINCE SIGNED AMENDMENT "suspended'}]", "end_notified", "missing" },
  { "34(5)", PROVINCE SIGNED AMENDMENT "withdrawn','notified_date':'2026-03-01'}]", "end_notified",
    "present" },
  { "NĐ 177", PROVINCE SIGNED, "succession_notice", "not needed" },
  { "NĐ 177", "'title':'A','capacity':'district','signed_date':'2019'", "succession_notice", "missing" },
  { "NĐ 177",
    "'title':'A','capacity':'district','signed_date':'2024','succession_date':'2025-08-01',"
    "'succession_number':'5/UBND'",
    "succession_notice", "present", "số 5/UBND, ngày 01/08/2025" },
};

static const BgCheck *
find (GPtrArray *checks, const char *code)
{
  for (guint i = 0; i < checks->len; i++)
    if (strcmp (((BgCheck *) g_ptr_array_index (checks, i))->code, code) == 0)
      return g_ptr_array_index (checks, i);
  g_error ("There is no line “%s”", code);
}

static void
test_lines (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  BgRules rules;
  guint n;
  const BgCheckLine *lines = bg_checklist_get_lines (&n);

  bg_rules_init (&rules, day_from ("2026-11-23"));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BgRecord) agreement = record_from (&bg_agreement_kind, cases[i].fields);
      g_autoptr (GPtrArray) checks = bg_checklist_of_agreement (agreement, &rules);
      const BgCheck *check = find (checks, cases[i].code);

      if (strcmp (state_names[check->state], cases[i].state) != 0)
        g_error ("%s, Điều %s: %s instead of %s, of %s", cases[i].code, cases[i].article,
                 state_names[check->state], cases[i].state, cases[i].fields);
      if (cases[i].note != NULL)
        g_assert_cmpstr (check->note, ==, cases[i].note);
      g_hash_table_add (seen, g_strdup_printf ("%s %s", cases[i].code, cases[i].state));
    }
  /* Each line of the table is seen there and missing in the cases above. */
  for (guint i = 0; i < n; i++)
    for (BgCheckState state = BG_CHECK_PRESENT; state <= BG_CHECK_MISSING; state += BG_CHECK_MISSING)
      {
        g_autofree char *key = g_strdup_printf ("%s %s", lines[i].code, state_names[state]);

        if (!g_hash_table_contains (seen, key))
          g_error ("“%s” is not tested", key);
      }
}

/* Each line names its article, and what an officer writes down by hand is a role of the form. */
static void
test_table (void)
{
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);
  const BgField *role = bg_kind_get_field (bg_kind_get_field (&bg_agreement_kind, "papers")->items, "role");
  guint n;
  const BgCheckLine *lines = bg_checklist_get_lines (&n);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) roles = g_strsplit (lines[i].roles != NULL ? lines[i].roles : "", "|", -1);

      g_assert_true (g_hash_table_add (codes, (gpointer) lines[i].code));
      g_assert_true (strstr (lines[i].law, "Điều") != NULL || strstr (lines[i].law, "không do luật định"));
      g_assert_true (lines[i].tell != NULL || lines[i].roles != NULL);
      for (guint k = 0; roles[k] != NULL; k++)
        g_assert_cmpstr (bg_field_get_choice_label (role, roles[k]), !=, roles[k]);
    }
}

static void
test_summary (void)
{
  g_autoptr (BgRecord) planned = record_from (&bg_agreement_kind, PROVINCE PAPER "proposal'}]");
  g_autoptr (BgRecord) old = record_from (&bg_agreement_kind, PROVINCE OLD ",'touches_defence':false");
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GPtrArray) old_checks = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *old_summary = NULL;
  BgRules rules;

  bg_rules_init (&rules, day_from ("2026-11-23"));
  checks = bg_checklist_of_agreement (planned, &rules);
  summary = bg_checklist_dup_summary (checks);
  g_assert_cmpstr (summary, ==,
                   "đã có 01 trong 03 tài liệu phải có, 03 tài liệu chưa rõ có phải có hay không");
  old_checks = bg_checklist_of_agreement (old, &rules);
  old_summary = bg_checklist_dup_summary (old_checks);
  g_assert_cmpstr (old_summary, ==, "đã có 00 trong 03 tài liệu phải có");
  g_assert_cmpuint (bg_checklist_count (old_checks, BG_CHECK_MISSING), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/checklist/lines", test_lines);
  g_test_add_func ("/checklist/table", test_table);
  g_test_add_func ("/checklist/summary", test_summary);
  return g_test_run ();
}
