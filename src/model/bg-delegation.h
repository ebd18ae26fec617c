/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules of delegations that other floors need. */
#pragma once

#include "bg-record.h"

G_BEGIN_DECLS

BgDate bg_delegation_get_start (BgRecord *delegation);
BgDate bg_delegation_get_end (BgRecord *delegation);
BgDate bg_delegation_get_report_due (BgRecord *delegation, const BgRules *rules);

G_END_DECLS
