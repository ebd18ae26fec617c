/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of an agreement's dossier on what became of it: commitments, years, changes, who came after whom. */
#include "bg-dossier-parts.h"

#include "bg-agreement.h"
#include "bg-paper-words.h"
#include "bg-words.h"

/* A chain longer than this is one that loops, or nothing that anybody reads. */
#define MOST_IN_CHAIN 12

static const BgColumn commitment_columns[] = {
  { "STT", 6, PANGO_ALIGN_CENTER },    { "Cam kết, nhiệm vụ", 36, PANGO_ALIGN_LEFT },
  { "Chủ trì", 20, PANGO_ALIGN_LEFT }, { "Thời hạn", 17, PANGO_ALIGN_CENTER, "30/06/2026" },
  { "Kết quả", 21, PANGO_ALIGN_LEFT },
};

static const BgColumn year_columns[] = {
  { "Năm", 9, PANGO_ALIGN_CENTER, "2026" }, { "Kết quả", 39, PANGO_ALIGN_LEFT },
  { "Số liệu", 18, PANGO_ALIGN_LEFT },      { "Khó khăn", 18, PANGO_ALIGN_LEFT },
  { "Đánh giá", 16, PANGO_ALIGN_LEFT },
};

static const BgColumn change_columns[] = {
  { "STT", 6, PANGO_ALIGN_CENTER },
  { "Nội dung", 38, PANGO_ALIGN_LEFT },
  { "Số, ngày ký", 22, PANGO_ALIGN_LEFT, "30/06/2026" },
  { "Hiệu lực", 17, PANGO_ALIGN_CENTER, "30/06/2026" },
  { "Ngày thông báo", 17, PANGO_ALIGN_CENTER, "30/06/2026" },
};

static const BgColumn due_columns[] = {
  { "STT", 6, PANGO_ALIGN_CENTER },
  { "Nhiệm vụ", 28, PANGO_ALIGN_LEFT },
  { "Từ ngày", 17, PANGO_ALIGN_CENTER, "30/06/2026" },
  { "Đến ngày", 17, PANGO_ALIGN_CENTER, "30/06/2026" },
  { "Lý do, văn bản", 32, PANGO_ALIGN_LEFT },
};

static char *
dup_due (BgRecord *record)
{
  const char *word = bg_record_get_kind (record)->is_item ? bg_dossier_word (record, "recurrence") : NULL;

  if (bg_record_is_set (record, "due_date"))
    return bg_dossier_dup_date (record, "due_date");
  return g_strdup (word != NULL ? word : BG_WORDS_UNKNOWN);
}

