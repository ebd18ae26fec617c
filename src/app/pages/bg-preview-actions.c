/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with the preview: save, print, zoom, turn pages. */
#include "bg-config.h"

#include "bg-preview-page-private.h"

#include <glib/gi18n-lib.h>

#include "bg-alert-dialog.h"
#include "bg-file-dialog.h"
#include "bg-print.h"

/* Longest name of a file that is suggested, in letters. */
#define MAX_NAME 80

static const char *const document_actions[] = { "preview.save-pdf", "preview.print", "preview.zoom-in",
                                                "preview.zoom-out", "preview.zoom-fit" };

static GtkWindow *
get_window (BgPreviewPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/** bg_preview_page_update_actions: switches the actions; all are off while the page is not in front, as keys
 * reach it there too. */
void
bg_preview_page_update_actions (BgPreviewPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  BgDocument *document = bg_page_view_get_document (self->view);
  gboolean mapped = gtk_widget_get_mapped (widget);
  int page = bg_page_view_get_page (self->view);

  for (guint i = 0; i < G_N_ELEMENTS (document_actions); i++)
    gtk_widget_action_set_enabled (widget, document_actions[i], mapped && document != NULL);
  gtk_widget_action_set_enabled (widget, "preview.close", mapped);
  gtk_widget_action_set_enabled (widget, "preview.previous", mapped && document != NULL && page > 0);
  gtk_widget_action_set_enabled (widget, "preview.next",
                                 mapped && document != NULL && page + 1 < bg_document_get_n_pages (document));
}

/** bg_preview_page_show_page_number: says which page is shown, and switches what follows from it. */
void
bg_preview_page_show_page_number (BgPreviewPage *self)
{
  BgDocument *document = bg_page_view_get_document (self->view);
  g_autofree char *words = NULL;

  if (document != NULL)
    words = g_strdup_printf (_ ("Page %d of %d"), bg_page_view_get_page (self->view) + 1,
                             bg_document_get_n_pages (document));
  adw_window_title_set_subtitle (self->title, words != NULL ? words : "");
  gtk_widget_set_visible (self->turner, document != NULL && bg_document_get_n_pages (document) > 1);
  bg_preview_page_update_actions (self);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgPreviewPage) self = data;
  g_autoptr (GError) error = NULL;
  const BgAlertButton close = { _ ("_Close"), BG_ALERT_CANCEL };
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;

  if (!bg_paper_data_write_pdf_finish (BG_PAPER_DATA (source), result, &path, &error))
    {
      bg_alert_dialog_choose (get_window (self), _ ("The PDF was not saved"), error->message, &close, 1, NULL,
                              NULL, NULL);
      return;
    }
  name = g_path_get_basename (path);
  words = g_strdup_printf (_ ("Saved %s"), name);
  g_signal_emit_by_name (self, "message", words);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgPreviewPage) self = data;
  g_autoptr (GFile) file = bg_file_dialog_save_finish (result);

  if (file != NULL)
    bg_preview_page_save_to (self, g_file_peek_path (file));
}

/* The title of the paper, without what file systems refuse. */
static char *
suggest_name (BgDocument *document)
{
  g_autofree char *cut =
    g_utf8_substring (bg_document_get_title (document), 0,
                      MIN (MAX_NAME, g_utf8_strlen (bg_document_get_title (document), -1)));

  g_strdelimit (cut, "/\\:*?\"<>|\n\t", '-');
  return g_strconcat (g_strstrip (cut), ".pdf", NULL);
}

static void
save_pdf_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BgPreviewPage *self = BG_PREVIEW_PAGE (widget);
  g_autofree char *name = suggest_name (bg_page_view_get_document (self->view));

  bg_file_dialog_save (get_window (self), _ ("Save as PDF"), name, "*.pdf", NULL, file_chosen_cb,
                       g_object_ref (self));
}

static void
printed_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, BgPreviewPage *self)
{
  const BgAlertButton close = { _ ("_Close"), BG_ALERT_CANCEL };
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      bg_alert_dialog_choose (get_window (self), _ ("Nothing was printed"),
                              error != NULL ? error->message : NULL, &close, 1, NULL, NULL, NULL);
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    g_signal_emit_by_name (self, "message", _ ("Sent to the printer"));
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BgPreviewPage *self = BG_PREVIEW_PAGE (widget);
  g_autoptr (GtkPrintOperation) operation = bg_print_operation_new (bg_page_view_get_document (self->view));

  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), self, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, get_window (self), NULL);
}

static void
close_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit_by_name (widget, "closed");
}

static void
zoom_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BgPreviewPage *self = BG_PREVIEW_PAGE (widget);

  if (g_str_has_suffix (action, "-in"))
    bg_page_view_zoom_in (self->view);
  else if (g_str_has_suffix (action, "-out"))
    bg_page_view_zoom_out (self->view);
  else
    bg_page_view_zoom_to_fit (self->view);
}

static void
turn_page (BgPreviewPage *self, int step)
{
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (self->scroll);

  bg_page_view_set_page (self->view, bg_page_view_get_page (self->view) + step);
  gtk_adjustment_set_value (down, step > 0 ? 0 : gtk_adjustment_get_upper (down));
  bg_preview_page_show_page_number (self);
}

static void
turn_page_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  turn_page (BG_PREVIEW_PAGE (widget), g_str_has_suffix (action, "next") ? 1 : -1);
}

/* A page larger than the desk is scrolled to its end before it is turned. */
static void
scroll_or_turn (BgPreviewPage *self, int step)
{
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (self->scroll);
  double before = gtk_adjustment_get_value (down);

  gtk_adjustment_set_value (down, before + step * gtk_adjustment_get_page_increment (down));
  if (ABS (gtk_adjustment_get_value (down) - before) < 1)
    turn_page (self, step);
}

/** bg_preview_page_key_pressed_cb: takes PgUp and PgDn before the scrolled column of choices does; a list or
 * a text in a popover keeps its own. */
gboolean
bg_preview_page_key_pressed_cb (BgPreviewPage *self, guint key)
{
  gboolean up = key == GDK_KEY_Page_Up || key == GDK_KEY_KP_Page_Up;
  gboolean down = key == GDK_KEY_Page_Down || key == GDK_KEY_KP_Page_Down;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (bg_page_view_get_document (self->view) == NULL || (!up && !down))
    return GDK_EVENT_PROPAGATE;
  if (focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL)
    return GDK_EVENT_PROPAGATE;
  scroll_or_turn (self, down ? 1 : -1);
  return GDK_EVENT_STOP;
}

/** bg_preview_page_install_actions: the actions of the page, for its class. */
void
bg_preview_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "preview.close", NULL, close_cb);
  gtk_widget_class_install_action (widget_class, "preview.save-pdf", NULL, save_pdf_cb);
  gtk_widget_class_install_action (widget_class, "preview.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "preview.zoom-in", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "preview.zoom-out", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "preview.zoom-fit", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "preview.previous", NULL, turn_page_cb);
  gtk_widget_class_install_action (widget_class, "preview.next", NULL, turn_page_cb);
}

/**
 * bg_preview_page_save_to:
 * @page: a page
 * @path: name of the file
 *
 * Writes the PDF of what is chosen now; says by "message" when it is done, or in a dialog why not.
 */
void
bg_preview_page_save_to (BgPreviewPage *page, const char *path)
{
  g_return_if_fail (BG_IS_PREVIEW_PAGE (page) && path != NULL);
  g_return_if_fail (page->data != NULL);

  bg_paper_data_write_pdf_async (page->data, bg_paper_pane_get_options (page->pane), path, written_cb,
                                 g_object_ref (page));
}
