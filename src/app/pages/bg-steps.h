/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of a record's life: past ticked, the present one outlined and named, the future hollow. */
#pragma once

#include <gtk/gtk.h>

#include "bg-kind.h"

G_BEGIN_DECLS

GtkWidget *bg_steps_new (BgRecord *record, const BgRules *rules);

G_END_DECLS
