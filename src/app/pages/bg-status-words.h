/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A status as widgets show it: the colour of its tone, and the pill with icon and words. */
#pragma once

#include <gtk/gtk.h>

#include "bg-kind.h"

G_BEGIN_DECLS

void bg_status_colour (GtkWidget *widget, BgTone tone);
GtkWidget *bg_pill_new (const char *icon, const char *words, BgTone tone);
GtkWidget *bg_status_pill_new (const BgStatus *status);

G_END_DECLS
