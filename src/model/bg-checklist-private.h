/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of a checklist, and the ways in which a record tells that something is there. */
#pragma once

#include "bg-checklist.h"

G_BEGIN_DECLS

/**
 * BgCheckStep:
 *
 * How far an agreement has come; what a later step needs is not missing yet.
 */
typedef enum
{
  BG_CHECK_STEP_PLANNED,
  BG_CHECK_STEP_CONSULTED,
  BG_CHECK_STEP_SUBMITTED,
  BG_CHECK_STEP_SIGNED,
} BgCheckStep;

typedef struct _BgCheckLine BgCheckLine;

/**
 * BgCheckTell:
 * @note: takes what in the record tells so
 *
 * Returns: %BG_CHECK_PRESENT, %BG_CHECK_PARTLY or %BG_CHECK_MISSING
 */
typedef BgCheckState (*BgCheckTell) (const BgCheckLine *line, BgRecord *record, GString *note);

/**
 * BgCheckLine:
 * @code: stable name
 * @stage: the heading it stands under
 * @words: what must be there
 * @law: where that stands
 * @step: the step at which it is needed
 * @by_law: whether only the law of 2020 asks for it, so that it is not asked of what was signed before
 * @when: (nullable): condition of the record that makes it needed, as bg_record_holds() has it; "@inherited"
 * for what bg_agreement_is_inherited() says
 * @answer: (nullable): name of the yes or no of the record that makes it needed
 * @tell: (nullable): how the record tells that it is there
 * @about: (nullable): what @tell looks for
 * @item_when: (nullable): of which items
 * @roles: (nullable): roles of a paper of the record that is it, the first of them the one written by hand
 *
 * One line of the table.
 */
struct _BgCheckLine
{
  const char *code;
  const char *stage;
  const char *words;
  const char *law;
  BgCheckStep step;
  gboolean by_law;
  const char *when;
  const char *answer;
  BgCheckTell tell;
  const char *about;
  const char *item_when;
  const char *roles;
};

const BgCheckLine *bg_checklist_get_lines (guint *n_lines);

BgCheckState bg_check_tell_fields (const BgCheckLine *line, BgRecord *record, GString *note);
BgCheckState bg_check_tell_items (const BgCheckLine *line, BgRecord *record, GString *note);
BgCheckState bg_check_tell_opinion (const BgCheckLine *line, BgRecord *record, GString *note);
BgCheckState bg_check_tell_opinions (const BgCheckLine *line, BgRecord *record, GString *note);
BgCheckState bg_check_tell_draft (const BgCheckLine *line, BgRecord *record, GString *note);
BgCheckState bg_check_tell_files (const BgCheckLine *line, BgRecord *record, GString *note);
BgCheckState bg_check_tell_vietnamese (const BgCheckLine *line, BgRecord *record, GString *note);
BgCheckState bg_check_tell_publication (const BgCheckLine *line, BgRecord *record, GString *note);
BgCheckState bg_check_tell_paper (const BgCheckLine *line, BgRecord *record, GString *note);

G_END_DECLS
