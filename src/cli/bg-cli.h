/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the verbs of the terminal program share: the call, the record book, and how wrong use is told. */
#pragma once

#include "bg-store.h"

#include "bg-cli-arguments.h"

G_BEGIN_DECLS

/**
 * BgCli:
 * @database: file name of the record book
 * @today: the day all statuses are computed for
 * @open_flags: BG_OPEN_FORCE, where that was asked for
 * @personal: whether personal values are shown in full
 * @officer: name for the history
 * @store: (nullable): the record book, once bg_cli_open() has opened it
 * @rules: the office's numbers, once the record book is open
 *
 * One call of the program.
 */
typedef struct
{
  char *database;
  BgDate today;
  BgOpenFlags open_flags;
  gboolean personal;
  char *officer;
  BgStore *store;
  BgRules rules;
  BgCalendar *calendar;
} BgCli;

/**
 * BgCliVerb:
 * @name: the verb as it is typed
 * @usage: its arguments, as the help shows them
 * @summary: (translatable): what it does
 * @options: its options, ended by a line whose name is NULL
 * @min_words: least number of words behind the verb
 * @max_words: most of them
 * @run: does it
 */
typedef struct
{
  const char *name;
  const char *usage;
  const char *summary;
  const BgCliOption *options;
  guint min_words;
  guint max_words;
  gboolean (*run) (BgCli *cli, BgCliArguments *arguments, GError **error);
} BgCliVerb;

extern const BgCliVerb bg_cli_verbs[];
extern const BgCliOption bg_cli_common_options[];

void bg_cli_print_help (const BgCliVerb *verb, FILE *file);

/* Each group of verbs is one file. */
gboolean bg_cli_init (BgCli *cli, BgCliArguments *arguments, GError **error);
gboolean bg_cli_list (BgCli *cli, BgCliArguments *arguments, GError **error);
gboolean bg_cli_show (BgCli *cli, BgCliArguments *arguments, GError **error);
gboolean bg_cli_history (BgCli *cli, BgCliArguments *arguments, GError **error);
gboolean bg_cli_add (BgCli *cli, BgCliArguments *arguments, GError **error);
gboolean bg_cli_import (BgCli *cli, BgCliArguments *arguments, GError **error);
gboolean bg_cli_edit (BgCli *cli, BgCliArguments *arguments, GError **error);
gboolean bg_cli_trash (BgCli *cli, BgCliArguments *arguments, GError **error);
gboolean bg_cli_untrash (BgCli *cli, BgCliArguments *arguments, GError **error);
gboolean bg_cli_restore (BgCli *cli, BgCliArguments *arguments, GError **error);
gboolean bg_cli_sync (BgCli *cli, BgCliArguments *arguments, GError **error);
gboolean bg_cli_file (BgCli *cli, BgCliArguments *arguments, GError **error);
gboolean bg_cli_undo (BgCli *cli, BgCliArguments *arguments, GError **error);
gboolean bg_cli_redo (BgCli *cli, BgCliArguments *arguments, GError **error);
gboolean bg_cli_purge (BgCli *cli, BgCliArguments *arguments, GError **error);
gboolean bg_cli_repair (BgCli *cli, BgCliArguments *arguments, GError **error);
gboolean bg_cli_backup (BgCli *cli, BgCliArguments *arguments, GError **error);
gboolean bg_cli_verify (BgCli *cli, BgCliArguments *arguments, GError **error);
gboolean bg_cli_deadlines (BgCli *cli, BgCliArguments *arguments, GError **error);
gboolean bg_cli_server (BgCli *cli, BgCliArguments *arguments, GError **error);
gboolean bg_cli_print (BgCli *cli, BgCliArguments *arguments, GError **error);
gboolean bg_cli_fields (BgCli *cli, BgCliArguments *arguments, GError **error);
gboolean bg_cli_filters (BgCli *cli, BgCliArguments *arguments, GError **error);

gboolean bg_cli_open (BgCli *cli, GError **error);
gboolean bg_cli_open_to_read (BgCli *cli, GError **error);
void bg_cli_clear (BgCli *cli);
BgRecord *bg_cli_load (BgCli *cli, const char *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
const BgKind *bg_cli_find_kind (const char *name, GError **error);
gboolean bg_cli_read_limit (BgCliArguments *arguments, guint *limit, GError **error);
void bg_cli_say (const char *format, ...) G_GNUC_PRINTF (1, 2);
gboolean bg_cli_write_json (json_t *json, GError **error);

G_END_DECLS
