/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files about the inbox share: rows i of sync_inbox. */
#pragma once

#include "bg-sql.h"

G_BEGIN_DECLS

/* A decision that was undone is none: whether one holds follows from history. */
#define BG_INBOX_IS_OPEN                                                                                     \
  "(i.decided IS NULL OR EXISTS (SELECT 1 FROM change_set u WHERE u.undoes = i.decided AND NOT EXISTS"       \
  " (SELECT 1 FROM change_set r WHERE r.undoes = u.seq)))"

#define BG_INBOX_IS_ANSWERED "NOT " BG_INBOX_IS_OPEN

/* An entry about a record as a whole names its likely twin: mine and theirs are the two ids. */
#define BG_INBOX_IS_TWIN "i.path = ''"

char *bg_inbox_dup_twins_sql (const char *columns, const char *condition) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
