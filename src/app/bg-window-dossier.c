/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Papers of a dossier that an officer ticks on the record's page, each tick a step that can be undone. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>

#include "bg-checklist.h"
#include "bg-window-private.h"

static void
tick_paper (GtkWidget *widget, const char *name, GVariant *target)
{
  BgWindow *self = BG_WINDOW (widget);
  BgRecord *before = bg_window_get_chosen (self);
  g_autoptr (BgRecord) after = NULL;
  BgChangeSet *set;
  gboolean is_there;

  if (before == NULL || bg_record_get_kind (before)->list_checks == NULL || bg_record_is_trashed (before))
    return;
  after = bg_record_copy (before);
  is_there = bg_checklist_tick (after, g_variant_get_string (target, NULL));
  set = bg_change_set_new (is_there ? _ ("Written down: the paper is in the dossier")
                                    : _ ("Taken back: the paper is in the dossier"));
  bg_change_set_add (set, before, after);
  bg_window_commit (self, set);
}

/**
 * bg_window_install_dossier_actions:
 * @widget_class: the class of the window
 */
void
bg_window_install_dossier_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.tick-paper", "s", tick_paper);
}

/**
 * bg_window_update_dossier_actions:
 * @window: the window
 * @writable: whether the record book can be written
 */
void
bg_window_update_dossier_actions (BgWindow *window, gboolean writable)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.tick-paper", writable);
}
