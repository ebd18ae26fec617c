/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's undo and redo, and the ways into history. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>

#include "bg-alert-dialog.h"
#include "bg-as-of-dialog.h"
#include "bg-history-page.h"
#include "bg-history.h"
#include "bg-toast.h"
#include "bg-undo-dialog.h"
#include "bg-undo.h"
#include "bg-window-private.h"

/* More records than these are not taken back by one slip of a key. */
#define MOST_UNASKED 50

/**
 * bg_window_say_with_undo:
 * @window: the window
 * @words: what happened
 * @set: number of the change set that did it; 0 where nothing changed
 *
 * Says it with the offer to take it back.
 */
void
bg_window_say_with_undo (BgWindow *window, const char *words, gint64 set)
{
  AdwToast *toast;

  g_return_if_fail (BG_IS_WINDOW (window) && words != NULL);

  toast = bg_toast_new (words);
  adw_toast_set_timeout (toast, 8);
  if (set > 0)
    {
      adw_toast_set_button_label (toast, _ ("Undo"));
      adw_toast_set_action_name (toast, "win.undo-set");
      adw_toast_set_action_target_value (toast, g_variant_new_int64 (set));
    }
  adw_toast_overlay_add_toast (window->toasts, toast);
}

typedef struct
{
  BgWindow *window;
  BgChangeSet *set;
} Commit;

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Commit *commit = data;
  g_autoptr (GError) error = NULL;

  if (bg_store_commit_finish (BG_STORE (source), result, &error))
    bg_window_say_with_undo (commit->window, bg_change_set_get_label (commit->set),
                             bg_change_set_get_stored (commit->set));
  else
    bg_window_say (commit->window, error->message);
  g_object_unref (commit->window);
  bg_change_set_unref (commit->set);
  g_free (commit);
}

/**
 * bg_window_commit:
 * @window: the window
 * @set: (transfer full): a step of the officer
 *
 * Writes the step down in a worker, and says its label with the offer to take it back, or why it was not
 * written.
 */
void
bg_window_commit (BgWindow *window, BgChangeSet *set)
{
  Commit *commit;

  g_return_if_fail (BG_IS_WINDOW (window) && set != NULL);

  commit = g_new0 (Commit, 1);
  commit->window = g_object_ref (window);
  commit->set = set;
  bg_store_commit_async (bg_session_get_store (window->session), set, NULL, committed_cb, commit);
}

typedef struct
{
  BgWindow *window;
  BgUndo *undo;
} TakingBack;

static void
free_taking_back (TakingBack *work)
{
  g_object_unref (work->window);
  g_object_unref (work->undo);
  g_free (work);
}

static void
taken_back_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TakingBack *work = data;
  g_autoptr (GError) error = NULL;

  if (!bg_store_commit_finish (BG_STORE (source), result, &error))
    bg_window_say (work->window, error->message);
  else
    {
      gboolean is_redo = bg_undo_is_redo (work->undo);
      g_autofree char *words =
        g_strdup_printf (is_redo ? _ ("Done again: %s") : _ ("Undone: %s"), bg_undo_get_label (work->undo));
      AdwToast *toast = bg_toast_new (words);

      adw_toast_set_button_label (toast, is_redo ? _ ("Undo") : _ ("Redo"));
      adw_toast_set_action_name (toast, is_redo ? "win.undo" : "win.redo");
      adw_toast_overlay_add_toast (work->window->toasts, toast);
    }
  free_taking_back (work);
}

static void
take_back (BgWindow *self, BgUndo *undo)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BgChangeSet) set = bg_undo_create_change_set (undo, &error);
  TakingBack *work;

  if (set == NULL)
    {
      bg_window_say (self, error->message);
      return;
    }
  work = g_new0 (TakingBack, 1);
  work->window = g_object_ref (self);
  work->undo = g_object_ref (undo);
  bg_store_commit_async (bg_session_get_store (self->session), set, NULL, taken_back_cb, work);
}

static void
answered_cb (BgWindow *self, BgUndo *undo)
{
  take_back (self, undo);
}

