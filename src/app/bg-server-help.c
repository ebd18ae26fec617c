/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page for whoever looks after the office's server: how to install it, secure it, back it up.
 *
 * It is part of the program, so that it is there however the program was installed; a browser wants a file.
 */
#include "bg-config.h"

#include "bg-server-help.h"

#include <glib/gi18n-lib.h>

#include "bg-alert-dialog.h"
#include "bg-app-resources.h"

#define PAGE "dong-bo.html"

static void
write_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "banggiao", NULL);
  g_autofree char *path = g_build_filename (folder, PAGE, NULL);
  g_autoptr (GBytes) page = g_resource_lookup_data (
    bg_app_get_resource (), "/org/banggiao/BangGiao/help/" PAGE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  GError *error = NULL;

  if (page != NULL && g_mkdir_with_parents (folder, 0700) == 0 &&
      g_file_set_contents (path, g_bytes_get_data (page, NULL), (gssize) g_bytes_get_size (page), &error))
    g_task_return_pointer (task, g_steal_pointer (&path), g_free);
  else
    g_task_return_pointer (task, NULL, NULL);
  g_clear_error (&error);
}

static void
tell_failure (GtkWidget *widget, const char *path)
{
  const BgAlertButton button = { _ ("_Close"), BG_ALERT_CANCEL };
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *body =
    path != NULL
      ? g_strdup_printf (_ ("No program on this computer opened it. It lies here: %s"), path)
      : g_strdup (_ ("The page could not be written into this computer's temporary folder. Nothing else was "
                     "changed; free some room and try again."));

  bg_alert_dialog_choose (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _ ("The page was not shown"), body,
                          &button, 1, NULL, NULL, NULL);
}

typedef struct
{
  GtkWidget *widget;
  char *path;
} Opening;

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Opening *opening = data;

  if (!g_app_info_launch_default_for_uri_finish (result, NULL))
    tell_failure (opening->widget, opening->path);
  g_object_unref (opening->widget);
  g_free (opening->path);
  g_free (opening);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GtkWidget *widget = GTK_WIDGET (source);
  g_autofree char *path = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char *uri = path != NULL ? g_filename_to_uri (path, NULL, NULL) : NULL;
  g_autoptr (GdkAppLaunchContext) context =
    gdk_display_get_app_launch_context (gtk_widget_get_display (widget));
  Opening *opening;

  if (uri == NULL)
    {
      tell_failure (widget, NULL);
      return;
    }
  opening = g_new0 (Opening, 1);
  opening->widget = g_object_ref (widget);
  opening->path = g_steal_pointer (&path);
  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, launched_cb, opening);
}

/**
 * bg_server_help_open:
 * @widget: a widget in the window that asked
 *
 * Opens the page in the browser; says where it lies when there is none.
 */
void
bg_server_help_open (GtkWidget *widget)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  task = g_task_new (widget, NULL, written_cb, NULL);
  g_task_run_in_thread (task, write_in_worker);
}
