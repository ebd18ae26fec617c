/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A status as widgets show it: the colour of its tone, and the pill with icon and words. */
#include "bg-config.h"

#include "bg-status-words.h"

/**
 * bg_status_colour:
 * @widget: a label or an image
 * @tone: the tone
 *
 * Gives @widget the colour of @tone and takes away any other.
 */
void
bg_status_colour (GtkWidget *widget, BgTone tone)
{
  for (BgTone other = BG_TONE_GREY; other <= BG_TONE_ORANGE; other++)
    {
      g_autofree char *name = g_strconcat ("tone-", bg_tone_get_name (other), NULL);

      if (other == tone)
        gtk_widget_add_css_class (widget, name);
      else
        gtk_widget_remove_css_class (widget, name);
    }
}

/**
 * bg_pill_new:
 * @icon: (nullable): symbolic icon
 * @words: the words
 * @tone: the tone
 *
 * Returns: a pill
 */
GtkWidget *
bg_pill_new (const char *icon, const char *words, BgTone tone)
{
  GtkWidget *pill = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_add_css_class (pill, "pill");
  gtk_widget_add_css_class (pill, bg_tone_get_name (tone));
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  if (icon != NULL)
    gtk_box_append (GTK_BOX (pill), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (pill), label);
  return pill;
}

/**
 * bg_status_pill_new:
 * @status: a status that has a word
 *
 * Returns: a pill with its icon and word
 */
GtkWidget *
bg_status_pill_new (const BgStatus *status)
{
  g_autofree char *word = bg_status_dup_word (status);

  return bg_pill_new (status->icon, word, status->tone);
}
