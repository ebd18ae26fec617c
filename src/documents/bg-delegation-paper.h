/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Papers of a delegation: its file (Phiếu thông tin đoàn), its members by rank, and its programme. */
#pragma once

#include "bg-sheet.h"

G_BEGIN_DECLS

BgSheet *bg_delegation_file_new (BgRecord *delegation,
                                 BgRecord *office,
                                 const BgRules *rules,
                                 BgFindRecordFunc find,
                                 gpointer find_data) G_GNUC_WARN_UNUSED_RESULT;
BgSheet *bg_delegation_members_new (BgRecord *delegation,
                                    BgRecord *office,
                                    const BgRules *rules,
                                    BgFindRecordFunc find,
                                    gpointer find_data) G_GNUC_WARN_UNUSED_RESULT;
BgSheet *bg_delegation_passports_new (BgRecord *delegation,
                                      BgRecord *office,
                                      const BgRules *rules,
                                      BgFindRecordFunc find,
                                      gpointer find_data) G_GNUC_WARN_UNUSED_RESULT;
BgSheet *bg_delegation_programme_new (BgRecord *delegation,
                                      BgRecord *office,
                                      const BgRules *rules,
                                      BgFindRecordFunc find,
                                      gpointer find_data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
