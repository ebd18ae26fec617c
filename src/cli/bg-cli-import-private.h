/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that take over a sheet share. */
#pragma once

#include "bg-cli.h"
#include "bg-table-file.h"

G_BEGIN_DECLS

/* A sheet on its way into the record book. */
typedef struct
{
  BgCli *cli;
  const BgKind *kind;
  /* The same, or the kind of the record whose list is filled. */
  const BgKind *owner_kind;
  /* Where the rows go into a list of one record: the list, the record as it is, and with the rows; @kind is
   * that of the items then. */
  const BgField *list;
  BgRecord *owner;
  BgRecord *filled;
  BgTableFile *sheet;
  /* For each column its field; NULL for the id and for a column without a name. */
  GPtrArray *fields;
  int id_column;
  /* What was typed for a reference, with its kind, to the id that was found. */
  GHashTable *references;
  /* Rows that were read, as one text each. */
  GHashTable *rows;
  BgChangeSet *set;
  guint added;
  guint changed;
  guint here;
  guint bad;
  guint lines;
} BgCliImport;

gboolean bg_cli_import_set_cell (BgCliImport *import,
                                 BgRecord *record,
                                 guint row,
                                 guint column,
                                 GError **error);
gboolean bg_cli_import_find_target (BgCliImport *import, const char *word, GError **error);
gboolean bg_cli_import_check_target (BgCliImport *import, const char *id, GError **error);
gboolean bg_cli_import_load_owner (BgCliImport *import, const char *id, GError **error);
gboolean bg_cli_import_read_item (BgCliImport *import, guint row, GError **error);
gboolean bg_cli_import_finish_list (BgCliImport *import, GError **error);

G_END_DECLS
