/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form in a window over a record book of its own, and what a person does to it. */
#include "form-fixture.h"

static void
saved_cb (BgFormPage *page, BgRecord *stored, const char *label, gint64 set, FormFixture *fixture)
{
  g_assert_true (BG_IS_RECORD (stored));
  g_assert_nonnull (label);
  fixture->n_saved++;
}

static void
closed_cb (BgFormPage *page, FormFixture *fixture)
{
  fixture->n_closed++;
}

void
form_set_up (FormFixture *fixture, gconstpointer data)
{
  fixture_set_up (&fixture->book, data);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 1000, 800);
  fixture->page = BG_FORM_PAGE (bg_form_page_new (fixture->book.store, &fixture->book.rules));
  g_signal_connect (fixture->page, "saved", G_CALLBACK (saved_cb), fixture);
  g_signal_connect (fixture->page, "closed", G_CALLBACK (closed_cb), fixture);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->page));
  gtk_window_present (fixture->window);
}

/* Every test ends by looking whether the page went away, and all its rows with it. */
void
form_tear_down (FormFixture *fixture, gconstpointer data)
{
  BgFormPage *page = g_object_ref (fixture->page);

  gtk_window_destroy (fixture->window);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  g_assert_finalize_object (G_OBJECT (page));
  fixture_tear_down (&fixture->book, data);
}

GtkWidget *
form_get_page (FormFixture *fixture)
{
  return GTK_WIDGET (fixture->page);
}

/* Takes the record. */
void
form_edit_new (FormFixture *fixture, BgRecord *record)
{
  bg_form_page_edit (fixture->page, NULL, record);
  g_object_unref (record);
}

BgRecord *
form_make_delegation (void)
{
  BgRecord *record = bg_record_new (&bg_delegation_kind);

  bg_record_set_text (record, "title", "Đoàn dự hội nghị tại Thái Lan (mẫu)");
  bg_record_set_text (record, "direction", "outgoing");
  bg_record_set_text (record, "start_date", "2026-12-01");
  return record;
}

GtkWidget *
form_find (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = form_find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

BgFieldRow *
form_find_row (GtkWidget *widget, const char *field)
{
  if (BG_IS_FIELD_ROW (widget) && g_str_equal (bg_field_row_get_field (BG_FIELD_ROW (widget))->name, field))
    return BG_FIELD_ROW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      BgFieldRow *found = form_find_row (child, field);

      if (found != NULL)
        return found;
    }
  return NULL;
}

void
form_type (GtkWidget *widget, const char *field, const char *text)
{
  BgFieldRow *row = form_find_row (widget, field);
  GtkWidget *entry;

  g_assert_nonnull (row);
  entry = form_find (GTK_WIDGET (row), GTK_TYPE_TEXT);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

/* Whether a label that is shown says just this. */
gboolean
form_sees (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (form_sees (child, text))
      return TRUE;
  return FALSE;
}
