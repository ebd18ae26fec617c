/* SPDX-License-Identifier: GPL-3.0-or-later */
/* import: records of a sheet, all of them or none, as one change that can be undone. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-backup.h"
#include "bg-cli-import-private.h"
#include "bg-cli-problems.h"
#include "bg-cli-values.h"
#include "bg-error.h"
#include "bg-task.h"
#include "bg-text.h"

/* A larger import is backed up before. */
#define ROWS_WITHOUT_BACKUP 50
/* More lines than these nobody reads. */
#define MOST_LINES 40
#define ID_COLUMN  "id"

static const char *const formats[] = { "text", "json", NULL };

static void
clear_import (BgCliImport *import)
{
  g_clear_object (&import->owner);
  g_clear_object (&import->filled);
  g_clear_pointer (&import->sheet, bg_table_file_free);
  g_clear_pointer (&import->fields, g_ptr_array_unref);
  g_clear_pointer (&import->references, g_hash_table_unref);
  g_clear_pointer (&import->rows, g_hash_table_unref);
  g_clear_pointer (&import->set, bg_change_set_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BgCliImport, clear_import)

static gboolean
is_head (const char *head, const char *words)
{
  g_autofree char *one = bg_text_fold (head);
  g_autofree char *other = bg_text_fold (words);

  return g_str_equal (one, other);
}

/* By its name, or by the words of its form row in the language of the session. */
static const BgField *
find_column_field (const BgKind *kind, const char *head)
{
  const BgField *found = NULL;

  for (const BgField *field = kind->fields; field->name != NULL; field++)
    {
      if ((field->flags & BG_FIELD_HIDDEN) != 0 || field->type == BG_FIELD_LIST)
        continue;
      if (g_str_equal (field->name, head))
        return field;
      if (found == NULL && is_head (head, bg_field_get_label (field)))
        found = field;
    }
  return found;
}

static gboolean
read_head (BgCliImport *import, GError **error)
{
  import->id_column = -1;
  for (guint i = 0; i < bg_table_file_get_n_columns (import->sheet); i++)
    {
      const char *head = bg_table_file_get_head (import->sheet, i);
      const BgField *field = find_column_field (import->kind, head);

      if (g_str_equal (head, ID_COLUMN) && import->list == NULL)
        import->id_column = (int) i;
      else if (field == NULL)
        {
          bg_cli_set_usage_error (
            error, _ ("The column “%s” is no field; banggiao-cli fields %s names those there are"), head,
            import->owner_kind->name);
          return FALSE;
        }
      else if (g_ptr_array_find (import->fields, field, NULL))
        {
          bg_cli_set_usage_error (error, _ ("Two columns are named “%s”"), head);
          return FALSE;
        }
      g_ptr_array_add (import->fields, (gpointer) field);
    }
  return TRUE;
}

/* Names of agencies and people come again and again. */
static gboolean
set_reference (BgCliImport *import, BgRecord *record, const BgField *field, const char *typed, GError **error)
{
  g_autofree char *key = g_strconcat (field->target, ":", typed, NULL);
  const char *id = g_hash_table_lookup (import->references, key);

  if (id != NULL)
    bg_record_set_text (record, field->name, id);
  else if (!bg_cli_set_value (import->cli, record, field, typed, error))
    return FALSE;
  else
    g_hash_table_insert (import->references, g_steal_pointer (&key),
                         g_strdup (bg_record_get_text (record, field->name)));
  return TRUE;
}

/* An empty cell says nothing: what a record has there stays. */
gboolean
bg_cli_import_set_cell (BgCliImport *import, BgRecord *record, guint row, guint column, GError **error)
{
  const BgField *field = g_ptr_array_index (import->fields, column);
  const char *typed = bg_table_file_get_cell (import->sheet, row, column);

  if (field == NULL || *typed == '\0')
    return TRUE;
  return field->type == BG_FIELD_REFERENCE ? set_reference (import, record, field, typed, error)
                                           : bg_cli_set_value (import->cli, record, field, typed, error);
}

static gboolean
is_same (BgCliImport *import, BgRecord *record, BgRecord *other)
{
  for (guint i = 0; i < import->fields->len; i++)
    {
      const BgField *field = g_ptr_array_index (import->fields, i);

      if (field != NULL && bg_record_is_set (record, field->name) &&
          !bg_record_field_equal (record, other, field))
        return FALSE;
    }
  return TRUE;
}

/* Whether a record says all that the row says: then the sheet was imported before, or typed in. */
static gboolean
look_for_same (BgCliImport *import, BgRecord *record, gboolean *found, GError **error)
{
  g_autoptr (BgQuery) query = bg_query_new (import->kind, &import->cli->rules);
  g_autoptr (GPtrArray) records = NULL;

  *found = FALSE;
  bg_query_set_search (query, bg_record_get_title (record));
  records = bg_store_find (import->cli->store, query, 0, error);
  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len && !*found; i++)
    *found = is_same (import, record, g_ptr_array_index (records, i));
  return TRUE;
}

