/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The walk through what is late: what is to be reviewed, where the walk stands, and what a decision does. */
#pragma once

#include "bg-record.h"

G_BEGIN_DECLS

/**
 * BgReviewDecision:
 * @code: "done", "moved", "reminded", "paused" or "dropped"
 * @date: day done, new due date, or day of the reminder
 * @note: (nullable): result or reason
 * @number: (nullable): number and symbol of the document
 *
 * What was decided on one task. Passed by value.
 */
typedef struct
{
  const char *code;
  BgDate date;
  const char *note;
  const char *number;
} BgReviewDecision;

BgRecord *bg_review_new (GPtrArray *tasks, BgDate today, int days_ahead) G_GNUC_WARN_UNUSED_RESULT;
int bg_review_find_next (BgRecord *review, int from);
guint bg_review_count (BgRecord *review, const char *decision);
gboolean bg_review_decision_is_whole (const BgReviewDecision *decision);
void bg_review_decide (BgRecord *review,
                       guint position,
                       BgRecord *task,
                       const BgReviewDecision *decision,
                       BgDate today);

G_END_DECLS
