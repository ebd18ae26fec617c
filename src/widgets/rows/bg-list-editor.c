/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of sub-records, a card each, in an order the officer decides. */
#include "bg-config.h"

#include "bg-list-editor.h"

#include <glib/gi18n-lib.h>

#include "bg-file-adder.h"
#include "bg-form-words.h"
#include "bg-item-card.h"
#include "bg-shared-items.h"

struct _BgListEditor
{
  BgEditor parent_instance;

  GtkBox *cards;
  GtkButton *add_button;
  AdwButtonContent *add_content;
  GtkWidget *add_key;
  /* While an item moves it is out of the list for a moment; its card stays. */
  gboolean moving;
};

G_DEFINE_FINAL_TYPE (BgListEditor, bg_list_editor, BG_TYPE_EDITOR)

static const char *
get_list (BgListEditor *self)
{
  return bg_editor_get_field (BG_EDITOR (self))->name;
}

static BgItemCard *
find_card (BgListEditor *self, BgRecord *item)
{
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    if (bg_item_card_get_item (BG_ITEM_CARD (card)) == item)
      return BG_ITEM_CARD (card);
  return NULL;
}

static guint
find_place (BgListEditor *self, BgRecord *item)
{
  BgRecord *record = bg_editor_get_record (BG_EDITOR (self));

  for (guint i = 0; i < bg_record_get_n_items (record, get_list (self)); i++)
    if (bg_record_get_item (record, get_list (self), i) == item)
      return i;
  return 0;
}

static void
move_item (BgListEditor *self, BgRecord *item, guint to)
{
  BgEditor *editor = BG_EDITOR (self);
  BgRecord *record = bg_editor_get_record (editor);

  if (to >= bg_record_get_n_items (record, get_list (self)))
    return;
  bg_editor_begin_change (editor);
  self->moving = TRUE;
  bg_record_move_item (record, get_list (self), find_place (self, item), to);
  self->moving = FALSE;
  bg_editor_end_change (editor);
  BG_EDITOR_GET_CLASS (editor)->load (editor);
}

static void
card_moved_cb (BgItemCard *card, int steps, BgListEditor *self)
{
  BgRecord *item = bg_item_card_get_item (card);

  /* Above the first there is no place: the sum wraps to a number beyond the last. */
  move_item (self, item, find_place (self, item) + (guint) steps);
}

static void
card_dropped_cb (BgItemCard *card, BgRecord *item, BgListEditor *self)
{
  move_item (self, item, find_place (self, bg_item_card_get_item (card)));
}

/* What is needed to put an item back. */
typedef struct
{
  BgForm *form;
  BgRecord *record;
  BgRecord *item;
  const BgField *field;
  guint place;
} Removal;

static void
free_removal (gpointer data)
{
  Removal *removal = data;

  g_object_unref (removal->form);
  g_object_unref (removal->record);
  g_object_unref (removal->item);
  g_free (removal);
}

static void
undo_removal_cb (Removal *removal)
{
  guint last = bg_record_get_n_items (removal->record, removal->field->name);

  bg_record_append_item (removal->record, removal->field->name, removal->item);
  bg_record_move_item (removal->record, removal->field->name, last, MIN (removal->place, last));
  bg_form_touch (removal->form);
}

static void
offer_undo (BgListEditor *self, BgRecord *item, guint place)
{
  BgEditor *editor = BG_EDITOR (self);
  Removal *removal = g_new0 (Removal, 1);
  g_autofree char *words =
    g_strdup_printf (_ ("Removed: %s"), bg_kind_get_label (bg_editor_get_field (editor)->items));

  removal->form = g_object_ref (bg_editor_get_form (editor));
  removal->record = g_object_ref (bg_editor_get_record (editor));
  removal->item = g_object_ref (item);
  removal->field = bg_editor_get_field (editor);
  removal->place = place;
  bg_form_offer_undo (removal->form, words, G_CALLBACK (undo_removal_cb), removal, free_removal);
}

static void
card_removed_cb (BgItemCard *card, BgListEditor *self)
{
  BgEditor *editor = BG_EDITOR (self);
  g_autoptr (BgRecord) item = g_object_ref (bg_item_card_get_item (card));
  guint place = find_place (self, item);

  gtk_widget_grab_focus (GTK_WIDGET (self->add_button));
  bg_record_remove_item (bg_editor_get_record (editor), get_list (self), bg_record_get_id (item));
  bg_form_touch (bg_editor_get_form (editor));
  offer_undo (self, item, place);
}

static BgItemCard *
ensure_card (BgListEditor *self, BgRecord *item)
{
  BgItemCard *card = find_card (self, item);

  if (card != NULL)
    return card;
  card = BG_ITEM_CARD (bg_item_card_new (bg_editor_get_form (BG_EDITOR (self)), item));
  g_signal_connect (card, "moved", G_CALLBACK (card_moved_cb), self);
  g_signal_connect (card, "dropped", G_CALLBACK (card_dropped_cb), self);
  g_signal_connect (card, "removed", G_CALLBACK (card_removed_cb), self);
  gtk_box_append (self->cards, GTK_WIDGET (card));
  return card;
}

static gboolean
has_item (BgListEditor *self, BgRecord *item)
{
  BgRecord *record = bg_editor_get_record (BG_EDITOR (self));

  for (guint i = 0; i < bg_record_get_n_items (record, get_list (self)); i++)
    if (bg_record_get_item (record, get_list (self), i) == item)
      return TRUE;
  return FALSE;
}

