/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks of a record that need the other records. */
#include "bg-config.h"

#include "bg-store-check.h"

#include <glib/gi18n-lib.h>

#include "bg-clash.h"
#include "bg-delegation.h"
#include "bg-error.h"
#include "bg-record-sql.h"
#include "bg-store-private.h"
#include "bg-task.h"

/* What could not be read is no answer: the form says that it was not checked. */
static gboolean
read_trips (BgSql *reader, const char *name, int year, const char *except_id, guint *trips, GError **error)
{
  g_autofree char *year_text = g_strdup_printf ("%04d", year);
  sqlite3_stmt *statement =
    bg_sql_prepare (reader,
                    "SELECT count (DISTINCT d.seq) FROM delegation_members m JOIN delegation d"
                    " ON d.seq = m.parent_seq WHERE m.full_name = :name AND d.direction = 'outgoing'"
                    " AND d.trashed = 0 AND d.hold IS NULL AND substr (d.start_date, 1, 4) = :year"
                    " AND d.id <> :except",
                    error);
  gboolean row = FALSE;

  if (statement == NULL)
    return FALSE;
  bg_sql_bind_text (statement, ":name", name);
  bg_sql_bind_text (statement, ":year", year_text);
  bg_sql_bind_text (statement, ":except", except_id);
  if (bg_sql_step (reader, statement, &row, error))
    *trips = (guint) sqlite3_column_int (statement, 0);
  sqlite3_reset (statement);
  return row;
}

/* Outgoing delegations that were not cancelled and start in that year with a member of that name. */
static gboolean
count_trips (BgStore *store, const char *name, int year, const char *except_id, guint *trips, GError **error)
{
  BgSql *reader = bg_store_acquire_reader (store, error);
  gboolean counted;

  if (reader == NULL)
    return FALSE;
  counted = read_trips (reader, name, year, except_id, trips, error);
  bg_store_release_reader (store, reader);
  return counted;
}

static gboolean
check_member (BgStore *store,
              BgRecord *record,
              BgRecord *member,
              const BgRules *rules,
              BgProblems *problems,
              GError **error)
{
  const char *name = bg_record_get_text (member, "full_name");
  int year = bg_delegation_get_start (record).year;
  g_autofree char *rule = NULL;
  g_autofree char *detail = NULL;
  guint trips = 0;

  if (name == NULL)
    return TRUE;
  if (!count_trips (store, name, year, bg_record_get_id (record), &trips, error))
    return FALSE;
  if (trips < (guint) rules->trips_a_year)
    return TRUE;
  rule = g_strconcat ("trips:", name, NULL);
  detail = g_strdup_printf (
    _ ("Limit of the province: at most %d trips a year. It can be saved when a reason is given."),
    rules->trips_a_year);
  /* Translators: the ordinal number of the trip and the year: "Trip number 3 in 2026" */
  bg_problems_add (problems, BG_GRADE_WARNING, rule, "members", bg_record_get_id (member), detail,
                   _ ("Trip number %u in %d"), trips + 1, year);
  return TRUE;
}

static void
tell_clash (BgRecord *other, const BgClash *clash, BgProblems *problems)
{
  const BgField *field = bg_kind_get_field (bg_record_get_kind (clash->line), clash->field);
  const char *value = bg_record_get_text (clash->line, clash->field);
  g_autofree char *day = bg_date_format (bg_record_get_date (clash->line, "date"));
  g_autofree char *rule = g_strdup_printf ("clash:%s:%s", value, bg_record_get_id (other));
  g_autofree char *detail =
    g_strdup_printf (_ ("“%s” has it on %s at %s. If that is meant, give the reason on the form."),
                     bg_record_get_title (other), day, bg_record_get_text (clash->other, "time"));

  bg_problems_add (problems, BG_GRADE_WARNING, rule, "itinerary", bg_record_get_id (clash->line), detail,
                   _ ("%s at the same hour twice: %s"), bg_field_get_label (field), value);
}

/* Fills @ids with the visits that have a line on a day on which @record has one too. */
static gboolean
list_visits_of_day (BgSql *reader, BgRecord *record, const char *day, GPtrArray *ids, GError **error)
{
  sqlite3_stmt *statement = bg_sql_prepare (
    reader,
    "SELECT DISTINCT d.id FROM delegation_itinerary i JOIN delegation d ON d.seq = i.parent_seq"
    " WHERE i.date = :day AND d.id <> :id AND d.trashed = 0 AND d.hold IS NULL",
    error);
  gboolean row;
  gboolean read;

  if (statement == NULL)
    return FALSE;
  bg_sql_bind_text (statement, ":day", day);
  bg_sql_bind_text (statement, ":id", bg_record_get_id (record));
  while ((read = bg_sql_step (reader, statement, &row, error)) && row)
    g_ptr_array_add (ids, g_strdup (bg_sql_column_text (statement, 0)));
  sqlite3_reset (statement);
  return read;
}

static gboolean
check_visit (BgStore *store, BgRecord *record, const char *id, BgProblems *problems, GError **error)
{
  g_autoptr (BgRecord) other = bg_store_load (store, &bg_delegation_kind, id, error);
  g_autoptr (GArray) clashes = NULL;

  if (other == NULL)
    return FALSE;
  clashes = bg_clashes_find (record, other);
  for (guint i = 0; i < clashes->len; i++)
    tell_clash (other, &g_array_index (clashes, BgClash, i), problems);
  return TRUE;
}

