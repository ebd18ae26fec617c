/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line at the foot of the sidebar: how something stands, in two lines; a button to the page about it. */
#include "bg-config.h"

#include "bg-foot-button.h"

#include "bg-status-words.h"

struct _BgFootButton
{
  GtkButton parent_instance;

  GtkWidget *icon;
  GtkWidget *words;
  GtkWidget *detail;
};

G_DEFINE_FINAL_TYPE (BgFootButton, bg_foot_button, GTK_TYPE_BUTTON)

static void
bg_foot_button_class_init (BgFootButtonClass *klass)
{
}

static GtkWidget *
add_label (GtkWidget *box, const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
bg_foot_button_init (BgFootButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->icon = gtk_image_new ();
  self->words = add_label (lines, "strong");
  self->detail = add_label (lines, "secondary");
  gtk_box_append (GTK_BOX (box), self->icon);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_button_set_has_frame (GTK_BUTTON (self), FALSE);
}

/**
 * bg_foot_button_show:
 * @button: the button
 * @icon: name of a symbolic icon
 * @tone: colour of the icon
 * @words: how it stands
 * @detail: what there is to say beside
 */
void
bg_foot_button_show (BgFootButton *button,
                     const char *icon,
                     BgTone tone,
                     const char *words,
                     const char *detail)
{
  g_return_if_fail (BG_IS_FOOT_BUTTON (button));

  gtk_image_set_from_icon_name (GTK_IMAGE (button->icon), icon);
  bg_status_colour (button->icon, tone);
  gtk_label_set_label (GTK_LABEL (button->words), words);
  gtk_label_set_label (GTK_LABEL (button->detail), detail);
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, detail, -1);
}
