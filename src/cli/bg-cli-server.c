/* SPDX-License-Identifier: GPL-3.0-or-later */
/* server: what the administrator of a server does for an office. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "bg-cli-safety.h"
#include "bg-error.h"
#include "bg-http.h"
#include "bg-server-check.h"
#include "bg-server.h"

typedef struct
{
  BgAddress *address;
  BgTransport *way;
} Server;

static void
server_clear (Server *server)
{
  g_clear_pointer (&server->address, bg_address_free);
  g_clear_pointer (&server->way, bg_transport_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Server, server_clear)

static const char *
need_option (BgCliArguments *arguments, const char *option, const char *value, GError **error)
{
  const char *given = bg_cli_arguments_get (arguments, option);

  if (given == NULL || *given == '\0')
    {
      bg_cli_set_usage_error (error, _ ("The option “--%s” needs a value: %s"), option, value);
      return NULL;
    }
  return given;
}

/* Nothing is sent yet, and no password is asked for where the address is no good. */
static gboolean
open_server (Server *server, const char *url, BgCliArguments *arguments, GError **error)
{
  const char *user = need_option (arguments, "user", "NAME", error);
  BgHttpFlags flags = bg_cli_arguments_has (arguments, "plain-http") ? BG_HTTP_ALLOW_PLAIN : BG_HTTP_NONE;
  g_autofree char *prompt = NULL;
  g_autofree char *password = NULL;

  if (user == NULL)
    return FALSE;
  server->address = bg_address_read (url, error);
  if (server->address == NULL)
    return FALSE;
  server->way = bg_http_open (url, user, NULL, flags, error);
  if (server->way == NULL)
    return FALSE;
  g_clear_pointer (&server->way, bg_transport_free);
  prompt = g_strdup_printf (_ ("Password of “%s”:"), user);
  if (!bg_cli_ask_password (arguments, "password-file", prompt, &password, error))
    return FALSE;
  server->way = bg_http_open (url, user, password, flags, error);
  return server->way != NULL;
}

static gboolean
set_up (BgCliArguments *arguments, GError **error)
{
  g_auto (Server) server = { NULL };
  g_autofree char *library = NULL;

  if (!open_server (&server, bg_cli_arguments_get_word (arguments, 1), arguments, error) ||
      !bg_server_set_up (server.way, server.address->database, &library, NULL, error))
    return FALSE;
  puts (library);
  bg_cli_say (
    _ ("The database “%s” is ready for Bang Giao. Now add accounts by “banggiao-cli server add-user”."),
    server.address->database);
  return TRUE;
}

/* A password for a new account, or a new one for an account that is there: only where a file names one. */
static gboolean
read_new_password (Server *server,
                   const char *name,
                   BgCliArguments *arguments,
                   char **password,
                   GError **error)
{
  g_autofree char *prompt = g_strdup_printf (_ ("New password for “%s”:"), name);
  gboolean has = FALSE;

  if (!bg_server_has_user (server->way, name, &has, NULL, error))
    return FALSE;
  if (has)
    return bg_cli_read_password_of (arguments, "new-password-file", password, error);
  return bg_cli_ask_password (arguments, "new-password-file", prompt, password, error);
}

static gboolean
add_user (BgCliArguments *arguments, GError **error)
{
  g_auto (Server) server = { NULL };
  const char *name = bg_cli_arguments_get_word (arguments, 1);
  const char *url = need_option (arguments, "url", "URL", error);
  const char *role_name =
    url != NULL ? need_option (arguments, "role", "reader|officer|leader", error) : NULL;
  g_autofree char *password = NULL;
  BgServerRole role;

  if (role_name == NULL)
    return FALSE;
  if (!bg_server_role_read (role_name, &role))
    {
      bg_cli_set_usage_error (error, _ ("There is no role “%s”; choose one of: %s"), role_name,
                              "reader, officer, leader");
      return FALSE;
    }
  if (*name == '\0' || strpbrk (name, ":/") != NULL)
    {
      bg_cli_set_usage_error (error, _ ("“%s” cannot be the name of an account"), name);
      return FALSE;
    }
  if (!open_server (&server, url, arguments, error) ||
      !read_new_password (&server, name, arguments, &password, error) ||
      !bg_server_add_user (server.way, server.address->database, name, role, password, NULL, error))
    return FALSE;
  bg_cli_say (_ ("The account “%s” may come into the database “%s” as: %s"), name, server.address->database,
              role_name);
  return TRUE;
}

static guint
print_findings (GPtrArray *findings)
{
  guint wrong = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const BgFinding *finding = g_ptr_array_index (findings, i);

      printf ("[%s] %s: %s\n", finding->is_right ? _ ("right") : _ ("wrong"), finding->what, finding->words);
      wrong += !finding->is_right;
    }
  return wrong;
}

static gboolean
check (BgCliArguments *arguments, GError **error)
{
  g_auto (Server) server = { NULL };
  g_autoptr (GPtrArray) findings = NULL;
  guint wrong;

  if (!open_server (&server, bg_cli_arguments_get_word (arguments, 1), arguments, error))
    return FALSE;
  findings = bg_server_check (server.way, server.address, NULL);
  wrong = print_findings (findings);
  if (wrong == 0)
    return TRUE;
  g_set_error (error, BG_ERROR, BG_ERROR_FAILED, _ ("%u things are not right; nothing was changed"), wrong);
  return FALSE;
}

/**
 * bg_cli_server:
 * @cli: the call
 * @arguments: its arguments
 * @error: what went wrong
 *
 * Returns: whether it is done, or all is right
 */
gboolean
bg_cli_server (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  static const struct
  {
    const char *name;
    gboolean (*run) (BgCliArguments *arguments, GError **error);
  } tasks[] = { { "setup", set_up }, { "add-user", add_user }, { "check", check } };
  const char *name = bg_cli_arguments_get_word (arguments, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (tasks); i++)
    if (strcmp (tasks[i].name, name) == 0)
      return tasks[i].run (arguments, error);
  bg_cli_set_usage_error (error, _ ("“server” does one of these: %s"), "setup, add-user, check");
  return FALSE;
}
