/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line at the foot of the sidebar: when the record book was backed up; a button to the page about it. */
#include "bg-config.h"

#include "bg-safety-button.h"

#include "bg-status-words.h"

struct _BgSafetyButton
{
  GtkButton parent_instance;

  GtkWidget *icon;
  GtkWidget *words;
  GtkWidget *detail;
  BgSafety *safety;
};

G_DEFINE_FINAL_TYPE (BgSafetyButton, bg_safety_button, GTK_TYPE_BUTTON)

static const char *
get_icon (BgTone tone)
{
  if (tone == BG_TONE_GREEN)
    return "security-high-symbolic";
  return tone == BG_TONE_GREY ? "content-loading-symbolic" : "dialog-warning-symbolic";
}

static void
refresh (BgSafetyButton *self)
{
  BgTone tone = bg_safety_get_tone (self->safety);
  g_autofree char *words = bg_safety_dup_words (self->safety);
  g_autofree char *detail = bg_safety_dup_detail (self->safety);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), get_icon (tone));
  bg_status_colour (self->icon, tone);
  gtk_label_set_label (GTK_LABEL (self->words), words);
  gtk_label_set_label (GTK_LABEL (self->detail), detail);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, detail, -1);
}

static void
bg_safety_button_dispose (GObject *object)
{
  g_clear_object (&BG_SAFETY_BUTTON (object)->safety);

  G_OBJECT_CLASS (bg_safety_button_parent_class)->dispose (object);
}

static void
bg_safety_button_class_init (BgSafetyButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bg_safety_button_dispose;
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
bg_safety_button_init (BgSafetyButton *self)
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
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "win.show-page");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", "safety");
}

/**
 * bg_safety_button_set_safety:
 * @button: the button
 * @safety: what it tells of
 */
void
bg_safety_button_set_safety (BgSafetyButton *button, BgSafety *safety)
{
  g_return_if_fail (BG_IS_SAFETY_BUTTON (button) && BG_IS_SAFETY (safety));

  if (button->safety != NULL)
    g_signal_handlers_disconnect_by_func (button->safety, refresh, button);
  g_set_object (&button->safety, safety);
  g_signal_connect_object (safety, "changed", G_CALLBACK (refresh), button, G_CONNECT_SWAPPED);
  refresh (button);
}
