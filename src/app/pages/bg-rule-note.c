/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says on a record that tasks which the law asks for are not there yet. */
#include "bg-config.h"

#include "bg-rule-note.h"

#include <glib/gi18n-lib.h>

#include "bg-rule-tasks.h"

struct _BgRuleNote
{
  GtkBox parent_instance;

  GtkLabel *words;
  BgSession *session;
  BgRecord *record;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (BgRuleNote, bg_rule_note, GTK_TYPE_BOX)

static void
bg_rule_note_dispose (GObject *object)
{
  BgRuleNote *self = BG_RULE_NOTE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (bg_rule_note_parent_class)->dispose (object);
}

static void
bg_rule_note_class_init (BgRuleNoteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bg_rule_note_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
bg_rule_note_init (BgRuleNote *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("alarm-symbolic");
  GtkWidget *words = gtk_label_new (NULL);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_See them…"));

  self->words = GTK_LABEL (words);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "note");
  gtk_widget_add_css_class (GTK_WIDGET (self), "yellow");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_label_set_xalign (self->words, 0);
  gtk_label_set_wrap (self->words, TRUE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.propose-tasks");
  gtk_box_append (GTK_BOX (self), icon);
  gtk_box_append (GTK_BOX (self), words);
  gtk_box_append (GTK_BOX (self), button);
}

static void
proposed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgRuleNote) self = data;
  g_autoptr (GPtrArray) proposals = bg_store_propose_finish (BG_STORE (source), result, NULL);
  guint n = proposals != NULL ? bg_proposals_count_changes (proposals) : 0;
  guint created = proposals != NULL ? bg_proposals_count (proposals, BG_PROPOSAL_NEW) : 0;
  g_autofree char *words =
    created == n ? g_strdup_printf (ngettext ("%u task that the rules ask for is not written down yet",
                                              "%u tasks that the rules ask for are not written down yet", n),
                                    n)
                 : g_strdup_printf (ngettext ("%u task no longer agrees with the rules",
                                              "%u tasks no longer agree with the rules", n),
                                    n);

  gtk_label_set_label (self->words, words);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

static void
refresh (BgRuleNote *self)
{
  if (self->session == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  bg_store_propose_async (bg_session_get_store (self->session), self->record, 0,
                          bg_session_get_today (self->session), self->cancellable, proposed_cb,
                          g_object_ref (self));
}

/* Tasks that refer to the record come and go without it. */
static void
store_changed_cb (BgRuleNote *self, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    if (bg_record_get_kind (g_ptr_array_index (records, i))->is_work)
      {
        refresh (self);
        return;
      }
}

/**
 * bg_rule_note_new:
 * @session: the session
 * @record: a record
 *
 * Returns: a note that shows itself while a task which the rules ask for is missing
 */
GtkWidget *
bg_rule_note_new (BgSession *session, BgRecord *record)
{
  BgRuleNote *self = g_object_new (BG_TYPE_RULE_NOTE, NULL);

  self->session = g_object_ref (session);
  self->record = g_object_ref (record);
  g_signal_connect_object (bg_session_get_store (session), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}
