/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for the names of files; named after GtkFileDialog (GTK 4.10), made of GtkFileChooserNative. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void bg_file_dialog_open (GtkWindow *parent,
                          const char *title,
                          const char *pattern,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data);
GFile *bg_file_dialog_open_finish (GAsyncResult *result) G_GNUC_WARN_UNUSED_RESULT;
void bg_file_dialog_open_multiple (GtkWindow *parent,
                                   const char *title,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
GListModel *bg_file_dialog_open_multiple_finish (GAsyncResult *result) G_GNUC_WARN_UNUSED_RESULT;
void bg_file_dialog_save (GtkWindow *parent,
                          const char *title,
                          const char *suggested_name,
                          const char *pattern,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data);
GFile *bg_file_dialog_save_finish (GAsyncResult *result) G_GNUC_WARN_UNUSED_RESULT;
void bg_file_dialog_select_folder (GtkWindow *parent,
                                   const char *title,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
GFile *bg_file_dialog_select_folder_finish (GAsyncResult *result) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
