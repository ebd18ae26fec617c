/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Class of guest, who pays, diet; costs beside the ceilings of the class; gifts given and received. */
#include "bg-delegation-reception.h"

#include <string.h>

#include "bg-ceiling.h"
#include "bg-money.h"
#include "bg-paper-words.h"
#include "bg-words.h"

static const BgColumn cost_columns[] = {
  { "STT", 6, PANGO_ALIGN_CENTER },
  { "Khoản chi", 26, PANGO_ALIGN_LEFT },
  { "Số lượng", 10, PANGO_ALIGN_CENTER },
  { "Mức trần (đồng)", 14, PANGO_ALIGN_RIGHT, "20.000.000" },
  { "Dự toán (đồng)", 14, PANGO_ALIGN_RIGHT, "20.000.000" },
  { "Thực chi (đồng)", 14, PANGO_ALIGN_RIGHT, "20.000.000" },
  { "Ghi chú", 16, PANGO_ALIGN_LEFT },
};

static const BgColumn gift_columns[] = {
  { "STT", 6, PANGO_ALIGN_CENTER },       { "Trao/nhận", 12, PANGO_ALIGN_CENTER },
  { "Hiện vật", 28, PANGO_ALIGN_LEFT },   { "Giá trị (đồng)", 16, PANGO_ALIGN_RIGHT, "20.000.000" },
  { "Người trao", 13, PANGO_ALIGN_LEFT }, { "Người nhận", 13, PANGO_ALIGN_LEFT },
  { "Nơi giữ", 12, PANGO_ALIGN_LEFT },
};

static char *
dup_class (BgRecord *delegation)
{
  const char *word = bg_paper_words_get ("guest_class", bg_record_get_text (delegation, "guest_class"));
  const char *decision = bg_record_get_text (delegation, "class_decision");

  if (word == NULL)
    return NULL;
  return decision != NULL ? g_strdup_printf ("%s (theo %s)", word, decision) : g_strdup (word);
}

static char *
dup_coordinating (BgSheet *sheet, BgRecord *delegation)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < bg_record_get_n_items (delegation, "coordinating_agencies"); i++)
    {
      BgRecord *link = bg_record_get_item (delegation, "coordinating_agencies", i);
      const char *name = bg_arena_find_title (bg_sheet_get_arena (sheet), link, "agency");

      bg_words_append (text, "%s", bg_words_or_unknown (name));
    }
  return g_strdup (text->str);
}

/* "Bà Y: ăn chay; ông Z: dị ứng hải sản" */
static char *
dup_diets (BgRecord *delegation)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < bg_record_get_n_items (delegation, "members"); i++)
    {
      BgRecord *member = bg_record_get_item (delegation, "members", i);
      const char *diet = bg_record_get_text (member, "diet");

      if (diet != NULL)
        bg_words_append (text, "%s: %s", bg_record_get_title (member), diet);
    }
  return g_strdup (text->str);
}

/**
 * bg_delegation_add_reception:
 * @sheet: a paper
 * @delegation: a delegation
 *
 * Adds class of guest, who pays, who helps, and what the guests do not eat; what is not known is left out.
 */
void
bg_delegation_add_reception (BgSheet *sheet, BgRecord *delegation)
{
  g_autofree char *guest_class = NULL;
  g_autofree char *coordinating = NULL;
  g_autofree char *diets = NULL;

  g_return_if_fail (sheet != NULL && BG_IS_RECORD (delegation));

  guest_class = dup_class (delegation);
  coordinating = dup_coordinating (sheet, delegation);
  diets = dup_diets (delegation);
  bg_sheet_add_known (sheet, "Cơ quan phối hợp:", coordinating);
  bg_sheet_add_known (sheet, "Hạng khách:", guest_class);
  bg_sheet_add_known (
    sheet, "Chế độ đài thọ:", bg_paper_words_get ("hosting", bg_record_get_text (delegation, "hosting")));
  bg_sheet_add_known (sheet, "Ăn kiêng, dị ứng:", diets);
}