/* "50%, trong hạn", "Hoàn thành: đã ký biên bản". */
static char *
dup_outcome (BgRecord *record, const BgStatus *status)
{
  const char *word = bg_paper_words_get ("status", status->code);
  const char *result = bg_record_get_text (record, "result");
  g_autofree char *bare = bg_words_dup_bare (result);
  gint64 percent = 0;
  g_autoptr (GString) text = g_string_new (NULL);

  if (bg_record_get_integer (record, "progress", &percent) && percent < 100)
    g_string_append_printf (text, "%d%%", (int) percent);
  if (word != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", word);
  if (*bare != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? ": " : "", bare);
  return bg_words_dup_capital (text->str);
}

static void
add_line (const BgDossierWork *work, const char *number, BgRecord *record, const BgStatus *status)
{
  g_autofree char *due = dup_due (record);
  g_autofree char *outcome = dup_outcome (record, status);
  const char *lead = bg_arena_find_title (bg_sheet_get_arena (work->sheet), record, "lead_agency");

  bg_sheet_add_row (work->sheet, (const char *[]){ number, bg_record_get_title (record),
                                                   bg_words_or_unknown (lead), due, outcome });
}

static gboolean
is_of (BgRecord *task, BgRecord *commitment)
{
  return g_strcmp0 (bg_record_get_text (task, "source_item"), bg_record_get_id (commitment)) == 0;
}

/* A commitment, and below it what was made of it. */
static void
add_commitment (const BgDossierWork *work, BgRecord *commitment, guint number)
{
  g_autofree char *position = g_strdup_printf ("%u", number);
  BgStatus status = bg_commitment_get_status (commitment, work->rules);
  guint n = 0;

  add_line (work, position, commitment, &status);
  for (guint i = 0; i < work->source->tasks->len; i++)
    {
      BgRecord *task = g_ptr_array_index (work->source->tasks, i);
      BgStatus task_status = bg_record_get_status (task, work->rules);
      g_autofree char *inner = NULL;

      if (!is_of (task, commitment))
        continue;
      inner = g_strdup_printf ("%u.%u", number, ++n);
      add_line (work, inner, task, &task_status);
    }
}

static gboolean
is_of_any (BgRecord *agreement, BgRecord *task)
{
  for (guint i = 0; i < bg_record_get_n_items (agreement, "commitments"); i++)
    if (is_of (task, bg_record_get_item (agreement, "commitments", i)))
      return TRUE;
  return FALSE;
}

static void
add_other_tasks (const BgDossierWork *work, guint number)
{
  gboolean any = FALSE;

  for (guint i = 0; i < work->source->tasks->len; i++)
    {
      BgRecord *task = g_ptr_array_index (work->source->tasks, i);
      BgStatus status = bg_record_get_status (task, work->rules);
      g_autofree char *position = NULL;

      if (is_of_any (work->source->agreement, task))
        continue;
      if (!any)
        bg_sheet_add_group (work->sheet, "Nhiệm vụ khác của thỏa thuận");
      any = TRUE;
      position = g_strdup_printf ("%u", ++number);
      add_line (work, position, task, &status);
    }
}

/** bg_dossier_add_commitments: each commitment with its tasks, then the other tasks. */
void
bg_dossier_add_commitments (const BgDossierWork *work)
{
  BgRecord *agreement = work->source->agreement;
  guint n = bg_record_get_n_items (agreement, "commitments");

  if (n == 0 && work->source->tasks->len == 0)
    {
      bg_dossier_add_none (work);
      return;
    }
  bg_sheet_begin_table (work->sheet, commitment_columns, G_N_ELEMENTS (commitment_columns));
  for (guint i = 0; i < n; i++)
    add_commitment (work, bg_record_get_item (agreement, "commitments", i), i + 1);
  add_other_tasks (work, n);
}

/** bg_dossier_add_years: what was done, year by year. */
void
bg_dossier_add_years (const BgDossierWork *work)
{
  BgRecord *agreement = work->source->agreement;
  guint n = bg_record_get_n_items (agreement, "years");

  if (n == 0)
    {
      bg_dossier_add_none (work);
      return;
    }
  bg_sheet_begin_table (work->sheet, year_columns, G_N_ELEMENTS (year_columns));
  for (guint i = 0; i < n; i++)
    {
      BgRecord *item = bg_record_get_item (agreement, "years", i);
      gint64 year = 0;
      g_autofree char *number = NULL;

      bg_record_get_integer (item, "year", &year);
      number = g_strdup_printf ("%d", (int) year);
      bg_sheet_add_row (work->sheet, (const char *[]){ number, bg_record_get_text (item, "result"),
                                                       bg_record_get_text (item, "figures"),
                                                       bg_record_get_text (item, "difficulties"),
                                                       bg_dossier_word (item, "assessment") });
    }
}

/* The year of the last assessment; NULL while there is none. */
static BgRecord *
find_last_assessed (BgRecord *agreement)
{
  BgRecord *found = NULL;
  gint64 last = G_MININT64;

  for (guint i = 0; i < bg_record_get_n_items (agreement, "years"); i++)
    {
      BgRecord *item = bg_record_get_item (agreement, "years", i);
      gint64 year = 0;

      if (!bg_record_is_set (item, "assessment") && !bg_record_is_set (item, "proposal"))
        continue;
      bg_record_get_integer (item, "year", &year);
      if (year <= last)
        continue;
      last = year;
      found = item;
    }
  return found;
}

/** bg_dossier_add_evaluation: the share fulfilled, and the last assessment with what it proposes. */
void
bg_dossier_add_evaluation (const BgDossierWork *work)
{
  BgRecord *agreement = work->source->agreement;
  BgRecord *assessed = find_last_assessed (agreement);
  guint n = bg_record_get_n_items (agreement, "commitments");
  guint n_done = 0;
  gint64 year = 0;
  g_autofree char *share = NULL;
  g_autofree char *number = NULL;

  for (guint i = 0; i < n; i++)
    n_done += g_strcmp0 (
                bg_commitment_get_status (bg_record_get_item (agreement, "commitments", i), work->rules).code,
                "done") == 0;
  share = n > 0 ? g_strdup_printf ("%02u trong %02u cam kết", n_done, n) : g_strdup ("chưa ghi cam kết nào");
  bg_sheet_add_fact (work->sheet, "Đã thực hiện:", share);
  if (assessed != NULL && bg_record_get_integer (assessed, "year", &year))
    number = g_strdup_printf ("%d", (int) year);
  bg_sheet_add_fact (work->sheet, "Năm đánh giá gần nhất:", number);
  bg_sheet_add_fact (work->sheet,
                     "Đánh giá:", assessed != NULL ? bg_dossier_word (assessed, "assessment") : NULL);
  bg_sheet_add_fact (work->sheet,
                     "Đề xuất:", assessed != NULL ? bg_dossier_word (assessed, "proposal") : NULL);
}

static char *
dup_change (BgRecord *amendment)
{
  const char *word = bg_dossier_word (amendment, "kind");
  g_autofree char *capital = bg_words_dup_capital (word != NULL ? word : BG_WORDS_UNKNOWN);
  g_autofree char *content = bg_words_dup_bare (bg_record_get_text (amendment, "content"));
  g_autofree char *end = bg_date_format (bg_record_get_date (amendment, "new_end_date"));

  return g_strdup_printf ("%s%s%s%s%s", capital, *content != '\0' ? ": " : "", content,
                          *end != '\0' ? "; thời hạn mới đến " : "", end);
}

/** bg_dossier_add_changes: what was amended, extended or ended, with the day it was notified. */
void
bg_dossier_add_changes (const BgDossierWork *work)
{
  BgRecord *agreement = work->source->agreement;
  guint n = bg_record_get_n_items (agreement, "amendments");

  if (n == 0)
    {
      bg_dossier_add_none (work);
      return;
    }
  bg_sheet_begin_table (work->sheet, change_columns, G_N_ELEMENTS (change_columns));
  for (guint i = 0; i < n; i++)
    {
      BgRecord *amendment = bg_record_get_item (agreement, "amendments", i);
      g_autofree char *position = g_strdup_printf ("%u", i + 1);
      g_autofree char *words = dup_change (amendment);
      g_autofree char *numbered = bg_dossier_dup_numbered (amendment, "number", "signed_date");
      g_autofree char *effect = bg_dossier_dup_date (amendment, "effective_date");
      g_autofree char *notified = bg_date_format (bg_record_get_date (amendment, "notified_date"));

      bg_sheet_add_row (work->sheet, (const char *[]){ position, words, numbered, effect,
                                                       *notified != '\0' ? notified : "chưa có" });
    }
}

static char *
dup_name (BgRecord *agreement)
{
  g_autofree char *day = bg_date_format (bg_record_get_date (agreement, "signed_date"));

  return *day != '\0' ? g_strdup_printf ("%s (ký ngày %s)", bg_record_get_title (agreement), day)
                      : g_strdup (bg_record_get_title (agreement));
}

/* What it was inherited from, or what replaced it, one after the other. */
static guint
follow (const BgDossierWork *work, const char *field, const char *head)
{
  BgArena *arena = bg_sheet_get_arena (work->sheet);
  BgRecord *record = work->source->agreement;
  guint n = 0;

  while (n < MOST_IN_CHAIN)
    {
      g_autofree char *name = NULL;

      record = bg_arena_find (arena, "agreement", bg_record_get_text (record, field));
      if (record == NULL ||
          g_strcmp0 (bg_record_get_id (record), bg_record_get_id (work->source->agreement)) == 0)
        break;
      name = dup_name (record);
      bg_sheet_add_fact (work->sheet, head, name);
      n++;
    }
  return n;
}

static guint
add_those_before (const BgDossierWork *work)
{
  const char *own = bg_record_get_id (work->source->agreement);

  for (guint i = 0; i < work->source->before->len; i++)
    {
      BgRecord *record = g_ptr_array_index (work->source->before, i);
      g_autofree char *name = dup_name (record);

      bg_sheet_add_fact (work->sheet,
                         g_strcmp0 (bg_record_get_text (record, "replaced_by"), own) == 0
                           ? "Thay thế cho:"
                           : "Được kế thừa tại:",
                         name);
    }
  return work->source->before->len;
}

static guint
add_notice (const BgDossierWork *work)
{
  BgRecord *agreement = work->source->agreement;
  const char *scope = bg_dossier_word (agreement, "succession_scope");
  const char *content = bg_record_get_text (agreement, "succession_content");
  g_autofree char *words =
    content != NULL && scope != NULL ? g_strdup_printf ("%s, %s", scope, content) : g_strdup (scope);
  g_autofree char *notice = bg_dossier_dup_numbered (agreement, "succession_number", "succession_date");

  if (scope != NULL)
    bg_sheet_add_fact (work->sheet, "Phạm vi kế thừa:", words);
  if (*notice != '\0')
    bg_sheet_add_fact (work->sheet, "Thông báo kế thừa cho bên nước ngoài:", notice);
  return (scope != NULL) + (*notice != '\0');
}

/** bg_dossier_add_chain: what it was inherited from and replaced, what replaced it, and the notice of
 * succession. */
void
bg_dossier_add_chain (const BgDossierWork *work)
{
  guint n = follow (work, "inherited_from", "Kế thừa từ:");

  n += follow (work, "replaced_by", "Được thay thế bởi:");
  n += add_those_before (work);
  n += add_notice (work);
  if (n == 0)
    bg_dossier_add_none (work);
}

static void
add_due_change (const BgDossierWork *work, BgRecord *task, BgRecord *change, guint number)
{
  const char *document = bg_record_get_text (change, "document_number");
  g_autofree char *position = g_strdup_printf ("%u", number);
  g_autofree char *from = bg_dossier_dup_date (change, "from_date");
  g_autofree char *to = bg_dossier_dup_date (change, "to_date");
  g_autofree char *reason = bg_words_dup_bare (bg_record_get_text (change, "reason"));
  g_autofree char *words =
    document != NULL ? g_strdup_printf ("%s (%s)", reason, document) : g_strdup (reason);

  bg_sheet_add_row (work->sheet, (const char *[]){ position, bg_record_get_title (task), from, to, words });
}

/** bg_dossier_add_due_changes: each move of a due date among its tasks, with the reason. */
void
bg_dossier_add_due_changes (const BgDossierWork *work)
{
  guint number = 0;

  for (guint i = 0; i < work->source->tasks->len; i++)
    {
      BgRecord *task = g_ptr_array_index (work->source->tasks, i);

      for (guint k = 0; k < bg_record_get_n_items (task, "due_changes"); k++)
        {
          if (number == 0)
            bg_sheet_begin_table (work->sheet, due_columns, G_N_ELEMENTS (due_columns));
          add_due_change (work, task, bg_record_get_item (task, "due_changes", k), ++number);
        }
    }
  if (number == 0)
    bg_dossier_add_none (work);
}
