/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sync: sharing the records through a server, from the terminal. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-cli-files.h"
#include "bg-cli-safety.h"
#include "bg-cli-inbox.h"
#include "bg-cli-twins.h"
#include "bg-cli.h"
#include "bg-error.h"
#include "bg-http.h"
#include "bg-replicator.h"
#include "bg-secret.h"
#include "bg-sync-compare.h"
#include "bg-sync-inbox.h"

/* Seconds that one request waits for news. */
#define LONGEST_WAIT 25

static BgSyncServer *
load_server (BgCli *cli, GError **error)
{
  g_autoptr (GError) failure = NULL;
  BgSyncServer *server = bg_sync_load_server (cli->store, &failure);

  if (server != NULL)
    return server;
  if (g_error_matches (failure, BG_ERROR, BG_ERROR_NOT_FOUND))
    g_set_error_literal (error, BG_ERROR, BG_ERROR_NOT_FOUND,
                         _ ("This record book is not shared. Join it by: banggiao-cli sync configure URL "
                            "--user NAME"));
  else
    g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/* From the file that was named; else from where the desktop keeps passwords; else asked for. */
static gboolean
find_password (BgCliArguments *arguments, const BgSyncServer *server, char **password, GError **error)
{
  if (!bg_cli_arguments_has (arguments, "password-file") &&
      bg_secret_load (server->url, server->account, password, NULL) == BG_SECRET_DONE)
    return TRUE;
  return bg_cli_ask_password (arguments, "password-file", server->account, password, error);
}

/* Off is off, for a timer that goes on calling too. */
static gboolean
check_active (const BgSyncServer *server, GError **error)
{
  if (server->active)
    return TRUE;
  g_set_error_literal (
    error, BG_ERROR, BG_ERROR_REFUSED,
    _ ("Sharing is turned off; no server was asked. Turn it on by: banggiao-cli sync configure URL "
       "--user NAME"));
  return FALSE;
}

static BgTransport *
open_way (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  g_autoptr (BgSyncServer) server = load_server (cli, error);
  g_autofree char *password = NULL;
  BgHttpFlags flags = bg_cli_arguments_has (arguments, "plain-http") ? BG_HTTP_ALLOW_PLAIN : BG_HTTP_NONE;

  if (server == NULL || !check_active (server, error) || !find_password (arguments, server, &password, error))
    return NULL;
  return bg_http_open (server->url, server->account, password, flags, error);
}

static gboolean
configure (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  const char *url = bg_cli_arguments_get_word (arguments, 1);
  const char *user = bg_cli_arguments_get (arguments, "user");
  g_autoptr (BgTransport) way = NULL;
  g_autofree char *password = NULL;

  if (url == NULL || user == NULL)
    {
      bg_cli_set_usage_error (error, "banggiao-cli sync configure URL --user NAME [--password-file FILE]");
      return FALSE;
    }
  /* What cannot be an address is refused before anything is written. */
  way =
    bg_http_open (url, user, NULL,
                  bg_cli_arguments_has (arguments, "plain-http") ? BG_HTTP_ALLOW_PLAIN : BG_HTTP_NONE, error);
  if (way == NULL || !bg_cli_read_password (arguments, &password, error) || !bg_cli_open (cli, error) ||
      !bg_sync_join (cli->store, url, user, error))
    return FALSE;
  /* Where nothing keeps passwords it is asked for, or named, at each exchange. */
  if (password != NULL)
    (void) bg_secret_store (url, user, password, NULL);
  bg_cli_say (_ ("The record book is joined to %s as %s; exchange records by: banggiao-cli sync"), url, user);
  return TRUE;
}

static void
say_totals (const BgSyncTotals *totals)
{
  printf (_ ("Received %u, sent %u, merged %u, to be decided %u"), totals->received, totals->sent,
          totals->merged, totals->asked);
  printf ("\n");
  /* Who watches sees it now, and not after the next wait. */
  fflush (stdout);
  if (totals->kept > 0)
    bg_cli_say (_ ("%u documents of a newer version were kept as they are"), totals->kept);
}

static gboolean
run_once (BgCli *cli, BgReplicator *replicator, gboolean all_files, BgSyncTotals *totals, GError **error)
{
  BgSyncOutcome outcome = bg_replicator_run (replicator, NULL, totals, error);

  say_totals (totals);
  if (outcome == BG_SYNC_DONE)
    return bg_cli_carry_files (cli, bg_replicator_get_transport (replicator), all_files, error);
  /* What the server refused of the records keeps no file waiting. */
  if (totals->refused > 0)
    (void) bg_cli_carry_files (cli, bg_replicator_get_transport (replicator), all_files, NULL);
  return FALSE;
}

/* Goes on until it is ended from outside, or something happens that does not pass by itself. */
static gboolean
watch (BgCli *cli, BgReplicator *replicator, gboolean all_files, GError **error)
{
  guint failures = 0;

  for (;;)
    {
      g_autoptr (GError) failure = NULL;
      gboolean changed = FALSE;
      BgSyncOutcome outcome = BG_SYNC_DONE;
      BgSyncTotals totals;
      gboolean done = run_once (cli, replicator, all_files, &totals, &failure);

      /* A record that the server will not take keeps none of the others waiting. */
      if (!done && totals.refused > 0)
        {
          bg_cli_say ("%s", failure->message);
          g_clear_error (&failure);
          done = TRUE;
        }
      if (done)
        outcome = bg_replicator_wait (replicator, LONGEST_WAIT, &changed, NULL, &failure);
      else
        outcome = bg_sync_outcome_from_error (failure);
      failures = outcome == BG_SYNC_DONE ? 0 : failures + 1;
      if (outcome != BG_SYNC_DONE && !bg_sync_outcome_may_pass (outcome))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      if (failures > 0)
        {
          bg_cli_say ("%s", failure->message);
          g_usleep (bg_replicator_get_pause (failures, 0) * G_USEC_PER_SEC);
        }
    }
}

static gboolean
exchange (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  g_autoptr (BgReplicator) replicator = NULL;
  gboolean all_files = bg_cli_arguments_has (arguments, "all-files");
  BgTransport *way;

  if (!bg_cli_open (cli, error))
    return FALSE;
  if (bg_cli_arguments_has (arguments, "send-again") && !bg_sync_forget (cli->store, error))
    return FALSE;
  if (bg_cli_arguments_has (arguments, "allow-trash") && !bg_sync_set_permit (cli->store, TRUE, error))
    return FALSE;
  way = open_way (cli, arguments, error);
  if (way == NULL)
    return FALSE;
  replicator = bg_replicator_new (cli->store, way);
  if (bg_cli_arguments_has (arguments, "watch"))
    return watch (cli, replicator, all_files, error);
  return run_once (cli, replicator, all_files, &(BgSyncTotals){ 0 }, error);
}

/* What moved; and how it ended, where that was not well. */
static void
say_line (const BgSyncLine *line)
{
  g_autofree char *time = bg_clock_format_moment (line->time);
  BgSyncOutcome outcome;

  printf ("%s  ", time);
  say_totals (&line->totals);
  if (bg_sync_outcome_find (line->outcome, &outcome) && outcome != BG_SYNC_DONE)
    printf ("  %s\n", bg_sync_outcome_get_words (outcome));
}

static gboolean
say_status (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  g_autoptr (BgSyncServer) server = NULL;
  g_autoptr (GPtrArray) log = NULL;
  guint waiting = 0, refused = 0;

  if (!bg_cli_open_to_read (cli, error))
    return FALSE;
  server = load_server (cli, error);
  if (server == NULL || !bg_sync_count_waiting (cli->store, &waiting, &refused, error))
    return FALSE;
  log = bg_sync_read_log (cli->store, 10, error);
  if (log == NULL)
    return FALSE;
  printf (_ ("Server: %s, account: %s"), server->url, server->account);
  printf ("%s\n", server->active ? "" : _ (" (sharing is turned off)"));
  printf (_ ("Waiting to be sent: %u; refused by the server: %u; to be decided: %d"), waiting, refused,
          bg_sync_count_inbox (cli->store));
  printf ("\n");
  for (guint i = 0; i < log->len; i++)
    say_line (g_ptr_array_index (log, i));
  return TRUE;
}

static gboolean
compare (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  g_autoptr (BgTransport) way = NULL;
  g_autoptr (GArray) kinds = NULL;
  guint unequal = 0;

  if (!bg_cli_open_to_read (cli, error))
    return FALSE;
  way = open_way (cli, arguments, error);
  if (way == NULL)
    return FALSE;
  kinds = bg_sync_compare (cli->store, way, NULL, error);
  if (kinds == NULL)
    return FALSE;
  for (guint i = 0; i < kinds->len; i++)
    {
      const BgSyncCompared *line = &g_array_index (kinds, BgSyncCompared, i);

      printf (_ ("%s: equal %u, only here %u, only there %u, different %u"), bg_kind_get_plural (line->kind),
              line->equal, line->only_here, line->only_there, line->different);
      printf ("\n");
      unequal += line->only_here + line->only_there + line->different;
    }
  if (unequal == 0)
    return TRUE;
  g_set_error (error, BG_ERROR, BG_ERROR_FAILED, _ ("%u records are not the same on both sides"), unequal);
  return FALSE;
}

static gboolean
turn_off (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  return bg_cli_open (cli, error) && bg_sync_set_active (cli->store, FALSE, error);
}

/**
 * bg_cli_sync:
 * @cli: the call
 * @arguments: its arguments; the first word says what of sync, none is one exchange
 * @error: what went wrong
 *
 * Returns: whether it was done
 */
gboolean
bg_cli_sync (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  static const struct
  {
    const char *name;
    gboolean (*run) (BgCli *cli, BgCliArguments *arguments, GError **error);
  } parts[] = {
    { "configure", configure },     { "status", say_status },      { "inbox", bg_cli_list_inbox },
    { "decide", bg_cli_decide },    { "compare", compare },        { "off", turn_off },
    { "twins", bg_cli_list_twins }, { "join", bg_cli_join_twins }, { "distinct", bg_cli_distinct_twins },
  };
  const char *name = bg_cli_arguments_get_word (arguments, 0);

  if (name == NULL)
    return exchange (cli, arguments, error);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strcmp (parts[i].name, name) == 0)
      return parts[i].run (cli, arguments, error);
  bg_cli_set_usage_error (error, _ ("“sync” does not know “%s”"), name);
  return FALSE;
}
