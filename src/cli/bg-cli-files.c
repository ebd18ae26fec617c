/* SPDX-License-Identifier: GPL-3.0-or-later */
/* file: the files of records, added, listed and handed out; and their way to the server and back. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-carrier.h"
#include "bg-cli-files.h"
#include "bg-cli-table.h"
#include "bg-error.h"
#include "bg-file-add.h"
#include "bg-file-uses.h"
#include "bg-money.h"
#include "bg-shelf.h"

static BgRecord *
load_with_files (BgCli *cli, const char *id, const BgField **files, GError **error)
{
  g_autoptr (BgRecord) record = bg_cli_load (cli, id, error);

  if (record == NULL)
    return NULL;
  *files = bg_kind_get_files (bg_record_get_kind (record));
  if (*files != NULL)
    return g_steal_pointer (&record);
  g_set_error (error, BG_ERROR, BG_ERROR_REFUSED, _ ("Records of the kind “%s” keep no files"),
               bg_kind_get_label (bg_record_get_kind (record)));
  return NULL;
}

static gboolean
add_files (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  const BgField *files = NULL;
  g_autoptr (BgRecord) before = NULL;
  g_autoptr (BgRecord) after = NULL;
  const char *language = bg_cli_arguments_get (arguments, "language");

  if (bg_cli_arguments_get_n_words (arguments) < 3)
    {
      bg_cli_set_usage_error (error, "banggiao-cli file add ID FILE…");
      return FALSE;
    }
  before = bg_cli_open (cli, error)
             ? load_with_files (cli, bg_cli_arguments_get_word (arguments, 1), &files, error)
             : NULL;
  if (before == NULL)
    return FALSE;
  after = bg_record_copy (before);
  for (guint i = 2; i < bg_cli_arguments_get_n_words (arguments); i++)
    {
      g_autoptr (BgRecord) item =
        bg_file_add (cli->database, bg_cli_arguments_get_word (arguments, i), NULL, error);

      if (item == NULL)
        return FALSE;
      if (language != NULL)
        bg_record_set_text (item, "language", language);
      bg_record_append_item (after, files->name, item);
    }
  return bg_store_save (cli->store, before, after, _ ("Add files"), error);
}

static const char *
get_place (const char *shelf, const BgFileUse *use)
{
  return bg_shelf_has (shelf, use->sha256, -1) ? _ ("on this computer") : _ ("not on this computer");
}

static void
add_row (BgCliTable *table, const char *shelf, const BgFileUse *use)
{
  g_autofree char *size = bg_size_format (use->size);

  bg_cli_table_add_row (table);
  bg_cli_table_add_cell (table, use->record);
  bg_cli_table_add_cell (table, use->title != NULL ? use->title : "");
  bg_cli_table_add_cell (table, use->file_name != NULL ? use->file_name : "");
  bg_cli_table_add_cell (table, size);
  bg_cli_table_add_cell (table, get_place (shelf, use));
}

static gboolean
list_files (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  const char *record = bg_cli_arguments_get_word (arguments, 1);
  g_autofree char *shelf = bg_shelf_dup_folder (cli->database);
  g_autoptr (BgCliTable) table = bg_cli_table_new ();
  g_autoptr (GPtrArray) uses =
    bg_cli_open_to_read (cli, error) ? bg_file_uses_list (cli->store, error) : NULL;

  if (uses == NULL)
    return FALSE;
  bg_cli_table_add_row (table);
  bg_cli_table_add_cell (table, _ ("Record"));
  bg_cli_table_add_cell (table, _ ("File title"));
  bg_cli_table_add_cell (table, _ ("File name"));
  bg_cli_table_add_cell (table, _ ("Size"));
  bg_cli_table_add_cell (table, _ ("Place"));
  for (guint i = 0; i < uses->len; i++)
    {
      const BgFileUse *use = g_ptr_array_index (uses, i);

      if (record == NULL || strcmp (record, use->record) == 0)
        add_row (table, shelf, use);
    }
  bg_cli_table_print (table);
  return TRUE;
}

static BgRecord *
find_file (BgRecord *record, const BgField *files, const char *name, GError **error)
{
  for (guint i = 0; i < bg_record_get_n_items (record, files->name); i++)
    {
      BgRecord *item = bg_record_get_item (record, files->name, i);

      if (g_strcmp0 (bg_record_get_text (item, "file_name"), name) == 0 ||
          g_strcmp0 (bg_record_get_text (item, "title"), name) == 0)
        return item;
    }
  g_set_error (error, BG_ERROR, BG_ERROR_NOT_FOUND,
               _ ("“%s” has no file “%s”; banggiao-cli file list shows which there are"),
               bg_record_get_title (record), name);
  return NULL;
}

static gboolean
save_file (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  const char *name = bg_cli_arguments_get_word (arguments, 2);
  const char *to = bg_cli_arguments_get (arguments, "output");
  const BgField *files = NULL;
  g_autoptr (BgRecord) record = NULL;
  g_autofree char *safe = NULL;
  BgRecord *item;

  if (name == NULL)
    {
      bg_cli_set_usage_error (error, "banggiao-cli file save ID NAME [-o FILE]");
      return FALSE;
    }
  record = bg_cli_open_to_read (cli, error)
             ? load_with_files (cli, bg_cli_arguments_get_word (arguments, 1), &files, error)
             : NULL;
  item = record != NULL ? find_file (record, files, name, error) : NULL;
  if (item == NULL)
    return FALSE;
  safe = bg_file_dup_safe_name (item);
  if (!bg_file_save (cli->database, item, to != NULL ? to : safe, NULL, error))
    return FALSE;
  puts (to != NULL ? to : safe);
  return TRUE;
}

/**
 * bg_cli_file:
 * @cli: the call
 * @arguments: its arguments; the first word says what of files
 * @error: what went wrong
 *
 * Returns: whether it was done
 */
