/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words in a few lines at the most, for pages that show many. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BG_TYPE_BRIEF_LABEL (bg_brief_label_get_type ())
G_DECLARE_FINAL_TYPE (BgBriefLabel, bg_brief_label, BG, BRIEF_LABEL, GtkWidget)

GtkWidget *bg_brief_label_new (const char *text, guint lines);
const char *bg_brief_label_get_text (BgBriefLabel *label);

G_END_DECLS
