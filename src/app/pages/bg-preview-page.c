/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a paper's data once, draws it anew at every change of a choice, and hands it to file or printer. */
#include "bg-config.h"

#include "bg-preview-page.h"

#include <glib/gi18n-lib.h>

#include "bg-alert-dialog.h"
#include "bg-file-dialog.h"
#include "bg-page-view.h"
#include "bg-paper-pane.h"
#include "bg-print.h"

/* Longest name of a file that is suggested, in letters. */
#define MAX_NAME 80

struct _BgPreviewPage
{
  AdwBin parent_instance;

  GtkLabel *back_label;
  AdwWindowTitle *title;
  GtkStack *desk;
  AdwStatusPage *trouble;
  BgPageView *view;
  BgPaperPane *pane;

  BgSession *session;
  BgRecord *record;
  BgPaperData *data;
  GCancellable *cancellable;
  /* One drawing at a time; what changes meanwhile is drawn once behind it. */
  gboolean drawing;
  gboolean again;
};

G_DEFINE_FINAL_TYPE (BgPreviewPage, bg_preview_page, ADW_TYPE_BIN)

enum
{
  CLOSED,
  MESSAGE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *const document_actions[] = { "preview.save-pdf", "preview.print", "preview.zoom-in",
                                                "preview.zoom-out", "preview.zoom-fit" };

static GtkWindow *
get_window (BgPreviewPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* Keys reach a page that is not in front too: its actions are off then. */
static void
update_actions (BgPreviewPage *self)
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

static void
show_page_number (BgPreviewPage *self)
{
  BgDocument *document = bg_page_view_get_document (self->view);
  g_autofree char *words = NULL;

  if (document != NULL)
    words = g_strdup_printf (_ ("Page %d of %d"), bg_page_view_get_page (self->view) + 1,
                             bg_document_get_n_pages (document));
  adw_window_title_set_subtitle (self->title, words != NULL ? words : "");
  update_actions (self);
}

static void
show_trouble (BgPreviewPage *self, const GError *error)
{
  adw_status_page_set_description (self->trouble, error->message);
  gtk_stack_set_visible_child_name (self->desk, "trouble");
}

static void draw (BgPreviewPage *self);

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgPreviewPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (BgDocument) document =
    bg_paper_data_create_finish (BG_PAPER_DATA (source), result, &checks, &error);

  if (document == NULL)
    return;
  self->drawing = FALSE;
  bg_page_view_set_document (self->view, document);
  bg_paper_pane_set_checks (self->pane, checks);
  gtk_stack_set_visible_child_name (self->desk, "page");
  show_page_number (self);
  if (self->again)
    draw (self);
}

static void
draw (BgPreviewPage *self)
{
  if (self->data == NULL)
    return;
  self->again = self->drawing;
  if (self->drawing)
    return;
  self->drawing = TRUE;
  bg_paper_data_create_async (self->data, bg_paper_pane_get_options (self->pane), self->cancellable, drawn_cb,
                              g_object_ref (self));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BgPreviewPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BgPaperData) loaded = bg_paper_data_load_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (loaded == NULL)
    {
      show_trouble (self, error);
      return;
    }
  g_set_object (&self->data, loaded);
  bg_paper_pane_set_data (self->pane, loaded);
  draw (self);
}

static void
stop_work (BgPreviewPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->drawing = self->again = FALSE;
}

static void
load (BgPreviewPage *self)
{
  stop_work (self);
  self->cancellable = g_cancellable_new ();
  bg_paper_data_load_async (bg_paper_pane_get_paper (self->pane), self->session, self->record,
                            self->cancellable, loaded_cb, g_object_ref (self));
}

/* What is printed must be what the record book says now. */
static void
book_changed_cb (BgPreviewPage *self, GPtrArray *records)
{
  for (guint i = 0; self->record != NULL && i < records->len; i++)
    {
      BgRecord *changed = g_ptr_array_index (records, i);

      if (g_strcmp0 (bg_record_get_id (changed), bg_record_get_id (self->record)) == 0)
        g_set_object (&self->record, changed);
    }
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}

static void
paper_changed_cb (BgPreviewPage *self, const char *name)
{
  bg_paper_pane_set_paper (self->pane, bg_paper_find (name), bg_session_get_today (self->session));
  load (self);
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
  g_signal_emit (self, signals[MESSAGE], 0, words);
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
    g_signal_emit (self, signals[MESSAGE], 0, _ ("Sent to the printer"));
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
  g_signal_emit (widget, signals[CLOSED], 0);
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
turn_page_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BgPreviewPage *self = BG_PREVIEW_PAGE (widget);

  bg_page_view_set_page (self->view,
                         bg_page_view_get_page (self->view) + (g_str_has_suffix (action, "next") ? 1 : -1));
  show_page_number (self);
}

