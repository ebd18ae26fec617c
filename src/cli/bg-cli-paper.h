/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that print share. */
#pragma once

#include "bg-cli.h"
#include "bg-document.h"

G_BEGIN_DECLS

BgRecord *bg_cli_find_for_paper (const char *kind, const char *id, gpointer store);
gboolean bg_cli_write_document (BgDocument *document, const char *path, GError **error);
gboolean bg_cli_print_sheet (BgCli *cli, BgCliArguments *arguments, const char *path, GError **error);

G_END_DECLS
