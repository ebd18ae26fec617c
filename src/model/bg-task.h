/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules of tasks that other floors need. */
#pragma once

#include "bg-record.h"

G_BEGIN_DECLS

/* The rule under which the reason of a move is given where it is made by an edit: see bg_record_set_reason().
 */
#define BG_TASK_MOVED "due_moved"

BgDate bg_task_get_original_due_date (BgRecord *task);
BgRecord *bg_task_new_from (BgRecord *source, BgRecord *item) G_GNUC_WARN_UNUSED_RESULT;
void bg_task_move_due_date (BgRecord *task,
                            BgDate due,
                            const char *reason,
                            const char *document_number,
                            BgDate today);
const char *bg_task_get_how (BgRecord *record, const char *label);
gboolean bg_task_is_moved (BgRecord *before, BgRecord *after);
void bg_task_write_down_move (BgRecord *before, BgRecord *after, BgDate today);

G_END_DECLS
