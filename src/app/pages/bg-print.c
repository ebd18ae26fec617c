/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A print operation that draws the pages the preview draws. */
#include "bg-print.h"

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, BgDocument *document)
{
  bg_document_draw_page (document, gtk_print_context_get_cairo_context (context), page);
}

/* A4 as the decree has it, across for wide tables; the pages bring their own margins. */
static GtkPageSetup *
create_page_setup (BgDocument *document)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  gboolean landscape = bg_document_get_layout (document)->landscape;

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_paper_size_free (paper);
  gtk_page_setup_set_orientation (setup,
                                  landscape ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  return setup;
}

/**
 * bg_print_operation_new:
 * @document: what to print
 *
 * Run it with %GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG or EXPORT; PRINT crashes in GTK 4.8.3.
 *
 * Returns: (transfer full): the operation, with one unit a point and the corner of the paper as origin
 */
GtkPrintOperation *
bg_print_operation_new (BgDocument *document)
{
  GtkPrintOperation *operation;
  g_autoptr (GtkPageSetup) setup = NULL;

  g_return_val_if_fail (BG_IS_DOCUMENT (document), NULL);

  operation = gtk_print_operation_new ();
  setup = create_page_setup (document);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, bg_document_get_n_pages (document));
  gtk_print_operation_set_job_name (operation, bg_document_get_title (document));
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), g_object_ref (document),
                         (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  return operation;
}
