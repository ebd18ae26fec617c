/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form loses nothing: not to another's edit, not to a draft of yesterday, not to a disk that takes nothing.
 */
#include <sqlite3.h>
#include <string.h>

#include "bg-conflict-view.h"
#include "bg-draft.h"
#include "bg-form-page.h"
#include "bg-widgets.h"
#include "form-fixture.h"

static BgConflictView *
get_view (FormFixture *fixture)
{
  GtkWidget *bin =
    GTK_WIDGET (gtk_widget_get_template_child (form_get_page (fixture), BG_TYPE_FORM_PAGE, "conflicts"));

  if (!gtk_widget_get_visible (bin))
    return NULL;
  return BG_CONFLICT_VIEW (adw_bin_get_child (ADW_BIN (bin)));
}

static const char *
get_typed (FormFixture *fixture, const char *field)
{
  GtkWidget *row = GTK_WIDGET (form_find_row (form_get_page (fixture), field));

  return gtk_editable_get_text (GTK_EDITABLE (form_find (row, GTK_TYPE_TEXT)));
}

/* The choice whose words begin so. */
static GtkCheckButton *
find_choice (GtkWidget *widget, const char *words)
{
  if (GTK_IS_CHECK_BUTTON (widget))
    {
      GtkWidget *label = gtk_check_button_get_child (GTK_CHECK_BUTTON (widget));

      return g_str_has_prefix (gtk_label_get_label (GTK_LABEL (label)), words) ? GTK_CHECK_BUTTON (widget)
                                                                               : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkCheckButton *found = find_choice (child, words);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
choose (FormFixture *fixture, const char *words)
{
  GtkCheckButton *button = find_choice (GTK_WIDGET (get_view (fixture)), words);

  g_assert_nonnull (button);
  gtk_check_button_set_active (button, TRUE);
}

static BgRecord *
load (FormFixture *fixture, BgRecord *record)
{
  return bg_store_load (fixture->book.store, bg_record_get_kind (record), bg_record_get_id (record), NULL);
}

/* Another changes the name and the address while the name is being typed here. */
static BgRecord *
begin_conflict (FormFixture *fixture)
{
  BgRecord *before = fixture_add (&fixture->book, &bg_agency_kind, "Sở Ngoại vụ");
  g_autoptr (BgRecord) other = bg_record_copy (before);

  bg_form_page_edit (fixture->page, before, before);
  form_type (form_get_page (fixture), "name", "Sở Ngoại vụ tỉnh");
  bg_record_set_text (other, "name", "Sở Ngoại giao");
  bg_record_set_text (other, "note", "Ghi ở nơi khác");
  g_assert_true (bg_store_save (fixture->book.store, before, other, "Sửa", NULL));
  bg_form_page_save (fixture->page);
  wait_until (get_view (fixture) != NULL);
  g_assert_cmpuint (fixture->n_saved, ==, 0);
  g_assert_cmpstr (get_typed (fixture, "name"), ==, "Sở Ngoại vụ tỉnh");
  g_assert_true (bg_form_page_has_changes (fixture->page));
  return before;
}

static void
test_saved_over (FormFixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) before = begin_conflict (fixture);
  g_autoptr (BgRecord) now = NULL;

  /* Not before somebody chose. */
  g_assert_cmpuint (bg_conflict_view_get_n_open (get_view (fixture)), ==, 1);
  bg_form_page_save (fixture->page);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (fixture->n_saved, ==, 0);
  choose (fixture, "Mine: Sở Ngoại vụ tỉnh");
  g_assert_cmpuint (bg_conflict_view_get_n_open (get_view (fixture)), ==, 0);
  bg_form_page_save (fixture->page);
  wait_until (fixture->n_saved == 1);
  now = load (fixture, before);
  g_assert_cmpstr (bg_record_get_text (now, "name"), ==, "Sở Ngoại vụ tỉnh");
  g_assert_cmpstr (bg_record_get_text (now, "note"), ==, "Ghi ở nơi khác");
}

static void
test_stored_taken (FormFixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) before = begin_conflict (fixture);
  g_autoptr (BgRecord) now = NULL;

  choose (fixture, "In the record book: Sở Ngoại giao");
  g_assert_cmpstr (get_typed (fixture, "name"), ==, "Sở Ngoại giao");
  /* One may think again. */
  choose (fixture, "Mine: Sở Ngoại vụ tỉnh");
  g_assert_cmpstr (get_typed (fixture, "name"), ==, "Sở Ngoại vụ tỉnh");
  choose (fixture, "In the record book: Sở Ngoại giao");
  form_type (form_get_page (fixture), "short_name", "SNgG");
  bg_form_page_save (fixture->page);
  wait_until (fixture->n_saved == 1);
  now = load (fixture, before);
  g_assert_cmpstr (bg_record_get_text (now, "name"), ==, "Sở Ngoại giao");
  g_assert_cmpstr (bg_record_get_text (now, "short_name"), ==, "SNgG");
}

