/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows once a task is done: its next turn, the task after it, and what the record it came from says.
 */
#pragma once

#include "bg-calendar.h"
#include "bg-record.h"

G_BEGIN_DECLS

gboolean bg_task_has_new_result (BgRecord *before, BgRecord *after);
gboolean bg_task_is_just_done (BgRecord *before, BgRecord *after);
BgRecord *bg_task_new_turn (BgRecord *task) G_GNUC_WARN_UNUSED_RESULT;
BgRecord *bg_task_new_follower (BgRecord *task, const BgCalendar *calendar) G_GNUC_WARN_UNUSED_RESULT;
gboolean bg_task_tell_source (BgRecord *source, const char *item_id, GPtrArray *tasks);

G_END_DECLS