static void
drop_cards (BgListEditor *self)
{
  GtkWidget *next;

  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card != NULL; card = next)
    {
      next = gtk_widget_get_next_sibling (card);
      if (!has_item (self, bg_item_card_get_item (BG_ITEM_CARD (card))))
        gtk_box_remove (self->cards, card);
    }
}

/* Cards stay with their items, open or closed, whatever happens around them. */
static void
bg_list_editor_load (BgEditor *editor)
{
  BgListEditor *self = BG_LIST_EDITOR (editor);
  BgRecord *record = bg_editor_get_record (editor);
  guint n_items = bg_record_get_n_items (record, get_list (self));
  GtkWidget *before = NULL;

  drop_cards (self);
  for (guint i = 0; i < n_items; i++)
    {
      BgItemCard *card = ensure_card (self, bg_record_get_item (record, get_list (self), i));

      bg_item_card_set_place (card, i, n_items);
      gtk_box_reorder_child_after (self->cards, GTK_WIDGET (card), before);
      before = GTK_WIDGET (card);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->cards), n_items > 0);
  /* The key works where the focus is in the list, which needs an item to be in. */
  gtk_widget_set_visible (self->add_key, n_items > 0);
}

static void
items_changed_cb (BgListEditor *self)
{
  g_assert (BG_IS_LIST_EDITOR (self));

  if (!self->moving)
    bg_list_editor_load (BG_EDITOR (self));
}

static gboolean
holds_files (BgListEditor *self)
{
  return bg_editor_get_field (BG_EDITOR (self))->items == &bg_file_items;
}

static void
bg_list_editor_add_item (BgEditor *editor)
{
  BgListEditor *self = BG_LIST_EDITOR (editor);
  BgRecord *item;
  BgItemCard *card;

  /* A file without its contents would be a name alone. */
  if (holds_files (self))
    {
      bg_file_adder_choose (editor);
      return;
    }
  item = bg_record_add_item (bg_editor_get_record (editor), get_list (self));
  card = ensure_card (self, item);
  bg_item_card_set_expanded (card, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (card));
  bg_form_touch (bg_editor_get_form (editor));
}

static void
add_clicked_cb (BgListEditor *self)
{
  g_assert (BG_IS_LIST_EDITOR (self));
  bg_list_editor_add_item (BG_EDITOR (self));
}

static gboolean
files_dropped_cb (BgListEditor *self, const GValue *value)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  g_assert (BG_IS_LIST_EDITOR (self));

  for (GSList *file = g_value_get_boxed (value); file != NULL; file = file->next)
    g_list_store_append (files, file->data);
  bg_file_adder_add (BG_EDITOR (self), G_LIST_MODEL (files));
  return TRUE;
}

/* Scans are dragged here from the folder they lie in. */
static void
take_dropped_files (BgListEditor *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (target, "drop", G_CALLBACK (files_dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static gboolean
bg_list_editor_focus_item (BgEditor *editor, const char *item_id)
{
  BgListEditor *self = BG_LIST_EDITOR (editor);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      BgItemCard *card = BG_ITEM_CARD (child);

      if (g_str_equal (bg_record_get_id (bg_item_card_get_item (card)), item_id))
        {
          bg_item_card_focus_problem (card);
          return TRUE;
        }
    }
  return FALSE;
}

static void
bg_list_editor_bind (BgEditor *editor)
{
  BgListEditor *self = BG_LIST_EDITOR (editor);
  const BgField *field = bg_editor_get_field (editor);
  g_autofree char *words = bg_form_words_dup_add (bg_kind_get_label (field->items));

  adw_button_content_set_label (self->add_content, words);
  if (holds_files (self))
    take_dropped_files (self);
  g_signal_connect_object (bg_record_get_items (bg_editor_get_record (editor), field->name), "items-changed",
                           G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
}

static gboolean
bg_list_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BG_LIST_EDITOR (widget)->add_button));
}

static void
bg_list_editor_class_init (BgListEditorClass *klass)
{
  BgEditorClass *editor_class = BG_EDITOR_CLASS (klass);

  GTK_WIDGET_CLASS (klass)->grab_focus = bg_list_editor_grab_focus;
  editor_class->bind = bg_list_editor_bind;
  editor_class->load = bg_list_editor_load;
  editor_class->focus_item = bg_list_editor_focus_item;
  editor_class->add_item = bg_list_editor_add_item;
}

static GtkWidget *
make_add_button (BgListEditor *self)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);

  self->add_key = gtk_shortcut_label_new ("<Control>Return");
  gtk_widget_add_css_class (self->add_key, "key-help");
  gtk_widget_set_visible (self->add_key, FALSE);
  self->add_content = ADW_BUTTON_CONTENT (adw_button_content_new ());
  adw_button_content_set_icon_name (self->add_content, "list-add-symbolic");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->add_content));
  gtk_box_append (GTK_BOX (box), self->add_key);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "add-item");
  gtk_widget_set_tooltip_text (button, _ ("Ctrl+Enter in this list"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (add_clicked_cb), self);
  return button;
}

static void
bg_list_editor_init (BgListEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->cards = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->add_button = GTK_BUTTON (make_add_button (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->cards));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->add_button));
  adw_bin_set_child (ADW_BIN (self), box);
}
