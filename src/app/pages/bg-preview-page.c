/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a paper's data once, and draws it anew at every change of a choice. */
#include "bg-config.h"

#include "bg-preview-page-private.h"

G_DEFINE_FINAL_TYPE (BgPreviewPage, bg_preview_page, ADW_TYPE_BIN)

/* Nothing can be saved or printed before the next pages are there. */
static void
forget_pages (BgPreviewPage *self)
{
  g_clear_object (&self->data);
  bg_page_view_set_document (self->view, NULL);
  bg_preview_page_show_page_number (self);
}

static void
show_trouble (BgPreviewPage *self, const GError *error)
{
  forget_pages (self);
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
  if (bg_page_view_get_document (self->view) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  self->drawing = FALSE;
  bg_page_view_set_document (self->view, document);
  bg_paper_pane_set_checks (self->pane, checks);
  gtk_stack_set_visible_child_name (self->desk, "page");
  bg_preview_page_show_page_number (self);
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
show_paper (BgPreviewPage *self, const BgPaper *paper)
{
  gtk_stack_set_visible_child_name (self->desk, "waiting");
  forget_pages (self);
  bg_paper_pane_set_paper (self->pane, paper, bg_session_get_today (self->session));
  load (self);
}

static void
paper_changed_cb (BgPreviewPage *self, const char *name)
{
  show_paper (self, bg_paper_find (name));
}

static void
bg_preview_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (bg_preview_page_parent_class)->map (widget);
  bg_preview_page_update_actions (BG_PREVIEW_PAGE (widget));
}

static void
bg_preview_page_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (bg_preview_page_parent_class)->unmap (widget);
  bg_preview_page_update_actions (BG_PREVIEW_PAGE (widget));
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
install_signals (void)
{
  /**
   * BgPreviewPage::closed:
   *
   * Emitted when the officer goes back to where the page was opened from.
   */
  g_signal_new ("closed", BG_TYPE_PREVIEW_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * BgPreviewPage::message:
   * @words: what was done, for a toast
   */
  g_signal_new ("message", BG_TYPE_PREVIEW_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_STRING);
}

static void
bg_preview_page_class_init (BgPreviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bg_preview_page_dispose;
  widget_class->map = bg_preview_page_map;
  widget_class->unmap = bg_preview_page_unmap;
  install_signals ();
  bg_preview_page_install_actions (widget_class);
  g_type_ensure (BG_TYPE_PAGE_VIEW);
  g_type_ensure (BG_TYPE_PAPER_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/banggiao/BangGiao/ui/bg-preview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BgPreviewPage, back_label);
  gtk_widget_class_bind_template_child (widget_class, BgPreviewPage, title);
  gtk_widget_class_bind_template_child (widget_class, BgPreviewPage, desk);
  gtk_widget_class_bind_template_child (widget_class, BgPreviewPage, trouble);
  gtk_widget_class_bind_template_child (widget_class, BgPreviewPage, scroll);
  gtk_widget_class_bind_template_child (widget_class, BgPreviewPage, view);
  gtk_widget_class_bind_template_child (widget_class, BgPreviewPage, turner);
  gtk_widget_class_bind_template_child (widget_class, BgPreviewPage, pane);
  gtk_widget_class_bind_template_callback (widget_class, draw);
  gtk_widget_class_bind_template_callback_full (widget_class, "key_pressed_cb",
                                                G_CALLBACK (bg_preview_page_key_pressed_cb));
  gtk_widget_class_bind_template_callback (widget_class, paper_changed_cb);
}

static void
bg_preview_page_init (BgPreviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bg_preview_page_update_actions (self);
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
  gtk_label_set_label (page->back_label, back_label);
  bg_page_view_zoom_to_fit (page->view);
  show_paper (page, paper);
}

/** bg_preview_page_get_document: (nullable): the pages shown; NULL until they are drawn. */
BgDocument *
bg_preview_page_get_document (BgPreviewPage *page)
{
  g_return_val_if_fail (BG_IS_PREVIEW_PAGE (page), NULL);
  return bg_page_view_get_document (page->view);
}
