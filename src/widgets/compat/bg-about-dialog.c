/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program is; named after AdwAboutDialog (libadwaita 1.5), made of AdwAboutWindow. */
#include "bg-config.h"

#include "bg-about-dialog.h"

#include <glib/gi18n-lib.h>

/**
 * bg_about_dialog_present:
 * @parent: (nullable): the window it stands before
 * @comments: what to say of the program
 */
void
bg_about_dialog_present (GtkWindow *parent, const char *comments)
{
  GtkWidget *window;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (comments != NULL);

  window = adw_about_window_new ();
  g_object_set (window, "application-name", "Bang Giao", "application-icon", BG_APPLICATION_ID, "version",
                BG_VERSION, "developer-name", _ ("Bang Giao contributors"), "license-type",
                GTK_LICENSE_GPL_3_0, "comments", comments, "transient-for", parent, "modal", TRUE, NULL);
  gtk_window_present (GTK_WINDOW (window));
}
