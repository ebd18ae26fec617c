/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a sheet into a list of one record: days off of the office, members of a delegation. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>

#include "bg-cli-import-private.h"
#include "bg-cli-problems.h"
#include "bg-error.h"

static gboolean
is_same_item (BgCliImport *import, BgRecord *item, BgRecord *other)
{
  for (guint i = 0; i < import->fields->len; i++)
    {
      const BgField *field = g_ptr_array_index (import->fields, i);

      if (field != NULL && !bg_record_field_equal (item, other, field))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_same_item (BgCliImport *import, BgRecord *item)
{
  for (guint i = 0; i < bg_record_get_n_items (import->filled, import->list->name); i++)
    if (is_same_item (import, item, bg_record_get_item (import->filled, import->list->name, i)))
      return TRUE;
  return FALSE;
}

gboolean
bg_cli_import_read_item (BgCliImport *import, guint row, GError **error)
{
  g_autoptr (BgRecord) item = bg_record_new (import->kind);

  for (guint column = 0; column < import->fields->len; column++)
    if (!bg_cli_import_set_cell (import, item, row, column, error))
      return FALSE;
  if (has_same_item (import, item))
    import->here++;
  else
    {
      bg_record_append_item (import->filled, import->list->name, item);
      import->added++;
    }
  return TRUE;
}

/* The record with all rows in its list is checked as a form checks it. */
gboolean
bg_cli_import_finish_list (BgCliImport *import, GError **error)
{
  g_autoptr (BgProblems) problems = bg_problems_new ();

  if (import->list == NULL || import->added == 0)
    return TRUE;
  bg_cli_find_problems (import->cli, import->filled, problems);
  for (guint i = 0; i < bg_problems_get_n (problems); i++)
    {
      g_autofree char *words = bg_cli_dup_problem (bg_problems_get (problems, i));

      bg_cli_say ("%s", words);
    }
  if (bg_problems_have_errors (problems))
    {
      g_set_error_literal (error, BG_ERROR, BG_ERROR_INVALID,
                           _ ("Nothing was imported. Correct the sheet and import it again."));
      return FALSE;
    }
  bg_change_set_add (import->set, import->owner, import->filled);
  return TRUE;
}

/* "partner", or "office.days_off": the kind, and the list whose items the rows are. */
gboolean
bg_cli_import_find_target (BgCliImport *import, const char *word, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (word, ".", 2);

  import->kind = import->owner_kind = bg_cli_find_kind (parts[0], error);
  if (import->kind == NULL || parts[1] == NULL)
    return import->kind != NULL;
  import->list = bg_kind_get_field (import->kind, parts[1]);
  if (import->list == NULL || import->list->type != BG_FIELD_LIST)
    {
      bg_cli_set_usage_error (error, _ ("“%s” is no list; banggiao-cli fields %s names those there are"),
                              word, parts[0]);
      return FALSE;
    }
  import->kind = import->list->items;
  return TRUE;
}

/* A list belongs to one record, which is named unless there is only one. */
gboolean
bg_cli_import_check_target (BgCliImport *import, const char *id, GError **error)
{
  gboolean is_single = import->owner_kind->is_single;

  if (import->list == NULL && is_single)
    bg_cli_set_usage_error (error, _ ("There is one record of the kind “%s” alone; change it by edit"),
                            import->kind->name);
  else if ((import->list == NULL || is_single) && id != NULL)
    bg_cli_set_usage_error (error,
                            _ ("--to names the record whose list is filled, such as delegation.members"));
  else if (import->list != NULL && !is_single && id == NULL)
    bg_cli_set_usage_error (error, _ ("Say by --to ID whose list is filled"));
  else
    return TRUE;
  return FALSE;
}

gboolean
bg_cli_import_load_owner (BgCliImport *import, const char *id, GError **error)
{
  if (import->list == NULL)
    return TRUE;
  import->owner = bg_cli_load (import->cli, id != NULL ? id : BG_OFFICE_ID, error);
  if (import->owner == NULL)
    return FALSE;
  if (bg_record_get_kind (import->owner) != import->owner_kind)
    {
      g_set_error (error, BG_ERROR, BG_ERROR_INVALID, _ ("“%s” is no record of the kind “%s”"), id,
                   import->owner_kind->name);
      return FALSE;
    }
  import->filled = bg_record_copy (import->owner);
  return TRUE;
}
