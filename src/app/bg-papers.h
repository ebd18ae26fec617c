/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers an officer can print: one line of a table each, with its options and the rules it is held to. */
#pragma once

#include "bg-document.h"
#include "bg-layout.h"
#include "bg-session.h"

G_BEGIN_DECLS

typedef struct _BgPaper BgPaper;

/**
 * BgPaperSection:
 * @label: (translatable): words for its switch; NULL ends a list of sections
 * @shown: whether it is printed unless told otherwise
 * @offset: where the paper's plain data says so
 *
 * A part of a paper that can be left out.
 */
typedef struct
{
  const char *label;
  gboolean shown;
  gsize offset;
} BgPaperSection;

/**
 * BgPaperOptions:
 * @number: (nullable): number given by the records office; none leaves room to write it by hand
 * @date: day of the paper; unknown leaves room to write it by hand
 * @signer: which of the office's signers, from 0
 * @sections: bit n is set when section n of the paper is printed
 * @recipients: (nullable): Nơi nhận, a line each; NULL takes those of the office, an empty list prints none
 * @layout: the numbers of the page
 *
 * What an officer may choose for one printing.
 */
typedef struct
{
  char *number;
  BgDate date;
  guint signer;
  guint sections;
  GStrv recipients;
  BgLayout layout;
} BgPaperOptions;

const BgPaper *bg_paper_find (const char *name);
GPtrArray *bg_paper_list (const char *kind, gboolean of_list) G_GNUC_WARN_UNUSED_RESULT;
const char *bg_paper_get_name (const BgPaper *paper);
const char *bg_paper_get_label (const BgPaper *paper);
const char *bg_paper_get_kind (const BgPaper *paper);
gboolean bg_paper_is_of_list (const BgPaper *paper);
const BgPaperSection *bg_paper_get_sections (const BgPaper *paper);

BgPaperOptions *bg_paper_options_new (const BgPaper *paper, BgDate today) G_GNUC_WARN_UNUSED_RESULT;
BgPaperOptions *bg_paper_options_copy (const BgPaperOptions *options) G_GNUC_WARN_UNUSED_RESULT;
void bg_paper_options_free (BgPaperOptions *options);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgPaperOptions, bg_paper_options_free)

G_END_DECLS
