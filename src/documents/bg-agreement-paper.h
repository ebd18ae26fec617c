/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the records of an agreement and of the office to the data of the summary. */
#pragma once

#include "bg-agreement-summary.h"
#include "bg-arena.h"

G_BEGIN_DECLS

typedef struct _BgAgreementPaper BgAgreementPaper;

BgAgreementPaper *bg_agreement_paper_new (BgRecord *agreement,
                                          BgRecord *office,
                                          const BgRules *rules,
                                          BgFindRecordFunc find,
                                          gpointer find_data) G_GNUC_WARN_UNUSED_RESULT;
void bg_agreement_paper_free (BgAgreementPaper *paper);
BgAgreementSummary *bg_agreement_paper_get_summary (BgAgreementPaper *paper);
void bg_agreement_paper_set_signer (BgAgreementPaper *paper, guint signer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgAgreementPaper, bg_agreement_paper_free)

G_END_DECLS
