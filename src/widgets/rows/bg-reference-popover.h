/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds a record of one kind by typing a part of its name, and makes a new one where there is none. */
#pragma once

#include <gtk/gtk.h>

#include "bg-store.h"

G_BEGIN_DECLS

#define BG_TYPE_REFERENCE_POPOVER (bg_reference_popover_get_type ())
G_DECLARE_FINAL_TYPE (BgReferencePopover, bg_reference_popover, BG, REFERENCE_POPOVER, GtkPopover)

GtkWidget *bg_reference_popover_new (BgStore *store, const BgRules *rules, const BgKind *kind);
void bg_reference_popover_set_search (BgReferencePopover *popover, const char *text);

G_END_DECLS
