/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the verbs about backups and servers share. */
#pragma once

#include "bg-cli.h"
#include "bg-prove.h"

G_BEGIN_DECLS

gboolean bg_cli_read_password (BgCliArguments *arguments, char **password, GError **error);
gboolean bg_cli_read_password_of (BgCliArguments *arguments,
                                  const char *option,
                                  char **password,
                                  GError **error);
gboolean bg_cli_ask_password (BgCliArguments *arguments,
                              const char *option,
                              const char *prompt,
                              char **password,
                              GError **error);
void bg_cli_print_counts (GArray *counts);

G_END_DECLS
