/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Papers of a delegation: its file (Phiếu thông tin đoàn), its members by rank. */
#include "bg-delegation-paper.h"

#include "bg-delegation-programme.h"
#include "bg-delegation-reception.h"
#include "bg-delegation.h"
#include "bg-money.h"
#include "bg-paper-words.h"
#include "bg-words.h"

static const BgColumn member_columns[] = {
  { "STT", 6, PANGO_ALIGN_CENTER },    { "Họ và tên", 28, PANGO_ALIGN_LEFT },
  { "Chức vụ", 28, PANGO_ALIGN_LEFT }, { "Đơn vị", 22, PANGO_ALIGN_LEFT },
  { "Vai trò", 16, PANGO_ALIGN_LEFT },
};

static const BgColumn passport_columns[] = {
  { "STT", 6, PANGO_ALIGN_CENTER },
  { "Họ và tên", 24, PANGO_ALIGN_LEFT },
  { "Ngày sinh", 15, PANGO_ALIGN_CENTER, "03/02/2026" },
  { "Chức vụ, đơn vị", 27, PANGO_ALIGN_LEFT },
  { "Hộ chiếu", 15, PANGO_ALIGN_LEFT, "C1234567" },
  { "Hết hạn", 13, PANGO_ALIGN_CENTER, "03/02/2026" },
};

static const BgColumn itinerary_columns[] = {
  { "Thời gian", 16, PANGO_ALIGN_CENTER, "03/02/2026" },
  { "Nội dung", 40, PANGO_ALIGN_LEFT },
  { "Địa điểm", 24, PANGO_ALIGN_LEFT },
  { "Người tiếp", 20, PANGO_ALIGN_LEFT },
};

static gboolean
is_incoming (BgRecord *delegation)
{
  return g_strcmp0 (bg_record_get_text (delegation, "direction"), "incoming") == 0;
}

/**
 * bg_delegation_dup_dates:
 * @delegation: a delegation
 *
 * Returns: (transfer full): "ngày 03 tháng 02 năm 2026", or from which day to which
 */
char *
bg_delegation_dup_dates (BgRecord *delegation)
{
  BgDate from = bg_delegation_get_start (delegation);
  BgDate to = bg_delegation_get_end (delegation);
  g_autofree char *first = bg_words_dup_date (from);
  g_autofree char *last = bg_words_dup_date (to);

  return bg_date_compare (from, to) == 0 ? g_strdup (first) : g_strdup_printf ("từ %s đến %s", first, last);
}

/**
 * bg_delegation_dup_hours:
 * @line: a line of a programme
 *
 * Returns: (transfer full): "08:30–09:00", "08:30", or ""
 */
char *
bg_delegation_dup_hours (BgRecord *line)
{
  const char *time = bg_record_get_text (line, "time");
  const char *end = bg_record_get_text (line, "end_time");

  if (time == NULL)
    return g_strdup ("");
  return end != NULL ? g_strdup_printf ("%s–%s", time, end) : g_strdup (time);
}

static char *
dup_countries (BgRecord *delegation)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (is_incoming (delegation))
    return g_strdup (bg_record_get_text (delegation, "country"));
  for (guint i = 0; i < bg_record_get_n_items (delegation, "countries"); i++)
    g_string_append_printf (
      text, "%s%s", i > 0 ? ", " : "",
      bg_words_or_unknown (bg_record_get_text (bg_record_get_item (delegation, "countries", i), "country")));
  return g_strdup (text->str);
}

static char *
dup_people (BgRecord *delegation)
{
  guint members = bg_record_get_n_items (delegation, "members");
  gint64 guests = 0;
  g_autofree char *number = NULL;

  bg_record_get_integer (delegation, "guest_count", &guests);
  if (MAX ((gint64) members, guests) == 0)
    return NULL;
  number = bg_words_dup_number (MAX ((gint64) members, guests));
  return g_strdup_printf ("%s người", number);
}

