/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contents of files: on the shelf, in backups, back again, and gone only when nothing names them. */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include <utime.h>

#include "bg-backup-place.h"
#include "bg-error.h"
#include "bg-file-add.h"
#include "bg-file-uses.h"
#include "bg-restore.h"
#include "bg-shelf.h"
#include "store-fixture.h"

#define PAPER "một tờ giấy"

static char *
write_file (Fixture *fixture, const char *name, const char *text)
{
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static char *
put (Fixture *fixture, const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = write_file (fixture, name, text);
  g_autofree char *shelf = bg_shelf_dup_folder (fixture->path);
  gint64 size = 0;
  char *sha256 = bg_shelf_put (shelf, path, &size, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (size, ==, strlen (text));
  return sha256;
}

static void
spoil (const char *shelf, const char *sha256)
{
  g_autofree char *path = bg_shelf_dup_path (shelf, sha256);

  g_assert_true (g_file_set_contents (path, "khác", -1, NULL));
}

static BgRecord *
add_partner (Fixture *fixture, const char *name, const char *sha256)
{
  g_autoptr (BgRecord) partner = bg_record_new (&bg_partner_kind);
  g_autoptr (GError) error = NULL;
  BgRecord *file;

  bg_record_set_text (partner, "name", name);
  bg_record_set_text (partner, "country", "KH");
  file = bg_record_add_item (partner, "files");
  bg_record_set_text (file, "title", "Công hàm");
  bg_record_set_text (file, "file_name", "cong-ham.pdf");
  bg_record_set_text (file, "sha256", sha256);
  bg_store_save (fixture->store, NULL, partner, "Thêm", &error);
  g_assert_no_error (error);
  return bg_store_load (fixture->store, &bg_partner_kind, bg_record_get_id (partner), NULL);
}

static BgBackup *
back_up (Fixture *fixture, const char *second, const char *password)
{
  BgBackupWish wish = { .reason = BG_BACKUP_MANUAL, .second = second, .password = password };
  g_autoptr (GError) error = NULL;
  BgBackup *backup = bg_backup_make (fixture->path, &wish, NULL, &error);

  g_assert_no_error (error);
  return backup;
}

static BgRestored *
restore (Fixture *fixture, const BgBackup *backup, const char *password)
{
  g_autoptr (GError) error = NULL;
  BgRestored *restored;

  g_clear_object (&fixture->store);
  restored = bg_restore_run (fixture->path, backup->path, password, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->store = bg_store_open (fixture->path, BG_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  return restored;
}

static void
test_put (Fixture *fixture, gconstpointer data)
{
  g_autofree char *shelf = bg_shelf_dup_folder (fixture->path);
  g_autofree char *first = put (fixture, "a.pdf", PAPER);
  g_autofree char *again = put (fixture, "b.pdf", PAPER);
  g_autofree char *expected = g_compute_checksum_for_string (G_CHECKSUM_SHA256, PAPER, -1);
  g_autofree char *out = g_build_filename (fixture->folder, "out.pdf", NULL);
  g_autoptr (GPtrArray) names = bg_shelf_list (shelf);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (first, ==, expected);
  g_assert_cmpstr (again, ==, first);
  g_assert_cmpuint (names->len, ==, 1);
  g_assert_true (bg_shelf_has (shelf, first, (gint64) strlen (PAPER)));
  g_assert_false (bg_shelf_has (shelf, first, 3));
  g_assert_true (bg_shelf_copy_out (shelf, first, out, NULL, &error));
  g_assert_true (g_file_get_contents (out, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, PAPER);
}

static void
assert_refused (Fixture *fixture, const char *path, int code)
{
  g_autofree char *shelf = bg_shelf_dup_folder (fixture->path);
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (bg_shelf_put (shelf, path, NULL, NULL, &error));
  g_assert_error (error, BG_ERROR, code);
  names = bg_shelf_list (shelf);
  g_assert_cmpuint (names->len, ==, 0);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *empty = write_file (fixture, "trong.pdf", "");
  g_autofree char *missing = g_build_filename (fixture->folder, "khong-co.pdf", NULL);
  g_autofree char *large = write_file (fixture, "lon.pdf", "x");

  g_assert_cmpint (truncate (large, BG_SHELF_LARGEST + 1), ==, 0);
  assert_refused (fixture, empty, BG_ERROR_REFUSED);
  assert_refused (fixture, missing, BG_ERROR_NOT_FOUND);
  assert_refused (fixture, large, BG_ERROR_REFUSED);
  assert_refused (fixture, fixture->folder, BG_ERROR_REFUSED);
}

/* Names come from records that others write: none of them is ever a path. */
static void
test_names (void)
{
  g_assert_true (bg_shelf_is_name ("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"));
  g_assert_false (bg_shelf_is_name ("0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef"));
  g_assert_false (bg_shelf_is_name ("../../../../../../../../../../../../../../../../../../etc/passwd"));
  g_assert_false (bg_shelf_is_name (""));
  g_assert_false (bg_shelf_is_name (NULL));
}

/* What the disk altered is never handed out, and adding the same file again heals it. */
static void
test_altered (Fixture *fixture, gconstpointer data)
{
  g_autofree char *shelf = bg_shelf_dup_folder (fixture->path);
  g_autofree char *sha256 = put (fixture, "a.pdf", PAPER);
  g_autofree char *out = g_build_filename (fixture->folder, "out.pdf", NULL);
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;

  spoil (shelf, sha256);
  g_assert_false (bg_shelf_check (shelf, sha256, NULL, &error));
  g_assert_error (error, BG_ERROR, BG_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_false (bg_shelf_copy_out (shelf, sha256, out, NULL, &error));
  g_assert_error (error, BG_ERROR, BG_ERROR_DAMAGED);
  g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));
  again = put (fixture, "a.pdf", PAPER);
  g_assert_true (bg_shelf_check (shelf, again, NULL, NULL));
}

/* Contents that were fetched count only when they are what was asked for. */
static void
test_part (Fixture *fixture, gconstpointer data)
{
  g_autofree char *shelf = bg_shelf_dup_folder (fixture->path);
  g_autofree char *known = put (fixture, "a.pdf", PAPER);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "hai", -1);
  g_autofree char *part = bg_shelf_dup_part (shelf, sha256);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (part, "ha", -1, NULL));
  g_assert_false (bg_shelf_take_part (shelf, part, sha256, NULL, &error));
  g_assert_error (error, BG_ERROR, BG_ERROR_DAMAGED);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  g_assert_false (bg_shelf_has (shelf, sha256, -1));
  g_assert_true (g_file_set_contents (part, "hai", -1, NULL));
  g_assert_true (bg_shelf_take_part (shelf, part, sha256, NULL, NULL));
  g_assert_true (bg_shelf_has (shelf, sha256, 3));
  g_assert_true (bg_shelf_has (shelf, known, -1));
}

static void
test_uses (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sha256 = put (fixture, "a.pdf", PAPER);
  g_autoptr (BgRecord) partner = add_partner (fixture, "Koh Kong", sha256);
  g_autoptr (BgRecord) forged = add_partner (fixture, "Trat", "../../x");
  g_autoptr (GPtrArray) uses = bg_file_uses_list (fixture->store, NULL);
  const BgFileUse *use;

  g_assert_cmpuint (uses->len, ==, 1);
  use = g_ptr_array_index (uses, 0);
  g_assert_cmpstr (use->sha256, ==, sha256);
  g_assert_cmpstr (use->title, ==, "Công hàm");
  g_assert_cmpstr (use->file_name, ==, "cong-ham.pdf");
  g_assert_cmpstr (use->kind, ==, "partner");
  g_assert_cmpstr (use->record, ==, bg_record_get_id (partner));
}

/* Two backups name the contents; they lie there once. */
static void
test_backup (Fixture *fixture, gconstpointer data)
{
  g_autofree char *shelf = bg_shelf_dup_folder (fixture->path);
  g_autofree char *sha256 = put (fixture, "a.pdf", PAPER);
  g_autoptr (BgBackup) first = back_up (fixture, NULL, NULL);
  g_autoptr (BgBackup) second = back_up (fixture, NULL, NULL);
  g_autofree char *folder = bg_backup_dup_folder (fixture->path);
  g_autofree char *copies = g_build_filename (folder, "files", NULL);
  g_autoptr (GPtrArray) names = bg_shelf_list (copies);
  g_autoptr (BgBackup) loaded = bg_backup_load (second->path);
  g_autoptr (BgRestored) restored = NULL;

  g_assert_cmpuint (names->len, ==, 1);
  g_assert_cmpuint (loaded->n_files, ==, 1);
  g_assert_true (bg_shelf_drop (shelf, sha256));
  restored = restore (fixture, first, NULL);
  g_assert_cmpuint (restored->missing, ==, 0);
  g_assert_true (bg_shelf_check (shelf, sha256, NULL, NULL));
}

static void
test_backup_locked (Fixture *fixture, gconstpointer data)
{
  g_autofree char *shelf = bg_shelf_dup_folder (fixture->path);
  g_autofree char *one = put (fixture, "a.pdf", PAPER);
  g_autofree char *two = put (fixture, "b.pdf", "tờ thứ hai");
  g_autoptr (BgBackup) backup = back_up (fixture, NULL, "mở ra");
  g_autofree char *folder = bg_backup_dup_folder (fixture->path);
  g_autofree char *copies = g_build_filename (folder, "files", NULL);
  g_autoptr (GPtrArray) open = bg_shelf_list (copies);
  g_autoptr (BgDrill) drill = NULL;
  g_autoptr (BgRestored) restored = NULL;

  /* Nothing of a locked backup lies there open. */
  g_assert_cmpuint (open->len, ==, 0);
  g_assert_true (bg_shelf_drop (shelf, one));
  g_assert_true (bg_shelf_drop (shelf, two));
  drill = bg_drill_run (folder, "mở ra", NULL, NULL);
  g_assert_true (bg_drill_is_good (drill));
  g_assert_cmpint (drill->files, ==, 2);
  restored = restore (fixture, backup, "mở ra");
  g_assert_cmpuint (restored->missing, ==, 0);
  g_assert_true (bg_shelf_check (shelf, one, NULL, NULL));
  g_assert_true (bg_shelf_check (shelf, two, NULL, NULL));
}

static void
test_second_place (Fixture *fixture, gconstpointer data)
{
  g_autofree char *second = g_build_filename (fixture->folder, "usb", NULL);
  g_autofree char *sha256 = put (fixture, "a.pdf", PAPER);
  g_autofree char *copies = g_build_filename (second, "files", NULL);
  g_autoptr (BgBackup) backup = NULL;
  g_autofree char *name = NULL;
  g_autofree char *list = NULL;

  g_assert_cmpint (g_mkdir (second, 0700), ==, 0);
  backup = back_up (fixture, second, NULL);
  name = g_path_get_basename (backup->path);
  list = g_strdup_printf ("%s/%s.files", second, name);
  g_assert_true (bg_shelf_check (copies, sha256, NULL, NULL));
  g_assert_true (g_file_test (list, G_FILE_TEST_EXISTS));
}

/* One altered file does not keep the records from being backed up, and is said. */
static void
test_backup_altered (Fixture *fixture, gconstpointer data)
{
  g_autofree char *shelf = bg_shelf_dup_folder (fixture->path);
  g_autofree char *good = put (fixture, "a.pdf", PAPER);
  g_autofree char *bad = put (fixture, "b.pdf", "tờ thứ hai");
  g_autoptr (BgBackup) backup = NULL;

  spoil (shelf, bad);
  backup = back_up (fixture, NULL, NULL);
  g_assert_true (bg_backup_is_proved (backup));
  g_assert_cmpuint (backup->n_files, ==, 1);
  g_assert_cmpuint (backup->n_altered, ==, 1);
}

static void
test_drill_names_altered (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sha256 = put (fixture, "a.pdf", PAPER);
  g_autoptr (BgBackup) backup = back_up (fixture, NULL, NULL);
  g_autofree char *folder = bg_backup_dup_folder (fixture->path);
  g_autofree char *copies = g_build_filename (folder, "files", NULL);
  g_autoptr (BgDrill) drill = NULL;
  g_autoptr (BgDrill) missing = NULL;

  spoil (copies, sha256);
  drill = bg_drill_run (folder, NULL, NULL, NULL);
  g_assert_false (bg_drill_is_good (drill));
  g_assert_true (bg_shelf_drop (copies, sha256));
  missing = bg_drill_run (folder, NULL, NULL, NULL);
  g_assert_false (bg_drill_is_good (missing));
}

static void
purge (Fixture *fixture, BgRecord *record)
{
  g_autoptr (BgRecord) current =
    bg_store_load (fixture->store, bg_record_get_kind (record), bg_record_get_id (record), NULL);
  g_autoptr (BgRecord) trashed = bg_record_copy (current);
  g_autoptr (BgRecord) stored = NULL;
  g_autoptr (BgChangeSet) set = bg_change_set_new ("Xóa hẳn");
  g_autoptr (GError) error = NULL;

  bg_record_set_trashed (trashed, TRUE);
  bg_store_save (fixture->store, current, trashed, "Bỏ", &error);
  g_assert_no_error (error);
  stored = bg_store_load (fixture->store, bg_record_get_kind (record), bg_record_get_id (record), NULL);
  bg_change_set_add_purge (set, stored);
  bg_store_commit (fixture->store, set, &error);
  g_assert_no_error (error);
}

/* Two records name the same contents: they go with the second one. */
static void
test_purge (Fixture *fixture, gconstpointer data)
{
  g_autofree char *shelf = bg_shelf_dup_folder (fixture->path);
  g_autofree char *sha256 = put (fixture, "a.pdf", PAPER);
  g_autoptr (BgRecord) one = add_partner (fixture, "Koh Kong", sha256);
  g_autoptr (BgRecord) two = add_partner (fixture, "Trat", sha256);

  purge (fixture, one);
  g_assert_true (bg_shelf_has (shelf, sha256, -1));
  purge (fixture, two);
  g_assert_false (bg_shelf_has (shelf, sha256, -1));
}

/* Another book lies beside this one and may name the same contents. */
static void
test_purge_beside_another (Fixture *fixture, gconstpointer data)
{
  g_autofree char *shelf = bg_shelf_dup_folder (fixture->path);
  g_autofree char *other = write_file (fixture, "so-khac.banggiao", "một sổ khác");
  g_autofree char *sha256 = put (fixture, "a.pdf", PAPER);
  g_autoptr (BgRecord) one = add_partner (fixture, "Koh Kong", sha256);

  purge (fixture, one);
  g_assert_true (bg_shelf_has (shelf, sha256, -1));
}

/* A file that was taken out of a record comes back by undoing: its contents stay. */
static void
test_history_keeps (Fixture *fixture, gconstpointer data)
{
  g_autofree char *shelf = bg_shelf_dup_folder (fixture->path);
  g_autofree char *sha256 = put (fixture, "a.pdf", PAPER);
  g_autoptr (BgRecord) one = add_partner (fixture, "Koh Kong", sha256);
  g_autoptr (BgRecord) two = add_partner (fixture, "Trat", sha256);
  g_autoptr (BgRecord) without = bg_record_copy (one);

  bg_record_remove_item (without, "files", bg_record_get_id (bg_record_get_item (without, "files", 0)));
  g_assert_true (bg_store_save (fixture->store, one, without, "Sửa", NULL));
  purge (fixture, two);
  g_assert_true (bg_shelf_has (shelf, sha256, -1));
}

/* Contents that were purged leave the backups with the last backup that names them. */
static void
test_backups_forget (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sha256 = put (fixture, "a.pdf", PAPER);
  g_autofree char *shelf = bg_shelf_dup_folder (fixture->path);
  g_autofree char *folder = bg_backup_dup_folder (fixture->path);
  g_autofree char *copies = g_build_filename (folder, "files", NULL);
  g_autoptr (BgBackup) with = back_up (fixture, NULL, NULL);
  g_autofree char *proof = g_strconcat (with->path, BG_BACKUP_PROOF_ENDING, NULL);
  g_autoptr (BgBackup) without = NULL;
  g_autoptr (BgBackup) young = NULL;
  g_autoptr (BgBackup) last = NULL;
  g_autofree char *path = NULL;

  g_assert_true (bg_shelf_drop (shelf, sha256));
  without = back_up (fixture, NULL, NULL);
  g_assert_true (bg_shelf_has (copies, sha256, -1));
  g_assert_cmpint (g_unlink (with->path), ==, 0);
  g_assert_cmpint (g_unlink (proof), ==, 0);
  /* Another computer may be making a backup that names them; a day later it is not. */
  young = back_up (fixture, NULL, NULL);
  g_assert_true (bg_shelf_has (copies, sha256, -1));
  path = bg_shelf_dup_path (copies, sha256);
  g_assert_cmpint (g_utime (path, &(struct utimbuf){ 1, 1 }), ==, 0);
  last = back_up (fixture, NULL, NULL);
  g_assert_false (bg_shelf_has (copies, sha256, -1));
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* As a form adds it, in a worker. */
static BgRecord *
add_in_worker (Fixture *fixture, const char *path, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bg_file_add_async (fixture->path, path, NULL, added_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return bg_file_add_finish (result, error);
}

/* The name becomes a title; what was added is handed out as it was, and never over something by half. */
static void
test_add (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file (fixture, "Công_hàm_số_5.pdf", PAPER);
  g_autofree char *there = write_file (fixture, "đã có.pdf", "bản cũ");
  g_autofree char *nowhere = g_build_filename (fixture->folder, "không có", "x.pdf", NULL);
  g_autofree char *folder = g_build_filename (fixture->folder, "thư mục", NULL);
  g_autofree char *inside = g_build_filename (folder, "x", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BgRecord) item = add_in_worker (fixture, path, &error);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_assert_no_error (error);
  g_assert_cmpstr (bg_record_get_title (item), ==, "Công hàm số 5");
  g_assert_cmpstr (bg_record_get_text (item, "file_name"), ==, "Công_hàm_số_5.pdf");
  g_assert_cmpstr (bg_record_get_text (item, "media_type"), ==, "application/pdf");
  g_assert_true (bg_file_save (fixture->path, item, there, NULL, &error));
  g_assert_true (g_file_get_contents (there, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, PAPER);
  g_assert_false (bg_file_save (fixture->path, item, nowhere, NULL, &error));
  g_assert_error (error, BG_ERROR, BG_ERROR_NOT_FOUND);
  g_clear_error (&error);
  /* A folder of that name, with something in it, is not replaced by a file. */
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (inside, "x", -1, NULL));
  g_assert_false (bg_file_save (fixture->path, item, folder, NULL, &error));
  g_assert_error (error, BG_ERROR, BG_ERROR_FAILED);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_suffix (name, ".part"));
}

/* What may not be added does not come onto the disk; contents that are elsewhere are said to be so. */
static void
test_add_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *secret = write_file (fixture, "TUYỆT MẬT - ke hoach.pdf", PAPER);
  g_autofree char *empty = write_file (fixture, "trống.pdf", "");
  g_autofree char *missing = g_build_filename (fixture->folder, "không có.pdf", NULL);
  g_autofree char *to = g_build_filename (fixture->folder, "ra.pdf", NULL);
  g_autofree char *shelf = bg_shelf_dup_folder (fixture->path);
  const struct
  {
    const char *path;
    BgError code;
  } facts[] = { { secret, BG_ERROR_REFUSED }, { empty, BG_ERROR_REFUSED }, { missing, BG_ERROR_NOT_FOUND } };
  g_autoptr (BgRecord) elsewhere = bg_record_new (bg_kind_get_files (&bg_partner_kind)->items);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "ở máy khác", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_autoptr (GError) refusal = NULL;

      g_assert_null (add_in_worker (fixture, facts[i].path, &refusal));
      g_assert_error (refusal, BG_ERROR, (int) facts[i].code);
    }
  names = bg_shelf_list (shelf);
  g_assert_cmpuint (names->len, ==, 0);
  bg_record_set_text (elsewhere, "title", "Giấy mời");
  bg_record_set_text (elsewhere, "sha256", sha256);
  g_assert_false (bg_file_save (fixture->path, elsewhere, to, NULL, &error));
  g_assert_error (error, BG_ERROR, BG_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "Giấy mời"));
}

