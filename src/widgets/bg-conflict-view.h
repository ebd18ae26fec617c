/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What another changed in the record while it was being edited here: field by field, to choose from. */
#pragma once

#include <adwaita.h>

#include "bg-form.h"

G_BEGIN_DECLS

#define BG_TYPE_CONFLICT_VIEW (bg_conflict_view_get_type ())
G_DECLARE_FINAL_TYPE (BgConflictView, bg_conflict_view, BG, CONFLICT_VIEW, GtkBox)

GtkWidget *bg_conflict_view_new (BgForm *form, BgRecord *base, BgRecord *mine, BgRecord *now, GArray *lines);
guint bg_conflict_view_get_n_open (BgConflictView *view);
void bg_conflict_view_focus_open (BgConflictView *view);

G_END_DECLS
