/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of an agreement's dossier on how it came about: checklist, opinions, permission, papers, files. */
#include "bg-dossier-parts.h"

#include "bg-checklist.h"
#include "bg-money.h"
#include "bg-paper-words.h"
#include "bg-words.h"

static const BgColumn check_columns[] = {
  { "STT", 6, PANGO_ALIGN_CENTER },
  { "Tài liệu", 42, PANGO_ALIGN_LEFT },
  { "Căn cứ", 24, PANGO_ALIGN_LEFT, "70/2020/QH14" },
  { "Tình trạng", 28, PANGO_ALIGN_LEFT },
};

static const BgColumn opinion_columns[] = {
  { "STT", 6, PANGO_ALIGN_CENTER },
  { "Cơ quan được lấy ý kiến", 26, PANGO_ALIGN_LEFT },
  { "Ngày gửi", 16, PANGO_ALIGN_CENTER, "30/06/2026" },
  { "Văn bản trả lời", 22, PANGO_ALIGN_LEFT, "30/06/2026" },
  { "Ý kiến", 30, PANGO_ALIGN_LEFT },
};

static const BgColumn paper_columns[] = {
  { "STT", 6, PANGO_ALIGN_CENTER },
  { "Loại", 20, PANGO_ALIGN_LEFT },
  { "Số, ngày", 22, PANGO_ALIGN_LEFT, "30/06/2026" },
  { "Trích yếu", 32, PANGO_ALIGN_LEFT },
  { "Cơ quan ban hành", 20, PANGO_ALIGN_LEFT },
};

static const BgColumn file_columns[] = {
  { "STT", 6, PANGO_ALIGN_CENTER },
  { "Tên tài liệu", 34, PANGO_ALIGN_LEFT },
  { "Ngôn ngữ", 16, PANGO_ALIGN_LEFT, "tiếng Việt" },
  { "Tên tệp", 28, PANGO_ALIGN_LEFT },
  { "Dung lượng", 16, PANGO_ALIGN_RIGHT, "999,9 MB" },
};

/** bg_dossier_word: the printed word of a choice, or NULL. */
const char *
bg_dossier_word (BgRecord *record, const char *field)
{
  return bg_paper_words_get (field, bg_record_get_text (record, field));
}

/** bg_dossier_dup_date: a date as tables write it, or "chưa rõ". */
char *
bg_dossier_dup_date (BgRecord *record, const char *field)
{
  return bg_words_dup_short_date (bg_record_get_date (record, field));
}

/** bg_dossier_dup_numbered: "12/QĐ-UBND, ngày 03/02/2026", as much of it as is known; "" for nothing. */
char *
bg_dossier_dup_numbered (BgRecord *record, const char *number, const char *date)
{
  const char *symbol = bg_record_get_text (record, number);
  g_autofree char *day = bg_date_format (bg_record_get_date (record, date));

  return g_strdup_printf ("%s%s%s%s", symbol != NULL ? symbol : "",
                          symbol != NULL && *day != '\0' ? ", " : "", *day != '\0' ? "ngày " : "", day);
}

/** bg_dossier_add_none: says that nothing is written down of a part. */
void
bg_dossier_add_none (const BgDossierWork *work)
{
  bg_sheet_add_paragraph (work->sheet, "Chưa ghi nội dung nào.");
}

static void
add_check (BgSheet *sheet, const BgCheck *check, guint number)
{
  const char *word = bg_paper_words_get ("status", bg_check_state_get_status (check->state).code);
  g_autofree char *capital = bg_words_dup_capital (word);
  g_autofree char *position = g_strdup_printf ("%u", number);
  g_autofree char *state =
    check->note != NULL ? g_strdup_printf ("%s: %s", capital, check->note) : g_strdup (capital);

  bg_sheet_add_row (sheet, (const char *[]){ position, check->words, check->law, state });
}

/** bg_dossier_add_checklist: what must be there, what is, and what this agreement needs not. */
void
bg_dossier_add_checklist (const BgDossierWork *work)
{
  g_autoptr (GPtrArray) checks = bg_checklist_of_agreement (work->source->agreement, work->rules);
  const char *stage = NULL;
  guint number = 0;

  bg_sheet_begin_table (work->sheet, check_columns, G_N_ELEMENTS (check_columns));
  for (guint i = 0; i < checks->len; i++)
    {
      const BgCheck *check = g_ptr_array_index (checks, i);

      if (check->state == BG_CHECK_NOT_NEEDED && check->note == NULL)
        continue;
      if (check->stage != stage)
        bg_sheet_add_group (work->sheet, check->stage);
      stage = check->stage;
      add_check (work->sheet, check, ++number);
    }
}

