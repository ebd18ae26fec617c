/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The office's rule on old passport numbers: shows whose would go before it is set. */
#pragma once

#include "bg-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BG_TYPE_BLANKING_DIALOG (bg_blanking_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BgBlankingDialog, bg_blanking_dialog, BG, BLANKING_DIALOG, AdwWindow)

GtkWidget *bg_blanking_dialog_new (GtkWindow *parent, BgSession *session);
void bg_blanking_run (BgSession *session);

G_END_DECLS
