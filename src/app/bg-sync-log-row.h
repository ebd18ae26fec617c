/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One exchange with the server, for people to read; what a technician wants to know is folded into it. */
#pragma once

#include <adwaita.h>

#include "bg-sync-book.h"

G_BEGIN_DECLS

GtkWidget *bg_sync_log_row_new (const BgSyncLine *line);

G_END_DECLS