/* What another program wrote there may be a path, hidden, or nothing. */
static void
test_safe_names (void)
{
  static const struct
  {
    const char *file_name, *title, *safe;
  } facts[] = {
    { "cong ham.pdf", "Công hàm", "cong ham.pdf" },
    { "../../etc/passwd", NULL, "___.._etc_passwd" },
    { "C:\\x|y?.pdf", NULL, "C__x_y_.pdf" },
    { ".bashrc", NULL, "_bashrc" },
    { NULL, "Công hàm", "Công hàm" },
    { "", "Thư/mời", "Thư_mời" },
    { NULL, NULL, "tep" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_autoptr (BgRecord) item = bg_record_new (bg_kind_get_files (&bg_partner_kind)->items);
      g_autofree char *safe = NULL;

      bg_record_set_text (item, "file_name", facts[i].file_name);
      bg_record_set_text (item, "title", facts[i].title);
      safe = bg_file_dup_safe_name (item);
      g_assert_cmpstr (safe, ==, facts[i].safe);
    }
}

/* Which contents belong to it is not known any more: that is said, and the records come back all the same. */
static void
test_list_missing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sha256 = put (fixture, "a.pdf", PAPER);
  g_autofree char *shelf = bg_shelf_dup_folder (fixture->path);
  g_autofree char *folder = bg_backup_dup_folder (fixture->path);
  g_autoptr (BgBackup) backup = back_up (fixture, NULL, NULL);
  g_autofree char *list = g_strconcat (backup->path, ".files", NULL);
  g_autoptr (BgDrill) drill = NULL;
  g_autoptr (BgRestored) restored = NULL;

  g_assert_true (bg_shelf_drop (shelf, sha256));
  g_assert_cmpint (g_unlink (list), ==, 0);
  drill = bg_drill_run (folder, NULL, NULL, NULL);
  g_assert_nonnull (drill->fault);
  g_assert_nonnull (strstr (drill->fault, list));
  restored = restore (fixture, backup, NULL);
  g_assert_cmpuint (restored->missing, ==, 1);
}

