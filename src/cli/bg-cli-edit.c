/* SPDX-License-Identifier: GPL-3.0-or-later */
/* add, edit, trash: the verbs that change records. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-cli-values.h"
#include "bg-dossier.h"
#include "bg-error.h"
#include "bg-task.h"
#include "bg-cli-problems.h"

static const char *const formats[] = { "text", "json", NULL };

static gboolean
set_reason (BgRecord *record, const char *typed, GError **error)
{
  const char *sign = strchr (typed, '=');
  g_autofree char *rule = sign != NULL ? g_strndup (typed, (gsize) (sign - typed)) : NULL;

  if (rule == NULL || *rule == '\0')
    {
      bg_cli_set_usage_error (error, _ ("“%s” is not of the form RULE=TEXT"), typed);
      return FALSE;
    }
  if (bg_kind_get_field (bg_record_get_kind (record), "justifications") == NULL)
    {
      bg_cli_set_usage_error (error, _ ("Records of the kind “%s” keep no reasons"),
                              bg_record_get_kind (record)->name);
      return FALSE;
    }
  bg_record_set_reason (record, rule, sign + 1);
  return TRUE;
}

static gboolean
apply_options (BgCli *cli, BgCliArguments *arguments, BgRecord *record, GError **error)
{
  GPtrArray *sets = bg_cli_arguments_get_all (arguments, "set");
  GPtrArray *reasons = bg_cli_arguments_get_all (arguments, "reason");

  if (sets == NULL && reasons == NULL)
    {
      bg_cli_set_usage_error (error, _ ("Nothing is set: give --set FIELD=VALUE"));
      return FALSE;
    }
  for (guint i = 0; sets != NULL && i < sets->len; i++)
    if (!bg_cli_assign (cli, record, g_ptr_array_index (sets, i), error))
      return FALSE;
  for (guint i = 0; reasons != NULL && i < reasons->len; i++)
    if (!set_reason (record, g_ptr_array_index (reasons, i), error))
      return FALSE;
  return TRUE;
}

/* All that is wrong is said at once; limits of the law only warn. */
static gboolean
check_record (BgCli *cli, BgRecord *record, GError **error)
{
  g_autoptr (BgProblems) problems = bg_problems_new ();

  bg_cli_find_problems (cli, record, problems);
  for (guint i = 0; i < bg_problems_get_n (problems); i++)
    {
      const BgProblem *problem = bg_problems_get (problems, i);
      g_autofree char *words = bg_cli_dup_problem (problem);

      if (bg_problem_is_open (problem, record) || problem->grade == BG_GRADE_ERROR)
        bg_cli_say ("%s", words);
    }
  if (!bg_problems_have_errors (problems))
    return TRUE;
  g_set_error_literal (error, BG_ERROR, BG_ERROR_INVALID, _ ("Nothing was saved"));
  return FALSE;
}

/* A due date does not move without a word, while limits may be passed over. */
static gboolean
check_move (BgRecord *before, BgRecord *after, GError **error)
{
  if (!bg_task_is_moved (before, after) || bg_record_get_reason (after, BG_TASK_MOVED) != NULL)
    return TRUE;
  g_set_error_literal (error, BG_ERROR, BG_ERROR_INVALID, _ ("Nothing was saved"));
  return FALSE;
}

static gboolean
tell_id (BgRecord *record, guint format, GError **error)
{
  if (format == 1)
    return bg_cli_write_json (json_pack ("{s:s}", "id", bg_record_get_id (record)), error);
  puts (bg_record_get_id (record));
  return TRUE;
}

/* The office is one record with an id of its own. */
static BgRecord *
create_record (const BgKind *kind)
{
  return kind == &bg_office_kind ? bg_record_new_with_id (kind, BG_OFFICE_ID) : bg_record_new (kind);
}

/**
 * bg_cli_add:
 * @cli: the call
 * @arguments: its arguments
 * @error: what went wrong
 *
 * Returns: whether the record is stored
 */
