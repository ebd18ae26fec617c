/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record book of one call: opening it, finding kinds and records, and saying things. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-cli.h"
#include "bg-error.h"
#include "bg-office-calendar.h"

/* The office has one record only, whose id nobody should have to type. */
#define OFFICE_WORD "office"
/* How long a verb that writes waits for another program, and between two looks, in microseconds. */
#define LONGEST_WAIT (2 * G_USEC_PER_SEC)
#define STEP_OF_WAIT 50000

/**
 * bg_cli_say:
 * @format: a message for people, printf-like
 * @...: for @format
 *
 * Prints a line to standard error: standard output belongs to the answer alone.
 */
void
bg_cli_say (const char *format, ...)
{
  va_list args;

  /* On a terminal both go to the same place; the answer shall stand before what is said of it. */
  fflush (stdout);
  va_start (args, format);
  vfprintf (stderr, format, args);
  va_end (args);
  fputc ('\n', stderr);
}

/* Another call of this program that writes is soon done; a window may have the record book open all day. */
static BgStore *
open_store (BgCli *cli, BgOpenFlags flags, GError **error)
{
  gint64 end = g_get_monotonic_time () + LONGEST_WAIT;
  BgStore *store;

  while ((store = bg_store_open (cli->database, flags | cli->open_flags, error)) != NULL &&
         bg_store_is_held (store) && g_get_monotonic_time () < end)
    {
      g_object_unref (store);
      g_usleep (STEP_OF_WAIT);
    }
  return store;
}

static gboolean
open_book (BgCli *cli, BgOpenFlags flags, GError **error)
{
  g_autoptr (BgRecord) office = NULL;

  cli->store = open_store (cli, flags, error);
  if (cli->store == NULL)
    {
      if (error != NULL && g_error_matches (*error, BG_ERROR, BG_ERROR_NOT_FOUND))
        bg_cli_say ("%s", _ ("A new record book is made by: banggiao-cli init"));
      return FALSE;
    }
  bg_store_set_officer (cli->store, cli->officer);
  if (!bg_store_read_office (cli->store, &office, error))
    return FALSE;
  cli->calendar = bg_office_create_calendar (office);
  bg_rules_from_office (&cli->rules, office, cli->today);
  cli->rules.calendar = cli->calendar;
  return TRUE;
}

/**
 * bg_cli_open:
 * @cli: the call
 * @error: why it cannot be opened for writing, such as who else has it open
 *
 * Opens the record book for a verb that writes, and reads the office's numbers.
 *
 * Returns: whether @cli->store is open
 */
gboolean
bg_cli_open (BgCli *cli, GError **error)
{
  return open_book (cli, BG_OPEN_EXISTING, error);
}

/**
 * bg_cli_open_to_read:
 * @cli: the call
 * @error: why it cannot be opened
 *
 * bg_cli_open() for a verb that only reads: it is not in the way of a program that writes, nor hindered by
 * it. A record book of an older form is brought to the present one first.
 *
 * Returns: whether @cli->store is open
 */
gboolean
bg_cli_open_to_read (BgCli *cli, GError **error)
{
  g_autoptr (GError) failure = NULL;

  /* Who looks at personal data is written down. */
  if (cli->personal)
    return open_book (cli, BG_OPEN_EXISTING, error);
  if (open_book (cli, BG_OPEN_READ_ONLY, &failure))
    return TRUE;
  if (g_error_matches (failure, BG_ERROR, BG_ERROR_READ_ONLY))
    return open_book (cli, BG_OPEN_EXISTING, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * bg_cli_clear:
 * @cli: the call
 *
 * Closes the record book and frees what the call holds.
 */
void
bg_cli_clear (BgCli *cli)
{
  if (cli->store != NULL)
    bg_store_close (cli->store);
  g_clear_object (&cli->store);
  g_clear_pointer (&cli->calendar, bg_calendar_unref);
  g_clear_pointer (&cli->database, g_free);
  g_clear_pointer (&cli->officer, g_free);
}

/**
 * bg_cli_load:
 * @cli: the call, with its record book open
 * @id: id of a record of any kind; "office" is the office's own
 * @error: BG_ERROR_NOT_FOUND where there is none
 *
 * Returns: (transfer full): the record
 */
BgRecord *
bg_cli_load (BgCli *cli, const char *id, GError **error)
{
  return bg_store_load_any (cli->store, strcmp (id, OFFICE_WORD) == 0 ? BG_OFFICE_ID : id, error);
}

/**
 * bg_cli_find_kind:
 * @name: name of a kind as typed
 * @error: BG_CLI_USAGE_ERROR with the names there are
 *
 * Returns: the kind
 */
const BgKind *
bg_cli_find_kind (const char *name, GError **error)
{
  const BgKind *kind = bg_kind_find (name);
  g_autoptr (GString) names = g_string_new (NULL);

  if (kind != NULL)
    return kind;
  for (const BgKind *const *other = bg_kind_list (); *other != NULL; other++)
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", (*other)->name);
  bg_cli_set_usage_error (error, _ ("There is no kind of record “%s”; choose one of: %s"), name, names->str);
  return NULL;
}

/**
 * bg_cli_read_limit:
 * @arguments: arguments
 * @limit: (out): the value of --limit; 0 where none was given
 * @error: BG_CLI_USAGE_ERROR
 *
 * Returns: whether it is a number
 */
gboolean
bg_cli_read_limit (BgCliArguments *arguments, guint *limit, GError **error)
{
  const char *typed = bg_cli_arguments_get (arguments, "limit");
  guint64 number = 0;

  if (typed != NULL && !g_ascii_string_to_unsigned (typed, 10, 1, G_MAXINT, &number, NULL))
    {
      bg_cli_set_usage_error (error, _ ("--limit needs a whole number from 1, not “%s”"), typed);
      return FALSE;
    }
  *limit = (guint) number;
  return TRUE;
}

/**
 * bg_cli_write_json:
 * @json: (transfer full): what to write
 * @error: why it cannot be written
 *
 * Writes JSON to standard output, and frees it.
 *
 * Returns: whether it was written
 */
gboolean
bg_cli_write_json (json_t *json, GError **error)
{
  int failed = json_dumpf (json, stdout, JSON_INDENT (2));

  json_decref (json);
  if (failed == 0)
    {
      putchar ('\n');
      return TRUE;
    }
  g_set_error_literal (error, BG_ERROR, BG_ERROR_FAILED, _ ("The answer cannot be written as JSON"));
  return FALSE;
}