static void
say_line (BgCliImport *import, guint row, const char *words)
{
  if (import->lines++ < MOST_LINES)
    bg_cli_say (_ ("Line %u: %s"), bg_table_file_get_line (import->sheet, row), words);
}

/* The same that a form says: errors stop it, limits of the law only warn. */
static gboolean
is_good (BgCliImport *import, guint row, BgRecord *record)
{
  g_autoptr (BgProblems) problems = bg_problems_new ();

  bg_cli_find_problems (import->cli, record, problems);
  for (guint i = 0; i < bg_problems_get_n (problems); i++)
    {
      const BgProblem *problem = bg_problems_get (problems, i);
      g_autofree char *words = bg_cli_dup_problem (problem);

      if (bg_problem_is_open (problem, record) || problem->grade == BG_GRADE_ERROR)
        say_line (import, row, words);
    }
  return !bg_problems_have_errors (problems);
}

static BgRecord *
load_base (BgCliImport *import, const char *id, GError **error)
{
  BgRecord *base = bg_cli_load (import->cli, id, error);

  if (base != NULL && bg_record_get_kind (base) != import->kind)
    {
      g_set_error (error, BG_ERROR, BG_ERROR_INVALID, _ ("“%s” is no record of the kind “%s”"), id,
                   import->kind->name);
      g_clear_object (&base);
    }
  return base;
}

/* A sheet gives no reason for a due date that it moves: that it came with the sheet is the reason. */
static void
explain_move (BgRecord *base, BgRecord *record)
{
  if (base != NULL && bg_task_is_moved (base, record) && bg_record_get_reason (record, BG_TASK_MOVED) == NULL)
    bg_record_set_reason (record, BG_TASK_MOVED, _ ("Imported from a sheet"));
}

static gboolean
add_record (BgCliImport *import, guint row, BgRecord *base, BgRecord *record, GError **error)
{
  gboolean is_here = FALSE;

  explain_move (base, record);
  if (base == NULL && !look_for_same (import, record, &is_here, error))
    return FALSE;
  if (is_here || (base != NULL && bg_record_equal (base, record)))
    import->here++;
  else if (!is_good (import, row, record))
    import->bad++;
  else
    {
      bg_change_set_add (import->set, base, record);
      import->added += base == NULL;
      import->changed += base != NULL;
    }
  return TRUE;
}

/* FALSE for a row that cannot be read. */
static gboolean
read_row (BgCliImport *import, guint row, GError **error)
{
  const char *id =
    import->id_column >= 0 ? bg_table_file_get_cell (import->sheet, row, (guint) import->id_column) : "";
  g_autoptr (BgRecord) base = NULL;
  g_autoptr (BgRecord) record = NULL;

  if (import->list != NULL)
    return bg_cli_import_read_item (import, row, error);
  if (*id != '\0')
    {
      base = load_base (import, id, error);
      if (base == NULL)
        return FALSE;
    }
  record = base != NULL ? bg_record_copy (base) : bg_record_new (import->kind);
  for (guint column = 0; column < import->fields->len; column++)
    if (!bg_cli_import_set_cell (import, record, row, column, error))
      return FALSE;
  return add_record (import, row, base, record, error);
}

static char *
join_row (BgCliImport *import, guint row)
{
  GString *text = g_string_new (NULL);

  for (guint column = 0; column < import->fields->len; column++)
    g_string_append_c (g_string_append (text, bg_table_file_get_cell (import->sheet, row, column)), '\x1f');
  return g_string_free (text, FALSE);
}