static void
bg_preview_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (bg_preview_page_parent_class)->map (widget);
  update_actions (BG_PREVIEW_PAGE (widget));
}

static void
bg_preview_page_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (bg_preview_page_parent_class)->unmap (widget);
  update_actions (BG_PREVIEW_PAGE (widget));
}

static void
bg_preview_page_dispose (GObject *object)
{
  BgPreviewPage *self = BG_PREVIEW_PAGE (object);

  stop_work (self);
  g_clear_object (&self->session);
  g_clear_object (&self->record);
  g_clear_object (&self->data);
  G_OBJECT_CLASS (bg_preview_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
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

static void
install_signals (void)
{
  /**
   * BgPreviewPage::closed:
   *
   * Emitted when the officer goes back to where the page was opened from.
   */
  signals[CLOSED] =
    g_signal_new ("closed", BG_TYPE_PREVIEW_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * BgPreviewPage::message:
   * @words: what was done, for a toast
   */
  signals[MESSAGE] = g_signal_new ("message", BG_TYPE_PREVIEW_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
bg_preview_page_class_init (BgPreviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bg_preview_page_dispose;
  widget_class->map = bg_preview_page_map;
  widget_class->unmap = bg_preview_page_unmap;
  install_signals ();
  install_actions (widget_class);
  g_type_ensure (BG_TYPE_PAGE_VIEW);
  g_type_ensure (BG_TYPE_PAPER_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/banggiao/BangGiao/ui/bg-preview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BgPreviewPage, back_label);
  gtk_widget_class_bind_template_child (widget_class, BgPreviewPage, title);
  gtk_widget_class_bind_template_child (widget_class, BgPreviewPage, desk);
  gtk_widget_class_bind_template_child (widget_class, BgPreviewPage, trouble);
  gtk_widget_class_bind_template_child (widget_class, BgPreviewPage, view);
  gtk_widget_class_bind_template_child (widget_class, BgPreviewPage, pane);
  gtk_widget_class_bind_template_callback (widget_class, draw);
  gtk_widget_class_bind_template_callback (widget_class, paper_changed_cb);
}

static void
bg_preview_page_init (BgPreviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
}

/**
 * bg_preview_page_new:
 *
 * Returns: a page that shows nothing yet
 */
GtkWidget *
bg_preview_page_new (void)
{
  return g_object_new (BG_TYPE_PREVIEW_PAGE, NULL);
}

static void
set_session (BgPreviewPage *self, BgSession *session)
{
  if (self->session == session)
    return;
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (bg_session_get_store (self->session), self);
  g_set_object (&self->session, session);
  g_signal_connect_object (bg_session_get_store (session), "changed", G_CALLBACK (book_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * bg_preview_page_show:
 * @page: a page
 * @session: the record book and the day
 * @paper_name: name of the paper, see bg_paper_find()
 * @record: (nullable): the record, for a paper of one record
 * @back_label: what the officer comes from, "Bản ghi nhớ"
 *
 * Shows the paper with its usual choices.
 */
void
bg_preview_page_show (BgPreviewPage *page,
                      BgSession *session,
                      const char *paper_name,
                      BgRecord *record,
                      const char *back_label)
{
  const BgPaper *paper = bg_paper_find (paper_name);

  g_return_if_fail (BG_IS_PREVIEW_PAGE (page) && BG_IS_SESSION (session));
  g_return_if_fail (paper != NULL && back_label != NULL);

  set_session (page, session);
  g_set_object (&page->record, record);
  g_clear_object (&page->data);
  gtk_label_set_label (page->back_label, back_label);
  gtk_stack_set_visible_child_name (page->desk, "waiting");
  bg_page_view_set_document (page->view, NULL);
  bg_page_view_zoom_to_fit (page->view);
  show_page_number (page);
  bg_paper_pane_set_paper (page->pane, paper, bg_session_get_today (session));
  load (page);
}

/** bg_preview_page_get_document: (nullable): the pages shown; NULL until they are drawn. */
BgDocument *
bg_preview_page_get_document (BgPreviewPage *page)
{
  g_return_val_if_fail (BG_IS_PREVIEW_PAGE (page), NULL);
  return bg_page_view_get_document (page->view);
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
