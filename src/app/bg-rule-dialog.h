/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tasks that the rules ask for: looked at before they are made, in one step. */
#pragma once

#include <adwaita.h>

#include "bg-session.h"

G_BEGIN_DECLS

#define BG_TYPE_RULE_DIALOG (bg_rule_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BgRuleDialog, bg_rule_dialog, BG, RULE_DIALOG, AdwWindow)

GtkWidget *bg_rule_dialog_new (BgSession *session, GPtrArray *proposals);

G_END_DECLS
