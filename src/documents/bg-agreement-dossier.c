/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hồ sơ thỏa thuận: its cover with the main facts and the table of contents, then part after part. */
#include "bg-agreement-dossier.h"

#include "bg-agreement.h"
#include "bg-checklist.h"
#include "bg-dossier-parts.h"
#include "bg-paper-words.h"
#include "bg-words.h"

static const struct
{
  const char *title;
  void (*add) (const BgDossierWork *work);
} parts[] = {
  { "Danh mục tài liệu phải có", bg_dossier_add_checklist },
  { "Ý kiến của các cơ quan", bg_dossier_add_opinions },
  { "Quyết định cho phép ký, báo cáo sau khi ký", bg_dossier_add_permission },
  { "Cam kết và nhiệm vụ thực hiện", bg_dossier_add_commitments },
  { "Tình hình thực hiện theo năm", bg_dossier_add_years },
  { "Đánh giá, đề xuất", bg_dossier_add_evaluation },
  { "Sửa đổi, bổ sung, gia hạn, chấm dứt", bg_dossier_add_changes },
  { "Kế thừa, thay thế", bg_dossier_add_chain },
  { "Quá trình thay đổi thời hạn", bg_dossier_add_due_changes },
  { "Văn bản trong hồ sơ", bg_dossier_add_papers },
  { "Tệp đính kèm", bg_dossier_add_files },
};

/* The names that the parties had when they signed; without any, @other. */
static char *
dup_parties (BgRecord *agreement, const char *side, const char *other)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < bg_record_get_n_items (agreement, "parties"); i++)
    {
      BgRecord *party = bg_record_get_item (agreement, "parties", i);

      if (g_strcmp0 (bg_record_get_text (party, "side"), side) == 0)
        bg_words_append (text, "%s", bg_record_get_title (party));
    }
  return g_strdup (text->len > 0 ? text->str : other);
}

static char *
dup_signers (BgRecord *agreement)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < bg_record_get_n_items (agreement, "signers"); i++)
    {
      BgRecord *signer = bg_record_get_item (agreement, "signers", i);
      const char *position = bg_record_get_text (signer, "position");

      bg_words_append (text, "%s%s%s", bg_record_get_title (signer), position != NULL ? ", " : "",
                       position != NULL ? position : "");
    }
  return g_strdup (text->str);
}

static char *
dup_signing (BgRecord *agreement)
{
  const char *place = bg_record_get_text (agreement, "signed_place");
  g_autofree char *day = bg_words_dup_date (bg_record_get_date (agreement, "signed_date"));

  return place != NULL ? g_strdup_printf ("%s, tại %s", day, place) : g_strdup (day);
}

static char *
dup_effect (BgRecord *agreement, const BgRules *rules)
{
  BgDate end = bg_agreement_get_end (agreement, rules->today);
  g_autofree char *from = bg_words_dup_date (bg_agreement_get_term_start (agreement));
  g_autofree char *to = bg_words_dup_date (end);

  if (!bg_date_is_known (end) && g_strcmp0 (bg_record_get_text (agreement, "term_kind"), "indefinite") == 0)
    return g_strdup_printf ("từ %s, không thời hạn", from);
  return g_strdup_printf ("từ %s đến %s", from, to);
}

static void
add_cover (const BgDossierWork *work)
{
  BgSheet *sheet = work->sheet;
  BgRecord *agreement = work->source->agreement;
  BgArena *arena = bg_sheet_get_arena (sheet);
  BgDate signed_on = bg_record_get_date (agreement, "signed_date");
  g_autofree char *vietnamese =
    dup_parties (agreement, "vietnamese", bg_dossier_word (agreement, "capacity"));
  g_autofree char *foreign =
    dup_parties (agreement, "foreign", bg_arena_find_title_at (arena, agreement, "partner", signed_on));
  g_autofree char *signers = dup_signers (agreement);
  g_autofree char *signing = dup_signing (agreement);
  g_autofree char *effect = dup_effect (agreement, work->rules);
  g_autoptr (GPtrArray) checks = bg_checklist_of_agreement (agreement, work->rules);
  g_autofree char *summary = bg_checklist_dup_summary (checks);

  bg_sheet_add_fact (sheet, "Mã hồ sơ:", bg_record_get_text (agreement, "code"));
  bg_sheet_add_fact (sheet, "Loại văn bản:", bg_dossier_word (agreement, "agreement_type"));
  bg_sheet_add_fact (sheet, "Bên Việt Nam:", vietnamese);
  bg_sheet_add_fact (sheet, "Bên nước ngoài:", foreign);
  bg_sheet_add_fact (sheet, "Ngày ký:", signing);
  bg_sheet_add_fact (sheet, "Người ký:", signers);
  bg_sheet_add_fact (sheet, "Ngôn ngữ ký:", bg_record_get_text (agreement, "languages"));
  bg_sheet_add_fact (sheet, "Hiệu lực:", effect);
  bg_sheet_add_fact (
    sheet, "Tình trạng:", bg_paper_words_get ("status", bg_record_get_status (agreement, work->rules).code));
  bg_sheet_add_fact (sheet,
                     "Cơ quan chủ trì thực hiện:", bg_arena_find_title (arena, agreement, "lead_agency"));
  bg_sheet_add_fact (sheet, "Tài liệu trong hồ sơ:", summary);
}

/**
 * bg_agreement_dossier_new:
 * @source: what it is made of
 * @office: (nullable): the record of the office
 * @rules: the day and the office's numbers
 * @find: finds the records it names
 * @find_data: for @find
 *
 * Every part stands in it, also one of which nothing is known, so that a file can be held against its
 * contents.
 *
 * Returns: (transfer full): the dossier in the layout of NĐ 30/2020
 */
BgSheet *
bg_agreement_dossier_new (const BgDossierSource *source,
                          BgRecord *office,
                          const BgRules *rules,
                          BgFindRecordFunc find,
                          gpointer find_data)
{
  BgSheetHead head = { .kind = "Hồ sơ thỏa thuận quốc tế" };
  BgDossierWork work = { NULL, source, rules };

  g_return_val_if_fail (source != NULL && BG_IS_RECORD (source->agreement) && rules != NULL, NULL);

  head.subject = bg_record_get_title (source->agreement);
  work.sheet = bg_sheet_new (&head, office, rules->today, find, find_data);
  add_cover (&work);
  bg_sheet_add_heading (work.sheet, "Mục lục");
  bg_sheet_add_contents (work.sheet);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (i == 0)
        bg_sheet_begin_page (work.sheet);
      bg_sheet_add_part (work.sheet, parts[i].title);
      parts[i].add (&work);
    }
  return work.sheet;
}
