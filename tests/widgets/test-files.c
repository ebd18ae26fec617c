/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files on a form: copied in a worker, in the record once they are whole, and never saved half. */
#include <string.h>

#include "bg-file-adder.h"
#include "bg-list-editor.h"
#include "bg-shelf.h"
#include "bg-widgets.h"
#include "form-fixture.h"

static BgEditor *
find_files (FormFixture *fixture)
{
  BgFieldRow *row;

  form_edit_new (fixture, form_make_delegation ());
  wait_until (form_find_row (form_get_page (fixture), "files") != NULL);
  row = form_find_row (form_get_page (fixture), "files");
  return BG_EDITOR (form_find (GTK_WIDGET (row), BG_TYPE_LIST_EDITOR));
}

static void
append (FormFixture *fixture, GListStore *files, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->book.folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_list_store_append (files, file);
}

static void
test_add (FormFixture *fixture, gconstpointer data)
{
  BgEditor *editor = find_files (fixture);
  BgForm *form = bg_editor_get_form (editor);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autofree char *shelf = bg_shelf_dup_folder (fixture->book.path);
  BgRecord *item;
  gint64 size;

  append (fixture, files, "Công hàm_Koh Kong.pdf", "một");
  append (fixture, files, "quyết định.docx", "hai tờ");
  bg_file_adder_add (editor, G_LIST_MODEL (files));
  g_assert_true (bg_form_is_held (form));
  wait_until (!bg_form_is_held (form));
  g_assert_cmpuint (bg_record_get_n_items (bg_form_get_record (form), "files"), ==, 2);
  item = bg_record_get_item (bg_form_get_record (form), "files", 0);
  g_assert_cmpstr (bg_record_get_text (item, "title"), ==, "Công hàm Koh Kong");
  g_assert_cmpstr (bg_record_get_text (item, "file_name"), ==, "Công hàm_Koh Kong.pdf");
  g_assert_cmpstr (bg_record_get_text (item, "media_type"), ==, "application/pdf");
  g_assert_true (bg_record_get_integer (item, "size", &size));
  g_assert_cmpint (size, ==, strlen ("một"));
  g_assert_true (bg_shelf_has (shelf, bg_record_get_text (item, "sha256"), size));
  g_assert_true (form_sees (form_get_page (fixture), "Công hàm Koh Kong"));
}

/* A save in the middle would leave out what is still on its way. */
static void
test_not_saved_half (FormFixture *fixture, gconstpointer data)
{
  BgEditor *editor = find_files (fixture);
  BgForm *form = bg_editor_get_form (editor);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  append (fixture, files, "a.pdf", "một");
  bg_file_adder_add (editor, G_LIST_MODEL (files));
  bg_form_page_save (fixture->page);
  g_assert_true (bg_form_has_changes (form));
  wait_until (!bg_form_is_held (form));
  g_assert_cmpuint (fixture->n_saved, ==, 0);
  bg_form_page_save (fixture->page);
  wait_until (fixture->n_saved == 1);
}

/* One that is refused is told, and keeps no other from being added; the same contents come once. */
static void
test_refused (FormFixture *fixture, gconstpointer data)
{
  BgEditor *editor = find_files (fixture);
  BgForm *form = bg_editor_get_form (editor);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  append (fixture, files, "trống.pdf", "");
  append (fixture, files, "TUYỆT MẬT.pdf", "không được");
  append (fixture, files, "a.pdf", "một");
  append (fixture, files, "bản sao.pdf", "một");
  bg_file_adder_add (editor, G_LIST_MODEL (files));
  wait_until (!bg_form_is_held (form));
  g_assert_cmpuint (bg_record_get_n_items (bg_form_get_record (form), "files"), ==, 1);
  g_assert_cmpstr (
    bg_record_get_text (bg_record_get_item (bg_form_get_record (form), "files", 0), "file_name"), ==,
    "a.pdf");
}

/* What lies where its name says it is secret does not come onto the disk of the record book at all. */
static void
test_no_secret_contents (FormFixture *fixture, gconstpointer data)
{
  BgEditor *editor = find_files (fixture);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autofree char *shelf = bg_shelf_dup_folder (fixture->book.path);
  g_autoptr (GPtrArray) names = NULL;

  append (fixture, files, "Công văn TỐI MẬT.pdf", "không được");
  bg_file_adder_add (editor, G_LIST_MODEL (files));
  wait_until (!bg_form_is_held (bg_editor_get_form (editor)));
  names = bg_shelf_list (shelf);
  g_assert_cmpuint (names->len, ==, 0);
}

/* The page is left while the disk is at work: nothing is written into what is gone. */
static void
test_left_meanwhile (FormFixture *fixture, gconstpointer data)
{
  BgEditor *editor = find_files (fixture);
  g_autoptr (BgForm) form = g_object_ref (bg_editor_get_form (editor));
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  append (fixture, files, "a.pdf", "một");
  append (fixture, files, "b.pdf", "hai");
  bg_file_adder_add (editor, G_LIST_MODEL (files));
  form_edit_new (fixture, form_make_delegation ());
  wait_until (!bg_form_is_held (form));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  bg_widgets_init ();
  ADD_FORM ("/form-files/add", test_add);
  ADD_FORM ("/form-files/not-saved-half", test_not_saved_half);
  ADD_FORM ("/form-files/refused", test_refused);
  ADD_FORM ("/form-files/no-secret-contents", test_no_secret_contents);
  ADD_FORM ("/form-files/left-meanwhile", test_left_meanwhile);
  return g_test_run ();
}
