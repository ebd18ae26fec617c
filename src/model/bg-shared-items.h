/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sub-records and choices that several kinds share. */
#pragma once

#include <glib/gi18n-lib.h>

#include "bg-kind.h"

G_BEGIN_DECLS

/* Runs of lines that the tables of several kinds have in common; a line belongs into a run only where its
 * name, words and place on the form are the same in all of them. */

/* From when until when; @start_flags are further flags of the first day. */
#define BG_PERIOD_FIELDS(start_flags)                                                                        \
  { "start_date", BG_FIELD_DATE, BG_FIELD_LISTED | (start_flags), N_ ("From"), N_ ("Dates") },               \
  {                                                                                                          \
    "end_date", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("Until"), N_ ("Dates")                                   \
  }

/* The decision that permits it, in @group. */
#define BG_PERMIT_FIELDS(group)                                                                              \
  { "permit_number", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Decision: number and symbol"), group },          \
  {                                                                                                          \
    "permit_date", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("Date of the decision"), group                        \
  }

/* The report that closes it. */
#define BG_REPORT_FIELDS                                                                                     \
  { "report_number", BG_FIELD_TEXT, BG_FIELD_SEARCHED, N_ ("Report: number and symbol"),                     \
    N_ ("Result and report") },                                                                              \
  {                                                                                                          \
    "report_date", BG_FIELD_DATE, BG_FIELD_LISTED, N_ ("Date of the report"), N_ ("Result and report")       \
  }

#define BG_RESULT_FIELD                                                                                      \
  {                                                                                                          \
    "result", BG_FIELD_LONG_TEXT, BG_FIELD_SEARCHED, N_ ("Result"), N_ ("Result and report")                 \
  }

#define BG_CURRENCY_FIELD                                                                                    \
  {                                                                                                          \
    "currency", BG_FIELD_CHOICE, 0, N_ ("Currency"), N_ ("Costs"), .choices = bg_currency_choices            \
  }

/* What stands last in a table, before its end. */
#define BG_NOTE_FIELDS                                                                                       \
  { "justifications",     BG_FIELD_LIST, BG_FIELD_HIDDEN,                                                    \
    N_ ("Reasons given"), N_ ("Notes"),  .items = &bg_justification_items },                                 \
    { "note", BG_FIELD_LONG_TEXT, BG_FIELD_SEARCHED, N_ ("Notes"), N_ ("Notes") },                           \
  {                                                                                                          \
    "sample", BG_FIELD_ANSWER, BG_FIELD_HIDDEN, N_ ("Sample data"), N_ ("Notes")                             \
  }

extern const BgChoice bg_side_choices[];
extern const BgChoice bg_admin_level_choices[];
extern const BgChoice bg_direction_choices[];
extern const BgChoice bg_gender_choices[];
extern const BgChoice bg_currency_choices[];
extern const BgChoice bg_cooperation_field_choices[];
extern const BgChoice bg_alias_kind_choices[];
extern const BgChoice bg_paper_role_choices[];
extern const BgChoice bg_agreement_paper_role_choices[];

extern const BgKind bg_alias_items;
extern const BgKind bg_agency_link_items;
extern const BgKind bg_file_items;
extern const BgKind bg_paper_items;
extern const BgKind bg_agreement_paper_items;
extern const BgKind bg_justification_items;

G_END_DECLS