/* What cannot be read may name anything: nothing is dropped, and nothing is said to be whole. */
static void
test_list_unreadable (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sha256 = put (fixture, "a.pdf", PAPER);
  g_autofree char *shelf = bg_shelf_dup_folder (fixture->path);
  g_autofree char *folder = bg_backup_dup_folder (fixture->path);
  g_autofree char *copies = g_build_filename (folder, "files", NULL);
  g_autofree char *path = bg_shelf_dup_path (copies, sha256);
  g_autoptr (BgBackup) backup = back_up (fixture, NULL, NULL);
  g_autofree char *list = g_strconcat (backup->path, ".files", NULL);
  g_autoptr (BgBackup) next = NULL;
  g_autoptr (BgRestored) restored = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_unlink (list), ==, 0);
  g_assert_cmpint (g_mkdir (list, 0700), ==, 0);
  g_assert_true (bg_shelf_drop (shelf, sha256));
  g_assert_cmpint (g_utime (path, &(struct utimbuf){ 1, 1 }), ==, 0);
  next = back_up (fixture, NULL, NULL);
  g_assert_true (bg_shelf_has (copies, sha256, -1));
  bg_store_close (fixture->store);
  g_clear_object (&fixture->store);
  restored = bg_restore_run (fixture->path, backup->path, NULL, NULL, NULL, &error);
  g_assert_null (restored);
  g_assert_error (error, BG_ERROR, BG_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, list));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/files/put", test_put);
  ADD ("/files/refused", test_refused);
  g_test_add_func ("/files/names", test_names);
  ADD ("/files/add", test_add);
  ADD ("/files/add-refused", test_add_refused);
  g_test_add_func ("/files/safe-names", test_safe_names);
  ADD ("/files/altered", test_altered);
  ADD ("/files/part", test_part);
  ADD ("/files/uses", test_uses);
  ADD ("/files/backup", test_backup);
  ADD ("/files/backup-locked", test_backup_locked);
  ADD ("/files/second-place", test_second_place);
  ADD ("/files/backup-altered", test_backup_altered);
  ADD ("/files/drill-names-altered", test_drill_names_altered);
  ADD ("/files/purge", test_purge);
  ADD ("/files/purge-beside-another", test_purge_beside_another);
  ADD ("/files/history-keeps", test_history_keeps);
  ADD ("/files/backups-forget", test_backups_forget);
  ADD ("/files/list-missing", test_list_missing);
  ADD ("/files/list-unreadable", test_list_unreadable);
  return g_test_run ();
}
