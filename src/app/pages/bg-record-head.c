/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of a record: pills, title, the facts in a card, and what is wrong with it. */
#include "bg-config.h"

#include "bg-record-head.h"

#include <glib/gi18n-lib.h>

#include "bg-link.h"
#include "bg-masked-value.h"
#include "bg-problems.h"
#include "bg-status-words.h"
#include "bg-store-check.h"
#include "bg-steps.h"
#include "bg-task.h"
#include "bg-wrap-layout.h"

static GtkWidget *
make_value (const char *text, const char *target, const char *id)
{
  GtkWidget *label;

  if (target != NULL && id != NULL)
    return bg_link_new (target, id, text);
  label = gtk_label_new (*text != '\0' ? text : _ ("not known"));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), *text != '\0');
  gtk_widget_add_css_class (label, "tnum");
  if (*text == '\0')
    gtk_widget_add_css_class (label, "secondary");
  return label;
}

/**
 * bg_fact_grid_new:
 *
 * Returns: a card that lays out facts in up to three columns, as the width allows
 */
GtkWidget *
bg_fact_grid_new (void)
{
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (flow), 1);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 3);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 6);
  gtk_widget_add_css_class (flow, "card");
  gtk_widget_add_css_class (flow, "facts");
  return flow;
}

static GtkWidget *
add_to_grid (GtkWidget *grid, const char *label, GtkWidget *value)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *name = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (name, "caption");
  gtk_widget_add_css_class (name, "secondary");
  gtk_widget_set_size_request (box, 190, -1);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), value);
  gtk_flow_box_append (GTK_FLOW_BOX (grid), box);
  gtk_widget_set_focusable (gtk_widget_get_parent (box), FALSE);
  return box;
}

/**
 * bg_fact_grid_add:
 * @grid: a card from bg_fact_grid_new()
 * @label: words for the fact
 * @text: the fact; "" is shown as not known
 * @target: (nullable): kind of the record behind it
 * @id: (nullable): id of that record
 */
void
bg_fact_grid_add (GtkWidget *grid, const char *label, const char *text, const char *target, const char *id)
{
  add_to_grid (grid, label, make_value (text, target, id));
}

/**
 * bg_fact_grid_add_field:
 * @grid: a card from bg_fact_grid_new()
 * @session: the session
 * @record: a record
 * @field: a field of it; a personal one is masked
 */
void
bg_fact_grid_add_field (GtkWidget *grid, BgSession *session, BgRecord *record, const BgField *field)
{
  g_autofree char *text =
    bg_record_dup_display (record, field, bg_store_title_func, bg_session_get_store (session));

  if ((field->flags & BG_FIELD_PERSONAL) != 0)
    {
      add_to_grid (grid, bg_field_get_label (field),
                   bg_masked_value_new (bg_session_get_store (session), record, record, field));
      return;
    }
  bg_fact_grid_add (grid, bg_field_get_label (field), text, field->target,
                    field->type == BG_FIELD_REFERENCE ? bg_record_get_text (record, field->name) : NULL);
}

typedef struct
{
  GtkWidget *grid;
  BgRecord *record;
} Facts;

static void
add_fact_cb (const char *label, const char *text, const char *target, const char *id, gpointer data)
{
  Facts *facts = data;
  GtkWidget *box = add_to_grid (facts->grid, label, make_value (text, target, id));

  gtk_widget_set_tooltip_text (box, bg_task_get_how (facts->record, label));
}

/**
 * bg_record_head_tells:
 * @field: a field
 *
 * Returns: whether its value is a pill at the head of a record, so that it need not be said again below
 */
gboolean
bg_record_head_tells (const BgField *field)
{
  return (field->flags & BG_FIELD_LISTED) != 0 && field->type == BG_FIELD_CHOICE;
}

static void
add_choice_pills (GtkWidget *pills, BgRecord *record)
{
  BgTone tone = BG_TONE_BLUE;

  for (const BgField *field = bg_record_get_kind (record)->fields; field->name != NULL; field++)
    {
      g_autofree char *text = NULL;

      if (!bg_record_head_tells (field) || !bg_record_is_set (record, field->name))
        continue;
      text = bg_record_dup_display (record, field, NULL, NULL);
      gtk_box_append (GTK_BOX (pills), bg_pill_new (NULL, text, tone));
      tone = BG_TONE_GREY;
    }
}

