/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The PDF, read back with poppler's tools: same bytes, embedded fonts, every letter, clear errors. */
#include "document-samples.h"

#include "bg-error.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *path;
} Place;

static void
set_up (Place *place, gconstpointer data)
{
  place->folder = g_dir_make_tmp ("bg-pdf-XXXXXX", NULL);
  g_assert_nonnull (place->folder);
  place->path = g_build_filename (place->folder, "thử.pdf", NULL);
}

static void
tear_down (Place *place, gconstpointer data)
{
  g_unlink (place->path);
  g_rmdir (place->folder);
  g_free (place->path);
  g_free (place->folder);
}

static BgDocument *
create_summary (double size)
{
  BgAgreementSummary summary;
  BgLayout layout;

  sample_summary (&summary);
  sample_layout (&layout, size, FALSE);
  return bg_agreement_summary_create (&summary, &layout);
}

static BgDocument *
create_register (guint n_tasks)
{
  g_autofree BgOverdueTask *tasks = g_new0 (BgOverdueTask, n_tasks);
  BgOverdueRegister data;
  BgLayout layout;

  sample_register (&data, tasks, n_tasks, 5);
  sample_layout (&layout, 14, TRUE);
  return bg_overdue_register_create (&data, &layout);
}

static void
write_pdf (BgDocument *document, const char *path)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (bg_document_write_pdf (document, path, &error));
  g_assert_no_error (error);
}

/* What one of poppler's tools says of a file. */
static char *
run_tool (const char *tool, const char *option, const char *path, const char *target)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  const char *arguments[] = { tool, option, path, target, NULL };
  char *output = NULL;

  process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return output;
}

static gboolean
has_tool (const char *tool)
{
  g_autofree char *found = g_find_program_in_path (tool);

  if (found == NULL)
    g_test_skip ("poppler-utils is not installed");
  return found != NULL;
}

static void
test_same_data_same_bytes (Place *place, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize first_length, second_length;

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (BgDocument) document = i == 0 ? create_summary (14) : create_register (40);
      g_autoptr (BgDocument) again = i == 0 ? create_summary (14) : create_register (40);

      write_pdf (document, place->path);
      g_clear_pointer (&first, g_free);
      g_assert_true (g_file_get_contents (place->path, &first, &first_length, NULL));
      /* A second on the clock must not show. */
      g_usleep (1100000);
      write_pdf (again, place->path);
      g_clear_pointer (&second, g_free);
      g_assert_true (g_file_get_contents (place->path, &second, &second_length, NULL));
      g_assert_cmpmem (first, first_length, second, second_length);
    }
}

static void
test_information (Place *place, gconstpointer data)
{
  g_autoptr (BgDocument) document = create_summary (14);
  g_autofree char *info = NULL;

  if (!has_tool ("pdfinfo"))
    return;
  write_pdf (document, place->path);
  info = run_tool ("pdfinfo", "-isodates", place->path, NULL);
  g_assert_nonnull (strstr (info, "Tóm tắt Bản ghi nhớ"));
  g_assert_nonnull (strstr (info, "Cơ quan Ngoại vụ"));
  g_assert_nonnull (strstr (info, "CreationDate:    2026-11-23T00:00:00+07"));
  g_assert_nonnull (strstr (info, "Pages:           1"));
  g_assert_nonnull (strstr (info, "A4"));
  g_assert_nonnull (strstr (info, "Tagged:          yes"));
}

static void
test_language_is_vietnamese (Place *place, gconstpointer data)
{
  g_autoptr (BgDocument) document = create_summary (14);
  g_autofree char *bytes = NULL;
  gsize length;

  write_pdf (document, place->path);
  g_assert_true (g_file_get_contents (place->path, &bytes, &length, NULL));
  /* The update is the last part of the file, behind the last zero byte. */
  for (gsize i = 0; i < length; i++)
    if (bytes[i] == '\0')
      bytes[i] = ' ';
  g_assert_cmpuint (count_text (bytes, "/Lang (vi-VN)"), ==, 1);
  g_assert_cmpuint (count_text (bytes, "%%EOF"), ==, 2);
}

