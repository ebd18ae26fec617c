/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The verbs, the options they share, and the help that is made from these tables. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>

#include "bg-cli.h"

const BgCliOption bg_cli_common_options[] = {
  { "database", 'd', "FILE", N_ ("the record book; otherwise so.banggiao in the user's data folder") },
  { "today", 0, "DATE", N_ ("compute every status for this day: 2026-11-22, 22/11/2026") },
  { "officer", 0, "NAME", N_ ("who works, for the history; otherwise the user of the computer") },
  { "personal", 0, NULL, N_ ("show personal values, such as passport numbers, in full") },
  { "force", 0, NULL, N_ ("open also on a network drive or in a folder that a cloud copies") },
  { "help", 'h', NULL, N_ ("this help; behind a verb, the help of the verb") },
  { "version", 0, NULL, N_ ("the version of the program") },
  { NULL },
};

static const BgCliOption init_options[] = {
  { "sample", 0, NULL, N_ ("fill it with the sample office") },
  { "office", 0, "NAME", N_ ("name of the office") },
  { "parent", 0, "NAME", N_ ("body the office belongs to") },
  { "province", 0, "NAME", N_ ("province or city") },
  { "symbol", 0, "SYMBOL", N_ ("symbol of the office in document numbers") },
  { "place", 0, "NAME", N_ ("place name in documents; otherwise the province") },
  { NULL },
};

static const BgCliOption list_options[] = {
  { "filter", 0, "NAME", N_ ("a ready filter; banggiao-cli filters KIND names them") },
  { "search", 0, "TEXT", N_ ("words to look for; marks may be left out") },
  { "trashed", 0, NULL, N_ ("what is in the trash instead") },
  { "limit", 0, "N", N_ ("at the most so many") },
  { "format", 0, "table|json|csv", N_ ("form of the output") },
  { NULL },
};

static const BgCliOption show_options[] = {
  { "as-of", 0, "DATE", N_ ("as it was at the end of that day") },
  { "format", 0, "text|json", N_ ("form of the output") },
  { NULL },
};

static const BgCliOption history_options[] = {
  { "limit", 0, "N", N_ ("at the most so many") },
  { "format", 0, "text|json", N_ ("form of the output") },
  { NULL },
};

static const BgCliOption edit_options[] = {
  { "set", 's', "FIELD=VALUE",
    N_ ("a field and its value as a person types it; an empty value clears it; FIELD+=… adds to a list") },
  { "reason", 0, "RULE=TEXT", N_ ("why the limit of that rule is passed over") },
  { "format", 0, "text|json", N_ ("form of the output") },
  { NULL },
};

static const BgCliOption import_options[] = {
  { "to", 0, "ID", N_ ("the record whose list is filled, for a KIND such as delegation.members") },
  { "dry-run", 0, NULL, N_ ("only say what would be taken over, and what is wrong") },
  { "format", 0, "text|json", N_ ("form of the output") },
  { NULL },
};

static const BgCliOption file_options[] = {
  { "language", 0, "TEXT", N_ ("language of the files that are added") },
  { "output", 'o', "FILE", N_ ("where the file is saved; otherwise here, under its own name") },
  { NULL },
};

static const BgCliOption trash_options[] = {
  { "with-tasks", 0, NULL, N_ ("with its own tasks") },
  { NULL },
};

static const BgCliOption undo_options[] = {
  { "all", 0, NULL, N_ ("take back also what has changed since") },
  { NULL },
};

static const BgCliOption purge_options[] = {
  { "yes", 0, NULL, N_ ("do it; otherwise what would go is only named") },
  { NULL },
};

static const BgCliOption backup_options[] = {
  { "to", 0, "FOLDER", N_ ("another folder than “backups” beside the record book") },
  { "password-file", 0, "FILE",
    N_ ("lock it with the password in the first line of FILE; - is standard input") },
  { NULL },
};

static const BgCliOption verify_options[] = {
  { "password-file", 0, "FILE", N_ ("the password of a locked backup, in the first line of FILE") },
  { NULL },
};

static const BgCliOption restore_options[] = {
  { "dry-run", 0, NULL, N_ ("only say what would change") },
  { "drill", 0, NULL, N_ ("restore the newest backup into a temporary place and compare it") },
  { "password-file", 0, "FILE", N_ ("the password of a locked backup, in the first line of FILE") },
  { NULL },
};

