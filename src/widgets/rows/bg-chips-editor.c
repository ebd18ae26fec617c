/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list whose items are one word or one reference each, as chips in a line. */
#include "bg-config.h"

#include "bg-chips-editor.h"

#include <glib/gi18n-lib.h>

#include "bg-reference-popover.h"
#include "bg-wrap-layout.h"

struct _BgChipsEditor
{
  BgEditor parent_instance;

  GtkWidget *chips;
  GtkMenuButton *add_button;
  /* The field of an item. */
  const BgField *inner;
};

G_DEFINE_FINAL_TYPE (BgChipsEditor, bg_chips_editor, BG_TYPE_EDITOR)

static gboolean
has_value (BgChipsEditor *self, const char *value)
{
  BgEditor *editor = BG_EDITOR (self);
  BgRecord *record = bg_editor_get_record (editor);
  const char *list = bg_editor_get_field (editor)->name;

  for (guint i = 0; i < bg_record_get_n_items (record, list); i++)
    if (g_strcmp0 (bg_record_get_text (bg_record_get_item (record, list, i), self->inner->name), value) == 0)
      return TRUE;
  return FALSE;
}

static void
add_value (BgChipsEditor *self, const char *value)
{
  BgEditor *editor = BG_EDITOR (self);
  BgRecord *record = bg_editor_get_record (editor);
  const char *list = bg_editor_get_field (editor)->name;
  g_autoptr (BgRecord) item = bg_record_new (bg_editor_get_field (editor)->items);

  bg_record_set_text (item, self->inner->name, value);
  if (bg_record_is_set (item, self->inner->name) && !has_value (self, value))
    {
      bg_record_append_item (record, list, item);
      bg_form_touch (bg_editor_get_form (editor));
    }
  gtk_menu_button_popdown (self->add_button);
}

static void
remove_clicked_cb (GtkButton *button, BgChipsEditor *self)
{
  BgEditor *editor = BG_EDITOR (self);
  const char *id = g_object_get_data (G_OBJECT (button), "item-id");

  gtk_widget_grab_focus (GTK_WIDGET (self->add_button));
  bg_record_remove_item (bg_editor_get_record (editor), bg_editor_get_field (editor)->name, id);
  bg_form_touch (bg_editor_get_form (editor));
}

static GtkWidget *
make_remove_button (BgChipsEditor *self, BgRecord *item, const char *words)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *name = g_strdup_printf (_ ("Remove %s"), words);

  g_object_set_data_full (G_OBJECT (button), "item-id", g_strdup (bg_record_get_id (item)), g_free);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_clicked_cb), self);
  return button;
}

/* Typed words have an order that means something ("countries, in order"); references have none. */
static char *
dup_words (BgChipsEditor *self, BgRecord *item, guint place)
{
  g_autofree char *words = bg_record_dup_display (item, self->inner, bg_store_title_func,
                                                  bg_form_get_store (bg_editor_get_form (BG_EDITOR (self))));

  if (self->inner->type != BG_FIELD_TEXT)
    return g_steal_pointer (&words);
  return g_strdup_printf ("%u · %s", place + 1, words);
}

static GtkWidget *
make_chip (BgChipsEditor *self, BgRecord *item, guint place)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *words = dup_words (self, item, place);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, words);
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), make_remove_button (self, item, words));
  gtk_widget_add_css_class (chip, "chip");
  return chip;
}

static void
bg_chips_editor_load (BgEditor *editor)
{
  BgChipsEditor *self = BG_CHIPS_EDITOR (editor);
  BgRecord *record = bg_editor_get_record (editor);
  const char *list = bg_editor_get_field (editor)->name;
  GtkWidget *chip;

  while ((chip = gtk_widget_get_first_child (self->chips)) != NULL)
    gtk_box_remove (GTK_BOX (self->chips), chip);
  for (guint i = 0; i < bg_record_get_n_items (record, list); i++)
    gtk_box_append (GTK_BOX (self->chips), make_chip (self, bg_record_get_item (record, list, i), i));
  gtk_widget_set_visible (self->chips, bg_record_get_n_items (record, list) > 0);
}

static void
items_changed_cb (BgChipsEditor *self)
{
  g_assert (BG_IS_CHIPS_EDITOR (self));
  bg_chips_editor_load (BG_EDITOR (self));
}

