/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a conversation with the server ended: each ending has its own code and its own words. */
#include "bg-config.h"

#include "bg-sync-outcome.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (bg - sync - error - quark, bg_sync_error)

typedef struct
{
  const char *code;
  /* What happened, what was kept, what to do. */
  const char *words;
  /* Whether it may pass by itself, so that asking again later is worth it. */
  gboolean may_pass;
} Line;

static const Line lines[] = {
  [BG_SYNC_DONE] = { "done", N_ ("This computer and the server hold the same records."), TRUE },
  [BG_SYNC_OFFLINE] = { "offline",
                        N_ ("The server was not reached. Everything is kept on this computer; what was "
                            "changed is sent once the server can be reached."),
                        TRUE },
  [BG_SYNC_BAD_ADDRESS] = { "bad-address",
                            N_ ("This is not the address of a server and its database. Write it like "
                                "https://server/database."),
                            FALSE },
  [BG_SYNC_INSECURE] = { "insecure",
                         N_ ("The address begins with http: others on the network could read the records. "
                             "Nothing was sent. Write an address that begins with https."),
                         FALSE },
  [BG_SYNC_CERTIFICATE] = { "certificate",
                            N_ ("The server could not prove that it is the right one, or its certificate has "
                                "expired. Nothing was sent. Tell the administrator."),
                            FALSE },
  [BG_SYNC_NOT_COUCH] = { "not-couch",
                          N_ ("Something else than the records server answered, perhaps a page that asks to "
                              "sign in to the network. Nothing was changed. Check network and address."),
                          TRUE },
  [BG_SYNC_WRONG_PASSWORD] = { "wrong-password",
                               N_ ("The server does not know this name with this password. Everything is "
                                   "kept on this computer. Type the password again."),
                               FALSE },
  [BG_SYNC_LOCKED] = { "locked",
                       N_ ("The server has locked this account for a while, after several wrong passwords. "
                           "Wait some minutes, or tell the administrator."),
                       TRUE },
  [BG_SYNC_FORBIDDEN] = { "forbidden",
                          N_ ("This account may not do that on the server. What was changed is kept on this "
                              "computer. Ask the administrator for the right."),
                          FALSE },
  [BG_SYNC_NO_DATABASE] = { "no-database",
                            N_ ("The server has no such database. Nothing was changed. Check the address, or "
                                "ask the administrator."),
                            FALSE },
  [BG_SYNC_NOT_SET_UP] = { "not-set-up",
                           N_ ("The database was not set up for Bang Giao yet. Ask the administrator to do "
                               "so; nothing was changed."),
                           FALSE },
  [BG_SYNC_EMPTIED] = { "emptied",
                        N_ ("The server's database was emptied since the last time. Nothing was removed from "
                            "this computer. Ask the administrator; then the records can be sent again."),
                        FALSE },
  [BG_SYNC_OTHER_LIBRARY] = { "other-library",
                              N_ ("Under this address there is another database now. Nothing was changed on "
                                  "either side. Check the address, or join the new database."),
                              FALSE },
  [BG_SYNC_NEWER] = { "newer",
                      N_ ("The server's database was set up by a newer version of Bang Giao. Nothing was "
                          "changed. Install the newer version."),
                      FALSE },
  [BG_SYNC_FULL] = { "full",
                     N_ ("The server's disk is full. What was changed is kept on this computer and sent "
                         "later. Tell the administrator."),
                     TRUE },
  [BG_SYNC_TOO_BIG] = { "too-big",
                        N_ ("A record is larger than the server takes. It is kept on this computer, and all "
                            "others were sent. Shorten it, or ask the administrator."),
                        FALSE },
  [BG_SYNC_SERVER_FAULT] = { "server-fault",
                             N_ ("The server failed. Everything is kept on this computer, and it is tried "
                                 "again later."),
                             TRUE },
  [BG_SYNC_BRAKE] = { "brake",
                      N_ ("Unusually many records would go into the trash or be removed. It was stopped "
                          "before anything changed. Look at them, and allow it if it is meant."),
                      FALSE },
  [BG_SYNC_CANCELLED] = { "cancelled", N_ ("It was stopped. What came until then is kept."), TRUE },
  [BG_SYNC_BOOK] = { "book",
                     N_ ("The record book on this computer could not be read or written. Nothing was taken "
                         "over by halves."),
                     FALSE },
};

