/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of the preferences on sharing: which server, as whom, and how it went. */
#include "bg-config.h"

#include "bg-sync-settings.h"

#include <glib/gi18n-lib.h>

#include "bg-alert-dialog.h"
#include "bg-http.h"
#include "bg-secret.h"
#include "bg-server-help.h"
#include "bg-sync-book.h"
#include "bg-sync-files.h"
#include "bg-sync-log-row.h"

#define LOG_LINES 8

struct _BgSyncSettings
{
  AdwPreferencesPage parent_instance;

  GtkEditable *url;
  GtkEditable *account;
  GtkEditable *password;
  GtkWidget *join;
  GtkWidget *leave;
  /* Shown only where the exchange stopped at something that a person must allow. */
  GtkButton *allow;
  AdwActionRow *state;
  AdwActionRow *all_files;
  GtkSwitch *all_files_switch;
  AdwPreferencesGroup *log;
  GtkWidget *no_log;

  BgSession *session;
  /* The rows of the log; they are made anew when it was read. */
  GPtrArray *log_rows;
  gboolean is_reading_log;
  gboolean reads_again;
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

/* The officer's words alone: what the server said is in the log, for a technician. */
static void
show_failure (BgSyncSettings *self, const char *message)
{
  g_autofree char *words = bg_sync_dup_words (message);

  adw_action_row_set_subtitle (self->state, words);
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
      bg_syncer_start (bg_session_get_syncer (self->session), gtk_editable_get_text (self->password));
      gtk_editable_set_text (self->password, "");
      return;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->state), _ ("Not joined"));
  show_failure (self, error->message);
}

static void
join_clicked_cb (BgSyncSettings *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, joined_cb, NULL);
  Wish *wish = g_new0 (Wish, 1);

  wish->store = g_object_ref (bg_session_get_store (self->session));
  wish->url = g_strstrip (g_strdup (gtk_editable_get_text (self->url)));
  wish->account = g_strstrip (g_strdup (gtk_editable_get_text (self->account)));
  wish->password = g_strdup (gtk_editable_get_text (self->password));
  gtk_widget_set_sensitive (self->join, FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->state), _ ("Asking the server…"));
  adw_action_row_set_subtitle (self->state, "");
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
    show_failure (self, error->message);
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

  gtk_widget_set_visible (GTK_WIDGET (self->allow), permission != NULL);
  if (permission != NULL)
    gtk_button_set_label (self->allow, _ (permission->button));
}

static void
read_log_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *lines = bg_sync_read_log (data, LOG_LINES, &error);

  if (lines != NULL)
    g_task_return_pointer (task, lines, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
clear_log (BgSyncSettings *self)
{
  for (guint i = 0; i < self->log_rows->len; i++)
    adw_preferences_group_remove (self->log, g_ptr_array_index (self->log_rows, i));
  g_ptr_array_set_size (self->log_rows, 0);
}

static void read_log (BgSyncSettings *self);

static void
log_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BgSyncSettings *self = BG_SYNC_SETTINGS (source);
  g_autoptr (GPtrArray) lines = g_task_propagate_pointer (G_TASK (result), NULL);

  self->is_reading_log = FALSE;
  if (self->session == NULL || lines == NULL)
    return;
  clear_log (self);
  gtk_widget_set_visible (self->no_log, lines->len == 0);
  for (guint i = 0; i < lines->len; i++)
    {
      GtkWidget *row = bg_sync_log_row_new (g_ptr_array_index (lines, i));

      adw_preferences_group_add (self->log, row);
      g_ptr_array_add (self->log_rows, row);
    }
  if (self->reads_again)
    read_log (self);
}

static void
read_log (BgSyncSettings *self)
{
  g_autoptr (GTask) task = NULL;

  self->reads_again = self->is_reading_log;
  if (self->is_reading_log)
    return;
  self->is_reading_log = TRUE;
  task = g_task_new (self, NULL, log_read_cb, NULL);
  g_task_set_task_data (task, g_object_ref (bg_session_get_store (self->session)), g_object_unref);
  g_task_run_in_thread (task, read_log_in_worker);
}

static void
show_state (BgSyncSettings *self)
{
  BgSyncer *syncer = bg_session_get_syncer (self->session);
  const BgSyncerState *state = bg_syncer_get_state (syncer);
  g_autofree char *words = bg_syncer_state_dup_words (state);
  g_autofree char *detail = bg_syncer_state_dup_detail (state);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->state), words);
  show_failure (self, state->detail != NULL ? state->detail : detail);
  gtk_widget_set_visible (self->leave, state->is_joined);
  gtk_widget_set_sensitive (GTK_WIDGET (self->all_files), state->is_joined);
  show_permission (self);
  if (!state->is_busy)
    read_log (self);
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
  const char *typed = gtk_editable_get_text (self->password);

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    show_failure (self, error->message);
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
    adw_action_row_set_subtitle (self->all_files, error->message);
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
    self->all_files,
    words != NULL ? words : _ ("Otherwise a file comes when somebody opens it, and takes no room before"));
}

static void
help_clicked_cb (BgSyncSettings *self)
{
  bg_server_help_open (GTK_WIDGET (self));
}

static void
bg_sync_settings_dispose (GObject *object)
{
  g_clear_object (&BG_SYNC_SETTINGS (object)->session);

  G_OBJECT_CLASS (bg_sync_settings_parent_class)->dispose (object);
}

static void
bg_sync_settings_finalize (GObject *object)
{
  g_ptr_array_unref (BG_SYNC_SETTINGS (object)->log_rows);

  G_OBJECT_CLASS (bg_sync_settings_parent_class)->finalize (object);
}

static void
bg_sync_settings_class_init (BgSyncSettingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bg_sync_settings_dispose;
  G_OBJECT_CLASS (klass)->finalize = bg_sync_settings_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/banggiao/BangGiao/ui/bg-sync-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, BgSyncSettings, url);
  gtk_widget_class_bind_template_child (widget_class, BgSyncSettings, account);
  gtk_widget_class_bind_template_child (widget_class, BgSyncSettings, password);
  gtk_widget_class_bind_template_child (widget_class, BgSyncSettings, join);
  gtk_widget_class_bind_template_child (widget_class, BgSyncSettings, leave);
  gtk_widget_class_bind_template_child (widget_class, BgSyncSettings, allow);
  gtk_widget_class_bind_template_child (widget_class, BgSyncSettings, state);
  gtk_widget_class_bind_template_child (widget_class, BgSyncSettings, all_files);
  gtk_widget_class_bind_template_child (widget_class, BgSyncSettings, all_files_switch);
  gtk_widget_class_bind_template_child (widget_class, BgSyncSettings, log);
  gtk_widget_class_bind_template_child (widget_class, BgSyncSettings, no_log);
  gtk_widget_class_bind_template_callback (widget_class, allow_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, join_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, help_clicked_cb);
}

static void
bg_sync_settings_init (BgSyncSettings *self)
{
  self->log_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
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
      gtk_editable_set_text (self->url, server->url);
      gtk_editable_set_text (self->account, server->account);
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
