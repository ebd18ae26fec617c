/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line at the foot of the sidebar: when the record book was backed up; a button to the page about it. */
#pragma once

#include <gtk/gtk.h>

#include "bg-safety.h"

G_BEGIN_DECLS

#define BG_TYPE_SAFETY_BUTTON (bg_safety_button_get_type ())
G_DECLARE_FINAL_TYPE (BgSafetyButton, bg_safety_button, BG, SAFETY_BUTTON, GtkButton)

void bg_safety_button_set_safety (BgSafetyButton *button, BgSafety *safety);

G_END_DECLS
