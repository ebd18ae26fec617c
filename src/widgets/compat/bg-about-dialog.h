/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program is; named after AdwAboutDialog (libadwaita 1.5). */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWindow *bg_about_dialog_present (GtkWindow *parent, const char *comments);

G_END_DECLS
