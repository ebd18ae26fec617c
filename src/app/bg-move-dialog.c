/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moving a visit or a due date to another day: why, and which tasks follow, before anything is written. */
#include "bg-config.h"

#include "bg-move-dialog.h"

#include <glib/gi18n-lib.h>

#include "bg-proposal-list.h"
#include "bg-rule-tasks.h"
#include "bg-span.h"

struct _BgMoveDialog
{
  AdwWindow parent_instance;

  GtkButton *accept;
  GtkLabel *problem;
  GtkLabel *what;
  GtkEditable *date;
  GtkLabel *reading;
  GtkWidget *reason;
  GtkWidget *number;
  GtkBox *box;
  GtkLabel *nothing;

  BgSession *session;
  BgRecord *record;
  BgRecord *moved;
  GPtrArray *proposals;
  GCancellable *cancellable;
  BgChangeSet *set;
};

G_DEFINE_FINAL_TYPE (BgMoveDialog, bg_move_dialog, ADW_TYPE_WINDOW)

enum
{
  ACCEPTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
needs_reason (BgMoveDialog *self)
{
  return bg_record_get_kind (self->record)->is_work;
}

static const char *
get_reason (BgMoveDialog *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->reason));
}

static void
refuse (BgMoveDialog *self, const char *words)
{
  gtk_label_set_label (self->problem, words);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), *words != '\0');
}

/* How far it moves, in days; 0 where the day cannot be read or is the same. */
static int
get_days (BgMoveDialog *self, GError **error)
{
  BgDate today = bg_session_get_today (self->session);
  BgDate from, to, date;

  if (!bg_span_get_days (self->record, &from, &to) ||
      !bg_date_read (gtk_editable_get_text (self->date), today, from, &date, error))
    return 0;
  return bg_date_is_full (date) ? bg_date_days_between (from, date) : 0;
}

static void
update_accept (BgMoveDialog *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->accept),
                            self->moved != NULL && self->proposals != NULL &&
                              (!needs_reason (self) || *get_reason (self) != '\0'));
}

static void
clear_proposals (BgMoveDialog *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), FALSE);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  g_clear_object (&self->moved);
}

static void
proposed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgMoveDialog) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *proposals = bg_store_propose_finish (BG_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    return;
  if (proposals == NULL)
    {
      refuse (self, error->message);
      return;
    }
  self->proposals = proposals;
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), bg_proposals_count_changes (proposals) == 0);
  bg_proposal_list_fill (self->box, proposals);
  update_accept (self);
}

/* What follows is reckoned from the record as it would be. */
static void
look_ahead (BgMoveDialog *self, int days)
{
  BgDate today = bg_session_get_today (self->session);

  self->moved = bg_span_move (self->record, days, get_reason (self), NULL, today);
  self->cancellable = g_cancellable_new ();
  bg_store_propose_async (bg_session_get_store (self->session), self->moved, today.year, today,
                          self->cancellable, proposed_cb, g_object_ref (self));
}

static void
show_reading (BgMoveDialog *self, int days, const GError *error)
{
  BgDate from, to;
  g_autofree char *words = NULL;

  if (bg_span_get_days (self->record, &from, &to))
    words = bg_date_format_with_weekday (bg_date_add_days (from, days));
  gtk_label_set_label (self->reading, days != 0       ? words
                                      : error != NULL ? error->message
                                                      : _ ("Type another day"));
  gtk_widget_remove_css_class (GTK_WIDGET (self->reading), days != 0 ? "tone-red" : "tone-green");
  gtk_widget_add_css_class (GTK_WIDGET (self->reading), days != 0 ? "tone-green" : "tone-red");
}

static void
typed_cb (BgMoveDialog *self, GtkWidget *row)
{
  g_autoptr (GError) error = NULL;
  int days;

  if (self->record == NULL)
    return;
  if (row == self->reason)
    {
      update_accept (self);
      return;
    }
  days = get_days (self, &error);
  clear_proposals (self);
  refuse (self, "");
  show_reading (self, days, error);
  if (days != 0)
    look_ahead (self, days);
  update_accept (self);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgMoveDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (!bg_store_commit_finish (BG_STORE (source), result, &error))
    {
      refuse (self, error->message);
      update_accept (self);
      return;
    }
  g_signal_emit (self, signals[ACCEPTED], 0, bg_change_set_get_label (self->set),
                 bg_change_set_get_stored (self->set));
  gtk_window_close (GTK_WINDOW (self));
}

