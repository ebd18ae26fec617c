/* SPDX-License-Identifier: GPL-3.0-or-later */
/* restore, repair: a backup in the place of the record book, the drill, and what a damaged file still holds.
 */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "bg-cli-safety.h"
#include "bg-cli-table.h"
#include "bg-error.h"
#include "bg-id.h"
#include "bg-restore.h"
#include "bg-salvage.h"

static void
add_number (BgCliTable *table, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  bg_cli_table_add_cell (table, text);
}

static void
print_plan (const BgRestorePlan *plan)
{
  g_autoptr (BgCliTable) table = bg_cli_table_new ();
  g_autofree char *moment = bg_clock_format_moment (plan->backup->time);
  const char *const head[] = { _ ("Kind"),     _ ("Now"),       _ ("In the backup"),
                               _ ("Would go"), _ ("Come back"), _ ("Change") };

  bg_cli_table_add_row (table);
  for (gsize i = 0; i < G_N_ELEMENTS (head); i++)
    bg_cli_table_add_cell (table, head[i]);
  for (guint i = 0; i < plan->lines->len; i++)
    {
      const BgRestoreLine *line = &g_array_index (plan->lines, BgRestoreLine, i);

      bg_cli_table_add_row (table);
      bg_cli_table_add_cell (table, bg_count_get_label (line->kind));
      add_number (table, line->now);
      add_number (table, line->there);
      add_number (table, line->only_now);
      add_number (table, line->only_there);
      add_number (table, line->different);
    }
  bg_cli_table_print (table);
  bg_cli_say (_ ("Backup of %s. Nothing was changed."), moment);
}

static gboolean
show_plan (BgCli *cli, const char *file, const char *password, GError **error)
{
  g_autoptr (BgRestorePlan) plan = bg_restore_plan (cli->database, file, password, NULL, error);

  if (plan == NULL)
    return FALSE;
  print_plan (plan);
  return TRUE;
}

static gboolean
run_restore (BgCli *cli, const char *file, const char *password, GError **error)
{
  g_autoptr (BgRestored) restored = bg_restore_run (cli->database, file, password, NULL, NULL, error);

  if (restored == NULL || !bg_cli_open (cli, error) || !bg_restore_note (cli->store, file, error))
    return FALSE;
  bg_cli_say (_ ("The record book was restored: %s"), cli->database);
  if (restored->before != NULL)
    bg_cli_say (_ ("What was there before is backed up; it comes back by: banggiao-cli restore “%s”"),
                restored->before->path);
  if (restored->missing > 0)
    bg_cli_say (
      _ ("%u files could not be brought back: they are not among the backups. Their records are there."),
      restored->missing);
  if (restored->kept != NULL)
    bg_cli_say (_ ("The damaged file was kept: %s"), restored->kept);
  return TRUE;
}

static void
print_drill (const BgDrill *drill)
{
  g_autoptr (BgCliTable) table = bg_cli_table_new ();

  bg_cli_table_add_row (table);
  bg_cli_table_add_cell (table, _ ("What"));
  bg_cli_table_add_cell (table, _ ("At backup"));
  bg_cli_table_add_cell (table, _ ("Restored"));
  bg_cli_table_add_cell (table, _ ("Result"));
  for (guint i = 0; i < drill->lines->len; i++)
    {
      const BgDrillLine *line = &g_array_index (drill->lines, BgDrillLine, i);

      bg_cli_table_add_row (table);
      bg_cli_table_add_cell (table, bg_count_get_label (line->name));
      add_number (table, line->then);
      add_number (table, line->found);
      bg_cli_table_add_cell (table, line->then == line->found ? _ ("same") : _ ("different"));
    }
  bg_cli_table_print (table);
}

static gboolean
run_drill (BgCli *cli, const char *password, GError **error)
{
  g_autofree char *folder = bg_backup_dup_folder (cli->database);
  g_autoptr (BgDrill) drill = bg_drill_run (folder, password, NULL, error);
  g_autofree char *moment = NULL;

  if (drill == NULL)
    return FALSE;
  print_drill (drill);
  moment = bg_clock_format_moment (drill->backup_time);
  if (bg_drill_is_good (drill))
    {
      bg_cli_say (
        _ ("The backup of %s was restored into a temporary place, opened and compared: it is good."), moment);
      return TRUE;
    }
  g_set_error (error, BG_ERROR, BG_ERROR_DAMAGED,
               _ ("The backup of %s cannot be relied on: %s. Make a new backup now."), moment, drill->fault);
  return FALSE;
}

static gboolean
check_use (BgCliArguments *arguments, GError **error)
{
  guint words = bg_cli_arguments_get_n_words (arguments);
  gboolean drill = bg_cli_arguments_has (arguments, "drill");

  if ((words == 1 && !drill) || (words == 0 && drill && !bg_cli_arguments_has (arguments, "dry-run")))
    return TRUE;
  bg_cli_set_usage_error (error, _ ("Name one backup to restore, or --drill alone"));
  return FALSE;
}

/**
 * bg_cli_restore:
 * @cli: the call
 * @arguments: its arguments
 * @error: what went wrong
 *
 * A record by its id comes out of the trash; a file takes the place of the record book.
 *
 * Returns: whether it is restored, or its plan or drill shown
 */
gboolean
bg_cli_restore (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  g_autofree char *password = NULL;
  const char *word;

  if (!check_use (arguments, error) || !bg_cli_read_password (arguments, &password, error))
    return FALSE;
  if (bg_cli_arguments_has (arguments, "drill"))
    return run_drill (cli, password, error);
  word = bg_cli_arguments_get_word (arguments, 0);
  if (bg_id_is_valid (word))
    return bg_cli_untrash (cli, arguments, error);
  return bg_cli_arguments_has (arguments, "dry-run") ? show_plan (cli, word, password, error)
                                                     : run_restore (cli, word, password, error);
}

/**
 * bg_cli_repair:
 * @cli: the call
 * @arguments: its arguments
 * @error: what went wrong
 *
 * Returns: whether there is a repaired copy; the damaged file is as it was
 */
gboolean
bg_cli_repair (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  const char *path =
    bg_cli_arguments_get_n_words (arguments) > 0 ? bg_cli_arguments_get_word (arguments, 0) : cli->database;
  g_autoptr (BgSalvage) salvage =
    bg_salvage_run (path, bg_cli_arguments_get (arguments, "output"), NULL, error);

  if (salvage == NULL)
    return FALSE;
  bg_cli_print_counts (salvage->counts);
  if (salvage->holes == 0)
    bg_cli_say (_ ("Everything could be read. Repaired copy: %s"), salvage->path);
  else
    bg_cli_say (
      _ ("What could be read is in the repaired copy; at %u places nothing could be read. Compare it "
         "with the last backup before you use it. The damaged file was left as it is. Copy: %s"),
      salvage->holes, salvage->path);
  if (!salvage->history_whole)
    bg_cli_say ("%s", _ ("Part of the history could not be read; its last entry says so."));
  return TRUE;
}
