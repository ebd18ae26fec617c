/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window with its pages: the way out of every page, and what stays in sight when a list changes. */
#include "bg-form-page.h"
#include "bg-list-page.h"
#include "bg-widgets.h"
#include "bg-window.h"
#include "page-fixture.h"

#define N_AGENCIES 5

typedef struct
{
  BgStore *store;
  BgSession *session;
  BgRecord *agencies[N_AGENCIES];
  GtkWidget *window;
  BgListPage *list;
} Fixture;

static BgRecord *
add_agency (BgStore *store, const char *name)
{
  g_autoptr (BgRecord) record = bg_record_new (&bg_agency_kind);
  g_autoptr (GError) error = NULL;

  bg_record_set_text (record, bg_agency_kind.title, name);
  bg_store_save (store, NULL, record, "Thêm", &error);
  g_assert_no_error (error);
  return bg_store_load (store, &bg_agency_kind, bg_record_get_id (record), NULL);
}

static void
show_window (Fixture *fixture)
{
  fixture->session = bg_session_new (fixture->store);
  fixture->window = g_object_new (BG_TYPE_WINDOW, NULL);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 800);
  bg_window_set_session (BG_WINDOW (fixture->window), fixture->session);
  bg_window_show_page (BG_WINDOW (fixture->window), "agency");
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->list = BG_LIST_PAGE (page_fixture_find (fixture->window, BG_TYPE_LIST_PAGE, NULL));
  turn_until (gtk_widget_get_mapped (GTK_WIDGET (fixture->list)));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = page_fixture_new_store ();
  for (int i = 0; i < N_AGENCIES; i++)
    {
      g_autofree char *name = g_strdup_printf ("Sở %d", i);

      fixture->agencies[i] = add_agency (fixture->store, name);
    }
  show_window (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  for (int i = 0; i < N_AGENCIES; i++)
    g_object_unref (fixture->agencies[i]);
  g_object_unref (fixture->session);
  g_object_unref (fixture->store);
}

static gboolean
shows (Fixture *fixture, BgRecord *record)
{
  BgRecord *chosen = bg_list_page_get_chosen (fixture->list);

  return chosen != NULL && g_str_equal (bg_record_get_id (chosen), bg_record_get_id (record));
}

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->window, action, NULL));
}

/* Who works through a list goes on where the record was. */
static void
test_next_chosen (Fixture *fixture, gconstpointer data)
{
  turn_until (shows (fixture, fixture->agencies[0]));
  bg_list_page_step (fixture->list, 1);
  bg_list_page_step (fixture->list, 1);
  g_assert_true (shows (fixture, fixture->agencies[2]));
  act (fixture, "win.trash");
  turn_until (shows (fixture, fixture->agencies[3]));
  bg_list_page_step (fixture->list, 1);
  g_assert_true (shows (fixture, fixture->agencies[4]));
  act (fixture, "win.trash");
  turn_until (shows (fixture, fixture->agencies[3]));
}

/* A record that was opened by its id is not taken away because the list does not hold it. */
static void
test_opened_stays (Fixture *fixture, gconstpointer data)
{
  bg_list_page_set_trashed (fixture->list, TRUE);
  turn_until (bg_list_page_get_chosen (fixture->list) == NULL);
  bg_window_open_record (BG_WINDOW (fixture->window), "agency", bg_record_get_id (fixture->agencies[1]));
  g_object_unref (add_agency (fixture->store, "Sở mới"));
  turn_a_while ();
  g_assert_true (shows (fixture, fixture->agencies[1]));
}

/* A click on "All" leads out of the trash. */
static void
test_out_of_trash (Fixture *fixture, gconstpointer data)
{
  GtkWidget *chips = page_fixture_find (fixture->window, GTK_TYPE_BOX, "chips");

  bg_list_page_set_trashed (fixture->list, TRUE);
  turn_until (bg_list_page_get_chosen (fixture->list) == NULL);
  gtk_widget_activate (gtk_widget_get_first_child (chips));
  turn_until (bg_list_page_get_chosen (fixture->list) != NULL);
}

static GtkWidget *
begin_typing (Fixture *fixture)
{
  GtkWidget *form;
  GtkWidget *text;

  act (fixture, "win.add");
  form = page_fixture_find (fixture->window, BG_TYPE_FORM_PAGE, NULL);
  g_assert_nonnull (form);
  turn_until (gtk_widget_get_mapped (form));
  text = page_fixture_find (form, GTK_TYPE_TEXT, NULL);
  gtk_editable_set_text (GTK_EDITABLE (text), "Sở đang gõ");
  turn_until (bg_form_page_has_changes (BG_FORM_PAGE (form)));
  return form;
}

static AdwMessageDialog *
find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

static void
answer (const char *response)
{
  turn_until (find_question () != NULL);
  adw_message_dialog_response (find_question (), response);
  gtk_window_close (GTK_WINDOW (find_question ()));
  turn_until (find_question () == NULL);
}

/* Who goes on editing has not asked for the window to go with the form later. */
static void
test_going_on (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form = begin_typing (fixture);

  gtk_window_close (GTK_WINDOW (fixture->window));
  answer ("0");
  g_assert_true (bg_form_page_has_changes (BG_FORM_PAGE (form)));
  bg_form_page_close (BG_FORM_PAGE (form));
  answer ("1");
  turn_a_while ();
  g_assert_nonnull (fixture->window);
  g_assert_null (page_fixture_find (fixture->window, BG_TYPE_FORM_PAGE, NULL));
}

