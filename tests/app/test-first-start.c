/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first start: what is typed is filled in, asked for, written, and never lost. */
#include "bg-first-start-page.h"
#include "bg-provinces.h"
#include "bg-sample.h"
#include "bg-text.h"
#include "bg-history.h"
#include "page-fixture.h"

typedef struct
{
  GtkWidget *page;
  GtkWidget *window;
  BgStore *store;
  BgFirstStart last;
  guint n_started;
} Fixture;

static void
started_cb (Fixture *fixture, const BgFirstStart *start)
{
  bg_first_start_clear (&fixture->last);
  fixture->last = (BgFirstStart){
    g_strdup (start->province), g_strdup (start->parent),    g_strdup (start->name), g_strdup (start->symbol),
    g_strdup (start->place),    g_strdup (start->user_name), start->beginning
  };
  fixture->n_started++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = page_fixture_new_store ();
  fixture->page = bg_first_start_page_new ();
  g_signal_connect_swapped (fixture->page, "started", G_CALLBACK (started_cb), fixture);
  fixture->window = page_fixture_show (fixture->page, 1280, 900);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  bg_first_start_clear (&fixture->last);
  bg_store_close (fixture->store);
  g_object_unref (fixture->store);
}

static GtkWidget *
find (Fixture *fixture, const char *id)
{
  GtkWidget *widget = page_fixture_find (fixture->page, GTK_TYPE_WIDGET, id);

  g_assert_nonnull (widget);
  return widget;
}

static void
write_in (Fixture *fixture, const char *id, const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, id)), words);
}

static const char *
get_typed (Fixture *fixture, const char *id)
{
  return gtk_editable_get_text (GTK_EDITABLE (find (fixture, id)));
}

static void
begin (Fixture *fixture)
{
  g_signal_emit_by_name (find (fixture, "start_button"), "clicked");
}

static void
tick (Fixture *fixture)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find (fixture, "accepted")), TRUE);
}

static void
test_notice (Fixture *fixture, gconstpointer data)
{
  write_in (fixture, "name", "Sở Ngoại vụ");
  write_in (fixture, "user_name", "Nguyễn Văn A");
  g_assert_false (gtk_widget_get_sensitive (find (fixture, "start_button")));
  begin (fixture);
  g_assert_cmpuint (fixture->n_started, ==, 0);
  tick (fixture);
  g_assert_true (gtk_widget_get_sensitive (find (fixture, "start_button")));
  begin (fixture);
  g_assert_cmpuint (fixture->n_started, ==, 1);
  g_assert_cmpstr (fixture->last.name, ==, "Sở Ngoại vụ");
  g_assert_cmpint (fixture->last.beginning, ==, BG_BEGINNING_EMPTY);
}

static void
test_required (Fixture *fixture, gconstpointer data)
{
  static const char *const fields[] = { "name", "user_name" };

  tick (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      write_in (fixture, "name", "Sở Ngoại vụ");
      write_in (fixture, "user_name", "Nguyễn Văn A");
      write_in (fixture, fields[i], "  ");
      begin (fixture);
      g_assert_cmpuint (fixture->n_started, ==, 0);
      g_assert_true (gtk_widget_get_visible (find (fixture, "trouble_box")));
      g_assert_true (gtk_widget_has_css_class (find (fixture, fields[i]), "error"));
      write_in (fixture, fields[i], "C");
      g_assert_false (gtk_widget_get_visible (find (fixture, "trouble_box")));
    }
}

static void
test_province_fills (Fixture *fixture, gconstpointer data)
{
  write_in (fixture, "province", "ca mau");
  g_assert_cmpstr (get_typed (fixture, "parent"), ==, "UBND tỉnh Cà Mau");
  g_assert_cmpstr (get_typed (fixture, "place"), ==, "Cà Mau");
  write_in (fixture, "province", "Huế");
  g_assert_cmpstr (get_typed (fixture, "parent"), ==, "UBND thành phố Huế");
  g_assert_cmpstr (get_typed (fixture, "place"), ==, "Huế");
  write_in (fixture, "parent", "Ủy ban nhân dân thành phố Huế");
  write_in (fixture, "province", "Cà Mau");
  g_assert_cmpstr (get_typed (fixture, "parent"), ==, "Ủy ban nhân dân thành phố Huế");
  g_assert_cmpstr (get_typed (fixture, "place"), ==, "Cà Mau");
  write_in (fixture, "province", "Một nơi khác");
  g_assert_cmpstr (get_typed (fixture, "place"), ==, "Cà Mau");
}

static void
test_error_keeps_typed (Fixture *fixture, gconstpointer data)
{
  tick (fixture);
  write_in (fixture, "name", "Sở Ngoại vụ");
  write_in (fixture, "user_name", "Nguyễn Văn A");
  begin (fixture);
  bg_first_start_page_show_error (BG_FIRST_START_PAGE (fixture->page), "Đĩa đầy");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (find (fixture, "trouble"))), ==, "Đĩa đầy");
  g_assert_cmpstr (get_typed (fixture, "name"), ==, "Sở Ngoại vụ");
  begin (fixture);
  g_assert_cmpuint (fixture->n_started, ==, 2);
}

