/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files, for the verbs that deal with them beside others. */
#pragma once

#include "bg-cli.h"
#include "bg-transport.h"

G_BEGIN_DECLS

gboolean bg_cli_verify_files (const char *path, GError **error);
gboolean bg_cli_carry_files (BgCli *cli, BgTransport *way, gboolean all, GError **error);

G_END_DECLS
