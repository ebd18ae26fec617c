/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of a record: pills, title, the facts in a card, and what is wrong with it. */
#pragma once

#include <adwaita.h>

#include "bg-session.h"

G_BEGIN_DECLS

GtkWidget *bg_record_head_new (BgSession *session, BgRecord *record);
gboolean bg_record_head_tells (const BgField *field);
GtkWidget *bg_fact_grid_new (void);
void bg_fact_grid_add (GtkWidget *grid,
                       const char *label,
                       const char *text,
                       const char *target,
                       const char *id);
void bg_fact_grid_add_field (GtkWidget *grid, BgSession *session, BgRecord *record, const BgField *field);

G_END_DECLS
