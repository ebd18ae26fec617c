/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of records as the terminal shows and takes them. */
#pragma once

#include "bg-cli.h"

G_BEGIN_DECLS

char *bg_cli_dup_display (BgCli *cli, BgRecord *record, const BgField *field) G_GNUC_WARN_UNUSED_RESULT;
char *bg_cli_dup_status (BgCli *cli, BgRecord *record) G_GNUC_WARN_UNUSED_RESULT;
json_t *bg_cli_create_document (BgCli *cli, BgRecord *record) G_GNUC_WARN_UNUSED_RESULT;
void bg_cli_mask_document (BgCli *cli, const BgKind *kind, json_t *document);
gboolean bg_cli_note_personal (BgCli *cli, BgAct act, GPtrArray *records, GError **error);
gboolean bg_cli_assign (BgCli *cli, BgRecord *record, const char *assignment, GError **error);
gboolean bg_cli_set_value (BgCli *cli,
                           BgRecord *record,
                           const BgField *field,
                           const char *typed,
                           GError **error);
char *bg_cli_find_reference (BgCli *cli, const BgField *field, const char *typed, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
