/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a review gives: its minutes (Biên bản rà soát), and a letter to each agency (công văn đôn đốc). */
#pragma once

#include "bg-sheet.h"

G_BEGIN_DECLS

BgSheet *bg_review_minutes_new (BgRecord *review,
                                BgRecord *office,
                                const BgRules *rules,
                                BgFindRecordFunc find,
                                gpointer find_data) G_GNUC_WARN_UNUSED_RESULT;
BgSheet *bg_reminder_letter_new (BgRecord *agency,
                                 GPtrArray *tasks,
                                 BgRecord *office,
                                 const BgRules *rules,
                                 BgFindRecordFunc find,
                                 gpointer find_data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