static GtkWidget *
get_draft_note (FormFixture *fixture)
{
  return GTK_WIDGET (
    gtk_widget_get_template_child (form_get_page (fixture), BG_TYPE_FORM_PAGE, "draft_note"));
}

static gboolean
has_draft (FormFixture *fixture, BgRecord *record)
{
  g_autoptr (BgDraft) draft = bg_store_load_draft (fixture->book.store, bg_record_get_id (record), NULL);

  return draft != NULL;
}

/* A draft from before the crash, a record that another changed since: the other's edit is not undone by it.
 */
static void
test_old_draft (FormFixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) before = fixture_add (&fixture->book, &bg_agency_kind, "Sở Ngoại vụ");
  g_autoptr (BgRecord) other = bg_record_copy (before);
  g_autoptr (BgRecord) now = NULL;
  g_autoptr (BgRecord) after = NULL;

  bg_form_page_edit (fixture->page, before, before);
  form_type (form_get_page (fixture), "short_name", "SNgV");
  wait_until (has_draft (fixture, before));
  bg_record_set_text (other, "note", "Ghi ở nơi khác");
  g_assert_true (bg_store_save (fixture->book.store, before, other, "Sửa", NULL));
  now = load (fixture, before);
  bg_form_page_edit (fixture->page, now, now);
  g_assert_true (gtk_widget_get_visible (get_draft_note (fixture)));
  g_signal_emit_by_name (form_find (get_draft_note (fixture), GTK_TYPE_BUTTON), "clicked");
  g_assert_nonnull (get_view (fixture));
  /* The other's field is shown, and stands already: there is nothing to choose. */
  g_assert_cmpuint (bg_conflict_view_get_n_open (get_view (fixture)), ==, 0);
  g_assert_nonnull (find_choice (GTK_WIDGET (get_view (fixture)), "In the record book: Ghi ở nơi khác"));
  g_assert_cmpstr (get_typed (fixture, "short_name"), ==, "SNgV");
  bg_form_page_save (fixture->page);
  wait_until (fixture->n_saved == 1);
  after = load (fixture, before);
  g_assert_cmpstr (bg_record_get_text (after, "short_name"), ==, "SNgV");
  g_assert_cmpstr (bg_record_get_text (after, "note"), ==, "Ghi ở nơi khác");
}

/* What could not be read comes back with the draft, as it was typed. */
static void
test_unread_draft (FormFixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) draft = form_make_delegation ();
  g_autoptr (BgDraft) kept = NULL;

  bg_form_page_edit (fixture->page, NULL, draft);
  form_type (form_get_page (fixture), "end_date", "31/02/2026");
  wait_until (has_draft (fixture, draft));
  kept = bg_store_load_draft (fixture->book.store, bg_record_get_id (draft), NULL);
  g_assert_cmpuint (json_array_size (kept->typed), ==, 1);
  form_edit_new (fixture, bg_record_new (&bg_delegation_kind));
  g_signal_emit_by_name (form_find (get_draft_note (fixture), GTK_TYPE_BUTTON), "clicked");
  g_assert_cmpstr (get_typed (fixture, "end_date"), ==, "31/02/2026");
  g_assert_true (bg_field_row_has_error (form_find_row (form_get_page (fixture), "end_date")));
}

static void
dropped_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(gboolean *) data = TRUE;
}

/* All that was asked of the disk before is done. */
static void
wait_for_disk (FormFixture *fixture)
{
  gboolean done = FALSE;

  bg_store_drop_draft_async (fixture->book.store, "nobody", dropped_cb, &done);
  wait_until (done);
}

/* The focus moves on: the draft is on its way at once, and not only when the two seconds are over. */
static void
test_focus_change (FormFixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) draft = form_make_delegation ();

  bg_form_page_edit (fixture->page, NULL, draft);
  form_type (form_get_page (fixture), "capacity", "Đoàn của tỉnh");
  wait_for_disk (fixture);
  g_assert_false (has_draft (fixture, draft));
  gtk_widget_grab_focus (GTK_WIDGET (form_find_row (form_get_page (fixture), "code")));
  wait_for_disk (fixture);
  g_assert_true (has_draft (fixture, draft));
}

/* The program ended after the record was saved and before its draft was forgotten. */
static void
test_draft_of_saved (FormFixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) saved = fixture_add (&fixture->book, &bg_agency_kind, "Sở Ngoại vụ");
  gboolean was_kept;

  bg_store_save_draft_async (fixture->book.store, saved, NULL, NULL, NULL, NULL);
  wait_until (has_draft (fixture, saved));
  was_kept = has_draft (fixture, saved);
  g_assert_true (was_kept);
  form_edit_new (fixture, bg_record_new (&bg_agency_kind));
  g_assert_false (gtk_widget_get_visible (get_draft_note (fixture)));
  wait_until (!has_draft (fixture, saved));
}

