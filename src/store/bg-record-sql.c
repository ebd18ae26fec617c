/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records in tables: the statements that load and store them, made from the kinds' tables of fields. */
#include "bg-config.h"

#include "bg-record-sql.h"

#include <string.h>

#include "bg-record-load.h"
#include "bg-text.h"

/* Columns of a record's table in front of its fields. */
#define FRAME         "seq, id, version, trashed, created, created_by, modified, modified_by, extra"
#define FRAME_COLUMNS 9
/* Columns of an item's table in front of its fields. */
#define ITEM_COLUMNS 4

static gboolean
has_column (const BgField *field)
{
  return field->type != BG_FIELD_LIST;
}

static void
append_columns (GString *text, const BgKind *kind, const char *prefix)
{
  for (const BgField *field = kind->fields; field->name != NULL; field++)
    if (has_column (field))
      g_string_append (g_string_append (g_string_append (text, ", "), prefix), field->name);
}

static json_t *
parse_extra (const char *text)
{
  return text != NULL ? json_loads (text, 0, NULL) : NULL;
}

static void
read_extra (BgRecord *record, const char *text)
{
  json_t *extra = parse_extra (text);

  bg_record_set_extra (record, extra);
  json_decref (extra);
}

/**
 * bg_record_sql_read_value:
 * @record: a record that was made a moment ago
 * @field: a field of it, no list
 * @statement: a statement on a row
 * @column: where its value stands
 */
void
bg_record_sql_read_value (BgRecord *record, const BgField *field, sqlite3_stmt *statement, int column)
{
  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return;
  if (bg_field_has_text (field))
    bg_record_load_text (record, field, bg_sql_column_text (statement, column));
  else
    bg_record_load_number (record, field, sqlite3_column_int64 (statement, column));
}

static void
read_fields (BgRecord *record, sqlite3_stmt *statement, int column)
{
  for (const BgField *field = bg_record_get_kind (record)->fields; field->name != NULL; field++)
    if (has_column (field))
      bg_record_sql_read_value (record, field, statement, column++);
}

static BgRecord *
read_record (const BgKind *kind, sqlite3_stmt *statement)
{
  BgRecord *record = bg_record_new_with_id (kind, bg_sql_column_text (statement, 1));

  bg_record_set_version (record, sqlite3_column_int64 (statement, 2));
  bg_record_set_trashed (record, sqlite3_column_int (statement, 3) != 0);
  bg_record_set_created (record, sqlite3_column_int64 (statement, 4), bg_sql_column_text (statement, 5));
  bg_record_set_modified (record, sqlite3_column_int64 (statement, 6), bg_sql_column_text (statement, 7));
  read_extra (record, bg_sql_column_text (statement, 8));
  read_fields (record, statement, FRAME_COLUMNS);
  return record;
}

/* The rows to be read. Where they stand close together they are read as one stretch of the table, and what
 * lies between them is passed over: a seek for each of them takes longer, in each table of items again. */
typedef struct
{
  gint64 first;
  gint64 last;
  /* A JSON array of them; NULL where they are a stretch. */
  char *list;
  GHashTable *wanted;
} Rows;

/* Of so many rows of a stretch, one at least is wanted. */
#define STRETCH 2

static char *
dup_seq_array (const gint64 *seqs, guint n)
{
  GString *text = g_string_new ("[");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", seqs[i]);
  return g_string_free (g_string_append_c (text, ']'), FALSE);
}

static Rows
find_stretch (const gint64 *seqs, guint n)
{
  Rows rows = { G_MAXINT64, G_MININT64, NULL, g_hash_table_new (g_int64_hash, g_int64_equal) };

  for (guint i = 0; i < n; i++)
    {
      g_hash_table_add (rows.wanted, (gpointer) &seqs[i]);
      rows.first = MIN (rows.first, seqs[i]);
      rows.last = MAX (rows.last, seqs[i]);
    }
  if (n > 0 && rows.last - rows.first >= (gint64) n * STRETCH)
    rows.list = dup_seq_array (seqs, n);
  return rows;
}

static void
clear_rows (Rows *rows)
{
  g_free (rows->list);
  g_hash_table_unref (rows->wanted);
}

static const char *
get_condition (const Rows *rows)
{
  if (rows->list != NULL)
    return "IN (SELECT value FROM json_each (:seqs))";
  return rows->first == rows->last ? "= :first" : "BETWEEN :first AND :last";
}

