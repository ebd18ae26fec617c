/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sections of the page about the safety of data, each made anew from what was seen last. */
#pragma once

#include <adwaita.h>

#include "bg-safety.h"

G_BEGIN_DECLS

GtkWidget *bg_safety_row_new (const char *icon, BgTone tone, const char *title, const char *detail);
GtkWidget *bg_safety_heading_new (const char *title, const char *aside);
GtkWidget *bg_safety_status_new (BgSafety *safety);
GtkWidget *bg_safety_places_new (BgSafety *safety);
GtkWidget *bg_safety_rules_new (BgSafety *safety);
GtkWidget *bg_safety_drill_card_new (BgSafety *safety);
GtkWidget *bg_safety_copies_new (BgSafety *safety, gboolean all);

G_END_DECLS
