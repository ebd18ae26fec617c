/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tasks that the rules ask for: looked at before they are made, in one step. */
#include "bg-config.h"

#include "bg-rule-dialog.h"

#include <glib/gi18n-lib.h>

#include "bg-proposal-list.h"
#include "bg-rule-tasks.h"

struct _BgRuleDialog
{
  AdwWindow parent_instance;

  GtkBox *box;
  GtkButton *accept;
  GtkLabel *problem;

  BgSession *session;
  GPtrArray *proposals;
  BgChangeSet *set;
};

G_DEFINE_FINAL_TYPE (BgRuleDialog, bg_rule_dialog, ADW_TYPE_WINDOW)

enum
{
  ACCEPTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
refuse (BgRuleDialog *self, const char *words)
{
  gtk_label_set_label (self->problem, words);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->accept), TRUE);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgRuleDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  guint n = bg_proposals_count_changes (self->proposals);

  if (!bg_store_commit_finish (BG_STORE (source), result, &error))
    {
      refuse (self, error->message);
      return;
    }
  words = g_strdup_printf (
    ngettext ("Written down: %u task by the law", "Written down: %u tasks by the law", n), n);
  g_signal_emit (self, signals[ACCEPTED], 0, words, bg_change_set_get_stored (self->set));
  gtk_window_close (GTK_WINDOW (self));
}

static void
accept_cb (BgRuleDialog *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->set, bg_change_set_unref);
  self->set = bg_proposals_create_change_set (self->proposals, &error);
  if (self->set == NULL)
    {
      refuse (self, error->message);
      return;
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->accept), FALSE);
  bg_store_commit_async (bg_session_get_store (self->session), self->set, NULL, stored_cb,
                         g_object_ref (self));
}

static void
bg_rule_dialog_dispose (GObject *object)
{
  BgRuleDialog *self = BG_RULE_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  g_clear_pointer (&self->set, bg_change_set_unref);

  G_OBJECT_CLASS (bg_rule_dialog_parent_class)->dispose (object);
}

static void
bg_rule_dialog_class_init (BgRuleDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bg_rule_dialog_dispose;

  /**
   * BgRuleDialog::accepted:
   * @words: words for the toast
   * @set: number of the change set, by which it can be undone
   */
  signals[ACCEPTED] = g_signal_new ("accepted", BG_TYPE_RULE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/banggiao/BangGiao/ui/bg-rule-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BgRuleDialog, box);
  gtk_widget_class_bind_template_child (widget_class, BgRuleDialog, accept);
  gtk_widget_class_bind_template_child (widget_class, BgRuleDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
bg_rule_dialog_init (BgRuleDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bg_rule_dialog_new:
 * @session: the session
 * @proposals: (element-type BgProposal): what the rules ask for
 *
 * Returns: the dialog; make it transient for the window
 */
GtkWidget *
bg_rule_dialog_new (BgSession *session, GPtrArray *proposals)
{
  BgRuleDialog *self = g_object_new (BG_TYPE_RULE_DIALOG, NULL);
  guint n = bg_proposals_count_changes (proposals);
  g_autofree char *words = g_strdup_printf (ngettext ("_Write down %u task", "_Write down %u tasks", n), n);

  self->session = g_object_ref (session);
  self->proposals = g_ptr_array_ref (proposals);
  gtk_button_set_label (self->accept, words);
  gtk_widget_set_sensitive (GTK_WIDGET (self->accept), n > 0);
  bg_proposal_list_fill (self->box, proposals);
  return GTK_WIDGET (self);
}
