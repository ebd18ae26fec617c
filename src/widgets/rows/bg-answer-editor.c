/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Not known, no or yes, as three buttons side by side. */
#include "bg-config.h"

#include "bg-answer-editor.h"

#include <glib/gi18n-lib.h>

/* In the order of BgAnswer, from -1 on. */
#define N_ANSWERS 3

struct _BgAnswerEditor
{
  BgEditor parent_instance;

  GtkWidget *box;
  GtkToggleButton *buttons[N_ANSWERS];
};

G_DEFINE_FINAL_TYPE (BgAnswerEditor, bg_answer_editor, BG_TYPE_EDITOR)

static void
set_answer (BgAnswerEditor *self, BgAnswer answer)
{
  BgEditor *editor = BG_EDITOR (self);
  BgRecord *record = bg_editor_get_record (editor);

  bg_editor_begin_change (editor);
  if (answer == BG_ANSWER_UNKNOWN)
    bg_record_clear (record, bg_editor_get_field (editor)->name);
  else
    bg_record_set_answer (record, bg_editor_get_field (editor)->name, answer);
  bg_editor_end_change (editor);
}

static void
toggled_cb (GtkToggleButton *button, BgAnswerEditor *self)
{
  if (!gtk_toggle_button_get_active (button) || bg_editor_get_form (BG_EDITOR (self)) == NULL)
    return;
  for (int i = 0; i < N_ANSWERS; i++)
    if (self->buttons[i] == button)
      set_answer (self, (BgAnswer) (i - 1));
}

static void
bg_answer_editor_bind (BgEditor *editor)
{
  BgAnswerEditor *self = BG_ANSWER_EDITOR (editor);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  bg_editor_get_name (editor), -1);
  gtk_widget_set_sensitive (self->box, !bg_editor_is_fixed (editor));
}

static void
bg_answer_editor_load (BgEditor *editor)
{
  BgAnswerEditor *self = BG_ANSWER_EDITOR (editor);
  BgAnswer answer = bg_record_get_answer (bg_editor_get_record (editor), bg_editor_get_field (editor)->name);
  GtkToggleButton *button = self->buttons[answer + 1];

  g_signal_handlers_block_by_func (button, toggled_cb, self);
  gtk_toggle_button_set_active (button, TRUE);
  g_signal_handlers_unblock_by_func (button, toggled_cb, self);
}

static GtkWidget *
bg_answer_editor_get_suffix (BgEditor *editor)
{
  return BG_ANSWER_EDITOR (editor)->box;
}

static gboolean
bg_answer_editor_grab_focus (GtkWidget *widget)
{
  BgAnswerEditor *self = BG_ANSWER_EDITOR (widget);

  for (int i = 0; i < N_ANSWERS; i++)
    if (gtk_toggle_button_get_active (self->buttons[i]))
      return gtk_widget_grab_focus (GTK_WIDGET (self->buttons[i]));
  return FALSE;
}

static void
bg_answer_editor_dispose (GObject *object)
{
  g_clear_object (&BG_ANSWER_EDITOR (object)->box);

  G_OBJECT_CLASS (bg_answer_editor_parent_class)->dispose (object);
}

static void
bg_answer_editor_class_init (BgAnswerEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bg_answer_editor_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = bg_answer_editor_grab_focus;
  BG_EDITOR_CLASS (klass)->bind = bg_answer_editor_bind;
  BG_EDITOR_CLASS (klass)->load = bg_answer_editor_load;
  BG_EDITOR_CLASS (klass)->get_suffix = bg_answer_editor_get_suffix;
}

static void
bg_answer_editor_init (BgAnswerEditor *self)
{
  static const char *const words[N_ANSWERS] = { N_ ("Not known"), N_ ("No"), N_ ("Yes") };

  self->box = g_object_ref_sink (g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                                               "valign", GTK_ALIGN_CENTER, NULL));
  gtk_widget_add_css_class (self->box, "linked");
  for (int i = 0; i < N_ANSWERS; i++)
    {
      self->buttons[i] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (_ (words[i])));
      if (i > 0)
        gtk_toggle_button_set_group (self->buttons[i], self->buttons[0]);
      gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->buttons[i]));
    }
  gtk_toggle_button_set_active (self->buttons[0], TRUE);
  for (int i = 0; i < N_ANSWERS; i++)
    g_signal_connect (self->buttons[i], "toggled", G_CALLBACK (toggled_cb), self);
}
