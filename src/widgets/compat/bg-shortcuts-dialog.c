/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of keys; named after AdwShortcutsDialog (libadwaita 1.8), made of GtkShortcutsWindow. */
#include "bg-config.h"

#include "bg-shortcuts-dialog.h"

#include <glib/gi18n-lib.h>

static void
append_property (GString *ui, const char *name, const char *value)
{
  g_autofree char *escaped = g_markup_escape_text (value, -1);

  g_string_append_printf (ui, "<property name='%s'>%s</property>", name, escaped);
}

static void
append_group (GString *ui, const BgShortcut *shortcuts, guint first, guint end)
{
  g_string_append (ui, "<child><object class='GtkShortcutsGroup'>");
  append_property (ui, "title", _ (shortcuts[first].group));
  for (guint i = first; i < end; i++)
    {
      g_string_append (ui, "<child><object class='GtkShortcutsShortcut'>");
      append_property (ui, "title", _ (shortcuts[i].title));
      append_property (ui, "accelerator", shortcuts[i].keys);
      g_string_append (ui, "</object></child>");
    }
  g_string_append (ui, "</object></child>");
}

/* Before GTK 4.14 such a window is only made from XML. */
static char *
write_ui (const BgShortcut *shortcuts)
{
  GString *ui = g_string_new ("<interface><object class='GtkShortcutsWindow' id='window'>"
                              "<property name='modal'>1</property>"
                              "<child><object class='GtkShortcutsSection'>"
                              "<property name='section-name'>all</property>"
                              "<property name='max-height'>27</property>");
  guint first = 0;

  for (guint i = 0; shortcuts[i].group != NULL; i++)
    if (g_strcmp0 (shortcuts[i].group, shortcuts[i + 1].group) != 0)
      {
        append_group (ui, shortcuts, first, i + 1);
        first = i + 1;
      }
  g_string_append (ui, "</object></child></object></interface>");
  return g_string_free (ui, FALSE);
}

/* GTK's own heading is not translated into Vietnamese. */
static void
set_heading (GtkWidget *widget, const char *words)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "title"))
    gtk_label_set_label (GTK_LABEL (widget), words);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    set_heading (child, words);
}

/**
 * bg_shortcuts_dialog_present:
 * @parent: (nullable): the window it stands before
 * @shortcuts: the keys, ended by a line whose group is NULL
 */
void
bg_shortcuts_dialog_present (GtkWindow *parent, const BgShortcut *shortcuts)
{
  g_autofree char *ui = NULL;
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWindow *window;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (shortcuts != NULL);

  ui = write_ui (shortcuts);
  builder = gtk_builder_new_from_string (ui, -1);
  window = GTK_WINDOW (gtk_builder_get_object (builder, "window"));
  set_heading (gtk_window_get_titlebar (window), _ ("Keyboard shortcuts"));
  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}
