/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the store does with the contents of files, an operation a line, for test-calls. */
#include "bg-backup.h"
#include "bg-file-add.h"
#include "bg-file-uses.h"
#include "bg-restore.h"
#include "bg-shelf.h"
#include "bg-sync-book.h"
#include "bg-sync-files.h"
#include "calls-work.h"

#define PAPER    "một tờ giấy"
#define PASSWORD "mở ra"

/* The contents of PAPER, and others that are nowhere. */
static char *
dup_name_of (const char *text)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

static char *
dup_path (Run *run, const char *name)
{
  g_autofree char *folder = g_path_get_dirname (run->path);

  return g_build_filename (folder, name, NULL);
}

static void
prepare_nothing (Run *run)
{
}

static BgRecord *
add_partner (BgStore *store, const char *name, BgRecord *file, gboolean trashed)
{
  g_autoptr (BgRecord) partner = bg_record_new (&bg_partner_kind);
  g_autoptr (BgChangeSet) set = bg_change_set_new ("Thêm");
  g_autoptr (GError) error = NULL;

  bg_record_set_text (partner, "name", name);
  bg_record_set_text (partner, "country", "KH");
  bg_record_set_trashed (partner, trashed);
  bg_record_append_item (partner, "files", file);
  bg_change_set_set_flags (set, BG_CHANGE_UNCHECKED);
  bg_change_set_add (set, NULL, partner);
  bg_store_commit (store, set, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&partner);
}

static BgRecord *
add_file (const char *book, const char *name, const char *text)
{
  g_autofree char *folder = g_path_get_dirname (book);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  BgRecord *item;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  item = bg_file_add (book, path, NULL, &error);
  g_assert_no_error (error);
  return item;
}

static void
back_up_model (const char *book, const char *folder, const char *password)
{
  BgBackupWish wish = { .reason = BG_BACKUP_MANUAL, .folder = folder, .password = password };
  g_autoptr (GError) error = NULL;
  g_autoptr (BgBackup) backup = bg_backup_make (book, &wish, NULL, &error);

  g_assert_no_error (error);
}

/* A record book in a folder of its own, with a file in use, one of a record in the trash, and backups. */
void
calls_make_files (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *locked = g_build_filename (folder, "khóa", NULL);
  g_autoptr (BgRecord) paper = NULL;
  g_autoptr (BgRecord) scan = NULL;
  g_autoptr (BgRecord) one = NULL;
  g_autoptr (BgRecord) two = NULL;
  g_autoptr (GError) error = NULL;
  BgStore *store;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  store = bg_store_open (path, BG_OPEN_CREATE | BG_OPEN_FORCE, &error);
  g_assert_no_error (error);
  bg_store_set_officer (store, "Nguyễn Văn A");
  paper = add_file (path, "giấy.pdf", PAPER);
  scan = add_file (path, "quét.pdf", "một bản quét");
  one = add_partner (store, "Koh Kong", paper, FALSE);
  two = add_partner (store, "Trat", scan, TRUE);
  g_assert_true (bg_sync_join (store, "https://example.org/tep", "an", NULL));
  fault_store_close (&store);
  back_up_model (path, NULL, NULL);
  back_up_model (path, locked, PASSWORD);
}

static gboolean
add (Run *run, GError **error)
{
  g_autofree char *path = dup_path (run, "mới.pdf");
  g_autoptr (BgRecord) item = NULL;

  item = bg_file_add (run->path, path, NULL, error);
  run->answer = item != NULL ? g_strdup (bg_record_get_text (item, "sha256")) : NULL;
  return item != NULL;
}

static void
prepare_add (Run *run)
{
  g_autofree char *path = dup_path (run, "mới.pdf");

  g_assert_true (g_file_set_contents (path, "tờ mới", -1, NULL));
}

