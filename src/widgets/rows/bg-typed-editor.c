/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line that is typed and read at once: words, times, numbers, sums of money. */
#include "bg-config.h"

#include "bg-typed-editor.h"

#include <glib/gi18n-lib.h>

#include "bg-masked-value.h"
#include "bg-personal.h"

typedef struct
{
  GtkText *text;
  GtkBox *suffix;
  GtkBox *reading;
  GtkLabel *reading_label;
  GtkButton *reveal_button;
  guint mask_source;
  gboolean masked;
  gboolean loading;
} BgTypedEditorPrivate;

static void bg_typed_editor_editable_init (GtkEditableInterface *iface);

/* The editor is an editable itself: a bare GtkText has no place among what a screen reader is told of. */
G_DEFINE_TYPE_WITH_CODE (BgTypedEditor,
                         bg_typed_editor,
                         BG_TYPE_EDITOR,
                         G_ADD_PRIVATE (BgTypedEditor)
                           G_IMPLEMENT_INTERFACE (GTK_TYPE_EDITABLE, bg_typed_editor_editable_init))

static BgTypedEditorPrivate *
get_private (BgTypedEditor *self)
{
  return bg_typed_editor_get_instance_private (self);
}

static void
show_reading (BgTypedEditor *self)
{
  BgTypedEditorPrivate *private = get_private (self);
  g_autofree char *reading = NULL;
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (private->text));

  if (!private->masked && *typed != '\0' &&
      bg_form_get_unread_text (bg_editor_get_form (BG_EDITOR (self)), bg_editor_get_record (BG_EDITOR (self)),
                               bg_editor_get_field (BG_EDITOR (self))) == NULL)
    reading = BG_TYPED_EDITOR_GET_CLASS (self)->dup_reading (self);
  gtk_label_set_label (private->reading_label, reading != NULL ? reading : "");
  gtk_widget_set_visible (GTK_WIDGET (private->reading), reading != NULL && *reading != '\0');
}

static void
read_typed (BgTypedEditor *self)
{
  BgEditor *editor = BG_EDITOR (self);
  BgTypedEditorPrivate *private = get_private (self);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (private->text));
  g_autoptr (GError) error = NULL;

  bg_editor_begin_change (editor);
  if (BG_TYPED_EDITOR_GET_CLASS (self)->read (self, typed, &error))
    bg_form_set_unread (bg_editor_get_form (editor), bg_editor_get_record (editor),
                        bg_editor_get_field (editor), NULL, NULL);
  else
    bg_form_set_unread (bg_editor_get_form (editor), bg_editor_get_record (editor),
                        bg_editor_get_field (editor), typed, error->message);
  bg_editor_end_change (editor);
  show_reading (self);
}

static void mask_later (BgTypedEditor *self);

static void
text_changed_cb (BgTypedEditor *self)
{
  BgTypedEditorPrivate *private = get_private (self);

  g_assert (BG_IS_TYPED_EDITOR (self));

  if (private->loading || private->masked)
    return;
  read_typed (self);
  if (private->mask_source != 0)
    mask_later (self);
}

/* Enter goes on to the next field, as in a spreadsheet. */
static void
text_activated_cb (BgTypedEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL)
    gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_FORWARD);
}

static void
set_text_quietly (BgTypedEditor *self, const char *text)
{
  BgTypedEditorPrivate *private = get_private (self);

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (private->text)), text) == 0)
    return;
  private->loading = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (private->text), text);
  private->loading = FALSE;
}

static void
show_mask (BgTypedEditor *self)
{
  BgTypedEditorPrivate *private = get_private (self);

  gtk_editable_set_editable (GTK_EDITABLE (private->text), !private->masked);
  gtk_widget_set_visible (GTK_WIDGET (private->reveal_button), private->masked);
}

static char *
dup_value (BgTypedEditor *self)
{
  BgEditor *editor = BG_EDITOR (self);
  const char *unread = bg_form_get_unread_text (bg_editor_get_form (editor), bg_editor_get_record (editor),
                                                bg_editor_get_field (editor));

  if (unread != NULL)
    return g_strdup (unread);
  return bg_record_dup_display (bg_editor_get_record (editor), bg_editor_get_field (editor), NULL, NULL);
}

static void
show_value (BgTypedEditor *self)
{
  g_autofree char *value = dup_value (self);
  g_autofree char *mask = NULL;

  if (get_private (self)->masked)
    mask = bg_field_mask_value (bg_editor_get_field (BG_EDITOR (self)), value);
  set_text_quietly (self, mask != NULL ? mask : value);
  show_mask (self);
  show_reading (self);
}

