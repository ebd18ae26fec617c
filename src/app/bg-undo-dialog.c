/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks about the values that changed since what is to be undone. */
#include "bg-config.h"

#include "bg-undo-dialog.h"

#include <glib/gi18n-lib.h>

#include "bg-change-words.h"

struct _BgUndoDialog
{
  AdwWindow parent_instance;

  GtkLabel *words;
  GtkListBox *list;
  GtkButton *take_back;

  BgSession *session;
  BgUndo *undo;
};

G_DEFINE_FINAL_TYPE (BgUndoDialog, bg_undo_dialog, ADW_TYPE_WINDOW)

enum
{
  ANSWERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
take_back_cb (BgUndoDialog *self)
{
  g_autoptr (BgUndo) undo = g_object_ref (self->undo);

  g_signal_emit (self, signals[ANSWERED], 0, undo);
  gtk_window_close (GTK_WINDOW (self));
}

static void
bg_undo_dialog_dispose (GObject *object)
{
  BgUndoDialog *self = BG_UNDO_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_object (&self->undo);

  G_OBJECT_CLASS (bg_undo_dialog_parent_class)->dispose (object);
}

static void
bg_undo_dialog_class_init (BgUndoDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bg_undo_dialog_dispose;

  /**
   * BgUndoDialog::answered:
   * @undo: the undo, with the steps chosen that shall go back
   */
  signals[ANSWERED] = g_signal_new ("answered", BG_TYPE_UNDO_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, BG_TYPE_UNDO);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/banggiao/BangGiao/ui/bg-undo-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BgUndoDialog, words);
  gtk_widget_class_bind_template_child (widget_class, BgUndoDialog, list);
  gtk_widget_class_bind_template_child (widget_class, BgUndoDialog, take_back);
  gtk_widget_class_bind_template_callback (widget_class, take_back_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
bg_undo_dialog_init (BgUndoDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
toggled_cb (GtkCheckButton *button, BgUndoStep *step)
{
  step->chosen = gtk_check_button_get_active (button);
}

static char *
describe_values (const BgChangeWords *words, const BgUndoStep *step)
{
  g_autofree char *now = bg_change_describe_value (words, step->path, step->now);
  g_autofree char *back = bg_change_describe_value (words, step->path, step->back);

  if (step->is_lost)
    return g_strdup (_ ("The entry it belongs to was removed since; it cannot go back alone"));
  return g_strdup_printf (_ ("Now: %s\nWould go back to: %s"), now, back);
}

static void
add_question (BgUndoDialog *self, BgUndoStep *step)
{
  BgChangeWords words = { .kind = bg_record_get_kind (step->record), .record = step->record };
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *place = NULL;
  g_autofree char *title = NULL;
  g_autofree char *values = NULL;

  words.title_func = bg_store_title_func;
  words.title_data = bg_session_get_store (self->session);
  place = bg_change_describe_place (&words, step->path);
  title = g_strdup_printf ("%s · %s", place, bg_record_get_title (step->record));
  values = describe_values (&words, step);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), values);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (check, !step->is_lost);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), step);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_list_box_append (self->list, row);
}

/**
 * bg_undo_dialog_new:
 * @session: the session
 * @undo: an undo that asks
 *
 * Returns: the dialog; make it transient for the window
 */
GtkWidget *
bg_undo_dialog_new (BgSession *session, BgUndo *undo)
{
  BgUndoDialog *self = g_object_new (BG_TYPE_UNDO_DIALOG, NULL);
  g_autofree char *words = g_strdup_printf (
    bg_undo_is_redo (undo)
      ? _ ("To do “%s” again: these values have been changed since. Tick those that shall change all the "
           "same; the others stay as they are now.")
      : _ ("To undo “%s”: these values have been changed since. Tick those that shall go back all the same; "
           "the others stay as they are now."),
    bg_undo_get_label (undo));

  self->session = g_object_ref (session);
  self->undo = g_object_ref (undo);
  gtk_label_set_label (self->words, words);
  gtk_button_set_label (self->take_back, bg_undo_is_redo (undo) ? _ ("_Redo") : _ ("_Undo"));
  for (guint i = 0; i < bg_undo_get_n_steps (undo); i++)
    if (bg_undo_get_step (undo, i)->asks)
      add_question (self, bg_undo_get_step (undo, i));
  return GTK_WIDGET (self);
}
