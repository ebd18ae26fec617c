/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field of a record on a form: its label, what edits it, how it was read, and what is wrong with it. */
#include "bg-config.h"

#include "bg-field-row.h"

#include <glib/gi18n-lib.h>

#include "bg-list-editor.h"
#include "bg-problem-note.h"

struct _BgFieldRow
{
  AdwBin parent_instance;

  char *field_name;
  const BgField *field;
  BgForm *form;
  BgRecord *record;
  BgEditor *editor;
  gboolean has_error;

  GtkBox *main_box;
  GtkLabel *label;
  GtkLabel *required_label;
  AdwBin *editor_bin;
  AdwBin *suffix_bin;
  GtkLabel *hint_label;
  GtkWidget *error_box;
  GtkLabel *error_label;
  GtkBox *notes_box;
};

G_DEFINE_FINAL_TYPE (BgFieldRow, bg_field_row, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_FIELD,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static gboolean
is_own_problem (const BgProblem *problem, gpointer data)
{
  BgFieldRow *self = data;

  return self->record == bg_form_get_record (self->form) && problem->item_id == NULL &&
         g_strcmp0 (problem->field, self->field->name) == 0;
}

static gboolean
is_note (const BgProblem *problem, gpointer data)
{
  return problem->grade != BG_GRADE_ERROR && is_own_problem (problem, data);
}

static const char *
find_error (BgFieldRow *self)
{
  const BgProblems *problems = bg_form_get_problems (self->form);

  for (guint i = 0; i < bg_problems_get_n (problems); i++)
    {
      const BgProblem *problem = bg_problems_get (problems, i);

      if (problem->grade == BG_GRADE_ERROR && is_own_problem (problem, self) &&
          bg_form_shows_problem (self->form, problem))
        return problem->message;
    }
  return NULL;
}

static void
show_error (BgFieldRow *self, const char *message)
{
  self->has_error = message != NULL;
  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (self->error_box, message != NULL);
  if (message != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "wrong");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "wrong");
  bg_editor_show_error (self->editor, message != NULL ? GTK_WIDGET (self->error_label) : NULL);
}

/* A field of an item knows by itself that it is missing or cannot be read: a problem names only the item. */
static void
show_problems_cb (BgFieldRow *self)
{
  const char *message;
  g_autofree char *missing = NULL;

  g_assert (BG_IS_FIELD_ROW (self));

  message = bg_form_get_unread_message (self->form, self->record, self->field);
  if (message == NULL && bg_form_is_missing (self->form, self->record, self->field))
    message = missing = g_strdup_printf (_ ("%s is missing"), bg_field_get_label (self->field));
  show_error (self, message != NULL ? message : find_error (self));
  bg_problem_note_sync (self->notes_box, self->form, is_note, self);
}

