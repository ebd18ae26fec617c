/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happened to a record, newest first, in words. */
#pragma once

#include <gtk/gtk.h>

#include "bg-session.h"

G_BEGIN_DECLS

GtkWidget *bg_record_history_new (BgSession *session, BgRecord *record);

G_END_DECLS
