/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What waits for a decision, in the terminal, for the verb "sync". */
#pragma once

#include "bg-cli.h"

G_BEGIN_DECLS

gboolean bg_cli_list_inbox (BgCli *cli, BgCliArguments *arguments, GError **error);
gboolean bg_cli_decide (BgCli *cli, BgCliArguments *arguments, GError **error);

G_END_DECLS
