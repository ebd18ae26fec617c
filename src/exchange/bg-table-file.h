/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet as other programs write it: a head, and rows of text. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BgTableFile BgTableFile;

BgTableFile *bg_table_file_read (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
BgTableFile *bg_table_file_parse (const char *data, gsize size, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void bg_table_file_free (BgTableFile *sheet);

guint bg_table_file_get_n_columns (const BgTableFile *sheet);
const char *bg_table_file_get_head (const BgTableFile *sheet, guint column);
guint bg_table_file_get_n_rows (const BgTableFile *sheet);
const char *bg_table_file_get_cell (const BgTableFile *sheet, guint row, guint column);
guint bg_table_file_get_line (const BgTableFile *sheet, guint row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgTableFile, bg_table_file_free)

G_END_DECLS
