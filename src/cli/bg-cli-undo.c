/* SPDX-License-Identifier: GPL-3.0-or-later */
/* undo, redo, purge: taking changes back, and removing for good. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>

#include "bg-change-words.h"
#include "bg-backup.h"
#include "bg-cli.h"
#include "bg-error.h"
#include "bg-undo.h"

static void
say_question (BgCli *cli, const BgUndoStep *step)
{
  BgChangeWords words = { .kind = bg_record_get_kind (step->record), .record = step->record };
  g_autofree char *place = NULL;
  g_autofree char *now = NULL;
  g_autofree char *back = NULL;

  words.title_func = bg_store_title_func;
  words.title_data = cli->store;
  place = bg_change_describe_place (&words, step->path);
  now = bg_change_describe_value (&words, step->path, step->now);
  back = bg_change_describe_value (&words, step->path, step->back);
  bg_cli_say (_ ("  %s, %s: now %s, would become %s"), bg_record_get_title (step->record), place, now, back);
}

/* Values that changed since are left alone, unless --all says that they go back too. */
static void
settle_questions (BgCli *cli, BgUndo *undo, gboolean all)
{
  if (!bg_undo_asks (undo))
    return;
  bg_cli_say ("%s", all ? _ ("Changed since, and taken back all the same:")
                        : _ ("Changed since, and left as it is (--all takes it back too):"));
  for (guint i = 0; i < bg_undo_get_n_steps (undo); i++)
    {
      BgUndoStep *step = bg_undo_get_step (undo, i);

      if (!step->asks)
        continue;
      say_question (cli, step);
      step->chosen = all && !step->is_lost;
    }
}

static gboolean
take_back (BgCli *cli, gint64 set, gboolean all, GError **error)
{
  g_autoptr (BgUndo) undo = NULL;
  g_autoptr (BgChangeSet) changes = NULL;

  if (!bg_cli_open (cli, error))
    return FALSE;
  undo = bg_undo_load (cli->store, set, error);
  if (undo == NULL)
    return FALSE;
  settle_questions (cli, undo, all);
  changes = bg_undo_create_change_set (undo, error);
  if (changes == NULL || !bg_store_commit (cli->store, changes, error))
    return FALSE;
  bg_cli_say (bg_undo_is_redo (undo) ? _ ("Done again: %s") : _ ("Undone: %s"), bg_undo_get_label (undo));
  return TRUE;
}

/**
 * bg_cli_undo:
 * @cli: the call
 * @arguments: its arguments
 * @error: what went wrong
 *
 * Takes back the last change set that holds, or the one whose number is given.
 *
 * Returns: whether it was taken back
 */
gboolean
bg_cli_undo (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  const char *typed = bg_cli_arguments_get_word (arguments, 0);
  gint64 set = BG_UNDO_LAST;

  if (typed != NULL && !g_ascii_string_to_signed (typed, 10, 1, G_MAXINT64, &set, NULL))
    {
      bg_cli_set_usage_error (
        error, _ ("“%s” is not the number of a change; banggiao-cli history shows them"), typed);
      return FALSE;
    }
  return take_back (cli, set, bg_cli_arguments_has (arguments, "all"), error);
}

/**
 * bg_cli_redo:
 * @cli: the call
 * @arguments: its arguments
 * @error: what went wrong
 *
 * Returns: whether what was undone last was done again
 */
gboolean
bg_cli_redo (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  return take_back (cli, BG_REDO_LAST, bg_cli_arguments_has (arguments, "all"), error);
}

/* Nothing is said before all of them were found. */
static void
say_purge (BgChangeSet *set)
{
  bg_cli_say ("%s", _ ("To be removed for good, with their personal data in the history:"));
  for (guint i = 0; i < bg_change_set_get_n_purges (set); i++)
    {
      BgRecord *record = bg_change_set_get_purge (set, i);

      bg_cli_say ("  %s: %s", bg_kind_get_label (bg_record_get_kind (record)), bg_record_get_title (record));
    }
}

static BgChangeSet *
create_purge (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  g_autoptr (BgChangeSet) set = bg_change_set_new (_ ("Removed for good"));

  for (guint i = 0; bg_cli_arguments_get_word (arguments, i) != NULL; i++)
    {
      g_autoptr (BgRecord) record = bg_cli_load (cli, bg_cli_arguments_get_word (arguments, i), error);

      if (record == NULL)
        return NULL;
      bg_change_set_add_purge (set, record);
    }
  return g_steal_pointer (&set);
}

/**
 * bg_cli_purge:
 * @cli: the call
 * @arguments: its arguments
 * @error: what went wrong
 *
 * Removes records from the trash for good, once the record book is backed up; without --yes it only names
 * them.
 *
 * Returns: whether they are gone
 */
gboolean
bg_cli_purge (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  g_autoptr (BgChangeSet) set = NULL;

  if (!bg_cli_open (cli, error))
    return FALSE;
  set = create_purge (cli, arguments, error);
  if (set == NULL)
    return FALSE;
  say_purge (set);
  if (!bg_cli_arguments_has (arguments, "yes"))
    {
      g_set_error_literal (error, BG_ERROR, BG_ERROR_REFUSED,
                           _ ("Nothing was removed. This cannot be undone; say --yes to do it."));
      return FALSE;
    }
  if (!bg_backup_before (cli->store, BG_BACKUP_PURGE, NULL, NULL, error) ||
      !bg_store_commit (cli->store, set, error))
    return FALSE;
  bg_cli_say ("%s", _ ("Removed for good"));
  return TRUE;
}
