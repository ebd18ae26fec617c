/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A link to another record: words that open its page. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *bg_link_new (const char *kind, const char *id, const char *words);
void bg_link_make_target (GtkWidget *actionable, const char *kind, const char *id);

G_END_DECLS
