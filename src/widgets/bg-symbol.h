/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Symbolic icons for pages that show many. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BG_TYPE_SYMBOL (bg_symbol_get_type ())
G_DECLARE_FINAL_TYPE (BgSymbol, bg_symbol, BG, SYMBOL, GtkWidget)

GtkWidget *bg_symbol_new (const char *icon_name);

G_END_DECLS
