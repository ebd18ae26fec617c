/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sizes, weights and places of the words on the finished page, read from the PDF, against the decree. */
#include "document-samples.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

/* A line of the page as pdftohtml reads it, in whole points. */
typedef struct
{
  GString *text;
  int top;
  int left;
  int right;
  int size;
  gboolean bold;
  gboolean italic;
} Line;

static void
free_line (gpointer data)
{
  Line *line = data;

  g_string_free (line->text, TRUE);
  g_free (line);
}

/* The PDF of the sample summary as the XML of pdftohtml. */
static char *
read_page (double body_size)
{
  g_autofree char *folder = g_dir_make_tmp ("bg-type-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  const char *arguments[] = { "pdftohtml", "-xml", "-stdout", "-zoom", "1", "-i", path, NULL };
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (BgDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  BgAgreementSummary summary;
  BgLayout layout;
  char *output = NULL;

  sample_summary (&summary);
  summary.number = "5";
  sample_layout (&layout, body_size, FALSE);
  document = bg_agreement_summary_create (&summary, &layout);
  g_assert_true (bg_document_write_pdf (document, path, &error));
  process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error));
  g_unlink (path);
  g_rmdir (folder);
  return output;
}

static GHashTable *
read_sizes (const char *page)
{
  GHashTable *sizes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GRegex) regex = g_regex_new ("<fontspec id=\"(\\d+)\" size=\"(\\d+)\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (regex, page, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *size = g_match_info_fetch (match, 2);

      g_hash_table_insert (sizes, g_match_info_fetch (match, 1), GINT_TO_POINTER (atoi (size)));
    }
  return sizes;
}

static int
fetch_number (GMatchInfo *match, int group)
{
  g_autofree char *text = g_match_info_fetch (match, group);

  return atoi (text);
}

static void
append_words (Line *line, const char *marked)
{
  for (const char *p = marked; *p != '\0'; p++)
    if (*p == '<')
      p = strchr (p, '>');
    else
      g_string_append_c (line->text, *p);
}

/* Letters of one line come in pieces, one for each part of the font; pieces that touch are one line. */
static GPtrArray *
read_lines (const char *page)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (free_line);
  g_autoptr (GHashTable) sizes = read_sizes (page);
  g_autoptr (GRegex) regex = g_regex_new (
    "<text top=\"(\\d+)\" left=\"(\\d+)\" width=\"(\\d+)\" height=\"\\d+\" font=\"(\\d+)\">(.*)</text>", 0, 0,
    NULL);
  g_autoptr (GMatchInfo) match = NULL;
  Line *line = NULL;

  for (g_regex_match (regex, page, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *font = g_match_info_fetch (match, 4);
      g_autofree char *words = g_match_info_fetch (match, 5);
      int top = fetch_number (match, 1), left = fetch_number (match, 2);

      if (line == NULL || ABS (line->top - top) > 1 || left > line->right + 3)
        {
          line = g_new0 (Line, 1);
          line->text = g_string_new (NULL);
          line->top = top;
          line->left = left;
          line->size = GPOINTER_TO_INT (g_hash_table_lookup (sizes, font));
          line->bold = strstr (words, "<b>") != NULL;
          line->italic = strstr (words, "<i>") != NULL;
          g_ptr_array_add (lines, line);
        }
      append_words (line, words);
      line->right = left + fetch_number (match, 3);
    }
  return lines;
}

static Line *
find_line (GPtrArray *lines, const char *prefix)
{
  for (guint i = 0; i < lines->len; i++)
    if (g_str_has_prefix (((Line *) g_ptr_array_index (lines, i))->text->str, prefix))
      return g_ptr_array_index (lines, i);
  g_error ("No line begins with “%s”", prefix);
}

static gboolean
has_pdftohtml (void)
{
  g_autofree char *found = g_find_program_in_path ("pdftohtml");

  if (found == NULL)
    g_test_skip ("poppler-utils is not installed");
  return found != NULL;
}

