/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for the names of files; named after GtkFileDialog (GTK 4.10), made of GtkFileChooserNative. */
#include "bg-config.h"

#include "bg-file-dialog.h"

#include <glib/gi18n-lib.h>

static void
answered_cb (GtkNativeDialog *dialog, int response, GTask *task)
{
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (dialog);
  gpointer answer = NULL;

  if (response == GTK_RESPONSE_ACCEPT && gtk_file_chooser_get_select_multiple (chooser))
    answer = gtk_file_chooser_get_files (chooser);
  else if (response == GTK_RESPONSE_ACCEPT)
    answer = gtk_file_chooser_get_file (chooser);
  g_signal_handlers_disconnect_by_func (dialog, answered_cb, task);
  gtk_native_dialog_destroy (dialog);
  g_task_return_pointer (task, answer, g_object_unref);
  g_object_unref (task);
}

static void
add_pattern (GtkFileChooser *chooser, const char *pattern)
{
  g_autoptr (GtkFileFilter) filter = NULL;

  if (pattern == NULL)
    return;
  filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, pattern);
  gtk_file_filter_add_pattern (filter, pattern);
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
ask (GtkWindow *parent, GtkFileChooserNative *dialog, const char *pattern, GTask *task)
{
  add_pattern (GTK_FILE_CHOOSER (dialog), pattern);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), task);
  /* The task keeps the dialog until it is answered. */
  g_task_set_task_data (task, dialog, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static GtkFileChooserNative *
make_dialog (GtkWindow *parent, const char *title, GtkFileChooserAction action, const char *accept)
{
  return gtk_file_chooser_native_new (title, parent, action, accept, _ ("_Cancel"));
}

/* NULL both for "nothing was chosen" and for a question that was given up: nothing is to be done then. */
static gpointer
finish (GAsyncResult *result)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/**
 * bg_file_dialog_open:
 * @parent: (nullable): the window it stands before
 * @title: what the file is for
 * @pattern: (nullable): such as "*.xlsx"
 * @cancellable: (nullable): makes the answer be "nothing"
 * @callback: called with the answer
 * @data: for @callback
 *
 * Asks for a file that exists.
 */
void
bg_file_dialog_open (GtkWindow *parent,
                     const char *title,
                     const char *pattern,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer data)
{
  ask (parent, make_dialog (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open")), pattern,
       g_task_new (parent, cancellable, callback, data));
}

/**
 * bg_file_dialog_open_finish:
 * @result: the result
 *
 * Returns: (transfer full) (nullable): the file; NULL when none was chosen
 */
GFile *
bg_file_dialog_open_finish (GAsyncResult *result)
{
  return finish (result);
}

/**
 * bg_file_dialog_open_multiple:
 * @parent: (nullable): the window it stands before
 * @title: what the files are for
 * @cancellable: (nullable): makes the answer be "nothing"
 * @callback: called with the answer
 * @data: for @callback
 *
 * Asks for one file or several that exist.
 */
void
bg_file_dialog_open_multiple (GtkWindow *parent,
                              const char *title,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  GtkFileChooserNative *dialog = make_dialog (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"));

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  ask (parent, dialog, NULL, g_task_new (parent, cancellable, callback, data));
}

/**
 * bg_file_dialog_open_multiple_finish:
 * @result: the result
 *
 * Returns: (transfer full) (nullable) (element-type GFile): the files; NULL when none was chosen
 */
GListModel *
bg_file_dialog_open_multiple_finish (GAsyncResult *result)
{
  return finish (result);
}

/**
 * bg_file_dialog_save:
 * @parent: (nullable): the window it stands before
 * @title: what the file is for
 * @suggested_name: (nullable): a name without its folder
 * @pattern: (nullable): such as "*.pdf"
 * @cancellable: (nullable): makes the answer be "nothing"
 * @callback: called with the answer
 * @data: for @callback
 *
 * Asks where to write; whether to replace a file that exists is asked too.
 */
void
bg_file_dialog_save (GtkWindow *parent,
                     const char *title,
                     const char *suggested_name,
                     const char *pattern,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer data)
{
  GtkFileChooserNative *dialog = make_dialog (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"));

  if (suggested_name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), suggested_name);
  ask (parent, dialog, pattern, g_task_new (parent, cancellable, callback, data));
}

/**
 * bg_file_dialog_save_finish:
 * @result: the result
 *
 * Returns: (transfer full) (nullable): the file; NULL when none was chosen
 */
GFile *
bg_file_dialog_save_finish (GAsyncResult *result)
{
  return finish (result);
}

/**
 * bg_file_dialog_select_folder:
 * @parent: (nullable): the window it stands before
 * @title: what the folder is for
 * @cancellable: (nullable): makes the answer be "nothing"
 * @callback: called with the answer
 * @data: for @callback
 */
void
bg_file_dialog_select_folder (GtkWindow *parent,
                              const char *title,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  ask (parent, make_dialog (parent, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Choose")), NULL,
       g_task_new (parent, cancellable, callback, data));
}

/**
 * bg_file_dialog_select_folder_finish:
 * @result: the result
 *
 * Returns: (transfer full) (nullable): the folder; NULL when none was chosen
 */
GFile *
bg_file_dialog_select_folder_finish (GAsyncResult *result)
{
  return finish (result);
}