static void
test_closing (Fixture *fixture, gconstpointer data)
{
  begin_typing (fixture);
  gtk_window_close (GTK_WINDOW (fixture->window));
  answer ("1");
  turn_until (fixture->window == NULL);
}

static void
test_leaving (Fixture *fixture, gconstpointer data)
{
  g_assert_true (bg_window_can_leave (BG_WINDOW (fixture->window)));
  begin_typing (fixture);
  bg_window_show_page (BG_WINDOW (fixture->window), "overview");
  g_assert_false (bg_window_can_leave (BG_WINDOW (fixture->window)));
}

/* Behind a first start nothing of the book before can be reached. */
static void
test_first_start (Fixture *fixture, gconstpointer data)
{
  bg_window_show_first_start (BG_WINDOW (fixture->window), gtk_label_new ("Sổ khác"));
  bg_window_show_first_start (BG_WINDOW (fixture->window), gtk_label_new ("Sổ khác nữa"));
  gtk_widget_activate_action (fixture->window, "win.add", NULL);
  g_assert_null (page_fixture_find (fixture->window, BG_TYPE_FORM_PAGE, NULL));
  bg_window_set_session (BG_WINDOW (fixture->window), fixture->session);
  bg_window_show_page (BG_WINDOW (fixture->window), "agency");
  act (fixture, "win.add");
  g_assert_nonnull (page_fixture_find (fixture->window, BG_TYPE_FORM_PAGE, NULL));
}

/* A book open for reading only is shown, and nothing is offered that would end in an error. */
static void
test_read_only (void)
{
  static const char *const writing[] = { "win.add", "win.edit", "win.trash", "win.office", "win.duplicate" };
  Fixture fixture = { 0 };
  g_autoptr (BgStore) writable = page_fixture_new_store ();
  g_autoptr (BgRecord) agency = add_agency (writable, "Sở A");

  fixture.store = bg_store_open (bg_store_get_path (writable), BG_OPEN_READ_ONLY, NULL);
  show_window (&fixture);
  turn_until (shows (&fixture, agency));
  for (gsize i = 0; i < G_N_ELEMENTS (writing); i++)
    {
      gtk_widget_activate_action (fixture.window, writing[i], NULL);
      g_assert_null (page_fixture_find (fixture.window, BG_TYPE_FORM_PAGE, NULL));
    }
  turn_a_while ();
  g_assert_null (page_fixture_find (fixture.window, g_type_from_name ("AdwToastWidget"), NULL));
  gtk_window_destroy (GTK_WINDOW (fixture.window));
  g_object_unref (fixture.session);
  g_object_unref (fixture.store);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

/* The menu is in the sidebar; where that is hidden, it comes with it. */
static void
test_menu (Fixture *fixture, gconstpointer data)
{
  AdwFlap *flap = ADW_FLAP (page_fixture_find (fixture->window, ADW_TYPE_FLAP, NULL));
  GtkWidget *button = page_fixture_find (adw_flap_get_flap (flap), GTK_TYPE_MENU_BUTTON, NULL);
  GtkPopover *menu = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));

  adw_flap_set_reveal_flap (flap, FALSE);
  turn_until (adw_flap_get_reveal_progress (flap) <= 0);
  act (fixture, "win.menu");
  turn_until (gtk_widget_get_mapped (GTK_WIDGET (menu)));
  g_assert_true (adw_flap_get_reveal_flap (flap));
  gtk_popover_popdown (menu);
  turn_until (!gtk_widget_get_mapped (GTK_WIDGET (menu)));
  act (fixture, "win.menu");
  turn_until (gtk_widget_get_mapped (GTK_WIDGET (menu)));
}

/* In a narrow window the sidebar lies over the page; what is chosen in its menu comes to light. */
static void
test_sidebar_makes_room (Fixture *fixture, gconstpointer data)
{
  static const char *const chosen[] = { "win.office-history", "win.show-trash", "win.show-trash" };
  AdwFlap *flap = ADW_FLAP (page_fixture_find (fixture->window, ADW_TYPE_FLAP, NULL));

  adw_flap_set_fold_policy (flap, ADW_FLAP_FOLD_POLICY_ALWAYS);
  for (gsize i = 0; i < G_N_ELEMENTS (chosen); i++)
    {
      adw_flap_set_reveal_flap (flap, TRUE);
      turn_until (adw_flap_get_reveal_progress (flap) >= 1);
      act (fixture, chosen[i]);
      turn_until (!adw_flap_get_reveal_flap (flap));
    }
}

int
main (int argc, char **argv)
{
  page_fixture_init (&argc, &argv);
  bg_widgets_init ();
  ADD ("/window/next-chosen", test_next_chosen);
  ADD ("/window/opened-stays", test_opened_stays);
  ADD ("/window/out-of-trash", test_out_of_trash);
  ADD ("/window/going-on-editing", test_going_on);
  ADD ("/window/closing", test_closing);
  ADD ("/window/leaving", test_leaving);
  ADD ("/window/first-start", test_first_start);
  ADD ("/window/menu", test_menu);
  ADD ("/window/sidebar-makes-room", test_sidebar_makes_room);
  g_test_add_func ("/window/read-only", test_read_only);
  return g_test_run ();
}
