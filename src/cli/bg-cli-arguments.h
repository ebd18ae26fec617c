/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line, read by a table of options. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BgCliOption:
 * @name: long name without its hyphens
 * @letter: short name, or 0
 * @value: (nullable): what stands for its value in the help; NULL for an option without one
 * @help: (translatable): what it does
 */
typedef struct
{
  const char *name;
  char letter;
  const char *value;
  const char *help;
} BgCliOption;

typedef struct _BgCliArguments BgCliArguments;

/* The errors of wrong use: the program exits with status 2. */
#define BG_CLI_USAGE_ERROR (bg_cli_usage_error_quark ())
GQuark bg_cli_usage_error_quark (void);
void bg_cli_set_usage_error (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

BgCliArguments *bg_cli_arguments_new (char **words) G_GNUC_WARN_UNUSED_RESULT;
void bg_cli_arguments_free (BgCliArguments *arguments);
gboolean bg_cli_arguments_read (BgCliArguments *arguments, const BgCliOption *options, GError **error);
const char *bg_cli_arguments_take_word (BgCliArguments *arguments);
guint bg_cli_arguments_get_n_words (BgCliArguments *arguments);
const char *bg_cli_arguments_get_word (BgCliArguments *arguments, guint index);
gboolean bg_cli_arguments_has (BgCliArguments *arguments, const char *option);
const char *bg_cli_arguments_get (BgCliArguments *arguments, const char *option);
GPtrArray *bg_cli_arguments_get_all (BgCliArguments *arguments, const char *option);
gboolean bg_cli_arguments_get_format (BgCliArguments *arguments,
                                      const char *const *formats,
                                      guint *format,
                                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgCliArguments, bg_cli_arguments_free)

G_END_DECLS
