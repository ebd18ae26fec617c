/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says that something is unusual, and asks for the reason that lets it pass. */
#include "bg-config.h"

#include "bg-problem-note.h"

struct _BgProblemNote
{
  GtkBox parent_instance;

  BgForm *form;
  char *rule;
  BgGrade grade;
  gboolean loading;

  GtkImage *icon;
  GtkLabel *message_label;
  GtkLabel *detail_label;
  GtkWidget *reason_box;
  GtkText *reason_text;
};

G_DEFINE_FINAL_TYPE (BgProblemNote, bg_problem_note, GTK_TYPE_BOX)

static void
reason_changed_cb (BgProblemNote *self)
{
  g_autofree char *reason = NULL;

  g_assert (BG_IS_PROBLEM_NOTE (self));

  if (self->loading)
    return;
  reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason_text))));
  bg_record_set_reason (bg_form_get_record (self->form), self->rule, reason);
  bg_form_touch (self->form);
}

static void
bg_problem_note_dispose (GObject *object)
{
  BgProblemNote *self = BG_PROBLEM_NOTE (object);

  self->loading = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), BG_TYPE_PROBLEM_NOTE);
  g_clear_object (&self->form);
  g_clear_pointer (&self->rule, g_free);

  G_OBJECT_CLASS (bg_problem_note_parent_class)->dispose (object);
}

static void
bg_problem_note_class_init (BgProblemNoteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bg_problem_note_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/banggiao/BangGiao/ui/bg-problem-note.ui");
  gtk_widget_class_bind_template_child (widget_class, BgProblemNote, icon);
  gtk_widget_class_bind_template_child (widget_class, BgProblemNote, message_label);
  gtk_widget_class_bind_template_child (widget_class, BgProblemNote, detail_label);
  gtk_widget_class_bind_template_child (widget_class, BgProblemNote, reason_box);
  gtk_widget_class_bind_template_child (widget_class, BgProblemNote, reason_text);
  gtk_widget_class_bind_template_callback (widget_class, reason_changed_cb);
}

static void
bg_problem_note_init (BgProblemNote *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Red: forbids saving. Yellow: wants a reason. Blue: worth knowing. */
static void
show_grade (BgProblemNote *self, BgGrade grade)
{
  static const char *const colours[] = { "blue", "yellow", "red" };
  static const char *const icons[] = { "dialog-information-symbolic", "dialog-warning-symbolic",
                                       "dialog-error-symbolic" };

  for (gsize i = 0; i < G_N_ELEMENTS (colours); i++)
    if (i == grade)
      gtk_widget_add_css_class (GTK_WIDGET (self), colours[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self), colours[i]);
  gtk_image_set_from_icon_name (self->icon, icons[grade]);
  gtk_widget_set_visible (self->reason_box, grade == BG_GRADE_WARNING);
  self->grade = grade;
}

/**
 * bg_problem_note_new:
 * @form: the form
 * @problem: what it says
 *
 * Returns: (transfer floating): a note
 */
GtkWidget *
bg_problem_note_new (BgForm *form, const BgProblem *problem)
{
  BgProblemNote *self;
  const char *reason;

  g_return_val_if_fail (BG_IS_FORM (form) && problem != NULL, NULL);

  self = g_object_new (BG_TYPE_PROBLEM_NOTE, NULL);
  self->form = g_object_ref (form);
  self->rule = g_strdup (problem->rule);
  reason = bg_record_get_reason (bg_form_get_record (form), problem->rule);
  self->loading = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->reason_text), reason != NULL ? reason : "");
  self->loading = FALSE;
  bg_problem_note_update (self, problem);
  return GTK_WIDGET (self);
}

/**
 * bg_problem_note_get_rule:
 * @note: a note
 *
 * Returns: the rule it is about
 */
const char *
bg_problem_note_get_rule (BgProblemNote *note)
{
  g_return_val_if_fail (BG_IS_PROBLEM_NOTE (note), NULL);
  return note->rule;
}

