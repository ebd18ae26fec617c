/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an officer decides of a task in its list: done, a new date, reminded. */
#include "bg-config.h"

#include "bg-decision-bar.h"

struct _BgDecisionBar
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (BgDecisionBar, bg_decision_bar, ADW_TYPE_BIN)

static void
bg_decision_bar_class_init (BgDecisionBarClass *klass)
{
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/org/banggiao/BangGiao/ui/bg-decision-bar.ui");
}

static void
bg_decision_bar_init (BgDecisionBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bg_decision_bar_new:
 *
 * Returns: the buttons, which activate "list.decide" of the list they stand in
 */
GtkWidget *
bg_decision_bar_new (void)
{
  return g_object_new (BG_TYPE_DECISION_BAR, NULL);
}
