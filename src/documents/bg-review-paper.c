/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a review gives: its minutes (Biên bản rà soát), and a letter to each agency (công văn đôn đốc). */
#include "bg-review-paper.h"

#include "bg-calendar.h"
#include "bg-paper-words.h"
#include "bg-words.h"

/* An answer is asked for within so many working days; the office may strike it out. */
#define ANSWER_DAYS 5
#define NO_AGENCY   "Chưa rõ cơ quan chủ trì"

static const BgColumn minutes_columns[] = {
  { "STT", 6, PANGO_ALIGN_CENTER },
  { "Nhiệm vụ", 32, PANGO_ALIGN_LEFT },
  { "Thời hạn", 14, PANGO_ALIGN_CENTER, "30/06/2026" },
  { "Quyết định", 17, PANGO_ALIGN_LEFT },
  { "Kết quả, lý do, văn bản", 31, PANGO_ALIGN_LEFT },
};

static const BgColumn letter_columns[] = {
  { "STT", 6, PANGO_ALIGN_CENTER },
  { "Nội dung nhiệm vụ", 40, PANGO_ALIGN_LEFT },
  { "Thời hạn", 15, PANGO_ALIGN_CENTER, "30/06/2026" },
  { "Số ngày quá hạn", 12, PANGO_ALIGN_CENTER },
  { "Tiến độ, đã đôn đốc", 27, PANGO_ALIGN_LEFT },
};

static void
append_part (GString *text, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", part);
}

static char *
dup_decision (BgRecord *entry)
{
  const char *word = bg_paper_words_get ("decision", bg_record_get_text (entry, "decision"));
  BgDate date = bg_record_get_date (entry, "new_date");
  g_autofree char *new_date = bg_words_dup_short_date (date);

  if (word == NULL)
    return g_strdup ("chưa quyết định");
  if (!bg_date_is_known (date))
    return g_strdup (word);
  return g_strdup_printf ("%s đến %s", word, new_date);
}

static void
add_entry (BgSheet *sheet, BgRecord *entry, guint number)
{
  g_autofree char *position = g_strdup_printf ("%u", number);
  g_autofree char *due = bg_words_dup_short_date (bg_record_get_date (entry, "due_date"));
  g_autofree char *decision = dup_decision (entry);
  g_autoptr (GString) note = g_string_new (NULL);
  const char *title = bg_arena_find_title (bg_sheet_get_arena (sheet), entry, "task");

  append_part (note, bg_record_get_text (entry, "note"));
  append_part (note, bg_record_get_text (entry, "number"));
  bg_sheet_add_row (sheet,
                    (const char *[]){ position, bg_words_or_unknown (title), due, decision, note->str });
}

/* Entries stand in the order of the walk, in which those of an agency are together. */
static void
add_entries (BgSheet *sheet, BgRecord *review)
{
  const char *last = NULL;

  bg_sheet_begin_table (sheet, minutes_columns, G_N_ELEMENTS (minutes_columns));
  for (guint i = 0; i < bg_record_get_n_items (review, "entries"); i++)
    {
      BgRecord *entry = bg_record_get_item (review, "entries", i);
      const char *agency = bg_arena_find_title (bg_sheet_get_arena (sheet), entry, "lead_agency");

      if (agency == NULL)
        agency = NO_AGENCY;
      if (g_strcmp0 (agency, last) != 0)
        bg_sheet_add_group (sheet, agency);
      last = agency;
      add_entry (sheet, entry, i + 1);
    }
}

static guint
count_decisions (BgRecord *review, const char *decision)
{
  guint n = 0;

  for (guint i = 0; i < bg_record_get_n_items (review, "entries"); i++)
    if (g_strcmp0 (bg_record_get_text (bg_record_get_item (review, "entries", i), "decision"), decision) == 0)
      n++;
  return n;
}

static char *
dup_counts (BgRecord *review)
{
  static const char *const codes[] = { "done", "moved", "reminded", "paused", "dropped" };
  g_autofree char *all = bg_words_dup_number (bg_record_get_n_items (review, "entries"));
  GString *text = g_string_new (NULL);
  guint undecided = count_decisions (review, NULL);

  g_string_append_printf (text, "đã rà soát %s nhiệm vụ", all);
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      guint n = count_decisions (review, codes[i]);
      g_autofree char *number = bg_words_dup_number (n);

      if (n > 0)
        g_string_append_printf (text, ", %s: %s", bg_paper_words_get ("decision", codes[i]), number);
    }
  if (undecided > 0)
    {
      g_autofree char *number = bg_words_dup_number (undecided);

      g_string_append_printf (text, ", chưa quyết định: %s", number);
    }
  return g_string_free (text, FALSE);
}

static BgDate
get_last_day (BgRecord *review)
{
  return bg_record_get_date (review, bg_record_is_set (review, "end_date") ? "end_date" : "start_date");
}

static char *
dup_days (BgRecord *review)
{
  BgDate from = bg_record_get_date (review, "start_date");
  BgDate to = get_last_day (review);
  g_autofree char *first = bg_words_dup_date (from);
  g_autofree char *last = bg_words_dup_date (to);

  return bg_date_compare (from, to) == 0 ? g_strdup (first) : g_strdup_printf ("từ %s đến %s", first, last);
}

/**
 * bg_review_minutes_new:
 * @review: a review
 * @office: (nullable): the record of the office
 * @rules: the day and the office's numbers
 * @find: finds the tasks and agencies it names
 * @find_data: for @find
 *
 * Returns: (transfer full): Biên bản rà soát, dated the day the review ended
 */