static void
bind_rows (sqlite3_stmt *statement, const Rows *rows)
{
  if (rows->list != NULL)
    {
      bg_sql_bind_text (statement, ":seqs", rows->list);
      return;
    }
  bg_sql_bind_number (statement, ":first", rows->first);
  if (rows->first != rows->last)
    bg_sql_bind_number (statement, ":last", rows->last);
}

static gboolean
load_items (BgSql *sql,
            GHashTable *by_seq,
            const BgKind *kind,
            const BgField *list,
            const Rows *rows,
            GError **error)
{
  g_autoptr (GString) text = g_string_new ("SELECT parent_seq, id, extra");
  sqlite3_stmt *statement;
  gboolean row;

  append_columns (text, list->items, "");
  g_string_append_printf (text, " FROM %s_%s WHERE parent_seq %s ORDER BY parent_seq, item_order", kind->name,
                          list->name, get_condition (rows));
  statement = bg_sql_prepare (sql, text->str, error);
  if (statement == NULL)
    return FALSE;
  bind_rows (statement, rows);
  while (bg_sql_step (sql, statement, &row, error))
    {
      gint64 parent = row ? sqlite3_column_int64 (statement, 0) : 0;
      g_autoptr (BgRecord) item = NULL;

      if (!row)
        return TRUE;
      /* What belongs to no record was removed by another program a moment ago, or the file is damaged. */
      if (g_hash_table_lookup (by_seq, &parent) == NULL || bg_sql_column_text (statement, 1) == NULL)
        continue;
      item = bg_record_new_with_id (list->items, bg_sql_column_text (statement, 1));
      read_extra (item, bg_sql_column_text (statement, 2));
      read_fields (item, statement, 3);
      bg_record_append_item (g_hash_table_lookup (by_seq, &parent), list->name, item);
    }
  return FALSE;
}

static gboolean
load_all_items (BgSql *sql, GHashTable *by_seq, const BgKind *kind, const Rows *rows, GError **error)
{
  for (const BgField *field = kind->fields; field->name != NULL; field++)
    if (field->type == BG_FIELD_LIST && !load_items (sql, by_seq, kind, field, rows, error))
      return FALSE;
  return TRUE;
}

/* Rows into a table from seq to record. */
static gboolean
load_rows (BgSql *sql, GHashTable *by_seq, const BgKind *kind, const Rows *rows, GError **error)
{
  g_autoptr (GString) text = g_string_new ("SELECT " FRAME);
  sqlite3_stmt *statement;
  gboolean row;

  append_columns (text, kind, "");
  g_string_append_printf (text, " FROM %s WHERE seq %s", kind->name, get_condition (rows));
  statement = bg_sql_prepare (sql, text->str, error);
  if (statement == NULL)
    return FALSE;
  bind_rows (statement, rows);
  while (bg_sql_step (sql, statement, &row, error))
    {
      gint64 seq = row ? sqlite3_column_int64 (statement, 0) : 0;

      if (!row)
        return TRUE;
      if (g_hash_table_contains (rows->wanted, &seq))
        g_hash_table_insert (by_seq, g_memdup2 (&seq, sizeof seq), read_record (kind, statement));
    }
  return FALSE;
}

static void
clear_slot (gpointer record)
{
  if (record != NULL)
    g_object_unref (record);
}

/**
 * bg_record_sql_load_slots:
 * @sql: a connection
 * @kind: the kind
 * @seqs: (array length=n): rows of its table
 * @n: how many
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type BgRecord): as many as @seqs, each in the place of its row; %NULL for
 * a row that is gone
 */
GPtrArray *
bg_record_sql_load_slots (BgSql *sql, const BgKind *kind, const gint64 *seqs, guint n, GError **error)
{
  g_autoptr (GHashTable) by_seq = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  GPtrArray *slots;
  Rows rows = find_stretch (seqs, n);
  gboolean good =
    load_rows (sql, by_seq, kind, &rows, error) && load_all_items (sql, by_seq, kind, &rows, error);

  clear_rows (&rows);
  if (!good)
    return NULL;
  slots = g_ptr_array_new_full (n, clear_slot);
  for (guint i = 0; i < n; i++)
    {
      BgRecord *record = g_hash_table_lookup (by_seq, &seqs[i]);

      g_ptr_array_add (slots, record != NULL ? g_object_ref (record) : NULL);
    }
  return slots;
}