/* What is handed out is whole, or nothing is. */
static gboolean
save (Run *run, GError **error)
{
  g_autoptr (BgRecord) item = bg_record_new (bg_kind_get_files (&bg_partner_kind)->items);
  g_autofree char *sha256 = dup_name_of (PAPER);
  g_autofree char *to = dup_path (run, "bản sao.pdf");
  g_autoptr (GMappedFile) copy = NULL;
  gboolean good;

  bg_record_set_text (item, "sha256", sha256);
  good = bg_file_save (run->path, item, to, NULL, error);
  copy = g_mapped_file_new (to, FALSE, NULL);
  g_assert_true ((copy != NULL) == good);
  if (good)
    run->answer = g_strndup (g_mapped_file_get_contents (copy), g_mapped_file_get_length (copy));
  return good;
}

static gboolean
list_uses (Run *run, GError **error)
{
  g_autoptr (GPtrArray) uses = bg_file_uses_list (run->store, error);

  return calls_answer_number (run, uses != NULL, uses != NULL ? uses->len : 0);
}

static void
prepare_purge (Run *run)
{
  g_autoptr (GPtrArray) uses = bg_file_uses_list (run->store, NULL);
  const BgFileUse *use = g_ptr_array_index (uses, 1);
  g_autoptr (BgRecord) partner = bg_store_load (run->store, &bg_partner_kind, use->record, NULL);
  BgChangeSet *set = bg_change_set_new ("Xóa hẳn");

  g_assert_true (bg_record_is_trashed (partner));
  bg_change_set_add_purge (set, partner);
  run->further = set;
  run->free_further = (GDestroyNotify) bg_change_set_unref;
}

/* What the record in use names stays, whatever fails. */
static gboolean
purge (Run *run, GError **error)
{
  g_autofree char *shelf = bg_shelf_dup_folder (run->path);
  g_autofree char *sha256 = dup_name_of (PAPER);
  gboolean good = bg_store_commit (run->store, run->further, error);

  g_assert_true (bg_shelf_has (shelf, sha256, -1));
  return good;
}

static void
prepare_back_up (Run *run)
{
  g_autofree char *second = dup_path (run, "đĩa hai");

  g_assert_cmpint (g_mkdir_with_parents (second, 0700), ==, 0);
}

static gboolean
back_up_with (Run *run, const char *password, GError **error)
{
  g_autofree char *folder = dup_path (run, "bản mới");
  g_autofree char *second = dup_path (run, "đĩa hai");
  BgBackupWish wish = {
    .reason = BG_BACKUP_MANUAL, .folder = folder, .second = second, .password = password
  };
  g_autoptr (BgBackup) backup = NULL;

  backup = bg_backup_make (run->path, &wish, NULL, error);
  if (backup != NULL)
    run->answer = g_strdup_printf ("%s %u %u", backup->head, backup->n_files, backup->n_altered);
  return backup != NULL;
}

static gboolean
back_up (Run *run, GError **error)
{
  return back_up_with (run, NULL, error);
}

static gboolean
back_up_locked (Run *run, GError **error)
{
  return back_up_with (run, PASSWORD, error);
}

static char *
dup_backups (Run *run, const char *password)
{
  return password != NULL ? dup_path (run, "khóa") : bg_backup_dup_folder (run->path);
}

/* The shelf lost what the backup has. */
static void
prepare_restore (Run *run)
{
  g_autofree char *shelf = bg_shelf_dup_folder (run->path);
  g_autofree char *sha256 = dup_name_of (PAPER);

  g_assert_true (bg_shelf_drop (shelf, sha256));
}

/* What is said to be missing is no answer, but says so. */
static gboolean
restore_with (Run *run, const char *password, GError **error)
{
  g_autofree char *folder = dup_backups (run, password);
  g_autofree char *shelf = bg_shelf_dup_folder (run->path);
  g_autofree char *sha256 = dup_name_of (PAPER);
  g_autoptr (BgBackup) backup = bg_backup_find_last (folder);
  g_autoptr (BgRestored) restored = NULL;

  if (backup == NULL)
    return calls_answer_number (run, TRUE, 0);
  restored = bg_restore_run (run->path, backup->path, password, NULL, NULL, error);
  if (restored != NULL && restored->missing == 0)
    run->answer = g_strdup (bg_shelf_has (shelf, sha256, -1) ? "whole" : "lost");
  return restored != NULL;
}

