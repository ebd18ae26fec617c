/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a list page: records, and the heads of groups between them. */
#pragma once

#include "bg-result-list.h"
#include "bg-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkListItemFactory *bg_list_rows_new (BgSession *session, BgResultList *list) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
