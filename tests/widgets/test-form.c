/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of each kind: it shows, reads, warns, and saves. */
#include <sqlite3.h>
#include <string.h>

#include "bg-draft.h"
#include "bg-field-history.h"
#include "bg-form-page.h"
#include "bg-item-card.h"
#include "bg-list-editor.h"
#include "bg-problem-note.h"
#include "bg-toast.h"
#include "bg-widgets.h"
#include "form-fixture.h"

static void
test_every_kind (FormFixture *fixture, gconstpointer data)
{
  for (const BgKind *const *kind = bg_kind_list (); *kind != NULL; kind++)
    {
      form_edit_new (fixture, bg_record_new (*kind));
      for (const BgField *field = (*kind)->fields; field->name != NULL; field++)
        g_assert_true (((field->flags & BG_FIELD_HIDDEN) != 0) ==
                       (form_find_row (form_get_page (fixture), field->name) == NULL));
      g_assert_false (bg_form_page_has_changes (fixture->page));
    }
}

static GtkWidget *
get_focused (FormFixture *fixture, GType type)
{
  return gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), type);
}

static void
add_member (FormFixture *fixture, const char *name)
{
  BgFieldRow *row = form_find_row (form_get_page (fixture), "members");
  GtkWidget *card;

  g_assert_true (bg_editor_add_item (bg_field_row_get_editor (row)));
  card = get_focused (fixture, BG_TYPE_ITEM_CARD);
  g_assert_nonnull (card);
  form_type (card, "full_name", name);
}

static guint
count_labels (GtkWidget *widget, const char *words)
{
  guint n = GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), words) != NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_labels (child, words);
  return n;
}

/* From the row of a field: who made of it what; of a list, the field of one item alone. */
static void
test_field_history (FormFixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) first = fixture_add (&fixture->book, &bg_delegation_kind, "Đoàn");
  g_autoptr (BgRecord) edited = bg_record_copy (first);
  g_autoptr (BgRecord) stored = NULL;
  g_autoptr (BgForm) form = NULL;
  GtkWidget *popover;

  bg_record_set_text (edited, "code", "ĐV-07");
  g_assert_true (bg_store_save (fixture->book.store, first, edited, "Sửa", NULL));
  stored = bg_store_load (fixture->book.store, &bg_delegation_kind, bg_record_get_id (first), NULL);
  bg_form_page_edit (fixture->page, stored, stored);
  form = g_object_ref (
    bg_editor_get_form (bg_field_row_get_editor (form_find_row (form_get_page (fixture), "code"))));
  popover = bg_field_history_popover_new (
    form, gtk_widget_get_first_child (GTK_WIDGET (form_find_row (form_get_page (fixture), "code"))));
  g_assert_cmpuint (count_labels (popover, "ĐV-07"), ==, 1);
  g_assert_cmpuint (count_labels (popover, "Nguyễn Văn A"), ==, 1);
  gtk_widget_unparent (popover);
  popover = bg_field_history_popover_new (
    form, gtk_widget_get_first_child (GTK_WIDGET (form_find_row (form_get_page (fixture), "title"))));
  g_assert_cmpuint (count_labels (popover, "Not changed since"), ==, 1);
  gtk_widget_unparent (popover);
  g_assert_null (bg_field_history_popover_new (form, GTK_WIDGET (fixture->page)));
}

static BgRecord *
load_only (FormFixture *fixture, const BgKind *kind)
{
  g_autoptr (BgQuery) query = bg_query_new (kind, &fixture->book.rules);
  g_autoptr (GPtrArray) found = bg_store_find (fixture->book.store, query, 0, NULL);

  g_assert_cmpuint (found->len, ==, 1);
  return g_object_ref (g_ptr_array_index (found, 0));
}

