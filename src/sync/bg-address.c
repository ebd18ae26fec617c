/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The address of a database as a person types it, taken apart. */
#include "bg-config.h"

#include "bg-address.h"

#include <gio/gio.h>
#include <string.h>

#include "bg-sync-outcome.h"

/* Names of CouchDB's databases; those of its own begin with an underscore and are not meant. */
#define DATABASE_NAME "^[a-z](?:[a-z0-9_$()+-]|%2[fF])*$"

/**
 * bg_address_free:
 * @address: (nullable): an address
 */
void
bg_address_free (BgAddress *address)
{
  if (address == NULL)
    return;
  g_free (address->server);
  g_free (address->database);
  g_free (address);
}

static gboolean
is_local_host (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  return address != NULL ? g_inet_address_get_is_loopback (address)
                         : g_ascii_strcasecmp (host, "localhost") == 0;
}

/* Only scheme, host, port and path: a name and a password in the address would be seen by whoever sees it. */
static GUri *
parse (const char *typed)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (typed));
  g_autoptr (GUri) uri = g_uri_parse (trimmed, G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE, NULL);

  if (uri == NULL ||
      (strcmp (g_uri_get_scheme (uri), "https") != 0 && strcmp (g_uri_get_scheme (uri), "http") != 0))
    return NULL;
  if (g_uri_get_userinfo (uri) != NULL || g_uri_get_query (uri) != NULL || g_uri_get_fragment (uri) != NULL)
    return NULL;
  if (g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0' || strchr (trimmed, ' ') != NULL)
    return NULL;
  return g_steal_pointer (&uri);
}

/* What stands before the database: CouchDB may lie in a folder of a web server. */
static char *
dup_server (GUri *uri, const char *folder)
{
  const char *host = g_uri_get_host (uri);
  gboolean is_number = strchr (host, ':') != NULL;
  int port = g_uri_get_port (uri);
  g_autofree char *behind = port > 0 ? g_strdup_printf (":%d", port) : g_strdup ("");

  return g_strdup_printf ("%s://%s%s%s%s%s", g_uri_get_scheme (uri), is_number ? "[" : "", host,
                          is_number ? "]" : "", behind, folder);
}

/**
 * bg_address_read:
 * @typed: an address such as "https://server/database"
 * @error: BG_SYNC_BAD_ADDRESS, also where a name or a password stands in it; what was typed is not in the
 * words
 *
 * Returns: (transfer full): the address taken apart
 */
BgAddress *
bg_address_read (const char *typed, GError **error)
{
  g_autoptr (GUri) uri = NULL;
  g_autofree char *path = NULL;
  char *slash;
  BgAddress *address;

  g_return_val_if_fail (typed != NULL, NULL);

  uri = parse (typed);
  path = uri != NULL ? g_strdup (g_uri_get_path (uri)) : g_strdup ("");
  while (g_str_has_suffix (path, "/"))
    path[strlen (path) - 1] = '\0';
  slash = strrchr (path, '/');
  if (slash == NULL || !g_regex_match_simple (DATABASE_NAME, slash + 1, 0, 0))
    {
      bg_sync_set_error (error, BG_SYNC_BAD_ADDRESS, NULL);
      return NULL;
    }
  address = g_new0 (BgAddress, 1);
  address->database = g_strdup (slash + 1);
  *slash = '\0';
  address->server = dup_server (uri, path);
  address->is_encrypted = strcmp (g_uri_get_scheme (uri), "https") == 0;
  address->is_local = is_local_host (g_uri_get_host (uri));
  return address;
}
