/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the widgets of this floor known to GTK, and what windows share. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void bg_widgets_init (void);
void bg_widgets_close_on_escape (GtkWindow *window);

G_END_DECLS
