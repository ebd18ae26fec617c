/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of keys; named after AdwShortcutsDialog (libadwaita 1.8), which is such a list that scrolls. */
#include "bg-config.h"

#include "bg-shortcuts-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "bg-widgets.h"

static GtkWidget *
new_row (const BgShortcut *shortcut)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *keys = gtk_shortcut_label_new (shortcut->keys);

  gtk_widget_set_valign (keys, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (shortcut->title));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), keys);
  return row;
}

static GtkWidget *
new_list (const BgShortcut *shortcuts)
{
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; shortcuts[i].group != NULL; i++)
    {
      if (i == 0 || g_strcmp0 (shortcuts[i].group, shortcuts[i - 1].group) != 0)
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, _ (shortcuts[i].group));
          adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
        }
      adw_preferences_group_add (group, new_row (&shortcuts[i]));
    }
  return page;
}

/**
 * bg_shortcuts_dialog_present:
 * @parent: (nullable): the window it stands before
 * @shortcuts: the keys, ended by a line whose group is NULL
 */
void
bg_shortcuts_dialog_present (GtkWindow *parent, const BgShortcut *shortcuts)
{
  GtkWidget *window;
  GtkWidget *content;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (shortcuts != NULL);

  window = adw_window_new ();
  content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Keyboard shortcuts"));
  gtk_window_set_default_size (GTK_WINDOW (window), 620, 600);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_box_append (GTK_BOX (content), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (content), new_list (shortcuts));
  adw_window_set_content (ADW_WINDOW (window), content);
  bg_widgets_close_on_escape (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
}
