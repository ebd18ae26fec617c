/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the groups of a form: where to go, and what is wrong there. */
#include "bg-config.h"

#include "bg-form-jump.h"

#include <glib/gi18n-lib.h>

struct _BgFormJump
{
  GtkBox parent_instance;

  BgForm *form;
  GStrv groups;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (BgFormJump, bg_form_jump, GTK_TYPE_BOX)

enum
{
  JUMPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What is known of one group. */
typedef struct
{
  guint errors;
  guint warnings;
  gboolean filled;
} GroupState;

static GroupState
look_at_group (BgFormJump *self, const char *group)
{
  BgRecord *record = bg_form_get_record (self->form);
  const BgProblems *problems = bg_form_get_problems (self->form);
  GroupState state = { 0 };

  for (const BgField *field = bg_record_get_kind (record)->fields; field->name != NULL; field++)
    if (g_strcmp0 (bg_field_get_group (field), group) == 0 && (field->flags & BG_FIELD_HIDDEN) == 0 &&
        bg_record_is_set (record, field->name))
      state.filled = TRUE;
  for (guint i = 0; i < bg_problems_get_n (problems); i++)
    {
      const BgProblem *problem = bg_problems_get (problems, i);
      const BgField *field = bg_kind_get_field (bg_record_get_kind (record), problem->field);

      if (field == NULL || g_strcmp0 (bg_field_get_group (field), group) != 0)
        continue;
      /* Not yet filled in is not yet wrong, but it is not in order either. */
      if (!bg_form_shows_problem (self->form, problem))
        state.filled = FALSE;
      else if (problem->grade == BG_GRADE_ERROR)
        state.errors++;
      else if (bg_problem_is_open (problem, record))
        state.warnings++;
    }
  return state;
}

static void
show_mark (GtkWidget *row, const char *icon, const char *css_class, guint count, const char *words)
{
  GtkWidget *mark = gtk_widget_get_last_child (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)));
  GtkWidget *image = gtk_widget_get_first_child (mark);
  g_autofree char *number = count > 0 ? g_strdup_printf ("%u", count) : g_strdup ("");

  gtk_widget_set_visible (mark, icon != NULL);
  gtk_image_set_from_icon_name (GTK_IMAGE (image), icon);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (image)), number);
  gtk_widget_set_visible (gtk_widget_get_next_sibling (image), count > 0);
  gtk_widget_set_tooltip_text (mark, words);
  gtk_widget_set_css_classes (mark, css_class != NULL ? (const char *[]){ "jump-mark", css_class, NULL }
                                                      : (const char *[]){ "jump-mark", NULL });
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words != NULL ? words : "", -1);
}

static void
show_state (GtkWidget *row, const GroupState *state)
{
  g_autofree char *words = NULL;

  if (state->errors > 0)
    {
      words = g_strdup_printf (ngettext ("%u error", "%u errors", state->errors), state->errors);
      show_mark (row, "dialog-error-symbolic", "error", state->errors, words);
    }
  else if (state->warnings > 0)
    {
      words = g_strdup_printf (ngettext ("%u needs a reason", "%u need a reason", state->warnings),
                               state->warnings);
      show_mark (row, "dialog-warning-symbolic", "warning", state->warnings, words);
    }
  else if (state->filled)
    show_mark (row, "object-select-symbolic", "success", 0, _ ("In order"));
  else
    show_mark (row, NULL, NULL, 0, NULL);
}

static void
show_states_cb (BgFormJump *self)
{
  g_assert (BG_IS_FORM_JUMP (self));

  for (guint i = 0; self->groups != NULL && self->groups[i] != NULL; i++)
    {
      GroupState state = look_at_group (self, self->groups[i]);

      show_state (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) i)), &state);
    }
}

static void
row_activated_cb (BgFormJump *self, GtkListBoxRow *row)
{
  g_assert (BG_IS_FORM_JUMP (self));
  g_signal_emit (self, signals[JUMPED], 0, (guint) gtk_list_box_row_get_index (row));
}

static void
bg_form_jump_dispose (GObject *object)
{
  BgFormJump *self = BG_FORM_JUMP (object);

  g_clear_object (&self->form);
  g_clear_pointer (&self->groups, g_strfreev);

  G_OBJECT_CLASS (bg_form_jump_parent_class)->dispose (object);
}

static void
bg_form_jump_class_init (BgFormJumpClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bg_form_jump_dispose;

  /**
   * BgFormJump::jumped:
   * @jump: the list
   * @group: which group, from 0
   */
  signals[JUMPED] = g_signal_new ("jumped", BG_TYPE_FORM_JUMP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
bg_form_jump_init (BgFormJump *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "jump-list");
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_widget_set_hexpand (GTK_WIDGET (self->list), TRUE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
}

static GtkWidget *
make_row (const char *group)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (group);
  GtkWidget *mark = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (mark), gtk_image_new ());
  gtk_box_append (GTK_BOX (mark), gtk_label_new (NULL));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, group, -1);
  return row;
}

static void
remove_rows (BgFormJump *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

/**
 * bg_form_jump_set_form:
 * @jump: the list
 * @form: (nullable): the form whose problems it shows
 * @groups: (nullable): the headings of the form
 */
void
bg_form_jump_set_form (BgFormJump *jump, BgForm *form, const char *const *groups)
{
  g_return_if_fail (BG_IS_FORM_JUMP (jump));

  if (jump->form != NULL)
    g_signal_handlers_disconnect_by_func (jump->form, show_states_cb, jump);
  remove_rows (jump);
  g_set_object (&jump->form, form);
  g_strfreev (jump->groups);
  jump->groups = g_strdupv ((char **) groups);
  if (form == NULL)
    return;
  for (guint i = 0; groups[i] != NULL; i++)
    gtk_list_box_append (jump->list, make_row (groups[i]));
  show_states_cb (jump);
  g_signal_connect_object (form, "checked", G_CALLBACK (show_states_cb), jump, G_CONNECT_SWAPPED);
}

/**
 * bg_form_jump_select:
 * @jump: the list
 * @group: the group the officer looks at
 */
void
bg_form_jump_select (BgFormJump *jump, guint group)
{
  g_return_if_fail (BG_IS_FORM_JUMP (jump));

  gtk_list_box_select_row (jump->list, gtk_list_box_get_row_at_index (jump->list, (int) group));
}
