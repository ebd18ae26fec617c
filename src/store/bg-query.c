/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to look for, and its translation to SQL. */
#include "bg-config.h"

#include "bg-query.h"

#include <string.h>

#include "bg-query-private.h"
#include "bg-text.h"

struct _BgQuery
{
  const BgKind *kind;
  BgRules rules;
  const BgFilter *filter;
  char *search;
  gboolean trashed;
  char *reference_field;
  char *reference_id;
  char *group_by;
  char *order;
  BgDate from;
  BgDate to;
};

/**
 * bg_query_new:
 * @kind: the kind to look for
 * @rules: the office's numbers and the day; copied, the calendar is borrowed
 *
 * Returns: (transfer full): a query for all records of @kind that are not in the trash
 */
BgQuery *
bg_query_new (const BgKind *kind, const BgRules *rules)
{
  BgQuery *query;

  g_return_val_if_fail (kind != NULL && rules != NULL, NULL);

  query = g_new0 (BgQuery, 1);
  query->kind = kind;
  query->rules = *rules;
  return query;
}

/**
 * bg_query_copy:
 * @query: a query
 *
 * Returns: (transfer full): a copy
 */
BgQuery *
bg_query_copy (const BgQuery *query)
{
  BgQuery *copy;

  g_return_val_if_fail (query != NULL, NULL);

  copy = g_memdup2 (query, sizeof *query);
  copy->search = g_strdup (query->search);
  copy->reference_field = g_strdup (query->reference_field);
  copy->reference_id = g_strdup (query->reference_id);
  copy->group_by = g_strdup (query->group_by);
  copy->order = g_strdup (query->order);
  return copy;
}

/**
 * bg_query_free:
 * @query: (transfer full): a query
 */
void
bg_query_free (BgQuery *query)
{
  g_return_if_fail (query != NULL);

  g_free (query->search);
  g_free (query->reference_field);
  g_free (query->reference_id);
  g_free (query->group_by);
  g_free (query->order);
  g_free (query);
}

