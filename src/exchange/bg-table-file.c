/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads CSV as Excel and others write it (RFC 4180): separated by comma, semicolon or tab, in UTF-8 or in
 * UTF-16 with its mark, lines ended in any way, and cells in quotes that hold all of these. */
#include "bg-config.h"

#include "bg-table-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <glib/gstdio.h>

#include "bg-error.h"
#include "bg-text.h"

/* More than any sheet that people keep by hand. */
#define MOST_BYTES (64 * 1024 * 1024)

typedef struct
{
  GPtrArray *cells;
  guint line;
} Row;

struct _BgTableFile
{
  /* The first is the head. */
  GPtrArray *rows;
};

static void
free_row (gpointer data)
{
  Row *row = data;

  g_ptr_array_unref (row->cells);
  g_free (row);
}

/**
 * bg_table_file_free:
 * @sheet: (nullable): a sheet
 */
void
bg_table_file_free (BgTableFile *sheet)
{
  if (sheet == NULL)
    return;
  g_ptr_array_unref (sheet->rows);
  g_free (sheet);
}

/* Only what Excel writes by itself is guessed; an 8-bit encoding of the past would be taken for another. */
static char *
decode (const char *data, gsize size, GError **error)
{
  const char *from = size < 2                            ? NULL
                     : memcmp (data, "\xff\xfe", 2) == 0 ? "UTF-16LE"
                     : memcmp (data, "\xfe\xff", 2) == 0 ? "UTF-16BE"
                                                         : NULL;
  char *text = NULL;

  if (from != NULL)
    text = g_convert (data + 2, (gssize) size - 2, "UTF-8", from, NULL, NULL, NULL);
  else if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    text = g_strndup (data + 3, size - 3);
  else
    text = g_strndup (data, size);
  if (text != NULL && memchr (data, '\0', size) != NULL && from == NULL)
    g_clear_pointer (&text, g_free);
  if (text != NULL && !g_utf8_validate (text, -1, NULL))
    g_clear_pointer (&text, g_free);
  if (text == NULL)
    g_set_error_literal (error, BG_ERROR, BG_ERROR_INVALID,
                         _ ("This is no text that can be read. In Excel, save the sheet as “CSV UTF-8”."));
  return text;
}

/* The separator is what the first line has most of, outside of quotes. */
static char
find_separator (const char *text)
{
  static const char separators[] = ",;\t";
  guint n[G_N_ELEMENTS (separators)] = { 0 };
  gboolean quoted = FALSE;
  gsize best = 0;

  for (const char *at = text; *at != '\0' && (quoted || (*at != '\n' && *at != '\r')); at++)
    {
      const char *found = strchr (separators, *at);

      if (*at == '"')
        quoted = !quoted;
      else if (found != NULL && !quoted)
        n[found - separators]++;
    }
  for (gsize i = 1; separators[i] != '\0'; i++)
    if (n[i] > n[best])
      best = i;
  return separators[best];
}

typedef struct
{
  const char *at;
  char separator;
  guint line;
} Reader;

/* A cell in quotes, from behind the first of them; FALSE where the last is missing. */
static gboolean
read_quoted (Reader *reader, GString *cell)
{
  for (;; reader->at++)
    {
      if (*reader->at == '\0')
        return FALSE;
      if (*reader->at == '"' && *++reader->at != '"')
        return TRUE;
      reader->line += *reader->at == '\n';
      g_string_append_c (cell, *reader->at);
    }
}

static gboolean
ends_cell (const Reader *reader)
{
  return strchr ("\r\n", *reader->at) != NULL || *reader->at == reader->separator;
}

static char *
read_cell (Reader *reader, GError **error)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  guint line = reader->line;

  if (*reader->at == '"')
    {
      reader->at++;
      if (!read_quoted (reader, cell))
        {
          g_set_error (error, BG_ERROR, BG_ERROR_INVALID,
                       _ ("Line %u: a cell begins with a quotation mark and never ends"), line);
          return NULL;
        }
    }
  for (; !ends_cell (reader); reader->at++)
    g_string_append_c (cell, *reader->at);
  return g_strstrip (bg_text_normalize (cell->str, BG_TEXT_PARAGRAPHS));
}

/* Leaves the reader at the beginning of the next line. */
static void
end_line (Reader *reader)
{
  if (*reader->at == '\r')
    reader->at++;
  if (*reader->at == '\n')
    reader->at++;
  reader->line++;
}

static Row *
read_row (Reader *reader, GError **error)
{
  Row *row = g_new0 (Row, 1);

  row->cells = g_ptr_array_new_with_free_func (g_free);
  row->line = reader->line;
  for (;;)
    {
      char *cell = read_cell (reader, error);

      if (cell == NULL)
        {
          free_row (row);
          return NULL;
        }
      g_ptr_array_add (row->cells, cell);
      if (*reader->at != reader->separator)
        break;
      reader->at++;
    }
  end_line (reader);
  return row;
}

