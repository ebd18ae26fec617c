/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application: which record book is open, colours, and the one window. */
#include "bg-config.h"

#include "bg-application.h"

#include <glib/gi18n-lib.h>

#include "bg-alert-dialog.h"
#include "bg-app-resources.h"
#include "bg-damaged-page.h"
#include "bg-blanking-dialog.h"
#include "bg-error.h"
#include "bg-file-dialog.h"
#include "bg-file-opener.h"
#include "bg-first-start-page.h"
#include "bg-restore-dialog.h"
#include "bg-restore.h"
#include "bg-widgets.h"
#include "bg-window.h"

/* How often the program looks whether a new day began, in seconds. */
#define DAY_CHECK 60

struct _BgApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  BgStore *store;
  BgSession *session;
  char *path;
  BgOpenFlags open_flags;
  /* The record book that was not there; a new one is made in its place only when it is asked for. */
  char *missing;
  guint day_check_id;
};

G_DEFINE_FINAL_TYPE (BgApplication, bg_application, ADW_TYPE_APPLICATION)

static BgWindow *
get_window (BgApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  while (window != NULL && !BG_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  if (window == NULL)
    window = GTK_WINDOW (bg_window_new (GTK_APPLICATION (self)));
  return BG_WINDOW (window);
}

static gboolean
check_day_cb (gpointer data)
{
  BgSession *session = BG_APPLICATION (data)->session;
  BgDate day = bg_session_get_today (session);

  bg_session_check_day (session);
  if (bg_date_compare (day, bg_session_get_today (session)) == 0)
    return G_SOURCE_CONTINUE;
  bg_blanking_run (session);
  /* Where the program stays open for days, each of them has its copy all the same. */
  if (!bg_store_is_read_only (bg_session_get_store (session)))
    bg_safety_start (bg_session_get_safety (session));
  return G_SOURCE_CONTINUE;
}

static void
start_session (BgApplication *self)
{
  g_autoptr (BgRecord) officer = NULL;
  g_autofree char *officer_id = g_settings_get_string (self->settings, "officer-id");

  g_clear_object (&self->session);
  self->session = bg_session_new (self->store);
  if (*officer_id != '\0')
    officer = bg_store_load (self->store, &bg_officer_kind, officer_id, NULL);
  bg_store_set_officer (self->store, officer != NULL ? bg_record_get_title (officer) : g_get_real_name ());
  bg_window_set_session (get_window (self), self->session);
  if (!bg_store_is_read_only (self->store))
    bg_safety_start (bg_session_get_safety (self->session));
  else
    bg_safety_look (bg_session_get_safety (self->session));
  bg_syncer_start (bg_session_get_syncer (self->session), NULL);
  bg_file_opener_clear ();
  bg_blanking_run (self->session);
  if (self->day_check_id == 0)
    self->day_check_id = g_timeout_add_seconds (DAY_CHECK, check_day_cb, self);
}

static void
started_cb (BgApplication *self, const BgFirstStart *start, BgFirstStartPage *page)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *officer_id = NULL;

  if (!bg_first_start_apply (self->store, start, &officer_id, &error))
    {
      bg_first_start_page_show_error (page, error->message);
      return;
    }
  g_settings_set_string (self->settings, "officer-id", officer_id != NULL ? officer_id : "");
  g_settings_set_boolean (self->settings, "secret-notice-accepted", TRUE);
  start_session (self);
}

static void
restore_wanted_cb (BgApplication *self)
{
  bg_restore_dialog_present (GTK_WINDOW (get_window (self)), bg_store_get_path (self->store), NULL);
}

static void
show_first_start (BgApplication *self)
{
  GtkWidget *page = bg_first_start_page_new ();

  /* What was open before is put away: nothing may be written to it from behind the first start. */
  g_clear_handle_id (&self->day_check_id, g_source_remove);
  g_clear_object (&self->session);
  g_signal_connect_object (page, "started", G_CALLBACK (started_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "restore-wanted", G_CALLBACK (restore_wanted_cb), self, G_CONNECT_SWAPPED);
  bg_window_show_first_start (get_window (self), page);
}

/* An empty record book, without an office, is one that was never started. */
static void
show_book (BgApplication *self, BgRecord *office)
{
  if (office != NULL)
    start_session (self);
  else
    show_first_start (self);
}

static gboolean open_book (BgApplication *self, const char *path, BgOpenFlags flags);

static void
error_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgApplication) self = data;
  int answer = bg_alert_dialog_choose_finish (result);

  if (answer == 1)
    g_action_group_activate_action (G_ACTION_GROUP (self), "open", NULL);
  else if (answer == 2 && self->missing != NULL)
    open_book (self, self->missing, BG_OPEN_CREATE);
  else if (self->session == NULL)
    g_application_quit (G_APPLICATION (self));
}

