/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the copies lie, and the rules by which they are made and dropped. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>

#include "bg-file-dialog.h"
#include "bg-money.h"
#include "bg-safety-rows.h"
#include "bg-status-words.h"

static GtkWidget *
new_list (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (list, "safety-list");
  return list;
}

static GtkWidget *
make_here_row (BgSafety *safety)
{
  const BgSafetyState *state = bg_safety_get_state (safety);
  gboolean green = bg_safety_get_tone (safety) == BG_TONE_GREEN;
  gint64 size = 0;
  g_autofree char *used = NULL;
  g_autofree char *room = NULL;
  g_autofree char *words = NULL;

  for (guint i = 0; i < state->backups->len; i++)
    size += ((const BgBackup *) g_ptr_array_index (state->backups, i))->size;
  used = bg_size_format (size);
  room = bg_size_format ((gint64) state->free);
  words = state->backups->len > 0
            ? g_strdup_printf (_ ("%u copies · %s · %s free"), state->backups->len, used, room)
            : g_strdup_printf (_ ("No copy yet · %s free"), room);
  return bg_safety_row_new ("drive-harddisk-symbolic", green ? BG_TONE_GREEN : BG_TONE_GREY,
                            _ ("On this computer"), words);
}

static char *
dup_second_words (const BgBackupPlaceInfo *second)
{
  g_autofree char *moment = second->last > 0 ? bg_safety_dup_moment (second->last) : NULL;

  if (second->state == BG_BACKUP_PLACE_FAILED)
    return g_strdup (second->message);
  if (moment == NULL)
    return g_strdup (_ ("No copy there yet; the next backup goes there too"));
  if (second->state == BG_BACKUP_PLACE_ABSENT)
    return g_strdup_printf (_ ("Last good copy: %s; the next backup goes there when it is plugged in"),
                            moment);
  return g_strdup_printf (second->other_disk ? _ ("Last good copy: %s")
                                             : _ ("Last good copy: %s; but it lies on the same disk"),
                          moment);
}

static GtkWidget *
make_second_pill (const BgBackupPlaceInfo *second)
{
  gint64 days = second->last > 0 ? (bg_clock_get_now () - second->last) / G_USEC_PER_SEC / (24 * 60 * 60) : 0;
  g_autofree char *words =
    days > 0 ? g_strdup_printf (_ ("Absent for %d days"), (int) days) : g_strdup (_ ("Not plugged in"));

  if (second->state == BG_BACKUP_PLACE_READY)
    return bg_pill_new ("emblem-default-symbolic", _ ("Ready"), BG_TONE_GREEN);
  if (second->state == BG_BACKUP_PLACE_FAILED)
    return bg_pill_new ("dialog-warning-symbolic", _ ("Not copied"), BG_TONE_YELLOW);
  return bg_pill_new ("dialog-warning-symbolic", words, BG_TONE_YELLOW);
}

static void
forget_second_cb (BgSafety *safety)
{
  g_settings_set_string (bg_safety_get_settings (safety), "backup-second-folder", "");
  bg_safety_look (safety);
}

static GtkWidget *
make_second_row (BgSafety *safety)
{
  const BgSafetyState *state = bg_safety_get_state (safety);
  g_autofree char *name = g_path_get_basename (state->second_path);
  g_autofree char *words = dup_second_words (state->second);
  gboolean good = state->second->state == BG_BACKUP_PLACE_READY;
  GtkWidget *row =
    bg_safety_row_new ("media-removable-symbolic", good ? BG_TONE_GREEN : BG_TONE_YELLOW, name, words);
  GtkWidget *pill = make_second_pill (state->second);
  GtkWidget *forget = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_tooltip_text (row, state->second_path);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (forget, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (forget, "flat");
  gtk_widget_set_tooltip_text (forget, _ ("No longer copy there; the copies stay"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (forget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("No longer copy there"), -1);
  g_signal_connect_object (forget, "clicked", G_CALLBACK (forget_second_cb), safety, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), pill);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), forget);
  return row;
}

static void
folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgSafety) safety = data;
  g_autoptr (GFile) file = bg_file_dialog_select_folder_finish (result);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path == NULL)
    return;
  g_settings_set_string (bg_safety_get_settings (safety), "backup-second-folder", path);
  bg_safety_back_up (safety, BG_BACKUP_MANUAL);
}

