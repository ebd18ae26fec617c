/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decisions on a task without leaving the list: done, a new date, the agency was reminded. */
#pragma once

#include <gtk/gtk.h>

#include "bg-session.h"

G_BEGIN_DECLS

#define BG_TYPE_DECISION_POPOVER (bg_decision_popover_get_type ())
G_DECLARE_FINAL_TYPE (BgDecisionPopover, bg_decision_popover, BG, DECISION_POPOVER, GtkPopover)

GtkWidget *bg_decision_popover_new (BgSession *session, BgRecord *task, const char *decision);

G_END_DECLS