static char *
dup_permit (BgRecord *delegation)
{
  const char *number = bg_record_get_text (delegation, "permit_number");
  const char *issuer = bg_record_get_text (delegation, "permit_issuer");
  BgDate date = bg_record_get_date (delegation, "permit_date");
  g_autofree char *day = bg_words_dup_date (date);

  if (number == NULL)
    return NULL;
  return g_strdup_printf ("%s%s%s%s%s", number, bg_date_is_known (date) ? " " : "",
                          bg_date_is_known (date) ? day : "", issuer != NULL ? " của " : "",
                          issuer != NULL ? issuer : "");
}

static char *
dup_money (BgRecord *record, const char *field)
{
  const char *currency = bg_record_get_text (record, "currency");
  gint64 minor;

  if (!bg_record_get_integer (record, field, &minor))
    return NULL;
  return bg_money_format (minor, currency != NULL ? currency : "VND");
}

/* Who, when and where are always said; what nobody wrote down of the rest is left out. */
static void
add_text (BgSheet *sheet, BgRecord *delegation, const char *head, const char *field)
{
  bg_sheet_add_known (sheet, head, bg_record_get_text (delegation, field));
}

/* A delegation comes from one country, or goes to some. */
static void
add_countries (BgSheet *sheet, BgRecord *delegation)
{
  g_autofree char *countries = dup_countries (delegation);

  bg_sheet_add_fact (sheet, is_incoming (delegation) ? "Đến từ:" : "Nước đến:", countries);
}

static void
add_main_facts (BgSheet *sheet, BgRecord *delegation)
{
  BgArena *arena = bg_sheet_get_arena (sheet);
  BgDate then = bg_delegation_get_start (delegation);
  g_autofree char *dates = bg_delegation_dup_dates (delegation);
  g_autofree char *people = dup_people (delegation);

  bg_sheet_add_fact (sheet, "Loại đoàn:", is_incoming (delegation) ? "đoàn vào" : "đoàn ra");
  bg_sheet_add_fact (sheet, "Thời gian:", dates);
  add_countries (sheet, delegation);
  bg_sheet_add_fact (sheet, "Đối tác:", bg_arena_find_title_at (arena, delegation, "partner", then));
  bg_sheet_add_fact (sheet, "Số người:", people);
  bg_sheet_add_fact (sheet, "Mục đích, nội dung:", bg_record_get_text (delegation, "purpose"));
  bg_sheet_add_fact (sheet, is_incoming (delegation) ? "Cơ quan chủ trì đón:" : "Cơ quan chủ trì:",
                     bg_arena_find_title_at (arena, delegation, "host_agency", then));
}

static void
add_other_facts (BgSheet *sheet, BgRecord *delegation)
{
  g_autofree char *permit = dup_permit (delegation);
  g_autofree char *estimate = dup_money (delegation, "estimated_cost");
  g_autofree char *actual = dup_money (delegation, "actual_cost");

  bg_sheet_add_known (sheet, "Văn bản cho phép:", permit);
  bg_delegation_add_reception (sheet, delegation);
  add_text (sheet, delegation, "Lãnh đạo tiếp:", "received_by");
  add_text (sheet, delegation, "Địa điểm tiếp:", "reception_place");
  add_text (sheet, delegation, "Nơi ở:", "accommodation");
  add_text (sheet, delegation, "Phương tiện:", "vehicle");
  add_text (sheet, delegation, "Phiên dịch:", "interpreter");
  add_text (sheet, delegation, "Lễ tân, chỗ ngồi, ăn uống:", "protocol_note");
  bg_sheet_add_known (
    sheet, "Nguồn kinh phí:", bg_paper_words_get ("funding", bg_record_get_text (delegation, "funding")));
  bg_sheet_add_known (sheet, "Dự toán:", estimate);
  bg_sheet_add_known (sheet, "Quyết toán:", actual);
}

