/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of text, printed as a table for people or as CSV for spreadsheets. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BgCliTable BgCliTable;

BgCliTable *bg_cli_table_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bg_cli_table_free (BgCliTable *table);
void bg_cli_table_add_row (BgCliTable *table);
void bg_cli_table_add_cell (BgCliTable *table, const char *text);
void bg_cli_table_print (BgCliTable *table);
void bg_cli_table_print_csv (BgCliTable *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgCliTable, bg_cli_table_free)

G_END_DECLS
