/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks of a record that need the other records. */
#include "bg-config.h"

#include "bg-store-check.h"

#include <glib/gi18n-lib.h>

#include "bg-delegation.h"

static void
check_member (BgStore *store, BgRecord *record, BgRecord *member, const BgRules *rules, BgProblems *problems)
{
  const char *name = bg_record_get_text (member, "full_name");
  int year = bg_delegation_get_start (record).year;
  g_autofree char *rule = NULL;
  g_autofree char *detail = NULL;
  guint trip;

  if (name == NULL)
    return;
  trip = bg_store_count_trips (store, name, year, bg_record_get_id (record)) + 1;
  if (trip <= (guint) rules->trips_a_year)
    return;
  rule = g_strconcat ("trips:", name, NULL);
  detail = g_strdup_printf (
    _ ("Limit of the province: at most %d trips a year. It can be saved when a reason is given."),
    rules->trips_a_year);
  /* Translators: the ordinal number of the trip and the year: "Trip number 3 in 2026" */
  bg_problems_add (problems, BG_GRADE_WARNING, rule, "members", bg_record_get_id (member), detail,
                   _ ("Trip number %u in %d"), trip, year);
}

/**
 * bg_store_check:
 * @store: the record book
 * @record: a record
 * @rules: the numbers of the office
 * @problems: the list to add to
 *
 * Adds what bg_record_validate() cannot know: how often each member of an outgoing delegation went abroad in
 * its year (the limit is soft everywhere: Quyết định and Quy chế of the provinces all say "unless"). Reads by
 * index, short enough for the main thread.
 */
void
bg_store_check (BgStore *store, BgRecord *record, const BgRules *rules, BgProblems *problems)
{
  g_return_if_fail (BG_IS_STORE (store) && BG_IS_RECORD (record) && rules != NULL && problems != NULL);

  if (bg_record_get_kind (record) != &bg_delegation_kind || bg_record_is_set (record, "hold") ||
      g_strcmp0 (bg_record_get_text (record, "direction"), "outgoing") != 0 ||
      !bg_date_is_known (bg_delegation_get_start (record)))
    return;
  for (guint i = 0; i < bg_record_get_n_items (record, "members"); i++)
    check_member (store, record, bg_record_get_item (record, "members", i), rules, problems);
}