/**
 * bg_sync_outcome_get_code:
 * @outcome: an ending
 *
 * Returns: its stable code for programs, such as "offline"
 */
const char *
bg_sync_outcome_get_code (BgSyncOutcome outcome)
{
  g_return_val_if_fail (outcome < G_N_ELEMENTS (lines), NULL);
  return lines[outcome].code;
}

/**
 * bg_sync_outcome_find:
 * @code: a code, as the log keeps it
 * @outcome: (out): the ending it stands for
 *
 * Returns: whether this version knows it
 */
gboolean
bg_sync_outcome_find (const char *code, BgSyncOutcome *outcome)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    if (g_strcmp0 (lines[i].code, code) == 0)
      {
        *outcome = (BgSyncOutcome) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * bg_sync_outcome_get_words:
 * @outcome: an ending
 *
 * Returns: what happened, what was kept and what to do, in the officer's language
 */
const char *
bg_sync_outcome_get_words (BgSyncOutcome outcome)
{
  g_return_val_if_fail (outcome < G_N_ELEMENTS (lines), NULL);
  return _ (lines[outcome].words);
}

/**
 * bg_sync_outcome_may_pass:
 * @outcome: an ending
 *
 * Returns: whether it may pass by itself, so that asking again later is worth it
 */
gboolean
bg_sync_outcome_may_pass (BgSyncOutcome outcome)
{
  g_return_val_if_fail (outcome < G_N_ELEMENTS (lines), FALSE);
  return lines[outcome].may_pass;
}

/**
 * bg_sync_outcome_from_error:
 * @error: (nullable): an error
 *
 * Returns: the ending that it stands for; what is no %BG_SYNC_ERROR came from the record book, or was a
 * cancellation
 */
BgSyncOutcome
bg_sync_outcome_from_error (const GError *error)
{
  if (error == NULL)
    return BG_SYNC_DONE;
  if (error->domain == BG_SYNC_ERROR)
    return (BgSyncOutcome) error->code;
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? BG_SYNC_CANCELLED : BG_SYNC_BOOK;
}

/**
 * bg_sync_set_error:
 * @error: (nullable): where to
 * @outcome: the ending
 * @detail: (nullable): technical detail for the log
 *
 * Sets an error with the words of @outcome, and the detail on a line of its own below them.
 */
void
bg_sync_set_error (GError **error, BgSyncOutcome outcome, const char *detail)
{
  const char *words = bg_sync_outcome_get_words (outcome);

  if (detail != NULL)
    g_set_error (error, BG_SYNC_ERROR, (int) outcome, "%s\n%s", words, detail);
  else
    g_set_error_literal (error, BG_SYNC_ERROR, (int) outcome, words);
}

/**
 * bg_sync_set_error_of:
 * @error: (nullable): where to
 * @outcome: the ending
 * @titles: which records it is about
 * @more: how many others there are
 *
 * Sets an error with the words of @outcome, and the records behind them.
 */
void
bg_sync_set_error_of (GError **error, BgSyncOutcome outcome, const char *titles, guint more)
{
  const char *words = bg_sync_outcome_get_words (outcome);
  g_autofree char *others =
    more > 0 ? g_strdup_printf (ngettext (", and %u other", ", and %u others", more), more) : g_strdup ("");

  g_set_error (error, BG_SYNC_ERROR, (int) outcome, "%s %s%s.", words, titles, others);
}

/**
 * bg_sync_dup_words:
 * @message: the message of an error that bg_sync_set_error() made
 *
 * Returns: (transfer full): its words for an officer, without the technical detail
 */
char *
bg_sync_dup_words (const char *message)
{
  return g_strndup (message, strcspn (message, "\n"));
}

/**
 * bg_sync_find_detail:
 * @message: the message of an error that bg_sync_set_error() made
 *
 * Returns: (nullable): the technical detail in it
 */
const char *
bg_sync_find_detail (const char *message)
{
  const char *end = strchr (message, '\n');

  return end != NULL ? end + 1 : NULL;
}
