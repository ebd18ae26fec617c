/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Thông báo kế thừa thỏa thuận quốc tế (Nghị định 177/2025/NĐ-CP): what is known of it, and nothing more. */
#include "bg-succession-letter.h"

#include "bg-agreement-succession.h"
#include "bg-office-letterhead.h"
#include "bg-paper-words.h"
#include "bg-words.h"

/* The parties of one side as the agreement names them. */
static char *
dup_parties (BgRecord *agreement, const char *side)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < bg_record_get_n_items (agreement, "parties"); i++)
    {
      BgRecord *party = bg_record_get_item (agreement, "parties", i);

      if (g_strcmp0 (bg_record_get_text (party, "side"), side) == 0)
        g_strv_builder_add (names, bg_record_get_title (party));
    }
  list = g_strv_builder_end (names);
  return list[0] != NULL ? bg_words_dup_list ((const char *const *) list, "; ") : NULL;
}

static void
add_opening (BgSheet *sheet, BgRecord *agreement, const char *heir, const char *addressee)
{
  g_autofree char *day = bg_words_dup_date (bg_record_get_date (agreement, "signed_date"));
  g_autofree char *text =
    g_strdup_printf ("Thực hiện Nghị định số 177/2025/NĐ-CP, %s trân trọng thông báo tới %s việc kế thừa "
                     "“%s”, ký %s, như sau:",
                     heir, addressee, bg_record_get_title (agreement), day);

  bg_sheet_add_paragraph (sheet, text);
}

static void
add_scope (BgSheet *sheet, BgRecord *agreement)
{
  const char *scope =
    bg_paper_words_get ("succession_scope", bg_record_get_text (agreement, "succession_scope"));
  const char *content = bg_record_get_text (agreement, "succession_content");
  g_autofree char *bare = bg_words_dup_bare (content);
  g_autofree char *words =
    scope != NULL && *bare != '\0' ? g_strdup_printf ("%s, gồm: %s", scope, bare) : g_strdup (scope);

  bg_sheet_add_fact (sheet, "2. Phạm vi kế thừa:", words);
}

/* The names as they stand in the text, and the present one where it is another. */
static void
add_names (BgSheet *sheet, BgRecord *agreement, const char *heir, const char *now, const char *then)
{
  g_autofree char *vietnamese = dup_parties (agreement, "vietnamese");
  g_autofree char *foreign = dup_parties (agreement, "foreign");
  const char *capacity = bg_paper_words_get ("capacity", bg_record_get_text (agreement, "capacity"));
  g_autofree char *own =
    g_strdup_printf ("%s, nay là %s", vietnamese != NULL ? vietnamese : bg_words_or_unknown (capacity), heir);
  const char *name = foreign != NULL ? foreign : then;
  g_autofree char *other =
    g_strcmp0 (name, now) == 0 ? g_strdup (now) : g_strdup_printf ("%s, nay là %s", name, now);

  bg_sheet_add_fact (sheet, "3. Tên bên Việt Nam ghi trong thỏa thuận:", own);
  bg_sheet_add_fact (sheet, "4. Tên bên nước ngoài ghi trong thỏa thuận:", other);
}

/**
 * bg_succession_letter_new:
 * @agreement: an agreement that was inherited
 * @office: (nullable): the record of the office
 * @rules: the day and the office's numbers
 * @find: finds the records it names
 * @find_data: for @find
 *
 * From the body that inherits, which is the province (NĐ 177/2025 Điều 3 to 8), to the partner, by the name
 * it has now; the parties stand in it by the names that they signed with. The number is left for the office's
 * register.
 *
 * Returns: (transfer full): the letter in the layout of NĐ 30/2020
 */
BgSheet *
bg_succession_letter_new (BgRecord *agreement,
                          BgRecord *office,
                          const BgRules *rules,
                          BgFindRecordFunc find,
                          gpointer find_data)
{
  BgSheetHead head = { .subject = "thông báo kế thừa thỏa thuận quốc tế" };
  g_autoptr (BgArena) arena = NULL;
  const char *partner, *then, *heir, *own;
  g_autofree char *contact = NULL;
  BgSheet *sheet;

  g_return_val_if_fail (BG_IS_RECORD (agreement) && rules != NULL, NULL);

  arena = bg_arena_new (find, find_data);
  partner = bg_words_or_unknown (bg_arena_find_title_at (arena, agreement, "partner", rules->today));
  then = bg_words_or_unknown (
    bg_arena_find_title_at (arena, agreement, "partner", bg_record_get_date (agreement, "signed_date")));
  own = bg_words_or_unknown (office != NULL ? bg_record_get_title (office) : NULL);
  heir = office != NULL ? bg_office_find_committee (bg_record_get_text (office, "parent")) : NULL;
  heir = heir != NULL ? heir : own;
  head.addressee = partner;
  sheet = bg_sheet_new (&head, office, rules->today, find, find_data);
  bg_sheet_set_recipients (sheet, "Như trên");
  bg_sheet_set_of_province (sheet);
  add_opening (sheet, agreement, heir, partner);
  bg_sheet_add_fact (sheet, "1. Bên kế thừa:", heir);
  add_scope (sheet, agreement);
  add_names (sheet, agreement, heir, partner, then);
  contact =
    g_strdup_printf ("Đầu mối liên hệ của phía Việt Nam: %s. Rất mong nhận được sự phối hợp của Quý cơ quan "
                     "trong việc tiếp tục thực hiện thỏa thuận",
                     own);
  bg_sheet_add_paragraph (sheet, contact);
  return sheet;
}
