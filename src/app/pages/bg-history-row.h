/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One change set in the history: who, when, what; its changes when it is opened. */
#pragma once

#include <adwaita.h>

#include "bg-history.h"
#include "bg-session.h"

G_BEGIN_DECLS

GtkWidget *bg_history_row_new (BgSession *session, const BgHistorySet *set, const char *record);

G_END_DECLS
