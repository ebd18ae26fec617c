/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lays widgets out like words: from left to right, and on to the next line where there is no room. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BG_TYPE_WRAP_LAYOUT (bg_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (BgWrapLayout, bg_wrap_layout, BG, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *bg_wrap_layout_new (int spacing);

G_END_DECLS