static void
typed_cb (GtkEntry *entry, BgChipsEditor *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  add_value (self, text);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
}

static void
choice_clicked_cb (GtkButton *button, BgChipsEditor *self)
{
  add_value (self, g_object_get_data (G_OBJECT (button), "code"));
}

static GtkWidget *
make_choice_list (BgChipsEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (const BgChoice *choice = self->inner->choices; choice->code != NULL; choice++)
    {
      GtkWidget *button = gtk_button_new_with_label (_ (choice->label));

      gtk_widget_set_halign (gtk_button_get_child (GTK_BUTTON (button)), GTK_ALIGN_START);
      gtk_widget_add_css_class (button, "flat");
      g_object_set_data (G_OBJECT (button), "code", (gpointer) choice->code);
      g_signal_connect (button, "clicked", G_CALLBACK (choice_clicked_cb), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static GtkWidget *
make_popover (BgChipsEditor *self)
{
  BgForm *form = bg_editor_get_form (BG_EDITOR (self));
  GtkWidget *popover;
  GtkWidget *entry;

  if (self->inner->type == BG_FIELD_REFERENCE)
    {
      popover = bg_reference_popover_new (bg_form_get_store (form), bg_form_get_rules (form),
                                          bg_kind_find (self->inner->target));
      g_signal_connect_object (popover, "chosen", G_CALLBACK (add_value), self, G_CONNECT_SWAPPED);
      return popover;
    }
  popover = gtk_popover_new ();
  if (self->inner->choices != NULL)
    {
      gtk_popover_set_child (GTK_POPOVER (popover), make_choice_list (self));
      return popover;
    }
  entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), bg_field_get_label (self->inner));
  g_signal_connect (entry, "activate", G_CALLBACK (typed_cb), self);
  gtk_popover_set_child (GTK_POPOVER (popover), entry);
  return popover;
}

static void
make_popover_cb (GtkMenuButton *button, gpointer data)
{
  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, make_popover (data));
}

static void
bg_chips_editor_bind (BgEditor *editor)
{
  BgChipsEditor *self = BG_CHIPS_EDITOR (editor);
  const BgField *field = bg_editor_get_field (editor);
  g_autofree char *words = g_strdup_printf (_ ("Add to: %s"), bg_field_get_label (field));

  self->inner = bg_editor_get_single_field (field->items);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->add_button), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  g_signal_connect_object (bg_record_get_items (bg_editor_get_record (editor), field->name), "items-changed",
                           G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
bg_chips_editor_get_suffix (BgEditor *editor)
{
  return GTK_WIDGET (BG_CHIPS_EDITOR (editor)->add_button);
}

static void
bg_chips_editor_add_item (BgEditor *editor)
{
  gtk_menu_button_popup (BG_CHIPS_EDITOR (editor)->add_button);
}

static gboolean
bg_chips_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BG_CHIPS_EDITOR (widget)->add_button));
}

static void
bg_chips_editor_dispose (GObject *object)
{
  g_clear_object (&BG_CHIPS_EDITOR (object)->add_button);

  G_OBJECT_CLASS (bg_chips_editor_parent_class)->dispose (object);
}

static void
bg_chips_editor_class_init (BgChipsEditorClass *klass)
{
  BgEditorClass *editor_class = BG_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bg_chips_editor_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = bg_chips_editor_grab_focus;
  editor_class->bind = bg_chips_editor_bind;
  editor_class->load = bg_chips_editor_load;
  editor_class->get_suffix = bg_chips_editor_get_suffix;
  editor_class->add_item = bg_chips_editor_add_item;
}

static void
bg_chips_editor_init (BgChipsEditor *self)
{
  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->chips, bg_wrap_layout_new (6));
  gtk_widget_set_hexpand (self->chips, TRUE);
  adw_bin_set_child (ADW_BIN (self), self->chips);
  self->add_button = GTK_MENU_BUTTON (g_object_ref_sink (gtk_menu_button_new ()));
  gtk_menu_button_set_icon_name (self->add_button, "list-add-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (self->add_button), "flat");
  gtk_widget_set_valign (GTK_WIDGET (self->add_button), GTK_ALIGN_CENTER);
  gtk_menu_button_set_create_popup_func (self->add_button, make_popover_cb, self, NULL);
}
