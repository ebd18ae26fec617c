/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of one field, shown from its row of a form. */
#include "bg-config.h"

#include "bg-field-history.h"

#include <glib/gi18n-lib.h>

#include "bg-change-words.h"
#include "bg-field-row.h"
#include "bg-history.h"

/* What a popover shows; the whole history has a page. */
#define MOST_ENTRIES 20

static BgFieldRow *
find_row (GtkWidget *widget)
{
  GtkWidget *row = widget != NULL ? gtk_widget_get_ancestor (widget, BG_TYPE_FIELD_ROW) : NULL;

  return row != NULL ? BG_FIELD_ROW (row) : NULL;
}

/* "purpose"; "members[ID].position" for a field of an item. */
static char *
dup_path (BgForm *form, BgFieldRow *row, const BgField **field)
{
  BgRecord *record = bg_editor_get_record (bg_field_row_get_editor (row));
  BgFieldRow *outer = find_row (gtk_widget_get_parent (GTK_WIDGET (row)));

  if (record == bg_form_get_record (form) || outer == NULL)
    {
      *field = bg_field_row_get_field (row);
      return g_strdup ((*field)->name);
    }
  *field = bg_field_row_get_field (outer);
  return g_strdup_printf ("%s[%s].%s", (*field)->name, bg_record_get_id (record),
                          bg_field_row_get_field (row)->name);
}

static void
add_entry (GtkListBox *list, const BgChangeWords *words, const BgHistoryEntry *entry)
{
  g_autofree char *change = bg_history_describe_entry (words, entry);
  g_autofree char *time = bg_clock_format_moment (entry->time);
  g_autofree char *who =
    g_strdup_printf ("%s · %s", time, entry->officer != NULL ? entry->officer : _ ("unknown"));
  GtkWidget *row;

  if (change == NULL)
    return;
  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), change);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), who);
  gtk_list_box_append (list, row);
}

static GtkWidget *
create_list (BgForm *form, const BgField *field, const char *path)
{
  BgRecord *record = bg_form_get_record (form);
  GtkWidget *list = gtk_list_box_new ();
  BgChangeWords words = { .kind = bg_record_get_kind (record), .record = record };
  g_autoptr (GPtrArray) entries = bg_store_load_field_history (
    bg_form_get_store (form), bg_record_get_id (record), field->name, MOST_ENTRIES, NULL);

  words.title_func = bg_store_title_func;
  words.title_data = bg_form_get_store (form);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const BgHistoryEntry *entry = g_ptr_array_index (entries, i);

      if (g_str_equal (path, field->name) || g_str_equal (path, entry->path))
        add_entry (GTK_LIST_BOX (list), &words, entry);
    }
  return list;
}

static GtkWidget *
create_content (BgForm *form, const BgField *field, const char *path, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *words = g_strdup_printf (_ ("History: %s"), title);
  GtkWidget *heading = gtk_label_new (words);
  GtkWidget *list = create_list (form, field, path);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (box), heading);
  if (gtk_widget_get_first_child (list) == NULL)
    gtk_list_box_append (GTK_LIST_BOX (list), gtk_label_new (_ ("Not changed since the record was added")));
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_widget_set_size_request (box, 420, -1);
  return box;
}

static void
closed_cb (GtkWidget *popover)
{
  gtk_widget_unparent (popover);
}

/**
 * bg_field_history_popover_new:
 * @form: a form
 * @focus: (nullable): the widget that has the focus
 *
 * Who changed the field in focus, when, and from what to what; personal values are masked.
 *
 * Returns: (transfer none) (nullable): a popover of the field's row, which goes when it is closed; NULL where
 * no field has the focus
 */
GtkWidget *
bg_field_history_popover_new (BgForm *form, GtkWidget *focus)
{
  BgFieldRow *row = find_row (focus);
  const BgField *field;
  g_autofree char *path = NULL;
  GtkWidget *popover;

  g_return_val_if_fail (BG_IS_FORM (form), NULL);

  if (row == NULL)
    return NULL;
  path = dup_path (form, row, &field);
  popover = gtk_popover_new ();
  gtk_popover_set_child (
    GTK_POPOVER (popover),
    create_content (form, field, path, bg_field_get_label (bg_field_row_get_field (row))));
  gtk_widget_set_parent (popover, GTK_WIDGET (row));
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  return popover;
}