/**
 * bg_problem_note_update:
 * @note: a note
 * @problem: the same rule's newer words
 */
void
bg_problem_note_update (BgProblemNote *note, const BgProblem *problem)
{
  g_return_if_fail (BG_IS_PROBLEM_NOTE (note) && problem != NULL);

  show_grade (note, problem->grade);
  gtk_label_set_label (note->message_label, problem->message);
  gtk_label_set_label (note->detail_label, problem->detail != NULL ? problem->detail : "");
  gtk_widget_set_visible (GTK_WIDGET (note->detail_label), problem->detail != NULL);
}

static BgProblemNote *
find_note (GtkBox *box, const char *rule)
{
  for (GtkWidget *note = gtk_widget_get_first_child (GTK_WIDGET (box)); note != NULL;
       note = gtk_widget_get_next_sibling (note))
    if (g_strcmp0 (bg_problem_note_get_rule (BG_PROBLEM_NOTE (note)), rule) == 0)
      return BG_PROBLEM_NOTE (note);
  return NULL;
}

static gboolean
has_problem (BgForm *form, const char *rule, BgProblemMatchFunc match, gpointer data)
{
  const BgProblems *problems = bg_form_get_problems (form);

  for (guint i = 0; i < bg_problems_get_n (problems); i++)
    if (g_strcmp0 (bg_problems_get (problems, i)->rule, rule) == 0 &&
        match (bg_problems_get (problems, i), data))
      return TRUE;
  return FALSE;
}

static void
drop_settled (GtkBox *box, BgForm *form, BgProblemMatchFunc match, gpointer data)
{
  GtkWidget *next;

  for (GtkWidget *note = gtk_widget_get_first_child (GTK_WIDGET (box)); note != NULL; note = next)
    {
      next = gtk_widget_get_next_sibling (note);
      if (!has_problem (form, bg_problem_note_get_rule (BG_PROBLEM_NOTE (note)), match, data))
        gtk_box_remove (box, note);
    }
}

/**
 * bg_problem_note_sync:
 * @box: the box of the notes
 * @form: the form
 * @match: (scope call): which problems shall stand in @box
 * @data: for @match
 *
 * Makes the notes in @box those of the form's problems; a note that stays keeps its widget, so that nobody is
 * disturbed in writing a reason.
 */
void
bg_problem_note_sync (GtkBox *box, BgForm *form, BgProblemMatchFunc match, gpointer data)
{
  const BgProblems *problems;

  g_return_if_fail (GTK_IS_BOX (box) && BG_IS_FORM (form) && match != NULL);

  problems = bg_form_get_problems (form);
  drop_settled (box, form, match, data);
  for (guint i = 0; i < bg_problems_get_n (problems); i++)
    {
      const BgProblem *problem = bg_problems_get (problems, i);
      BgProblemNote *note;

      if (!match (problem, data))
        continue;
      note = find_note (box, problem->rule);
      if (note != NULL)
        bg_problem_note_update (note, problem);
      else
        gtk_box_append (box, bg_problem_note_new (form, problem));
    }
  gtk_widget_set_visible (GTK_WIDGET (box), gtk_widget_get_first_child (GTK_WIDGET (box)) != NULL);
}

/**
 * bg_problem_note_focus_open:
 * @box: a box of notes
 *
 * Returns: whether one of them wants a reason, whose entry has the focus now
 */
gboolean
bg_problem_note_focus_open (GtkBox *box)
{
  g_return_val_if_fail (GTK_IS_BOX (box), FALSE);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      BgProblemNote *note = BG_PROBLEM_NOTE (child);

      if (note->grade == BG_GRADE_WARNING &&
          bg_record_get_reason (bg_form_get_record (note->form), note->rule) == NULL)
        return gtk_widget_grab_focus (GTK_WIDGET (note->reason_text));
    }
  return FALSE;
}
