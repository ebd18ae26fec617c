/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moving a visit or a due date to another day, with what follows from it. */
#pragma once

#include <adwaita.h>

#include "bg-session.h"

G_BEGIN_DECLS

#define BG_TYPE_MOVE_DIALOG (bg_move_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BgMoveDialog, bg_move_dialog, BG, MOVE_DIALOG, AdwWindow)

GtkWidget *bg_move_dialog_new (BgSession *session, BgRecord *record, int days);

G_END_DECLS