static gboolean
mask_again_cb (gpointer data)
{
  BgTypedEditor *self = data;
  BgTypedEditorPrivate *private = get_private (self);
  BgEditor *editor = BG_EDITOR (self);

  private->mask_source = 0;
  private->masked = bg_record_is_set (bg_editor_get_record (editor), bg_editor_get_field (editor)->name);
  show_value (self);
  return G_SOURCE_REMOVE;
}

/* Whoever goes on typing has half a minute more. */
static void
mask_later (BgTypedEditor *self)
{
  BgTypedEditorPrivate *private = get_private (self);

  g_clear_handle_id (&private->mask_source, g_source_remove);
  private->mask_source = g_timeout_add_seconds (BG_REVEAL_SECONDS, mask_again_cb, self);
}

static void
unmask (BgTypedEditor *self)
{
  BgTypedEditorPrivate *private = get_private (self);

  private->masked = FALSE;
  show_value (self);
  gtk_widget_grab_focus (GTK_WIDGET (private->text));
  mask_later (self);
}

static void
noted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgTypedEditor) self = data;
  g_autoptr (GError) error = NULL;
  gboolean allowed = bg_personal_show_finish (BG_STORE (source), result, &error);

  /* The form may be closed by now. */
  if (get_private (self)->suffix == NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (get_private (self)->reveal_button), TRUE);
  if (allowed)
    unmask (self);
  else
    bg_masked_value_say (GTK_WIDGET (self), error->message);
}

static void
reveal_clicked_cb (BgTypedEditor *self)
{
  BgEditor *editor = BG_EDITOR (self);
  BgForm *form = bg_editor_get_form (editor);
  g_autofree char *path = NULL;

  g_assert (BG_IS_TYPED_EDITOR (self));

  path = bg_record_dup_path (bg_form_get_record (form), bg_editor_get_record (editor),
                             bg_editor_get_field (editor));
  gtk_widget_set_sensitive (GTK_WIDGET (get_private (self)->reveal_button), FALSE);
  bg_personal_show_async (bg_form_get_store (form), bg_form_get_record (form), path, noted_cb,
                          g_object_ref (self));
}

static gboolean
read_by_table (BgTypedEditor *self, const char *typed, GError **error)
{
  BgEditor *editor = BG_EDITOR (self);

  return bg_record_read_field (bg_editor_get_record (editor), bg_editor_get_field (editor)->name, typed,
                               bg_form_get_rules (bg_editor_get_form (editor))->today, error);
}

/* Words are what they are; what was counted or measured is said again as it was understood. */
static char *
dup_reading_of_number (BgTypedEditor *self)
{
  BgEditor *editor = BG_EDITOR (self);
  BgFieldType type = bg_editor_get_field (editor)->type;

  if (type != BG_FIELD_MONEY && type != BG_FIELD_TIME)
    return g_strdup ("");
  return bg_record_dup_display (bg_editor_get_record (editor), bg_editor_get_field (editor), NULL, NULL);
}

static void
bg_typed_editor_bind (BgEditor *editor)
{
  BgTypedEditor *self = BG_TYPED_EDITOR (editor);
  BgTypedEditorPrivate *private = get_private (self);
  const BgField *field = bg_editor_get_field (editor);
  BgRecord *record = bg_editor_get_record (editor);

  private->masked = (field->flags & BG_FIELD_PERSONAL) != 0 && bg_record_is_set (record, field->name);
  bg_editor_describe (editor, GTK_WIDGET (private->text));
  if (field->type == BG_FIELD_DATE)
    adw_button_content_set_label (ADW_BUTTON_CONTENT (gtk_button_get_child (private->reveal_button)),
                                  _ ("Show the date"));
  bg_editor_describe (editor, GTK_WIDGET (self));
  gtk_text_set_input_purpose (private->text, field->type == BG_FIELD_INTEGER ? GTK_INPUT_PURPOSE_DIGITS
                                                                             : GTK_INPUT_PURPOSE_FREE_FORM);
  /* The same digits are another sum in another currency. */
  if (field->type == BG_FIELD_MONEY && bg_kind_get_field (bg_record_get_kind (record), "currency") != NULL)
    g_signal_connect_object (record, "notify::currency", G_CALLBACK (bg_typed_editor_reread), self,
                             G_CONNECT_SWAPPED);
}

static void
bg_typed_editor_load (BgEditor *editor)
{
  BgTypedEditor *self = BG_TYPED_EDITOR (editor);

  if (!gtk_widget_has_focus (GTK_WIDGET (get_private (self)->text)))
    show_value (self);
}

static GtkWidget *
bg_typed_editor_get_suffix (BgEditor *editor)
{
  return GTK_WIDGET (get_private (BG_TYPED_EDITOR (editor))->suffix);
}

static gboolean
bg_typed_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (get_private (BG_TYPED_EDITOR (widget))->text));
}

