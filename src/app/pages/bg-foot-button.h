/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line at the foot of the sidebar: how something stands, in two lines; a button to the page about it. */
#pragma once

#include <gtk/gtk.h>

#include "bg-kind.h"

G_BEGIN_DECLS

#define BG_TYPE_FOOT_BUTTON (bg_foot_button_get_type ())
G_DECLARE_FINAL_TYPE (BgFootButton, bg_foot_button, BG, FOOT_BUTTON, GtkButton)

void bg_foot_button_show (BgFootButton *button,
                          const char *icon,
                          BgTone tone,
                          const char *words,
                          const char *detail);

G_END_DECLS
