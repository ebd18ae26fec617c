/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The letter that tells the partner of an agreement who has inherited it. */
#pragma once

#include "bg-sheet.h"

G_BEGIN_DECLS

BgSheet *bg_succession_letter_new (BgRecord *agreement,
                                   BgRecord *office,
                                   const BgRules *rules,
                                   BgFindRecordFunc find,
                                   gpointer find_data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