static void
test_sizes_and_weights (gconstpointer data)
{
  int body = GPOINTER_TO_INT (data);
  const struct
  {
    const char *prefix;
    int size;
    gboolean bold, italic;
  } cases[] = {
    { "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, TRUE, FALSE },
    { "Độc lập - Tự do - Hạnh phúc", 13, TRUE, FALSE },
    { "UBND TỈNH CÀ MAU", 12, FALSE, FALSE },
    { "CƠ QUAN NGOẠI VỤ", 12, TRUE, FALSE },
    { "Số: 05/BC-CQNV", 13, FALSE, FALSE },
    { "Cà Mau, ngày 23 tháng 11 năm 2026", 13, FALSE, TRUE },
    { "BÁO CÁO", body, TRUE, FALSE },
    { "Tóm tắt Bản ghi nhớ", body, TRUE, FALSE },
    { "1. ", body, TRUE, FALSE },
    { "Bản ghi nhớ không có giá trị", body, FALSE, FALSE },
    { "STT", 12, TRUE, FALSE },
    { "Hỗ trợ dự hội chợ", 12, FALSE, FALSE },
    { "Nơi nhận:", 12, TRUE, TRUE },
    { "- UBND tỉnh;", 11, FALSE, FALSE },
    { "THỦ TRƯỞNG CƠ QUAN", body, TRUE, FALSE },
  };
  g_autofree char *page = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  if (!has_pdftohtml ())
    return;
  page = read_page (body);
  lines = read_lines (page);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Line *line = find_line (lines, cases[i].prefix);

      g_test_message ("%s", cases[i].prefix);
      g_assert_cmpint (line->size, ==, cases[i].size);
      g_assert_cmpint (line->bold, ==, cases[i].bold);
      g_assert_cmpint (line->italic, ==, cases[i].italic);
    }
}

static int
get_middle (const Line *line)
{
  return (line->left + line->right) / 2;
}

static void
test_places (void)
{
  g_autofree char *page = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  const Line *nation, *motto, *parent, *issuer, *number, *date, *title;

  if (!has_pdftohtml ())
    return;
  page = read_page (14);
  lines = read_lines (page);
  nation = find_line (lines, "CỘNG HÒA");
  motto = find_line (lines, "Độc lập");
  parent = find_line (lines, "UBND TỈNH");
  issuer = find_line (lines, "CƠ QUAN NGOẠI VỤ");
  number = find_line (lines, "Số:");
  date = find_line (lines, "Cà Mau, ngày");
  title = find_line (lines, "BÁO CÁO");
  g_assert_cmpint (ABS (get_middle (nation) - get_middle (motto)), <=, 2);
  g_assert_cmpint (ABS (get_middle (nation) - get_middle (date)), <=, 2);
  g_assert_cmpint (ABS (get_middle (parent) - get_middle (issuer)), <=, 2);
  g_assert_cmpint (ABS (get_middle (issuer) - get_middle (number)), <=, 2);
  g_assert_cmpint (ABS (number->top - date->top), <=, 1);
  g_assert_cmpint (ABS (nation->top - parent->top), <=, 1);
  /* The middle between the margins: 30 mm and half of 165 mm. */
  g_assert_cmpint (ABS (get_middle (title) - 319), <=, 2);
  g_assert_cmpint (find_line (lines, "Nơi nhận:")->left, ==, 85);
  g_assert_cmpint (ABS (find_line (lines, "Nơi nhận:")->top - find_line (lines, "THỦ TRƯỞNG")->top), <=, 2);
  /* Indent of 10 mm. */
  g_assert_cmpint (ABS (find_line (lines, "1. ")->left - 113), <=, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/documents/type/sizes-and-weights-13", GINT_TO_POINTER (13), test_sizes_and_weights);
  g_test_add_data_func ("/documents/type/sizes-and-weights-14", GINT_TO_POINTER (14), test_sizes_and_weights);
  g_test_add_func ("/documents/type/places", test_places);
  return g_test_run ();
}
