/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong, or unusual, with a record before it is saved. */
#pragma once

#include "bg-record.h"

G_BEGIN_DECLS

/**
 * BgGrade:
 * @BG_GRADE_WARNING: unusual; may be saved when a reason is given
 * @BG_GRADE_NOTE: worth knowing; needs nothing
 * @BG_GRADE_ERROR: cannot be saved
 */
typedef enum
{
  BG_GRADE_NOTE,
  BG_GRADE_WARNING,
  BG_GRADE_ERROR,
} BgGrade;

/**
 * BgProblem:
 * @grade: what it means for saving
 * @rule: stable code of the rule, under which a reason is kept (field "justifications")
 * @field: the field it is about
 * @item_id: (nullable): the item of the list @field it is about
 * @message: what is the matter, in the officer's words
 * @detail: (nullable): the limit and where it comes from
 */
typedef struct
{
  BgGrade grade;
  char *rule;
  char *field;
  char *item_id;
  char *message;
  char *detail;
} BgProblem;

BgProblems *bg_problems_new (void) G_GNUC_WARN_UNUSED_RESULT;
void bg_problems_free (BgProblems *problems);
void bg_problems_add (BgProblems *problems,
                      BgGrade grade,
                      const char *rule,
                      const char *field,
                      const char *item_id,
                      const char *detail,
                      const char *format,
                      ...) G_GNUC_PRINTF (7, 8);
guint bg_problems_get_n (const BgProblems *problems);
const BgProblem *bg_problems_get (const BgProblems *problems, guint index);
gboolean bg_problems_have_errors (const BgProblems *problems);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgProblems, bg_problems_free)

void bg_record_validate (BgRecord *record, const BgRules *rules, BgProblems *problems);
const char *bg_record_find_stamp (BgRecord *record);
const char *bg_record_get_reason (BgRecord *record, const char *rule);
void bg_record_set_reason (BgRecord *record, const char *rule, const char *reason);
gboolean bg_problem_is_open (const BgProblem *problem, BgRecord *record);

G_END_DECLS