/* The order is that of rank, as it was set by hand. */
static void
add_members (BgSheet *sheet, BgRecord *delegation)
{
  bg_sheet_begin_table (sheet, member_columns, G_N_ELEMENTS (member_columns));
  for (guint i = 0; i < bg_record_get_n_items (delegation, "members"); i++)
    {
      BgRecord *member = bg_record_get_item (delegation, "members", i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      bg_sheet_add_row (sheet,
                        (const char *[]){ number, bg_record_get_title (member),
                                          bg_words_or_unknown (bg_record_get_text (member, "position")),
                                          bg_words_or_unknown (bg_record_get_text (member, "organisation")),
                                          bg_paper_words_get ("role", bg_record_get_text (member, "role")) });
    }
}

/* Two texts, one below the other, of which either may be missing. */
static char *
dup_lines (const char *first, const char *second)
{
  return first == NULL && second == NULL
           ? g_strdup (bg_words_or_unknown (NULL))
           : g_strdup_printf ("%s%s%s", first != NULL ? first : "",
                              first != NULL && second != NULL ? "\n" : "", second != NULL ? second : "");
}

static void
add_passport (BgSheet *sheet, BgRecord *member, guint position)
{
  g_autofree char *number = g_strdup_printf ("%u", position);
  g_autofree char *born = bg_words_dup_short_date (bg_record_get_date (member, "birth_date"));
  g_autofree char *expires = bg_words_dup_short_date (bg_record_get_date (member, "passport_expiry"));
  const char *kind = bg_record_get_text (member, "passport_kind");
  g_autofree char *place =
    dup_lines (bg_record_get_text (member, "position"), bg_record_get_text (member, "organisation"));
  g_autofree char *passport = dup_lines (bg_record_get_text (member, "passport_number"),
                                         kind != NULL ? bg_paper_words_get ("passport_kind", kind) : NULL);

  bg_sheet_add_row (sheet,
                    (const char *[]){ number, bg_record_get_title (member), born, place, passport, expires });
}

/* "Trụ sở UBND tỉnh, Phòng khách lớn" */
static char *
dup_place (BgRecord *line)
{
  const char *place = bg_record_get_text (line, "place");
  const char *room = bg_record_get_text (line, "room");

  if (room == NULL)
    return g_strdup (place);
  return place != NULL ? g_strdup_printf ("%s, %s", room, place) : g_strdup (room);
}

static void
add_line (BgSheet *sheet, BgRecord *line)
{
  BgDate date = bg_record_get_date (line, "date");
  g_autofree char *day = bg_words_dup_short_date (date);
  g_autofree char *hours = bg_delegation_dup_hours (line);
  g_autofree char *when = bg_date_is_known (date)
                            ? g_strdup_printf ("%s%s%s", day, *hours != '\0' ? "\n" : "", hours)
                            : g_strdup (hours);
  g_autofree char *place = dup_place (line);

  bg_sheet_add_row (sheet, (const char *[]){ when, bg_record_get_text (line, "content"), place,
                                             bg_record_get_text (line, "host") });
}

static void
add_itinerary (BgSheet *sheet, BgRecord *delegation)
{
  bg_sheet_begin_table (sheet, itinerary_columns, G_N_ELEMENTS (itinerary_columns));
  for (guint i = 0; i < bg_record_get_n_items (delegation, "itinerary"); i++)
    add_line (sheet, bg_record_get_item (delegation, "itinerary", i));
}

static void
add_result (BgSheet *sheet, BgRecord *delegation)
{
  const char *number = bg_record_get_text (delegation, "report_number");
  BgDate date = bg_record_get_date (delegation, "report_date");
  g_autofree char *day = bg_words_dup_date (date);
  g_autofree char *report = number != NULL ? g_strdup_printf ("%s %s", number, day) : g_strdup (day);

  add_text (sheet, delegation, "Kết quả:", "result");
  add_text (sheet, delegation, "Kiến nghị:", "recommendations");
  bg_sheet_add_fact (sheet, "Báo cáo kết quả:", bg_date_is_known (date) ? report : "chưa có");
}

/**
 * bg_delegation_file_new:
 * @delegation: a delegation
 * @office: (nullable): the record of the office
 * @rules: the day and the office's numbers
 * @find: finds the records it names
 * @find_data: for @find
 *
 * Returns: (transfer full): Phiếu thông tin đoàn, without a passport number or a birthday
 */
BgSheet *
bg_delegation_file_new (BgRecord *delegation,
                        BgRecord *office,
                        const BgRules *rules,
                        BgFindRecordFunc find,
                        gpointer find_data)
{
  BgSheetHead head = { .kind = "Phiếu thông tin đoàn" };
  BgSheet *sheet;

  g_return_val_if_fail (BG_IS_RECORD (delegation) && rules != NULL, NULL);

  head.subject = bg_record_get_title (delegation);
  sheet = bg_sheet_new (&head, office, rules->today, find, find_data);
  add_main_facts (sheet, delegation);
  if (bg_record_get_n_items (delegation, "members") > 0)
    {
      bg_sheet_add_heading (sheet, "Thành viên đoàn:");
      add_members (sheet, delegation);
    }
  add_other_facts (sheet, delegation);
  if (bg_record_get_n_items (delegation, "itinerary") > 0)
    {
      bg_sheet_add_heading (sheet, "Chương trình:");
      add_itinerary (sheet, delegation);
    }
  bg_delegation_add_costs (sheet, delegation, rules);
  add_result (sheet, delegation);
  return sheet;
}

/* The beginning of both lists of members; @format takes the name of the delegation. */
static BgSheet *
begin_list (BgRecord *delegation,
            const char *format,
            BgRecord *office,
            const BgRules *rules,
            BgFindRecordFunc find,
            gpointer find_data)
{
  BgSheetHead head = { .kind = "Danh sách" };
  g_autofree char *subject = g_strdup_printf (format, bg_record_get_title (delegation));
  g_autofree char *dates = bg_delegation_dup_dates (delegation);
  BgSheet *sheet;

  head.subject = subject;
  sheet = bg_sheet_new (&head, office, rules->today, find, find_data);
  bg_sheet_add_fact (sheet, "Thời gian:", dates);
  return sheet;
}

/**
 * bg_delegation_members_new:
 * @delegation: a delegation
 * @office: (nullable): the record of the office
 * @rules: the day and the office's numbers
 * @find: finds the records it names
 * @find_data: for @find
 *
 * Returns: (transfer full): Danh sách thành viên, in the order of rank
 */
BgSheet *
bg_delegation_members_new (BgRecord *delegation,
                           BgRecord *office,
                           const BgRules *rules,
                           BgFindRecordFunc find,
                           gpointer find_data)
{
  g_autofree char *people = NULL;
  BgSheet *sheet;

  g_return_val_if_fail (BG_IS_RECORD (delegation) && rules != NULL, NULL);

  people = dup_people (delegation);
  sheet = begin_list (delegation, "Thành viên %s", office, rules, find, find_data);
  add_members (sheet, delegation);
  bg_sheet_add_fact (sheet, "Tổng số:", people);
  return sheet;
}

/**
 * bg_delegation_passports_new:
 * @delegation: a delegation, with its personal values
 * @office: (nullable): the record of the office
 * @rules: the day and the office's numbers
 * @find: finds the records it names
 * @find_data: for @find
 *
 * What border guards and airlines ask for. It holds personal data: who makes it is written down first, see
 * bg_personal_commit() (Luật 91/2025/QH15).
 *
 * Returns: (transfer full): Danh sách thành viên with dates of birth and passports, in the order of rank
 */
BgSheet *
bg_delegation_passports_new (BgRecord *delegation,
                             BgRecord *office,
                             const BgRules *rules,
                             BgFindRecordFunc find,
                             gpointer find_data)
{
  BgSheet *sheet;

  g_return_val_if_fail (BG_IS_RECORD (delegation) && rules != NULL, NULL);

  sheet = begin_list (delegation, "Hộ chiếu của thành viên %s", office, rules, find, find_data);
  add_countries (sheet, delegation);
  bg_sheet_begin_table (sheet, passport_columns, G_N_ELEMENTS (passport_columns));
  for (guint i = 0; i < bg_record_get_n_items (delegation, "members"); i++)
    add_passport (sheet, bg_record_get_item (delegation, "members", i), i + 1);
  return sheet;
}
