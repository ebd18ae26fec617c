/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ceilings of what is spent on guests: the table as it is shipped, and the checks by it. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-ceiling.h"
#include "bg-delegation.h"
#include "bg-money.h"

/* Thông tư 35/2026/TT-BTC, in force from 18/05/2026; for the highest class no number is known here. */
#define SOURCE "Thông tư 35/2026/TT-BTC"
static const BgDate in_force = { 2026, 5, 18 };

static const BgCeiling shipped[] = {
  { "room.A", "room", "A", 9400000 },
  { "room.B", "room", "B", 7700000 },
  { "room.C", "room", "C", 4300000 },
  { "room.other", "room", "other", 1600000 },
  { "meals.A", "meals", "A", 3000000 },
  { "meals.B", "meals", "B", 2000000 },
  { "meals.C", "meals", "C", 1600000 },
  { "meals.other", "meals", "other", 1200000 },
  { "gift.A", "gift", "A", 2600000 },
  { "gift.B", "gift", "B", 1800000 },
  { "gift.C", "gift", "C", 1000000 },
  { "gift.other", "gift", "other", 1000000 },
  { "flowers.A", "flowers", "A", 1000000 },
  { "flowers.B", "flowers", "B", 1000000 },
  { "interpreting", "interpreting", NULL, 750000 },
  { "simultaneous", "simultaneous", NULL, 1500000 },
  { "translation_in", "translation_in", NULL, 300000 },
  { "translation_out", "translation_out", NULL, 360000 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (shipped) == BG_N_CEILINGS);

const BgChoice bg_ceiling_choices[] = {
  { "room.A", N_ ("Room a day, head of class A: 9.400.000") },
  { "room.B", N_ ("Room a day, class B: 7.700.000") },
  { "room.C", N_ ("Room a day, class C: 4.300.000") },
  { "room.other", N_ ("Room a day, other international guest: 1.600.000") },
  { "meals.A", N_ ("Meals a day, class A: 3.000.000") },
  { "meals.B", N_ ("Meals a day, class B: 2.000.000") },
  { "meals.C", N_ ("Meals a day, class C: 1.600.000") },
  { "meals.other", N_ ("Meals a day, other international guest: 1.200.000") },
  { "gift.A", N_ ("Gift, head of class A: 2.600.000") },
  { "gift.B", N_ ("Gift, head of class B: 1.800.000") },
  { "gift.C", N_ ("Gift, class C, in special cases: 1.000.000") },
  { "gift.other", N_ ("Gift, other international guest, in special cases: 1.000.000") },
  { "flowers.A", N_ ("Flowers, head of class A: 1.000.000") },
  { "flowers.B", N_ ("Flowers, head of class B: 1.000.000") },
  { "interpreting", N_ ("Consecutive interpreting, an hour: 750.000") },
  { "simultaneous", N_ ("Simultaneous interpreting, an hour: 1.500.000") },
  { "translation_in", N_ ("Translation into Vietnamese, a page of 350 words: 300.000") },
  { "translation_out", N_ ("Translation out of Vietnamese, a page of 350 words: 360.000") },
  { NULL },
};

const BgChoice bg_cost_kind_choices[] = {
  { "room", N_ ("Room, by the day") },
  { "meals", N_ ("Meals, by the day of a person") },
  { "banquet", N_ ("Banquet") },
  { "gift", N_ ("Gift") },
  { "flowers", N_ ("Flowers") },
  { "interpreting", N_ ("Consecutive interpreting, by the hour") },
  { "simultaneous", N_ ("Simultaneous interpreting, by the hour") },
  { "translation_in", N_ ("Translation into Vietnamese, by the page") },
  { "translation_out", N_ ("Translation out of Vietnamese, by the page") },
  { "other", N_ ("Other") },
  { NULL },
};

/**
 * bg_ceilings_get_shipped:
 * @n_ceilings: (out): how many
 *
 * Returns: the table as it is shipped, in the order of #BgRules.ceilings
 */
const BgCeiling *
bg_ceilings_get_shipped (guint *n_ceilings)
{
  *n_ceilings = G_N_ELEMENTS (shipped);
  return shipped;
}

/**
 * bg_ceiling_get:
 * @rules: the office's numbers
 * @cost_kind: (nullable): a kind of cost
 * @guest_class: (nullable): a class of guest
 *
 * Returns: the ceiling of one unit in đồng, 0 where none is known
 */
gint64
bg_ceiling_get (const BgRules *rules, const char *cost_kind, const char *guest_class)
{
  g_return_val_if_fail (rules != NULL, 0);

  for (gsize i = 0; cost_kind != NULL && i < G_N_ELEMENTS (shipped); i++)
    if (strcmp (shipped[i].cost_kind, cost_kind) == 0 &&
        (shipped[i].guest_class == NULL || g_strcmp0 (shipped[i].guest_class, guest_class) == 0))
      return rules->ceilings[i];
  return 0;
}

/* Visits of before are under the circular of then, and so are those that others pay for. */
static gboolean
applies (BgRecord *delegation)
{
  BgDate start = bg_date_last_day (bg_delegation_get_start (delegation));

  return g_strcmp0 (bg_record_get_text (delegation, "direction"), "incoming") == 0 &&
         (!bg_date_is_known (start) || bg_date_compare (start, in_force) >= 0);
}

static gboolean
is_in_dong (BgRecord *item)
{
  const char *currency = bg_record_get_text (item, "currency");

  return currency == NULL || strcmp (currency, "VND") == 0;
}

static gboolean
is_paid_by_budget (BgRecord *cost)
{
  const char *source = bg_record_get_text (cost, "source");

  return source == NULL || strcmp (source, "state") == 0 || strcmp (source, "host") == 0 ||
         strcmp (source, "mixed") == 0;
}

/**
 * bg_ceiling_get_for_cost:
 * @delegation: an incoming delegation
 * @cost: an item of its costs
 * @rules: the office's numbers
 *
 * Returns: what may be spent on @cost in đồng, its number of units counted, a number that is not known taken
 * as one; 0 where no ceiling is known or none applies
 */
gint64
bg_ceiling_get_for_cost (BgRecord *delegation, BgRecord *cost, const BgRules *rules)
{
  gint64 units = 1;

  g_return_val_if_fail (BG_IS_RECORD (delegation) && BG_IS_RECORD (cost), 0);

  if (!applies (delegation) || !is_in_dong (cost) || !is_paid_by_budget (cost))
    return 0;
  bg_record_get_integer (cost, "quantity", &units);
  return bg_ceiling_get (rules, bg_record_get_text (cost, "cost_kind"),
                         bg_record_get_text (delegation, "guest_class")) *
         CLAMP (units, 1, 100000);
}

/**
 * bg_ceiling_get_for_gift:
 * @delegation: an incoming delegation
 * @gift: one of its gifts
 * @rules: the office's numbers
 *
 * Returns: what a gift to the guests may be worth in đồng; 0 where no ceiling is known or none applies
 */
gint64
bg_ceiling_get_for_gift (BgRecord *delegation, BgRecord *gift, const BgRules *rules)
{
  g_return_val_if_fail (BG_IS_RECORD (delegation) && BG_IS_RECORD (gift), 0);

  if (!applies (delegation) || !is_in_dong (gift) ||
      g_strcmp0 (bg_record_get_text (gift, "direction"), "given") != 0)
    return 0;
  return bg_ceiling_get (rules, "gift", bg_record_get_text (delegation, "guest_class"));
}

/**
 * bg_ceilings_dup_words:
 * @delegation: a delegation
 * @rules: the office's numbers
 *
 * Returns: (transfer full) (nullable): the ceilings of its class in words; NULL where none applies
 */
char *
bg_ceilings_dup_words (BgRecord *delegation, const BgRules *rules)
{
  static const struct
  {
    const char *cost_kind, *words;
  } parts[] = {
    { "room", N_ ("room %s a day") },
    { "meals", N_ ("meals %s a day") },
    { "gift", N_ ("gift %s") },
    { "flowers", N_ ("flowers %s") },
  };
  const char *guest_class = bg_record_get_text (delegation, "guest_class");
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (BG_IS_RECORD (delegation) && rules != NULL, NULL);

  for (gsize i = 0; applies (delegation) && i < G_N_ELEMENTS (parts); i++)
    {
      gint64 amount = bg_ceiling_get (rules, parts[i].cost_kind, guest_class);
      g_autofree char *money = bg_money_format (amount, "VND");

      if (amount == 0)
        continue;
      g_string_append (text, text->len > 0 ? "; " : "");
      g_string_append_printf (text, _ (parts[i].words), money);
    }
  if (text->len == 0)
    return NULL;
  g_string_append_printf (text, " (%s)", SOURCE);
  return g_strdup (text->str);
}

static gint64
get_largest (BgRecord *item, const char *first, const char *second)
{
  gint64 one = 0, other = 0;

  bg_record_get_integer (item, first, &one);
  if (second != NULL)
    bg_record_get_integer (item, second, &other);
  return MAX (one, other);
}

static void
check_item (const char *list, BgRecord *item, gint64 spent, gint64 ceiling, BgProblems *problems)
{
  g_autofree char *rule = g_strdup_printf ("ceiling:%s", bg_record_get_id (item));
  g_autofree char *money = bg_money_format (spent, "VND");
  g_autofree char *most = bg_money_format (ceiling, "VND");
  g_autofree char *detail =
    g_strdup_printf (_ ("The ceiling is %s (%s). It can be saved when a reason is given."), most, SOURCE);

  if (ceiling > 0 && spent > ceiling)
    bg_problems_add (problems, BG_GRADE_WARNING, rule, list, bg_record_get_id (item), detail,
                     _ ("“%s”, %s, is above the ceiling"), bg_record_get_title (item), money);
}

static void
check_banquets (BgRecord *delegation, BgProblems *problems)
{
  guint banquets = 0;

  for (guint i = 0; i < bg_record_get_n_items (delegation, "costs"); i++)
    {
      BgRecord *cost = bg_record_get_item (delegation, "costs", i);
      gint64 units = 1;

      if (g_strcmp0 (bg_record_get_text (cost, "cost_kind"), "banquet") != 0 || !is_paid_by_budget (cost))
        continue;
      bg_record_get_integer (cost, "quantity", &units);
      banquets += (guint) CLAMP (units, 1, 1000);
    }
  if (banquets > 1)
    bg_problems_add (
      problems, BG_GRADE_WARNING, "one_banquet", "costs", NULL,
      _ ("One banquet for a delegation (Circular 35/2026/TT-BTC). It can be saved when a reason is "
         "given."),
      _ ("The delegation is given %u banquets"), banquets);
}

/* Without a class nothing can be compared. */
static void
check_class (BgRecord *delegation, BgProblems *problems)
{
  if (!bg_record_is_set (delegation, "guest_class") && bg_record_get_n_items (delegation, "costs") > 0)
    bg_problems_add (problems, BG_GRADE_NOTE, "guest_class", "guest_class", NULL, NULL,
                     _ ("Choose the class of guest, so that costs can be held against the ceilings"));
}

/**
 * bg_ceilings_check:
 * @delegation: a delegation
 * @rules: the office's numbers
 * @problems: where problems are added
 *
 * Warns of what is estimated or spent above the ceiling of the guests' class, of gifts that are worth more,
 * and of a second banquet. Each may be saved with a reason. Other delegations are left alone.
 */
void
bg_ceilings_check (BgRecord *delegation, const BgRules *rules, BgProblems *problems)
{
  g_return_if_fail (BG_IS_RECORD (delegation) && rules != NULL && problems != NULL);

  if (!applies (delegation))
    return;
  check_class (delegation, problems);
  for (guint i = 0; i < bg_record_get_n_items (delegation, "costs"); i++)
    {
      BgRecord *cost = bg_record_get_item (delegation, "costs", i);

      check_item ("costs", cost, get_largest (cost, "estimate", "actual"),
                  bg_ceiling_get_for_cost (delegation, cost, rules), problems);
    }
  for (guint i = 0; i < bg_record_get_n_items (delegation, "gifts"); i++)
    {
      BgRecord *gift = bg_record_get_item (delegation, "gifts", i);

      check_item ("gifts", gift, get_largest (gift, "value", NULL),
                  bg_ceiling_get_for_gift (delegation, gift, rules), problems);
    }
  check_banquets (delegation, problems);
}

/**
 * bg_ceilings_check_office:
 * @office: the record of the office
 * @problems: where problems are added
 *
 * A ceiling that the office sets must be more than nothing.
 */
void
bg_ceilings_check_office (BgRecord *office, BgProblems *problems)
{
  g_return_if_fail (BG_IS_RECORD (office) && problems != NULL);

  for (guint i = 0; i < bg_record_get_n_items (office, "ceilings"); i++)
    {
      BgRecord *item = bg_record_get_item (office, "ceilings", i);
      gint64 amount = 0;

      if (bg_record_get_integer (item, "amount", &amount) && amount <= 0)
        bg_problems_add (problems, BG_GRADE_ERROR, "ceiling_amount", "ceilings", bg_record_get_id (item),
                         NULL, _ ("A ceiling must be more than nothing"));
    }
}
