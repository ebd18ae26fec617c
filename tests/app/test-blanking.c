/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule on old passport numbers: shown first, set then, carried out at later starts. */
#include "bg-blanking-dialog.h"
#include "bg-blanking.h"
#include "page-fixture.h"

static BgRecord *
add_trip (BgStore *store)
{
  BgRecord *trip = bg_record_new (&bg_delegation_kind);
  BgRecord *member = bg_record_add_item (trip, "members");
  g_autoptr (GError) error = NULL;

  bg_record_set_text (trip, "title", "Đoàn đã đóng lâu (mẫu)");
  bg_record_set_text (trip, "direction", "outgoing");
  bg_record_set_text (trip, "start_date", "2019-01-01");
  bg_record_set_text (trip, "closed_date", "2019-02-01");
  bg_record_set_text (member, "full_name", "Trần Thị B (mẫu)");
  bg_record_set_text (member, "passport_number", "C7777777");
  bg_store_save (store, NULL, trip, "Thêm đoàn", &error);
  g_assert_no_error (error);
  return trip;
}

static BgStore *
new_book (void)
{
  BgStore *store = page_fixture_new_store ();
  g_autoptr (BgRecord) office = bg_record_new_with_id (&bg_office_kind, BG_OFFICE_ID);

  bg_record_set_text (office, "name", "Sở Ngoại vụ (mẫu)");
  g_assert_true (bg_store_save (store, NULL, office, "Bắt đầu", NULL));
  return store;
}

static gboolean
has_number (BgStore *store, BgRecord *trip)
{
  g_autoptr (BgRecord) now = bg_store_load (store, &bg_delegation_kind, bg_record_get_id (trip), NULL);

  return bg_blanking_has_passport (bg_record_get_item (now, "members", 0));
}

static int
get_rule (BgStore *store)
{
  g_autoptr (BgRecord) office = bg_store_load_office (store);
  int months;

  return bg_blanking_read_rule (office, &months) ? months : -1;
}

static GtkWidget *
find_row (GtkWidget *widget, const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (widget) &&
      g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_button (GtkWidget *widget, const char *css_class)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, css_class))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, css_class);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_preview_and_set (void)
{
  g_autoptr (BgStore) store = new_book ();
  g_autoptr (BgSession) session = bg_session_new (store);
  g_autoptr (BgRecord) trip = add_trip (store);
  GtkWidget *dialog = bg_blanking_dialog_new (NULL, session);
  GtkWidget *widget;

  gtk_window_present (GTK_WINDOW (dialog));
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  g_assert_null (find_row (dialog, "Trần Thị B (mẫu)"));
  gtk_switch_set_active (GTK_SWITCH (page_fixture_find (dialog, GTK_TYPE_SWITCH, NULL)), TRUE);
  /* No number is proposed, and without one nothing can be pressed. */
  widget = find_button (dialog, "suggested-action");
  g_assert_nonnull (widget);
  g_assert_false (gtk_widget_get_sensitive (widget));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (page_fixture_find (dialog, GTK_TYPE_SPIN_BUTTON, NULL)), 36);
  turn_until (find_row (dialog, "Trần Thị B (mẫu)") != NULL);
  /* Looking sets nothing. */
  g_assert_true (has_number (store, trip));
  g_assert_cmpint (get_rule (store), ==, -1);
  g_signal_emit_by_name (find_button (dialog, "destructive-action"), "clicked");
  turn_until (dialog == NULL);
  g_assert_cmpint (get_rule (store), ==, 36);
  g_assert_false (has_number (store, trip));
}

/* Off until it is set; then at every start. */
static void
test_later_start (void)
{
  g_autoptr (BgStore) store = new_book ();
  g_autoptr (BgSession) session = bg_session_new (store);
  g_autoptr (BgRecord) trip = add_trip (store);
  g_autoptr (BgRecord) office = bg_store_load_office (store);
  g_autoptr (BgRecord) ruled = bg_record_copy (office);

  bg_blanking_run (session);
  g_assert_cmpint (get_rule (store), ==, -1);
  bg_record_set_integer (ruled, "passport_months", 12);
  g_assert_true (bg_store_save (store, office, ruled, "Đặt quy định", NULL));
  g_assert_true (has_number (store, trip));
  bg_blanking_run (session);
  turn_until (!has_number (store, trip));
}

int
main (int argc, char **argv)
{
  page_fixture_init (&argc, &argv);
  g_test_add_func ("/blanking/preview-and-set", test_preview_and_set);
  g_test_add_func ("/blanking/later-start", test_later_start);
  return g_test_run ();
}
