/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The PDF of a document: the same bytes for the same data, written whole or not at all. */
#include "bg-config.h"

#include "bg-document.h"
#include "bg-error.h"
#include "bg-pdf-language.h"

#include <cairo-pdf.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

static cairo_status_t
append_bytes_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* The document's own date, never the clock: two runs give the same bytes. An undated draft gets the first
 * day a PDF can name, because Cairo would otherwise write the time of day. */
static void
set_metadata (BgDocument *document, cairo_surface_t *surface)
{
  BgDate date = bg_date_first_day (bg_document_get_date (document));
  const char *author = bg_document_get_author (document);
  g_autofree char *moment = NULL;

  if (!bg_date_is_full (date))
    date = (BgDate){ 1970, 1, 1 };
  moment = g_strdup_printf ("%04d-%02d-%02dT00:00:00+07:00", date.year, date.month, date.day);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, bg_document_get_title (document));
  if (author != NULL && *author != '\0')
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Bang Giao");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, moment);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, moment);
}

static cairo_status_t
draw_pages (BgDocument *document, cairo_surface_t *surface)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_tag_begin (cr, "Document", NULL);
  for (int i = 0; i < bg_document_get_n_pages (document); i++)
    {
      bg_document_draw_tagged_page (document, cr, i);
      cairo_show_page (cr);
    }
  cairo_tag_end (cr, "Document");
  status = cairo_status (cr);
  cairo_destroy (cr);
  return status;
}

/* What a reader shows beside the pages: the parts, each with its page. */
static void
add_outline (const char *title, int page, gpointer surface)
{
  g_autofree char *target = g_strdup_printf ("page=%d", page + 1);

  cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, title, target, 0);
}

static GByteArray *
render_pdf (BgDocument *document, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  double width, height;

  bg_document_get_page_size (document, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (append_bytes_cb, bytes, width, height);
  set_metadata (document, surface);
  bg_document_foreach_part (document, add_outline, surface);
  status = draw_pages (document, surface);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, BG_ERROR, BG_ERROR_FAILED, _ ("The pages could not be drawn: %s"),
                   cairo_status_to_string (status));
      return NULL;
    }
  bg_pdf_add_language (bytes, "vi-VN");
  return g_steal_pointer (&bytes);
}

/* Says in the officer's words why the file was not written. */
static void
set_write_error (GError **error, const GError *cause, const char *path)
{
  if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    g_set_error (error, BG_ERROR, BG_ERROR_FULL,
                 _ ("The PDF was not saved: the disk is full. Free some space or choose another folder."));
  else if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOENT) ||
           g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOTDIR))
    g_set_error (error, BG_ERROR, BG_ERROR_NOT_FOUND,
                 _ ("The PDF was not saved: the folder of “%s” does not exist. Choose another folder."),
                 path);
  else if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_ACCES) ||
           g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_PERM) ||
           g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_ROFS))
    g_set_error (error, BG_ERROR, BG_ERROR_READ_ONLY,
                 _ ("The PDF was not saved: you may not write to “%s”. Choose another folder."), path);
  else if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_ISDIR))
    g_set_error (error, BG_ERROR, BG_ERROR_INVALID,
                 _ ("The PDF was not saved: “%s” is a folder. Give the file a name."), path);
  else
    g_set_error (error, BG_ERROR, BG_ERROR_FAILED, _ ("The PDF was not saved: %s"), cause->message);
}

/**
 * bg_document_write_pdf:
 * @document: a document
 * @path: name of the file
 * @error: return location for an error of %BG_ERROR
 *
 * Writes the pages as a PDF with embedded fonts. The file appears whole or not at all, and an older file of
 * that name stays as it was when anything fails. Blocks until the disk has it.
 *
 * Returns: whether the file was written
 */
gboolean
bg_document_write_pdf (BgDocument *document, const char *path, GError **error)
{
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (GError) cause = NULL;

  g_return_val_if_fail (BG_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  bytes = render_pdf (document, error);
  if (bytes == NULL)
    return FALSE;
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    cause = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_ISDIR, path);
  else if (g_file_set_contents_full (path, (const char *) bytes->data, (gssize) bytes->len,
                                     G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666,
                                     &cause))
    return TRUE;
  set_write_error (error, cause, path);
  return FALSE;
}
