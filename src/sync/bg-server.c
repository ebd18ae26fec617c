/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an administrator makes on a server: the database, who may do what there, and accounts. */
#include "bg-config.h"

#include "bg-server.h"

#include <string.h>

#include "bg-id.h"
#include "bg-server-resources.h"
#include "bg-sync-outcome.h"

#define RULES_PATH "/org/banggiao/BangGiao/server/validate.js"
#define RULES_HEAD "\nfunction ("
#define RULES_NAME "DATABASE = \""

static const char *const role_names[BG_SERVER_N_ROLES] = { "reader", "officer", "leader" };

/**
 * bg_server_role_read:
 * @name: name of a role
 * @role: (out): the role
 *
 * Returns: whether there is such a role
 */
gboolean
bg_server_role_read (const char *name, BgServerRole *role)
{
  for (guint i = 0; i < BG_SERVER_N_ROLES; i++)
    if (g_strcmp0 (role_names[i], name) == 0)
      {
        *role = (BgServerRole) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * bg_server_role_get_name:
 * @role: a role
 *
 * Returns: its name as it is typed
 */
const char *
bg_server_role_get_name (BgServerRole role)
{
  g_return_val_if_fail (role < BG_SERVER_N_ROLES, NULL);
  return role_names[role];
}

/**
 * bg_server_role_dup_full:
 * @database: name of a database
 * @role: a role
 *
 * One server may hold the databases of many offices: a role belongs to one of them.
 *
 * Returns: (transfer full): the role as the server knows it
 */
char *
bg_server_role_dup_full (const char *database, BgServerRole role)
{
  return g_strconcat (database, ":", bg_server_role_get_name (role), NULL);
}

/**
 * bg_server_dup_rules:
 * @database: name of the database
 *
 * Returns: (transfer full): the function that the server runs before every write, data/server/validate.js
 */
char *
bg_server_dup_rules (const char *database)
{
  /* The resource is asked for by its own function, so that the linker keeps it in a static library. */
  g_autoptr (GBytes) bytes =
    g_resource_lookup_data (bg_server_get_resource (), RULES_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *text = NULL;
  const char *start, *name;

  g_assert (bytes != NULL);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_strchomp (text);
  start = strstr (text, RULES_HEAD);
  name = strstr (text, RULES_NAME);
  g_assert (start != NULL && name != NULL);
  name += strlen (RULES_NAME);
  /* What CouchDB allows in the name of a database ends no string. */
  return g_strdup_printf ("%.*s%s%s", (int) (name - start) - 1, start + 1, database, name);
}

/**
 * bg_server_check_administrator:
 * @transport: the way to a database
 * @cancellable: (nullable): to give up
 * @error: BG_SYNC_WRONG_PASSWORD or BG_SYNC_FORBIDDEN
 *
 * Asked before anything is made: an anonymous request to make a database never ends on some servers.
 *
 * Returns: whether the account is the server's administrator
 */
gboolean
bg_server_check_administrator (BgTransport *transport, GCancellable *cancellable, GError **error)
{
  json_t *session = bg_transport_ask_root (transport, "GET", "_session", NULL, NULL, cancellable, error);
  const json_t *user = json_object_get (session, "userCtx");
  gboolean is_named = json_is_string (json_object_get (user, "name"));
  gboolean is_admin = FALSE;
  gsize index;
  json_t *role;

  json_array_foreach (json_object_get (user, "roles"), index, role)
  {
    is_admin = is_admin || g_strcmp0 (json_string_value (role), "_admin") == 0;
  }
  if (session != NULL && !json_is_object (user))
    bg_sync_set_error (error, BG_SYNC_NOT_COUCH, "_session");
  else if (session != NULL && !is_named)
    bg_sync_set_error (error, BG_SYNC_WRONG_PASSWORD, NULL);
  else if (session != NULL && !is_admin)
    bg_sync_set_error (error, BG_SYNC_FORBIDDEN, "_admin");
  json_decref (session);
  return is_named && is_admin;
}

/* Takes an answer for good where its status is one of the good ones or @status. */
static gboolean
take (json_t *json, guint status, guint also, GError **error)
{
  gboolean good = json != NULL && (status == also || bg_answer_check (status, json, error));

  json_decref (json);
  return good;
}

static gboolean
make_databases (BgTransport *transport, GCancellable *cancellable, GError **error)
{
  guint status;
  json_t *users = bg_transport_ask_root (transport, "GET", "_users", NULL, &status, cancellable, error);

  if (users != NULL && status == 404)
    {
      json_decref (users);
      users = bg_transport_ask_root (transport, "PUT", "_users", NULL, &status, cancellable, error);
    }
  if (!take (users, status, 412, error))
    return FALSE;
  /* 412: it is there already. */
  return take (bg_transport_ask (transport, "PUT", NULL, NULL, &status, cancellable, error), status, 412,
               error);
}

/* The array at @part and @name, made where there is none. */
static json_t *
get_list (json_t *security, const char *part, const char *name)
{
  json_t *object = json_object_get (security, part);
  json_t *list;

  if (!json_is_object (object))
    {
      object = json_object ();
      json_object_set_new (security, part, object);
    }
  list = json_object_get (object, name);
  if (!json_is_array (list))
    {
      list = json_array ();
      json_object_set_new (object, name, list);
    }
  return list;
}

static gboolean
has_word (const json_t *list, const char *word)
{
  gsize index;
  json_t *item;

  json_array_foreach (list, index, item)
  {
    if (g_strcmp0 (json_string_value (item), word) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
add_word (json_t *list, const char *word)
{
  if (has_word (list, word))
    return FALSE;
  json_array_append_new (list, json_string (word));
  return TRUE;
}

/**
 * bg_server_is_member_role:
 * @security: the _security of a database
 * @role: a role as the server knows it
 *
 * Returns: whether who has the role may come in
 */
gboolean
bg_server_is_member_role (const json_t *security, const char *role)
{
  return has_word (json_object_get (json_object_get (security, "members"), "roles"), role);
}

/* Closes the database to all but its members. Who was let in by hand stays so. */
static gboolean
put_security (BgTransport *transport, const char *database, GCancellable *cancellable, GError **error)
{
  json_t *security = bg_transport_ask (transport, "GET", "_security", NULL, NULL, cancellable, error);
  gboolean is_changed;
  gboolean good = json_is_object (security);

  if (!good)
    {
      json_decref (security);
      return FALSE;
    }
  get_list (security, "admins", "names");
  get_list (security, "members", "names");
  is_changed = add_word (get_list (security, "admins", "roles"), "_admin");
  for (guint i = 0; i < BG_SERVER_N_ROLES; i++)
    {
      g_autofree char *role = bg_server_role_dup_full (database, (BgServerRole) i);

      is_changed = add_word (get_list (security, "members", "roles"), role) || is_changed;
    }
  if (is_changed)
    {
      json_t *answer = bg_transport_ask (transport, "PUT", "_security", security, NULL, cancellable, error);

      good = answer != NULL;
      json_decref (answer);
    }
  json_decref (security);
  return good;
}

static json_t *
get_document (BgTransport *transport, const char *id, GCancellable *cancellable, GError **error)
{
  guint status;
  json_t *document = bg_transport_ask (transport, "GET", id, NULL, &status, cancellable, error);

  if (document == NULL)
    return NULL;
  if (status == 404)
    {
      json_decref (document);
      return json_object ();
    }
  if (!bg_answer_check (status, document, error))
    g_clear_pointer (&document, json_decref);
  return document;
}

/* A newer version may have put something there that this one must not take back. */
static gboolean
check_form (const json_t *document, GError **error)
{
  if (json_integer_value (json_object_get (document, "form")) <= BG_SERVER_FORM)
    return TRUE;
  bg_sync_set_error (error, BG_SYNC_NEWER, NULL);
  return FALSE;
}

static gboolean
put_design (BgTransport *transport, const char *database, GCancellable *cancellable, GError **error)
{
  g_autofree char *rules = bg_server_dup_rules (database);
  json_t *design = get_document (transport, BG_SERVER_DESIGN, cancellable, error);
  gboolean good = design != NULL && check_form (design, error);

  if (good && g_strcmp0 (json_string_value (json_object_get (design, "validate_doc_update")), rules) != 0)
    {
      json_t *answer;

      json_object_set_new (design, "_id", json_string (BG_SERVER_DESIGN));
      json_object_set_new (design, "language", json_string ("javascript"));
      json_object_set_new (design, "form", json_integer (BG_SERVER_FORM));
      json_object_set_new (design, "validate_doc_update", json_string (rules));
      answer = bg_transport_ask (transport, "PUT", BG_SERVER_DESIGN, design, NULL, cancellable, error);
      good = answer != NULL;
      json_decref (answer);
    }
  json_decref (design);
  return good;
}

/* The name of the database for clients. One that is there is never replaced: they would take it for another.
 */
static gboolean
put_library (BgTransport *transport,
             const char *database,
             char **library,
             GCancellable *cancellable,
             GError **error)
{
  json_t *document = get_document (transport, BG_SERVER_LIBRARY, cancellable, error);
  const char *known = json_string_value (json_object_get (document, "library"));
  g_autofree char *id = known == NULL ? bg_id_new () : g_strdup (known);
  gboolean good = document != NULL && check_form (document, error);

  if (good && known == NULL)
    {
      json_t *made = json_pack ("{s:s, s:s, s:i, s:s}", "_id", BG_SERVER_LIBRARY, "library", id, "form",
                                BG_SERVER_FORM, "name", database);
      json_t *answer = bg_transport_ask (transport, "PUT", BG_SERVER_LIBRARY, made, NULL, cancellable, error);

      good = answer != NULL;
      json_decref (answer);
      json_decref (made);
    }
  if (good)
    *library = g_steal_pointer (&id);
  json_decref (document);
  return good;
}

/**
 * bg_server_set_up:
 * @transport: the way to the database, as the server's administrator
 * @database: its name
 * @library: (out) (transfer full): the name that clients know it by
 * @cancellable: (nullable): to give up
 * @error: BG_SYNC_FORBIDDEN where the account is no administrator, BG_SYNC_NEWER where a newer version set it
 * up
 *
 * Makes what is missing: the database, its members, its rules, and last the document by which clients know
 * it. May be repeated, also after it was cut; what is there already is kept.
 *
 * Returns: whether the database is ready
 */
gboolean
bg_server_set_up (BgTransport *transport,
                  const char *database,
                  char **library,
                  GCancellable *cancellable,
                  GError **error)
{
  g_return_val_if_fail (transport != NULL && database != NULL && library != NULL, FALSE);

  return bg_server_check_administrator (transport, cancellable, error) &&
         make_databases (transport, cancellable, error) &&
         put_security (transport, database, cancellable, error) &&
         put_design (transport, database, cancellable, error) &&
         put_library (transport, database, library, cancellable, error);
}
