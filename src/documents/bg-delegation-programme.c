/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The programme of a visit, in Vietnamese and English. */
#include "bg-delegation-programme.h"

#include "bg-delegation-paper.h"
#include "bg-delegation.h"
#include "bg-words.h"

static const BgColumn columns[] = {
  { "Thời gian\nTime", 14, PANGO_ALIGN_CENTER },
  { "Nội dung\nActivity", 42, PANGO_ALIGN_LEFT },
  { "Địa điểm\nVenue", 24, PANGO_ALIGN_LEFT },
  { "Người tiếp\nHosted by", 20, PANGO_ALIGN_LEFT },
};

/* "3 February 2026", "February 2026", "2026" */
static char *
dup_english_date (BgDate date)
{
  static const char *const months[] = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"
  };

  if (date.month == 0)
    return g_strdup_printf ("%d", date.year);
  if (date.day == 0)
    return g_strdup_printf ("%s %d", months[date.month - 1], date.year);
  return g_strdup_printf ("%d %s %d", date.day, months[date.month - 1], date.year);
}

/* "Tuesday, 3 February 2026" */
static char *
dup_english_day (BgDate date)
{
  static const char *const weekdays[] = { "Monday", "Tuesday",  "Wednesday", "Thursday",
                                          "Friday", "Saturday", "Sunday" };
  g_autofree char *day = dup_english_date (date);

  return g_strdup_printf ("%s, %s", weekdays[bg_date_get_weekday (date) - 1], day);
}

/* "từ ngày 03 … đến ngày 05 tháng 02 năm 2026 / 3 February 2026 – 5 February 2026" */
static char *
dup_dates (BgRecord *delegation)
{
  BgDate from = bg_delegation_get_start (delegation);
  BgDate to = bg_delegation_get_end (delegation);
  g_autofree char *dates = bg_delegation_dup_dates (delegation);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (!bg_date_is_known (from))
    return g_steal_pointer (&dates);
  first = dup_english_date (from);
  last = dup_english_date (to);
  return bg_date_compare (from, to) == 0 ? g_strdup_printf ("%s / %s", dates, first)
                                         : g_strdup_printf ("%s / %s – %s", dates, first, last);
}

/* The guests know it by their own name for it. */
static void
add_partner (BgSheet *sheet, BgRecord *delegation)
{
  BgArena *arena = bg_sheet_get_arena (sheet);
  const char *id = bg_record_get_text (delegation, "partner");
  BgRecord *partner = id != NULL ? bg_arena_find (arena, "partner", id) : NULL;
  const char *english = partner != NULL ? bg_record_get_text (partner, "name_en") : NULL;
  const char *name =
    bg_arena_find_title_at (arena, delegation, "partner", bg_delegation_get_start (delegation));
  g_autofree char *both = name != NULL && english != NULL ? g_strdup_printf ("%s / %s", name, english) : NULL;

  bg_sheet_add_known (sheet, "Đối tác / Partner:", both != NULL ? both : name);
}

static void
add_day (BgSheet *sheet, BgDate date)
{
  const char *weekday = bg_date_get_weekday_name (bg_date_get_weekday (date));
  g_autofree char *name = bg_words_dup_capital (weekday);
  g_autofree char *day = bg_words_dup_date (date);
  g_autofree char *english = dup_english_day (date);
  g_autofree char *text = g_strdup_printf ("%s, %s / %s", name, day, english);

  bg_sheet_add_group (sheet, text);
}

/* The English words under the Vietnamese ones, where they are known. */
static char *
dup_both (const char *words, const char *english)
{
  if (words == NULL || english == NULL)
    return g_strdup (words != NULL ? words : english);
  return g_strdup_printf ("%s\n%s", words, english);
}

static char *
dup_place (BgRecord *line)
{
  const char *room = bg_record_get_text (line, "room");
  g_autofree char *place =
    dup_both (bg_record_get_text (line, "place"), bg_record_get_text (line, "place_en"));

  if (room == NULL || place == NULL)
    return room != NULL ? g_strdup (room) : g_steal_pointer (&place);
  return g_strdup_printf ("%s, %s", room, place);
}

static void
add_line (BgSheet *sheet, BgRecord *line)
{
  g_autofree char *hours = bg_delegation_dup_hours (line);
  g_autofree char *content =
    dup_both (bg_record_get_text (line, "content"), bg_record_get_text (line, "content_en"));
  g_autofree char *place = dup_place (line);

  bg_sheet_add_row (sheet, (const char *[]){ hours, content, place, bg_record_get_text (line, "host") });
}

/**
 * bg_delegation_programme_new:
 * @delegation: a delegation
 * @office: (nullable): the record of the office
 * @rules: the day and the office's numbers
 * @find: finds the records it names
 * @find_data: for @find
 *
 * Titles, headings, days and the partner stand in Vietnamese and English, and each line in those of the two
 * that it has.
 *
 * Returns: (transfer full): Chương trình, a group for each day
 */
BgSheet *
bg_delegation_programme_new (BgRecord *delegation,
                             BgRecord *office,
                             const BgRules *rules,
                             BgFindRecordFunc find,
                             gpointer find_data)
{
  BgSheetHead head = { .kind = "Chương trình / Programme" };
  BgDate last = BG_DATE_NONE;
  g_autofree char *dates = NULL;
  BgSheet *sheet;

  g_return_val_if_fail (BG_IS_RECORD (delegation) && rules != NULL, NULL);

  head.subject = bg_record_get_title (delegation);
  dates = dup_dates (delegation);
  sheet = bg_sheet_new (&head, office, rules->today, find, find_data);
  add_partner (sheet, delegation);
  bg_sheet_add_fact (sheet, "Thời gian / Dates:", dates);
  bg_sheet_begin_table (sheet, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < bg_record_get_n_items (delegation, "itinerary"); i++)
    {
      BgRecord *line = bg_record_get_item (delegation, "itinerary", i);
      BgDate date = bg_record_get_date (line, "date");

      if (bg_date_is_full (date) && bg_date_compare (date, last) != 0)
        add_day (sheet, date);
      last = date;
      add_line (sheet, line);
    }
  return sheet;
}
