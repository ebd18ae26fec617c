/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an officer has to know: what may not be kept here, what is masked, and how the work is done. */
#include "bg-config.h"

#include "bg-help-window.h"

#include <glib/gi18n-lib.h>

#include "bg-server-help.h"
#include "bg-widgets.h"

/* The rules stand first. Laws as they are named in Luật 117/2025/QH15 and Luật 91/2025/QH15. */
static const struct
{
  const char *heading;
  const char *text;
} sections[] = {
  { N_ ("State secrets"),
    N_ ("This program is for work that is not secret. State secrets are neither written nor kept here, nor "
        "attached "
        "(Law on Protection of State Secrets 117/2025/QH15). Documents marked MẬT, TỐI MẬT or TUYỆT MẬT stay "
        "with the "
        "office's security unit.\n\n"
        "A text or a file name that carries such a stamp is not saved, and the reason stands beside it. "
        "Words such as "
        "“bí mật kinh doanh”, “mật ong” or “bảo mật” are no stamp. The check is a guard, not a proof: a "
        "secret without "
        "its stamp is not recognised, and whoever writes answers for what is written.") },
  { N_ ("Personal data"),
    N_ ("Passport numbers, dates of birth, telephone numbers and e-mail addresses are masked on every page, "
        "in print "
        "and in exported files (Law on Protection of Personal Data 91/2025/QH15 and Decree 356/2025/NĐ-CP). "
        "“Show” "
        "shows one of them for 30 seconds; who looked, when and at what is written into the history. Where "
        "nothing "
        "can be written, nothing is shown.\n\n"
        "Keep what the work needs: no scans of passports, no identity card numbers, nothing of families. The "
        "office "
        "may set after how many months passport numbers are blanked: Preferences, Protection.") },
  { N_ ("Curtain"), N_ ("With a password of its own the curtain hides the window after idle minutes or at "
                        "once with Ctrl+L. It is a "
                        "curtain, not encryption: who can open this computer can still read the file.") },
  { N_ ("Writing and correcting"),
    N_ ("Ctrl+N adds, Ctrl+E changes, Ctrl+S saves. Dates may be typed as 5/9, 05/09/2026, tháng 5/2014, "
        "2022 or +7. "
        "What is typed is kept as a draft every two seconds; after a power cut the form comes back. Ctrl+Z "
        "takes back; "
        "what is put into the trash can be taken out again, and every change is in the history.") },
  { N_ ("Files"),
    N_ (
      "Scans are added on the form, under “Papers and files”: press “Add file”, or drag them there. They are "
      "copied beside the record book, go into each backup once, and open as a copy that cannot be written "
      "to. "
      "A file may have 100 MB; one whose name carries a secrecy stamp is refused.") },
  { N_ ("Sharing"),
    N_ (
      "Off until somebody joins the record book to the office's server: Preferences, Sharing. What two write "
      "in different places is brought together; what they write in the same place waits in “Decisions "
      "waiting”, and nothing is lost. Without the network the work goes on, and is sent later.\n\n"
      "Whoever looks after the server finds at the foot of this page how to install it, keep it safe and "
      "back "
      "it up.") },
  { N_ ("Finding and printing"), N_ ("Ctrl+F finds on the page, Ctrl+K finds anything, with or without "
                                     "Vietnamese marks. Ctrl+P shows the paper "
                                     "before it is printed. Ctrl+? lists all keys.") },
};

static void
add_section (GtkBox *box, const char *heading, const char *text)
{
  GtkWidget *title = gtk_label_new (heading);
  GtkWidget *words = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "title-4");
  gtk_widget_set_margin_top (title, 18);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_selectable (GTK_LABEL (words), TRUE);
  gtk_widget_set_focusable (words, FALSE);
  gtk_box_append (box, title);
  gtk_box_append (box, words);
}

static void
add_server_button (GtkBox *box)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("For the administrator of the server"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 18);
  g_signal_connect (button, "clicked", G_CALLBACK (bg_server_help_open), NULL);
  gtk_box_append (box, button);
}

static GtkWidget *
make_body (void)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    add_section (GTK_BOX (box), _ (sections[i].heading), _ (sections[i].text));
  add_server_button (GTK_BOX (box));
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

/**
 * bg_help_window_new:
 * @parent: (nullable): the window it stands beside
 *
 * Returns: (transfer floating): the help, to be presented
 */
GtkWidget *
bg_help_window_new (GtkWindow *parent)
{
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "default-width", 640,
                                    "default-height", 720, "title", _ ("Help"), NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), make_body ());
  adw_window_set_content (ADW_WINDOW (window), box);
  bg_widgets_close_on_escape (GTK_WINDOW (window));
  return window;
}
