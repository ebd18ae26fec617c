/* SPDX-License-Identifier: GPL-3.0-or-later */
/* banggiao-cli: the record book from the terminal, for administrators, timers and tests. */
#include "bg-config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "bg-cli.h"
#include "bg-text.h"

#define STATUS_FAILED    1
#define STATUS_WRONG_USE 2

static const BgCliVerb *
find_verb (const char *name, GError **error)
{
  for (const BgCliVerb *verb = bg_cli_verbs; verb->name != NULL; verb++)
    if (g_strcmp0 (verb->name, name) == 0)
      return verb;
  if (name == NULL)
    bg_cli_set_usage_error (error, _ ("What shall be done? Name a verb"));
  else
    bg_cli_set_usage_error (error, _ ("There is no verb “%s”"), name);
  return NULL;
}

/* The options that every verb knows, and its own. */
static GArray *
join_options (const BgCliVerb *verb)
{
  const BgCliOption *const tables[] = { bg_cli_common_options, verb->options };
  GArray *all = g_array_new (TRUE, TRUE, sizeof (BgCliOption));

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const BgCliOption *option = tables[i]; option->name != NULL; option++)
      g_array_append_vals (all, option, 1);
  return all;
}

static gboolean
check_words (BgCliArguments *arguments, const BgCliVerb *verb, GError **error)
{
  guint n = bg_cli_arguments_get_n_words (arguments);

  if (n >= verb->min_words && n <= verb->max_words)
    return TRUE;
  bg_cli_set_usage_error (error, _ ("“%s” is used like this: banggiao-cli %s %s"), verb->name, verb->name,
                          verb->usage);
  return FALSE;
}

static gboolean
read_today (BgCli *cli, const char *typed, GError **error)
{
  g_autoptr (GError) failure = NULL;

  cli->today = bg_clock_get_today ();
  if (typed == NULL)
    return TRUE;
  if (!bg_date_read (typed, cli->today, BG_DATE_NONE, &cli->today, &failure))
    bg_cli_set_usage_error (error, "--today %s: %s", typed, failure->message);
  else if (!bg_date_is_full (cli->today))
    bg_cli_set_usage_error (error, _ ("--today needs a day, a month and a year, not “%s”"), typed);
  else
    {
      bg_clock_set_today (cli->today);
      return TRUE;
    }
  return FALSE;
}

static gboolean
prepare (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  const char *database = bg_cli_arguments_get (arguments, "database");
  const char *officer = bg_cli_arguments_get (arguments, "officer");

  cli->database = database != NULL
                    ? g_strdup (database)
                    : g_build_filename (g_get_user_data_dir (), "banggiao", "so.banggiao", NULL);
  cli->officer = g_strdup (officer != NULL ? officer : g_get_real_name ());
  cli->open_flags = bg_cli_arguments_has (arguments, "force") ? BG_OPEN_FORCE : 0;
  cli->personal = bg_cli_arguments_has (arguments, "personal");
  if (*cli->database == '\0')
    {
      bg_cli_set_usage_error (error, _ ("The option “--%s” needs a value: %s"), "database", "FILE");
      return FALSE;
    }
  return read_today (cli, bg_cli_arguments_get (arguments, "today"), error);
}

static gboolean
run_verb (const BgCliVerb *verb, BgCliArguments *arguments, GError **error)
{
  BgCli cli = { NULL };
  gboolean good = prepare (&cli, arguments, error) && verb->run (&cli, arguments, error);

  bg_cli_clear (&cli);
  return good;
}

/* Help and version are asked for before anything else is looked at; TRUE when that was all. */
static gboolean
answer_questions (BgCliArguments *arguments, const BgCliVerb *verb)
{
  if (bg_cli_arguments_has (arguments, "help"))
    bg_cli_print_help (verb, stdout);
  else if (bg_cli_arguments_has (arguments, "version"))
    puts ("banggiao-cli " BG_VERSION);
  else
    return FALSE;
  return TRUE;
}

static gboolean
run (char **words, GError **error)
{
  g_autoptr (BgCliArguments) arguments = bg_cli_arguments_new (words);
  g_autoptr (GArray) options = NULL;
  const BgCliVerb *verb;
  const char *name;

  if (!bg_cli_arguments_read (arguments, bg_cli_common_options, error))
    return FALSE;
  name = bg_cli_arguments_take_word (arguments);
  if (name == NULL && answer_questions (arguments, NULL))
    return TRUE;
  verb = find_verb (name, error);
  if (verb == NULL)
    return FALSE;
  options = join_options (verb);
  if (!bg_cli_arguments_read (arguments, (const BgCliOption *) options->data, error))
    return FALSE;
  if (answer_questions (arguments, verb))
    return TRUE;
  return check_words (arguments, verb, error) && run_verb (verb, arguments, error);
}

/* What went to a full disk or a closed pipe did not arrive. */
static gboolean
finish_output (GError **error)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), _ ("The output cannot be written: %s"),
               g_strerror (errno));
  return FALSE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  bg_language_init ();
  g_set_prgname ("banggiao-cli");
  if (argc < 2)
    {
      bg_cli_print_help (NULL, stderr);
      return STATUS_WRONG_USE;
    }
  if (run (argv + 1, &error) && finish_output (&error))
    return EXIT_SUCCESS;
  bg_cli_say ("banggiao-cli: %s", error->message);
  if (!g_error_matches (error, BG_CLI_USAGE_ERROR, 0))
    return STATUS_FAILED;
  bg_cli_say ("%s", _ ("More with: banggiao-cli --help"));
  return STATUS_WRONG_USE;
}
