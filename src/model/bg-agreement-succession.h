/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Agreements that another unit inherited, as the reform of 2025 made it necessary. */
#pragma once

#include "bg-problems.h"
#include "bg-record.h"

G_BEGIN_DECLS

gboolean bg_agreement_is_signed (BgRecord *agreement);
gboolean bg_agreement_is_inherited (BgRecord *agreement);
gboolean bg_agreement_require_inherited (BgRecord *agreement, GError **error);
gboolean bg_agreement_needs_succession_notice (BgRecord *agreement, const BgRules *rules);
BgDate bg_agreement_get_succession_day (BgRecord *agreement, const BgRules *rules);
void bg_agreement_check_succession (BgRecord *agreement, const BgRules *rules, BgProblems *problems);

G_END_DECLS
