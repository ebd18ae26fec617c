/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files on the page of a record: what a row says, and that what opens is a copy nobody can write to. */
#include <glib/gstdio.h>

#include "bg-file-add.h"
#include "bg-file-list.h"
#include "bg-file-opener.h"
#include "bg-shelf.h"
#include "page-fixture.h"

#define PAPER "một tờ giấy"

typedef struct
{
  BgStore *store;
  BgSession *session;
  BgRecord *partner;
  const BgField *list;
} Files;

static void
add (Files *files, const char *name)
{
  g_autofree char *folder = g_path_get_dirname (bg_store_get_path (files->store));
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BgRecord) item = NULL;

  g_assert_true (g_file_set_contents (path, PAPER, -1, NULL));
  item = bg_file_add (bg_store_get_path (files->store), path, NULL, &error);
  g_assert_no_error (error);
  bg_record_append_item (files->partner, "files", item);
}

static void
set_up (Files *files)
{
  files->store = page_fixture_new_store ();
  files->session = bg_session_new (files->store);
  files->partner = bg_record_new (&bg_partner_kind);
  files->list = bg_kind_get_field (&bg_partner_kind, "files");
}

static void
tear_down (Files *files)
{
  g_clear_object (&files->partner);
  g_clear_object (&files->session);
  g_clear_object (&files->store);
}

static const char *
get_subtitle (GtkWidget *list, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), index);

  g_assert_nonnull (row);
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
}

/* A name that the title was made of is not said twice; contents that are gone are told. */
static void
test_rows (void)
{
  Files files;
  g_autofree char *shelf = NULL;
  GtkWidget *list;

  set_up (&files);
  add (&files, "Công hàm.pdf");
  add (&files, "thư_mời.docx");
  bg_record_set_text (bg_record_get_item (files.partner, "files", 1), "title", "Giấy mời của tỉnh bạn");
  list = bg_file_list_new (files.session, files.partner, files.list);
  g_assert_cmpstr (get_subtitle (list, 0), ==, "PDF · 17 B");
  g_assert_cmpstr (get_subtitle (list, 1), ==, "thư_mời.docx · 17 B");
  g_object_ref_sink (list);
  g_object_unref (list);
  shelf = bg_shelf_dup_folder (bg_store_get_path (files.store));
  bg_shelf_drop (shelf, bg_record_get_text (bg_record_get_item (files.partner, "files", 0), "sha256"));
  list = bg_file_list_new (files.session, files.partner, files.list);
  /* What follows is said in the officer's language. */
  g_assert_true (g_str_has_prefix (get_subtitle (list, 0), "PDF · 17 B · "));
  g_object_ref_sink (list);
  g_object_unref (list);
  tear_down (&files);
}

static char *
dup_opened_path (BgRecord *file)
{
  return g_build_filename (g_get_user_cache_dir (), "banggiao", "opened", bg_record_get_text (file, "sha256"),
                           "Công hàm.pdf", NULL);
}

static void
test_open (void)
{
  Files files;
  g_autofree char *path = NULL;
  GtkWidget *list;
  GStatBuf status;
  guint64 first;

  set_up (&files);
  add (&files, "Công hàm.pdf");
  list = bg_file_list_new (files.session, files.partner, files.list);
  page_fixture_show (list, 600, 400);
  path = dup_opened_path (bg_record_get_item (files.partner, "files", 0));
  bg_file_opener_open (list, files.session, bg_record_get_item (files.partner, "files", 0));
  turn_until (g_stat (path, &status) == 0 && (status.st_mode & 0777) == 0400);
  /* Again, while the copy of before is still there: a new one takes its place. */
  first = status.st_ino;
  bg_file_opener_open (list, files.session, bg_record_get_item (files.partner, "files", 0));
  turn_until (g_stat (path, &status) == 0 && status.st_ino != first && (status.st_mode & 0777) == 0400);
  bg_file_opener_clear ();
  turn_until (!g_file_test (path, G_FILE_TEST_EXISTS));
  tear_down (&files);
}

int
main (int argc, char **argv)
{
  page_fixture_init (&argc, &argv);
  g_test_add_func ("/record-files/rows", test_rows);
  g_test_add_func ("/record-files/open", test_open);
  return g_test_run ();
}
