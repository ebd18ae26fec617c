/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets, changes or takes away the password of the curtain. */
#include "bg-config.h"

#include "bg-password-dialog.h"

#include <glib/gi18n-lib.h>

#include "bg-password.h"

/* A curtain keeps passers-by out; below this a glance at the fingers is enough. */
#define SHORTEST_PASSWORD 6

struct _BgPasswordDialog
{
  AdwWindow parent_instance;

  GSettings *settings;
  /* Only takes it away. */
  gboolean removes;

  AdwPreferencesGroup *group;
  GtkWidget *current_row;
  GtkWidget *new_row;
  GtkWidget *again_row;
  GtkLabel *message;
  GtkWidget *done_button;
};

G_DEFINE_FINAL_TYPE (BgPasswordDialog, bg_password_dialog, ADW_TYPE_WINDOW)

static const char *
get_text (GtkWidget *row)
{
  return row != NULL ? gtk_editable_get_text (GTK_EDITABLE (row)) : "";
}

static void
say (BgPasswordDialog *self, const char *words)
{
  gtk_label_set_label (self->message, words);
  gtk_widget_set_visible (GTK_WIDGET (self->message), *words != '\0');
}

static void
fail (BgPasswordDialog *self, const char *words, GtkWidget *row)
{
  say (self, words);
  gtk_widget_set_sensitive (GTK_WIDGET (self->group), TRUE);
  gtk_widget_set_sensitive (self->done_button, TRUE);
  if (row != NULL)
    gtk_widget_grab_focus (row);
}

static void
finish (BgPasswordDialog *self, const char *hash)
{
  g_settings_set_string (self->settings, "curtain-hash", hash);
  if (*hash == '\0')
    g_settings_set_int (self->settings, "curtain-minutes", 0);
  g_settings_sync ();
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
hashed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgPasswordDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = bg_password_hash_finish (result, &error);

  if (self->settings == NULL)
    return;
  if (hash == NULL)
    fail (self, error->message, self->new_row);
  else
    finish (self, hash);
}

static void
apply (BgPasswordDialog *self)
{
  if (self->removes)
    finish (self, "");
  else
    bg_password_hash_async (get_text (self->new_row), hashed_cb, g_object_ref (self));
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgPasswordDialog) self = data;

  if (self->settings == NULL)
    return;
  if (bg_password_check_finish (result, NULL))
    apply (self);
  else
    fail (self, _ ("The present password is wrong"), self->current_row);
}

static gboolean
check_new (BgPasswordDialog *self)
{
  if (self->removes)
    return TRUE;
  if (g_utf8_strlen (get_text (self->new_row), -1) < SHORTEST_PASSWORD)
    fail (self, _ ("The password needs at least 6 characters"), self->new_row);
  else if (g_strcmp0 (get_text (self->new_row), get_text (self->again_row)) != 0)
    fail (self, _ ("The two passwords are not the same"), self->again_row);
  else
    return TRUE;
  return FALSE;
}

static void
done_cb (BgPasswordDialog *self)
{
  g_autofree char *hash = g_settings_get_string (self->settings, "curtain-hash");

  g_assert (BG_IS_PASSWORD_DIALOG (self));

  if (!check_new (self))
    return;
  say (self, "");
  gtk_widget_set_sensitive (GTK_WIDGET (self->group), FALSE);
  gtk_widget_set_sensitive (self->done_button, FALSE);
  if (*hash != '\0')
    bg_password_check_async (get_text (self->current_row), hash, checked_cb, g_object_ref (self));
  else
    apply (self);
}

static GtkWidget *
add_row (BgPasswordDialog *self, const char *title)
{
  GtkWidget *row = adw_password_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (done_cb), self);
  adw_preferences_group_add (self->group, row);
  return row;
}

static GtkWidget *
make_bar (BgPasswordDialog *self)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->done_button = gtk_button_new_with_mnemonic (self->removes ? _ ("_Take away") : _ ("_Set"));
  gtk_widget_add_css_class (self->done_button, self->removes ? "destructive-action" : "suggested-action");
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->done_button);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_destroy), self);
  g_signal_connect_swapped (self->done_button, "clicked", G_CALLBACK (done_cb), self);
  return bar;
}

static void
build (BgPasswordDialog *self, gboolean has_password)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  if (!self->removes)
    adw_preferences_group_set_description (
      self->group,
      _ ("It opens the curtain of this computer and nothing else. A forgotten one cannot be read back; "
         "whoever administers this computer can take it away."));
  if (has_password)
    self->current_row = add_row (self, _ ("Present password"));
  if (!self->removes)
    {
      self->new_row = add_row (self, _ ("New password"));
      self->again_row = add_row (self, _ ("New password again"));
    }
  self->message = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_wrap (self->message, TRUE);
  gtk_label_set_xalign (self->message, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
  gtk_widget_set_margin_top (body, 12);
  gtk_widget_set_margin_bottom (body, 18);
  gtk_widget_set_margin_start (body, 18);
  gtk_widget_set_margin_end (body, 18);
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->group));
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->message));
  gtk_box_append (GTK_BOX (box), make_bar (self));
  gtk_box_append (GTK_BOX (box), body);
  adw_window_set_content (ADW_WINDOW (self), box);
}

static void
bg_password_dialog_dispose (GObject *object)
{
  g_clear_object (&BG_PASSWORD_DIALOG (object)->settings);

  G_OBJECT_CLASS (bg_password_dialog_parent_class)->dispose (object);
}

static void
bg_password_dialog_class_init (BgPasswordDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bg_password_dialog_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
bg_password_dialog_init (BgPasswordDialog *self)
{
}

/**
 * bg_password_dialog_new:
 * @parent: (nullable): the window it stands before
 * @settings: where the hash is kept
 * @removes: whether the password is only taken away
 *
 * The present password is asked for where there is one.
 *
 * Returns: (transfer floating): the dialog, to be presented
 */
GtkWidget *
bg_password_dialog_new (GtkWindow *parent, GSettings *settings, gboolean removes)
{
  BgPasswordDialog *self;
  g_autofree char *hash = NULL;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  hash = g_settings_get_string (settings, "curtain-hash");
  self = g_object_new (BG_TYPE_PASSWORD_DIALOG, "transient-for", parent, "modal", TRUE, "default-width", 420,
                       "resizable", FALSE, "title", _ ("Password of the curtain"), NULL);
  self->settings = g_object_ref (settings);
  self->removes = removes;
  build (self, *hash != '\0');
  return GTK_WIDGET (self);
}
