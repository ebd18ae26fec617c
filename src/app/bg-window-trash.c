/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's trash: whole dossiers go there and come back, and single records are removed for good. */
#include "bg-config.h"

#include <glib/gi18n-lib.h>

#include "bg-alert-dialog.h"
#include "bg-backup.h"
#include "bg-dossier.h"
#include "bg-window-private.h"

/* What goes into the trash or comes back in one step, while it is asked about and written. */
typedef struct
{
  BgWindow *window;
  BgRecord *record;
  GPtrArray *others;
  gboolean trashed;
} Moving;

static void
free_moving (Moving *work)
{
  g_object_unref (work->window);
  g_object_unref (work->record);
  g_clear_pointer (&work->others, g_ptr_array_unref);
  g_free (work);
}

static void
move (Moving *work, gboolean with_others)
{
  bg_window_commit (work->window, bg_dossier_create_change_set (
                                    work->record, with_others ? work->others : NULL, work->trashed));
  free_moving (work);
}

static void
move_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  int answer = bg_alert_dialog_choose_finish (result);

  if (answer == 1 || answer == 2)
    move (data, answer == 2);
  else
    free_moving (data);
}

static void
ask_about_tasks (Moving *work)
{
  const BgAlertButton buttons[] = {
    { _ ("_Cancel"), BG_ALERT_CANCEL },
    { _ ("Only _this record"), BG_ALERT_PLAIN },
    { _ ("With its _tasks"), BG_ALERT_SUGGESTED },
  };
  g_autofree char *body = g_strdup_printf (
    ngettext ("“%s” has %u task of its own. Restoring the record brings back what went with it.",
              "“%s” has %u tasks of its own. Restoring the record brings back what went with it.",
              work->others->len),
    bg_record_get_title (work->record), work->others->len);

  bg_alert_dialog_choose (GTK_WINDOW (work->window), _ ("Put its tasks into the trash too?"), body, buttons,
                          G_N_ELEMENTS (buttons), NULL, move_answered_cb, work);
}

static void
begin_moving (BgWindow *self, gboolean trashed)
{
  BgStore *store = bg_session_get_store (self->session);
  BgRecord *record = bg_window_get_chosen (self);
  g_autoptr (GError) error = NULL;
  GPtrArray *others;
  Moving *work;

  if (record == NULL)
    return;
  others =
    trashed ? bg_store_list_own (store, record, &error) : bg_store_list_trashed_with (store, record, &error);
  if (others == NULL)
    {
      bg_window_say (self, error->message);
      return;
    }
  work = g_new0 (Moving, 1);
  work->window = g_object_ref (self);
  work->record = g_object_ref (record);
  work->others = others;
  work->trashed = trashed;
  if (trashed && others->len > 0)
    ask_about_tasks (work);
  else
    move (work, TRUE);
}

/**
 * bg_window_trash:
 * @widget: the window
 * @name: name of the action
 * @target: nothing
 *
 * Puts the record in front into the trash; offers its own tasks with it.
 */
void
bg_window_trash (GtkWidget *widget, const char *name, GVariant *target)
{
  begin_moving (BG_WINDOW (widget), TRUE);
}

/**
 * bg_window_restore:
 * @widget: the window
 * @name: name of the action
 * @target: nothing
 *
 * Brings the record in front back from the trash, with what went there with it.
 */
void
bg_window_restore (GtkWidget *widget, const char *name, GVariant *target)
{
  begin_moving (BG_WINDOW (widget), FALSE);
}

typedef struct
{
  BgWindow *window;
  BgRecord *record;
} Purging;

static void
free_purging (Purging *work)
{
  g_object_unref (work->window);
  g_object_unref (work->record);
  g_free (work);
}

static void
purged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgWindow) self = data;
  g_autoptr (GError) error = NULL;

  bg_window_say (self, bg_store_commit_finish (BG_STORE (source), result, &error) ? _ ("Removed for good")
                                                                                  : error->message);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Purging *work = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BgChangeSet) set = NULL;

  if (!bg_backup_before_finish (result, &error))
    bg_window_say (work->window, error->message);
  else
    {
      set = bg_change_set_new (_ ("Removed for good"));
      bg_change_set_add_purge (set, work->record);
      bg_store_commit_async (bg_session_get_store (work->window->session), set, NULL, purged_cb,
                             g_object_ref (work->window));
    }
  free_purging (work);
}

static void
purge_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Purging *work = data;

  if (bg_alert_dialog_choose_finish (result) == 1)
    bg_backup_before_async (bg_session_get_store (work->window->session), BG_BACKUP_PURGE,
                            _ ("Before removing for good"), NULL, copied_cb, work);
  else
    free_purging (work);
}

/**
 * bg_window_purge:
 * @widget: the window
 * @name: name of the action
 * @target: nothing
 *
 * Removes the record in front for good. It asks first and names what goes: this cannot be undone.
 */
void
bg_window_purge (GtkWidget *widget, const char *name, GVariant *target)
{
  BgWindow *self = BG_WINDOW (widget);
  BgRecord *record = bg_window_get_chosen (self);
  const BgAlertButton buttons[] = {
    { _ ("_Cancel"), BG_ALERT_CANCEL },
    { _ ("_Remove for good"), BG_ALERT_DESTRUCTIVE },
  };
  g_autofree char *body = NULL;
  Purging *work;

  if (record == NULL || !bg_record_is_trashed (record))
    return;
  body =
    g_strdup_printf (_ ("%s: “%s”. This cannot be undone. A backup is made first, and older backups hold "
                        "it until they are replaced; history keeps that it was here, without personal "
                        "data."),
                     bg_kind_get_label (bg_record_get_kind (record)), bg_record_get_title (record));
  work = g_new0 (Purging, 1);
  work->window = g_object_ref (self);
  work->record = g_object_ref (record);
  bg_alert_dialog_choose (GTK_WINDOW (self), _ ("Remove this record for good?"), body, buttons,
                          G_N_ELEMENTS (buttons), NULL, purge_answered_cb, work);
}
