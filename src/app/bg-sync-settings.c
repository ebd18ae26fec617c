/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of the preferences on sharing: which server, as whom, and how it went. */
#include "bg-config.h"

#include "bg-sync-settings.h"

#include <glib/gi18n-lib.h>

#include "bg-alert-dialog.h"
#include "bg-http.h"
#include "bg-secret.h"
#include "bg-sync-book.h"
#include "bg-sync-files.h"

#define LOG_LINES 8

struct _BgSyncSettings
{
  AdwPreferencesPage parent_instance;

  GtkWidget *url;
  GtkWidget *account;
  GtkWidget *password;
  GtkWidget *join;
  GtkWidget *leave;
  /* Shown only where the exchange stopped at something that a person must allow. */
  GtkWidget *allow;
  GtkWidget *state;
  GtkWidget *all_files;
  GtkSwitch *all_files_switch;
  GtkLabel *log;
  BgSession *session;
};

G_DEFINE_FINAL_TYPE (BgSyncSettings, bg_sync_settings, ADW_TYPE_PREFERENCES_PAGE)

typedef struct
{
  BgStore *store;
  char *url;
  char *account;
  char *password;
} Wish;

static void
free_wish (gpointer data)
{
  Wish *wish = data;

  g_object_unref (wish->store);
  g_free (wish->url);
  g_free (wish->account);
  g_free (wish->password);
  g_free (wish);
}

/* Nothing is written before the server answered, knew the account and has the database. */
static void
join_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Wish *wish = data;
  g_autoptr (BgTransport) way = NULL;
  GError *error = NULL;
  json_t *answer = NULL;

  way = bg_http_open (wish->url, wish->account, wish->password, BG_HTTP_NONE, &error);
  if (way != NULL)
    answer = bg_transport_ask (way, "GET", "meta%3Alibrary", NULL, NULL, cancellable, &error);
  if (answer != NULL && bg_sync_join (wish->store, wish->url, wish->account, &error))
    {
      (void) bg_secret_store (wish->url, wish->account, wish->password, cancellable);
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, error);
  json_decref (answer);
}

static const char *
get_text (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
joined_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BgSyncSettings *self = BG_SYNC_SETTINGS (source);
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  gtk_widget_set_sensitive (self->join, TRUE);
  if (self->session == NULL)
    return;
  if (done)
    {
      bg_syncer_start (bg_session_get_syncer (self->session), get_text (self->password));
      gtk_editable_set_text (GTK_EDITABLE (self->password), "");
      return;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->state), _ ("Not joined"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->state), error->message);
}

static void
join_clicked_cb (BgSyncSettings *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, joined_cb, NULL);
  Wish *wish = g_new0 (Wish, 1);

  wish->store = g_object_ref (bg_session_get_store (self->session));
  wish->url = g_strstrip (g_strdup (get_text (self->url)));
  wish->account = g_strstrip (g_strdup (get_text (self->account)));
  wish->password = g_strdup (get_text (self->password));
  gtk_widget_set_sensitive (self->join, FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->state), _ ("Asking the server…"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->state), "");
  g_task_set_task_data (task, wish, free_wish);
  g_task_run_in_thread (task, join_in_worker);
}

static void
leave_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (bg_sync_set_active (data, FALSE, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
left_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BgSyncSettings *self = BG_SYNC_SETTINGS (source);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->state), error->message);
  else if (self->session != NULL)
    bg_syncer_look (bg_session_get_syncer (self->session));
}

static void
leave_clicked_cb (BgSyncSettings *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, left_cb, NULL);

  bg_syncer_stop (bg_session_get_syncer (self->session));
  g_task_set_task_data (task, g_object_ref (bg_session_get_store (self->session)), g_object_unref);
  g_task_run_in_thread (task, leave_in_worker);
}

/**
 * Permission:
 * @outcome: what the exchange stopped at
 * @button: what the button says
 * @heading: what is asked
 * @body: what it means
 * @allow: writes it down
 *
 * What only a person may allow.
 */
typedef struct
{
  BgSyncOutcome outcome;
  const char *button;
  const char *heading;
  const char *body;
  gboolean (*allow) (BgStore *store, GError **error);
} Permission;

static gboolean
allow_trash (BgStore *store, GError **error)
{
  return bg_sync_set_permit (store, TRUE, error);
}

static const char send_again_button[] = N_ ("Send all again…");
static const char send_again_heading[] = N_ ("Send all records to this database?");
static const char send_again_body[] = N_ (
  "The database is empty, or is another one than before. If the server is only to be restored from its "
  "backup, wait for that. Otherwise everything here is sent there, and what it has is received; nothing is "
  "removed on either side.");

