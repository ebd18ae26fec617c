/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is seen while the curtain is down: a place for the password, and nothing of the record book. */
#include "bg-config.h"

#include "bg-curtain-page.h"

#include <glib/gi18n-lib.h>

#include "bg-password.h"

/* After so many seconds at the most the next try is free. */
#define LONGEST_PAUSE 60

struct _BgCurtainPage
{
  AdwBin parent_instance;

  GSettings *settings;
  guint failures;
  guint seconds_left;
  guint pause_source;

  GtkEditable *entry;
  GtkWidget *open_button;
  GtkLabel *message;
};

G_DEFINE_FINAL_TYPE (BgCurtainPage, bg_curtain_page, ADW_TYPE_BIN)

enum
{
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The entry keeps the focus, so that the next try can be typed as soon as there is one. */
static void
set_busy (BgCurtainPage *self, gboolean busy)
{
  gtk_editable_set_editable (self->entry, !busy);
  gtk_widget_set_sensitive (self->open_button, !busy);
}

/**
 * bg_curtain_page_get_pause:
 * @failures: how often in a row the password was wrong
 *
 * Returns: seconds until the next try: 1, 2, 4 … 60
 */
guint
bg_curtain_page_get_pause (guint failures)
{
  if (failures == 0)
    return 0;
  return failures > 6 ? LONGEST_PAUSE : MIN (1U << (failures - 1), LONGEST_PAUSE);
}

static gboolean
count_down_cb (gpointer data)
{
  BgCurtainPage *self = data;
  g_autofree char *words = NULL;

  if (self->seconds_left > 0)
    {
      words = g_strdup_printf (ngettext ("Wrong password. Try again in %u second.",
                                         "Wrong password. Try again in %u seconds.", self->seconds_left),
                               self->seconds_left);
      bg_curtain_page_say (self, words);
      self->seconds_left--;
      return G_SOURCE_CONTINUE;
    }
  self->pause_source = 0;
  bg_curtain_page_say (self, _ ("Wrong password. Try again."));
  set_busy (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  return G_SOURCE_REMOVE;
}

static void
begin_pause (BgCurtainPage *self)
{
  self->failures++;
  self->seconds_left = bg_curtain_page_get_pause (self->failures);
  gtk_editable_set_text (self->entry, "");
  g_clear_handle_id (&self->pause_source, g_source_remove);
  if (count_down_cb (self) == G_SOURCE_CONTINUE)
    self->pause_source = g_timeout_add_seconds (1, count_down_cb, self);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgCurtainPage) self = data;
  gboolean right = bg_password_check_finish (result, NULL);

  if (self->entry == NULL)
    return;
  if (!right)
    {
      begin_pause (self);
      return;
    }
  bg_curtain_page_clear (self);
  g_signal_emit (self, signals[OPENED], 0);
}

static void
try_cb (BgCurtainPage *self)
{
  g_autofree char *hash = g_settings_get_string (self->settings, "curtain-hash");
  const char *typed = gtk_editable_get_text (self->entry);

  g_assert (BG_IS_CURTAIN_PAGE (self));

  if (*typed == '\0' || !gtk_editable_get_editable (self->entry))
    return;
  bg_curtain_page_say (self, "");
  set_busy (self, TRUE);
  bg_password_check_async (typed, hash, checked_cb, g_object_ref (self));
}

static GtkWidget *
make_text (const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_forgotten (void)
{
  GtkWidget *expander = gtk_expander_new (_ ("Forgotten the password?"));
  GtkWidget *label = make_text (
    _ ("It cannot be read back. Whoever administers this computer takes it away, as the same user, with\n"
       "gsettings reset org.banggiao.BangGiao curtain-hash\n"
       "and starts the program again. Nothing of the record book is lost by that."),
    "secondary");

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_top (label, 6);
  gtk_expander_set_child (GTK_EXPANDER (expander), label);
  gtk_widget_set_halign (expander, GTK_ALIGN_CENTER);
  return expander;
}

static GtkWidget *
make_entry (BgCurtainPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *entry = gtk_password_entry_new ();

  self->entry = GTK_EDITABLE (entry);
  self->open_button = gtk_button_new_with_mnemonic (_ ("_Open"));
  gtk_password_entry_set_show_peek_icon (GTK_PASSWORD_ENTRY (entry), TRUE);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Password of the curtain"), -1);
  gtk_widget_add_css_class (self->open_button, "suggested-action");
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (try_cb), self);
  g_signal_connect_swapped (self->open_button, "clicked", G_CALLBACK (try_cb), self);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), self->open_button);
  return box;
}

static GtkWidget *
make_body (BgCurtainPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("changes-prevent-symbolic");

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 64);
  gtk_widget_add_css_class (icon, "secondary");
  self->message = GTK_LABEL (make_text ("", "error"));
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), make_text (_ ("The record book is behind the curtain"), "title-2"));
  gtk_box_append (GTK_BOX (box), make_text (_ ("Open forms and drafts are as you left them."), "body"));
  gtk_box_append (GTK_BOX (box), make_entry (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->message));
  gtk_box_append (GTK_BOX (box), make_forgotten ());
  gtk_box_append (
    GTK_BOX (box),
    make_text (_ ("A curtain, not encryption: who can open this computer can still read the file."),
               "secondary"));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 460);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_widget_set_valign (clamp, GTK_ALIGN_CENTER);
  gtk_widget_set_vexpand (clamp, TRUE);
  return clamp;
}

static void
bg_curtain_page_dispose (GObject *object)
{
  BgCurtainPage *self = BG_CURTAIN_PAGE (object);

  g_clear_handle_id (&self->pause_source, g_source_remove);
  g_clear_object (&self->settings);
  self->entry = NULL;

  G_OBJECT_CLASS (bg_curtain_page_parent_class)->dispose (object);
}

static gboolean
bg_curtain_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BG_CURTAIN_PAGE (widget)->entry));
}

static void
bg_curtain_page_class_init (BgCurtainPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bg_curtain_page_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = bg_curtain_page_grab_focus;

  /**
   * BgCurtainPage::opened:
   * @page: the page
   *
   * The password was right.
   */
  signals[OPENED] =
    g_signal_new ("opened", BG_TYPE_CURTAIN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bg_curtain_page_init (BgCurtainPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();

  gtk_widget_add_css_class (bar, "flat");
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), make_body (self));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * bg_curtain_page_new:
 * @settings: where the hash of the password is kept
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
bg_curtain_page_new (GSettings *settings)
{
  BgCurtainPage *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (BG_TYPE_CURTAIN_PAGE, NULL);
  self->settings = g_object_ref (settings);
  return GTK_WIDGET (self);
}

/**
 * bg_curtain_page_clear:
 * @page: the page
 *
 * Forgets what was typed, and failed tries.
 */
void
bg_curtain_page_clear (BgCurtainPage *page)
{
  g_return_if_fail (BG_IS_CURTAIN_PAGE (page));

  g_clear_handle_id (&page->pause_source, g_source_remove);
  page->failures = 0;
  gtk_editable_set_text (page->entry, "");
  bg_curtain_page_say (page, "");
  set_busy (page, FALSE);
}

/**
 * bg_curtain_page_say:
 * @page: the page
 * @words: what shall stand below the password, "" for nothing
 */
void
bg_curtain_page_say (BgCurtainPage *page, const char *words)
{
  g_return_if_fail (BG_IS_CURTAIN_PAGE (page) && words != NULL);
  gtk_label_set_label (page->message, words);
}
