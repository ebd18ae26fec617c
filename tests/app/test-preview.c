/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The print preview: the paper as it is, every choice drawn at once, the same bytes in the PDF. */
#include <glib/gstdio.h>
#include <string.h>

#include "bg-agreement-paper.h"
#include "bg-history.h"
#include "bg-page-view.h"
#include "bg-paper-checks-card.h"
#include "bg-paper-date-button.h"
#include "bg-paper-margins-button.h"
#include "bg-paper-pane.h"
#include "bg-preview-page.h"
#include "bg-print.h"
#include "bg-sample.h"
#include "page-fixture.h"

typedef struct
{
  BgStore *store;
  BgSession *session;
  BgRecord *agreement;
  GtkWidget *page;
  GtkWidget *window;
  BgPageView *view;
  BgPaperPane *pane;
  char *message;
  guint n_closed;
} Fixture;

static void
message_cb (Fixture *fixture, const char *words)
{
  g_free (fixture->message);
  fixture->message = g_strdup (words);
}

static void
closed_cb (Fixture *fixture)
{
  fixture->n_closed++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->store = page_fixture_new_store ();
  bg_sample_load (fixture->store, &error);
  g_assert_no_error (error);
  fixture->session = bg_session_new (fixture->store);
  fixture->agreement = bg_store_load (fixture->store, &bg_agreement_kind, AGREEMENT_ID, &error);
  g_assert_no_error (error);
  fixture->page = bg_preview_page_new ();
  g_signal_connect_swapped (fixture->page, "message", G_CALLBACK (message_cb), fixture);
  g_signal_connect_swapped (fixture->page, "closed", G_CALLBACK (closed_cb), fixture);
  fixture->window = page_fixture_show (fixture->page, 1280, 900);
  fixture->view = BG_PAGE_VIEW (page_fixture_find (fixture->page, BG_TYPE_PAGE_VIEW, NULL));
  fixture->pane = BG_PAPER_PANE (page_fixture_find (fixture->page, BG_TYPE_PAPER_PANE, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->agreement);
  g_object_unref (fixture->session);
  bg_store_close (fixture->store);
  g_object_unref (fixture->store);
  g_free (fixture->message);
}

static void
show (Fixture *fixture, const char *paper)
{
  const BgPaper *found = bg_paper_find (paper);

  bg_preview_page_show (BG_PREVIEW_PAGE (fixture->page), fixture->session, paper,
                        bg_paper_is_of_list (found) ? NULL : fixture->agreement, "Bản ghi nhớ");
  turn_until (bg_preview_page_get_document (BG_PREVIEW_PAGE (fixture->page)) != NULL);
}

static char *
dup_text (Fixture *fixture)
{
  return bg_document_dup_text (bg_preview_page_get_document (BG_PREVIEW_PAGE (fixture->page)));
}

static gboolean
shows (Fixture *fixture, const char *words)
{
  g_autofree char *text = dup_text (fixture);

  g_strdelimit (text, "\n\f", ' ');
  return strstr (text, words) != NULL;
}

/* Lets what was begun come to its end, for what must not happen. */
static void
turn_for_a_while (void)
{
  for (guint i = 0; i < 50; i++)
    {
      g_usleep (2000);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
}

static GtkWidget *
find (Fixture *fixture, GType type, const char *id)
{
  GtkWidget *widget = page_fixture_find (GTK_WIDGET (fixture->pane), type, id);

  g_assert_nonnull (widget);
  return widget;
}

static void
test_shows_paper (Fixture *fixture, gconstpointer data)
{
  GtkWidget *title = page_fixture_find (fixture->page, ADW_TYPE_WINDOW_TITLE, NULL);

  show (fixture, "agreement-summary");
  g_assert_true (shows (fixture, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
  g_assert_true (shows (fixture, "Sở Công Thương"));
  g_assert_true (shows (fixture, "ngày 23 tháng 11 năm 2026"));
  g_assert_cmpstr (adw_window_title_get_title (ADW_WINDOW_TITLE (title)), ==, "Xem trước bản in");
  g_assert_cmpstr (adw_window_title_get_subtitle (ADW_WINDOW_TITLE (title)), ==, "Trang 1 trong 1");
}

static void
test_choices (Fixture *fixture, gconstpointer data)
{
  GtkWidget *number, *size, *toggle;

  show (fixture, "agreement-summary");
  number = find (fixture, GTK_TYPE_ENTRY, "number_entry");
  gtk_editable_set_text (GTK_EDITABLE (number), "7");
  turn_until (shows (fixture, "Số: 07/BC-CQNV"));
  size = find (fixture, GTK_TYPE_TOGGLE_BUTTON, "small_button");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (size), TRUE);
  turn_until (bg_document_get_layout (bg_page_view_get_document (fixture->view))->numbers[BG_LAYOUT_BODY] ==
              13);
  toggle = find (fixture, GTK_TYPE_SWITCH, NULL);
  gtk_switch_set_active (GTK_SWITCH (toggle), FALSE);
  turn_until (!shows (fixture, "Sở Công Thương"));
  g_assert_true (shows (fixture, "Số: 07/BC-CQNV"));
}

static void
test_day (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry;

  show (fixture, "agreement-summary");
  entry = find (fixture, BG_TYPE_PAPER_DATE_BUTTON, NULL);
  entry = page_fixture_find (entry, GTK_TYPE_ENTRY, "entry");
  gtk_editable_set_text (GTK_EDITABLE (entry), "5/12");
  turn_until (shows (fixture, "ngày 05 tháng 12 năm 2026"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "45/12");
  g_assert_cmpint (bg_paper_pane_get_options (fixture->pane)->date.day, ==, 5);
}

static void
test_recipients (Fixture *fixture, gconstpointer data)
{
  GtkWidget *text = NULL;

  show (fixture, "agreement-summary");
  g_assert_true (shows (fixture, "- Bộ Ngoại giao;"));
  text = find (fixture, GTK_TYPE_TEXT_VIEW, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "Sở Tài chính\n\nLưu: VT", -1);
  turn_until (shows (fixture, "- Sở Tài chính;"));
  g_assert_true (shows (fixture, "- Lưu: VT."));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "", -1);
  turn_until (!shows (fixture, "Nơi nhận"));
}

static void
test_checks (Fixture *fixture, gconstpointer data)
{
  GtkWidget *card, *box, *margins, *spin;

  show (fixture, "agreement-summary");
  card = find (fixture, BG_TYPE_PAPER_CHECKS_CARD, NULL);
  box = gtk_widget_get_first_child (card);
  g_assert_true (gtk_widget_get_visible (card));
  g_assert_true (gtk_widget_has_css_class (box, "green"));
  margins = find (fixture, BG_TYPE_PAPER_MARGINS_BUTTON, NULL);
  spin = page_fixture_find (margins, GTK_TYPE_SPIN_BUTTON, NULL);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 10);
  turn_until (gtk_widget_has_css_class (box, "yellow"));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 20);
  turn_until (gtk_widget_has_css_class (box, "green"));
}

static BgRecord *
find_record (const char *kind, const char *id, gpointer store)
{
  return bg_store_load (store, bg_kind_find (kind), id, NULL);
}

/* What documents/ writes from the same records, without any window. */
static char *
write_reference (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BgRecord) office = bg_store_load_office (fixture->store);
  g_autoptr (BgAgreementPaper) paper = bg_agreement_paper_new (
    fixture->agreement, office, bg_session_get_rules (fixture->session), find_record, fixture->store);
  g_autoptr (BgDocument) document = NULL;
  char *path = page_fixture_new_path ("reference.pdf");
  BgLayout layout;

  bg_layout_init (&layout);
  document = bg_agreement_summary_create (bg_agreement_paper_get_summary (paper), &layout);
  bg_document_write_pdf (document, path, &error);
  g_assert_no_error (error);
  return path;
}