BgSheet *
bg_review_minutes_new (BgRecord *review,
                       BgRecord *office,
                       const BgRules *rules,
                       BgFindRecordFunc find,
                       gpointer find_data)
{
  BgSheetHead head = { .abbreviation = "BB",
                       .kind = "Biên bản",
                       .subject = "Rà soát nhiệm vụ quá hạn, sắp đến hạn" };
  BgSheet *sheet;
  g_autofree char *days = NULL;
  g_autofree char *counts = NULL;

  g_return_val_if_fail (BG_IS_RECORD (review) && rules != NULL, NULL);

  sheet = bg_sheet_new (&head, office, get_last_day (review), find, find_data);
  days = dup_days (review);
  counts = dup_counts (review);
  bg_sheet_add_fact (sheet, "1. Thời gian:", days);
  bg_sheet_add_fact (sheet, "2. Chủ trì:", bg_record_get_text (review, "chair"));
  bg_sheet_add_fact (sheet, "3. Thành phần:", bg_record_get_text (review, "participants"));
  bg_sheet_add_heading (sheet, "4. Quyết định đối với từng nhiệm vụ:");
  add_entries (sheet, review);
  bg_sheet_add_fact (sheet, "5. Kết quả:", counts);
  return sheet;
}

static char *
dup_progress (BgRecord *task)
{
  guint n = bg_record_get_n_items (task, "reminders");
  GString *text = g_string_new (NULL);
  gint64 percent = 0;
  g_autofree char *last = NULL;

  if (bg_record_get_integer (task, "progress", &percent))
    g_string_append_printf (text, "%d%%; ", (int) percent);
  if (n == 0)
    {
      g_string_append (text, "chưa đôn đốc");
      return g_string_free (text, FALSE);
    }
  last = bg_words_dup_short_date (bg_record_get_date (bg_record_get_item (task, "reminders", n - 1), "date"));
  g_string_append_printf (text, "đã đôn đốc %02u lần, gần nhất %s", n, last);
  return g_string_free (text, FALSE);
}

static void
add_task (BgSheet *sheet, BgRecord *task, guint number, const BgRules *rules)
{
  BgDate due = bg_record_get_date (task, "due_date");
  int late = bg_date_days_between (bg_date_last_day (due), rules->today);
  g_autofree char *position = g_strdup_printf ("%u", number);
  g_autofree char *day = bg_words_dup_short_date (due);
  g_autofree char *days = late > 0 ? bg_words_dup_number (late) : g_strdup ("");
  g_autofree char *progress = dup_progress (task);

  bg_sheet_add_row (sheet, (const char *[]){ position, bg_record_get_title (task), day, days, progress });
}

static BgDate
get_answer_day (const BgRules *rules)
{
  if (rules->calendar == NULL)
    return BG_DATE_NONE;
  return bg_calendar_add_working_days (rules->calendar, rules->today, ANSWER_DAYS);
}

static void
add_request (BgSheet *sheet, const char *agency, const char *office, const BgRules *rules)
{
  BgDate answer = get_answer_day (rules);
  g_autofree char *day = bg_date_format_document (answer);
  g_autofree char *text = g_strdup_printf ("Đề nghị %s khẩn trương thực hiện, báo cáo kết quả hoặc nêu rõ lý "
                                           "do và thời hạn hoàn thành, gửi %s trước "
                                           "%s để tổng hợp, báo cáo cấp có thẩm quyền",
                                           agency, office, day);

  bg_sheet_add_paragraph (sheet, text);
}

/**
 * bg_reminder_letter_new:
 * @agency: the agency that leads
 * @tasks: (element-type BgRecord): its overdue tasks
 * @office: (nullable): the record of the office
 * @rules: the day, the office's numbers and its calendar
 * @find: finds the records they name
 * @find_data: for @find
 *
 * The number is left for the office's register, and the answer is asked for within five working days.
 *
 * Returns: (transfer full): công văn đôn đốc in the layout of NĐ 30/2020
 */
BgSheet *
bg_reminder_letter_new (BgRecord *agency,
                        GPtrArray *tasks,
                        BgRecord *office,
                        const BgRules *rules,
                        BgFindRecordFunc find,
                        gpointer find_data)
{
  BgSheetHead head = { .subject = "đôn đốc thực hiện nhiệm vụ quá hạn" };
  const char *name;
  const char *own;
  g_autofree char *count = NULL;
  g_autofree char *today = NULL;
  g_autofree char *text = NULL;
  BgSheet *sheet;

  g_return_val_if_fail (BG_IS_RECORD (agency) && tasks != NULL && rules != NULL, NULL);

  name = head.addressee = bg_record_get_title (agency);
  own = office != NULL ? bg_record_get_title (office) : "cơ quan ngoại vụ";
  count = bg_words_dup_number (tasks->len);
  today = bg_words_dup_date (rules->today);
  text = g_strdup_printf (
    "Qua theo dõi việc thực hiện nhiệm vụ đối ngoại, đến %s, %s nhận thấy còn %s nhiệm vụ do "
    "%s chủ trì đã quá thời hạn, cụ thể như sau:",
    today, own, count, name);
  sheet = bg_sheet_new (&head, office, rules->today, find, find_data);
  bg_sheet_set_recipients (sheet, "Như trên");
  bg_sheet_add_paragraph (sheet, text);
  bg_sheet_begin_table (sheet, letter_columns, G_N_ELEMENTS (letter_columns));
  for (guint i = 0; i < tasks->len; i++)
    add_task (sheet, g_ptr_array_index (tasks, i), i + 1, rules);
  add_request (sheet, name, own, rules);
  return sheet;
}