/* The head of the column says đồng, which has no smaller unit; another currency is named. */
static char *
dup_amount (BgRecord *item, const char *field)
{
  const char *currency = bg_record_get_text (item, "currency");
  gint64 minor;

  if (!bg_record_get_integer (item, field, &minor))
    return NULL;
  return currency == NULL || strcmp (currency, "VND") == 0 ? bg_number_format (minor)
                                                           : bg_money_format (minor, currency);
}

static char *
dup_ceiling (gint64 ceiling)
{
  return ceiling > 0 ? bg_number_format (ceiling) : NULL;
}

/* Why the ceiling was passed over, in the words of who did it. */
static const char *
find_reason (BgRecord *delegation, BgRecord *item)
{
  g_autofree char *rule = g_strdup_printf ("ceiling:%s", bg_record_get_id (item));

  return bg_record_get_reason (delegation, rule);
}

static void
add_cost (BgSheet *sheet, BgRecord *delegation, guint position, const BgRules *rules)
{
  BgRecord *cost = bg_record_get_item (delegation, "costs", position);
  g_autofree char *number = g_strdup_printf ("%u", position + 1);
  g_autofree char *estimate = dup_amount (cost, "estimate");
  g_autofree char *actual = dup_amount (cost, "actual");
  g_autofree char *ceiling = dup_ceiling (bg_ceiling_get_for_cost (delegation, cost, rules));
  g_autofree char *quantity = NULL;
  gint64 units;

  if (bg_record_get_integer (cost, "quantity", &units))
    quantity = g_strdup_printf ("%" G_GINT64_FORMAT, units);
  bg_sheet_add_row (sheet, (const char *[]){ number, bg_record_get_title (cost), quantity, ceiling, estimate,
                                             actual, find_reason (delegation, cost) });
}

static void
add_gift (BgSheet *sheet, BgRecord *delegation, guint position)
{
  BgRecord *gift = bg_record_get_item (delegation, "gifts", position);
  g_autofree char *number = g_strdup_printf ("%u", position + 1);
  g_autofree char *value = dup_amount (gift, "value");

  bg_sheet_add_row (
    sheet,
    (const char *[]){ number, bg_paper_words_get ("gift_direction", bg_record_get_text (gift, "direction")),
                      bg_record_get_title (gift), value, bg_record_get_text (gift, "giver"),
                      bg_record_get_text (gift, "receiver"), bg_record_get_text (gift, "keeper") });
}

/**
 * bg_delegation_add_costs:
 * @sheet: a paper
 * @delegation: a delegation
 * @rules: the office's numbers
 *
 * Adds the items of cost with ceiling, estimate, what was spent and the reason where a ceiling was passed
 * over, and the gifts; nothing where there are none.
 */
void
bg_delegation_add_costs (BgSheet *sheet, BgRecord *delegation, const BgRules *rules)
{
  guint n_costs = bg_record_get_n_items (delegation, "costs");
  guint n_gifts = bg_record_get_n_items (delegation, "gifts");

  g_return_if_fail (sheet != NULL && BG_IS_RECORD (delegation) && rules != NULL);

  if (n_costs > 0)
    {
      bg_sheet_add_heading (sheet, "Kinh phí theo khoản chi:");
      bg_sheet_begin_table (sheet, cost_columns, G_N_ELEMENTS (cost_columns));
    }
  for (guint i = 0; i < n_costs; i++)
    add_cost (sheet, delegation, i, rules);
  if (n_gifts > 0)
    {
      bg_sheet_add_heading (sheet, "Quà tặng:");
      bg_sheet_begin_table (sheet, gift_columns, G_N_ELEMENTS (gift_columns));
    }
  for (guint i = 0; i < n_gifts; i++)
    add_gift (sheet, delegation, i);
}