/**
 * bg_record_sql_load_many:
 * @sql: a connection
 * @kind: the kind
 * @seqs: (array length=n): rows of its table
 * @n: how many
 * @error: what went wrong
 *
 * Returns: (transfer full) (element-type BgRecord): the records in the order of @seqs; rows that are gone are
 * left out
 */
GPtrArray *
bg_record_sql_load_many (BgSql *sql, const BgKind *kind, const gint64 *seqs, guint n, GError **error)
{
  g_autoptr (GPtrArray) slots = bg_record_sql_load_slots (sql, kind, seqs, n, error);
  GPtrArray *records;

  if (slots == NULL)
    return NULL;
  records = g_ptr_array_new_full (n, g_object_unref);
  for (guint i = 0; i < n; i++)
    if (g_ptr_array_index (slots, i) != NULL)
      g_ptr_array_add (records, g_steal_pointer (&g_ptr_array_index (slots, i)));
  return records;
}

static gboolean
find_seq (BgSql *sql, const BgKind *kind, const char *id, gint64 *seq, GError **error)
{
  g_autofree char *text = g_strdup_printf ("SELECT seq FROM %s WHERE id = :id", kind->name);
  sqlite3_stmt *statement = bg_sql_prepare (sql, text, error);
  gboolean row = FALSE;

  *seq = 0;
  if (statement == NULL)
    return FALSE;
  bg_sql_bind_text (statement, ":id", id);
  if (!bg_sql_step (sql, statement, &row, error))
    return FALSE;
  if (row)
    *seq = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}

/**
 * bg_record_sql_load:
 * @sql: a connection
 * @kind: the kind
 * @id: id of the record
 * @seq: (out) (optional): its row
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable): the record; NULL without @error set when there is none
 */
BgRecord *
bg_record_sql_load (BgSql *sql, const BgKind *kind, const char *id, gint64 *seq, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  gint64 row;

  if (!find_seq (sql, kind, id, &row, error) || row == 0)
    return NULL;
  if (seq != NULL)
    *seq = row;
  records = bg_record_sql_load_many (sql, kind, &row, 1, error);
  return records != NULL && records->len == 1 ? g_object_ref (g_ptr_array_index (records, 0)) : NULL;
}

/* The field of a parameter; fields and their parameters are in one order, so that most are found at once. */
static const BgField *
find_field (const BgField *from, const char *parameter)
{
  for (const BgField *field = from; parameter != NULL && field->name != NULL; field++)
    if (has_column (field) && strcmp (field->name, parameter + 1) == 0)
      return field;
  return NULL;
}

/* The record outlives the statement's run, and the next run begins with no values: texts need no copy. */
static void
bind_field (sqlite3_stmt *statement, int i, BgRecord *record, const BgField *field)
{
  gint64 number;

  if (bg_field_has_text (field))
    sqlite3_bind_text (statement, i, bg_record_get_text (record, field->name), -1, SQLITE_STATIC);
  else if (bg_record_get_integer (record, field->name, &number))
    sqlite3_bind_int64 (statement, i, number);
}

/* For a statement that names some of the fields, or none. */
static void
bind_named_fields (sqlite3_stmt *statement, BgRecord *record)
{
  const BgField *next = bg_record_get_kind (record)->fields;

  for (int i = 1; i <= sqlite3_bind_parameter_count (statement); i++)
    {
      const BgField *field = find_field (next, sqlite3_bind_parameter_name (statement, i));

      if (field == NULL)
        continue;
      next = field + 1;
      bind_field (statement, i, record, field);
    }
}

/* For a statement that names all of the fields behind @n other parameters: finding each by its name took a
 * sixteenth of the time of taking a page over from a server. */
static void
bind_all_fields (sqlite3_stmt *statement, BgRecord *record, int n)
{
  for (const BgField *field = bg_record_get_kind (record)->fields; field->name != NULL; field++)
    if (has_column (field))
      bind_field (statement, ++n, record, field);
}

static void
bind_extra (sqlite3_stmt *statement, BgRecord *record)
{
  json_t *extra = bg_record_get_extra (record);
  char *text = extra != NULL ? json_dumps (extra, JSON_COMPACT | JSON_SORT_KEYS) : NULL;

  bg_sql_bind_text (statement, ":extra", text);
  free (text);
}

