/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of text, printed as a table for people or as CSV (RFC 4180) for spreadsheets. */
#include "bg-config.h"

#include "bg-cli-table.h"

#include <stdio.h>
#include <string.h>

/* Longer texts are cut in the table; JSON and CSV have them whole. */
#define MOST_COLUMNS_OF_A_CELL 64

struct _BgCliTable
{
  /* The first row is the head. */
  GPtrArray *rows;
};

/**
 * bg_cli_table_new:
 *
 * Returns: (transfer full): an empty table, whose first row will be the head
 */
BgCliTable *
bg_cli_table_new (void)
{
  BgCliTable *table = g_new0 (BgCliTable, 1);

  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  return table;
}

/**
 * bg_cli_table_free:
 * @table: (transfer full): a table
 */
void
bg_cli_table_free (BgCliTable *table)
{
  g_return_if_fail (table != NULL);

  g_ptr_array_unref (table->rows);
  g_free (table);
}

/**
 * bg_cli_table_add_row:
 * @table: a table
 *
 * Begins a row.
 */
void
bg_cli_table_add_row (BgCliTable *table)
{
  g_return_if_fail (table != NULL);
  g_ptr_array_add (table->rows, g_ptr_array_new_with_free_func (g_free));
}

/**
 * bg_cli_table_add_cell:
 * @table: a table with a row
 * @text: (nullable): the cell's text
 */
void
bg_cli_table_add_cell (BgCliTable *table, const char *text)
{
  g_return_if_fail (table != NULL && table->rows->len > 0);
  g_ptr_array_add (g_ptr_array_index (table->rows, table->rows->len - 1),
                   g_strdup (text != NULL ? text : ""));
}

static const char *
get_cell (BgCliTable *table, guint row, guint column)
{
  GPtrArray *cells = g_ptr_array_index (table->rows, row);

  return column < cells->len ? g_ptr_array_index (cells, column) : "";
}

static guint
measure (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

static guint
measure_text (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += measure (g_utf8_get_char (p));
  return width;
}

/* One line of at most so many columns. */
static char *
fit_text (const char *text)
{
  GString *line = g_string_new (NULL);
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      width += measure (c);
      if (width >= MOST_COLUMNS_OF_A_CELL && *g_utf8_next_char (p) != '\0')
        {
          g_string_append (line, "…");
          break;
        }
      g_string_append_unichar (line, c == '\n' || c == '\t' ? ' ' : c);
    }
  return g_string_free (line, FALSE);
}

/* A column in which every row is empty says nothing. */
static guint
measure_column (BgCliTable *table, guint column)
{
  guint width = 0;

  for (guint row = 1; row < table->rows->len; row++)
    {
      g_autofree char *text = fit_text (get_cell (table, row, column));

      width = MAX (width, measure_text (text));
    }
  return width > 0 ? MAX (width, measure_text (get_cell (table, 0, column))) : 0;
}

static void
print_row (BgCliTable *table, guint row, const guint *widths, guint n)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint column = 0; column < n; column++)
    {
      g_autofree char *text = fit_text (get_cell (table, row, column));

      if (widths[column] == 0)
        continue;
      g_string_append (line, text);
      for (guint i = measure_text (text); i < widths[column] + 2; i++)
        g_string_append_c (line, ' ');
    }
  g_strchomp (line->str);
  puts (line->str);
}

static void
print_rule (const guint *widths, guint n)
{
  guint width = 0;

  for (guint i = 0; i < n; i++)
    width += widths[i] > 0 ? widths[i] + 2 : 0;
  for (guint i = 2; i < width; i++)
    fputs ("─", stdout);
  putchar ('\n');
}

/**
 * bg_cli_table_print:
 * @table: a table with a head
 *
 * Prints it to standard output, columns aligned, those without any text left out. Nothing without rows.
 */
void
bg_cli_table_print (BgCliTable *table)
{
  g_autofree guint *widths = NULL;
  guint n;

  g_return_if_fail (table != NULL);

  if (table->rows->len < 2)
    return;
  n = ((GPtrArray *) g_ptr_array_index (table->rows, 0))->len;
  widths = g_new0 (guint, n);
  for (guint column = 0; column < n; column++)
    widths[column] = measure_column (table, column);
  print_row (table, 0, widths, n);
  print_rule (widths, n);
  for (guint row = 1; row < table->rows->len; row++)
    print_row (table, row, widths, n);
}

/* A spreadsheet would take a text that begins like a formula for one and run it; an apostrophe keeps it text.
 */
static void
print_csv_cell (const char *text)
{
  if (*text != '\0' && strchr ("=+-@\t\r", *text) != NULL)
    printf ("\"'");
  else
    putchar ('"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        putchar ('"');
      putchar (*p);
    }
  putchar ('"');
}

/**
 * bg_cli_table_print_csv:
 * @table: a table with a head
 *
 * Prints it to standard output as CSV: UTF-8 with its byte order mark, by which spreadsheets know it, every
 * cell in quotes, lines ended by CR LF (RFC 4180).
 */
void
bg_cli_table_print_csv (BgCliTable *table)
{
  g_return_if_fail (table != NULL);

  fputs ("\xEF\xBB\xBF", stdout);
  for (guint row = 0; row < table->rows->len; row++)
    {
      GPtrArray *cells = g_ptr_array_index (table->rows, row);

      for (guint column = 0; column < cells->len; column++)
        {
          if (column > 0)
            putchar (',');
          print_csv_cell (g_ptr_array_index (cells, column));
        }
      fputs ("\r\n", stdout);
    }
}
