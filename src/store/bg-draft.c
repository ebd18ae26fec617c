/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts: what is being typed into a form, kept so that it survives a crash. */
#include "bg-config.h"

#include "bg-draft.h"

#include <glib/gi18n-lib.h>

#include "bg-error.h"
#include "bg-problems.h"
#include "bg-secrecy.h"
#include "bg-store-private.h"

/* What goes to the writer's thread: plain values, made where the record lives. */
typedef struct
{
  char *id;
  char *kind;
  char *document;
  gint64 time;
  gint64 base_version;
} DraftRow;

static void
free_row (gpointer data)
{
  DraftRow *row = data;

  g_free (row->id);
  g_free (row->kind);
  free (row->document);
  g_free (row);
}

static gboolean
run_statement (BgSql *sql, sqlite3_stmt *statement, GError **error)
{
  gboolean row;
  gboolean done = bg_sql_step (sql, statement, &row, error);

  sqlite3_reset (statement);
  return done;
}

static gboolean
save_in_worker (BgSql *sql, gpointer data, GError **error)
{
  DraftRow *row = data;
  sqlite3_stmt *statement = bg_sql_prepare (
    sql,
    "INSERT INTO draft (record, kind, time, base_version, document)"
    " VALUES (:record, :kind, :time, :base_version, :document) ON CONFLICT (record) DO UPDATE"
    " SET time = excluded.time, base_version = excluded.base_version, document = excluded.document",
    error);

  if (statement == NULL)
    return FALSE;
  bg_sql_bind_text (statement, ":record", row->id);
  bg_sql_bind_text (statement, ":kind", row->kind);
  bg_sql_bind_number (statement, ":time", row->time);
  bg_sql_bind_number (statement, ":base_version", row->base_version);
  bg_sql_bind_text (statement, ":document", row->document);
  return run_statement (sql, statement, error);
}

static gboolean
drop_in_worker (BgSql *sql, gpointer data, GError **error)
{
  sqlite3_stmt *statement = bg_sql_prepare (sql, "DELETE FROM draft WHERE record = :record", error);

  if (statement == NULL)
    return FALSE;
  bg_sql_bind_text (statement, ":record", data);
  return run_statement (sql, statement, error);
}

/**
 * bg_draft_free:
 * @draft: (transfer full): a draft
 */
void
bg_draft_free (BgDraft *draft)
{
  g_return_if_fail (draft != NULL);

  g_clear_object (&draft->record);
  g_clear_object (&draft->base);
  json_decref (draft->typed);
  g_free (draft);
}

/* Law 117/2025/QH15: a draft of a secret may not lie on the disk either. */
static gboolean
refuse_stamp (BgStore *store, BgRecord *record, GAsyncReadyCallback callback, gpointer data)
{
  const char *stamp = bg_record_find_stamp (record);
  g_autofree char *refusal = NULL;

  if (stamp == NULL)
    return FALSE;
  refusal = bg_secrecy_dup_refusal (stamp);
  g_task_report_new_error (store, callback, data, NULL, BG_ERROR, BG_ERROR_REFUSED, _ ("Draft not kept: %s"),
                           refusal);
  return TRUE;
}

/* The record that was begun with is kept too: what another changes meanwhile can only be told against it. */
static json_t *
pack_document (BgRecord *record, BgRecord *base, json_t *typed)
{
  json_t *document = json_object ();

  json_object_set_new (document, "record", bg_record_to_json (record));
  if (base != NULL)
    json_object_set_new (document, "base", bg_record_to_json (base));
  if (typed != NULL)
    json_object_set (document, "typed", typed);
  return document;
}

/**
 * bg_store_save_draft_async:
 * @store: a record book that may be written to
 * @record: the record as it is being written; it need not be valid
 * @base: (nullable): the stored record it is written over, as it was loaded; NULL for a new one
 * @typed: (nullable): what was typed and could not be read; kept as it is
 * @callback: (nullable): called when the disk has it
 * @data: for @callback
 *
 * Keeps a draft, in place of an earlier one of the same record. It is no record: it has no history, is found
 * by no query, and makes no news. A draft with a secrecy stamp in it is not kept: BG_ERROR_REFUSED.
 */
void
bg_store_save_draft_async (BgStore *store,
                           BgRecord *record,
                           BgRecord *base,
                           json_t *typed,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  json_t *document;
  DraftRow *row;

  g_return_if_fail (BG_IS_STORE (store) && !bg_store_is_read_only (store));
  g_return_if_fail (BG_IS_RECORD (record) && (base == NULL || BG_IS_RECORD (base)));

  if (refuse_stamp (store, record, callback, data))
    return;
  document = pack_document (record, base, typed);
  row = g_new0 (DraftRow, 1);
  row->id = g_strdup (bg_record_get_id (record));
  row->kind = g_strdup (bg_record_get_kind (record)->name);
  row->document = json_dumps (document, JSON_COMPACT);
  row->time = bg_clock_get_now ();
  row->base_version = base != NULL ? bg_record_get_version (base) : 0;
  json_decref (document);
  bg_store_write_async (store, save_in_worker, row, free_row, callback, data);
}