static gboolean
restore (Run *run, GError **error)
{
  return restore_with (run, NULL, error);
}

static gboolean
restore_locked (Run *run, GError **error)
{
  return restore_with (run, PASSWORD, error);
}

static gboolean
drill_with (Run *run, const char *password, GError **error)
{
  g_autofree char *folder = dup_backups (run, password);
  g_autoptr (BgDrill) done = bg_drill_run (folder, password, NULL, error);

  if (done != NULL && done->fault == NULL)
    run->answer = g_strdup_printf ("good, %d files", (int) done->files);
  return done != NULL;
}

static gboolean
drill (Run *run, GError **error)
{
  return drill_with (run, NULL, error);
}

static gboolean
drill_locked (Run *run, GError **error)
{
  return drill_with (run, PASSWORD, error);
}

static gboolean
list_names (Run *run, GPtrArray *names)
{
  return calls_answer_number (run, names != NULL, names != NULL ? names->len : 0);
}

static gboolean
list_to_send (Run *run, GError **error)
{
  g_autoptr (GPtrArray) uses = bg_sync_list_files_to_send (run->store, error);

  return list_names (run, uses);
}

static gboolean
list_to_fetch (Run *run, GError **error)
{
  g_autoptr (GPtrArray) uses = bg_sync_list_files_to_fetch (run->store, error);

  return list_names (run, uses);
}

static gboolean
list_gone (Run *run, GError **error)
{
  g_autoptr (GPtrArray) names = bg_sync_list_files_gone (run->store, error);

  return list_names (run, names);
}

static gboolean
set_sent (Run *run, GError **error)
{
  g_autofree char *sha256 = dup_name_of (PAPER);

  return bg_sync_set_file (run->store, sha256, "1-a", error);
}

static gboolean
set_all (Run *run, GError **error)
{
  return bg_sync_set_all_files (run->store, TRUE, error);
}

static gboolean
read_rev (Run *run, GError **error)
{
  g_autofree char *sha256 = dup_name_of (PAPER);
  g_autoptr (GError) failure = NULL;
  g_autofree char *rev = bg_sync_dup_file_rev (run->store, sha256, &failure);

  run->answer = failure == NULL ? g_strdup (rev != NULL ? rev : "none") : NULL;
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static void
prepare_sent (Run *run)
{
  g_assert_true (set_sent (run, NULL));
}

#define LONG CALLS_LONG, CALLS_FILES

const CallsOperation calls_file_operations[] = {
  { "file-add", add, 0, CALLS_FILES, prepare_add },
  { "file-save", save, 0, CALLS_FILES, prepare_nothing },
  { "file-uses", list_uses, CALLS_OPEN, CALLS_FILES, prepare_nothing },
  { "file-purge", purge, CALLS_OPEN | CALLS_WRITES, CALLS_FILES, prepare_purge },
  { "file-back-up", back_up, LONG, prepare_back_up },
  { "file-back-up-locked", back_up_locked, LONG, prepare_back_up },
  { "file-restore", restore, CALLS_HEDGES | LONG, prepare_restore },
  { "file-restore-locked", restore_locked, CALLS_HEDGES | LONG, prepare_restore },
  { "file-drill", drill, CALLS_HEDGES | LONG, prepare_nothing },
  { "file-drill-locked", drill_locked, CALLS_HEDGES | LONG, prepare_nothing },
  { "file-to-send", list_to_send, CALLS_OPEN, CALLS_FILES, prepare_nothing },
  { "file-to-fetch", list_to_fetch, CALLS_OPEN, CALLS_FILES, prepare_sent },
  { "file-gone", list_gone, CALLS_OPEN, CALLS_FILES, prepare_sent },
  { "file-set-sent", set_sent, CALLS_OPEN, CALLS_FILES, prepare_nothing },
  { "file-set-all", set_all, CALLS_OPEN, CALLS_FILES, prepare_nothing },
  { "file-rev", read_rev, CALLS_OPEN, CALLS_FILES, prepare_sent },
  { NULL },
};