gboolean
bg_cli_file (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  static const struct
  {
    const char *name;
    gboolean (*run) (BgCli *cli, BgCliArguments *arguments, GError **error);
  } parts[] = { { "add", add_files }, { "list", list_files }, { "save", save_file } };
  const char *name = bg_cli_arguments_get_word (arguments, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strcmp (parts[i].name, name) == 0)
      return parts[i].run (cli, arguments, error);
  bg_cli_set_usage_error (error, _ ("“file” does not know “%s”"), name);
  return FALSE;
}

/**
 * bg_cli_verify_files:
 * @path: file name of a record book, which is not locked
 * @error: that files are not what they were, or cannot be looked at
 *
 * Reads all contents beside the record book, and names those that are altered. Contents that are not there
 * are told, and are no fault: they may lie on the server.
 *
 * Returns: whether all that are there are whole
 */
gboolean
bg_cli_verify_files (const char *path, GError **error)
{
  g_autofree char *shelf = bg_shelf_dup_folder (path);
  g_autoptr (BgSql) sql = bg_sql_open (path, SQLITE_OPEN_READONLY, error);
  g_autoptr (GPtrArray) uses = sql != NULL ? bg_file_uses_read (sql, error) : NULL;
  guint altered = 0, absent = 0;

  for (guint i = 0; uses != NULL && i < uses->len; i++)
    {
      const BgFileUse *use = g_ptr_array_index (uses, i);
      g_autoptr (GError) failure = NULL;

      if (!bg_shelf_has (shelf, use->sha256, -1))
        absent++;
      else if (!bg_shelf_check (shelf, use->sha256, NULL, &failure))
        {
          printf (_ ("The file “%s” is altered (record %s)"), use->title, use->record);
          printf ("\n");
          altered++;
        }
    }
  if (uses == NULL)
    return FALSE;
  if (uses->len > 0)
    bg_cli_say (_ ("Files: %u whole, %u not on this computer"), uses->len - altered - absent, absent);
  if (altered == 0)
    return TRUE;
  g_set_error (
    error, BG_ERROR, BG_ERROR_DAMAGED,
    _ ("%u files are not what they were when they were added; a backup may have them whole. Nothing "
       "was changed."),
    altered);
  return FALSE;
}

/**
 * bg_cli_carry_files:
 * @cli: the call, with an open record book
 * @way: the way to the server
 * @all: whether the contents of all files are fetched
 * @error: the ending
 *
 * Sends files that the server lacks and fetches what is wanted, behind the exchange of records.
 *
 * Returns: whether it was done
 */
gboolean
bg_cli_carry_files (BgCli *cli, BgTransport *way, gboolean all, GError **error)
{
  g_autoptr (BgCarrier) carrier = bg_carrier_new (cli->store, way);
  BgCarried carried = { 0 };
  gboolean good = bg_carrier_send (carrier, &carried, NULL, error) &&
                  (!all || bg_carrier_fetch_all (carrier, &carried, NULL, error));

  if (carried.sent + carried.fetched + carried.absent > 0)
    {
      printf (_ ("Files: sent %u, fetched %u, not to be had %u"), carried.sent, carried.fetched,
              carried.absent);
      printf ("\n");
      fflush (stdout);
    }
  return good;
}