static void
add_place_cb (GtkWidget *button, BgSafety *safety)
{
  bg_file_dialog_select_folder (GTK_WINDOW (gtk_widget_get_root (button)),
                                _ ("A folder on a USB disk or a share"), NULL, folder_chosen_cb,
                                g_object_ref (safety));
}

static GtkWidget *
make_add_button (BgSafety *safety, gboolean has_one)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content),
                                    has_one ? "document-edit-symbolic" : "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content),
                                has_one ? _ ("Another second place…") : _ ("Add a place…"));
  gtk_widget_set_halign (content, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "safety-add");
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_place_cb), safety, 0);
  return button;
}

/**
 * bg_safety_places_new:
 * @safety: the safety, which has looked
 *
 * Returns: the list of places
 */
GtkWidget *
bg_safety_places_new (BgSafety *safety)
{
  const BgSafetyState *state = bg_safety_get_state (safety);
  GtkListBox *list = GTK_LIST_BOX (new_list ());

  gtk_list_box_append (list, make_here_row (safety));
  if (state->second != NULL)
    gtk_list_box_append (list, make_second_row (safety));
  gtk_list_box_append (list, make_add_button (safety, state->second != NULL));
  return GTK_WIDGET (list);
}

/* A day that has its copy is not copied again by itself. */
static char *
dup_next (BgSafety *safety)
{
  BgDate today = bg_clock_get_today ();
  g_autofree char *day =
    bg_date_format (bg_safety_get_age (safety) == 0 ? bg_date_add_days (today, 1) : today);

  if (!g_settings_get_boolean (bg_safety_get_settings (safety), "backup-daily"))
    return g_strdup (_ ("Only before a large import, a deletion for good and a restore"));
  /* Translators: when the next backup is made by itself: a date */
  return g_strdup_printf (_ ("Next one: %s · and before a large import, a deletion for good and a restore"),
                          day);
}

static void
daily_changed_cb (AdwActionRow *row, GParamSpec *property, GtkSwitch *choice)
{
  g_autofree char *next = dup_next (g_object_get_data (G_OBJECT (row), "safety"));

  adw_action_row_set_subtitle (row, next);
}

static GtkWidget *
make_daily_row (BgSafety *safety)
{
  g_autofree char *next = dup_next (safety);
  GtkWidget *row = bg_safety_row_new ("x-office-calendar-symbolic", BG_TONE_GREY,
                                      _ ("Back up once a day, when the program is opened"), next);
  GtkWidget *choice = gtk_switch_new ();

  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  g_settings_bind (bg_safety_get_settings (safety), "backup-daily", choice, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_object_set_data_full (G_OBJECT (row), "safety", g_object_ref (safety), g_object_unref);
  g_signal_connect_object (choice, "notify::active", G_CALLBACK (daily_changed_cb), row, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), choice);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), choice);
  return row;
}

static GtkWidget *
make_lock_row (BgSafety *safety)
{
  const BgSafetyState *state = bg_safety_get_state (safety);
  GtkWidget *row =
    bg_safety_row_new (state->locked ? "changes-prevent-symbolic" : "changes-allow-symbolic", BG_TONE_GREY,
                       _ ("Lock copies with a password"),
                       state->locked ? _ ("On · whoever forgets the password can never open them again")
                                     : _ ("Off · whoever forgets the password can never open them again"));
  GtkWidget *button = gtk_button_new_with_label (state->locked ? _ ("Switch off") : _ ("Set a password…"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), state->locked ? "safety.unlock" : "safety.lock");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

/**
 * bg_safety_rules_new:
 * @safety: the safety, which has looked
 *
 * Returns: the list of what is done by itself
 */
GtkWidget *
bg_safety_rules_new (BgSafety *safety)
{
  GtkListBox *list = GTK_LIST_BOX (new_list ());

  gtk_list_box_append (list, make_daily_row (safety));
  gtk_list_box_append (list, bg_safety_row_new ("document-open-recent-symbolic", BG_TONE_GREY,
                                                _ ("Kept are 7 copies by day, 4 by week, 12 by month"),
                                                _ ("Never fewer than 3 that were proved")));
  gtk_list_box_append (list, make_lock_row (safety));
  return GTK_WIDGET (list);
}
