/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Likely twins in the terminal, for the verb "sync". */
#pragma once

#include "bg-cli.h"

G_BEGIN_DECLS

gboolean bg_cli_list_twins (BgCli *cli, BgCliArguments *arguments, GError **error);
gboolean bg_cli_join_twins (BgCli *cli, BgCliArguments *arguments, GError **error);
gboolean bg_cli_distinct_twins (BgCli *cli, BgCliArguments *arguments, GError **error);

G_END_DECLS