static void
replace_text (char **place, const char *text)
{
  g_free (*place);
  *place = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

/**
 * bg_query_set_filter:
 * @query: a query
 * @filter: (nullable): name of a ready filter of the kind; NULL or an unknown one for none
 */
void
bg_query_set_filter (BgQuery *query, const char *filter)
{
  g_return_if_fail (query != NULL);
  query->filter = bg_kind_get_filter (query->kind, filter);
}

/**
 * bg_query_set_search:
 * @query: a query
 * @text: (nullable): words as typed, with or without marks
 */
void
bg_query_set_search (BgQuery *query, const char *text)
{
  g_autofree char *words = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  g_return_if_fail (query != NULL);
  replace_text (&query->search, words);
}

/**
 * bg_query_set_trashed:
 * @query: a query
 * @trashed: whether to look in the trash instead
 */
void
bg_query_set_trashed (BgQuery *query, gboolean trashed)
{
  g_return_if_fail (query != NULL);
  query->trashed = trashed;
}

/**
 * bg_query_set_reference:
 * @query: a query
 * @field: a field that refers to other records, or "list.field" for one of its items
 * @id: (nullable): id of the record it must point to; NULL for no condition
 */
void
bg_query_set_reference (BgQuery *query, const char *field, const char *id)
{
  g_return_if_fail (query != NULL && field != NULL);
  replace_text (&query->reference_field, field);
  replace_text (&query->reference_id, id);
}

/**
 * bg_query_set_period:
 * @query: a query for a kind that takes days in a calendar
 * @from: the first day
 * @to: the last day
 *
 * Leaves only records that take a day in the period, by the span of their kind.
 */
void
bg_query_set_period (BgQuery *query, BgDate from, BgDate to)
{
  g_return_if_fail (query != NULL && query->kind->span != NULL);
  g_return_if_fail (bg_date_is_full (from) && bg_date_is_full (to));

  query->from = from;
  query->to = to;
}

/**
 * bg_query_set_group_by:
 * @query: a query
 * @field: (nullable): a reference field whose values make groups
 */
void
bg_query_set_group_by (BgQuery *query, const char *field)
{
  g_return_if_fail (query != NULL);
  replace_text (&query->group_by, field);
}

/**
 * bg_query_set_order:
 * @query: a query
 * @order: (nullable): name of a field, with "-" in front for the last first; NULL for the order of the filter
 */
void
bg_query_set_order (BgQuery *query, const char *order)
{
  g_return_if_fail (query != NULL);
  replace_text (&query->order, order);
}

/**
 * bg_query_get_kind:
 * @query: a query
 *
 * Returns: the kind it looks for
 */
const BgKind *
bg_query_get_kind (const BgQuery *query)
{
  g_return_val_if_fail (query != NULL, NULL);
  return query->kind;
}

/**
 * bg_query_get_rules:
 * @query: a query
 *
 * Returns: the office's numbers and the day
 */
const BgRules *
bg_query_get_rules (const BgQuery *query)
{
  g_return_val_if_fail (query != NULL, NULL);
  return &query->rules;
}

/**
 * bg_query_get_filter:
 * @query: a query
 *
 * Returns: (nullable): name of its filter
 */
const char *
bg_query_get_filter (const BgQuery *query)
{
  g_return_val_if_fail (query != NULL, NULL);
  return query->filter != NULL ? query->filter->name : NULL;
}

/**
 * bg_query_get_search:
 * @query: a query
 *
 * Returns: (nullable): the words it looks for
 */
const char *
bg_query_get_search (const BgQuery *query)
{
  g_return_val_if_fail (query != NULL, NULL);
  return query->search;
}

/**
 * bg_query_get_group_by:
 * @query: a query
 *
 * Returns: (nullable): the field whose values make groups
 */
const char *
bg_query_get_group_by (const BgQuery *query)
{
  g_return_val_if_fail (query != NULL, NULL);
  return query->group_by;
}

/* Words of a search as an FTS5 query: every word must begin a word of the text. */
typedef struct
{
  GString *match;
  gboolean exact;
  gboolean has_marks;
} MatchBuilder;

static gboolean
add_match_word (const char *folded, const char *exact, gsize start, gsize end, gpointer data)
{
  MatchBuilder *builder = data;

  if (strcmp (folded, exact) != 0)
    builder->has_marks = TRUE;
  g_string_append_printf (builder->match, "%s\"%s\"*", builder->match->len > 0 ? " AND " : "",
                          builder->exact ? exact : folded);
  return TRUE;
}

static char *
dup_match (const char *search, gboolean exact, gboolean *has_marks)
{
  MatchBuilder builder = { g_string_new (NULL), exact, FALSE };

  bg_text_foreach_word (search, -1, add_match_word, &builder);
  *has_marks = builder.has_marks;
  return g_string_free (builder.match, FALSE);
}

static void
append_reference (GString *text, const BgQuery *query)
{
  const char *dot = query->reference_field != NULL ? strchr (query->reference_field, '.') : NULL;

  if (query->reference_id == NULL)
    return;
  if (dot != NULL)
    g_string_append_printf (text, " AND t.seq IN (SELECT parent_seq FROM %s_%.*s WHERE %s = :reference)",
                            query->kind->name, (int) (dot - query->reference_field), query->reference_field,
                            dot + 1);
  else
    g_string_append_printf (text, " AND t.%s = :reference", query->reference_field);
}

/* "coalesce (t.actual_start_date, t.start_date)" of "actual_start_date|start_date" */
static void
append_first_set (GString *text, const char *fields)
{
  g_auto (GStrv) names = g_strsplit (fields, "|", -1);

  if (names[1] == NULL)
    {
      g_string_append_printf (text, "t.%s", names[0]);
      return;
    }
  g_string_append (text, "coalesce (");
  for (int i = 0; names[i] != NULL; i++)
    g_string_append_printf (text, "%st.%s", i > 0 ? ", " : "", names[i]);
  g_string_append_c (text, ')');
}

static void
append_period (GString *text, const BgQuery *query)
{
  const BgSpan *span = query->kind->span;

  if (!bg_date_is_known (query->from))
    return;
  g_string_append (text, " AND date_last (");
  append_first_set (text, span->to);
  g_string_append_printf (text, ") >= :period_from AND %s (", span->is_term ? "date_last" : "date_first");
  append_first_set (text, span->from);
  g_string_append (text, ") <= :period_to");
  if (span->only != NULL)
    g_string_append_printf (text, " AND coalesce (t.%s, 'date') = 'date'", span->only);
}

static void
append_conditions (GString *text, const BgQuery *query)
{
  g_string_append_printf (text, " WHERE t.trashed = %d", query->trashed ? 1 : 0);
  append_reference (text, query);
  append_period (text, query);
  if (query->filter != NULL)
    g_string_append_printf (text, " AND (%s)", query->filter->sql);
}

static void
append_order (GString *text, const BgQuery *query)
{
  const BgField *field = query->order != NULL
                           ? bg_kind_get_field (query->kind, query->order + (*query->order == '-' ? 1 : 0))
                           : NULL;

  g_string_append (text, " ORDER BY ");
  if (field != NULL && strcmp (field->name, query->kind->title) == 0)
    g_string_append_printf (text, "t.sort_key%s", *query->order == '-' ? " DESC" : "");
  else if (field != NULL && field->type != BG_FIELD_LIST)
    g_string_append_printf (text, "t.%s IS NULL, t.%s%s, t.seq", field->name, field->name,
                            *query->order == '-' ? " DESC" : "");
  else if (query->filter != NULL && query->filter->order != NULL)
    g_string_append (text, query->filter->order);
  else
    g_string_append (text, query->kind->order);
}

static void
bind_rule_cb (const char *name, const char *value, gpointer data)
{
  bg_sql_bind_text (data, name, value);
}

static sqlite3_stmt *
prepare_query (BgSql *sql, const BgQuery *query, const char *text, GError **error)
{
  sqlite3_stmt *statement = bg_sql_prepare (sql, text, error);

  if (statement == NULL)
    return NULL;
  bg_rules_foreach_binding (&query->rules, bind_rule_cb, statement);
  bg_sql_bind_text (statement, ":reference", query->reference_id);
  if (bg_date_is_known (query->from))
    {
      char iso[BG_DATE_ISO_SIZE];

      bg_sql_bind_text (statement, ":period_from", bg_date_to_iso (query->from, iso));
      bg_sql_bind_text (statement, ":period_to", bg_date_to_iso (query->to, iso));
    }
  return statement;
}

static gboolean
read_rows (BgSql *sql, sqlite3_stmt *statement, BgQueryRows *rows, GHashTable *seen, GError **error)
{
  gboolean row;

  while (bg_sql_step (sql, statement, &row, error))
    {
      gint64 seq = row ? sqlite3_column_int64 (statement, 0) : 0;

      if (!row)
        return TRUE;
      if (seen != NULL && !g_hash_table_add (seen, g_memdup2 (&seq, sizeof seq)))
        continue;
      g_array_append_val (rows->seqs, seq);
      if (rows->groups != NULL)
        g_ptr_array_add (rows->groups, g_ref_string_new_intern (bg_sql_column_text (statement, 1)));
    }
  return FALSE;
}

static void
append_select (GString *text, const BgQuery *query)
{
  g_string_append (text, "SELECT t.seq");
  if (query->group_by != NULL)
    g_string_append_printf (text, ", coalesce (t.%s, '')", query->group_by);
}

/* Newest first: that order stops early however common the words are. The list's own order needs all hits
 * first. */
static gboolean
run_match (BgSql *sql,
           const BgQuery *query,
           const char *match,
           guint limit,
           BgQueryRows *rows,
           GHashTable *seen,
           GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *name = query->kind->name;
  sqlite3_stmt *statement;

  append_select (text, query);
  g_string_append_printf (text, " FROM %s_search s CROSS JOIN %s t ON t.seq = s.rowid", name, name);
  append_conditions (text, query);
  g_string_append_printf (text, " AND s.%s_search MATCH :match", name);
  if (query->order != NULL || query->group_by != NULL)
    append_order (text, query);
  else
    g_string_append (text, " ORDER BY s.rowid DESC");
  g_string_append (text, " LIMIT :limit");
  statement = prepare_query (sql, query, text->str, error);
  if (statement == NULL)
    return FALSE;
  bg_sql_bind_text (statement, ":match", match);
  bg_sql_bind_number (statement, ":limit", limit > 0 ? (gint64) limit : -1);
  return read_rows (sql, statement, rows, seen, error);
}

/* Words typed with marks: those that have exactly these marks come first, then the others. */
static gboolean
run_search (BgSql *sql, const BgQuery *query, guint limit, BgQueryRows *rows, GError **error)
{
  gboolean has_marks;
  g_autofree char *folded = dup_match (query->search, FALSE, &has_marks);
  g_autofree char *exact = NULL;
  g_autoptr (GHashTable) seen = NULL;

  if (*folded == '\0')
    return TRUE;
  if (!has_marks)
    return run_match (sql, query, folded, limit, rows, NULL, error);
  seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  exact = dup_match (query->search, TRUE, &has_marks);
  if (!run_match (sql, query, exact, limit, rows, seen, error))
    return FALSE;
  if (limit > 0 && rows->seqs->len >= limit)
    return TRUE;
  return run_match (sql, query, folded, limit, rows, seen, error);
}

static gboolean
run_plain (BgSql *sql, const BgQuery *query, guint limit, BgQueryRows *rows, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  sqlite3_stmt *statement;

  append_select (text, query);
  g_string_append_printf (text, " FROM %s t", query->kind->name);
  append_conditions (text, query);
  append_order (text, query);
  g_string_append (text, " LIMIT :limit");
  statement = prepare_query (sql, query, text->str, error);
  if (statement == NULL)
    return FALSE;
  bg_sql_bind_number (statement, ":limit", limit > 0 ? (gint64) limit : -1);
  return read_rows (sql, statement, rows, NULL, error);
}

/**
 * bg_query_rows_free:
 * @rows: (transfer full): rows
 */
void
bg_query_rows_free (BgQueryRows *rows)
{
  g_array_unref (rows->seqs);
  g_clear_pointer (&rows->groups, g_ptr_array_unref);
  g_free (rows);
}

/**
 * bg_query_run:
 * @sql: a connection
 * @query: a query
 * @limit: about how many rows, 0 for all; a search with marks may give up to twice as many
 * @error: what went wrong
 *
 * Returns: (transfer full): numbers of the rows in their order, and the group of each where the query has
 * groups
 */
BgQueryRows *
bg_query_run (BgSql *sql, const BgQuery *query, guint limit, GError **error)
{
  g_autoptr (BgQueryRows) rows = g_new0 (BgQueryRows, 1);
  gboolean good;

  rows->seqs = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (query->group_by != NULL)
    rows->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ref_string_release);
  good = query->search != NULL ? run_search (sql, query, limit, rows, error)
                               : run_plain (sql, query, limit, rows, error);
  return good ? g_steal_pointer (&rows) : NULL;
}

