/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of one field, shown from its row of a form. */
#pragma once

#include <adwaita.h>

#include "bg-form.h"

G_BEGIN_DECLS

GtkWidget *bg_field_history_popover_new (BgForm *form, GtkWidget *focus);

G_END_DECLS