static const BgCliOption repair_options[] = {
  { "output", 'o', "FILE", N_ ("where the repaired copy shall be; otherwise beside the damaged file") },
  { NULL },
};

static const BgCliOption print_options[] = {
  { "output", 'o', "FILE", N_ ("the PDF file to write") },
  { "number", 0, "NUMBER", N_ ("number of the paper, given by the records office") },
  { NULL },
};

static const BgCliOption deadlines_options[] = {
  { "for", 0, "ID", N_ ("the deadlines of that record; otherwise those of every year") },
  { "year", 0, "YEAR", N_ ("the year; otherwise this one") },
  { "propose", 0, NULL,
    N_ ("the tasks that follow, beside those that are there; without --for, of all records") },
  { "accept", 0, NULL, N_ ("make these tasks in one step that can be undone") },
  { "format", 0, "text|json", N_ ("form of the output") },
  { NULL },
};

static const BgCliOption server_options[] = {
  { "user", 0, "NAME",
    N_ ("the account on the server to sign in with; to set up and add, its administrator") },
  { "password-file", 0, "FILE",
    N_ ("its password, in the first line of FILE; - is standard input; otherwise it is asked for") },
  { "url", 0, "URL", N_ ("for add-user: the database, such as https://server/database") },
  { "role", 0, "reader|officer|leader", N_ ("for add-user: what the account may do in that database") },
  { "new-password-file", 0, "FILE",
    N_ ("for add-user: the password of the account that is added; one that is there keeps its own without "
        "it") },
  { "plain-http", 0, NULL, N_ ("also without encryption to another computer; others can read it all") },
  { NULL },
};

static const BgCliOption fields_options[] = {
  { "format", 0, "table|json", N_ ("form of the output") },
  { NULL },
};

static const BgCliOption sync_options[] = {
  { "user", 0, "NAME", N_ ("for configure: the account on the server") },
  { "password-file", 0, "FILE",
    N_ ("its password, in the first line of FILE; - is standard input; otherwise it is asked for") },
  { "once", 0, NULL, N_ ("exchange once and end; so it is without an option too") },
  { "watch", 0, NULL, N_ ("go on exchanging until stopped") },
  { "allow-trash", 0, NULL, N_ ("let the next exchange put unusually many records away") },
  { "send-again", 0, NULL,
    N_ ("begin again with a database that was emptied or replaced: everything here is sent there") },
  { "plain-http", 0, NULL, N_ ("also without encryption to another computer; others can read it all") },
  { "format", 0, "text|json", N_ ("form of the output of inbox and twins") },
  { "distinct", 0, NULL, N_ ("for twins: those that were said to be different") },
  { "all-files", 0, NULL, N_ ("fetch the contents of all files too, and not only send those that are here") },
  { NULL },
};