static void
test_fonts_are_embedded (Place *place, gconstpointer data)
{
  g_autoptr (BgDocument) document = create_summary (14);
  g_autofree char *fonts = NULL;
  g_auto (GStrv) lines = NULL;

  if (!has_tool ("pdffonts"))
    return;
  write_pdf (document, place->path);
  fonts = run_tool ("pdffonts", place->path, NULL, NULL);
  lines = g_strsplit (g_strchomp (fonts), "\n", -1);
  /* Upright, bold, italic and bold italic, under two lines of headings; each may come in two subsets. */
  g_assert_cmpuint (g_strv_length (lines), >=, 2 + 4);
  for (guint i = 2; lines[i] != NULL; i++)
    {
      g_assert_true (strstr (lines[i], "LiberationSerif") != NULL ||
                     strstr (lines[i], "TimesNewRoman") != NULL);
      /* Columns emb, sub, uni. */
      g_assert_nonnull (strstr (lines[i], "yes yes yes"));
    }
}

static void
test_every_letter_can_be_read_back (Place *place, gconstpointer data)
{
  g_autoptr (BgDocument) document = create_register (60);
  g_autofree char *drawn = bg_document_dup_text (document);
  g_autofree char *read = NULL;
  g_autoptr (GHashTable) letters = g_hash_table_new (NULL, NULL);

  if (!has_tool ("pdftotext"))
    return;
  write_pdf (document, place->path);
  read = run_tool ("pdftotext", "-layout", place->path, "-");
  for (const char *p = read; *p != '\0'; p = g_utf8_next_char (p))
    g_hash_table_add (letters, GUINT_TO_POINTER (g_utf8_get_char (p)));
  for (const char *p = drawn; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      g_assert_true (g_hash_table_contains (letters, GUINT_TO_POINTER (g_utf8_get_char (p))));
  g_assert_nonnull (strstr (read, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
  g_assert_nonnull (strstr (read, "Tổng cộng: 60 nhiệm vụ quá hạn của 05 cơ quan./."));
}

static void
test_folder_missing (Place *place, gconstpointer data)
{
  g_autoptr (BgDocument) document = create_summary (13);
  g_autofree char *path = g_build_filename (place->folder, "không có", "a.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (bg_document_write_pdf (document, path, &error));
  g_assert_error (error, BG_ERROR, BG_ERROR_NOT_FOUND);
}

static void
test_path_is_a_folder (Place *place, gconstpointer data)
{
  g_autoptr (BgDocument) document = create_summary (13);
  g_autoptr (GError) error = NULL;

  g_assert_false (bg_document_write_pdf (document, place->folder, &error));
  g_assert_error (error, BG_ERROR, BG_ERROR_INVALID);
}

/* /proc takes no new file, whoever asks. */
static void
test_not_writable (Place *place, gconstpointer data)
{
  g_autoptr (BgDocument) document = create_summary (13);
  g_autoptr (GError) error = NULL;

  g_assert_false (bg_document_write_pdf (document, "/proc/bg.pdf", &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == BG_ERROR);
}

static void
test_no_temporary_file_is_left (Place *place, gconstpointer data)
{
  g_autoptr (BgDocument) document = create_summary (13);
  g_autoptr (GDir) folder = NULL;
  guint n = 0;

  write_pdf (document, place->path);
  write_pdf (document, place->path);
  folder = g_dir_open (place->folder, 0, NULL);
  while (g_dir_read_name (folder) != NULL)
    n++;
  g_assert_cmpuint (n, ==, 1);
}

#define ADD(name, function) g_test_add ("/documents/pdf/" name, Place, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("same-data-same-bytes", test_same_data_same_bytes);
  ADD ("information", test_information);
  ADD ("language-is-vietnamese", test_language_is_vietnamese);
  ADD ("fonts-are-embedded", test_fonts_are_embedded);
  ADD ("every-letter-can-be-read-back", test_every_letter_can_be_read_back);
  ADD ("folder-missing", test_folder_missing);
  ADD ("path-is-a-folder", test_path_is_a_folder);
  ADD ("not-writable", test_not_writable);
  ADD ("no-temporary-file-is-left", test_no_temporary_file_is_left);
  return g_test_run ();
}
