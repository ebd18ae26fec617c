/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Danh mục thỏa thuận quốc tế, with the columns of the register in use, by who signed. */
#include "bg-agreement-register-paper.h"

#include "bg-agreement.h"
#include "bg-paper-words.h"
#include "bg-words.h"

#include <string.h>

static const BgColumn columns[] = {
  { "STT", 3, PANGO_ALIGN_CENTER },
  { "Cơ quan đề xuất ký", 9, PANGO_ALIGN_LEFT, "nghiệp" },
  { "Loại văn bản", 6, PANGO_ALIGN_LEFT, "chương" },
  { "Tên văn bản", 15, PANGO_ALIGN_LEFT },
  { "Nước ký", 6, PANGO_ALIGN_LEFT, "Campuchia" },
  { "Tên đối tác", 9, PANGO_ALIGN_LEFT, "Nagasaki" },
  { "Ngày ký", 8, PANGO_ALIGN_CENTER, "30/06/2026" },
  { "Tình trạng hiệu lực", 7, PANGO_ALIGN_LEFT, "trạng" },
  { "Ngày hiệu lực", 8, PANGO_ALIGN_CENTER, "30/06/2026" },
  { "Thời hạn", 8, PANGO_ALIGN_CENTER, "30/06/2026" },
  { "Người ký", 8, PANGO_ALIGN_LEFT, "Phượng" },
  { "Cấp phê duyệt", 7, PANGO_ALIGN_LEFT, "UBND" },
  { "Ủy quyền", 6, PANGO_ALIGN_LEFT, "quyền" },
  { "Ghi chú", 7, PANGO_ALIGN_LEFT, "2026-01" },
};

/* The groups of the register, in its order; agreements that do not say stand last. */
static const char *const capacities[] = { "council",  "committee",    "department", "commune",
                                          "district", "organisation", NULL };

static char *
dup_signers (BgRecord *agreement, const char *field)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < bg_record_get_n_items (agreement, "signers"); i++)
    {
      const char *value = bg_record_get_text (bg_record_get_item (agreement, "signers", i), field);

      if (value != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", value);
    }
  return g_strdup (text->str);
}

static char *
dup_end (BgRecord *agreement, const BgRules *rules)
{
  BgDate end = bg_agreement_get_end (agreement, rules->today);

  if (!bg_date_is_known (end) && g_strcmp0 (bg_record_get_text (agreement, "term_kind"), "indefinite") == 0)
    return g_strdup ("không thời hạn");
  return bg_words_dup_short_date (end);
}

/* "TT-2026-01" may go on behind its letters on a line of its own. */
static char *
dup_code (BgRecord *agreement)
{
  const char *code = bg_record_get_text (agreement, "code");
  const char *sign = code != NULL ? strchr (code, '-') : NULL;

  return sign != NULL ? g_strdup_printf ("%.*s\u200b%s", (int) (sign + 1 - code), code, sign + 1)
                      : g_strdup (code);
}

static void
add_agreement (BgSheet *sheet, BgRecord *agreement, guint number, const BgRules *rules)
{
  BgArena *arena = bg_sheet_get_arena (sheet);
  g_autofree char *position = g_strdup_printf ("%u", number);
  g_autofree char *signed_on = bg_words_dup_short_date (bg_record_get_date (agreement, "signed_date"));
  g_autofree char *effect = bg_words_dup_short_date (bg_record_get_date (agreement, "effective_date"));
  g_autofree char *end = dup_end (agreement, rules);
  g_autofree char *signers = dup_signers (agreement, "full_name");
  g_autofree char *code = dup_code (agreement);
  g_autofree char *authorised = dup_signers (agreement, "authorisation");
  BgDate then = bg_record_get_date (agreement, "signed_date");
  const char *proposer = bg_arena_find_title_at (arena, agreement, "proposing_agency", then);

  bg_sheet_add_row (
    sheet,
    (const char *[]){
      position, bg_words_or_unknown (proposer),
      bg_words_or_unknown (
        bg_paper_words_get ("agreement_type", bg_record_get_text (agreement, "agreement_type"))),
      bg_record_get_title (agreement), bg_words_or_unknown (bg_record_get_text (agreement, "country")),
      bg_words_or_unknown (bg_arena_find_title_at (arena, agreement, "partner", then)), signed_on,
      bg_words_or_unknown (bg_paper_words_get ("status", bg_record_get_status (agreement, rules).code)),
      effect, end, bg_words_or_unknown (signers),
      bg_words_or_unknown (bg_record_get_text (agreement, "permit_issuer")),
      *authorised != '\0' ? authorised : "không", code });
}

static guint
add_group (BgSheet *sheet, GPtrArray *agreements, const char *capacity, guint number, const BgRules *rules)
{
  const char *word = capacity != NULL ? bg_paper_words_get ("capacity", capacity) : NULL;
  g_autofree char *heading = NULL;
  gboolean any = FALSE;

  for (guint i = 0; i < agreements->len; i++)
    {
      BgRecord *agreement = g_ptr_array_index (agreements, i);

      if (g_strcmp0 (bg_record_get_text (agreement, "capacity"), capacity) != 0)
        continue;
      if (!any)
        {
          heading = word != NULL ? g_strdup_printf ("Danh nghĩa ký: %s", word)
                                 : g_strdup ("Danh nghĩa ký: " BG_WORDS_UNKNOWN);
          bg_sheet_add_group (sheet, heading);
          any = TRUE;
        }
      add_agreement (sheet, agreement, ++number, rules);
    }
  return number;
}

/**
 * bg_agreement_register_new:
 * @agreements: (element-type BgRecord): agreements, in the order they are to be printed
 * @office: (nullable): the record of the office
 * @rules: the day and the office's numbers
 * @find: finds the records they name
 * @find_data: for @find
 *
 * Returns: (transfer full): the register; landscape suits its many columns
 */
BgSheet *
bg_agreement_register_new (GPtrArray *agreements,
                           BgRecord *office,
                           const BgRules *rules,
                           BgFindRecordFunc find,
                           gpointer find_data)
{
  BgSheetHead head = { .abbreviation = "BC", .kind = "Danh mục" };
  g_autofree char *day = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *count = NULL;
  g_autofree char *total = NULL;
  BgSheet *sheet;
  guint number = 0;

  g_return_val_if_fail (agreements != NULL && rules != NULL, NULL);

  day = bg_date_format_document (rules->today);
  head.subject = subject = g_strdup_printf ("Thỏa thuận quốc tế tính đến %s", day);
  sheet = bg_sheet_new (&head, office, rules->today, find, find_data);
  bg_sheet_begin_table (sheet, columns, G_N_ELEMENTS (columns));
  for (gsize i = 0; i < G_N_ELEMENTS (capacities); i++)
    number = add_group (sheet, agreements, capacities[i], number, rules);
  count = bg_words_dup_number (number);
  total = g_strdup_printf ("%s thỏa thuận", count);
  bg_sheet_add_fact (sheet, "Tổng cộng:", total);
  return sheet;
}
