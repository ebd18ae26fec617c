/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record of another kind, found by typing a part of its name. */
#include "bg-config.h"

#include "bg-reference-editor.h"

#include <glib/gi18n-lib.h>

#include "bg-reference-popover.h"

struct _BgReferenceEditor
{
  BgEditor parent_instance;

  GtkMenuButton *button;
  GtkLabel *label;
  GtkWidget *suffix;
};

G_DEFINE_FINAL_TYPE (BgReferenceEditor, bg_reference_editor, BG_TYPE_EDITOR)

static void
set_reference (BgReferenceEditor *self, const char *id)
{
  BgEditor *editor = BG_EDITOR (self);

  bg_editor_begin_change (editor);
  bg_record_set_text (bg_editor_get_record (editor), bg_editor_get_field (editor)->name, id);
  bg_editor_end_change (editor);
  BG_EDITOR_GET_CLASS (editor)->load (editor);
}

static void
chosen_cb (BgReferenceEditor *self, const char *id)
{
  g_assert (BG_IS_REFERENCE_EDITOR (self));

  set_reference (self, id);
  gtk_widget_grab_focus (GTK_WIDGET (self->button));
}

static void
clear_clicked_cb (BgReferenceEditor *self)
{
  g_assert (BG_IS_REFERENCE_EDITOR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->button));
  set_reference (self, NULL);
}

static void
make_popover_cb (GtkMenuButton *button, gpointer data)
{
  BgEditor *editor = BG_EDITOR (data);
  BgForm *form = bg_editor_get_form (editor);
  const BgKind *kind = bg_kind_find (bg_editor_get_field (editor)->target);
  GtkWidget *popover;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  popover = bg_reference_popover_new (bg_form_get_store (form), bg_form_get_rules (form), kind);
  g_signal_connect_object (popover, "chosen", G_CALLBACK (chosen_cb), editor, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, popover);
}

static void
bg_reference_editor_bind (BgEditor *editor)
{
  BgReferenceEditor *self = BG_REFERENCE_EDITOR (editor);

  bg_editor_describe (editor, GTK_WIDGET (self->button));
  gtk_widget_set_sensitive (self->suffix, !bg_editor_is_fixed (editor));
}

static void
bg_reference_editor_load (BgEditor *editor)
{
  BgReferenceEditor *self = BG_REFERENCE_EDITOR (editor);
  BgRecord *record = bg_editor_get_record (editor);
  const BgField *field = bg_editor_get_field (editor);
  gboolean set = bg_record_is_set (record, field->name);
  g_autofree char *title = bg_record_dup_display (record, field, bg_store_title_func,
                                                  bg_form_get_store (bg_editor_get_form (editor)));
  g_autofree char *name =
    g_strdup_printf ("%s: %s", bg_editor_get_name (editor), set ? title : _ ("Choose…"));

  gtk_label_set_label (self->label, set ? title : _ ("Choose…"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->label), set ? title : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (set)
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "secondary");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "secondary");
  gtk_widget_set_visible (self->suffix, set);
}

static GtkWidget *
bg_reference_editor_get_suffix (BgEditor *editor)
{
  return BG_REFERENCE_EDITOR (editor)->suffix;
}

static gboolean
bg_reference_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BG_REFERENCE_EDITOR (widget)->button));
}

static void
bg_reference_editor_dispose (GObject *object)
{
  g_clear_object (&BG_REFERENCE_EDITOR (object)->suffix);

  G_OBJECT_CLASS (bg_reference_editor_parent_class)->dispose (object);
}

static void
bg_reference_editor_class_init (BgReferenceEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bg_reference_editor_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = bg_reference_editor_grab_focus;
  BG_EDITOR_CLASS (klass)->bind = bg_reference_editor_bind;
  BG_EDITOR_CLASS (klass)->load = bg_reference_editor_load;
  BG_EDITOR_CLASS (klass)->get_suffix = bg_reference_editor_get_suffix;
}

static GtkWidget *
make_clear_button (BgReferenceEditor *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-clear-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Clear"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Clear"), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clear_clicked_cb), self);
  return button;
}

static void
bg_reference_editor_init (BgReferenceEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *arrow;

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_menu_button_set_child (self->button, box);
  /* GTK centres the words of a menu button; a value begins at the left. */
  gtk_widget_set_halign (gtk_widget_get_parent (box), GTK_ALIGN_FILL);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "reference");
  gtk_menu_button_set_create_popup_func (self->button, make_popover_cb, self, NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
  self->suffix = g_object_ref_sink (make_clear_button (self));
}
