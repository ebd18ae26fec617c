/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record as it was at some time: to look at and to print. */
#include "bg-config.h"

#include "bg-as-of-dialog.h"

#include <glib/gi18n-lib.h>

#include "bg-record-view.h"

struct _BgAsOfDialog
{
  AdwWindow parent_instance;

  GtkLabel *note;
  BgRecordView *view;

  BgRecord *record;
};

G_DEFINE_FINAL_TYPE (BgAsOfDialog, bg_as_of_dialog, ADW_TYPE_WINDOW)

enum
{
  PRINT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
print_cb (BgAsOfDialog *self)
{
  g_autoptr (BgRecord) record = g_object_ref (self->record);

  g_signal_emit (self, signals[PRINT], 0, record);
  gtk_window_close (GTK_WINDOW (self));
}

static void
bg_as_of_dialog_dispose (GObject *object)
{
  g_clear_object (&BG_AS_OF_DIALOG (object)->record);

  G_OBJECT_CLASS (bg_as_of_dialog_parent_class)->dispose (object);
}

static void
bg_as_of_dialog_class_init (BgAsOfDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bg_as_of_dialog_dispose;

  /**
   * BgAsOfDialog::print:
   * @record: the record as it was
   */
  signals[PRINT] = g_signal_new ("print", BG_TYPE_AS_OF_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, BG_TYPE_RECORD);

  g_type_ensure (BG_TYPE_RECORD_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/banggiao/BangGiao/ui/bg-as-of-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BgAsOfDialog, note);
  gtk_widget_class_bind_template_child (widget_class, BgAsOfDialog, view);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
bg_as_of_dialog_init (BgAsOfDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bg_as_of_dialog_new:
 * @session: the session
 * @record: a record as it was
 * @time: when, microseconds since 1970 UTC
 *
 * Returns: the dialog; make it transient for the window
 */
GtkWidget *
bg_as_of_dialog_new (BgSession *session, BgRecord *record, gint64 time)
{
  BgAsOfDialog *self = g_object_new (BG_TYPE_AS_OF_DIALOG, NULL);
  g_autofree char *moment = bg_clock_format_moment (time);
  g_autofree char *note =
    g_strdup_printf (_ ("This is the record as it was on %s, only to look at. What has been changed since "
                        "stays as it is."),
                     moment);

  self->record = g_object_ref (record);
  gtk_label_set_label (self->note, note);
  bg_record_view_show_past (self->view, session, record);
  return GTK_WIDGET (self);
}
