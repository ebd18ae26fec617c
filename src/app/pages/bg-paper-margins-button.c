/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button that says the margins, and a popover in which they are set. What the decree allows is said, not
 * enforced: the card of rules tells when a margin lies outside. */
#include "bg-config.h"

#include "bg-paper-margins-button.h"

#include <glib/gi18n-lib.h>

/* The order in which they are said. */
static const BgLayoutNumber margins[] = { BG_LAYOUT_MARGIN_TOP, BG_LAYOUT_MARGIN_BOTTOM,
                                          BG_LAYOUT_MARGIN_LEFT, BG_LAYOUT_MARGIN_RIGHT };

/* What a printer can do at all, millimetres. */
#define LEAST 5
#define MOST  60

struct _BgPaperMarginsButton
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkGrid *grid;
  GtkSpinButton *spins[G_N_ELEMENTS (margins)];
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (BgPaperMarginsButton, bg_paper_margins_button, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_margins (BgPaperMarginsButton *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (margins); i++)
    g_string_append_printf (words, "%s%g", i > 0 ? " · " : "", gtk_spin_button_get_value (self->spins[i]));
  g_string_append (words, " mm");
  gtk_menu_button_set_label (self->button, words->str);
}

static void
value_changed_cb (BgPaperMarginsButton *self)
{
  if (self->filling)
    return;
  show_margins (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_margin (BgPaperMarginsButton *self, guint position)
{
  const BgLayoutRule *rule = bg_layout_get_rule (margins[position]);
  GtkWidget *label = gtk_label_new (_ (rule->label));
  GtkWidget *spin = gtk_spin_button_new_with_range (LEAST, MOST, 1);
  g_autofree char *range = g_strdup_printf ("%g–%g mm", rule->min, rule->max);
  GtkWidget *allowed = gtk_label_new (range);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (allowed, "caption");
  gtk_widget_add_css_class (allowed, "secondary");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL,
                                  -1);
  gtk_grid_attach (self->grid, label, 0, (int) position, 1, 1);
  gtk_grid_attach (self->grid, spin, 1, (int) position, 1, 1);
  gtk_grid_attach (self->grid, allowed, 2, (int) position, 1, 1);
  self->spins[position] = GTK_SPIN_BUTTON (spin);
  gtk_spin_button_set_value (self->spins[position], rule->chosen);
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (value_changed_cb), self);
}

static void
bg_paper_margins_button_class_init (BgPaperMarginsButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[CHANGED] = g_signal_new ("changed", BG_TYPE_PAPER_MARGINS_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/banggiao/BangGiao/ui/bg-paper-margins-button.ui");
  gtk_widget_class_bind_template_child (widget_class, BgPaperMarginsButton, button);
  gtk_widget_class_bind_template_child (widget_class, BgPaperMarginsButton, grid);
}

static void
bg_paper_margins_button_init (BgPaperMarginsButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (margins); i++)
    add_margin (self, i);
  show_margins (self);
}

/**
 * bg_paper_margins_button_set_layout:
 * @button: a button
 * @layout: its margins are shown
 *
 * Does not emit "changed".
 */
void
bg_paper_margins_button_set_layout (BgPaperMarginsButton *button, const BgLayout *layout)
{
  g_return_if_fail (BG_IS_PAPER_MARGINS_BUTTON (button) && layout != NULL);

  button->filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (margins); i++)
    gtk_spin_button_set_value (button->spins[i], layout->numbers[margins[i]]);
  button->filling = FALSE;
  show_margins (button);
}

/**
 * bg_paper_margins_button_fill_layout:
 * @button: a button
 * @layout: the layout whose margins are set
 */
void
bg_paper_margins_button_fill_layout (BgPaperMarginsButton *button, BgLayout *layout)
{
  g_return_if_fail (BG_IS_PAPER_MARGINS_BUTTON (button) && layout != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (margins); i++)
    layout->numbers[margins[i]] = gtk_spin_button_get_value (button->spins[i]);
}
