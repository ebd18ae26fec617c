/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lays out an official paper that consists of paragraphs and tables. */
#include "bg-sheet.h"

#include "bg-office-letterhead.h"
#include "bg-words.h"

#include <string.h>

typedef enum
{
  BLOCK_HEADING,
  BLOCK_FACT,
  BLOCK_PARAGRAPH,
  BLOCK_TABLE,
  BLOCK_ROW,
  BLOCK_GROUP,
  BLOCK_PAGE,
  BLOCK_CONTENTS,
  BLOCK_PART,
} BlockType;

typedef struct
{
  BlockType type;
  const char *head;
  const char *text;
  const BgColumn *columns;
  guint n_columns;
  const char *const *cells;
} Block;

static const BgColumn contents_columns[] = {
  { "STT", 8, PANGO_ALIGN_CENTER },
  { "Nội dung", 78, PANGO_ALIGN_LEFT },
  { "Trang", 14, PANGO_ALIGN_CENTER, "Trang" },
};

struct _BgSheet
{
  BgSheetHead head;
  BgSheetOptions options;
  BgLetterhead letterhead;
  BgRecord *office;
  BgArena *arena;
  GArray *blocks;
  const BgColumn *columns;
  guint n_columns;
  const char *const *recipients;
  BgSheetIssuer issuer;
  guint n_parts;
  /* The page of each part, from 0; nothing before the parts were laid out once. */
  GArray *pages;
};

/**
 * bg_sheet_new:
 * @head: what kind of paper it is; its texts are copied
 * @office: (nullable): the record of the office, whose letterhead it has
 * @date: its day
 * @find: (nullable): finds the records that others name
 * @find_data: for @find
 *
 * Returns: (transfer full): a paper without text, signed by the office's first signer
 */
BgSheet *
bg_sheet_new (const BgSheetHead *head,
              BgRecord *office,
              BgDate date,
              BgFindRecordFunc find,
              gpointer find_data)
{
  BgSheet *sheet;

  g_return_val_if_fail (head != NULL && head->subject != NULL, NULL);

  sheet = g_new0 (BgSheet, 1);
  sheet->arena = bg_arena_new (find, find_data);
  sheet->office = office != NULL ? g_object_ref (office) : NULL;
  sheet->blocks = g_array_new (FALSE, TRUE, sizeof (Block));
  sheet->pages = g_array_new (FALSE, FALSE, sizeof (int));
  sheet->head.abbreviation = bg_arena_copy (sheet->arena, head->abbreviation);
  sheet->head.kind = bg_arena_copy (sheet->arena, head->kind);
  sheet->head.subject = bg_arena_copy (sheet->arena, head->subject);
  sheet->head.addressee = bg_arena_copy (sheet->arena, head->addressee);
  sheet->options.date = date;
  sheet->options.show_recipients = TRUE;
  bg_sheet_set_signer (sheet, 0);
  return sheet;
}

/**
 * bg_sheet_free:
 * @sheet: (transfer full): a paper
 */
void
bg_sheet_free (BgSheet *sheet)
{
  g_return_if_fail (sheet != NULL);

  g_array_unref (sheet->blocks);
  g_array_unref (sheet->pages);
  bg_arena_free (sheet->arena);
  g_clear_object (&sheet->office);
  g_free (sheet);
}

/** bg_sheet_get_arena: keeps the texts of @sheet, and finds records for it. */
BgArena *
bg_sheet_get_arena (BgSheet *sheet)
{
  g_return_val_if_fail (sheet != NULL, NULL);
  return sheet->arena;
}

/** bg_sheet_get_letterhead: its letterhead, which may be changed. */
BgLetterhead *
bg_sheet_get_letterhead (BgSheet *sheet)
{
  g_return_val_if_fail (sheet != NULL, NULL);
  return &sheet->letterhead;
}

/** bg_sheet_get_options: its number, day and Nơi nhận, which may be changed. */
BgSheetOptions *
bg_sheet_get_options (BgSheet *sheet)
{
  g_return_val_if_fail (sheet != NULL, NULL);
  return &sheet->options;
}

