/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs, in a field that grows with them. */
#include "bg-config.h"

#include "bg-paragraph-editor.h"

struct _BgParagraphEditor
{
  BgEditor parent_instance;

  GtkTextView *view;
};

G_DEFINE_FINAL_TYPE (BgParagraphEditor, bg_paragraph_editor, BG_TYPE_EDITOR)

static char *
dup_typed (GtkTextBuffer *buffer)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
text_changed_cb (GtkTextBuffer *buffer, BgParagraphEditor *self)
{
  BgEditor *editor = BG_EDITOR (self);
  g_autofree char *typed = dup_typed (buffer);

  bg_editor_begin_change (editor);
  bg_record_set_text (bg_editor_get_record (editor), bg_editor_get_field (editor)->name,
                      *typed != '\0' ? typed : NULL);
  bg_editor_end_change (editor);
}

static void
bg_paragraph_editor_bind (BgEditor *editor)
{
  bg_editor_describe (editor, GTK_WIDGET (BG_PARAGRAPH_EDITOR (editor)->view));
}

static void
bg_paragraph_editor_load (BgEditor *editor)
{
  BgParagraphEditor *self = BG_PARAGRAPH_EDITOR (editor);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  const char *text = bg_record_get_text (bg_editor_get_record (editor), bg_editor_get_field (editor)->name);

  if (gtk_widget_has_focus (GTK_WIDGET (self->view)))
    return;
  g_signal_handlers_block_by_func (buffer, text_changed_cb, self);
  gtk_text_buffer_set_text (buffer, text != NULL ? text : "", -1);
  g_signal_handlers_unblock_by_func (buffer, text_changed_cb, self);
}

static gboolean
bg_paragraph_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BG_PARAGRAPH_EDITOR (widget)->view));
}

static void
bg_paragraph_editor_class_init (BgParagraphEditorClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = bg_paragraph_editor_grab_focus;
  BG_EDITOR_CLASS (klass)->bind = bg_paragraph_editor_bind;
  BG_EDITOR_CLASS (klass)->load = bg_paragraph_editor_load;
}

static void
bg_paragraph_editor_init (BgParagraphEditor *self)
{
  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  /* Tab goes to the next field; a tab in a paragraph prints badly anyway. */
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->view), TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self->view), -1, 44);
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (text_changed_cb),
                           self, 0);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->view));
}
