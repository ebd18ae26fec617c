/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Invented data for tests of documents, and measurements of the pages made from it. */
#pragma once

#include "bg-agreement-summary.h"
#include "bg-overdue-register.h"

/* A rectangle of ink on a page, in points. */
typedef struct
{
  double left;
  double top;
  double right;
  double bottom;
} Ink;

void sample_letterhead (BgLetterhead *letterhead);
void sample_summary (BgAgreementSummary *summary);
void sample_register (BgOverdueRegister *data, BgOverdueTask *tasks, guint n_tasks, guint n_agencies);
void sample_layout (BgLayout *layout, double body_size, gboolean landscape);
char *sample_long_text (gsize n_characters);
char *squeeze_text (const char *text);
guint count_text (const char *text, const char *needle);
Ink measure_ink (BgDocument *document, int page);
Ink measure_ink_below_margin (BgDocument *document, int page);
