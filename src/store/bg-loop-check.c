/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chains of records of one kind must come to an end: replaced by, inherited from, carries out, follows. */
#include "bg-config.h"

#include "bg-loop-check.h"

#include <glib/gi18n-lib.h>

#include "bg-error.h"

/* Follows the chain upwards in one statement; UNION ends it where it comes back to a record it has been at.
 */
static gboolean
comes_back (BgSql *sql, BgRecord *record, const BgField *field, gboolean *is_loop, GError **error)
{
  const char *kind = bg_record_get_kind (record)->name;
  g_autofree char *text = g_strdup_printf (
    "WITH RECURSIVE chain (id) AS (SELECT :next UNION SELECT t.%s FROM %s t JOIN chain c ON t.id = c.id"
    " WHERE t.%s IS NOT NULL AND t.id <> :id) SELECT 1 FROM chain WHERE id = :id",
    field->name, kind, field->name);
  sqlite3_stmt *statement = bg_sql_prepare (sql, text, error);

  if (statement == NULL)
    return FALSE;
  bg_sql_bind_text (statement, ":next", bg_record_get_text (record, field->name));
  bg_sql_bind_text (statement, ":id", bg_record_get_id (record));
  return bg_sql_step (sql, statement, is_loop, error);
}

/**
 * bg_loop_check:
 * @sql: a connection inside the transaction
 * @before: (nullable): a record before the change
 * @after: the record after
 * @error: BG_ERROR_INVALID where a chain would come back to where it began
 *
 * Only fields that changed are looked at. Two edits of one change set are looked at one after the other.
 *
 * Returns: whether every chain from @after comes to an end
 */
gboolean
bg_loop_check (BgSql *sql, BgRecord *before, BgRecord *after, GError **error)
{
  const BgKind *kind = bg_record_get_kind (after);

  for (const BgField *field = kind->fields; field->name != NULL; field++)
    {
      gboolean is_loop = FALSE;

      if (field->type != BG_FIELD_REFERENCE || g_strcmp0 (field->target, kind->name) != 0 ||
          !bg_record_is_set (after, field->name) ||
          (before != NULL && bg_record_field_equal (before, after, field)))
        continue;
      if (!comes_back (sql, after, field, &is_loop, error))
        return FALSE;
      if (!is_loop)
        continue;
      g_set_error (error, BG_ERROR, BG_ERROR_INVALID,
                   _ ("Not saved. “%s” would lead in a circle back to this record; choose another one"),
                   bg_field_get_label (field));
      return FALSE;
    }
  return TRUE;
}
