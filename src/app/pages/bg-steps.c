/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of a record's life: past ticked, the present one outlined and named, the future hollow. */
#include "bg-config.h"

#include "bg-steps.h"

#include <glib/gi18n-lib.h>

#include "bg-record.h"

typedef struct
{
  GtkWidget *box;
  GString *spoken;
  guint n;
} Builder;

static GtkWidget *
make_dot (const BgStep *step)
{
  GtkWidget *dot =
    gtk_image_new_from_icon_name (step->state == BG_STEP_PAST  ? "object-select-symbolic"
                                  : step->state == BG_STEP_NOW ? step->icon
                                                               : "view-more-horizontal-symbolic");

  gtk_widget_add_css_class (dot, "step-dot");
  if (step->state == BG_STEP_PAST)
    gtk_widget_add_css_class (dot, "past");
  if (step->state == BG_STEP_NOW)
    {
      gtk_widget_add_css_class (dot, "now");
      gtk_widget_add_css_class (dot, bg_tone_get_name (step->tone));
    }
  gtk_widget_set_halign (dot, GTK_ALIGN_CENTER);
  return dot;
}

static void
add_step (const BgStep *step, gpointer data)
{
  Builder *builder = data;
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *name = gtk_label_new (step->label);
  GtkWidget *detail = gtk_label_new (step->detail);

  /* "Chưa rõ thời hạn" does not fit one line of a seventh of the card. */
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_lines (GTK_LABEL (name), 2);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_justify (GTK_LABEL (name), GTK_JUSTIFY_CENTER);
  gtk_widget_set_margin_start (name, 3);
  gtk_widget_set_margin_end (name, 3);
  gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (column, step->label);
  gtk_widget_add_css_class (name, "strong");
  gtk_widget_add_css_class (name, "caption");
  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_add_css_class (detail, "secondary");
  gtk_widget_add_css_class (detail, "tnum");
  gtk_box_append (GTK_BOX (column), make_dot (step));
  gtk_box_append (GTK_BOX (column), name);
  gtk_box_append (GTK_BOX (column), detail);
  gtk_box_append (GTK_BOX (builder->box), column);
  builder->n++;
  if (step->state == BG_STEP_NOW)
    g_string_printf (builder->spoken, _ ("Step %u: %s, %s"), builder->n, step->label, step->detail);
}

/**
 * bg_steps_new:
 * @record: a record
 * @rules: the office's numbers and the day
 *
 * Returns: (nullable): its steps in a card, or NULL for a kind without steps
 */
GtkWidget *
bg_steps_new (BgRecord *record, const BgRules *rules)
{
  const BgKind *kind = bg_record_get_kind (record);
  g_autoptr (GString) spoken = g_string_new (NULL);
  Builder builder = { .spoken = spoken };

  if (kind->foreach_step == NULL)
    return NULL;
  builder.box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_set_homogeneous (GTK_BOX (builder.box), TRUE);
  gtk_widget_add_css_class (builder.box, "card");
  gtk_widget_add_css_class (builder.box, "facts");
  kind->foreach_step (record, rules, add_step, &builder);
  gtk_accessible_update_property (GTK_ACCESSIBLE (builder.box), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken->str,
                                  -1);
  return builder.box;
}
