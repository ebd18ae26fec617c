/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each way of editing a field: what is typed or chosen reaches the record, and what the record has is shown.
 */
#include "bg-answer-editor.h"
#include "bg-chips-editor.h"
#include "bg-date-editor.h"
#include "bg-history.h"
#include "bg-month-view.h"
#include "bg-reference-popover.h"
#include "bg-typed-editor.h"
#include "bg-widgets.h"
#include "form-fixture.h"

/* What is typed, what the record has then, and how it is said back; no value where it cannot be read. */
typedef struct
{
  const char *kind;
  const char *field;
  const char *typed;
  const char *value;
  const char *reading;
} Typed;

static const Typed typed_cases[] = {
  { "delegation", "title", "Đoàn  ra", "Đoàn ra", NULL },
  { "delegation", "start_date", "05/12/2026", "2026-12-05", NULL },
  { "delegation", "start_date", "5/9", "2026-09-05", NULL },
  { "delegation", "invitation_date", "tháng 10/2026", "2026-10", "known to the month" },
  { "delegation", "invitation_date", "2022", "2022", "known to the year" },
  { "delegation", "start_date", "30/02/2026", NULL, NULL },
  { "delegation", "start_date", "hôm kia kìa", NULL, NULL },
  { "delegation", "guest_count", "12", "12", NULL },
  { "delegation", "guest_count", "mười", NULL, NULL },
  { "delegation", "estimated_cost", "2,6 triệu", "2600000", NULL },
  { "delegation", "estimated_cost", "2.600.000", "2600000", NULL },
  { "delegation", "estimated_cost", "nhiều", NULL, NULL },
};

static char *
dup_value (BgRecord *record, const char *field)
{
  gint64 number;

  if (!bg_record_is_set (record, field))
    return NULL;
  if (!bg_field_has_number (bg_kind_get_field (bg_record_get_kind (record), field)))
    return g_strdup (bg_record_get_text (record, field));
  bg_record_get_integer (record, field, &number);
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

static void
check_typed (FormFixture *fixture, const Typed *line)
{
  GtkWidget *row;
  BgRecord *record;
  g_autofree char *value = NULL;

  g_test_message ("%s: %s", line->field, line->typed);
  form_edit_new (fixture, bg_record_new (bg_kind_find (line->kind)));
  row = GTK_WIDGET (form_find_row (form_get_page (fixture), line->field));
  record = bg_editor_get_record (bg_field_row_get_editor (BG_FIELD_ROW (row)));
  form_type (row, line->field, line->typed);
  value = dup_value (record, line->field);
  g_assert_cmpstr (value, ==, line->value);
  /* It stays as it was typed, read or not. */
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (form_find (row, GTK_TYPE_TEXT))), ==, line->typed);
  if (line->reading != NULL)
    g_assert_true (form_sees (row, line->reading));
  if (line->value == NULL)
    wait_until (bg_field_row_has_error (BG_FIELD_ROW (row)));
  form_type (row, line->field, "");
  g_assert_false (bg_record_is_set (record, line->field));
}

static void
test_typed (FormFixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (typed_cases); i++)
    check_typed (fixture, &typed_cases[i]);
}

static BgRecord *
edit_full (FormFixture *fixture, const BgKind *kind)
{
  GtkWidget *row;

  form_edit_new (fixture, bg_record_new (kind));
  row = GTK_WIDGET (form_find_row (form_get_page (fixture), "note"));
  return bg_editor_get_record (bg_field_row_get_editor (BG_FIELD_ROW (row)));
}

static void
test_paragraphs (FormFixture *fixture, gconstpointer data)
{
  BgRecord *record = edit_full (fixture, &bg_delegation_kind);
  GtkWidget *row = GTK_WIDGET (form_find_row (form_get_page (fixture), "note"));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (form_find (row, GTK_TYPE_TEXT_VIEW)));

  gtk_text_buffer_set_text (buffer, "Một\nHai", -1);
  g_assert_cmpstr (bg_record_get_text (record, "note"), ==, "Một\nHai");
  bg_record_set_text (record, "note", "Ba");
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 2);
  gtk_text_buffer_set_text (buffer, "", -1);
  g_assert_false (bg_record_is_set (record, "note"));
}