/** bg_sheet_set_signer: signed by the office's signer number @signer, from 0. */
void
bg_sheet_set_signer (BgSheet *sheet, guint signer)
{
  g_return_if_fail (sheet != NULL);

  bg_letterhead_from_office (&sheet->letterhead, sheet->office, signer, sheet->arena);
  if (sheet->issuer == BG_SHEET_OF_PROVINCE)
    bg_letterhead_raise (&sheet->letterhead, sheet->arena);
  if (sheet->recipients != NULL)
    sheet->letterhead.recipients = sheet->recipients;
}

/**
 * bg_sheet_set_of_province:
 * @sheet: a paper
 *
 * The office drafts it, and the People's Committee that it belongs to issues it: its head and its signature
 * are that body's, whichever signer of the office is chosen.
 */
void
bg_sheet_set_of_province (BgSheet *sheet)
{
  g_return_if_fail (sheet != NULL);

  sheet->issuer = bg_letterhead_raise (&sheet->letterhead, sheet->arena) ? BG_SHEET_OF_PROVINCE
                                                                         : BG_SHEET_OF_UNKNOWN_PROVINCE;
}

/** bg_sheet_get_issuer: who issues it. */
BgSheetIssuer
bg_sheet_get_issuer (BgSheet *sheet)
{
  g_return_val_if_fail (sheet != NULL, BG_SHEET_OF_OFFICE);
  return sheet->issuer;
}

/**
 * bg_sheet_set_recipients:
 * @sheet: a paper
 * @first: the first line of Nơi nhận, "Như trên"
 *
 * Goes to @first and the file copy alone, instead of to all recipients of the office.
 */
void
bg_sheet_set_recipients (BgSheet *sheet, const char *first)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  const char *unit;
  g_autofree char *copy = NULL;

  g_return_if_fail (sheet != NULL && first != NULL);

  unit = sheet->office != NULL ? bg_record_get_text (sheet->office, "unit_symbol") : NULL;
  copy = g_strconcat ("Lưu: VT", unit != NULL ? ", " : "", unit, NULL);
  g_strv_builder_add (names, first);
  g_strv_builder_add (names, copy);
  sheet->recipients = bg_arena_end_list (sheet->arena, names);
  sheet->letterhead.recipients = sheet->recipients;
}

static void
add_block (BgSheet *sheet, BlockType type, const char *head, const char *text)
{
  Block block = { .type = type };

  block.head = bg_arena_copy (sheet->arena, head);
  block.text = bg_arena_copy (sheet->arena, text);
  g_array_append_val (sheet->blocks, block);
}

/** bg_sheet_begin_page: what is added next begins a page. */
void
bg_sheet_begin_page (BgSheet *sheet)
{
  g_return_if_fail (sheet != NULL);
  add_block (sheet, BLOCK_PAGE, NULL, NULL);
}

/** bg_sheet_add_contents: adds a table of the parts, also of those added later, with their pages. */
void
bg_sheet_add_contents (BgSheet *sheet)
{
  g_return_if_fail (sheet != NULL);
  add_block (sheet, BLOCK_CONTENTS, NULL, NULL);
}

/** bg_sheet_add_part: adds a numbered heading that stands in the table of contents. */
void
bg_sheet_add_part (BgSheet *sheet, const char *title)
{
  g_autofree char *heading = NULL;

  g_return_if_fail (sheet != NULL && title != NULL);

  heading = g_strdup_printf ("%u. %s", ++sheet->n_parts, title);
  add_block (sheet, BLOCK_PART, heading, title);
}

/** bg_sheet_add_heading: adds a bold line that stays with what follows. */
void
bg_sheet_add_heading (BgSheet *sheet, const char *text)
{
  g_return_if_fail (sheet != NULL && text != NULL);
  add_block (sheet, BLOCK_HEADING, text, NULL);
}

/**
 * bg_sheet_add_fact:
 * @sheet: a paper
 * @head: what it is, "Thời gian:"
 * @text: (nullable): the fact; one that nobody wrote down is said to be unknown
 */
void
bg_sheet_add_fact (BgSheet *sheet, const char *head, const char *text)
{
  g_return_if_fail (sheet != NULL && head != NULL);
  add_block (sheet, BLOCK_FACT, head, text);
}

