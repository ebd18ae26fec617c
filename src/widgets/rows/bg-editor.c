/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What edits the value of one field; one subclass a way of editing. */
#include "bg-config.h"

#include "bg-editor.h"

#include <glib/gi18n-lib.h>

#include "bg-answer-editor.h"
#include "bg-chips-editor.h"
#include "bg-choice-editor.h"
#include "bg-date-editor.h"
#include "bg-list-editor.h"
#include "bg-paragraph-editor.h"
#include "bg-reference-editor.h"
#include "bg-typed-editor.h"

typedef struct
{
  BgForm *form;
  BgRecord *record;
  const BgField *field;
  char *name;
  /* What takes the focus; it is told what is wrong. */
  GtkWidget *control;
  /* While this editor itself changes the record it needs no news of it. */
  guint changing;
} BgEditorPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (BgEditor, bg_editor, ADW_TYPE_BIN)

static BgEditorPrivate *
get_private (BgEditor *self)
{
  return bg_editor_get_instance_private (self);
}

static void
bg_editor_dispose (GObject *object)
{
  BgEditorPrivate *private = get_private (BG_EDITOR (object));

  g_clear_object (&private->form);
  g_clear_object (&private->record);
  g_clear_pointer (&private->name, g_free);

  G_OBJECT_CLASS (bg_editor_parent_class)->dispose (object);
}

static void
bg_editor_class_init (BgEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bg_editor_dispose;
}

static void
bg_editor_init (BgEditor *self)
{
}

static void
record_changed_cb (BgRecord *record, GParamSpec *pspec, BgEditor *self)
{
  BgEditorPrivate *private = get_private (self);

  g_assert (BG_IS_EDITOR (self));

  if (private->changing == 0 && private->form != NULL)
    BG_EDITOR_GET_CLASS (self)->load (self);
}

static GType
get_list_editor_type (const BgKind *items)
{
  return bg_editor_get_single_field (items) != NULL ? BG_TYPE_CHIPS_EDITOR : BG_TYPE_LIST_EDITOR;
}

static GType
get_editor_type (const BgField *field)
{
  static GType (*const types[]) (void) = {
    [BG_FIELD_TEXT] = bg_typed_editor_get_type,          [BG_FIELD_LONG_TEXT] = bg_paragraph_editor_get_type,
    [BG_FIELD_CHOICE] = bg_choice_editor_get_type,       [BG_FIELD_DATE] = bg_date_editor_get_type,
    [BG_FIELD_TIME] = bg_typed_editor_get_type,          [BG_FIELD_INTEGER] = bg_typed_editor_get_type,
    [BG_FIELD_MONEY] = bg_typed_editor_get_type,         [BG_FIELD_ANSWER] = bg_answer_editor_get_type,
    [BG_FIELD_REFERENCE] = bg_reference_editor_get_type,
  };

  if (field->type == BG_FIELD_LIST)
    return get_list_editor_type (field->items);
  return types[field->type]();
}

/**
 * bg_editor_new:
 * @form: the form
 * @record: its record, or one of its items
 * @field: a field of @record
 *
 * Returns: (transfer floating): the editor that suits the type of @field, showing its value
 */
BgEditor *
bg_editor_new (BgForm *form, BgRecord *record, const BgField *field)
{
  g_autofree char *signal = NULL;
  BgEditorPrivate *private;
  BgEditor *self;

  g_return_val_if_fail (BG_IS_FORM (form) && BG_IS_RECORD (record) && field != NULL, NULL);

  self = g_object_new (get_editor_type (field), NULL);
  private = get_private (self);
  private->form = g_object_ref (form);
  private->record = g_object_ref (record);
  private->field = field;
  private->name = (field->flags & BG_FIELD_REQUIRED) == 0
                    ? g_strdup (bg_field_get_label (field))
                    : g_strdup_printf (_ ("%s (required)"), bg_field_get_label (field));
  BG_EDITOR_GET_CLASS (self)->bind (self);
  BG_EDITOR_GET_CLASS (self)->load (self);
  signal = bg_form_dup_notify_name (field->name);
  g_signal_connect_object (record, signal, G_CALLBACK (record_changed_cb), self, 0);
  return self;
}

/**
 * bg_editor_get_form:
 * @editor: an editor
 *
 * Returns: (transfer none): its form
 */
BgForm *
bg_editor_get_form (BgEditor *editor)
{
  g_return_val_if_fail (BG_IS_EDITOR (editor), NULL);
  return get_private (editor)->form;
}

/**
 * bg_editor_get_record:
 * @editor: an editor
 *
 * Returns: (transfer none): the record or item it writes to
 */
BgRecord *
bg_editor_get_record (BgEditor *editor)
{
  g_return_val_if_fail (BG_IS_EDITOR (editor), NULL);
  return get_private (editor)->record;
}

/**
 * bg_editor_get_field:
 * @editor: an editor
 *
 * Returns: (transfer none): its field
 */
const BgField *
bg_editor_get_field (BgEditor *editor)
{
  g_return_val_if_fail (BG_IS_EDITOR (editor), NULL);
  return get_private (editor)->field;
}