gboolean
bg_cli_add (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  const BgKind *kind = bg_cli_find_kind (bg_cli_arguments_get_word (arguments, 0), error);
  g_autoptr (BgRecord) record = NULL;
  g_autofree char *label = NULL;
  guint format;

  if (kind == NULL || !bg_cli_arguments_get_format (arguments, formats, &format, error) ||
      !bg_cli_open (cli, error))
    return FALSE;
  record = create_record (kind);
  label = g_strdup_printf (_ ("Add: %s"), bg_kind_get_label (kind));
  return apply_options (cli, arguments, record, error) && check_record (cli, record, error) &&
         bg_store_save (cli->store, NULL, record, label, error) && tell_id (record, format, error);
}

/**
 * bg_cli_edit:
 * @cli: the call
 * @arguments: its arguments
 * @error: what went wrong
 *
 * Returns: whether the record is stored
 */
gboolean
bg_cli_edit (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  g_autoptr (BgRecord) before = NULL;
  g_autoptr (BgRecord) after = NULL;
  g_autofree char *label = NULL;
  guint format;

  if (!bg_cli_arguments_get_format (arguments, formats, &format, error) || !bg_cli_open (cli, error))
    return FALSE;
  before = bg_cli_load (cli, bg_cli_arguments_get_word (arguments, 0), error);
  if (before == NULL)
    return FALSE;
  after = bg_record_copy (before);
  label = g_strdup_printf (_ ("Edit: %s"), bg_kind_get_label (bg_record_get_kind (before)));
  return apply_options (cli, arguments, after, error) && check_record (cli, after, error) &&
         check_move (before, after, error) && bg_store_save (cli->store, before, after, label, error) &&
         tell_id (after, format, error);
}

static gboolean
set_trashed (BgCli *cli, BgCliArguments *arguments, gboolean trashed, GError **error)
{
  g_autoptr (BgRecord) before = NULL;
  g_autoptr (BgChangeSet) set = NULL;
  g_autoptr (GPtrArray) others = NULL;

  if (!bg_cli_open (cli, error))
    return FALSE;
  before = bg_cli_load (cli, bg_cli_arguments_get_word (arguments, 0), error);
  if (before == NULL)
    return FALSE;
  if (bg_record_get_kind (before)->is_single)
    {
      g_set_error_literal (error, BG_ERROR, BG_ERROR_REFUSED, _ ("The office itself cannot be put away"));
      return FALSE;
    }
  if (trashed && !bg_cli_arguments_has (arguments, "with-tasks"))
    others = g_ptr_array_new ();
  else
    others = trashed ? bg_store_list_own (cli->store, before, error)
                     : bg_store_list_trashed_with (cli->store, before, error);
  if (others == NULL)
    return FALSE;
  set = bg_dossier_create_change_set (before, others, trashed);
  if (!bg_store_commit (cli->store, set, error))
    return FALSE;
  if (trashed)
    bg_cli_say (_ ("“%s” is in the trash; it comes back by: banggiao-cli restore %s"),
                bg_record_get_title (before), bg_record_get_id (before));
  else
    bg_cli_say (_ ("“%s” is no longer in the trash"), bg_record_get_title (before));
  for (guint i = 0; i < others->len; i++)
    bg_cli_say (_ ("  with it: %s"), bg_record_get_title (g_ptr_array_index (others, i)));
  return TRUE;
}

/**
 * bg_cli_trash:
 * @cli: the call
 * @arguments: its arguments
 * @error: what went wrong
 *
 * Returns: whether the record is in the trash now
 */
gboolean
bg_cli_trash (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  return set_trashed (cli, arguments, TRUE, error);
}

/**
 * bg_cli_untrash:
 * @cli: the call
 * @arguments: its arguments
 * @error: what went wrong
 *
 * Returns: whether the record is out of the trash now
 */
gboolean
bg_cli_untrash (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  return set_trashed (cli, arguments, FALSE, error);
}
