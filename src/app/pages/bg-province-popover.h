/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The provinces to choose from, beside an entry that takes any name. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BG_TYPE_PROVINCE_POPOVER (bg_province_popover_get_type ())
G_DECLARE_FINAL_TYPE (BgProvincePopover, bg_province_popover, BG, PROVINCE_POPOVER, GtkPopover)

void bg_province_popover_set_typed (BgProvincePopover *popover, const char *typed);

G_END_DECLS
