/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record as it was at some time: to look at and to print. */
#pragma once

#include <adwaita.h>

#include "bg-session.h"

G_BEGIN_DECLS

#define BG_TYPE_AS_OF_DIALOG (bg_as_of_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BgAsOfDialog, bg_as_of_dialog, BG, AS_OF_DIALOG, AdwWindow)

GtkWidget *bg_as_of_dialog_new (BgSession *session, BgRecord *record, gint64 time);

G_END_DECLS
