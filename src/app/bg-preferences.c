/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be set on this computer, and the office's rule on personal data. */
#include "bg-config.h"

#include "bg-preferences.h"

#include <glib/gi18n-lib.h>

#include "bg-blanking-dialog.h"
#include "bg-blanking.h"
#include "bg-password-dialog.h"
#include "bg-sync-settings.h"

/* The most minutes a curtain waits. */
#define MOST_MINUTES 600

struct _BgPreferences
{
  AdwPreferencesWindow parent_instance;

  GSettings *settings;
  BgSession *session;

  GtkButton *set_button;
  GtkWidget *remove_button;
  GtkWidget *password_row;
  GtkWidget *minutes_row;
  GtkSpinButton *minutes;
  GtkWidget *lock_row;
  GtkWidget *rule_row;
};

G_DEFINE_FINAL_TYPE (BgPreferences, bg_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static void
show_curtain (BgPreferences *self)
{
  g_autofree char *hash = g_settings_get_string (self->settings, "curtain-hash");
  gboolean has = *hash != '\0';

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->password_row),
                               has ? _ ("Set") : _ ("Not set: no curtain"));
  gtk_button_set_label (self->set_button, has ? _ ("Change…") : _ ("Set…"));
  gtk_widget_set_visible (self->remove_button, has);
  gtk_widget_set_sensitive (self->minutes_row, has);
  gtk_widget_set_sensitive (self->lock_row, has);
}

static void
present_dialog (BgPreferences *self, gboolean removes)
{
  gtk_window_present (GTK_WINDOW (bg_password_dialog_new (GTK_WINDOW (self), self->settings, removes)));
}

static void
set_clicked_cb (BgPreferences *self)
{
  g_assert (BG_IS_PREFERENCES (self));
  present_dialog (self, FALSE);
}

static void
remove_clicked_cb (BgPreferences *self)
{
  g_assert (BG_IS_PREFERENCES (self));
  present_dialog (self, TRUE);
}

static void
lock_clicked_cb (BgPreferences *self)
{
  GtkWindow *parent;

  g_assert (BG_IS_PREFERENCES (self));

  parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.lock", NULL);
}

static void
show_rule (BgPreferences *self)
{
  g_autoptr (BgRecord) office = bg_store_load_office (bg_session_get_store (self->session));
  g_autofree char *words = NULL;
  int months;

  if (bg_blanking_read_rule (office, &months))
    words = g_strdup_printf (ngettext ("Blanked %d month after a trip is closed",
                                       "Blanked %d months after a trip is closed", (gulong) months),
                             months);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->rule_row),
                               words != NULL ? words : _ ("No rule: passport numbers stay"));
}

static void
rule_clicked_cb (BgPreferences *self)
{
  g_assert (BG_IS_PREFERENCES (self));
  gtk_window_present (GTK_WINDOW (bg_blanking_dialog_new (GTK_WINDOW (self), self->session)));
}

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static GtkWidget *
add_button (GtkWidget *row, const char *label, GCallback clicked, gpointer self)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

static AdwPreferencesGroup *
make_curtain_group (BgPreferences *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("Curtain"));
  adw_preferences_group_set_description (group, _ ("Hides the window when nobody is there. A curtain, not "
                                                   "encryption: who can open this computer can still "
                                                   "read the file."));
  self->password_row = make_row (_ ("Password of the curtain"), NULL);
  self->remove_button =
    add_button (self->password_row, _ ("Take away…"), G_CALLBACK (remove_clicked_cb), self);
  self->set_button = GTK_BUTTON (add_button (self->password_row, "", G_CALLBACK (set_clicked_cb), self));
  self->minutes_row = make_row (_ ("Falls after idle minutes"), _ ("0: only when it is asked for"));
  self->minutes = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (0, MOST_MINUTES, 1));
  gtk_widget_set_valign (GTK_WIDGET (self->minutes), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->minutes_row), GTK_WIDGET (self->minutes));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->minutes_row), GTK_WIDGET (self->minutes));
  self->lock_row = make_row (_ ("Let it fall now"), _ ("Key: Ctrl+L"));
  add_button (self->lock_row, _ ("Let fall"), G_CALLBACK (lock_clicked_cb), self);
  adw_preferences_group_add (group, self->password_row);
  adw_preferences_group_add (group, self->minutes_row);
  adw_preferences_group_add (group, self->lock_row);
  return group;
}

static AdwPreferencesGroup *
make_personal_group (BgPreferences *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("Personal data"));
  adw_preferences_group_set_description (
    group, _ ("Personal data is masked; whoever asks to see it is written down (Law 91/2025/QH15)."));
  self->rule_row = make_row (_ ("Old passport numbers"), NULL);
  add_button (self->rule_row, _ ("Preview and set…"), G_CALLBACK (rule_clicked_cb), self);
  adw_preferences_group_add (group, self->rule_row);
  return group;
}

static void
bg_preferences_dispose (GObject *object)
{
  BgPreferences *self = BG_PREFERENCES (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (bg_preferences_parent_class)->dispose (object);
}

static void
bg_preferences_class_init (BgPreferencesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bg_preferences_dispose;
}

static void
bg_preferences_init (BgPreferences *self)
{
}

static void
build (BgPreferences *self)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());

  adw_preferences_page_set_title (page, _ ("Protection"));
  adw_preferences_page_set_icon_name (page, "changes-prevent-symbolic");
  adw_preferences_page_add (page, make_curtain_group (self));
  adw_preferences_page_add (page, make_personal_group (self));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), page);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self),
                              ADW_PREFERENCES_PAGE (bg_sync_settings_new (self->session)));
}

/**
 * bg_preferences_new:
 * @parent: the main window
 * @session: the record book
 * @settings: the settings of this computer
 *
 * Returns: (transfer floating): the window, to be presented
 */
GtkWidget *
bg_preferences_new (GtkWindow *parent, BgSession *session, GSettings *settings)
{
  BgPreferences *self;

  g_return_val_if_fail (BG_IS_SESSION (session) && G_IS_SETTINGS (settings), NULL);

  self = g_object_new (BG_TYPE_PREFERENCES, "transient-for", parent, "modal", TRUE, "search-enabled", FALSE,
                       "default-width", 640, "default-height", 560, "title", _ ("Preferences"), NULL);
  self->settings = g_object_ref (settings);
  self->session = g_object_ref (session);
  build (self);
  g_settings_bind (settings, "curtain-minutes", gtk_spin_button_get_adjustment (self->minutes), "value",
                   G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (settings, "changed::curtain-hash", G_CALLBACK (show_curtain), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (bg_session_get_store (session), "changed", G_CALLBACK (show_rule), self,
                           G_CONNECT_SWAPPED);
  show_curtain (self);
  show_rule (self);
  return GTK_WIDGET (self);
}
