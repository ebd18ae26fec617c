/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a conversation with the server ended: each ending has its own code and its own words. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BgSyncOutcome:
 * @BG_SYNC_DONE: both sides are equal
 * @BG_SYNC_OFFLINE: the server was not reached; a quiet state
 * @BG_SYNC_BAD_ADDRESS: the address cannot be one of a server
 * @BG_SYNC_INSECURE: plain http to another computer, which nobody allowed
 * @BG_SYNC_CERTIFICATE: the server's certificate is not trusted or has expired
 * @BG_SYNC_NOT_COUCH: something else than a CouchDB server answered, such as a proxy's page
 * @BG_SYNC_WRONG_PASSWORD: name or password were not taken
 * @BG_SYNC_LOCKED: the account is locked for a while
 * @BG_SYNC_FORBIDDEN: the account may not do this
 * @BG_SYNC_NO_DATABASE: the server has no such database
 * @BG_SYNC_NOT_SET_UP: the database was never set up for Bang Giao
 * @BG_SYNC_EMPTIED: the database lost its records since the last time
 * @BG_SYNC_OTHER_LIBRARY: it is another office's database, or a new one under the old address
 * @BG_SYNC_NEWER: a newer version of the program wrote there, in a way that this one must not touch
 * @BG_SYNC_FULL: the server's disk is full
 * @BG_SYNC_TOO_BIG: one record is larger than the server takes
 * @BG_SYNC_SERVER_FAULT: the server failed; asking again may help
 * @BG_SYNC_BRAKE: more records would go to the trash, or for good, than one would expect
 * @BG_SYNC_CANCELLED: a person stopped it
 * @BG_SYNC_BOOK: the record book on this computer could not be read or written
 *
 * None of them costs a record. Also the codes of %BG_SYNC_ERROR.
 */
typedef enum
{
  BG_SYNC_DONE,
  BG_SYNC_OFFLINE,
  BG_SYNC_BAD_ADDRESS,
  BG_SYNC_INSECURE,
  BG_SYNC_CERTIFICATE,
  BG_SYNC_NOT_COUCH,
  BG_SYNC_WRONG_PASSWORD,
  BG_SYNC_LOCKED,
  BG_SYNC_FORBIDDEN,
  BG_SYNC_NO_DATABASE,
  BG_SYNC_NOT_SET_UP,
  BG_SYNC_EMPTIED,
  BG_SYNC_OTHER_LIBRARY,
  BG_SYNC_NEWER,
  BG_SYNC_FULL,
  BG_SYNC_TOO_BIG,
  BG_SYNC_SERVER_FAULT,
  BG_SYNC_BRAKE,
  BG_SYNC_CANCELLED,
  BG_SYNC_BOOK,
} BgSyncOutcome;

#define BG_SYNC_ERROR (bg_sync_error_quark ())
GQuark bg_sync_error_quark (void);

const char *bg_sync_outcome_get_code (BgSyncOutcome outcome);
gboolean bg_sync_outcome_find (const char *code, BgSyncOutcome *outcome);
const char *bg_sync_outcome_get_words (BgSyncOutcome outcome);
gboolean bg_sync_outcome_may_pass (BgSyncOutcome outcome);
BgSyncOutcome bg_sync_outcome_from_error (const GError *error);
void bg_sync_set_error (GError **error, BgSyncOutcome outcome, const char *detail);
void bg_sync_set_error_of (GError **error, BgSyncOutcome outcome, const char *titles, guint more);
char *bg_sync_dup_words (const char *message) G_GNUC_WARN_UNUSED_RESULT;
const char *bg_sync_find_detail (const char *message);

G_END_DECLS
