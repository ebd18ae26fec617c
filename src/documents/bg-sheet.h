/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An official paper as plain data: whose it is, its kind or its addressee, paragraphs and tables. */
#pragma once

#include "bg-arena.h"
#include "bg-document.h"
#include "bg-letterhead.h"
#include "bg-table.h"

G_BEGIN_DECLS

typedef struct _BgSheet BgSheet;

/**
 * BgSheetHead:
 * @abbreviation: what stands behind the number, "BC"; NULL for a letter, whose symbol is the office's alone
 * @kind: (nullable): name of the kind of paper, "Biên bản"; NULL for a letter
 * @subject: what it is about; in a letter behind "V/v"
 * @addressee: (nullable): whom a letter is to
 *
 * What makes one kind of paper differ from another.
 */
typedef struct
{
  const char *abbreviation;
  const char *kind;
  const char *subject;
  const char *addressee;
} BgSheetHead;

/**
 * BgSheetIssuer:
 * @BG_SHEET_OF_OFFICE: the office
 * @BG_SHEET_OF_PROVINCE: the People's Committee that the office belongs to
 * @BG_SHEET_OF_UNKNOWN_PROVINCE: the People's Committee; but the office's record names none, so that the
 * paper has the office's head and signature
 *
 * Who issues a paper.
 */
typedef enum
{
  BG_SHEET_OF_OFFICE,
  BG_SHEET_OF_PROVINCE,
  BG_SHEET_OF_UNKNOWN_PROVINCE,
} BgSheetIssuer;

/**
 * BgSheetOptions:
 * @number: (nullable): number of the paper, given by the records office
 * @date: its day
 * @show_recipients: whether to print Nơi nhận
 *
 * What may be changed before it is laid out.
 */
typedef struct
{
  const char *number;
  BgDate date;
  gboolean show_recipients;
} BgSheetOptions;

BgSheet *bg_sheet_new (const BgSheetHead *head,
                       BgRecord *office,
                       BgDate date,
                       BgFindRecordFunc find,
                       gpointer find_data) G_GNUC_WARN_UNUSED_RESULT;
void bg_sheet_free (BgSheet *sheet);
BgArena *bg_sheet_get_arena (BgSheet *sheet);
BgLetterhead *bg_sheet_get_letterhead (BgSheet *sheet);
BgSheetOptions *bg_sheet_get_options (BgSheet *sheet);
void bg_sheet_set_signer (BgSheet *sheet, guint signer);
void bg_sheet_set_recipients (BgSheet *sheet, const char *first);
void bg_sheet_set_of_province (BgSheet *sheet);
BgSheetIssuer bg_sheet_get_issuer (BgSheet *sheet);

void bg_sheet_begin_page (BgSheet *sheet);
void bg_sheet_add_contents (BgSheet *sheet);
void bg_sheet_add_part (BgSheet *sheet, const char *title);
void bg_sheet_add_heading (BgSheet *sheet, const char *text);
void bg_sheet_add_fact (BgSheet *sheet, const char *head, const char *text);
void bg_sheet_add_known (BgSheet *sheet, const char *head, const char *text);
void bg_sheet_add_paragraph (BgSheet *sheet, const char *text);
void bg_sheet_begin_table (BgSheet *sheet, const BgColumn *columns, guint n_columns);
void bg_sheet_add_row (BgSheet *sheet, const char *const *cells);
void bg_sheet_add_group (BgSheet *sheet, const char *text);

BgDocument *bg_sheet_create (BgSheet *sheet, const BgLayout *layout) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgSheet, bg_sheet_free)

G_END_DECLS