static gboolean
check_day (BgStore *store,
           BgRecord *record,
           const char *day,
           GHashTable *seen,
           BgProblems *problems,
           GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  BgSql *reader = bg_store_acquire_reader (store, error);
  gboolean read;

  if (reader == NULL)
    return FALSE;
  read = list_visits_of_day (reader, record, day, ids, error);
  bg_store_release_reader (store, reader);
  for (guint i = 0; read && i < ids->len; i++)
    read = !g_hash_table_add (seen, g_strdup (g_ptr_array_index (ids, i))) ||
           check_visit (store, record, g_ptr_array_index (ids, i), problems, error);
  return read;
}

static gboolean
check_clashes (BgStore *store, BgRecord *record, BgProblems *problems, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < bg_record_get_n_items (record, "itinerary"); i++)
    {
      const char *day = bg_record_get_text (bg_record_get_item (record, "itinerary", i), "date");

      if (day != NULL && !check_day (store, record, day, seen, problems, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_members (BgStore *store, BgRecord *record, const BgRules *rules, BgProblems *problems, GError **error)
{
  if (g_strcmp0 (bg_record_get_text (record, "direction"), "outgoing") != 0 ||
      !bg_date_is_known (bg_delegation_get_start (record)))
    return TRUE;
  for (guint i = 0; i < bg_record_get_n_items (record, "members"); i++)
    if (!check_member (store, record, bg_record_get_item (record, "members", i), rules, problems, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_delegation (BgStore *store,
                  BgRecord *record,
                  const BgRules *rules,
                  BgProblems *problems,
                  GError **error)
{
  return bg_record_is_set (record, "hold") || (check_clashes (store, record, problems, error) &&
                                               check_members (store, record, rules, problems, error));
}

/* The agency that is named may not be here yet; then nothing is known about it. */
static gboolean
load_lead (BgStore *store, BgRecord *record, BgRecord **agency, GError **error)
{
  const char *id = bg_record_get_text (record, "lead_agency");
  g_autoptr (GError) failure = NULL;

  *agency = id != NULL ? bg_store_load (store, &bg_agency_kind, id, &failure) : NULL;
  if (failure == NULL || g_error_matches (failure, BG_ERROR, BG_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Who was dissolved before the work begins cannot lead it; what was done before then keeps its leader. */
static gboolean
is_dissolved (BgRecord *agency, BgRecord *record, const BgRules *rules)
{
  BgDate end = agency != NULL ? bg_date_last_day (bg_record_get_date (agency, "valid_to")) : BG_DATE_NONE;

  return bg_date_is_known (end) && bg_date_compare (end, rules->today) < 0 &&
         !(bg_record_get_kind (record)->is_work && bg_record_is_set (record, "completed_date"));
}

static gboolean
check_lead (BgStore *store, BgRecord *record, const BgRules *rules, BgProblems *problems, GError **error)
{
  g_autoptr (BgRecord) agency = NULL;
  g_autofree char *day = NULL;
  g_autofree char *detail = NULL;

  if (!load_lead (store, record, &agency, error))
    return FALSE;
  if (!is_dissolved (agency, record, rules))
    return TRUE;
  day = bg_date_format (bg_record_get_date (agency, "valid_to"));
  detail = g_strdup_printf (
    _ ("It was dissolved or merged on %s. Choose the agency that took over, or give a reason."), day);
  bg_problems_add (problems, BG_GRADE_WARNING, "dissolved_lead", "lead_agency", NULL, detail,
                   _ ("“%s” no longer exists"), bg_record_get_title (agency));
  return TRUE;
}

static void
tell_move (BgRecord *before, BgRecord *after, BgProblems *problems)
{
  g_autofree char *from = bg_date_format (bg_record_get_date (before, "due_date"));
  g_autofree char *to = bg_date_format (bg_record_get_date (after, "due_date"));

  bg_problems_add (
    problems, BG_GRADE_WARNING, BG_TASK_MOVED, "due_date", NULL,
    _ ("Give the reason; where a document moves it, write its number under “Changes of the due "
       "date”"),
    _ ("The due date moves from %s to %s"), from, to);
}

/* A new record moves nothing. */
static gboolean
check_move (BgStore *store, BgRecord *record, BgProblems *problems, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (BgRecord) before =
    bg_store_load (store, bg_record_get_kind (record), bg_record_get_id (record), &failure);

  if (before != NULL && bg_task_is_moved (before, record))
    tell_move (before, record, problems);
  if (before != NULL || g_error_matches (failure, BG_ERROR, BG_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * bg_store_check:
 * @store: the record book
 * @record: a record
 * @rules: the numbers of the office
 * @problems: the list to add to
 *
 * Adds what bg_record_validate() cannot know: whether the lead agency still exists, whether a due date was
 * moved and nobody said why, whether another visit wants the same leader, room or car at the same hour, and
 * how often each member of an outgoing delegation went abroad in its year (the limit is soft everywhere:
 * Quyết định and Quy chế of the provinces all say "unless"). What cannot be read is said in a note of the
 * rule "unchecked". Reads by index, short enough for the main thread.
 */
void
bg_store_check (BgStore *store, BgRecord *record, const BgRules *rules, BgProblems *problems)
{
  const BgKind *kind;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (BG_IS_STORE (store) && BG_IS_RECORD (record) && rules != NULL && problems != NULL);

  kind = bg_record_get_kind (record);
  if ((bg_kind_get_field (kind, "lead_agency") == NULL ||
       check_lead (store, record, rules, problems, &error)) &&
      (kind != &bg_task_kind || check_move (store, record, problems, &error)) &&
      (kind != &bg_delegation_kind || check_delegation (store, record, rules, problems, &error)))
    return;
  bg_problems_add (problems, BG_GRADE_NOTE, "unchecked", kind->title, NULL, error->message,
                   _ ("Not checked against the other records"));
}