static void
ask (BgWindow *self, BgUndo *undo)
{
  GtkWidget *dialog = bg_undo_dialog_new (self->session, undo);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  g_signal_connect_object (dialog, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
many_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TakingBack *work = data;

  if (bg_alert_dialog_choose_finish (result) == 1)
    take_back (work->window, work->undo);
  free_taking_back (work);
}

static void
ask_about_many (BgWindow *self, BgUndo *undo, guint n)
{
  gboolean is_redo = bg_undo_is_redo (undo);
  const BgAlertButton buttons[] = {
    { _ ("_Cancel"), BG_ALERT_CANCEL },
    { is_redo ? _ ("_Redo") : _ ("_Undo"), BG_ALERT_SUGGESTED },
  };
  g_autofree char *body =
    g_strdup_printf (ngettext ("“%s” is about %u record. This can itself be taken back.",
                               "“%s” is about %u records. This can itself be taken back.", n),
                     bg_undo_get_label (undo), n);
  TakingBack *work = g_new0 (TakingBack, 1);

  work->window = g_object_ref (self);
  work->undo = g_object_ref (undo);
  bg_alert_dialog_choose (GTK_WINDOW (self), is_redo ? _ ("Do all of this again?") : _ ("Undo all of this?"),
                          body, buttons, G_N_ELEMENTS (buttons), NULL, many_answered_cb, work);
}

static void
undo_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BgUndo) undo = bg_undo_load_finish (result, &error);

  if (undo == NULL)
    bg_window_say (self, error->message);
  else if (bg_undo_asks (undo))
    ask (self, undo);
  else if (bg_undo_count_records (undo) > MOST_UNASKED)
    ask_about_many (self, undo, bg_undo_count_records (undo));
  else
    take_back (self, undo);
}

static void
begin_undo (GtkWidget *widget, gint64 set)
{
  BgWindow *self = BG_WINDOW (widget);

  bg_undo_load_async (bg_session_get_store (self->session), set, NULL, undo_loaded_cb, g_object_ref (self));
}

static void
undo_last (GtkWidget *widget, const char *name, GVariant *target)
{
  begin_undo (widget, BG_UNDO_LAST);
}

static void
redo_last (GtkWidget *widget, const char *name, GVariant *target)
{
  begin_undo (widget, BG_REDO_LAST);
}

static void
undo_set (GtkWidget *widget, const char *name, GVariant *target)
{
  begin_undo (widget, g_variant_get_int64 (target));
}

static void
show_history (BgWindow *self, BgRecord *record)
{
  bg_window_show_over (self, "history", bg_history_page_new (self->session, record));
}

/* Of the record in front, or of the office where there is none. */
static void
show_record_history (GtkWidget *widget, const char *name, GVariant *target)
{
  show_history (BG_WINDOW (widget), bg_window_get_chosen (BG_WINDOW (widget)));
}

static void
show_office_history (GtkWidget *widget, const char *name, GVariant *target)
{
  show_history (BG_WINDOW (widget), NULL);
}

static void
print_past_cb (BgWindow *self, BgRecord *record)
{
  bg_window_preview_record (self, record);
}

/* (kind, id, change set): the record as that change set left it. */
static void
show_past (GtkWidget *widget, const char *name, GVariant *target)
{
  BgWindow *self = BG_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (BgRecord) record = NULL;
  const char *kind;
  const char *id;
  gint64 set;
  gint64 time;
  GtkWidget *dialog;

  g_variant_get (target, "(&s&sxx)", &kind, &id, &set, &time);
  record = bg_store_load_as_of (bg_session_get_store (self->session), bg_kind_find (kind), id, set, &error);
  if (record == NULL)
    {
      bg_window_say (self, error->message);
      return;
    }
  dialog = bg_as_of_dialog_new (self->session, record, time);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  g_signal_connect_object (dialog, "print", G_CALLBACK (print_past_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static const struct
{
  const char *name;
  const char *parameter;
  GtkWidgetActionActivateFunc activate;
  guint key;
  GdkModifierType modifiers;
  gboolean writes;
} actions[] = {
  { "win.undo", NULL, undo_last, GDK_KEY_z, GDK_CONTROL_MASK, TRUE },
  { "win.redo", NULL, redo_last, GDK_KEY_Z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, TRUE },
  { "win.undo-set", "x", undo_set, 0, 0, TRUE },
  { "win.history", NULL, show_record_history, GDK_KEY_h, GDK_CONTROL_MASK, FALSE },
  { "win.office-history", NULL, show_office_history, 0, 0, FALSE },
  { "win.as-of", "(ssxx)", show_past, 0, 0, FALSE },
  { "win.trash", NULL, bg_window_trash, 0, 0, TRUE },
  { "win.restore", NULL, bg_window_restore, 0, 0, TRUE },
  { "win.purge", NULL, bg_window_purge, 0, 0, TRUE },
};

/**
 * bg_window_install_history_actions:
 * @widget_class: the class of the window
 */
void
bg_window_install_history_actions (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                       actions[i].activate);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers,
                                             actions[i].name, NULL);
    }
}

/**
 * bg_window_update_history_actions:
 * @window: the window
 * @writable: whether something can be saved
 *
 * Behind an open form nothing is undone: what the officer types there has an undo of its own.
 */
void
bg_window_update_history_actions (BgWindow *window, gboolean writable)
{
  const char *front = gtk_stack_get_visible_child_name (window->pages);
  gboolean is_form = g_strcmp0 (front, "form") == 0;

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (window), actions[i].name,
                                   window->session != NULL && !is_form && (writable || !actions[i].writes));
}