static void
test_delegation_with_members (FormFixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) stored = NULL;

  form_edit_new (fixture, form_make_delegation ());
  form_type (form_get_page (fixture), "end_date", "+4");
  form_type (form_get_page (fixture), "invitation_date", "tháng 10/2026");
  add_member (fixture, "Nguyễn Văn A");
  add_member (fixture, "Trần Thị B");
  /* A card that nobody wrote into is left out. */
  add_member (fixture, "");
  g_assert_true (bg_form_page_has_changes (fixture->page));
  bg_form_page_save (fixture->page);
  wait_until (fixture->n_saved == 1);

  stored = load_only (fixture, &bg_delegation_kind);
  g_assert_cmpstr (bg_record_get_text (stored, "end_date"), ==, "2026-12-05");
  g_assert_cmpstr (bg_record_get_text (stored, "invitation_date"), ==, "2026-10");
  g_assert_cmpuint (bg_record_get_n_items (stored, "members"), ==, 2);
  g_assert_cmpstr (bg_record_get_text (bg_record_get_item (stored, "members", 1), "full_name"), ==,
                   "Trần Thị B");
}

static void
test_unreadable_date (FormFixture *fixture, gconstpointer data)
{
  BgFieldRow *row;

  form_edit_new (fixture, form_make_delegation ());
  row = form_find_row (form_get_page (fixture), "end_date");
  form_type (form_get_page (fixture), "end_date", "31/02");
  wait_until (bg_field_row_has_error (row));
  g_assert_true (form_sees (GTK_WIDGET (row), "February 2026 has only 28 days"));
  bg_form_page_save (fixture->page);
  g_assert_cmpuint (fixture->n_saved, ==, 0);
  g_assert_true (get_focused (fixture, BG_TYPE_FIELD_ROW) == GTK_WIDGET (row));

  form_type (form_get_page (fixture), "end_date", "5/12");
  wait_until (!bg_field_row_has_error (row));
  bg_form_page_save (fixture->page);
  wait_until (fixture->n_saved == 1);
}

static void
test_required_field (FormFixture *fixture, gconstpointer data)
{
  BgFieldRow *row;

  form_edit_new (fixture, bg_record_new (&bg_task_kind));
  row = form_find_row (form_get_page (fixture), "title");
  g_assert_false (bg_field_row_has_error (row));
  bg_form_page_save (fixture->page);
  g_assert_true (bg_field_row_has_error (row));
  g_assert_cmpuint (fixture->n_saved, ==, 0);
  g_assert_true (get_focused (fixture, BG_TYPE_FIELD_ROW) == GTK_WIDGET (row));
}

static void
make_two_trips (FormFixture *fixture, const char *name)
{
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (BgRecord) trip = form_make_delegation ();

      bg_record_set_text (bg_record_add_item (trip, "members"), "full_name", name);
      bg_record_set_text (trip, "start_date", i == 0 ? "2026-03-01" : "2026-07-01");
      g_assert_true (bg_store_save (fixture->book.store, NULL, trip, "Thêm", NULL));
    }
}

static void
test_reason_lets_warning_pass (FormFixture *fixture, gconstpointer data)
{
  BgRecord *record = form_make_delegation ();
  g_autofree char *id = g_strdup (bg_record_get_id (record));
  g_autoptr (BgRecord) stored = NULL;
  GtkWidget *note;

  make_two_trips (fixture, "Nguyễn Văn A");
  bg_record_set_text (bg_record_add_item (record, "members"), "full_name", "Nguyễn Văn A");
  form_edit_new (fixture, record);
  bg_form_page_save (fixture->page);
  g_assert_cmpuint (fixture->n_saved, ==, 0);
  note = get_focused (fixture, BG_TYPE_PROBLEM_NOTE);
  g_assert_nonnull (note);

  gtk_editable_set_text (GTK_EDITABLE (form_find (note, GTK_TYPE_TEXT)), "Thay trưởng đoàn");
  bg_form_page_save (fixture->page);
  wait_until (fixture->n_saved == 1);
  stored = bg_store_load (fixture->book.store, &bg_delegation_kind, id, NULL);
  g_assert_cmpstr (bg_record_get_reason (stored, "trips:Nguyễn Văn A"), ==, "Thay trưởng đoàn");
}