static GtkWidget *
get_error_note (FormFixture *fixture)
{
  return GTK_WIDGET (
    gtk_widget_get_template_child (form_get_page (fixture), BG_TYPE_FORM_PAGE, "error_note"));
}

static sqlite3 *
open_beside (FormFixture *fixture)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (fixture->book.path, &db), ==, SQLITE_OK);
  return db;
}

static void
fail_to_save (FormFixture *fixture)
{
  form_edit_new (fixture, form_make_delegation ());
  form_type (form_get_page (fixture), "capacity", "Đoàn của tỉnh");
  bg_form_page_save (fixture->page);
  /* Who waits for a locked file waits five seconds for the draft and five for the record. */
  for (gint64 end = g_get_monotonic_time () + 40 * G_USEC_PER_SEC;
       !gtk_widget_get_visible (get_error_note (fixture)) && g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (gtk_widget_get_visible (get_error_note (fixture)));
  g_assert_cmpuint (fixture->n_saved, ==, 0);
  g_assert_cmpstr (get_typed (fixture, "capacity"), ==, "Đoàn của tỉnh");
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (form_find_row (form_get_page (fixture), "capacity"))));
  g_assert_true (bg_form_page_has_changes (fixture->page));
}

/* A disk that takes nothing is a trigger that says so: the door in is the same. */
static void
test_refusing_disk (FormFixture *fixture, gconstpointer data)
{
  sqlite3 *db = open_beside (fixture);

  g_assert_cmpint (sqlite3_exec (db,
                                 "CREATE TRIGGER full BEFORE INSERT ON delegation"
                                 " BEGIN SELECT raise (ABORT, 'database or disk is full'); END",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  fail_to_save (fixture);
  g_assert_cmpint (sqlite3_exec (db, "DROP TRIGGER full", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  /* With room again the same form is saved. */
  bg_form_page_save (fixture->page);
  wait_until (fixture->n_saved == 1);
}

/* Another program holds the file for longer than one waits. */
static void
test_locked_file (FormFixture *fixture, gconstpointer data)
{
  sqlite3 *db = open_beside (fixture);

  g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  fail_to_save (fixture);
  g_assert_cmpint (sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  bg_form_page_save (fixture->page);
  wait_until (fixture->n_saved == 1);
}

static const char *
get_subtitle (FormFixture *fixture)
{
  return adw_window_title_get_subtitle (
    ADW_WINDOW_TITLE (gtk_widget_get_template_child (form_get_page (fixture), BG_TYPE_FORM_PAGE, "title")));
}

/* A draft that the disk does not take is said to be none, and what was typed stays. */
static void
test_refused_draft (FormFixture *fixture, gconstpointer data)
{
  sqlite3 *db = open_beside (fixture);

  g_assert_cmpint (sqlite3_exec (db,
                                 "CREATE TRIGGER full BEFORE INSERT ON draft"
                                 " BEGIN SELECT raise (ABORT, 'database or disk is full'); END",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  form_edit_new (fixture, form_make_delegation ());
  form_type (form_get_page (fixture), "capacity", "Đoàn của tỉnh");
  gtk_widget_grab_focus (GTK_WIDGET (form_find_row (form_get_page (fixture), "code")));
  wait_until (g_str_has_prefix (get_subtitle (fixture), "Draft not kept"));
  g_assert_cmpstr (get_typed (fixture, "capacity"), ==, "Đoàn của tỉnh");
  g_assert_cmpint (sqlite3_exec (db, "DROP TRIGGER full", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  form_type (form_get_page (fixture), "capacity", "Đoàn của Sở");
  gtk_widget_grab_focus (GTK_WIDGET (form_find_row (form_get_page (fixture), "capacity")));
  wait_until (g_str_has_prefix (get_subtitle (fixture), "Draft kept"));
}

/* The file is gone from under the program. */
static void
test_vanished_table (FormFixture *fixture, gconstpointer data)
{
  sqlite3 *db = open_beside (fixture);

  g_assert_cmpint (sqlite3_exec (db, "ALTER TABLE delegation RENAME TO gone", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  sqlite3_close (db);
  fail_to_save (fixture);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  bg_widgets_init ();
  ADD_FORM ("/conflict/saved-over", test_saved_over);
  ADD_FORM ("/conflict/stored-taken", test_stored_taken);
  ADD_FORM ("/conflict/old-draft", test_old_draft);
  ADD_FORM ("/conflict/unread-draft", test_unread_draft);
  ADD_FORM ("/conflict/focus-change", test_focus_change);
  ADD_FORM ("/conflict/draft-of-saved", test_draft_of_saved);
  ADD_FORM ("/conflict/refusing-disk", test_refusing_disk);
  ADD_FORM ("/conflict/locked-file", test_locked_file);
  ADD_FORM ("/conflict/refused-draft", test_refused_draft);
  ADD_FORM ("/conflict/vanished-table", test_vanished_table);
  return g_test_run ();
}