static GtkWidget *
make_pills (BgSession *session, BgRecord *record)
{
  GtkWidget *pills = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  BgStatus status = bg_record_get_status (record, bg_session_get_rules (session));

  gtk_widget_set_layout_manager (pills, bg_wrap_layout_new (8));
  if (status.code != NULL)
    gtk_box_append (GTK_BOX (pills), bg_status_pill_new (&status));
  add_choice_pills (pills, record);
  if (bg_kind_get_field (bg_record_get_kind (record), "sample") != NULL &&
      bg_record_get_answer (record, "sample") == BG_ANSWER_YES)
    gtk_box_append (GTK_BOX (pills), bg_pill_new (NULL, _ ("Sample data"), BG_TONE_GREY));
  if (bg_record_is_trashed (record))
    gtk_box_append (GTK_BOX (pills), bg_pill_new ("user-trash-symbolic", _ ("In the trash"), BG_TONE_GREY));
  return pills;
}

static void
add_reckoning_cb (const BgReckoning *reckoning, gpointer data)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *value = gtk_label_new (reckoning->value);
  GtkWidget *aside = gtk_label_new (reckoning->aside);
  g_autofree char *words = g_strdup_printf (_ ("How it is counted: %s"), reckoning->how);
  GtkWidget *how = gtk_label_new (*reckoning->how != '\0' ? words : NULL);
  GtkWidget *label = gtk_label_new (reckoning->label);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "secondary");
  gtk_widget_add_css_class (value, "section-title");
  gtk_widget_add_css_class (aside, "strong");
  bg_status_colour (aside, reckoning->tone);
  gtk_box_append (GTK_BOX (line), value);
  gtk_box_append (GTK_BOX (line), aside);
  gtk_label_set_xalign (GTK_LABEL (how), 0);
  gtk_label_set_wrap (GTK_LABEL (how), TRUE);
  gtk_widget_add_css_class (how, "caption");
  gtk_widget_add_css_class (how, "secondary");
  gtk_box_append (GTK_BOX (column), label);
  gtk_box_append (GTK_BOX (column), line);
  gtk_box_append (GTK_BOX (column), how);
  gtk_widget_add_css_class (column, "card");
  gtk_widget_add_css_class (column, "facts");
  gtk_box_append (GTK_BOX (data), column);
}

static GtkWidget *
make_note (const BgProblem *problem)
{
  GtkWidget *note = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *message = gtk_label_new (problem->message);

  gtk_widget_add_css_class (note, "note");
  gtk_widget_add_css_class (note, "yellow");
  gtk_widget_add_css_class (message, "strong");
  gtk_label_set_xalign (GTK_LABEL (message), 0);
  gtk_label_set_wrap (GTK_LABEL (message), TRUE);
  gtk_box_append (GTK_BOX (words), message);
  if (problem->detail != NULL)
    {
      GtkWidget *detail = gtk_label_new (problem->detail);

      gtk_label_set_xalign (GTK_LABEL (detail), 0);
      gtk_label_set_wrap (GTK_LABEL (detail), TRUE);
      gtk_box_append (GTK_BOX (words), detail);
    }
  gtk_box_append (GTK_BOX (note), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  gtk_box_append (GTK_BOX (note), words);
  return note;
}

static void
add_notes (GtkWidget *head, BgSession *session, BgRecord *record)
{
  g_autoptr (BgProblems) problems = bg_problems_new ();

  bg_record_validate (record, bg_session_get_rules (session), problems);
  bg_store_check (bg_session_get_store (session), record, bg_session_get_rules (session), problems);
  for (guint i = 0; i < bg_problems_get_n (problems); i++)
    {
      const BgProblem *problem = bg_problems_get (problems, i);

      if (problem->grade != BG_GRADE_NOTE || bg_problem_is_open (problem, record))
        gtk_box_append (GTK_BOX (head), make_note (problem));
    }
}

/**
 * bg_record_head_new:
 * @session: the session
 * @record: a record
 *
 * Returns: its head
 */
GtkWidget *
bg_record_head_new (BgSession *session, BgRecord *record)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *title = gtk_label_new (bg_record_get_title (record));
  Facts facts = { bg_fact_grid_new (), record };
  GtkWidget *steps = bg_steps_new (record, bg_session_get_rules (session));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (title), TRUE);
  gtk_widget_set_focusable (title, FALSE);
  gtk_widget_add_css_class (title, "page-title");
  gtk_box_append (GTK_BOX (head), make_pills (session, record));
  gtk_box_append (GTK_BOX (head), title);
  if (steps != NULL)
    gtk_box_append (GTK_BOX (head), steps);
  bg_record_foreach_fact (record, bg_store_title_func, bg_session_get_store (session), add_fact_cb, &facts);
  gtk_box_append (GTK_BOX (head), facts.grid);
  if (bg_record_get_kind (record)->foreach_reckoning != NULL)
    bg_record_get_kind (record)->foreach_reckoning (record, bg_session_get_rules (session), add_reckoning_cb,
                                                    head);
  add_notes (head, session, record);
  return head;
}