/**
 * bg_editor_get_name:
 * @editor: an editor
 *
 * Returns: its accessible name: the label of the field, and whether it is required
 */
const char *
bg_editor_get_name (BgEditor *editor)
{
  g_return_val_if_fail (BG_IS_EDITOR (editor), NULL);
  return get_private (editor)->name;
}

/**
 * bg_editor_is_fixed:
 * @editor: an editor
 *
 * Returns: whether the value was saved before and may not change any more
 */
gboolean
bg_editor_is_fixed (BgEditor *editor)
{
  BgEditorPrivate *private;
  BgRecord *before;

  g_return_val_if_fail (BG_IS_EDITOR (editor), FALSE);

  private = get_private (editor);
  before = bg_form_get_before (private->form);
  return (private->field->flags & BG_FIELD_FIXED) != 0 && before != NULL &&
         private->record == bg_form_get_record (private->form) &&
         bg_record_is_set (before, private->field->name);
}

/**
 * bg_editor_get_suffix:
 * @editor: an editor
 *
 * Returns: (transfer none) (nullable): what stands at the end of its row
 */
GtkWidget *
bg_editor_get_suffix (BgEditor *editor)
{
  g_return_val_if_fail (BG_IS_EDITOR (editor), NULL);

  if (BG_EDITOR_GET_CLASS (editor)->get_suffix == NULL)
    return NULL;
  return BG_EDITOR_GET_CLASS (editor)->get_suffix (editor);
}

/**
 * bg_editor_focus_item:
 * @editor: an editor
 * @item_id: id of an item of its list
 *
 * Returns: whether there was such an item to focus
 */
gboolean
bg_editor_focus_item (BgEditor *editor, const char *item_id)
{
  g_return_val_if_fail (BG_IS_EDITOR (editor) && item_id != NULL, FALSE);

  if (BG_EDITOR_GET_CLASS (editor)->focus_item == NULL)
    return FALSE;
  return BG_EDITOR_GET_CLASS (editor)->focus_item (editor, item_id);
}

/**
 * bg_editor_add_item:
 * @editor: an editor
 *
 * Returns: whether it edits a list, to which an item was added now
 */
gboolean
bg_editor_add_item (BgEditor *editor)
{
  g_return_val_if_fail (BG_IS_EDITOR (editor), FALSE);

  if (BG_EDITOR_GET_CLASS (editor)->add_item == NULL)
    return FALSE;
  BG_EDITOR_GET_CLASS (editor)->add_item (editor);
  return TRUE;
}

/**
 * bg_editor_describe:
 * @editor: an editor
 * @control: the widget in it that takes the focus
 *
 * Gives @control its accessible name, and switches it off where the value may not change.
 */
void
bg_editor_describe (BgEditor *editor, GtkWidget *control)
{
  g_return_if_fail (BG_IS_EDITOR (editor) && GTK_IS_WIDGET (control));

  get_private (editor)->control = control;
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get_private (editor)->name, -1);
  gtk_widget_set_sensitive (control, !bg_editor_is_fixed (editor));
}

/**
 * bg_editor_show_error:
 * @editor: an editor
 * @message: (nullable): the label that says what is wrong; NULL when all is well
 *
 * Tells those who cannot see it.
 */
void
bg_editor_show_error (BgEditor *editor, GtkWidget *message)
{
  GtkAccessible *control;

  g_return_if_fail (BG_IS_EDITOR (editor) && (message == NULL || GTK_IS_WIDGET (message)));

  if (get_private (editor)->control == NULL)
    return;
  control = GTK_ACCESSIBLE (get_private (editor)->control);
  gtk_accessible_update_state (control, GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (message != NULL)
    gtk_accessible_update_relation (control, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE, message, -1);
  else
    gtk_accessible_reset_relation (control, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE);
}

/**
 * bg_editor_begin_change:
 * @editor: an editor
 *
 * From here on to bg_editor_end_change() the editor writes to the record what it shows already.
 */
void
bg_editor_begin_change (BgEditor *editor)
{
  g_return_if_fail (BG_IS_EDITOR (editor));
  get_private (editor)->changing++;
}

/**
 * bg_editor_end_change:
 * @editor: an editor
 *
 * Ends bg_editor_begin_change(), and lets the form check.
 */
void
bg_editor_end_change (BgEditor *editor)
{
  BgEditorPrivate *private;

  g_return_if_fail (BG_IS_EDITOR (editor));

  private = get_private (editor);
  private->changing--;
  bg_form_touch (private->form);
}

/**
 * bg_editor_get_single_field:
 * @items: a kind of items
 *
 * Returns: (nullable): the only field a person sees of such an item; NULL when there are several
 */
const BgField *
bg_editor_get_single_field (const BgKind *items)
{
  const BgField *single = NULL;

  g_return_val_if_fail (items != NULL, NULL);

  for (const BgField *field = items->fields; field->name != NULL; field++)
    {
      if ((field->flags & BG_FIELD_HIDDEN) != 0)
        continue;
      if (single != NULL)
        return NULL;
      single = field;
    }
  return single;
}