static void
bind_frame (sqlite3_stmt *statement, BgRecord *record)
{
  const BgKind *kind = bg_record_get_kind (record);
  const BgField *title = bg_kind_get_field (kind, kind->title);
  g_autoptr (GBytes) sort_key = (title->flags & BG_FIELD_PERSON) != 0
                                  ? bg_text_person_sort_key (bg_record_get_title (record))
                                  : bg_text_sort_key (bg_record_get_title (record));

  bg_sql_bind_text (statement, ":id", bg_record_get_id (record));
  bg_sql_bind_number (statement, ":version", bg_record_get_version (record));
  bg_sql_bind_number (statement, ":trashed", bg_record_is_trashed (record));
  bg_sql_bind_number (statement, ":created", bg_record_get_created (record));
  bg_sql_bind_text (statement, ":created_by", bg_record_get_created_by (record));
  bg_sql_bind_number (statement, ":modified", bg_record_get_modified (record));
  bg_sql_bind_text (statement, ":modified_by", bg_record_get_modified_by (record));
  bg_sql_bind_blob (statement, ":sort_key", sort_key);
  bind_extra (statement, record);
}

static gboolean
insert_items (BgSql *sql, BgRecord *record, const BgField *list, gint64 seq, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = bg_record_get_n_items (record, list->name);

  if (n == 0)
    return TRUE;
  g_string_printf (text, "INSERT INTO %s_%s (parent_seq, item_order, id, extra",
                   bg_record_get_kind (record)->name, list->name);
  append_columns (text, list->items, "");
  g_string_append (text, ") VALUES (:parent_seq, :item_order, :id, :extra");
  append_columns (text, list->items, ":");
  g_string_append_c (text, ')');
  for (guint i = 0; i < n; i++)
    {
      BgRecord *item = bg_record_get_item (record, list->name, i);
      sqlite3_stmt *statement = bg_sql_prepare (sql, text->str, error);

      if (statement == NULL)
        return FALSE;
      bg_sql_bind_number (statement, ":parent_seq", seq);
      bg_sql_bind_number (statement, ":item_order", i);
      bg_sql_bind_text (statement, ":id", bg_record_get_id (item));
      bind_extra (statement, item);
      bind_all_fields (statement, item, ITEM_COLUMNS);
      if (!bg_sql_finish (sql, statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
delete_items (BgSql *sql, BgRecord *record, const BgField *list, gint64 seq, GError **error)
{
  g_autofree char *text = g_strdup_printf ("DELETE FROM %s_%s WHERE parent_seq = :seq",
                                           bg_record_get_kind (record)->name, list->name);
  sqlite3_stmt *statement = bg_sql_prepare (sql, text, error);

  if (statement == NULL)
    return FALSE;
  bg_sql_bind_number (statement, ":seq", seq);
  return bg_sql_finish (sql, statement, error);
}

static char *
dup_insert_text (const BgKind *kind)
{
  GString *text = g_string_new (NULL);

  g_string_printf (
    text, "INSERT INTO %s (id, version, trashed, created, created_by, modified, modified_by, sort_key, extra",
    kind->name);
  append_columns (text, kind, "");
  g_string_append (
    text, ") VALUES (:id, :version, :trashed, :created, :created_by, :modified, :modified_by, :sort_key,"
          " :extra");
  append_columns (text, kind, ":");
  return g_string_free (g_string_append_c (text, ')'), FALSE);
}

/**
 * bg_record_sql_insert:
 * @sql: a connection inside a transaction
 * @record: a new record
 * @seq: (out): its row
 * @error: what went wrong
 *
 * Returns: whether it was stored, items included
 */
gboolean
bg_record_sql_insert (BgSql *sql, BgRecord *record, gint64 *seq, GError **error)
{
  const BgKind *kind = bg_record_get_kind (record);
  g_autofree char *text = dup_insert_text (kind);
  sqlite3_stmt *statement = bg_sql_prepare (sql, text, error);

  if (statement == NULL)
    return FALSE;
  bind_frame (statement, record);
  bind_all_fields (statement, record, FRAME_COLUMNS);
  if (!bg_sql_finish (sql, statement, error))
    return FALSE;
  *seq = sqlite3_last_insert_rowid (bg_sql_get_handle (sql));
  for (const BgField *field = kind->fields; field->name != NULL; field++)
    if (field->type == BG_FIELD_LIST && !insert_items (sql, record, field, *seq, error))
      return FALSE;
  return TRUE;
}

/* Only columns that change are named: SQLite writes the page of every index of a column that is named,
 * changed or not. */
static char *
dup_update_text (BgRecord *before, BgRecord *after)
{
  const BgKind *kind = bg_record_get_kind (after);
  GString *text = g_string_new (NULL);

  g_string_printf (text,
                   "UPDATE %s SET version = :version, modified = :modified, modified_by = :modified_by,"
                   " extra = :extra",
                   kind->name);
  if (bg_record_is_trashed (before) != bg_record_is_trashed (after))
    g_string_append (text, ", trashed = :trashed");
  if (!bg_record_field_equal (before, after, bg_kind_get_field (kind, kind->title)))
    g_string_append (text, ", sort_key = :sort_key");
  for (const BgField *field = kind->fields; field->name != NULL; field++)
    if (has_column (field) && !bg_record_field_equal (before, after, field))
      g_string_append_printf (text, ", %s = :%s", field->name, field->name);
  return g_string_free (g_string_append (text, " WHERE seq = :seq"), FALSE);
}

/**
 * bg_record_sql_update:
 * @sql: a connection inside a transaction
 * @before: the record as it is stored
 * @after: the record as it shall be
 * @seq: its row
 * @error: what went wrong
 *
 * Lists that did not change are not touched.
 *
 * Returns: whether it was stored
 */
gboolean
bg_record_sql_update (BgSql *sql, BgRecord *before, BgRecord *after, gint64 seq, GError **error)
{
  const BgKind *kind = bg_record_get_kind (after);
  g_autofree char *text = dup_update_text (before, after);
  sqlite3_stmt *statement = bg_sql_prepare (sql, text, error);

  if (statement == NULL)
    return FALSE;
  bind_frame (statement, after);
  bind_named_fields (statement, after);
  bg_sql_bind_number (statement, ":seq", seq);
  if (!bg_sql_finish (sql, statement, error))
    return FALSE;
  for (const BgField *field = kind->fields; field->name != NULL; field++)
    if (field->type == BG_FIELD_LIST && !bg_record_field_equal (before, after, field) &&
        (!delete_items (sql, after, field, seq, error) || !insert_items (sql, after, field, seq, error)))
      return FALSE;
  return TRUE;
}

/**
 * bg_record_sql_dup_title:
 * @sql: a connection
 * @kind: the kind
 * @id: id of the record
 *
 * Returns: (transfer full) (nullable): the title of the record, or NULL where there is none
 */
char *
bg_record_sql_dup_title (BgSql *sql, const BgKind *kind, const char *id)
{
  g_autofree char *text = g_strdup_printf ("SELECT %s FROM %s WHERE id = :id", kind->title, kind->name);
  sqlite3_stmt *statement = bg_sql_prepare (sql, text, NULL);
  char *title = NULL;
  gboolean row;

  if (statement == NULL)
    return NULL;
  bg_sql_bind_text (statement, ":id", id);
  if (bg_sql_step (sql, statement, &row, NULL) && row)
    title = g_strdup (bg_sql_column_text (statement, 0));
  sqlite3_reset (statement);
  return title;
}

/**
 * bg_record_sql_is_alive:
 * @sql: a connection
 * @kind: the kind
 * @id: id of the record
 * @trashed: (out): whether it lies in the trash
 *
 * Returns: whether there is such a record
 */
gboolean
bg_record_sql_is_alive (BgSql *sql, const BgKind *kind, const char *id, gboolean *trashed)
{
  g_autofree char *text = g_strdup_printf ("SELECT trashed FROM %s WHERE id = :id", kind->name);
  sqlite3_stmt *statement = bg_sql_prepare (sql, text, NULL);
  gboolean row = FALSE;

  *trashed = FALSE;
  if (statement == NULL)
    return FALSE;
  bg_sql_bind_text (statement, ":id", id);
  if (bg_sql_step (sql, statement, &row, NULL) && row)
    *trashed = sqlite3_column_int (statement, 0) != 0;
  sqlite3_reset (statement);
  return row;
}
