/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The checklist of a dossier on the record's page. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *bg_check_list_new (GPtrArray *checks, gboolean can_tick);

G_END_DECLS
