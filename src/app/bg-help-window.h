/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an officer has to know: what may not be kept here, what is masked, and how the work is done. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *bg_help_window_new (GtkWindow *parent);

G_END_DECLS