/** bg_sheet_add_known: bg_sheet_add_fact(), but for a fact that nobody wrote down, which is left out. */
void
bg_sheet_add_known (BgSheet *sheet, const char *head, const char *text)
{
  if (text != NULL && *text != '\0')
    bg_sheet_add_fact (sheet, head, text);
}

/** bg_sheet_add_paragraph: adds plain text. */
void
bg_sheet_add_paragraph (BgSheet *sheet, const char *text)
{
  g_return_if_fail (sheet != NULL && text != NULL);
  add_block (sheet, BLOCK_PARAGRAPH, NULL, text);
}

/**
 * bg_sheet_begin_table:
 * @sheet: a paper
 * @columns: its columns; static
 * @n_columns: how many
 */
void
bg_sheet_begin_table (BgSheet *sheet, const BgColumn *columns, guint n_columns)
{
  Block block = { .type = BLOCK_TABLE, .columns = columns, .n_columns = n_columns };

  g_return_if_fail (sheet != NULL && columns != NULL && n_columns <= BG_TABLE_MAX_COLUMNS);

  sheet->n_columns = n_columns;
  g_array_append_val (sheet->blocks, block);
}

/**
 * bg_sheet_add_row:
 * @sheet: a paper in which a table was begun
 * @cells: one text a column; copied, NULL is an empty one
 */
void
bg_sheet_add_row (BgSheet *sheet, const char *const *cells)
{
  Block block = { .type = BLOCK_ROW };
  const char **copies;

  g_return_if_fail (sheet != NULL && cells != NULL && sheet->n_columns > 0);

  copies = bg_arena_allocate (sheet->arena, sheet->n_columns, sizeof *copies);
  for (guint i = 0; i < sheet->n_columns; i++)
    copies[i] = cells[i] != NULL ? bg_arena_copy (sheet->arena, cells[i]) : "";
  block.cells = copies;
  g_array_append_val (sheet->blocks, block);
}

/** bg_sheet_add_group: adds a bold row over the whole width of the table. */
void
bg_sheet_add_group (BgSheet *sheet, const char *text)
{
  g_return_if_fail (sheet != NULL && text != NULL && sheet->n_columns > 0);
  add_block (sheet, BLOCK_GROUP, NULL, text);
}

static void
lay_out_text (BgFlow *flow, const Block *block, gboolean is_last)
{
  g_autoptr (BgRuns) runs = bg_runs_new ();
  g_autofree char *bare = bg_words_dup_bare (block->text);

  if (block->head != NULL)
    bg_runs_add (runs, BG_RUN_BOLD, block->head);
  if (block->type == BLOCK_FACT)
    bg_runs_add_format (runs, BG_RUN_PLAIN, " %s.", *bare != '\0' ? bare : BG_WORDS_UNKNOWN);
  if (block->type == BLOCK_PARAGRAPH)
    bg_runs_add (runs, BG_RUN_PLAIN, is_last ? bare : block->text);
  if (is_last)
    bg_runs_add (runs, BG_RUN_PLAIN, block->type == BLOCK_FACT ? "/." : "./.");
  if (block->type == BLOCK_HEADING)
    bg_flow_add_heading (flow, runs);
  else
    bg_flow_add_paragraph (flow, runs);
}

/* A table takes the rows behind it; the place of the block behind them. */
static guint
lay_out_table (BgFlow *flow, GArray *blocks, guint position)
{
  const Block *first = &g_array_index (blocks, Block, position);
  g_autoptr (BgTable) table = bg_table_new (flow, first->columns, first->n_columns);

  for (position++; position < blocks->len; position++)
    {
      const Block *block = &g_array_index (blocks, Block, position);

      if (block->type == BLOCK_ROW)
        bg_table_add_row (table, block->cells);
      else if (block->type == BLOCK_GROUP)
        bg_table_add_group (table, block->text);
      else
        break;
    }
  return position;
}