const BgCliVerb bg_cli_verbs[] = {
  { "init", "[--sample]", N_ ("make a new record book"), init_options, 0, 0, bg_cli_init },
  { "list", "KIND", N_ ("list records"), list_options, 1, 1, bg_cli_list },
  { "show", "ID", N_ ("show one record whole"), show_options, 1, 1, bg_cli_show },
  { "add", "KIND --set FIELD=VALUE…", N_ ("add a record and print its id"), edit_options, 1, 1, bg_cli_add },
  { "edit", "ID --set FIELD=VALUE…", N_ ("change a record"), edit_options, 1, 1, bg_cli_edit },
  { "import", "KIND FILE.csv", N_ ("take over the rows of a sheet, all of them or none"), import_options, 2,
    2, bg_cli_import },
  { "trash", "ID", N_ ("put a record into the trash"), trash_options, 1, 1, bg_cli_trash },
  { "restore", "ID | FILE | --drill",
    N_ ("take a record out of the trash, with what went there with it, or restore a backup"), restore_options,
    0, 1, bg_cli_restore },
  { "backup", "[--to FOLDER]", N_ ("back the record book up, and prove the copy"), backup_options, 0, 0,
    bg_cli_backup },
  { "verify", "[FILE]", N_ ("prove that the record book or a backup is whole, with its history"),
    verify_options, 0, 1, bg_cli_verify },
  { "repair", "[FILE] [-o FILE]", N_ ("read what a damaged record book still holds into a repaired copy"),
    repair_options, 0, 1, bg_cli_repair },
  { "deadlines", "[--for ID | --year YEAR] [--propose [--accept]]",
    N_ ("what the law asks by when, how it was counted, and the tasks that follow"), deadlines_options, 0, 0,
    bg_cli_deadlines },
  { "print", "PAPER [ID] -o FILE", N_ ("print to a PDF file"), print_options, 1, 2, bg_cli_print },
  { "history", "[ID]", N_ ("who changed what, newest first: in a record or in the whole office"),
    history_options, 0, 1, bg_cli_history },
  { "undo", "[NUMBER]", N_ ("take back the last change, or that of a number of the history"), undo_options, 0,
    1, bg_cli_undo },
  { "redo", "", N_ ("do again what was undone last"), undo_options, 0, 0, bg_cli_redo },
  { "file", "add ID FILE… | list [ID] | save ID NAME [-o FILE]",
    N_ ("the files of records: add scans, list them, hand them out"), file_options, 1, 1000, bg_cli_file },
  { "sync",
    "[configure URL --user NAME | status | inbox | decide ID FIELD mine|theirs|VALUE | twins |"
    " join KEPT OTHER | distinct ID OTHER | compare | off]",
    N_ ("share the records through a server"), sync_options, 0, 4, bg_cli_sync },
  { "purge", "ID… --yes", N_ ("remove records from the trash for good"), purge_options, 1, 1000,
    bg_cli_purge },
  { "server",
    "setup URL --user ADMIN | add-user NAME --role ROLE --url URL --user ADMIN | check URL --user NAME",
    N_ ("make an office's database on a server ready for sync, add accounts, check it"), server_options, 2, 2,
    bg_cli_server },
  { "fields", "KIND", N_ ("the fields of a kind of record"), fields_options, 1, 1, bg_cli_fields },
  { "filters", "KIND", N_ ("the ready filters of a kind of record"), fields_options, 1, 1, bg_cli_filters },
  { NULL },
};

static void
print_options_of (const BgCliOption *options, FILE *file)
{
  for (const BgCliOption *option = options; option->name != NULL; option++)
    {
      g_autofree char *letter =
        option->letter != 0 ? g_strdup_printf ("-%c, ", option->letter) : g_strdup ("");
      g_autofree char *name =
        g_strdup_printf ("%s--%s%s%s", letter, option->name, option->value != NULL ? " " : "",
                         option->value != NULL ? option->value : "");

      fprintf (file, "  %-26s %s\n", name, _ (option->help));
    }
}

static void
print_kinds (FILE *file)
{
  for (const BgKind *const *kind = bg_kind_list (); *kind != NULL; kind++)
    fprintf (file, "  %-12s %s\n", (*kind)->name, bg_kind_get_label (*kind));
}

static void
print_verb (const BgCliVerb *verb, FILE *file)
{
  fprintf (file, "%s\n  banggiao-cli %s %s\n\n%s.\n", _ ("Usage:"), verb->name, verb->usage,
           _ (verb->summary));
  if (verb->options->name != NULL)
    {
      fprintf (file, "\n%s\n", _ ("Options:"));
      print_options_of (verb->options, file);
    }
  if (g_str_has_prefix (verb->usage, "KIND"))
    {
      fprintf (file, "\n%s\n", _ ("KIND is one of:"));
      print_kinds (file);
    }
}

/**
 * bg_cli_print_help:
 * @verb: (nullable): the verb it is about; NULL for the whole program
 * @file: where to print it
 */
void
bg_cli_print_help (const BgCliVerb *verb, FILE *file)
{
  if (verb != NULL)
    print_verb (verb, file);
  else
    {
      fprintf (file, "%s\n  banggiao-cli [--database FILE] [--today DATE] %s\n\n%s\n", _ ("Usage:"),
               _ ("VERB …"), _ ("Verbs:"));
      for (const BgCliVerb *line = bg_cli_verbs; line->name != NULL; line++)
        fprintf (file, "  %-10s %s\n", line->name, _ (line->summary));
      fprintf (file, "\n%s\n", _ ("Kinds of records:"));
      print_kinds (file);
    }
  fprintf (file, "\n%s\n", _ ("Options of every verb:"));
  print_options_of (bg_cli_common_options, file);
  fprintf (file, "\n%s\n", _ ("Exit status: 0 done, 1 failed, 2 wrong use. More: man banggiao-cli"));
}
