/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line, read by a table of options: words, options with and without values, "--" ends options. */
#include "bg-config.h"

#include "bg-cli-arguments.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _BgCliArguments
{
  char **all;
  guint next;
  gboolean only_words;
  GPtrArray *words;
  /* Name of an option to the GPtrArray of its values. */
  GHashTable *values;
};

G_DEFINE_QUARK (bg - cli - usage - error, bg_cli_usage_error)

/**
 * bg_cli_set_usage_error:
 * @error: to be set
 * @format: words for the person who typed, printf-like
 * @...: for @format
 */
void
bg_cli_set_usage_error (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, BG_CLI_USAGE_ERROR, 0, message);
}

/**
 * bg_cli_arguments_new:
 * @words: (transfer none): what was typed behind the program's name, NULL-terminated
 *
 * Returns: (transfer full): nothing read yet, see bg_cli_arguments_read()
 */
BgCliArguments *
bg_cli_arguments_new (char **words)
{
  BgCliArguments *arguments = g_new0 (BgCliArguments, 1);

  arguments->all = g_strdupv (words);
  arguments->words = g_ptr_array_new ();
  arguments->values =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  return arguments;
}

/**
 * bg_cli_arguments_free:
 * @arguments: (transfer full): arguments
 */
void
bg_cli_arguments_free (BgCliArguments *arguments)
{
  g_return_if_fail (arguments != NULL);

  g_strfreev (arguments->all);
  g_ptr_array_unref (arguments->words);
  g_hash_table_unref (arguments->values);
  g_free (arguments);
}

/* Finds "--name", "--name=value", "-o", "-oVALUE"; @rest becomes the value that is glued on, or NULL. */
static const BgCliOption *
find_option (const BgCliOption *options, const char *typed, const char **rest)
{
  gboolean is_long = g_str_has_prefix (typed, "--");

  *rest = NULL;
  for (const BgCliOption *option = options; option->name != NULL; option++)
    {
      gsize length = strlen (option->name);

      if (is_long && strncmp (typed + 2, option->name, length) == 0 &&
          strchr ("=", typed[2 + length]) != NULL)
        {
          *rest = typed[2 + length] == '=' ? typed + 3 + length : NULL;
          return option;
        }
      if (!is_long && option->letter != 0 && typed[1] == option->letter &&
          (option->value != NULL || typed[2] == '\0'))
        {
          *rest = typed[2] != '\0' ? typed + 2 : NULL;
          return option;
        }
    }
  return NULL;
}

static void
note_value (BgCliArguments *arguments, const BgCliOption *option, const char *value)
{
  GPtrArray *values = g_hash_table_lookup (arguments->values, option->name);

  if (values == NULL)
    {
      values = g_ptr_array_new ();
      g_hash_table_insert (arguments->values, (char *) option->name, values);
    }
  g_ptr_array_add (values, (char *) value);
}

static gboolean
read_option (BgCliArguments *arguments, const BgCliOption *options, const char *typed, GError **error)
{
  const char *value;
  const BgCliOption *option = find_option (options, typed, &value);

  if (option == NULL)
    {
      /* What stands behind the sign may be a password of somebody who hoped for such an option. */
      g_autofree char *name = g_strndup (typed, strcspn (typed, "="));

      bg_cli_set_usage_error (error, _ ("There is no option “%s” here"), name);
      return FALSE;
    }
  if (option->value == NULL && value != NULL)
    {
      bg_cli_set_usage_error (error, _ ("The option “--%s” takes no value"), option->name);
      return FALSE;
    }
  if (option->value != NULL && value == NULL)
    value = arguments->all[arguments->next] != NULL ? arguments->all[arguments->next++] : NULL;
  if (option->value != NULL && value == NULL)
    {
      bg_cli_set_usage_error (error, _ ("The option “--%s” needs a value: %s"), option->name, option->value);
      return FALSE;
    }
  note_value (arguments, option, value);
  return TRUE;
}

static gboolean
read_next (BgCliArguments *arguments, const BgCliOption *options, GError **error)
{
  const char *typed = arguments->all[arguments->next++];

  if (!g_utf8_validate (typed, -1, NULL))
    {
      bg_cli_set_usage_error (error, _ ("What was typed is not text in UTF-8"));
      return FALSE;
    }
  if (!arguments->only_words && strcmp (typed, "--") == 0)
    {
      arguments->only_words = TRUE;
      return TRUE;
    }
  if (!arguments->only_words && typed[0] == '-' && typed[1] != '\0')
    return read_option (arguments, options, typed, error);
  g_ptr_array_add (arguments->words, (char *) typed);
  return TRUE;
}

