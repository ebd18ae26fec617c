/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is right with a server and its database, and what is not, item by item. */
#include "bg-config.h"

#include "bg-server-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "bg-server.h"
#include "bg-sync-outcome.h"

/* Older ones are no longer mended by those who make them. */
#define LEAST_COUCH 3

typedef struct
{
  BgTransport *transport;
  const BgAddress *address;
  GCancellable *cancellable;
  GPtrArray *findings;
  /* Once known: the account's roles on the server, and what the database says of its members. */
  json_t *session;
  json_t *security;
} Check;

static void
bg_finding_free (gpointer data)
{
  BgFinding *finding = data;

  g_free (finding->words);
  g_free (finding);
}

static gboolean
note (Check *check, const char *what, gboolean is_right, const char *words)
{
  BgFinding *finding = g_new (BgFinding, 1);

  *finding = (BgFinding){ .what = what, .is_right = is_right, .words = g_strdup (words) };
  g_ptr_array_add (check->findings, finding);
  return is_right;
}

static const json_t *
get_user (Check *check)
{
  return json_object_get (check->session, "userCtx");
}

static gboolean
has_role (Check *check, const char *wanted)
{
  gsize index;
  json_t *role;

  json_array_foreach (json_object_get (get_user (check), "roles"), index, role)
  {
    if (g_strcmp0 (json_string_value (role), wanted) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
note_couch (Check *check, const char *version)
{
  g_autofree char *words = g_strdup_printf ("CouchDB %s", version);
  g_autofree char *old =
    g_strdup_printf (_ ("CouchDB %s is too old; install CouchDB %d or newer."), version, LEAST_COUCH);
  gboolean is_right = g_ascii_strtoull (version, NULL, 10) >= LEAST_COUCH;

  return note (check, _ ("Server"), is_right, is_right ? words : old);
}

/* Who answers, and which version. */
static gboolean
check_server (Check *check)
{
  g_autoptr (GError) error = NULL;
  json_t *welcome =
    bg_transport_ask_root (check->transport, "GET", "", NULL, NULL, check->cancellable, &error);
  const char *version = json_string_value (json_object_get (welcome, "version"));
  gboolean good;

  if (welcome == NULL)
    good = note (check, _ ("Server"), FALSE, error->message);
  else if (json_object_get (welcome, "couchdb") != NULL && version != NULL)
    good = note_couch (check, version);
  else if (json_object_get (welcome, "express-pouchdb") != NULL)
    good = note (check, _ ("Server"), TRUE, _ ("PouchDB, a server for trials; an office needs CouchDB."));
  else
    good = note (check, _ ("Server"), FALSE, bg_sync_outcome_get_words (BG_SYNC_NOT_COUCH));
  json_decref (welcome);
  return good;
}

static void
check_encryption (Check *check)
{
  if (check->address->is_encrypted)
    note (check, _ ("Encryption"), TRUE, _ ("TLS; the server proved who it is."));
  else if (check->address->is_local)
    note (check, _ ("Encryption"), TRUE, _ ("None, and none is needed: the server is this computer."));
  else
    note (
      check, _ ("Encryption"), FALSE,
      _ ("None: others on the network can read passwords and records. Put TLS before the server and use an "
         "address that begins with https."));
}

static gboolean
check_account (Check *check)
{
  g_autoptr (GError) error = NULL;
  const char *name;
  g_autofree char *words = NULL;

  check->session =
    bg_transport_ask_root (check->transport, "GET", "_session", NULL, NULL, check->cancellable, &error);
  name = json_string_value (json_object_get (get_user (check), "name"));
  if (check->session == NULL)
    return note (check, _ ("Account"), FALSE, error->message);
  if (name == NULL)
    return note (check, _ ("Account"), FALSE, bg_sync_outcome_get_words (BG_SYNC_WRONG_PASSWORD));
  words = g_strdup_printf (_ ("“%s” is signed in."), name);
  return note (check, _ ("Account"), TRUE, words);
}

static gboolean
check_database (Check *check)
{
  g_autoptr (GError) error = NULL;
  json_t *facts = bg_transport_ask (check->transport, "GET", NULL, NULL, NULL, check->cancellable, &error);
  g_autofree char *words = NULL;

  if (facts == NULL)
    return note (check, _ ("Database"), FALSE, error->message);
  words = g_strdup_printf (_ ("“%s”, %d documents"), check->address->database,
                           (int) json_integer_value (json_object_get (facts, "doc_count")));
  json_decref (facts);
  return note (check, _ ("Database"), TRUE, words);
}

static gboolean
is_public (const json_t *security)
{
  const json_t *members = json_object_get (security, "members");

  return json_array_size (json_object_get (members, "names")) == 0 &&
         json_array_size (json_object_get (members, "roles")) == 0;
}

/* Whether every role of this database may come in, under its full name or its bare one. */
static gboolean
are_roles_known (Check *check)
{
  for (guint i = 0; i < BG_SERVER_N_ROLES; i++)
    {
      g_autofree char *full = bg_server_role_dup_full (check->address->database, (BgServerRole) i);

      if (!bg_server_is_member_role (check->security, full) &&
          !bg_server_is_member_role (check->security, bg_server_role_get_name ((BgServerRole) i)))
        return FALSE;
    }
  return TRUE;
}

static void
check_security (Check *check)
{
  g_autoptr (GError) error = NULL;

  check->security =
    bg_transport_ask (check->transport, "GET", "_security", NULL, NULL, check->cancellable, &error);
  if (check->security == NULL)
    note (check, _ ("Who may come in"), FALSE, error->message);
  else if (is_public (check->security))
    note (check, _ ("Who may come in"), FALSE,
          _ ("Everybody may read the database. Run “banggiao-cli server setup” at once."));
  else if (!are_roles_known (check))
    note (check, _ ("Who may come in"), FALSE,
          _ ("The roles of Bang Giao are missing. Run “banggiao-cli server setup”."));
  else
    note (check, _ ("Who may come in"), TRUE, _ ("Only accounts with a role in this database may come in."));
}

/* A document, or NULL after noting why there is none; @missing are the words where it does not exist. */
static json_t *
get_document (Check *check, const char *what, const char *id, const char *missing)
{
  g_autoptr (GError) error = NULL;
  guint status = 0;
  json_t *document =
    bg_transport_ask (check->transport, "GET", id, NULL, &status, check->cancellable, &error);

  if (document != NULL && status == 404)
    note (check, what, FALSE, missing);
  else if (document == NULL || !bg_answer_check (status, document, &error))
    note (check, what, FALSE, error->message);
  else
    return document;
  json_decref (document);
  return NULL;
}

static gboolean
is_newer (const json_t *document)
{
  return json_integer_value (json_object_get (document, "form")) > BG_SERVER_FORM;
}

static void
check_rules (Check *check)
{
  g_autofree char *rules = bg_server_dup_rules (check->address->database);
  const char *missing =
    _ ("They are missing: every account may write anything. Run “banggiao-cli server setup”.");
  json_t *design = get_document (check, _ ("Rules"), BG_SERVER_DESIGN, missing);

  if (design == NULL)
    return;
  if (is_newer (design))
    note (check, _ ("Rules"), FALSE, bg_sync_outcome_get_words (BG_SYNC_NEWER));
  else if (g_strcmp0 (json_string_value (json_object_get (design, "validate_doc_update")), rules) != 0)
    note (check, _ ("Rules"), FALSE,
          _ ("They are of another version of Bang Giao. Run “banggiao-cli server setup”."));
  else
    note (check, _ ("Rules"), TRUE, _ ("The server checks who may write what."));
  json_decref (design);
}

static void
check_library (Check *check)
{
  json_t *library = get_document (check, _ ("Record book"), BG_SERVER_LIBRARY,
                                  bg_sync_outcome_get_words (BG_SYNC_NOT_SET_UP));
  const char *id = json_string_value (json_object_get (library, "library"));
  g_autofree char *words = id != NULL ? g_strdup_printf (_ ("Its mark is %s."), id) : NULL;

  if (library == NULL)
    return;
  if (is_newer (library))
    note (check, _ ("Record book"), FALSE, bg_sync_outcome_get_words (BG_SYNC_NEWER));
  else if (words == NULL)
    note (check, _ ("Record book"), FALSE, bg_sync_outcome_get_words (BG_SYNC_NOT_SET_UP));
  else
    note (check, _ ("Record book"), TRUE, words);
  json_decref (library);
}

static const char *
get_role_words (BgServerRole role)
{
  const char *const words[BG_SERVER_N_ROLES] = { _ ("reader"), _ ("officer"), _ ("leader") };

  return words[role];
}

/* The highest role among @roles that counts in the database; BG_SERVER_N_ROLES for none. */
static BgServerRole
find_role (Check *check, const json_t *roles)
{
  BgServerRole found = BG_SERVER_N_ROLES;
  gsize index;
  json_t *role;

  json_array_foreach (roles, index, role)
  {
    const char *name = json_string_value (role);
    const char *colon = name != NULL ? strrchr (name, ':') : NULL;
    BgServerRole level;

    if (name != NULL && bg_server_role_read (colon != NULL ? colon + 1 : name, &level) &&
        bg_server_is_member_role (check->security, name) && (found == BG_SERVER_N_ROLES || level > found))
      found = level;
  }
  return found;
}

static void
check_own_role (Check *check)
{
  BgServerRole role = find_role (check, json_object_get (get_user (check), "roles"));

  if (role < BG_SERVER_N_ROLES)
    note (check, _ ("Role"), TRUE, get_role_words (role));
  else if (has_role (check, "_admin"))
    note (check, _ ("Role"), TRUE, _ ("administrator of the server"));
  else
    note (check, _ ("Role"), FALSE,
          _ ("This account has no role in the database. Give it one by “banggiao-cli server add-user”."));
}

static void
describe_users (Check *check, const json_t *rows, GString *words)
{
  gsize index;
  json_t *row;

  json_array_foreach (rows, index, row)
  {
    const json_t *user = json_object_get (row, "doc");
    const char *name = json_string_value (json_object_get (user, "name"));
    BgServerRole role = find_role (check, json_object_get (user, "roles"));

    if (name != NULL && role < BG_SERVER_N_ROLES)
      g_string_append_printf (words, "%s%s (%s)", words->len > 0 ? ", " : "", name, get_role_words (role));
  }
}

/* Only an administrator sees the accounts of others. */
static void
check_users (Check *check)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  json_t *users;

  if (!has_role (check, "_admin"))
    return;
  users = bg_transport_ask_root (check->transport, "GET", "_users/_all_docs?include_docs=true", NULL, NULL,
                                 check->cancellable, &error);
  if (users == NULL)
    {
      note (check, _ ("Accounts"), FALSE, error->message);
      return;
    }
  describe_users (check, json_object_get (users, "rows"), words);
  json_decref (users);
  if (words->len > 0)
    note (check, _ ("Accounts"), TRUE, words->str);
  else
    note (check, _ ("Accounts"), FALSE,
          _ ("No account has a role in this database yet. Add some by “banggiao-cli server add-user”."));
}

/**
 * bg_server_check:
 * @transport: the way to the database
 * @address: its address
 * @cancellable: (nullable): to give up
 *
 * Looks at everything that sync needs, and writes nothing. What cannot be looked at since something before it
 * is not right is left out. Blocks.
 *
 * Returns: (transfer full) (element-type BgFinding): what was found, in the order it was looked at
 */
GPtrArray *
bg_server_check (BgTransport *transport, const BgAddress *address, GCancellable *cancellable)
{
  Check check = { .transport = transport, .address = address, .cancellable = cancellable };

  g_return_val_if_fail (transport != NULL && address != NULL, NULL);

  check.findings = g_ptr_array_new_with_free_func (bg_finding_free);
  if (check_server (&check))
    {
      check_encryption (&check);
      if (check_account (&check) && check_database (&check))
        {
          check_security (&check);
          check_rules (&check);
          check_library (&check);
          check_own_role (&check);
          check_users (&check);
        }
    }
  json_decref (check.session);
  json_decref (check.security);
  return check.findings;
}
