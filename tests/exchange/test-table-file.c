/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets as other programs write them: separators, quotes, encodings, and what is wrong with them. */
#include <string.h>

#include "bg-error.h"
#include "bg-table-file.h"

typedef struct
{
  const char *name;
  const char *data;
  /* Cells separated by |, rows by a line's end; "-" where it cannot be read. */
  const char *cells;
} Case;

static const Case cases[] = {
  { "comma", "a,b\n1,2\n", "a|b\n1|2" },
  { "semicolon", "a;b\r\n1,5;2\r\n", "a|b\n1,5|2" },
  { "tab", "a\tb\n1\t2", "a|b\n1|2" },
  { "said", "sep=;\na;b,c,d\n1;2\n", "a|b,c,d\n1|2" },
  { "quotes", "a;\"b;c\"\n\"say \"\"hi\"\"\";\"two\nlines\"\n", "a|b;c\nsay \"hi\"|two\nlines" },
  { "separator in a quoted head", "\"a,b,c\";d\n1;2\n", "a,b,c|d\n1|2" },
  { "mark",
    "\xef\xbb\xbf"
    "Tên,b\n1,2\n",
    "Tên|b\n1|2" },
  { "short row", "a,b\n1\n", "a|b\n1|" },
  { "empty rows", "a,b\n\n,,\n1,2\n\n", "a|b\n1|2" },
  { "empty cells behind", "a,b,,\n1,2,,,\n", "a|b\n1|2" },
  { "spaces", " a , b \n 1 ,\" 2 \"\n", "a|b\n1|2" },
  { "old line ends", "a,b\r1,2\r", "a|b\n1|2" },
  { "only a head", "a,b\n", "a|b" },
  /* ệ as letter and two marks is the one letter. */
  { "normal form", "a\nViê\xcc\xa3t\n", "a\nViệt" },
  { "too many cells", "a,b\n1,2,3\n", "-" },
  { "open quotes", "a,b\n\"1,2\n", "-" },
  { "empty", "", "-" },
  { "only spaces", "\n \n", "-" },
  { "old encoding", "a,b\n\xe9,2\n", "-" },
};

static char *
dup_cells (const BgTableFile *sheet)
{
  GString *text = g_string_new (NULL);
  guint columns = bg_table_file_get_n_columns (sheet);

  for (guint column = 0; column < columns; column++)
    g_string_append_printf (text, "%s%s", column > 0 ? "|" : "", bg_table_file_get_head (sheet, column));
  for (guint row = 0; row < bg_table_file_get_n_rows (sheet); row++)
    for (guint column = 0; column < columns; column++)
      g_string_append_printf (text, "%s%s", column > 0 ? "|" : "\n",
                              bg_table_file_get_cell (sheet, row, column));
  return g_string_free (text, FALSE);
}

static void
test_case (gconstpointer data)
{
  const Case *wanted = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BgTableFile) sheet = bg_table_file_parse (wanted->data, strlen (wanted->data), &error);
  g_autofree char *cells = sheet != NULL ? dup_cells (sheet) : NULL;

  if (g_str_equal (wanted->cells, "-"))
    g_assert_error (error, BG_ERROR, BG_ERROR_INVALID);
  else
    g_assert_no_error (error);
  g_assert_cmpstr (cells, ==, g_str_equal (wanted->cells, "-") ? NULL : wanted->cells);
}

/* What Excel calls "Unicode text", from either kind of computer. */
static void
test_wide (void)
{
  static const char *const encodings[] = { "UTF-16LE", "UTF-16BE" };

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      gsize size;
      g_autofree char *wide =
        g_convert ("\xef\xbb\xbfTên\tNước\nĐoàn\tLào\n", -1, encodings[i], "UTF-8", NULL, &size, NULL);
      g_autoptr (BgTableFile) sheet = bg_table_file_parse (wide, size, NULL);
      g_autofree char *cells = dup_cells (sheet);

      g_assert_cmpstr (cells, ==, "Tên|Nước\nĐoàn|Lào");
    }
}

/* A binary file named .csv is no sheet. */
static void
test_binary (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (bg_table_file_parse ("a,b\n1\0,2\n", 9, &error));
  g_assert_error (error, BG_ERROR, BG_ERROR_INVALID);
}

/* Lines are those that a text editor counts. */
static void
test_lines (void)
{
  static const char data[] = "a,b\n\"1\n1\",2\n\n3,4\n";
  g_autoptr (BgTableFile) sheet = bg_table_file_parse (data, strlen (data), NULL);

  g_assert_cmpuint (bg_table_file_get_line (sheet, 0), ==, 2);
  g_assert_cmpuint (bg_table_file_get_line (sheet, 1), ==, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/table-file/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/table-file/wide", test_wide);
  g_test_add_func ("/table-file/binary", test_binary);
  g_test_add_func ("/table-file/lines", test_lines);
  return g_test_run ();
}
