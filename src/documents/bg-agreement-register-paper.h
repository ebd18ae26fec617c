/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Danh mục thỏa thuận quốc tế, with the columns of the register in use. */
#pragma once

#include "bg-sheet.h"

G_BEGIN_DECLS

BgSheet *bg_agreement_register_new (GPtrArray *agreements,
                                    BgRecord *office,
                                    const BgRules *rules,
                                    BgFindRecordFunc find,
                                    gpointer find_data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
