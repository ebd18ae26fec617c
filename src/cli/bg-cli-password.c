/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passwords: from a file, from standard input, or typed at a terminal that does not show them. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#ifdef G_OS_UNIX
#include <termios.h>
#include <unistd.h>
#endif

#include "bg-cli-safety.h"
#include "bg-error.h"

#define LONGEST 1024

static char *
read_line (void)
{
  char line[LONGEST];

  return fgets (line, sizeof line, stdin) != NULL ? g_strdup (line) : g_strdup ("");
}

/* The first line of @text; NULL where there is nothing in it. */
static char *
take_line (char *text)
{
  text[strcspn (text, "\r\n")] = '\0';
  if (*text != '\0' && g_utf8_validate (text, -1, NULL))
    return text;
  g_free (text);
  return NULL;
}

/**
 * bg_cli_read_password_of:
 * @arguments: the arguments of a call
 * @option: name of the option that names the file
 * @password: (out) (nullable): the first line of that file, or of standard input for "-"; NULL without the
 * option
 * @error: what went wrong
 *
 * Two options that both name standard input take its lines in the order they are asked for.
 *
 * Returns: whether there is a password, or none was meant
 */
gboolean
bg_cli_read_password_of (BgCliArguments *arguments, const char *option, char **password, GError **error)
{
  const char *path = bg_cli_arguments_get (arguments, option);
  char *text = NULL;

  *password = NULL;
  if (path == NULL)
    return TRUE;
  if (strcmp (path, "-") == 0)
    text = read_line ();
  else if (!g_file_get_contents (path, &text, NULL, error))
    return FALSE;
  *password = take_line (text);
  if (*password != NULL)
    return TRUE;
  g_set_error (error, BG_ERROR, BG_ERROR_INVALID, _ ("There is no password in the file “%s”"), path);
  return FALSE;
}

/**
 * bg_cli_read_password:
 * @arguments: the arguments of a call
 * @password: (out) (nullable): the first line of the file that --password-file names; NULL without it
 * @error: what went wrong
 *
 * Returns: whether there is a password, or none was meant
 */
gboolean
bg_cli_read_password (BgCliArguments *arguments, char **password, GError **error)
{
  return bg_cli_read_password_of (arguments, "password-file", password, error);
}

#ifdef G_OS_UNIX
/* The one place that knows how a terminal hides what is typed. */
static char *
read_hidden (const char *prompt)
{
  struct termios usual, hidden;
  char *text;

  if (!isatty (STDIN_FILENO) || tcgetattr (STDIN_FILENO, &usual) != 0)
    return NULL;
  hidden = usual;
  hidden.c_lflag &= ~(tcflag_t) (ECHO | ISIG);
  fprintf (stderr, "%s ", prompt);
  fflush (stderr);
  if (tcsetattr (STDIN_FILENO, TCSAFLUSH, &hidden) != 0)
    return NULL;
  text = read_line ();
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &usual);
  fputc ('\n', stderr);
  return text;
}
#else
static char *
read_hidden (const char *prompt)
{
  return NULL;
}
#endif

/**
 * bg_cli_ask_password:
 * @arguments: the arguments of a call
 * @option: name of the option that names a file with the password
 * @prompt: what to ask for at the terminal where no file is named
 * @password: (out): the password
 * @error: what went wrong
 *
 * Reads a password from the file, or asks for it at the terminal, which does not show what is typed.
 *
 * Returns: whether there is a password
 */
gboolean
bg_cli_ask_password (BgCliArguments *arguments,
                     const char *option,
                     const char *prompt,
                     char **password,
                     GError **error)
{
  char *typed;

  if (!bg_cli_read_password_of (arguments, option, password, error))
    return FALSE;
  if (*password != NULL)
    return TRUE;
  typed = read_hidden (prompt);
  if (typed != NULL)
    *password = take_line (typed);
  if (*password != NULL)
    return TRUE;
  if (typed == NULL)
    bg_cli_set_usage_error (error, _ ("There is no terminal to ask for a password; name a file by --%s"),
                            option);
  else
    g_set_error_literal (error, BG_ERROR, BG_ERROR_INVALID, _ ("No password was typed; nothing was done"));
  return FALSE;
}
