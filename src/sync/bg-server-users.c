/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accounts on a server, and what each may do in one database. */
#include "bg-config.h"

#include "bg-server.h"

#include "bg-sync-outcome.h"

static char *
dup_user_path (const char *name)
{
  g_autofree char *escaped = g_uri_escape_string (name, NULL, FALSE);

  return g_strconcat ("_users/org.couchdb.user:", escaped, NULL);
}

/* The account's document; an empty object where there is none. */
static json_t *
get_user (BgTransport *transport, const char *name, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = dup_user_path (name);
  guint status;
  json_t *user = bg_transport_ask_root (transport, "GET", path, NULL, &status, cancellable, error);

  if (user == NULL)
    return NULL;
  if (status == 404)
    {
      json_decref (user);
      return json_object ();
    }
  if (!bg_answer_check (status, user, error))
    g_clear_pointer (&user, json_decref);
  return user;
}

/**
 * bg_server_has_user:
 * @transport: the way to a database, as the server's administrator
 * @name: name of an account
 * @has: (out): whether there is such an account
 * @cancellable: (nullable): to give up
 * @error: the ending
 *
 * Returns: whether the server said so
 */
gboolean
bg_server_has_user (BgTransport *transport,
                    const char *name,
                    gboolean *has,
                    GCancellable *cancellable,
                    GError **error)
{
  json_t *user;

  if (!bg_server_check_administrator (transport, cancellable, error))
    return FALSE;
  user = get_user (transport, name, cancellable, error);
  *has = json_object_size (user) > 0;
  json_decref (user);
  return user != NULL;
}

/* The roles of other databases stay. */
static void
set_role (json_t *user, const char *database, BgServerRole role)
{
  g_autofree char *wanted = bg_server_role_dup_full (database, role);
  json_t *roles = json_object_get (user, "roles");
  json_t *kept = json_array ();
  gsize index;
  json_t *old;

  json_array_foreach (roles, index, old)
  {
    gboolean is_ours = FALSE;

    for (guint i = 0; i < BG_SERVER_N_ROLES; i++)
      {
        g_autofree char *name = bg_server_role_dup_full (database, (BgServerRole) i);

        is_ours = is_ours || g_strcmp0 (json_string_value (old), name) == 0;
      }
    if (!is_ours)
      json_array_append (kept, old);
  }
  json_array_append_new (kept, json_string (wanted));
  json_object_set_new (user, "roles", kept);
}

/**
 * bg_server_add_user:
 * @transport: the way to the database, as the server's administrator
 * @database: its name
 * @name: name of the account; officers sign in with it, and it stands as the author of what they write
 * @role: what it may do in this database
 * @password: (nullable): its new password; NULL keeps the one of an account that is there
 * @cancellable: (nullable): to give up
 * @error: the ending
 *
 * Makes an account, or gives one that is there its role in this database.
 *
 * Returns: whether the account is ready
 */
gboolean
bg_server_add_user (BgTransport *transport,
                    const char *database,
                    const char *name,
                    BgServerRole role,
                    const char *password,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autofree char *path = dup_user_path (name);
  g_autofree char *id = g_strconcat ("org.couchdb.user:", name, NULL);
  json_t *user;
  json_t *answer;
  gboolean good;

  g_return_val_if_fail (transport != NULL && database != NULL && *name != '\0', FALSE);

  if (!bg_server_check_administrator (transport, cancellable, error))
    return FALSE;
  user = get_user (transport, name, cancellable, error);
  if (user == NULL)
    return FALSE;
  json_object_set_new (user, "_id", json_string (id));
  json_object_set_new (user, "name", json_string (name));
  json_object_set_new (user, "type", json_string ("user"));
  set_role (user, database, role);
  if (password != NULL)
    json_object_set_new (user, "password", json_string (password));
  answer = bg_transport_ask_root (transport, "PUT", path, user, NULL, cancellable, error);
  good = answer != NULL;
  json_decref (user);
  json_decref (answer);
  return good;
}
