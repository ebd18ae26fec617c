/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program is; named after AdwAboutDialog (libadwaita 1.5). AdwAboutWindow of libadwaita 1.2 hides
 * the comments behind a page whose name is not translated into Vietnamese; here they are read at once. */
#include "bg-config.h"

#include "bg-about-dialog.h"

#include <glib/gi18n-lib.h>

#include "bg-widgets.h"

#define WIDTH  460
#define HEIGHT 520

static GtkWidget *
make_comments (const char *comments)
{
  GtkWidget *label = gtk_label_new (comments);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_focusable (label, FALSE);
  return label;
}

static GtkWidget *
make_content (const char *comments)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *page = adw_status_page_new ();
  g_autofree char *version =
    g_strdup_printf (_ ("Version %s · %s"), BG_VERSION, _ ("Bang Giao contributors"));

  gtk_widget_add_css_class (header, "flat");
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), gtk_label_new (NULL));
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), BG_APPLICATION_ID);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), "Bang Giao");
  adw_status_page_set_description (ADW_STATUS_PAGE (page), version);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), make_comments (comments));
  gtk_widget_add_css_class (page, "compact");
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), page);
  return box;
}

/**
 * bg_about_dialog_present:
 * @parent: (nullable): the window it stands before
 * @comments: what to say of the program
 *
 * Returns: (transfer none): the window, which belongs to GTK
 */
GtkWindow *
bg_about_dialog_present (GtkWindow *parent, const char *comments)
{
  GtkWidget *window;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (comments != NULL, NULL);

  window = adw_window_new ();
  gtk_window_set_title (GTK_WINDOW (window), _ ("About Bang Giao"));
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), parent != NULL);
  adw_window_set_content (ADW_WINDOW (window), make_content (comments));
  bg_widgets_close_on_escape (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
  return GTK_WINDOW (window);
}