static guint
count (BgStore *store, const BgKind *kind)
{
  g_autoptr (BgQuery) query = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BgRecord) office = bg_store_load_office (store);
  BgRules rules;
  guint n = 0;

  bg_rules_from_office (&rules, office, bg_clock_get_today ());
  query = bg_query_new (kind, &rules);
  g_assert_true (bg_store_count (store, query, &n, &error));
  g_assert_no_error (error);
  return n;
}

static void
check_office (Fixture *fixture, const char *symbol)
{
  g_autoptr (BgRecord) office = bg_store_load_office (fixture->store);

  g_assert_nonnull (office);
  g_assert_cmpstr (bg_record_get_text (office, "province"), ==, "Lào Cai");
  g_assert_cmpstr (bg_record_get_text (office, "parent"), ==, "UBND tỉnh Lào Cai");
  g_assert_cmpstr (bg_record_get_text (office, "place"), ==, "Lào Cai");
  g_assert_cmpstr (bg_record_get_text (office, "name"), ==, "Sở Ngoại vụ");
  g_assert_cmpstr (bg_record_get_text (office, "symbol"), ==, symbol);
}

static void
fill_and_apply (Fixture *fixture, char **officer_id)
{
  g_autoptr (GError) error = NULL;

  tick (fixture);
  write_in (fixture, "province", "Lào Cai");
  write_in (fixture, "name", " Sở  Ngoại vụ ");
  write_in (fixture, "user_name", "Trần Thị Hoa");
  begin (fixture);
  g_assert_true (bg_first_start_apply (fixture->store, &fixture->last, officer_id, &error));
  g_assert_no_error (error);
}

static void
check_officer (Fixture *fixture, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BgRecord) officer = bg_store_load (fixture->store, &bg_officer_kind, id, &error);
  g_autoptr (GPtrArray) history = NULL;
  BgHistoryEntry *entry;

  g_assert_no_error (error);
  g_assert_cmpstr (bg_record_get_title (officer), ==, "Trần Thị Hoa");
  history = bg_store_load_history (fixture->store, BG_OFFICE_ID, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 1);
  entry = g_ptr_array_index (history, 0);
  g_assert_cmpint (entry->set, ==, 1);
  g_assert_cmpstr (entry->officer, ==, "Trần Thị Hoa");
}

static void
test_apply_empty (Fixture *fixture, gconstpointer data)
{
  g_autofree char *officer_id = NULL;

  fill_and_apply (fixture, &officer_id);
  check_office (fixture, NULL);
  check_officer (fixture, officer_id);
  g_assert_cmpuint (count (fixture->store, &bg_officer_kind), ==, 1);
  g_assert_cmpuint (count (fixture->store, &bg_task_kind), ==, 0);
}

/* What was typed stands over the sample's own; what was left empty is the sample's. */
static void
test_apply_sample (Fixture *fixture, gconstpointer data)
{
  g_autofree char *officer_id = NULL;

  gtk_check_button_set_active (GTK_CHECK_BUTTON (find (fixture, "sample")), TRUE);
  fill_and_apply (fixture, &officer_id);
  g_assert_cmpint (fixture->last.beginning, ==, BG_BEGINNING_SAMPLE);
  check_office (fixture, "CQNV");
  check_officer (fixture, officer_id);
  g_assert_cmpuint (count (fixture->store, &bg_task_kind), >, 20);
}

/* Nothing is half written: after a refusal the same answers can be given again. */
static void
test_apply_again (Fixture *fixture, gconstpointer data)
{
  g_auto (BgFirstStart) start = { NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *officer_id = NULL;

  start.name = g_strdup ("Sở Ngoại vụ");
  start.user_name = g_strdup (" ");
  g_assert_false (bg_first_start_apply (fixture->store, &start, NULL, &error));
  g_assert_nonnull (error);
  g_assert_null (bg_store_load_office (fixture->store));
  fill_and_apply (fixture, &officer_id);
  g_assert_cmpuint (count (fixture->store, &bg_officer_kind), ==, 1);
}

static void
test_provinces (void)
{
  guint n, n_cities = 0;
  const BgProvince *provinces = bg_province_list (&n);

  g_assert_cmpuint (n, ==, 34);
  for (guint i = 0; i < n; i++)
    {
      n_cities += g_str_has_prefix (provinces[i].parent, "UBND thành phố ") ||
                  g_str_has_prefix (provinces[i].parent, "UBND Thành phố ");
      g_assert_true (g_str_has_suffix (provinces[i].parent, provinces[i].name));
      g_assert_true (bg_province_find (provinces[i].name) == &provinces[i]);
      if (i > 0)
        g_assert_cmpint (bg_text_compare (provinces[i - 1].name, provinces[i].name), <, 0);
    }
  g_assert_cmpuint (n_cities, ==, 6);
  g_assert_null (bg_province_find ("Bạc Liêu"));
  g_assert_null (bg_province_find (""));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/app/first-start/notice", test_notice },
    { "/app/first-start/required", test_required },
    { "/app/first-start/province-fills", test_province_fills },
    { "/app/first-start/error-keeps-typed", test_error_keeps_typed },
    { "/app/first-start/apply-empty", test_apply_empty },
    { "/app/first-start/apply-sample", test_apply_sample },
    { "/app/first-start/apply-again", test_apply_again },
  };

  page_fixture_init (&argc, &argv);
  g_test_add_func ("/app/first-start/provinces", test_provinces);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