static void
show_open_error (BgApplication *self, const GError *error)
{
  const BgAlertButton buttons[] = {
    { _ ("_Close"), BG_ALERT_CANCEL },
    { _ ("_Choose another file…"), BG_ALERT_SUGGESTED },
    { _ ("_Make a new record book there"), BG_ALERT_DESTRUCTIVE },
  };

  gtk_window_present (GTK_WINDOW (get_window (self)));
  bg_alert_dialog_choose (GTK_WINDOW (get_window (self)), _ ("The record book was not opened"),
                          error->message, buttons, G_N_ELEMENTS (buttons) - (self->missing == NULL ? 1 : 0),
                          NULL, error_answered_cb, g_object_ref (self));
}

/* Lets go of the record book; nothing of it is shown any more. */
static void
put_away (BgApplication *self, GtkWidget *page)
{
  g_clear_handle_id (&self->day_check_id, g_source_remove);
  bg_window_show_first_start (get_window (self), page);
  g_clear_object (&self->session);
  if (self->store != NULL)
    bg_store_close (self->store);
  g_clear_object (&self->store);
}

/* Nothing is written over or deleted: the officer sees what there is to go back to. */
static void
show_damaged (BgApplication *self, const char *path, const GError *error)
{
  put_away (self, bg_damaged_page_new (path, error->message));
  gtk_window_present (GTK_WINDOW (get_window (self)));
}

static gboolean
is_damaged (const char *path, const GError *error)
{
  g_autofree char *folder = bg_backup_dup_folder (path);
  g_autoptr (BgBackup) last = NULL;

  if (g_error_matches (error, BG_ERROR, BG_ERROR_DAMAGED))
    return TRUE;
  if (!g_error_matches (error, BG_ERROR, BG_ERROR_NOT_BOOK) || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return FALSE;
  /* What has backups was a record book once. */
  last = bg_backup_find_last (folder);
  return last != NULL;
}

/* The book that is open already would be found held by this very program. */
static gboolean
is_open_for_writing (BgApplication *self, const char *path)
{
  g_autoptr (GFile) asked = g_file_new_for_path (path);
  g_autoptr (GFile) open = self->store != NULL ? g_file_new_for_path (bg_store_get_path (self->store)) : NULL;

  return open != NULL && g_file_equal (asked, open) && !bg_store_is_read_only (self->store);
}

static gboolean
show_open_book (BgApplication *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BgRecord) office = NULL;

  if (bg_store_read_office (self->store, &office, &error))
    show_book (self, office);
  else
    show_open_error (self, error);
  return error == NULL;
}

static gboolean
open_book (BgApplication *self, const char *path, BgOpenFlags flags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BgRecord) office = NULL;
  g_autoptr (BgStore) store = NULL;
  g_autoptr (BgStore) old = NULL;
  g_autofree char *folder = g_path_get_dirname (path);

  if (is_open_for_writing (self, path))
    return show_open_book (self);
  if ((flags & BG_OPEN_CREATE) != 0)
    g_mkdir_with_parents (folder, 0700);
  store = bg_store_open (path, flags | self->open_flags, &error);
  if (store == NULL || !bg_store_read_office (store, &office, &error))
    {
      gboolean refused = g_error_matches (error, BG_ERROR, BG_ERROR_REFUSED);
      char *missing = refused || g_file_test (path, G_FILE_TEST_EXISTS) ? NULL : g_strdup (path);

      g_free (self->missing);
      self->missing = missing;
      if (is_damaged (path, error))
        show_damaged (self, path, error);
      else
        show_open_error (self, error);
      return FALSE;
    }
  old = g_steal_pointer (&self->store);
  self->store = g_steal_pointer (&store);
  show_book (self, office);
  /* Whoever opens it next, this program too, may write to it at once. */
  if (old != NULL)
    bg_store_close (old);
  return TRUE;
}

/* A record book that was chosen once and is gone, as with a stick or a folder of the network, is missed; an
   empty one in its place would look like a loss. */