static void
test_choice (FormFixture *fixture, gconstpointer data)
{
  BgRecord *record = edit_full (fixture, &bg_delegation_kind);
  GtkWidget *row = GTK_WIDGET (form_find_row (form_get_page (fixture), "delegation_type"));
  GtkDropDown *drop_down = GTK_DROP_DOWN (form_find (row, GTK_TYPE_DROP_DOWN));

  g_assert_cmpuint (gtk_drop_down_get_selected (drop_down), ==, 0);
  gtk_drop_down_set_selected (drop_down, 3);
  g_assert_cmpstr (bg_record_get_text (record, "delegation_type"), ==, "conference");
  gtk_drop_down_set_selected (drop_down, 0);
  g_assert_false (bg_record_is_set (record, "delegation_type"));
  /* What a newer version wrote is shown, not lost. */
  bg_record_set_text (record, "delegation_type", "from_the_future");
  g_assert_cmpuint (gtk_drop_down_get_selected (drop_down), >, 3);
  g_assert_cmpstr (bg_record_get_text (record, "delegation_type"), ==, "from_the_future");
}

static GtkToggleButton *
get_answer_button (GtkWidget *row, int place)
{
  GtkWidget *button = form_find (row, GTK_TYPE_TOGGLE_BUTTON);

  while (place-- > 0)
    button = gtk_widget_get_next_sibling (button);
  return GTK_TOGGLE_BUTTON (button);
}

static void
test_answer (FormFixture *fixture, gconstpointer data)
{
  BgRecord *record = edit_full (fixture, &bg_delegation_kind);
  GtkWidget *row = GTK_WIDGET (form_find_row (form_get_page (fixture), "in_plan"));

  gtk_toggle_button_set_active (get_answer_button (row, 1), TRUE);
  g_assert_cmpint (bg_record_get_answer (record, "in_plan"), ==, BG_ANSWER_NO);
  g_assert_true (bg_record_is_set (record, "in_plan"));
  gtk_toggle_button_set_active (get_answer_button (row, 2), TRUE);
  g_assert_cmpint (bg_record_get_answer (record, "in_plan"), ==, BG_ANSWER_YES);
  gtk_toggle_button_set_active (get_answer_button (row, 0), TRUE);
  g_assert_false (bg_record_is_set (record, "in_plan"));
}

static GtkWidget *
open_popover (GtkWidget *row)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (form_find (row, GTK_TYPE_MENU_BUTTON));

  gtk_menu_button_popup (button);
  return GTK_WIDGET (gtk_menu_button_get_popover (button));
}

static guint
get_n_found (GtkWidget *popover)
{
  GtkListView *list = GTK_LIST_VIEW (form_find (popover, GTK_TYPE_LIST_VIEW));

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list)));
}

static void
test_reference (FormFixture *fixture, gconstpointer data)
{
  g_autoptr (BgRecord) one = fixture_add (&fixture->book, &bg_agency_kind, "Sở Công Thương");
  g_autoptr (BgRecord) two = fixture_add (&fixture->book, &bg_agency_kind, "Công an tỉnh");
  BgRecord *record = edit_full (fixture, &bg_task_kind);
  GtkWidget *row = GTK_WIDGET (form_find_row (form_get_page (fixture), "lead_agency"));
  GtkWidget *popover = open_popover (row);

  wait_until (get_n_found (popover) == 2);
  bg_reference_popover_set_search (BG_REFERENCE_POPOVER (popover), "cong thuong");
  wait_until (get_n_found (popover) == 1);
  g_signal_emit_by_name (form_find (popover, GTK_TYPE_LIST_VIEW), "activate", 0);
  g_assert_cmpstr (bg_record_get_text (record, "lead_agency"), ==, bg_record_get_id (one));
  g_assert_true (form_sees (row, "Sở Công Thương"));
}

static void
test_new_from_reference (FormFixture *fixture, gconstpointer data)
{
  BgRecord *record = edit_full (fixture, &bg_task_kind);
  GtkWidget *row = GTK_WIDGET (form_find_row (form_get_page (fixture), "lead_agency"));
  GtkWidget *popover = open_popover (row);
  GtkWidget *add =
    GTK_WIDGET (gtk_widget_get_template_child (popover, BG_TYPE_REFERENCE_POPOVER, "add_button"));
  g_autofree char *title = NULL;

  bg_reference_popover_set_search (BG_REFERENCE_POPOVER (popover), "Sở Khoa học");
  wait_until (gtk_widget_get_visible (add));
  g_signal_emit_by_name (add, "clicked");
  wait_until (bg_record_is_set (record, "lead_agency"));
  title = bg_store_dup_title (fixture->book.store, "agency", bg_record_get_text (record, "lead_agency"));
  g_assert_cmpstr (title, ==, "Sở Khoa học");

  /* A task needs more than a title: nothing to add there. */
  row = GTK_WIDGET (form_find_row (form_get_page (fixture), "agreement"));
  popover = open_popover (row);
  add = GTK_WIDGET (gtk_widget_get_template_child (popover, BG_TYPE_REFERENCE_POPOVER, "add_button"));
  bg_reference_popover_set_search (BG_REFERENCE_POPOVER (popover), "Bản ghi nhớ");
  g_assert_false (gtk_widget_get_visible (add));
}

