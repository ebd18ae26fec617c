/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks of a record that need the other records. */
#include "bg-config.h"

#include "bg-store-check.h"

#include <glib/gi18n-lib.h>

#include "bg-clash.h"
#include "bg-delegation.h"
#include "bg-record-sql.h"
#include "bg-store-private.h"

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

static void
tell_clash (BgRecord *other, const BgClash *clash, BgProblems *problems)
{
  const BgField *field = bg_kind_get_field (bg_record_get_kind (clash->line), clash->field);
  const char *value = bg_record_get_text (clash->line, clash->field);
  g_autofree char *day = bg_date_format (bg_record_get_date (clash->line, "date"));
  g_autofree char *rule = g_strdup_printf ("clash:%s:%s", value, bg_record_get_id (other));
  g_autofree char *detail =
    g_strdup_printf (_ ("“%s” has it on %s at %s. It can be saved when a reason is given."),
                     bg_record_get_title (other), day, bg_record_get_text (clash->other, "time"));

  bg_problems_add (problems, BG_GRADE_WARNING, rule, "itinerary", bg_record_get_id (clash->line), detail,
                   _ ("%s at the same hour twice: %s"), bg_field_get_label (field), value);
}

/* Visits that have a line on a day on which @record has one too. */
static GPtrArray *
list_visits_of_day (BgStore *store, BgRecord *record, const char *day)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  BgSql *reader = bg_store_acquire_reader (store, NULL);
  sqlite3_stmt *statement;
  gboolean row = FALSE;

  if (reader == NULL)
    return g_steal_pointer (&ids);
  statement = bg_sql_prepare (
    reader,
    "SELECT DISTINCT d.id FROM delegation_itinerary i JOIN delegation d ON d.seq = i.parent_seq"
    " WHERE i.date = :day AND d.id <> :id AND d.trashed = 0 AND d.hold IS NULL",
    NULL);
  if (statement != NULL)
    {
      bg_sql_bind_text (statement, ":day", day);
      bg_sql_bind_text (statement, ":id", bg_record_get_id (record));
      while (bg_sql_step (reader, statement, &row, NULL) && row)
        g_ptr_array_add (ids, g_strdup (bg_sql_column_text (statement, 0)));
    }
  bg_store_release_reader (store, reader);
  return g_steal_pointer (&ids);
}

static void
check_day (BgStore *store, BgRecord *record, const char *day, GHashTable *seen, BgProblems *problems)
{
  g_autoptr (GPtrArray) ids = list_visits_of_day (store, record, day);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (BgRecord) other = NULL;
      g_autoptr (GArray) clashes = NULL;

      if (!g_hash_table_add (seen, g_strdup (g_ptr_array_index (ids, i))))
        continue;
      other = bg_store_load (store, &bg_delegation_kind, g_ptr_array_index (ids, i), NULL);
      clashes = other != NULL ? bg_clashes_find (record, other) : NULL;
      for (guint n = 0; clashes != NULL && n < clashes->len; n++)
        tell_clash (other, &g_array_index (clashes, BgClash, n), problems);
    }
}

static void
check_clashes (BgStore *store, BgRecord *record, BgProblems *problems)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < bg_record_get_n_items (record, "itinerary"); i++)
    {
      const char *day = bg_record_get_text (bg_record_get_item (record, "itinerary", i), "date");

      if (day != NULL)
        check_day (store, record, day, seen, problems);
    }
}

/* Who was dissolved before the work begins cannot lead it; what was done before then keeps its leader. */
static void
check_lead (BgStore *store, BgRecord *record, const BgRules *rules, BgProblems *problems)
{
  const char *id = bg_record_get_text (record, "lead_agency");
  g_autoptr (BgRecord) agency = id != NULL ? bg_store_load (store, &bg_agency_kind, id, NULL) : NULL;
  BgDate end = agency != NULL ? bg_date_last_day (bg_record_get_date (agency, "valid_to")) : BG_DATE_NONE;
  g_autofree char *day = NULL;
  g_autofree char *detail = NULL;

  if (!bg_date_is_known (end) || bg_date_compare (end, rules->today) >= 0 ||
      (bg_record_get_kind (record)->is_work && bg_record_is_set (record, "completed_date")))
    return;
  day = bg_date_format (bg_record_get_date (agency, "valid_to"));
  detail = g_strdup_printf (
    _ ("It was dissolved or merged on %s. Choose the agency that took over, or give a reason."), day);
  bg_problems_add (problems, BG_GRADE_WARNING, "dissolved_lead", "lead_agency", NULL, detail,
                   _ ("“%s” no longer exists"), bg_record_get_title (agency));
}

/**
 * bg_store_check:
 * @store: the record book
 * @record: a record
 * @rules: the numbers of the office
 * @problems: the list to add to
 *
 * Adds what bg_record_validate() cannot know: whether the lead agency still exists, whether another visit
 * wants the same leader, room or car at the same hour, and how often each member of an outgoing delegation
 * went abroad in its year (the limit is soft everywhere: Quyết định and Quy chế of the provinces all say
 * "unless"). Reads by index, short enough for the main thread.
 */
void
bg_store_check (BgStore *store, BgRecord *record, const BgRules *rules, BgProblems *problems)
{
  g_return_if_fail (BG_IS_STORE (store) && BG_IS_RECORD (record) && rules != NULL && problems != NULL);

  if (bg_kind_get_field (bg_record_get_kind (record), "lead_agency") != NULL)
    check_lead (store, record, rules, problems);
  if (bg_record_get_kind (record) == &bg_delegation_kind && !bg_record_is_set (record, "hold"))
    check_clashes (store, record, problems);
  if (bg_record_get_kind (record) != &bg_delegation_kind || bg_record_is_set (record, "hold") ||
      g_strcmp0 (bg_record_get_text (record, "direction"), "outgoing") != 0 ||
      !bg_date_is_known (bg_delegation_get_start (record)))
    return;
  for (guint i = 0; i < bg_record_get_n_items (record, "members"); i++)
    check_member (store, record, bg_record_get_item (record, "members", i), rules, problems);
}
