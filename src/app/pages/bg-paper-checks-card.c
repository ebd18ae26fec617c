/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows the checks of a paper, a line each, with word and icon beside the colour. */
#include "bg-config.h"

#include "bg-paper-checks-card.h"

#include <glib/gi18n-lib.h>

#include "bg-paper-data.h"

struct _BgPaperChecksCard
{
  GtkWidget parent_instance;

  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (BgPaperChecksCard, bg_paper_checks_card, GTK_TYPE_WIDGET)

static void
bg_paper_checks_card_dispose (GObject *object)
{
  BgPaperChecksCard *self = BG_PAPER_CHECKS_CARD (object);

  if (self->box != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->box));
  self->box = NULL;
  G_OBJECT_CLASS (bg_paper_checks_card_parent_class)->dispose (object);
}

static void
bg_paper_checks_card_class_init (BgPaperChecksCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bg_paper_checks_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
bg_paper_checks_card_init (BgPaperChecksCard *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "note");
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
add_line (BgPaperChecksCard *self, const char *icon, const char *words, gboolean heading)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_set_margin_top (image, 2);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, heading ? "heading" : "caption");
  gtk_box_append (GTK_BOX (line), image);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (self->box, line);
}

static gboolean
all_met (GPtrArray *checks)
{
  for (guint i = 0; i < checks->len; i++)
    if (!((BgPaperCheck *) g_ptr_array_index (checks, i))->met)
      return FALSE;
  return TRUE;
}

static void
add_checks (BgPaperChecksCard *self, GPtrArray *checks, gboolean met)
{
  for (guint i = 0; i < checks->len; i++)
    {
      BgPaperCheck *check = g_ptr_array_index (checks, i);

      if (check->met == met)
        add_line (self, met ? "object-select-symbolic" : "dialog-warning-symbolic", check->words, FALSE);
    }
}

/**
 * bg_paper_checks_card_set_checks:
 * @card: a card
 * @checks: (nullable) (element-type BgPaperCheck): the rules; none hides the card
 *
 * What is not met stands first.
 */
void
bg_paper_checks_card_set_checks (BgPaperChecksCard *card, GPtrArray *checks)
{
  GtkWidget *child;
  gboolean good;

  g_return_if_fail (BG_IS_PAPER_CHECKS_CARD (card));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (card->box))) != NULL)
    gtk_box_remove (card->box, child);
  gtk_widget_set_visible (GTK_WIDGET (card), checks != NULL && checks->len > 0);
  if (checks == NULL)
    return;
  good = all_met (checks);
  gtk_widget_remove_css_class (GTK_WIDGET (card->box), good ? "yellow" : "green");
  gtk_widget_add_css_class (GTK_WIDGET (card->box), good ? "green" : "yellow");
  if (good)
    add_line (card, "emblem-default-symbolic", _ ("Laid out by Decree 30/2020/NĐ-CP"), TRUE);
  else
    add_line (card, "dialog-warning-symbolic", _ ("To be looked at before printing"), TRUE);
  add_checks (card, checks, FALSE);
  add_checks (card, checks, TRUE);
}