static void
test_same_bytes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *reference = write_reference (fixture);
  g_autofree char *path = page_fixture_new_path ("saved.pdf");
  g_autofree char *expected = NULL;
  g_autofree char *written = NULL;
  gsize n_expected, n_written;

  show (fixture, "agreement-summary");
  bg_preview_page_save_to (BG_PREVIEW_PAGE (fixture->page), path);
  turn_until (fixture->message != NULL);
  g_assert_true (g_str_has_prefix (fixture->message, "Đã lưu "));
  g_assert_true (g_str_has_suffix (fixture->message, "saved.pdf"));
  g_assert_true (g_file_get_contents (reference, &expected, &n_expected, NULL));
  g_assert_true (g_file_get_contents (path, &written, &n_written, NULL));
  g_assert_cmpmem (written, n_written, expected, n_expected);
}

static GtkWindow *
find_dialog (Fixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (GTK_WIDGET (window) != fixture->window && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static void
test_saving_fails (Fixture *fixture, gconstpointer data)
{
  show (fixture, "agreement-summary");
  bg_preview_page_save_to (BG_PREVIEW_PAGE (fixture->page), "/no/such/folder/a.pdf");
  turn_until (find_dialog (fixture) != NULL);
  g_assert_null (fixture->message);
  g_assert_nonnull (bg_preview_page_get_document (BG_PREVIEW_PAGE (fixture->page)));
  gtk_window_destroy (find_dialog (fixture));
}

static void
test_zoom (Fixture *fixture, gconstpointer data)
{
  double fit, larger;

  show (fixture, "agreement-summary");
  turn_until (gtk_widget_get_height (GTK_WIDGET (fixture->view)) > 700);
  fit = bg_page_view_get_scale (fixture->view);
  g_assert_cmpfloat (fit, >, 0.5);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "preview.zoom-in", NULL);
  larger = bg_page_view_get_scale (fixture->view);
  g_assert_cmpfloat (larger, >, fit);
  turn_until (gtk_widget_get_height (GTK_WIDGET (fixture->view)) > 1000 * larger);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "preview.zoom-out", NULL);
  g_assert_cmpfloat_with_epsilon (bg_page_view_get_scale (fixture->view), fit, 0.001);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "preview.zoom-out", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "preview.zoom-fit", NULL);
  turn_until (ABS (bg_page_view_get_scale (fixture->view) - fit) < 0.001);
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  GtkWidget *title = page_fixture_find (fixture->page, ADW_TYPE_WINDOW_TITLE, NULL);

  show (fixture, "overdue-tasks");
  g_assert_cmpint (bg_document_get_n_pages (bg_page_view_get_document (fixture->view)), >, 1);
  g_assert_true (bg_document_get_layout (bg_page_view_get_document (fixture->view))->landscape);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "preview.previous", NULL);
  g_assert_cmpint (bg_page_view_get_page (fixture->view), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "preview.next", NULL);
  g_assert_cmpint (bg_page_view_get_page (fixture->view), ==, 1);
  g_assert_true (
    g_str_has_prefix (adw_window_title_get_subtitle (ADW_WINDOW_TITLE (title)), "Trang 2 trong "));
}

