/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the widgets of this floor known to GTK. */
#include "bg-config.h"

#include "bg-widgets.h"

#include "bg-form-page.h"
#include "bg-widgets-resources.h"

/**
 * bg_widgets_init:
 *
 * Registers the templates and the style of this floor. To be called once GTK is there, before its first
 * widget.
 */
void
bg_widgets_init (void)
{
  static gsize done = 0;
  g_autoptr (GtkCssProvider) provider = NULL;

  if (!g_once_init_enter (&done))
    return;
  g_resources_register (bg_widgets_get_resource ());
  g_type_ensure (BG_TYPE_FORM_PAGE);
  if (gdk_display_get_default () != NULL)
    {
      provider = gtk_css_provider_new ();
      gtk_css_provider_load_from_resource (provider, "/org/banggiao/BangGiao/ui/form.css");
      gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
    }
  g_once_init_leave (&done, 1);
}

/**
 * bg_widgets_close_on_escape:
 * @window: a window in front of another
 *
 * Closes it by Escape.
 */
void
bg_widgets_close_on_escape (GtkWindow *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_return_if_fail (GTK_IS_WINDOW (window));

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}