/* Cells up to the last one with a text. */
static guint
count_cells (const Row *row)
{
  guint n = row->cells->len;

  while (n > 0 && *(const char *) g_ptr_array_index (row->cells, n - 1) == '\0')
    n--;
  return n;
}

static gboolean
check_row (BgTableFile *sheet, const Row *row, GError **error)
{
  if (sheet->rows->len == 0 || count_cells (row) <= bg_table_file_get_n_columns (sheet))
    return TRUE;
  g_set_error (error, BG_ERROR, BG_ERROR_INVALID, _ ("Line %u has more cells than the head"), row->line);
  return FALSE;
}

static gboolean
read_rows (BgTableFile *sheet, Reader *reader, GError **error)
{
  while (*reader->at != '\0')
    {
      Row *row = read_row (reader, error);

      if (row == NULL)
        return FALSE;
      if (count_cells (row) == 0)
        free_row (row);
      else if (check_row (sheet, row, error))
        g_ptr_array_add (sheet->rows, row);
      else
        {
          free_row (row);
          return FALSE;
        }
    }
  if (sheet->rows->len > 0)
    return TRUE;
  g_set_error_literal (error, BG_ERROR, BG_ERROR_INVALID,
                       _ ("The sheet is empty. Its first line names the columns."));
  return FALSE;
}

/* Excel may say in a line of its own what separates the cells. */
static void
read_separator (Reader *reader)
{
  if (g_ascii_strncasecmp (reader->at, "sep=", 4) == 0 && reader->at[4] != '\0' &&
      strchr ("\r\n", reader->at[5]) != NULL)
    {
      reader->separator = reader->at[4];
      reader->at += 5;
      end_line (reader);
    }
  else
    reader->separator = find_separator (reader->at);
}

/**
 * bg_table_file_parse:
 * @data: (array length=size): what is in a file
 * @size: how many bytes
 * @error: BG_ERROR_INVALID with the line where it cannot be read
 *
 * Reads a sheet. Rows without any text are left out; texts are in normal form. Any thread.
 *
 * Returns: (transfer full): the sheet
 */
BgTableFile *
bg_table_file_parse (const char *data, gsize size, GError **error)
{
  g_autoptr (BgTableFile) sheet = g_new0 (BgTableFile, 1);
  g_autofree char *text = decode (data, size, error);
  Reader reader = { text, ',', 1 };

  sheet->rows = g_ptr_array_new_with_free_func (free_row);
  if (text == NULL)
    return NULL;
  read_separator (&reader);
  return read_rows (sheet, &reader, error) ? g_steal_pointer (&sheet) : NULL;
}

/**
 * bg_table_file_read:
 * @path: name of a CSV file
 * @error: why it cannot be read
 *
 * As bg_table_file_parse(). Blocks.
 *
 * Returns: (transfer full): the sheet
 */
BgTableFile *
bg_table_file_read (const char *path, GError **error)
{
  g_autofree char *data = NULL;
  GStatBuf status;
  gsize size;

  if (g_stat (path, &status) == 0 && status.st_size > MOST_BYTES)
    {
      g_set_error (error, BG_ERROR, BG_ERROR_INVALID, _ ("“%s” is larger than 64 MB. Divide it"), path);
      return NULL;
    }
  if (!g_file_get_contents (path, &data, &size, error))
    return NULL;
  return bg_table_file_parse (data, size, error);
}

static const Row *
get_row (const BgTableFile *sheet, guint row)
{
  return g_ptr_array_index (sheet->rows, row + 1);
}

/**
 * bg_table_file_get_n_columns:
 * @sheet: a sheet
 *
 * Returns: how many columns the head names
 */
guint
bg_table_file_get_n_columns (const BgTableFile *sheet)
{
  return count_cells (g_ptr_array_index (sheet->rows, 0));
}

/**
 * bg_table_file_get_head:
 * @sheet: a sheet
 * @column: which column
 *
 * Returns: (transfer none): its name; may be empty
 */
const char *
bg_table_file_get_head (const BgTableFile *sheet, guint column)
{
  const Row *head = g_ptr_array_index (sheet->rows, 0);

  return g_ptr_array_index (head->cells, column);
}

/**
 * bg_table_file_get_n_rows:
 * @sheet: a sheet
 *
 * Returns: how many rows stand behind the head
 */
guint
bg_table_file_get_n_rows (const BgTableFile *sheet)
{
  return sheet->rows->len - 1;
}

/**
 * bg_table_file_get_cell:
 * @sheet: a sheet
 * @row: which row
 * @column: which column
 *
 * Returns: (transfer none): the text, without spaces around it; "" where the row is shorter
 */
const char *
bg_table_file_get_cell (const BgTableFile *sheet, guint row, guint column)
{
  const Row *found = get_row (sheet, row);

  return column < found->cells->len ? g_ptr_array_index (found->cells, column) : "";
}

/**
 * bg_table_file_get_line:
 * @sheet: a sheet
 * @row: which row
 *
 * Returns: the line of the file on which it begins, from 1
 */
guint
bg_table_file_get_line (const BgTableFile *sheet, guint row)
{
  return get_row (sheet, row)->line;
}
