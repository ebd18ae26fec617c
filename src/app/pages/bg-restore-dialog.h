/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a restore would change, and the question whether it shall be done. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BG_TYPE_RESTORE_DIALOG (bg_restore_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BgRestoreDialog, bg_restore_dialog, BG, RESTORE_DIALOG, AdwWindow)

void bg_restore_dialog_present (GtkWindow *parent, const char *book, const char *backup);

G_END_DECLS