static void
test_conditions (FormFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *direction;
    gboolean countries;
    gboolean guest_class;
  } cases[] = { { "outgoing", TRUE, FALSE }, { "incoming", FALSE, TRUE } };
  GtkWidget *row;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BgRecord *record = form_make_delegation ();
      GtkWidget *page = form_get_page (fixture);

      bg_record_set_text (record, "direction", cases[i].direction);
      form_edit_new (fixture, record);
      g_assert_true (gtk_widget_get_visible (GTK_WIDGET (form_find_row (page, "countries"))) ==
                     cases[i].countries);
      g_assert_true (gtk_widget_get_visible (GTK_WIDGET (form_find_row (page, "guest_class"))) ==
                     cases[i].guest_class);
    }
  form_edit_new (fixture, bg_record_new (&bg_agreement_kind));
  row = GTK_WIDGET (form_find_row (form_get_page (fixture), "term_years"));
  g_assert_false (gtk_widget_get_visible (row));
  bg_record_set_text (bg_editor_get_record (bg_field_row_get_editor (BG_FIELD_ROW (row))), "term_kind",
                      "length");
  g_assert_true (gtk_widget_get_visible (row));
}

static void
test_closing (FormFixture *fixture, gconstpointer data)
{
  form_edit_new (fixture, form_make_delegation ());
  bg_form_page_close (fixture->page);
  g_assert_cmpuint (fixture->n_closed, ==, 1);
}

/* The question that stands before the window, or NULL. */
static GtkWidget *
find_question (FormFixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (window != GTK_WIDGET (fixture->window) && gtk_widget_get_visible (window))
        return window;
    }
  return NULL;
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
answer_question (FormFixture *fixture, const char *label)
{
  bg_form_page_close (fixture->page);
  g_assert_cmpuint (fixture->n_closed, ==, 0);
  g_assert_nonnull (find_question (fixture));
  g_signal_emit_by_name (find_button (find_question (fixture), label), "clicked");
  wait_until (find_question (fixture) == NULL);
}

static void
test_question_at_closing (FormFixture *fixture, gconstpointer data)
{
  form_edit_new (fixture, form_make_delegation ());
  form_type (form_get_page (fixture), "capacity", "Đoàn của tỉnh");
  answer_question (fixture, "_Go on editing");
  g_assert_true (bg_form_page_has_changes (fixture->page));
  answer_question (fixture, "_Save");
  wait_until (fixture->n_saved == 1);

  form_edit_new (fixture, form_make_delegation ());
  form_type (form_get_page (fixture), "capacity", "Đoàn của tỉnh");
  answer_question (fixture, "_Drop the changes");
  wait_until (fixture->n_closed == 1);
  g_assert_cmpuint (fixture->n_saved, ==, 1);
}

static void
test_keys (FormFixture *fixture, gconstpointer data)
{
  GtkWidget *page = form_get_page (fixture);
  GtkWidget *first;

  form_edit_new (fixture, form_make_delegation ());
  form_type (page, "end_date", "31/02");
  form_type (page, "permit_date", "31/11");
  gtk_widget_activate_action (page, "form.next-problem", NULL);
  first = get_focused (fixture, BG_TYPE_FIELD_ROW);
  g_assert_true (bg_field_row_has_error (BG_FIELD_ROW (first)));
  gtk_widget_activate_action (page, "form.next-problem", NULL);
  g_assert_true (get_focused (fixture, BG_TYPE_FIELD_ROW) != first);
  g_assert_true (bg_field_row_has_error (BG_FIELD_ROW (get_focused (fixture, BG_TYPE_FIELD_ROW))));

  add_member (fixture, "Một");
  first = get_focused (fixture, BG_TYPE_ITEM_CARD);
  gtk_widget_activate_action (page, "form.add-item", NULL);
  g_assert_true (get_focused (fixture, BG_TYPE_ITEM_CARD) != first);
}

