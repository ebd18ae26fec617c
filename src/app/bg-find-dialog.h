/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ctrl+K: jump to any record by a few letters of it. */
#pragma once

#include <adwaita.h>

#include "bg-session.h"

G_BEGIN_DECLS

#define BG_TYPE_FIND_DIALOG (bg_find_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BgFindDialog, bg_find_dialog, BG, FIND_DIALOG, AdwWindow)

GtkWidget *bg_find_dialog_new (BgSession *session);

G_END_DECLS