static char *
dup_path (BgApplication *self, BgOpenFlags *flags)
{
  g_autofree char *setting = g_settings_get_string (self->settings, "database-path");

  *flags = self->path != NULL || *setting == '\0' ? BG_OPEN_CREATE : 0;
  if (self->path != NULL)
    return g_strdup (self->path);
  if (*setting != '\0')
    return g_steal_pointer (&setting);
  return g_build_filename (g_get_user_data_dir (), "banggiao", "so.banggiao", NULL);
}

static void
bg_application_activate (GApplication *application)
{
  BgApplication *self = BG_APPLICATION (application);
  BgWindow *window = get_window (self);
  gboolean good = TRUE;

  if (self->store == NULL)
    {
      BgOpenFlags flags;
      g_autofree char *path = dup_path (self, &flags);

      good = open_book (self, path, flags);
    }
  /* The question about a book that does not open stands in front already. */
  if (good)
    gtk_window_present (GTK_WINDOW (window));
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgApplication) self = data;
  g_autoptr (GFile) file = bg_file_dialog_open_finish (result);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  /* A file that does not open is not the one to begin with the next time. */
  if (path != NULL && bg_window_can_leave (get_window (self)) && open_book (self, path, 0))
    g_settings_set_string (self->settings, "database-path", path);
}

static void
open_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BgApplication *self = data;

  if (!bg_window_can_leave (get_window (self)))
    return;
  bg_file_dialog_open (GTK_WINDOW (get_window (self)), _ ("Open the record book"), "*.banggiao", NULL,
                       file_chosen_cb, g_object_ref (self));
}

/* What another program had open may be free by now. */
static void
reopen_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BgApplication *self = data;
  g_autofree char *path = self->store != NULL ? g_strdup (bg_store_get_path (self->store)) : NULL;

  if (path != NULL && bg_window_can_leave (get_window (self)))
    open_book (self, path, BG_OPEN_EXISTING);
}

static void
open_book_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BgApplication *self = data;
  const char *path = g_variant_get_string (parameter, NULL);

  if (bg_window_can_leave (get_window (self)) && open_book (self, path, BG_OPEN_EXISTING))
    g_settings_set_string (self->settings, "database-path", path);
}

static void
restore_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  char **order = data;
  GError *error = NULL;
  BgRestored *restored =
    bg_restore_run (order[0], order[1], *order[2] != '\0' ? order[2] : NULL, NULL, NULL, &error);

  if (restored != NULL)
    g_task_return_pointer (task, restored, (GDestroyNotify) bg_restored_free);
  else
    g_task_return_error (task, error);
}

/* Whatever came of it, the record book is opened again: it is the old one or the new one, whole. */
static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BgApplication *self = BG_APPLICATION (source);
  char **order = g_task_get_task_data (G_TASK (result));
  const BgAlertButton button = { _ ("_Close"), BG_ALERT_CANCEL };
  g_autoptr (GError) error = NULL;
  g_autoptr (BgRestored) restored = g_task_propagate_pointer (G_TASK (result), &error);

  g_application_release (G_APPLICATION (self));
  if (open_book (self, order[0], BG_OPEN_EXISTING) && restored != NULL)
    bg_restore_note_async (self->store, order[1], NULL, NULL);
  if (restored != NULL && restored->missing > 0)
    bg_window_say (get_window (self),
                   _ ("Restored, but some files are not among the backups; their records say which"));
  else if (restored != NULL)
    bg_window_say (get_window (self), _ ("Restored; what was there before is among the copies"));
  else
    bg_alert_dialog_choose (GTK_WINDOW (get_window (self)), _ ("Nothing was restored"), error->message,
                            &button, 1, NULL, NULL, NULL);
}

static void
restore_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  BgApplication *self = data;
  g_autoptr (GTask) task = NULL;
  char **order;

  if (!bg_window_can_leave (get_window (self)))
    return;
  order = g_new0 (char *, 4);
  g_variant_get (parameter, "(sss)", &order[0], &order[1], &order[2]);
  put_away (self, bg_waiting_page_new (_ ("Restoring…")));
  g_application_hold (G_APPLICATION (self));
  task = g_task_new (self, NULL, restored_cb, NULL);
  g_task_set_task_data (task, order, (GDestroyNotify) g_strfreev);
  g_task_run_in_thread (task, restore_in_worker);
}

static void
quit_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_close (GTK_WINDOW (get_window (data)));
}