static void
test_chips (FormFixture *fixture, gconstpointer data)
{
  BgRecord *delegation = form_make_delegation ();
  GtkWidget *row;
  GtkWidget *entry;
  BgRecord *record;

  form_edit_new (fixture, delegation);
  row = GTK_WIDGET (form_find_row (form_get_page (fixture), "countries"));
  record = bg_editor_get_record (bg_field_row_get_editor (BG_FIELD_ROW (row)));
  for (int i = 0; i < 2; i++)
    {
      entry = form_find (open_popover (row), GTK_TYPE_ENTRY);
      gtk_editable_set_text (GTK_EDITABLE (entry), i == 0 ? "Lào" : "Thái Lan");
      g_signal_emit_by_name (entry, "activate");
    }
  g_assert_cmpuint (bg_record_get_n_items (record, "countries"), ==, 2);
  g_assert_true (form_sees (row, "2 · Thái Lan"));
  g_signal_emit_by_name (form_find (row, GTK_TYPE_BUTTON), "clicked");
  g_assert_cmpuint (bg_record_get_n_items (record, "countries"), ==, 1);
  g_assert_true (form_sees (row, "1 · Thái Lan"));
}

/* That somebody looked at the passport number stands in the history. */
static void
assert_shown (BgStore *store, const char *id, const char *item_id)
{
  g_autoptr (GPtrArray) entries = bg_store_load_history (store, id, 10, NULL);
  g_autofree char *path = g_strdup_printf ("members[%s].passport_number", item_id);
  BgHistoryEntry *entry;

  g_assert_nonnull (entries);
  g_assert_cmpuint (entries->len, ==, 1);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpstr (entry->path, ==, path);
  g_assert_null (entry->before);
  g_assert_null (entry->after);
}

static void
test_masked (FormFixture *fixture, gconstpointer data)
{
  BgRecord *record = form_make_delegation ();
  BgRecord *member = bg_record_add_item (record, "members");
  g_autofree char *id = g_strdup (bg_record_get_id (member));
  g_autofree char *record_id = g_strdup (bg_record_get_id (record));
  GtkWidget *page = form_get_page (fixture);
  GtkWidget *row;
  GtkText *text;

  bg_record_set_text (member, "full_name", "Trần Thị B");
  bg_record_set_text (member, "passport_number", "C12345678");
  form_edit_new (fixture, record);
  bg_editor_focus_item (bg_field_row_get_editor (form_find_row (page, "members")), id);
  row = GTK_WIDGET (form_find_row (page, "passport_number"));
  text = GTK_TEXT (form_find (row, GTK_TYPE_TEXT));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "C12•••78");
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (text)));

  g_signal_emit_by_name (form_find (row, GTK_TYPE_BUTTON), "clicked");
  wait_until (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (text)), "C12345678") == 0);
  assert_shown (fixture->book.store, record_id, id);
  form_type (row, "passport_number", "C99999999");
  g_assert_true (bg_form_page_has_changes (fixture->page));
}

static void
test_month_view (void)
{
  GtkWidget *view = g_object_ref_sink (bg_month_view_new (bg_date_new (2026, 11, 23)));
  GtkWidget *day;

  bg_month_view_set_date (BG_MONTH_VIEW (view), bg_date_new (2026, 11, 0));
  /* November 2026 begins on a Sunday: Monday 26 October stands first. */
  day = gtk_widget_get_last_child (gtk_widget_get_last_child (view));
  for (int i = 0; i < 41; i++)
    day = gtk_widget_get_prev_sibling (day);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (day)), ==, "26");
  g_signal_emit_by_name (day, "clicked");
  g_assert_cmpint (bg_month_view_get_date (BG_MONTH_VIEW (view)).month, ==, 10);
  g_assert_finalize_object (G_OBJECT (view));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  bg_widgets_init ();
  ADD_FORM ("/rows/typed", test_typed);
  ADD_FORM ("/rows/paragraphs", test_paragraphs);
  ADD_FORM ("/rows/choice", test_choice);
  ADD_FORM ("/rows/answer", test_answer);
  ADD_FORM ("/rows/reference", test_reference);
  ADD_FORM ("/rows/new-from-reference", test_new_from_reference);
  ADD_FORM ("/rows/chips", test_chips);
  ADD_FORM ("/rows/masked", test_masked);
  g_test_add_func ("/rows/month-view", test_month_view);
  return g_test_run ();
}
