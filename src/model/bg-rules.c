/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers that rules use: shipped values, and those of the office. */
#include "bg-config.h"

#include "bg-ceiling.h"

/* Shipped values. Report of a trip: 10 or 15 days in the provinces' own rules, no number found for Cà Mau;
 * limits of trips: as published by Đà Nẵng (101/UBND-SNV of 9/7/2025) and Hà Nội. All may be changed. */
static const struct
{
  const char *field;
  gsize offset;
  int shipped;
} numbers[] = {
  { "warning_days", G_STRUCT_OFFSET (BgRules, warning_days), 7 },
  { "report_days", G_STRUCT_OFFSET (BgRules, report_days), 15 },
  { "expiry_months", G_STRUCT_OFFSET (BgRules, expiry_months), 6 },
  { "trips_a_year", G_STRUCT_OFFSET (BgRules, trips_a_year), 2 },
  { "trip_people", G_STRUCT_OFFSET (BgRules, trip_people), 10 },
  { "trip_days_per_country", G_STRUCT_OFFSET (BgRules, trip_days_per_country), 5 },
  { "trip_countries", G_STRUCT_OFFSET (BgRules, trip_countries), 3 },
};

/**
 * bg_rules_init:
 * @rules: (out): the rules
 * @today: the day statuses are computed for
 *
 * Fills in the shipped values, without a calendar.
 */
void
bg_rules_init (BgRules *rules, BgDate today)
{
  guint n;
  const BgCeiling *ceilings = bg_ceilings_get_shipped (&n);

  g_return_if_fail (rules != NULL);

  *rules = (BgRules){ .today = today };
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    G_STRUCT_MEMBER (int, rules, numbers[i].offset) = numbers[i].shipped;
  for (guint i = 0; i < BG_N_CEILINGS; i++)
    rules->ceilings[i] = ceilings[i].amount;
  rules->rolls_forward = TRUE;
}

static void
set_ceilings (BgRules *rules, BgRecord *office)
{
  guint n;
  const BgCeiling *ceilings = bg_ceilings_get_shipped (&n);

  for (guint i = 0; i < bg_record_get_n_items (office, "ceilings"); i++)
    {
      BgRecord *item = bg_record_get_item (office, "ceilings", i);
      gint64 amount;

      for (guint k = 0; k < n; k++)
        if (g_strcmp0 (ceilings[k].code, bg_record_get_text (item, "ceiling")) == 0 &&
            bg_record_get_integer (item, "amount", &amount) && amount > 0)
          rules->ceilings[k] = amount;
    }
}

/**
 * bg_rules_from_office:
 * @rules: (out): the rules
 * @office: (nullable): the record of the office
 * @today: the day statuses are computed for
 *
 * Fills in the office's numbers, and the shipped ones where the office has none.
 */
void
bg_rules_from_office (BgRules *rules, BgRecord *office, BgDate today)
{
  bg_rules_init (rules, today);
  if (office != NULL)
    {
      rules->rolls_forward = bg_record_get_answer (office, "rolls_forward") != BG_ANSWER_NO;
      set_ceilings (rules, office);
    }
  for (gsize i = 0; office != NULL && i < G_N_ELEMENTS (numbers); i++)
    {
      gint64 value;

      if (bg_record_get_integer (office, numbers[i].field, &value) && value >= 0 && value <= 1000)
        G_STRUCT_MEMBER (int, rules, numbers[i].offset) = (int) value;
    }
}

static void
bind_date (const char *name, BgDate date, BgRulesBindFunc func, gpointer data)
{
  char iso[BG_DATE_ISO_SIZE];

  func (name, bg_date_to_iso (date, iso), data);
}

/**
 * bg_rules_foreach_binding:
 * @rules: rules
 * @func: (scope call): called with each parameter that the SQL of a filter may name
 * @data: for @func
 *
 * The parameters are dates as text: ":today"; ":tomorrow"; ":soon", the last day that counts as soon;
 * ":expiry", the last day on which an agreement counts as about to end.
 */
void
bg_rules_foreach_binding (const BgRules *rules, BgRulesBindFunc func, gpointer data)
{
  g_return_if_fail (rules != NULL && func != NULL);

  bind_date (":today", rules->today, func, data);
  bind_date (":tomorrow", bg_date_add_days (rules->today, 1), func, data);
  bind_date (":soon", bg_date_add_days (rules->today, rules->warning_days), func, data);
  bind_date (":month_ahead", bg_date_add_days (rules->today, 30), func, data);
  bind_date (":expiry", bg_date_add_months (rules->today, rules->expiry_months), func, data);
}