/**
 * bg_query_run_count:
 * @sql: a connection
 * @query: a query
 * @count: (out): how many records it finds
 * @error: what went wrong
 *
 * Returns: whether they were counted
 */
gboolean
bg_query_run_count (BgSql *sql, const BgQuery *query, gint64 *count, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *match = NULL;
  sqlite3_stmt *statement;
  gboolean has_marks;
  gboolean row;

  *count = 0;
  if (query->search != NULL)
    match = dup_match (query->search, FALSE, &has_marks);
  if (match != NULL && *match == '\0')
    return TRUE;
  g_string_printf (text, "SELECT count (*) FROM %s t", query->kind->name);
  append_conditions (text, query);
  if (match != NULL)
    g_string_append_printf (text, " AND t.seq IN (SELECT rowid FROM %s_search WHERE %s_search MATCH :match)",
                            query->kind->name, query->kind->name);
  statement = prepare_query (sql, query, text->str, error);
  if (statement == NULL)
    return FALSE;
  bg_sql_bind_text (statement, ":match", match);
  if (!bg_sql_step (sql, statement, &row, error))
    return FALSE;
  *count = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}

/**
 * bg_query_run_totals:
 * @sql: a connection
 * @query: a query with a group field
 * @totals: (element-type utf8 gint): filled with how many rows each value has when nothing is searched for
 * @error: what went wrong
 *
 * Returns: whether they were counted
 */
gboolean
bg_query_run_totals (BgSql *sql, const BgQuery *query, GHashTable *totals, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  sqlite3_stmt *statement;
  gboolean row;

  g_string_printf (text, "SELECT coalesce (t.%s, ''), count (*) FROM %s t", query->group_by,
                   query->kind->name);
  append_conditions (text, query);
  g_string_append (text, " GROUP BY 1");
  statement = prepare_query (sql, query, text->str, error);
  if (statement == NULL)
    return FALSE;
  while (bg_sql_step (sql, statement, &row, error))
    {
      if (!row)
        return TRUE;
      g_hash_table_insert (totals, g_strdup (bg_sql_column_text (statement, 0)),
                           GINT_TO_POINTER (sqlite3_column_int (statement, 1)));
    }
  return FALSE;
}
