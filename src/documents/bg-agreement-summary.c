/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the agreement summary as numbered paragraphs, a table of commitments and a signature block. */
#include "bg-agreement-summary.h"

#include "bg-table.h"
#include "bg-words.h"

/* Points of a list carry the letters of the Vietnamese alphabet (NĐ 30/2020 Phụ lục I.II.6). */
static const char *const point_letters[] = { "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m",
                                             "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y" };

/* The paper being written: the flow and the number of its last paragraph. */
typedef struct
{
  const BgAgreementSummary *summary;
  BgFlow *flow;
  guint number;
} Paper;

/**
 * bg_agreement_summary_init:
 * @summary: the data to fill
 *
 * Makes every fact unknown and shows the commitments and Nơi nhận.
 */
void
bg_agreement_summary_init (BgAgreementSummary *summary)
{
  g_return_if_fail (summary != NULL);

  *summary = (BgAgreementSummary){ .renews = BG_SUMMARY_UNKNOWN,
                                   .binding = BG_SUMMARY_UNKNOWN,
                                   .show_commitments = TRUE,
                                   .show_recipients = TRUE };
}

static BgRuns *
begin_numbered (Paper *paper, const char *head)
{
  BgRuns *runs = bg_runs_new ();

  bg_runs_add_format (runs, BG_RUN_BOLD, "%u. %s", ++paper->number, head);
  bg_runs_add (runs, BG_RUN_PLAIN, " ");
  return runs;
}

static void
add_numbered (Paper *paper, const char *head, const char *text)
{
  g_autoptr (BgRuns) runs = begin_numbered (paper, head);

  bg_runs_add_format (runs, BG_RUN_PLAIN, "%s.", text);
  bg_flow_add_paragraph (paper->flow, runs);
}

/* What somebody typed, ready to stand inside a sentence of ours. */
static char *
dup_fact (const char *text)
{
  g_autofree char *bare = bg_words_dup_bare (text);

  return g_strdup (*bare != '\0' ? bare : BG_WORDS_UNKNOWN);
}

static void
add_title (Paper *paper)
{
  g_autofree char *title = dup_fact (paper->summary->title);

  add_numbered (paper, "Tên gọi:", title);
}

static void
add_parties (Paper *paper)
{
  g_autofree char *vietnamese = bg_words_dup_list (paper->summary->vietnamese_parties, ", ");
  g_autofree char *foreign = bg_words_dup_list (paper->summary->foreign_parties, ", ");
  g_autofree char *text = g_strdup_printf ("phía Việt Nam: %s; phía nước ngoài: %s", vietnamese, foreign);

  add_numbered (paper, "Các bên:", text);
}

static void
add_content (Paper *paper)
{
  g_autoptr (BgRuns) runs = begin_numbered (paper, "Lĩnh vực, nội dung:");
  g_autofree char *fields = bg_words_dup_list (paper->summary->fields, ", ");
  g_autofree char *bare = bg_words_dup_bare (paper->summary->content);
  g_autofree char *content = bg_words_dup_capital (bare);
  g_autofree char *method = dup_fact (paper->summary->method);

  if (g_str_equal (fields, BG_WORDS_UNKNOWN))
    bg_runs_add (runs, BG_RUN_PLAIN, "lĩnh vực ");
  bg_runs_add_format (runs, BG_RUN_PLAIN, "%s. ", fields);
  if (*content != '\0')
    bg_runs_add_format (runs, BG_RUN_PLAIN, "%s. ", content);
  else
    bg_runs_add (runs, BG_RUN_PLAIN, "Nội dung: " BG_WORDS_UNKNOWN ". ");
  bg_runs_add (runs, BG_RUN_BOLD, "Phương thức:");
  bg_runs_add_format (runs, BG_RUN_PLAIN, " %s.", method);
  bg_flow_add_paragraph (paper->flow, runs);
}

static void
add_effect (Paper *paper)
{
  g_autofree char *text = bg_agreement_summary_dup_effect (paper->summary);

  add_numbered (paper, "Hiệu lực:", text);
}

