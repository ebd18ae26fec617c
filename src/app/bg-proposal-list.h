/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proposed tasks to look at. */
#pragma once

#include <gtk/gtk.h>

#include "bg-proposal.h"

G_BEGIN_DECLS

void bg_proposal_list_fill (GtkBox *box, GPtrArray *proposals);

G_END_DECLS
