/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program says of itself: its keys, what it is for. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void bg_help_show_shortcuts (GtkWindow *parent);
void bg_help_show_about (GtkWindow *parent);

G_END_DECLS
