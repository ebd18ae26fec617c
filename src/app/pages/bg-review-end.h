/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The end of a review: what was decided, and what can be printed of it. */
#pragma once

#include <gtk/gtk.h>

#include "bg-session.h"

G_BEGIN_DECLS

void bg_review_end_show (GtkBox *box, BgSession *session, BgRecord *review);

G_END_DECLS