static void
apply_colours (BgApplication *self)
{
  g_autofree char *scheme = g_settings_get_string (self->settings, "color-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      g_str_equal (scheme, "dark")    ? ADW_COLOR_SCHEME_FORCE_DARK
                                      : g_str_equal (scheme, "light") ? ADW_COLOR_SCHEME_FORCE_LIGHT
                                                                      : ADW_COLOR_SCHEME_DEFAULT);
}

static void
dark_changed_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  BgApplication *self = data;

  g_settings_set_string (self->settings, "color-scheme", g_variant_get_boolean (state) ? "dark" : "light");
  g_simple_action_set_state (action, state);
  apply_colours (self);
}

static void
add_actions (BgApplication *self)
{
  static const GActionEntry entries[] = {
    { "open", open_activated_cb, NULL, NULL, NULL },
    { "reopen", reopen_activated_cb, NULL, NULL, NULL },
    { "open-book", open_book_activated_cb, "s", NULL, NULL },
    { "restore-book", restore_activated_cb, "(sss)", NULL, NULL },
    { "quit", quit_activated_cb, NULL, NULL, NULL },
  };
  g_autofree char *scheme = g_settings_get_string (self->settings, "color-scheme");
  g_autoptr (GSimpleAction) dark = NULL;

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  dark = g_simple_action_new_stateful ("dark", NULL, g_variant_new_boolean (g_str_equal (scheme, "dark")));
  g_signal_connect (dark, "change-state", G_CALLBACK (dark_changed_cb), self);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (dark));
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.quit",
                                         (const char *const[]){ "<Control>q", NULL });
}

static void
bg_application_startup (GApplication *application)
{
  BgApplication *self = BG_APPLICATION (application);

  g_resources_register (bg_app_get_resource ());
  G_APPLICATION_CLASS (bg_application_parent_class)->startup (application);
  bg_widgets_init ();
  self->settings = g_settings_new (BG_APPLICATION_ID);
  add_actions (self);
  apply_colours (self);
}

static int
bg_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  BgApplication *self = BG_APPLICATION (application);
  g_autofree char *today = NULL;
  g_autofree char *database = NULL;
  BgDate date;

  if (g_variant_dict_lookup (options, "today", "s", &today))
    {
      if (!bg_date_from_iso (today, &date) || !bg_date_is_full (date))
        {
          g_printerr (_ ("“%s” is not a date such as 2026-11-22\n"), today);
          return 2;
        }
      bg_clock_set_today (date);
    }
  if (g_variant_dict_contains (options, "force"))
    self->open_flags |= BG_OPEN_FORCE;
  if (g_variant_dict_lookup (options, "database", "^ay", &database))
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (database);

      self->path = g_file_get_path (file);
    }
  return -1;
}

static void
bg_application_shutdown (GApplication *application)
{
  BgApplication *self = BG_APPLICATION (application);

  g_clear_handle_id (&self->day_check_id, g_source_remove);
  if (self->session != NULL)
    bg_syncer_end (bg_session_get_syncer (self->session));
  g_clear_object (&self->session);
  /* What is still on its way to the disk is waited for, whoever else holds the record book. */
  if (self->store != NULL)
    bg_store_close (self->store);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);

  G_APPLICATION_CLASS (bg_application_parent_class)->shutdown (application);
}

static void
bg_application_finalize (GObject *object)
{
  g_free (BG_APPLICATION (object)->path);
  g_free (BG_APPLICATION (object)->missing);

  G_OBJECT_CLASS (bg_application_parent_class)->finalize (object);
}

static void
bg_application_class_init (BgApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bg_application_finalize;
  application_class->startup = bg_application_startup;
  application_class->activate = bg_application_activate;
  application_class->shutdown = bg_application_shutdown;
  application_class->handle_local_options = bg_application_handle_local_options;
}

static void
bg_application_init (BgApplication *self)
{
  static const GOptionEntry options[] = {
    { "database", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Record book to open"), N_ ("FILE") },
    { "today", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Day to compute with, for trials"), N_ ("DATE") },
    { "force", 0, 0, G_OPTION_ARG_NONE, NULL,
      N_ ("Open also on a network drive or in a folder that a cloud copies"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * bg_application_new:
 *
 * Returns: (transfer full): the application
 */
BgApplication *
bg_application_new (void)
{
  return g_object_new (BG_TYPE_APPLICATION, "application-id", BG_APPLICATION_ID, "resource-base-path",
                       "/org/banggiao/BangGiao", NULL);
}
