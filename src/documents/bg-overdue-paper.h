/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the records of tasks and of the office to the data of the overdue register. */
#pragma once

#include "bg-arena.h"
#include "bg-overdue-register.h"

G_BEGIN_DECLS

typedef struct _BgOverduePaper BgOverduePaper;

BgOverduePaper *bg_overdue_paper_new (GListModel *tasks,
                                      BgRecord *office,
                                      const BgRules *rules,
                                      BgFindRecordFunc find,
                                      gpointer find_data) G_GNUC_WARN_UNUSED_RESULT;
void bg_overdue_paper_free (BgOverduePaper *paper);
BgOverdueRegister *bg_overdue_paper_get_register (BgOverduePaper *paper);
void bg_overdue_paper_set_signer (BgOverduePaper *paper, guint signer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BgOverduePaper, bg_overdue_paper_free)

G_END_DECLS