/* The record and the tasks that follow are one step. */
static void
accept_cb (BgMoveDialog *self)
{
  g_autoptr (GError) error = NULL;
  const char *number = gtk_editable_get_text (GTK_EDITABLE (self->number));

  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->accept)))
    return;
  g_clear_pointer (&self->set, bg_change_set_unref);
  self->set = bg_change_set_new (_ ("Move to another day"));
  g_clear_object (&self->moved);
  self->moved = bg_span_move (self->record, get_days (self, NULL), get_reason (self),
                              *number != '\0' ? number : NULL, bg_session_get_today (self->session));
  bg_change_set_add (self->set, self->record, self->moved);
  if (!bg_proposals_add_changes (self->proposals, self->set, &error))
    {
      refuse (self, error->message);
      return;
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->accept), FALSE);
  bg_store_commit_async (bg_session_get_store (self->session), self->set, NULL, stored_cb,
                         g_object_ref (self));
}

static void
bg_move_dialog_dispose (GObject *object)
{
  BgMoveDialog *self = BG_MOVE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  g_clear_object (&self->moved);
  g_clear_object (&self->record);
  g_clear_object (&self->session);
  g_clear_pointer (&self->set, bg_change_set_unref);

  G_OBJECT_CLASS (bg_move_dialog_parent_class)->dispose (object);
}

static void
bg_move_dialog_class_init (BgMoveDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bg_move_dialog_dispose;

  /**
   * BgMoveDialog::accepted:
   * @words: words for the toast
   * @set: number of the change set, by which it can be undone
   */
  signals[ACCEPTED] = g_signal_new ("accepted", BG_TYPE_MOVE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/banggiao/BangGiao/ui/bg-move-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BgMoveDialog, accept);
  gtk_widget_class_bind_template_child (widget_class, BgMoveDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, BgMoveDialog, what);
  gtk_widget_class_bind_template_child (widget_class, BgMoveDialog, date);
  gtk_widget_class_bind_template_child (widget_class, BgMoveDialog, reading);
  gtk_widget_class_bind_template_child (widget_class, BgMoveDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, BgMoveDialog, number);
  gtk_widget_class_bind_template_child (widget_class, BgMoveDialog, box);
  gtk_widget_class_bind_template_child (widget_class, BgMoveDialog, nothing);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
bg_move_dialog_init (BgMoveDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bg_move_dialog_new:
 * @session: the session
 * @record: a record that bg_span_get_refusal() does not refuse
 * @days: how far it was dragged, which can still be changed
 *
 * Returns: the dialog; make it transient for the window
 */
GtkWidget *
bg_move_dialog_new (BgSession *session, BgRecord *record, int days)
{
  BgMoveDialog *self = g_object_new (BG_TYPE_MOVE_DIALOG, NULL);
  BgDate from, to;
  g_autofree char *was = NULL;
  g_autofree char *becomes = NULL;
  g_autofree char *words = NULL;

  self->session = g_object_ref (session);
  bg_span_get_days (record, &from, &to);
  was = bg_date_format_range (from, to);
  words = g_strdup_printf ("%s\n%s: %s", bg_record_get_title (record),
                           bg_span_get_label (bg_record_get_kind (record)), was);
  gtk_label_set_label (self->what, words);
  gtk_widget_set_visible (self->reason, bg_record_get_kind (record)->is_work);
  gtk_widget_set_visible (self->number, bg_record_get_kind (record)->is_work);
  self->record = g_object_ref (record);
  becomes = bg_date_format (bg_date_add_days (from, days));
  gtk_editable_set_text (self->date, becomes);
  gtk_widget_grab_focus (bg_record_get_kind (record)->is_work ? self->reason : GTK_WIDGET (self->date));
  return GTK_WIDGET (self);
}