static void
add_signing (Paper *paper)
{
  g_autofree char *date = bg_words_dup_date (paper->summary->signed_date);
  g_autofree char *place = bg_words_dup_bare (paper->summary->signed_place);
  g_autofree char *languages = bg_words_dup_list (paper->summary->languages, " và ");
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s%s", bg_date_is_known (paper->summary->signed_date) ? "" : "ngày ký ",
                          date);
  if (*place != '\0')
    g_string_append_printf (text, " tại %s; ", place);
  else
    g_string_append (text, ", nơi ký " BG_WORDS_UNKNOWN "; ");
  if (g_str_equal (languages, BG_WORDS_UNKNOWN))
    g_string_append (text, "ngôn ngữ ");
  g_string_append (text, languages);
  add_numbered (paper, "Ngày, nơi ký, ngôn ngữ:", text->str);
}

static void
add_signers (Paper *paper)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < paper->summary->n_signers; i++)
    {
      const BgSummarySigner *signer = &paper->summary->signers[i];
      g_autofree char *name = dup_fact (signer->name);
      g_autofree char *title = bg_words_dup_bare (signer->title);

      g_string_append_printf (text, "%s%s, %s", i > 0 ? "; " : "", name,
                              *title != '\0' ? title : "chức vụ " BG_WORDS_UNKNOWN);
    }
  add_numbered (paper, "Người ký:", text->len > 0 ? text->str : BG_WORDS_UNKNOWN);
}

static guint
count_done (const BgAgreementSummary *summary)
{
  guint n = 0;

  for (guint i = 0; i < summary->n_commitments; i++)
    n += summary->commitments[i].done ? 1 : 0;
  return n;
}

static void
add_commitment_rows (Paper *paper)
{
  static const BgColumn columns[] = {
    { "STT", 7, PANGO_ALIGN_CENTER },
    { "Cam kết", 30, PANGO_ALIGN_LEFT },
    { "Cơ quan chủ trì", 27, PANGO_ALIGN_LEFT },
    { "Thời hạn", 15, PANGO_ALIGN_LEFT, "30/06/2026" },
    { "Tiến độ", 21, PANGO_ALIGN_LEFT },
  };
  g_autoptr (BgTable) table = bg_table_new (paper->flow, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < paper->summary->n_commitments; i++)
    {
      const BgSummaryCommitment *commitment = &paper->summary->commitments[i];
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      const char *cells[] = { number, bg_words_or_unknown (commitment->title),
                              bg_words_or_unknown (commitment->lead_agency),
                              bg_words_or_unknown (commitment->due),
                              bg_words_or_unknown (commitment->progress) };

      bg_table_add_row (table, cells);
    }
}

static void
add_commitments (Paper *paper)
{
  g_autoptr (BgRuns) runs = NULL;
  g_autofree char *done = NULL;
  g_autofree char *all = NULL;

  if (paper->summary->n_commitments == 0)
    {
      add_numbered (paper, "Thực hiện cam kết:", "chưa ghi nhận cam kết nào");
      return;
    }
  runs = begin_numbered (paper, "Thực hiện cam kết");
  done = bg_words_dup_number (count_done (paper->summary));
  all = bg_words_dup_number (paper->summary->n_commitments);
  bg_runs_add_format (runs, BG_RUN_PLAIN, "(đã thực hiện %s trong %s cam kết):", done, all);
  bg_flow_add_heading (paper->flow, runs);
  add_commitment_rows (paper);
}

static void
add_point (Paper *paper, guint index, const char *text)
{
  g_autoptr (BgRuns) runs = bg_runs_new ();

  if (index < G_N_ELEMENTS (point_letters))
    bg_runs_add_format (runs, BG_RUN_PLAIN, "%s) %s.", point_letters[index], text);
  else
    bg_runs_add_format (runs, BG_RUN_PLAIN, "- %s.", text);
  bg_flow_add_paragraph (paper->flow, runs);
}

static void
add_points_heading (Paper *paper, const char *head)
{
  g_autoptr (BgRuns) runs = begin_numbered (paper, head);

  bg_flow_add_heading (paper->flow, runs);
}

static void
add_amendments (Paper *paper)
{
  if (paper->summary->n_amendments == 0)
    {
      add_numbered (paper, "Sửa đổi, gia hạn:", "chưa ghi nhận");
      return;
    }
  add_points_heading (paper, "Sửa đổi, gia hạn:");
  for (guint i = 0; i < paper->summary->n_amendments; i++)
    {
      const BgSummaryAmendment *amendment = &paper->summary->amendments[i];
      g_autofree char *kind = dup_fact (amendment->kind);
      g_autofree char *number = bg_words_dup_bare (amendment->number);
      g_autofree char *signed_date = bg_words_dup_date (amendment->signed_date);
      g_autofree char *effective = bg_words_dup_date (amendment->effective_date);
      g_autofree char *note = bg_words_dup_bare (amendment->note);
      g_autofree char *capital = bg_words_dup_capital (kind);
      g_autofree char *text =
        g_strdup_printf ("%s%s%s, ký: %s, hiệu lực: %s%s%s", capital, *number != '\0' ? " số " : "", number,
                         signed_date, effective, *note != '\0' ? "; " : "", note);

      add_point (paper, i, text);
    }
}