static gboolean
press (GtkWidget *widget, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean taken = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &taken);
      if (taken)
        return TRUE;
    }
  return FALSE;
}

static void
test_page_keys (Fixture *fixture, gconstpointer data)
{
  show (fixture, "overdue-tasks");
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (fixture->view)));
  turn_until (gtk_widget_get_height (GTK_WIDGET (fixture->view)) > 700);
  g_assert_true (press (fixture->page, GDK_KEY_Page_Down));
  g_assert_cmpint (bg_page_view_get_page (fixture->view), ==, 1);
  g_assert_true (press (fixture->page, GDK_KEY_Page_Up));
  g_assert_cmpint (bg_page_view_get_page (fixture->view), ==, 0);
  g_assert_false (press (fixture->page, GDK_KEY_Down));
}

static void
test_book_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) after = bg_record_copy (fixture->agreement);
  g_autoptr (GError) error = NULL;

  show (fixture, "agreement-summary");
  bg_record_set_text (after, "signed_place", "Bạc Liêu");
  bg_store_save (fixture->store, fixture->agreement, after, "Sửa", &error);
  g_assert_no_error (error);
  turn_until (shows (fixture, "tại Bạc Liêu"));
}

/* A page that is not in front must not take the keys of the one that is. */
static void
test_hidden_keeps_quiet (Fixture *fixture, gconstpointer data)
{
  show (fixture, "agreement-summary");
  gtk_widget_set_visible (fixture->page, FALSE);
  gtk_widget_activate_action (fixture->page, "preview.close", NULL);
  g_assert_cmpuint (fixture->n_closed, ==, 0);
  gtk_widget_set_visible (fixture->page, TRUE);
  turn_until (gtk_widget_get_mapped (fixture->page));
  gtk_widget_activate_action (fixture->page, "preview.close", NULL);
  g_assert_cmpuint (fixture->n_closed, ==, 1);
}

