/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the widgets of this floor known to GTK. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void bg_widgets_init (void);

G_END_DECLS
