/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets, changes or takes away the password of the curtain. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BG_TYPE_PASSWORD_DIALOG (bg_password_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BgPasswordDialog, bg_password_dialog, BG, PASSWORD_DIALOG, AdwWindow)

GtkWidget *bg_password_dialog_new (GtkWindow *parent, GSettings *settings, gboolean removes);

G_END_DECLS
