/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Appends an incremental update (ISO 32000-1, 7.5.6) that gives the catalogue of a PDF a language. */
#include "bg-pdf-language.h"

#include <string.h>

/* What must be known of a PDF to update its catalogue. */
typedef struct
{
  guint64 root;
  guint64 size;
  guint64 info;
  guint64 xref;
  const char *catalogue;
  gsize length;
} Ends;

/* A PDF holds zero bytes, so that the string functions do not see its end. */
static const char *
find_last (GByteArray *pdf, const char *needle)
{
  gsize length = strlen (needle);

  for (gsize i = pdf->len; i >= length; i--)
    if (memcmp (pdf->data + i - length, needle, length) == 0)
      return (const char *) pdf->data + i - length;
  return NULL;
}

static gboolean
read_number (const char *text, const char *key, guint64 *number)
{
  const char *found = text != NULL ? strstr (text, key) : NULL;

  if (found == NULL)
    return FALSE;
  *number = g_ascii_strtoull (found + strlen (key), NULL, 10);
  return *number > 0;
}

/* The catalogue's own dictionary, between the outer << and >>. */
static gboolean
find_catalogue (GByteArray *pdf, Ends *ends)
{
  g_autofree char *head = g_strdup_printf ("\n%" G_GUINT64_FORMAT " 0 obj\n<<", ends->root);
  const char *found = find_last (pdf, head);
  const char *end;

  if (found == NULL)
    return FALSE;
  ends->catalogue = found + strlen (head);
  end = strstr (ends->catalogue, "endobj");
  while (end != NULL && end > ends->catalogue && !g_str_has_prefix (end, ">>"))
    end--;
  if (end == NULL || end == ends->catalogue)
    return FALSE;
  ends->length = (gsize) (end - ends->catalogue);
  return g_strstr_len (ends->catalogue, (gssize) ends->length, "/Lang") == NULL;
}

/**
 * bg_pdf_add_language:
 * @pdf: a whole PDF with a classic cross-reference table, as Cairo 1.16 writes it
 * @language: BCP 47 tag, such as "vi-VN"
 *
 * A PDF of another build (with cross-reference streams) is left as it is: still right, only without the mark.
 *
 * Returns: whether the language was added
 */
gboolean
bg_pdf_add_language (GByteArray *pdf, const char *language)
{
  Ends ends = { 0 };
  const char *trailer;
  g_autofree char *catalogue = NULL;
  g_autofree char *update = NULL;
  g_autofree char *table = NULL;
  guint start;

  g_return_val_if_fail (pdf != NULL && language != NULL, FALSE);

  g_byte_array_append (pdf, (const guint8 *) "", 1);
  g_byte_array_set_size (pdf, pdf->len - 1);
  trailer = find_last (pdf, "\ntrailer");
  if (!read_number (trailer, "/Root ", &ends.root) || !read_number (trailer, "/Size ", &ends.size) ||
      !read_number (trailer, "/Info ", &ends.info) || !read_number (trailer, "startxref\n", &ends.xref) ||
      !find_catalogue (pdf, &ends))
    return FALSE;
  catalogue = g_strndup (ends.catalogue, ends.length);
  start = pdf->len;
  update = g_strdup_printf ("%" G_GUINT64_FORMAT " 0 obj\n<<%s   /Lang (%s)\n>>\nendobj\n", ends.root,
                            catalogue, language);
  table =
    g_strdup_printf ("xref\n%" G_GUINT64_FORMAT " 1\n%010u 00000 n \ntrailer\n<< /Size %" G_GUINT64_FORMAT
                     "\n   /Root %" G_GUINT64_FORMAT " 0 R\n   /Info %" G_GUINT64_FORMAT
                     " 0 R\n   /Prev %" G_GUINT64_FORMAT "\n>>\nstartxref\n%zu\n%%%%EOF\n",
                     ends.root, start, ends.size, ends.root, ends.info, ends.xref, start + strlen (update));
  g_byte_array_append (pdf, (const guint8 *) update, (guint) strlen (update));
  g_byte_array_append (pdf, (const guint8 *) table, (guint) strlen (table));
  return TRUE;
}
