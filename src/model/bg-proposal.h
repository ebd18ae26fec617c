/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which tasks the rules ask for, beside those that are there already. */
#pragma once

#include "bg-deadline.h"

G_BEGIN_DECLS

/**
 * BgProposalKind:
 * @BG_PROPOSAL_NEW: a task to be made
 * @BG_PROPOSAL_MOVED: a task whose due date follows the date it is counted from
 * @BG_PROPOSAL_DONE: a task that the record says was done
 * @BG_PROPOSAL_GONE: a task that nothing asks for any more; it goes into the trash
 * @BG_PROPOSAL_LEFT: a task that is left alone: it was done, held, moved or worked on by hand
 */
typedef enum
{
  BG_PROPOSAL_NEW,
  BG_PROPOSAL_MOVED,
  BG_PROPOSAL_DONE,
  BG_PROPOSAL_GONE,
  BG_PROPOSAL_LEFT,
  BG_N_PROPOSAL_KINDS,
} BgProposalKind;

/**
 * BgProposal:
 * @kind: what is proposed
 * @code: code of the rule, interned: there are few of them, and many proposals
 * @law: (nullable): where it stands, interned
 * @counted_from: the day it is counted from; not known for one that is gone
 * @due: the due date by the rule; not known for one that is gone
 * @title: of the task
 * @how: how it was counted, or why the task is left alone or no longer needed
 * @before: (nullable): the task as it is
 * @after: (nullable): the task as it shall be; NULL for one that is left alone, and where it was asked for in
 *   words
 *
 * Free with bg_proposal_free().
 */
typedef struct
{
  BgProposalKind kind;
  const char *code;
  const char *law;
  BgDate counted_from;
  BgDate due;
  char *title;
  char *how;
  BgRecord *before;
  BgRecord *after;
} BgProposal;

GPtrArray *bg_proposals_for_record (BgRecord *record, GPtrArray *tasks, const BgRuleBook *book)
  G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *bg_proposals_in_words (BgRecord *record, GPtrArray *tasks, const BgRuleBook *book)
  G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *bg_proposals_for_year (int year, GPtrArray *tasks, const BgRuleBook *book)
  G_GNUC_WARN_UNUSED_RESULT;
guint bg_proposals_count (GPtrArray *proposals, BgProposalKind kind);
guint bg_proposals_count_changes (GPtrArray *proposals);
const char *bg_proposal_kind_get_code (BgProposalKind kind);
const char *bg_proposal_kind_get_label (BgProposalKind kind);
void bg_proposal_free (BgProposal *proposal);

G_END_DECLS