static void
test_printing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = page_fixture_new_path ("printed.pdf");
  g_autofree char *written = NULL;
  gsize length;
  int n_pages = 0;

  show (fixture, "overdue-tasks");
  operation = bg_print_operation_new (bg_page_view_get_document (fixture->view));
  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_set_allow_async (operation, FALSE);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, GTK_WINDOW (fixture->window),
                           &error);
  g_assert_no_error (error);
  g_object_get (operation, "n-pages", &n_pages, NULL);
  g_assert_cmpint (n_pages, ==, bg_document_get_n_pages (bg_page_view_get_document (fixture->view)));
  g_assert_true (g_file_get_contents (path, &written, &length, NULL));
  g_assert_true (g_str_has_prefix (written, "%PDF"));
}

/* How often somebody was written down as printing personal data. */
static guint
count_printed (Fixture *fixture)
{
  BgHistoryFilter filter = { 0 };
  g_autoptr (GPtrArray) sets = bg_store_list_history (fixture->store, &filter, 100, NULL);
  guint n = 0;

  for (guint i = 0; i < sets->len; i++)
    n += ((BgHistorySet *) g_ptr_array_index (sets, i))->act == BG_ACT_PRINTED;
  return n;
}

/* A paper with passports has them, and who opened it is written down, once. */
static void
test_personal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) before =
    bg_store_load (fixture->store, &bg_delegation_kind, "01946a00-0005-7000-8000-000000000001", NULL);
  g_autoptr (BgRecord) visit = bg_record_copy (before);

  bg_record_set_text (bg_record_get_item (visit, "members", 0), "passport_number", "N7654321");
  g_assert_true (bg_store_save (fixture->store, before, visit, "Sửa", NULL));
  bg_preview_page_show (BG_PREVIEW_PAGE (fixture->page), fixture->session, "delegation-members", visit,
                        "Đoàn");
  turn_until (bg_preview_page_get_document (BG_PREVIEW_PAGE (fixture->page)) != NULL);
  g_assert_false (shows (fixture, "N7654321"));
  g_assert_cmpuint (count_printed (fixture), ==, 0);
  bg_preview_page_show (BG_PREVIEW_PAGE (fixture->page), fixture->session, "delegation-passports", visit,
                        "Đoàn");
  turn_until (bg_preview_page_get_document (BG_PREVIEW_PAGE (fixture->page)) != NULL &&
              shows (fixture, "N7654321"));
  /* What else it would do, such as reading the paper anew. */
  turn_for_a_while ();
  g_assert_cmpuint (count_printed (fixture), ==, 1);
}

static AdwComboRow *
find_row (Fixture *fixture, const char *id)
{
  return ADW_COMBO_ROW (find (fixture, ADW_TYPE_COMBO_ROW, id));
}

static guint
find_label (AdwComboRow *row, const char *label)
{
  GListModel *names = adw_combo_row_get_model (row);

  for (guint i = 0; i < g_list_model_get_n_items (names); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (names), i), label))
      return i;
  g_assert_not_reached ();
}

/* The row goes on using its list while it tells of the choice; and until the pages of the other paper are
 * there, those of the one before can be neither saved nor printed. */
static void
test_other_paper (Fixture *fixture, gconstpointer data)
{
  AdwComboRow *row;
  GListModel *names;

  show (fixture, "agreement-summary");
  row = find_row (fixture, "paper_row");
  names = adw_combo_row_get_model (row);
  adw_combo_row_set_selected (row, find_label (row, "Hồ sơ thỏa thuận"));
  g_assert_true (adw_combo_row_get_model (row) == names);
  g_assert_null (bg_preview_page_get_document (BG_PREVIEW_PAGE (fixture->page)));
  turn_until (bg_preview_page_get_document (BG_PREVIEW_PAGE (fixture->page)) != NULL);
  g_assert_true (shows (fixture, "HỒ SƠ THỎA THUẬN QUỐC TẾ"));
  /* Many times in a row: what comes last is what is shown. */
  for (guint i = 0; i < 9; i++)
    adw_combo_row_set_selected (row, i % 2);
  turn_until (bg_preview_page_get_document (BG_PREVIEW_PAGE (fixture->page)) != NULL);
  turn_for_a_while ();
  g_assert_true (shows (fixture, "Tóm tắt "));
}

