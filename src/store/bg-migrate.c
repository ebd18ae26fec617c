/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings a record book to the form that this version writes; refuses what is newer or something else. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>

#include "bg-backup.h"
#include "bg-error.h"
#include "bg-migrate-private.h"
#include "bg-migrations-resources.h"
#include "bg-sql.h"

/* "BGIA": marks the file as a record book of Bang Giao. */
#define BOOK_APPLICATION_ID 0x42474941
#define CURRENT_FORM        8

/* What must follow the script of a form, in the same transaction; NULL for most. */
typedef gboolean (*StepFunc) (BgSql *sql, GError **error);

static const StepFunc steps[CURRENT_FORM + 1] = { [2] = bg_migrate_history };

static gboolean
run_migration_in_transaction (BgSql *sql, gpointer data, GError **error)
{
  int form = GPOINTER_TO_INT (data);
  g_autofree char *path = g_strdup_printf ("/org/banggiao/migrations/%04d.sql", form);
  g_autofree char *mark =
    g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d", BOOK_APPLICATION_ID, form);
  g_autoptr (GBytes) script = NULL;

  script = g_resource_lookup_data (bg_migrations_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (script == NULL)
    return FALSE;
  return bg_sql_run (sql, g_bytes_get_data (script, NULL), error) &&
         (steps[form] == NULL || steps[form](sql, error)) && bg_sql_run (sql, mark, error);
}

static gboolean
refuse_foreign (BgSql *sql, GError **error)
{
  const char *path = sqlite3_db_filename (bg_sql_get_handle (sql), "main");

  g_set_error (
    error, BG_ERROR, BG_ERROR_NOT_BOOK,
    _ ("The file is not a record book of Bang Giao. It was left as it is; choose another file. File: %s"),
    path);
  return FALSE;
}

static gboolean
refuse_newer (BgSql *sql, gint64 form, GError **error)
{
  g_set_error (
    error, BG_ERROR, BG_ERROR_NEWER,
    _ ("A newer version of Bang Giao wrote this record book: it has form %d, and this version knows forms up "
       "to %d. The file was left as it is; install a version that knows form %d. File: %s"),
    (int) form, CURRENT_FORM, (int) form, sqlite3_db_filename (bg_sql_get_handle (sql), "main"));
  return FALSE;
}

static gboolean
read_form (BgSql *sql, gint64 *form, GError **error)
{
  return bg_sql_read_number (sql, "PRAGMA user_version", form, error);
}

/* An empty file may become a record book; a file with tables of something else may not. */
static gboolean
check_owner (BgSql *sql, gint64 form, GError **error)
{
  gint64 tables;
  gint64 owner;

  if (!bg_sql_read_number (sql, "SELECT count (*) FROM sqlite_schema", &tables, error) ||
      !bg_sql_read_number (sql, "PRAGMA application_id", &owner, error))
    return FALSE;
  if (form == 0 && tables == 0)
    return TRUE;
  return (owner == BOOK_APPLICATION_ID && form > 0) || refuse_foreign (sql, error);
}

/**
 * bg_sql_check_form:
 * @sql: a connection
 * @error: BG_ERROR_NOT_BOOK or BG_ERROR_NEWER, or what went wrong
 *
 * Only reads.
 *
 * Returns: whether the file is a record book of this form or of an older one
 */
gboolean
bg_sql_check_form (BgSql *sql, GError **error)
{
  gint64 form;

  if (!read_form (sql, &form, error) || !check_owner (sql, form, error))
    return FALSE;
  return form <= CURRENT_FORM || refuse_newer (sql, form, error);
}

/**
 * bg_sql_form_is_current:
 * @form: form of a record book
 *
 * Returns: whether this version writes that form
 */
gboolean
bg_sql_form_is_current (int form)
{
  return form == CURRENT_FORM;
}

/* A record book that holds something is backed up before its form changes. */
static gboolean
back_up (BgSql *sql, gint64 form, GError **error)
{
  const char *path = sqlite3_db_filename (bg_sql_get_handle (sql), "main");
  BgBackupWish wish = { .reason = BG_BACKUP_MIGRATION };
  g_autoptr (BgBackup) backup = NULL;

  if (form == 0 || path == NULL || *path == '\0')
    return TRUE;
  backup = bg_backup_make (path, &wish, NULL, error);
  return backup != NULL;
}

/**
 * bg_sql_migrate_to:
 * @sql: a connection
 * @target: a form; any that this version does not know stands for its own
 * @error: what went wrong
 *
 * Each step is one transaction: a step that was cut off has not happened.
 *
 * Returns: whether the record book has that form, or had a newer one already
 */
gboolean
bg_sql_migrate_to (BgSql *sql, int target, GError **error)
{
  gint64 form;

  if (!read_form (sql, &form, error))
    return FALSE;
  if (target < 1 || target > CURRENT_FORM)
    target = CURRENT_FORM;
  while (form < target)
    {
      form++;
      if (!bg_sql_transaction (sql, run_migration_in_transaction, GINT_TO_POINTER ((int) form), error))
        return FALSE;
    }
  return TRUE;
}

/**
 * bg_sql_migrate:
 * @sql: a connection
 * @error: BG_ERROR_NOT_BOOK or BG_ERROR_NEWER, or what went wrong
 *
 * Backs an older record book up, and brings it to the form of this version. One that has it is only read.
 *
 * Returns: whether the record book has the form of this version
 */
gboolean
bg_sql_migrate (BgSql *sql, GError **error)
{
  gint64 form;

  if (!bg_sql_check_form (sql, error) || !read_form (sql, &form, error))
    return FALSE;
  return form == CURRENT_FORM || (back_up (sql, form, error) && bg_sql_migrate_to (sql, CURRENT_FORM, error));
}
