/* SPDX-License-Identifier: GPL-3.0-or-later */
/* backup, verify: making a proved copy of the record book, and proving any file. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>

#include "bg-backup.h"
#include "bg-cli-files.h"
#include "bg-cli-safety.h"
#include "bg-cli-table.h"
#include "bg-error.h"
#include "bg-seal.h"
#include "bg-search-verify.h"

/**
 * bg_cli_print_counts:
 * @counts: (element-type BgCount): how much of what there is
 *
 * Prints them as a table.
 */
void
bg_cli_print_counts (GArray *counts)
{
  g_autoptr (BgCliTable) table = bg_cli_table_new ();

  bg_cli_table_add_row (table);
  bg_cli_table_add_cell (table, _ ("What"));
  bg_cli_table_add_cell (table, _ ("How many"));
  for (guint i = 0; i < counts->len; i++)
    {
      const BgCount *count = &g_array_index (counts, BgCount, i);
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, count->count);

      bg_cli_table_add_row (table);
      bg_cli_table_add_cell (table, bg_count_get_label (count->name));
      bg_cli_table_add_cell (table, number);
    }
  bg_cli_table_print (table);
}

/* A folder that is named and absent is a disk that is not plugged in: it is not made. */
static gboolean
check_folder (const char *folder, GError **error)
{
  if (folder == NULL || g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  g_set_error (error, BG_ERROR, BG_ERROR_NOT_FOUND,
               _ ("There is no folder “%s”. No backup was made; plug the disk in, or name another folder."),
               folder);
  return FALSE;
}

/**
 * bg_cli_backup:
 * @cli: the call
 * @arguments: its arguments
 * @error: what went wrong
 *
 * Returns: whether there is a proved backup
 */
gboolean
bg_cli_backup (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  BgBackupWish wish = { .reason = BG_BACKUP_MANUAL, .folder = bg_cli_arguments_get (arguments, "to") };
  g_autofree char *password = NULL;
  g_autoptr (BgBackup) backup = NULL;

  if (!bg_cli_read_password (arguments, &password, error) || !check_folder (wish.folder, error))
    return FALSE;
  if (password != NULL)
    bg_cli_say ("%s",
                _ ("The backup is locked with the password. Without it nobody can ever open it again."));
  wish.password = password;
  backup = bg_backup_make (cli->database, &wish, NULL, error);
  if (backup == NULL)
    return FALSE;
  puts (backup->path);
  bg_cli_say (_ ("The record book is backed up; the copy was opened again and proved (%d records)."),
              (int) bg_counts_get_records (backup->counts));
  if (backup->n_files > 0)
    bg_cli_say (_ ("Files beside it: %u"), backup->n_files);
  if (backup->n_altered > 0)
    bg_cli_say (
      _ ("%u files were altered by the disk and are not in this backup; older backups may have them "
         "whole. banggiao-cli verify names them."),
      backup->n_altered);
  return TRUE;
}

static gboolean
tell_result (const BgProof *proof, const char *path, GError **error)
{
  for (guint i = 0; i < proof->faults->len; i++)
    puts (g_ptr_array_index (proof->faults, i));
  if (bg_proof_is_good (proof))
    {
      bg_cli_print_counts (proof->counts);
      bg_cli_say (_ ("The record book is whole, and so is the chain of its history (%d rows). File: %s"),
                  (int) proof->history, path);
      return TRUE;
    }
  g_set_error (
    error, BG_ERROR, BG_ERROR_DAMAGED,
    _ ("The file is not as it was written; %u faults are named above. It was left as it is. File: %s"),
    proof->faults->len, path);
  return FALSE;
}

static gboolean
verify_file (const char *path, const char *shown, GError **error)
{
  g_autoptr (BgProof) proof = bg_prove_file (path, NULL, error);

  /* The words of a file that is not whole are the least of it. */
  if (proof == NULL || (bg_proof_is_good (proof) && !bg_search_verify (path, proof->faults, NULL, error)))
    return FALSE;
  return tell_result (proof, shown, error);
}

static gboolean
verify_files_of_backup (const char *path, const char *place, const char *password, GError **error)
{
  guint n = 0;

  if (!bg_backup_check_files (path, place, password, &n, NULL, error))
    return FALSE;
  if (n > 0)
    bg_cli_say (_ ("Files beside it: %u"), n);
  return TRUE;
}

static gboolean
verify_locked (const char *path, const char *password, GError **error)
{
  g_autofree char *place = g_dir_make_tmp ("banggiao-XXXXXX", error);
  g_autofree char *opened = place != NULL ? g_build_filename (place, "opened", NULL) : NULL;
  gboolean good = place != NULL && bg_unseal_file (path, opened, password, NULL, NULL, error) &&
                  verify_file (opened, path, error) && verify_files_of_backup (path, place, password, error);

  if (opened != NULL)
    g_unlink (opened);
  if (place != NULL)
    g_rmdir (place);
  return good;
}

/**
 * bg_cli_verify:
 * @cli: the call
 * @arguments: its arguments
 * @error: what went wrong, or that the file is not whole
 *
 * Returns: whether the file is whole
 */
gboolean
bg_cli_verify (BgCli *cli, BgCliArguments *arguments, GError **error)
{
  const char *path =
    bg_cli_arguments_get_n_words (arguments) > 0 ? bg_cli_arguments_get_word (arguments, 0) : cli->database;
  g_autofree char *password = NULL;

  if (!bg_cli_read_password (arguments, &password, error))
    return FALSE;
  if (!bg_file_is_sealed (path))
    return verify_file (path, path, error) &&
           (g_str_has_suffix (path, BG_BACKUP_ENDING) ? verify_files_of_backup (path, NULL, NULL, error)
                                                      : bg_cli_verify_files (path, error));
  if (password != NULL)
    return verify_locked (path, password, error);
  g_set_error (error, BG_ERROR, BG_ERROR_REFUSED,
               _ ("The backup is locked with a password; name its file by --password-file. File: %s"), path);
  return FALSE;
}