/* A paper that cannot be made leaves nothing of the one before that might be taken for it. */
static void
test_refused_paper (Fixture *fixture, gconstpointer data)
{
  GtkStack *desk = GTK_STACK (page_fixture_find (fixture->page, GTK_TYPE_STACK, "desk"));
  AdwComboRow *row;

  show (fixture, "agreement-summary");
  row = find_row (fixture, "paper_row");
  adw_combo_row_set_selected (row, find_label (row, "Thông báo kế thừa"));
  turn_until (g_str_equal (gtk_stack_get_visible_child_name (desk), "trouble"));
  g_assert_null (bg_preview_page_get_document (BG_PREVIEW_PAGE (fixture->page)));
}

static void
save_capacity (Fixture *fixture, const char *capacity)
{
  g_autoptr (BgRecord) before =
    bg_store_load (fixture->store, &bg_agreement_kind, bg_record_get_id (fixture->agreement), NULL);
  g_autoptr (BgRecord) after = bg_record_copy (before);
  g_autoptr (GError) error = NULL;

  bg_record_set_text (after, "capacity", capacity);
  bg_store_save (fixture->store, before, after, "Sửa", &error);
  g_assert_no_error (error);
  g_set_object (&fixture->agreement, after);
}

/* The same where the record is changed behind a paper that is shown. */
static void
test_paper_no_more (Fixture *fixture, gconstpointer data)
{
  GtkStack *desk = GTK_STACK (page_fixture_find (fixture->page, GTK_TYPE_STACK, "desk"));

  save_capacity (fixture, "district");
  show (fixture, "succession-letter");
  save_capacity (fixture, "committee");
  turn_until (g_str_equal (gtk_stack_get_visible_child_name (desk), "trouble"));
  g_assert_null (bg_preview_page_get_document (BG_PREVIEW_PAGE (fixture->page)));
}

/* Whoever the office has for its own papers: the notice is the province's, and says so. */
static void
test_of_province (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) inherited = bg_record_copy (fixture->agreement);
  AdwComboRow *signer;
  GListModel *names;

  bg_record_set_text (inherited, "capacity", "district");
  g_set_object (&fixture->agreement, inherited);
  show (fixture, "succession-letter");
  signer = find_row (fixture, "signer_row");
  names = adw_combo_row_get_model (signer);
  g_assert_cmpuint (g_list_model_get_n_items (names), ==, 1);
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (names), 0), ==, "TM. Chủ tịch");
  g_assert_true (shows (fixture, "TM. ỦY BAN NHÂN DÂN"));
  g_assert_false (shows (fixture, "THỦ TRƯỞNG CƠ QUAN"));
  g_assert_true (gtk_widget_has_css_class (
    gtk_widget_get_first_child (find (fixture, BG_TYPE_PAPER_CHECKS_CARD, NULL)), "green"));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/app/preview/shows-paper", test_shows_paper },
    { "/app/preview/choices-are-drawn-at-once", test_choices },
    { "/app/preview/day", test_day },
    { "/app/preview/recipients", test_recipients },
    { "/app/preview/card-of-rules", test_checks },
    { "/app/preview/same-bytes", test_same_bytes },
    { "/app/preview/saving-fails", test_saving_fails },
    { "/app/preview/zoom", test_zoom },
    { "/app/preview/pages", test_pages },
    { "/app/preview/page-keys", test_page_keys },
    { "/app/preview/book-changes", test_book_changes },
    { "/app/preview/hidden-keeps-quiet", test_hidden_keeps_quiet },
    { "/app/preview/printing", test_printing },
    { "/app/preview/personal", test_personal },
    { "/app/preview/other-paper", test_other_paper },
    { "/app/preview/refused-paper", test_refused_paper },
    { "/app/preview/paper-no-more", test_paper_no_more },
    { "/app/preview/of-province", test_of_province },
  };

  page_fixture_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
