/* SPDX-License-Identifier: GPL-3.0-or-later */
/* init: a new record book, empty or with the sample office. */
#include "bg-config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "bg-cli.h"
#include "bg-error.h"
#include "bg-sample.h"

/* Options of init that fill a field of the office. */
static const char *const office_options[][2] = { { "office", "name" },
                                                 { "parent", "parent" },
                                                 { "province", "province" },
                                                 { "symbol", "symbol" },
                                                 { "place", "place" } };

static gboolean
check_options (BgCliArguments *arguments, GError **error)
{
  if (!bg_cli_arguments_has (arguments, "sample"))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (office_options); i++)
    if (bg_cli_arguments_has (arguments, office_options[i][0]))
      {
        bg_cli_set_usage_error (error,
                                _ ("The sample office has a name: --sample and --%s exclude one another"),
                                office_options[i][0]);
        return FALSE;
      }
  return TRUE;
}

/* Only the folder of the record book itself is made: a mistyped path must not leave a tree of folders. */
static gboolean
check_place (BgCli *cli, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (cli->database);
  g_autofree char *usual = g_build_filename (g_get_user_data_dir (), "banggiao", NULL);

  if (g_file_test (cli->database, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    {
      g_set_error (error, BG_ERROR, BG_ERROR_REFUSED,
                   _ ("“%s” is there already. It was left as it is; name a file that does not exist yet."),
                   cli->database);
      return FALSE;
    }
  if (g_strcmp0 (folder, usual) == 0 && g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, BG_ERROR, BG_ERROR_FAILED, _ ("The folder “%s” cannot be made: %s"), folder,
                   g_strerror (errno));
      return FALSE;
    }
  return TRUE;
}

static gboolean
save_office (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  g_autoptr (BgRecord) office = bg_record_new_with_id (&bg_office_kind, BG_OFFICE_ID);

  bg_record_set_text (office, "name", _ ("Foreign affairs office of the province"));
  for (gsize i = 0; i < G_N_ELEMENTS (office_options); i++)
    if (bg_cli_arguments_has (arguments, office_options[i][0]))
      bg_record_set_text (office, office_options[i][1],
                          bg_cli_arguments_get (arguments, office_options[i][0]));
  if (!bg_record_is_set (office, "place"))
    bg_record_set_text (office, "place", bg_record_get_text (office, "province"));
  return bg_store_save (cli->store, NULL, office, _ ("Set up the office"), error);
}

static gboolean
make_book (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  cli->store = bg_store_open (cli->database, BG_OPEN_CREATE | cli->open_flags, error);
  if (cli->store == NULL)
    return FALSE;
  bg_store_set_officer (cli->store, cli->officer);
  return bg_cli_arguments_has (arguments, "sample") ? bg_sample_load (cli->store, error)
                                                    : save_office (cli, arguments, error);
}

/* What this call made itself, and could not finish, is no record book yet. */
static void
remove_unfinished (BgCli *cli)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  if (cli->store != NULL)
    bg_store_close (cli->store);
  g_clear_object (&cli->store);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (cli->database, endings[i], NULL);

      g_unlink (path);
    }
}

/**
 * bg_cli_init:
 * @cli: the call
 * @arguments: its arguments
 * @error: what went wrong
 *
 * Returns: whether there is a new record book; if not, nothing was left behind
 */
gboolean
bg_cli_init (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  if (!check_options (arguments, error) || !check_place (cli, error))
    return FALSE;
  if (!make_book (cli, arguments, error))
    {
      remove_unfinished (cli);
      return FALSE;
    }
  if (bg_cli_arguments_has (arguments, "sample"))
    bg_cli_say (_ ("A record book with the sample office was made: %s"), cli->database);
  else
    bg_cli_say (_ ("An empty record book was made: %s"), cli->database);
  return TRUE;
}
