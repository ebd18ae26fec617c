/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page for whoever looks after the office's server. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void bg_server_help_open (GtkWidget *widget);

G_END_DECLS
