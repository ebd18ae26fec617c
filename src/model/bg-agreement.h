/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules of agreements that other floors need. */
#pragma once

#include "bg-record.h"

G_BEGIN_DECLS

BgDate bg_agreement_get_term_start (BgRecord *record);
BgDate bg_agreement_compute_end (BgRecord *agreement);
BgDate bg_agreement_renew_end (BgDate end, int months, BgDate today);
BgDate bg_agreement_get_end (BgRecord *agreement, BgDate today);
BgDate bg_agreement_get_notice_day (BgRecord *agreement, BgDate today);
void bg_agreement_foreach_reckoning (BgRecord *record,
                                     const BgRules *rules,
                                     BgReckoningFunc func,
                                     gpointer data);
BgStatus bg_commitment_get_status (BgRecord *commitment, const BgRules *rules);

G_END_DECLS