static void
clicked_cb (BgFieldRow *self)
{
  g_assert (BG_IS_FIELD_ROW (self));

  if (self->editor != NULL && !bg_field_row_is_list (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

static gboolean
bg_field_row_grab_focus (GtkWidget *widget)
{
  BgFieldRow *self = BG_FIELD_ROW (widget);

  return self->editor != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

static void
bg_field_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_FIELD:
      g_value_set_string (value, BG_FIELD_ROW (object)->field_name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bg_field_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_FIELD:
      BG_FIELD_ROW (object)->field_name = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bg_field_row_dispose (GObject *object)
{
  BgFieldRow *self = BG_FIELD_ROW (object);

  self->editor = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), BG_TYPE_FIELD_ROW);
  g_clear_object (&self->form);
  g_clear_object (&self->record);
  g_clear_pointer (&self->field_name, g_free);

  G_OBJECT_CLASS (bg_field_row_parent_class)->dispose (object);
}

static void
bg_field_row_class_init (BgFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bg_field_row_get_property;
  object_class->set_property = bg_field_row_set_property;
  object_class->dispose = bg_field_row_dispose;
  widget_class->grab_focus = bg_field_row_grab_focus;

  /**
   * BgFieldRow:field:
   *
   * Name of the field; bg_field_row_bind() says of which record.
   */
  properties[PROP_FIELD] = g_param_spec_string (
    "field", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/banggiao/BangGiao/ui/bg-field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BgFieldRow, main_box);
  gtk_widget_class_bind_template_child (widget_class, BgFieldRow, label);
  gtk_widget_class_bind_template_child (widget_class, BgFieldRow, required_label);
  gtk_widget_class_bind_template_child (widget_class, BgFieldRow, editor_bin);
  gtk_widget_class_bind_template_child (widget_class, BgFieldRow, suffix_bin);
  gtk_widget_class_bind_template_child (widget_class, BgFieldRow, hint_label);
  gtk_widget_class_bind_template_child (widget_class, BgFieldRow, error_box);
  gtk_widget_class_bind_template_child (widget_class, BgFieldRow, error_label);
  gtk_widget_class_bind_template_child (widget_class, BgFieldRow, notes_box);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
bg_field_row_init (BgFieldRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_label (BgFieldRow *self)
{
  const char *hint = bg_field_get_hint (self->field);

  gtk_label_set_label (self->label, bg_field_get_label (self->field));
  gtk_widget_set_visible (GTK_WIDGET (self->required_label), (self->field->flags & BG_FIELD_REQUIRED) != 0);
  gtk_label_set_label (self->hint_label, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), hint != NULL && !bg_field_row_is_list (self));
  /* The answers stand at the end of the row, so that its words may be large. */
  if (self->field->type == BG_FIELD_ANSWER)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->label), "caption");
      gtk_widget_remove_css_class (GTK_WIDGET (self->label), "secondary");
      gtk_widget_set_visible (GTK_WIDGET (self->editor_bin), FALSE);
    }
  if (bg_field_row_is_list (self))
    gtk_widget_add_css_class (GTK_WIDGET (self), "list-row");
}

/**
 * bg_field_row_bind:
 * @row: a row whose property "field" names a field of @record
 * @form: the form
 * @record: the record of @form, or one of its items
 *
 * To be called once: shows the field of this record.
 */
void
bg_field_row_bind (BgFieldRow *row, BgForm *form, BgRecord *record)
{
  g_return_if_fail (BG_IS_FIELD_ROW (row) && BG_IS_FORM (form) && BG_IS_RECORD (record));
  g_return_if_fail (row->editor == NULL && row->field_name != NULL);

  row->field = bg_kind_get_field (bg_record_get_kind (record), row->field_name);
  g_return_if_fail (row->field != NULL);
  row->form = g_object_ref (form);
  row->record = g_object_ref (record);
  row->editor = bg_editor_new (form, record, row->field);
  adw_bin_set_child (row->editor_bin, GTK_WIDGET (row->editor));
  adw_bin_set_child (row->suffix_bin, bg_editor_get_suffix (row->editor));
  if (bg_editor_get_suffix (row->editor) != NULL)
    g_object_bind_property (bg_editor_get_suffix (row->editor), "visible", row->suffix_bin, "visible",
                            G_BINDING_SYNC_CREATE);
  else
    gtk_widget_set_visible (GTK_WIDGET (row->suffix_bin), FALSE);
  show_label (row);
  show_problems_cb (row);
  g_signal_connect_object (form, "checked", G_CALLBACK (show_problems_cb), row, G_CONNECT_SWAPPED);
}

/**
 * bg_field_row_new:
 * @form: the form
 * @record: its record, or one of its items
 * @field: a field of @record
 *
 * Returns: (transfer floating): a row that shows the field
 */
GtkWidget *
bg_field_row_new (BgForm *form, BgRecord *record, const BgField *field)
{
  GtkWidget *row = g_object_new (BG_TYPE_FIELD_ROW, "field", field->name, NULL);

  bg_field_row_bind (BG_FIELD_ROW (row), form, record);
  return row;
}

/**
 * bg_field_row_get_field:
 * @row: a row that was bound
 *
 * Returns: (transfer none): its field
 */
const BgField *
bg_field_row_get_field (BgFieldRow *row)
{
  g_return_val_if_fail (BG_IS_FIELD_ROW (row), NULL);
  return row->field;
}

/**
 * bg_field_row_get_editor:
 * @row: a row that was bound
 *
 * Returns: (transfer none): what edits its value
 */
BgEditor *
bg_field_row_get_editor (BgFieldRow *row)
{
  g_return_val_if_fail (BG_IS_FIELD_ROW (row), NULL);
  return row->editor;
}

/**
 * bg_field_row_is_list:
 * @row: a row that was bound
 *
 * Returns: whether it is a list of cards, which needs the whole width and no frame of its own
 */
gboolean
bg_field_row_is_list (BgFieldRow *row)
{
  g_return_val_if_fail (BG_IS_FIELD_ROW (row), FALSE);
  return BG_IS_LIST_EDITOR (row->editor);
}

/**
 * bg_field_row_is_short:
 * @row: a row that was bound
 *
 * Returns: whether two such rows may stand side by side
 */
gboolean
bg_field_row_is_short (BgFieldRow *row)
{
  g_return_val_if_fail (BG_IS_FIELD_ROW (row), FALSE);

  if ((row->field->flags & BG_FIELD_WIDE) != 0)
    return FALSE;
  switch (row->field->type)
    {
    case BG_FIELD_CHOICE:
    case BG_FIELD_DATE:
    case BG_FIELD_TIME:
    case BG_FIELD_INTEGER:
    case BG_FIELD_MONEY:
      return TRUE;
    case BG_FIELD_TEXT:
      /* The fields of an item are many and short; its title is not. */
      return bg_record_get_kind (row->record)->is_item &&
             !g_str_equal (row->field->name, bg_record_get_kind (row->record)->title);
    case BG_FIELD_LONG_TEXT:
    case BG_FIELD_ANSWER:
    case BG_FIELD_REFERENCE:
    case BG_FIELD_LIST:
    default:
      return FALSE;
    }
}

/**
 * bg_field_row_has_error:
 * @row: a row that was bound
 *
 * Returns: whether an error line stands in it
 */
gboolean
bg_field_row_has_error (BgFieldRow *row)
{
  g_return_val_if_fail (BG_IS_FIELD_ROW (row), FALSE);
  return row->has_error;
}

/**
 * bg_field_row_focus_problem:
 * @row: a row that was bound
 * @item_id: (nullable): the item of its list that the problem is about
 *
 * Puts the focus where the problem can be mended: the box for the reason, the item, or the field itself.
 */
void
bg_field_row_focus_problem (BgFieldRow *row, const char *item_id)
{
  g_return_if_fail (BG_IS_FIELD_ROW (row));

  if (item_id != NULL && bg_editor_focus_item (row->editor, item_id))
    return;
  if (!row->has_error && bg_problem_note_focus_open (row->notes_box))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (row->editor));
}

/**
 * bg_field_row_hide_label:
 * @row: a row that was bound
 *
 * For a list whose label is the heading above it already.
 */
void
bg_field_row_hide_label (BgFieldRow *row)
{
  g_return_if_fail (BG_IS_FIELD_ROW (row));
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (row->label)), FALSE);
}
