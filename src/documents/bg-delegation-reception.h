/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How guests are received and what it costs, in the file of an incoming delegation. */
#pragma once

#include "bg-sheet.h"

G_BEGIN_DECLS

void bg_delegation_add_reception (BgSheet *sheet, BgRecord *delegation);
void bg_delegation_add_costs (BgSheet *sheet, BgRecord *delegation, const BgRules *rules);

G_END_DECLS
