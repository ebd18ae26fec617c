/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words at the foot of a page that go away by themselves: plain text, wrapped, and read in peace. */
#include "bg-config.h"

#include "bg-toast.h"

/* A line of a toast, in characters. */
#define LINE_CHARS 70

/* Seconds: for a line, and for each line more. */
#define FIRST_SECONDS 5
#define MORE_SECONDS  4

/**
 * bg_toast_new:
 * @words: what happened
 *
 * A toast that shows all of @words: AdwToast alone takes them for markup, so that nothing is seen of
 * “A & B”, and cuts them off at the first line. It stays for as long as the words take to be read.
 *
 * Returns: (transfer full): the toast
 */
AdwToast *
bg_toast_new (const char *words)
{
  AdwToast *toast;
  GtkWidget *label;
  guint lines;

  g_return_val_if_fail (words != NULL, NULL);

  toast = adw_toast_new ("");
  label = gtk_label_new (words);
  lines = (guint) g_utf8_strlen (words, -1) / LINE_CHARS;
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LINE_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  adw_toast_set_custom_title (toast, label);
  adw_toast_set_timeout (toast, FIRST_SECONDS + lines * MORE_SECONDS);
  return toast;
}
