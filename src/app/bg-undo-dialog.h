/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks about the values that changed since what is to be undone. */
#pragma once

#include <adwaita.h>

#include "bg-session.h"
#include "bg-undo.h"

G_BEGIN_DECLS

#define BG_TYPE_UNDO_DIALOG (bg_undo_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BgUndoDialog, bg_undo_dialog, BG, UNDO_DIALOG, AdwWindow)

GtkWidget *bg_undo_dialog_new (BgSession *session, BgUndo *undo);

G_END_DECLS