static GtkWidget *
find_toast_button (FormFixture *fixture)
{
  GtkWidget *toasts = form_find (form_get_page (fixture), ADW_TYPE_TOAST_OVERLAY);

  return form_find (gtk_widget_get_next_sibling (gtk_widget_get_first_child (toasts)), GTK_TYPE_BUTTON);
}

static void
test_order_of_items (FormFixture *fixture, gconstpointer data)
{
  BgRecord *record = form_make_delegation ();
  GtkWidget *row;
  GtkWidget *card;
  BgRecord *shown;

  bg_record_set_text (bg_record_add_item (record, "members"), "full_name", "Một");
  bg_record_set_text (bg_record_add_item (record, "members"), "full_name", "Hai");
  form_edit_new (fixture, record);
  row = GTK_WIDGET (form_find_row (form_get_page (fixture), "members"));
  shown = bg_editor_get_record (bg_field_row_get_editor (BG_FIELD_ROW (row)));
  card = form_find (row, BG_TYPE_ITEM_CARD);
  g_signal_emit_by_name (card, "moved", 1);
  g_assert_cmpstr (bg_record_get_text (bg_record_get_item (shown, "members", 0), "full_name"), ==, "Hai");
  /* The card went with its item. */
  g_assert_nonnull (gtk_widget_get_prev_sibling (card));
  /* There is no place below the last. */
  g_signal_emit_by_name (card, "moved", 1);
  g_assert_true (bg_form_page_has_changes (fixture->page));
  g_signal_emit_by_name (card, "removed");
  g_assert_cmpuint (bg_record_get_n_items (shown, "members"), ==, 1);
  g_signal_emit_by_name (find_toast_button (fixture), "clicked");
  g_assert_cmpuint (bg_record_get_n_items (shown, "members"), ==, 2);
  g_assert_cmpstr (bg_record_get_text (bg_record_get_item (shown, "members", 1), "full_name"), ==, "Một");
}

static gboolean
has_draft (FormFixture *fixture)
{
  g_autoptr (BgDraft) draft = bg_store_load_new_draft (fixture->book.store, &bg_delegation_kind, NULL);

  return draft != NULL;
}

static GtkWidget *
get_draft_note (FormFixture *fixture)
{
  return GTK_WIDGET (
    gtk_widget_get_template_child (form_get_page (fixture), BG_TYPE_FORM_PAGE, "draft_note"));
}

/* The form is left as a crash would leave it: nobody saved, nobody closed. */
static void
test_draft_survives (FormFixture *fixture, gconstpointer data)
{
  BgFieldRow *row;
  GtkWidget *button;

  form_edit_new (fixture, form_make_delegation ());
  g_assert_false (gtk_widget_get_visible (get_draft_note (fixture)));
  form_type (form_get_page (fixture), "capacity", "Đoàn của tỉnh");
  wait_until (has_draft (fixture));

  form_edit_new (fixture, bg_record_new (&bg_delegation_kind));
  g_assert_true (gtk_widget_get_visible (get_draft_note (fixture)));
  button = form_find (get_draft_note (fixture), GTK_TYPE_BUTTON);
  g_signal_emit_by_name (button, "clicked");
  g_assert_false (gtk_widget_get_visible (get_draft_note (fixture)));
  row = form_find_row (form_get_page (fixture), "capacity");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (form_find (GTK_WIDGET (row), GTK_TYPE_TEXT))), ==,
                   "Đoàn của tỉnh");
  g_assert_true (bg_form_page_has_changes (fixture->page));

  /* Saved, there is nothing to offer any more. */
  bg_form_page_save (fixture->page);
  wait_until (fixture->n_saved == 1);
  wait_until (!has_draft (fixture));
}