static char *
dup_opinion (BgRecord *opinion)
{
  const char *word = bg_dossier_word (opinion, "answer");
  const char *note = bg_record_get_text (opinion, "note");

  return g_strdup_printf ("%s%s%s", word != NULL ? word : "", word != NULL && note != NULL ? ": " : "",
                          note != NULL ? note : "");
}

/** bg_dossier_add_opinions: whom was asked, when, and what was answered. */
void
bg_dossier_add_opinions (const BgDossierWork *work)
{
  BgRecord *agreement = work->source->agreement;
  guint n = bg_record_get_n_items (agreement, "opinions");

  if (n == 0)
    {
      bg_dossier_add_none (work);
      return;
    }
  bg_sheet_begin_table (work->sheet, opinion_columns, G_N_ELEMENTS (opinion_columns));
  for (guint i = 0; i < n; i++)
    {
      BgRecord *opinion = bg_record_get_item (agreement, "opinions", i);
      g_autofree char *position = g_strdup_printf ("%u", i + 1);
      g_autofree char *sent = bg_dossier_dup_date (opinion, "sent_date");
      g_autofree char *reply = bg_dossier_dup_numbered (opinion, "reply_number", "reply_date");
      g_autofree char *words = dup_opinion (opinion);

      bg_sheet_add_row (work->sheet, (const char *[]){ position, bg_record_get_title (opinion), sent,
                                                       *reply != '\0' ? reply : "chưa có", words });
    }
}

/** bg_dossier_add_permission: the decision, and the report after it was signed. */
void
bg_dossier_add_permission (const BgDossierWork *work)
{
  BgRecord *agreement = work->source->agreement;
  g_autofree char *permit = bg_dossier_dup_numbered (agreement, "permit_number", "permit_date");
  g_autofree char *report = bg_dossier_dup_numbered (agreement, "report_number", "report_date");
  BgAnswer published = bg_record_get_answer (agreement, "published");

  bg_sheet_add_fact (work->sheet, "Văn bản quyết định:", permit);
  bg_sheet_add_fact (work->sheet, "Cấp quyết định:", bg_record_get_text (agreement, "permit_issuer"));
  bg_sheet_add_fact (work->sheet, "Báo cáo sau khi ký:", report);
  bg_sheet_add_fact (work->sheet, "Nơi lưu bản gốc:", bg_record_get_text (agreement, "original_place"));
  bg_sheet_add_fact (work->sheet, "Công bố:",
                     published == BG_ANSWER_YES  ? "có"
                     : published == BG_ANSWER_NO ? "không"
                                                 : NULL);
}

/** bg_dossier_add_papers: the papers that are written down, with their numbers. */
void
bg_dossier_add_papers (const BgDossierWork *work)
{
  BgRecord *agreement = work->source->agreement;
  guint n = bg_record_get_n_items (agreement, "papers");

  if (n == 0)
    {
      bg_dossier_add_none (work);
      return;
    }
  bg_sheet_begin_table (work->sheet, paper_columns, G_N_ELEMENTS (paper_columns));
  for (guint i = 0; i < n; i++)
    {
      BgRecord *paper = bg_record_get_item (agreement, "papers", i);
      g_autofree char *position = g_strdup_printf ("%u", i + 1);
      g_autofree char *numbered = bg_dossier_dup_numbered (paper, "number", "date");
      const char *role = bg_dossier_word (paper, "role");
      g_autofree char *capital = bg_words_dup_capital (role != NULL ? role : BG_WORDS_UNKNOWN);

      bg_sheet_add_row (work->sheet,
                        (const char *[]){ position, capital, numbered, bg_record_get_text (paper, "title"),
                                          bg_record_get_text (paper, "issuer") });
    }
}

/** bg_dossier_add_files: the files that are attached. */
void
bg_dossier_add_files (const BgDossierWork *work)
{
  BgRecord *agreement = work->source->agreement;
  guint n = bg_record_get_n_items (agreement, "files");

  if (n == 0)
    {
      bg_dossier_add_none (work);
      return;
    }
  bg_sheet_begin_table (work->sheet, file_columns, G_N_ELEMENTS (file_columns));
  for (guint i = 0; i < n; i++)
    {
      BgRecord *file = bg_record_get_item (agreement, "files", i);
      g_autofree char *position = g_strdup_printf ("%u", i + 1);
      gint64 size = 0;
      g_autofree char *room = bg_record_get_integer (file, "size", &size) ? bg_size_format (size) : NULL;

      bg_sheet_add_row (work->sheet, (const char *[]){ position, bg_record_get_title (file),
                                                       bg_record_get_text (file, "language"),
                                                       bg_record_get_text (file, "file_name"), room });
    }
}