static void
add_years (Paper *paper)
{
  if (paper->summary->n_years == 0)
    {
      add_numbered (paper, "Tình hình thực hiện theo năm:", "chưa ghi nhận");
      return;
    }
  add_points_heading (paper, "Tình hình thực hiện theo năm:");
  for (guint i = 0; i < paper->summary->n_years; i++)
    {
      const BgSummaryYear *year = &paper->summary->years[i];
      g_autofree char *result = dup_fact (year->result);
      g_autofree char *rating = bg_words_dup_bare (year->rating);
      g_autofree char *proposal = bg_words_dup_bare (year->proposal);
      g_autofree char *text =
        g_strdup_printf ("Năm %d: %s%s%s%s%s", year->year, result, *rating != '\0' ? ". Đánh giá: " : "",
                         rating, *proposal != '\0' ? ". Đề xuất: " : "", proposal);

      add_point (paper, i, text);
    }
}

/* NĐ 64/2021 Điều 3(3): an agreement says that it is not binding; the body ends with "./.". */
static void
add_binding (Paper *paper)
{
  const char *kind = paper->summary->kind_name != NULL ? paper->summary->kind_name : "Thỏa thuận";
  g_autofree char *name = bg_words_dup_capital (kind);
  g_autoptr (BgRuns) runs = bg_runs_new ();

  bg_runs_add (runs, BG_RUN_PLAIN, name);
  if (paper->summary->binding < 0)
    bg_runs_add (runs, BG_RUN_PLAIN,
                 ": " BG_WORDS_UNKNOWN " về giá trị ràng buộc pháp lý theo pháp luật quốc tế");
  else if (paper->summary->binding == 0)
    bg_runs_add (runs, BG_RUN_PLAIN, " không có giá trị ràng buộc pháp lý theo pháp luật quốc tế");
  else
    bg_runs_add (runs, BG_RUN_PLAIN,
                 " được ghi là có giá trị ràng buộc pháp lý, cần rà soát theo khoản 3 Điều 3 Nghị định số "
                 "64/2021/NĐ-CP");
  bg_runs_add (runs, BG_RUN_PLAIN, "./.");
  bg_flow_add_paragraph (paper->flow, runs);
}

static void
add_body (Paper *paper)
{
  add_title (paper);
  add_parties (paper);
  add_content (paper);
  add_effect (paper);
  add_signing (paper);
  add_signers (paper);
  if (paper->summary->show_commitments)
    add_commitments (paper);
  if (paper->summary->show_amendments)
    add_amendments (paper);
  if (paper->summary->show_years)
    add_years (paper);
  add_binding (paper);
}

/**
 * bg_agreement_summary_create:
 * @summary: what is known of the agreement
 * @layout: the numbers of the page
 *
 * Returns: (transfer full): the report, one page for a short agreement
 */
BgDocument *
bg_agreement_summary_create (const BgAgreementSummary *summary, const BgLayout *layout)
{
  g_autoptr (BgFlow) flow = NULL;
  g_autofree char *number = NULL;
  g_autofree char *title = NULL;
  g_autofree char *subject = NULL;
  Paper paper = { .summary = summary };

  g_return_val_if_fail (summary != NULL && layout != NULL, NULL);

  flow = paper.flow = bg_flow_new (layout);
  number = bg_words_dup_symbol (summary->number, "BC", summary->letterhead.symbol);
  title = dup_fact (summary->title);
  subject = g_strdup_printf ("Tóm tắt %s", summary->title != NULL ? title : "thỏa thuận");
  bg_letterhead_add_head (&summary->letterhead, flow, number, summary->date);
  bg_flow_add_title (flow, "Báo cáo", subject);
  add_body (&paper);
  bg_letterhead_add_signature (&summary->letterhead, flow, summary->show_recipients);
  return bg_document_new (g_steal_pointer (&flow), subject, summary->letterhead.name, summary->date);
}