static gboolean
read_rows (BgCliImport *import, GError **error)
{
  for (guint row = 0; row < bg_table_file_get_n_rows (import->sheet); row++)
    {
      g_autoptr (GError) failure = NULL;

      if (!g_hash_table_add (import->rows, join_row (import, row)))
        import->here++;
      else if (!read_row (import, row, &failure))
        {
          say_line (import, row, failure->message);
          import->bad++;
        }
    }
  if (import->lines > MOST_LINES)
    bg_cli_say (_ ("… and %u more"), import->lines - MOST_LINES);
  if (import->bad == 0)
    return TRUE;
  g_set_error (error, BG_ERROR, BG_ERROR_INVALID,
               ngettext ("Nothing was imported: %u row has errors. Correct the sheet and import it again.",
                         "Nothing was imported: %u rows have errors. Correct the sheet and import it again.",
                         import->bad),
               import->bad);
  return FALSE;
}

/* In the middle of a sentence. */
static char *
dup_lower (const char *words)
{
  char first[6] = "";
  int n = g_unichar_to_utf8 (g_unichar_tolower (g_utf8_get_char (words)), first);

  return g_strdup_printf ("%.*s%s", n, first, g_utf8_next_char (words));
}

static void
label_set (BgCliImport *import, guint n)
{
  g_autofree char *words = dup_lower (import->list != NULL ? bg_field_get_label (import->list)
                                      : n == 1             ? bg_kind_get_label (import->kind)
                                                           : bg_kind_get_plural (import->kind));
  g_autofree char *label = g_strdup_printf (_ ("Import %u %s"), n, words);

  bg_change_set_set_label (import->set, label);
}

static gboolean
store_rows (BgCliImport *import, GError **error)
{
  guint n = import->list != NULL ? import->added : bg_change_set_get_n (import->set);

  if (n == 0)
    return TRUE;
  label_set (import, n);
  if (n > ROWS_WITHOUT_BACKUP && !bg_backup_before (import->cli->store, BG_BACKUP_IMPORT, NULL, NULL, error))
    return FALSE;
  return bg_store_commit (import->cli->store, import->set, error);
}

static gboolean
tell (BgCliImport *import, gboolean is_trial, guint format, GError **error)
{
  if (format == 1)
    return bg_cli_write_json (json_pack ("{s:i, s:i, s:i, s:b}", "added", (int) import->added, "changed",
                                         (int) import->changed, "here_already", (int) import->here, "dry_run",
                                         is_trial),
                              error);
  bg_cli_say (_ ("New: %u; changed: %u; here already and left out: %u"), import->added, import->changed,
              import->here);
  if (is_trial)
    bg_cli_say ("%s", _ ("This was a trial: nothing was changed"));
  else if (bg_change_set_get_n (import->set) > 0)
    bg_cli_say ("%s", _ ("It is taken back by: banggiao-cli undo"));
  return TRUE;
}

/**
 * bg_cli_import:
 * @cli: the call
 * @arguments: its arguments
 * @error: what went wrong; nothing was imported then
 *
 * Takes the rows of a CSV file over: new records, or, where a column “id” names them, changes of records that
 * are here; or new items in a list of one record, such as the days off of the office or the members of a
 * delegation. All of it is one change. More than fifty are backed up before.
 *
 * Returns: whether all rows are stored, or would be
 */
gboolean
bg_cli_import (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  g_auto (BgCliImport) import = { .cli = cli };
  gboolean is_trial = bg_cli_arguments_has (arguments, "dry-run");
  const char *to = bg_cli_arguments_get (arguments, "to");
  guint format;

  if (!bg_cli_import_find_target (&import, bg_cli_arguments_get_word (arguments, 0), error) ||
      !bg_cli_arguments_get_format (arguments, formats, &format, error) ||
      !bg_cli_import_check_target (&import, to, error))
    return FALSE;
  import.sheet = bg_table_file_read (bg_cli_arguments_get_word (arguments, 1), error);
  import.fields = g_ptr_array_new ();
  import.references = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  import.rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  /* Its label says how many there were. */
  import.set = bg_change_set_new ("");
  bg_change_set_set_act (import.set, BG_ACT_IMPORT);
  if (import.sheet == NULL || !read_head (&import, error) ||
      !(is_trial ? bg_cli_open_to_read (cli, error) : bg_cli_open (cli, error)) ||
      !bg_cli_import_load_owner (&import, to, error))
    return FALSE;
  return read_rows (&import, error) && bg_cli_import_finish_list (&import, error) &&
         (is_trial || store_rows (&import, error)) && tell (&import, is_trial, format, error);
}