/* The disk does not take it: everything stays typed, and the cursor where it was. */
static void
test_failed_saving (FormFixture *fixture, gconstpointer data)
{
  GtkWidget *page = form_get_page (fixture);
  GtkWidget *note = GTK_WIDGET (gtk_widget_get_template_child (page, BG_TYPE_FORM_PAGE, "error_note"));
  GtkWidget *text;
  sqlite3 *book;

  g_assert_cmpint (sqlite3_open (fixture->book.path, &book), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (book,
                                 "CREATE TRIGGER refuses BEFORE INSERT ON delegation "
                                 "BEGIN SELECT RAISE (ABORT, 'refused'); END",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (book);
  form_edit_new (fixture, form_make_delegation ());
  form_type (page, "capacity", "Đoàn của tỉnh");
  text = form_find (GTK_WIDGET (form_find_row (page, "capacity")), GTK_TYPE_TEXT);
  gtk_widget_grab_focus (text);
  bg_form_page_save (fixture->page);
  wait_until (gtk_widget_get_visible (note));
  g_assert_cmpuint (fixture->n_saved, ==, 0);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == text);
  g_assert_false (gtk_editable_get_selection_bounds (GTK_EDITABLE (text), NULL, NULL));
}

/* What a toast is given is shown whole and as it stands. */
static void
test_toast (FormFixture *fixture, gconstpointer data)
{
  const char *words =
    "Chưa lưu “Công ty A & B <Cà Mau>”. Ổ đĩa đã đầy. Hãy giải phóng chỗ trống rồi làm lại.";
  g_autoptr (AdwToast) toast = bg_toast_new (words);
  GtkLabel *label = GTK_LABEL (adw_toast_get_custom_title (toast));

  g_assert_cmpstr (gtk_label_get_text (label), ==, words);
  g_assert_true (gtk_label_get_wrap (label));
  g_assert_cmpint (gtk_label_get_ellipsize (label), ==, PANGO_ELLIPSIZE_NONE);
  g_assert_cmpuint (adw_toast_get_timeout (toast), >, 5);
}

static void
test_narrow (FormFixture *fixture, gconstpointer data)
{
  GtkWidget *page = form_get_page (fixture);
  GtkWidget *side = GTK_WIDGET (gtk_widget_get_template_child (page, BG_TYPE_FORM_PAGE, "side"));
  GtkWidget *button = GTK_WIDGET (gtk_widget_get_template_child (page, BG_TYPE_FORM_PAGE, "jump_button"));

  form_edit_new (fixture, form_make_delegation ());
  g_assert_true (gtk_widget_get_visible (side));
  gtk_window_set_default_size (fixture->window, 700, 700);
  wait_until (!gtk_widget_get_visible (side));
  g_assert_true (gtk_widget_get_visible (button));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  bg_widgets_init ();
  ADD_FORM ("/form/every-kind", test_every_kind);
  ADD_FORM ("/form/field-history", test_field_history);
  ADD_FORM ("/form/delegation-with-members", test_delegation_with_members);
  ADD_FORM ("/form/unreadable-date", test_unreadable_date);
  ADD_FORM ("/form/required-field", test_required_field);
  ADD_FORM ("/form/reason-lets-warning-pass", test_reason_lets_warning_pass);
  ADD_FORM ("/form/conditions", test_conditions);
  ADD_FORM ("/form/closing", test_closing);
  ADD_FORM ("/form/order-of-items", test_order_of_items);
  ADD_FORM ("/form/draft-survives", test_draft_survives);
  ADD_FORM ("/form/failed-saving", test_failed_saving);
  ADD_FORM ("/form/toast", test_toast);
  ADD_FORM ("/form/narrow", test_narrow);
  ADD_FORM ("/form/question-at-closing", test_question_at_closing);
  ADD_FORM ("/form/keys", test_keys);
  return g_test_run ();
}