static GtkEditable *
bg_typed_editor_get_delegate (GtkEditable *editable)
{
  return GTK_EDITABLE (get_private (BG_TYPED_EDITOR (editable))->text);
}

static void
bg_typed_editor_editable_init (GtkEditableInterface *iface)
{
  iface->get_delegate = bg_typed_editor_get_delegate;
}

static void
bg_typed_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (!gtk_editable_delegate_get_property (object, id, value, pspec))
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
bg_typed_editor_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (!gtk_editable_delegate_set_property (object, id, value, pspec))
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
bg_typed_editor_dispose (GObject *object)
{
  BgTypedEditorPrivate *private = get_private (BG_TYPED_EDITOR (object));

  if (private->suffix != NULL)
    gtk_editable_finish_delegate (GTK_EDITABLE (object));
  g_clear_handle_id (&private->mask_source, g_source_remove);
  g_clear_object (&private->suffix);

  G_OBJECT_CLASS (bg_typed_editor_parent_class)->dispose (object);
}

static void
bg_typed_editor_class_init (BgTypedEditorClass *klass)
{
  BgEditorClass *editor_class = BG_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = bg_typed_editor_get_property;
  G_OBJECT_CLASS (klass)->set_property = bg_typed_editor_set_property;
  G_OBJECT_CLASS (klass)->dispose = bg_typed_editor_dispose;
  gtk_editable_install_properties (G_OBJECT_CLASS (klass), 1);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  GTK_WIDGET_CLASS (klass)->grab_focus = bg_typed_editor_grab_focus;
  editor_class->bind = bg_typed_editor_bind;
  editor_class->load = bg_typed_editor_load;
  editor_class->get_suffix = bg_typed_editor_get_suffix;
  klass->read = read_by_table;
  klass->dup_reading = dup_reading_of_number;
}

static GtkBox *
make_reading (BgTypedEditorPrivate *private)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  private->reading_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (private->reading_label));
  gtk_widget_add_css_class (box, "reading");
  gtk_widget_set_visible (box, FALSE);
  return GTK_BOX (box);
}

static GtkButton *
make_reveal_button (BgTypedEditor *self)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "view-reveal-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ ("Show"));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (
    button, _ ("Shows it for 30 seconds and lets it be changed; that is written down in the history"));
  gtk_widget_set_visible (button, FALSE);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (reveal_clicked_cb), self);
  return GTK_BUTTON (button);
}

static void
bg_typed_editor_init (BgTypedEditor *self)
{
  BgTypedEditorPrivate *private = get_private (self);

  private->text = GTK_TEXT (gtk_text_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (private->text), TRUE);
  g_signal_connect_swapped (private->text, "changed", G_CALLBACK (text_changed_cb), self);
  g_signal_connect_swapped (private->text, "activate", G_CALLBACK (text_activated_cb), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (private->text));
  gtk_editable_init_delegate (GTK_EDITABLE (self));

  private->suffix = GTK_BOX (g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12)));
  private->reading = make_reading (private);
  private->reveal_button = make_reveal_button (self);
  gtk_box_append (private->suffix, GTK_WIDGET (private->reading));
  gtk_box_append (private->suffix, GTK_WIDGET (private->reveal_button));
}

/**
 * bg_typed_editor_set_text:
 * @editor: an editor
 * @text: what shall stand there as if it were typed
 */
void
bg_typed_editor_set_text (BgTypedEditor *editor, const char *text)
{
  g_return_if_fail (BG_IS_TYPED_EDITOR (editor) && text != NULL);

  gtk_editable_set_text (GTK_EDITABLE (get_private (editor)->text), text);
}

/**
 * bg_typed_editor_get_text:
 * @editor: an editor
 *
 * Returns: what stands there
 */
const char *
bg_typed_editor_get_text (BgTypedEditor *editor)
{
  g_return_val_if_fail (BG_IS_TYPED_EDITOR (editor), NULL);
  return gtk_editable_get_text (GTK_EDITABLE (get_private (editor)->text));
}

/**
 * bg_typed_editor_add_suffix:
 * @editor: an editor
 * @widget: (transfer floating): what shall stand at the end of its row
 */
void
bg_typed_editor_add_suffix (BgTypedEditor *editor, GtkWidget *widget)
{
  g_return_if_fail (BG_IS_TYPED_EDITOR (editor) && GTK_IS_WIDGET (widget));
  gtk_box_append (get_private (editor)->suffix, widget);
}

/**
 * bg_typed_editor_reread:
 * @editor: an editor
 *
 * Reads what stands there again, because something changed that it depends on.
 */
void
bg_typed_editor_reread (BgTypedEditor *editor)
{
  g_return_if_fail (BG_IS_TYPED_EDITOR (editor));

  if (!get_private (editor)->masked && *bg_typed_editor_get_text (editor) != '\0')
    read_typed (editor);
}