/* Before the pages are known the number is as wide as one: the table is as high the second time. */
static void
lay_out_contents (BgSheet *sheet, BgFlow *flow)
{
  g_autoptr (BgTable) table = bg_table_new (flow, contents_columns, G_N_ELEMENTS (contents_columns));
  guint n = 0;

  for (guint i = 0; i < sheet->blocks->len; i++)
    {
      const Block *block = &g_array_index (sheet->blocks, Block, i);
      g_autofree char *number = NULL;
      g_autofree char *page = NULL;

      if (block->type != BLOCK_PART)
        continue;
      page = g_strdup_printf ("%d", n < sheet->pages->len ? g_array_index (sheet->pages, int, n) + 1 : 0);
      number = g_strdup_printf ("%u", ++n);
      bg_table_add_row (table, (const char *[]){ number, block->text, page });
    }
}

static void
lay_out_part (BgFlow *flow, const Block *block)
{
  g_autoptr (BgRuns) runs = bg_runs_new_with_text (BG_RUN_BOLD, block->head);

  bg_flow_begin_part (flow, block->head);
  bg_flow_add_heading (flow, runs);
}

static void
lay_out_blocks (BgSheet *sheet, BgFlow *flow)
{
  guint position = 0;

  while (position < sheet->blocks->len)
    {
      const Block *block = &g_array_index (sheet->blocks, Block, position);

      if (block->type == BLOCK_TABLE)
        position = lay_out_table (flow, sheet->blocks, position);
      else if (block->type < BLOCK_PAGE)
        lay_out_text (flow, block, ++position == sheet->blocks->len);
      else
        {
          position++;
          if (block->type == BLOCK_PAGE)
            bg_flow_begin_page (flow);
          else if (block->type == BLOCK_CONTENTS)
            lay_out_contents (sheet, flow);
          else
            lay_out_part (flow, block);
        }
    }
}

/* A letter's symbol is the office's and the drafting unit's: "Số: 05/SNgV-HTQT". */
static char *
dup_symbol (BgSheet *sheet)
{
  const char *unit = sheet->office != NULL ? bg_record_get_text (sheet->office, "unit_symbol") : NULL;

  if (sheet->head.abbreviation != NULL)
    return bg_words_dup_symbol (sheet->options.number, sheet->head.abbreviation, sheet->letterhead.symbol);
  return bg_words_dup_symbol (sheet->options.number, bg_words_or_unknown (sheet->letterhead.symbol), unit);
}

static BgDocument *
lay_out (BgSheet *sheet, const BgLayout *layout)
{
  g_autoptr (BgFlow) flow = bg_flow_new (layout);
  g_autofree char *symbol = dup_symbol (sheet);
  g_autofree char *about = NULL;

  if (sheet->head.kind != NULL)
    {
      bg_letterhead_add_head (&sheet->letterhead, flow, symbol, sheet->options.date);
      bg_flow_add_title (flow, sheet->head.kind, sheet->head.subject);
    }
  else
    {
      about = g_strdup_printf ("V/v %s", sheet->head.subject);
      bg_letterhead_add_letter_head (&sheet->letterhead, flow, symbol, about, sheet->options.date);
      bg_flow_add_addressee (flow, bg_words_or_unknown (sheet->head.addressee));
    }
  lay_out_blocks (sheet, flow);
  bg_letterhead_add_signature (&sheet->letterhead, flow, sheet->options.show_recipients);
  return bg_document_new (g_steal_pointer (&flow), sheet->head.subject, sheet->letterhead.name,
                          sheet->options.date);
}

static void
note_page (const char *title, int page, gpointer pages)
{
  g_array_append_val ((GArray *) pages, page);
}

/**
 * bg_sheet_create:
 * @sheet: a paper
 * @layout: the numbers of the page
 *
 * A paper with a table of contents is laid out twice: the first time tells on which page each part begins.
 *
 * Returns: (transfer full): its pages, in the layout of NĐ 30/2020
 */
BgDocument *
bg_sheet_create (BgSheet *sheet, const BgLayout *layout)
{
  g_autoptr (BgDocument) first = NULL;

  g_return_val_if_fail (sheet != NULL && layout != NULL, NULL);

  g_array_set_size (sheet->pages, 0);
  if (sheet->n_parts > 0)
    {
      first = lay_out (sheet, layout);
      bg_document_foreach_part (first, note_page, sheet->pages);
    }
  return lay_out (sheet, layout);
}
