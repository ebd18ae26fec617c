/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says on a record that tasks which the law asks for are not there yet. */
#pragma once

#include <gtk/gtk.h>

#include "bg-session.h"

G_BEGIN_DECLS

#define BG_TYPE_RULE_NOTE (bg_rule_note_get_type ())
G_DECLARE_FINAL_TYPE (BgRuleNote, bg_rule_note, BG, RULE_NOTE, GtkBox)

GtkWidget *bg_rule_note_new (BgSession *session, BgRecord *record);

G_END_DECLS