static const Permission permissions[] = {
  { BG_SYNC_BRAKE, N_ ("Allow once…"), N_ ("Let unusually many records be put away?"),
    N_ ("Ask first whether a colleague did so on purpose. If you allow it, the next exchange puts them into "
        "the "
        "trash, out of which they can be taken again, or removes for good what a leader removed."),
    allow_trash },
  { BG_SYNC_EMPTIED, send_again_button, send_again_heading, send_again_body, bg_sync_forget },
  { BG_SYNC_OTHER_LIBRARY, send_again_button, send_again_heading, send_again_body, bg_sync_forget },
};

static const Permission *
find_permission (BgSyncSettings *self)
{
  const BgSyncerState *state = bg_syncer_get_state (bg_session_get_syncer (self->session));

  for (gsize i = 0; i < G_N_ELEMENTS (permissions); i++)
    if (state->is_joined && !state->is_busy && permissions[i].outcome == state->outcome)
      return &permissions[i];
  return NULL;
}

static void
show_permission (BgSyncSettings *self)
{
  const Permission *permission = find_permission (self);

  gtk_widget_set_visible (self->allow, permission != NULL);
  if (permission != NULL)
    gtk_button_set_label (GTK_BUTTON (self->allow), _ (permission->button));
}

static void
show_state (BgSyncSettings *self)
{
  BgSyncer *syncer = bg_session_get_syncer (self->session);
  const BgSyncerState *state = bg_syncer_get_state (syncer);
  g_autofree char *words = bg_syncer_dup_words (syncer);
  g_autofree char *detail = bg_syncer_dup_detail (syncer);
  g_autoptr (GPtrArray) lines = bg_sync_read_log (bg_session_get_store (self->session), LOG_LINES, NULL);
  g_autoptr (GString) log = g_string_new (NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->state), words);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->state), state->detail != NULL ? state->detail : detail);
  gtk_widget_set_visible (self->leave, state->is_joined);
  gtk_widget_set_sensitive (self->all_files, state->is_joined);
  show_permission (self);
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const BgSyncLine *line = g_ptr_array_index (lines, i);
      g_autofree char *moment = bg_clock_format_moment (line->time);

      g_string_append_printf (log, "%s%s · ", i > 0 ? "\n" : "", moment);
      g_string_append_printf (log, _ ("Received %u, sent %u, merged %u, to be decided %u"),
                              line->totals.received, line->totals.sent, line->totals.merged,
                              line->totals.asked);
      if (line->detail != NULL)
        g_string_append_printf (log, "\n%s", line->detail);
    }
  gtk_label_set_label (self->log, log->len > 0 ? log->str : _ ("Nothing was exchanged yet"));
}

typedef struct
{
  BgStore *store;
  const Permission *permission;
} Allowing;

static void
free_allowing (gpointer data)
{
  Allowing *allowing = data;

  g_object_unref (allowing->store);
  g_free (allowing);
}

static void
allow_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Allowing *allowing = data;
  GError *error = NULL;

  if (allowing->permission->allow (allowing->store, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
allowed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BgSyncSettings *self = BG_SYNC_SETTINGS (source);
  g_autoptr (GError) error = NULL;
  const char *typed = get_text (self->password);

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->state), error->message);
  else if (self->session != NULL)
    bg_syncer_start (bg_session_get_syncer (self->session), *typed != '\0' ? typed : NULL);
}

static void
allow_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgSyncSettings) self = data;
  const Permission *permission = self->session != NULL ? find_permission (self) : NULL;
  g_autoptr (GTask) task = NULL;
  Allowing *allowing;

  if (bg_alert_dialog_choose_finish (result) != 1 || permission == NULL)
    return;
  allowing = g_new0 (Allowing, 1);
  allowing->store = g_object_ref (bg_session_get_store (self->session));
  allowing->permission = permission;
  task = g_task_new (self, NULL, allowed_cb, NULL);
  g_task_set_task_data (task, allowing, free_allowing);
  g_task_run_in_thread (task, allow_in_worker);
}

static void
allow_clicked_cb (BgSyncSettings *self)
{
  const Permission *permission = find_permission (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  const BgAlertButton buttons[] = { { _ ("_Cancel"), BG_ALERT_CANCEL }, { _ ("_Allow"), BG_ALERT_PLAIN } };

  if (permission != NULL)
    bg_alert_dialog_choose (GTK_WINDOW (root), _ (permission->heading), _ (permission->body), buttons,
                            G_N_ELEMENTS (buttons), NULL, allow_answered_cb, g_object_ref (self));
}

static GtkWidget *
add_entry (AdwPreferencesGroup *group, GtkWidget *row, const char *title)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (group, row);
  return row;
}

