/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the verbs about backups share. */
#pragma once

#include "bg-cli.h"
#include "bg-prove.h"

G_BEGIN_DECLS

gboolean bg_cli_read_password (BgCliArguments *arguments, char **password, GError **error);
void bg_cli_print_counts (GArray *counts);
char *bg_cli_dup_moment (gint64 time);

G_END_DECLS
