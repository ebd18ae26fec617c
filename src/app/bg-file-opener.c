/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens and saves the files of records; those that are not on this computer are fetched first.
 *
 * What is opened is a copy that cannot be written to: the contents of a record never change, and who edits
 * such a copy is asked by the other program for a name of its own. The copies go when the program starts
 * again. */
#include "bg-config.h"

#include "bg-file-opener.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "bg-copy-file.h"
#include "bg-file-add.h"
#include "bg-file-dialog.h"
#include "bg-shelf.h"
#include "bg-toast.h"

/**
 * Handing:
 * @widget: where it was asked for, and where is told what came of it
 * @session: the session
 * @file: an item of a list of files
 * @to: (nullable): where it is saved; NULL to open a copy
 *
 * A file on its way out of the record book.
 */
typedef struct
{
  GtkWidget *widget;
  BgSession *session;
  BgRecord *file;
  char *to;
} Handing;

static Handing *
handing_new (GtkWidget *widget, BgSession *session, BgRecord *file)
{
  Handing *handing = g_new0 (Handing, 1);

  handing->widget = g_object_ref (widget);
  handing->session = g_object_ref (session);
  handing->file = g_object_ref (file);
  return handing;
}

static void
free_handing (gpointer data)
{
  Handing *handing = data;

  g_object_unref (handing->widget);
  g_object_unref (handing->session);
  g_object_unref (handing->file);
  g_free (handing->to);
  g_free (handing);
}

static void
say (Handing *handing, const char *words)
{
  GtkWidget *toasts = gtk_widget_get_ancestor (handing->widget, ADW_TYPE_TOAST_OVERLAY);

  if (toasts != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (toasts), bg_toast_new (words));
}

static char *
dup_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "banggiao", "opened", NULL);
}

static char *
dup_copy_path (BgRecord *file, GError **error)
{
  g_autofree char *folder = dup_folder ();
  g_autofree char *own = g_build_filename (folder, bg_record_get_text (file, "sha256"), NULL);
  g_autofree char *name = bg_file_dup_safe_name (file);

  return bg_make_private_folder (own, error) ? g_build_filename (own, name, NULL) : NULL;
}

static const char *
get_book (Handing *handing)
{
  return bg_store_get_path (bg_session_get_store (handing->session));
}

static void
hand_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Handing *handing = data;
  GError *error = NULL;
  char *path = handing->to != NULL ? g_strdup (handing->to) : dup_copy_path (handing->file, &error);

  if (path == NULL || !bg_file_save (get_book (handing), handing->file, path, cancellable, &error))
    {
      g_free (path);
      g_task_return_error (task, error);
      return;
    }
  if (handing->to == NULL)
    g_chmod (path, 0400);
  g_task_return_pointer (task, path, g_free);
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Handing *handing = data;

  if (!g_app_info_launch_default_for_uri_finish (result, NULL))
    say (handing,
         _ ("No program on this computer opens files of this kind. Save the file and open it by hand."));
  free_handing (handing);
}

static void
launch (Handing *handing, const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  GdkAppLaunchContext *context =
    gdk_display_get_app_launch_context (gtk_widget_get_display (handing->widget));

  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, launched_cb,
                                           handing_new (handing->widget, handing->session, handing->file));
  g_object_unref (context);
}

static void
handed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Handing *handing = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_task_propagate_pointer (G_TASK (result), &error);

  if (path == NULL)
    say (handing, error->message);
  else if (handing->to == NULL)
    launch (handing, path);
  else
    {
      g_autofree char *shown = g_filename_display_basename (path);
      g_autofree char *words = g_strdup_printf (_ ("Saved: %s"), shown);

      say (handing, words);
    }
}

static void
hand_out (Handing *handing)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, handed_cb, NULL);

  g_task_set_task_data (task, handing, free_handing);
  g_task_run_in_thread (task, hand_in_worker);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Handing *handing = data;
  g_autoptr (GError) error = NULL;

  if (bg_courier_fetch_finish (result, &error))
    {
      hand_out (handing);
      return;
    }
  say (handing, error->message);
  free_handing (handing);
}

static void
begin (Handing *handing)
{
  g_autofree char *shelf = bg_shelf_dup_folder (get_book (handing));
  const char *sha256 = bg_record_get_text (handing->file, "sha256");
  BgCourier *courier = bg_session_get_courier (handing->session);

  if (bg_shelf_has (shelf, sha256, -1) || !bg_shelf_is_name (sha256) || !bg_courier_can_fetch (courier))
    {
      hand_out (handing);
      return;
    }
  say (handing, _ ("Fetching the file from the server…"));
  bg_courier_fetch_async (courier, sha256, NULL, fetched_cb, handing);
}

/**
 * bg_file_opener_open:
 * @widget: where it was asked for
 * @session: the session
 * @file: an item of a list of files
 *
 * Opens a copy of the file in the program that the computer has for its kind.
 */
void
bg_file_opener_open (GtkWidget *widget, BgSession *session, BgRecord *file)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && BG_IS_SESSION (session) && BG_IS_RECORD (file));

  begin (handing_new (widget, session, file));
}

static void
place_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Handing *handing = data;
  g_autoptr (GFile) place = bg_file_dialog_save_finish (result);

  handing->to = place != NULL ? g_file_get_path (place) : NULL;
  if (handing->to != NULL)
    begin (handing);
  else
    free_handing (handing);
}

/**
 * bg_file_opener_save:
 * @widget: where it was asked for
 * @session: the session
 * @file: an item of a list of files
 *
 * Asks where to save the file, and saves it there.
 */
void
bg_file_opener_save (GtkWidget *widget, BgSession *session, BgRecord *file)
{
  g_autofree char *name = NULL;
  GtkRoot *root;

  g_return_if_fail (GTK_IS_WIDGET (widget) && BG_IS_SESSION (session) && BG_IS_RECORD (file));

  name = bg_file_dup_safe_name (file);
  root = gtk_widget_get_root (widget);
  bg_file_dialog_save (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _ ("Save File"), name, NULL, NULL,
                       place_chosen_cb, handing_new (widget, session, file));
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
clear_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autofree char *folder = dup_folder ();

  remove_folder (folder);
  g_task_return_boolean (task, TRUE);
}

/**
 * bg_file_opener_clear:
 *
 * Removes the copies that were opened when the program ran last. In a worker.
 */
void
bg_file_opener_clear (void)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_run_in_thread (task, clear_in_worker);
}
