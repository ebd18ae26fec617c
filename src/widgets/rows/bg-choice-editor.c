/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of the choices of a field, or none yet. */
#include "bg-config.h"

#include "bg-choice-editor.h"

#include <glib/gi18n-lib.h>

struct _BgChoiceEditor
{
  BgEditor parent_instance;

  GtkDropDown *drop_down;
  /* Codes in the order of the list; the first is NULL: none. */
  GPtrArray *codes;
};

G_DEFINE_FINAL_TYPE (BgChoiceEditor, bg_choice_editor, BG_TYPE_EDITOR)

static void
chosen_cb (BgChoiceEditor *self)
{
  BgEditor *editor = BG_EDITOR (self);
  guint place = gtk_drop_down_get_selected (self->drop_down);

  g_assert (BG_IS_CHOICE_EDITOR (self));

  if (bg_editor_get_form (editor) == NULL || place >= self->codes->len)
    return;
  bg_editor_begin_change (editor);
  bg_record_set_text (bg_editor_get_record (editor), bg_editor_get_field (editor)->name,
                      g_ptr_array_index (self->codes, place));
  bg_editor_end_change (editor);
}

static void
add_choice (BgChoiceEditor *self, const char *code, const char *label)
{
  GListModel *model = gtk_drop_down_get_model (self->drop_down);

  gtk_string_list_append (GTK_STRING_LIST (model), label);
  g_ptr_array_add (self->codes, g_strdup (code));
}

static guint
find_code (BgChoiceEditor *self, const char *code)
{
  for (guint i = 0; i < self->codes->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->codes, i), code) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static void
bg_choice_editor_bind (BgEditor *editor)
{
  BgChoiceEditor *self = BG_CHOICE_EDITOR (editor);
  const BgField *field = bg_editor_get_field (editor);

  g_signal_handlers_block_by_func (self->drop_down, chosen_cb, self);
  add_choice (self, NULL, (field->flags & BG_FIELD_REQUIRED) != 0 ? _ ("Choose…") : _ ("Not given"));
  for (const BgChoice *choice = field->choices; choice->code != NULL; choice++)
    add_choice (self, choice->code, _ (choice->label));
  g_signal_handlers_unblock_by_func (self->drop_down, chosen_cb, self);
  bg_editor_describe (editor, GTK_WIDGET (self->drop_down));
}

static void
bg_choice_editor_load (BgEditor *editor)
{
  BgChoiceEditor *self = BG_CHOICE_EDITOR (editor);
  const char *code = bg_record_get_text (bg_editor_get_record (editor), bg_editor_get_field (editor)->name);

  g_signal_handlers_block_by_func (self->drop_down, chosen_cb, self);
  /* A newer version may know more choices; what it wrote is kept. */
  if (find_code (self, code) == GTK_INVALID_LIST_POSITION)
    add_choice (self, code, code);
  gtk_drop_down_set_selected (self->drop_down, find_code (self, code));
  g_signal_handlers_unblock_by_func (self->drop_down, chosen_cb, self);
}

static gboolean
bg_choice_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BG_CHOICE_EDITOR (widget)->drop_down));
}

static void
bg_choice_editor_finalize (GObject *object)
{
  g_ptr_array_unref (BG_CHOICE_EDITOR (object)->codes);

  G_OBJECT_CLASS (bg_choice_editor_parent_class)->finalize (object);
}

static void
bg_choice_editor_class_init (BgChoiceEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bg_choice_editor_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = bg_choice_editor_grab_focus;
  BG_EDITOR_CLASS (klass)->bind = bg_choice_editor_bind;
  BG_EDITOR_CLASS (klass)->load = bg_choice_editor_load;
}

static void
bg_choice_editor_init (BgChoiceEditor *self)
{
  self->codes = g_ptr_array_new_with_free_func (g_free);
  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (gtk_string_list_new (NULL)), NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (self->drop_down), TRUE);
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (chosen_cb), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->drop_down));
}
