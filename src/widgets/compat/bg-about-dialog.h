/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program is; named after AdwAboutDialog (libadwaita 1.5), made of AdwAboutWindow. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void bg_about_dialog_present (GtkWindow *parent, const char *comments);

G_END_DECLS
