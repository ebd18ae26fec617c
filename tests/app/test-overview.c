/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The overview: what it shows follows the records, rows that say the same stay, and all sections come. */
#include "bg-brief-label.h"
#include "bg-overview-page.h"
#include "bg-widgets.h"
#include "page-fixture.h"

typedef struct
{
  BgStore *store;
  BgSession *session;
  BgRecord *agency;
  GtkWidget *page;
  GtkWidget *window;
} Fixture;

static BgRecord *
add_task (Fixture *fixture, const char *title, int days)
{
  g_autoptr (BgRecord) record = bg_record_new (&bg_task_kind);
  g_autoptr (GError) error = NULL;

  bg_record_set_text (record, "title", title);
  bg_record_set_text (record, "lead_agency", bg_record_get_id (fixture->agency));
  bg_record_set_text (record, "due_kind", "date");
  bg_record_set_date (record, "due_date", bg_date_add_days (bg_session_get_today (fixture->session), days));
  bg_store_save (fixture->store, NULL, record, "Thêm", &error);
  g_assert_no_error (error);
  return bg_store_load (fixture->store, &bg_task_kind, bg_record_get_id (record), NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = page_fixture_new_store ();
  fixture->session = bg_session_new (fixture->store);
  fixture->agency = bg_record_new (&bg_agency_kind);
  bg_record_set_text (fixture->agency, "name", "Sở A");
  g_assert_true (bg_store_save (fixture->store, NULL, fixture->agency, "Thêm", NULL));
}

/* A low window, so that the last sections lie below it. */
static void
show_page (Fixture *fixture)
{
  fixture->page = bg_overview_page_new (fixture->session);
  fixture->window = page_fixture_show (fixture->page, 1000, 360);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->agency);
  g_object_unref (fixture->session);
  g_object_unref (fixture->store);
}

static gboolean
says (GtkWidget *widget, const char *text)
{
  const char *label = BG_IS_BRIEF_LABEL (widget) ? bg_brief_label_get_text (BG_BRIEF_LABEL (widget))
                      : GTK_IS_LABEL (widget)    ? gtk_label_get_label (GTK_LABEL (widget))
                                                 : NULL;

  return g_strcmp0 (label, text) == 0 && gtk_widget_get_visible (widget);
}

static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  GtkWidget *found = says (widget, text) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, text);
  return found;
}

static void
find_all (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_all (child, type, found);
}

static GPtrArray *
get_all (Fixture *fixture, GType type)
{
  GPtrArray *found = g_ptr_array_new ();

  find_all (fixture->page, type, found);
  return found;
}

static guint
count_rows (Fixture *fixture)
{
  g_autoptr (GPtrArray) rows = get_all (fixture, GTK_TYPE_LIST_BOX_ROW);

  return rows->len;
}

static GtkWidget *
get_first_row (Fixture *fixture)
{
  g_autoptr (GPtrArray) rows = get_all (fixture, GTK_TYPE_LIST_BOX_ROW);

  return g_ptr_array_index (rows, 0);
}

/* Also what lies below the window, and is not asked for with the first frame. */
static gboolean
is_whole (Fixture *fixture)
{
  g_autoptr (GPtrArray) lists = get_all (fixture, GTK_TYPE_LIST_BOX);

  for (guint i = 0; i < lists->len; i++)
    if (gtk_widget_get_first_child (g_ptr_array_index (lists, i)) == NULL)
      return FALSE;
  return lists->len > 0;
}

static void
test_whole (Fixture *fixture, gconstpointer data)
{
  g_object_unref (add_task (fixture, "Quá hạn", -3));
  g_object_unref (add_task (fixture, "Còn lâu", 20));
  show_page (fixture);
  /* What is looked at first is there before the first frame. */
  g_assert_cmpuint (count_rows (fixture), ==, 1);
  turn_until (is_whole (fixture));
  turn_until (find_label (fixture->page, "1") != NULL);
}

static void
test_follows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) first = add_task (fixture, "Quá hạn", -3);
  g_autoptr (BgRecord) other = NULL;
  g_autoptr (BgRecord) changed = NULL;
  GtkWidget *row;
  guint n;

  show_page (fixture);
  turn_until (is_whole (fixture) && find_label (fixture->page, "1") != NULL);
  row = get_first_row (fixture);
  n = count_rows (fixture);
  /* In another section: the first one has no cause to change. */
  other = add_task (fixture, "Còn lâu", 20);
  g_object_unref (add_task (fixture, "Còn lâu nữa", 21));
  turn_until (find_label (fixture->page, "2") != NULL);
  turn_until (count_rows (fixture) == n + 1);
  g_assert_true (get_first_row (fixture) == row);
  /* In this one. */
  changed = bg_record_copy (first);
  bg_record_set_text (changed, "title", "Quá hạn, tên mới");
  g_assert_true (bg_store_save (fixture->store, first, changed, "Sửa", NULL));
  turn_until (get_first_row (fixture) != row);
  g_assert_cmpuint (count_rows (fixture), ==, n + 1);
}

/* Six are more than the five that are shown: the way to all of them says how many, and says it anew. */
static void
test_way_to_all (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < 6; i++)
    g_object_unref (add_task (fixture, "Quá hạn", -3 - i));
  show_page (fixture);
  turn_until (is_whole (fixture) && find_label (fixture->page, "Xem cả 6") != NULL);
  g_object_unref (add_task (fixture, "Quá hạn", -1));
  turn_until (find_label (fixture->page, "Xem cả 7") != NULL);
  g_assert_null (find_label (fixture->page, "Xem cả 6"));
}

/* While another page is in front nothing is read; when it is in front again it says what is so now. */
static void
test_behind (Fixture *fixture, gconstpointer data)
{
  guint n;

  g_object_unref (add_task (fixture, "Quá hạn", -3));
  show_page (fixture);
  turn_until (is_whole (fixture) && find_label (fixture->page, "1") != NULL);
  n = count_rows (fixture);
  gtk_widget_set_visible (fixture->page, FALSE);
  g_object_unref (add_task (fixture, "Cũng quá hạn", -4));
  turn_a_while ();
  g_assert_cmpuint (count_rows (fixture), ==, n);
  gtk_widget_set_visible (fixture->page, TRUE);
  turn_until (count_rows (fixture) == n + 1);
}

/* The bars follow the tasks, and the names of the agencies. */
static void
test_bars (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) renamed = NULL;
  g_autoptr (BgRecord) agency = NULL;

  g_object_unref (add_task (fixture, "Quá hạn", -3));
  show_page (fixture);
  turn_until (find_label (fixture->page, "Sở A") != NULL);
  agency = bg_store_load (fixture->store, &bg_agency_kind, bg_record_get_id (fixture->agency), NULL);
  renamed = bg_record_copy (agency);
  bg_record_set_text (renamed, "name", "Sở B");
  g_assert_true (bg_store_save (fixture->store, agency, renamed, "Sửa", NULL));
  turn_until (find_label (fixture->page, "Sở B") != NULL);
  g_assert_null (find_label (fixture->page, "Sở A"));
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  page_fixture_init (&argc, &argv);
  bg_widgets_init ();
  ADD ("/overview/whole", test_whole);
  ADD ("/overview/follows", test_follows);
  ADD ("/overview/way-to-all", test_way_to_all);
  ADD ("/overview/behind", test_behind);
  ADD ("/overview/bars", test_bars);
  return g_test_run ();
}