static GtkWidget *
make_button (const char *label, GCallback clicked, BgSyncSettings *self)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static AdwPreferencesGroup *
make_server_group (BgSyncSettings *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("Server"));
  adw_preferences_group_set_description (
    group,
    _ ("Only where the office has a server of its own. Until it is joined nothing leaves this computer; "
       "everything works without it."));
  self->url = add_entry (group, adw_entry_row_new (), _ ("Address, such as https://server/database"));
  self->account = add_entry (group, adw_entry_row_new (), _ ("Account"));
  self->password = add_entry (group, adw_password_entry_row_new (), _ ("Password"));
  self->state = adw_action_row_new ();
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self->state), 0);
  self->leave = make_button (_ ("Turn off"), G_CALLBACK (leave_clicked_cb), self);
  self->allow = make_button ("", G_CALLBACK (allow_clicked_cb), self);
  self->join = make_button (_ ("Join"), G_CALLBACK (join_clicked_cb), self);
  gtk_widget_add_css_class (self->join, "suggested-action");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->state), self->allow);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->state), self->leave);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->state), self->join);
  adw_preferences_group_add (group, self->state);
  return group;
}

static void
set_files_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  gboolean all = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (task), "all"));
  GError *error = NULL;

  if (bg_sync_set_all_files (data, all, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
files_set_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BgSyncSettings *self = BG_SYNC_SETTINGS (source);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->all_files), error->message);
  else if (self->session != NULL)
    bg_courier_carry (bg_session_get_courier (self->session));
}

static void
files_switched_cb (BgSyncSettings *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, files_set_cb, NULL);

  g_object_set_data (G_OBJECT (task), "all",
                     GINT_TO_POINTER (gtk_switch_get_active (self->all_files_switch)));
  g_task_set_task_data (task, g_object_ref (bg_session_get_store (self->session)), g_object_unref);
  g_task_run_in_thread (task, set_files_in_worker);
}

static void
show_files (BgSyncSettings *self)
{
  g_autofree char *words = bg_courier_dup_words (bg_session_get_courier (self->session));

  adw_action_row_set_subtitle (
    ADW_ACTION_ROW (self->all_files),
    words != NULL ? words : _ ("Otherwise a file comes when somebody opens it, and takes no room before"));
}

static AdwPreferencesGroup *
make_files_group (BgSyncSettings *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("Files"));
  self->all_files = adw_action_row_new ();
  self->all_files_switch = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->all_files_switch), GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->all_files),
                                 _ ("Fetch all files to this computer"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->all_files), GTK_WIDGET (self->all_files_switch));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->all_files),
                                         GTK_WIDGET (self->all_files_switch));
  adw_preferences_group_add (group, self->all_files);
  return group;
}

static AdwPreferencesGroup *
make_log_group (BgSyncSettings *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("The last exchanges"));
  self->log = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->log, 0);
  gtk_label_set_wrap (self->log, TRUE);
  gtk_label_set_selectable (self->log, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->log), "secondary");
  adw_preferences_group_add (group, GTK_WIDGET (self->log));
  return group;
}

static void
bg_sync_settings_dispose (GObject *object)
{
  g_clear_object (&BG_SYNC_SETTINGS (object)->session);

  G_OBJECT_CLASS (bg_sync_settings_parent_class)->dispose (object);
}

static void
bg_sync_settings_class_init (BgSyncSettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bg_sync_settings_dispose;
}

static void
bg_sync_settings_init (BgSyncSettings *self)
{
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (self), _ ("Sharing"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (self), "emblem-synchronizing-symbolic");
  adw_preferences_page_set_name (ADW_PREFERENCES_PAGE (self), "sync");
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), make_server_group (self));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), make_files_group (self));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), make_log_group (self));
}

/**
 * bg_sync_settings_new:
 * @session: the record book
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
bg_sync_settings_new (BgSession *session)
{
  BgSyncSettings *self;
  g_autoptr (BgSyncServer) server = NULL;

  g_return_val_if_fail (BG_IS_SESSION (session), NULL);

  self = g_object_new (BG_TYPE_SYNC_SETTINGS, NULL);
  self->session = g_object_ref (session);
  server = bg_sync_load_server (bg_session_get_store (session), NULL);
  if (server != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->url), server->url);
      gtk_editable_set_text (GTK_EDITABLE (self->account), server->account);
      gtk_switch_set_active (self->all_files_switch, server->all_files);
    }
  g_signal_connect_object (self->all_files_switch, "notify::active", G_CALLBACK (files_switched_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (bg_session_get_courier (session), "changed", G_CALLBACK (show_files), self,
                           G_CONNECT_SWAPPED);
  show_files (self);
  gtk_widget_set_sensitive (self->join, !bg_store_is_read_only (bg_session_get_store (session)));
  g_signal_connect_object (bg_session_get_syncer (session), "changed", G_CALLBACK (show_state), self,
                           G_CONNECT_SWAPPED);
  show_state (self);
  return GTK_WIDGET (self);
}