/**
 * bg_store_save_draft_finish:
 * @store: the record book
 * @result: the result
 * @error: why it was not kept
 *
 * Returns: whether the disk has it
 */
gboolean
bg_store_save_draft_finish (BgStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * bg_store_drop_draft_async:
 * @store: a record book that may be written to
 * @id: id of the record
 * @callback: (nullable): called when it is gone
 * @data: for @callback
 *
 * Forgets the draft of a record, after all that was asked for before; where there is none nothing happens.
 */
void
bg_store_drop_draft_async (BgStore *store, const char *id, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (BG_IS_STORE (store) && !bg_store_is_read_only (store) && id != NULL);

  bg_store_write_async (store, drop_in_worker, g_strdup (id), g_free, callback, data);
}

/* A draft of an earlier version is the record alone. */
static BgDraft *
unpack_document (json_t *document, GError **error)
{
  json_t *inner = json_object_get (document, "record");
  json_t *base = json_object_get (document, "base");
  g_autoptr (BgRecord) record = bg_record_from_json (json_is_object (inner) ? inner : document, error);
  BgDraft *draft;

  if (record == NULL)
    return NULL;
  draft = g_new0 (BgDraft, 1);
  draft->record = g_steal_pointer (&record);
  if (base != NULL)
    draft->base = bg_record_from_json (base, NULL);
  draft->typed = json_incref (json_object_get (document, "typed"));
  return draft;
}

static BgDraft *
read_row (sqlite3_stmt *statement, GError **error)
{
  json_t *document = json_loads (bg_sql_column_text (statement, 2), 0, NULL);
  BgDraft *draft = unpack_document (document, error);

  json_decref (document);
  if (draft == NULL)
    return NULL;
  draft->time = sqlite3_column_int64 (statement, 0);
  draft->base_version = sqlite3_column_int64 (statement, 1);
  return draft;
}

static BgDraft *
read_draft (BgStore *store, const char *text, const char *name, const char *value, GError **error)
{
  BgSql *reader = bg_store_acquire_reader (store, error);
  sqlite3_stmt *statement;
  BgDraft *draft = NULL;
  gboolean row;

  if (reader == NULL)
    return NULL;
  statement = bg_sql_prepare (reader, text, error);
  if (statement != NULL)
    {
      if (name != NULL)
        bg_sql_bind_text (statement, name, value);
      if (bg_sql_step (reader, statement, &row, error) && row)
        draft = read_row (statement, error);
      sqlite3_reset (statement);
    }
  bg_store_release_reader (store, reader);
  return draft;
}

/**
 * bg_store_load_draft:
 * @store: a record book
 * @id: id of a record
 * @error: what went wrong; not set where there is no draft
 *
 * A read by id, short enough for the main thread.
 *
 * Returns: (transfer full) (nullable): the draft of that record
 */
BgDraft *
bg_store_load_draft (BgStore *store, const char *id, GError **error)
{
  g_return_val_if_fail (BG_IS_STORE (store) && id != NULL, NULL);

  return read_draft (store, "SELECT time, base_version, document FROM draft WHERE record = :record",
                     ":record", id, error);
}

/**
 * bg_store_load_new_draft:
 * @store: a record book
 * @kind: a kind of records
 * @error: what went wrong; not set where there is no draft
 *
 * A read of a table with a handful of rows, short enough for the main thread.
 *
 * Returns: (transfer full) (nullable): the latest draft of a record of that kind that was never saved
 */
BgDraft *
bg_store_load_new_draft (BgStore *store, const BgKind *kind, GError **error)
{
  g_return_val_if_fail (BG_IS_STORE (store) && kind != NULL, NULL);

  return read_draft (store,
                     "SELECT time, base_version, document FROM draft WHERE kind = :kind AND base_version = 0"
                     " ORDER BY time DESC LIMIT 1",
                     ":kind", kind->name, error);
}

/**
 * bg_store_load_last_draft:
 * @store: a record book
 * @error: what went wrong; not set where there is no draft
 *
 * What was being typed when the program ended without being asked to. A read of a table with a handful of
 * rows, short enough for the main thread.
 *
 * Returns: (transfer full) (nullable): the latest draft of any record
 */
BgDraft *
bg_store_load_last_draft (BgStore *store, GError **error)
{
  g_return_val_if_fail (BG_IS_STORE (store), NULL);

  return read_draft (store, "SELECT time, base_version, document FROM draft ORDER BY time DESC LIMIT 1", NULL,
                     NULL, error);
}
