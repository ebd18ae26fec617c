/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happened to a record, newest first, in words. */
#pragma once

#include <gtk/gtk.h>

#include "bg-session.h"

G_BEGIN_DECLS

GtkWidget *bg_record_history_new (BgSession *session, BgRecord *record);

char *bg_history_describe_set (BgSession *session,
                               BgRecord *record,
                               GPtrArray *entries,
                               guint first,
                               guint *n) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
