/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A link to another record: words that open its page. */
#include "bg-config.h"

#include "bg-link.h"

/**
 * bg_link_make_target:
 * @actionable: a widget with an action, such as a button or a row
 * @kind: name of a kind
 * @id: id of a record
 *
 * Makes a click on @actionable open the record.
 */
void
bg_link_make_target (GtkWidget *actionable, const char *kind, const char *id)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (actionable), "(ss)", kind, id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (actionable), "win.open-record");
}

/**
 * bg_link_new:
 * @kind: name of a kind
 * @id: id of a record
 * @words: what the link says
 *
 * Returns: a flat button that opens the record
 */
GtkWidget *
bg_link_new (const char *kind, const char *id, const char *words)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "link-text");
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_add_css_class (button, "record-link");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  bg_link_make_target (button, kind, id);
  return button;
}
