/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Papers of a dossier that an officer ticks on the record's page, each tick a step that can be undone. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>

#include "bg-checklist.h"
#include "bg-window-private.h"

typedef struct
{
  BgWindow *window;
  BgChangeSet *set;
} Ticking;

static void
free_ticking (Ticking *work)
{
  g_object_unref (work->window);
  bg_change_set_unref (work->set);
  g_free (work);
}

static void
ticked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Ticking *work = data;
  g_autoptr (GError) error = NULL;

  if (bg_store_commit_finish (BG_STORE (source), result, &error))
    bg_window_say_with_undo (work->window, bg_change_set_get_label (work->set),
                             bg_change_set_get_stored (work->set));
  else
    bg_window_say (work->window, error->message);
  free_ticking (work);
}

static void
tick_paper (GtkWidget *widget, const char *name, GVariant *target)
{
  BgWindow *self = BG_WINDOW (widget);
  BgRecord *before = bg_window_get_chosen (self);
  g_autoptr (BgRecord) after = NULL;
  gboolean is_there;
  Ticking *work;

  if (before == NULL || bg_record_get_kind (before)->list_checks == NULL || bg_record_is_trashed (before))
    return;
  after = bg_record_copy (before);
  is_there = bg_checklist_tick (after, g_variant_get_string (target, NULL));
  work = g_new0 (Ticking, 1);
  work->window = g_object_ref (self);
  work->set = bg_change_set_new (is_there ? _ ("Written down: the paper is in the dossier")
                                          : _ ("Taken back: the paper is in the dossier"));
  bg_change_set_add (work->set, before, after);
  bg_store_commit_async (bg_session_get_store (self->session), work->set, NULL, ticked_cb, work);
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
