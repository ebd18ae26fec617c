/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a paper is made, for the files that make it. */
#pragma once

#include "bg-letterhead.h"
#include "bg-paper-data.h"
#include "bg-sheet.h"

G_BEGIN_DECLS

/**
 * BgPaperSource:
 * @record: (nullable): the record, for a paper of one record
 * @office: (nullable): the record of the office
 * @rules: the day and the office's numbers
 *
 * What a paper is read from, in a thread of its own.
 */
typedef struct
{
  BgStore *store;
  BgRecord *record;
  BgRecord *office;
  BgRules rules;
} BgPaperSource;

/**
 * BgPaperParts:
 * @base: the plain data that the sections' offsets count from
 * @issuer: who issues it: the office's signers sign only what the office issues
 *
 * The places in a paper's plain data that every paper has.
 */
typedef struct
{
  gpointer base;
  BgLetterhead *letterhead;
  const char **number;
  BgDate *date;
  gboolean *show_recipients;
  BgSheetIssuer issuer;
} BgPaperParts;

/* A paper that is_personal gets the record with its personal values, once it is written down who makes it. */
struct _BgPaper
{
  const char *name;
  const char *label;
  const BgKind *kind;
  gboolean is_of_list;
  gboolean landscape;
  gboolean is_personal;
  const BgPaperSection *sections;
  gpointer (*load) (const BgPaperSource *source, GError **error);
  void (*free) (gpointer content);
  void (*set_signer) (gpointer content, guint signer);
  BgPaperParts (*get_parts) (gpointer content);
  BgDocument *(*create) (gpointer content, const BgLayout *layout);
  void (*check) (gpointer content, BgDocument *document, GPtrArray *checks);
};

void bg_paper_checks_add (GPtrArray *checks, gboolean met, char *words);
GPtrArray *bg_paper_checks_run (const BgPaper *paper, gpointer content, BgDocument *document)
  G_GNUC_WARN_UNUSED_RESULT;
void bg_paper_check_agreement_summary (gpointer content, BgDocument *document, GPtrArray *checks);
void bg_paper_check_nothing (gpointer content, BgDocument *document, GPtrArray *checks);
void bg_paper_check_overdue_register (gpointer content, BgDocument *document, GPtrArray *checks);

G_END_DECLS