/**
 * bg_cli_arguments_take_word:
 * @arguments: arguments
 *
 * Takes the first word away, such as the verb.
 *
 * Returns: (transfer none) (nullable): that word
 */
const char *
bg_cli_arguments_take_word (BgCliArguments *arguments)
{
  g_return_val_if_fail (arguments != NULL, NULL);

  return arguments->words->len > 0 ? g_ptr_array_steal_index (arguments->words, 0) : NULL;
}

/**
 * bg_cli_arguments_read:
 * @arguments: arguments
 * @options: the options that are allowed, ended by a line whose name is NULL
 * @error: BG_CLI_USAGE_ERROR
 *
 * Reads on: to the first word where there was none yet, so that the options of the verb can be known, and
 * from there to the end.
 *
 * Returns: whether it was understood
 */
gboolean
bg_cli_arguments_read (BgCliArguments *arguments, const BgCliOption *options, GError **error)
{
  gboolean to_first_word = arguments->next == 0;

  g_return_val_if_fail (arguments != NULL && options != NULL, FALSE);

  while (arguments->all[arguments->next] != NULL && !(to_first_word && arguments->words->len > 0))
    if (!read_next (arguments, options, error))
      return FALSE;
  for (guint i = 0; arguments->all[i] != NULL && i < arguments->next; i++)
    if (!g_utf8_validate (arguments->all[i], -1, NULL))
      {
        bg_cli_set_usage_error (error, _ ("What was typed is not text in UTF-8"));
        return FALSE;
      }
  return TRUE;
}

/**
 * bg_cli_arguments_get_n_words:
 * @arguments: arguments
 *
 * Returns: how many words there are that belong to no option
 */
guint
bg_cli_arguments_get_n_words (BgCliArguments *arguments)
{
  g_return_val_if_fail (arguments != NULL, 0);
  return arguments->words->len;
}

/**
 * bg_cli_arguments_get_word:
 * @arguments: arguments
 * @index: which word
 *
 * Returns: (nullable): the word
 */
const char *
bg_cli_arguments_get_word (BgCliArguments *arguments, guint index)
{
  g_return_val_if_fail (arguments != NULL, NULL);
  return index < arguments->words->len ? g_ptr_array_index (arguments->words, index) : NULL;
}

/**
 * bg_cli_arguments_has:
 * @arguments: arguments
 * @option: long name of an option
 *
 * Returns: whether it was given
 */
gboolean
bg_cli_arguments_has (BgCliArguments *arguments, const char *option)
{
  g_return_val_if_fail (arguments != NULL, FALSE);
  return g_hash_table_contains (arguments->values, option);
}

/**
 * bg_cli_arguments_get_all:
 * @arguments: arguments
 * @option: long name of an option
 *
 * Returns: (transfer none) (nullable) (element-type utf8): its values in the order they were typed
 */
GPtrArray *
bg_cli_arguments_get_all (BgCliArguments *arguments, const char *option)
{
  g_return_val_if_fail (arguments != NULL, NULL);
  return g_hash_table_lookup (arguments->values, option);
}

/**
 * bg_cli_arguments_get:
 * @arguments: arguments
 * @option: long name of an option
 *
 * Returns: (nullable): its value; the last one where it was given more than once
 */
const char *
bg_cli_arguments_get (BgCliArguments *arguments, const char *option)
{
  GPtrArray *values = bg_cli_arguments_get_all (arguments, option);

  return values != NULL ? g_ptr_array_index (values, values->len - 1) : NULL;
}

/**
 * bg_cli_arguments_get_format:
 * @arguments: arguments
 * @formats: names of the formats, NULL-terminated; the first one is taken where none was asked for
 * @format: (out): which one
 * @error: BG_CLI_USAGE_ERROR
 *
 * Returns: whether the format that was asked for is among them
 */
gboolean
bg_cli_arguments_get_format (BgCliArguments *arguments,
                             const char *const *formats,
                             guint *format,
                             GError **error)
{
  const char *name = bg_cli_arguments_get (arguments, "format");
  g_autofree char *known = g_strjoinv (", ", (char **) formats);

  for (*format = 0; name != NULL && formats[*format] != NULL; (*format)++)
    if (strcmp (formats[*format], name) == 0)
      return TRUE;
  if (name == NULL)
    return TRUE;
  bg_cli_set_usage_error (error, _ ("There is no format “%s”; choose one of: %s"), name, known);
  return FALSE;
}
