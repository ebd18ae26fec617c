/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells when a page becomes wide or narrow, for layouts that change with its width. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BgWidthFunc:
 * @widget: the widget that owns the watch
 * @is_wide: whether there is room now
 */
typedef void (*BgWidthFunc) (GtkWidget *widget, gboolean is_wide);

GtkWidget *bg_width_watch_new (GtkWidget *owner, int threshold, BgWidthFunc func);

G_END_DECLS
